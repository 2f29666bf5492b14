// SPDX-License-Identifier: Apache-2.0
#include "core/asset/room_mesh.h"

#include "core/geometry/bvh.h"

#include <gtest/gtest.h>

namespace twinloom::asset
{
namespace
{

/// Whether a ray from the room's side goes through the first part's plane at x, z.
bool blocked(const Model &model, float x, float z)
{
    for (const MeshPart &part : model.parts)
        if (geometry::Bvh(part.positions, part.indices).nearest({{x, 1, z}, {0, -1, 0}}))
            return true;
    return false;
}

TEST(RoomMesh, WallsHaveTheirHoles)
{
    WallShape shape;
    shape.length = 4;
    shape.height = 2.5;
    const Hole holes[] = {{1, 2, 0, 2}, {2.5, 3.5, 0.9, 2.1}};
    const ModelPtr wall = wallModel(shape, holes);
    EXPECT_TRUE(blocked(*wall, 0.51f, 1));
    EXPECT_FALSE(blocked(*wall, 1.51f, 1));
    EXPECT_TRUE(blocked(*wall, 1.51f, 2.2f));
    EXPECT_FALSE(blocked(*wall, 3.01f, 1.5f));
    EXPECT_TRUE(blocked(*wall, 3.01f, 0.5f));
    const auto [low, high] = wall->bounds();
    EXPECT_TRUE(low.isApprox(Eigen::Vector3f(0, -0.12f, 0), 1e-5f));
    EXPECT_TRUE(high.isApprox(Eigen::Vector3f(4, 0, 2.5f), 1e-5f));
}

TEST(RoomMesh, MitresMoveOnlyTheOuterFace)
{
    WallShape shape;
    shape.length = 4;
    shape.height = 2.5;
    shape.startMitre = shape.endMitre = 0.12;
    const auto [low, high] = wallModel(shape, {})->bounds();
    EXPECT_NEAR(low.x(), -0.12f, 1e-5f);
    EXPECT_NEAR(high.x(), 4.12f, 1e-5f);
}

TEST(RoomMesh, FloorsLieAtTheirHeightAndFaceUp)
{
    scene::RoomComponent room;
    room.polygon = {{0, 0}, {3, 0}, {3, 1}, {1, 1}, {1, 2}, {0, 2}};
    room.floor = 0.4;
    const ModelPtr floor = floorModel(room);
    const MeshPart &top = floor->parts.front();
    float area = 0;
    for (std::size_t i = 0; i < top.indices.size(); i += 3) {
        const Eigen::Vector3f &a = top.positions[top.indices[i]], &b = top.positions[top.indices[i + 1]],
                              &c = top.positions[top.indices[i + 2]];
        EXPECT_FLOAT_EQ(a.z(), 0.4f);
        EXPECT_GT(top.normals[top.indices[i]].z(), 0.99f);
        area += (b - a).cross(c - a).z() / 2;
    }
    EXPECT_NEAR(area, 4, 1e-5);
    EXPECT_EQ(ceilingModel(room), nullptr);
    room.ceiling = 2.4;
    EXPECT_LT(ceilingModel(room)->parts.front().normals.front().z(), -0.99f);
}

TEST(RoomMesh, OpeningsFillTheirHole)
{
    for (const QString &kind : {QStringLiteral("door"), QStringLiteral("window")}) {
        const auto [low, high] = openingModel(kind, 0.9, 2.0, 0.12)->bounds();
        EXPECT_NEAR(high.x() - low.x(), 0.9f, 0.07f);
        EXPECT_NEAR(high.z(), 2.0f, 1e-5f);
    }
    EXPECT_LT(openingModel(QStringLiteral("opening"), 0.9, 2.0, 0.12)->bounds().second.z(), 0.01f);
}

TEST(RoomMesh, ADoorThatWasSeenOpenHasNoLeafInItsHole)
{
    const auto inTheWay = [](const ModelPtr &door) { // surfaces in the middle of the hole
        int corners = 0;
        for (const MeshPart &part : door->parts)
            for (const Eigen::Vector3f &p : part.positions)
                corners += p.x() > 0.06f && p.x() < 0.84f && p.z() > 0.01f && p.z() < 1.9f;
        return corners;
    };
    EXPECT_GT(inTheWay(openingModel(QStringLiteral("door"), 0.9, 2.0, 0.12)), 0);
    const ModelPtr open = openingModel(QStringLiteral("door"), 0.9, 2.0, 0.12, Leaf::None);
    EXPECT_EQ(inTheWay(open), 0);
    EXPECT_NEAR(open->bounds().second.z(), 2.0f, 1e-5f) << "the frame stays";
}

} // namespace
} // namespace twinloom::asset
