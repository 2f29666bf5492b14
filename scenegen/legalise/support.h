// SPDX-License-Identifier: Apache-2.0
// What things lie on: the faces of the starter library's model of their carrier, not the top of the box about it.
#pragma once

#include "core/asset/tops.h"
#include "core/scene/room.h"

#include <functional>
#include <memory>

namespace twinloom::scenegen
{

/// The thing as it is drawn: the starter library's model; of what that does not make, and of a user's model (an asset
/// in a style that it has not), a box.
asset::Model modelOf(const scene::RoomObject &object);

/// What the thing carries as it is drawn, in its own frame with its base at 0. Of a user's model (an asset in a style
/// that the starter library has not) it is the box. Remembered by category, size and look; thread: any.
std::shared_ptr<const asset::Tops> topsOf(const scene::RoomObject &carrier);

/// z of the carrier's face that holds the child just there, of several the nearest to its bottom. None: no face does.
std::optional<double> heightOn(const scene::RoomObject &carrier, const geometry::Box &child);

/// The child's box where the carrier holds it, as near to where it is as there is such a place: at its own place on the
/// nearest face with air enough above it, if it reaches no more than 1 cm into the `others` that lie or hang there,
/// else moved over the carrier by up to 2 m, in steps of 8 cm (where others lie, at last by 0.6 m in finer ones), clear
/// of them. What lies wholly inside of something closed stays, and what stands on the floor under its carrier stays
/// there, between the legs. `allowed` judges places. None: nothing there carries it. Cost: a microsecond where it lies
/// well, some hundred where it must be moved.
std::optional<geometry::Box> carried(const scene::RoomObject &carrier, const geometry::Box &child,
                                     const std::vector<geometry::Box> &others,
                                     const std::function<bool(const geometry::Box &)> &allowed);

} // namespace twinloom::scenegen
