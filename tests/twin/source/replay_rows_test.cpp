// SPDX-License-Identifier: Apache-2.0
#include "twin/source/replay_rows.h"

#include "tests/support/test_data.h"
#include "twin/history/aggregate.h"
#include "twin/history/history_writer.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace twinloom::source
{
namespace
{

class ReplayRowsTest : public testing::Test
{
protected:
    Result<std::unique_ptr<Rows>> open(const QByteArray &text, const QString &timeColumn = {})
    {
        test::writeFile(file, text);
        SourceUrl url;
        url.file = file;
        url.timeColumn = timeColumn;
        return Rows::open(url);
    }
    static QJsonObject nextObject(Rows &rows)
    {
        const auto row = rows.next();
        EXPECT_OK(row);
        return *row ? QJsonDocument::fromJson((*row)->payload).object() : QJsonObject();
    }

    test::TemporaryFolder folder;
    QString file = folder.path(QStringLiteral("a.csv"));
};

} // namespace

TEST_F(ReplayRowsTest, aMachinesRealTemperature)
{
    SourceUrl url;
    url.file =
        test::dataPath(QStringLiteral("telemetry/nab_machine_temperature/machine_temperature_system_failure.csv"));
    const auto rows = Rows::open(url);
    ASSERT_OK(rows);
    int count = 0;
    for (auto row = (*rows)->next(); row && *row; row = (*rows)->next(), ++count)
        if (count == 0) {
            EXPECT_EQ((*row)->time, 1'386'018'900'000'000'000); // 2013-12-02 21:15:00 UTC
            EXPECT_DOUBLE_EQ(QJsonDocument::fromJson((*row)->payload)[QStringLiteral("value")].toDouble(), 73.96732207);
        }
    EXPECT_EQ(count, 22'695);
}

TEST_F(ReplayRowsTest, whatIsCompressedSaysHowToUnpackIt)
{
    const auto rows = open(QByteArray("\x1f\x8b\x08\x00 and more\nthat looks like lines\n", 36));
    ASSERT_FALSE(rows.has_value());
    EXPECT_EQ(rows.error().code, ErrorCode::BadInput);
    EXPECT_TRUE(rows.error().hint.contains(QLatin1String("gunzip")));
}

TEST_F(ReplayRowsTest, columnsByName)
{
    const auto rows =
        open("\xEF\xBB\xBFwhen;\"a \"\"b\"\"\";text\n2024-01-02T03:04:05.678Z;1.5;\"x;y\"\n", QStringLiteral("when"));
    ASSERT_OK(rows);
    const QJsonObject row = nextObject(**rows);
    EXPECT_EQ(row[QStringLiteral("when")].toInteger(), 1'704'164'645'678'000'000);
    EXPECT_DOUBLE_EQ(row[QStringLiteral("a \"b\"")].toDouble(), 1.5);
    EXPECT_EQ(row[QStringLiteral("text")].toString(), QStringLiteral("x;y"));
    EXPECT_TRUE(nextObject(**rows).isEmpty()) << "the end";
}

TEST_F(ReplayRowsTest, withoutAHeaderColumnsAreNumbered)
{
    const auto rows = open("1 10  0.5\n2 20 0.75\n");
    ASSERT_OK(rows);
    EXPECT_DOUBLE_EQ(nextObject(**rows)[QStringLiteral("3")].toDouble(), 0.5);
    EXPECT_DOUBLE_EQ(nextObject(**rows)[QStringLiteral("2")].toDouble(), 20);
}

TEST_F(ReplayRowsTest, aBadLineIsNamedAndSkipped)
{
    const auto rows = open("time,v\n1,2\n2\nnever,3\n4,5\n");
    ASSERT_OK(rows);
    EXPECT_FALSE(nextObject(**rows).isEmpty());
    for (const char *what : {"line 3", "line 4"}) {
        const auto row = (*rows)->next();
        ASSERT_FALSE(row);
        EXPECT_TRUE(row.error().message.contains(QLatin1String(what))) << row.error().message.toStdString();
    }
    EXPECT_DOUBLE_EQ(nextObject(**rows)[QStringLiteral("v")].toDouble(), 5);
}

TEST_F(ReplayRowsTest, whatIsNoRecording)
{
    EXPECT_EQ(open("time,v\n").error().code, ErrorCode::BadInput);
    EXPECT_EQ(open("time,v\n1,2\n", QStringLiteral("clock")).error().code, ErrorCode::BadInput);
    SourceUrl url;
    url.file = folder.path(QStringLiteral("missing.csv"));
    EXPECT_EQ(Rows::open(url).error().code, ErrorCode::NotFound);
    url.tag = QStringLiteral("a.b");
    EXPECT_EQ(Rows::open(url).error().code, ErrorCode::NotFound);
}

TEST_F(ReplayRowsTest, aRecordedHistory)
{
    {
        const auto writer = history::HistoryWriter::open(folder.path(QStringLiteral("h")), {});
        ASSERT_OK(writer);
        history::Records records;
        for (int i = 0; i < 50; ++i)
            records.push_back({QStringLiteral("a.b"), {i * history::kHour, i * 0.5}});
        history::Appended appended;
        ASSERT_OK((*writer)->append(records, appended));
    }
    SourceUrl url;
    url.file = folder.path(QStringLiteral("h"));
    url.tag = QStringLiteral("a.b");
    const auto rows = Rows::open(url);
    ASSERT_OK(rows);
    for (int i = 0; i < 50; ++i) {
        const QJsonObject row = nextObject(**rows);
        EXPECT_EQ(row[QStringLiteral("time")].toInteger(-1), i * history::kHour);
        EXPECT_DOUBLE_EQ(row[QStringLiteral("value")].toDouble(), i * 0.5);
    }
    EXPECT_TRUE(nextObject(**rows).isEmpty());
}

TEST(ParseRowTime, formsOfTime)
{
    EXPECT_EQ(parseRowTime(QStringLiteral("1704164645678000001")), 1'704'164'645'678'000'001);
    EXPECT_EQ(parseRowTime(QStringLiteral("2024-01-02 03:04:05")), 1'704'164'645'000'000'000);
    EXPECT_EQ(parseRowTime(QStringLiteral("2024-01-02T04:04:05+01:00")), 1'704'164'645'000'000'000);
    EXPECT_FALSE(parseRowTime(QStringLiteral("yesterday")));
    EXPECT_FALSE(parseRowTime(QString()));
}

} // namespace twinloom::source
