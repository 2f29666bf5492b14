// SPDX-License-Identifier: Apache-2.0
#include "core/scan/simulate/simulate.h"

#include <gtest/gtest.h>

#include <QJsonArray>

namespace twinloom::scan
{

TEST(SimulateTruth, HasTheFormOfAScan)
{
    const std::vector<scene::Room> rooms = hallPreset();
    const QJsonObject truth = truthJson(rooms);
    EXPECT_EQ(truth[QLatin1String("rooms")].toArray().size(), 2);
    EXPECT_EQ(truth[QLatin1String("walls")].toArray().size(), 10);
    EXPECT_EQ(truth[QLatin1String("objects")].toArray().size(),
              static_cast<qsizetype>(rooms[0].objects.size() + rooms[1].objects.size()));
    const QJsonObject hall = truth[QLatin1String("rooms")].toArray()[0].toObject();
    EXPECT_NEAR(hall[QLatin1String("area")].toDouble(), 60 * 30 - 8.15 * 6.15, 1e-9);
    EXPECT_EQ(hall[QLatin1String("floor")].toDouble(), 0.0);
    EXPECT_EQ(hall[QLatin1String("ceiling")].toDouble(), 8.0);
    EXPECT_EQ(truth[QLatin1String("doors")].toArray()[0].toObject()[QLatin1String("top")].toDouble(), 4.5);
    EXPECT_EQ(truth[QLatin1String("windows")].toArray()[0].toObject()[QLatin1String("confidence")].toDouble(), 1.0);
}

TEST(SimulateTruth, StoreysLieAtTheirHeights)
{
    const QJsonObject truth = truthJson(housePreset());
    const QJsonArray storeys = truth[QLatin1String("storeys")].toArray(),
                     rooms = truth[QLatin1String("rooms")].toArray();
    ASSERT_EQ(storeys.size(), 2);
    EXPECT_EQ(storeys[1].toObject()[QLatin1String("floor")].toDouble(), 2.9);
    EXPECT_EQ(storeys[1].toObject()[QLatin1String("ceiling")].toDouble(), 5.4);
    EXPECT_EQ(storeys[1].toObject()[QLatin1String("rooms")], QJsonValue(QJsonArray{4, 5, 6, 7}));
    EXPECT_EQ(rooms[3].toObject()[QLatin1String("storey")].toInt(-1), 0);
    EXPECT_EQ(rooms[4].toObject()[QLatin1String("storey")].toInt(-1), 1);
    EXPECT_EQ(rooms[4].toObject()[QLatin1String("floor")].toDouble(), 2.9);
    EXPECT_NEAR(truth[QLatin1String("doors")].toArray().last().toObject()[QLatin1String("top")].toDouble(), 4.95, 1e-9);
    const QJsonArray centre =
        truth[QLatin1String("objects")].toArray().last().toObject()[QLatin1String("centre")].toArray();
    EXPECT_GT(centre[2].toDouble(), 2.9);
    const std::vector<scene::Room> office = officePreset();
    EXPECT_EQ(truthJson(office)[QLatin1String("storeys")].toArray().size(), 1);
}

TEST(SimulateTruth, CountsThePointsOfEachObject)
{
    std::vector<scene::Room> rooms(1);
    rooms[0].polygon = {{0, 0}, {4, 0}, {4, 3}, {0, 3}};
    rooms[0].objects = {{QStringLiteral("Desk"), {{1, 1, 0.4}, {1, 0.8, 0.8}, 0.5}, -1, {}},
                        {QStringLiteral("Monitor"), {{1, 1, 1}, {0.6, 0.2, 0.4}, 0.5}, 0, {}}};
    const std::vector<std::size_t> points = {1200, 80};
    const QJsonArray objects = truthJson(rooms, points)[QLatin1String("objects")].toArray();
    ASSERT_EQ(objects.size(), 2);
    EXPECT_EQ(objects[0].toObject()[QLatin1String("points")].toInt(), 1200);
    EXPECT_EQ(objects[1].toObject()[QLatin1String("points")].toInt(), 80);
    EXPECT_EQ(objects[1].toObject()[QLatin1String("category")].toString(), QStringLiteral("Monitor"));
    EXPECT_FALSE(objects[1].toObject().contains(QLatin1String("parent"))) << "no scan tells";
    EXPECT_EQ(truthJson(rooms)[QLatin1String("objects")].toArray()[0].toObject()[QLatin1String("points")].toInt(), 0);
}

} // namespace twinloom::scan
