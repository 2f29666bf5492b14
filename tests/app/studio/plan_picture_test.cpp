// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/plan_picture.h"

#include "app/workflow/heat_picture.h"

#include <gtest/gtest.h>

namespace twinloom::studio
{
namespace
{

using namespace Qt::Literals::StringLiterals;

scene::Room room()
{
    scene::Room room;
    room.polygon = {{0, 0}, {4, 0}, {4, 2}, {0, 2}};
    return room;
}

TEST(PlanPicture, ShowsThingsWhereTheyStandWithNorthUp)
{
    const QSize size(120, 100);
    const QImage empty = planPicture(room(), size);
    EXPECT_EQ(empty.size(), size);
    EXPECT_EQ(empty.pixelColor(2, 2).alpha(), 0) << "beside the room nothing is drawn";
    EXPECT_GT(empty.pixelColor(60, 50).alpha(), 200);
    scene::Room furnished = room();
    scene::RoomObject bed;
    bed.category = u"Bed"_s;
    bed.box = {{3, 1.5, 0.3}, {1, 0.8, 0.6}, 0};
    furnished.objects = {bed};
    const QImage picture = planPicture(furnished, size);
    EXPECT_NE(picture.pixelColor(86, 38), empty.pixelColor(86, 38)) << "to the right and up";
    EXPECT_EQ(picture.pixelColor(30, 60), empty.pixelColor(30, 60));
    EXPECT_EQ(planPicture({}, size).pixelColor(60, 50).alpha(), 0) << "no outline, no picture";
}

TEST(HeatPicture, BestIsYellowAndOutsideIsClear)
{
    scenegen::PlacementMap map;
    map.columns = 2;
    map.rows = 2;
    map.heat = {0, 1, -1, 0.5f};
    const QImage picture = workflow::heatPicture(map);
    EXPECT_EQ(picture.pixelColor(0, 0).alpha(), 0) << "the last row is up";
    const QColor best = picture.pixelColor(1, 1), worst = picture.pixelColor(0, 1);
    EXPECT_GT(best.red(), 240);
    EXPECT_LT(best.blue(), 60);
    EXPECT_LT(worst.red(), 90);
    EXPECT_LT(worst.alpha(), best.alpha());
}

TEST(HeatPicture, EveryRatioIsSeen)
{
    scenegen::PlacementMap map;
    map.columns = 4;
    map.rows = 1;
    map.heat = {0.01f, 0.1f, 1, -1};
    const workflow::HeatScale scale(map);
    EXPECT_FLOAT_EQ(scale.share(0.01f), 0);
    EXPECT_FLOAT_EQ(scale.share(0.1f), 0.5f) << "ten times likelier than the worst, ten times less than the best";
    EXPECT_FLOAT_EQ(scale.share(1), 1);
    EXPECT_NEAR(scale.range(), 100, 1e-3);
    const QImage picture = workflow::heatPicture(map), ramp = workflow::heatRamp({101, 3});
    for (int column = 0; column < 3; ++column)
        EXPECT_EQ(picture.pixelColor(column, 0), ramp.pixelColor(50 * column, 1)) << column;
    map.heat = {0.4f, 0.4f, 0.4f, 0.4f};
    EXPECT_FLOAT_EQ(workflow::HeatScale(map).share(0.4f), 1) << "every place is the best";
    map.heat = {0, 0, 0, -1};
    EXPECT_FLOAT_EQ(workflow::HeatScale(map).share(0), 0) << "it fits nowhere";
    map.heat = {0, 0, 1, 0};
    EXPECT_NEAR(workflow::HeatScale(map).range(), 1000, 1e-2) << "hopeless is not infinitely far";
}

} // namespace
} // namespace twinloom::studio
