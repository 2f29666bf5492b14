// SPDX-License-Identifier: Apache-2.0
#include "core/scan/thing_pieces.h"

#include "core/scan/structure/plan_rectangle.h"

#include <algorithm>
#include <numeric>

namespace twinloom::scan
{
namespace
{

using geometry::Box;
using geometry::Vec3;

constexpr double kAside = 0.1; // metres between pieces side by side
constexpr double kOver = 0.35; // metres between one above the other: the column of a chair is thin
constexpr std::size_t kMostPieces = 4;

bool hangTogether(const Box &a, const Box &b)
{
    const double aside = geometry::planOverlap(a, b), over = geometry::heightOverlap(a, b);
    return aside > 0 ? over > -kOver : aside > -kAside && over > 0;
}

/// The smallest box around all, a side along that of the first where that does as well.
Box boxAround(std::span<const std::size_t> pieces, std::span<const Box> boxes,
              std::span<const std::vector<Vec3>> points)
{
    PointCloud cloud;
    Box box = boxes[pieces.front()];
    double bottom = box.bottom(), top = box.top();
    for (const std::size_t piece : pieces) {
        for (const Vec3 &p : points[piece])
            cloud.positions.push_back(p.cast<float>());
        bottom = std::min(bottom, boxes[piece].bottom());
        top = std::max(top, boxes[piece].top());
    }
    Indices all(cloud.size());
    std::iota(all.begin(), all.end(), 0);
    const Rectangle around = bestRectangle(cloud, all, box.yaw);
    box.centre << around.centre, (bottom + top) / 2;
    box.size << around.size, top - bottom;
    box.yaw = around.yaw;
    return box;
}

/// Everything that hangs together with the first of `group`, directly or by way of others, as far as kMostPieces.
std::vector<std::size_t> groupOf(std::size_t first, std::span<const Box> boxes)
{
    std::vector<std::size_t> group{first};
    for (std::size_t head = 0; head < group.size() && group.size() <= kMostPieces; ++head)
        for (std::size_t other = 0; other < boxes.size(); ++other)
            if (std::ranges::find(group, other) == group.end() && hangTogether(boxes[group[head]], boxes[other]))
                group.push_back(other);
    std::ranges::sort(group);
    return group;
}

} // namespace

std::vector<Assembly> assembliesOf(std::span<const Box> boxes, std::span<const std::vector<Vec3>> points)
{
    std::vector<Assembly> all;
    for (std::size_t i = 0; i < boxes.size(); ++i)
        all.push_back({{i}, boxes[i]});
    const auto add = [&](std::vector<std::size_t> pieces) {
        if (std::ranges::any_of(pieces, [&](std::size_t i) { return points[i].empty(); }))
            return;
        std::ranges::stable_sort(pieces, std::greater(), [&](std::size_t i) { return points[i].size(); });
        const Box box = boxAround(pieces, boxes, points);
        all.push_back({std::move(pieces), box});
    };
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t k = i + 1; k < boxes.size(); ++k)
            if (hangTogether(boxes[i], boxes[k]))
                add({i, k});
    for (std::size_t i = 0; i < boxes.size(); ++i)
        if (const auto group = groupOf(i, boxes); group.front() == i && group.size() > 2 && group.size() <= kMostPieces)
            add(group);
    return all;
}

} // namespace twinloom::scan
