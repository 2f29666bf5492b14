// SPDX-License-Identifier: Apache-2.0
#include "core/asset/parametric/family.h"

namespace twinloom::asset
{
namespace
{

/// A lying or standing vessel's profile: domed ends.
std::vector<Vec2f> vessel(float radius, float length)
{
    const float dome = std::min(0.35f * radius, 0.25f * length);
    std::vector<Vec2f> profile;
    for (int i = 0; i <= 6; ++i) {
        const float angle = kPi / 2 * static_cast<float>(i) / 6;
        profile.emplace_back(radius * std::sin(angle), dome * (1 - std::cos(angle)));
    }
    for (int i = 6; i >= 0; --i) {
        const float angle = kPi / 2 * static_cast<float>(i) / 6;
        profile.emplace_back(radius * std::sin(angle), length - dome * (1 - std::cos(angle)));
    }
    return profile;
}

void compressor(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), r = std::min(0.3f * h, 0.42f * d), axis = r + 0.08f * h;
    shop.use(Finish::PaintBlue);
    shop.at(moved({-w / 2, 0, axis}) * turned(Axis::Y, kPi / 2), [&] { shop.lathe(Vec3f::Zero(), vessel(r, w), 28); });
    shop.use(Finish::PaintAnthracite);
    for (const float x : {-0.3f, 0.3f}) {
        for (const float y : {-1, 1})
            shop.bar(std::array<Vec3f, 2>{Vec3f(x * w, y * 0.6f * r, axis - 0.6f * r), {x * w, y * (d / 2 - 0.03f), 0}},
                     0.05f, 0.04f);
    }
    const float deck = axis + r * 0.98f;
    shop.block({0, 0, deck - 0.03f}, {0.84f * w, 0.9f * d, 0.03f}, 0.004f);
    const float pump = h - deck, m = std::min(0.3f * pump, 0.2f * d);
    shop.motor({-0.38f * w, 0, deck + 1.35f * m}, m, 0.34f * w, Finish::PaintGrey);
    shop.use(Finish::CastIron); // V-twin head with fins
    shop.block({0.2f * w, 0, deck}, {0.22f * w, 0.4f * d, 0.36f * pump}, 0.01f);
    for (const float lean : {-1, 1}) {
        shop.at(turned(Axis::X, lean * 0.5f, {0.2f * w, 0, deck + 0.2f * pump}), [&] {
            for (int i = 0; i < 5; ++i)
                shop.cylinder({0.2f * w, 0, deck + pump * (0.38f + 0.09f * static_cast<float>(i))},
                              std::min(0.13f * w, 0.2f * d), 0.05f * pump);
            shop.cylinder({0.2f * w, 0, deck + 0.2f * pump}, std::min(0.1f * w, 0.15f * d), 0.65f * pump);
        });
    }
    shop.use(Finish::PaintYellow); // belt guard
    shop.rod({-0.03f * w, 0, deck + 0.45f * pump}, {0.03f * w, 0, deck + 0.45f * pump},
             std::min(0.45f * pump, 0.48f * d), 0.01f);
    shop.use(Finish::Copper);
    shop.tube(rounded(std::array<Vec3f, 4>{Vec3f(0.3f * w, 0, deck + 0.4f * pump),
                                           {0.42f * w, 0, deck + 0.4f * pump},
                                           {0.42f * w, 0.2f * d, deck},
                                           {0.42f * w, 0.2f * d, axis + 0.6f * r}},
                      0.08f),
              0.012f);
    shop.use(Finish::Chrome);
    const Vec3f gauge(0.36f * w, 0.3f * d, deck + 0.05f);
    shop.rod(gauge, gauge + Vec3f(0, 0.03f, 0), 0.04f, 0.004f);
}

void tank(Workshop &shop, const Vec3f &size)
{
    const float r = std::min(size.x(), size.y()) / 2, h = size.z(), leg = std::min(0.4f, 0.16f * h),
                body = h - leg - 0.08f, wall = 0.96f * r;
    shop.use(Finish::BrushedSteel);
    shop.lathe({0, 0, leg}, vessel(wall, body), 32);
    shop.use(Finish::DarkSteel);
    for (const float z : {0.25f, 0.5f, 0.75f})
        shop.lathe({0, 0, leg + z * body}, std::array{Vec2f(r, 0), Vec2f(r, 0.04f)}, 32);
    for (int i = 0; i < 4; ++i) {
        const float angle = kPi / 4 + kPi / 2 * static_cast<float>(i), x = 0.8f * r * std::cos(angle),
                    y = 0.8f * r * std::sin(angle);
        shop.cylinder({x, y, 0.012f}, 0.05f, leg + 0.25f * r);
        shop.cylinder({x, y, 0}, 0.09f, 0.015f);
    }
    shop.cylinder({0, 0, h - 0.14f}, 0.3f * r, 0.1f, 0.01f); // manhole with its bolts, outlet, level tube
    for (int i = 0; i < 8; ++i) // square: the few faces of thin round ones would turn from their normals when stretched
        shop.block({0.25f * r * std::cos(kPi / 4 * static_cast<float>(i)),
                    0.25f * r * std::sin(kPi / 4 * static_cast<float>(i)), h - 0.05f},
                   {0.026f, 0.026f, 0.05f});
    shop.tube(
        rounded(std::array<Vec3f, 3>{Vec3f(0, 0, leg + 0.05f), {0, 0, 0.35f * leg}, {0, 0.8f * r, 0.35f * leg}}, 0.1f),
        0.04f, 12);
    shop.use(Finish::PaintRed);
    shop.rod({0, 0.8f * r, 0.35f * leg}, {0, 0.83f * r, 0.35f * leg}, 0.09f, 0.005f);
    shop.use(Finish::ScreenLit);
    shop.block({0.12f * r, 0.94f * r, leg + 0.2f * body}, {0.03f, 0.03f, 0.5f * body}, 0.004f);
}

void pump(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), base = 0.1f * h, axis = 0.48f * h,
                r = std::min(0.28f * h, 0.4f * d);
    shop.use(Finish::PaintAnthracite);
    shop.block({0, 0, 0}, {w, d, base}, 0.01f);
    const float volute = -0.3f * w;
    shop.use(Finish::PaintBlue); // volute, suction in front, delivery on top
    shop.rod({volute - 0.11f * w, 0, axis}, {volute + 0.09f * w, 0, axis}, r * 1.15f, 0.12f * r);
    shop.block({volute, 0, base}, {0.16f * w, 0.6f * d, axis - base - 0.4f * r}, 0.01f);
    shop.rod({-w / 2 + 0.02f, 0, axis}, {volute, 0, axis}, 0.45f * r);
    shop.rod({-w / 2, 0, axis}, {-w / 2 + 0.03f * w, 0, axis}, 0.75f * r, 0.004f);
    shop.cylinder({volute, 0.3f * r, axis}, 0.36f * r, h - axis - 0.02f);
    shop.cylinder({volute, 0.3f * r, h - 0.04f * h}, 0.62f * r, 0.04f * h, 0.004f);
    shop.use(Finish::PaintYellow); // coupling guard
    shop.rod({volute + 0.09f * w, 0, axis}, {0.04f * w, 0, axis}, 0.4f * r, 0.01f);
    shop.use(Finish::CastIron);
    shop.block({-0.08f * w, 0, base}, {0.08f * w, 0.4f * d, axis - base}, 0.008f);
    shop.block({0.26f * w, 0, base}, {0.3f * w, 0.7f * d, axis - base - 1.2f * r}, 0.005f);
    shop.motor({0, 0, axis}, r, 0.49f * w, Finish::PaintGreen);
    shop.use(Finish::BrushedSteel);
    for (int i = 0; i < 6; ++i) { // flange bolts
        const float angle = kPi / 3 * static_cast<float>(i);
        shop.cylinder({volute + 0.5f * r * std::cos(angle), 0.3f * r + 0.5f * r * std::sin(angle), h - 0.055f * h},
                      0.06f * r, 0.055f * h);
    }
}

/// A welded box girder with stiffeners, along x.
void girder(Workshop &shop, const Vec3f &base, float length, float width, float height)
{
    shop.use(Finish::PaintYellow);
    shop.block(base, {length, width, 0.08f * height}, 0.004f);
    shop.block(base + Vec3f(0, 0, 0.08f * height), {length, 0.7f * width, 0.84f * height}, 0.004f);
    shop.block(base + Vec3f(0, 0, 0.92f * height), {length, width, 0.08f * height}, 0.004f);
    const int ribs = repeats(length, 1.2f, 2, 20);
    for (int i = 0; i < ribs; ++i)
        shop.block(base + Vec3f(shareOf(length, i, ribs), 0, 0.08f * height), {0.02f, 0.94f * width, 0.84f * height});
}

/// Trolley, ropes, bottom block and hook, hanging from `rail` down to `low`.
void hoist(Workshop &shop, const Vec3f &rail, float scale, float low)
{
    shop.use(Finish::PaintRed);
    shop.block(rail, {1.0f * scale, 1.2f * scale, 0.22f * scale}, 0.01f);
    shop.rod(rail + Vec3f(-0.45f * scale, 0, -0.18f * scale), rail + Vec3f(0.3f * scale, 0, -0.18f * scale),
             0.22f * scale, 0.01f);
    shop.motor(rail + Vec3f(0.25f * scale, 0, -0.18f * scale), 0.17f * scale, 0.45f * scale, Finish::PaintBlue);
    const float hook = 0.6f * scale, block = low + hook;
    shop.use(Finish::DarkSteel);
    for (const float x : {-0.1f, 0.1f})
        shop.rod({rail.x() + x * scale, rail.y(), block + 0.1f * scale},
                 {rail.x() + x * scale, rail.y(), rail.z() - 0.2f * scale}, 0.014f * scale + 0.004f);
    shop.use(Finish::PaintYellow);
    shop.block({rail.x(), rail.y(), block - 0.05f * scale}, {0.34f * scale, 0.16f * scale, 0.3f * scale},
               0.02f * scale);
    shop.use(Finish::DarkSteel);
    std::vector<Vec3f> path{{rail.x(), rail.y(), block}};
    for (int i = 0; i <= 10; ++i) {
        const float angle = kPi / 2 - 1.45f * kPi * static_cast<float>(i) / 10;
        path.emplace_back(rail.x() + 0.15f * scale * std::cos(angle), rail.y(),
                          low + 0.19f * scale + 0.15f * scale * std::sin(angle));
    }
    shop.tube(path, 0.038f * scale, 8);
}

void overheadCrane(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), deep = std::clamp(0.05f * w, 0.35f, 0.9f), end = 0.3f;
    const float wheel = 0.12f, top = h - 0.08f, y = std::min(0.24f * d, 0.8f);
    for (const float s : {-1, 1}) {
        shop.use(Finish::PaintYellow);
        shop.block({s * (w - end) / 2, 0, top - 0.75f * deep}, {end, d, 0.6f * deep}, 0.01f);
        for (const float e : {-1, 1})
            shop.wheel({s * (w - end) / 2, e * (d / 2 - 0.25f), top - 0.75f * deep}, wheel, 0.08f);
        girder(shop, {0, s * y, top - deep}, w - 2 * end, 0.28f, deep);
        shop.use(Finish::DarkSteel);
        shop.block({0, s * y, top}, {w - 2 * end, 0.06f, 0.05f});
    }
    const float scale = std::clamp(2 * y / 1.3f, 0.5f, 1.2f);
    shop.use(Finish::PaintRed);
    shop.block({0.12f * w, 0, top + 0.05f}, {0.9f * scale, 2 * y + 0.3f, 0.03f}, 0.004f);
    hoist(shop, {0.12f * w, 0, top - 0.3f * deep}, scale, 0);
}

void gantry(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), deep = std::clamp(0.06f * w, 0.2f, 0.7f), foot = 0.2f;
    girder(shop, {0, 0, h - deep}, w, std::min(0.22f, 0.3f * d), deep);
    for (const float s : {-1, 1}) {
        const float x = s * (w / 2 - 0.25f);
        shop.use(Finish::PaintYellow);
        shop.block({x, 0, foot}, {0.16f, d, 0.14f}, 0.008f);
        for (const float e : {-1, 1}) {
            shop.use(Finish::PaintYellow);
            shop.bar(std::array<Vec3f, 2>{Vec3f(x, e * (d / 2 - 0.12f), foot + 0.1f), {x, e * 0.06f * d, h - deep}},
                     0.12f, 0.12f);
            shop.wheel({x, e * (d / 2 - 0.14f), 0.11f}, 0.11f, 0.09f);
        }
        shop.use(Finish::PaintYellow);
        shop.block({x, 0, 0.5f * h}, {0.08f, 0.55f * d, 0.08f}, 0.006f);
    }
    hoist(shop, {0.1f * w, 0, h - deep - 0.2f}, std::clamp(0.2f * h, 0.35f, 1.0f), 0.35f * h);
}

void column(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), plate = 0.03f, guard = std::min(1.2f, 0.5f * h),
                flange = std::clamp(0.06f * d, 0.008f, 0.03f);
    const float pw = 0.82f * w, pd = 0.82f * d;
    shop.use(Finish::PaintGrey); // an H section
    for (const float y : {-1, 1})
        shop.block({0, y * (pd - flange) / 2, plate}, {pw, flange, h - 2 * plate}, 0.002f);
    shop.block({0, 0, plate}, {flange, pd, h - 2 * plate}, 0.002f);
    for (const float z : {0.0f, h - plate})
        shop.block({0, 0, z}, {w, d, plate}, 0.004f);
    shop.use(Finish::BrushedSteel);
    for (const float x : {-1, 1}) {
        for (const float y : {-1, 1})
            shop.cylinder({x * 0.44f * w, y * 0.44f * d, plate}, 0.03f * w, 0.03f);
    }
    const int bands = 6; // a striped crash guard
    for (int i = 0; i < bands; ++i) {
        shop.use(i % 2 ? Finish::PaintBlack : Finish::PaintYellow);
        const float step = (guard - plate) / bands;
        for (const float x : {-1, 1})
            shop.block({x * 0.43f * w, 0, plate + step * static_cast<float>(i)}, {0.03f * w, 0.8f * d, step}, 0.002f);
        for (const float y : {-1, 1})
            shop.block({0, y * 0.43f * d, plate + step * static_cast<float>(i)}, {0.83f * w, 0.03f * d, step}, 0.002f);
    }
}

void safetyFence(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), post = std::min(0.06f, d);
    const int panels = repeats(w, 1.5f, 1, 12), wires = repeats(w / static_cast<float>(panels), 0.11f, 4, 18),
              levels = repeats(h, 0.3f, 3, 9);
    const float panel = (w - post) / static_cast<float>(panels), low = 0.15f, high = h - 0.02f;
    shop.use(Finish::PaintYellow);
    for (int i = 0; i <= panels; ++i) {
        const float x = between(-(w - post) / 2, (w - post) / 2, i, panels + 1);
        shop.block({x, 0, 0}, {post, post, h}, 0.003f);
        shop.block({x, 0, 0}, {post, d, 0.01f});
    }
    shop.use(Finish::PaintBlack);
    for (int i = 0; i < panels; ++i) {
        const float x = shareOf(w - post, i, panels), half = panel / 2 - post / 2 - 0.01f;
        shop.bar(std::array<Vec3f, 5>{Vec3f(x - half, 0, low),
                                      {x + half, 0, low},
                                      {x + half, 0, high},
                                      {x - half, 0, high},
                                      {x - half, 0, low + 0.025f}},
                 0.02f, 0.025f);
        for (int k = 0; k < wires; ++k)
            shop.block({x + shareOf(2 * half, k, wires), 0, low}, {0.005f, 0.005f, high - low});
        for (int k = 1; k < levels; ++k)
            shop.block({x, 0.005f, between(low, high, k, levels + 1)}, {2 * half, 0.005f, 0.006f});
    }
}

void lightCurtain(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), foot = std::min(0.16f, 0.3f * w),
                post = std::min(0.06f, 0.5f * d);
    for (const float s : {-1, 1}) { // sender and receiver face each other
        const float x = s * (w - foot) / 2;
        shop.use(Finish::DarkSteel);
        shop.block({x, 0, 0}, {foot, d, 0.015f}, 0.003f);
        shop.use(Finish::PaintYellow);
        shop.block({x, 0, 0.015f}, {post, post, h - 0.015f}, 0.005f);
        const float lens = x - s * (post / 2);
        shop.use(Finish::Screen);
        shop.block({lens, 0, 0.2f * h}, {0.006f, 0.6f * post, 0.74f * h});
        shop.use(Finish::SignalRed);
        const int beams = repeats(0.7f * h, 0.1f, 4, 20);
        for (int i = 0; i < beams; ++i)
            shop.block({lens - s * 0.003f, 0, 0.22f * h + 0.7f * h * static_cast<float>(i) / static_cast<float>(beams)},
                       {0.006f, 0.014f, 0.014f});
        shop.use(Finish::SignalGreen);
        shop.block({x, post / 2, 0.95f * h}, {0.3f * post, 0.006f, 0.025f});
    }
}

void ladder(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), rail = 0.03f;
    const int treads = repeats(h, 0.25f, 2, 16);
    const float reach = d / 2 - rail / 2;
    shop.use(Finish::Aluminium);
    for (const float x : {-1, 1}) { // a step ladder: treads in front, a strut behind
        const float foot = x * (w - rail) / 2, top = x * 0.36f * w;
        shop.bar(std::array<Vec3f, 2>{Vec3f(foot, reach, 0), {top, -0.12f * d, h - 0.02f}}, rail, 0.05f);
        shop.bar(std::array<Vec3f, 2>{Vec3f(foot, -reach, 0), {top, -0.16f * d, h - 0.05f}}, rail, 0.03f);
    }
    for (int i = 1; i < treads; ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(treads);
        shop.block({0, reach + (-0.12f * d - reach) * t, h * t - 0.025f}, {w - rail - 0.26f * w * t, 0.09f, 0.03f},
                   0.004f);
    }
    shop.use(Finish::PlasticRed);
    shop.block({0, -0.14f * d, h - 0.04f}, {0.8f * w, std::min(0.25f, 0.3f * d), 0.04f}, 0.008f);
}

void trafficCone(Workshop &shop, const Vec3f &size)
{
    const float h = size.z(), r = 0.38f * std::min(size.x(), size.y()), base = 0.04f * h + 0.01f;
    shop.use(Finish::Rubber);
    shop.block({0, 0, 0}, {size.x(), size.y(), base}, 0.006f);
    const auto at = [&](float t) { return r + (0.12f * r - r) * t; };
    const float rise = h - base;
    for (int i = 0; i < 5; ++i) {
        const float from = 0.2f * static_cast<float>(i);
        shop.use(i % 2 ? Finish::PlasticWhite : Finish::PaintOrange);
        shop.cone({0, 0, base + from * rise}, at(from), at(from + 0.2f), 0.2f * rise);
    }
}

} // namespace

std::span<const Family> plant()
{
    using enum Domain;
    using enum Mount;
    static const Family kFamily[] = {
        {{"Compressor", Factory, Floor, {1.5f, 0.65f, 1.15f}, {0.7f, 0.35f, 0.6f}, {3.0f, 1.4f, 2.0f}}, compressor},
        {{"Tank", Factory, Floor, {1.4f, 1.4f, 2.6f}, {0.5f, 0.5f, 0.9f}, {5.0f, 5.0f, 10.0f}}, tank},
        {{"Pump", Factory, Floor, {1.1f, 0.45f, 0.55f}, {0.4f, 0.2f, 0.25f}, {2.5f, 1.0f, 1.3f}}, pump},
        {{"OverheadCrane", Factory, Ceiling, {12.0f, 2.6f, 2.4f}, {4.0f, 1.6f, 1.6f}, {40.0f, 5.0f, 5.0f}},
         overheadCrane},
        {{"Gantry", Factory, Floor, {5.0f, 1.8f, 3.6f}, {2.0f, 1.0f, 2.0f}, {14.0f, 4.0f, 8.0f}}, gantry},
        {{"Column", Factory, Floor, {0.4f, 0.4f, 4.0f}, {0.2f, 0.2f, 2.0f}, {1.0f, 1.0f, 12.0f}}, column},
        {{"SafetyFence", Factory, Floor, {3.0f, 0.1f, 2.0f}, {0.6f, 0.04f, 0.9f}, {12.0f, 0.3f, 2.6f}}, safetyFence},
        {{"LightCurtain", Factory, Floor, {1.6f, 0.16f, 1.5f}, {0.6f, 0.08f, 0.5f}, {6.0f, 0.3f, 2.4f}}, lightCurtain},
        {{"Ladder", Factory, Floor, {0.55f, 1.1f, 1.9f}, {0.4f, 0.5f, 0.8f}, {0.9f, 2.2f, 4.0f}}, ladder},
        {{"TrafficCone", Factory, Floor, {0.36f, 0.36f, 0.75f}, {0.2f, 0.2f, 0.3f}, {0.5f, 0.5f, 1.0f}}, trafficCone},
    };
    return kFamily;
}

} // namespace twinloom::asset
