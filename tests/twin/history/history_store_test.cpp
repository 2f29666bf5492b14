// SPDX-License-Identifier: Apache-2.0
// What every history promises, asked of files and of a database.
#include "twin/history/history_reader.h"

#include "tests/twin/history/history_place.h"

#include <QFile>

#include <random>

namespace twinloom::history
{

using HistoryStore = EachHistory;
INSTANTIATE_TEST_SUITE_P(Each, HistoryStore, testing::Values(Kind::Files, Kind::Database), kindName);

TEST_P(HistoryStore, rangesCrossDays)
{
    const Records records = wave(100, kHour);
    record(place, records, true);
    const TimeRange range{kStart + 20 * kHour, kStart + 30 * kHour};
    const auto samples = readSamples(place, kTag, range);
    ASSERT_OK(samples);
    EXPECT_EQ(*samples, samplesOf(Records(records.begin() + 20, records.begin() + 30)));

    const auto extent = recordedRange(place, kTag);
    ASSERT_OK(extent);
    EXPECT_EQ(*extent, (TimeRange{kStart, kStart + 99 * kHour + 1}));

    const auto buckets = readBuckets(place, kTag, *extent, 4);
    ASSERT_OK(buckets);
    qint64 count = 0;
    for (const Bucket &bucket : *buckets)
        count += bucket.aggregate.count;
    EXPECT_EQ(count, 100);
}

TEST_P(HistoryStore, aGapIsAnEmptyBucket)
{
    Records records = wave(10, kSecond);
    const Records later = wave(10, kSecond, kStart + 100 * kSecond);
    records.insert(records.end(), later.begin(), later.end());
    record(place, records, true);
    const auto buckets = readBuckets(place, kTag, {kStart, kStart + 110 * kSecond}, 11);
    ASSERT_OK(buckets);
    ASSERT_EQ(buckets->size(), 11u);
    EXPECT_EQ(buckets->front().aggregate.count, 10);
    EXPECT_EQ((*buckets)[5].aggregate.count, 0);
    EXPECT_EQ(buckets->back().aggregate.count, 10);
}

TEST_P(HistoryStore, readsWhileAWriterWrites)
{
    auto writer = HistoryWriter::open(place, {});
    ASSERT_OK(writer);
    for (int i = 0; i < 5; ++i) {
        Records records = wave(300, kSecond, kStart + i * 300 * kSecond);
        Appended appended;
        ASSERT_OK((*writer)->append(records, appended));
        EXPECT_TRUE(records.empty());
        while ((*writer)->sealingDue())
            ASSERT_OK((*writer)->sealSome());
        const auto samples = readSamples(place, kTag, {kStart, kStart + kDay});
        ASSERT_OK(samples);
        ASSERT_EQ(samples->size(), std::size_t(i + 1) * 300);
    }
}

TEST_P(HistoryStore, keepsEveryBitOfEverySample)
{
    const QString tag = QStringLiteral("a\tb\\c'd\"e.ä温");
    Records records;
    const double values[] = {0.0, -0.0, 0.1, 1e-310, -1.7976931348623157e308, 4.9e-324, 123456789.123456789};
    for (const double value : values)
        records.push_back({tag, {kStart + qint64(records.size()), value, Quality(records.size() % 3)}});
    records.push_back({tag, {9'200'000'000'000'000'000, 1, Quality::Good}}); // the year 2261
    record(place, records, true);
    const auto samples = readSamples(place, tag, {0, std::numeric_limits<qint64>::max()});
    ASSERT_OK(samples);
    EXPECT_EQ(*samples, samplesOf(records));
    EXPECT_TRUE(std::signbit((*samples)[1].value));
    const auto last = lastSample(place, tag);
    ASSERT_OK(last);
    EXPECT_EQ((*last)->time, 9'200'000'000'000'000'000);
}

TEST_P(HistoryStore, whatComesTwiceIsKeptOnce)
{
    Records first = wave(10, kSecond);
    first.push_back({kTag, {kStart, 999, Quality::Good}}); // within one batch, too
    record(place, first, false);
    const auto writer = HistoryWriter::open(place, {});
    ASSERT_OK(writer);
    Records again = wave(20, kSecond);
    for (Record &one : again)
        one.sample.value += 1;
    Appended appended;
    ASSERT_OK((*writer)->append(again, appended));
    EXPECT_EQ(appended.stored, 10);
    EXPECT_EQ(appended.duplicates, 10);
    const auto samples = readSamples(place, kTag, {kStart, kStart + kDay});
    ASSERT_OK(samples);
    ASSERT_EQ(samples->size(), 20u);
    EXPECT_EQ((*samples)[0].value, 0) << "the first one stays";
    EXPECT_EQ((*samples)[9].value, first[9].sample.value);
}

TEST_P(HistoryStore, bucketsAgreeWithTheSamplesAtEveryWidth)
{
    Records records = wave(3000, 7 * kSecond);
    const Records late = wave(500, 11 * kSecond, kStart + kHour + 3);
    records.insert(records.end(), late.begin(), late.end());
    records[17].sample.quality = Quality::Bad;
    record(place, records, true);
    record(place, wave(50, kMinute, kStart + 5 * kHour + 1), false);
    std::mt19937 random(1);
    const auto all = readSamples(place, kTag, {0, 2 * kStart});
    ASSERT_OK(all);
    for (const int count : {1, 2, 3, 7, 100, 1000}) {
        const TimeRange range{kStart + qint64(random()) % kHour, kStart + 4 * kHour + qint64(random()) % kHour};
        const auto buckets = readBuckets(place, kTag, range, count);
        ASSERT_OK(buckets);
        BucketGrid expected(range, count);
        for (const Sample &sample : *all)
            if (range.contains(sample.time))
                expected.add(sample);
        ASSERT_EQ(buckets->size(), std::size_t(count));
        for (int i = 0; i < count; ++i) {
            const Aggregate &got = (*buckets)[std::size_t(i)].aggregate;
            const Aggregate &wanted = expected.buckets()[std::size_t(i)].aggregate;
            ASSERT_EQ(got.count, wanted.count) << count << " " << i;
            ASSERT_EQ(got.good, wanted.good);
            if (wanted.count == 0)
                continue;
            ASSERT_EQ(got.min, wanted.min);
            ASSERT_EQ(got.max, wanted.max);
            ASSERT_NEAR(got.sum, wanted.sum, 1e-6);
        }
    }
}

TEST_P(HistoryStore, oldDaysCanGo)
{
    record(place, wave(5, kDay), true);
    const auto writer = HistoryWriter::open(place, {});
    ASSERT_OK(writer);
    const auto removed = (*writer)->removeDaysBefore(kStart + 3 * kDay + kHour);
    ASSERT_OK(removed);
    EXPECT_EQ(*removed, 3);
    const auto left = recordedRange(place, kTag);
    ASSERT_OK(left);
    EXPECT_EQ(*left, (TimeRange{kStart + 3 * kDay, kStart + 4 * kDay + 1}));
    Records again = wave(1, kDay); // a late one makes its day again
    Appended appended;
    ASSERT_OK((*writer)->append(again, appended));
    EXPECT_EQ(appended.stored, 1);
}

TEST_P(HistoryStore, unknownTagsAndEmptyPlacesAreNotFound)
{
    for (int round = 0; round < 2; ++round) {
        const auto range = recordedRange(place, QStringLiteral("a.b"));
        ASSERT_FALSE(range);
        EXPECT_EQ(range.error().code, ErrorCode::NotFound);
        const auto last = lastSample(place, QStringLiteral("a.b"));
        ASSERT_OK(last);
        EXPECT_FALSE(last->has_value());
        const auto samples = readSamples(place, QStringLiteral("a.b"), {0, 1});
        ASSERT_OK(samples);
        EXPECT_TRUE(samples->empty());
        const auto tags = recordedTags(place);
        ASSERT_OK(tags);
        EXPECT_EQ(tags->size(), std::size_t(round));
        if (round == 0)
            record(place, wave(3, kSecond), true);
    }
}

TEST_P(HistoryStore, verifyCountsEverySample)
{
    record(place, wave(50, kHour), true);
    record(place, wave(5, kHour, kStart + kMinute), false);
    const auto checked = verifyHistory(place);
    ASSERT_OK(checked);
    EXPECT_EQ(checked->samples, 55);
    EXPECT_EQ(checked->days, 3);
    EXPECT_TRUE(checked->issues.empty());
}

TEST_P(HistoryStore, readingCanBeCancelled)
{
    record(place, wave(1000, kHour), true);
    Progress progress;
    progress.cancel();
    const auto checked = verifyHistory(place, progress);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().code, ErrorCode::Cancelled);
}

} // namespace twinloom::history
