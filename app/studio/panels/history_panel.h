// SPDX-License-Identifier: GPL-3.0-or-later
// The project's journal, newest first.
#pragma once

#include "app/studio/document/document.h"

#include <QWidget>

class QTreeWidget;

namespace twinloom::studio
{

class HistoryPanel : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryPanel(QWidget *parent = nullptr);
    void setDocument(Document *document);
    int count() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();

    Document *m_document = nullptr;
    QTreeWidget *m_list;
    bool m_old = true; ///< reading the journal waits until somebody looks
};

} // namespace twinloom::studio
