// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/direction_grid.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace twinloom::scan
{
namespace
{

constexpr double kFaceAngle = std::numbers::pi / 2;
constexpr double kMostSide = 8192; // cells along an edge: 400 million in all fit into their numbers

} // namespace

DirectionGrid::DirectionGrid(double step)
    : m_side(static_cast<std::uint32_t>(std::clamp(std::ceil(kFaceAngle / step), 1.0, kMostSide))),
      m_step(kFaceAngle / m_side)
{
}

std::uint32_t DirectionGrid::cellAt(const Eigen::Vector3f &direction) const
{
    int axis = 0;
    direction.cwiseAbs().maxCoeff(&axis);
    const auto coordinate = [&](int other) {
        const double angle = std::atan2(direction[other], std::abs(direction[axis])) + kFaceAngle / 2;
        return static_cast<std::uint32_t>(std::clamp(angle / m_step, 0.0, m_side - 1.0));
    };
    const auto face = static_cast<std::uint32_t>(2 * axis + (direction[axis] < 0 ? 1 : 0));
    return (face * m_side + coordinate((axis + 2) % 3)) * m_side + coordinate((axis + 1) % 3);
}

Eigen::Vector3f DirectionGrid::direction(int face, int column, int row) const
{
    const int axis = face / 2;
    const auto tangent = [&](int cell) { return static_cast<float>(std::tan((cell + 0.5) * m_step - kFaceAngle / 2)); };
    Eigen::Vector3f result;
    result[axis] = face % 2 ? -1.0f : 1.0f;
    result[(axis + 1) % 3] = tangent(column);
    result[(axis + 2) % 3] = tangent(row);
    return result;
}

std::array<std::uint32_t, 9> DirectionGrid::around(std::uint32_t cell) const
{
    const int side = static_cast<int>(m_side), column = static_cast<int>(cell % m_side),
              row = static_cast<int>(cell / m_side % m_side), face = static_cast<int>(cell / m_side / m_side);
    std::array<std::uint32_t, 9> result;
    for (int k = 0; k < 9; ++k) {
        const int c = column + k % 3 - 1, r = row + k / 3 - 1;
        const bool within = c >= 0 && r >= 0 && c < side && r < side;
        result[static_cast<std::size_t>(k)] =
            within ? static_cast<std::uint32_t>((face * side + r) * side + c) : cellAt(direction(face, c, r));
    }
    return result;
}

} // namespace twinloom::scan
