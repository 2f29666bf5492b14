// SPDX-License-Identifier: Apache-2.0
#include "core/asset/parametric/family.h"

namespace twinloom::asset
{
namespace
{

void floorLamp(Workshop &shop, const Vec3f &size)
{
    const float r = std::min(size.x(), size.y()) / 2, h = size.z(), shade = std::min(0.32f, 0.2f * h), low = h - shade;
    shop.use(Finish::BrushedSteel);
    shop.lathe(
        Vec3f::Zero(),
        std::array{Vec2f(0.62f * r, 0), Vec2f(0.62f * r, 0.012f), Vec2f(0.5f * r, 0.02f), Vec2f(0.06f * r, 0.03f)}, 32);
    shop.cylinder({0, 0, 0.02f}, 0.011f, low + 0.3f * shade);
    shop.use(Finish::Bulb);
    shop.ellipsoid({0, 0, low + 0.3f * shade}, {0.06f, 0.06f, 0.09f});
    shop.use(Finish::LampShade);
    shop.lathe({0, 0, low},
               std::array{Vec2f(r - 0.004f, 0), Vec2f(r, 0), Vec2f(0.72f * r, shade), Vec2f(0.72f * r - 0.004f, shade),
                          Vec2f(r - 0.006f, 0.004f)},
               32);
    shop.use(Finish::BrushedSteel);
    for (int i = 0; i < 3; ++i) {
        const float angle = 2 * kPi * static_cast<float>(i) / 3;
        shop.rod({0, 0, h - 0.05f}, {0.72f * r * std::cos(angle), 0.72f * r * std::sin(angle), h - 0.03f}, 0.003f);
    }
}

void deskLamp(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), r = std::min({0.4f * w, 0.35f * d, 0.1f}),
                t = 0.06f * r + 0.004f;
    const Vec3f foot(0, -d / 2 + r, 0.02f), elbow(0, -d / 2 + 0.5f * r, 0.6f * h), head(0, d / 2 - 1.1f * r, 0.9f * h);
    shop.use(Finish::PaintAnthracite);
    shop.cylinder({foot.x(), foot.y(), 0}, r, 0.02f, 0.005f);
    for (const float x : {-1.2f * t, 1.2f * t}) { // a sprung parallel arm
        shop.rod(foot + Vec3f(x, 0, 0), elbow + Vec3f(x, 0, 0), 0.6f * t);
        shop.rod(elbow + Vec3f(x, 0, 0), head + Vec3f(x, 0, 0), 0.6f * t);
    }
    shop.use(Finish::Brass);
    for (const Vec3f &joint : {foot, elbow, head})
        shop.rod(joint - Vec3f(2.2f * t, 0, 0), joint + Vec3f(2.2f * t, 0, 0), 1.5f * t, 0.2f * t);
    const float cup = std::min(0.3f * h, 1.5f * r);
    shop.at(moved(head + Vec3f(0, 0.1f * r, 0.1f * h - 0.02f * h)) * turned(Axis::X, 0.35f), [&] {
        shop.use(Finish::PaintAnthracite);
        shop.lathe({0, 0, -cup},
                   std::array{Vec2f(r - 0.003f, 0), Vec2f(r, 0), Vec2f(0.4f * r, 0.75f * cup), Vec2f(0.3f * r, cup),
                              Vec2f(0.27f * r, cup - 0.006f), Vec2f(r - 0.008f, 0.004f)},
                   24);
        shop.use(Finish::Bulb);
        shop.ellipsoid({0, 0, -0.9f * cup}, {0.7f * r, 0.7f * r, 0.6f * cup}, 14);
    });
}

/// A leaf as a bent, pointed blade with a little thickness, from `foot` out along `angle`.
void leaf(Workshop &shop, const Vec3f &foot, float angle, float reach, float rise, float width)
{
    shop.at(moved(foot) * turned(Axis::Z, angle), [&] {
        const std::array<Vec3f, 5> spine{Vec3f(0, 0, 0), Vec3f(0.25f * reach, 0, 0.6f * rise),
                                         Vec3f(0.55f * reach, 0, 0.95f * rise), Vec3f(0.85f * reach, 0, rise),
                                         Vec3f(reach, 0, 0.9f * rise)};
        const std::array<float, 5> share{0.12f, 0.75f, 1.0f, 0.6f, 0.05f};
        for (std::size_t i = 0; i + 1 < spine.size(); ++i) {
            // Two wings a piece, each a thin prism across the blade.
            const Vec3f way = spine[i + 1] - spine[i];
            const float a = width / 2 * share[i], b = width / 2 * share[i + 1], length = way.norm(),
                        pitch = -std::atan2(way.z(), way.x());
            shop.at(moved(spine[i]) * turned(Axis::Y, pitch), [&] {
                shop.prism(Axis::Z, std::array<Vec2f, 4>{Vec2f{0, -a}, {length, -b}, {length, b}, {0, a}}, -0.0015f,
                           0.0015f);
            });
        }
    });
}

void pot(Workshop &shop, float r, float h, Finish finish)
{
    shop.use(finish);
    shop.lathe(Vec3f::Zero(),
               std::array{Vec2f(0.72f * r, 0), Vec2f(0.94f * r, 0.82f * h), Vec2f(r, 0.82f * h), Vec2f(r, h),
                          Vec2f(0.86f * r, h), Vec2f(0.82f * r, 0.85f * h)},
               28);
    shop.use(Finish::Soil);
    shop.cylinder({0, 0, 0.7f * h}, 0.84f * r, 0.2f * h);
}

void housePlant(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), reach = std::min(w, d) / 2,
                base = std::min(0.32f * h, 1.1f * reach);
    pot(shop, std::min(0.6f * reach, 0.9f * base), base, Finish::Terracotta);
    const int stems = 3, leaves = h > 0.3f ? 26 : 16;
    shop.use(Finish::Bark);
    for (int i = 0; i < stems; ++i) {
        const float angle = 2 * kPi * static_cast<float>(i) / stems;
        shop.tube(
            std::array<Vec3f, 3>{Vec3f(0.1f * reach * std::cos(angle), 0.1f * reach * std::sin(angle), 0.8f * base),
                                 {0.2f * reach * std::cos(angle), 0.2f * reach * std::sin(angle), 0.55f * h},
                                 {0.1f * reach * std::cos(angle), 0.1f * reach * std::sin(angle), 0.8f * h}},
            0.03f * reach, 6);
    }
    for (int i = 0; i < leaves; ++i) { // by the golden angle, the upper ones shorter and steeper
        const float t = static_cast<float>(i) / static_cast<float>(leaves - 1),
                    angle = 2.39996f * static_cast<float>(i);
        const float foot = base + (0.78f * h - base) * std::sqrt(t), out = reach * (0.98f - 0.45f * t);
        shop.use(i % 3 == 0 ? Finish::LeafLight : Finish::Leaf);
        leaf(shop, {0, 0, foot}, angle, out, (h - foot) * (0.35f + 0.63f * t), 0.42f * reach);
    }
}

void rug(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), fringe = std::min(0.05f, 0.05f * w),
                border = std::min(0.16f, 0.14f * d);
    const float inner = w - 2 * fringe;
    shop.use(Finish::FabricBlue);
    shop.block({0, 0, 0}, {inner, d, 0.8f * h}, 0.3f * h);
    shop.use(Finish::FabricSand);
    shop.block({0, 0, 0.1f * h}, {inner - border, d - border, 0.78f * h}, 0.1f * h);
    shop.use(Finish::FabricRed);
    shop.block({0, 0, 0.1f * h}, {inner - 2 * border, d - 2 * border, 0.84f * h}, 0.1f * h);
    const int motifs = repeats(w, 0.8f, 1, 8);
    for (int i = 0; i < motifs; ++i) {
        const float r = std::min(0.3f * (d - 2 * border), 0.4f * (inner - 2 * border) / static_cast<float>(motifs)),
                    x = shareOf(inner - 2 * border, i, motifs);
        for (const auto &[share, finish, top] :
             {std::tuple{1.0f, Finish::FabricBlue, 0.97f}, std::tuple{0.6f, Finish::FabricSand, 1.0f}}) {
            shop.use(finish);
            shop.prism(
                Axis::Z,
                std::array<Vec2f, 4>{Vec2f{x + share * r, 0}, {x, share * r}, {x - share * r, 0}, {x, -share * r}},
                0.1f * h, top * h);
        }
    }
    shop.use(Finish::Linen);
    const int tassels = repeats(d, 0.05f, 4, 60);
    for (int i = 0; i < tassels; ++i) {
        for (const float s : {-1, 1})
            shop.block({s * (w - fringe) / 2, shareOf(d - 0.01f, i, tassels), 0},
                       {fringe, std::min(0.012f, 0.3f * d / static_cast<float>(tassels)), 0.3f * h});
    }
}

/// A picture frame of four mouldings around w x h on the plane of depth d.
void moulding(Workshop &shop, const Vec3f &size, float board, Finish finish)
{
    const float w = size.x(), d = size.y(), h = size.z();
    shop.use(finish);
    for (const float s : {-1, 1})
        shop.block({s * (w - board) / 2, 0, 0}, {board, d, h}, 0.2f * std::min(board, d));
    for (const float z : {0.0f, h - board})
        shop.block({0, 0, z}, {w - 1.6f * board, d, board}, 0.2f * std::min(board, d));
}

void painting(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), board = std::min(0.035f, 0.08f * std::min(w, h));
    moulding(shop, size, board, Finish::Walnut);
    const float iw = w - 2 * board, ih = h - 2 * board, y = -0.2f * d;
    shop.use(Finish::Paper);
    shop.block({0, y, board}, {iw, 0.4f * d, ih});
    const float pw = 0.84f * iw, ph = 0.82f * ih, low = board + 0.09f * ih, face = y + 0.2f * d, thin = 0.1f * d;
    const auto layer = [&](Finish finish, std::span<const Vec2f> outline,
                           int order) { // shares of the picture, from its lower left
        std::vector<Vec2f> placed;
        for (const Vec2f &p : outline)
            placed.emplace_back((p.x() - 0.5f) * pw, low + p.y() * ph);
        shop.use(finish);
        shop.prism(Axis::Y, placed, face - 0.5f * thin, face + thin * (0.4f + 0.3f * static_cast<float>(order)));
    };
    layer(Finish::CanvasSand, std::array<Vec2f, 4>{Vec2f{0, 0}, {1, 0}, {1, 1}, {0, 1}}, 0);
    std::vector<Vec2f> sun;
    for (int i = 0; i < 20; ++i)
        sun.emplace_back(0.68f + 0.1f * ih / iw * std::cos(kPi / 10 * static_cast<float>(i)),
                         0.72f + 0.1f * std::sin(kPi / 10 * static_cast<float>(i)));
    layer(Finish::CanvasRose, sun, 1);
    layer(Finish::CanvasBlue,
          std::array<Vec2f, 6>{Vec2f{0, 0}, {1, 0}, {1, 0.4f}, {0.72f, 0.6f}, {0.4f, 0.42f}, {0, 0.66f}}, 2);
    layer(Finish::FabricGreen, std::array<Vec2f, 5>{Vec2f{0, 0}, {1, 0}, {1, 0.3f}, {0.55f, 0.18f}, {0, 0.36f}}, 3);
}

void mirror(Workshop &shop, const Vec3f &size)
{
    const float board = std::min(0.04f, 0.08f * std::min(size.x(), size.z()));
    moulding(shop, size, board, Finish::Brass);
    shop.use(Finish::Mirror);
    shop.block({0, -0.1f * size.y(), board}, {size.x() - 2 * board, 0.6f * size.y(), size.z() - 2 * board});
}

void whiteboard(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), h = size.z(), tray = std::min(0.06f, 0.6f * size.y()), d = size.y() - tray, y = -tray / 2;
    shop.at(moved({0, y, 0}), [&] { moulding(shop, {w, d, h}, 0.025f, Finish::Aluminium); });
    shop.use(Finish::PlasticWhite);
    shop.block({0, y, 0.02f}, {w - 0.04f, 0.7f * d, h - 0.04f});
    shop.use(Finish::Aluminium);
    shop.block({0, d / 2 + y + tray / 2, 0}, {0.5f * w, tray, 0.012f}, 0.003f);
    constexpr Finish kPens[] = {Finish::PlasticBlue, Finish::PlasticRed, Finish::PlasticBlack, Finish::PlasticGreen};
    for (int i = 0; i < 4; ++i) {
        shop.use(kPens[i]);
        const float x = shareOf(0.4f * w, i, 4), r = 0.15f * tray;
        shop.rod({x, d / 2 + y + 0.5f * tray, 0.012f + r},
                 {x + std::min(0.12f, 0.09f * w), d / 2 + y + 0.5f * tray, 0.012f + r}, r);
    }
    shop.use(Finish::PlasticBlue); // a drawn curve
    std::vector<Vec3f> curve;
    for (int i = 0; i <= 16; ++i) {
        const float t = static_cast<float>(i) / 16;
        curve.emplace_back(w * (0.3f * t - 0.4f), y + 0.35f * d, h * (0.5f + 0.16f * std::sin(7 * t)));
    }
    shop.tube(curve, 0.004f, 6);
}

void vase(Workshop &shop, const Vec3f &size)
{
    const float r = std::min(size.x(), size.y()) / 2, h = size.z();
    std::vector<Vec2f> profile;
    for (const Vec2f &p : {Vec2f(0.5f, 0), Vec2f(0.62f, 0.03f), Vec2f(0.84f, 0.16f), Vec2f(0.97f, 0.3f),
                           Vec2f(1, 0.42f), Vec2f(0.93f, 0.56f), Vec2f(0.74f, 0.7f), Vec2f(0.52f, 0.82f),
                           Vec2f(0.46f, 0.9f), Vec2f(0.52f, 0.97f), Vec2f(0.58f, 1), Vec2f(0.52f, 1), Vec2f(0.4f, 0.9f),
                           Vec2f(0.7f, 0.66f), Vec2f(0.88f, 0.42f), Vec2f(0.5f, 0.06f)})
        profile.emplace_back(p.x() * r, p.y() * h);
    shop.use(Finish::CeramicBlue);
    shop.lathe(Vec3f::Zero(), profile, 32);
}

/// A tall vase with dry twigs.
void roomDecor(Workshop &shop, const Vec3f &size)
{
    const float h = size.z(), reach = std::min(size.x(), size.y()) / 2, body = 0.45f * h;
    vase(shop, {1.1f * reach, 1.1f * reach, body});
    for (int i = 0; i < 11; ++i) {
        const float angle = 2.39996f * static_cast<float>(i), out = reach * (0.4f + 0.055f * static_cast<float>(i)),
                    top = h * (1.0f - 0.02f * static_cast<float>(i));
        const Vec3f tip(out * std::cos(angle), out * std::sin(angle), top - 0.04f * h);
        shop.use(Finish::Bark);
        shop.tube(std::array<Vec3f, 3>{Vec3f(0, 0, 0.5f * body), {0.25f * tip.x(), 0.25f * tip.y(), 0.6f * h}, tip},
                  0.012f * reach + 0.001f, 5);
        shop.use(Finish::CanvasSand);
        shop.ellipsoid(tip - Vec3f(0, 0, 0.02f * h), {0.12f * reach, 0.12f * reach, 0.06f * h}, 10);
    }
}

void candle(Workshop &shop, const Vec3f &size)
{
    const float r = std::min(size.x(), size.y()) / 2, h = size.z(), flame = std::min(0.03f, 0.2f * h);
    shop.use(Finish::Wax);
    shop.lathe(Vec3f::Zero(),
               std::array{Vec2f(r, 0), Vec2f(r, h - flame), Vec2f(0.9f * r, h - flame + 0.02f * h),
                          Vec2f(0.8f * r, h - 1.3f * flame)},
               24);
    shop.use(Finish::PlasticBlack);
    shop.cylinder({0, 0, h - 1.3f * flame}, 0.04f * r + 0.0006f, 0.7f * flame);
    shop.use(Finish::Bulb);
    shop.lathe({0, 0, h - 0.75f * flame},
               std::array{Vec2f(0.04f * r, 0), Vec2f(0.16f * r, 0.25f * flame), Vec2f(0.08f * r, 0.55f * flame),
                          Vec2f(0, 0.75f * flame)},
               12);
}

/// A bust on a plinth.
void statue(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), head = 0.42f * h;
    shop.use(Finish::DarkWood);
    shop.block({0, 0, 0}, {0.9f * w, 0.95f * d, 0.12f * h}, 0.01f * h);
    shop.use(Finish::Stone);
    shop.cylinder({0, 0, 0.1f * h}, 0.2f * std::min(w, d), 0.12f * h);
    shop.cushion({0, 0, 0.18f * h}, {w, 0.8f * d, 0.34f * h}, 3, 3);
    shop.cylinder({0, 0.02f * d, 0.45f * h}, 0.14f * std::min(w, d) + 0.03f * h, 0.2f * h);
    const float face = std::min(0.55f * w, 0.75f * d);
    shop.ellipsoid({0, 0.03f * d, h - head}, {face, std::min(1.2f * face, 0.9f * d), head}, 24);
    shop.ellipsoid({0, 0.03f * d + 0.48f * std::min(1.2f * face, 0.9f * d), h - 0.62f * head},
                   {0.16f * face, 0.2f * face, 0.22f * head}, 10);
    for (const float x : {-1, 1})
        shop.ellipsoid({x * 0.5f * face, 0, h - 0.62f * head}, {0.1f * face, 0.2f * face, 0.24f * head}, 10);
    shop.ellipsoid({0, -0.06f * d, h - 0.55f * head},
                   {1.1f * face, 0.9f * std::min(1.2f * face, 0.9f * d), 0.54f * head}, 20);
}

void teddyBear(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z();
    shop.use(Finish::Skin);
    shop.ellipsoid({0, -0.1f * d, 0}, {0.6f * w, 0.8f * d, 0.62f * h}, 22);
    shop.ellipsoid({0, -0.05f * d, 0.5f * h}, {0.5f * w, 0.66f * d, 0.46f * h}, 22);
    for (const float x : {-1, 1}) {
        shop.ellipsoid({x * 0.2f * w, -0.1f * d, 0.83f * h}, {0.19f * w, 0.16f * d, 0.17f * h}, 14);
        shop.ellipsoid({x * 0.29f * w, 0.26f * d, 0}, {0.28f * w, 0.48f * d, 0.24f * h}, 16);
        shop.at(turned(Axis::Y, x * 0.5f, {x * 0.3f * w, 0, 0.5f * h}), [&] {
            shop.ellipsoid({x * 0.33f * w, 0, 0.24f * h}, {0.19f * w, 0.3f * d, 0.36f * h}, 16);
        });
    }
    shop.use(Finish::Linen);
    shop.ellipsoid({0, 0.2f * d, 0.56f * h}, {0.24f * w, 0.22f * d, 0.19f * h}, 16);
    shop.use(Finish::PlasticBlack);
    shop.ellipsoid({0, 0.28f * d, 0.66f * h}, {0.08f * w, 0.08f * d, 0.05f * h}, 10);
    for (const float x : {-0.1f, 0.1f})
        shop.ellipsoid({x * w, 0.2f * d, 0.75f * h}, {0.045f * w, 0.09f * d, 0.05f * h}, 10);
}

void pillow(Workshop &shop, const Vec3f &size)
{
    shop.use(Finish::FabricBlue);
    shop.cushion(Vec3f::Zero(), size, 5, 1.8f);
}

} // namespace

std::span<const Family> decor()
{
    using enum Domain;
    using enum Mount;
    static const Family kFamily[] = {
        {{"FloorLamp", Home, Floor, {0.45f, 0.45f, 1.7f}, {0.22f, 0.22f, 1.1f}, {0.7f, 0.7f, 2.2f}}, floorLamp},
        {{"DeskLamp", Home, Surface, {0.2f, 0.36f, 0.46f}, {0.1f, 0.18f, 0.25f}, {0.5f, 0.6f, 0.9f}}, deskLamp},
        {{"HousePlant", Home, Floor, {0.5f, 0.5f, 0.9f}, {0.07f, 0.07f, 0.12f}, {1.2f, 1.2f, 2.2f}}, housePlant},
        {{"Rug", Home, Floor, {2.3f, 1.6f, 0.012f}, {0.6f, 0.4f, 0.006f}, {6.0f, 4.5f, 0.03f}}, rug},
        {{"Painting", Home, Wall, {0.8f, 0.03f, 0.6f}, {0.2f, 0.012f, 0.2f}, {2.4f, 0.08f, 1.8f}}, painting},
        {{"Mirror", Home, Wall, {0.7f, 0.03f, 1.0f}, {0.2f, 0.012f, 0.25f}, {2.0f, 0.08f, 2.2f}}, mirror},
        {{"Whiteboard", Office, Wall, {1.8f, 0.09f, 1.2f}, {0.6f, 0.03f, 0.45f}, {4.0f, 0.15f, 1.6f}}, whiteboard},
        {{"Vase", Home, Surface, {0.18f, 0.18f, 0.26f}, {0.08f, 0.08f, 0.07f}, {0.4f, 0.4f, 0.7f}}, vase},
        {{"RoomDecor", Home, Floor, {0.33f, 0.36f, 1.4f}, {0.2f, 0.2f, 0.6f}, {0.6f, 0.6f, 1.8f}}, roomDecor},
        {{"Candle", Home, Surface, {0.06f, 0.06f, 0.16f}, {0.03f, 0.03f, 0.06f}, {0.12f, 0.12f, 0.4f}}, candle},
        {{"Statue", Home, Surface, {0.2f, 0.16f, 0.36f}, {0.1f, 0.08f, 0.14f}, {0.5f, 0.4f, 0.8f}}, statue},
        {{"TeddyBear", Home, Surface, {0.42f, 0.36f, 0.45f}, {0.15f, 0.12f, 0.16f}, {0.7f, 0.6f, 0.7f}}, teddyBear},
        {{"Pillow", Home, Surface, {0.45f, 0.4f, 0.14f}, {0.25f, 0.2f, 0.08f}, {0.8f, 0.6f, 0.26f}}, pillow},
    };
    return kFamily;
}

} // namespace twinloom::asset
