// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/placing.h"

#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

namespace twinloom::scan
{
namespace
{

PlacedScan scanIn(const QString &file, int number)
{
    PlacedScan scan;
    scan.report.file = file;
    scan.report.scan = number;
    scan.cloud.positions = {{0, 0, 0}, {3, 1, 0}};
    return scan;
}

TEST(Placing, ScansOfAFileStayTogether)
{
    std::vector<PlacedScan> scans;
    for (const auto &[file, number] :
         {std::pair("a.e57", 0), std::pair("a.e57", 1), std::pair("b.ply", 0), std::pair("b.ply", 0)})
        scans.push_back(scanIn(test::s(file), number));
    EXPECT_EQ(filesOf(scans), (std::vector<std::size_t>{0, 2, 3, 4})); // the same file twice is two files
}

TEST(Placing, AFileIsTakenForTheScannersOwnFrameWhereItLooksLikeIt)
{
    test::SyntheticRoom room(0.05);
    room.addRoom({{0, 0}, {6, 0}, {6, 4}, {0, 4}}, 0, 2.5);
    PlacedScan scan = scanIn(test::s("a.ply"), 0);
    scan.cloud.positions = room.cloud.positions;
    EXPECT_TRUE(viewsOf(std::span(&scan, 1)).empty()); // its origin is a corner of the floor
    scan.report.transform = Eigen::Translation3d(2, 2, 1.5);
    EXPECT_EQ(viewsOf(std::span(&scan, 1)).size(), 1u);
    scan.cloud.station = geometry::Vec3(-5, 2, 1.5); // what the file tells counts, and is not believed
    EXPECT_TRUE(viewsOf(std::span(&scan, 1)).empty());
}

TEST(Placing, LooseFilesArePutBesideAndNamed)
{
    std::vector<PlacedScan> scans{scanIn(test::s("a.ply"), 0), scanIn(test::s("b.ply"), 0),
                                  scanIn(test::s("c.ply"), 0)};
    RegisteredScans registered;
    registered.places.resize(3);
    registered.places[0].reference = true;
    registered.places[1].group = 1;
    registered.places[1].reference = true;
    registered.places[1].doubt = Doubt::Ambiguous;
    registered.places[1].overlap = 0.8;
    registered.places[2].move = Eigen::Translation3d(2, 0, 0);
    registered.places[2].overlap = 0.4;
    registered.pairs = {{0, 2, 0.4, 0.5, 0.9, 0.003}};
    ScanReport report;
    placeFiles(scans, registered, report);
    alignAsGiven(scans, {}, report.issues);
    EXPECT_FALSE(scans[0].report.rms);
    EXPECT_TRUE(scans[0].report.confident);
    EXPECT_EQ(scans[2].report.overlap, 0.4);
    EXPECT_EQ(scans[2].report.transform.translation().x(), 2);
    EXPECT_FALSE(scans[1].report.confident);
    EXPECT_EQ(scans[1].report.transform.translation().x(), 7); // the others end at 5
    ASSERT_EQ(report.issues.size(), 1u);
    EXPECT_EQ(report.issues[0].code, test::s("not-registered"));
    EXPECT_TRUE(report.issues[0].message.startsWith(test::s("b.ply"))) << report.issues[0].message.toStdString();
    EXPECT_TRUE(report.issues[0].message.contains(test::s("several ways"))) << report.issues[0].message.toStdString();
    ASSERT_EQ(report.pairs.size(), 1u);
    EXPECT_EQ(report.pairs[0].b, 2u);
}

TEST(Placing, WhatAPersonAlignedIsNotLoose)
{
    std::vector<PlacedScan> scans{scanIn(test::s("a.ply"), 0), scanIn(test::s("b.ply"), 0)};
    RegisteredScans registered;
    registered.places.resize(2);
    registered.places[1].group = 1;
    ScanReport report;
    placeFiles(scans, registered, report);
    alignAsGiven(scans, {{test::s("b.ply"), Eigen::Affine3d(Eigen::Translation3d(0, 1, 0))}}, report.issues);
    EXPECT_TRUE(report.issues.empty());
    EXPECT_TRUE(scans[1].report.confident);
    EXPECT_EQ(scans[1].report.transform.translation().y(), 1);
}

} // namespace
} // namespace twinloom::scan
