// SPDX-License-Identifier: Apache-2.0
// The triangles of a simulated building, and what each is made of.
#pragma once

#include "core/geometry/polygon.h"
#include "core/progress.h"
#include "core/scan/simulate/simulate.h"

#include <span>

namespace twinloom::scan
{

struct Surface {
    enum class Kind { Solid, Glass, Mirror, Person };
    Rgb colour;
    Kind kind = Kind::Solid;
    int object = -1; ///< index among all rooms' objects; -1: the building itself
};

struct Building {
    std::vector<Eigen::Vector3f> positions;
    std::vector<std::uint32_t> indices;   ///< three a triangle
    std::vector<std::uint16_t> surfaceOf; ///< one a triangle
    std::vector<Surface> surfaces;
};

/// Walls with holes and reveals, floors, ceilings, window frames and panes, door leaves, corridors behind doors to
/// nowhere, stairs, objects. BadInput: an object with an impossible size.
Result<Building> makeBuilding(std::span<const SimulatedStorey> storeys, double wallThickness);

/// Somebody of 1.75 m standing at `foot`, to scan with the rest: boxes for legs, arms, trunk and head.
void addPerson(Building &building, const geometry::Vec3 &foot);

constexpr double kDefaultHeight = 2.6; ///< of a room that does not say

} // namespace twinloom::scan
