// SPDX-License-Identifier: Apache-2.0
#include "twin/history/history_writer.h"

#include "twin/history/folder_writer.h"
#include "twin/history/postgres_writer.h"

namespace twinloom::history
{
namespace
{

template <class Writer>
Result<std::unique_ptr<HistoryWriter>> asHistoryWriter(Result<Writer> writer)
{
    if (!writer)
        return unexpected(writer.error());
    return std::unique_ptr<HistoryWriter>(std::make_unique<Writer>(*std::move(writer)));
}

} // namespace

Result<std::unique_ptr<HistoryWriter>> HistoryWriter::open(const QString &place, Limits limits)
{
    return isDatabase(place) ? asHistoryWriter(PostgresWriter::open(place))
                             : asHistoryWriter(FolderWriter::open(place, limits.dayBytes));
}

} // namespace twinloom::history
