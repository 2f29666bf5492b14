// SPDX-License-Identifier: Apache-2.0
#include "scenegen/autoregressive/pose_code.h"

#include "tests/scenegen/autoregressive/reference.h"

#include <gtest/gtest.h>

#include <numbers>

namespace twinloom::scenegen
{
namespace
{

using geometry::Box;
using geometry::Random;
using geometry::Vec3;

const geometry::Polygon kFloor = {{0, 0}, {6, 0}, {6, 5}, {3, 5}, {3, 8}, {0, 8}};

TEST(PoseCode, WhatIsPlacedByACodeIsToldByIt)
{
    const auto edges = anchorEdgesOf(kFloor);
    Random random(1);
    for (int k = 0; k < 2000; ++k) {
        const AnchorEdge &edge = edges[random.below(6)];
        PoseCode code{static_cast<int>(random.below(kYawClasses)), static_cast<int>(random.below(kEdgeAcrossClasses)),
                      static_cast<int>(random.below(kEdgeAlongClasses)),
                      static_cast<int>(random.below(kBottomClasses))};
        const bool atEnd = code.along < 2;
        if (atEnd && !(code.along == 0 ? edge.startOpen : edge.wall.convexEnd))
            continue;
        const Box box = poseFrom(edge, code, yawFrom(code.yaw, random), Vec3(0.5, 0.4, 0.6), true, random);
        const PoseCode told = codeAt(edge, box);
        // A free turn may fall on a quarter, and the outer parts of a wall count as its ends.
        if (told.yaw >= 4) {
            EXPECT_EQ(told.yaw, code.yaw);
        }
        EXPECT_EQ(told.across, code.across);
        EXPECT_EQ(told.bottom, code.bottom);
        if (told.along >= 2 || atEnd) {
            EXPECT_EQ(told.along, code.along);
        }
    }
}

TEST(PoseCode, OffsetsGoBothWays)
{
    const Box anchor{{1, 2, 0.4}, {1.6, 0.9, 0.8}, 0.3};
    Random random(2);
    for (int k = 0; k < 2000; ++k) {
        const PoseCode code{static_cast<int>(random.below(4)), static_cast<int>(random.below(kOffsetClasses)),
                            static_cast<int>(random.below(kOffsetClasses)), 0};
        const Box box = poseFrom(anchor, code, yawFrom(code.yaw, random), Vec3(0.4, 0.4, 0.9), random);
        const PoseCode told = codeAt(anchor, box);
        EXPECT_EQ(told.yaw, code.yaw);
        EXPECT_EQ(told.across, code.across);
        EXPECT_EQ(told.along, code.along);
    }
}

TEST(PoseCode, ABackTouchesItsWall)
{
    const auto edges = anchorEdgesOf(kFloor);
    Random random(3);
    const Box box = poseFrom(edges[0], {0, 0, 0, 0}, 0.0, Vec3(2, 1, 0.5), false, random);
    EXPECT_NEAR(box.centre.x(), 1.025, 1e-9);
    EXPECT_NEAR(box.centre.y(), 0.525, 1e-9);
    EXPECT_NEAR(box.centre.z(), 0.25, 1e-9);
    EXPECT_NEAR(box.yaw, 0, 1e-9);
    EXPECT_FALSE(edges[2].wall.convexEnd) << "the corner at (3, 5) turns outwards";
    EXPECT_FALSE(edges[3].startOpen);
}

TEST(PoseCode, FacingAndNearThingsAreAnchors)
{
    const auto edges = anchorEdgesOf(kFloor);
    const Box table{{2, 3, 0.4}, {1.4, 0.8, 0.8}, 0};
    const Box chair{{2, 3.7, 0.45}, {0.4, 0.4, 0.9}, std::numbers::pi};
    EXPECT_EQ(anchorOf(edges, {table}, chair), 0);
    const Box bed{{1.0, 1.025, 0.3}, {1.6, 2.0, 0.6}, 0};
    EXPECT_EQ(anchorOf(edges, {table}, bed), -1) << "its back is at the first wall";
    const Box sofa{{2, 6.5, 0.4}, {1.8, 0.8, 0.8}, std::numbers::pi};
    EXPECT_EQ(anchorOf(edges, {table}, sofa), 0) << "it faces the table";
}

/// The same poses are told in the same way in Python.
TEST(PoseCode, IsThatOfTheTraining)
{
    int compared = 0;
    for (const test::ReferenceRoom &room : test::referenceRooms()) {
        geometry::Polygon floor;
        for (const EdgeToken &edge : room.room.edges)
            floor.push_back(edge.from);
        const auto edges = anchorEdgesOf(floor);
        const auto boxOf = [](const ObjectToken &token) {
            return Box{
                {token.place->x(), token.place->y(), token.place->z() + token.size->z() / 2}, *token.size, *token.yaw};
        };
        for (std::size_t e = 0; e < edges.size(); ++e) {
            EXPECT_EQ(edges[e].startOpen, room.room.edges[e].startConvex);
            EXPECT_EQ(edges[e].wall.convexEnd, room.room.edges[e].endConvex);
        }
        for (const test::ReferenceStep &step : room.steps) {
            const auto index = static_cast<std::size_t>(step.anchor[1].toInt());
            const Box box = boxOf(step.object);
            PoseCode code;
            if (step.anchor[0] == QLatin1String("edge"))
                code = codeAt(edges[index], box);
            else if (step.anchor[0] == QLatin1String("given"))
                code = codeAt(boxOf(room.given[index]), box);
            else
                code = codeAt(boxOf(room.steps[index].object), box);
            EXPECT_EQ(code, (PoseCode{step.codes[0], step.codes[1], step.codes[2], step.codes[3]}));
            ++compared;
        }
    }
    EXPECT_GE(compared, 12);
}

} // namespace
} // namespace twinloom::scenegen
