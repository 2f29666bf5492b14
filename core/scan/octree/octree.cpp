// SPDX-License-Identifier: Apache-2.0
#include "core/scan/octree/octree.h"

#include <list>
#include <mutex>
#include <unordered_map>

namespace twinloom::scan
{

using Points = std::shared_ptr<const std::vector<StoredPoint>>;

/// Blobs by their number, the one used last in front.
struct Octree::Cache {
    explicit Cache(std::size_t memory) : most(memory) {}

    Points find(std::uint32_t blob)
    {
        const std::lock_guard lock(mutex);
        const auto found = places.find(blob);
        if (found == places.end())
            return nullptr;
        order.splice(order.begin(), order, found->second);
        return order.front().second;
    }
    void add(std::uint32_t blob, const Points &points)
    {
        const std::lock_guard lock(mutex);
        if (places.count(blob) > 0) // another thread was quicker
            return;
        order.emplace_front(blob, points);
        places[blob] = order.begin();
        bytes += points->size() * sizeof(StoredPoint);
        while (bytes > most && order.size() > 1) {
            bytes -= order.back().second->size() * sizeof(StoredPoint);
            places.erase(order.back().first);
            order.pop_back();
        }
    }

    const std::size_t most;
    std::mutex mutex;
    std::size_t bytes = 0;
    std::list<std::pair<std::uint32_t, Points>> order;
    std::unordered_map<std::uint32_t, std::list<std::pair<std::uint32_t, Points>>::iterator> places;
};

Octree::Octree(OctreeIndex index, LoadBlob load, std::size_t memory)
    : m_index(std::move(index)), m_load(std::move(load)), m_cache(std::make_unique<Cache>(memory))
{
}

Octree::~Octree() = default;

Result<std::shared_ptr<const Octree>> Octree::open(const QByteArray &index, LoadBlob load, std::size_t memory)
{
    auto decoded = decodeIndex(index);
    if (!decoded)
        return unexpected(decoded.error());
    return std::shared_ptr<const Octree>(new Octree(*std::move(decoded), std::move(load), memory));
}

Octree::NodePoints Octree::part(std::uint32_t node, Points blob) const
{
    const OctreeNode &place = m_index.nodes[node];
    const std::span<const StoredPoint> points = std::span(*blob).subspan(place.first, place.count);
    return {std::move(blob), points};
}

Result<Octree::NodePoints> Octree::points(std::uint32_t node) const
{
    const std::uint32_t blob = m_index.nodes[node].blob;
    if (Points held = m_cache->find(blob))
        return part(node, std::move(held));
    const auto bytes = m_load(m_index.blobs[blob].id); // without the lock: it may take long
    if (!bytes)
        return unexpected(bytes.error());
    auto decoded = decodePoints(*bytes, m_index.blobs[blob].points);
    if (!decoded)
        return unexpected(decoded.error());
    auto loaded = std::make_shared<const std::vector<StoredPoint>>(*std::move(decoded));
    m_cache->add(blob, loaded);
    return part(node, std::move(loaded));
}

std::optional<Octree::NodePoints> Octree::held(std::uint32_t node) const
{
    Points blob = m_cache->find(m_index.nodes[node].blob);
    return blob ? std::optional(part(node, std::move(blob))) : std::nullopt;
}

Result<void> Octree::visit(const std::function<Result<void>(const PointCloud &)> &take, Progress &progress) const
{
    PointCloud cloud;
    cloud.origin = m_index.origin;
    cloud.station = m_index.station;
    std::uint64_t done = 0;
    for (std::uint32_t i = 0; i < m_index.nodes.size(); ++i) {
        const OctreeNode &node = m_index.nodes[i];
        if (!node.isLeaf())
            continue;
        if (progress.cancelled())
            return cancelledError();
        const auto loaded = points(i);
        if (!loaded)
            return unexpected(loaded.error());
        cloud.positions.clear();
        cloud.colours.clear();
        cloud.intensities.clear();
        for (const StoredPoint &point : loaded->points) {
            cloud.positions.push_back(node.place(point));
            if (m_index.colours)
                cloud.colours.push_back(point.colour);
            if (m_index.intensities)
                cloud.intensities.push_back(static_cast<float>(point.intensity) / 255.0f);
        }
        if (const auto taken = take(cloud); !taken)
            return taken;
        done += node.count;
        progress.set(static_cast<double>(done) / static_cast<double>(m_index.points));
    }
    return {};
}

} // namespace twinloom::scan
