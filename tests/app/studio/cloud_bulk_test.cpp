// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/cloud_bulk.h"

#include "core/scene/room.h"

#include <gtest/gtest.h>

namespace twinloom::studio
{
namespace
{

/// A metre of evenly spread points, and a few far from all others.
std::shared_ptr<const scan::PointCloud> metreWithStrays()
{
    auto cloud = std::make_shared<scan::PointCloud>();
    for (int x = 0; x <= 20; ++x)
        for (int y = 0; y <= 20; ++y)
            for (int z = 0; z <= 20; ++z)
                cloud->positions.emplace_back(0.05f * float(x), 0.05f * float(y), 0.05f * float(z));
    for (int i = 0; i < 30; ++i)
        cloud->positions.emplace_back(40.0f + float(i), -90.0f, 12.0f);
    cloud->origin = {100, 0, 0};
    return cloud;
}

scene::Node cloudNode(scene::NodeId id, const scan::PointCloud &cloud)
{
    scene::Node node;
    node.id = id;
    scene::PointCloudComponent component;
    component.blob = QStringLiteral("blob");
    component.low = scene::Vec3(100, -90, 0);
    component.high = scene::Vec3(170, 1, 12);
    component.points = qint64(cloud.size());
    node.set(component);
    return node;
}

TEST(CloudBulk, LeavesFarPointsOut)
{
    const auto cloud = metreWithStrays();
    int asked = 0;
    render::Resources resources;
    resources.cloud = [&](const scene::PointCloudComponent &) {
        ++asked;
        return cloud;
    };
    CloudBulks bulks;
    const auto component = *cloudNode({1}, *cloud).find<scene::PointCloudComponent>();
    const Bounds bulk = bulks.of(component, resources);
    EXPECT_TRUE(bulk.min().isApprox(scene::Vec3(100, 0, 0), 1e-6)) << bulk.min().transpose();
    EXPECT_TRUE(bulk.max().isApprox(scene::Vec3(101, 1, 1), 1e-6)) << bulk.max().transpose();
    EXPECT_TRUE(bulks.of(component, resources).isApprox(bulk));
    EXPECT_EQ(asked, 1);
}

TEST(CloudBulk, IsAllOfACloudThatCannotBeRead)
{
    const auto component = *cloudNode({1}, *metreWithStrays()).find<scene::PointCloudComponent>();
    CloudBulks bulks;
    EXPECT_TRUE(bulks.of(component, {}).isApprox(Bounds(component.low, component.high)));
    EXPECT_TRUE(bulkOf({}).isEmpty());
}

TEST(CloudBulk, AScannedRoomIsSeenNoFartherThanItsWalls)
{
    scene::NodeIdAllocator ids;
    scene::Change change;
    scene::Room room;
    room.polygon = {{99.5, -0.5}, {102, -0.5}, {102, 2}, {99.5, 2}};
    room.height = 2.5;
    const scene::NodeId roomNode = scene::addRoom(change, ids, room, QStringLiteral("Room"));
    const scene::NodeId cloud = ids.next();
    change.edits.push_back(scene::added(cloudNode(cloud, *metreWithStrays())));
    const auto scene = scene::apply(scene::Scene(), change);
    ASSERT_TRUE(scene);
    const scene::Hierarchy hierarchy(*scene);
    const auto whole = [](const scene::PointCloudComponent &component) {
        return Bounds(component.low, component.high);
    };
    const auto boundsOfOutline = [&](const std::vector<scene::NodeId> &nodes) {
        Bounds bounds;
        for (const scene::Vec3 &corner : outlineOf(hierarchy, nodes, whole))
            bounds.extend(corner);
        return bounds;
    };
    EXPECT_TRUE(
        boundsOfOutline({roomNode, cloud}).isApprox(Bounds(scene::Vec3(99.5, -0.5, 0), scene::Vec3(102, 2, 2.5))));
    EXPECT_TRUE(boundsOfOutline({cloud}).isApprox(Bounds(scene::Vec3(100, -90, 0), scene::Vec3(170, 1, 12))))
        << "whoever selects the cloud means the cloud";
}

} // namespace
} // namespace twinloom::studio
