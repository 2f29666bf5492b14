// SPDX-License-Identifier: Apache-2.0
// What people would call wrong about a place, though it is legal: a screen over the sofa, a bag of rubbish amid the
// floor. Measured in the 400 training rooms (tests/bench/layout_oddities.py counts it in anybody's rooms):
// - Seats are 1.4 m or more from a stand that they look at (107 of 109; the median is 2.2 m).
// - Nothing but a coffee table or an ottoman stands within half a metre before a sofa or an armchair (all of 333; but
// an
//   armchair may be turned to the corner of its sofa).
// - Sofas and armchairs look at no wall within 0.85 m (328 of 333), those off the walls at none within 2.3 m (all of
// 68).
// - Off the walls, armchairs stand within 0.8 m of a sofa (all of 13), chairs within 0.3 m of a table (all of 280).
// - Beds of dogs and carts stand within 1 m of a wall, or beside a seat or a bed (48 of 66).
// - Stands for screens have their backs at a wall (109 of 114).
// - Dining tables off the walls have a chair (all of 140; of those at walls, 38 of 128).
// Rubbish amid the floor and sofas that look past the screen are as frequent there as not; people would not do so.
#pragma once

#include "scenegen/legalise/arrangement.h"

namespace twinloom::scenegen
{

/// Something that stands or hangs; what its category means for others is looked up once.
struct PlacedThing {
    QString category;
    geometry::Box box;
    unsigned kinds; ///< of oddity.cpp

    PlacedThing(const QString &name, const geometry::Box &at);
};

/// Whether a single thing would look misplaced there, `others` being what stands or hangs already. A hint, no rule:
/// where there is no better place it may be taken.
bool isOddPlace(const QString &category, const geometry::Box &box, const std::vector<PlacedThing> &others,
                const Arrangement &room);
/// How many of several things that are placed as one would look misplaced beside others, or turned to a wall. What they
/// are to each other is taken as good.
int oddPlaces(const std::vector<scene::RoomObject> &members, const std::vector<PlacedThing> &others,
              const Arrangement &room);
/// A sofa off the walls that looks at no screen and at no stand for one.
bool isAdrift(const QString &category, const geometry::Box &box, const std::vector<PlacedThing> &others,
              const Arrangement &room);
/// A dining table off the walls that nobody sits at.
bool isBare(const QString &category, const geometry::Box &box, const std::vector<PlacedThing> &others,
            const Arrangement &room);

} // namespace twinloom::scenegen
