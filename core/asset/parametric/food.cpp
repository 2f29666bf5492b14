// SPDX-License-Identifier: Apache-2.0
#include "core/asset/parametric/family.h"

namespace twinloom::asset
{
namespace
{

void apple(Workshop &shop, const Vec3f &size)
{
    const float r = std::min(size.x(), size.y()) / 2, h = 0.86f * size.z();
    shop.use(Finish::Red);
    shop.lathe(Vec3f::Zero(),
               std::array{Vec2f(0.1f * r, 0.06f * h), Vec2f(0.4f * r, 0), Vec2f(0.7f * r, 0.12f * h),
                          Vec2f(0.92f * r, 0.36f * h), Vec2f(r, 0.6f * h), Vec2f(0.94f * r, 0.8f * h),
                          Vec2f(0.74f * r, 0.95f * h), Vec2f(0.45f * r, h), Vec2f(0.2f * r, 0.93f * h),
                          Vec2f(0.04f * r, 0.84f * h)},
               28);
    shop.use(Finish::Bark);
    shop.rod({0, 0, 0.8f * h}, {0.1f * r, 0, size.z()}, 0.04f * r);
    shop.use(Finish::Leaf);
    shop.ellipsoid({0.25f * r, 0, 0.98f * h}, {0.5f * r, 0.24f * r, 0.05f * h}, 10);
}

void tomato(Workshop &shop, const Vec3f &size)
{
    shop.use(Finish::Red);
    shop.cushion(Vec3f::Zero(), {size.x(), size.y(), 0.94f * size.z()}, 2.1f, 2.4f);
    shop.use(Finish::Leaf);
    for (int i = 0; i < 5; ++i) {
        shop.at(moved({0, 0, 0.9f * size.z()}) * turned(Axis::Z, 2 * kPi * static_cast<float>(i) / 5), [&] {
            shop.ellipsoid({0.13f * size.x(), 0, 0}, {0.28f * size.x(), 0.12f * size.x(), 0.09f * size.x()}, 14);
        });
    }
    shop.cylinder({0, 0, 0.92f * size.z()}, 0.03f * size.x(), 0.08f * size.z());
}

void potato(Workshop &shop, const Vec3f &size)
{
    shop.use(Finish::Skin);
    shop.cushion(Vec3f::Zero(), size, 2.4f, 2.2f);
    shop.use(Finish::Bark);
    for (int i = 0; i < 5; ++i) {
        const float angle = 2.4f * static_cast<float>(i), x = 0.28f * std::cos(angle), y = 0.32f * std::sin(angle);
        shop.ellipsoid({x * size.x(), y * size.y(), size.z() * (0.86f - 0.5f * (x * x + y * y) - 0.02f)},
                       {0.06f * size.x(), 0.05f * size.y(), 0.04f * size.z()}, 8);
    }
}

void egg(Workshop &shop, const Vec3f &size)
{
    const float r = std::min(size.x(), size.y()) / 2, h = size.z();
    std::vector<Vec2f> profile;
    for (int i = 0; i <= 12; ++i) {
        const float t = kPi * static_cast<float>(i) / 12, z = (1 - std::cos(t)) / 2;
        profile.emplace_back(i == 12 ? 0.0f : r * std::sin(t) * (1.06f - 0.24f * z) / 0.96f, h * z);
    }
    shop.use(Finish::EggShell);
    shop.lathe(Vec3f::Zero(), profile, 24);
}

void lettuce(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z();
    shop.use(Finish::LeafLight);
    shop.ellipsoid({0, 0, 0.05f * h}, {0.8f * w, 0.8f * d, 0.86f * h}, 18);
    for (int i = 0; i < 9; ++i) { // outer leaves lie around the heart
        const float angle = 2.39996f * static_cast<float>(i), tilt = 0.5f + 0.03f * static_cast<float>(i % 3);
        shop.use(i % 2 ? Finish::Leaf : Finish::LeafLight);
        shop.at(moved({0.2f * w * std::cos(angle), 0.2f * d * std::sin(angle), 0}) * turned(Axis::Z, angle) *
                    turned(Axis::Y, tilt),
                [&] {
                    shop.ellipsoid({0.1f * w, 0, 0},
                                   {0.3f * std::min(w, h), 0.65f * std::min(w, d), std::min(0.85f * h, 1.2f * w)}, 18);
                });
    }
}

void bread(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z();
    shop.use(Finish::Crust);
    shop.cushion(Vec3f::Zero(), {w, d, 0.96f * h}, 4, 2.6f);
    shop.use(Finish::EggShell);
    const int cuts = repeats(d, 0.07f, 2, 5);
    for (int i = 0; i < cuts; ++i)
        shop.at(moved({0, shareOf(0.8f * d, i, cuts), 0.88f * h}) * turned(Axis::Z, 0.5f), [&] {
            shop.ellipsoid(Vec3f::Zero(), {0.6f * w, 0.07f * d, 0.12f * h}, 12);
        });
}

} // namespace

std::span<const Family> food()
{
    using enum Domain;
    using enum Mount;
    static const Family kFamily[] = {
        {{"Apple", Home, Surface, {0.085f, 0.085f, 0.095f}, {0.05f, 0.05f, 0.05f}, {0.14f, 0.14f, 0.16f}}, apple},
        {{"Tomato", Home, Surface, {0.09f, 0.09f, 0.08f}, {0.04f, 0.04f, 0.04f}, {0.16f, 0.16f, 0.16f}}, tomato},
        {{"Potato", Home, Surface, {0.075f, 0.11f, 0.065f}, {0.04f, 0.05f, 0.04f}, {0.13f, 0.18f, 0.12f}}, potato},
        {{"Egg", Home, Surface, {0.046f, 0.046f, 0.06f}, {0.035f, 0.035f, 0.045f}, {0.09f, 0.09f, 0.12f}}, egg},
        {{"Lettuce", Home, Surface, {0.17f, 0.22f, 0.16f}, {0.1f, 0.1f, 0.1f}, {0.25f, 0.3f, 0.25f}}, lettuce},
        {{"Bread", Home, Surface, {0.15f, 0.28f, 0.12f}, {0.08f, 0.15f, 0.06f}, {0.3f, 0.45f, 0.2f}}, bread},
    };
    return kFamily;
}

} // namespace twinloom::asset
