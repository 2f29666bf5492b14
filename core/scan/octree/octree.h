// SPDX-License-Identifier: Apache-2.0
// A stored octree, read node by node as they are needed.
#pragma once

#include "core/progress.h"
#include "core/scan/octree/octree_format.h"

#include <memory>

namespace twinloom::scan
{

/// Thread: any, several at a time if `load` may be called so.
class Octree
{
public:
    /// Bytes of points that stay in memory by default.
    static constexpr std::size_t kMemory = std::size_t(256) << 20;

    /// The points of a node, alive as long as this is.
    struct NodePoints {
        std::shared_ptr<const std::vector<StoredPoint>> blob;
        std::span<const StoredPoint> points;
    };

    /// BadInput as decodeIndex.
    static Result<std::shared_ptr<const Octree>> open(const QByteArray &index, LoadBlob load,
                                                      std::size_t memory = kMemory);
    ~Octree();

    const OctreeIndex &index() const { return m_index; }
    /// From memory, else through `load`; what was used least recently makes room. Errors of `load`; BadInput for
    /// damaged points.
    Result<NodePoints> points(std::uint32_t node) const;
    /// Only when it is in memory already.
    std::optional<NodePoints> held(std::uint32_t node) const;
    /// All points, leaf by leaf, each as a cloud about index().origin: what exporting needs. Stops at the first error.
    Result<void> visit(const std::function<Result<void>(const PointCloud &)> &take, Progress &progress) const;

private:
    struct Cache;
    Octree(OctreeIndex index, LoadBlob load, std::size_t memory);
    NodePoints part(std::uint32_t node, std::shared_ptr<const std::vector<StoredPoint>> blob) const;

    OctreeIndex m_index;
    LoadBlob m_load;
    std::unique_ptr<Cache> m_cache;
};

} // namespace twinloom::scan
