// SPDX-License-Identifier: GPL-3.0-or-later
// What was done, newest first: the present state is marked, what was taken back is grey above it, and a click goes
// there. The whole journal, with every undo, is what `twinloom log` prints.
#pragma once

#include "app/studio/document/document.h"

#include <QTimer>
#include <QWidget>

class QTreeWidget;
class QTreeWidgetItem;

namespace twinloom::studio
{

class HistoryPanel : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryPanel(QWidget *parent = nullptr);
    void setDocument(Document *document);
    /// Rows of the list; the one that the project began with is the last.
    QTreeWidget &list() { return *m_list; }

Q_SIGNALS:
    void refused(const twinloom::Error &error);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    QTreeWidgetItem *addRow(const project::JournalEntry &entry);
    void markPresent(QTreeWidgetItem *row);
    void goTo(const QTreeWidgetItem *row);

    Document *m_document = nullptr;
    QTreeWidget *m_list;
    QTimer m_soon;     ///< many steps at once are read once
    bool m_old = true; ///< reading the journal waits until somebody looks
};

} // namespace twinloom::studio
