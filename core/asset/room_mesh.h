// SPDX-License-Identifier: Apache-2.0
// Triangles for what rooms are made of: floors, ceilings, walls with holes, windows and doors. Pure functions.
// Wall frame: x along the wall from `from` to `to`, y into the room, z up from the wall's bottom.
#pragma once

#include "core/asset/model.h"
#include "core/scene/component.h"

#include <Eigen/Geometry>

#include <span>

namespace twinloom::asset
{

/// Taken for walls whose thickness is not known, metres.
inline constexpr double kWallThickness = 0.12;

/// A rectangular hole in a wall's frame.
struct Hole {
    double left = 0, right = 0, bottom = 0, top = 0;
};

struct WallShape {
    double length = 0, height = 0, thickness = kWallThickness;
    /// How much longer (or, at inner corners, shorter) the outer face is at each end, so that walls meet in a mitre.
    double startMitre = 0, endMitre = 0;
    bool skirting = false;
};

ModelPtr wallModel(const WallShape &shape, std::span<const Hole> holes);
/// The leaf of a door: before the hole, or none in it, as where a scan has seen it stand open.
enum class Leaf { Closed, None };
/// Kind as in OpeningComponent. Width along x from 0; y from 0 (the room's face) to -thickness; z from 0.
ModelPtr openingModel(const QString &kind, double width, double height, double thickness, Leaf leaf = Leaf::Closed);
/// A slab whose top is at the floor's height; wood, tiles or concrete by the type of room.
ModelPtr floorModel(const scene::RoomComponent &room);
/// Faces down. Null without a ceiling height.
ModelPtr ceilingModel(const scene::RoomComponent &room);
/// A clear box of size 1 around x = y = 0 on z = 0, for objects that have no model.
ModelPtr placeholderModel();

double thicknessOf(const scene::WallComponent &wall);
/// From the wall's frame to that of its component.
Eigen::Affine3d wallFrame(const scene::Vec2 &from, const scene::Vec2 &to, double bottom);

} // namespace twinloom::asset
