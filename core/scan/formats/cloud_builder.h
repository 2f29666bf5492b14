// SPDX-License-Identifier: Apache-2.0
// Collects the points of one scan: drops what is not finite, chooses the double origin before anything is narrowed to
// float, and brings colours and intensities into their ranges.
#pragma once

#include "core/scan/point_cloud.h"

#include <array>
#include <cmath>
#include <limits>

namespace twinloom::scan
{

/// One point as a file has it. What a file does not have stays as it is here.
struct RawPoint {
    geometry::Vec3 position = geometry::Vec3::Zero();
    Rgb colour;
    float intensity = 0; ///< in the file's range
    Eigen::Vector3f normal = Eigen::Vector3f::Zero();
};

struct Attributes {
    bool colour = false, intensity = false, normal = false;
};

class CloudBuilder
{
public:
    explicit CloudBuilder(Attributes attributes) : m_attributes(attributes) {}

    /// Only for counts that were checked against the size of the file.
    void reserve(std::size_t points);
    /// False when a coordinate is not finite: the point is dropped.
    bool add(const RawPoint &point)
    {
        if (!point.position.allFinite())
            return false;
        if (!m_settled) {
            m_first.push_back(point);
            if (m_first.size() == kSettle)
                settle();
        } else {
            append(point);
        }
        return true;
    }
    std::size_t size() const { return m_settled ? m_cloud.size() : m_first.size(); }
    /// The range that the file declares for its intensities; without it `finish` guesses from the values.
    void setIntensityRange(double low, double high) { m_declared = {low, high}; }
    /// The cloud; the builder is empty afterwards.
    PointCloud finish();

private:
    /// So many points are looked at before the origin is chosen: a single stray 0 0 0 in front must not decide it.
    static constexpr std::size_t kSettle = 1024;

    void settle();
    void append(const RawPoint &point)
    {
        m_cloud.positions.emplace_back((point.position - m_cloud.origin).cast<float>());
        if (m_attributes.colour)
            m_cloud.colours.push_back(point.colour);
        if (m_attributes.intensity) {
            const float value = std::isfinite(point.intensity) ? point.intensity : 0.0f;
            m_low = std::min(m_low, value);
            m_high = std::max(m_high, value);
            m_cloud.intensities.push_back(value);
        }
        if (m_attributes.normal)
            m_cloud.normals.push_back(point.normal);
    }
    void scaleIntensities();

    Attributes m_attributes;
    PointCloud m_cloud;
    std::vector<RawPoint> m_first;
    bool m_settled = false;
    float m_low = std::numeric_limits<float>::max();
    float m_high = std::numeric_limits<float>::lowest();
    std::optional<std::array<double, 2>> m_declared;
};

} // namespace twinloom::scan
