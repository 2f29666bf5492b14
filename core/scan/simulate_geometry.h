// SPDX-License-Identifier: Apache-2.0
// The triangles of a simulated building, and what each is made of.
#pragma once

#include "core/progress.h"
#include "core/scan/point_cloud.h"
#include "core/scene/room.h"

#include <span>

namespace twinloom::scan
{

struct Surface {
    Rgb colour;
    bool glass = false;
    int object = -1; ///< index among all rooms' objects; -1: the building itself
};

struct Building {
    std::vector<Eigen::Vector3f> positions;
    std::vector<std::uint32_t> indices;   ///< three a triangle
    std::vector<std::uint16_t> surfaceOf; ///< one a triangle
    std::vector<Surface> surfaces;
};

/// Walls with holes and reveals, floors, ceilings, window frames and panes, door leaves, corridors behind doors to
/// nowhere, objects. BadInput: an object with an impossible size.
Result<Building> makeBuilding(std::span<const scene::Room> rooms, double wallThickness);

constexpr double kDefaultHeight = 2.6; ///< of a room that does not say

} // namespace twinloom::scan
