// SPDX-License-Identifier: Apache-2.0
// How the picture lies over the real room. Pure.
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace twinloom::xr
{

/// Alpha: the room shows where nothing is drawn. Additive: so too, but the picture can only add light. Opaque: no room.
enum class BlendMode { Opaque, Additive, Alpha };

/// "OPAQUE", "ADDITIVE", "ALPHA_BLEND", as OpenXR has them.
QString blendModeName(BlendMode mode);
/// The wish where it is offered, else the first offered of Alpha, Additive, Opaque; Opaque when nothing is.
BlendMode chooseBlendMode(const std::vector<BlendMode> &offered, std::optional<BlendMode> wish);
/// The one after `now` among those offered.
BlendMode nextBlendMode(const std::vector<BlendMode> &offered, BlendMode now);

} // namespace twinloom::xr
