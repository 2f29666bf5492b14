// SPDX-License-Identifier: Apache-2.0
#include "app/render/renderer.h"

#include "core/geometry/random.h"
#include "tests/app/render/scenes.h"

#include <cmath>

namespace twinloom::render
{
namespace
{

using geometry::Transform;
using test::SceneBuilder;

QImage draw(const SceneBuilder &scene, const Picture &picture)
{
    auto image = renderPicture(scene.hierarchy(), scene.resources(), picture);
    EXPECT_OK(image);
    return image.value_or(QImage());
}

Picture small(int width = 320, int height = 180)
{
    Picture picture;
    picture.width = width;
    picture.height = height;
    return picture;
}

Camera from(const Eigen::Vector3d &eye, const Eigen::Vector3d &target)
{
    Camera camera;
    camera.eye = eye;
    camera.target = target;
    return camera;
}

int srgb(double linear)
{
    return static_cast<int>(
        std::lround(255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(linear, 1 / 2.4) - 0.055)));
}

/// Against tests/golden/NAME.png. With TWINLOOM_UPDATE_GOLDEN set the picture is written there instead.
void expectGolden(const QImage &image, const QString &name)
{
    const QString path = QStringLiteral(TWINLOOM_GOLDEN "/%1.png").arg(name);
    if (qEnvironmentVariableIsSet("TWINLOOM_UPDATE_GOLDEN")) {
        ASSERT_TRUE(image.save(path));
        return;
    }
    const QImage golden(path);
    ASSERT_FALSE(golden.isNull()) << path.toStdString();
    EXPECT_LT(test::difference(image, golden), 0.01) << name.toStdString();
}

std::shared_ptr<scan::PointCloud> plate(scan::Rgb colour)
{
    auto cloud = std::make_shared<scan::PointCloud>();
    geometry::Random random(5);
    for (int i = 0; i < 60'000; ++i) {
        cloud->positions.emplace_back(static_cast<float>(random.uniform(-0.5, 0.5)),
                                      static_cast<float>(random.uniform(-0.5, 0.5)), 0.5f);
        cloud->colours.push_back(colour);
    }
    return cloud;
}

asset::Material glowing(float r, float g, float b)
{
    asset::Material material = test::material(0, 0, 0, 0, 1);
    material.emissive = {r, g, b};
    return material;
}

TEST(Renderer, NeedsAContext)
{
    const auto renderer = Renderer::create();
    ASSERT_FALSE(renderer.has_value());
    EXPECT_EQ(renderer.error().code, ErrorCode::Peer);
}

TEST(Renderer, AnEmptySceneIsGroundAndSky)
{
    const QImage image = draw({}, small());
    EXPECT_EQ(image.size(), QSize(320, 180));
    EXPECT_EQ(qAlpha(image.pixel(160, 90)), 255);
    EXPECT_GT(qGray(image.pixel(160, 5)), 150);
    Picture dark = small();
    dark.options.dark = true;
    EXPECT_LT(qGray(draw({}, dark).pixel(160, 90)), 110);
}

TEST(Renderer, UnlitColoursComeOutAsTheyAre)
{
    // Points are unlit, and go through the same light buffer, tone curve and encoding as everything else.
    for (const scan::Rgb colour :
         {scan::Rgb{200, 60, 30}, scan::Rgb{12, 20, 6}, scan::Rgb{128, 128, 128}, scan::Rgb{225, 230, 10}}) {
        SceneBuilder scene;
        scene.addCloud(plate(colour));
        Picture picture = small(64, 64);
        picture.camera = from({0, 0, 1.1}, {0, 0, 0.5});
        picture.options.eyeDomeLighting = false;
        const QRgb pixel = draw(scene, picture).pixel(32, 32);
        EXPECT_NEAR(qRed(pixel), colour.r, 1);
        EXPECT_NEAR(qGreen(pixel), colour.g, 1);
        EXPECT_NEAR(qBlue(pixel), colour.b, 1);
    }
}

TEST(Renderer, BlackSurfacesShowTheirOwnGlow)
{
    // What a rough black body reflects by itself, measured without glow, is taken off in linear light.
    const auto middle = [](const asset::Material &material) {
        SceneBuilder scene;
        scene.addModel(test::box({2, 2, 0.1f}, material));
        Picture picture = small(64, 64);
        picture.camera = from({0, 0, 1.5}, {0, 0, 0});
        picture.options.shadows = picture.options.ambientOcclusion = false;
        return draw(scene, picture).pixel(32, 32);
    };
    const auto linear = [](int value) {
        const double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    const QRgb plain = middle(glowing(0, 0, 0)), lit = middle(glowing(0.25f, 0.05f, 0.6f));
    EXPECT_NEAR(qRed(lit), srgb(linear(qRed(plain)) + 0.25), 1);
    EXPECT_NEAR(qGreen(lit), srgb(linear(qGreen(plain)) + 0.05), 1);
    EXPECT_NEAR(qBlue(lit), srgb(linear(qBlue(plain)) + 0.6), 1);
}

TEST(Renderer, WithoutSkyTheBackgroundIsTransparent)
{
    SceneBuilder scene;
    scene.addModel(test::box({1, 1, 1}, test::material(0.7f, 0.3f, 0.2f)));
    Picture picture = small();
    picture.options.sky = false;
    for (const int samples : {0, 4}) {
        picture.options.multisample = samples;
        const QImage image = draw(scene, picture);
        EXPECT_EQ(image.pixel(2, 2), 0u);
        EXPECT_EQ(qAlpha(image.pixel(160, 90)), 255);
    }
}

TEST(Renderer, ShadowsAndOcclusionDarken)
{
    SceneBuilder scene;
    scene.addModel(test::box({4, 4, 0.1f}, test::material(0.6f, 0.6f, 0.6f)));
    scene.addModel(test::box({0.5f, 0.5f, 1.5f}, test::material(0.6f, 0.6f, 0.6f)), Transform::place({0, 0, 0.1}, 0));
    Picture picture = small();
    picture.camera = from({0, 0, 8}, {0, 0, 0});
    const QImage with = draw(scene, picture);
    picture.options.shadows = false;
    const QImage withoutShadow = draw(scene, picture);
    EXPECT_GT(test::difference(with, withoutShadow), 0.005);
    picture.options.ambientOcclusion = false;
    EXPECT_NE(draw(scene, picture), withoutShadow);
}

TEST(Renderer, SelectionHasAnOutline)
{
    SceneBuilder scene;
    const scene::NodeId id = scene.addModel(test::box({1, 1, 1}, test::material(0.2f, 0.3f, 0.6f)));
    Picture picture = small();
    const QImage plain = draw(scene, picture);
    picture.selection = {id};
    const QImage selected = draw(scene, picture);
    int orange = 0;
    for (int y = 0; y < 180; ++y)
        for (int x = 0; x < 320; ++x) {
            const QRgb p = selected.pixel(x, y);
            orange += qRed(p) > 200 && qBlue(p) < 110 && selected.pixel(x, y) != plain.pixel(x, y);
        }
    EXPECT_GT(orange, 200);
    EXPECT_LT(orange, 3000);
}

TEST(Renderer, OverlaysTintMoveHideAndLabel)
{
    SceneBuilder scene;
    const scene::NodeId id = scene.addModel(test::box({1, 1, 1}, test::material(0.5f, 0.5f, 0.5f)));
    Picture picture = small();
    picture.camera = from({0, -4, 2}, {0, 0, 0.5});
    const QImage plain = draw(scene, picture);
    picture.overlays[id].colour = Eigen::Vector4f(0.8f, 0.0f, 0.0f, 1.0f);
    const QRgb tinted = draw(scene, picture).pixel(160, 90);
    EXPECT_GT(qRed(tinted), 2 * qBlue(tinted));
    picture.overlays[id] = {};
    picture.overlays[id].visible = false;
    const QImage hidden = draw(scene, picture);
    EXPECT_GT(test::difference(plain, hidden), 0.02);
    picture.overlays[id] = {};
    picture.overlays[id].transform = Transform::place({1, 0, 0}, 0);
    EXPECT_GT(test::difference(plain, draw(scene, picture)), 0.02);
    picture.overlays[id] = {};
    picture.overlays[id].label = QStringLiteral("21.5 °C");
    picture.overlays[id].gauge = 0.4;
    EXPECT_GT(test::difference(plain, draw(scene, picture)), 0.002);
}

TEST(Renderer, PointsOfAFloorAreDrawnWhileAnOverlayHidesItsRoom)
{
    SceneBuilder scene;
    const scene::NodeId room = scene.addBoxRoom();
    auto cloud = std::make_shared<scan::PointCloud>();
    for (int x = 0; x < 80; ++x)
        for (int y = 0; y < 60; ++y) {
            cloud->positions.emplace_back(0.05f * float(x), 0.05f * float(y), 0.01f);
            cloud->colours.push_back({255, 60, 0});
        }
    scene.addCloud(cloud);
    Picture picture = small();
    picture.camera = from({2, -4, 6}, {2, 1.5, 0});
    const auto orange = [&] {
        const QImage image = draw(scene, picture);
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                count += qRed(image.pixel(x, y)) > 120 && qBlue(image.pixel(x, y)) < 60;
        return count;
    };
    EXPECT_LT(orange(), 20) << "the floor's model shows the same";
    picture.overlays[room].visible = false;
    EXPECT_GT(orange(), 2000);
}

TEST(Renderer, AnOverlayThatEndsAsTheSceneChangesLeavesNothing)
{
    auto context = HeadlessContext::create();
    ASSERT_OK(context);
    auto renderer = Renderer::create();
    ASSERT_OK(renderer);
    SceneBuilder before;
    const scene::NodeId id = before.addModel(test::box({1, 1, 1}, test::material(0.5f, 0.5f, 0.5f)));
    const Transform dropped = Transform::place({1, 0, 0}, 0);
    (*renderer)->setScene(before.hierarchy(), before.resources());
    scene::Overlays dragged;
    dragged[id].transform = dropped;
    (*renderer)->setOverlays(dragged);
    // What a gesture does at its end: the Change and the end of the preview come in one frame.
    const auto edited = [&](const Transform &to) {
        scene::Node node = *before.hierarchy().scene().find(id);
        node.transform = to;
        const auto scene =
            scene::apply(before.hierarchy().scene(), {{scene::edited(before.hierarchy().scene().find(id), node)}});
        return scene::Hierarchy(scene.value());
    };
    (*renderer)->setScene(edited(dropped), before.resources());
    (*renderer)->setOverlays({});
    (*renderer)->setScene(before.hierarchy(), before.resources()); // undone
    EXPECT_TRUE((*renderer)->bounds().second.isApprox(Eigen::Vector3d(0.5, 0.5, 1)));
}

TEST(Renderer, TakesOverChangesAndFollowsSizes)
{
    auto context = HeadlessContext::create();
    ASSERT_OK(context);
    auto renderer = Renderer::create();
    ASSERT_OK(renderer);
    EXPECT_EQ((*renderer)->bounds().first, Eigen::Vector3d(-2, -2, 0));
    SceneBuilder one;
    one.addModel(test::box({1, 1, 1}, test::material(0.5f, 0.5f, 0.5f)));
    (*renderer)->setScene(one.hierarchy(), one.resources());
    EXPECT_TRUE((*renderer)->bounds().second.isApprox(Eigen::Vector3d(0.5, 0.5, 1)));
    SceneBuilder two = one;
    two.addModel(test::box({1, 1, 2}, test::material(0.5f, 0.5f, 0.5f)), Transform::place({3, 0, 0}, 0));
    (*renderer)->setScene(two.hierarchy(), two.resources());
    EXPECT_TRUE((*renderer)->bounds().second.isApprox(Eigen::Vector3d(3.5, 0.5, 2)));
    (*renderer)->setScene(SceneBuilder().hierarchy(), {});
    EXPECT_EQ((*renderer)->bounds().first, Eigen::Vector3d(-2, -2, 0));
    EXPECT_EQ((*renderer)->draw({}, {0, 0, 0, false}, {}).drawCalls, 0);
}

TEST(Renderer, RepeatsItselfToTheBit)
{
    SceneBuilder scene;
    scene.addBoxRoom();
    EXPECT_EQ(draw(scene, small()), draw(scene, small()));
}

TEST(RendererGolden, Materials)
{
    SceneBuilder scene;
    for (int i = 0; i < 5; ++i) {
        const float rough = 0.1f + 0.2f * static_cast<float>(i);
        scene.addModel(test::sphere(0.4f, test::material(0.7f, 0.12f, 0.08f, 0, rough)),
                       Transform::place({i * 1.0, 0, 0}, 0));
        scene.addModel(test::sphere(0.4f, test::material(0.9f, 0.72f, 0.4f, 1, rough)),
                       Transform::place({i * 1.0, 1.1, 0}, 0));
    }
    expectGolden(draw(scene, small(480, 270)), QStringLiteral("materials"));
}

TEST(RendererGolden, Room)
{
    SceneBuilder scene;
    scene.addBoxRoom();
    scene.addModel(test::box({1.6f, 0.8f, 0.75f}, test::material(0.45f, 0.27f, 0.13f, 0, 0.5f)),
                   Transform::place({2.2, 1.5, 0}, 0.3));
    scene.addModel(test::box({0.5f, 0.5f, 0.45f}, test::material(0.1f, 0.25f, 0.4f, 0, 0.9f)),
                   Transform::place({1.0, 0.8, 0}, 0.8));
    scene::ObjectComponent seen;
    seen.size = {0.6, 0.6, 1.1};
    scene.add(seen, Transform::place({3.4, 0.7, 0}, 0));
    Picture picture = small(480, 270);
    expectGolden(draw(scene, picture), QStringLiteral("room"));
    picture.options.dark = true;
    expectGolden(draw(scene, picture), QStringLiteral("room_dark"));
}

TEST(RendererGolden, PointsBesideAMeshOfTheSameColour)
{
    SceneBuilder scene;
    scene.addCloud(plate({120, 150, 90}), Transform::place({-0.55, 0, 0}, 0));
    scene.addModel(test::box({1, 1, 0.5f}, test::material(0.1878f, 0.305f, 0.1022f, 0, 0.9f)),
                   Transform::place({0.55, 0, 0}, 0));
    expectGolden(draw(scene, small(480, 270)), QStringLiteral("points"));
}

TEST(Renderer, StaleThingsAreGreyAndHatched)
{
    SceneBuilder scene;
    const scene::NodeId id = scene.addModel(test::box({2, 2, 1}, test::material(0.7f, 0.1f, 0.05f)));
    Picture picture = small();
    picture.camera = from({0, -4, 3}, {0, 0, 0.5});
    picture.overlays[id].stale = true;
    const QImage image = draw(scene, picture);
    int least = 255, most = 0;
    for (int x = 140; x < 180; ++x) {
        const QRgb p = image.pixel(x, 100);
        EXPECT_NEAR(qRed(p), qBlue(p), 25);
        least = std::min(least, qGray(p));
        most = std::max(most, qGray(p));
    }
    EXPECT_GT(most - least, 40);
}

TEST(Renderer, AnAlarmKeepsItsColourWhenItIsStale)
{
    SceneBuilder scene;
    const scene::NodeId id = scene.addModel(test::box({2, 2, 1}, test::material(0.5f, 0.5f, 0.5f)));
    Picture picture = small();
    picture.camera = from({0, -4, 3}, {0, 0, 0.5});
    scene::Overlay &overlay = picture.overlays[id];
    overlay.colour = Eigen::Vector4f(0.75f, 0.02f, 0.02f, 0.7f);
    overlay.stale = true;
    overlay.alarm = QStringLiteral("Too hot");
    const QImage image = draw(scene, picture);
    int least = 255, most = 0;
    for (int x = 140; x < 180; ++x) {
        const QRgb p = image.pixel(x, 100);
        EXPECT_GT(qRed(p), qBlue(p) + 50) << x;
        least = std::min(least, qRed(p));
        most = std::max(most, qRed(p));
    }
    EXPECT_GT(most - least, 40) << "hatched";
}

TEST(Renderer, BothEyesInOneDrawSeeTheSameScene)
{
    auto context = HeadlessContext::create();
    ASSERT_OK(context);
    auto renderer = Renderer::create();
    ASSERT_OK(renderer);
    SceneBuilder scene;
    scene.addBoxRoom();
    (*renderer)->setScene(scene.hierarchy(), scene.resources());
    const auto [low, high] = (*renderer)->bounds();
    const Eye eye = eyeOf(overview(low, high, 1), 1, low, high);
    const std::vector<View> two = {{eye, {0, 64, 64, false}}, {eye, {0, 64, 64, false}}};
    const FrameStatistics first = (*renderer)->draw(two, {}); // draws the shadow map
    const FrameStatistics again = (*renderer)->draw(two, {}), one = (*renderer)->draw(eye, {0, 64, 64, false}, {});
    EXPECT_EQ(again.drawCalls, 2 * one.drawCalls);
    EXPECT_GT(first.drawCalls, again.drawCalls);
    EXPECT_LT(first.drawCalls, 2 * again.drawCalls); // one shadow map for both
    EXPECT_EQ((*renderer)->draw(std::span<const View>(), {}).drawCalls, 0);
}

TEST(Renderer, WhatIsNotSeenIsNotDrawnAndWhatIsSmallIsCoarse)
{
    auto context = HeadlessContext::create();
    ASSERT_OK(context);
    auto renderer = Renderer::create();
    ASSERT_OK(renderer);
    SceneBuilder scene;
    const auto ball = test::sphere(0.5f, test::material(1, 1, 1));
    for (int i = 0; i < 3; ++i)
        scene.addModel(ball, Transform::place({0, i * 20.0, 0}, 0));
    (*renderer)->setScene(scene.hierarchy(), scene.resources());
    Options options;
    options.shadows = options.ambientOcclusion = false;
    const auto triangles = [&](const Camera &camera) {
        const Eye eye = eyeOf(camera, 1, {-1, -1, 0}, {1, 41, 1});
        return (*renderer)->draw(eye, {0, 400, 400, false}, options).triangles;
    };
    const qint64 all = static_cast<qint64>(ball->parts[0].indices.size());
    EXPECT_EQ(triangles(from({0, -4, 0.5}, {0, -9, 0.5})), 0);
    EXPECT_GT(triangles(from({0, -2, 0.5}, {0, 0, 0.5})), all / 3);
    EXPECT_LT(triangles(from({0, -2, 0.5}, {0, 0, 0.5})), all); // two of them are far away
    EXPECT_LT(triangles(from({300, 20, 0.5}, {0, 20, 0.5})), all / 4);
}

TEST(RendererGolden, LiveValues)
{
    SceneBuilder scene;
    scene.addBoxRoom();
    const auto machine = test::box({0.6f, 0.6f, 1}, test::material(0.5f, 0.5f, 0.52f, 0, 0.6f));
    Picture picture = small(800, 450);
    for (int i = 0; i < 4; ++i) {
        const scene::NodeId id = scene.addModel(machine, Transform::place({0.55 + i * 0.95, 1.4, 0}, 0));
        picture.overlays[id].gauge = 0.2 + 0.25 * i;
        picture.overlays[id].colour =
            Eigen::Vector4f(0.2f + 0.2f * static_cast<float>(i), 0.6f - 0.18f * static_cast<float>(i), 0.05f, 0.8f);
        picture.overlays[id].stale = i == 2;
        picture.overlays[id].label =
            i % 2 == 0 ? QStringLiteral("温度 %1 °C").arg(20 + i) : QStringLiteral("%1 rpm").arg(900 + i);
    }
    expectGolden(draw(scene, picture), QStringLiteral("live"));
}

TEST(RendererGolden, HallFromWithin)
{
    SceneBuilder scene;
    scene::RoomComponent hall;
    hall.roomType = QStringLiteral("hall");
    hall.polygon = {{0, 0}, {60, 0}, {60, 30}, {0, 30}};
    hall.floor = 0;
    scene.add(hall);
    const auto crate = test::box({1.2f, 0.8f, 1}, test::material(0.45f, 0.3f, 0.15f, 0, 0.7f));
    for (int i = 0; i < 24; ++i)
        scene.addModel(crate, Transform::place({20.0 + i % 6 * 3, 10.0 + i / 6 * 3, 0}, 0.3 * i));
    Picture picture = small(480, 270);
    picture.camera = from({18, 6, 1.7}, {26, 14, 0.6});
    expectGolden(draw(scene, picture), QStringLiteral("hall"));
}

TEST(RendererGolden, ScannedRoomIsOpenTowardsTheEye)
{
    SceneBuilder scene;
    scene.addBoxRoom();
    auto cloud = std::make_shared<scan::PointCloud>();
    geometry::Random random(9);
    const auto add = [&](const Eigen::Vector3d &low, const Eigen::Vector3d &high, scan::Rgb colour, int count) {
        for (int i = 0; i < count; ++i) {
            Eigen::Vector3f point;
            for (int k = 0; k < 3; ++k)
                point[k] = static_cast<float>(random.uniform(low[k], high[k]));
            cloud->positions.push_back(point);
            cloud->colours.push_back(colour);
        }
    };
    add({0, 0, 0}, {4, 0.01, 2.5}, {210, 205, 190}, 20'000);
    add({0, 2.99, 0}, {4, 3, 2.5}, {210, 205, 190}, 20'000);
    add({0, 0, 2.49}, {4, 3, 2.5}, {240, 240, 240}, 20'000);
    add({0, 0, 0}, {4, 3, 0.01}, {110, 100, 90}, 20'000);
    add({1, 1, 0.7}, {2.6, 1.8, 0.72}, {150, 90, 40}, 20'000);
    scene.addCloud(cloud);
    Picture picture = small(480, 270);
    expectGolden(draw(scene, picture), QStringLiteral("scan_all"));
    picture.options.show = Show::Points;
    expectGolden(draw(scene, picture), QStringLiteral("scan_points"));
}

} // namespace
} // namespace twinloom::render
