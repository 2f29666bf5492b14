// SPDX-License-Identifier: Apache-2.0
// Departments that have their place: by the planner's word, or because a machine of theirs stands there for good.
#pragma once

#include "core/scene/room.h"
#include "scenegen/facility/block_plan.h"
#include "scenegen/facility/hall_frame.h"

namespace twinloom::facility
{

/// Axes along the hall's walls with the room's origin; x is nearest to the room's x.
HallRectangle hallFrame(const geometry::Polygon &floor);
/// The floor below a block, or the block below a box that lies along the frame.
geometry::Box boxOf(const HallRectangle &frame, const Block &block);
Block blockOf(const HallRectangle &frame, const geometry::Box &box);
/// The rectangle along the frame that a place of the room's coordinates means.
Block blockOf(const HallRectangle &frame, const geometry::Vec2 &middle, const geometry::Vec2 &size);

/// The block lies on the ground: inside the floor and one region, off what is taken.
bool holds(const Ground &ground, const HallRectangle &frame, const Block &block);

/// The same for a block with its aisles: what lies between them has to be on the ground, and the aisles off what is
/// taken. They may reach beyond a wall: what stands at a wall needs no aisle there.
bool holdsWithAisles(const Ground &ground, const HallRectangle &frame, const Block &block, double aisle);

/// Fills `task.fixed`. Places with a size are taken as they are; around a point, or the pinned machines that a
/// department's band holds as its own, a block of the department's area is found that holds them. A place that cannot
/// be (it is not all on free ground, or overlaps one before it) is an Issue ("fixed-does-not-fit"), as are pinned
/// machines around which there is no room for a block ("pinned-without-department"): such departments lie elsewhere.
/// BadInput names a place that is nowhere on the floor.
Result<void> fixBlocks(BlockTask &task, const std::vector<FixedDepartment> &fixed,
                       const std::vector<scene::RoomObject> &pinned, const Ground &ground, const HallRectangle &frame,
                       Issues &issues);

} // namespace twinloom::facility
