// SPDX-License-Identifier: Apache-2.0
// Directions around a scanner, in cells of nearly one size: the six faces of a cube, each cut at even angles (an
// equiangular cube map), so that there are no poles.
#pragma once

#include <Eigen/Core>

#include <array>
#include <cstdint>

namespace twinloom::scan
{

class DirectionGrid
{
public:
    /// `step`: radians a cell, about; cells are 1 to 1.4 times as large in the middle of a face as in its corners.
    explicit DirectionGrid(double step);

    std::uint32_t cells() const { return 6 * m_side * m_side; }
    double step() const { return m_step; }
    /// `direction` of any length but 0.
    std::uint32_t cellAt(const Eigen::Vector3f &direction) const;
    /// The cell and the eight around it, across the cube's edges, too; at a corner of the cube some occur twice.
    std::array<std::uint32_t, 9> around(std::uint32_t cell) const;

private:
    Eigen::Vector3f direction(int face, int column, int row) const;

    std::uint32_t m_side;
    double m_step;
};

} // namespace twinloom::scan
