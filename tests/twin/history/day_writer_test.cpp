// SPDX-License-Identifier: Apache-2.0
#include "twin/history/day_writer.h"

#include "tests/twin/history/history_samples.h"
#include "twin/history/chunk_codec.h"

namespace twinloom::history
{
namespace
{

class DayWriterTest : public testing::Test
{
protected:
    DayWriter open(qint64 maxBytes = 0)
    {
        auto writer = DayWriter::open(path, maxBytes);
        EXPECT_OK(writer);
        return std::move(*writer);
    }
    Appended append(DayWriter &writer, const Records &records)
    {
        const auto appended = writer.append(pointersTo(records));
        EXPECT_OK(appended);
        return appended.value_or({});
    }
    Samples stored()
    {
        auto reader = DayReader::open(path);
        EXPECT_OK(reader);
        Samples samples;
        EXPECT_OK(reader->read(kTag, TimeRange{kStart, kStart + kDay}, samples));
        std::sort(samples.begin(), samples.end(), [](const Sample &a, const Sample &b) { return a.time < b.time; });
        return samples;
    }
    qint64 rows(const QByteArray &table)
    {
        auto file = openDayForReading(path);
        EXPECT_OK(file);
        return file->integer("SELECT count(*) FROM " + table).value_or(-1);
    }

    test::TemporaryFolder folder;
    QString path = folder.path(QStringLiteral("2024-10-04.db"));
};

} // namespace

TEST_F(DayWriterTest, appendsAndSealsFullChunks)
{
    DayWriter writer = open();
    const Records records = wave(1300, kSecond);
    EXPECT_EQ(append(writer, records).stored, 1300);
    EXPECT_EQ(rows("tail"), 1300);
    ASSERT_TRUE(writer.sealingDue());
    ASSERT_OK(writer.sealSome());
    EXPECT_FALSE(writer.sealingDue());
    EXPECT_EQ(rows("tail"), 1300 - 2 * kChunkSamples);
    EXPECT_EQ(rows("chunk"), 2);
    EXPECT_EQ(stored(), samplesOf(records));

    Progress progress;
    ASSERT_OK(writer.sealAll(progress));
    EXPECT_EQ(rows("tail"), 0);
    EXPECT_EQ(stored(), samplesOf(records));
}

TEST_F(DayWriterTest, aSampleThatComesTwiceIsKeptOnce)
{
    DayWriter writer = open();
    const Records records = wave(700, kSecond);
    append(writer, records);
    EXPECT_EQ(append(writer, wave(10, kSecond)).duplicates, 10) << "in the tail";
    ASSERT_OK(writer.sealSome());
    EXPECT_EQ(append(writer, records).duplicates, 700) << "in chunk and tail";
    const Records twice{{kTag, {kStart + kHour, 1}}, {kTag, {kStart + kHour, 2}}};
    const Appended one = append(writer, twice);
    EXPECT_EQ(one.stored, 1);
    EXPECT_EQ(one.duplicates, 1) << "in one batch";
    EXPECT_EQ(append(writer, wave(1, kSecond, kStart, QStringLiteral("other.pressure"))).stored, 1) << "another tag";
}

TEST_F(DayWriterTest, aNewWriterGoesOnWhereTheLastOneWasKilled)
{
    {
        DayWriter writer = open();
        append(writer, wave(600, kSecond));
        ASSERT_OK(writer.sealSome());
    } // nothing is done at its end
    DayWriter writer = open();
    const Appended again = append(writer, wave(700, kSecond));
    EXPECT_EQ(again.stored, 100);
    EXPECT_EQ(again.duplicates, 600);
    EXPECT_EQ(stored(), samplesOf(wave(700, kSecond)));
}

TEST_F(DayWriterTest, lateSamplesFindTheirPlace)
{
    DayWriter writer = open();
    append(writer, wave(600, 2 * kSecond));
    ASSERT_OK(writer.sealSome());
    const Records late = wave(600, 2 * kSecond, kStart + kSecond);
    EXPECT_EQ(append(writer, late).stored, 600);
    Progress progress;
    ASSERT_OK(writer.sealAll(progress));
    const Samples samples = stored();
    ASSERT_EQ(samples.size(), 1200u);
    for (std::size_t i = 0; i < samples.size(); ++i)
        ASSERT_EQ(samples[i].time, kStart + qint64(i) * kSecond);
}

TEST_F(DayWriterTest, aFullDiskLosesNothingOfBefore)
{
    DayWriter writer = open(160 * 1024);
    append(writer, wave(1000, kSecond));
    const Records more = wave(20'000, kSecond, kStart + kHour, QStringLiteral("new.tag"));
    const auto refused = writer.append(pointersTo(more));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Io);
    EXPECT_TRUE(refused.error().text().contains(QStringLiteral("full"))) << refused.error().text().toStdString();
    EXPECT_EQ(stored(), samplesOf(wave(1000, kSecond)));
    EXPECT_EQ(append(writer, wave(1, kSecond, kStart + 2 * kHour)).stored, 1) << "what still fits";
    const Records few = wave(5, kSecond, kStart, QStringLiteral("new.tag"));
    EXPECT_EQ(append(writer, few).stored, 5) << "a tag whose first samples were refused";
}

TEST_F(DayWriterTest, manySlowSeriesDoNotFillTheMemory)
{
    DayWriter writer = open();
    constexpr int kSeries = 1000;
    constexpr int kRounds = int(DayWriter::kMaxPending / kSeries) + 5;
    Records records;
    for (int round = 0; round < kRounds; ++round)
        for (int i = 0; i < kSeries; ++i)
            records.push_back({QStringLiteral("t%1.v").arg(i), {kStart + round * kSecond, double(round)}});
    append(writer, records);
    int steps = 0;
    for (; writer.sealingDue(); ++steps)
        ASSERT_OK(writer.sealSome());
    EXPECT_GT(steps, 0);
    EXPECT_LT(rows("tail"), DayWriter::kMaxPending);
}

} // namespace twinloom::history
