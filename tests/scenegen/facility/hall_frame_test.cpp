// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/hall_frame.h"

#include "scenegen/evaluate/rules.h"

#include <gtest/gtest.h>

using namespace twinloom;
using namespace twinloom::facility;
using geometry::Vec2;

namespace
{

geometry::Box boxOf(const HallRectangle &rectangle)
{
    const Vec2 middle = rectangle.toWorld(rectangle.length / 2, rectangle.width / 2);
    return {{middle.x(), middle.y(), 1}, {rectangle.length, rectangle.width, 2}, rectangle.yaw};
}

} // namespace

TEST(HallFrame, AnEllIsTwoRectangles)
{
    const geometry::Polygon floor = {{0, 0}, {60, 0}, {60, 23.85}, {51.85, 23.85}, {51.85, 30}, {0, 30}};
    const auto found = rectanglesOf({floor}, 2, 8);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_NEAR(found[0].length, 51.85, 0.05);
    EXPECT_NEAR(found[0].width, 30, 0.05);
    EXPECT_TRUE(found[0].open[1]) << "the hall goes on behind it";
    EXPECT_FALSE(found[0].open[0]);
    EXPECT_FALSE(found[0].open[2]);
    EXPECT_FALSE(found[0].open[3]);
    EXPECT_NEAR(found[1].area(), 8.15 * 23.85, 3);
    EXPECT_LT(geometry::planOverlap(boxOf(found[0]), boxOf(found[1])), 0.001);
}

TEST(HallFrame, RectanglesLieOnTurnedAndSkewFloors)
{
    for (const double turn : {0.0, 0.3, 1.2, 2.5}) {
        geometry::Polygon floor;
        for (const Vec2 &corner : {Vec2(0, 0), Vec2(20, 0.3), Vec2(20.2, 12), Vec2(9, 12.1), Vec2(9, 7), Vec2(0.1, 7)})
            floor.push_back(Vec2(std::cos(turn) * corner.x() - std::sin(turn) * corner.y(),
                                 std::sin(turn) * corner.x() + std::cos(turn) * corner.y()));
        const auto found = rectanglesOf({floor}, 2, 8);
        ASSERT_GE(found.size(), 2u) << turn;
        double area = 0;
        for (const HallRectangle &rectangle : found) {
            EXPECT_TRUE(scenegen::isInside(floor, boxOf(rectangle))) << turn;
            EXPECT_GE(rectangle.length, rectangle.width);
            area += rectangle.area();
        }
        EXPECT_GT(area, 0.85 * geometry::signedArea(floor)) << turn;
    }
}

TEST(HallFrame, ToWorldAndBack)
{
    HallRectangle rectangle;
    rectangle.origin = {3, -2};
    rectangle.yaw = 0.7;
    rectangle.length = 10;
    rectangle.width = 4;
    EXPECT_LT((rectangle.toLocal(rectangle.toWorld(2.5, 1.5)) - Vec2(2.5, 1.5)).norm(), 1e-12);
    const HallRectangle part = rectangle.part(4, 9, true, false);
    EXPECT_LT((part.toWorld(0, 1) - rectangle.toWorld(4, 1)).norm(), 1e-12);
    EXPECT_EQ(part.length, 5);
    EXPECT_TRUE(part.open[3]);
    EXPECT_FALSE(part.open[1]);
}

TEST(HallFrame, TooNarrowForAnything)
{
    EXPECT_TRUE(rectanglesOf({{{0, 0}, {5, 0}, {5, 0.4}, {0, 0.4}}}, 2, 8).empty());
}

TEST(HallFrame, RectanglesKeepToTheRegionsAndOffWhatIsTaken)
{
    const Ground ground{
        {{0, 0}, {40, 0}, {40, 20}, {0, 20}}, {{{0, 0}, {30, 0}, {30, 20}, {0, 20}}}, {{{10, 10, 1}, {4, 20, 2}, 0}}};
    const auto found = rectanglesOf(ground, 2, 8);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_NEAR(found[0].area(), 18 * 20, 8);
    EXPECT_NEAR(found[1].area(), 8 * 20, 5);
    for (const HallRectangle &rectangle : found) {
        EXPECT_LT(geometry::planOverlap(boxOf(rectangle), ground.taken.front()), 0.001);
        EXPECT_LE(rectangle.toWorld(rectangle.length, rectangle.width).x(), 30.1);
    }
}
