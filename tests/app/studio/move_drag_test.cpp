// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/move_drag.h"

#include "tests/support/test_data.h"

namespace twinloom::studio
{
namespace
{

TEST(MoveDrag, MovesInTheWorldWhateverTheParentsFrameIs)
{
    scene::NodeIdAllocator ids;
    scene::Node parent, child;
    parent.id = ids.next();
    parent.transform = geometry::Transform::place({3, 1, 0}, 1.2);
    child.id = ids.next();
    child.parent = parent.id;
    child.transform = geometry::Transform::place({1, 0, 0}, 0.3);
    const auto scene = scene::apply({}, {{scene::added(parent), scene::added(child)}});
    ASSERT_OK(scene);
    const scene::Hierarchy before(*scene);
    const Eigen::Vector3d grabbed(4, 2, 0.5);
    MoveDrag drag(before, {parent.id, child.id}, grabbed);
    EXPECT_TRUE(drag.change().empty());
    drag.update({grabbed + Eigen::Vector3d(2.04, -1.01, 3), -Eigen::Vector3d::UnitZ()}, 0.1);
    EXPECT_TRUE(drag.offset().isApprox(Eigen::Vector3d(2, -1, 0), 1e-12));
    EXPECT_EQ(drag.overlays().size(), 1u) << "the child moves with its parent";
    const auto after = scene::apply(*scene, drag.change());
    ASSERT_OK(after);
    const Eigen::Vector3d moved =
        scene::Hierarchy(*after).world(child.id).translation() - before.world(child.id).translation();
    EXPECT_TRUE(moved.isApprox(drag.offset(), 1e-12));
}

TEST(MoveDrag, RaysAlongOrAwayFromTheFloorChangeNothing)
{
    scene::NodeIdAllocator ids;
    scene::Node node;
    node.id = ids.next();
    const auto scene = scene::apply({}, {{scene::added(node)}});
    ASSERT_OK(scene);
    MoveDrag drag(scene::Hierarchy(*scene), {node.id}, {0, 0, 0});
    drag.update({{0, 0, 2}, Eigen::Vector3d::UnitX()}, 0);
    drag.update({{0, 0, 2}, Eigen::Vector3d::UnitZ()}, 0);
    drag.update({{0, 0, 2}, Eigen::Vector3d(1, 0, -1e-4).normalized()}, 0);
    EXPECT_TRUE(drag.change().empty());
}

} // namespace
} // namespace twinloom::studio
