// SPDX-License-Identifier: GPL-3.0-or-later
// Aligning scans by hand: which one moves, the pairs of points with what they are off by, a preview, and applying it.
// While Tool::Align is chosen rooms and things are hidden, so that only points are seen and clicked. Nothing here edits
// the document. Thread: UI.
#pragma once

#include "app/studio/document/align_draft.h"
#include "app/studio/viewport/viewport.h"
#include "app/workflow/align_scan.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace twinloom::studio
{

class AlignPanel : public QWidget
{
    Q_OBJECT
public:
    /// The viewport must outlive it.
    explicit AlignPanel(Viewport &viewport);
    /// Null: nothing is open.
    void setDocument(Document *document);

    const AlignDraft &draft() const { return m_draft; }
    scene::NodeId scan() const;
    void click(scene::NodeId cloud, const scene::Vec3 &at);
    QTreeWidget &list() { return *m_list; }
    QPushButton &previewButton() { return *m_preview; }
    QPushButton &applyButton() { return *m_apply; }

Q_SIGNALS:
    void alignWanted(const twinloom::workflow::AlignRequest &request);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void begin(Tool tool);
    void listScans();
    void startAnew();
    void refresh();
    void refreshList(const Result<scan::PairFit> &fit);
    QString hintText(const Result<scan::PairFit> &fit) const;
    void showInView(const Result<scan::PairFit> &fit);

    Viewport &m_viewport;
    Document *m_document = nullptr;
    AlignDraft m_draft;
    QComboBox *m_scan;
    QLabel *m_hint;
    QTreeWidget *m_list;
    QCheckBox *m_fine;
    QPushButton *m_preview, *m_apply, *m_close;
};

} // namespace twinloom::studio
