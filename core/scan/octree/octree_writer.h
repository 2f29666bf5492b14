// SPDX-License-Identifier: Apache-2.0
// The nodes of an octree as they are made, children before their parents: into blobs, and at the end into an index.
#pragma once

#include "core/scan/octree/octree_builder.h"

#include <map>

namespace twinloom::scan
{

class OctreeWriter
{
public:
    explicit OctreeWriter(const PutBlob &putBlob) : m_putBlob(putBlob) {}

    /// Shuffles the points and stores them as a node for all that is in `box`; its number. Nodes of the same depth
    /// share blobs.
    Result<std::uint32_t> add(std::span<OctreePoint> points, const Eigen::AlignedBox3f &box,
                              std::vector<std::uint32_t> children, int depth);
    /// Stores what is left and puts the nodes into their order.
    Result<OctreeIndex> finish(std::optional<std::uint32_t> root, const OctreeOptions &options);

private:
    struct Blob {
        std::uint32_t number = 0;
        std::vector<StoredPoint> points;
    };
    Result<void> store(Blob &blob);

    const PutBlob &m_putBlob;
    std::vector<OctreeNode> m_nodes;
    std::vector<std::vector<std::uint32_t>> m_children; ///< of the nodes
    std::vector<OctreeIndex::Blob> m_blobs;
    std::map<int, Blob> m_open; ///< by depth
};

} // namespace twinloom::scan
