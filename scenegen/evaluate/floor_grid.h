// SPDX-License-Identifier: Apache-2.0
// Where a person can walk: cells of 0.1 m on which a walker of 0.2 m radius stands free, and their largest connected
// part.
#pragma once

#include "scenegen/evaluate/rules.h"

#include <cstdint>

namespace twinloom::scenegen
{

constexpr double kCell = 0.1;
constexpr double kWalker = 0.2;               ///< radius of the walker
constexpr double kReach = 0.6;                ///< an obstacle so near a walkable cell is reached
constexpr std::size_t kMostCells = 4'000'000; ///< a floor of some 200 m by 200 m

/// Cells count from the lower left corner of the floor's bounds. Not thread-safe while obstacles are added.
class FloorGrid
{
public:
    /// An empty grid (fits() is false) when the floor needs more than kMostCells.
    explicit FloorGrid(const geometry::Polygon &floor);

    bool fits() const { return m_width > 0 && m_height > 0; }
    /// Takes the cells near the footprint from the walker. Counted, so that remove() undoes it.
    void add(const geometry::Box &obstacle) { mark(obstacle, 1); }
    void remove(const geometry::Box &obstacle) { mark(obstacle, -1); }

    /// Finds the largest 4-connected part; to be called before the questions below.
    void connect();
    /// Share of the free cells that lie in the largest part; 0 without a free cell.
    double walkableRatio() const;
    /// A cell of the largest part lies within 0.6 m of the footprint.
    bool reaches(const geometry::Box &obstacle) const;
    /// A free cell that is not of the largest part lies within `reach` metres.
    bool isNearLostFloor(const geometry::Box &box, double reach) const;

private:
    void mark(const geometry::Box &obstacle, int by);
    geometry::Vec2 centre(int x, int y) const;
    /// Cell ranges {x0, y0, x1, y1} that a footprint grown by `margin` can touch.
    std::array<int, 4> range(const geometry::Box &box, double margin) const;
    bool free(std::size_t cell) const { return m_floor[cell] && m_blocked[cell] == 0; }

    geometry::Vec2 m_low = geometry::Vec2::Zero();
    int m_width = 0, m_height = 0;
    std::vector<std::uint8_t> m_floor;   ///< the walker's centre may stand there in the empty room
    std::vector<std::int16_t> m_blocked; ///< obstacles too near
    std::vector<int> m_part;             ///< -1, or the number of the connected part
    std::vector<int> m_queue;            ///< kept to spare allocations
    int m_largest = -1;
    std::size_t m_largestSize = 0, m_freeCells = 0;
};

} // namespace twinloom::scenegen
