// SPDX-License-Identifier: Apache-2.0
#include "twin/history/day_file.h"

#include "tests/support/test_data.h"

namespace twinloom::history
{

TEST(DayFile, isNamedAfterItsDay)
{
    EXPECT_EQ(dayPath(QStringLiteral("h"), 20'000 * kDay + 7), QStringLiteral("h/2024-10-04.db"));
    EXPECT_EQ(dayPath(QStringLiteral("h"), -1), QStringLiteral("h/1969-12-31.db"));
}

TEST(DayFile, daysAreFoundAmongOtherFiles)
{
    const test::TemporaryFolder folder;
    for (const char *name : {"2024-10-04.db", "2024-10-02.db", "2024-13-02.db", "alarms.db", "2024-10-04.db-wal"})
        test::writeFile(folder.path(QLatin1String(name)), {});
    EXPECT_EQ(recordedDays(folder.path(QString())), (std::vector<qint64>{19'998 * kDay, 20'000 * kDay}));
    EXPECT_TRUE(recordedDays(folder.path(QStringLiteral("nowhere"))).empty());
}

TEST(DayFile, othersFilesAreRefusedAndLeftAlone)
{
    const test::TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("2024-10-04.db"));
    {
        auto other = storage::Connection::open(path, storage::Access::Create);
        ASSERT_OK(other);
        ASSERT_OK(other->execute("CREATE TABLE theirs(x)"));
    }
    const auto opened = openDayForWriting(path, 0);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::BadInput);
    EXPECT_FALSE(openDayForReading(path));

    test::writeFile(path, QByteArray(5000, 'x'));
    const auto garbage = openDayForReading(path);
    ASSERT_FALSE(garbage);
    EXPECT_EQ(garbage.error().code, ErrorCode::BadInput);
}

TEST(DayFile, isThereOnlyWhenItIsWhole)
{
    const test::TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("2024-10-04.db"));
    test::writeFile(path + QStringLiteral(".new"), "half of one, of a process that died");
    EXPECT_TRUE(recordedDays(folder.path(QString())).empty());
    ASSERT_OK(openDayForWriting(path, 0));
    ASSERT_OK(openDayForReading(path));
}

TEST(DayFile, checksumsCoverEveryField)
{
    const Sample sample{5, 1.5, Quality::Good};
    EXPECT_NE(tailChecksum(1, sample), tailChecksum(2, sample));
    EXPECT_NE(tailChecksum(1, sample), tailChecksum(1, {6, 1.5, Quality::Good}));
    EXPECT_NE(tailChecksum(1, sample), tailChecksum(1, {5, 1.25, Quality::Good}));
    EXPECT_NE(tailChecksum(1, sample), tailChecksum(1, {5, 1.5, Quality::Bad}));
    EXPECT_NE(tagChecksum(QStringLiteral("a.b")), tagChecksum(QStringLiteral("a.c")));

    ChunkRow chunk{1, 2, 3, {4, 4, 5, 6, 7}, QByteArrayLiteral("blob")};
    const qint64 before = chunk.checksum();
    chunk.aggregate.max = 6.5;
    EXPECT_NE(chunk.checksum(), before);
}

} // namespace twinloom::history
