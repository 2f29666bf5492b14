// SPDX-License-Identifier: Apache-2.0
#include "core/asset/parametric/family.h"

namespace twinloom::asset
{
namespace
{

/// Machine feet: round pads under a body, at the corners of w x d.
void pads(Workshop &shop, float w, float d, float height)
{
    shop.use(Finish::Rubber);
    for (const float x : {-1, 1}) {
        for (const float y : {-1, 1})
            shop.cylinder({x * (w / 2 - 0.1f), y * (d / 2 - 0.1f), 0}, 0.06f, height);
    }
}

/// Louvred vents on the plane y, facing +y.
void louvres(Workshop &shop, const Vec3f &centre, float width, int count)
{
    shop.use(Finish::PaintBlack);
    for (int i = 0; i < count; ++i)
        shop.block(centre + Vec3f(0, 0, 0.03f * static_cast<float>(i)), {width, 0.008f, 0.012f}, 0.002f);
}

void cncMachine(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), h = size.z(), tower = std::min(0.35f, 0.16f * h), top = h - tower, foot = 0.05f;
    const float panelDepth = 0.1f, d = size.y() - panelDepth, y = -panelDepth / 2, front = d / 2 + y;
    pads(shop, w, d, foot);
    shop.use(Finish::PaintAnthracite);
    shop.block({0, y, foot}, {w, d, 0.16f * top}, 0.01f);
    shop.use(Finish::PaintWhite);
    const float bodyBase = foot + 0.16f * top, roof = 0.93f * top, door = 0.5f * w, x0 = -0.42f * w;
    shop.block({0, y - 0.06f * d, bodyBase}, {w, 0.88f * d, roof - bodyBase}, 0.03f);
    shop.block({-w / 2 + 0.04f * w, front - 0.06f * d, bodyBase}, {0.08f * w, 0.12f * d, roof - bodyBase}, 0.012f);
    const float right = x0 + door; // of the sliding door
    shop.block({(right + w / 2) / 2, front - 0.06f * d, bodyBase}, {w / 2 - right, 0.12f * d, roof - bodyBase}, 0.02f);
    shop.use(Finish::PaintBlue); // roof stripe
    shop.block({0, y, roof}, {w - 0.02f, d - 0.02f, top - roof}, 0.02f);
    const float sill = bodyBase + 0.03f, head = roof - 0.03f, mid = (x0 + right) / 2, plane = front - 0.05f;
    shop.use(Finish::PaintLightGrey); // door with its window
    shop.block({mid, plane, sill}, {door, 0.05f, 0.34f * (head - sill)}, 0.008f);
    shop.block({mid, plane, head - 0.12f * (head - sill)}, {door, 0.05f, 0.12f * (head - sill)}, 0.008f);
    const float glassLow = sill + 0.34f * (head - sill), glass = 0.54f * (head - sill);
    for (const float x : {x0 + 0.06f * w, right - 0.06f * w})
        shop.block({x, plane, glassLow}, {0.12f * w, 0.05f, glass}, 0.006f);
    shop.use(Finish::SmokedGlass);
    shop.block({mid, plane, glassLow}, {door - 0.24f * w, 0.012f, glass});
    shop.use(Finish::DarkSteel); // spindle and table behind the glass
    shop.block({mid, plane - 0.012f - 0.02f, glassLow}, {door - 0.24f * w, 0.01f, glass});
    shop.use(Finish::BrushedSteel);
    shop.tube(std::array<Vec3f, 4>{Vec3f(right - 0.06f * w, plane, glassLow),
                                   {right - 0.06f * w, front + 0.03f, glassLow + 0.02f},
                                   {right - 0.06f * w, front + 0.03f, glassLow + 0.35f * glass},
                                   {right - 0.06f * w, plane, glassLow + 0.36f * glass}},
              0.014f);
    shop.operatorPanel({(right + w / 2) / 2, front + panelDepth - 0.05f, 0.62f * top},
                       std::min(0.5f, 0.8f * (w / 2 - right)), 0.55f);
    shop.use(Finish::PaintAnthracite);
    shop.block({(right + w / 2) / 2, front - 0.01f, 0.6f * top}, {0.12f, 0.1f, 0.12f}, 0.01f);
    louvres(shop, {(right + w / 2) / 2, front + 0.002f, bodyBase + 0.06f}, 0.5f * (w / 2 - right), 6);
    shop.block({-0.18f * w, y - 0.2f * d, top}, {0.3f * w, 0.3f * d, 0.12f * h}, 0.02f); // extraction and motor cover
    shop.signalTower({0.42f * w, y + 0.25f * d, top}, tower);
}

/// A six-axis arm: the axes turn about z, x, x, (along the forearm), x, (along the flange).
void robotArm(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), t = std::min({0.11f * h, 0.22f * w, 0.14f * d}),
                foot = -d / 2 + 0.25f * d;
    const auto joint = [&](const Vec3f &at, float radius, float width) {
        shop.use(Finish::PaintOrange);
        shop.rod(at - Vec3f(width / 2, 0, 0), at + Vec3f(width / 2, 0, 0), radius, 0.12f * radius);
        shop.use(Finish::PaintAnthracite);
        for (const float s : {-1, 1})
            shop.rod(at + Vec3f(s * width * 0.48f, 0, 0), at + Vec3f(s * width * 0.56f, 0, 0), 0.6f * radius, 0.01f);
    };
    const auto link = [&](const Vec3f &a, const Vec3f &b, float wide, float tall) {
        shop.use(Finish::PaintOrange);
        shop.bar(std::array<Vec3f, 2>{a, b}, wide, tall);
    };
    shop.use(Finish::PaintAnthracite);
    shop.block({0, foot, 0}, {0.9f * w, std::min(0.5f * d, 0.9f * w), 0.03f * h}, 0.006f);
    shop.cylinder({0, foot, 0.03f * h}, 1.5f * t, 0.1f * h, 0.01f);
    shop.use(Finish::PaintOrange); // axis 1: the turret
    shop.cylinder({0, foot, 0.13f * h}, 1.45f * t, 0.07f * h, 0.015f);
    shop.block({0, foot + 0.2f * t, 0.19f * h}, {2.0f * t, 1.9f * t, 0.14f * h}, 0.03f);
    const Vec3f shoulder(0, foot + 0.5f * t, 0.33f * h), elbow(0, foot - 0.7f * t, 0.8f * h),
        wrist(0, 0.5f * d - 1.4f * t, 0.78f * h);
    joint(shoulder, 1.1f * t, 2.3f * t);
    link(shoulder, elbow, 1.1f * t, 1.2f * t);
    joint(elbow, 1.05f * t, 1.9f * t);
    shop.use(Finish::PaintOrange);
    shop.block(elbow + Vec3f(0, 0.1f * t, 0.2f * t), {1.3f * t, 2.0f * t, h - elbow.z() - 0.2f * t}, 0.03f);
    const Vec3f upper = elbow + Vec3f(0, 0.6f * t, 0.7f * t);
    shop.rod(upper, wrist, 0.5f * t, 0.02f); // axis 4 turns the forearm
    shop.use(Finish::PaintAnthracite);
    const Vec3f along = (upper - elbow).normalized();
    shop.rod(upper - Vec3f(0, 1.9f * t, 0), upper - Vec3f(0, 0.9f * t, 0), 0.38f * t, 0.01f); // axis 4 motor
    joint(wrist, 0.62f * t, 1.3f * t);
    const Vec3f flange = wrist + Vec3f(0, 0.7f * t, -1.1f * t);
    shop.use(Finish::PaintOrange);
    shop.rod(wrist, flange, 0.42f * t, 0.01f);
    const Vec3f way = (flange - wrist).normalized();
    shop.use(Finish::BrushedSteel);
    shop.rod(flange, flange + way * 0.25f * t, 0.34f * t, 0.004f);
    shop.use(Finish::DarkSteel); // a gripper
    const Vec3f palm = flange + way * 0.25f * t;
    shop.bar(std::array<Vec3f, 2>{palm, palm + way * 0.4f * t}, 1.0f * t, 0.5f * t);
    for (const float s : {-0.38f, 0.38f})
        shop.bar(std::array<Vec3f, 2>{palm + Vec3f(s * t, 0, 0) + way * 0.4f * t,
                                      palm + Vec3f(s * t, 0, 0) + way * 1.05f * t},
                 0.16f * t, 0.35f * t);
    shop.use(Finish::PlasticBlack); // the cable loop from base to forearm
    const float side = 0.75f * t;
    shop.tube(rounded(std::array<Vec3f, 4>{Vec3f(side, foot - t, 0.18f * h),
                                           {side * 1.3f, foot - 1.9f * t, 0.45f * h},
                                           elbow + Vec3f(side, -1.3f * t, -0.2f * t),
                                           elbow + along * t + Vec3f(side, 0, 0)},
                      0.3f * t),
              0.16f * t);
}

void press(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), h = size.z(), panel = 0.1f, d = size.y() - panel, y = -panel / 2, front = d / 2 + y,
                post = 0.18f * w;
    const float bed = 0.28f * h, crown = 0.68f * h, cap = 0.92f * h;
    shop.use(Finish::PaintGreen);
    shop.block({0, y, 0}, {w, d, 0.08f * h}, 0.01f);
    shop.block({0, y, 0.08f * h}, {0.92f * w, 0.92f * d, bed - 0.08f * h}, 0.02f);
    for (const float x : {-1, 1})
        shop.block({x * (w - post) / 2, y, 0.08f * h}, {post, 0.86f * d, cap - 0.08f * h}, 0.02f);
    shop.block({0, y, crown}, {0.98f * w, 0.96f * d, cap - crown}, 0.03f);
    shop.use(Finish::BrushedSteel);
    shop.block({0, y, bed}, {0.6f * w, 0.8f * d, 0.04f * h}, 0.006f); // bolster and lower die
    shop.block({0, y, bed + 0.04f * h}, {0.4f * w, 0.5f * d, 0.05f * h}, 0.006f);
    shop.block({0, y, 0.52f * h}, {0.4f * w, 0.5f * d, 0.04f * h}, 0.006f);
    for (const float x : {-0.2f, 0.2f})
        shop.cylinder({x * w, y, 0.6f * h}, 0.045f * w, crown - 0.6f * h);
    shop.use(Finish::PaintYellow); // the ram
    shop.block({0, y, 0.56f * h}, {0.62f * w, 0.7f * d, 0.07f * h}, 0.012f);
    shop.use(Finish::PaintAnthracite); // hydraulic unit on the crown
    shop.block({-0.2f * w, y, cap}, {0.4f * w, 0.6f * d, 0.05f * h}, 0.02f);
    const float r = std::min(0.035f * h, 0.12f * w);
    shop.motor({0.02f * w, y, cap + 1.3f * r}, r, 0.36f * w, Finish::PaintBlue);
    shop.operatorPanel({(w - post) / 2, front + 0.03f, 0.5f * h}, std::min(0.4f, 0.95f * post), 0.4f);
    shop.use(Finish::PaintYellow); // light curtain posts beside the opening
    for (const float x : {-1, 1})
        shop.block({x * (w / 2 - post - 0.025f), front - 0.06f * d, bed}, {0.04f, 0.05f, crown - bed}, 0.004f);
    shop.signalTower({-0.42f * w, y + 0.3f * d, cap}, h - cap);
}

void injectionMoulder(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), h = size.z(), panel = 0.08f, d = size.y() - panel, y = -panel / 2, front = d / 2 + y;
    const float bed = 0.4f * h, guard = 0.86f * h, left = -w / 2;
    shop.use(Finish::PaintLightGrey);
    shop.block({0, y, 0.04f * h}, {w, d, bed - 0.04f * h}, 0.02f);
    pads(shop, w, d, 0.05f * h);
    louvres(shop, {0.25f * w, front + 0.001f, 0.12f * h}, 0.3f * w, repeats(0.2f * h, 0.03f, 3, 12));
    shop.use(Finish::PaintWhite); // clamp cover, moulding area with a window, injection side
    shop.block({left + 0.13f * w, y, bed}, {0.26f * w, 0.94f * d, guard - bed}, 0.03f);
    shop.block({left + 0.425f * w, y - 0.28f * d, bed}, {0.33f * w, 0.38f * d, guard - bed}, 0.02f);
    const float door = 0.33f * w, mid = left + 0.425f * w, plane = front - 0.04f * d;
    shop.use(Finish::PaintBlue);
    for (const float z : {bed, guard - 0.1f * h})
        shop.block({mid, plane, z}, {door, 0.05f, 0.1f * h}, 0.006f);
    for (const float x : {mid - 0.46f * door, mid + 0.46f * door})
        shop.block({x, plane, bed + 0.1f * h}, {0.08f * door, 0.05f, guard - bed - 0.2f * h}, 0.005f);
    shop.use(Finish::SmokedGlass);
    shop.block({mid, plane, bed + 0.1f * h}, {0.84f * door, 0.01f, guard - bed - 0.2f * h});
    shop.use(Finish::DarkSteel); // platens and tie bars behind the window
    for (const float x : {mid - 0.3f * door, mid - 0.08f * door, mid + 0.3f * door})
        shop.block({x, y + 0.1f * d, bed}, {0.1f * door, 0.4f * d, 0.36f * h}, 0.01f);
    shop.use(Finish::Chrome);
    for (const float z : {bed + 0.08f * h, bed + 0.3f * h})
        shop.rod({mid - 0.5f * door, y + 0.25f * d, z}, {mid + 0.5f * door, y + 0.25f * d, z}, 0.02f * h);
    const float axis = bed + 0.2f * h, barrel = left + 0.59f * w;
    shop.use(Finish::PaintWhite);
    shop.block({left + 0.62f * w, y, bed}, {0.06f * w, 0.8f * d, guard - bed}, 0.015f);
    shop.use(Finish::BrushedSteel);
    shop.rod({barrel, y, axis}, {left + 0.86f * w, y, axis}, 0.06f * h, 0.006f);
    shop.use(Finish::Brass); // heater bands
    for (int i = 0; i < 5; ++i) {
        const float x = between(left + 0.67f * w, left + 0.8f * w, i, 5);
        shop.rod({x, y, axis}, {x + 0.015f * w, y, axis}, 0.066f * h);
    }
    shop.use(Finish::PaintBlue);
    shop.block({left + 0.925f * w, y, bed}, {0.15f * w, 0.7f * d, 0.36f * h}, 0.03f);
    shop.use(Finish::BrushedSteel); // hopper
    const float throat = axis + 0.05f * h;
    shop.at(moved({left + 0.83f * w, y, throat}), [&] {
        shop.lathe(Vec3f::Zero(),
                   std::array{Vec2f(0.04f * h, 0), Vec2f(0.04f * h, 0.06f * h), Vec2f(0.11f * h, 0.2f * h),
                              Vec2f(0.11f * h, h - throat - 0.01f), Vec2f(0.09f * h, h - throat)},
                   24);
    });
    shop.operatorPanel({left + 0.63f * w, front + 0.03f, 0.68f * h}, std::min(0.4f, 0.1f * w),
                       std::min(0.6f, 0.3f * h));
    shop.signalTower({left + 0.05f * w, y, guard}, 0.13f * h);
}

void controlCabinet(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), h = size.z(), proud = 0.04f, d = size.y() - proud, y = -proud / 2,
                plinth = std::min(0.1f, 0.08f * h), front = d / 2 + y;
    shop.use(Finish::PaintAnthracite);
    shop.block({0, y, 0}, {w, d, plinth}, 0.003f);
    shop.use(Finish::PaintLightGrey);
    shop.block({0, y, plinth}, {w, d - 0.02f, h - plinth}, 0.006f);
    const int doors = repeats(w, 0.7f, 1, 8);
    for (int i = 0; i < doors; ++i) {
        const float x = shareOf(w, i, doors), wide = w / static_cast<float>(doors) - 0.008f;
        shop.use(Finish::PaintLightGrey);
        shop.block({x, front - 0.008f, plinth + 0.01f}, {wide, 0.022f, h - plinth - 0.02f}, 0.005f);
        shop.use(Finish::PaintBlack);
        shop.block({x + 0.42f * wide, front + 0.012f, 0.48f * h}, {0.03f, 0.02f, 0.14f}, 0.004f);
        louvres(shop, {x, front + 0.004f, plinth + 0.1f * h}, 0.5f * wide, 5);
        if (i > 0)
            continue;
        shop.use(Finish::PaintYellow); // main switch, display, lamps, warning sign
        shop.block({x + 0.25f * wide, front + 0.004f, 0.68f * h}, {0.09f, 0.006f, 0.09f});
        const Vec3f knob(x + 0.25f * wide, front + 0.004f, 0.68f * h + 0.045f);
        shop.use(Finish::SignalRed);
        shop.rod(knob, knob + Vec3f(0, 0.036f, 0), 0.03f, 0.004f);
        shop.use(Finish::Screen);
        shop.block({x - 0.1f * wide, front + 0.004f, 0.7f * h}, {0.38f * wide, 0.01f, 0.12f * h}, 0.002f);
        constexpr Finish kLamps[] = {Finish::SignalGreen, Finish::SignalAmber, Finish::SignalRed, Finish::PlasticWhite};
        for (int k = 0; k < 4; ++k) {
            const Vec3f lamp(x - 0.1f * wide + shareOf(0.38f * wide, k, 4), front, 0.65f * h);
            shop.use(kLamps[k]);
            shop.rod(lamp, lamp + Vec3f(0, 0.02f, 0), std::min(0.014f, 0.03f * wide), 0.003f);
        }
    }
}

void controlConsole(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), desk = 0.62f * h;
    shop.use(Finish::PaintLightGrey);
    shop.prism(Axis::X,
               std::array<Vec2f, 6>{Vec2f{-d / 2, 0},
                                    {0.2f * d, 0},
                                    {d / 2, desk - 0.08f * h},
                                    {d / 2, desk},
                                    {-0.12f * d, desk + 0.1f * h},
                                    {-d / 2, desk + 0.1f * h}},
               -w / 2 + 0.02f, w / 2 - 0.02f);
    shop.use(Finish::PaintAnthracite);
    for (const float x : {-1, 1})
        shop.prism(Axis::X,
                   std::array<Vec2f, 6>{Vec2f{-d / 2, 0},
                                        {0.25f * d, 0},
                                        {d / 2, desk - 0.1f * h},
                                        {d / 2, desk + 0.01f},
                                        {-0.05f * d, h},
                                        {-d / 2, h}},
                   x * (w / 2 - 0.02f), x * w / 2);
    const int screens = repeats(w, 0.6f, 1, 6);
    const float lean = -std::atan2(0.1f * h, 0.62f * d);
    for (int i = 0; i < screens; ++i) {
        const float x = shareOf(w - 0.06f, i, screens), wide = (w - 0.06f) / static_cast<float>(screens);
        shop.use(Finish::PaintBlack);
        shop.block({x, -0.3f * d, desk + 0.1f * h}, {wide - 0.02f, 0.05f, 0.9f * (h - desk - 0.1f * h)}, 0.006f);
        shop.use(Finish::ScreenLit);
        shop.block({x, -0.3f * d + 0.025f, desk + 0.12f * h}, {wide - 0.05f, 0.004f, 0.8f * (h - desk - 0.12f * h)});
        shop.at(moved({x, 0.19f * d, desk + 0.05f * h}) * turned(Axis::X, lean), [&] {
            constexpr Finish kKeys[] = {Finish::SignalGreen, Finish::PlasticWhite, Finish::PlasticWhite,
                                        Finish::SignalAmber, Finish::PlasticBlue,  Finish::SignalRed};
            for (int k = 0; k < 12; ++k) {
                shop.use(kKeys[(k + i) % 6]);
                shop.block({shareOf(0.7f * wide, k % 6, 6), k < 6 ? -0.1f * d : 0.04f * d, -0.002f},
                           {0.06f * wide, 0.07f * d, 0.014f}, 0.003f);
            }
        });
    }
}

} // namespace

std::span<const Family> machines()
{
    using enum Domain;
    using enum Mount;
    static const Family kFamily[] = {
        {{"CNCMachine", Factory, Floor, {2.6f, 2.2f, 2.5f}, {1.4f, 1.2f, 1.6f}, {6.0f, 4.0f, 3.5f}}, cncMachine},
        {{"RobotArm", Factory, Floor, {0.8f, 1.6f, 1.9f}, {0.3f, 0.6f, 0.7f}, {1.8f, 3.4f, 3.6f}}, robotArm},
        {{"Press", Factory, Floor, {1.8f, 1.5f, 3.0f}, {0.9f, 0.8f, 1.8f}, {5.0f, 3.5f, 6.0f}}, press},
        {{"InjectionMoulder", Factory, Floor, {5.0f, 1.5f, 2.1f}, {2.5f, 0.9f, 1.5f}, {10.0f, 2.8f, 3.2f}},
         injectionMoulder},
        {{"ControlCabinet", Factory, Floor, {0.8f, 0.5f, 2.0f}, {0.3f, 0.25f, 0.6f}, {4.8f, 1.0f, 2.4f}},
         controlCabinet},
        {{"ControlConsole", Factory, Floor, {1.2f, 0.8f, 1.2f}, {0.5f, 0.5f, 0.9f}, {4.0f, 1.3f, 1.6f}},
         controlConsole},
    };
    return kFamily;
}

} // namespace twinloom::asset
