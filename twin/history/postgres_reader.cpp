// SPDX-License-Identifier: Apache-2.0
#include "twin/history/postgres_reader.h"

#include "twin/history/day_file.h"
#include "twin/history/postgres_tables.h"

#include <QCoreApplication>

#include <algorithm>

namespace twinloom::history
{

Result<PostgresReader> PostgresReader::open(const QString &url)
{
    auto database = PostgresConnection::open(url);
    if (!database)
        return unexpected(database.error());
    const auto there = hasTables(*database);
    if (!there)
        return unexpected(there.error());
    return PostgresReader(std::move(*database), !*there);
}

Result<std::vector<QString>> PostgresReader::tags()
{
    std::vector<QString> tags;
    if (m_empty)
        return tags;
    const auto done = m_database.query("SELECT tag FROM twinloom_series", {}, {},
                                       [&](const PostgresRow &row) { tags.push_back(row.text(0)); });
    if (!done)
        return unexpected(done.error());
    std::sort(tags.begin(), tags.end()); // as the other history sorts, whatever the database's language
    return tags;
}

/// "0" for a tag that is not there.
Result<QByteArray> PostgresReader::seriesOf(const QString &tag)
{
    if (m_empty)
        return QByteArray("0");
    const auto id =
        m_database.integer("SELECT coalesce(max(id), 0) FROM twinloom_series WHERE tag = $1", {tag.toUtf8()});
    if (!id)
        return unexpected(id.error());
    return QByteArray::number(*id);
}

Result<std::optional<TimeRange>> PostgresReader::extent(const QString &tag)
{
    std::optional<TimeRange> range;
    const auto series = seriesOf(tag);
    if (!series)
        return unexpected(series.error());
    if (*series == "0")
        return range;
    const auto done = m_database.query("SELECT min(t), max(t) FROM twinloom_sample WHERE series = $1::integer",
                                       {*series}, {}, [&](const PostgresRow &row) {
                                           if (!row.isNull(0))
                                               range = TimeRange{row.integer(0), row.integer(1) + 1};
                                       });
    if (!done)
        return unexpected(done.error());
    return range;
}

Result<Samples> PostgresReader::samples(const QString &tag, TimeRange range, const Progress &progress)
{
    Samples samples;
    const auto series = seriesOf(tag);
    if (!series)
        return unexpected(series.error());
    if (*series == "0")
        return samples;
    const auto done = m_database.query(
        "SELECT t, v, q FROM twinloom_sample WHERE series = $1::integer AND t >= $2::bigint AND t < $3::bigint"
        " ORDER BY t",
        {*series, QByteArray::number(range.from), QByteArray::number(range.to)}, progress, [&](const PostgresRow &row) {
            samples.push_back({row.integer(0), row.real(1), Quality(row.integer(2))});
        });
    if (!done)
        return unexpected(done.error());
    return samples;
}

Result<Buckets> PostgresReader::buckets(const QString &tag, TimeRange range, int count, const Progress &progress)
{
    BucketGrid grid(range, count);
    const auto series = seriesOf(tag);
    if (!series)
        return unexpected(series.error());
    if (*series == "0")
        return std::move(grid.buckets());
    QByteArray edges;
    for (const Bucket &bucket : grid.buckets())
        edges += (edges.isEmpty() ? '{' : ',') + QByteArray::number(bucket.from);
    const auto done = m_database.query(
        "SELECT width_bucket(t, $4::bigint[]), count(*), count(*) FILTER (WHERE q = 0), min(v), max(v), sum(v)"
        " FROM twinloom_sample WHERE series = $1::integer AND t >= $2::bigint AND t < $3::bigint GROUP BY 1",
        {*series, QByteArray::number(range.from), QByteArray::number(range.to), edges + '}'}, progress,
        [&](const PostgresRow &row) {
            grid.buckets()[std::size_t(row.integer(0) - 1)].aggregate = {row.integer(1), row.integer(2), row.real(3),
                                                                         row.real(4), row.real(5)};
        });
    if (!done)
        return unexpected(done.error());
    return std::move(grid.buckets());
}

Result<void> PostgresReader::verifyTags(Issues &issues)
{
    return m_database.query("SELECT tag, crc FROM twinloom_series", {}, {}, [&](const PostgresRow &row) {
        if (storedChecksum(tagChecksum(row.text(0))) != row.integer(1))
            issues.push_back({QStringLiteral("tag"),
                              QCoreApplication::translate("history", "The name “%1” is damaged.").arg(row.text(0)),
                              m_database.name()});
    });
}

Result<Verification> PostgresReader::verify(Progress progress)
{
    Verification result;
    if (m_empty)
        return result;
    const auto days = partitions(m_database);
    if (!days)
        return unexpected(days.error());
    if (const auto checked = verifyTags(result.issues); !checked)
        return unexpected(checked.error());
    for (const qint64 day : *days) { // each on its own, so that a damaged one does not hide the others
        progress.set(double(result.days) / double(days->size()));
        ++result.days;
        qint64 damaged = 0;
        const auto done = m_database.query(
            "SELECT series, t, v, q, crc FROM " + partitionName(day), {}, progress, [&](const PostgresRow &row) {
                ++result.samples;
                const Sample sample{row.integer(1), row.real(2), Quality(row.integer(3))};
                damaged += storedChecksum(tailChecksum(row.integer(0), sample)) != row.integer(4) ? 1 : 0;
            });
        const QString place = m_database.name() + QLatin1Char('#') + QString::fromLatin1(partitionName(day));
        if (!done && done.error().code == ErrorCode::Cancelled)
            return unexpected(done.error());
        if (!done)
            result.issues.push_back({QStringLiteral("database"), done.error().message, place});
        if (damaged > 0)
            result.issues.push_back({QStringLiteral("sample"),
                                     QCoreApplication::translate("history", "%1 samples are damaged.").arg(damaged),
                                     place});
    }
    return result;
}

} // namespace twinloom::history
