// SPDX-License-Identifier: GPL-3.0-or-later
// The scene as a searchable tree: selects, renames (F2), shows and hides.
#pragma once

#include "app/studio/panels/outliner_model.h"

#include <QWidget>

class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace twinloom::studio
{

class OutlinerPanel : public QWidget
{
    Q_OBJECT
public:
    explicit OutlinerPanel(QWidget *parent = nullptr);
    void setDocument(Document *document);
    /// Opens the name of the active node for editing.
    void renameActive();
    OutlinerModel &model() { return *m_model; }
    QTreeView &view() { return *m_view; }

Q_SIGNALS:
    void contextMenuWanted(const QPoint &globalPosition);
    void nodeActivated(); ///< double click or Enter
    void refused(const twinloom::Error &error);

private:
    void takeSelection();
    void giveSelection();
    void expandFirst();
    std::vector<scene::NodeId> openNodes() const;
    void open(const std::vector<scene::NodeId> &nodes);

    Document *m_document = nullptr;
    OutlinerModel *m_model;
    QSortFilterProxyModel *m_filter;
    QLineEdit *m_search;
    QTreeView *m_view;
    QString m_sought;
    std::vector<scene::NodeId> m_open; ///< before something was sought
    bool m_rowsGo = false;             ///< rows are being taken out of the list
    bool m_syncing = false;            ///< one of the two selections is being copied to the other
};

} // namespace twinloom::studio
