// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/outliner_panel.h"

#include "app/studio/panels/empty_line.h"
#include "app/studio/theme/icons.h"
#include "app/studio/theme/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kIconSize = 16;
constexpr int kEyeColumn = 30;
constexpr int kMostOpened = 20; // rooms that are shown open at first

/// Names of hidden nodes are faint; the eye shows and takes clicks.
class OutlinerDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem view = option;
        const bool shown = index.data(OutlinerModel::ShownRole).toBool();
        if (!shown)
            view.palette.setColor(QPalette::Text, theme().dim);
        if (!shown)
            view.palette.setColor(QPalette::HighlightedText, theme().dim);
        QStyledItemDelegate::paint(painter, view, index);
        if (index.column() != OutlinerModel::Visibility)
            return;
        const bool visible = index.data(OutlinerModel::VisibleRole).toBool();
        const bool hovered = option.state & QStyle::State_MouseOver;
        QColor colour = theme().dim;
        colour.setAlphaF(visible && !hovered ? 0.55f : 1.0f);
        const qreal ratio = painter->device()->devicePixelRatioF();
        const QPixmap eye = iconPixmap(visible ? u"eye"_s : u"eye-off"_s, kIconSize, colour, ratio);
        painter->drawPixmap(option.rect.center() - QPoint(kIconSize / 2, kIconSize / 2), eye);
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), 28};
    }

    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override
    {
        if (index.column() == OutlinerModel::Visibility && event->type() == QEvent::MouseButtonRelease) {
            model->setData(index, !index.data(OutlinerModel::VisibleRole).toBool(), OutlinerModel::VisibleRole);
            return true;
        }
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    }
};

} // namespace

OutlinerPanel::OutlinerPanel(QWidget *parent)
    : QWidget(parent), m_model(new OutlinerModel(this)), m_filter(new QSortFilterProxyModel(this)),
      m_search(new QLineEdit), m_view(new QTreeView)
{
    setObjectName(u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(290); // four tabs below
    m_filter->setSourceModel(m_model);
    m_filter->setRecursiveFilteringEnabled(true);
    m_filter->setAutoAcceptChildRows(true);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);

    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the scene"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);

    // Before the view hears of it: rows that are no longer what is sought leave the list, not the selection.
    connect(m_filter, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_rowsGo = true; });
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, [this] { m_rowsGo = false; });
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &OutlinerPanel::takeSelection, Qt::QueuedConnection);
    m_view->setObjectName(u"outliner"_s);
    m_view->setAccessibleName(tr("Scene tree"));
    m_view->setModel(m_filter);
    QLabel *empty = sayWhenEmpty(*m_view, {});
    const auto sayWhy = [empty](const QString &sought) {
        empty->setText(sought.isEmpty() ? tr("What is in the scene is listed here.") : tr("Nothing has such a name."));
    };
    sayWhy({});
    m_view->setItemDelegate(new OutlinerDelegate(m_view));
    m_view->setHeaderHidden(true);
    m_view->setUniformRowHeights(true);
    m_view->setIndentation(16);
    m_view->setIconSize({kIconSize, kIconSize});
    m_view->setMouseTracking(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setMinimumSectionSize(kEyeColumn);
    m_view->header()->setSectionResizeMode(OutlinerModel::Name, QHeaderView::Stretch);
    m_view->header()->setSectionResizeMode(OutlinerModel::Visibility, QHeaderView::Fixed);
    m_view->header()->resizeSection(OutlinerModel::Visibility, kEyeColumn);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *searchRow = new QVBoxLayout;
    searchRow->setContentsMargins(8, 8, 8, 8);
    searchRow->addWidget(m_search);
    layout->addLayout(searchRow);
    layout->addWidget(m_view);

    connect(m_search, &QLineEdit::textChanged, this, [this, sayWhy](const QString &text) {
        sayWhy(text);
        if (m_sought.isEmpty())
            m_open = openNodes(); // rows that the filter leaves out fold themselves
        m_sought = text;
        m_filter->setFilterFixedString(text);
        if (text.isEmpty())
            open(m_open);
        else
            m_view->expandAll();
        takeSelection();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &OutlinerPanel::giveSelection);
    connect(m_view, &QTreeView::activated, this, &OutlinerPanel::nodeActivated);
    connect(m_view, &QTreeView::customContextMenuRequested, this,
            [this](const QPoint &at) { Q_EMIT contextMenuWanted(m_view->viewport()->mapToGlobal(at)); });
    connect(m_model, &OutlinerModel::refused, this, &OutlinerPanel::refused);
    connect(m_model, &OutlinerModel::rowsInserted, this, [this](const QModelIndex &above, int first, int last) {
        for (int row = first; row <= last && !above.isValid() && m_model->rowCount() <= kMostOpened; ++row)
            m_view->expand(m_filter->mapFromSource(m_model->index(row, 0)));
        if (!above.isValid() || !above.parent().isValid())
            m_view->expand(m_filter->mapFromSource(above));
    });
}

void OutlinerPanel::setDocument(Document *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    m_open.clear();
    m_model->setDocument(document);
    if (!document)
        return;
    connect(document, &Document::selectionChanged, this, &OutlinerPanel::takeSelection);
    expandFirst();
    takeSelection();
}

void OutlinerPanel::expandFirst()
{
    // Rooms open, what is in them closed: a factory has thousands of rows.
    m_view->expandToDepth(m_model->rowCount() <= kMostOpened ? 0 : -1);
}

std::vector<scene::NodeId> OutlinerPanel::openNodes() const
{
    std::vector<scene::NodeId> nodes;
    std::vector<QModelIndex> above{QModelIndex()};
    while (!above.empty()) {
        const QModelIndex index = above.back();
        above.pop_back();
        for (int row = 0; row < m_filter->rowCount(index); ++row)
            if (const QModelIndex child = m_filter->index(row, 0, index); m_view->isExpanded(child)) {
                nodes.push_back(m_model->nodeAt(m_filter->mapToSource(child)));
                above.push_back(child);
            }
    }
    return nodes;
}

void OutlinerPanel::open(const std::vector<scene::NodeId> &nodes)
{
    m_view->collapseAll();
    for (const scene::NodeId node : nodes)
        m_view->expand(m_filter->mapFromSource(m_model->indexOf(node)));
}

void OutlinerPanel::renameActive()
{
    const scene::NodePtr active = m_document ? m_document->active() : nullptr;
    const QModelIndex index = active ? m_filter->mapFromSource(m_model->indexOf(active->id)) : QModelIndex();
    if (index.isValid())
        m_view->edit(index);
}

void OutlinerPanel::takeSelection()
{
    if (m_syncing || !m_document)
        return;
    const QScopedValueRollback syncing(m_syncing, true);
    QItemSelection selection;
    QModelIndex last;
    for (const scene::NodeId id : m_document->selection()) {
        const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(id));
        if (index.isValid()) {
            selection.select(index, index.siblingAtColumn(OutlinerModel::Visibility));
            last = index;
        }
    }
    m_view->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (last.isValid()) {
        m_view->selectionModel()->setCurrentIndex(last, QItemSelectionModel::NoUpdate);
        m_view->scrollTo(last);
    }
}

void OutlinerPanel::giveSelection()
{
    if (m_syncing || m_rowsGo || !m_document)
        return;
    const QScopedValueRollback syncing(m_syncing, true);
    std::vector<scene::NodeId> nodes;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
        nodes.push_back(m_model->nodeAt(m_filter->mapToSource(index)));
    m_document->select(std::move(nodes));
}

} // namespace twinloom::studio
