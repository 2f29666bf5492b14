// SPDX-License-Identifier: Apache-2.0
// Takes the points of one scan on their way to a sink: drops what is not finite, chooses the double origin before
// anything is narrowed to float, and finds out what range the intensities have.
#pragma once

#include "core/scan/formats/reader.h"

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
    CloudBuilder(Attributes attributes, PointSink &sink) : m_attributes(attributes), m_sink(&sink) {}

    /// Only for counts that were checked against the size of the file.
    void expect(std::size_t points) { m_sink->expect(points); }
    /// False when a coordinate is not finite, or would not be in single precision: the point is dropped.
    bool add(const RawPoint &point)
    {
        if (!(point.position.array().abs() <= kFarthest).all())
            return false;
        ++m_size;
        if (!m_settled) {
            m_first.push_back(point);
            if (m_first.size() == kSettle)
                settle();
        } else {
            append(point);
        }
        return true;
    }
    std::size_t size() const { return m_size; }
    /// The range that the file declares for its intensities; without it `finish` guesses from the values.
    void setIntensityRange(double low, double high) { m_declared = {low, high}; }
    /// Hands on what has come, when it is worth it. For the places where a reader looks whether it is cancelled: no
    /// more than a few megabytes may come in between.
    Result<void> pass() { return m_cloud.size() < kPart ? Result<void>() : handOn(); }
    /// Hands on the rest: the scan with its origin, size and range of intensities. The builder is empty afterwards.
    Result<LoadedScan> finish();

private:
    /// So many points are looked at before the origin is chosen: a single stray 0 0 0 in front must not decide it.
    static constexpr std::size_t kSettle = 1024;
    static constexpr double kFarthest =
        1e30; ///< in any unit; what lies nearer but too far is refused later, with its place
    static constexpr std::size_t kPart = 65'536; ///< points that are handed on at once, or more

    void settle();
    Result<void> handOn();
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
    std::array<double, 2> intensityRange() const;

    Attributes m_attributes;
    PointSink *m_sink;
    std::size_t m_size = 0;
    PointCloud m_cloud;
    std::vector<RawPoint> m_first;
    bool m_settled = false;
    float m_low = std::numeric_limits<float>::max();
    float m_high = std::numeric_limits<float>::lowest();
    std::optional<std::array<double, 2>> m_declared;
};

/// Appends a part of a scan; the first one reserves for `expected` points.
void appendCloud(PointCloud &all, const PointCloud &part, std::size_t expected);
/// The scan with all of its points, their intensities scaled.
LoadedScan collected(PointCloud points, LoadedScan scan);

/// Whole scans in memory.
class CollectingSink : public PointSink
{
public:
    void expect(std::size_t points) override { m_expected = points; }
    Result<void> take(const PointCloud &part) override
    {
        appendCloud(m_cloud, part, m_expected);
        return {};
    }
    Result<void> end(LoadedScan scan) override;
    /// The scans so far; the sink is empty afterwards.
    std::vector<LoadedScan> take() { return std::exchange(m_scans, {}); }

private:
    PointCloud m_cloud;
    std::size_t m_expected = 0;
    std::vector<LoadedScan> m_scans;
};

} // namespace twinloom::scan
