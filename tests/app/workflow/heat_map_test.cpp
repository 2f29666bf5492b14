// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/heat_map.h"

#include <gtest/gtest.h>

#include <QJsonArray>

namespace twinloom::workflow
{
namespace
{

scenegen::PlacementMap cornerMap()
{
    scenegen::PlacementMap map;
    map.low = {1, 2};
    map.cell = 0.5;
    map.columns = 3;
    map.rows = 2;
    map.heat = {0.1f, 0.2f, -1, 0.5f, 0.25f, 1};
    return map;
}

scene::Room cornerRoom()
{
    scene::Room room;
    room.polygon = {{1, 2}, {2.5, 2}, {2.5, 3}, {1, 3}};
    return room;
}

TEST(HeatMap, JsonHoldsTheGridByRows)
{
    const QJsonObject json = heatMapJson(cornerMap());
    EXPECT_EQ(json.value(QStringLiteral("origin")).toArray(), (QJsonArray{1, 2}));
    EXPECT_EQ(json.value(QStringLiteral("cell")).toDouble(), 0.5);
    const QJsonArray values = json.value(QStringLiteral("values")).toArray();
    ASSERT_EQ(values.size(), 2);
    EXPECT_EQ(values[0].toArray(), (QJsonArray{0.1, 0.2, QJsonValue()})) << "no floor";
    EXPECT_EQ(values[1].toArray()[2].toDouble(), 1);
    EXPECT_EQ(json.value(QStringLiteral("best")).toArray(), (QJsonArray{2.25, 2.75}));
}

TEST(HeatMap, ThePictureIsBrighterWhereThePlaceIsBetter)
{
    const scenegen::PlacementMap map = cornerMap();
    const QImage picture = heatMapPicture(cornerRoom(), map, QStringLiteral("Desk"), {500, 460});
    ASSERT_EQ(picture.size(), QSize(500, 460));
    // 452 pixels wide for 1.5 m: a cell is some 150 pixels wide; the worst is low left, a good one above it.
    const QColor worst = picture.pixelColor(100, 270), good = picture.pixelColor(100, 140);
    EXPECT_GT(good.green(), worst.green());
    EXPECT_GT(worst.blue(), worst.green()) << "violet";
    EXPECT_EQ(picture.pixelColor(3, 3), QColor(Qt::white));
}

TEST(HeatMap, WithoutAFloorThereIsNoBestPlace)
{
    scenegen::PlacementMap map = cornerMap();
    map.heat.assign(6, -1.0f);
    EXPECT_FALSE(bestPlace(map));
    EXPECT_TRUE(heatMapJson(map).value(QStringLiteral("best")).isNull());
}

} // namespace
} // namespace twinloom::workflow
