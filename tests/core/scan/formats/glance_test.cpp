// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/glance.h"

#include "core/scan/formats/reader.h"
#include "tests/support/test_data.h"

namespace twinloom::scan
{
namespace
{

using test::dataPath;

Result<Glance> glanceAtTable(const QByteArray &bytes, const QString &columns = {})
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.path(QStringLiteral("a.csv")), bytes);
    return glanceAt(folder.path(QStringLiteral("a.csv")), columns);
}

TEST(Glance, CountsAreThoseThatReadingFinds)
{
    for (const char *file : {"las/1.2-with-color.las", "pcd/autzen-utm.pcd", "las/test1_4.las"}) {
        const QString path = dataPath(QStringLiteral("scans/formats/") + QLatin1String(file));
        const auto glance = glanceAt(path, {});
        ASSERT_OK(glance);
        Progress progress;
        const auto scans = readScans(path, {}, progress);
        ASSERT_OK(scans);
        EXPECT_EQ(glance->points, qint64(scans->front().pointsInFile)) << file;
        EXPECT_GT(glance->bytes, 1000) << file;
        EXPECT_EQ(glance->columns, QString()) << file;
    }
}

TEST(Glance, ColumnsOfTextCanBeSeenAndToldBeforeReading)
{
    const auto guessed = glanceAtTable("1 2 3 0.5 255 0 10\n2 3 4 0.25 0 12 13\n");
    ASSERT_OK(guessed);
    EXPECT_EQ(guessed->columns, QStringLiteral("x,y,z,i,r,g,b"));
    EXPECT_TRUE(guessed->guessed);
    const auto named = glanceAtTable("Y,X,Z\n1,2,3\n");
    ASSERT_OK(named);
    EXPECT_EQ(named->columns, QStringLiteral("y,x,z"));
    EXPECT_FALSE(named->guessed);
    const auto told = glanceAtTable("1 2 3 4\n", QStringLiteral("-,x,y,z"));
    ASSERT_OK(told);
    EXPECT_EQ(told->columns, QStringLiteral("-,x,y,z"));
    EXPECT_EQ(glanceAtTable("1 2 3\n", QStringLiteral("x,y")).error().code, ErrorCode::Usage);
}

TEST(Glance, RecordingsAreAsLargeAsTheirPictures)
{
    const auto glance = glanceAt(dataPath(QStringLiteral("scans/open3d_rgbd")), {});
    ASSERT_OK(glance);
    EXPECT_GT(glance->bytes, 100'000);
    EXPECT_FALSE(glance->points);
}

TEST(Glance, WhatIsNoScanIsRefused)
{
    EXPECT_EQ(glanceAt(QStringLiteral("no-such-file.ply"), {}).error().code, ErrorCode::NotFound);
    EXPECT_EQ(glanceAt(dataPath(QStringLiteral("scans/formats/pcd/missingheader.pcd")), {}).error().code,
              ErrorCode::BadInput);
}

} // namespace
} // namespace twinloom::scan
