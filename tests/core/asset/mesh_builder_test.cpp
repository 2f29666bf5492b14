// SPDX-License-Identifier: Apache-2.0
#include "core/asset/mesh_builder.h"

#include "tests/core/asset/mesh_checks.h"

#include <gtest/gtest.h>

#include <functional>
#include <numbers>

namespace twinloom::asset
{
namespace
{

constexpr float kPi = std::numbers::pi_v<float>;

Model built(const std::function<void(MeshBuilder &)> &body)
{
    MeshBuilder builder(QStringLiteral("test"));
    body(builder);
    return std::move(builder).take();
}

double volume(const Model &model)
{
    double sum = 0;
    for (const MeshPart &part : model.parts) {
        for (std::size_t t = 0; t < part.indices.size(); t += 3) {
            const auto corner = [&](std::size_t k) {
                return part.positions[part.indices[t + k]].cast<double>().eval();
            };
            sum += corner(0).dot(corner(1).cross(corner(2))) / 6;
        }
    }
    return sum;
}

void expectBounds(const Model &model, const Vec3f &low, const Vec3f &high)
{
    EXPECT_LT((model.bounds().first - low).norm(), 1e-5f) << model.bounds().first.transpose();
    EXPECT_LT((model.bounds().second - high).norm(), 1e-5f) << model.bounds().second.transpose();
}

} // namespace

TEST(MeshBuilder, BlockStandsOnItsBase)
{
    const Model plain = built([](MeshBuilder &b) { b.block({1, 2, 3}, {2, 4, 6}); });
    EXPECT_EQ(meshFault(plain), "");
    EXPECT_EQ(plain.triangles(), 12u);
    EXPECT_NEAR(volume(plain), 48, 1e-4);
    expectBounds(plain, {0, 0, 3}, {2, 4, 9});
    const Model bevelled = built([](MeshBuilder &b) { b.block({1, 2, 3}, {2, 4, 6}, 0.1f); });
    EXPECT_EQ(meshFault(bevelled), "");
    EXPECT_EQ(bevelled.triangles(), 44u);
    EXPECT_LT(volume(bevelled), 48);
    expectBounds(bevelled, {0, 0, 3}, {2, 4, 9});
}

TEST(MeshBuilder, ThingsWithoutThicknessGetSome)
{
    const Model model = built([](MeshBuilder &b) { b.block({0, 0, 0}, {1, 0, -1}, 0.1f); });
    EXPECT_EQ(meshFault(model), "");
    EXPECT_GT(volume(model), 0);
}

TEST(MeshBuilder, SoftAndRoundSolidsAreClosed)
{
    const Model cushion = built([](MeshBuilder &b) { b.cushion({0, 0, 1}, {0.6f, 0.5f, 0.15f}); });
    EXPECT_EQ(meshFault(cushion), "");
    expectBounds(cushion, {-0.3f, -0.25f, 1}, {0.3f, 0.25f, 1.15f});
    const Model ball = built([](MeshBuilder &b) { b.ellipsoid({0, 0, 0}, {2, 2, 2}, 32); });
    EXPECT_EQ(meshFault(ball), "");
    EXPECT_NEAR(volume(ball), 4 * kPi / 3, 0.1);
    const Model can = built([](MeshBuilder &b) { b.cylinder({0, 0, 0}, 1, 2, 0.05f); });
    EXPECT_EQ(meshFault(can), "");
    EXPECT_NEAR(volume(can), 2 * kPi, 0.15);
    EXPECT_EQ(meshFault(built([](MeshBuilder &b) { b.cone({0, 0, 0}, 1, 0, 2); })), "");
    EXPECT_EQ(meshFault(built([](MeshBuilder &b) { b.cone({0, 0, 0}, 0, 1, 2); })), "");
}

TEST(MeshBuilder, ATurnedBowlIsHollow)
{
    const std::array profile{Vec2f(0.5f, 0), Vec2f(1, 1), Vec2f(0.9f, 1), Vec2f(0.4f, 0.1f)};
    const Model bowl = built([&](MeshBuilder &b) { b.lathe({0, 0, 0}, profile, 32); });
    EXPECT_EQ(meshFault(bowl), "");
    const double outer = kPi / 3 * (0.25 + 0.5 + 1), inner = kPi / 3 * 0.9 * (0.16 + 0.36 + 0.81);
    EXPECT_NEAR(volume(bowl), outer - inner, 0.05);
}

TEST(MeshBuilder, SweptBarsAreMitred)
{
    const std::array<Vec3f, 3> corner{Vec3f(0, 0, 0), Vec3f(1, 0, 0), Vec3f(1, 1, 0)};
    const Model bar = built([&](MeshBuilder &b) { b.bar(corner, 0.1f, 0.2f); });
    EXPECT_EQ(meshFault(bar), "");
    EXPECT_NEAR(volume(bar), 2 * 0.1 * 0.2, 1e-5);
    expectBounds(bar, {0, -0.05f, -0.1f}, {1.05f, 1, 0.1f});
    EXPECT_EQ(meshFault(built([&](MeshBuilder &b) { b.tube(rounded(corner, 0.2f), 0.03f); })), "");
    const std::array<Vec3f, 4> square{Vec3f(0, 0, 0), Vec3f(1, 0, 0), Vec3f(1, 1, 0), Vec3f(0, 1, 0)};
    const Model hoop = built([&](MeshBuilder &b) { b.ring(square, 0.05f); });
    EXPECT_EQ(meshFault(hoop), "");
    expectBounds(hoop, {-0.05f, -0.05f, -0.05f}, {1.05f, 1.05f, 0.05f});
}

TEST(MeshBuilder, PrismsRunAlongEachAxis)
{
    const std::array<Vec2f, 6> ell{Vec2f{0, 0}, {2, 0}, {2, 1}, {1, 1}, {1, 2}, {0, 2}};
    const Model x = built([&](MeshBuilder &b) { b.prism(Axis::X, ell, 5, 6); });
    const Model y = built([&](MeshBuilder &b) { b.prism(Axis::Y, ell, 5, 6); });
    const Model z = built([&](MeshBuilder &b) { b.prism(Axis::Z, ell, 5, 6); });
    for (const Model *model : {&x, &y, &z}) {
        EXPECT_EQ(meshFault(*model), "");
        EXPECT_NEAR(volume(*model), 3, 1e-4);
    }
    expectBounds(x, {5, 0, 0}, {6, 2, 2});
    expectBounds(y, {0, 5, 0}, {2, 6, 2});
    expectBounds(z, {0, 0, 5}, {2, 2, 6});
    EXPECT_EQ(meshFault(built([&](MeshBuilder &b) { b.prism(Axis::Y, ell, 6, 5); })), "");
}

TEST(MeshBuilder, PlacementsNestAndMirrorsKeepTheWinding)
{
    const Model model = built([](MeshBuilder &b) {
        b.at(moved({10, 0, 0}), [&] {
            b.at(turned(Axis::Z, kPi / 2), [&] { b.block({1, 0, 0}, {2, 1, 1}, 0.05f); });
            b.at(mirroredX(), [&] { b.block({3, 0, 0}, {1, 1, 1}); });
        });
    });
    EXPECT_EQ(meshFault(model), "");
    expectBounds(model, {6.5f, -0.5f, 0}, {10.5f, 2, 1});
}

TEST(MeshBuilder, MaterialsAreSharedByName)
{
    Material red, blue;
    red.name = QStringLiteral("red");
    blue.name = QStringLiteral("blue");
    const Model model = built([&](MeshBuilder &b) {
        for (const Material &material : {red, blue, red}) {
            b.use(material);
            b.block({0, 0, 0}, {1, 1, 1});
        }
    });
    ASSERT_EQ(model.parts.size(), 2u);
    EXPECT_EQ(model.parts[0].indices.size(), 2 * 36u);
    EXPECT_EQ(model.parts[1].indices.size(), 36u);
}

TEST(MeshBuilder, FittingIsExact)
{
    Model model = built([](MeshBuilder &b) { b.at(moved({3, 4, 5}), [&] { b.cushion({0, 0, 0}, {1, 1, 1}); }); });
    fitTo(model, {2, 0.5f, 30});
    expectBounds(model, {-1, -0.25f, 0}, {1, 0.25f, 30});
    EXPECT_EQ(meshFault(model), "");
}

} // namespace twinloom::asset
