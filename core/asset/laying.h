// SPDX-License-Identifier: Apache-2.0
// How a model would have to be turned and sized to lie on a cluster of scanned points. It is laid there in every way in
// which their boxes can meet: turned, stretched to the cluster's box, or in its own size with one side flush where the
// cluster may show but one side of the thing. What remains is judged by the distances from the cluster to the model
// and, over the sides that seem to have been seen, from the model to the cluster, and by how much the model had to be
// stretched.
#pragma once

#include "core/asset/appearance.h"
#include "core/geometry/trimmed_range.h"
#include "core/asset/nearest_grid.h"
#include "core/result.h"

namespace twinloom::asset
{

/// A shape, ready to be laid.
struct Surface {
    Eigen::Vector3f size = Eigen::Vector3f::Ones();
    std::vector<std::uint16_t> seenFrom; ///< one a point of the grid, as in Shape
    NearestGrid grid;

    explicit Surface(Shape shape);
};

struct Pose {
    double yaw = 0;                                  ///< of the model about +z, radians
    Eigen::Vector3d scale = Eigen::Vector3d::Ones(); ///< of its width, depth and height, before it is turned
    Eigen::Vector3d place = Eigen::Vector3d::Zero(); ///< of the middle of its base, in the cluster's frame
    double cost = 0; ///< what remains; 0 fits without a rest, at 1.5 things of one category are as rare as others
};

/// One object's points. Immutable; any number of threads may ask at once.
class Cluster
{
public:
    static constexpr std::size_t kLeastPoints = 20;

    /// `points`: metres, z up, in any order and of any density; part of the thing may be missing. BadInput for fewer
    /// than kLeastPoints finite ones.
    static Result<Cluster> make(std::span<const Eigen::Vector3f> points);

    /// As seen along the sides of the tightest box around it, each of the four in turn.
    std::vector<Appearance> appearances() const;
    /// No side is stretched so far that the model is not like itself. About 3 ms.
    Pose lay(const Surface &surface) const;

private:
    struct Fit {
        Pose pose;
        double off = 1, missing = 1, unseen = 1, stretch = 0; ///< each 0 at best
        /// Weights fitted to which poses were right.
        double cost() const { return off + missing + 0.9 * unseen + stretch; }
    };

    /// How far it reaches along the axes of a model that is turned by `yaw`.
    struct Turned {
        double yaw = 0;
        geometry::Range x, y;
    };

    explicit Cluster(std::vector<Eigen::Vector3f> points);
    void findYaw();
    Turned turnedBy(double yaw) const;
    std::vector<Pose> posesAt(const Turned &turned, const Eigen::Vector3d &size) const;
    Fit judge(const Surface &surface, const Pose &pose, std::size_t step) const;
    Fit bestAt(const Turned &turned, const Surface &surface, std::size_t step) const;
    Fit refined(const Surface &surface, double yaw) const;
    static bool isBetter(const Fit &a, const Fit &b);

    Eigen::Vector3f m_middle = Eigen::Vector3f::Zero(); ///< of the cluster, in its own frame
    std::vector<Eigen::Vector3f> m_points;              ///< about the middle, evenly
    NearestGrid m_grid;
    geometry::Range m_height;
    double m_yaw = 0, m_far = 1;
    std::vector<Turned> m_turns; ///< that are tried at first
};

} // namespace twinloom::asset
