// SPDX-License-Identifier: Apache-2.0
// Spits of rooms into walls. Where the corner of two walls was seen too badly to part a room from what is between the
// walls' faces, the room's outline runs on within the wall, perhaps for metres. No such strip is floor.
#pragma once

#include "core/scan/structure/cell_complex.h"

namespace twinloom::scan
{

/// The outline without what is as thin as a wall (`thickest`, metres) and lies behind a wall's line: between that line,
/// along which the outline runs back towards the room, and another face. Only where it is entered through less than
/// half of what the line is long there, and that is more than `thickest`: niches and the passages of doors are as wide
/// as their mouths and stay. Corners and lines that stay are as they were. Time: the square of the outline's edges.
Outline withoutWallSpits(Outline outline, double thickest);

} // namespace twinloom::scan
