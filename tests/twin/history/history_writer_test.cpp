// SPDX-License-Identifier: Apache-2.0
#include "twin/history/history_writer.h"

#include "tests/twin/history/history_samples.h"

#include <QFileInfo>

namespace twinloom::history
{

TEST(HistoryWriter, eachDayHasItsFile)
{
    const test::TemporaryFolder folder;
    const Records records = wave(40, 6 * kHour);
    record(folder.path(QStringLiteral("h")), records, false);
    EXPECT_EQ(recordedDays(folder.path(QStringLiteral("h"))).size(), 10u) << "more than are kept open";
    const auto samples = readSamples(folder.path(QStringLiteral("h")), kTag, {kStart, kStart + 20 * kDay});
    ASSERT_OK(samples);
    EXPECT_EQ(*samples, samplesOf(records));
}

TEST(HistoryWriter, anErrorLeavesWhatIsNotStored)
{
    const test::TemporaryFolder folder;
    auto writer = HistoryWriter::open(folder.path(QString()), {160 * 1024});
    ASSERT_OK(writer);
    Records records = wave(10, kSecond);
    const Records tooMany = wave(20'000, kSecond, kStart + kDay);
    records.insert(records.end(), tooMany.begin(), tooMany.end());
    Appended appended;
    ASSERT_FALSE(writer->append(records, appended));
    EXPECT_EQ(appended.stored, 10);
    EXPECT_EQ(records.size(), tooMany.size());
}

TEST(HistoryWriter, thereIsOneAtATime)
{
    const test::TemporaryFolder folder;
    const auto first = HistoryWriter::open(folder.path(QString()), {});
    ASSERT_OK(first);
    const auto second = HistoryWriter::open(folder.path(QString()), {});
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::Conflict);
}

TEST(HistoryWriter, aFolderThatCannotBeMadeIsIo)
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.path(QStringLiteral("file")), {});
    const auto writer = HistoryWriter::open(folder.path(QStringLiteral("file/h")), {});
    ASSERT_FALSE(writer);
    EXPECT_EQ(writer.error().code, ErrorCode::Io);
}

TEST(HistoryWriter, oldDaysCanGo)
{
    const test::TemporaryFolder folder;
    record(folder.path(QString()), wave(5, kDay), true);
    const auto removed = removeDaysBefore(folder.path(QString()), kStart + 3 * kDay + kHour);
    ASSERT_OK(removed);
    EXPECT_EQ(*removed, 3);
    EXPECT_EQ(recordedDays(folder.path(QString())), (std::vector<qint64>{kStart + 3 * kDay, kStart + 4 * kDay}));
}

} // namespace twinloom::history
