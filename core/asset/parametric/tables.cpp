// SPDX-License-Identifier: Apache-2.0
#include "core/asset/parametric/family.h"

namespace twinloom::asset
{
namespace
{

void diningTable(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), leg = 0.075f, top = 0.032f, inset = 0.04f;
    shop.use(Finish::Oak);
    shop.block({0, 0, h - top}, {w, d, top}, 0.006f);
    const int frames = repeats(w, 2.2f, 2, 5); // a long table stands on more pairs of legs
    for (int i = 0; i < frames; ++i) {
        const float x = between(-w / 2 + inset + leg / 2, w / 2 - inset - leg / 2, i, frames);
        for (const float y : {-1, 1})
            shop.leg({x, y * (d / 2 - inset - leg / 2), 0}, h - top, leg, 0.006f);
    }
    const float apron = 0.08f, z = h - top - apron;
    for (const float y : {-1, 1})
        shop.block({0, y * (d / 2 - inset - 0.025f), z}, {w - 2 * inset - leg, 0.022f, apron}, 0.002f);
    for (const float x : {-1, 1})
        shop.block({x * (w / 2 - inset - 0.025f), 0, z}, {0.022f, d - 2 * inset - leg, apron}, 0.002f);
}

std::vector<Vec2f> ellipse(float width, float depth)
{
    constexpr int chords = 48;
    std::vector<Vec2f> outline;
    for (int i = 0; i < chords; ++i) {
        const float angle = 2 * kPi * static_cast<float>(i) / static_cast<float>(chords);
        outline.emplace_back(width / 2 * std::cos(angle), depth / 2 * std::sin(angle));
    }
    return outline;
}

/// A top on a column with a spread foot, so that knees find room all around.
void pedestalTable(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), top = 0.03f, foot = 0.025f;
    const float column = std::clamp(0.06f * std::min(w, d), 0.025f, 0.07f);
    shop.prism(Axis::Z, ellipse(w, d), h - top, h);
    shop.prism(Axis::Z, ellipse(0.5f * w, 0.5f * d), 0, foot);
    shop.prism(Axis::Z, ellipse(0.28f * w, 0.28f * d), h - top - 0.02f, h - top);
    shop.cylinder({0, 0, foot}, column, h - top - foot);
}

void roundDiningTable(Workshop &shop, const Vec3f &size)
{
    shop.use(Finish::Oak);
    pedestalTable(shop, size);
}

void roundSmallTable(Workshop &shop, const Vec3f &size)
{
    shop.use(Finish::Walnut);
    pedestalTable(shop, size);
}

void coffeeTable(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), top = 0.03f;
    shop.use(Finish::Walnut);
    shop.prism(Axis::Z, roundedRectangle(w, d, 0.06f), h - top, h);
    shop.taperedLegs(w - 0.02f, d - 0.02f, h - top, 0.045f);
    shop.block({0, 0, 0.42f * h}, {0.8f * w, 0.76f * d, 0.018f}, 0.004f);
    const int rails = 2;
    for (int i = 0; i < rails; ++i)
        shop.block({between(-0.38f * w, 0.38f * w, i, rails), 0, 0.42f * h - 0.02f}, {0.03f, 0.86f * d, 0.02f}, 0.003f);
}

void sideTable(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), top = 0.022f, drawer = std::min(0.15f, 0.25f * h);
    shop.use(Finish::Walnut);
    shop.block({0, 0, h - top}, {w, d, top}, 0.005f);
    shop.legs(w - 0.03f, d - 0.055f, h - top, 0.032f);
    shop.block({0, -0.012f, h - top - drawer}, {w - 0.04f, d - 0.08f, drawer}, 0.003f);
    shop.block({0, 0, 0.18f * h}, {w - 0.04f, d - 0.06f, 0.018f}, 0.003f);
    shop.fronts({-w / 2 + 0.05f, w / 2 - 0.05f, h - top - drawer + 0.008f, h - top - 0.008f}, d / 2 - 0.056f,
                repeats(w, 0.6f, 1, 2), 1, Finish::WhiteLacquer, Handle::Knob);
}

void desk(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = std::min(size.z(), 0.8f), top = 0.026f, frame = 0.05f;
    const float pedestal = std::min(0.42f, 0.36f * w), right = w / 2 - 0.03f;
    shop.use(Finish::Oak);
    shop.block({0, 0, h - top}, {w, d, top}, 0.005f);
    shop.use(Finish::PaintAnthracite);
    const float x = -w / 2 + frame, y = d / 2 - 0.05f, z = h - top - frame / 2;
    shop.bar(std::array<Vec3f, 4>{Vec3f(x, -y, 0), {x, -y, z}, {x, y, z}, {x, y, 0}}, frame, frame);
    shop.block({-0.02f, -d / 2 + 0.04f, 0.5f * h}, {w - 0.1f, 0.018f, 0.5f * h - top}, 0.002f);
    shop.use(Finish::WhiteLacquer);
    const float depth = d - 0.1f;
    shop.block({right - pedestal / 2, -0.02f, 0.03f}, {pedestal, depth, h - top - 0.03f}, 0.004f);
    shop.use(Finish::PlasticBlack);
    shop.block({right - pedestal / 2, -0.03f, 0}, {pedestal - 0.06f, depth - 0.06f, 0.03f});
    shop.fronts({right - pedestal + 0.005f, right - 0.005f, 0.04f, h - top - 0.01f}, depth / 2 - 0.02f, 1, 3,
                Finish::WhiteLacquer, Handle::Bar);
    shop.use(Finish::PlasticBlack);
    shop.rod({-0.2f * w, 0.05f - d / 2, h - 0.02f}, {-0.2f * w, 0.05f - d / 2, h + 0.002f}, 0.03f);
    if (size.z() < 0.95f) {
        return;
    }
    shop.use(Finish::Oak); // a tall desk carries a hutch of shelves
    const float rise = size.z() - h, deep = std::min(0.28f, 0.45f * d);
    const int shelves = repeats(rise, 0.35f, 1, 5);
    shop.carcass({0, (deep - d) / 2, h}, {w, deep, rise}, 0.022f);
    for (int i = 1; i < shelves; ++i)
        shop.block({0, (deep - d) / 2, h + rise * static_cast<float>(i) / static_cast<float>(shelves)},
                   {w - 0.044f, deep - 0.01f, 0.02f}, 0.002f);
}

void workbench(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), bench = std::min(size.z(), 0.92f), top = 0.045f, leg = 0.06f;
    shop.use(Finish::Plywood);
    shop.block({0, 0, bench - top}, {w, d, top}, 0.005f);
    const int frames = repeats(w, 1.8f, 2, 8);
    for (int i = 0; i < frames; ++i) {
        const float x = between(-w / 2 + 0.06f, w / 2 - 0.06f, i, frames), y = d / 2 - 0.06f, z = bench - top - leg / 2;
        shop.use(Finish::PaintBlue);
        shop.bar(std::array<Vec3f, 4>{Vec3f(x, -y, 0.01f), {x, -y, z}, {x, y, z}, {x, y, 0.01f}}, leg, leg);
        shop.bar(std::array<Vec3f, 2>{Vec3f(x, -y, 0.16f), {x, y, 0.16f}}, 0.04f, 0.04f);
        shop.use(Finish::Rubber);
        for (const float side : {-y, y})
            shop.cylinder({x, side, 0}, 0.035f, 0.015f);
    }
    shop.use(Finish::PaintLightGrey);
    shop.block({0, 0, 0.18f}, {w - 0.12f, d - 0.14f, 0.02f}, 0.002f);
    const float unit = std::min(0.5f, 0.3f * w), right = w / 2 - 0.11f;
    shop.block({right - unit / 2, -0.02f, bench - top - 0.36f}, {unit, d - 0.1f, 0.36f}, 0.003f);
    shop.fronts({right - unit, right, bench - top - 0.355f, bench - top - 0.005f}, d / 2 - 0.07f, 1, 3,
                Finish::PaintBlue, Handle::Bar);
    shop.use(Finish::DarkSteel); // a vice
    const Vec3f vice(-0.36f * w, d / 2 - 0.17f, bench);
    if (size.z() - bench < 0.2f)
        return;
    for (const float y : {0.0f, 0.1f})
        shop.block(vice + Vec3f(0, y, 0.03f), {0.13f, 0.035f, 0.08f}, 0.006f);
    shop.block(vice + Vec3f(0, 0.05f, 0), {0.07f, 0.16f, 0.04f}, 0.004f);
    shop.rod(vice + Vec3f(0, 0.1f, 0.05f), vice + Vec3f(0, 0.165f, 0.05f), 0.012f);
    const float rise = size.z() - bench; // a pegboard with tools
    shop.use(Finish::PaintLightGrey);
    shop.block({0, -d / 2 + 0.03f, bench + 0.05f}, {w - 0.06f, 0.012f, rise - 0.05f}, 0.002f);
    shop.use(Finish::PaintBlue);
    for (const float x : {-w / 2 + 0.03f, w / 2 - 0.03f})
        shop.block({x, -d / 2 + 0.03f, bench}, {0.05f, 0.05f, rise}, 0.003f);
    const int tools = repeats(w - 0.3f, 0.16f, 2, 24);
    for (int i = 0; i < tools; ++i) {
        const float x = shareOf(w - 0.2f, i, tools),
                    long_ = std::min(rise - 0.12f, 0.16f + 0.04f * static_cast<float>(i * 7 % 3));
        shop.use(i % 2 ? Finish::PlasticRed : Finish::PlasticYellow);
        shop.block({x, -d / 2 + 0.05f, bench + 0.08f}, {0.028f, 0.025f, 0.45f * long_}, 0.005f);
        shop.use(Finish::BrushedSteel);
        shop.block({x, -d / 2 + 0.05f, bench + 0.08f + 0.45f * long_}, {0.014f, 0.012f, 0.55f * long_}, 0.002f);
    }
}

void cart(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), castor = 0.12f, post = 0.014f;
    const float x = w / 2 - 0.03f, y = d / 2 - 0.03f;
    for (const float sx : {-x, x}) {
        for (const float sy : {-y, y})
            shop.castor({sx, sy, 0}, castor);
        shop.use(Finish::Chrome);
        shop.tube(
            rounded(std::array<Vec3f, 4>{Vec3f(sx, -y, castor), {sx, -y, h - post}, {sx, y, h - post}, {sx, y, castor}},
                    0.08f),
            post);
    }
    const int trays = repeats(h - castor, 0.45f, 2, 4);
    for (int i = 0; i < trays; ++i) {
        const float z = between(castor + 0.02f, h - 0.22f, i, trays);
        shop.use(Finish::Walnut);
        shop.block({0, 0, z}, {w, d, 0.02f}, 0.006f);
        shop.use(Finish::Chrome);
        for (const float side : {-d / 2 + 0.01f, d / 2 - 0.01f})
            shop.rod({-w / 2 + 0.02f, side, z + 0.07f}, {w / 2 - 0.02f, side, z + 0.07f}, 0.006f);
    }
}

} // namespace

std::span<const Family> tables()
{
    using enum Domain;
    using enum Mount;
    static const Family kFamily[] = {
        {{"DiningTable", Home, Floor, {1.77f, 0.95f, 0.75f}, {0.6f, 0.5f, 0.55f}, {6.0f, 1.8f, 1.1f}},
         diningTable,
         roundDiningTable},
        {{"CoffeeTable", Home, Floor, {1.1f, 0.6f, 0.4f}, {0.45f, 0.4f, 0.18f}, {1.8f, 1.1f, 0.55f}},
         coffeeTable,
         roundSmallTable},
        {{"SideTable", Home, Floor, {0.5f, 0.42f, 0.58f}, {0.25f, 0.23f, 0.38f}, {1.4f, 0.95f, 1.1f}},
         sideTable,
         roundSmallTable},
        {{"Desk", Office, Floor, {1.5f, 0.75f, 0.75f}, {0.8f, 0.36f, 0.55f}, {3.0f, 1.1f, 2.2f}}, desk},
        {{"Workbench", Factory, Floor, {2.0f, 0.8f, 1.55f}, {1.0f, 0.5f, 0.75f}, {8.0f, 1.4f, 2.1f}}, workbench},
        {{"Cart", Home, Floor, {0.71f, 0.54f, 0.95f}, {0.4f, 0.35f, 0.7f}, {1.3f, 0.9f, 1.4f}}, cart},
    };
    return kFamily;
}

} // namespace twinloom::asset
