// SPDX-License-Identifier: Apache-2.0
#include "core/asset/parametric/family.h"

namespace twinloom::asset
{
namespace
{

/// A flat panel facing +y on the plane y, from z up.
void panel(Workshop &shop, float y, float z, float w, float h, Finish picture)
{
    const float thick = 0.03f, bezel = std::min(0.014f, 0.05f * h);
    shop.use(Finish::PlasticBlack);
    shop.block({0, y - thick / 2, z}, {w, thick, h}, 0.004f);
    shop.block({0, y - thick - 0.012f, z + 0.2f * h}, {0.5f * w, 0.024f, 0.5f * h}, 0.006f);
    shop.use(picture);
    shop.block({0, y, z + 1.4f * bezel}, {w - 2 * bezel, 0.003f, h - 2.4f * bezel});
}

void television(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), foot = std::min(0.07f, 0.12f * h);
    shop.use(Finish::DarkSteel);
    for (const float x : {-0.34f, 0.34f}) { // splayed feet
        const Vec3f top(x * w, 0, foot + 0.02f);
        shop.bar(std::array<Vec3f, 3>{Vec3f(x * w, -d / 2, 0.006f), top, {x * w, d / 2, 0.006f}}, 0.024f, 0.012f);
    }
    panel(shop, 0.016f, foot, w, h - foot, Finish::Screen);
}

void monitor(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), low = 0.24f * h;
    shop.use(Finish::PlasticBlack);
    shop.prism(Axis::Z, roundedRectangle(0.45f * w, d, 0.03f), 0, 0.012f);
    shop.bar(std::array<Vec3f, 2>{Vec3f(0, -0.18f * d, 0.01f), {0, -0.1f * d, 0.6f * h}}, 0.06f, 0.02f);
    panel(shop, 0.06f * d, low, w, h - low, Finish::ScreenLit);
}

/// A keyboard of rows of keys within w x d, its top at z.
void keyboard(Workshop &shop, const Vec3f &centre, float w, float d, float rise)
{
    constexpr int kRows = 5, kColumns = 13;
    for (int i = 0; i < kRows * kColumns; ++i) {
        const int row = i / kColumns, column = i % kColumns;
        if (row == 0 && column > 3 && column < 9)
            continue;
        shop.block(centre + Vec3f(shareOf(w, column, kColumns), shareOf(d, row, kRows) * -1, 0),
                   {0.82f * w / kColumns, 0.8f * d / kRows, rise});
    }
    shop.block(centre + Vec3f(shareOf(w, 6, kColumns), 0.4f * d, 0), {4.7f * w / kColumns, 0.8f * d / kRows, rise});
}

void laptop(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), deck = 0.016f, hinge = -d / 2 + std::min(0.08f, 0.25f * d),
                front = d / 2;
    const float base = front - hinge, middle = (front + hinge) / 2;
    shop.use(Finish::Aluminium);
    shop.at(moved({0, middle, 0}), [&] { shop.prism(Axis::Z, roundedRectangle(w, base, 0.014f), 0, deck); });
    shop.use(Finish::PlasticGrey);
    shop.block({0, front - 0.17f * base, deck - 0.001f}, {0.32f * w, 0.26f * base, 0.0015f});
    shop.use(Finish::PlasticBlack);
    shop.at(moved({0, hinge + 0.36f * base, deck - 0.001f}),
            [&] { keyboard(shop, Vec3f::Zero(), 0.86f * w, 0.44f * base, 0.003f); });
    const float lean = std::atan2(hinge + d / 2 - 0.006f, h - deck), lid = (h - deck) / std::cos(lean);
    shop.at(turned(Axis::X, lean, {0, hinge, deck}), [&] {
        shop.use(Finish::Aluminium);
        shop.block({0, hinge, deck}, {w, 0.008f, lid - 0.002f}, 0.002f);
        shop.use(Finish::PlasticBlack);
        shop.block({0, hinge + 0.004f, deck + 0.03f * lid}, {0.97f * w, 0.0016f, 0.94f * lid});
        shop.use(Finish::ScreenLit);
        shop.block({0, hinge + 0.0046f, deck + 0.08f * lid}, {0.93f * w, 0.0016f, 0.85f * lid});
    });
}

void desktop(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), tower = std::min(0.2f, 0.25f * w), screen = w - tower - 0.06f;
    shop.at(moved({-w / 2 + screen / 2, 0, 0}), [&] { monitor(shop, {screen, 0.9f * d, h}); });
    const float x = w / 2 - tower / 2, high = std::min(h, 0.45f);
    shop.use(Finish::PlasticBlack);
    shop.block({x, 0, 0}, {tower, d, high}, 0.008f);
    shop.use(Finish::PlasticGrey);
    shop.block({x, d / 2 - 0.004f, 0.7f * high}, {0.8f * tower, 0.006f, 0.1f * high});
    shop.use(Finish::SignalGreen);
    shop.rod({x, d / 2 - 0.004f, 0.6f * high}, {x, d / 2 + 0.001f, 0.6f * high}, 0.008f);
}

void printer(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), tray = 0.18f * d, body = d - tray, y = -tray / 2,
                front = body / 2 + y;
    const int cassettes = repeats(h - 0.25f, 0.17f, 0, 4);
    const float low = 0.02f + 0.13f * static_cast<float>(cassettes), slot = low + 0.42f * (h - low);
    shop.use(Finish::PlasticGrey);
    shop.block({0, y, 0}, {w - 0.02f, body - 0.02f, 0.03f});
    shop.use(Finish::PlasticWhite);
    shop.block({0, y, 0.02f}, {w, body, slot - 0.02f}, 0.012f);
    shop.block({0, y - 0.1f * body, slot}, {w, 0.8f * body, 0.16f * (h - low)}, 0.004f);
    shop.block({0, y, slot + 0.15f * (h - low)}, {w, body, h - slot - 0.25f * (h - low)}, 0.012f);
    shop.use(Finish::PlasticBlack);
    shop.block({0, front - 0.1f * body, slot - 0.001f}, {0.8f * w, 0.18f * body, 0.012f});
    shop.use(Finish::PlasticGrey); // the scanner's lid, the output tray with a sheet
    shop.block({0, y, h - 0.1f * (h - low)}, {0.96f * w, 0.94f * body, 0.1f * (h - low)}, 0.006f);
    shop.block({0, d / 2 - 0.6f * tray, slot - 0.02f}, {0.6f * w, 1.2f * tray, 0.01f}, 0.002f);
    shop.use(Finish::Paper);
    shop.block({0, d / 2 - 0.8f * tray, slot - 0.008f}, {0.5f * w, 1.4f * tray, 0.003f});
    if (cassettes > 0)
        shop.fronts({-w / 2 + 0.01f, w / 2 - 0.01f, 0.03f, low + 0.02f}, front - 0.01f, 1, cassettes,
                    Finish::PlasticWhite, Handle::None);
    shop.use(Finish::ScreenLit);
    shop.at(turned(Axis::X, -0.5f, {0.3f * w, front, 0.85f * h}), [&] {
        shop.block({0.28f * w, front, 0.78f * h}, {0.26f * w, 0.012f, 0.1f * h}, 0.002f);
    });
}

void cellPhone(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z();
    shop.use(Finish::PlasticBlack);
    shop.prism(Axis::Z, roundedRectangle(w, d, 0.13f * w, 5), 0, 0.92f * h);
    shop.use(Finish::ScreenLit);
    shop.prism(Axis::Z, roundedRectangle(0.94f * w, 0.97f * d, 0.11f * w, 5), 0.9f * h, h);
}

void remoteControl(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z();
    shop.use(Finish::PlasticBlack);
    shop.block({0, 0, 0}, {w, d, 0.82f * h}, 0.25f * h);
    constexpr Finish kKeys[] = {Finish::PlasticGrey, Finish::PlasticGrey, Finish::PlasticRed, Finish::PlasticGrey,
                                Finish::PlasticBlue};
    for (int i = 0; i < 18; ++i) {
        shop.use(kKeys[i * 3 % 5]);
        shop.block({shareOf(0.8f * w, i % 3, 3), shareOf(0.85f * d, i / 3, 6), 0.78f * h},
                   {0.17f * w, 0.07f * d, 0.22f * h});
    }
}

void alarmClock(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), r = std::min(w / 2, 0.4f * h), z = r + 0.06f * h;
    shop.use(Finish::PaintRed);
    shop.rod({0, -d / 2, z}, {0, 0.46f * d, z}, r, 0.06f * r);
    shop.use(Finish::Paper);
    shop.rod({0, 0.4f * d, z}, {0, 0.47f * d, z}, 0.86f * r);
    shop.use(Finish::PaintBlack);
    shop.bar(std::array<Vec3f, 2>{Vec3f(0, 0.48f * d, z), {0.35f * r, 0.48f * d, z + 0.3f * r}}, 0.08f * r, 0.04f * d);
    shop.bar(std::array<Vec3f, 2>{Vec3f(0, 0.48f * d, z), {-0.2f * r, 0.48f * d, z + 0.6f * r}}, 0.06f * r, 0.04f * d);
    shop.use(Finish::Brass);
    for (const float x : {-1, 1}) {
        shop.ellipsoid({x * 0.5f * r, 0, z + 0.78f * r}, {0.7f * r, 0.6f * d, h - z - 0.8f * r}, 14);
        shop.rod({x * 0.5f * r, 0, z - 0.6f * r}, {x * 0.62f * r, 0, 0}, 0.07f * r);
    }
}

void speaker(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), front = d / 2 - 0.02f;
    shop.use(Finish::Walnut);
    shop.block({0, -0.01f, 0}, {w, d - 0.02f, h}, 0.006f);
    const int cones = repeats(h, 0.25f, 2, 4);
    for (int i = 0; i < cones; ++i) {
        const float r = std::min(0.4f * w, 0.42f * h / static_cast<float>(cones)) * (i + 1 == cones ? 0.5f : 1.0f);
        const Vec3f at(0, front, h * (static_cast<float>(i) + 0.5f) / static_cast<float>(cones));
        shop.at(moved(at) * turned(Axis::X, -kPi / 2), [&] {
            shop.use(Finish::Rubber);
            shop.lathe(Vec3f::Zero(),
                       std::array{Vec2f(r, 0), Vec2f(r, 0.012f), Vec2f(0.85f * r, 0.02f), Vec2f(0.75f * r, 0.01f),
                                  Vec2f(0.3f * r, 0.002f)},
                       24);
            shop.use(Finish::Aluminium);
            shop.ellipsoid({0, 0, -0.002f}, {0.6f * r, 0.6f * r, 0.022f}, 16);
        });
    }
}

} // namespace

std::span<const Family> electronics()
{
    using enum Domain;
    using enum Mount;
    static const Family kFamily[] = {
        {{"Television", Home, Surface, {1.24f, 0.24f, 0.78f}, {0.5f, 0.06f, 0.35f}, {2.2f, 0.6f, 1.4f}}, television},
        {{"Monitor", Office, Surface, {0.6f, 0.2f, 0.46f}, {0.35f, 0.1f, 0.28f}, {1.3f, 0.35f, 0.65f}}, monitor},
        {{"Laptop", Office, Surface, {0.34f, 0.29f, 0.24f}, {0.24f, 0.2f, 0.15f}, {0.5f, 0.42f, 0.36f}}, laptop},
        {{"Desktop", Office, Surface, {0.85f, 0.25f, 0.5f}, {0.6f, 0.18f, 0.35f}, {1.2f, 0.5f, 0.65f}}, desktop},
        {{"Printer", Office, Surface, {0.46f, 0.45f, 0.32f}, {0.3f, 0.3f, 0.18f}, {0.75f, 0.8f, 1.2f}}, printer},
        {{"CellPhone", Home, Surface, {0.075f, 0.15f, 0.01f}, {0.05f, 0.1f, 0.005f}, {0.1f, 0.2f, 0.02f}}, cellPhone},
        {{"RemoteControl", Home, Surface, {0.055f, 0.21f, 0.021f}, {0.03f, 0.12f, 0.012f}, {0.08f, 0.26f, 0.035f}},
         remoteControl},
        {{"AlarmClock", Home, Surface, {0.14f, 0.08f, 0.18f}, {0.08f, 0.04f, 0.09f}, {0.28f, 0.18f, 0.26f}},
         alarmClock},
        {{"Speaker", Home, Floor, {0.26f, 0.32f, 0.95f}, {0.12f, 0.12f, 0.2f}, {0.5f, 0.5f, 1.4f}}, speaker},
    };
    return kFamily;
}

} // namespace twinloom::asset
