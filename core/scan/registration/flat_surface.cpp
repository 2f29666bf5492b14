// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/flat_surface.h"

#include "core/scan/registration/surface_fit.h"

#include <Eigen/Eigenvalues>

#include <cmath>
#include <optional>

namespace twinloom::scan
{
namespace
{

constexpr double kCell = 0.12;                     // metres, for one point
constexpr double kAround = 0.2, kMostAround = 0.8; // metres
constexpr int kMostOthers = 3; // times as many points may be around as are of the plane: in a bush there are more
constexpr int kEnough = 8;     // points that tell a plane
constexpr float kSameWay = 0.9f, kSameLayer = 0.03f; // cosine between normals, and metres, of points of one plane
constexpr double kFlat = 0.02;                       // thickness over breadth, squared
constexpr double kBroad = 0.1;                       // breadth over length, squared
constexpr std::size_t kPoll = 4096;

struct Patch {
    Eigen::Vector3d sum = Eigen::Vector3d::Zero(); ///< of offsets from the point itself
    Eigen::Matrix3d squares = Eigen::Matrix3d::Zero();
    int count = 0, around = 0; ///< points of the patch, and of all that is there

    void add(const Eigen::Vector3d &offset)
    {
        sum += offset;
        squares += offset * offset.transpose();
        ++count;
    }
};

/// The point on the plane of the patch about it, where that is one.
std::optional<SurfacePoint> onPlane(const SurfacePoint &point, const Patch &patch)
{
    const Eigen::Vector3d mean = patch.sum / patch.count;
    Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d> solver;
    solver.computeDirect(patch.squares / patch.count - mean * mean.transpose());
    const Eigen::Vector3d spread = solver.eigenvalues().cwiseMax(0.0);
    if (spread[0] > kFlat * spread[1] || spread[1] < kBroad * spread[2])
        return {};
    const Eigen::Vector3d across = solver.eigenvectors().col(0).normalized();
    const Eigen::Vector3f normal = across.cast<float>();
    return SurfacePoint{point.position + (across * across.dot(mean)).cast<float>(),
                        normal.dot(point.normal) < 0 ? Eigen::Vector3f(-normal) : normal};
}

/// One round over the points that are wanted; those that have enough around them are wanted no more.
class Round
{
public:
    Round(const PointCloud &cloud, std::vector<std::uint8_t> &wanted, PointCloud &flat)
        : m_cloud(cloud), m_wanted(wanted), m_flat(flat)
    {
    }
    Result<void> fit(double around, Progress &progress)
    {
        const auto sorted = SortedCells::sort(m_cloud.positions, around, progress);
        if (!sorted)
            return unexpected(sorted.error());
        std::vector<CellKey> keys(sorted->size());
        m_points.resize(sorted->size());
        for (std::size_t i = 0; i < sorted->size(); ++i) {
            keys[i] = sorted->key(i);
            m_points[i] = {m_cloud.positions[sorted->index(i)], m_cloud.normals[sorted->index(i)]};
        }
        const auto reach = static_cast<float>(around * around);
        std::size_t next = 0;
        bool cancelled = false;
        forEachNeighbourhood(keys, [&](const CellRange &own, const std::array<CellRange, 9> &rows) {
            for (std::size_t i = own.begin; i < own.end; ++i)
                if (std::uint8_t &wanted = m_wanted[sorted->index(i)]; wanted)
                    wanted = take(m_points[i], patchOf(m_points[i], rows, reach)) ? 0 : 1;
            if (own.begin >= next) {
                next = own.begin + kPoll;
                cancelled = progress.cancelled();
            }
            return !cancelled;
        });
        return cancelled ? Result<void>(cancelledError()) : Result<void>();
    }

private:
    Patch patchOf(const SurfacePoint &point, const std::array<CellRange, 9> &rows, float reach) const
    {
        Patch patch;
        for (const CellRange &row : rows)
            for (std::size_t k = row.begin; k < row.end; ++k)
                if (const Eigen::Vector3f d = m_points[k].position - point.position; d.squaredNorm() < reach) {
                    ++patch.around;
                    if (std::abs(m_points[k].normal.dot(point.normal)) > kSameWay &&
                        std::abs(point.normal.dot(d)) < kSameLayer)
                        patch.add(d.cast<double>());
                }
        return patch;
    }
    /// Whether there is enough to tell; what is flat is taken.
    bool take(const SurfacePoint &point, const Patch &patch)
    {
        if (patch.count < kEnough)
            return false;
        if (const auto flat = onPlane(point, patch); flat && kMostOthers * patch.count >= patch.around) {
            m_flat.positions.push_back(flat->position);
            m_flat.normals.push_back(flat->normal);
        }
        return true;
    }

    const PointCloud &m_cloud;
    std::vector<std::uint8_t> &m_wanted;
    PointCloud &m_flat;
    std::vector<SurfacePoint> m_points; ///< in sorted order
};

} // namespace

Result<PointCloud> flatSurface(const PointCloud &cloud, Progress &progress)
{
    const auto cells = SortedCells::sort(cloud.positions, kCell, progress);
    if (!cells)
        return unexpected(cells.error());
    std::vector<std::uint8_t> wanted(cloud.size(), 0);
    CellKey taken = 0; // is never a cell's
    for (std::size_t i = 0; i < cells->size(); ++i)
        if (cells->key(i) != taken && !cloud.normals[cells->index(i)].isZero()) {
            taken = cells->key(i);
            wanted[cells->index(i)] = 1;
        }
    PointCloud flat;
    for (double around = kAround; around <= kMostAround; around *= 2)
        if (const auto done = Round(cloud, wanted, flat).fit(around, progress); !done)
            return unexpected(done.error());
    return flat;
}

} // namespace twinloom::scan
