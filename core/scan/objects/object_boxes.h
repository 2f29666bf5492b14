// SPDX-License-Identifier: Apache-2.0
// Boxes of scanned objects as they can stand in a room: in front of its walls, and none within another.
#pragma once

#include "core/scan/objects/objects.h"

namespace twinloom::scan
{

/// Takes pieces that lie mostly within another object's box, or float close around it, into that object; cuts boxes off
/// at the walls; then pushes back the sides of boxes that still overlap, or takes out the less sure one where that
/// would leave little of it. Leaves of open doors go. What stands on something stays on it. Indices in `support` stay
/// right.
std::vector<ScannedObject> settledBoxes(std::vector<ScannedObject> objects, const Structure &structure);

} // namespace twinloom::scan
