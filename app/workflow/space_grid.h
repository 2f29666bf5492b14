// SPDX-License-Identifier: Apache-2.0
// The space above a room's floor in cells, and which of them hold something that nobody named.
#pragma once

#include "core/geometry/box.h"
#include "core/scan/point_cloud.h"

#include <cstdint>

namespace twinloom::workflow
{

/// Lies along the longest wall. Fill it with addPoints(), then take away with explain(), then ask for boxes(). A value;
/// not thread-safe while it changes.
class SpaceGrid
{
public:
    /// `height`: of the ceiling above the floor, metres. Cells are 0.1 m, larger where that were more than 32 million.
    SpaceGrid(const geometry::Polygon &floor, double height);

    /// Positions in the room's frame, floor at 0, about zero.
    void addPoints(const std::vector<Eigen::Vector3f> &positions);
    /// Takes away what lies in the box or within a hand's breadth of it.
    void explain(const geometry::Box &box);
    /// What is left, without walls and specks.
    std::vector<geometry::Box> boxes();

private:
    struct Span {
        int from = 0, to = 0; ///< levels, `to` excluded
        bool operator==(const Span &) const = default;
    };
    std::size_t index(int x, int y, int z) const
    {
        return (static_cast<std::size_t>(y) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(x)) *
                   static_cast<std::size_t>(m_levels) +
               static_cast<std::size_t>(z);
    }
    geometry::Vec2 middleOf(int x, int y) const;
    geometry::Vec2 toGrid(const geometry::Vec2 &point) const;
    template <class Visit>
    void eachNeighbour(std::size_t cell, Visit &&visit) const;
    void clearWalls();
    void clearSparse();
    void clearSpecks();
    void growToWalls();
    std::vector<Span> spansAt(int x, int y) const;
    geometry::Box boxOf(int x0, int x1, int y0, int y1, const Span &span) const;

    geometry::Polygon m_floor;
    geometry::Vec2 m_origin = geometry::Vec2::Zero(), m_right = geometry::Vec2::UnitX(), m_up = geometry::Vec2::UnitY();
    double m_cell = 0;
    int m_columns = 0, m_rows = 0, m_levels = 0;
    std::vector<std::uint8_t> m_points; ///< by cell, levels of a column side by side; stops at 255
};

} // namespace twinloom::workflow
