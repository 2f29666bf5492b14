// SPDX-License-Identifier: Apache-2.0
#include "app/render/picker.h"

#include "tests/app/render/scenes.h"

#include <limits>

namespace twinloom::render
{
namespace
{

using Eigen::Vector3d;
using geometry::Transform;
using test::SceneBuilder;

std::unique_ptr<Picker> pickerOf(const SceneBuilder &scene)
{
    auto picker = std::make_unique<Picker>();
    picker->setScene(scene.hierarchy(), scene.resources());
    return picker;
}

TEST(Picker, FindsTheNearestBoxWithPointAndNormal)
{
    SceneBuilder scene;
    const auto model = test::box({1, 1, 1}, test::material(1, 1, 1));
    const scene::NodeId nearer = scene.addModel(model, Transform::place({0, 0, 0}, 0));
    const scene::NodeId farther = scene.addModel(model, Transform::place({0, 5, 0}, M_PI / 4));
    const auto picker = pickerOf(scene);
    const auto hit = picker->pick({0.2, -3, 0.4}, {0, 2, 0});
    ASSERT_TRUE(hit);
    EXPECT_EQ(hit->node, nearer);
    EXPECT_NEAR(hit->distance, 2.5, 1e-6);
    EXPECT_TRUE(hit->point.isApprox(Vector3d(0.2, -0.5, 0.4), 1e-6));
    EXPECT_TRUE(hit->normal.isApprox(Vector3d(0, -1, 0), 1e-6));
    const auto over = picker->pick({0.1, 5, 9}, {0, 0, -1});
    ASSERT_TRUE(over);
    EXPECT_EQ(over->node, farther);
    EXPECT_NEAR(over->distance, 8, 1e-6);
    EXPECT_FALSE(picker->pick({0, -3, 4}, {0, 1, 0}));
    EXPECT_FALSE(picker->pick({0, -3, 0.5}, {0, -1, 0}));
    EXPECT_FALSE(picker->pick({0, 0, 0}, {0, 0, 0}));
}

TEST(Picker, NormalsAreRightUnderUnevenScale)
{
    SceneBuilder scene;
    Transform stretched;
    stretched.scale = {3, 1, 0.5};
    scene.addModel(test::sphere(0.5f, test::material(1, 1, 1)), stretched);
    const auto picker = pickerOf(scene);
    const auto hit = picker->pick({0.75, 0.1, 5}, {0, 0, -1});
    ASSERT_TRUE(hit);
    // Ellipsoid x²/1.5² + y²/0.5² + (z-0.25)²/0.25² = 1
    const Vector3d gradient(0.75 / 2.25, 0.1 / 0.25, (hit->point.z() - 0.25) / 0.0625);
    EXPECT_GT(hit->normal.dot(gradient.normalized()), 0.995);
    EXPECT_NEAR(hit->point.z(), 0.25 + 0.25 * std::sqrt(0.71), 0.003);
}

TEST(Picker, SeesThroughCeilingsFromAboveAndDoorways)
{
    SceneBuilder scene;
    const scene::NodeId room = scene.addBoxRoom();
    const auto picker = pickerOf(scene);
    const auto floor = picker->pick({1, 1, 9}, {0, 0, -1});
    ASSERT_TRUE(floor);
    EXPECT_EQ(floor->node, room);
    EXPECT_NEAR(floor->point.z(), 0, 1e-6);
    const auto ceiling = picker->pick({1, 1, 1}, {0, 0, 1});
    ASSERT_TRUE(ceiling);
    EXPECT_NEAR(ceiling->point.z(), 2.5, 1e-6);
    const auto wall = picker->pick({1, 1, 1.2}, {0, 1, 0});
    ASSERT_TRUE(wall);
    EXPECT_NEAR(wall->point.y(), 3, 1e-6);
    const auto door = picker->pick({2.4, 1, 1.5}, {0, 1, 0});
    ASSERT_TRUE(door);
    EXPECT_GT(door->point.y(), 3.01);
}

TEST(Picker, PixelRaysGoWhereThePictureShows)
{
    Camera camera;
    camera.eye = {0, -5, 1};
    camera.target = {0, 0, 1};
    const Eye eye = eyeOf(camera, 2, {-1, -1, 0}, {1, 1, 2});
    const auto [origin, direction] = pixelRay(eye, 100, 50, 200, 100);
    EXPECT_TRUE(direction.isApprox(Vector3d(0, 1, 0), 1e-6));
    EXPECT_NEAR(origin.z(), 1, 1e-6);
    EXPECT_GT(pixelRay(eye, 100, 0, 200, 100).second.z(), 0.1);
    EXPECT_GT(pixelRay(eye, 200, 50, 200, 100).second.x(), 0.1);
}

TEST(Picker, ScannedPointsNearTheRay)
{
    SceneBuilder scene;
    auto cloud = std::make_shared<scan::PointCloud>();
    cloud->origin = {100, 0, 0};
    for (int i = 0; i < 5000; ++i)
        cloud->positions.emplace_back(static_cast<float>(i % 100) * 0.01f, static_cast<float>(i / 100) * 0.01f, 0.5f);
    cloud->positions.emplace_back(0.2f, 0.2f, std::numeric_limits<float>::quiet_NaN());
    const scene::NodeId points = scene.addCloud(cloud, Transform::place({-100, 0, 0}, 0));
    const scene::NodeId box = scene.addModel(test::box({4, 4, 0.2f}, test::material(1, 1, 1)));
    const auto picker = pickerOf(scene);
    PickOptions options;
    options.pointSlope = 0.003;
    const auto hit = picker->pick({0.301, 0.302, 5}, {0, 0, -2}, options);
    ASSERT_TRUE(hit);
    EXPECT_EQ(hit->node, points);
    EXPECT_TRUE(hit->point.isApprox(Vector3d(0.30, 0.30, 0.5), 1e-5));
    EXPECT_NEAR(hit->distance, 4.5, 1e-5);
    EXPECT_EQ(picker->pick({1.5, 0.3, 5}, {0, 0, -1}, options)->node, box); // beside the points
    EXPECT_EQ(picker->pick({0.3, 0.3, 5}, {0, 0, -1})->node, box);          // points are not asked for
    options.show = Show::Models;
    EXPECT_EQ(picker->pick({0.3, 0.3, 5}, {0, 0, -1}, options)->node, box);
    options.show = Show::Points;
    EXPECT_FALSE(picker->pick({1.5, 0.3, 5}, {0, 0, -1}, options));
    EXPECT_FALSE(picker->pick({0.3, 0.3, 5}, {0, 0, 1}, options)); // behind
}

TEST(Picker, ScannedPointsThatAreCutAwayAreNotInTheWay)
{
    SceneBuilder scene;
    scene.addBoxRoom();
    auto cloud = std::make_shared<scan::PointCloud>();
    cloud->positions = {{2, 0.02f, 1}, {2, 1, 1}};
    scene.addCloud(cloud);
    const auto picker = pickerOf(scene);
    PickOptions options;
    options.show = Show::Points;
    options.pointSlope = 0.01;
    const Vector3d eye(2, -5, 1);
    EXPECT_NEAR(picker->pick(eye, {0, 1, 0}, options)->distance, 5.02, 1e-3);
    options.cutawayEye = eye;
    EXPECT_NEAR(picker->pick(eye, {0, 1, 0}, options)->distance, 6, 1e-3);
}

} // namespace
} // namespace twinloom::render
