// SPDX-License-Identifier: Apache-2.0
#include "twin/history/history_reader.h"

#include "tests/twin/history/history_samples.h"

namespace twinloom::history
{

TEST(HistoryReader, rangesCrossDays)
{
    const test::TemporaryFolder folder;
    const Records records = wave(100, kHour);
    record(folder.path(QString()), records, true);
    const TimeRange range{kStart + 20 * kHour, kStart + 30 * kHour};
    const auto samples = readSamples(folder.path(QString()), kTag, range);
    ASSERT_OK(samples);
    EXPECT_EQ(*samples, samplesOf(Records(records.begin() + 20, records.begin() + 30)));

    const auto extent = recordedRange(folder.path(QString()), kTag);
    ASSERT_OK(extent);
    EXPECT_EQ(*extent, (TimeRange{kStart, kStart + 99 * kHour + 1}));

    const auto buckets = readBuckets(folder.path(QString()), kTag, *extent, 4);
    ASSERT_OK(buckets);
    qint64 count = 0;
    for (const Bucket &bucket : *buckets)
        count += bucket.aggregate.count;
    EXPECT_EQ(count, 100);
}

TEST(HistoryReader, aGapIsAnEmptyBucket)
{
    const test::TemporaryFolder folder;
    Records records = wave(10, kSecond);
    const Records later = wave(10, kSecond, kStart + 100 * kSecond);
    records.insert(records.end(), later.begin(), later.end());
    record(folder.path(QString()), records, true);
    const auto buckets = readBuckets(folder.path(QString()), kTag, {kStart, kStart + 110 * kSecond}, 11);
    ASSERT_OK(buckets);
    ASSERT_EQ(buckets->size(), 11u);
    EXPECT_EQ(buckets->front().aggregate.count, 10);
    EXPECT_EQ((*buckets)[5].aggregate.count, 0);
    EXPECT_EQ(buckets->back().aggregate.count, 10);
}

TEST(HistoryReader, readsWhileAWriterWrites)
{
    const test::TemporaryFolder folder;
    auto writer = HistoryWriter::open(folder.path(QString()), {});
    ASSERT_OK(writer);
    for (int i = 0; i < 5; ++i) {
        Records records = wave(300, kSecond, kStart + i * 300 * kSecond);
        Appended appended;
        ASSERT_OK(writer->append(records, appended));
        while (writer->sealingDue())
            ASSERT_OK(writer->sealSome());
        const auto samples = readSamples(folder.path(QString()), kTag, {kStart, kStart + kDay});
        ASSERT_OK(samples);
        ASSERT_EQ(samples->size(), std::size_t(i + 1) * 300);
    }
}

TEST(HistoryReader, unknownTagsAndFoldersAreNotFound)
{
    const test::TemporaryFolder folder;
    record(folder.path(QString()), wave(3, kSecond), true);
    for (const QString &where : {folder.path(QString()), folder.path(QStringLiteral("nowhere"))}) {
        const auto range = recordedRange(where, QStringLiteral("a.b"));
        ASSERT_FALSE(range);
        EXPECT_EQ(range.error().code, ErrorCode::NotFound);
    }
    const auto tags = recordedTags(folder.path(QString()));
    ASSERT_OK(tags);
    EXPECT_EQ(*tags, std::vector<QString>{kTag});
}

TEST(HistoryReader, verifyCountsEverySampleAndNamesBadFiles)
{
    const test::TemporaryFolder folder;
    record(folder.path(QString()), wave(50, kHour), true);
    record(folder.path(QString()), wave(5, kHour, kStart + kMinute), false);
    auto checked = verifyHistory(folder.path(QString()));
    ASSERT_OK(checked);
    EXPECT_EQ(checked->samples, 55);
    EXPECT_EQ(checked->days, 3);
    EXPECT_TRUE(checked->issues.empty());
    test::writeFile(dayPath(folder.path(QString()), kStart + 7 * kDay), QByteArray(3000, 'x'));
    checked = verifyHistory(folder.path(QString()));
    ASSERT_OK(checked);
    ASSERT_EQ(checked->issues.size(), 1u);
    EXPECT_EQ(checked->issues[0].code, QStringLiteral("database"));
    EXPECT_EQ(checked->issues[0].field, dayPath(folder.path(QString()), kStart + 7 * kDay));
}

} // namespace twinloom::history
