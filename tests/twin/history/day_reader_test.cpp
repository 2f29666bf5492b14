// SPDX-License-Identifier: Apache-2.0
#include "twin/history/day_reader.h"

#include "tests/twin/history/history_samples.h"
#include "twin/history/chunk_codec.h"

namespace twinloom::history
{
namespace
{

class DayReaderTest : public testing::Test
{
protected:
    DayReader open()
    {
        auto reader = DayReader::open(path);
        EXPECT_OK(reader);
        return std::move(*reader);
    }
    QStringList wrong()
    {
        Progress progress;
        qint64 samples = 0;
        DayReader reader = open();
        const auto issues = reader.verify(samples, progress);
        EXPECT_OK(issues);
        QStringList codes;
        for (const Issue &issue : issues.value_or({}))
            codes.append(issue.code);
        return codes;
    }
    void change(const QByteArray &sql)
    {
        auto file = storage::Connection::open(path, storage::Access::ReadWrite);
        ASSERT_OK(file);
        ASSERT_OK(file->run(sql));
        ASSERT_EQ(file->changedRows(), 1);
    }

    test::TemporaryFolder folder;
    QString path = folder.path(QStringLiteral("2024-10-04.db"));
};

} // namespace

TEST(BucketGrid, coversTheRangeWithoutOverlap)
{
    BucketGrid grid({10, 20}, 3);
    const Buckets &buckets = grid.buckets();
    ASSERT_EQ(buckets.size(), 3u);
    EXPECT_EQ(buckets[0].from, 10);
    EXPECT_EQ(buckets[1].from, buckets[0].to);
    EXPECT_EQ(buckets[2].from, buckets[1].to);
    EXPECT_EQ(buckets[2].to, 20);
    for (qint64 time = 10; time < 20; ++time) {
        const Bucket &bucket = buckets[grid.index(time)];
        EXPECT_TRUE(time >= bucket.from && time < bucket.to) << time;
    }
}

TEST_F(DayReaderTest, bucketsAgreeWithTheSamplesAtEveryWidth)
{
    const Records records = wave(20'000, 4 * kSecond + 7); // most of a day
    record(folder.path(QString()), Records(records.begin(), records.begin() + 15'000), true);
    record(folder.path(QString()), Records(records.begin() + 15'000, records.end()), false);
    const TimeRange range{kStart + 11 * kMinute + 3, kStart + kDay - 7 * kMinute};
    for (const int count : {1, 3, 7, 100, 1000, 5000}) { // hours, minutes, chunks, samples
        BucketGrid expected(range, count), grid(range, count);
        for (const Record &one : records)
            if (range.contains(one.sample.time))
                expected.add(one.sample);
        DayReader reader = open();
        ASSERT_OK(reader.read(kTag, grid));
        for (std::size_t i = 0; i < std::size_t(count); ++i) {
            const Aggregate &is = grid.buckets()[i].aggregate, &should = expected.buckets()[i].aggregate;
            ASSERT_EQ(is.count, should.count) << count << " buckets, " << i;
            ASSERT_EQ(is.min, should.min);
            ASSERT_EQ(is.max, should.max);
            ASSERT_NEAR(is.sum, should.sum, 1e-6);
        }
    }
}

TEST_F(DayReaderTest, knowsTagsAndExtent)
{
    record(folder.path(QString()), wave(600, kSecond), true);
    DayReader reader = open();
    const auto tags = reader.tags();
    ASSERT_OK(tags);
    EXPECT_EQ(*tags, std::vector<QString>{kTag});
    const auto extent = reader.extent(kTag);
    ASSERT_OK(extent);
    EXPECT_EQ(extent->value_or(TimeRange()), (TimeRange{kStart, kStart + 599 * kSecond}));
    const auto nothing = reader.extent(QStringLiteral("no.such"));
    ASSERT_OK(nothing);
    EXPECT_FALSE(nothing->has_value());
}

TEST_F(DayReaderTest, verifyNamesEachKindOfDamage)
{
    record(folder.path(QString()), wave(600, kSecond), true);
    record(folder.path(QString()), wave(10, kSecond, kStart + kHour), false);
    EXPECT_EQ(wrong(), QStringList());
    change("UPDATE tail SET v = v + 1 WHERE id = (SELECT min(id) FROM tail)");
    EXPECT_EQ(wrong(), QStringList{QStringLiteral("tail")});
    change("UPDATE tail SET v = v - 1 WHERE id = (SELECT min(id) FROM tail)");
    change("UPDATE rollup SET n = n + 1 WHERE step = 3600000000000");
    EXPECT_EQ(wrong(), QStringList{QStringLiteral("rollup")});
    change("UPDATE rollup SET n = n - 1 WHERE step = 3600000000000");
    change("UPDATE chunk SET vmax = 1000 WHERE id = 1");
    EXPECT_EQ(wrong(), QStringList{QStringLiteral("chunk")});
    change("UPDATE series SET tag = 'press.other'");
    EXPECT_EQ(wrong().front(), QStringLiteral("tag"));
}

TEST_F(DayReaderTest, verifyFindsAFlippedBit)
{
    record(folder.path(QString()), wave(2000, kSecond), true);
    QByteArray bytes = test::readFile(path);
    const QByteArray chunk = encodeChunk(samplesOf(wave(kChunkSamples, kSecond)));
    const qsizetype found = bytes.indexOf(chunk.mid(chunk.size() / 2, 40));
    ASSERT_GT(found, 0);
    bytes[found] = char(bytes[found] ^ 1);
    test::writeFile(path, bytes);
    EXPECT_EQ(wrong(), QStringList{QStringLiteral("chunk")});
}

TEST_F(DayReaderTest, nothingOfAFinishedFileIsUnused)
{
    record(folder.path(QString()), wave(2000, kSecond), true);
    auto file = storage::Connection::open(path, storage::Access::ReadOnly);
    ASSERT_OK(file);
    EXPECT_EQ(file->integer("PRAGMA freelist_count").value_or(-1), 0);
}

} // namespace twinloom::history
