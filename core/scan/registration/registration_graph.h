// SPDX-License-Identifier: Apache-2.0
// Many scans to one frame. Each pair is registered on its own; what is sure is placed and fitted together
// (scan_groups.h). What fits no single scan surely is tried against all that lie together. What does not fit that
// either is kept apart and named, not guessed.
#pragma once

#include "core/scan/registration/scan_groups.h"

namespace twinloom::scan
{

/// A cloud as prepareScan wants it, and what its stations looked through, where they are known; in one frame.
struct GivenScan {
    PointCloud cloud;
    std::vector<SeenSpace> views;
};

struct RegisteredScans {
    struct Place {
        Eigen::Affine3d move = Eigen::Affine3d::Identity(); ///< from the scan's frame to that of its group
        /// 0: with the most scans, and that of the first of them has its frame. Scans of another group lie together,
        /// but not surely with the rest.
        std::size_t group = 0;
        bool reference = false;      ///< the first of its group: does not move
        double overlap = 0, rms = 0; ///< with all others of its group; of a loose one, of the best guess
        Doubt doubt = Doubt::None;   ///< why it is not in group 0
    };
    std::vector<Place> places; ///< one a scan
    std::vector<ScanPair> pairs;
    std::vector<Contradiction> contradictions;
};

/// At least one. With up to 30 every pair is tried (a tenth of a second each);
/// with more each scan only against those that lie together already, so that time stays about linear. Cancelled; errors
/// of prepareScan. Thread: any.
Result<RegisteredScans> registerScans(std::span<const GivenScan> scans, double spacing, Progress &progress);

} // namespace twinloom::scan
