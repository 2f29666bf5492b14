// SPDX-License-Identifier: Apache-2.0
#include "app/render/renderer.h"

#include "core/geometry/random.h"
#include "tests/app/render/scenes.h"

#include <cmath>

namespace twinloom::render {
namespace {

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
    return static_cast<int>(std::lround(255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(linear, 1 / 2.4) - 0.055)));
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
        cloud->positions.emplace_back(static_cast<float>(random.uniform(-0.5, 0.5)), static_cast<float>(random.uniform(-0.5, 0.5)), 0.5f);
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
    for (const scan::Rgb colour : {scan::Rgb{200, 60, 30}, scan::Rgb{12, 20, 6}, scan::Rgb{128, 128, 128}, scan::Rgb{225, 230, 10}}) {
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
        scene.addModel(test::sphere(0.4f, test::material(0.7f, 0.12f, 0.08f, 0, rough)), Transform::place({i * 1.0, 0, 0}, 0));
        scene.addModel(test::sphere(0.4f, test::material(0.9f, 0.72f, 0.4f, 1, rough)), Transform::place({i * 1.0, 1.1, 0}, 0));
    }
    expectGolden(draw(scene, small(480, 270)), QStringLiteral("materials"));
}

TEST(RendererGolden, Room)
{
    SceneBuilder scene;
    scene.addBoxRoom();
    scene.addModel(test::box({1.6f, 0.8f, 0.75f}, test::material(0.45f, 0.27f, 0.13f, 0, 0.5f)), Transform::place({2.2, 1.5, 0}, 0.3));
    scene.addModel(test::box({0.5f, 0.5f, 0.45f}, test::material(0.1f, 0.25f, 0.4f, 0, 0.9f)), Transform::place({1.0, 0.8, 0}, 0.8));
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
    scene.addModel(test::box({1, 1, 0.5f}, test::material(0.1878f, 0.305f, 0.1022f, 0, 0.9f)), Transform::place({0.55, 0, 0}, 0));
    expectGolden(draw(scene, small(480, 270)), QStringLiteral("points"));
}

} // namespace
} // namespace twinloom::render
