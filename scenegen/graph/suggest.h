// SPDX-License-Identifier: Apache-2.0
// What fits here: categories with probabilities for a place in a room, from the statistics of the graph generator.
#pragma once

#include "core/progress.h"
#include "core/scene/room.h"

namespace twinloom::scenegen
{

struct Suggestion {
    QString category;
    double probability = 0; ///< of all categories together 1
};

/// Standing categories that fit within 0.6 m of a point of the room, the likeliest first; none where nothing does. How
/// common a thing is in such rooms, whether it stands at walls, how many there are already, and whether related things
/// are near (as the relation test found). It fits where layouts might have it (scenegen/legalise/arrangement.h): off
/// the room's things and the space that they need, off doors, windows and the `obstacles` (space in the room's frame
/// that is taken by what is no thing, such as points of a scan), and not in the way to anything that is reached now
/// (that is asked for floors up to 200 m2). BadInput when the point is not on the floor. An unknown room type is judged
/// as a living room.
Result<std::vector<Suggestion>> suggest(const scene::Room &room, const geometry::Vec2 &at,
                                        const std::vector<geometry::Box> &obstacles = {});

/// Such a thing, of a usual size, where it would fit, nearest to the wall that the point is nearest to, within 0.6 m of
/// the point; none where there is no room for it, or nothing is known of it.
std::optional<scene::RoomObject> fitAt(const scene::Room &room, const QString &category, const geometry::Vec2 &at,
                                       const std::vector<geometry::Box> &obstacles = {});

/// How well a thing would stand at each place of a floor.
struct PlacementMap {
    geometry::Vec2 low = geometry::Vec2::Zero(); ///< of the first cell
    double cell = 0.1;                           ///< metres
    int columns = 0, rows = 0;
    std::vector<float>
        heat;        ///< along x first: 0 where it does not fit, to 1, the best place; below 0 where no floor is
    QString nowhere; ///< where it fits at no place: a sentence that says why; else empty
};

/// By the same judgement as suggest(), for a thing whose middle is just there. `cell` is 0.05 to 1 m; halls
/// get larger ones, so that there are 40,000 at most. NotFound for a category that nothing is known of.
Result<PlacementMap> placementMap(const scene::Room &room, const QString &category, double cell, Progress &progress,
                                  const std::vector<geometry::Box> &obstacles = {});
/// What suggest() and placementMap() know, in alphabetical order.
QStringList suggestedCategories();

} // namespace twinloom::scenegen
