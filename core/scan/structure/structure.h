// SPDX-License-Identifier: Apache-2.0
// From points to rooms: floor, ceiling, walls, floor polygons, doors and windows.
// The plan is a cell complex of the wall lines whose cells are labelled inside or outside by a minimum cut (after
// Ochmann, Vock, Klein 2019, "Automatic reconstruction of fully volumetric 3D building models from oriented point
// clouds"), so that polygons have the lines' accuracy and not that of a raster.
#pragma once

#include "core/geometry/polygon.h"
#include "core/progress.h"
#include "core/scan/point_cloud.h"

#include <span>

namespace twinloom::scan
{

using geometry::Polygon;
using geometry::Vec2;

struct StructureOptions {
    /// Distance between neighbouring points in metres: the cell size that the cloud was thinned with.
    double spacing = 0.03;
    double leastRoomArea = 1.5;  ///< square metres; what is smaller is no room
    double snapDistance = 0.015; ///< a wall is turned into a main direction when its ends move by no more than this
    /// Points that cleaning took out of the cloud, in its frame: single returns from glass are among them.
    std::span<const Eigen::Vector3f> strays;
    /// Where scanners stood, as far as that is known, in the cloud's frame: a space with one in it is a room, however
    /// few of its walls were seen.
    std::span<const Eigen::Vector3d> stations;
};

struct StructureRoom {
    Polygon polygon; ///< on the faces that were seen, else where the points end; simple, counter-clockwise
    double floor = 0;
    std::optional<double> ceiling; ///< none: not seen
    double area = 0;
    int roomIndex = 0; ///< its place in Structure::rooms
};

struct StructureWall {
    Vec2 from = Vec2::Zero(), to = Vec2::Zero(); ///< an edge of the room's polygon; the room is to the left
    double bottom = 0, top = 0;
    double coverage = 0; ///< share of the face that has points, 0 to 1; 0 where nobody saw a wall
    int room = 0;
    std::optional<double> thickness{}; ///< metres to its other face, where that was seen, from another room
};

struct StructureOpening {
    enum class Kind { Door, Window, Opening };
    Kind kind = Kind::Door;
    Vec2 from = Vec2::Zero(), to = Vec2::Zero(); ///< on a wall's line, in the wall's direction
    double bottom = 0, top = 0;
    double confidence = 0; ///< 0 to 1
    int wall = 0;          ///< index in Structure::walls
    /// What gave it away: a hole in the wall; or, of a closed door, its frame or its colour.
    enum class Evidence { Hole, Relief, Colour };
    Evidence evidence = Evidence::Hole;
};

struct Structure {
    std::vector<StructureRoom> rooms; ///< those with walls all around first, then the largest first
    std::vector<StructureWall> walls; ///< by room, in the order of its polygon's edges
    std::vector<StructureOpening> openings;
    std::optional<double> floor, ceiling; ///< of the whole scan
    Issues issues; ///< "no-floor", "no-ceiling", "no-room", "seen-through-door", "walls-not-seen"
};

/// `levelled`: metres, z up, thinned to an even spacing, with unit normals of any sign (Usage error without; zero where
/// there is none); its
/// origin is taken as zero. A scan without a room gives a Structure without rooms and an issue, no error.
/// Deterministic. Time: about 1 s for a million points. Thread: any.
Result<Structure> findStructure(const PointCloud &levelled, const StructureOptions &options, Progress &progress);

} // namespace twinloom::scan
