// SPDX-License-Identifier: Apache-2.0
// How well the surfaces of two scans lie on each other, and the small move that makes them lie better: what pairwise
// registration and the graph of many scans are both made of. Point-to-plane distances after Chen, Medioni 1992,
// "Object modelling by registration of multiple range images".
#pragma once

#include "core/progress.h"
#include "core/scan/points/cells.h"

namespace twinloom::scan
{

/// A point that has a normal.
struct SurfacePoint {
    Eigen::Vector3f position, normal;
};

/// The surface points of a cloud by cell. Keeps what it needs of the cloud. Thread: any, once made.
class NearestSurface
{
public:
    /// Errors of SortedCells::sort; Cancelled.
    static Result<NearestSurface> make(const PointCloud &cloud, double mostReach, Progress &progress);

    /// The nearest point within `reach` (no more than `mostReach`) whose normal fits, either way round unless all
    /// normals are said to face the scanner; null for none.
    const SurfacePoint *nearest(const Eigen::Vector3f &p, const Eigen::Vector3f &normal, double reach) const;
    bool empty() const { return m_points.empty(); }
    /// All normals, also of what will be compared with it, face the scanner: the two sides of a wall are then not one.
    void sayFacing() { m_facing = true; }

private:
    struct Run {
        CellKey key = 0; ///< 0 is never a cell's
        std::uint32_t begin = 0, end = 0;
    };
    const Run *find(CellKey key) const;

    Lattice m_lattice;
    std::vector<SurfacePoint> m_points; ///< by cell
    std::vector<Run> m_table;           ///< open addressing; its size is a power of two
    int m_shift = 63;
    bool m_facing = false;
};

/// At most `most` of them, evenly picked.
std::vector<SurfacePoint> thinnedTo(std::size_t most, const std::vector<SurfacePoint> &samples);
/// At most about `most` of the cloud's surface points, evenly picked.
std::vector<SurfacePoint> surfaceSamples(const PointCloud &cloud, std::size_t most);
/// At most about `most` of them, of each cell of `cell` metres one, so that all surface counts alike: a scan has most
/// of its points near its scanner, and counted by points any two scans fit best where one scanner stands upon the
/// other. Errors of SortedCells::sort.
Result<std::vector<SurfacePoint>> evenSamples(const PointCloud &cloud, double cell, std::size_t most,
                                              Progress &progress);

/// Nearer than this is the same surface, metres.
constexpr double kSameSurface = 0.05;

struct SurfaceFit {
    double rms = 0;       ///< metres, point to plane, over the matched samples
    double overlap = 0;   ///< share of the samples with a match within reach
    double within6mm = 0; ///< share of the matched samples that are so near to the matched plane
    /// How evenly the matched surfaces look in the three directions: 1 evenly, 0 where the scan could slide or turn
    /// about freely. Three times the least eigenvalue of the mean of the normals' squares.
    double balance = 0;
    /// Mean overlap of the level surfaces and of the walls that look either way. A scan that is pushed along a corridor
    /// still matches in floor, ceiling and two walls, which are most of its surface; the walls across match nowhere.
    double balanced = 0;
    /// Share of the matched samples within 1.5 cm of the matched plane, of that of the three ways where it is least.
    double tightness = 0;
};
/// How near a match must be, metres.
struct MatchReach {
    double point = kSameSurface, plane = kSameSurface; ///< the nearest point, and the plane through it
};
/// `pose`: from the samples' frame to that of `fixed`. `yaw`: main direction of the walls of `fixed`.
SurfaceFit judgeFit(std::span<const SurfacePoint> samples, const NearestSurface &fixed, const Eigen::Affine3d &pose,
                    double yaw, const MatchReach &reach = {});

/// A move by a small turn (the first three) about a pivot and a shift (the last three).
using SmallMove = Eigen::Matrix<double, 6, 1>;
Eigen::Affine3d poseOf(const SmallMove &move, const Eigen::Vector3d &pivot);

/// Normal equations of the small move, in the frame of `fixed`, that brings the samples to the planes that they match;
/// matches farther than three tenths of `reach.plane` count less and less.
struct PlaneEquations {
    Eigen::Matrix<double, 6, 6> a = Eigen::Matrix<double, 6, 6>::Zero();
    SmallMove b = SmallMove::Zero();
};
PlaneEquations planeEquations(std::span<const SurfacePoint> samples, const NearestSurface &fixed,
                              const Eigen::Affine3d &pose, const Eigen::Vector3d &pivot, const MatchReach &reach);

} // namespace twinloom::scan
