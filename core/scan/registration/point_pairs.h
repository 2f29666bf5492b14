// SPDX-License-Identifier: Apache-2.0
// The pose that brings one scan to another by points that a person knows to be the same: the least-squares rigid
// transform of Umeyama (1991), without scale. For scans that cannot be registered by themselves.
#pragma once

#include "core/result.h"

#include <Eigen/Geometry>

#include <optional>
#include <span>
#include <vector>

namespace twinloom::scan
{

/// One place in both scans, in one frame; metres.
struct PointPair {
    Eigen::Vector3d moving = Eigen::Vector3d::Zero(); ///< on the scan that is brought to the other
    Eigen::Vector3d fixed = Eigen::Vector3d::Zero();
    bool operator==(const PointPair &) const = default;
};

struct PairFit {
    Eigen::Affine3d transform = Eigen::Affine3d::Identity(); ///< rigid
    std::vector<double> residuals; ///< metres between `fixed` and the moved `moving`, one a pair
    double rms = 0;                ///< of the residuals
    /// The pair that is most likely wrong: that without which the others fit clearly best. None where no pair stands
    /// out, and of three: what is left then always fits about as well.
    std::optional<std::size_t> suspect;
    double suspectOff = 0; ///< metres that it is off by where the others put it
};

/// BadInput, with what to do: fewer than three pairs, coordinates that are not finite, two pairs at one place (within
/// 5 cm), or all of them along a line (no more than 5 cm, or a twentieth of their spread, beside it): the scan could
/// then turn about that line. Thread: any.
Result<PairFit> fitPairs(std::span<const PointPair> pairs);

} // namespace twinloom::scan
