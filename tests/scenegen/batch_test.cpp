// SPDX-License-Identifier: Apache-2.0
#include "scenegen/batch.h"

#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

#include <QBuffer>

namespace twinloom::scenegen
{
namespace
{

struct Outcome {
    QByteArrayList lines; ///< without "milliseconds"
    BatchReport report;
    std::vector<std::pair<qint64, QString>> bad;
};

Outcome run(const QByteArray &input, const BatchOptions &options)
{
    QBuffer in, out;
    in.setData(input);
    in.open(QIODevice::ReadOnly);
    out.open(QIODevice::WriteOnly);
    Outcome result;
    Progress progress;
    const auto report = generateBatch(
        **Registry::builtIn().find(QStringLiteral("graph")), in, out, options,
        [&](qint64 line, const QString &what) { result.bad.emplace_back(line, what); }, progress);
    EXPECT_OK(report);
    if (report)
        result.report = *report;
    for (const QByteArray &line : out.data().split('\n'))
        if (!line.isEmpty()) {
            QJsonObject json = QJsonDocument::fromJson(line).object();
            json.remove(QStringLiteral("milliseconds"));
            result.lines << QJsonDocument(json).toJson(QJsonDocument::Compact);
        }
    return result;
}

QByteArray someRooms()
{
    QByteArray text;
    for (const QJsonObject &room : test::validationRooms(8))
        text += QJsonDocument(room).toJson(QJsonDocument::Compact) + '\n';
    return text;
}

TEST(Batch, TheNumberOfThreadsChangesNothing)
{
    BatchOptions one, two;
    one.count = two.count = 2;
    two.threads = 2;
    const Outcome a = run(someRooms(), one), b = run(someRooms(), two);
    EXPECT_EQ(a.lines, b.lines);
    EXPECT_EQ(a.report.layouts, 2 * a.report.rooms);
    EXPECT_EQ(a.lines.size(), a.report.layouts);
}

TEST(Batch, BadLinesStopNothing)
{
    const QByteArray good = someRooms().split('\n').front();
    const QByteArray input =
        good + "\n\nno json\n[1]\n{\"room_type\":\"Kitchen\"}\n" + good + "\n{\"polygon\":[[0,0],[2,2],[2,0],[0,2]]}";
    BatchOptions options;
    options.threads = 2;
    const Outcome result = run(input, options);
    EXPECT_EQ(result.report.rooms, 2);
    EXPECT_EQ(result.report.badLines, 4);
    ASSERT_EQ(result.bad.size(), 4u);
    EXPECT_EQ(result.bad[0].first, 3);
    EXPECT_EQ(result.bad[2].first, 5);
    EXPECT_TRUE(result.bad[2].second.startsWith(QLatin1String("polygon"))) << result.bad[2].second.toStdString();
    EXPECT_EQ(result.bad[3].first, 7);
}

TEST(Batch, ShardsTogetherAreTheWhole)
{
    const Outcome whole = run(someRooms(), {});
    BatchOptions options;
    options.shards = 3;
    QByteArrayList parts;
    for (options.shard = 0; options.shard < 3; ++options.shard)
        parts += run(someRooms(), options).lines;
    QByteArrayList sorted = whole.lines;
    std::sort(sorted.begin(), sorted.end());
    std::sort(parts.begin(), parts.end());
    EXPECT_EQ(parts, sorted);
}

int thingsIn(const QByteArray &layout)
{
    return int(QJsonDocument::fromJson(layout).object().value(QLatin1String("objects")).toArray().size());
}

TEST(Batch, ARequestsOwnParametersComeFirst)
{
    const QByteArray room = R"({"room_type":"Bedroom","polygon":[[0,0],[5,0],[5,4],[0,4]],"parameters":{"density":%}})";
    const auto with = [&](const char *density) { return QByteArray(room).replace("%", density) + '\n'; };
    BatchOptions options;
    options.parameters = {{QStringLiteral("density"), 1.0}, {QStringLiteral("small_objects"), false}};
    const Outcome result = run(with("0") + with("9") + with("\"x\"") + with("1"), options);
    ASSERT_EQ(result.lines.size(), 2);
    EXPECT_EQ(thingsIn(result.lines[0]), 0);
    EXPECT_GT(thingsIn(result.lines[1]), 2);
    ASSERT_EQ(result.bad.size(), 2u);
    EXPECT_EQ(result.bad[0].first, 2);
    EXPECT_TRUE(result.bad[0].second.startsWith(QLatin1String("parameters.density: ")))
        << result.bad[0].second.toStdString();
    EXPECT_EQ(result.bad[1].first, 3);
}

TEST(Batch, RefusesBadOptionsAndStopsWhenAsked)
{
    QBuffer in, out;
    in.open(QIODevice::ReadOnly);
    out.open(QIODevice::WriteOnly);
    const auto generator = *Registry::builtIn().find(QStringLiteral("graph"));
    BatchOptions options;
    options.threads = 0;
    Progress progress;
    EXPECT_EQ(generateBatch(*generator, in, out, options, {}, progress).error().code, ErrorCode::Usage);
    options.threads = 1;
    progress.cancel();
    EXPECT_EQ(generateBatch(*generator, in, out, options, {}, progress).error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace twinloom::scenegen
