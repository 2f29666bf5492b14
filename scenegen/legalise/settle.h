// SPDX-License-Identifier: Apache-2.0
// The nearest allowed pose for one box.
#pragma once

#include "scenegen/legalise/arrangement.h"

#include <optional>

namespace twinloom::scenegen
{

/// The box as it is where it is allowed; else moved: out of the walls, off its neighbours along the least axis (at most
/// 50 rounds), then by a search outwards up to 1.6 m; a thing with its back to a wall slides along that wall, then
/// along the others. None where nothing is allowed.
std::optional<geometry::Box> settle(const Arrangement &room, const Body &body);

} // namespace twinloom::scenegen
