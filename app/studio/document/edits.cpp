// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/edits.h"

#include <map>
#include <unordered_set>

namespace twinloom::studio
{

using scene::Change;
using scene::Node;
using scene::NodeId;
using scene::NodePtr;

Change editNodes(const scene::Scene &scene, const NodeIds &nodes, const std::function<void(Node &)> &edit)
{
    Change change;
    for (const NodeId id : nodes) {
        const NodePtr before = scene.find(id);
        if (!before)
            continue;
        Node after = *before;
        edit(after);
        if (after != *before)
            change.edits.push_back(scene::edited(before, std::move(after)));
    }
    return change;
}

Change setVisible(const scene::Scene &scene, const NodeIds &nodes, bool visible)
{
    return editNodes(scene, nodes, [visible](Node &node) { node.visible = visible; });
}

NodeIds topmost(const scene::Scene &scene, const NodeIds &nodes)
{
    const std::unordered_set<NodeId> wanted(nodes.begin(), nodes.end());
    NodeIds result;
    for (const NodeId id : nodes) {
        const NodePtr node = scene.find(id);
        bool below = false;
        for (NodePtr above = node ? scene.find(node->parent) : nullptr; above && !below;
             above = scene.find(above->parent))
            below = wanted.contains(above->id);
        if (node && !below)
            result.push_back(id);
    }
    return result;
}

Change deleteNodes(const scene::Hierarchy &hierarchy, const NodeIds &nodes)
{
    Change change;
    for (const NodeId id : topmost(hierarchy.scene(), nodes)) {
        Change one = scene::removeSubtree(hierarchy, id);
        change.edits.insert(change.edits.end(), one.edits.begin(), one.edits.end());
    }
    return change;
}

Duplicates duplicateNodes(const scene::Hierarchy &hierarchy, scene::NodeIdAllocator &ids, const NodeIds &nodes,
                          const scene::Vec3 &offset)
{
    Duplicates result;
    for (const NodeId root : topmost(hierarchy.scene(), nodes)) {
        std::map<NodeId, NodeId> copies;
        for (const NodeId id : hierarchy.subtree(root)) {
            Node copy = *hierarchy.scene().find(id);
            copy.id = ids.next();
            copies[id] = copy.id;
            if (id == root) {
                copy.name = scene::uniqueName(hierarchy.scene(), copy.name);
                copy.transform.translation += offset;
                result.roots.push_back(copy.id);
            } else {
                copy.parent = copies.at(copy.parent);
            }
            result.change.edits.push_back(scene::added(std::move(copy)));
        }
    }
    return result;
}

Change turnNodes(const scene::Scene &scene, const NodeIds &nodes, double angle)
{
    const Eigen::Quaterniond turn(Eigen::AngleAxisd(angle, scene::Vec3::UnitZ()));
    return editNodes(scene, topmost(scene, nodes),
                     [&turn](Node &node) { node.transform.rotation = (turn * node.transform.rotation).normalized(); });
}

geometry::Transform shiftedInWorld(const scene::Hierarchy &hierarchy, const Node &node, const scene::Vec3 &offset)
{
    geometry::Transform result = node.transform;
    result.translation += hierarchy.world(node.parent).linear().inverse() * offset;
    return result;
}

NodeIds variantsOf(const scene::Hierarchy &hierarchy, NodeId room)
{
    NodeIds result;
    for (const NodeId id : hierarchy.children(room))
        if (hierarchy.scene().find(id)->find<scene::RecipeComponent>())
            result.push_back(id);
    return result;
}

Change showVariant(const scene::Hierarchy &hierarchy, NodeId variant)
{
    const NodePtr shown = hierarchy.scene().find(variant);
    if (!shown)
        return {};
    return editNodes(hierarchy.scene(), variantsOf(hierarchy, shown->parent),
                     [variant](Node &node) { node.visible = node.id == variant; });
}

NodeIds scannedIn(const scene::Hierarchy &hierarchy, NodeId room)
{
    const NodePtr shown = hierarchy.scene().find(room);
    if (!shown)
        return {};
    NodeIds nodes = hierarchy.subtree(room);
    if (!shown->parent.isNull()) { // at the root stands what is of no scan together with it
        const auto &beside = hierarchy.children(shown->parent);
        nodes.insert(nodes.end(), beside.begin(), beside.end());
    }
    std::erase_if(nodes, [&hierarchy](NodeId id) {
        const NodePtr node = hierarchy.scene().find(id);
        const auto *object = node->find<scene::ObjectComponent>();
        const bool scanned = (object && object->points > 0) || node->find<scene::PointCloudComponent>();
        return !scanned || !hierarchy.visible(id);
    });
    return nodes;
}

NodeId roomOf(const scene::Scene &scene, NodeId node)
{
    for (NodePtr at = scene.find(node); at; at = scene.find(at->parent))
        if (at->find<scene::RoomComponent>())
            return at->id;
    return {};
}

NodeIds roomsIn(const scene::Scene &scene)
{
    NodeIds rooms;
    scene.forEach([&rooms](const NodePtr &node) {
        if (node->find<scene::RoomComponent>())
            rooms.push_back(node->id);
    });
    std::ranges::sort(rooms);
    return rooms;
}

} // namespace twinloom::studio
