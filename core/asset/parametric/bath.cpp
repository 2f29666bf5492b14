// SPDX-License-Identifier: Apache-2.0
#include "core/asset/parametric/family.h"

namespace twinloom::asset
{
namespace
{

/// An open basin of four soft walls on a bottom.
void basin(Workshop &shop, const Vec3f &base, float w, float d, float depth, float wall)
{
    shop.block(base, {w, d, 0.3f * depth}, 0.03f);
    for (const float s : {-1, 1}) {
        shop.block(base + Vec3f(s * (w - wall) / 2, 0, 0.1f * depth), {wall, d, 0.9f * depth}, 0.022f);
        shop.block(base + Vec3f(0, s * (d - wall) / 2, 0.1f * depth), {w, wall, 0.9f * depth}, 0.022f);
    }
}

/// A swan-neck tap with a lever; it reaches along +y.
void tap(Workshop &shop, const Vec3f &foot, float height, float reach)
{
    const float r = std::min(0.012f, 0.07f * height);
    shop.use(Finish::Chrome);
    shop.cylinder(foot, 1.8f * r, 0.12f * height, 0.3f * r);
    shop.tube(rounded(std::array<Vec3f, 4>{foot, foot + Vec3f(0, 0, height - r), foot + Vec3f(0, reach, height - r),
                                           foot + Vec3f(0, reach, 0.6f * height)},
                      0.5f * reach, 6),
              r, 10);
    shop.rod(foot + Vec3f(1.5f * r, 0, 0.3f * height), foot + Vec3f(5 * r, 0, 0.5f * height), 0.5f * r);
}

void sink(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), spout = std::min(0.16f, 0.2f * h), rim = h - spout,
                deep = std::min(0.17f, 0.25f * h);
    shop.use(Finish::Ceramic);
    shop.lathe({0, -0.12f * d, 0},
               std::array{Vec2f(0.17f * w, 0), Vec2f(0.17f * w, 0.02f), Vec2f(0.11f * w, 0.12f * h),
                          Vec2f(0.1f * w, 0.5f * h), Vec2f(0.18f * w, rim - deep)},
               28);
    basin(shop, {0, 0, rim - deep}, w, d, deep, 0.06f);
    shop.block({0, -d / 2 + 0.07f, rim - 0.06f}, {w - 0.02f, 0.14f, 0.06f}, 0.02f);
    shop.use(Finish::DarkSteel);
    shop.cylinder({0, 0.05f * d, rim - 0.7f * deep}, 0.025f, 0.006f);
    tap(shop, {0, -d / 2 + 0.08f, rim}, spout, std::min(0.14f, 0.3f * d));
}

void kitchenSink(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), spout = std::min(0.3f, 0.6f * h), rim = h - spout;
    shop.use(Finish::BrushedSteel);
    const int bowls = repeats(w, 0.45f, 1, 3);
    for (int i = 0; i < bowls; ++i)
        basin(shop, {shareOf(w, i, bowls), 0.06f, 0}, w / static_cast<float>(bowls), d - 0.12f, rim, 0.04f);
    shop.block({0, -d / 2 + 0.08f, rim - 0.02f}, {w, 0.16f, 0.02f}, 0.004f);
    tap(shop, {0, -d / 2 + 0.08f, rim}, spout, std::min(0.2f, 0.4f * d));
}

void toilet(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), seat = std::min(0.42f, 0.58f * h),
                tank = std::min(0.2f, 0.3f * d), back = -d / 2;
    shop.use(Finish::Ceramic);
    const float bowl = d - tank, middle = back + tank + bowl / 2;
    shop.block({0, back + tank / 2, seat - 0.04f}, {w, tank, h - seat}, 0.025f);
    shop.block({0, back + tank / 2, h - 0.045f}, {1.0f * w, tank + 0.004f, 0.045f}, 0.012f); // cistern lid
    shop.cushion({0, back + 0.5f * d, 0}, {0.56f * w, 0.82f * d, 0.85f * seat}, 4, 8);       // foot
    shop.cushion({0, middle, 0.1f * seat}, {0.88f * w, bowl, 0.91f * seat}, 2.5f, 2.6f);
    shop.block({0, back + tank + 0.03f, 0.5f * seat}, {0.6f * w, 0.16f, 0.45f * seat}, 0.03f);
    shop.use(Finish::PlasticWhite);
    shop.cushion({0, middle - 0.01f, seat - 0.01f}, {0.92f * w, bowl + 0.02f, 0.035f}, 3, 6);
    shop.cushion({0, middle - 0.01f, seat + 0.02f}, {0.9f * w, bowl + 0.0f, 0.03f}, 3, 5);
    shop.use(Finish::Chrome);
    shop.cylinder({0, back + tank / 2, h - 0.01f}, 0.022f, 0.012f, 0.003f);
}

void bathtub(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), spout = 0.12f, rim = h - spout, wall = 0.07f;
    shop.use(Finish::Ceramic);
    shop.block({0, 0, 0.02f}, {w - 0.06f, d - 0.06f, 0.2f * rim}, 0.02f);
    for (const float s : {-1, 1}) {
        shop.block({s * (w - 0.06f - wall) / 2, 0, 0.02f}, {wall, d - 0.06f, rim - 0.03f}, 0.02f);
        shop.block({0, s * (d - 0.06f - wall) / 2, 0.02f}, {w - 0.06f, wall, rim - 0.03f}, 0.02f);
        shop.block({s * (w - 0.12f) / 2, 0, rim - 0.05f}, {0.12f, d, 0.05f}, 0.02f);
        shop.block({0, s * (d - 0.11f) / 2, rim - 0.05f}, {w, 0.11f, 0.05f}, 0.02f);
    }
    for (const float s : {-1, 1}) // the sloping ends
        shop.prism(
            Axis::Y,
            s < 0 ? std::vector<Vec2f>{{-w / 2 + 0.08f, 0.1f}, {-w / 2 + 0.35f, 0.15f}, {-w / 2 + 0.1f, rim - 0.02f}}
                  : std::vector<Vec2f>{{w / 2 - 0.08f, 0.1f}, {w / 2 - 0.1f, rim - 0.02f}, {w / 2 - 0.2f, 0.15f}},
            -d / 2 + 0.1f, d / 2 - 0.1f);
    shop.use(Finish::Water);
    shop.block({0, 0, 0.2f * rim}, {w - 0.22f, d - 0.2f, 0.4f * rim});
    shop.use(Finish::PaintGrey);
    shop.legs(w - 0.14f, d - 0.14f, 0.03f, 0.06f);
    shop.at(moved({w / 2 - 0.06f, 0, rim}) * turned(Axis::Z, kPi / 2), [&] { tap(shop, Vec3f::Zero(), spout, 0.14f); });
}

void shower(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), tray = 0.1f, glass = 0.92f * h;
    shop.use(Finish::Ceramic);
    shop.block({0, 0, 0}, {w, d, 0.05f}, 0.01f);
    for (const float s : {-1, 1}) {
        shop.block({s * (w - 0.06f) / 2, 0, 0}, {0.06f, d, tray}, 0.015f);
        shop.block({0, s * (d - 0.06f) / 2, 0}, {w, 0.06f, tray}, 0.015f);
    }
    shop.use(Finish::Chrome);
    shop.cylinder({0, 0, 0.05f}, 0.05f, 0.006f);
    for (const float x : {-1, 1}) {
        shop.block({x * (w / 2 - 0.02f), d / 2 - 0.02f, tray}, {0.025f, 0.025f, glass - tray}, 0.003f);
        shop.block({x * (w / 2 - 0.02f), -d / 2 + 0.02f, tray}, {0.025f, 0.025f, glass - tray}, 0.003f);
        shop.block({x * (w / 2 - 0.02f), 0, glass - 0.02f}, {0.025f, d - 0.05f, 0.02f});
    }
    shop.block({0, d / 2 - 0.02f, glass - 0.02f}, {w - 0.05f, 0.025f, 0.02f});
    const Vec3f riser(0, -d / 2 + 0.06f, 1.0f);
    const float arm = 0.4f * d;
    shop.tube(rounded(std::array<Vec3f, 4>{riser,
                                           {0, riser.y(), h - 0.012f},
                                           {0, riser.y() + arm, h - 0.012f},
                                           {0, riser.y() + arm, h - 0.08f}},
                      0.1f),
              0.012f, 10);
    shop.cylinder({0, riser.y() + arm, h - 0.1f}, 0.11f, 0.02f, 0.004f);
    shop.rod(riser + Vec3f(-0.13f, 0, 0), riser + Vec3f(0.13f, 0, 0), 0.024f, 0.005f);
    shop.at(moved({0.12f * w, d / 2, 1.05f}), [&] { shop.handle({0, -0.015f, 0}, Handle::Upright, 0.3f); });
    shop.use(Finish::Glass);
    for (const float x : {-1, 1})
        shop.block({x * (w / 2 - 0.02f), 0, tray}, {0.006f, d - 0.07f, glass - tray - 0.02f});
    shop.block({0, d / 2 - 0.02f, tray}, {w - 0.07f, 0.006f, glass - tray - 0.02f});
}

} // namespace

std::span<const Family> bath()
{
    using enum Domain;
    using enum Mount;
    static const Family kFamily[] = {
        {{"Sink", Home, Floor, {0.6f, 0.48f, 1.0f}, {0.35f, 0.3f, 0.6f}, {1.2f, 0.7f, 1.2f}}, sink},
        {{"KitchenSink", Home, Surface, {0.8f, 0.5f, 0.5f}, {0.4f, 0.35f, 0.25f}, {1.4f, 0.7f, 0.7f}}, kitchenSink},
        {{"Toilet", Home, Floor, {0.38f, 0.68f, 0.78f}, {0.32f, 0.5f, 0.6f}, {0.6f, 0.9f, 1.1f}}, toilet},
        {{"Bathtub", Home, Floor, {1.7f, 0.75f, 0.68f}, {1.1f, 0.6f, 0.5f}, {2.2f, 1.3f, 0.9f}}, bathtub},
        {{"Shower", Home, Floor, {0.9f, 0.9f, 2.1f}, {0.7f, 0.7f, 1.8f}, {1.8f, 1.4f, 2.4f}}, shower},
    };
    return kFamily;
}

} // namespace twinloom::asset
