// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/messages_panel.h"

#include "app/studio/panels/empty_line.h"
#include "app/studio/panels/wrapped_rows.h"
#include "app/studio/theme/icons.h"
#include "app/studio/theme/theme.h"
#include "scenegen/note.h"

#include <QHeaderView>
#include <QTime>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kMostKept = 1000;

/// The nodes that a row speaks of.
QStringList referencesOf(const QTreeWidgetItem &row)
{
    return row.data(0, Qt::UserRole).toStringList();
}

Tone toneOf(const Issue &issue)
{
    return scenegen::isNote(issue) ? Tone::Information : Tone::Warning;
}

} // namespace

QString toneIcon(Tone tone)
{
    switch (tone) {
    case Tone::Information:
        return u"info"_s;
    case Tone::Success:
        return u"check"_s;
    case Tone::Warning:
        return u"warning"_s;
    case Tone::Error:
        break;
    }
    return u"error"_s;
}

/// What the icon says, for those who cannot see it.
static QString toneText(Tone tone)
{
    switch (tone) {
    case Tone::Information:
        return MessagesPanel::tr("information");
    case Tone::Success:
        return MessagesPanel::tr("done");
    case Tone::Warning:
        return MessagesPanel::tr("warning");
    case Tone::Error:
        break;
    }
    return MessagesPanel::tr("error");
}

QColor toneColour(Tone tone)
{
    switch (tone) {
    case Tone::Information:
        return theme().info;
    case Tone::Success:
        return theme().success;
    case Tone::Warning:
        return theme().warning;
    case Tone::Error:
        break;
    }
    return theme().error;
}

MessagesPanel::MessagesPanel(QWidget *parent) : QWidget(parent), m_list(new QTreeWidget)
{
    setObjectName(u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    m_list->setAccessibleName(tr("Messages"));
    m_list->setRootIsDecorated(false);
    m_list->setHeaderHidden(true);
    m_list->setColumnCount(2);
    wrapRows(*m_list);
    sayWhenEmpty(*m_list, tr("What was found and what failed is listed here."));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    const auto want = [this](const QTreeWidgetItem *item) {
        if (const QStringList references = referencesOf(*item); references.size() == 1)
            Q_EMIT nodeWanted(references.front());
    };
    connect(m_list, &QTreeWidget::itemClicked, this, want);
    connect(m_list, &QTreeWidget::itemActivated, this, want);
}

void MessagesPanel::append(Tone tone, const QString &text, const QString &source, const QStringList &references)
{
    auto *item = new QTreeWidgetItem({text, QLocale().toString(QTime::currentTime(), QLocale::ShortFormat)});
    item->setIcon(0, QIcon(iconPixmap(toneIcon(tone), 16, toneColour(tone), devicePixelRatioF())));
    item->setData(0, Qt::UserRole, references);
    item->setData(0, Qt::AccessibleDescriptionRole, toneText(tone));
    item->setForeground(1, palette().placeholderText());
    item->setToolTip(0, source.isEmpty() ? text : u"%1\n%2"_s.arg(source, text));
    m_list->insertTopLevelItem(0, item);
    if (m_list->topLevelItemCount() > kMostKept)
        delete m_list->takeTopLevelItem(kMostKept);
}

void MessagesPanel::add(Tone tone, const QString &text, const QString &source)
{
    append(tone, text, source, {});
}

void MessagesPanel::add(const Issues &issues, const QString &source)
{
    for (const Issue &issue : issues) {
        const QString named = issue.field.section(u' ', 0, 0).section(u'.', 0, 0);
        append(toneOf(issue), issue.message, source, named.isEmpty() ? QStringList() : QStringList(named));
    }
}

void MessagesPanel::add(const NodeFindings &findings, const QString &source)
{
    QStringList references;
    for (const scene::NodeId node : findings.nodes)
        references << node.toString();
    for (const Issue &issue : findings.issues)
        append(toneOf(issue),
               findings.subject.isEmpty() ? issue.message : tr("%1: %2").arg(findings.subject, issue.message), source,
               references);
}

void MessagesPanel::markFindingsOf(scene::NodeId node)
{
    m_list->clearSelection();
    const QString reference = node.toString();
    QTreeWidgetItem *newest = nullptr;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *row = m_list->topLevelItem(i);
        if (!referencesOf(*row).contains(reference))
            continue;
        row->setSelected(true);
        newest = newest ? newest : row;
    }
    if (newest)
        m_list->scrollToItem(newest);
}

void MessagesPanel::clear()
{
    m_list->clear();
}

int MessagesPanel::count() const
{
    return m_list->topLevelItemCount();
}

} // namespace twinloom::studio
