// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/graph/graph_palette.h"

#include "app/studio/graph/graph_view.h"
#include "app/studio/panels/plan_picture.h"
#include "app/studio/theme/icons.h"
#include "app/studio/theme/theme.h"
#include "core/asset/category_text.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QVBoxLayout>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kWidth = 208;

/// The better, the greater.
enum class Match { None, Contains, Begins, Exact };

Match matchOf(const QString &name, const QString &sought)
{
    if (name.compare(sought, Qt::CaseInsensitive) == 0)
        return Match::Exact;
    if (name.startsWith(sought, Qt::CaseInsensitive))
        return Match::Begins;
    return name.contains(sought, Qt::CaseInsensitive) ? Match::Contains : Match::None;
}

/// Gives what is dragged from it as a category.
class CategoryList : public QListWidget
{
public:
    CategoryList()
    {
        setDragEnabled(true);
        setDragDropMode(QAbstractItemView::DragOnly);
        setIconSize({14, 14});
    }

protected:
    QMimeData *mimeData(const QList<QListWidgetItem *> &items) const override
    {
        auto *dragged = new QMimeData;
        if (!items.isEmpty())
            dragged->setData(QLatin1StringView(GraphView::kCategoryMime),
                             items.front()->data(Qt::UserRole).toByteArray());
        return dragged;
    }
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::PaletteChange || event->type() == QEvent::Polish)
            for (int row = 0; row < count(); ++row) // in the theme's colours
                item(row)->setData(Qt::DecorationRole, categoryColour(item(row)->data(Qt::UserRole).toString()));
        return QListWidget::event(event);
    }
};

} // namespace

GraphPalette::GraphPalette(const QStringList &categories, QWidget *parent)
    : QWidget(parent), m_filter(new QLineEdit), m_list(new CategoryList)
{
    setObjectName(u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(kWidth);
    m_filter->setObjectName(u"graph.filter"_s);
    m_filter->setPlaceholderText(tr("Find a thing"));
    m_filter->setAccessibleName(tr("Find a thing"));
    m_filter->setClearButtonEnabled(true);
    m_list->setObjectName(u"graph.things"_s);
    m_list->setAccessibleName(tr("Things"));
    for (const QString &category : categories) {
        auto *item = new QListWidgetItem(asset::categoryText(category), m_list);
        item->setData(Qt::UserRole, category);
    }
    m_list->sortItems();
    m_list->setCurrentRow(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 10);
    layout->setSpacing(8);
    layout->addWidget(m_filter);
    layout->addWidget(m_list, 1);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, &GraphPalette::filter);
    connect(m_filter, &QLineEdit::returnPressed, this, &GraphPalette::pick);
    connect(m_list, &QListWidget::itemActivated, this, &GraphPalette::pick);
}

/// The arrow keys of the line go through the list.
bool GraphPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down)
            return QCoreApplication::sendEvent(m_list, event);
    }
    return QWidget::eventFilter(watched, event);
}

void GraphPalette::filter(const QString &text)
{
    const QString sought = text.trimmed();
    QListWidgetItem *best = nullptr;
    Match bestMatch = Match::None;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const Match match = matchOf(item->text(), sought);
        item->setHidden(match == Match::None);
        if (match > bestMatch) {
            best = item;
            bestMatch = match;
        }
    }
    m_list->setCurrentItem(best);
}

void GraphPalette::pick()
{
    if (const QListWidgetItem *item = m_list->currentItem(); item && !item->isHidden())
        Q_EMIT picked(item->data(Qt::UserRole).toString());
}

} // namespace twinloom::studio
