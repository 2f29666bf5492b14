// SPDX-License-Identifier: Apache-2.0
// The floor of a room from above: what stands on it, what was not seen, and where a person can walk.
#pragma once

#include "core/progress.h"
#include "core/scan/structure/storeys.h"
#include "core/scan/structure/structure.h"

#include <cstdint>
#include <optional>
#include <span>

namespace twinloom::scan
{

struct FloorMap {
    enum class Cell : std::uint8_t { Outside, Free, Occupied, Unseen };

    double cell = 0.05;                          ///< metres: edge of a cell
    geometry::Vec2 low = geometry::Vec2::Zero(); ///< lower left corner
    int width = 0, height = 0;
    std::vector<Cell> cells; ///< rows from below
    /// Where a person, a disc of kPerson radius, gets without touching what is occupied or outside (a morphological
    /// opening of the free floor).
    std::vector<std::uint8_t> walkable;
    std::vector<std::uint8_t> guessed; ///< the same beyond that, if nothing stands on the floor that was not seen

    static constexpr double kPerson = 0.3;                    ///< metres
    static constexpr double kStepOver = 0.1, kHeadroom = 1.9; ///< metres above the floor that obstacles stand between

    std::size_t index(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
    }
    /// The cell that holds a place; none off the map.
    std::optional<std::size_t> cellAt(const geometry::Vec2 &p) const
    {
        const geometry::Vec2 at = (p - low) / cell;
        if (at.x() < 0 || at.y() < 0 || at.x() >= width || at.y() >= height)
            return std::nullopt;
        return index(static_cast<int>(at.x()), static_cast<int>(at.y()));
    }
    geometry::Vec2 centre(int x, int y) const { return low + cell * geometry::Vec2(x + 0.5, y + 0.5); }
};

/// All cells free that lie in the polygon, nothing walkable yet.
FloorMap emptyFloor(const Polygon &polygon, double cell);

/// 1 for the cells of `map` whose centres lie in an odd number of the rings: in outlines, and not in their holes.
std::vector<std::uint8_t> cellsWithin(const FloorMap &map, std::span<const Polygon> rings);

/// Fills `walkable` and `guessed` from `cells`. Parts below half a square metre, where nobody stands, are left out.
void findWalkable(FloorMap &map);

/// From a levelled cloud, thinned to `spacing`: occupied where points lie between kStepOver and kHeadroom above the
/// room's floor and off its walls, unseen where neither they nor the floor was seen nearby. Cancelled.
Result<FloorMap> mapFloor(const PointCloud &cloud, double spacing, const StructureRoom &room, Progress &progress);

/// Takes wells out of a floor above another storey: what nobody can stand on, though it is within the room. There
/// neither the floor nor the slab's lower side was seen, but what is below them. `whole`: the points of both storeys.
/// Cancelled.
Result<void> cutWells(FloorMap &map, const PointCloud &whole, const StructureRoom &room, const Slab &slab,
                      Progress &progress);

/// Rings around the marked cells (1), on their edges, smoothed by less than a cell: outlines counter-clockwise, holes
/// clockwise, each after the outline that it lies in.
std::vector<Polygon> outlinesOf(const FloorMap &map, const std::vector<std::uint8_t> &marked);

} // namespace twinloom::scan
