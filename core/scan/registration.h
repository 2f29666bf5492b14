// SPDX-License-Identifier: Apache-2.0
// Brings one levelled scan to another: yaw candidates from the walls, plan correlation, then point-to-plane ICP (Chen,
// Medioni 1992). A pose that is not clearly better than the next candidate is reported as a guess, not as a fact:
// symmetric rooms fit in several ways.
#pragma once

#include "core/progress.h"
#include "core/scan/point_cloud.h"

namespace twinloom::scan
{

struct Registration {
    Eigen::Affine3d transform = Eigen::Affine3d::Identity(); ///< from the moving scan's frame to the fixed one's; rigid
    double rms = 0;                                          ///< metres, point to plane, over the matched points
    double overlap = 0;                                      ///< share of the moving scan with a match within 5 cm
    double margin = 0; ///< overlap of this pose less that of the best other one, both as the mean of the overlaps of
                       ///< level surfaces, of the walls that look one way and of those across
    bool confident = false;
};

/// Both: metres, z up, level within a degree or two, thinned to `spacing`, with normals (Usage error without). The
/// same input gives the same pose. Cancelled. About a second for 100,000 points each. Thread: any.
Result<Registration> registerScan(const PointCloud &moving, const PointCloud &fixed, double spacing,
                                  Progress &progress);

/// The same from a pose that a person gave: only the point-to-plane ICP, from some 30 cm and a few degrees away. The
/// person has told which of several likely poses is meant, so there is no margin (0); it is confident where a tenth of
/// the moving scan lies on the fixed one as closely as registered scans do, and near to what was given.
Result<Registration> refineRegistration(const PointCloud &moving, const PointCloud &fixed, double spacing,
                                        const Eigen::Affine3d &given, Progress &progress);

} // namespace twinloom::scan
