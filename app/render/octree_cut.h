// SPDX-License-Identifier: Apache-2.0
// Which nodes of an octree to draw: a cut through the tree, finer where more of it is seen. Pure; no OpenGL.
#pragma once

#include "core/scan/octree/octree_format.h"

#include <Eigen/Geometry>

#include <functional>

namespace twinloom::render
{

struct CutNode {
    std::uint32_t node = 0;
    double wanted = 0; ///< points that its area on the screen could show
};

Eigen::AlignedBox3f boxOf(const scan::OctreeNode &node);

/// Refines first where a node has the smallest part of the points that its area wants, as long as all that is drawn
/// (of each node what is wanted or what it has) fits the budget. `wanted` is 0 for what is outside the view. The nodes
/// cover everything that is seen, none another; ascending.
std::vector<CutNode> cutThrough(const scan::OctreeIndex &index,
                                const std::function<double(const Eigen::AlignedBox3f &)> &wanted, std::size_t budget);

/// What can be drawn of a cut when some of its nodes have not come yet (`has`): their nearest ancestors that have, and
/// none of what these cover. `parents` as of parentsOf.
std::vector<CutNode> coveredBy(std::span<const CutNode> cut, std::span<const std::uint32_t> parents,
                               const std::function<bool(std::uint32_t)> &has);
/// The parent of each node; of the root itself.
std::vector<std::uint32_t> parentsOf(const scan::OctreeIndex &index);

} // namespace twinloom::render
