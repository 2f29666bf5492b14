// SPDX-License-Identifier: Apache-2.0
// The nearest of a few thousand points, in constant time: a lattice whose cells know the point nearest to their middle
// (Felzenszwalb, Huttenlocher 2012, "Distance Transforms of Sampled Functions", with the nearest source kept).
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <span>
#include <vector>

namespace twinloom::asset
{

/// Immutable once built; any number of threads may ask at once. Two bytes a cell.
class NearestGrid
{
public:
    NearestGrid() = default;
    /// `cells`: along the longest side of the points' bounds, without the margin of a few cells around them. At most
    /// 65,000 points (more is a bug), at least one.
    NearestGrid(std::vector<Eigen::Vector3f> points, int cells);

    bool empty() const { return m_points.empty(); }
    const std::vector<Eigen::Vector3f> &points() const { return m_points; }
    /// A point about as near as any; the error is below the size of a cell within the bounds, and grows outside of
    /// them.
    const Eigen::Vector3f &nearest(const Eigen::Vector3f &p) const
    {
        const Eigen::Array3i cell = ((p - m_corner) * m_perCell).array().cast<int>().max(0).min(m_most);
        return m_points[m_nearest[static_cast<std::size_t>((cell.z() * m_size.y() + cell.y()) * m_size.x() +
                                                           cell.x())]];
    }

private:
    std::vector<Eigen::Vector3f> m_points;
    std::vector<std::uint16_t> m_nearest; ///< index of a point, a cell
    Eigen::Vector3f m_corner = Eigen::Vector3f::Zero();
    float m_perCell = 1;
    Eigen::Array3i m_size = Eigen::Array3i::Zero(), m_most = Eigen::Array3i::Zero();
};

} // namespace twinloom::asset
