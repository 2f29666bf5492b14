// SPDX-License-Identifier: Apache-2.0
#include "core/asset/parametric/family.h"

namespace twinloom::asset
{
namespace
{

constexpr float kProud = 0.045f; ///< what fronts and handles take

void fridge(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y() - 0.09f, h = size.z(), y = -0.045f, front = d / 2 + y, foot = 0.04f,
                split = 0.36f * h;
    shop.use(Finish::PlasticBlack);
    shop.block({0, y, 0}, {w - 0.04f, d - 0.04f, foot});
    shop.use(Finish::PaintGrey);
    shop.block({0, y, foot}, {w, d, h - foot}, 0.008f);
    const int doors = w > 0.8f ? 2 : 1;
    const auto door = [&](float x, float wide, float z0, float z1) {
        shop.use(Finish::BrushedSteel);
        shop.block({x, front + 0.025f, z0}, {wide - 0.006f, 0.05f, z1 - z0 - 0.006f}, 0.012f);
    };
    const float wide = w / static_cast<float>(doors);
    for (int i = 0; i < doors; ++i) {
        const float x = shareOf(w, i, doors), grip = x + (i == 0 ? 1.0f : -1.0f) * (wide / 2 - 0.06f),
                    y0 = front + 0.05f;
        door(x, wide, split, h);
        shop.use(Finish::Chrome);
        shop.tube(std::array<Vec3f, 4>{Vec3f(grip, y0, split + 0.1f),
                                       {grip, y0 + 0.032f, split + 0.1f},
                                       {grip, y0 + 0.032f, split + 0.4f * h},
                                       {grip, y0, split + 0.4f * h}},
                  0.008f);
    }
    door(0, w, foot, split);
    shop.use(Finish::Chrome);
    const float z = split - 0.08f, y0 = front + 0.05f;
    shop.tube(
        std::array<Vec3f, 4>{
            Vec3f(-0.3f * w, y0, z), {-0.3f * w, y0 + 0.032f, z}, {0.3f * w, y0 + 0.032f, z}, {0.3f * w, y0, z}},
        0.008f);
    if (doors == 2) { // ice and water
        shop.use(Finish::Screen);
        shop.block({-w / 4, front + 0.05f, 0.55f * h}, {0.4f * wide, 0.006f, 0.18f * h}, 0.002f);
    }
}

/// A run of base cabinets below a worktop; `d` includes the fronts. The run's front is +y.
void run(Workshop &shop, float w, float d, float h)
{
    const float top = 0.04f, plinth = 0.1f, body = d - kProud, y = -kProud / 2, front = body / 2 + y;
    shop.use(Finish::PlasticBlack);
    shop.block({0, y - 0.03f, 0}, {w - 0.01f, body - 0.06f, plinth});
    shop.use(Finish::WhiteLacquer);
    shop.block({0, y, plinth}, {w, body, h - plinth - top}, 0.002f);
    const int units = repeats(w, 0.6f, 1, 7);
    const float z = h - top - 0.16f, unit = w / static_cast<float>(units);
    for (int i = 0; i < units; ++i) {
        const float x0 = shareOf(w, i, units) - unit / 2;
        if (i % 3 == 1) {
            shop.fronts({x0, x0 + unit, plinth + 0.01f, h - top - 0.005f}, front, 1, 3, Finish::WhiteLacquer,
                        Handle::Bar);
        } else {
            shop.fronts({x0, x0 + unit, z, h - top - 0.005f}, front, 1, 1, Finish::WhiteLacquer, Handle::Bar);
            shop.fronts({x0, x0 + unit, plinth + 0.01f, z}, front, unit > 0.55f ? 2 : 1, 1, Finish::WhiteLacquer,
                        Handle::Upright);
        }
    }
}

void counterTop(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), top = 0.04f, deep = 0.62f;
    if (d < 1.0f || w < 1.2f) {
        run(shop, w, d, h);
        shop.use(Finish::Worktop);
        shop.block({0, 0, h - top}, {w, d, top}, 0.005f);
        return;
    }
    // Around a corner: along the back, and along the left side towards the front.
    shop.at(moved({0, (deep - d) / 2, 0}), [&] { run(shop, w, deep, h); });
    const float wing = d - deep;
    shop.at(moved({(deep - w) / 2, deep / 2, 0}) * turned(Axis::Z, -kPi / 2), [&] { run(shop, wing, deep, h); });
    shop.use(Finish::Worktop);
    const float left = -w / 2, back = -d / 2;
    shop.prism(Axis::Z,
               std::array<Vec2f, 6>{Vec2f{left, back},
                                    {w / 2, back},
                                    {w / 2, back + deep},
                                    {left + deep, back + deep},
                                    {left + deep, d / 2},
                                    {left, d / 2}},
               h - top, h);
}

void stove(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y() - 0.06f, h = size.z(), y = -0.03f, front = d / 2 + y;
    shop.use(Finish::BrushedSteel);
    shop.block({0, y, 0.05f}, {w, d, h - 0.07f}, 0.004f);
    shop.use(Finish::PlasticBlack);
    shop.block({0, y - 0.02f, 0}, {w - 0.04f, d - 0.06f, 0.05f});
    shop.block({0, y, h - 0.02f}, {w, d, 0.012f}, 0.003f);
    shop.use(Finish::BrushedSteel); // oven door with its window and handle
    shop.block({0, front + 0.01f, 0.22f * h}, {w - 0.02f, 0.025f, 0.58f * h}, 0.004f);
    shop.block({0, front + 0.008f, 0.07f * h}, {w - 0.02f, 0.02f, 0.13f * h}, 0.004f);
    shop.use(Finish::SmokedGlass);
    shop.block({0, front + 0.024f, 0.3f * h}, {0.7f * w, 0.006f, 0.34f * h});
    shop.use(Finish::Chrome);
    const float z = 0.74f * h, y0 = front + 0.02f;
    shop.tube(
        std::array<Vec3f, 4>{
            Vec3f(-0.4f * w, y0, z), {-0.4f * w, y0 + 0.032f, z}, {0.4f * w, y0 + 0.032f, z}, {0.4f * w, y0, z}},
        0.008f);
    const int knobs = 5;
    for (int i = 0; i < knobs; ++i) {
        const Vec3f knob(shareOf(0.8f * w, i, knobs), front, 0.88f * h);
        shop.use(i == 2 ? Finish::Screen : Finish::PlasticBlack);
        shop.rod(knob, knob + Vec3f(0, 0.03f, 0), 0.022f, 0.004f);
    }
    shop.use(Finish::CastIron); // burners and grates
    for (const float x : {-0.25f, 0.25f}) {
        for (const float s : {-0.25f, 0.2f}) {
            shop.cylinder({x * w, y + s * d, h - 0.01f}, 0.07f * w, 0.006f);
            for (const float turn : {0.0f, kPi / 2})
                shop.at(moved({x * w, y + s * d, h - 0.008f}) * turned(Axis::Z, turn), [&] {
                    shop.block({0, 0, 0}, {0.34f * w, 0.012f, 0.008f});
                });
        }
    }
}

/// A round window in a white front: washing machines and dryers.
void washingMachine(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y() - 0.04f, h = size.z(), y = -0.02f, front = d / 2 + y, r = 0.3f * w;
    shop.use(Finish::PlasticBlack);
    shop.legs(w - 0.06f, d - 0.06f, 0.02f, 0.05f);
    shop.use(Finish::PaintWhite);
    shop.block({0, y, 0.015f}, {w, d, h - 0.015f}, 0.01f);
    const Vec3f eye(0, front, 0.46f * h);
    shop.use(Finish::Chrome);
    shop.rod(eye, eye + Vec3f(0, 0.028f, 0), r, 0.012f);
    shop.use(Finish::Screen);
    shop.rod(eye, eye + Vec3f(0, 0.04f, 0), 0.74f * r, 0.012f);
    shop.use(Finish::PlasticGrey);
    shop.block({0, front, 0.86f * h}, {w - 0.02f, 0.006f, 0.1f * h}, 0.002f);
    shop.block({-0.32f * w, front, 0.87f * h}, {0.26f * w, 0.012f, 0.08f * h}, 0.004f);
    shop.use(Finish::Screen);
    shop.block({0.3f * w, front, 0.885f * h}, {0.22f * w, 0.01f, 0.05f * h});
    shop.use(Finish::Chrome);
    shop.rod({0.05f * w, front, 0.91f * h}, {0.05f * w, front + 0.03f, 0.91f * h}, 0.04f * h, 0.005f);
}

void microwave(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y() - 0.035f, h = size.z(), y = -0.0175f, front = d / 2 + y, split = 0.24f * w;
    shop.use(Finish::PlasticBlack);
    shop.legs(w - 0.04f, d - 0.04f, 0.012f, 0.03f);
    shop.use(Finish::BrushedSteel);
    shop.block({0, y, 0.01f}, {w, d, h - 0.01f}, 0.006f);
    shop.block({-0.13f * w, front, 0.02f}, {0.72f * w, 0.016f, h - 0.03f}, 0.004f);
    shop.use(Finish::Screen);
    shop.block({-0.15f * w, front + 0.006f, 0.16f * h}, {0.52f * w, 0.012f, 0.7f * h}, 0.003f);
    shop.use(Finish::PlasticBlack);
    shop.block({split + 0.13f * w, front, 0.02f}, {0.22f * w, 0.012f, h - 0.03f}, 0.003f);
    shop.use(Finish::ScreenLit);
    shop.block({split + 0.13f * w, front + 0.008f, 0.78f * h}, {0.16f * w, 0.006f, 0.1f * h});
    shop.use(Finish::PlasticGrey);
    for (int i = 0; i < 12; ++i)
        shop.block({split + 0.13f * w + shareOf(0.17f * w, i % 3, 3), front + 0.008f,
                    h * (0.2f + 0.13f * static_cast<float>(i / 3))},
                   {0.04f * w, 0.008f, 0.08f * h});
    shop.at(moved({0.19f * w, front + 0.01f, h / 2}), [&] { shop.handle(Vec3f::Zero(), Handle::Upright, 0.6f * h); });
}

void toaster(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z();
    shop.use(Finish::BrushedSteel);
    shop.block({0, -0.02f * d, 0.08f * h}, {w, 0.92f * d, 0.88f * h}, 0.025f);
    shop.use(Finish::PlasticBlack);
    shop.block({0, -0.02f * d, 0}, {0.94f * w, 0.9f * d, 0.12f * h}, 0.008f);
    for (const float x : {-0.2f, 0.2f})
        shop.block({x * w, -0.04f * d, 0.9f * h}, {0.16f * w, 0.7f * d, 0.1f * h}, 0.003f);
    shop.block({0, 0.45f * d, 0.6f * h}, {0.22f * w, 0.1f * d, 0.08f * h}, 0.006f);
    shop.rod({0, 0.42f * d, 0.3f * h}, {0, 0.48f * d, 0.3f * h}, 0.09f * h, 0.004f);
}

void coffeeMachine(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z();
    shop.use(Finish::PlasticBlack);
    shop.block({0, 0, 0}, {w, d, 0.12f * h}, 0.01f);
    shop.block({0, -0.22f * d, 0.1f * h}, {w, 0.56f * d, 0.9f * h}, 0.02f);
    shop.use(Finish::BrushedSteel);
    shop.block({0, 0.05f * d, 0.66f * h}, {0.98f * w, 0.8f * d, 0.28f * h}, 0.02f);
    shop.block({0, 0.24f * d, 0.115f * h}, {0.8f * w, 0.44f * d, 0.02f * h}, 0.002f);
    shop.use(Finish::PlasticBlack);
    shop.block({0, 0.24f * d, 0.52f * h}, {0.24f * w, 0.12f * d, 0.15f * h}, 0.006f);
    shop.use(Finish::Chrome);
    for (const float x : {-0.05f, 0.05f})
        shop.cylinder({x * w, 0.24f * d, 0.47f * h}, 0.02f * w, 0.06f * h);
    shop.use(Finish::ScreenLit);
    shop.block({0, 0.45f * d, 0.74f * h}, {0.4f * w, 0.012f, 0.12f * h}, 0.002f);
    shop.use(Finish::Ceramic);
    shop.lathe({0, 0.24f * d, 0.135f * h},
               std::array{Vec2f(0.08f * w, 0), Vec2f(0.12f * w, 0.18f * h), Vec2f(0.105f * w, 0.18f * h),
                          Vec2f(0.07f * w, 0.02f * h)},
               20);
}

} // namespace

std::span<const Family> kitchen()
{
    using enum Domain;
    using enum Mount;
    static const Family kFamily[] = {
        {{"Fridge", Home, Floor, {0.91f, 0.74f, 1.8f}, {0.5f, 0.5f, 0.8f}, {1.3f, 1.0f, 2.2f}}, fridge},
        {{"CounterTop", Home, Floor, {2.4f, 0.63f, 0.93f}, {0.6f, 0.55f, 0.85f}, {4.2f, 3.4f, 1.0f}}, counterTop},
        {{"Stove", Home, Floor, {0.6f, 0.65f, 0.9f}, {0.45f, 0.5f, 0.8f}, {1.2f, 0.8f, 1.0f}}, stove},
        {{"WashingMachine", Home, Floor, {0.6f, 0.6f, 0.85f}, {0.45f, 0.45f, 0.7f}, {0.75f, 0.8f, 1.1f}},
         washingMachine},
        {{"Microwave", Home, Surface, {0.55f, 0.38f, 0.32f}, {0.4f, 0.28f, 0.22f}, {0.75f, 0.55f, 0.45f}}, microwave},
        {{"Toaster", Home, Surface, {0.22f, 0.36f, 0.2f}, {0.15f, 0.25f, 0.15f}, {0.34f, 0.5f, 0.28f}}, toaster},
        {{"CoffeeMachine", Home, Surface, {0.3f, 0.45f, 0.42f}, {0.18f, 0.28f, 0.28f}, {0.55f, 0.55f, 0.5f}},
         coffeeMachine},
    };
    return kFamily;
}

} // namespace twinloom::asset
