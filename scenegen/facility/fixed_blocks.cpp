// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/fixed_blocks.h"

#include "scenegen/evaluate/rules.h"
#include "scenegen/facility/block_filler.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace twinloom::facility
{

using geometry::Box;
using geometry::Vec2;

namespace
{

constexpr double kTouch = 1e-3; ///< m2; blocks that share an edge do not overlap

bool isOffOthers(const BlockTask &task, const Block &block)
{
    return std::none_of(task.fixed.begin(), task.fixed.end(), [&](const std::optional<Block> &other) {
        return other && overlapOf(withoutAisles(*other, task.aisle), block) > kTouch;
    });
}

/// A block of the department's area, as square as can be, between whose aisles `inside` lies.
std::optional<Block> blockAround(const BlockTask &task, std::size_t department, const Block &inside,
                                 const Ground &ground, const HallRectangle &frame)
{
    const Department &wanted = task.departments[department];
    const double side =
        wanted.isShare ? std::sqrt(wanted.area / 100 * task.ground) : std::sqrt(wanted.area) + task.aisle;
    for (const double stretch : {1.0, 0.8, 1.25, 0.65, 1.55})
        for (const double before : {0.5, 0.25, 0.75, 0.0, 1.0})
            for (const double below : {0.5, 0.25, 0.75, 0.0, 1.0}) {
                const double width = std::max({side * stretch, inside[2] + task.aisle, task.aisle + 1.5});
                const double depth = std::max(task.depthOf(department, width, 1), inside[3] + task.aisle);
                const double spareX = width - task.aisle - inside[2], spareY = depth - task.aisle - inside[3];
                const Block block = {inside[0] - task.aisle / 2 - before * spareX,
                                     inside[1] - task.aisle / 2 - below * spareY, width, depth};
                if (holdsWithAisles(ground, frame, block, task.aisle) && isOffOthers(task, block))
                    return block;
            }
    return {};
}

bool isOnFloor(const geometry::Polygon &floor, const Box &box)
{
    const auto corners = box.footprint();
    const geometry::Polygon place(corners.begin(), corners.end());
    return geometry::intersectionArea(floor, place) > 0 || geometry::contains(floor, box.centre.head<2>());
}

Unexpected offFloor(const QString &name)
{
    return unexpected(
        ErrorCode::BadInput,
        QCoreApplication::translate("scenegen", "parameters.fixed: the place of %1 is not on the floor").arg(name));
}

/// What keeps a department from its place, in words.
QString hindranceOf(const BlockTask &task, const Block &place, const Ground &ground, const HallRectangle &frame)
{
    for (std::size_t d = 0; d < task.fixed.size(); ++d)
        if (task.fixed[d] && overlapOf(withoutAisles(*task.fixed[d], task.aisle), place) > kTouch)
            return QCoreApplication::translate("scenegen", "it overlaps %1").arg(task.departments[d].name);
    if (!holds({ground.floor, {}, {}}, frame, place))
        return QCoreApplication::translate("scenegen", "it reaches out of the floor");
    if (!holds({ground.floor, ground.regions, {}}, frame, place))
        return QCoreApplication::translate("scenegen", "it reaches out of the regions");
    if (!holds(ground, frame, place))
        return QCoreApplication::translate("scenegen", "it lies on forbidden floor");
    return QCoreApplication::translate("scenegen", "there is too little room around it");
}

Issue elsewhere(const Department &department, const QString &hindrance)
{
    return {QStringLiteral("fixed-does-not-fit"),
            QCoreApplication::translate("scenegen", "%1 cannot be at its place: %2. It lies elsewhere.")
                .arg(department.name, hindrance),
            QStringLiteral("parameters.fixed")};
}

Block unionOf(const Block &a, const Block &b)
{
    const double x = std::min(a[0], b[0]), y = std::min(a[1], b[1]);
    return {x, y, std::max(a[0] + a[2], b[0] + b[2]) - x, std::max(a[1] + a[3], b[1] + b[3]) - y};
}

/// The machines of a department's own kind that stand near enough to one another to be in one block of it.
std::optional<Block> machinesOf(const BlockTask &task, std::size_t department,
                                const std::vector<scene::RoomObject> &pinned, std::vector<bool> &isTaken,
                                const HallRectangle &frame)
{
    const Department &wanted = task.departments[department];
    const double most = wanted.isShare ? wanted.area / 100 * task.ground : wanted.area;
    std::optional<Block> machines;
    for (std::size_t i = 0; i < pinned.size(); ++i) {
        if (isTaken[i] || pinned[i].parent >= 0 || !makes(bandNamed(wanted.band), pinned[i].category))
            continue;
        const Block one = blockOf(frame, pinned[i].box);
        const Block both = machines ? unionOf(*machines, one) : one;
        if (machines && areaOf(both) > most)
            continue;
        machines = both;
        isTaken[i] = true;
    }
    return machines;
}

} // namespace

HallRectangle hallFrame(const geometry::Polygon &floor)
{
    HallRectangle frame;
    const double quarter = std::numbers::pi / 2, yaw = longestWallYaw(floor);
    frame.yaw = yaw - quarter * std::round(yaw / quarter);
    return frame;
}

Box boxOf(const HallRectangle &frame, const Block &block)
{
    const Vec2 middle = frame.toWorld(block[0] + block[2] / 2, block[1] + block[3] / 2);
    return {{middle.x(), middle.y(), 1}, {block[2], block[3], 2}, frame.yaw};
}

Block blockOf(const HallRectangle &frame, const Box &box)
{
    geometry::Polygon local;
    for (const Vec2 &corner : box.footprint())
        local.push_back(frame.toLocal(corner));
    const auto limits = geometry::bounds(local);
    return {limits[0].x(), limits[0].y(), limits[1].x() - limits[0].x(), limits[1].y() - limits[0].y()};
}

Block blockOf(const HallRectangle &frame, const Vec2 &middle, const Vec2 &size)
{
    const Vec2 at = frame.toLocal(middle) - size / 2;
    return {at.x(), at.y(), size.x(), size.y()};
}

bool holds(const Ground &ground, const HallRectangle &frame, const Block &block)
{
    return holdsWithAisles(ground, frame, block, 0);
}

bool holdsWithAisles(const Ground &ground, const HallRectangle &frame, const Block &block, double aisle)
{
    const auto shrunk = [&](const Block &one) {
        Box box = boxOf(frame, one);
        box.size.head<2>() -= Vec2::Constant(1e-4); // an edge may lie on a wall
        return box;
    };
    const Box inner = shrunk(withoutAisles(block, aisle)), outer = shrunk(block);
    const auto isIn = [&](const geometry::Polygon &outline) { return scenegen::isInside(outline, inner); };
    return isIn(ground.floor) &&
           (ground.regions.empty() || std::any_of(ground.regions.begin(), ground.regions.end(), isIn)) &&
           std::none_of(ground.taken.begin(), ground.taken.end(),
                        [&](const Box &taken) { return geometry::planOverlap(taken, outer) > 0; });
}

Result<void> fixBlocks(BlockTask &task, const std::vector<FixedDepartment> &fixed,
                       const std::vector<scene::RoomObject> &pinned, const Ground &ground, const HallRectangle &frame,
                       Issues &issues)
{
    task.fixed.assign(task.departments.size(), {});
    for (const FixedDepartment &one : fixed) {
        const auto d = static_cast<std::size_t>(one.department);
        const Block place = blockOf(frame, one.place.middle, one.place.size.value_or(Vec2::Zero()));
        if (!isOnFloor(ground.floor, boxOf(frame, place)))
            return offFloor(task.departments[d].name);
        if (!one.place.size) {
            task.fixed[d] = blockAround(task, d, place, ground, frame);
        } else if (holds(ground, frame, place) && isOffOthers(task, place)) {
            task.fixed[d] = {place[0] - task.aisle / 2, place[1] - task.aisle / 2, place[2] + task.aisle,
                             place[3] + task.aisle};
        }
        if (!task.fixed[d])
            issues.push_back(elsewhere(task.departments[d], hindranceOf(task, place, ground, frame)));
    }
    std::vector<bool> isTaken(pinned.size(), false);
    for (std::size_t d = 0; d < task.departments.size(); ++d) {
        if (task.fixed[d])
            continue;
        const std::optional<Block> machines = machinesOf(task, d, pinned, isTaken, frame);
        if (!machines)
            continue;
        task.fixed[d] = blockAround(task, d, *machines, ground, frame);
        if (!task.fixed[d])
            issues.push_back(
                {QStringLiteral("pinned-without-department"),
                 QCoreApplication::translate("scenegen", "There is no room for %1 around the machines that "
                                                         "stay in their place; it lies elsewhere.")
                     .arg(task.departments[d].name),
                 QStringLiteral("objects")});
    }
    return {};
}

} // namespace twinloom::facility
