// SPDX-License-Identifier: Apache-2.0
#include "twin/history/day_writer.h"

#include "core/storage/transaction.h"
#include "twin/history/chunk_codec.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace twinloom::history
{
namespace
{

using storage::Statement;
using storage::Transaction;
using storage::Value;

constexpr std::size_t kSealedAtOnce = 8;     // series a transaction
constexpr std::size_t kLeastEarlyChunk = 16; // samples; smaller chunks cost more than they save

/// Steps a statement that gives no rows.
Result<void> finish(Statement &statement, const std::vector<Value> &values)
{
    if (auto restarted = statement.restart(values); !restarted)
        return restarted;
    const auto row = statement.next();
    return row ? Result<void>() : Result<void>(unexpected(row.error()));
}

} // namespace

Result<DayWriter> DayWriter::open(const QString &path, qint64 maxBytes)
{
    auto file = openDayForWriting(path, maxBytes);
    if (!file)
        return unexpected(file.error());
    DayWriter writer(std::move(*file));
    if (const auto loaded = writer.load(); !loaded)
        return unexpected(loaded.error());
    return writer;
}

Result<void> DayWriter::load()
{
    auto rows = m_file.query("SELECT s.id, s.tag, (SELECT max(t1) FROM chunk WHERE series = s.id) FROM series s");
    if (!rows)
        return unexpected(rows.error());
    Result<bool> row = rows->next();
    for (; row && *row; row = rows->next()) {
        const qint64 id = rows->integer(0);
        m_ids.emplace(rows->text(1), id);
        if (!rows->isNull(2))
            m_series[id].last = rows->integer(2);
    }
    if (!row)
        return unexpected(row.error());
    auto tail = m_file.query("SELECT id, series, t, v, q FROM tail ORDER BY id");
    if (!tail)
        return unexpected(tail.error());
    for (row = tail->next(); row && *row; row = tail->next()) {
        Series &series = m_series[tail->integer(1)];
        const Sample sample{tail->integer(2), tail->real(3), Quality(tail->integer(4))};
        series.pending.push_back({sample, tail->integer(0)});
        series.last = std::max(series.last.value_or(sample.time), sample.time);
        m_nextRow = tail->integer(0) + 1;
        ++m_pendingCount;
    }
    if (!row)
        return unexpected(row.error());
    for (const auto &[tag, id] : std::map<QString, qint64>(m_ids.begin(), m_ids.end()))
        if (m_series[id].pending.size() >= std::size_t(kChunkSamples))
            m_due.push_back(id);
    return {};
}

Result<qint64> DayWriter::seriesOf(const QString &tag)
{
    if (const auto found = m_ids.find(tag); found != m_ids.end())
        return found->second;
    const auto made = m_file.run("INSERT INTO series(tag, crc) VALUES(?1, ?2)", {tag, tagChecksum(tag)});
    if (!made)
        return unexpected(made.error());
    const auto id = m_file.integer("SELECT id FROM series WHERE tag = ?1", {tag});
    if (!id)
        return id;
    m_ids.emplace(tag, *id);
    m_newTags.push_back(tag);
    return id;
}

Result<bool> DayWriter::contains(qint64 id, const Series &series, qint64 time)
{
    if (!series.last || time > *series.last)
        return false;
    const auto isIt = [time](const Pending &pending) { return pending.sample.time == time; };
    if (std::any_of(series.staged.begin(), series.staged.end(), isIt) ||
        std::any_of(series.pending.rbegin(), series.pending.rend(), isIt))
        return true;
    auto chunks = m_file.query("SELECT id, n, blob FROM chunk WHERE series = ?1 AND t0 <= ?2 AND t1 >= ?2", {id, time});
    if (!chunks)
        return unexpected(chunks.error());
    Result<bool> row = chunks->next();
    for (; row && *row; row = chunks->next()) {
        if (m_cachedChunk != chunks->integer(0)) {
            const auto samples = decodeChunk(chunks->bytes(2), chunks->integer(1));
            if (!samples)
                return unexpected(samples.error());
            m_cachedTimes.clear();
            for (const Sample &sample : *samples)
                m_cachedTimes.push_back(sample.time);
            m_cachedChunk = chunks->integer(0);
        }
        if (std::binary_search(m_cachedTimes.begin(), m_cachedTimes.end(), time))
            return true;
    }
    return row;
}

Result<Appended> DayWriter::stage(std::span<const Record *const> records)
{
    auto insert = m_file.query("INSERT INTO tail(id, series, t, v, q, crc) VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
    if (!insert)
        return unexpected(insert.error());
    Appended appended;
    std::vector<Value> values;
    for (const Record *record : records) {
        const Sample &sample = record->sample;
        const auto id = seriesOf(record->tag);
        if (!id)
            return unexpected(id.error());
        Series &series = m_series[*id];
        const auto there = contains(*id, series, sample.time);
        if (!there)
            return unexpected(there.error());
        if (*there) {
            ++appended.duplicates;
            continue;
        }
        const qint64 row = m_nextRow++;
        values = {row, *id, sample.time, sample.value, qint64(sample.quality), tailChecksum(*id, sample)};
        if (const auto done = finish(*insert, values); !done)
            return unexpected(done.error());
        if (series.staged.empty())
            m_stagedIds.push_back(*id);
        series.staged.push_back({sample, row});
        series.last = std::max(series.last.value_or(sample.time), sample.time);
        ++appended.stored;
    }
    return appended;
}

void DayWriter::unstage()
{
    for (const qint64 id : m_stagedIds)
        m_series[id].staged.clear(); // `last` may stay too late: that only costs a look into the file
    for (const QString &tag : m_newTags) {
        m_series.erase(m_ids[tag]);
        m_ids.erase(tag);
    }
    m_stagedIds.clear();
    m_newTags.clear();
}

void DayWriter::adopt()
{
    for (const qint64 id : m_stagedIds) {
        Series &series = m_series[id];
        const std::size_t before = series.pending.size();
        series.pending.insert(series.pending.end(), series.staged.begin(), series.staged.end());
        m_pendingCount += qint64(series.staged.size());
        series.staged.clear();
        if (before < std::size_t(kChunkSamples) && series.pending.size() >= std::size_t(kChunkSamples))
            m_due.push_back(id);
    }
    m_stagedIds.clear();
    m_newTags.clear();
    if (m_pendingCount > kMaxPending && m_due.empty()) // many slow series: seal before they are full
        for (const auto &[tag, id] : std::map<QString, qint64>(m_ids.begin(), m_ids.end()))
            if (m_series[id].pending.size() >= kLeastEarlyChunk)
                m_due.push_back(id);
}

Result<Appended> DayWriter::append(std::span<const Record *const> records)
{
    auto transaction = Transaction::begin(m_file);
    if (!transaction)
        return unexpected(transaction.error());
    auto appended = stage(records);
    if (appended)
        if (const auto committed = transaction->commit(); !committed)
            appended = unexpected(committed.error());
    if (appended)
        adopt();
    else
        unstage();
    return appended;
}

Result<void> DayWriter::sealSome()
{
    std::vector<qint64> ids;
    while (!m_due.empty() && ids.size() < kSealedAtOnce) {
        ids.push_back(m_due.front());
        m_due.pop_front();
    }
    auto sealed = seal(ids, m_pendingCount > kMaxPending ? kLeastEarlyChunk : std::size_t(kChunkSamples));
    if (!sealed)
        m_due.insert(m_due.end(), ids.begin(), ids.end());
    return sealed;
}

Result<void> DayWriter::sealAll(Progress &progress)
{
    m_due.clear();
    std::vector<qint64> ids;
    for (const auto &[id, series] : m_series)
        if (!series.pending.empty())
            ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    for (std::size_t i = 0; i < ids.size(); i += kSealedAtOnce) {
        if (progress.cancelled())
            return cancelledError();
        const auto part = std::span(ids).subspan(i, std::min(kSealedAtOnce, ids.size() - i));
        if (auto sealed = seal(part, 1); !sealed)
            return sealed;
    }
    return m_file.execute("PRAGMA incremental_vacuum"); // gives back what the tail took
}

Result<void> DayWriter::seal(std::span<const qint64> ids, std::size_t atLeast)
{
    auto transaction = Transaction::begin(m_file);
    if (!transaction)
        return unexpected(transaction.error());
    std::vector<std::size_t> sealed;
    for (const qint64 id : ids) {
        std::vector<Pending> &pending = m_series[id].pending;
        std::stable_sort(pending.begin(), pending.end(),
                         [](const Pending &a, const Pending &b) { return a.sample.time < b.sample.time; });
        std::size_t done = 0;
        while (pending.size() - done >= std::max<std::size_t>(atLeast, 1)) {
            const std::size_t count = std::min(pending.size() - done, std::size_t(kChunkSamples));
            if (auto made = sealChunk(id, std::span(pending).subspan(done, count)); !made)
                return made;
            done += count;
        }
        sealed.push_back(done);
    }
    if (auto committed = transaction->commit(); !committed)
        return committed;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        std::vector<Pending> &pending = m_series[ids[i]].pending;
        pending.erase(pending.begin(), pending.begin() + qint64(sealed[i]));
        m_pendingCount -= qint64(sealed[i]);
    }
    return {};
}

Result<void> DayWriter::sealChunk(qint64 id, std::span<const Pending> pending)
{
    Samples samples;
    ChunkRow chunk{id, pending.front().sample.time, pending.back().sample.time, {}, {}};
    auto erase = m_file.query("DELETE FROM tail WHERE id = ?1");
    if (!erase)
        return unexpected(erase.error());
    for (const Pending &entry : pending) {
        samples.push_back(entry.sample);
        chunk.aggregate.add(entry.sample);
        if (auto erased = finish(*erase, {entry.row}); !erased)
            return erased;
    }
    chunk.blob = encodeChunk(samples);
    const Aggregate &sums = chunk.aggregate;
    auto made = m_file.run(
        "INSERT INTO chunk(series, t0, t1, n, good, vmin, vmax, vsum, blob, crc)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        {id, chunk.from, chunk.to, sums.count, sums.good, sums.min, sums.max, sums.sum, chunk.blob, chunk.checksum()});
    return made ? addRollups(id, samples) : made;
}

Result<void> DayWriter::addRollups(qint64 id, const Samples &samples)
{
    for (const qint64 step : kRollupSteps) {
        std::map<qint64, Aggregate> cells;
        for (const Sample &sample : samples)
            cells[floorTo(sample.time, step)].add(sample);
        for (const auto &[time, sums] : cells) {
            const auto added = m_file.run(
                "INSERT INTO rollup(series, step, t, n, good, vmin, vmax, vsum) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                " ON CONFLICT DO UPDATE SET n = n + excluded.n, good = good + excluded.good,"
                " vmin = min(vmin, excluded.vmin), vmax = max(vmax, excluded.vmax), vsum = vsum + excluded.vsum",
                {id, step, time, sums.count, sums.good, sums.min, sums.max, sums.sum});
            if (!added)
                return added;
        }
    }
    return {};
}

Result<void> DayWriter::checkpoint()
{
    const auto moved = m_file.integer("PRAGMA wal_checkpoint(PASSIVE)");
    return moved ? Result<void>() : Result<void>(unexpected(moved.error()));
}

} // namespace twinloom::history
