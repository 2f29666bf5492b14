// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/scan_overlap.h"

#include "core/geometry/polygon.h"
#include "core/scan/rescan.h"
#include "core/scene/hierarchy.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <map>
#include <set>

namespace twinloom::workflow
{
namespace
{

using namespace scene;

constexpr double kSharedHeight = 0.5; // metres: less is the slab between two storeys
constexpr double kLeastShared = 0.1;  // of the smaller floor: neighbours share the thickness of a wall
constexpr double kSame = 0.8;         // common part of both floors: one room, scanned twice, as for scene::validate
constexpr double kUsualCeiling = 2.5; // above the floor, where none was seen

struct Floor {
    NodeId top;      ///< the node of the scene, without a parent, that it belongs to
    NodeId scan;     ///< the group of the scan that it was found in; null: of none
    Polygon outline; ///< world
    double low = 0, high = 0;
    double area = 0;
};

std::vector<Floor> floorsOf(const Hierarchy &hierarchy)
{
    std::vector<Floor> floors;
    for (const NodePtr &node : hierarchy.scene().nodes()) {
        const auto *room = node->find<RoomComponent>();
        if (!room || room->polygon.size() < 3 || !hierarchy.visible(node->id))
            continue;
        const Eigen::Affine3d world = hierarchy.world(node->id);
        const double bottom = room->floor.value_or(0);
        Floor floor;
        for (const Vec2 &corner : room->polygon)
            floor.outline.push_back((world * Vec3(corner.x(), corner.y(), bottom)).head<2>());
        floor.low = (world * Vec3(0, 0, bottom)).z();
        floor.high = (world * Vec3(0, 0, room->ceiling.value_or(bottom + kUsualCeiling))).z();
        floor.area = std::abs(geometry::signedArea(floor.outline));
        for (NodePtr above = node; above; above = hierarchy.scene().find(above->parent)) {
            floor.top = above->id;
            if (floor.scan.isNull() && scan::scanRecordOf(*above))
                floor.scan = above->id;
        }
        floors.push_back(std::move(floor));
    }
    return floors;
}

} // namespace

FloorOverlaps overlapsOf(const Scene &scene, const scan::ScanOutcome &outcome, const Scene &found)
{
    struct Shared {
        double area = 0;
        bool same = false;
    };
    const std::vector<Floor> fresh = floorsOf(Hierarchy(found)), standing = floorsOf(Hierarchy(scene));
    std::map<NodeId, Shared> shared;
    std::set<NodeId> again;
    for (const Floor &a : fresh)
        for (const Floor &b : standing) {
            if (std::min(a.high, b.high) - std::max(a.low, b.low) < kSharedHeight)
                continue;
            const double common = geometry::intersectionArea(a.outline, b.outline);
            if (common < kLeastShared * std::min(a.area, b.area))
                continue;
            Shared &with = shared[b.top];
            with.area += common;
            const bool same = common >= kSame * (a.area + b.area - common);
            with.same = with.same || same;
            if (same && !b.scan.isNull())
                again.insert(b.scan);
        }
    FloorOverlaps overlaps{{}, {again.begin(), again.end()}};
    const NodePtr group = found.find(outcome.group);
    for (const auto &[top, with] : shared)
        if (!with.same && group)
            overlaps.issues.push_back(
                {QStringLiteral("overlaps-scene"),
                 QCoreApplication::translate(
                     "workflow", "%1 lies over %2, which stands there already: %3 m² of floor in common, but not the "
                                 "same rooms. Its file says no better place. If it is another place, move %1 aside; if "
                                 "it is the same one, align the scans by pairs of points.")
                     .arg(group->name, scene.find(top)->name, QLocale().toString(with.area, 'f', 1)),
                 top.toString()});
    return overlaps;
}

} // namespace twinloom::workflow
