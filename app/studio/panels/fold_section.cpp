// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/fold_section.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace twinloom::studio
{

FoldSection::FoldSection(const QString &title, Start start, QWidget *parent)
    : QWidget(parent), m_title(title), m_head(new QToolButton), m_body(new QWidget), m_layout(new QVBoxLayout(m_body))
{
    m_head->setObjectName(QStringLiteral("foldHead"));
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_head->setCheckable(true);
    m_head->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_layout->setContentsMargins(0, 2, 0, 6);
    m_layout->setSpacing(8);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_head);
    layout->addWidget(m_body);
    connect(m_head, &QToolButton::toggled, this, &FoldSection::setOpen);
    setOpen(start == Start::Open);
}

void FoldSection::setOpen(bool open)
{
    m_head->setChecked(open);
    m_head->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_body->setVisible(open);
    showTitle();
}

void FoldSection::setNote(const QString &note)
{
    m_note = note;
    showTitle();
}

void FoldSection::showTitle()
{
    const bool open = m_head->isChecked();
    m_head->setText(open || m_note.isEmpty() ? m_title : tr("%1 · %2").arg(m_title, m_note));
}

} // namespace twinloom::studio
