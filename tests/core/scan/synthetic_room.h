// SPDX-License-Identifier: Apache-2.0
// Points of rooms that we know exactly, for the tests of what is found in them.
#pragma once

#include "core/geometry/polygon.h"
#include "core/geometry/random.h"
#include "core/scan/point_cloud.h"

#include <cmath>

namespace twinloom::test
{

struct Gap {
    double from, to, bottom, top; ///< along the wall from its first corner; heights
};

class SyntheticRoom
{
public:
    explicit SyntheticRoom(double spacing = 0.03, double noise = 0.002) : m_spacing(spacing), m_noise(noise) {}

    void addPoint(const Eigen::Vector3d &p, const Eigen::Vector3d &normal)
    {
        cloud.positions.push_back((p + m_noise * m_random.normal() * normal).cast<float>());
        cloud.normals.push_back((m_random.below(2) ? normal : Eigen::Vector3d(-normal)).cast<float>());
    }
    /// A horizontal surface over a polygon.
    void addLevel(const geometry::Polygon &polygon, double z)
    {
        const auto box = geometry::bounds(polygon);
        for (double y = box[0].y() + m_spacing / 2; y < box[1].y(); y += m_spacing)
            for (double x = box[0].x() + m_spacing / 2; x < box[1].x(); x += m_spacing)
                if (geometry::contains(polygon, {x, y}))
                    addPoint({x, y, z}, Eigen::Vector3d::UnitZ());
    }
    void addWall(const geometry::Vec2 &a, const geometry::Vec2 &b, double bottom, double top,
                 const std::vector<Gap> &gaps = {})
    {
        const geometry::Vec2 along = (b - a).normalized();
        for (double s = m_spacing / 2; s < (b - a).norm(); s += m_spacing)
            for (double z = bottom + m_spacing / 2; z < top; z += m_spacing) {
                bool open = false;
                for (const Gap &gap : gaps)
                    open = open || (s > gap.from && s < gap.to && z > gap.bottom && z < gap.top);
                const geometry::Vec2 p = a + s * along;
                if (!open)
                    addPoint({p.x(), p.y(), z}, {-along.y(), along.x(), 0});
            }
    }
    /// Floor, ceiling and walls; `gaps` belong to the first wall.
    void addRoom(const geometry::Polygon &polygon, double floor, double ceiling, const std::vector<Gap> &gaps = {})
    {
        addLevel(polygon, floor);
        addLevel(polygon, ceiling);
        for (std::size_t i = 0; i < polygon.size(); ++i)
            addWall(polygon[i], polygon[(i + 1) % polygon.size()], floor, ceiling, i == 0 ? gaps : std::vector<Gap>());
    }
    /// Sides and top of a box.
    void addBox(const geometry::Box &box)
    {
        const geometry::Polygon foot = box.footprint();
        addLevel(foot, box.top());
        for (std::size_t i = 0; i < 4; ++i)
            addWall(foot[i], foot[(i + 1) % 4], box.bottom(), box.top());
    }

    scan::PointCloud cloud;

private:
    double m_spacing, m_noise;
    geometry::Random m_random{7};
};

} // namespace twinloom::test
