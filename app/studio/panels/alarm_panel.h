// SPDX-License-Identifier: GPL-3.0-or-later
// Alarms that are active or that nobody has acknowledged, the most severe first; acknowledging takes a comment. Reads
// the journal beside the project, so it also shows what a `twinloom run` of another process raised. Thread: UI.
#pragma once

#include "app/studio/document/document.h"
#include "twin/alarm/alarm_journal.h"

#include <QTimer>
#include <QWidget>

class QTreeWidget;
class QToolButton;

namespace twinloom::studio
{

class AlarmPanel : public QWidget
{
    Q_OBJECT
public:
    explicit AlarmPanel(QWidget *parent = nullptr);
    /// `folder`: of the history. A null document: nothing is open.
    void setSource(Document *document, const QString &folder);
    /// Those in the list.
    const std::vector<alarm::Alarm> &alarms() const { return m_alarms; }
    QTreeWidget &list() { return *m_list; }
    /// Acknowledges the selected alarm; false when none is selected, or it failed.
    bool acknowledge(const QString &comment);

public Q_SLOTS:
    void refresh();

Q_SIGNALS:
    /// How many nobody has acknowledged.
    void openCountChanged(int count);
    void failed(const twinloom::Error &error);

private:
    void askAndAcknowledge();
    void showAlarms();
    void selectTwin();
    const alarm::Alarm *selected() const;

    Document *m_document = nullptr;
    QString m_folder;
    std::vector<alarm::Alarm> m_alarms;
    QTreeWidget *m_list;
    QToolButton *m_acknowledge;
    QTimer m_timer;
};

} // namespace twinloom::studio
