// SPDX-License-Identifier: Apache-2.0
#include "twin/history/history_reader.h"

#include "twin/history/folder_reader.h"
#include "twin/history/postgres_reader.h"

#include <QCoreApplication>

namespace twinloom::history
{

Result<std::unique_ptr<HistoryReader>> HistoryReader::open(const QString &place)
{
    if (!isDatabase(place))
        return std::unique_ptr<HistoryReader>(std::make_unique<FolderReader>(place));
    auto reader = PostgresReader::open(place);
    if (!reader)
        return unexpected(reader.error());
    return std::unique_ptr<HistoryReader>(std::make_unique<PostgresReader>(*std::move(reader)));
}

Result<std::vector<QString>> recordedTags(const QString &place)
{
    const auto reader = HistoryReader::open(place);
    return reader ? (*reader)->tags() : unexpected(reader.error());
}

Result<TimeRange> recordedRange(const QString &place, const QString &tag)
{
    const auto reader = HistoryReader::open(place);
    const auto extent = reader ? (*reader)->extent(tag) : unexpected(reader.error());
    if (!extent)
        return unexpected(extent.error());
    if (!*extent)
        return unexpected(ErrorCode::NotFound,
                          QCoreApplication::translate("history", "Nothing is recorded under “%1” in “%2”.")
                              .arg(tag, isDatabase(place) ? databaseName(place) : place),
                          QCoreApplication::translate("history", "A tag is a twin's id, a full stop and a property."));
    return **extent;
}

Result<std::optional<Sample>> lastSample(const QString &place, const QString &tag)
{
    const auto reader = HistoryReader::open(place);
    const auto extent = reader ? (*reader)->extent(tag) : unexpected(reader.error());
    if (!extent)
        return unexpected(extent.error());
    if (!*extent)
        return std::optional<Sample>();
    const auto samples = (*reader)->samples(tag, {(*extent)->to - 1, (*extent)->to}, {});
    if (!samples)
        return unexpected(samples.error());
    return samples->empty() ? std::nullopt : std::optional(samples->back());
}

Result<Samples> readSamples(const QString &place, const QString &tag, TimeRange range, const Progress &progress)
{
    const auto reader = HistoryReader::open(place);
    return reader ? (*reader)->samples(tag, range, progress) : unexpected(reader.error());
}

Result<Buckets> readBuckets(const QString &place, const QString &tag, TimeRange range, int count,
                            const Progress &progress)
{
    const auto reader = HistoryReader::open(place);
    return reader ? (*reader)->buckets(tag, range, count, progress) : unexpected(reader.error());
}

Result<Verification> verifyHistory(const QString &place, const Progress &progress)
{
    const auto reader = HistoryReader::open(place);
    return reader ? (*reader)->verify(progress) : unexpected(reader.error());
}

} // namespace twinloom::history
