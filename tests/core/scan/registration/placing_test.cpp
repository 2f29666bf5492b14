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
    EXPECT_EQ(filesOf(scans), (std::vector<ScanUnit>{{0, 1}, {2}, {3}})); // the same file twice is two files
}

TEST(Placing, FilesWithPosesShareAFrameWhereItIsRigid)
{
    std::vector<PlacedScan> scans;
    for (const char *file : {"a.ptx", "b.ptx", "c.ptx", "d.ply"}) {
        scans.push_back(scanIn(test::s(file), 0));
        scans.back().posed = scans.size() < 4;
    }
    scans[1].fromFile = Eigen::Translation3d(-100, 0, 0); // what lies far off is loaded near zero
    scans[2].fromFile = Eigen::Scaling(0.001);            // one in millimetres is of other makers
    EXPECT_EQ(sharedFrames(scans), (std::vector<ScanUnit>{{0, 1}}));
    EXPECT_EQ(toFrameOf(scans[1], scans[0]).translation().x(), 100);
    scans[3] = scanIn(test::s("c.ptx"), 1);
    EXPECT_EQ(sharedFrames(scans), (std::vector<ScanUnit>{{0, 1}, {2, 3}}));
}

TEST(Placing, CheckedPosesMoveScansAndPartThem)
{
    std::vector<PlacedScan> scans{scanIn(test::s("a.ptx"), 0), scanIn(test::s("a.ptx"), 1), scanIn(test::s("a.ptx"), 2),
                                  scanIn(test::s("b.ptx"), 0)};
    scans[3].fromFile = Eigen::Translation3d(-100, 0, 0);
    CheckedPoses checked;
    checked.places.resize(4);
    checked.places[0].origin = PoseOrigin::File;
    checked.places[1].move = Eigen::Translation3d(0, 0.2, 0);
    checked.places[1].origin = PoseOrigin::Refined;
    checked.places[2].group = 1;
    checked.places[3].origin = PoseOrigin::File;
    checked.pairs = {{1, 3, 0.4, 0.5, 0.9, 0.003}};
    ScanReport report;
    Progress progress;
    EXPECT_EQ(*placeChecked(scans, {0, 1, 2, 3}, checked, report, progress), (std::vector<ScanUnit>{{0, 1, 3}, {2}}));
    EXPECT_TRUE(scans[0].report.transform.matrix().isIdentity(0));
    EXPECT_EQ(scans[1].report.transform.translation(), Eigen::Vector3d(0, 0.2, 0));
    EXPECT_NEAR(scans[1].report.poseWay, 0.2, 1e-9);
    EXPECT_EQ(scans[3].report.transform.translation(), Eigen::Vector3d(100, 0, 0));
    ASSERT_EQ(report.issues.size(), 1u);
    EXPECT_EQ(report.issues[0].code, test::s("pose-corrected"));
    EXPECT_TRUE(report.issues[0].message.contains(test::s("20.0 cm"))) << report.issues[0].message.toStdString();
    ASSERT_EQ(report.pairs.size(), 1u);
    EXPECT_EQ(report.pairs[0].b, 3u);
    progress.cancel();
    EXPECT_EQ(placeChecked(scans, {0, 1, 2, 3}, checked, report, progress).error().code, ErrorCode::Cancelled);
}

TEST(Placing, AFileIsTakenForTheScannersOwnFrameWhereItLooksLikeIt)
{
    test::SyntheticRoom room(0.05);
    room.addRoom({{0, 0}, {6, 0}, {6, 4}, {0, 4}}, 0, 2.5);
    PlacedScan scan = scanIn(test::s("a.ply"), 0);
    scan.cloud.positions = room.cloud.positions;
    EXPECT_FALSE(viewOf(scan)); // its origin is a corner of the floor
    scan.report.transform = Eigen::Translation3d(2, 2, 1.5);
    EXPECT_TRUE(viewOf(scan));
    scan.cloud.station = geometry::Vec3(-5, 2, 1.5); // what the file tells counts, and is not believed
    EXPECT_FALSE(viewOf(scan));
}

TEST(Placing, ScansOfAFileThatNobodyCouldCheckAreNamed)
{
    std::vector<PlacedScan> scans;
    for (int i = 0; i < 4; ++i)
        scans.push_back(scanIn(test::s("a.ptx"), i));
    CheckedPoses checked;
    checked.places.resize(4);
    for (CheckedPoses::Place &place : checked.places)
        place.origin = PoseOrigin::File;
    checked.places[1].origin = checked.places[3].origin = PoseOrigin::Unchecked;
    ScanReport report;
    Progress progress;
    ASSERT_OK(placeChecked(scans, {0, 1, 2, 3}, checked, report, progress));
    ASSERT_EQ(report.issues.size(), 1u);
    EXPECT_EQ(report.issues[0].code, test::s("pose-unchecked"));
    EXPECT_TRUE(report.issues[0].message.contains(test::s("a.ptx #1, a.ptx #3")))
        << report.issues[0].message.toStdString();
}

TEST(Placing, LooseScansOfAFileAreNamedAndHaveNoPose)
{
    std::vector<PlacedScan> scans;
    for (int i = 0; i < 4; ++i) {
        scans.push_back(scanIn(test::s("a.ptx"), i));
        scans.back().report.origin = PoseOrigin::File;
    }
    RegisteredScans registered;
    registered.places.resize(2);
    registered.places[0].reference = true;
    registered.places[1].group = 1;
    registered.places[1].doubt = Doubt::Overlap;
    ScanReport report;
    Progress progress;
    ASSERT_OK(placeUnits(scans, {{0, 1}, {2, 3}}, registered, report, progress));
    alignAsGiven(scans, {}, report.issues);
    EXPECT_EQ(scans[1].report.origin, PoseOrigin::File);
    EXPECT_EQ(scans[3].report.origin, PoseOrigin::None);
    ASSERT_EQ(report.issues.size(), 1u);
    EXPECT_TRUE(report.issues[0].message.startsWith(test::s("a.ptx #2, a.ptx #3 ")))
        << report.issues[0].message.toStdString();
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
    Progress progress;
    ASSERT_OK(placeUnits(scans, filesOf(scans), registered, report, progress));
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
    Progress progress;
    ASSERT_OK(placeUnits(scans, filesOf(scans), registered, report, progress));
    alignAsGiven(scans, {{test::s("b.ply"), Eigen::Affine3d(Eigen::Translation3d(0, 1, 0))}}, report.issues);
    EXPECT_TRUE(report.issues.empty());
    EXPECT_TRUE(scans[1].report.confident);
    EXPECT_EQ(scans[1].report.transform.translation().y(), 1);
}

} // namespace
} // namespace twinloom::scan
