// SPDX-License-Identifier: Apache-2.0
// A flat rectangle that stands upright: a mirror, a pane of glass.
#pragma once

#include <Eigen/Core>

#include <optional>
#include <span>

namespace twinloom::scan
{

/// Metres, z up.
struct UprightPane {
    Eigen::Vector3f centre = Eigen::Vector3f::Zero();
    Eigen::Vector3f normal = Eigen::Vector3f::UnitX(); ///< level, of unit length
    float width = 0, height = 0;

    Eigen::Vector3f along() const { return {-normal.y(), normal.x(), 0}; }
    /// The rectangle in a plane (normal.dot(p) == offset) that nearly all of these points on it, at least one, are in:
    /// without the outermost `trim` of them on each side.
    static UprightPane around(const Eigen::Vector3f &normal, float offset, std::span<const Eigen::Vector3f> points,
                              double trim);
    /// Where the way from a station before the pane (on the side of its normal) to a point behind it meets the pane;
    /// none where it does not.
    std::optional<Eigen::Vector3f> meets(const Eigen::Vector3f &station, const Eigen::Vector3f &p) const;
};

} // namespace twinloom::scan
