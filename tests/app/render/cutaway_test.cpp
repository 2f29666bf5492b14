// SPDX-License-Identifier: Apache-2.0
#include "app/render/cutaway.h"

#include "app/render/picker.h"
#include "tests/app/render/scenes.h"

namespace twinloom::render
{
namespace
{

using Eigen::AlignedBox3d;
using Eigen::Vector3d;
using geometry::Transform;
using test::SceneBuilder;

/// Before the wall at y = 0 of a room from (0, 0) to (4, 3), 2.5 high, and above it.
const Vector3d kBefore(2, -5, 4);
const AlignedBox3d kAll(Vector3d(-9, -9, -9), Vector3d(9, 9, 9));

bool isLeftOut(const Cutaway &cutaway, const Cutaway::PointRules &rules, const Vector3d &point)
{
    return Cutaway::leavesOut(cutaway.pointCuts(rules, kAll, 24), point);
}

TEST(Cutaway, AppliesOutsideOfRoomsOnly)
{
    SceneBuilder scene;
    scene.addBoxRoom();
    const Cutaway cutaway(scene.hierarchy());
    EXPECT_TRUE(cutaway.hasRooms());
    EXPECT_TRUE(cutaway.applies(kBefore));
    EXPECT_FALSE(cutaway.applies({2, 1, 1.6}));
    EXPECT_TRUE(cutaway.applies({2, 1, 3}));
    EXPECT_TRUE(Cutaway().applies({0, 0, 0}));
}

TEST(Cutaway, PlanesOfWallsCeilingsAndWhatHangs)
{
    SceneBuilder scene;
    const scene::NodeId room = scene.addBoxRoom();
    scene::ObjectComponent thing;
    thing.size = {0.8, 0.04, 0.6};
    const scene::NodeId picture = scene.add(thing, Transform::place({2, 0.03, 1.4}, 0), room);
    thing.size = {0.8, 0.6, 0.8};
    const scene::NodeId table = scene.add(thing, Transform::place({2, 0.35, 0}, 0), room);
    const scene::Hierarchy hierarchy = scene.hierarchy();
    const Cutaway cutaway(hierarchy);
    const auto planes = [&](scene::NodeId id) {
        const scene::NodePtr node = hierarchy.scene().find(id);
        std::vector<std::optional<CutPlane>> found;
        for (const Piece &piece : piecesOf(hierarchy, *node, scene.resources())) {
            const Eigen::Affine3d world = hierarchy.world(id) * piece.local;
            const auto [low, high] = piece.model->bounds();
            found.push_back(cutaway.planeOf(hierarchy, *node, piece, world,
                                            AlignedBox3d(low.cast<double>(), high.cast<double>()).transformed(world)));
        }
        return found;
    };
    const auto walls = hierarchy.children(room);
    ASSERT_EQ(planes(walls[0]).size(), 1u);
    EXPECT_TRUE(Cutaway::cuts(*planes(walls[0])[0], kBefore));
    EXPECT_FALSE(Cutaway::cuts(*planes(walls[2])[0], kBefore)); // the wall at the back
    const auto surfaces = planes(room);
    ASSERT_EQ(surfaces.size(), 2u); // floor and ceiling
    EXPECT_FALSE(surfaces[0]);
    ASSERT_TRUE(surfaces[1]);
    EXPECT_TRUE(Cutaway::cuts(*surfaces[1], kBefore));
    EXPECT_FALSE(Cutaway::cuts(*surfaces[1], {2, -5, 1}));
    ASSERT_TRUE(planes(picture)[0]);
    EXPECT_TRUE(Cutaway::cuts(*planes(picture)[0], kBefore));
    EXPECT_FALSE(planes(table)[0]);
}

TEST(Cutaway, PointsGoWhereTheirWallsGo)
{
    SceneBuilder scene;
    scene.addBoxRoom();
    const Cutaway cutaway(scene.hierarchy());
    Cutaway::PointRules rules;
    rules.eye = kBefore;
    EXPECT_TRUE(isLeftOut(cutaway, rules, {2, 0.01, 1.5}));   // on the wall before the eye
    EXPECT_FALSE(isLeftOut(cutaway, rules, {2, 0.01, 0.05})); // its lowest part stays
    EXPECT_TRUE(isLeftOut(cutaway, rules, {3, 1, 2.45}));     // ceiling
    EXPECT_TRUE(isLeftOut(cutaway, rules, {2, -2, 0.0}));     // scanned through the door
    EXPECT_TRUE(isLeftOut(cutaway, rules, {7, -2, 1.0}));     // beside, and still in the way
    EXPECT_FALSE(isLeftOut(cutaway, rules, {2, 2.99, 1.5}));  // the wall at the back
    EXPECT_FALSE(isLeftOut(cutaway, rules, {2, 1.5, 0.7}));
    EXPECT_FALSE(isLeftOut(cutaway, rules, {2, 1.5, 0.0}));
    rules.surfaces = true; // the models of floor and walls take their place
    EXPECT_TRUE(isLeftOut(cutaway, rules, {2, 2.99, 1.5}));
    EXPECT_TRUE(isLeftOut(cutaway, rules, {2, 1.5, 0.01}));
    EXPECT_FALSE(isLeftOut(cutaway, rules, {2, 1.5, 0.7}));
    rules = {};
    EXPECT_FALSE(isLeftOut(cutaway, rules, {2, 0.01, 1.5}));
    rules.eye = Vector3d(2, 1, 1.6); // from within nothing is in the way
    EXPECT_FALSE(isLeftOut(cutaway, rules, {2, 0.01, 1.5}));
}

TEST(Cutaway, RoomsBesideKeepTheirPoints)
{
    SceneBuilder scene;
    scene.addBoxRoom();
    scene::RoomComponent other;
    other.polygon = {{0, -6}, {4, -6}, {4, -3}, {0, -3}};
    other.floor = 0;
    scene.add(other);
    const Cutaway cutaway(scene.hierarchy());
    Cutaway::PointRules rules;
    rules.eye = Vector3d(2, -9, 6);
    EXPECT_FALSE(isLeftOut(cutaway, rules, {2, -4, 0.5}));
    EXPECT_TRUE(isLeftOut(cutaway, rules, {2, -6.5, 0.5}));
}

TEST(Cutaway, StoreysKeepTheirPoints)
{
    SceneBuilder scene;
    scene.addBoxRoom();
    scene::RoomComponent upper;
    upper.polygon = {{0, 0}, {4, 0}, {4, 3}, {0, 3}};
    upper.floor = 2.8;
    upper.ceiling = 5.3;
    const scene::NodeId above = scene.add(upper);
    const Cutaway cutaway(scene.hierarchy());
    Cutaway::PointRules rules;
    rules.eye = Vector3d(2, -5, 8);
    EXPECT_TRUE(isLeftOut(cutaway, rules, {2, 1.5, 2.5})) << "the lower ceiling";
    EXPECT_FALSE(isLeftOut(cutaway, rules, {2, 1.5, 2.8})) << "the upper floor";
    EXPECT_FALSE(isLeftOut(cutaway, rules, {2, 1.5, 3.5}));
    EXPECT_TRUE(isLeftOut(cutaway, rules, {2, 1.5, 5.2})) << "the upper ceiling";
    rules.surfaces = true;
    EXPECT_TRUE(isLeftOut(cutaway, rules, {2, 1.5, 2.8}));
    EXPECT_FALSE(isLeftOut(cutaway, rules, {2, 1.5, 1.0})) << "what stands below the upper floor";
    scene::Hierarchy hierarchy = scene.hierarchy();
    const scene::NodePtr shown = hierarchy.scene().find(above);
    scene::Node hidden = *shown;
    hidden.visible = false;
    const scene::Hierarchy lower(scene::apply(hierarchy.scene(), {{scene::edited(shown, hidden)}}).value());
    EXPECT_TRUE(isLeftOut(Cutaway(lower), rules, {2, 1.5, 3.5})) << "without the upper storey its points go";
}

TEST(Cutaway, PicksGoThroughWhatIsCutAway)
{
    SceneBuilder scene;
    const scene::NodeId room = scene.addBoxRoom();
    const scene::NodeId box =
        scene.addModel(test::box({0.5f, 0.5f, 1}, test::material(1, 1, 1)), Transform::place({2, 1.5, 0}, 0));
    Picker picker;
    picker.setScene(scene.hierarchy(), scene.resources());
    const Vector3d eye(2, -5, 2), down = Vector3d(2, 1.5, 0.6) - eye;
    const auto whole = picker.pick(eye, down);
    ASSERT_TRUE(whole);
    EXPECT_EQ(scene.hierarchy().scene().find(whole->node)->parent, room); // the wall
    PickOptions options;
    options.cutawayEye = eye;
    const auto open = picker.pick(eye, down, options);
    ASSERT_TRUE(open);
    EXPECT_EQ(open->node, box);
    const auto stub = picker.pick(eye, Vector3d(2, 0, 0.06) - eye, options);
    ASSERT_TRUE(stub);
    EXPECT_EQ(stub->node, whole->node);
    EXPECT_LT(stub->point.z(), Cutaway::kStubHeight + 1e-6);
    options.show = Show::Points;
    EXPECT_FALSE(picker.pick(eye, down, options));
}

} // namespace
} // namespace twinloom::render
