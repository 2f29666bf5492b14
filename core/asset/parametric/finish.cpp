// SPDX-License-Identifier: Apache-2.0
#include "core/asset/parametric/finish.h"

#include <array>
#include <cmath>

namespace twinloom::asset
{
namespace
{

struct Look {
    const char *name;
    unsigned colour; ///< sRGB, 0xRRGGBB
    float metallic, roughness, alpha;
    unsigned glow; ///< emitted, sRGB
};

// In the order of Finish.
constexpr Look kLooks[] = {
    {"Oak", 0xC6A06E, 0.0f, 0.55f, 1.0f, 0x000000},
    {"Walnut", 0x6E4B33, 0.0f, 0.5f, 1.0f, 0x000000},
    {"Birch", 0xDCC7A2, 0.0f, 0.55f, 1.0f, 0x000000},
    {"DarkWood", 0x41291D, 0.0f, 0.5f, 1.0f, 0x000000},
    {"Plywood", 0xCDA873, 0.0f, 0.75f, 1.0f, 0x000000},
    {"RoughWood", 0xB9935F, 0.0f, 0.85f, 1.0f, 0x000000},
    {"WhiteLacquer", 0xF1F0EB, 0.0f, 0.35f, 1.0f, 0x000000},
    {"FabricGrey", 0x787E85, 0.0f, 0.95f, 1.0f, 0x000000},
    {"FabricBlue", 0x45627C, 0.0f, 0.95f, 1.0f, 0x000000},
    {"FabricSand", 0xC2B49A, 0.0f, 0.95f, 1.0f, 0x000000},
    {"FabricGreen", 0x587060, 0.0f, 0.95f, 1.0f, 0x000000},
    {"FabricRed", 0xA2453B, 0.0f, 0.95f, 1.0f, 0x000000},
    {"FabricBlack", 0x2A2C2F, 0.0f, 0.9f, 1.0f, 0x000000},
    {"Linen", 0xECE8DE, 0.0f, 0.95f, 1.0f, 0x000000},
    {"Leather", 0x6B3F28, 0.0f, 0.5f, 1.0f, 0x000000},
    {"BrushedSteel", 0xC2C5C8, 1.0f, 0.35f, 1.0f, 0x000000},
    {"Chrome", 0xE2E4E6, 1.0f, 0.1f, 1.0f, 0x000000},
    {"DarkSteel", 0x4B4F53, 0.8f, 0.45f, 1.0f, 0x000000},
    {"Aluminium", 0xD3D6D8, 1.0f, 0.4f, 1.0f, 0x000000},
    {"Brass", 0xB58B45, 1.0f, 0.3f, 1.0f, 0x000000},
    {"CastIron", 0x2B2C2E, 0.6f, 0.6f, 1.0f, 0x000000},
    {"Copper", 0xB87346, 1.0f, 0.3f, 1.0f, 0x000000},
    {"PaintWhite", 0xEDEBE4, 0.0f, 0.4f, 1.0f, 0x000000},
    {"PaintLightGrey", 0xC9CECA, 0.0f, 0.45f, 1.0f, 0x000000},
    {"PaintGrey", 0x7E868B, 0.0f, 0.45f, 1.0f, 0x000000},
    {"PaintAnthracite", 0x383E42, 0.0f, 0.45f, 1.0f, 0x000000},
    {"PaintBlack", 0x17181A, 0.0f, 0.4f, 1.0f, 0x000000},
    {"PaintBlue", 0x16528C, 0.0f, 0.4f, 1.0f, 0x000000},
    {"PaintYellow", 0xF2A900, 0.0f, 0.4f, 1.0f, 0x000000},
    {"PaintOrange", 0xE4590F, 0.0f, 0.4f, 1.0f, 0x000000},
    {"PaintRed", 0xB81B16, 0.0f, 0.4f, 1.0f, 0x000000},
    {"PaintGreen", 0x3E8A36, 0.0f, 0.4f, 1.0f, 0x000000},
    {"PlasticWhite", 0xEFEFEC, 0.0f, 0.4f, 1.0f, 0x000000},
    {"PlasticBlack", 0x1B1C1E, 0.0f, 0.45f, 1.0f, 0x000000},
    {"PlasticGrey", 0x9DA2A6, 0.0f, 0.5f, 1.0f, 0x000000},
    {"PlasticBlue", 0x2560A8, 0.0f, 0.5f, 1.0f, 0x000000},
    {"PlasticRed", 0xC23128, 0.0f, 0.5f, 1.0f, 0x000000},
    {"PlasticYellow", 0xF0B81C, 0.0f, 0.5f, 1.0f, 0x000000},
    {"PlasticGreen", 0x4C9C4A, 0.0f, 0.5f, 1.0f, 0x000000},
    {"Rubber", 0x1D1D1E, 0.0f, 0.9f, 1.0f, 0x000000},
    {"Glass", 0xC8DCE2, 0.0f, 0.05f, 0.25f, 0x000000},
    {"SmokedGlass", 0x39464D, 0.0f, 0.08f, 0.55f, 0x000000},
    {"Mirror", 0xE8EDEF, 1.0f, 0.03f, 1.0f, 0x000000},
    {"Screen", 0x0B1017, 0.0f, 0.15f, 1.0f, 0x0A1B30},
    {"ScreenLit", 0x2B6CB0, 0.0f, 0.25f, 1.0f, 0x1B4C84},
    {"LampShade", 0xF3E8D0, 0.0f, 0.9f, 1.0f, 0x6A5838},
    {"Bulb", 0xFFF2D8, 0.0f, 0.4f, 1.0f, 0xF7E3B0},
    {"SignalRed", 0xD61F1A, 0.0f, 0.3f, 1.0f, 0x8A0C08},
    {"SignalAmber", 0xF2A21A, 0.0f, 0.3f, 1.0f, 0x8A5608},
    {"SignalGreen", 0x2FB24A, 0.0f, 0.3f, 1.0f, 0x107A22},
    {"Ceramic", 0xF5F5F2, 0.0f, 0.12f, 1.0f, 0x000000},
    {"CeramicBlue", 0x35597A, 0.0f, 0.2f, 1.0f, 0x000000},
    {"Terracotta", 0xB4623E, 0.0f, 0.85f, 1.0f, 0x000000},
    {"Soil", 0x3A2A1F, 0.0f, 1.0f, 1.0f, 0x000000},
    {"Leaf", 0x3F7B38, 0.0f, 0.7f, 1.0f, 0x000000},
    {"LeafLight", 0x6BA24E, 0.0f, 0.7f, 1.0f, 0x000000},
    {"Bark", 0x6B5138, 0.0f, 0.95f, 1.0f, 0x000000},
    {"Paper", 0xF4F1E8, 0.0f, 0.9f, 1.0f, 0x000000},
    {"Cardboard", 0xBA8F60, 0.0f, 0.9f, 1.0f, 0x000000},
    {"CardboardTape", 0xCFAE7C, 0.0f, 0.5f, 1.0f, 0x000000},
    {"Stone", 0x8C8A86, 0.0f, 0.6f, 1.0f, 0x000000},
    {"Worktop", 0x565554, 0.0f, 0.35f, 1.0f, 0x000000},
    {"CanvasBlue", 0x3B6E8F, 0.0f, 0.9f, 1.0f, 0x000000},
    {"CanvasRose", 0xC98A7A, 0.0f, 0.9f, 1.0f, 0x000000},
    {"CanvasSand", 0xE3CFA4, 0.0f, 0.9f, 1.0f, 0x000000},
    {"Red", 0xC62F22, 0.0f, 0.4f, 1.0f, 0x000000},
    {"Crust", 0xB9772F, 0.0f, 0.9f, 1.0f, 0x000000},
    {"Skin", 0xC79A55, 0.0f, 0.9f, 1.0f, 0x000000},
    {"EggShell", 0xE9CDAE, 0.0f, 0.7f, 1.0f, 0x000000},
    {"BallOrange", 0xC8641E, 0.0f, 0.75f, 1.0f, 0x000000},
    {"Wax", 0xF3EBD6, 0.0f, 0.5f, 1.0f, 0x000000},
    {"Water", 0x5E9FB5, 0.0f, 0.05f, 0.5f, 0x000000},
    {"GraphiteLacquer", 0x4A4D51, 0.0f, 0.35f, 1.0f, 0x000000},
    {"Ash", 0xE2CFA9, 0.0f, 0.6f, 1.0f, 0x000000},
    {"ReclaimedWood", 0x86613F, 0.0f, 0.8f, 1.0f, 0x000000},
    {"Mahogany", 0x5B2C1C, 0.0f, 0.4f, 1.0f, 0x000000},
    {"BlackSteel", 0x2E3032, 0.6f, 0.5f, 1.0f, 0x000000},
    {"FabricPearl", 0xCBCCCD, 0.0f, 0.95f, 1.0f, 0x000000},
    {"FabricCharcoal", 0x43474C, 0.0f, 0.95f, 1.0f, 0x000000},
    {"FabricOat", 0xDDD5C6, 0.0f, 0.95f, 1.0f, 0x000000},
    {"FabricSage", 0x93A48F, 0.0f, 0.95f, 1.0f, 0x000000},
    {"FabricMist", 0x9FB2BC, 0.0f, 0.95f, 1.0f, 0x000000},
    {"FabricRust", 0x8F4B31, 0.0f, 0.95f, 1.0f, 0x000000},
    {"FabricIvory", 0xE9DEC6, 0.0f, 0.9f, 1.0f, 0x000000},
    {"VelvetGreen", 0x2C4A3A, 0.0f, 0.8f, 1.0f, 0x000000},
    {"VelvetBurgundy", 0x6A1F2B, 0.0f, 0.8f, 1.0f, 0x000000},
    {"LeatherCognac", 0x8D5129, 0.0f, 0.45f, 1.0f, 0x000000},
    {"LeatherOxblood", 0x571F1B, 0.0f, 0.4f, 1.0f, 0x000000},
};
static_assert(std::size(kLooks) == static_cast<std::size_t>(Finish::LeatherOxblood) + 1);

/// IEC 61966-2-1.
Eigen::Vector3f linear(unsigned srgb)
{
    Eigen::Vector3f colour;
    for (int i = 0; i < 3; ++i) {
        const float value = static_cast<float>(srgb >> (16 - 8 * i) & 0xff) / 255.0f;
        colour[i] = value <= 0.04045f ? value / 12.92f : std::pow((value + 0.055f) / 1.055f, 2.4f);
    }
    return colour;
}

} // namespace

Material materialOf(Finish finish)
{
    const Look &look = kLooks[static_cast<std::size_t>(finish)];
    Material material;
    material.name = QString::fromLatin1(look.name);
    material.baseColour << linear(look.colour), look.alpha;
    material.metallic = look.metallic;
    material.roughness = look.roughness;
    material.emissive = linear(look.glow);
    return material;
}

} // namespace twinloom::asset
