// SPDX-License-Identifier: Apache-2.0
#include "core/scan/rgbd/rgbd_folder.h"

#include "tests/support/test_data.h"

#include <gmock/gmock.h>

#include <QDir>
#include <QFile>

#include <set>

namespace twinloom::scan
{
namespace
{

Result<std::vector<LoadedScan>> recorded(const QString &folder)
{
    Progress progress;
    return readScans(folder, {}, progress);
}

/// Cells of 5 cm with a point in them.
std::size_t cells(const PointCloud &cloud)
{
    std::set<std::array<int, 3>> cells;
    for (const Eigen::Vector3f &p : cloud.positions) {
        const Eigen::Vector3i cell = (p / 0.05f).array().floor().cast<int>();
        cells.insert({cell.x(), cell.y(), cell.z()});
    }
    return cells.size();
}

/// A copy of a recording that may be spoilt.
class Copy
{
public:
    explicit Copy(const QString &recording)
    {
        for (const QString &file : filesOfRgbdFolder(recording)) {
            const QString target = m_folder.path(QDir(recording).relativeFilePath(file));
            QDir().mkpath(QFileInfo(target).path());
            test::writeFile(target, test::readFile(file));
        }
    }
    QString path(const char *file = "") const { return m_folder.path(QLatin1String(file)); }

private:
    test::TemporaryFolder m_folder;
};

} // namespace

TEST(RgbdFolder, PicturesLieOverEachOther)
{
    for (const char *name : {"scans/open3d_rgbd", "scans/slambook_rgbd"}) {
        const QString folder = test::dataPath(QString::fromLatin1(name));
        EXPECT_TRUE(isRgbdFolder(folder));
        EXPECT_TRUE(holdsPoints(folder));
        const auto scans = recorded(folder);
        ASSERT_OK(scans);
        ASSERT_EQ(scans->size(), 1u);
        const LoadedScan &scan = scans->front();
        EXPECT_GT(scan.cloud.size(), 300'000u) << name;
        EXPECT_LE(scan.cloud.size(), std::size_t{5 * 640 * 480}) << name;
        EXPECT_EQ(scan.cloud.colours.size(), scan.cloud.size());
        EXPECT_EQ(scan.pointsInFile, scan.cloud.size());
        EXPECT_TRUE(scan.issues.empty());
        EXPECT_EQ(scan.unitHint, QLatin1String("metre"));
    }
}

TEST(RgbdFolder, PosesAreAppliedTheRightWayRound)
{
    const Copy recording(test::dataPath(QStringLiteral("scans/open3d_rgbd")));
    const std::size_t right = cells(recorded(recording.path())->front().cloud);
    // The same poses turned round: five pictures of one place no longer share their cells.
    QFile::remove(recording.path("trajectory.log"));
    QByteArray turned;
    {
        const QList<QByteArray> lines =
            test::readFile(test::dataPath(QStringLiteral("scans/open3d_rgbd/trajectory.log"))).split('\n');
        for (int i = 0; i + 4 < lines.size(); i += 5) {
            Eigen::Affine3d pose;
            for (int r = 0; r < 4; ++r) {
                const QList<QByteArray> words = lines[i + 1 + r].simplified().split(' ');
                for (int c = 0; c < 4; ++c)
                    pose.matrix()(r, c) = words[c].toDouble();
            }
            turned += lines[i] + '\n';
            for (int r = 0; r < 4; ++r)
                for (int c = 0; c < 4; ++c)
                    turned += QByteArray::number(pose.inverse().matrix()(r, c), 'g', 17) + (c < 3 ? ' ' : '\n');
        }
    }
    test::writeFile(recording.path("trajectory.log"), turned);
    const auto wrong = recorded(recording.path());
    ASSERT_OK(wrong);
    EXPECT_LT(1.15 * double(right), double(cells(wrong->front().cloud)));
}

TEST(RgbdFolder, WithoutColourOrLensItSaysSo)
{
    const Copy recording(test::dataPath(QStringLiteral("scans/open3d_rgbd")));
    QDir(recording.path("color")).removeRecursively();
    QFile::remove(recording.path("camera_primesense.json"));
    const auto scans = recorded(recording.path());
    ASSERT_OK(scans);
    std::vector<std::string> codes;
    for (const Issue &issue : scans->front().issues)
        codes.push_back(issue.code.toStdString());
    EXPECT_THAT(codes, testing::ElementsAre("camera-guessed", "no-colour"));
    EXPECT_TRUE(scans->front().cloud.colours.empty());
}

TEST(RgbdFolder, WhatDoesNotFitIsNamed)
{
    const Copy recording(test::dataPath(QStringLiteral("scans/open3d_rgbd")));
    const auto why = [&recording] {
        const auto scans = recorded(recording.path());
        return scans ? std::string() : scans.error().message.toStdString();
    };
    using testing::HasSubstr;
    QFile::remove(recording.path("color/00004.jpg"));
    EXPECT_THAT(why(), HasSubstr("5 pictures of depth, but 4 of colour"));
    QFile::remove(recording.path("depth/00004.png"));
    EXPECT_THAT(why(), HasSubstr("4 pictures of depth, but 5 poses"));
    QFile::remove(recording.path("trajectory.log"));
    EXPECT_THAT(why(), HasSubstr("does not say where its pictures were taken"));
    test::writeFile(recording.path("pose.txt"), QByteArray("0 0 0 0 0 0 1\n").repeated(4));
    EXPECT_EQ(why(), "");
    test::writeFile(recording.path("depth/00002.png"), "spoilt");
    EXPECT_THAT(why(), HasSubstr("00002.png"));
    QDir(recording.path("depth")).removeRecursively();
    EXPECT_THAT(why(), HasSubstr("is a folder, not a file"));
    QDir().mkpath(recording.path("depth"));
    EXPECT_THAT(why(), HasSubstr("holds no PNG or PGM"));
}

TEST(RgbdFolder, CanBeCancelled)
{
    Progress progress;
    progress.cancel();
    EXPECT_EQ(readScans(test::dataPath(QStringLiteral("scans/open3d_rgbd")), {}, progress).error().code,
              ErrorCode::Cancelled);
}

} // namespace twinloom::scan
