// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/variant_list.h"

#include "app/studio/document/edits.h"
#include "app/studio/document/node_kind.h"
#include "app/studio/document/recipe_text.h"
#include "app/studio/panels/plan_picture.h"
#include "app/studio/theme/icons.h"
#include "core/scene/marking.h"

#include <QEvent>
#include <QLocale>
#include <QSignalBlocker>

#include <algorithm>
#include <optional>

namespace twinloom::studio
{

namespace
{

constexpr QSize kPlan(124, 92); // logical pixels
constexpr QSize kCell(140, 140);
constexpr int kMostRows = 4; // more scroll

/// Whether an edit only shows or hides a variant.
bool onlyShows(const scene::Edit &edit)
{
    if (!edit.before || !edit.after || !edit.before->find<scene::RecipeComponent>())
        return false;
    scene::Node same = *edit.before;
    same.visible = edit.after->visible;
    return same == *edit.after;
}

/// Of a layout with a plan of the floor.
std::optional<double> handlingCostOf(const Document &document, scene::NodeId variant)
{
    for (const scene::NodeId id : document.hierarchy().children(variant))
        if (const auto marking = scene::markingOf(*document.scene().find(id)); marking)
            if (const QJsonValue cost = marking->facts.value(QStringLiteral("handling_cost")); cost.isDouble())
                return cost.toDouble();
    return {};
}

/// The same when it is selected: Qt would colour the whole plan.
QIcon iconOf(const QPixmap &plan)
{
    QIcon icon(plan);
    icon.addPixmap(plan, QIcon::Selected);
    return icon;
}

} // namespace

VariantList::VariantList(QWidget *parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("generate.variants"));
    setAccessibleName(tr("Variants"));
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setIconSize(kPlan);
    setGridSize(kCell);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item)
            Q_EMIT picked({item->data(Qt::UserRole).toULongLong()});
    });
}

void VariantList::forget(const scene::Change &change)
{
    if (!std::ranges::all_of(change.edits, onlyShows))
        m_plans.clear();
}

void VariantList::show(Document *document, scene::NodeId room)
{
    if (document != m_document || room != m_room)
        m_plans.clear();
    m_document = document;
    m_room = room;
    const QSignalBlocker blocker(this);
    clear();
    const NodeIds variants = document ? variantsOf(document->hierarchy(), room) : NodeIds{};
    for (const scene::NodeId id : variants) {
        const scene::NodePtr node = document->scene().find(id);
        const auto *recipe = node->find<scene::RecipeComponent>();
        const auto objects =
            static_cast<int>(std::ranges::count_if(document->hierarchy().subtree(id), [document](scene::NodeId below) {
                return document->scene().find(below)->find<scene::ObjectComponent>() != nullptr;
            }));
        const QString name = nameText(*node).section(QStringLiteral(" · "), 0, 0);
        const std::optional<double> cost = handlingCostOf(*document, id);
        // Halls are compared by what it costs to run them.
        const QString text = cost ? tr("%1\nHandling cost %2").arg(name, QLocale().toString(*cost, 'f', 0))
                                  : tr("%1\n%n object(s)", nullptr, objects).arg(name);
        auto *item = new QListWidgetItem(iconOf(planOf(id)), text, this);
        item->setToolTip(
            tr("%1\nMade by “%2”, version %3").arg(nameText(*node), generatorText(recipe->generator), recipe->version));
        item->setData(Qt::UserRole, id.value);
        if (node->visible)
            setCurrentItem(item);
    }
    setVisible(!variants.empty());
    fitHeight();
    if (currentItem())
        scrollToItem(currentItem());
}

/// As the room would look with it.
QPixmap VariantList::planOf(scene::NodeId variant)
{
    QPixmap &plan = m_plans[variant];
    if (!plan.isNull())
        return plan;
    auto shown = scene::apply(m_document->scene(), showVariant(m_document->hierarchy(), variant));
    if (!shown)
        return plan;
    const auto room = scene::roomFromScene(scene::Hierarchy(*std::move(shown)), m_room);
    if (!room)
        return plan;
    plan = QPixmap::fromImage(planPicture(*room, kPlan * devicePixelRatioF()));
    plan.setDevicePixelRatio(devicePixelRatioF());
    return plan;
}

QSize VariantList::sizeHint() const
{
    return {2 * kCell.width(), kCell.height()};
}

void VariantList::fitHeight()
{
    const int columns = std::max(1, viewport()->width() / kCell.width());
    const int rows = std::min(kMostRows, (count() + columns - 1) / columns);
    setFixedHeight(rows * kCell.height() + 2 * frameWidth() + 2);
}

void VariantList::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_document) { // the plans are in the theme's colours
        m_plans.clear();
        show(m_document, m_room);
    }
}

void VariantList::resizeEvent(QResizeEvent *event)
{
    QListWidget::resizeEvent(event);
    fitHeight();
}

} // namespace twinloom::studio
