// SPDX-License-Identifier: Apache-2.0
#include "twin/state/path.h"

#include "core/scene/change.h"
#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::twin;
using geometry::Vec3;

namespace
{

/// n1: the thing; n2: a way, moved by (10, 0, 0), with points n3, n4, n5: 3 m along x, then 1 m along y.
scene::Scene hall(const Vec3 &scaleOfRoot = Vec3::Ones())
{
    scene::Change change;
    const auto add = [&](quint64 id, quint64 parent, const Vec3 &at, const Vec3 &scale = Vec3::Ones()) {
        scene::Node node;
        node.id = {id};
        node.parent = {parent};
        node.transform.translation = at;
        node.transform.scale = scale;
        change.edits.push_back(scene::added(node));
    };
    add(6, 0, {0, 0, 1}, scaleOfRoot);
    add(1, 6, {0, 0, 0});
    add(2, 0, {10, 0, 0});
    add(3, 2, {0, 0, 0});
    add(4, 2, {3, 0, 0});
    add(5, 2, {3, 1, 0});
    return *scene::apply({}, change);
}

} // namespace

TEST(Path, GoesByLengthThroughThePoints)
{
    const scene::Scene scene = hall();
    const auto at = [&](double share) { return *placeOnPath(scene, {1}, {2}, share); };
    EXPECT_TRUE(at(0).translation.isApprox(Vec3(10, 0, -1))) << "in the frame of its parent, which is 1 m up";
    EXPECT_TRUE(at(0.5).translation.isApprox(Vec3(12, 0, -1)));
    EXPECT_TRUE(at(0.875).translation.isApprox(Vec3(13, 0.5, -1)));
    EXPECT_TRUE(at(1).translation.isApprox(Vec3(13, 1, -1)));
    EXPECT_TRUE(at(7).translation.isApprox(Vec3(13, 1, -1)));
    EXPECT_NEAR(at(0.5).yaw(), -M_PI / 2, 1e-9) << "its front, +y, looks along x";
    EXPECT_NEAR(at(0.9).yaw(), 0, 1e-9);
}

TEST(Path, NoneWhereThereIsNoWay)
{
    const scene::Scene scene = hall();
    EXPECT_FALSE(placeOnPath(scene, {1}, {3}, 0.5)) << "a node without children";
    EXPECT_FALSE(placeOnPath(scene, {1}, {99}, 0.5));
    EXPECT_FALSE(placeOnPath(scene, {99}, {2}, 0.5));
    EXPECT_FALSE(placeOnPath(hall(Vec3::Zero()), {1}, {2}, 0.5)) << "a parent of no size";
}
