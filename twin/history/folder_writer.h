// SPDX-License-Identifier: Apache-2.0
// A history as a folder of days' files: finds each sample's day, and keeps few days open. Thread: one at a time; one
// writer a folder.
#pragma once

#include "twin/history/day_writer.h"
#include "twin/history/recording_lock.h"

#include <map>

namespace twinloom::history
{

class FolderWriter final : public HistoryWriter
{
public:
    /// Errors: RecordingLock::take's. `dayBytes` as in Limits.
    static Result<FolderWriter> open(const QString &folder, qint64 dayBytes);

    Result<void> append(Records &records, Appended &appended) override;
    bool sealingDue() const override;
    bool sealingUrgent() const override;
    Result<void> sealSome() override;
    Result<void> checkpoint() override;
    Result<void> finish(Progress progress) override;
    Result<int> removeDaysBefore(qint64 time) override;

private:
    FolderWriter(QString folder, qint64 dayBytes, RecordingLock lock)
        : m_folder(std::move(folder)), m_dayBytes(dayBytes), m_lock(std::move(lock))
    {
    }
    Result<DayWriter *> day(qint64 start);

    struct OpenDay {
        DayWriter writer;
        qint64 lastUse = 0;
    };
    QString m_folder;
    qint64 m_dayBytes;
    RecordingLock m_lock;
    std::map<qint64, OpenDay> m_days;
    qint64 m_uses = 0;
};

} // namespace twinloom::history
