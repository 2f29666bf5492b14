// SPDX-License-Identifier: Apache-2.0
#include "twin/history/folder_reader.h"

#include <algorithm>
#include <set>

namespace twinloom::history
{
namespace
{

/// Calls `visit` with the reader of each day that has a file and meets the range, in order.
template <class Visit>
Result<void> eachDay(const QString &folder, TimeRange range, const Progress &progress, Visit visit)
{
    for (const qint64 day : recordedDays(folder)) {
        if (day >= range.to || day + kDay <= range.from)
            continue;
        if (progress.cancelled())
            return cancelledError();
        auto reader = DayReader::open(dayPath(folder, day));
        if (!reader)
            return unexpected(reader.error());
        if (Result<void> visited = visit(*reader); !visited)
            return visited;
    }
    return {};
}

constexpr TimeRange kAlways{std::numeric_limits<qint64>::min() / 2, std::numeric_limits<qint64>::max() - kDay};

} // namespace

Result<std::vector<QString>> FolderReader::tags()
{
    std::set<QString> all;
    const auto done = eachDay(m_folder, kAlways, {}, [&](DayReader &reader) -> Result<void> {
        const auto tags = reader.tags();
        if (!tags)
            return unexpected(tags.error());
        all.insert(tags->begin(), tags->end());
        return {};
    });
    if (!done)
        return unexpected(done.error());
    return std::vector<QString>(all.begin(), all.end());
}

Result<std::optional<TimeRange>> FolderReader::extent(const QString &tag)
{
    std::optional<TimeRange> all;
    const auto done = eachDay(m_folder, kAlways, {}, [&](DayReader &reader) -> Result<void> {
        const auto extent = reader.extent(tag);
        if (!extent)
            return unexpected(extent.error());
        if (*extent)
            all = TimeRange{all ? all->from : (*extent)->from, (*extent)->to + 1};
        return {};
    });
    if (!done)
        return unexpected(done.error());
    return all;
}

Result<Samples> FolderReader::samples(const QString &tag, TimeRange range, const Progress &progress)
{
    Samples samples;
    const auto done =
        eachDay(m_folder, range, progress, [&](DayReader &reader) { return reader.read(tag, range, samples); });
    if (!done)
        return unexpected(done.error());
    std::stable_sort(samples.begin(), samples.end(), [](const Sample &a, const Sample &b) { return a.time < b.time; });
    return samples;
}

Result<Buckets> FolderReader::buckets(const QString &tag, TimeRange range, int count, const Progress &progress)
{
    BucketGrid grid(range, count);
    const auto done = eachDay(m_folder, range, progress, [&](DayReader &reader) { return reader.read(tag, grid); });
    if (!done)
        return unexpected(done.error());
    return std::move(grid.buckets());
}

Result<Verification> FolderReader::verify(Progress progress)
{
    Verification result;
    const std::vector<qint64> days = recordedDays(m_folder);
    for (const qint64 day : days) {
        if (progress.cancelled())
            return cancelledError();
        progress.set(double(result.days) / double(days.size()));
        ++result.days;
        auto reader = DayReader::open(dayPath(m_folder, day));
        auto found = reader ? reader->verify(result.samples, progress) : Result<Issues>(unexpected(reader.error()));
        if (found)
            result.issues.insert(result.issues.end(), found->begin(), found->end());
        else if (found.error().code == ErrorCode::Cancelled)
            return unexpected(found.error());
        else
            result.issues.push_back({QStringLiteral("database"), found.error().message, dayPath(m_folder, day)});
    }
    return result;
}

} // namespace twinloom::history
