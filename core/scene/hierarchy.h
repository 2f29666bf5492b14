// SPDX-License-Identifier: Apache-2.0
// Views derived from a Scene: children, world placement, names. Built in O(nodes); cheap enough to make anew per
// change.
#pragma once

#include "core/scene/scene.h"

#include <unordered_map>

namespace twinloom::scene
{

class Hierarchy
{
public:
    explicit Hierarchy(Scene scene);

    const Scene &scene() const { return m_scene; }
    /// Children in ascending order of id; of the root for a null id.
    const std::vector<NodeId> &children(NodeId parent) const;
    /// The node itself and all below it, parents first.
    std::vector<NodeId> subtree(NodeId root) const;
    /// To world, through all parents. Identity for an unknown node.
    Eigen::Affine3d world(NodeId id) const;
    /// False when the node or one above it is hidden.
    bool visible(NodeId id) const;

private:
    Scene m_scene;
    std::unordered_map<NodeId, std::vector<NodeId>> m_children;
};

/// The box of a thing (a node with an ObjectComponent) whose place is `world`.
geometry::Box objectBox(const Node &thing, const Eigen::Affine3d &world);
/// A node by its id ("n42") or its unique name. NotFound; Conflict when the name is not unique.
Result<NodeId> resolveNode(const Scene &scene, const QString &reference);
/// `wanted`, or "wanted 2", "wanted 3", ... where a node of that name exists.
QString uniqueName(const Scene &scene, const QString &wanted);
/// The change that removes a node and everything below it.
struct Change removeSubtree(const Hierarchy &hierarchy, NodeId root);

} // namespace twinloom::scene
