// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/connected_places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace twinloom::scan
{
namespace
{

using Cell = std::array<int, 2>;

struct Placed {
    Cell cell;
    std::uint32_t point;
    bool operator<(const Placed &other) const { return std::tie(cell, point) < std::tie(other.cell, other.point); }
};

} // namespace

std::vector<std::vector<std::uint32_t>> connectedPlaces(std::span<const Eigen::Vector2f> points, float cell)
{
    std::vector<Placed> placed;
    for (std::uint32_t i = 0; i < points.size(); ++i)
        placed.push_back(
            {{static_cast<int>(std::floor(points[i].x() / cell)), static_cast<int>(std::floor(points[i].y() / cell))},
             i});
    std::sort(placed.begin(), placed.end());
    std::vector<char> taken(placed.size(), 0);
    const auto begin = [&](const Cell &at) {
        return static_cast<std::size_t>(std::lower_bound(placed.begin(), placed.end(), Placed{at, 0}) - placed.begin());
    };
    std::vector<std::vector<std::uint32_t>> places;
    for (std::size_t first = 0; first < placed.size(); ++first) {
        if (taken[first])
            continue;
        std::vector<std::uint32_t> &place = places.emplace_back();
        std::vector<Cell> open = {placed[first].cell};
        while (!open.empty()) {
            const Cell at = open.back();
            open.pop_back();
            for (std::size_t i = begin(at); i < placed.size() && placed[i].cell == at && !taken[i]; ++i) {
                taken[i] = 1;
                place.push_back(placed[i].point);
            }
            for (int k = 0; k < 9; ++k) {
                const Cell next = {at[0] + k % 3 - 1, at[1] + k / 3 - 1};
                const std::size_t i = begin(next);
                if (i < placed.size() && placed[i].cell == next && !taken[i])
                    open.push_back(next);
            }
        }
    }
    return places;
}

} // namespace twinloom::scan
