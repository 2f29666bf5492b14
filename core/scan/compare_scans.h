// SPDX-License-Identifier: Apache-2.0
// What is different in a second scan of the same place: what moved, appeared, vanished.
// The points decide, the objects that were found in them only say what the points are: a thing that was segmented in
// one scan alone but whose points lie in both is still there. And what one scan could not see is not gone: a place
// counts as empty only where the scan saw what is below or behind it. A thing may have been found in pieces by one of
// the scans, or seen from one side alone.
#pragma once

#include "core/geometry/box.h"
#include "core/progress.h"
#include "core/scan/point_cloud.h"
#include "core/scene/node.h"

#include <optional>

namespace twinloom::scan
{

/// A scan as the scene has it: points, objects and walls in one frame (metres, z up).
struct SurveyedPlace {
    struct Thing {
        scene::NodeId node;
        QString name, category;
        geometry::Box box;
    };
    struct WallPiece {
        scene::NodeId node;
        QString name;
        geometry::Vec2 from = geometry::Vec2::Zero(), to = geometry::Vec2::Zero();
        double bottom = 0, top = 0;
    };
    PointCloud cloud; ///< any density; attributes are not needed
    std::vector<Thing> objects;
    std::vector<WallPiece> walls;
};

struct PlaceChange {
    enum class Fate { Same, Moved, Appeared, Vanished, NotSeen }; ///< NotSeen: the other scan could not see its place
    enum class What { Object, Wall };
    Fate fate = Fate::Same;
    What what = What::Object;
    /// In the first and in the second scan; null: not found there. What moved in pieces: one change for each of the
    /// first scan's, the largest of the second's.
    scene::NodeId before, after;
    QString name, category; ///< in the first scan where it was there, else in the second
    double distance = 0;    ///< metres that it moved; of a wall, square to itself
    /// Radians that it turned by, in (-pi, pi], where it moved; of a rectangular thing the least turn of its longer
    /// side. None: what was seen of it fits in several ways, as of a round thing. Walls do not turn.
    std::optional<double> turn;
    geometry::Vec3 from = geometry::Vec3::Zero(),
                   to = geometry::Vec3::Zero(); ///< its middle, in the first scan's frame
};

struct PlaceComparison {
    Eigen::Affine3d transform = Eigen::Affine3d::Identity(); ///< from the second scan's frame to the first one's
    double rms = 0, overlap = 0;                             ///< of the registration
    std::vector<PlaceChange> changes; ///< objects of the first scan, those new in the second, then walls likewise
};

/// Registers the second scan to the first and compares. BadInput where the two do not surely show the same place, or
/// hold no points; Cancelled. Deterministic. A few seconds for rooms, ten for a hall. Thread: any.
Result<PlaceComparison> compareScans(const SurveyedPlace &first, const SurveyedPlace &second, Progress &progress);

} // namespace twinloom::scan
