// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/let_fall.h"

#include "core/physics/settle.h"

#include <QCoreApplication>

#include <set>

namespace twinloom::workflow
{
namespace
{

using scene::NodeId;

/// z of the floor below a node: that of its room.
double floorBelow(const scene::Hierarchy &hierarchy, NodeId id)
{
    for (scene::NodePtr node = hierarchy.scene().find(id); node; node = hierarchy.scene().find(node->parent))
        if (const auto *room = node->find<scene::RoomComponent>())
            return (hierarchy.world(node->id) * scene::Vec3(0, 0, room->floor.value_or(0))).z();
    return 0;
}

Eigen::AlignedBox3d boundsOf(const asset::Placed &placed, const Eigen::Affine3d &world)
{
    const auto [low, high] = placed.model->bounds();
    return Eigen::AlignedBox3d(low.cast<double>(), high.cast<double>()).transformed(world * placed.local.matrix());
}

/// Whether something that falls from within `falling` can come to lie on `fixed`. What stands on a falling thing
/// is above it, and must not hold it down.
bool canHold(const Eigen::AlignedBox3d &fixed, const Eigen::AlignedBox3d &falling)
{
    constexpr double kTouching = 0.01;
    const bool crosses = (fixed.min().array() <= falling.max().array()).head<2>().all() &&
                         (fixed.max().array() >= falling.min().array()).head<2>().all();
    return crosses && fixed.min().z() < falling.max().z() - kTouching;
}

physics::Body bodyOf(const asset::Placed &placed, const Eigen::Affine3d &world, physics::Motion motion)
{
    return {placed.model, geometry::Transform::fromMatrix(world * placed.local.matrix()), motion};
}

/// The edit that brings a node where its body came to rest; its own scale stays.
void moveTo(scene::Change &change, const scene::Hierarchy &hierarchy, NodeId id, const geometry::Transform &rest)
{
    constexpr double kStill = 1e-4;
    const scene::NodePtr node = hierarchy.scene().find(id);
    const Eigen::Affine3d now = hierarchy.world(id);
    if ((rest.translation - now.translation()).norm() < kStill)
        return;
    geometry::Transform target = rest;
    target.scale = geometry::Transform::fromMatrix(now).scale;
    scene::Node moved = *node;
    moved.transform = geometry::Transform::fromMatrix(hierarchy.world(node->parent).inverse() * target.matrix());
    moved.transform.scale = node->transform.scale;
    change.edits.push_back(scene::edited(node, std::move(moved)));
}

} // namespace

Result<scene::Change> letFall(const scene::Hierarchy &hierarchy, const std::vector<NodeId> &nodes,
                              const asset::ModelSource &models, Progress &progress)
{
    progress.stage(QCoreApplication::translate("workflow", "Letting things fall"));
    const auto placed = asset::placedNodes(hierarchy, asset::Content::Models, models, progress);
    if (!placed)
        return unexpected(placed.error());
    const std::vector<Eigen::Affine3d> worlds = asset::worldOf(*placed);
    const std::set<NodeId> wanted(nodes.begin(), nodes.end());
    std::set<NodeId> carried; // what moves with a falling node collides with nothing of its own
    Eigen::AlignedBox3d space;
    for (std::size_t i = 0; i < placed->size(); ++i) {
        const asset::Placed &entry = (*placed)[i];
        if (!wanted.contains(entry.node) || carried.contains(entry.node))
            continue;
        if (entry.model)
            space.extend(boundsOf(entry, worlds[i]));
        const auto subtree = hierarchy.subtree(entry.node);
        carried.insert(subtree.begin() + 1, subtree.end());
    }
    std::vector<physics::Body> bodies;
    std::vector<NodeId> falling; // of the bodies; null: fixed
    for (std::size_t i = 0; i < placed->size(); ++i) {
        const asset::Placed &entry = (*placed)[i];
        const bool falls = wanted.contains(entry.node);
        if (!entry.model || carried.contains(entry.node) || !(falls || canHold(boundsOf(entry, worlds[i]), space)))
            continue;
        bodies.push_back(bodyOf(entry, worlds[i], falls ? physics::Motion::Falling : physics::Motion::Fixed));
        falling.push_back(falls ? entry.node : NodeId());
    }
    physics::SettleOptions options;
    if (!nodes.empty())
        options.floor = floorBelow(hierarchy, nodes.front());
    const auto settled = physics::settle(bodies, options, progress);
    if (!settled)
        return unexpected(settled.error());
    scene::Change change;
    for (std::size_t i = 0; i < bodies.size(); ++i)
        if (!falling[i].isNull())
            moveTo(change, hierarchy, falling[i], settled->poses[i]);
    return change;
}

} // namespace twinloom::workflow
