// SPDX-License-Identifier: Apache-2.0
// Whether a scene makes sense: references, cycles, finite numbers, simple polygons, overlapping objects.
#pragma once

#include "core/scene/scene.h"

namespace twinloom::scene
{

/// Codes: "missing-parent", "parent-cycle", "not-finite", "bad-polygon", "bad-size", "overlap" (two standing objects of
/// one parent, or two shown ones that scans found in different rooms; a chair under a table is none; two shown scanned
/// rooms that lie through each other, unless they are one place in two surveys), "out-of-room". `field` holds node and
/// member.
Issues validate(const Scene &scene);

/// What is no fault but good to know: "surveyed-twice", shown scanned rooms that share four fifths of their floor and
/// their height: one place in two surveys, which may stay side by side to be compared. `field` is the later room.
Issues notes(const Scene &scene);

} // namespace twinloom::scene
