// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/openings.h"

#include "app/studio/document/node_kind.h"
#include "core/asset/node_pieces.h"
#include "core/scene/room.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr double kBeside = 0.05;  // metres of wall that stay beside a new opening
constexpr double kSmallest = 0.1; // metres, of an opening's sides

class Text
{
    Q_DECLARE_TR_FUNCTIONS(twinloom::studio::Openings)
};

struct Usual {
    double width, bottom, top; ///< metres, from the wall's bottom
};

/// As usual, or lower where the wall is.
Usual usualSize(const QString &kind, double height)
{
    if (kind == "window"_L1)
        return height > 2.2 ? Usual{1.2, 0.9, 2.1} : Usual{1.2, 0.4 * height, 0.9 * height};
    return {0.9, 0, std::min(2.05, 0.95 * height)};
}

double lengthOf(const scene::WallComponent &wall)
{
    return (wall.to - wall.from).norm();
}

/// The middle of the free place of this width that is nearest to the wall's middle.
std::optional<double> freePlace(const scene::Hierarchy &hierarchy, const scene::Node &wall, double width)
{
    const double length = lengthOf(*wall.find<scene::WallComponent>());
    std::vector<std::pair<double, double>> taken{{0, 0}, {length, length}};
    for (const scene::NodeId id : hierarchy.children(wall.parent))
        if (const scene::NodePtr other = hierarchy.scene().find(id); other && other->find<scene::OpeningComponent>())
            if (const auto hole = asset::holeOf(hierarchy, wall, *other))
                taken.emplace_back(hole->left, hole->right);
    std::ranges::sort(taken);
    std::optional<double> best;
    double end = 0;
    for (const auto &[from, to] : taken) {
        const double low = end + kBeside + width / 2, high = from - kBeside - width / 2;
        if (low <= high) {
            const double place = std::clamp(length / 2, low, high);
            if (!best || std::abs(place - length / 2) < std::abs(*best - length / 2))
                best = place;
        }
        end = std::max(end, to);
    }
    return best;
}

/// Null where neither a wall nor what is in one is selected.
scene::NodePtr selectedWall(const Document &document)
{
    const scene::NodePtr active = document.active();
    if (!active || active->find<scene::WallComponent>())
        return active;
    return active->find<scene::OpeningComponent>() ? wallOf(document.hierarchy(), *active) : nullptr;
}

} // namespace

scene::NodePtr wallOf(const scene::Hierarchy &hierarchy, const scene::Node &opening)
{
    for (const scene::NodeId id : hierarchy.children(opening.parent))
        if (const scene::NodePtr other = hierarchy.scene().find(id); other && other->find<scene::WallComponent>())
            if (asset::holeOf(hierarchy, *other, opening))
                return other;
    return nullptr;
}

double placeAlong(const scene::Hierarchy &hierarchy, const scene::Node &wall, const scene::Node &opening)
{
    const auto hole = asset::holeOf(hierarchy, wall, opening);
    return hole ? (hole->left + hole->right) / 2 : 0;
}

void placeAt(const scene::Hierarchy &hierarchy, const scene::Node &wall, scene::Node &opening, double along)
{
    const auto &line = *wall.find<scene::WallComponent>();
    auto moved = *opening.find<scene::OpeningComponent>();
    const double half = (moved.to - moved.from).norm() / 2, length = lengthOf(line);
    const double place = 2 * half < length ? std::clamp(along, half, length - half) : length / 2;
    const double by = place - placeAlong(hierarchy, wall, opening);
    const scene::Vec2 way = (line.to - line.from).normalized() * by;
    // Both stand in the frame of one parent.
    const Eigen::Matrix3d turn = opening.transform.matrix().linear().inverse() * wall.transform.matrix().linear();
    const scene::Vec2 own = (turn * scene::Vec3(way.x(), way.y(), 0)).head<2>();
    moved.from += own;
    moved.to += own;
    opening.set(moved);
}

void setWidth(scene::Node &opening, double width)
{
    auto changed = *opening.find<scene::OpeningComponent>();
    const scene::Vec2 middle = (changed.from + changed.to) / 2;
    const scene::Vec2 half = (changed.to - changed.from).normalized() * (width / 2);
    changed.from = middle - half;
    changed.to = middle + half;
    opening.set(changed);
}

OpeningLimits limitsIn(const scene::Hierarchy &hierarchy, const scene::Node &wall, const scene::Node &opening)
{
    const auto &line = *wall.find<scene::WallComponent>();
    const auto &shape = *opening.find<scene::OpeningComponent>();
    const double length = lengthOf(line), half = std::min(length, (shape.to - shape.from).norm()) / 2;
    const double along = placeAlong(hierarchy, wall, opening);
    OpeningLimits limits;
    limits.along = {half, length - half};
    limits.width = {kSmallest, std::max(kSmallest, 2 * std::min(along, length - along))};
    limits.height = {kSmallest, std::max(kSmallest, line.top - shape.bottom)};
    limits.bottom = {line.bottom, std::max(line.bottom, shape.top - kSmallest)};
    limits.top = {std::min(line.top, shape.bottom + kSmallest), line.top};
    return limits;
}

Result<void> addOpening(Document &document, const QString &kind)
{
    const scene::NodePtr wall = selectedWall(document);
    if (!wall)
        return unexpected(ErrorCode::Usage, Text::tr("A door or window needs a wall to be in."),
                          Text::tr("Select the wall first, in the view or in the outliner."));
    const auto &line = *wall->find<scene::WallComponent>();
    const Usual usual = usualSize(kind, line.top - line.bottom);
    const auto place = freePlace(document.hierarchy(), *wall, usual.width);
    if (!place)
        return unexpected(ErrorCode::BadInput,
                          Text::tr("“%1” has no room for an opening of %2 m.")
                              .arg(nameText(*wall), QLocale().toString(usual.width, 'f', 2)),
                          Text::tr("Delete or narrow what is in it, or select another wall."));
    const scene::Vec2 along = (line.to - line.from).normalized();
    scene::OpeningComponent opening;
    opening.kind = kind;
    opening.from = line.from + along * (*place - usual.width / 2);
    opening.to = line.from + along * (*place + usual.width / 2);
    opening.bottom = line.bottom + usual.bottom;
    opening.top = line.bottom + usual.top;
    scene::Node node;
    node.id = document.ids().next();
    node.parent = wall->parent;
    node.transform = wall->transform;
    node.name = scene::uniqueName(document.scene(), kind == "window"_L1 ? u"Window"_s : u"Door"_s);
    node.set(opening);
    const scene::NodeId id = node.id;
    const QString label = Text::tr("Add “%1”").arg(nameText(node));
    auto done = document.commit({{scene::added(std::move(node))}}, u"studio.add-opening"_s, label);
    if (done)
        document.select({id});
    return done;
}

} // namespace twinloom::studio
