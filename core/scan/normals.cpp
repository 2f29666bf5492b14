// SPDX-License-Identifier: Apache-2.0
#include "core/scan/normals.h"

#include "core/scan/cells.h"

#include <Eigen/Eigenvalues>

namespace twinloom::scan {

namespace {

constexpr std::size_t kPoll = 8192;
constexpr float kNoVariation = 1.0f / 3.0f;

struct Plane {
    Eigen::Vector3f normal = Eigen::Vector3f::Zero();
    float variation = kNoVariation;
};

/// Sums of offsets from the point itself, so that float precision is enough.
struct Spread {
    Eigen::Vector3f sum = Eigen::Vector3f::Zero();
    float xx = 0, xy = 0, xz = 0, yy = 0, yz = 0, zz = 0;
    int count = 0;

    void add(const Eigen::Vector3f &d)
    {
        sum += d;
        xx += d.x() * d.x();
        xy += d.x() * d.y();
        xz += d.x() * d.z();
        yy += d.y() * d.y();
        yz += d.y() * d.z();
        zz += d.z() * d.z();
        ++count;
    }
    Plane plane() const
    {
        if (count < 3)
            return {};
        const Eigen::Vector3d mean = sum.cast<double>() / count;
        Eigen::Matrix3d covariance;
        covariance << xx, xy, xz, xy, yy, yz, xz, yz, zz;
        covariance = covariance / count - mean * mean.transpose();
        Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d> solver;
        solver.computeDirect(covariance);
        const Eigen::Vector3d values = solver.eigenvalues().cwiseMax(0.0);
        if (!(values[1] > 1e-4 * values[2])) // all in one line, or in one place
            return {};
        return {solver.eigenvectors().col(0).cast<float>().normalized(),
                static_cast<float>(values[0] / values.sum())};
    }
};

} // namespace

Result<std::vector<float>> estimateNormals(PointCloud &cloud, const NormalOptions &options, Progress &progress)
{
    Progress sorting = progress.slice(0.0, 0.2), fitting = progress.slice(0.2, 1.0);
    const Result<SortedCells> cells = SortedCells::sort(cloud.positions, options.radius, sorting);
    if (!cells)
        return unexpected(cells.error());
    const std::size_t n = cells->size();
    std::vector<CellKey> keys(n);
    std::vector<Eigen::Vector3f> positions(n); // in sorted order: neighbours lie side by side in memory
    for (std::size_t i = 0; i < n; ++i) {
        keys[i] = cells->key(i);
        positions[i] = cloud.positions[cells->index(i)];
    }
    const Eigen::Vector3f eye = cloud.station ? Eigen::Vector3f(cloud.station->cast<float>()) : options.inside;
    const auto reach = static_cast<float>(options.radius * options.radius);
    std::vector<Eigen::Vector3f> normals(cloud.size(), Eigen::Vector3f::Zero());
    std::vector<float> variations(cloud.size(), kNoVariation);
    std::size_t next = 0;
    bool cancelled = false;
    const auto fit = [&](std::size_t i, const std::array<CellRange, 9> &rows) {
        Spread spread;
        for (const CellRange &row : rows)
            for (std::size_t k = row.begin; k < row.end; ++k)
                if (const Eigen::Vector3f d = positions[k] - positions[i]; d.squaredNorm() <= reach)
                    spread.add(d);
        Plane plane = spread.plane();
        if (plane.normal.dot(eye - positions[i]) < 0)
            plane.normal = -plane.normal;
        normals[cells->index(i)] = plane.normal;
        variations[cells->index(i)] = plane.variation;
    };
    forEachNeighbourhood(keys, [&](const CellRange &own, const std::array<CellRange, 9> &rows) {
        for (std::size_t i = own.begin; i < own.end; ++i) {
            fit(i, rows);
            if (i >= next) {
                if ((cancelled = fitting.cancelled()))
                    return false;
                fitting.set(static_cast<double>(i) / static_cast<double>(n));
                next = i + kPoll;
            }
        }
        return true;
    });
    if (cancelled)
        return cancelledError();
    cloud.normals = std::move(normals);
    return variations;
}

} // namespace twinloom::scan
