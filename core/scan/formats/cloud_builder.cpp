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

std::array<double, 2> CloudBuilder::intensityRange() const
{
    if (m_declared)
        return *m_declared;
    if (m_low < 0) {
        // Leica's PTS goes from -2048 to 2047; anything else is stretched over what there is.
        const bool leica = m_low >= -2048 && m_high <= 2047 && (m_low < -1 || m_high > 1);
        return leica ? std::array{-2048.0, 2047.0}
                     : std::array{static_cast<double>(m_low), static_cast<double>(m_high)};
    }
    return {0.0, m_high <= 1 ? 1.0 : m_high <= 255 ? 255.0 : m_high <= 65535 ? 65535.0 : static_cast<double>(m_high)};
}

Result<void> CloudBuilder::handOn()
{
    if (m_cloud.empty())
        return {};
    const Result<void> taken = m_sink->take(m_cloud);
    m_cloud.positions.clear();
    m_cloud.colours.clear();
    m_cloud.intensities.clear();
    m_cloud.normals.clear();
    return taken;
}

Result<LoadedScan> CloudBuilder::finish()
{
    if (!m_settled)
        settle();
    if (const Result<void> done = handOn(); !done)
        return unexpected(done.error());
    LoadedScan scan;
    scan.cloud.origin = m_cloud.origin;
    scan.pointsInFile = m_size;
    scan.intensityRange = intensityRange();
    *this = CloudBuilder(m_attributes, *m_sink);
    return scan;
}

void appendCloud(PointCloud &all, const PointCloud &part, std::size_t expected)
{
    const auto append = [&](auto &values, const auto &more) {
        if (all.empty() && !more.empty())
            values.reserve(std::max(expected, more.size()));
        values.insert(values.end(), more.begin(), more.end());
    };
    append(all.colours, part.colours);
    append(all.intensities, part.intensities);
    append(all.normals, part.normals);
    append(all.positions, part.positions); // last: it says whether the others are the first
}

LoadedScan collected(PointCloud points, LoadedScan scan)
{
    points.origin = scan.cloud.origin;
    points.station = scan.cloud.station;
    for (float &value : points.intensities)
        value = scaledIntensity(value, scan.intensityRange);
    scan.cloud = std::move(points);
    scan.intensityRange = {0, 1};
    return scan;
}

Result<void> CollectingSink::end(LoadedScan scan)
{
    m_scans.push_back(collected(std::exchange(m_cloud, {}), std::move(scan)));
    m_expected = 0;
    return {};
}

} // namespace twinloom::scan
