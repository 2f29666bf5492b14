// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/history_panel.h"

#include <QHeaderView>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <ranges>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{
constexpr int kMostShown = 500; // a long journal is read with `twinloom log`
}

HistoryPanel::HistoryPanel(QWidget *parent) : QWidget(parent), m_list(new QTreeWidget)
{
    setObjectName(u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    m_list->setAccessibleName(tr("History"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setHeaderHidden(true);
    m_list->setColumnCount(3);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
}

void HistoryPanel::setDocument(Document *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (document)
        connect(document, &Document::changed, this, [this] {
            m_old = true;
            if (isVisible())
                refresh();
        });
    m_old = true;
    refresh();
}

int HistoryPanel::count() const
{
    return m_list->topLevelItemCount();
}

void HistoryPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_old)
        refresh();
}

void HistoryPanel::refresh()
{
    m_old = false;
    m_list->clear();
    const auto journal = m_document ? m_document->journal() : Result(std::vector<project::JournalEntry>{});
    if (!journal)
        return;
    for (const project::JournalEntry &entry : std::views::reverse(*journal) | std::views::take(kMostShown)) {
        const QDateTime time = entry.time.toLocalTime();
        auto *item = new QTreeWidgetItem(m_list, {QString::number(entry.number),
                                                  entry.label.isEmpty() ? entry.verb : entry.label,
                                                  QLocale().toString(time.time(), QLocale::ShortFormat)});
        item->setTextAlignment(0, Qt::AlignRight | Qt::AlignVCenter);
        for (const int column : {0, 2})
            item->setForeground(column, palette().placeholderText());
        item->setToolTip(1,
                         u"%1\n%2 · %3"_s.arg(entry.label, entry.verb, QLocale().toString(time, QLocale::LongFormat)));
    }
}

} // namespace twinloom::studio
