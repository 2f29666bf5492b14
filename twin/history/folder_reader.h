// SPDX-License-Identifier: Apache-2.0
// Reads a history that is a folder of days' files. Opens and closes the files of the days that it needs.
#pragma once

#include "twin/history/history_reader.h"

namespace twinloom::history
{

class FolderReader final : public HistoryReader
{
public:
    explicit FolderReader(QString folder) : m_folder(std::move(folder)) {}

    Result<std::vector<QString>> tags() override;
    Result<std::optional<TimeRange>> extent(const QString &tag) override;
    Result<Samples> samples(const QString &tag, TimeRange range, const Progress &progress) override;
    Result<Buckets> buckets(const QString &tag, TimeRange range, int count, const Progress &progress) override;
    Result<Verification> verify(Progress progress) override;

private:
    QString m_folder;
};

} // namespace twinloom::history
