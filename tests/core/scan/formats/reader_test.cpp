// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/reader.h"
#include "tests/support/test_data.h"

#include <cmath>
#include <cstring>

namespace twinloom::scan
{
namespace
{

using test::dataPath;
using test::TemporaryFolder;
using test::writeFile;

Result<std::vector<LoadedScan>> load(const QString &path)
{
    Progress progress;
    return readScans(path, {}, progress);
}

Result<std::vector<LoadedScan>> loadBytes(const QByteArray &bytes, const QString &name)
{
    const TemporaryFolder folder;
    writeFile(folder.path(name), bytes);
    return load(folder.path(name));
}

/// The double coordinates of a point, in the file's frame.
geometry::Vec3 at(const PointCloud &cloud, std::size_t i)
{
    return cloud.positions[i].cast<double>() + cloud.origin;
}

void expectConsistent(const PointCloud &cloud)
{
    const std::size_t n = cloud.size();
    EXPECT_TRUE(cloud.colours.empty() || cloud.colours.size() == n);
    EXPECT_TRUE(cloud.intensities.empty() || cloud.intensities.size() == n);
    EXPECT_TRUE(cloud.normals.empty() || cloud.normals.size() == n);
    for (const Eigen::Vector3f &position : cloud.positions)
        ASSERT_TRUE(position.allFinite());
    for (const float intensity : cloud.intensities)
        ASSERT_TRUE(intensity >= 0 && intensity <= 1) << intensity;
}

struct Expected {
    const char *file;
    std::size_t points;
    bool colours, normals;
};

Result<std::vector<LoadedScan>> loadTable(const QByteArray &bytes, const QString &columns = {})
{
    const TemporaryFolder folder;
    writeFile(folder.path(QStringLiteral("a.csv")), bytes);
    Progress progress;
    return readScans(folder.path(QStringLiteral("a.csv")), {.columns = columns}, progress);
}

TEST(TextTable, SaysWhichColumnsItGuessed)
{
    const auto guessed = loadTable("1 2 3 200 201 202 0.5\n4 5 6 10 11 12 0.6\n");
    ASSERT_OK(guessed);
    ASSERT_EQ(guessed->front().issues.size(), 1u);
    EXPECT_EQ(guessed->front().issues[0].code, QStringLiteral("columns-guessed"));
    EXPECT_TRUE(guessed->front().issues[0].message.contains(QStringLiteral("x,y,z,r,g,b,i")));
    const auto named = loadTable("x,y,z,r,g,b\n1,2,3,200,201,202\n4,5,6,10,11,12\n");
    ASSERT_OK(named);
    EXPECT_TRUE(named->front().issues.empty());
}

TEST(TextTable, IsReadAsTold)
{
    // A running number, then north, east and height; the header says something else.
    const auto scans = loadTable("x,y,z,a\n1,20.5,10.5,3.5\n2,20.5,11.5,3.5\n", QStringLiteral("-,y,x,z"));
    ASSERT_OK(scans);
    ASSERT_EQ(scans->front().cloud.size(), 2u);
    EXPECT_EQ(at(scans->front().cloud, 1), geometry::Vec3(11.5, 20.5, 3.5));
    EXPECT_TRUE(scans->front().issues.empty());
    EXPECT_EQ(loadTable("1 2 3\n", QStringLiteral("x,y")).error().code, ErrorCode::Usage);
}

TEST(TextTable, WhatAPersonToldMustFitTheFile)
{
    for (const char *told : {"x,y,z,foo", "x,y,z,i", "x,y,z,-"}) {
        const auto scans = loadTable("1 2 3\n4 5 6\n", QString::fromLatin1(told));
        ASSERT_FALSE(scans) << told;
        EXPECT_EQ(scans.error().code, ErrorCode::Usage) << told;
    }
    EXPECT_TRUE(loadTable("1 2 3 4\n4 5 6 7\n", QStringLiteral("x,y,z"))) << "the rest is left out";
}

TEST(TextTable, ColoursAndRunningNumbersMayComeFirst)
{
    const auto coloured = loadTable("200 201 202 1.5 2.5 3.5\n10 11 12 4.5 5.5 6.5\n");
    ASSERT_OK(coloured);
    EXPECT_EQ(at(coloured->front().cloud, 1), geometry::Vec3(4.5, 5.5, 6.5));
    EXPECT_TRUE(coloured->front().issues[0].message.contains(QStringLiteral("r,g,b,x,y,z")));
    const auto numbered = loadTable("0,1.5,2.5,3.5\n1,4.5,5.5,6.5\n2,4.5,5.5,6.5\n3,4.5,5.5,6.5\n");
    ASSERT_OK(numbered);
    EXPECT_EQ(at(numbered->front().cloud, 1), geometry::Vec3(4.5, 5.5, 6.5));
    const auto grid = loadTable("0,1,2,3.5\n1,1,2,3.5\n2,1,2,3.5\n3,1,2,3.5\n");
    ASSERT_OK(grid);
    EXPECT_EQ(at(grid->front().cloud, 3).x(), 3) << "whole coordinates that happen to run";
}

TEST(TextTable, OfASpreadsheetBeginsWithAByteOrderMark)
{
    const auto scans = loadTable("\xEF\xBB\xBFX,Y,Z\r\n1,2,3\r\n4,5,6\r\n");
    ASSERT_OK(scans);
    EXPECT_EQ(at(scans->front().cloud, 1), geometry::Vec3(4, 5, 6));
}

TEST(TextTable, AColourThatIsNoNumberIsBlack)
{
    const auto scans = loadTable("x,y,z,r,g,b\n1,2,3,nan,201,202\n4,5,6,10,11,12\n");
    ASSERT_OK(scans);
    EXPECT_EQ(scans->front().cloud.colours[0], (Rgb{0, 201, 202}));
}

class RealFiles : public testing::TestWithParam<Expected>
{
};

TEST_P(RealFiles, haveTheirPoints)
{
    const Expected &expected = GetParam();
    const auto scans = load(dataPath(QLatin1String("scans/") + QLatin1String(expected.file)));
    ASSERT_OK(scans);
    ASSERT_EQ(scans->size(), 1u);
    const LoadedScan &scan = scans->front();
    EXPECT_EQ(scan.pointsInFile, expected.points);
    EXPECT_EQ(!scan.cloud.colours.empty(), expected.colours);
    EXPECT_EQ(!scan.cloud.normals.empty(), expected.normals);
    expectConsistent(scan.cloud);
}

INSTANTIATE_TEST_SUITE_P(All, RealFiles,
                         testing::Values(Expected{"pcl_room_scan/room_scan1.pcd", 112586, false, false},
                                         Expected{"pcl_room_scan/room_scan2.pcd", 112624, false, false},
                                         Expected{"pcl_kinect_pairwise/capture0001.pcd", 249647, false, false},
                                         Expected{"open3d_fragment/fragment.pcd", 113662, true, true},
                                         Expected{"open3d_fragment/frag_115.ply", 64365, true, true},
                                         Expected{"quest_rooms/living_room_cloud.ply", 600000, false, false},
                                         Expected{"quest_rooms/office_small_mesh.ply", 1895, false, false},
                                         Expected{"formats/ply/mesh.ply", 4, false, false},
                                         Expected{"formats/ply/simple_text.ply", 3, false, false},
                                         Expected{"formats/ply/text_extradim.ply", 1, true, true},
                                         Expected{"formats/pts/autzen.pts", 10, true, false},
                                         Expected{"formats/pts/test.pts", 19, true, false},
                                         Expected{"formats/pcd/autzen-utm.pcd", 1065, true, false},
                                         Expected{"formats/e57/bunnyFloat.e57", 30571, false, false},
                                         Expected{"formats/e57/bunnyInt19.e57", 30571, false, false},
                                         Expected{"formats/e57/tinyCartesianFloatRgb.e57", 2090, true, false},
                                         Expected{"formats/e57/tiny_spherical.e57", 180, false, false},
                                         Expected{"formats/e57/integer_intensity.e57", 2, false, false},
                                         Expected{"formats/e57/tiny_pc_and_images.e57", 2, false, false},
                                         Expected{"formats/las/1.2-with-color.las", 1065, true, false},
                                         Expected{"formats/las/100-points.las", 100, true, false},
                                         Expected{"formats/las/bad_vlr_count.las", 10, true, false},
                                         Expected{"formats/las/extrabytes.las", 1065, true, false},
                                         Expected{"formats/las/test1_4.las", 1000, false, false},
                                         Expected{"formats/las/permutations/1.0_0.las", 1, false, false},
                                         Expected{"formats/las/permutations/1.2_3.las", 1, true, false},
                                         Expected{"formats/ptx/1.2-with-color.ptx", 1065, true, false},
                                         Expected{"formats/text/utm17_1.txt", 10, false, false}));

TEST(Reader, refusesBrokenFilesOfTheCollection)
{
    for (const char *file : {"pcd/missingheader.pcd", "text/badheader.txt"}) {
        const auto scans = load(dataPath(QLatin1String("scans/formats/") + QLatin1String(file)));
        ASSERT_FALSE(scans.has_value()) << file;
        EXPECT_EQ(scans.error().code, ErrorCode::BadInput);
        EXPECT_TRUE(scans.error().message.contains(QLatin1String("line 1"))) << scans.error().text().toStdString();
    }
}

TEST(Reader, sameSurveyInThreeFormatsAgrees)
{
    const auto las = load(dataPath(QStringLiteral("scans/formats/las/1.2-with-color.las")));
    const auto pcd = load(dataPath(QStringLiteral("scans/formats/pcd/autzen-utm.pcd")));
    const auto ptx = load(dataPath(QStringLiteral("scans/formats/ptx/1.2-with-color.ptx")));
    const auto extra = load(dataPath(QStringLiteral("scans/formats/las/extrabytes.las")));
    ASSERT_OK(las);
    ASSERT_OK(pcd);
    ASSERT_OK(ptx);
    ASSERT_OK(extra);
    ASSERT_EQ(las->front().cloud.size(), ptx->front().cloud.size());
    ASSERT_EQ(las->front().cloud.size(), extra->front().cloud.size());
    for (std::size_t i = 0; i < 1065; i += 13) {
        EXPECT_LT((at(las->front().cloud, i) - at(ptx->front().cloud, i)).norm(), 1e-3);
        EXPECT_LT((at(las->front().cloud, i) - at(extra->front().cloud, i)).norm(), 1e-3);
        EXPECT_EQ(las->front().cloud.colours[i], ptx->front().cloud.colours[i]);
    }
}

TEST(Reader, surveyFormatsAreUsuallyZUp)
{
    for (const auto &[file, expected] :
         {std::pair("las/100-points.las", ZUp::Usual), std::pair("e57/bunnyFloat.e57", ZUp::Usual),
          std::pair("ptx/1.2-with-color.ptx", ZUp::Usual), std::pair("pts/autzen.pts", ZUp::Usual),
          std::pair("ply/simple_text.ply", ZUp::Unknown), std::pair("text/utm17_1.txt", ZUp::Unknown)}) {
        const auto scans = load(dataPath(QLatin1String("scans/formats/") + QLatin1String(file)));
        ASSERT_OK(scans);
        EXPECT_EQ(scans->front().zUp, expected) << file;
    }
}

TEST(Reader, lasNamesUnitAndOddities)
{
    const auto feet = load(dataPath(QStringLiteral("scans/formats/las/test1_4.las")));
    ASSERT_OK(feet);
    EXPECT_EQ(feet->front().unitHint, QStringLiteral("us-survey-foot"));
    const auto vlr = load(dataPath(QStringLiteral("scans/formats/las/bad_vlr_count.las")));
    ASSERT_OK(vlr);
    ASSERT_EQ(vlr->front().issues.size(), 1u);
    EXPECT_EQ(vlr->front().issues[0].code, QStringLiteral("bad-vlr-count"));
    for (const char *file : {"las/no-points.las", "laz/simple.laz", "copc/1.2-with-color.copc.laz"}) {
        const auto none = load(dataPath(QLatin1String("scans/formats/") + QLatin1String(file)));
        ASSERT_FALSE(none.has_value()) << file;
        EXPECT_EQ(none.error().code, ErrorCode::BadInput);
    }
}

TEST(Reader, e57FloatsAndScaledIntegersAgree)
{
    const auto floats = load(dataPath(QStringLiteral("scans/formats/e57/bunnyFloat.e57")));
    const auto integers = load(dataPath(QStringLiteral("scans/formats/e57/bunnyInt19.e57")));
    ASSERT_OK(floats);
    ASSERT_OK(integers);
    ASSERT_EQ(floats->front().cloud.size(), integers->front().cloud.size());
    for (std::size_t i = 0; i < floats->front().cloud.size(); ++i)
        ASSERT_LT((at(floats->front().cloud, i) - at(integers->front().cloud, i)).norm(), 2e-6) << i;
}

TEST(Reader, e57ChecksPagesAndEmptiness)
{
    const auto damaged = load(dataPath(QStringLiteral("scans/formats/e57/corrupt_crc.e57")));
    ASSERT_FALSE(damaged.has_value());
    EXPECT_EQ(damaged.error().code, ErrorCode::BadInput);
    EXPECT_TRUE(damaged.error().message.contains(QLatin1String("33792"))) << damaged.error().text().toStdString();
    const auto empty = load(dataPath(QStringLiteral("scans/formats/e57/empty_pc.e57")));
    ASSERT_FALSE(empty.has_value());
    EXPECT_EQ(empty.error().code, ErrorCode::BadInput);
    const auto scaled = load(dataPath(QStringLiteral("scans/formats/e57/integer_intensity.e57")));
    ASSERT_OK(scaled);
    EXPECT_EQ(scaled->front().cloud.intensities, (std::vector<float>{0.0f, 1.0f}));
}

TEST(Reader, ptxScansMeetInTheCommonFrame)
{
    const auto scans = load(dataPath(QStringLiteral("scans/formats/ptx/multiple-and-transform.ptx")));
    ASSERT_OK(scans);
    ASSERT_EQ(scans->size(), 2u);
    EXPECT_EQ((*scans)[1].number, 1);
    ASSERT_EQ((*scans)[0].cloud.size(), 4u);
    for (std::size_t i = 0; i < 4; ++i)
        EXPECT_LT(((*scans)[0].pose * at((*scans)[0].cloud, i) - (*scans)[1].pose * at((*scans)[1].cloud, i)).norm(),
                  1e-3);
}

TEST(Reader, keepsMillimetresFarFromTheOrigin)
{
    const auto scans = load(dataPath(QStringLiteral("scans/formats/text/utm17_1.txt")));
    ASSERT_OK(scans);
    EXPECT_NEAR(at(scans->front().cloud, 9).y(), 4320980.59, 1e-4);
    EXPECT_NEAR(at(scans->front().cloud, 9).x(), 289818.50, 1e-4);
}

/// `points` rows, of which the header names only `named`.
QByteArray pcdWith(int points, int named, const QByteArray &encoding)
{
    QByteArray bytes = "VERSION 0.7\nFIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nCOUNT 1 1 1\nWIDTH " +
                       QByteArray::number(named) + "\nHEIGHT 1\nDATA " + encoding + "\n";
    for (int i = 0; i < points; ++i) {
        const float row[3] = {1.0f + float(i), 2, 3};
        if (encoding == "ascii")
            bytes += QByteArray::number(row[0]) + " 2 3\n";
        else
            bytes.append(reinterpret_cast<const char *>(row), sizeof row);
    }
    return bytes;
}

TEST(Reader, pointsThatAHeaderDoesNotNameAreSaidOrRefused)
{
    for (const char *encoding : {"ascii", "binary"}) {
        SCOPED_TRACE(encoding);
        const auto whole = loadBytes(pcdWith(2000, 2000, encoding) + QByteArray(64, '\0'), QStringLiteral("a.pcd"));
        ASSERT_OK(whole);
        EXPECT_TRUE(whole->front().issues.empty()) << "padding means nothing";
        const auto some = loadBytes(pcdWith(2000, 1990, encoding), QStringLiteral("a.pcd"));
        ASSERT_OK(some);
        EXPECT_EQ(some->front().pointsInFile, 1990u);
        ASSERT_EQ(some->front().issues.size(), 1u);
        EXPECT_EQ(some->front().issues.front().code, QStringLiteral("extra-data"));
        const auto most = loadBytes(pcdWith(2000, 200, encoding), QStringLiteral("a.pcd"));
        ASSERT_FALSE(most);
        EXPECT_EQ(most.error().code, ErrorCode::BadInput);
    }
}

TEST(Reader, dropsPointsThatLieNowhere)
{
    const auto nowhere = loadBytes("1e200 1e200 1e200\n1e200 2e200 1e200\n", QStringLiteral("far.xyz"));
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().code, ErrorCode::BadInput);
    const auto one = loadBytes("1 2 3\n-1e308 2 3\n", QStringLiteral("one.xyz"));
    ASSERT_OK(one);
    EXPECT_EQ(one->front().cloud.size(), 1U);
}

TEST(Reader, distinguishesMissingFolderAndUnreadable)
{
    const TemporaryFolder folder;
    EXPECT_EQ(load(folder.path(QStringLiteral("none.ply"))).error().code, ErrorCode::NotFound);
    EXPECT_EQ(load(folder.path(QString())).error().code, ErrorCode::BadInput);
    EXPECT_EQ(load(QStringLiteral("/dev/null")).error().code, ErrorCode::Io);
    EXPECT_EQ(loadBytes({}, QStringLiteral("empty.ply")).error().code, ErrorCode::BadInput);
}

TEST(Reader, contentDecidesBeforeTheExtension)
{
    const auto scans = loadBytes("ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\n"
                                 "property float z\nend_header\n1 2 3\n",
                                 QStringLiteral("a.txt"));
    ASSERT_OK(scans);
    EXPECT_EQ(at(scans->front().cloud, 0), geometry::Vec3(1, 2, 3));
}

} // namespace
} // namespace twinloom::scan
