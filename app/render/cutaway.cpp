// SPDX-License-Identifier: Apache-2.0
#include "app/render/cutaway.h"

#include "core/asset/room_mesh.h"
#include "core/geometry/polygon.h"

#include <algorithm>

namespace twinloom::render
{

namespace
{

using Eigen::AlignedBox3d;
using Eigen::Vector3d;

/// How far from a wall's face or a ceiling a scanned point still belongs to it, metres: noise, sills, pictures.
constexpr double kSkin = 0.1, kCeilingSkin = 0.3;
/// Within this of a modelled floor or wall a scanned point shows the same.
constexpr double kSurface = 0.04;
/// How far past a wall's ends and behind its back.
constexpr double kPast = 0.3, kBehind = 0.3;
constexpr double kAnywhere = 1e4;
constexpr int kDeepest = 256;

AlignedBox3d::CornerType corner(int i)
{
    return static_cast<AlignedBox3d::CornerType>(i);
}

} // namespace

Cutaway::Cutaway(const scene::Hierarchy &hierarchy)
{
    for (const scene::NodePtr &node : hierarchy.scene().nodes()) {
        const auto *room = node->find<scene::RoomComponent>();
        const auto *wall = node->find<scene::WallComponent>();
        if ((!room && !wall) || !hierarchy.visible(node->id))
            continue;
        if (room)
            addRoom(*room, hierarchy.world(node->id));
        if (wall)
            addWall(*node, *wall, hierarchy.world(node->id));
    }
}

void Cutaway::addRoom(const scene::RoomComponent &room, const Eigen::Affine3d &world)
{
    if (room.polygon.size() < 3)
        return;
    Room entry{world.inverse(), room.polygon, room.floor.value_or(0.0), room.ceiling, {}};
    for (const scene::Vec2 &point : room.polygon)
        for (const double z : {entry.floor, room.ceiling.value_or(entry.floor)})
            entry.box.extend(world * Vector3d(point.x(), point.y(), z));
    m_rooms.push_back(std::move(entry));
}

void Cutaway::addWall(const scene::Node &node, const scene::WallComponent &wall, const Eigen::Affine3d &world)
{
    const double length = (wall.to - wall.from).norm();
    if (!(length > 1e-3))
        return;
    m_wallsOf[node.parent].push_back(m_walls.size());
    m_walls.push_back({node.parent, world * asset::wallFrame(wall.from, wall.to, wall.bottom), length,
                       wall.top - wall.bottom, asset::thicknessOf(wall)});
}

bool Cutaway::applies(const Vector3d &eye) const
{
    return std::none_of(m_rooms.begin(), m_rooms.end(), [&eye](const Room &room) {
        const Vector3d local = room.toRoom * eye;
        return local.z() > room.floor && local.z() < room.ceiling.value_or(room.floor + 2.6) &&
               geometry::contains(room.polygon, local.head<2>());
    });
}

bool Cutaway::hangsOn(const Wall &wall, const AlignedBox3d &box) const
{
    const Eigen::Affine3d toWall = wall.frame.inverse();
    AlignedBox3d local;
    for (int i = 0; i < 8; ++i)
        local.extend(toWall * box.corner(corner(i)));
    const bool flat = local.max().y() < 0.16;
    const bool cupboard = local.min().y() < 0.03 && local.max().y() < 0.5 && local.min().z() > 1.2;
    return (flat || cupboard) && local.min().z() > 0.35 && local.min().y() > -wall.thickness - 0.1 &&
           local.center().x() > -0.1 && local.center().x() < wall.length + 0.1;
}

std::optional<CutPlane> Cutaway::planeOf(const scene::Hierarchy &hierarchy, const scene::Node &node, const Piece &piece,
                                         const Eigen::Affine3d &world, const AlignedBox3d &box) const
{
    if (piece.flags & (kCutWall | kCutOpening))
        return CutPlane{world.translation(), world.linear().col(1).normalized()};
    if (piece.flags & kCeiling)
        return CutPlane{{0, 0, piece.model->bounds().first.z() * world.linear()(2, 2) + world.translation().z()},
                        {0, 0, -1}};
    if (m_walls.empty() || box.isEmpty() || node.find<scene::RoomComponent>())
        return std::nullopt;
    scene::NodeId above = node.parent;
    for (int depth = 0; depth < kDeepest; ++depth) { // the room is the first one above that has walls
        if (const auto found = m_wallsOf.find(above); found != m_wallsOf.end()) {
            for (const std::size_t i : found->second)
                if (hangsOn(m_walls[i], box))
                    return CutPlane{m_walls[i].frame.translation(), m_walls[i].frame.linear().col(1).normalized()};
            return std::nullopt;
        }
        const scene::NodePtr next = hierarchy.scene().find(above);
        if (!next)
            return std::nullopt;
        above = next->parent;
    }
    return std::nullopt;
}

/// All that lies before the sides of the room that the eye looks at, or before any side, unless there is another room.
void Cutaway::addOutside(const Room &room, const PointRules &rules, std::vector<PointCut> &cuts) const
{
    std::size_t longest = 0;
    const auto edge = [&room](std::size_t i) -> scene::Vec2 {
        return room.polygon[(i + 1) % room.polygon.size()] - room.polygon[i];
    };
    for (std::size_t i = 1; i < room.polygon.size(); ++i)
        if (edge(i).norm() > edge(longest).norm())
            longest = i;
    const Vector3d start(room.polygon[longest].x(), room.polygon[longest].y(), room.floor);
    const Vector3d ahead = start + Vector3d(edge(longest).x(), edge(longest).y(), 0);
    const Eigen::Affine3d world = room.toRoom.inverse();
    Eigen::Vector2d along = (world * ahead - world * start).head<2>();
    if (!(along.norm() > 1e-6))
        return;
    along.normalize();
    for (int side = 0; side < 4; ++side, along = {-along.y(), along.x()}) {
        const Eigen::Vector2d inward(-along.y(), along.x());
        const auto least = [&inward](const Room &of) {
            double value = kAnywhere;
            for (const scene::Vec2 &point : of.polygon)
                value = std::min(
                    value, (of.toRoom.inverse() * Vector3d(point.x(), point.y(), of.floor)).head<2>().dot(inward));
            return value;
        };
        const double at = least(room);
        const bool other =
            std::any_of(m_rooms.begin(), m_rooms.end(), [&](const Room &each) { return least(each) < at - kSkin; });
        if (other || (!rules.surfaces && rules.eye->head<2>().dot(inward) > at))
            continue;
        const Eigen::Vector2d origin = inward * at;
        cuts.push_back(
            {{origin.x(), origin.y(), 0}, along, -kAnywhere, kAnywhere, -kAnywhere, -kBehind, -kAnywhere, kAnywhere});
    }
}

std::pair<double, double> Cutaway::freeHeights(const Room &room) const
{
    double below = kAnywhere, above = kAnywhere;
    for (const Room &other : m_rooms) {
        const AlignedBox3d common = room.box.intersection(other.box);
        if ((common.sizes().head<2>().array() <= 0).any())
            continue;
        if (other.box.min().z() > room.box.max().z() - kSurface)
            above = std::min(above, other.box.min().z() - room.box.max().z() - kSurface);
        if (other.box.max().z() < room.box.min().z() + kSurface)
            below = std::min(below, room.box.min().z() - other.box.max().z());
    }
    return {below, above};
}

bool Cutaway::leavesOut(std::span<const PointCut> cuts, const Vector3d &point)
{
    return std::any_of(cuts.begin(), cuts.end(), [&point](const PointCut &cut) {
        const Vector3d d = point - cut.origin;
        const double along = d.head<2>().dot(cut.along);
        const double across = d.head<2>().dot(Eigen::Vector2d(-cut.along.y(), cut.along.x()));
        return along > cut.from && along < cut.to && across > cut.behind && across < cut.before && d.z() > cut.bottom &&
               d.z() < cut.top;
    });
}

bool Cutaway::touchesRoom(const AlignedBox3d &box) const
{
    return std::any_of(m_rooms.begin(), m_rooms.end(), [&box](const Room &room) { return room.box.intersects(box); });
}

std::vector<PointCut> Cutaway::pointCuts(const PointRules &rules, const AlignedBox3d &cloud, std::size_t most) const
{
    std::vector<std::pair<double, PointCut>> found; // the number: what comes first
    const bool cutting = rules.eye && applies(*rules.eye);
    for (const Room &room : m_rooms) {
        if (!room.box.intersects(cloud))
            continue;
        const Vector3d low = room.box.min(), size = room.box.sizes();
        const double floor = low.z(), ceiling = room.box.max().z();
        const auto slab = [&](double z, double bottom, double top) {
            return PointCut{{low.x(), low.y(), z}, {1, 0}, -kPast, size.x() + kPast, -kPast,
                            size.y() + kPast,      bottom, top};
        };
        const auto [below, above] = freeHeights(room);
        if (cutting && room.ceiling && rules.eye->z() > ceiling)
            found.push_back({-2, slab(ceiling, -kCeilingSkin, above)});
        if (rules.surfaces)
            found.push_back({-1, slab(floor, -below, kSurface)});
        std::vector<PointCut> outside;
        if (cutting)
            addOutside(room, rules, outside);
        for (const PointCut &cut : outside) // rooms in a row, or above each other, have one
            if (std::none_of(found.begin(), found.end(), [&cut](const auto &other) {
                    return (other.second.origin - cut.origin).norm() < kSurface &&
                           other.second.along.dot(cut.along) > 0.999;
                }))
                found.push_back({-1, cut});
    }
    for (const Wall &wall : m_walls) {
        const CutPlane plane{wall.frame.translation(), wall.frame.linear().col(1).normalized()};
        const Eigen::Vector2d along = wall.frame.linear().col(0).head<2>().normalized();
        const double near = rules.eye ? (plane.point - *rules.eye).norm() : 0;
        if (cutting && cuts(plane, *rules.eye)) {
            found.push_back({near,
                             {plane.point, along, -kPast, wall.length + kPast, -wall.thickness - kBehind, kSkin,
                              kStubHeight, kAnywhere}});
        } else if (rules.surfaces) {
            found.push_back({kAnywhere + near,
                             {plane.point, along, -kSurface, wall.length + kSurface, -wall.thickness - kSurface,
                              kSurface, -kSurface, wall.height + kSurface}});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<PointCut> cuts;
    for (std::size_t i = 0; i < std::min(most, found.size()); ++i)
        cuts.push_back(found[i].second);
    return cuts;
}

} // namespace twinloom::render
