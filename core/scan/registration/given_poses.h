// SPDX-License-Identifier: Apache-2.0
// Poses that files give their scans (PTX, E57, PCD) are a prior: mostly a surveyor's and better than what surfaces
// tell, at times a first guess from a compass, at times wrong. Each is looked at where it is told; a good one stays to
// the last digit, one that is somewhat off is made right, and what cannot be where it is told is parted from the rest.
#pragma once

#include "core/scan/registration/registration_graph.h"

#include <functional>

namespace twinloom::scan
{

/// How a scan came to lie where it lies.
enum class PoseOrigin {
    None,      ///< it is the first of all, alone or loose
    File,      ///< as its file says: others show that it is right, within kAsGiven
    Unchecked, ///< as its file says: it shares too little with others to tell, and none speaks against it
    Refined,   ///< its file was off by no more than kMostPoseError and kMostPoseTurn
    Found      ///< by a search that knew no pose
};

/// A scan where its file puts it, in a frame that all share.
struct PosedScan {
    GivenScan scan;
    Eigen::Vector3d pivot = Eigen::Vector3d::Zero(); ///< where its scanner stood, or the middle of its points
    std::size_t file = 0;                            ///< any number that scans of one file share, and no others
};
/// Makes the scan with that number. It is asked for once, in order, and not kept.
using TakePosedScan = std::function<Result<PosedScan>(std::size_t, Progress &)>;

struct CheckedPoses {
    struct Place {
        Eigen::Affine3d move =
            Eigen::Affine3d::Identity(); ///< from where the file put it; just that for PoseOrigin::File
        /// 0 for the first scan, and numbered in the order of their first scans: those of one group lie together.
        std::size_t group = 0;
        PoseOrigin origin = PoseOrigin::None;
        double overlap = 0, rms = 0; ///< with all others of its group
    };
    std::vector<Place> places;
    std::vector<ScanPair> pairs;
};

/// Time: linear beyond 30 scans, as each is then looked at with the eight nearest alone. Errors of `take`; Cancelled.
/// Thread: any; `take` is called on the same.
Result<CheckedPoses> checkGivenPoses(std::size_t count, const TakePosedScan &take, double spacing, Progress &progress);

} // namespace twinloom::scan
