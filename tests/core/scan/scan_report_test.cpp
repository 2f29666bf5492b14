// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scan_job.h"

#include <gtest/gtest.h>

#include <QJsonArray>

namespace twinloom::scan
{
namespace
{

ScanReport report()
{
    ScanReport report;
    CloudReport cloud;
    cloud.file = QStringLiteral("a.ply");
    cloud.points = 1000;
    cloud.transform.translation() = Eigen::Vector3d(1, 2, 3);
    report.clouds.push_back(cloud);
    cloud.rms = 0.004;
    cloud.overlap = 0.6;
    cloud.confident = false;
    report.clouds.push_back(cloud);
    StructureRoom room;
    room.polygon = {{0, 0}, {4, 0}, {4, 3}, {0, 3}};
    room.floor = 0.1;
    room.area = 12;
    report.structure.rooms = {room};
    report.cleaning.noise = 5;
    report.cleaning.moved = 40;
    report.cleaning.movedThings = {{Eigen::AlignedBox3f(Eigen::Vector3f(1, 1, 0), Eigen::Vector3f(2, 2, 2)), 40}};
    report.cleaning.mirrors = {{{2, 0, 1.5f}, {0, 1, 0}, 1, 2}};
    report.cleaning.glass = {{{5, 3, 1}, {1, 0, 0}, 2, 2}};
    report.structure.walls = {{{0, 0}, {4, 0}, 0.1, 2.5, 1, 0}};
    using Kind = StructureOpening::Kind;
    report.structure.openings = {{Kind::Window, {3, 0}, {2, 0}, 0.9, 2, 0.7, 0},
                                 {Kind::Door, {1, 0}, {2, 0}, 0.1, 2, 0.8, 0}};
    report.roomNodes = {{7}};
    ScannedObject desk;
    desk.category = QStringLiteral("Desk");
    desk.confidence = 0.5;
    desk.points = 300;
    report.objects = {desk, desk};
    report.objectNodes = {{9}, {}}; // the second one stays deleted
    report.issues = {{QStringLiteral("no-ceiling"), QStringLiteral("No ceiling was seen."), {}},
                     {QStringLiteral("tilt-corrected"), QStringLiteral("It was tilted."), QStringLiteral("a.pcd")}};
    return report;
}

QJsonObject at(const QJsonObject &json, const char *key, int index)
{
    return json[QLatin1String(key)].toArray()[index].toObject();
}

} // namespace

TEST(ScanReport, TellsTheFloorAsAGridToo)
{
    using Cell = FloorMap::Cell;
    ScanReport report;
    report.structure.rooms.resize(1);
    FloorMap floor;
    floor.low = {1, 2};
    floor.width = 4;
    floor.height = 2;
    floor.cells = {Cell::Outside, Cell::Free,     Cell::Free,   Cell::Occupied, //
                   Cell::Free,    Cell::Occupied, Cell::Unseen, Cell::Unseen};
    floor.walkable = {0, 1, 1, 0, 0, 0, 0, 0};
    floor.guessed = {0, 0, 0, 0, 0, 0, 0, 1};
    report.floors = {floor};
    const QJsonObject grid =
        report.toJson()[QStringLiteral("rooms")].toArray()[0].toObject()[QStringLiteral("grid")].toObject();
    EXPECT_EQ(grid[QStringLiteral("cell")].toDouble(), 0.05);
    EXPECT_EQ(grid[QStringLiteral("origin")].toArray(), (QJsonArray{1.0, 2.0}));
    EXPECT_EQ(grid[QStringLiteral("width")].toInt(), 4);
    EXPECT_EQ(grid[QStringLiteral("height")].toInt(), 2);
    EXPECT_EQ(grid[QStringLiteral("rows")].toArray(),
              (QJsonArray{QStringLiteral("1-2w1o"), QStringLiteral("1f1o1u1g")}));
}

TEST(ScanReport, HasTheKeysOfTheContract)
{
    const QJsonObject json = report().toJson(4);
    EXPECT_EQ(json.keys(), (QStringList{QStringLiteral("change"), QStringLiteral("cleaning"), QStringLiteral("clouds"),
                                        QStringLiteral("doors"), QStringLiteral("issues"), QStringLiteral("objects"),
                                        QStringLiteral("pairs"), QStringLiteral("peak_memory_mib"),
                                        QStringLiteral("rooms"), QStringLiteral("seconds"), QStringLiteral("storeys"),
                                        QStringLiteral("walls"), QStringLiteral("windows")}));
    EXPECT_EQ(json[QLatin1String("change")].toInt(), 4);
    const QJsonObject cleaning = json[QLatin1String("cleaning")].toObject();
    EXPECT_EQ(cleaning[QLatin1String("noise")].toInt(), 5);
    EXPECT_EQ(cleaning[QLatin1String("moved")].toInt(), 40);
    EXPECT_EQ(at(cleaning, "moved_things", 0)[QLatin1String("centre")], QJsonValue(QJsonArray{1.5, 1.5, 1.0}));
    EXPECT_EQ(at(cleaning, "mirrors", 0)[QLatin1String("bottom")].toDouble(), 0.5);
    EXPECT_EQ(at(cleaning, "mirrors", 0)[QLatin1String("to")], QJsonValue(QJsonArray{1.5, 0.0}));
    EXPECT_EQ(at(cleaning, "glass", 0)[QLatin1String("from")], QJsonValue(QJsonArray{5.0, 2.0}));
    EXPECT_TRUE(report().toJson()[QLatin1String("change")].isNull());
    EXPECT_EQ(json[QLatin1String("seconds")].toObject().keys(),
              (QStringList{QStringLiteral("clean"), QStringLiteral("load"), QStringLiteral("objects"),
                           QStringLiteral("register"), QStringLiteral("structure"), QStringLiteral("total")}));
    EXPECT_EQ(at(json, "issues", 0)[QLatin1String("code")].toString(), QStringLiteral("no-ceiling"));
    EXPECT_FALSE(at(json, "issues", 0).contains(QLatin1String("field")));
    EXPECT_EQ(at(json, "issues", 1)[QLatin1String("field")].toString(), QStringLiteral("a.pcd"));
}

TEST(ScanReport, TellsOfStoreysAndWhichOneARoomIsOf)
{
    ScanReport house = report();
    house.structure.rooms.resize(3);
    house.storeys = {{QStringLiteral("Storey 1"), 0.1, 2.5, 0, 1, true}};
    EXPECT_EQ(at(house.toJson(), "storeys", 0)[QLatin1String("rooms")], QJsonValue(QJsonArray{0}));
    EXPECT_FALSE(at(house.toJson(), "rooms", 0).contains(QLatin1String("storey"))) << "there is but one";
    house.storeys.push_back({QStringLiteral("Storey 2"), 2.8, std::nullopt, 1, 2, true});
    const QJsonObject json = house.toJson(), upper = at(json, "storeys", 1);
    EXPECT_EQ(upper[QLatin1String("name")].toString(), QStringLiteral("Storey 2"));
    EXPECT_EQ(upper[QLatin1String("floor")].toDouble(), 2.8);
    EXPECT_TRUE(upper[QLatin1String("ceiling")].isNull());
    EXPECT_EQ(upper[QLatin1String("rooms")], QJsonValue(QJsonArray{1, 2}));
    EXPECT_EQ(at(json, "rooms", 0)[QLatin1String("storey")].toInt(-1), 0);
    EXPECT_EQ(at(json, "rooms", 2)[QLatin1String("storey")].toInt(-1), 1);
}

TEST(ScanReport, TellsWhichScansShareSurface)
{
    ScanReport two = report();
    two.pairs = {{0, 1, 0.6, 0.4, 0.93, 0.004}};
    const QJsonObject pair = at(two.toJson(), "pairs", 0);
    EXPECT_EQ(pair, (QJsonObject{{QStringLiteral("a"), 0},
                                 {QStringLiteral("b"), 1},
                                 {QStringLiteral("overlap"), 0.6},
                                 {QStringLiteral("balance"), 0.4},
                                 {QStringLiteral("within_6mm"), 0.93},
                                 {QStringLiteral("rms"), 0.004}}));
}

TEST(ScanReport, OnlyRegisteredCloudsSayHowWellTheyFit)
{
    const QJsonObject json = report().toJson();
    const QJsonObject first = at(json, "clouds", 0), second = at(json, "clouds", 1);
    EXPECT_FALSE(first.contains(QLatin1String("rms")));
    EXPECT_FALSE(first.contains(QLatin1String("confident")));
    EXPECT_EQ(first[QLatin1String("transform")].toArray()[1].toArray(), (QJsonArray{0, 1, 0, 2}));
    EXPECT_EQ(second[QLatin1String("rms")].toDouble(), 0.004);
    EXPECT_EQ(second[QLatin1String("overlap")].toDouble(), 0.6);
    EXPECT_FALSE(second[QLatin1String("confident")].toBool(true));
}

TEST(ScanReport, WhatWasNotSeenOrIsNotInTheSceneIsNull)
{
    const QJsonObject json = report().toJson();
    EXPECT_TRUE(at(json, "rooms", 0)[QLatin1String("ceiling")].isNull());
    EXPECT_EQ(at(json, "rooms", 0)[QLatin1String("node")].toString(), QStringLiteral("n7"));
    EXPECT_EQ(at(json, "objects", 0)[QLatin1String("node")].toString(), QStringLiteral("n9"));
    EXPECT_TRUE(at(json, "objects", 1)[QLatin1String("node")].isNull());
    EXPECT_EQ(at(json, "doors", 0)[QLatin1String("bottom")].toDouble(), 0.1);
    EXPECT_EQ(at(json, "windows", 0)[QLatin1String("confidence")].toDouble(), 0.7);
}

} // namespace twinloom::scan
