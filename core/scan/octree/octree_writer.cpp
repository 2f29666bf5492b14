// SPDX-License-Identifier: Apache-2.0
#include "core/scan/octree/octree_writer.h"

#include "core/geometry/random.h"
#include "core/scan/octree/surface_spacing.h"

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kBlobPoints = 100'000; // about a megabyte: what is read at once

} // namespace

Result<std::uint32_t> OctreeWriter::add(std::span<OctreePoint> points, const Eigen::AlignedBox3f &box,
                                        std::vector<std::uint32_t> children, int depth)
{
    const auto number = static_cast<std::uint32_t>(m_nodes.size());
    geometry::Random random(1, number);
    random.shuffle(points);
    const auto [open, fresh] = m_open.try_emplace(depth);
    Blob &blob = open->second;
    if (fresh) {
        blob.number = static_cast<std::uint32_t>(m_blobs.size());
        m_blobs.emplace_back();
    }
    OctreeNode node;
    node.blob = blob.number;
    node.first = static_cast<std::uint32_t>(blob.points.size());
    node.count = static_cast<std::uint32_t>(points.size());
    node.low = box.min();
    node.size = box.sizes();
    node.spacing =
        std::max(surfaceSpacing(points.size(), box, [&](std::size_t i) { return points[i].position; }), 1e-6f);
    for (const OctreePoint &point : points) {
        StoredPoint &stored = blob.points.emplace_back();
        for (int a = 0; a < 3; ++a)
            stored.place[a] = storedPlace(point.position[a], node.low[a], node.size[a]);
        stored.colour = point.colour;
        stored.intensity = point.intensity;
    }
    m_nodes.push_back(node);
    m_children.push_back(std::move(children));
    if (blob.points.size() >= kBlobPoints) {
        if (const auto done = store(blob); !done)
            return unexpected(done.error());
        m_open.erase(open);
    }
    return number;
}

Result<void> OctreeWriter::store(Blob &blob)
{
    auto id = m_putBlob(encodePoints(blob.points));
    if (!id)
        return unexpected(id.error());
    m_blobs[blob.number] = {*std::move(id), static_cast<std::uint32_t>(blob.points.size())};
    return {};
}

Result<OctreeIndex> OctreeWriter::finish(std::optional<std::uint32_t> root, const OctreeOptions &options)
{
    for (auto &[depth, blob] : m_open)
        if (const auto done = store(blob); !done)
            return unexpected(done.error());
    m_open.clear();
    OctreeIndex index;
    index.colours = options.colours;
    index.intensities = options.intensities;
    index.origin = options.origin;
    index.station = options.station;
    index.blobs = std::move(m_blobs);
    std::vector<std::uint32_t> order; // breadth first
    if (root)
        order.push_back(*root);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::vector<std::uint32_t> &children = m_children[order[i]];
        OctreeNode node = m_nodes[order[i]];
        node.firstChild = static_cast<std::uint32_t>(order.size());
        node.children = static_cast<std::uint32_t>(children.size());
        index.points += node.isLeaf() ? node.count : 0;
        index.nodes.push_back(node);
        order.insert(order.end(), children.begin(), children.end());
    }
    return index;
}

} // namespace twinloom::scan
