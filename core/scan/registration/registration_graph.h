// SPDX-License-Identifier: Apache-2.0
// Many scans to one frame. Each pair is registered on its own; of what is sure, a spanning tree gives first poses,
// which point-to-plane distances between all that overlap then correct together, so that errors do not add up along a
// chain and loops close (multiview registration after Pulli 1999; the equations are those of a pose graph, Lu and
// Milios 1997). What fits no single scan surely is tried against all that lie together. What does not fit that either
// is kept apart and named, not guessed.
#pragma once

#include "core/scan/registration/registration.h"

namespace twinloom::scan
{

/// A cloud as prepareScan wants it, and what its stations looked through, where they are known; in one frame.
struct GivenScan {
    PointCloud cloud;
    std::vector<SeenSpace> views;
};

/// Two scans that share surface, as they lie at last; the figures that ReCap reports.
struct ScanPair {
    std::size_t a = 0, b = 0; ///< a < b
    double overlap = 0;       ///< share of the surface of that scan of which more is shared, within 5 cm
    double balance = 0;       ///< SurfaceFit::balance
    double within6mm = 0;     ///< share of the shared surface that is so near
    double rms = 0;           ///< metres, point to plane
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
    struct Contradiction {
        std::size_t a = 0, b = 0; ///< fit each other, but not where all the others put them
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
