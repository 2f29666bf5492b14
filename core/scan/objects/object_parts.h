// SPDX-License-Identifier: Apache-2.0
// What hangs together among the points of a room that are neither floor, ceiling nor wall, and how it comes apart.
#pragma once

#include "core/scan/objects/connected_parts.h"
#include "core/scan/structure/structure.h"

namespace twinloom::scan
{

struct RoomParts {
    std::vector<Indices> parts;
    std::size_t residual = 0; ///< points that were part of something as large as the room, and of nothing smaller
};

/// Parts of the `points` of a room, each small enough to be a thing in it. What hangs together over much of the room is
/// parted: first by leaving out what lies close to walls, ceiling and floor (frames, beams, cables, noise), then where
/// it is narrow as seen from above, then where it is thinnest in height. `spacing`: metres between the points.
/// Deterministic. Cancelled.
Result<RoomParts> partsOfRoom(const PointCloud &cloud, const Indices &points, const Structure &structure, int room,
                              double spacing, Progress &progress);

/// Whether a thing with this footprint (metres along its sides, and the share of it that is covered) and height is too
/// large to be a thing in a room of `floorArea` square metres and `roomHeight` metres: it spans most of the floor, or
/// reaches from floor to ceiling without being a column or a cupboard.
bool spansRoom(const geometry::Vec2 &footprint, double covered, double height, double floorArea, double roomHeight);

} // namespace twinloom::scan
