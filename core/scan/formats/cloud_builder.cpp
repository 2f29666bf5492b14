// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/cloud_builder.h"

#include <algorithm>

namespace twinloom::scan
{

namespace
{

/// Below this a float still resolves 0.06 mm, so the coordinates can stay as they are.
constexpr double kNear = 1000.0;

/// The median coordinate in whole hundreds, or 0 when that is near enough.
double originAlong(std::vector<RawPoint> &points, int axis)
{
    const auto middle = points.begin() + static_cast<std::ptrdiff_t>(points.size() / 2);
    std::nth_element(points.begin(), middle, points.end(),
                     [axis](const RawPoint &a, const RawPoint &b) { return a.position[axis] < b.position[axis]; });
    const double median = middle->position[axis];
    return std::abs(median) < kNear ? 0.0 : std::round(median / 100.0) * 100.0;
}

} // namespace

void CloudBuilder::reserve(std::size_t points)
{
    m_cloud.positions.reserve(points);
    if (m_attributes.colour)
        m_cloud.colours.reserve(points);
    if (m_attributes.intensity)
        m_cloud.intensities.reserve(points);
    if (m_attributes.normal)
        m_cloud.normals.reserve(points);
}

void CloudBuilder::settle()
{
    m_settled = true;
    if (m_first.empty())
        return;
    std::vector<RawPoint> scratch = m_first;
    for (int axis = 0; axis < 3; ++axis)
        m_cloud.origin[axis] = originAlong(scratch, axis);
    for (const RawPoint &point : m_first)
        append(point);
    m_first = {};
}

void CloudBuilder::scaleIntensities()
{
    double low = 0.0, high = 1.0;
    if (m_declared) {
        low = (*m_declared)[0];
        high = (*m_declared)[1];
    } else if (m_low < 0) {
        // Leica's PTS goes from -2048 to 2047; anything else is stretched over what there is.
        const bool leica = m_low >= -2048 && m_high <= 2047 && (m_low < -1 || m_high > 1);
        low = leica ? -2048.0 : m_low;
        high = leica ? 2047.0 : m_high;
    } else if (m_high > 1) {
        high = m_high <= 255 ? 255.0 : m_high <= 65535 ? 65535.0 : m_high;
    }
    const double span = high > low ? high - low : 1.0;
    for (float &value : m_cloud.intensities)
        value = static_cast<float>(std::clamp((value - low) / span, 0.0, 1.0));
}

PointCloud CloudBuilder::finish()
{
    if (!m_settled)
        settle();
    if (m_attributes.intensity)
        scaleIntensities();
    PointCloud cloud = std::move(m_cloud);
    *this = CloudBuilder(m_attributes);
    return cloud;
}

} // namespace twinloom::scan
