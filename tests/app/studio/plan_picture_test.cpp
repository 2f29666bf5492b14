// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/plan_picture.h"

#include "app/studio/panels/heat_picture.h"

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
    const QImage picture = heatPicture(map);
    EXPECT_EQ(picture.pixelColor(0, 0).alpha(), 0) << "the last row is up";
    const QColor best = picture.pixelColor(1, 1), worst = picture.pixelColor(0, 1);
    EXPECT_GT(best.red(), 240);
    EXPECT_LT(best.blue(), 60);
    EXPECT_LT(worst.red(), 90);
    EXPECT_LT(worst.alpha(), best.alpha());
}

} // namespace
} // namespace twinloom::studio
