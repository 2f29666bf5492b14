// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/history_panel.h"

#include "app/studio/theme/icons.h"
#include "app/studio/theme/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QLocale>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;
using project::EntryState;

namespace
{

constexpr int kMostShown = 500; // a long journal is read with `twinloom log`
constexpr int kMark = 14;       // pixels
enum Column { Mark, Label, Time, Columns };

QPixmap clear()
{
    QPixmap pixmap(kMark, kMark);
    pixmap.fill(Qt::transparent);
    return pixmap;
}

} // namespace

HistoryPanel::HistoryPanel(QWidget *parent) : QWidget(parent), m_list(new QTreeWidget)
{
    setObjectName(u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    m_list->setAccessibleName(tr("History"));
    m_list->setRootIsDecorated(false);
    m_list->setIndentation(0);
    m_list->setUniformRowHeights(true);
    m_list->setHeaderHidden(true);
    m_list->setColumnCount(Columns);
    m_list->setIconSize({kMark, kMark});
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(Mark, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(Label, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(Time, QHeaderView::ResizeToContents);
    connect(m_list, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem *row) { goTo(row); });
    connect(m_list, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *row) { goTo(row); });
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (m_old && isVisible())
            refresh();
    });
}

void HistoryPanel::setDocument(Document *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (document)
        connect(document, &Document::changed, this, [this] {
            m_old = true;
            m_soon.start();
        });
    m_old = true;
    refresh();
}

void HistoryPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_old)
        refresh();
}

void HistoryPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) { // the rows hold colours of the theme
        m_old = true;
        m_soon.start();
    }
    QWidget::changeEvent(event);
}

void HistoryPanel::refresh()
{
    m_old = false;
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    if (!m_document)
        return;
    const auto journal = m_document->journal();
    if (!journal) {
        Q_EMIT refused(journal.error());
        return;
    }
    QTreeWidgetItem *present = nullptr;
    int more = 0;
    for (auto last = journal->rbegin(); last != journal->rend(); ++last) {
        const project::JournalEntry &entry = *last;
        if (entry.state != EntryState::Done && entry.state != EntryState::Undone)
            continue; // out of reach
        if (m_list->topLevelItemCount() == kMostShown) {
            ++more;
            continue;
        }
        QTreeWidgetItem *row = addRow(entry);
        if (!present && entry.state == EntryState::Done)
            present = row;
    }
    project::JournalEntry beginning;
    beginning.label = more > 0 ? tr("… and %1 before that").arg(more) : tr("Empty project");
    QTreeWidgetItem *first = more > 0 ? nullptr : addRow(beginning);
    if (more > 0)
        (new QTreeWidgetItem(m_list, {QString(), beginning.label}))->setDisabled(true);
    if (QTreeWidgetItem *row = present ? present : first)
        markPresent(row);
}

QTreeWidgetItem *HistoryPanel::addRow(const project::JournalEntry &entry)
{
    const bool undone = entry.state == EntryState::Undone;
    const QDateTime time = entry.time.toLocalTime();
    const QString label = entry.label.isEmpty() ? entry.verb : entry.label;
    auto *row = new QTreeWidgetItem(
        m_list,
        {QString(), label, entry.number > 0 ? QLocale().toString(time.time(), QLocale::ShortFormat) : QString()});
    row->setData(Mark, Qt::UserRole, entry.number);
    row->setData(Label, Qt::UserRole, int(entry.state));
    row->setIcon(Mark, clear());
    QColor faint = theme().dim;
    row->setForeground(Time, faint);
    if (undone) {
        faint.setAlphaF(0.65f);
        QFont italic = font();
        italic.setItalic(true);
        row->setFont(Label, italic);
        row->setForeground(Label, faint);
        row->setForeground(Time, faint);
    }
    QString tip = label;
    if (entry.number > 0)
        tip += u"\n%1 · %2"_s.arg(entry.verb, QLocale().toString(time, QLocale::LongFormat));
    tip += u'\n' + (undone ? tr("Taken back. A click makes it again.") : tr("A click goes back to this state."));
    row->setToolTip(Label, tip);
    row->setData(Label, Qt::AccessibleDescriptionRole, undone ? tr("taken back") : tr("done"));
    return row;
}

void HistoryPanel::markPresent(QTreeWidgetItem *row)
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    row->setFont(Label, bold);
    row->setIcon(Mark, iconPixmap(u"dot"_s, kMark, theme().accent, devicePixelRatioF()));
    row->setToolTip(Label, row->text(Label) + u'\n' + tr("The present state"));
    row->setData(Label, Qt::AccessibleDescriptionRole, tr("present state"));
    m_list->setCurrentItem(row);
    m_list->scrollToItem(row);
}

void HistoryPanel::goTo(const QTreeWidgetItem *row)
{
    if (!m_document || row->isDisabled())
        return;
    if (const auto done = m_document->goTo(row->data(Mark, Qt::UserRole).toLongLong()); !done)
        Q_EMIT refused(done.error());
    m_old = true; // also where nothing changed: the mark stays with the present state
    m_soon.start();
}

} // namespace twinloom::studio
