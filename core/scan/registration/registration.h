// SPDX-License-Identifier: Apache-2.0
// Brings one levelled scan to another: yaw candidates from the walls, plan correlation, then point-to-plane ICP (Chen,
// Medioni 1992). A pose that is not clearly better than the next candidate is reported as a guess, not as a fact:
// symmetric rooms fit in several ways.
#pragma once

#include "core/scan/points/planes.h"
#include "core/scan/registration/seen_space.h"
#include "core/scan/registration/surface_fit.h"

namespace twinloom::scan
{

/// Why a pose is only a guess.
enum class Doubt {
    None,
    Overlap,     ///< too little of the one is on the other
    Balance,     ///< what is on the other holds it in two directions at most
    Ambiguous,   ///< it fits in another way nearly as well, or may: no station is known, and too little is shared
    Rough,       ///< the surfaces do not lie on each other closely
    SeenThrough, ///< the one has surfaces where the other saw none
};

struct Registration {
    Eigen::Affine3d transform = Eigen::Affine3d::Identity(); ///< from the moving scan's frame to the fixed one's; rigid
    double rms = 0;                                          ///< metres, point to plane, over the matched points
    double overlap = 0;     ///< share of the moving scan's surface that lies within 5 cm
    double balance = 0;     ///< SurfaceFit::balance
    double tightness = 0;   ///< SurfaceFit::tightness
    double seenThrough = 0; ///< share of one scan's surface where the other looked through, the larger of both
    double seenByBoth = 0;  ///< the smaller of both
    double margin =
        0; ///< overlap of this pose less that of the best other one, both as the mean of the overlaps of
           ///< level surfaces, of the walls that look one way and of those across; less what is seen through
    Doubt doubt = Doubt::None;
    bool confident = false; ///< there is no doubt
    /// From a pose that a person gave to this one: metres that the scan's middle moved, radians.
    double way = 0, turn = 0;
};

/// Metres. A plane is known beyond the points that tell it, and those may be far apart.
constexpr double kFlatReach = 0.2;

/// A scan made ready to be compared with many others. Thread: any, once made.
struct PreparedScan {
    NearestSurface coarse;             ///< within 30 cm, of a tenth of a metre's cells
    NearestSurface fine;               ///< within 10 cm
    NearestSurface flat;               ///< of what is flat (flat_surface.h), within kFlatReach
    std::vector<SurfacePoint> samples; ///< of all points evenly: most where the scanner measured best
    std::vector<SurfacePoint> even;    ///< of all surface evenly
    std::vector<SurfacePoint> planes;  ///< of what is flat, evenly
    std::vector<SeenSpace> views;      ///< of its stations, where they are known
    std::vector<WallPatch> walls;
    std::optional<double> floor; ///< height
    double yaw = 0;              ///< main direction of the walls

    /// NearestSurface::sayFacing, of all its surfaces.
    void sayFacing();
};

/// Makes the normals face where the scanner stood, so that the two sides of a wall look different.
void turnNormals(PointCloud &cloud, const Eigen::Vector3d &station);

/// The cloud: metres, z up, level within a degree or two, thinned to `spacing`, with normals (Usage error without).
/// Cancelled.
Result<PreparedScan> prepareScan(const PointCloud &cloud, std::vector<SeenSpace> views, double spacing,
                                 Progress &progress);

/// Finds the pose, with no idea where to begin. The same input gives the same pose. Cancelled. A tenth of a second.
/// Thread: any.
Result<Registration> registerScan(const PreparedScan &moving, const PreparedScan &fixed, Progress &progress);
/// The same of clouds as prepareScan wants them.
Result<Registration> registerScan(const PointCloud &moving, const PointCloud &fixed, double spacing,
                                  Progress &progress);

/// What a file tells of how two scans lie to each other.
struct GivenPose {
    Eigen::Affine3d pose = Eigen::Affine3d::Identity(); ///< from the moving scan's frame to the fixed one's
    /// Where the scanners stood, about which poses may be turned wrongly; each in its own scan's frame.
    Eigen::Vector3d pivot = Eigen::Vector3d::Zero(), fixedPivot = Eigen::Vector3d::Zero();
};
/// How far off two scans may be put to be found right from there: metres, and radians about either scanner.
constexpr double kMostPoseError = 0.7, kMostPoseTurn = 0.12;
/// Metres: what registration itself can tell. A given pose that is off by no more is left as it is.
constexpr double kAsGiven = 0.005;

/// Begins at a pose that a file gives, and looks no farther than kMostPoseError and kMostPoseTurn: that it is none of
/// the other ways in which the scans fit, the file has told. No doubt means that the surfaces lie on each other there
/// as those of other registered scans do, and, farther than kAsGiven from the given pose, that much is shared.
/// Cancelled. Thread: any.
Result<Registration> registerGiven(const PreparedScan &moving, const PreparedScan &fixed, const GivenPose &given,
                                   Progress &progress);
/// How far the scan's surface is moved by going from the one pose to the other: the root of the mean square, metres.
double wayBetween(const PreparedScan &scan, const Eigen::Affine3d &one, const Eigen::Affine3d &other);

/// The share of one scan's surface where the other looked through, of either, the smaller first; 0 where no station is
/// known.
std::pair<double, double> seenThroughEither(const PreparedScan &moving, const PreparedScan &fixed,
                                            const Eigen::Affine3d &pose);
/// The larger of both.
double seenThrough(const PreparedScan &moving, const PreparedScan &fixed, const Eigen::Affine3d &pose);

/// With less overlap than is asked of a pose that was searched for, not farther between the surfaces than that, and not
/// led far astray: metres, radians.
constexpr double kLeastGivenOverlap = 0.1, kMostRms = 0.035, kMostGivenWay = 0.5, kMostGivenTurn = 0.17;
/// The same from a pose that a person gave: only the point-to-plane ICP, from some 30 cm and a few degrees away. The
/// person has told which of several likely poses is meant, so there is no margin (0); it is confident where
/// kLeastGivenOverlap of the moving scan lies on the fixed one as closely as registered scans do, and near to what was
/// given.
Registration refineRegistration(const PreparedScan &moving, const PreparedScan &fixed, const Eigen::Affine3d &given);
Result<Registration> refineRegistration(const PointCloud &moving, const PointCloud &fixed, double spacing,
                                        const Eigen::Affine3d &given, Progress &progress);

} // namespace twinloom::scan
