// SPDX-License-Identifier: Apache-2.0
#include "twin/history/day_reader.h"

#include "twin/history/chunk_codec.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace twinloom::history
{
namespace
{

Aggregate sumsAt(const storage::Statement &row, int column)
{
    return {row.integer(column), row.integer(column + 1), row.real(column + 2), row.real(column + 3),
            row.real(column + 4)};
}

} // namespace

BucketGrid::BucketGrid(TimeRange range, int count) : m_range(range), m_buckets(std::size_t(std::max(count, 1)))
{
    const qint64 buckets = qint64(m_buckets.size());
    const qint64 share = (range.to - range.from) / buckets, rest = (range.to - range.from) % buckets;
    const auto edge = [&](qint64 i) { return range.from + share * i + rest * i / buckets; };
    for (qint64 i = 0; i < buckets; ++i)
        m_buckets[std::size_t(i)] = {edge(i), edge(i + 1), {}};
}

std::size_t BucketGrid::index(qint64 time) const
{
    const auto later = std::upper_bound(m_buckets.begin(), m_buckets.end(), time,
                                        [](qint64 t, const Bucket &bucket) { return t < bucket.from; });
    return std::size_t(later - m_buckets.begin()) - 1;
}

qint64 BucketGrid::width() const
{
    return (m_range.to - m_range.from) / qint64(m_buckets.size());
}

Result<DayReader> DayReader::open(const QString &path)
{
    auto opened = openDayForReading(path);
    if (!opened)
        return unexpected(opened.error());
    auto file = std::make_unique<storage::Connection>(std::move(*opened));
    auto view = storage::Transaction::begin(*file, storage::TransactionKind::Read);
    if (!view)
        return unexpected(view.error());
    return DayReader(std::move(file), std::move(*view));
}

Result<std::vector<QString>> DayReader::tags()
{
    auto rows = m_file->query("SELECT tag FROM series");
    if (!rows)
        return unexpected(rows.error());
    std::vector<QString> tags;
    Result<bool> row = rows->next();
    for (; row && *row; row = rows->next())
        tags.push_back(rows->text(0));
    if (!row)
        return unexpected(row.error());
    return tags;
}

Result<qint64> DayReader::seriesOf(const QString &tag)
{
    return m_file->integer("SELECT coalesce(max(id), 0) FROM series WHERE tag = ?1", {tag});
}

Result<void> DayReader::readTail(qint64 id, TimeRange range, const std::function<void(const Sample &)> &take)
{
    auto rows =
        m_file->query("SELECT t, v, q FROM tail WHERE series = ?1 AND t >= ?2 AND t < ?3", {id, range.from, range.to});
    if (!rows)
        return unexpected(rows.error());
    Result<bool> row = rows->next();
    for (; row && *row; row = rows->next())
        take({rows->integer(0), rows->real(1), Quality(rows->integer(2))});
    return row ? Result<void>() : Result<void>(unexpected(row.error()));
}

Result<void> DayReader::readChunks(qint64 id, TimeRange range, BucketGrid *grid,
                                   const std::function<void(const Sample &)> &take)
{
    auto rows = m_file->query("SELECT t0, t1, n, good, vmin, vmax, vsum, blob FROM chunk"
                              " WHERE series = ?1 AND t0 < ?3 AND t1 >= ?2 ORDER BY t0, id",
                              {id, range.from, range.to});
    if (!rows)
        return unexpected(rows.error());
    Result<bool> row = rows->next();
    for (; row && *row; row = rows->next()) {
        const qint64 from = rows->integer(0), to = rows->integer(1);
        if (grid && range.contains(from) && range.contains(to) && grid->index(from) == grid->index(to)) {
            grid->buckets()[grid->index(from)].aggregate.add(sumsAt(*rows, 2));
            continue;
        }
        const auto samples = decodeChunk(rows->bytes(7), rows->integer(2));
        if (!samples)
            return unexpected(samples.error());
        for (const Sample &sample : *samples)
            if (range.contains(sample.time))
                take(sample);
    }
    return row ? Result<void>() : Result<void>(unexpected(row.error()));
}

Result<void> DayReader::read(const QString &tag, TimeRange range, Samples &samples)
{
    const auto id = seriesOf(tag);
    if (!id)
        return unexpected(id.error());
    const auto take = [&samples](const Sample &sample) { samples.push_back(sample); };
    if (auto chunks = readChunks(*id, range, nullptr, take); !chunks)
        return chunks;
    return readTail(*id, range, take);
}

// Adds the roll-up cells that lie within one bucket, and gives the stretches between them, which need the chunks.
Result<std::vector<TimeRange>> DayReader::readRollups(qint64 id, BucketGrid &grid, TimeRange day)
{
    const TimeRange wanted{std::max(day.from, grid.range().from), std::min(day.to, grid.range().to)};
    qint64 step = 0;
    for (const qint64 candidate : kRollupSteps)
        if (grid.width() >= 2 * candidate)
            step = candidate;
    if (step == 0)
        return std::vector<TimeRange>{wanted};
    const auto whole = [&](qint64 cell) {
        return cell >= wanted.from && cell + step <= wanted.to && grid.index(cell) == grid.index(cell + step - 1);
    };
    auto rows = m_file->query("SELECT t, n, good, vmin, vmax, vsum FROM rollup"
                              " WHERE series = ?1 AND step = ?2 AND t >= ?3 AND t < ?4",
                              {id, step, wanted.from, wanted.to});
    if (!rows)
        return unexpected(rows.error());
    Result<bool> row = rows->next();
    for (; row && *row; row = rows->next())
        if (whole(rows->integer(0)))
            grid.buckets()[grid.index(rows->integer(0))].aggregate.add(sumsAt(*rows, 1));
    if (!row)
        return unexpected(row.error());
    std::vector<TimeRange> between;
    for (qint64 cell = floorTo(wanted.from, step); cell < wanted.to; cell += step) {
        if (whole(cell))
            continue;
        const TimeRange part{std::max(cell, wanted.from), std::min(cell + step, wanted.to)};
        if (!between.empty() && between.back().to == part.from)
            between.back().to = part.to;
        else
            between.push_back(part);
    }
    return between;
}

Result<void> DayReader::read(const QString &tag, BucketGrid &grid)
{
    const auto id = seriesOf(tag);
    if (!id)
        return unexpected(id.error());
    const auto range = extent(tag);
    if (!range)
        return unexpected(range.error());
    if (!*range)
        return {};
    const qint64 start = floorTo((*range)->from, kDay);
    const TimeRange day{start, start + kDay};
    const auto between = readRollups(*id, grid, day);
    if (!between)
        return unexpected(between.error());
    const auto take = [&grid](const Sample &sample) { grid.add(sample); };
    for (const TimeRange &part : *between)
        if (auto chunks = readChunks(*id, part, &grid, take); !chunks)
            return chunks;
    return readTail(*id, grid.range(), take);
}

Result<std::optional<TimeRange>> DayReader::extent(const QString &tag)
{
    const auto id = seriesOf(tag);
    if (!id)
        return unexpected(id.error());
    auto rows = m_file->query("SELECT min(a), max(b) FROM (SELECT t0 AS a, t1 AS b FROM chunk WHERE series = ?1"
                              " UNION ALL SELECT t, t FROM tail WHERE series = ?1)",
                              {*id});
    if (!rows)
        return unexpected(rows.error());
    const auto row = rows->next();
    if (!row)
        return unexpected(row.error());
    if (!*row || rows->isNull(0))
        return std::optional<TimeRange>();
    return std::optional<TimeRange>({rows->integer(0), rows->integer(1)});
}

Result<Issues> DayReader::verify(qint64 &samples, Progress &progress)
{
    Issues issues;
    const auto report = [&](const char *code, const QString &message) {
        issues.push_back({QLatin1String(code), message, m_file->path()});
    };
    auto checked = m_file->query("PRAGMA integrity_check(10)");
    Result<bool> row = checked ? checked->next() : Result<bool>(unexpected(checked.error()));
    for (; row && *row; row = checked->next())
        if (checked->text(0) != QLatin1String("ok"))
            report("database", checked->text(0));
    if (!row) {
        report("database", row.error().message);
        return issues; // nothing else in it can be trusted
    }
    auto tags = m_file->query("SELECT tag, crc FROM series");
    for (row = tags ? tags->next() : Result<bool>(unexpected(tags.error())); row && *row; row = tags->next())
        if (tagChecksum(tags->text(0)) != tags->integer(1))
            report("tag", QCoreApplication::translate("history", "The name “%1” is damaged.").arg(tags->text(0)));
    if (!row)
        return unexpected(row.error());
    if (const auto done = verifyTail(issues, samples); !done)
        return unexpected(done.error());
    if (const auto done = verifyChunks(issues, samples, progress); !done)
        return unexpected(done.error());
    return issues;
}

Result<void> DayReader::verifyTail(Issues &issues, qint64 &samples)
{
    auto tail = m_file->query("SELECT id, series, t, v, q, crc FROM tail");
    Result<bool> row = tail ? tail->next() : Result<bool>(unexpected(tail.error()));
    for (; row && *row; row = tail->next()) {
        ++samples;
        const Sample sample{tail->integer(2), tail->real(3), Quality(tail->integer(4))};
        if (tailChecksum(tail->integer(1), sample) != tail->integer(5))
            issues.push_back(
                {QStringLiteral("tail"),
                 QCoreApplication::translate("history", "The unsealed sample %1 is damaged.").arg(tail->integer(0)),
                 m_file->path()});
    }
    return row ? Result<void>() : Result<void>(unexpected(row.error()));
}

Result<void> DayReader::verifyChunks(Issues &issues, qint64 &samples, Progress &progress)
{
    auto rows = m_file->query("SELECT id, series, t0, t1, n, good, vmin, vmax, vsum, blob, crc FROM chunk");
    std::map<std::tuple<qint64, qint64, qint64>, qint64> counted; // series, step, time -> samples
    Result<bool> row = rows ? rows->next() : Result<bool>(unexpected(rows.error()));
    for (; row && *row; row = rows->next()) {
        if (progress.cancelled())
            return cancelledError();
        const ChunkRow chunk{rows->integer(1), rows->integer(2), rows->integer(3), sumsAt(*rows, 4), rows->bytes(9)};
        const auto decoded = decodeChunk(chunk.blob, chunk.aggregate.count);
        samples += chunk.aggregate.count;
        if (chunk.checksum() != rows->integer(10) || !decoded) {
            issues.push_back({QStringLiteral("chunk"),
                              QCoreApplication::translate("history", "The chunk %1 with %2 samples is damaged.")
                                  .arg(rows->integer(0))
                                  .arg(chunk.aggregate.count),
                              m_file->path()});
            continue;
        }
        for (const Sample &sample : *decoded)
            for (const qint64 step : kRollupSteps)
                ++counted[{chunk.series, step, floorTo(sample.time, step)}];
    }
    if (!row)
        return unexpected(row.error());
    if (!issues.empty())
        return {}; // the roll-ups would only repeat it
    auto rollups = m_file->query("SELECT series, step, t, n FROM rollup");
    std::size_t seen = 0;
    bool same = true;
    for (row = rollups ? rollups->next() : Result<bool>(unexpected(rollups.error())); row && *row;
         row = rollups->next(), ++seen) {
        const auto cell = counted.find({rollups->integer(0), rollups->integer(1), rollups->integer(2)});
        same = same && cell != counted.end() && cell->second == rollups->integer(3);
    }
    if (!row)
        return unexpected(row.error());
    if (!same || seen != counted.size())
        issues.push_back({QStringLiteral("rollup"),
                          QCoreApplication::translate("history", "The roll-ups do not agree with the samples."),
                          m_file->path()});
    return {};
}

} // namespace twinloom::history
