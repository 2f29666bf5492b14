// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/bvh.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace twinloom::geometry
{
namespace
{

using Vec3f = Eigen::Vector3f;
constexpr std::uint32_t kLeafSize = 4;
constexpr int kBins = 16;
/// Below this depth nodes are halved, so that no tree is deeper than this and 32 more.
constexpr int kDeepest = 64;

struct Bounds {
    Vec3f low = Vec3f::Constant(std::numeric_limits<float>::infinity());
    Vec3f high = Vec3f::Constant(-std::numeric_limits<float>::infinity());

    void add(const Vec3f &point)
    {
        low = low.cwiseMin(point);
        high = high.cwiseMax(point);
    }
    void add(const Bounds &other)
    {
        low = low.cwiseMin(other.low);
        high = high.cwiseMax(other.high);
    }
    float area() const
    {
        const Vec3f size = (high - low).cwiseMax(0.0f);
        return size.x() * size.y() + size.y() * size.z() + size.z() * size.x();
    }
};

struct Bin {
    Bounds bounds;
    std::uint32_t count = 0;
};

/// Entry distance of a ray into a box, or infinity. `inverse` is 1 / direction by component.
float entry(const Vec3f &low, const Vec3f &high, const Vec3f &origin, const Vec3f &inverse, float limit)
{
    const Vec3f a = (low - origin).cwiseProduct(inverse), b = (high - origin).cwiseProduct(inverse);
    float near = 0.0f, far = limit;
    for (int i = 0; i < 3; ++i) {
        // A ray in the plane of a face gives 0 * inf = NaN; the comparisons then leave near and far as they are.
        const float first = a[i] < b[i] ? a[i] : b[i], second = a[i] < b[i] ? b[i] : a[i];
        near = first > near ? first : near;
        far = second < far ? second : far;
    }
    // The factor keeps rounding from losing hits on box faces (Ize 2013, "Robust BVH Ray Traversal").
    return near <= far * 1.0000004f ? near : std::numeric_limits<float>::infinity();
}

/// A ray turned and sheared so that it runs along +z from 0. Woop, Benthin, Wald 2013, "Watertight Ray/Triangle
/// Intersection": neighbours see the same sign at their common edge, so no ray slips between them.
struct Shear {
    int x = 0, y = 1, z = 2;
    float sx = 0, sy = 0, sz = 0;

    explicit Shear(const Vec3f &direction)
    {
        direction.cwiseAbs().maxCoeff(&z);
        x = (z + 1) % 3;
        y = (x + 1) % 3;
        if (direction[z] < 0)
            std::swap(x, y); // keeps the winding
        sx = direction[x] / direction[z];
        sy = direction[y] / direction[z];
        sz = 1.0f / direction[z];
    }
};

/// Both sides count.
bool intersect(const Vec3f *corner, const Vec3f &origin, const Shear &shear, float limit, RayHit &hit)
{
    std::array<float, 3> px, py, pz;
    for (std::size_t i = 0; i < 3; ++i) {
        const Vec3f p = corner[i] - origin;
        px[i] = p[shear.x] - shear.sx * p[shear.z];
        py[i] = p[shear.y] - shear.sy * p[shear.z];
        pz[i] = shear.sz * p[shear.z];
    }
    std::array<float, 3> weight;
    for (std::size_t i = 0; i < 3; ++i) {
        const std::size_t j = (i + 1) % 3, k = (i + 2) % 3;
        weight[i] = px[k] * py[j] - py[k] * px[j];
        if (weight[i] == 0.0f) // on the edge, or not to be told in float
            weight[i] = static_cast<float>(static_cast<double>(px[k]) * static_cast<double>(py[j]) -
                                           static_cast<double>(py[k]) * static_cast<double>(px[j]));
    }
    const auto [least, most] = std::minmax({weight[0], weight[1], weight[2]});
    if (least < 0 && most > 0)
        return false;
    const float determinant = weight[0] + weight[1] + weight[2];
    const float distance = (weight[0] * pz[0] + weight[1] * pz[1] + weight[2] * pz[2]) / determinant;
    if (determinant == 0.0f || !(distance >= 0.0f && distance <= limit)) // also when it is no number
        return false;
    hit.distance = distance;
    hit.u = weight[1] / determinant;
    hit.v = weight[2] / determinant;
    return true;
}

} // namespace

struct BvhBuilder {
    Bvh &bvh;
    std::vector<Bounds> boxes;  // by triangle
    std::vector<Vec3f> centres; // by triangle

    struct Split {
        int axis = -1;
        float position = 0;
    };

    Split findSplit(std::uint32_t first, std::uint32_t count, const Bounds &all) const
    {
        Bounds middle;
        for (std::uint32_t i = first; i < first + count; ++i)
            middle.add(centres[bvh.m_order[i]]);
        Split best;
        float bestCost = all.area() * static_cast<float>(count);
        for (int axis = 0; axis < 3; ++axis) {
            const float low = middle.low[axis], width = middle.high[axis] - low;
            if (!(width > 0))
                continue;
            std::array<Bin, kBins> bins;
            const float scale = kBins / width;
            for (std::uint32_t i = first; i < first + count; ++i) {
                const std::uint32_t triangle = bvh.m_order[i];
                Bin &bin =
                    bins[static_cast<std::size_t>(std::min(kBins - 1, int((centres[triangle][axis] - low) * scale)))];
                bin.bounds.add(boxes[triangle]);
                ++bin.count;
            }
            std::array<float, kBins> leftCost{};
            Bin left;
            for (std::size_t i = 0; i + 1 < kBins; ++i) {
                left.bounds.add(bins[i].bounds);
                left.count += bins[i].count;
                leftCost[i] = left.count ? left.bounds.area() * static_cast<float>(left.count) : 0;
            }
            Bin right;
            for (std::size_t i = kBins - 1; i > 0; --i) {
                right.bounds.add(bins[i].bounds);
                right.count += bins[i].count;
                if (right.count == 0 || right.count == count)
                    continue;
                const float cost = leftCost[i - 1] + right.bounds.area() * static_cast<float>(right.count);
                if (cost < bestCost) {
                    bestCost = cost;
                    best = {axis, low + static_cast<float>(i) / scale};
                }
            }
        }
        return best;
    }

    void build()
    {
        struct Task {
            std::uint32_t node, first, count;
            int depth;
        };
        bvh.m_nodes.reserve(bvh.m_order.size());
        bvh.m_nodes.emplace_back();
        std::vector<Task> tasks{{0, 0, static_cast<std::uint32_t>(bvh.m_order.size()), 0}};
        while (!tasks.empty()) {
            const Task task = tasks.back();
            tasks.pop_back();
            Bounds all;
            for (std::uint32_t i = task.first; i < task.first + task.count; ++i)
                all.add(boxes[bvh.m_order[i]]);
            Bvh::Node &node = bvh.m_nodes[task.node];
            node.low = all.low;
            node.high = all.high;
            node.first = task.first;
            node.count = task.count;
            if (task.count <= kLeafSize)
                continue;
            const auto begin = bvh.m_order.begin() + task.first;
            auto cut = begin + task.count / 2; // equal centres: any half will do
            const Split split = task.depth < kDeepest ? findSplit(task.first, task.count, all) : Split{};
            if (split.axis >= 0)
                cut = std::partition(begin, begin + task.count,
                                     [&](std::uint32_t i) { return centres[i][split.axis] < split.position; });
            const auto left = static_cast<std::uint32_t>(cut - begin);
            if (split.axis < 0 && task.depth < kDeepest && task.count <= 4 * kLeafSize)
                continue; // splitting would not pay
            if (left == 0 || left == task.count)
                continue;
            const auto child = static_cast<std::uint32_t>(bvh.m_nodes.size());
            node.first = child;
            node.count = 0;
            bvh.m_nodes.resize(child + 2);
            tasks.push_back({child, task.first, left, task.depth + 1});
            tasks.push_back({child + 1, task.first + left, task.count - left, task.depth + 1});
        }
    }
};

Bvh::Bvh(std::span<const Eigen::Vector3f> positions, std::span<const std::uint32_t> indices)
{
    const std::size_t count = indices.size() / 3;
    BvhBuilder builder{*this, {}, {}};
    builder.boxes.resize(count);
    builder.centres.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        Bounds &box = builder.boxes[i];
        bool finite = true;
        for (std::size_t k = 0; k < 3; ++k) {
            const Vec3f &corner = positions[indices[3 * i + k]];
            finite = finite && corner.allFinite();
            box.add(corner);
        }
        builder.centres[i] = (box.low + box.high) / 2;
        if (finite)
            m_order.push_back(static_cast<std::uint32_t>(i));
    }
    if (m_order.empty())
        return;
    builder.build();
    m_corners.reserve(3 * m_order.size());
    for (const std::uint32_t triangle : m_order)
        for (std::size_t k = 0; k < 3; ++k)
            m_corners.push_back(positions[indices[3 * triangle + k]]);
}

std::optional<RayHit> Bvh::nearest(const Ray &ray, float maxDistance) const
{
    if (m_nodes.empty())
        return std::nullopt;
    const Vec3f inverse = ray.direction.cwiseInverse();
    const Shear shear(ray.direction);
    RayHit best;
    best.distance = maxDistance;
    bool found = false;
    std::array<std::uint32_t, kDeepest + 33> stack;
    std::size_t depth = 0;
    std::uint32_t current = 0;
    if (entry(m_nodes[0].low, m_nodes[0].high, ray.origin, inverse, best.distance) > best.distance)
        return std::nullopt;
    while (true) {
        const Node &node = m_nodes[current];
        if (node.count > 0) {
            for (std::uint32_t i = node.first; i < node.first + node.count; ++i)
                if (intersect(&m_corners[3 * std::size_t(i)], ray.origin, shear, best.distance, best)) {
                    best.triangle = m_order[i];
                    found = true;
                }
        } else {
            std::uint32_t near = node.first, far = node.first + 1;
            float nearEntry = entry(m_nodes[near].low, m_nodes[near].high, ray.origin, inverse, best.distance);
            float farEntry = entry(m_nodes[far].low, m_nodes[far].high, ray.origin, inverse, best.distance);
            if (farEntry < nearEntry) {
                std::swap(near, far);
                std::swap(nearEntry, farEntry);
            }
            if (farEntry <= best.distance && farEntry < std::numeric_limits<float>::infinity())
                stack[depth++] = far;
            if (nearEntry <= best.distance && nearEntry < std::numeric_limits<float>::infinity()) {
                current = near;
                continue;
            }
        }
        if (depth == 0)
            break;
        current = stack[--depth];
    }
    if (!found)
        return std::nullopt;
    return best;
}

} // namespace twinloom::geometry
