// SPDX-License-Identifier: GPL-3.0-or-later
// Doors and windows as people correct them: new ones in a wall, and where they are along it. Metres.
#pragma once

#include "app/studio/document/document.h"

namespace twinloom::studio
{

/// The wall that an opening is in; null where it is in none.
scene::NodePtr wallOf(const scene::Hierarchy &hierarchy, const scene::Node &opening);

/// From the wall's start to the opening's middle. The opening must be in the wall.
double placeAlong(const scene::Hierarchy &hierarchy, const scene::Node &wall, const scene::Node &opening);
/// Moves the opening along the wall to there, but not past its ends.
void placeAt(const scene::Hierarchy &hierarchy, const scene::Node &wall, scene::Node &opening, double along);
/// About its middle.
void setWidth(scene::Node &opening, double width);

/// What the numbers of an opening may be, the others as they are, so that it stays within its wall.
struct OpeningLimits {
    struct Range {
        double least = 0, most = 0;
    };
    Range along, width, height, bottom, top;
};
OpeningLimits limitsIn(const scene::Hierarchy &hierarchy, const scene::Node &wall, const scene::Node &opening);

/// One of the usual size ("door" or "window"), in the wall that is selected, or that a selected opening is in: in its
/// middle, or as near to that as others leave room; selected afterwards. Usage: no wall is selected. BadInput: no room.
Result<void> addOpening(Document &document, const QString &kind);

} // namespace twinloom::studio
