// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/normals.h"

#include "core/scan/points/cells.h"
#include "core/scan/points/spread.h"

#include <algorithm>
#include <cmath>

namespace twinloom::scan
{

namespace
{

constexpr std::size_t kPoll = 8192;
constexpr float kMixed = 0.03f; // surface variation above which there is more than one plane in reach
constexpr float kLayer = 0.2f;  // of the radius
constexpr int kEnough = 9;      // neighbours, for a plane that one stray point does not turn

/// One round over the points with `wanted`; clears it for those that had enough neighbours.
class Fitter
{
public:
    Fitter(PointCloud &cloud, const Eigen::Vector3f &eye, std::vector<float> &variations)
        : m_cloud(cloud), m_eye(eye), m_variations(variations), m_wanted(cloud.size(), 1)
    {
    }

    Result<void> round(double radius, Progress &progress)
    {
        Progress sorting = progress.slice(0.0, 0.2), fitting = progress.slice(0.2, 1.0);
        const Result<SortedCells> cells = SortedCells::sort(m_cloud.positions, radius, sorting);
        if (!cells)
            return unexpected(cells.error());
        const std::size_t n = cells->size();
        std::vector<CellKey> keys(n);
        std::vector<Eigen::Vector3f> positions(n); // in sorted order: neighbours lie side by side in memory
        for (std::size_t i = 0; i < n; ++i) {
            keys[i] = cells->key(i);
            positions[i] = m_cloud.positions[cells->index(i)];
        }
        const auto reach = static_cast<float>(radius * radius);
        std::size_t next = 0;
        bool cancelled = false;
        forEachNeighbourhood(keys, [&](const CellRange &own, const std::array<CellRange, 9> &rows) {
            for (std::size_t i = own.begin; i < own.end; ++i) {
                if (m_wanted[cells->index(i)])
                    fit(i, cells->index(i), positions, rows, reach);
                if (i >= next) {
                    if ((cancelled = fitting.cancelled()))
                        return false;
                    fitting.set(static_cast<double>(i) / static_cast<double>(n));
                    next = i + kPoll;
                }
            }
            return true;
        });
        return cancelled ? Result<void>(cancelledError()) : Result<void>();
    }
    bool done() const { return std::find(m_wanted.begin(), m_wanted.end(), char(1)) == m_wanted.end(); }

private:
    void fit(std::size_t i, std::uint32_t index, const std::vector<Eigen::Vector3f> &positions,
             const std::array<CellRange, 9> &rows, float reach)
    {
        Spread spread;
        for (const CellRange &row : rows)
            for (std::size_t k = row.begin; k < row.end; ++k)
                if (const Eigen::Vector3f d = positions[k] - positions[i]; d.squaredNorm() <= reach)
                    spread.add(d);
        LocalPlane plane = spread.plane();
        if (plane.variation > kMixed && spread.count >= kEnough)
            plane = ownLayer(plane, i, positions, rows, reach, spread.count);
        if (plane.normal.dot(m_eye - positions[i]) < 0)
            plane.normal = -plane.normal;
        m_cloud.normals[index] = plane.normal;
        m_variations[index] = plane.variation;
        m_wanted[index] = spread.count < kEnough;
    }

    /// Both faces of a thin wall in reach have the same direction: the point's own face alone is plane. At an edge
    /// there is no such layer, and `plane` stays.
    static LocalPlane ownLayer(const LocalPlane &plane, std::size_t i, const std::vector<Eigen::Vector3f> &positions,
                               const std::array<CellRange, 9> &rows, float reach, int all)
    {
        const float thick = kLayer * std::sqrt(reach);
        Spread spread;
        for (const CellRange &row : rows)
            for (std::size_t k = row.begin; k < row.end; ++k)
                if (const Eigen::Vector3f d = positions[k] - positions[i];
                    d.squaredNorm() <= reach && std::abs(plane.normal.dot(d)) < thick)
                    spread.add(d);
        const LocalPlane own = spread.plane();
        return 3 * spread.count >= all && own.variation < plane.variation ? own : plane;
    }

    PointCloud &m_cloud;
    Eigen::Vector3f m_eye;
    std::vector<float> &m_variations;
    std::vector<char> m_wanted;
};

} // namespace

Result<std::vector<float>> estimateNormals(PointCloud &cloud, const NormalOptions &options, Progress &progress)
{
    const Eigen::Vector3f eye = cloud.station ? Eigen::Vector3f(cloud.station->cast<float>()) : options.inside;
    std::vector<Eigen::Vector3f> before = std::move(cloud.normals);
    cloud.normals.assign(cloud.size(), Eigen::Vector3f::Zero());
    std::vector<float> variations(cloud.size(), LocalPlane::kNone);
    Fitter fitter(cloud, eye, variations);
    double from = 0, to = 0.8; // of the progress: the first round does the most, each later one less
    for (double radius = options.radius; radius == options.radius || (radius <= options.mostRadius && !fitter.done());
         radius *= 2) {
        Progress part = progress.slice(std::exchange(from, to), to);
        to += 0.8 * (1 - to);
        if (const auto done = fitter.round(radius, part); !done) {
            cloud.normals = std::move(before);
            return unexpected(done.error());
        }
    }
    return variations;
}

} // namespace twinloom::scan
