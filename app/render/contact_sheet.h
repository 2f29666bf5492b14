// SPDX-License-Identifier: Apache-2.0
// Many rooms in one picture, side by side, for people to look at.
#pragma once

#include "app/render/headless.h"
#include "core/scene/room.h"

namespace twinloom::render
{

struct SheetOptions {
    enum class From { Above, Corner };
    From from = From::Corner;
    int columns = 6;
    int tileWidth = 400, tileHeight = 320; ///< pixels
    int supersample = 2;                   ///< as of Picture
    bool dark = false;
};

/// One picture of a sheet.
struct SheetTile {
    scene::Room room;              ///< whose floor the view is of, and whose id stands below
    scene::Scene scene;            ///< what is drawn
    scene::Overlays overlays = {}; ///< and over it
};

/// A room with its objects, and nothing else.
Result<SheetTile> tileOf(const scene::Room &room);

/// In rows, in the order of `tiles`, each as large as its tile allows, with its number and id below (where there is a
/// QGuiApplication; without one there are no letters). From above, north is up and the walls' tops are seen. Errors as
/// of renderPicture; BadInput without rooms or for more than fit a picture of 30,000 pixels a side.
Result<QImage> contactSheet(const std::vector<SheetTile> &tiles, const Resources &resources,
                            const SheetOptions &options, Progress &progress);

} // namespace twinloom::render
