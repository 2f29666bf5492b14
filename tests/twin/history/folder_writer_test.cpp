// SPDX-License-Identifier: Apache-2.0
#include "twin/history/folder_writer.h"

#include "tests/twin/history/history_samples.h"

namespace twinloom::history
{

TEST(FolderWriter, eachDayHasItsFile)
{
    const test::TemporaryFolder folder;
    const Records records = wave(40, 6 * kHour);
    record(folder.path(QStringLiteral("h")), records, false);
    EXPECT_EQ(recordedDays(folder.path(QStringLiteral("h"))).size(), 10u) << "more than are kept open";
    const auto samples = readSamples(folder.path(QStringLiteral("h")), kTag, {kStart, kStart + 20 * kDay});
    ASSERT_OK(samples);
    EXPECT_EQ(*samples, samplesOf(records));
}

TEST(FolderWriter, anErrorLeavesWhatIsNotStored)
{
    const test::TemporaryFolder folder;
    auto writer = FolderWriter::open(folder.path(QString()), 160 * 1024);
    ASSERT_OK(writer);
    Records records = wave(10, kSecond);
    const Records tooMany = wave(20'000, kSecond, kStart + kDay);
    records.insert(records.end(), tooMany.begin(), tooMany.end());
    Appended appended;
    ASSERT_FALSE(writer->append(records, appended));
    EXPECT_EQ(appended.stored, 10);
    EXPECT_EQ(records.size(), tooMany.size());
}

TEST(FolderWriter, removingADayThatIsOpenLetsItComeAgain)
{
    const test::TemporaryFolder folder;
    auto writer = FolderWriter::open(folder.path(QString()), 0);
    ASSERT_OK(writer);
    Appended appended;
    for (int i = 0; i < 2; ++i) {
        Records records = wave(3, kDay);
        ASSERT_OK(writer->append(records, appended));
        const auto removed = writer->removeDaysBefore(kStart + 2 * kDay);
        ASSERT_OK(removed);
        EXPECT_EQ(*removed, 2);
        EXPECT_EQ(recordedDays(folder.path(QString())), std::vector<qint64>{kStart + 2 * kDay});
    }
    EXPECT_EQ(appended.stored, 5);
    EXPECT_EQ(appended.duplicates, 1);
}

} // namespace twinloom::history
