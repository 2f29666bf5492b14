// SPDX-License-Identifier: GPL-3.0-or-later
// What fits where: categories with probabilities for a place of the floor, and for a category the places of the floor.
// Thread: UI; maps are made beside it.
#pragma once

#include "app/studio/document/document.h"
#include "app/studio/viewport/marks.h"
#include "scenegen/graph/suggest.h"

#include <QThreadPool>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace twinloom::studio
{

class FitSection : public QWidget
{
    Q_OBJECT
public:
    explicit FitSection(QWidget *parent = nullptr);
    ~FitSection() override;

    /// Forgets what was asked. Null: no room.
    void setRoom(Document *document, scene::NodeId room);
    /// The scene has changed: the map is made again, and what was said of a place is forgotten.
    void renew();
    /// A place in the room's frame. The answer comes later: looking() until then.
    void ask(const geometry::Vec2 &at);
    /// Empty: no map.
    void showMap(const QString &category);

    const std::vector<scenegen::Suggestion> &suggestions() const { return m_suggestions; }
    /// Whether a map, or an answer to ask(), is on its way.
    bool looking() const { return m_running > 0; }

Q_SIGNALS:
    void askWanted();
    void marksChanged(const QString &layer, const std::vector<twinloom::studio::Mark> &marks);
    void failed(const twinloom::Error &error);

private:
    std::optional<scene::Room> room() const;
    void clearPlace();
    void dropMap();
    void showTyped();
    void listSuggestions();
    void add(const QTreeWidgetItem *item);
    void takeMap(const Result<scenegen::PlacementMap> &map);
    void takeSuggestions(const Result<std::vector<scenegen::Suggestion>> &suggestions);
    /// Judges the room on another thread, with the space that scans saw taken, and takes what was found on this one.
    template <class Judge, class Take>
    void look(Progress progress, Judge judge, Take take);
    /// Ends what runs; afterwards nothing reads the document any more.
    void stop();

    Document *m_document = nullptr;
    scene::NodeId m_room;
    geometry::Vec2 m_place = geometry::Vec2::Zero();
    std::vector<scenegen::Suggestion> m_suggestions;
    std::vector<geometry::Box> m_obstacles; ///< at the last answer to ask()
    QPushButton *m_ask;
    QTreeWidget *m_list;
    QComboBox *m_category;
    QLabel *m_hint, *m_mapState;
    QWidget *m_legend;
    QString m_mapped; ///< category
    Progress m_mapProgress, m_askProgress;
    int m_running = 0; ///< those that nobody waits for any more included
    QThreadPool m_pool;
};

} // namespace twinloom::studio
