// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/filter.h"

#include "core/scan/points/cells.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace twinloom::scan
{

namespace
{

constexpr std::size_t kPoll = 8192;
constexpr int kMostNeighbours = 32;

/// The few smallest of many squared distances, ascending.
class Nearest
{
public:
    Nearest(int wanted, float reach) : m_wanted(wanted), m_reach(reach) {}
    void clear()
    {
        m_count = m_seen = 0;
        m_worst = m_reach;
    }
    void add(float squared)
    {
        m_seen += squared <= m_reach;
        if (squared > m_worst || (m_count == m_wanted && squared >= m_worst))
            return;
        int i = m_count < m_wanted ? m_count++ : m_count - 1;
        for (; i > 0 && m_values[static_cast<std::size_t>(i) - 1] > squared; --i)
            m_values[static_cast<std::size_t>(i)] = m_values[static_cast<std::size_t>(i) - 1];
        m_values[static_cast<std::size_t>(i)] = squared;
        if (m_count == m_wanted)
            m_worst = m_values[static_cast<std::size_t>(m_count) - 1];
    }
    /// Points within reach, all of them.
    int seen() const { return m_seen; }
    float mean() const
    {
        float sum = static_cast<float>(m_wanted - m_count) * std::sqrt(m_reach);
        for (int i = 0; i < m_count; ++i)
            sum += std::sqrt(m_values[static_cast<std::size_t>(i)]);
        return sum / static_cast<float>(m_wanted);
    }

private:
    std::array<float, kMostNeighbours> m_values{};
    int m_wanted, m_count = 0, m_seen = 0;
    float m_reach, m_worst = 0;
};

struct Distances {
    std::vector<float> mean;         ///< to the nearest neighbours; the radius where there is none
    std::vector<std::uint8_t> alone; ///< 1: too few neighbours within the radius
};

Result<Distances> measure(const PointCloud &cloud, const OutlierOptions &options, Progress &progress)
{
    Progress sorting = progress.slice(0.0, 0.2), measuring = progress.slice(0.2, 1.0);
    const Result<SortedCells> cells = SortedCells::sort(cloud.positions, options.radius, sorting);
    if (!cells)
        return unexpected(cells.error());
    const std::size_t n = cells->size();
    std::vector<CellKey> keys(n);
    std::vector<Eigen::Vector3f> positions(n);
    for (std::size_t i = 0; i < n; ++i) {
        keys[i] = cells->key(i);
        positions[i] = cloud.positions[cells->index(i)];
    }
    Distances out{std::vector<float>(cloud.size(), static_cast<float>(options.radius)),
                  std::vector<std::uint8_t>(cloud.size(), 1)};
    Nearest nearest(options.neighbours, static_cast<float>(options.radius * options.radius));
    std::size_t next = 0;
    bool cancelled = false;
    forEachNeighbourhood(keys, [&](const CellRange &own, const std::array<CellRange, 9> &rows) {
        for (std::size_t i = own.begin; i < own.end; ++i) {
            nearest.clear();
            for (const CellRange &row : rows)
                for (std::size_t k = row.begin; k < row.end; ++k)
                    if (k != i)
                        nearest.add((positions[k] - positions[i]).squaredNorm());
            out.mean[cells->index(i)] = nearest.mean();
            out.alone[cells->index(i)] = nearest.seen() < options.alone;
            if (i >= next) {
                if ((cancelled = measuring.cancelled()))
                    return false;
                measuring.set(static_cast<double>(i) / static_cast<double>(n));
                next = i + kPoll;
            }
        }
        return true;
    });
    if (cancelled)
        return cancelledError();
    return out;
}

} // namespace

Result<std::vector<std::uint8_t>> findInliers(const PointCloud &cloud, const OutlierOptions &options,
                                              Progress &progress)
{
    if (options.neighbours < 1 || options.neighbours > kMostNeighbours || !(options.deviations >= 0))
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate(
                              "scan", "The noise filter takes 1 to %1 neighbours and deviations of at least 0.")
                              .arg(kMostNeighbours));
    const Result<Distances> distances = measure(cloud, options, progress);
    if (!distances)
        return unexpected(distances.error());
    double sum = 0, squares = 0;
    for (const float mean : distances->mean) {
        sum += mean;
        squares += static_cast<double>(mean) * mean;
    }
    const double n = std::max<double>(1, static_cast<double>(cloud.size())), mean = sum / n;
    const double deviation = std::sqrt(std::max(0.0, squares / n - mean * mean));
    const double limit = std::max(mean + options.deviations * deviation, options.least * options.radius);
    std::vector<std::uint8_t> marks(cloud.size());
    for (std::size_t i = 0; i < marks.size(); ++i)
        marks[i] = cloud.positions[i].allFinite() && !distances->alone[i] && distances->mean[i] <= limit;
    return marks;
}

PointCloud selectPoints(const PointCloud &cloud, const std::vector<std::uint8_t> &marks)
{
    PointCloud out;
    out.origin = cloud.origin;
    out.station = cloud.station;
    const auto copy = [&](const auto &from, auto &to) {
        if (from.empty())
            return;
        to.reserve(static_cast<std::size_t>(marks.size() -
                                            static_cast<std::size_t>(std::count(marks.begin(), marks.end(), 0))));
        for (std::size_t i = 0; i < from.size(); ++i)
            if (marks[i])
                to.push_back(from[i]);
    };
    copy(cloud.positions, out.positions);
    copy(cloud.colours, out.colours);
    copy(cloud.intensities, out.intensities);
    copy(cloud.normals, out.normals);
    return out;
}

} // namespace twinloom::scan
