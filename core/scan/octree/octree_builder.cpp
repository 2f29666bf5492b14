// SPDX-License-Identifier: Apache-2.0
#include "core/scan/octree/octree_builder.h"

#include "core/scan/octree/octree_writer.h"
#include "core/scan/octree/scratch_file.h"

#include <algorithm>
#include <array>

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kNodePoints = 32768;
constexpr float kLeafEdge = 8.0f; // metres; larger leaves would have coarse steps
constexpr int kDeepest = 48;
constexpr int kGridLevels = 6; // 64 cells a side are counted at once
constexpr std::size_t kPart = 65536;
constexpr int kSampleCells = 128;    // along the longest side of an inner node
constexpr std::size_t kThinning = 4; // an inner node has at most this part of what its children have

using Points = std::span<OctreePoint>;

Eigen::AlignedBox3f boundsOf(std::span<const OctreePoint> points)
{
    Eigen::AlignedBox3f box;
    for (const OctreePoint &point : points)
        box.extend(point.position);
    return box;
}

/// Points that cannot be told apart by place.
std::vector<Points> slices(Points points)
{
    std::vector<Points> parts;
    for (; points.size() > kNodePoints; points = points.subspan(kNodePoints))
        parts.push_back(points.first(kNodePoints));
    parts.push_back(points);
    return parts;
}

/// The points in up to eight parts, in place. A flat box is split only along the directions in which it is large.
std::vector<Points> octants(Points points, const Eigen::AlignedBox3f &box)
{
    std::vector<Points> parts{points};
    const Eigen::Vector3f middle = box.center(), size = box.sizes();
    for (int axis = 0; axis < 3; ++axis) {
        if (size[axis] <= size.maxCoeff() / 4)
            continue;
        std::vector<Points> halves;
        for (const Points &part : parts) {
            const auto upper = std::partition(part.begin(), part.end(), [&](const OctreePoint &point) {
                return point.position[axis] <= middle[axis];
            });
            const auto lower = static_cast<std::size_t>(upper - part.begin());
            if (lower > 0)
                halves.push_back(part.first(lower));
            if (lower < part.size())
                halves.push_back(part.subspan(lower));
        }
        parts = std::move(halves);
    }
    return parts.size() > 1 ? parts : slices(points);
}

/// A finished part of the tree.
struct Subtree {
    std::uint32_t node = 0;
    Eigen::AlignedBox3f box;        ///< of all that is in it
    Points borrowed;                ///< the node's points, where they belong to somebody else
    std::vector<OctreePoint> owned; ///< the node's points otherwise

    /// What its parent takes its sample from.
    std::span<const OctreePoint> points() const
    {
        return owned.empty() ? std::span<const OctreePoint>(borrowed) : std::span<const OctreePoint>(owned);
    }
    void own()
    {
        if (owned.empty())
            owned.assign(borrowed.begin(), borrowed.end());
    }
};

/// One point for each cell of a grid over all of them, and no more than a part of them.
std::vector<OctreePoint> evenSample(std::span<const Subtree> children, const Eigen::AlignedBox3f &box)
{
    std::size_t total = 0;
    for (const Subtree &child : children)
        total += child.points().size();
    const float cell = std::max(box.sizes().maxCoeff() / (kSampleCells - 1), 1e-9f);
    std::vector<bool> taken(std::size_t(kSampleCells) * kSampleCells * kSampleCells);
    std::vector<OctreePoint> sample;
    for (const Subtree &child : children)
        for (const OctreePoint &point : child.points()) {
            const Eigen::Vector3f at = (point.position - box.min()) / cell;
            std::size_t key = 0;
            for (int axis = 0; axis < 3; ++axis)
                key = key * kSampleCells + std::min(static_cast<std::size_t>(at[axis]), std::size_t(kSampleCells - 1));
            if (!taken[key]) {
                taken[key] = true;
                sample.push_back(point);
            }
        }
    const std::size_t most = std::clamp<std::size_t>(total / kThinning, 1, kNodePoints);
    if (sample.size() > most) { // every so many, which leaves none of the children without
        for (std::size_t i = 0; i < most; ++i)
            sample[i] = sample[i * sample.size() / most];
        sample.resize(most);
    }
    return sample;
}

/// A cubic part of space.
struct Cube {
    Eigen::Vector3d low = Eigen::Vector3d::Zero();
    double edge = 0;

    Cube octant(std::size_t which) const
    {
        const Eigen::Vector3d step(which & 1 ? 1 : 0, which & 2 ? 1 : 0, which & 4 ? 1 : 0);
        return {low + step * (edge / 2), edge / 2};
    }
    /// The cell of the finest grid level, in Morton order: octant by octant.
    std::size_t cellOf(const Eigen::Vector3f &position) const
    {
        constexpr int kCells = 1 << kGridLevels;
        std::size_t code = 0;
        for (int axis = 0; axis < 3; ++axis) {
            const double share = (static_cast<double>(position[axis]) - low[axis]) / edge;
            const auto cell = static_cast<unsigned>(std::clamp(share * kCells, 0.0, kCells - 1.0));
            for (int bit = 0; bit < kGridLevels; ++bit)
                code |= static_cast<std::size_t>(cell >> bit & 1u) << (3 * bit + axis);
        }
        return code;
    }
};

/// How many points are in each cell, on every level: levels[l][code] for the 8^l cells of level l.
using Counts = std::array<std::vector<std::uint64_t>, kGridLevels + 1>;

/// A run of points in a scratch file that is built at once.
struct Bucket {
    std::uint64_t first = 0, count = 0;
};

class Builder
{
public:
    Builder(const OctreeOptions &options, const PutBlob &putBlob, Progress &progress)
        : m_options(options), m_writer(putBlob), m_progress(progress)
    {
    }
    Result<OctreeIndex> build(const PointSource &points);

private:
    Result<Subtree> fromMemory(Points points, int depth);
    Result<Subtree> leaf(Points points, const Eigen::AlignedBox3f &box, int depth);
    Result<Subtree> inner(std::vector<Subtree> children, int depth);
    /// `passes`: the share of the progress until all points are in their buckets.
    Result<Subtree> fromDisk(const PointSource &points, const Cube &cube, int depth, Progress passes);
    Result<Subtree> fromCell(const ScratchFile &sorted, const Counts &counts, std::span<const Bucket> &buckets,
                             const Cube &cube, int level, std::size_t code, int depth);
    Result<Subtree> fromBucket(const ScratchFile &sorted, const Bucket &bucket, const Cube &cube, int depth);

    const OctreeOptions &m_options;
    OctreeWriter m_writer;
    Progress &m_progress;
    std::uint64_t m_points = 0, m_done = 0;
};

Result<Subtree> Builder::leaf(Points points, const Eigen::AlignedBox3f &box, int depth)
{
    const auto node = m_writer.add(points, box, {}, depth);
    if (!node)
        return unexpected(node.error());
    m_done += points.size();
    m_progress.set(0.4 + 0.6 * static_cast<double>(m_done) / static_cast<double>(m_points));
    return Subtree{*node, box, points, {}};
}

Result<Subtree> Builder::inner(std::vector<Subtree> children, int depth)
{
    if (children.size() == 1)
        return std::move(children.front());
    Subtree made;
    std::vector<std::uint32_t> numbers;
    for (const Subtree &child : children) {
        made.box.extend(child.box);
        numbers.push_back(child.node);
    }
    made.owned = evenSample(children, made.box);
    const auto node = m_writer.add(made.owned, made.box, std::move(numbers), depth);
    if (!node)
        return unexpected(node.error());
    made.node = *node;
    return made;
}

Result<Subtree> Builder::fromMemory(Points points, int depth)
{
    if (m_progress.cancelled())
        return cancelledError();
    const Eigen::AlignedBox3f box = boundsOf(points);
    if (points.size() <= kNodePoints && (box.sizes().maxCoeff() <= kLeafEdge || depth >= kDeepest))
        return leaf(points, box, depth);
    std::vector<Subtree> children;
    for (const Points &part : depth < kDeepest ? octants(points, box) : slices(points)) {
        auto child = fromMemory(part, depth + 1);
        if (!child)
            return child;
        children.push_back(*std::move(child));
    }
    return inner(std::move(children), depth);
}

Result<void> readPoints(const ScratchFile &file, std::uint64_t first, Points out)
{
    return file.read(first * sizeof(OctreePoint), std::as_writable_bytes(out));
}

/// The points of a bucket as a source, for one that does not fit into memory.
PointSource sourceOf(const ScratchFile &file, const Bucket &bucket)
{
    return [&file, bucket](const VisitPoints &visit, Progress &) -> Result<void> {
        std::vector<OctreePoint> part;
        for (std::uint64_t done = 0; done < bucket.count; done += part.size()) {
            part.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kPart, bucket.count - done)));
            if (const auto read = readPoints(file, bucket.first + done, part); !read)
                return read;
            if (const auto visited = visit(part); !visited)
                return visited;
        }
        return {};
    };
}

Result<Subtree> Builder::fromBucket(const ScratchFile &sorted, const Bucket &bucket, const Cube &cube, int depth)
{
    if (bucket.count > m_options.mostInMemory && depth < kDeepest)
        return fromDisk(sourceOf(sorted, bucket), cube, depth, Progress());
    std::vector<Subtree> parts; // one, unless millions of points are all in one place
    for (std::uint64_t done = 0; done < bucket.count;) {
        const auto now = std::min<std::uint64_t>(bucket.count - done, m_options.mostInMemory);
        std::vector<OctreePoint> points(static_cast<std::size_t>(now));
        if (const auto read = readPoints(sorted, bucket.first + done, points); !read)
            return unexpected(read.error());
        auto made = fromMemory(points, depth + 1);
        if (!made)
            return made;
        made->own();
        parts.push_back(*std::move(made));
        done += now;
    }
    return inner(std::move(parts), depth);
}

Result<Subtree> Builder::fromCell(const ScratchFile &sorted, const Counts &counts, std::span<const Bucket> &buckets,
                                  const Cube &cube, int level, std::size_t code, int depth)
{
    const auto own = static_cast<std::size_t>(level);
    if (level == kGridLevels || counts[own][code] <= m_options.mostInMemory) {
        const Bucket bucket = buckets.front();
        buckets = buckets.subspan(1);
        return fromBucket(sorted, bucket, cube, depth);
    }
    std::vector<Subtree> children;
    for (std::size_t octant = 0; octant < 8; ++octant) {
        if (counts[own + 1][code * 8 + octant] == 0)
            continue;
        auto child = fromCell(sorted, counts, buckets, cube.octant(octant), level + 1, code * 8 + octant, depth + 1);
        if (!child)
            return child;
        children.push_back(*std::move(child));
    }
    return inner(std::move(children), depth);
}

/// The buckets in the order of their cells, and the bucket of each cell.
std::vector<Bucket> bucketsOf(const Counts &counts, std::size_t most, std::vector<std::uint32_t> &bucketOf)
{
    std::vector<Bucket> buckets;
    bucketOf.assign(counts.back().size(), 0);
    const auto assign = [&](auto &&self, int level, std::size_t code) -> void {
        const std::uint64_t count = counts[static_cast<std::size_t>(level)][code];
        if (count == 0)
            return;
        if (level < kGridLevels && count > most) {
            for (std::size_t octant = 0; octant < 8; ++octant)
                self(self, level + 1, code * 8 + octant);
            return;
        }
        const std::size_t cells = std::size_t(1) << (3 * (kGridLevels - level));
        std::fill_n(bucketOf.begin() + static_cast<std::ptrdiff_t>(code * cells), cells,
                    static_cast<std::uint32_t>(buckets.size()));
        const std::uint64_t first = buckets.empty() ? 0 : buckets.back().first + buckets.back().count;
        buckets.push_back({first, count});
    };
    assign(assign, 0, 0);
    return buckets;
}

Result<Counts> countCells(const PointSource &points, const Cube &cube, Progress &progress)
{
    Counts counts;
    counts[kGridLevels].resize(std::size_t(1) << (3 * kGridLevels));
    const auto counted = points(
        [&](std::span<const OctreePoint> part) -> Result<void> {
            for (const OctreePoint &point : part)
                ++counts[kGridLevels][cube.cellOf(point.position)];
            return progress.cancelled() ? Result<void>(cancelledError()) : Result<void>();
        },
        progress);
    if (!counted)
        return unexpected(counted.error());
    for (std::size_t level = kGridLevels; level-- > 0;) {
        counts[level].resize(counts[level + 1].size() / 8);
        for (std::size_t i = 0; i < counts[level + 1].size(); ++i)
            counts[level][i / 8] += counts[level + 1][i];
    }
    return counts;
}

/// All points into the file, each in its bucket's run, in their order.
Result<void> distribute(const PointSource &points, const Cube &cube, std::span<const Bucket> buckets,
                        const std::vector<std::uint32_t> &bucketOf, ScratchFile &file, Progress &progress)
{
    constexpr std::size_t kBuffered = 2048;
    std::vector<std::vector<OctreePoint>> buffers(buckets.size());
    std::vector<std::uint64_t> next;
    for (const Bucket &bucket : buckets)
        next.push_back(bucket.first);
    const auto flush = [&](std::size_t bucket) -> Result<void> {
        const auto written = file.write(next[bucket] * sizeof(OctreePoint), std::as_bytes(std::span(buffers[bucket])));
        next[bucket] += buffers[bucket].size();
        buffers[bucket].clear();
        return written;
    };
    const auto sorted = points(
        [&](std::span<const OctreePoint> part) -> Result<void> {
            for (const OctreePoint &point : part) {
                const std::size_t bucket = bucketOf[cube.cellOf(point.position)];
                buffers[bucket].push_back(point);
                if (buffers[bucket].size() < kBuffered)
                    continue;
                if (auto written = flush(bucket); !written)
                    return written;
            }
            return progress.cancelled() ? Result<void>(cancelledError()) : Result<void>();
        },
        progress);
    if (!sorted)
        return sorted;
    for (std::size_t bucket = 0; bucket < buckets.size(); ++bucket)
        if (auto written = flush(bucket); !written)
            return written;
    return {};
}

Result<Subtree> Builder::fromDisk(const PointSource &points, const Cube &cube, int depth, Progress passes)
{
    Progress counting = passes.slice(0.0, 0.4), sorting = passes.slice(0.4, 1.0);
    const auto counts = countCells(points, cube, counting);
    if (!counts)
        return unexpected(counts.error());
    auto file = ScratchFile::create(m_options.scratchFolder);
    if (!file)
        return unexpected(file.error());
    std::vector<std::uint32_t> bucketOf;
    const std::vector<Bucket> buckets = bucketsOf(*counts, m_options.mostInMemory, bucketOf);
    if (const auto done = distribute(points, cube, buckets, bucketOf, *file, sorting); !done)
        return unexpected(done.error());
    std::span<const Bucket> left = buckets;
    return fromCell(*file, *counts, left, cube, 0, 0, depth);
}

Result<OctreeIndex> Builder::build(const PointSource &points)
{
    Progress measuring = m_progress.slice(0.0, 0.1);
    std::vector<OctreePoint> few; // all of them, as long as they are few
    Eigen::AlignedBox3f box;
    const auto measured = points(
        [&](std::span<const OctreePoint> part) -> Result<void> {
            box.extend(boundsOf(part));
            m_points += part.size();
            if (m_points <= m_options.mostInMemory)
                few.insert(few.end(), part.begin(), part.end());
            else
                few = {};
            return m_progress.cancelled() ? Result<void>(cancelledError()) : Result<void>();
        },
        measuring);
    if (!measured)
        return unexpected(measured.error());
    if (m_points == 0)
        return m_writer.finish(std::nullopt, m_options);
    const Cube cube{box.min().cast<double>(), std::max(static_cast<double>(box.sizes().maxCoeff()), 1e-6)};
    const auto root = few.empty() ? fromDisk(points, cube, 0, m_progress.slice(0.1, 0.4)) : fromMemory(few, 0);
    if (!root)
        return unexpected(root.error());
    return m_writer.finish(root->node, m_options);
}

} // namespace

Result<OctreeIndex> buildOctree(const PointSource &points, const OctreeOptions &options, const PutBlob &putBlob,
                                Progress &progress)
{
    return Builder(options, putBlob, progress).build(points);
}

} // namespace twinloom::scan
