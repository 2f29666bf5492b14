// SPDX-License-Identifier: Apache-2.0
// The surfaces that the starter library is made of: woods, fabrics, metals, RAL-like paints, plastics, glass, light.
#pragma once

#include "core/asset/model.h"

namespace twinloom::asset
{

// In the order of the table in finish.cpp.
enum class Finish {
    Oak,
    Walnut,
    Birch,
    DarkWood,
    Plywood,
    RoughWood,
    WhiteLacquer,
    FabricGrey,
    FabricBlue,
    FabricSand,
    FabricGreen,
    FabricRed,
    FabricBlack,
    Linen,
    Leather,
    BrushedSteel,
    Chrome,
    DarkSteel,
    Aluminium,
    Brass,
    CastIron,
    Copper,
    PaintWhite,
    PaintLightGrey,
    PaintGrey,
    PaintAnthracite,
    PaintBlack,
    PaintBlue,
    PaintYellow,
    PaintOrange,
    PaintRed,
    PaintGreen,
    PlasticWhite,
    PlasticBlack,
    PlasticGrey,
    PlasticBlue,
    PlasticRed,
    PlasticYellow,
    PlasticGreen,
    Rubber,
    Glass,
    SmokedGlass,
    Mirror,
    Screen,
    ScreenLit,
    LampShade,
    Bulb,
    SignalRed,
    SignalAmber,
    SignalGreen,
    Ceramic,
    CeramicBlue,
    Terracotta,
    Soil,
    Leaf,
    LeafLight,
    Bark,
    Paper,
    Cardboard,
    CardboardTape,
    Stone,
    Worktop,
    CanvasBlue,
    CanvasRose,
    CanvasSand,
    Red,
    Crust,
    Skin,
    EggShell,
    BallOrange,
    Wax,
    Water
};

Material materialOf(Finish finish);

} // namespace twinloom::asset
