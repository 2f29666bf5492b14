// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/messages_panel.h"

#include "app/studio/panels/empty_line.h"
#include "app/studio/panels/wrapped_rows.h"
#include "app/studio/theme/icons.h"
#include "app/studio/theme/theme.h"

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
}

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
    connect(m_list, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) {
        const QString reference = item->data(0, Qt::UserRole).toString();
        if (!reference.isEmpty())
            Q_EMIT nodeWanted(reference);
    });
}

void MessagesPanel::append(Tone tone, const QString &text, const QString &source, const QString &reference)
{
    auto *item = new QTreeWidgetItem({text, QLocale().toString(QTime::currentTime(), QLocale::ShortFormat)});
    item->setIcon(0, QIcon(iconPixmap(toneIcon(tone), 16, toneColour(tone), devicePixelRatioF())));
    item->setData(0, Qt::UserRole, reference);
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
    for (const Issue &issue : issues)
        append(Tone::Warning, issue.message, source, issue.field.section(u' ', 0, 0).section(u'.', 0, 0));
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
