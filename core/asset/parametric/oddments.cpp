// SPDX-License-Identifier: Apache-2.0
#include "core/asset/parametric/family.h"

namespace twinloom::asset
{
namespace
{

void book(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), cover = std::min(0.0025f, 0.15f * h);
    shop.use(Finish::CanvasBlue);
    shop.block({0, 0, 0}, {w, d, cover});
    shop.block({0, 0, h - cover}, {w, d, cover});
    shop.block({(cover - w) / 2, 0, 0}, {cover, d, h}, 0.3f * cover);
    shop.use(Finish::Paper);
    shop.block({-0.01f * w, 0, cover}, {0.96f * w, 0.97f * d, h - 2 * cover});
    shop.use(Finish::CanvasSand);
    shop.block({0, 0.18f * d, h - cover}, {0.6f * w, 0.22f * d, cover + 0.0003f});
}

void cardboardBox(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), wall = 0.005f, flap = 0.35f * std::min(w, d) * 0.6f,
                lean = 0.5f;
    const float bw = w - 2 * flap * std::sin(lean), bd = d - 2 * flap * std::sin(lean), rim = h - flap * std::cos(lean);
    shop.use(Finish::Cardboard);
    shop.block({0, 0, 0}, {bw, bd, wall});
    for (const float s : {-1, 1}) { // an open carton with its flaps up and out
        shop.block({s * (bw - wall) / 2, 0, 0}, {wall, bd, rim});
        shop.block({0, s * (bd - wall) / 2, 0}, {bw, wall, rim});
        shop.at(turned(Axis::Y, s * lean, {s * (bw - wall) / 2, 0, rim}), [&] {
            shop.block({s * (bw - wall) / 2, 0, rim}, {wall, bd - 0.01f, flap});
        });
        shop.at(turned(Axis::X, -s * lean, {0, s * (bd - wall) / 2, rim}), [&] {
            shop.block({0, s * (bd - wall) / 2, rim}, {bw - 0.01f, wall, flap});
        });
    }
    shop.use(Finish::CardboardTape);
    for (const float s : {-1, 1})
        shop.block({0, s * bd / 2, 0}, {0.05f, 0.001f, 0.5f * rim});
}

void garbageCan(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), lid = 0.1f * h, pedal = std::min(0.05f, 0.12f * d),
                bd = d - pedal, y = -pedal / 2;
    shop.at(moved({0, y, 0}), [&] {
        shop.use(Finish::PlasticBlack);
        shop.block({0, 0, 0}, {0.92f * w, 0.92f * bd, 0.06f * h}, 0.008f);
        shop.use(Finish::BrushedSteel);
        shop.prism(Axis::Z, roundedRectangle(0.94f * w, 0.94f * bd, 0.4f * std::min(w, bd), 8), 0.05f * h, h - lid);
        shop.use(Finish::PlasticBlack);
        shop.prism(Axis::Z, roundedRectangle(w, bd, 0.42f * std::min(w, bd), 8), h - lid, h - 0.3f * lid);
        shop.cushion({0, 0, h - 0.9f * lid}, {0.96f * w, 0.96f * bd, 0.9f * lid}, 4, 2.5f);
    });
    shop.use(Finish::PlasticBlack);
    shop.block({0, d / 2 - pedal, 0.02f * h}, {0.3f * w, 2 * pedal, 0.03f * h}, 0.006f);
}

void garbageBag(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z();
    shop.use(Finish::PlasticBlack);
    shop.cushion({0, 0, 0}, {w, d, 0.72f * h}, 2.4f, 2.6f);
    shop.ellipsoid({0.08f * w, 0.05f * d, 0.3f * h}, {0.66f * w, 0.7f * d, 0.5f * h}, 14);
    shop.lathe({0, 0, 0.66f * h},
               std::array{Vec2f(0.22f * w, 0), Vec2f(0.07f * w, 0.12f * h), Vec2f(0.06f * w, 0.16f * h),
                          Vec2f(0.12f * w, 0.24f * h), Vec2f(0.17f * w, 0.34f * h), Vec2f(0.05f * w, 0.28f * h)},
               9);
    shop.use(Finish::PlasticRed);
    shop.cylinder({0, 0, 0.78f * h}, 0.075f * w, 0.04f * h);
}

void basketBall(Workshop &shop, const Vec3f &size)
{
    shop.use(Finish::BallOrange);
    shop.ellipsoid(Vec3f::Zero(), size, 32);
    const float r = size.minCoeff() / 2, t = 0.018f * r;
    shop.use(Finish::Rubber);
    const auto seam = [&](auto point) {
        std::vector<Vec3f> path;
        for (int i = 0; i < 32; ++i)
            path.push_back(point(2 * kPi * static_cast<float>(i) / 32) + Vec3f(0, 0, r));
        shop.ring(path, t, 6);
    };
    seam([&](float a) { return Vec3f(0.996f * r * std::cos(a), 0.996f * r * std::sin(a), 0); });
    seam([&](float a) { return Vec3f(0.996f * r * std::cos(a), 0, 0.996f * r * std::sin(a)); });
    for (const float side : {-0.55f, 0.55f}) {
        const float ring = 0.996f * r * std::sqrt(1 - side * side);
        seam([&](float a) { return Vec3f(side * 0.996f * r, ring * std::cos(a), ring * std::sin(a)); });
    }
}

/// Stands upright, the handle down.
void baseballBat(Workshop &shop, const Vec3f &size)
{
    const float r = std::min(size.x(), size.y()) / 2, h = size.z();
    const auto piece = [&](Finish finish, std::initializer_list<Vec2f> shares) {
        std::vector<Vec2f> profile;
        for (const Vec2f &p : shares)
            profile.emplace_back(p.x() * r, p.y() * h);
        shop.use(finish);
        shop.lathe(Vec3f::Zero(), profile, 24);
    };
    piece(Finish::PlasticBlack, {{0.7f, 0}, {0.74f, 0.012f}, {0.4f, 0.03f}, {0.4f, 0.3f}});
    piece(Finish::Oak, {{0.38f, 0.28f},
                        {0.42f, 0.42f},
                        {0.75f, 0.62f},
                        {0.97f, 0.8f},
                        {1, 0.9f},
                        {0.97f, 0.97f},
                        {0.8f, 0.993f},
                        {0.4f, 1}});
}

void tennisRacket(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), t = std::min(0.011f, 0.25f * h), a = w / 2 - t, b = 0.26f * d,
                y = d / 2 - b - t, z = h / 2;
    std::vector<Vec3f> hoop;
    for (int i = 0; i < 28; ++i)
        hoop.emplace_back(a * std::cos(2 * kPi * static_cast<float>(i) / 28),
                          y + b * std::sin(2 * kPi * static_cast<float>(i) / 28), z);
    shop.use(Finish::PaintRed);
    shop.ring(hoop, t);
    for (const float s : {-1, 1})
        shop.tube(std::array<Vec3f, 2>{Vec3f(s * 0.62f * a, y - 0.78f * b, z), {0, -0.18f * d, z}}, 0.8f * t);
    shop.use(Finish::Paper);
    for (int i = 1; i < 13; ++i) {
        const float s = -1 + 2 * static_cast<float>(i) / 13, half = std::sqrt(1 - s * s);
        shop.block({s * a, y, z}, {0.0016f, 2 * half * b, 0.0016f});
        shop.block({0, y + s * b, z}, {2 * half * a, 0.0016f, 0.0016f});
    }
    shop.use(Finish::Rubber);
    shop.rod({0, -0.16f * d, z}, {0, -d / 2, z}, z, 0.2f * z);
}

void dumbbell(Workshop &shop, const Vec3f &size)
{
    const float r = std::min(size.x(), size.z()) / 2, d = size.y();
    shop.use(Finish::Chrome);
    shop.rod({0, -0.42f * d, r}, {0, 0.42f * d, r}, 0.22f * r);
    shop.use(Finish::Rubber);
    for (const float s : {-1, 1}) {
        shop.rod({0, s * 0.26f * d, r}, {0, s * 0.4f * d, r}, r, 0.1f * r);
        shop.rod({0, s * 0.4f * d, r}, {0, s * 0.5f * d, r}, 0.8f * r, 0.1f * r);
    }
}

void boots(Workshop &shop, const Vec3f &size)
{
    const float w = size.x() / 2 - 0.005f, d = size.y(), h = size.z(), sole = std::min(0.03f, 0.1f * h);
    for (const float s : {-1, 1}) {
        const float x = s * (size.x() - w) / 2, heel = -d / 2;
        shop.use(Finish::Rubber);
        shop.block({x, 0, 0}, {w, d, sole}, 0.008f);
        shop.use(Finish::Leather);
        shop.cushion({x, 0.06f * d, 0.4f * sole}, {0.94f * w, 0.86f * d, 0.3f * h}, 3.5f, 2.8f);
        shop.cushion({x, heel + 0.3f * d, 0.5f * sole}, {0.88f * w, 0.56f * d, h - 0.5f * sole - 0.02f}, 3, 9);
        shop.use(Finish::DarkWood);
        shop.lathe({x, heel + 0.3f * d, h - 0.05f * h},
                   std::array{Vec2f(0.44f * std::min(w, 0.6f * d), 0), Vec2f(0.44f * std::min(w, 0.6f * d), 0.05f * h)},
                   20);
    }
}

void vacuumCleaner(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z();
    shop.use(Finish::PlasticGrey);
    shop.block({0, 0.16f * d, 0.01f}, {w, 0.68f * d, 0.09f * h}, 0.02f);
    shop.use(Finish::Rubber);
    for (const float x : {-1, 1})
        shop.wheel({x * 0.32f * w, -0.36f * d, 0.05f * h}, 0.05f * h, 0.12f * w);
    const Vec3f foot(0, 0.05f * d, 0.08f * h), middle(0, -0.12f * d, 0.55f * h), grip(0, -0.42f * d, 0.94f * h);
    shop.use(Finish::PlasticRed);
    shop.rod(foot, middle, 0.2f * std::min(w, d), 0.01f);
    shop.use(Finish::SmokedGlass);
    shop.rod(Vec3f(0, 0.16f * d, 0.22f * h), Vec3f(0, 0.05f * d, 0.5f * h), 0.24f * std::min(w, d), 0.01f);
    shop.use(Finish::BrushedSteel);
    shop.rod(middle, grip, 0.014f);
    shop.use(Finish::PlasticBlack);
    shop.tube(std::array<Vec3f, 3>{Vec3f(grip - Vec3f(0, 0, 0.03f * h)), grip + Vec3f(0, -0.04f * d, 0.04f * h),
                                   grip + Vec3f(0, 0.08f * d, 0.045f * h)},
              0.018f, 8);
    shop.tube(rounded(std::array<Vec3f, 4>{Vec3f(0, 0.02f * d, 0.1f * h),
                                           {0, -0.36f * d, 0.12f * h},
                                           {0, -0.45f * d, 0.5f * h},
                                           {0, -0.14f * d, 0.56f * h}},
                      0.12f * d),
              0.05f * std::min(w, d), 8);
}

void newspaper(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z();
    shop.use(Finish::Paper);
    for (int i = 0; i < 4; ++i)
        shop.block({0, 0.004f * static_cast<float>(i % 2), h * static_cast<float>(i) / 4},
                   {w - 0.004f * static_cast<float>(i % 3), d - 0.006f, 0.24f * h}, 0.06f * h);
    shop.use(Finish::PaintGrey);
    for (int i = 0; i < 5; ++i)
        shop.block({shareOf(0.9f * w, i, 5), -0.06f * d, 0.97f * h}, {0.15f * w, 0.66f * d, 0.03f * h});
    shop.use(Finish::PaintBlack);
    shop.block({0, 0.38f * d, 0.97f * h}, {0.8f * w, 0.1f * d, 0.03f * h});
}

/// Lies along y, the point in front: `finish` is the shaft's.
void pencilOf(Workshop &shop, const Vec3f &size, Finish shaft, Finish end, int sides)
{
    const float r = std::min(size.x(), size.z()) / 2, d = size.y(), point = std::min(2.5f * 2 * r, 0.2f * d);
    shop.at(moved({0, -d / 2, r}) * turned(Axis::X, -kPi / 2), [&] {
        shop.use(end);
        shop.lathe(Vec3f::Zero(), std::array{Vec2f(0.94f * r, 0), Vec2f(0.94f * r, 0.07f * d)}, 14);
        shop.use(shaft);
        shop.lathe({0, 0, 0.06f * d}, std::array{Vec2f(r, 0), Vec2f(r, 0.94f * d - point)}, sides);
        shop.use(sides == 6 ? Finish::Birch : end);
        shop.lathe({0, 0, d - point}, std::array{Vec2f(0.97f * r, 0), Vec2f(0.22f * r, 0.8f * point)}, 14);
        shop.use(Finish::PlasticBlack);
        shop.lathe({0, 0, d - 0.21f * point}, std::array{Vec2f(0.22f * r, 0), Vec2f(0.02f * r, 0.21f * point)}, 10);
    });
}

void pencil(Workshop &shop, const Vec3f &size)
{
    pencilOf(shop, size, Finish::PlasticYellow, Finish::CanvasRose, 6);
}
void pen(Workshop &shop, const Vec3f &size)
{
    pencilOf(shop, size, Finish::PlasticBlue, Finish::PlasticBlack, 16);
}

void creditCard(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z();
    shop.use(Finish::PlasticBlue);
    shop.prism(Axis::Z, roundedRectangle(w, d, 0.06f * w), 0, 0.8f * h);
    shop.use(Finish::Brass);
    shop.block({-0.27f * w, 0.06f * d, 0.75f * h}, {0.14f * w, 0.2f * d, 0.25f * h});
    shop.use(Finish::PlasticWhite);
    shop.block({0, -0.25f * d, 0.75f * h}, {0.7f * w, 0.08f * d, 0.2f * h});
}

void keyChain(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), r = 0.28f * d, t = std::min(0.3f * h, 0.002f),
                x = w / 2 - r - t;
    std::vector<Vec3f> loop;
    for (int i = 0; i < 20; ++i)
        loop.emplace_back(x + r * std::cos(kPi / 10 * static_cast<float>(i)),
                          r * std::sin(kPi / 10 * static_cast<float>(i)), t);
    shop.use(Finish::Chrome);
    shop.ring(loop, t, 6);
    for (const float s : {-1, 1}) {
        shop.use(s < 0 ? Finish::Brass : Finish::BrushedSteel);
        shop.at(moved({x - r, 0, 0.3f * h}) * turned(Axis::Z, s * 0.25f), [&] {
            shop.cylinder({-0.12f * w, 0, 0}, 0.2f * d, 0.35f * h);
            shop.block({-0.4f * w, 0, 0}, {0.42f * w, 0.12f * d, 0.3f * h});
            for (int i = 0; i < 3; ++i)
                shop.block({w * (-0.58f + 0.08f * static_cast<float>(i)), -0.1f * d, 0},
                           {0.04f * w, 0.14f * d, 0.3f * h});
        });
    }
    shop.use(Finish::PlasticRed);
    shop.block({x, 0, 0.1f * h}, {0.1f * w, 0.2f * d, 0.9f * h}, 0.1f * h);
}

void watch(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), t = 0.06f * h;
    std::vector<Vec2f> strap; // stands on its side of the loop, the face in front above
    shop.use(Finish::Leather);
    std::vector<Vec3f> loop;
    for (int i = 0; i < 24; ++i)
        loop.emplace_back((w / 2 - t) * std::cos(kPi / 12 * static_cast<float>(i)), 0.0f,
                          h * 0.45f + (0.45f * h - t) * std::sin(kPi / 12 * static_cast<float>(i)));
    for (std::size_t i = 0; i < loop.size(); ++i)
        shop.bar(std::array<Vec3f, 2>{loop[i], loop[(i + 1) % loop.size()]}, 0.5f * d, t);
    shop.use(Finish::Chrome);
    shop.cylinder({0, 0, 0.82f * h}, std::min(0.5f * d, 0.3f * w), 0.16f * h, 0.03f * h);
    shop.use(Finish::Paper);
    shop.cylinder({0, 0, 0.9f * h}, 0.84f * std::min(0.5f * d, 0.3f * w), 0.09f * h);
    shop.use(Finish::PaintBlack);
    shop.block({0.1f * d, 0, 0.985f * h}, {0.22f * d, 0.03f * d, 0.015f * h});
    shop.block({0, 0.14f * d, 0.985f * h}, {0.03f * d, 0.3f * d, 0.015f * h});
}

void disc(Workshop &shop, const Vec3f &size)
{
    const float r = std::min(size.x(), size.y()) / 2, h = size.z();
    shop.use(Finish::Chrome);
    shop.lathe(Vec3f::Zero(), std::array{Vec2f(r, 0), Vec2f(r, 0.7f * h), Vec2f(0.4f * r, 0.7f * h)}, 32);
    shop.use(Finish::CanvasBlue);
    shop.lathe({0, 0, 0.6f * h}, std::array{Vec2f(0.42f * r, 0), Vec2f(0.42f * r, 0.3f * h)}, 28);
    shop.use(Finish::PaintBlack);
    shop.lathe({0, 0, 0.6f * h}, std::array{Vec2f(0.13f * r, 0), Vec2f(0.13f * r, 0.4f * h)}, 20);
}

void cloth(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z();
    constexpr Finish kStripes[] = {Finish::Linen, Finish::FabricBlue};
    const int layers = 3, stripes = 7;
    for (int layer = 0; layer < layers; ++layer) {
        for (int i = 0; i < stripes; ++i) {
            shop.use(kStripes[i % 2]);
            const float inset = 0.02f * w * static_cast<float>(layer);
            shop.block({shareOf(w - inset, i, stripes), 0, h * static_cast<float>(layer) / layers},
                       {(w - inset) / stripes, d - inset, 0.96f * h / layers}, 0.1f * h);
        }
    }
}

void sponge(Workshop &shop, const Vec3f &size)
{
    shop.use(Finish::PlasticYellow);
    shop.block(Vec3f::Zero(), {size.x(), size.y(), 0.76f * size.z()}, 0.15f * size.z());
    shop.use(Finish::PlasticGreen);
    shop.block({0, 0, 0.74f * size.z()}, {size.x(), size.y(), 0.26f * size.z()}, 0.05f * size.z());
}

void paperRoll(Workshop &shop, const Vec3f &size)
{
    const float r = std::min(size.x(), size.y()) / 2, h = size.z();
    shop.use(Finish::Paper);
    shop.lathe(Vec3f::Zero(), std::array{Vec2f(r, 0), Vec2f(r, h), Vec2f(0.36f * r, h), Vec2f(0.36f * r, 0.02f * h)},
               32);
    shop.use(Finish::Cardboard);
    shop.lathe({0, 0, 0.02f * h},
               std::array{Vec2f(0.37f * r, 0), Vec2f(0.37f * r, 0.975f * h), Vec2f(0.32f * r, 0.975f * h),
                          Vec2f(0.32f * r, 0.01f * h)},
               24);
}

void tissueBox(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), body = 0.62f * h;
    shop.use(Finish::CanvasBlue);
    shop.block(Vec3f::Zero(), {w, d, body}, 0.004f);
    shop.use(Finish::PaintBlack);
    shop.at(moved({0, 0, body}),
            [&] { shop.prism(Axis::Z, roundedRectangle(0.5f * w, 0.3f * d, 0.15f * d), -0.002f, 0.001f); });
    shop.use(Finish::Paper);
    for (const float s : {-1, 1})
        shop.prism(Axis::Y,
                   std::array<Vec2f, 5>{Vec2f{-0.18f * w, body},
                                        {0.18f * w, body},
                                        {0.2f * w - 0.1f * s * w, 0.9f * h},
                                        {0.06f * s * w, h},
                                        {-0.16f * w, 0.8f * h}},
                   s * 0.03f * d, s * 0.05f * d);
}

} // namespace

std::span<const Family> oddments()
{
    using enum Domain;
    using enum Mount;
    static const Family kFamily[] = {
        {{"Book", Home, Surface, {0.19f, 0.25f, 0.032f}, {0.1f, 0.14f, 0.012f}, {0.45f, 0.45f, 0.08f}}, book},
        {{"Box", Home, Floor, {0.45f, 0.4f, 0.34f}, {0.2f, 0.2f, 0.15f}, {0.9f, 0.8f, 0.7f}}, cardboardBox},
        {{"GarbageCan", Home, Floor, {0.34f, 0.36f, 0.58f}, {0.18f, 0.18f, 0.25f}, {0.7f, 0.6f, 1.0f}}, garbageCan},
        {{"GarbageBag", Home, Floor, {0.51f, 0.51f, 0.56f}, {0.3f, 0.3f, 0.3f}, {0.8f, 0.8f, 0.9f}}, garbageBag},
        {{"BasketBall", Home, Floor, {0.24f, 0.24f, 0.24f}, {0.18f, 0.18f, 0.18f}, {0.26f, 0.26f, 0.26f}}, basketBall},
        {{"BaseballBat", Home, Floor, {0.07f, 0.07f, 0.92f}, {0.02f, 0.02f, 0.4f}, {0.1f, 0.1f, 1.1f}}, baseballBat},
        {{"TennisRacket", Home, Surface, {0.26f, 0.65f, 0.04f}, {0.2f, 0.5f, 0.02f}, {0.32f, 0.75f, 0.06f}},
         tennisRacket},
        {{"Dumbbell", Home, Floor, {0.13f, 0.33f, 0.13f}, {0.07f, 0.16f, 0.07f}, {0.25f, 0.5f, 0.25f}}, dumbbell},
        {{"Boots", Home, Floor, {0.28f, 0.28f, 0.4f}, {0.18f, 0.2f, 0.16f}, {0.36f, 0.36f, 0.6f}}, boots},
        {{"VacuumCleaner", Home, Floor, {0.34f, 0.34f, 1.05f}, {0.24f, 0.24f, 0.8f}, {0.45f, 0.5f, 1.3f}},
         vacuumCleaner},
        {{"Newspaper", Home, Surface, {0.3f, 0.2f, 0.03f}, {0.2f, 0.07f, 0.015f}, {0.45f, 0.4f, 0.06f}}, newspaper},
        {{"Pencil", Home, Surface, {0.009f, 0.18f, 0.009f}, {0.006f, 0.07f, 0.006f}, {0.015f, 0.25f, 0.015f}}, pencil},
        {{"Pen", Home, Surface, {0.011f, 0.16f, 0.011f}, {0.007f, 0.1f, 0.007f}, {0.018f, 0.22f, 0.018f}}, pen},
        {{"CreditCard", Home, Surface, {0.086f, 0.054f, 0.004f}, {0.06f, 0.04f, 0.002f}, {0.12f, 0.08f, 0.006f}},
         creditCard},
        {{"KeyChain", Home, Surface, {0.13f, 0.07f, 0.01f}, {0.08f, 0.035f, 0.006f}, {0.18f, 0.1f, 0.02f}}, keyChain},
        {{"Watch", Home, Surface, {0.07f, 0.045f, 0.06f}, {0.05f, 0.03f, 0.03f}, {0.1f, 0.06f, 0.09f}}, watch},
        {{"CD", Home, Surface, {0.12f, 0.12f, 0.004f}, {0.08f, 0.08f, 0.002f}, {0.14f, 0.14f, 0.008f}}, disc},
        {{"Cloth", Home, Surface, {0.25f, 0.16f, 0.03f}, {0.15f, 0.1f, 0.015f}, {0.4f, 0.3f, 0.08f}}, cloth},
        {{"DishSponge", Home, Surface, {0.075f, 0.13f, 0.03f}, {0.05f, 0.08f, 0.015f}, {0.12f, 0.18f, 0.06f}}, sponge},
        {{"PaperTowelRoll", Home, Surface, {0.11f, 0.11f, 0.23f}, {0.06f, 0.06f, 0.08f}, {0.18f, 0.18f, 0.32f}},
         paperRoll},
        {{"TissueBox", Home, Surface, {0.22f, 0.12f, 0.15f}, {0.1f, 0.1f, 0.1f}, {0.3f, 0.2f, 0.2f}}, tissueBox},
    };
    return kFamily;
}

} // namespace twinloom::asset
