// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/storeys.h"

#include "core/scan/structure/levels.h"
#include "core/scan/points/sturdy_range.h"

#include <algorithm>
#include <cmath>

namespace twinloom::scan
{
namespace
{

constexpr double kHeadroom = 1.8;
constexpr double kThinnest = 0.1, kThickest = 0.8;
constexpr double kOnSide = 0.06; // metres from a side of a slab of what is it
constexpr double kLeastArea = 4.0;
constexpr double kLeastWide = 2.0; // square metres of a slab that are kReach cells off its edges: it is no shelf
constexpr int kReach = 2;
constexpr double kLeastShut = 0.6; // share of the plan where a slab is, and no room that passes its height
constexpr double kCell = 0.25, kCellInSpacings = 3;
constexpr float kLevel = 0.4f; // |z| of the normals of floors, ceilings and roofs, also steep ones
constexpr double kStrays = 0.001;
constexpr std::size_t kPollEvery = 1 << 16;

/// Heights of all that is about level, by cells of the plan.
class Columns
{
public:
    static Result<Columns> of(const PointCloud &cloud, double cell, const Progress &progress)
    {
        Columns columns;
        columns.m_cell = cell;
        const Range x = sturdyRange(cloud, 0, kStrays), y = sturdyRange(cloud, 1, kStrays);
        columns.m_width = static_cast<int>(x.length() / cell) + 1;
        columns.m_height = static_cast<int>(y.length() / cell) + 1;
        columns.m_heights.resize(static_cast<std::size_t>(columns.m_width) *
                                 static_cast<std::size_t>(columns.m_height));
        for (std::size_t i = 0; i < cloud.size(); ++i) {
            if (i % kPollEvery == 0 && progress.cancelled())
                return cancelledError();
            const Eigen::Vector3f &p = cloud.positions[i];
            const double column = (p.x() - x.low) / cell, row = (p.y() - y.low) / cell;
            if (std::abs(cloud.normals[i].z()) > kLevel && column >= 0 && row >= 0 && column < columns.m_width &&
                row < columns.m_height)
                columns.m_heights[columns.index(static_cast<int>(column), static_cast<int>(row))].push_back(p.z());
        }
        for (std::vector<float> &heights : columns.m_heights) {
            if (progress.cancelled())
                return cancelledError();
            std::sort(heights.begin(), heights.end());
        }
        return columns;
    }

    struct Coverage {
        double area = 0; ///< where both sides were seen, between what is below and what is above
        double wide = 0; ///< where the slab goes on all around
        double shut = 0; ///< share where either side was seen, of that and of where rooms pass its height
    };
    Coverage coverage(const Slab &slab) const
    {
        const double near = std::min(kOnSide, 0.45 * (slab.upper - slab.lower));
        std::vector<char> solid(m_heights.size(), 0);
        int both = 0, shut = 0, open = 0, wide = 0;
        for (std::size_t i = 0; i < m_heights.size(); ++i) {
            const std::vector<float> &heights = m_heights[i];
            if (heights.empty())
                continue;
            const bool below = heights.front()<slab.lower - kHeadroom, above = heights.back()> slab.upper + kHeadroom;
            const bool ceiling = below && anyWithin(heights, slab.lower - near, slab.lower + near);
            const bool floor = above && anyWithin(heights, slab.upper - near, slab.upper + near);
            both += ceiling && floor;
            solid[i] = ceiling || floor;
            shut += solid[i];
            open += passes(heights, slab.lower - near, slab.upper + near);
        }
        for (int y = kReach; y < m_height - kReach; ++y)
            for (int x = kReach; x < m_width - kReach; ++x)
                wide += allAround(solid, x, y);
        const double square = m_cell * m_cell;
        return {both * square, wide * square, shut > 0 ? static_cast<double>(shut) / (shut + open) : 0};
    }

private:
    std::size_t index(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(x);
    }
    static bool anyWithin(const std::vector<float> &sorted, double low, double high)
    {
        const auto first = std::lower_bound(sorted.begin(), sorted.end(), static_cast<float>(low));
        return first != sorted.end() && *first <= high;
    }
    /// Nothing level lies between the two heights, but something below and above them, with a room's height between.
    static bool passes(const std::vector<float> &sorted, double low, double high)
    {
        const auto next = std::lower_bound(sorted.begin(), sorted.end(), static_cast<float>(low));
        return next != sorted.begin() && next != sorted.end() && *next > high && *next - *(next - 1) > kHeadroom;
    }
    bool allAround(const std::vector<char> &solid, int x, int y) const
    {
        for (int dy = -kReach; dy <= kReach; ++dy)
            for (int dx = -kReach; dx <= kReach; ++dx)
                if (!solid[index(x + dx, y + dy)])
                    return false;
        return true;
    }

    double m_cell = kCell;
    int m_width = 0, m_height = 0;
    std::vector<std::vector<float>> m_heights; ///< of each cell, lowest first
};

/// Levels that can be the two sides of a slab, by their heights alone.
std::vector<Slab> possibleSlabs(const std::vector<Level> &levels, const Range &heights)
{
    std::vector<Slab> slabs;
    for (const Level &lower : levels)
        for (const Level &upper : levels)
            if (const double thick = upper.height - lower.height;
                thick > kThinnest - kOnSide / 2 && thick < kThickest && lower.height > heights.low + kHeadroom &&
                upper.height < heights.high - kHeadroom)
                slabs.push_back({lower.height, upper.height, 0});
    return slabs;
}

/// The largest first, without others that leave no headroom between.
std::vector<Slab> apart(std::vector<Slab> slabs, const std::vector<Slab> &fixed)
{
    std::stable_sort(slabs.begin(), slabs.end(), [](const Slab &a, const Slab &b) { return a.area > b.area; });
    std::vector<Slab> chosen;
    for (const Slab &slab : slabs) {
        const auto near = [&](const Slab &other) { return std::abs(other.middle() - slab.middle()) < kHeadroom; };
        if (std::none_of(chosen.begin(), chosen.end(), near) && std::none_of(fixed.begin(), fixed.end(), near))
            chosen.push_back(slab);
    }
    std::sort(chosen.begin(), chosen.end(), [](const Slab &a, const Slab &b) { return a.lower < b.lower; });
    return chosen;
}

} // namespace

Result<Slabs> findSlabs(const PointCloud &levelled, double spacing, Progress &progress)
{
    Slabs found;
    if (levelled.empty())
        return found;
    const Range heights = sturdyRange(levelled, 2, kStrays);
    if (heights.length() < 2 * kHeadroom + kThinnest)
        return found;
    std::vector<Slab> possible = possibleSlabs(findLevels(levelled, spacing, kLeastArea, {}, progress), heights);
    if (progress.cancelled())
        return cancelledError();
    if (possible.empty())
        return found;
    const auto columns = Columns::of(levelled, std::max(kCell, kCellInSpacings * spacing), progress);
    if (!columns)
        return unexpected(columns.error());
    std::vector<Slab> parting, within;
    for (Slab &slab : possible) {
        if (progress.cancelled())
            return cancelledError();
        const Columns::Coverage coverage = columns->coverage(slab);
        slab.area = coverage.area;
        if (coverage.area >= kLeastArea && coverage.wide >= kLeastWide)
            (coverage.shut >= kLeastShut ? parting : within).push_back(slab);
    }
    found.parting = apart(std::move(parting), {});
    found.within = apart(std::move(within), found.parting);
    return found;
}

} // namespace twinloom::scan
