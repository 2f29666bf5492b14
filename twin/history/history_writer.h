// SPDX-License-Identifier: Apache-2.0
// Writes the history in one folder: finds each sample's day, and keeps few days open. Thread: one at a time; one writer
// a folder (a second one is refused with Conflict).
#pragma once

#include "twin/history/day_writer.h"

#include <QLockFile>

#include <map>
#include <memory>

namespace twinloom::history
{

class HistoryWriter
{
public:
    struct Limits {
        qint64 dayBytes = 0; ///< size of a day's file; 0: the disk is the limit
    };

    /// Makes the folder when it does not exist. Io when it cannot be written; Conflict when another process records.
    static Result<HistoryWriter> open(const QString &folder, Limits limits);

    /// What is stored is durable when this returns, counted in `appended` and taken out of `records`, which are empty
    /// afterwards. After an error the others are still there, and the same call may be tried again.
    Result<void> append(Records &records, Appended &appended);
    bool sealingDue() const;
    Result<void> sealSome();
    Result<void> checkpoint();
    /// Seals everything, so that the files are small and quick to read. What is recorded is safe without it.
    Result<void> finish(Progress progress);

private:
    HistoryWriter(QString folder, Limits limits, std::unique_ptr<QLockFile> lock)
        : m_folder(std::move(folder)), m_limits(limits), m_lock(std::move(lock))
    {
    }
    Result<DayWriter *> day(qint64 start);

    struct OpenDay {
        DayWriter writer;
        qint64 lastUse = 0;
    };
    QString m_folder;
    Limits m_limits;
    std::unique_ptr<QLockFile> m_lock;
    std::map<qint64, OpenDay> m_days;
    qint64 m_uses = 0;
};

/// Deletes the files of the days before the one that holds `time`; gives how many. Io names the one that stays.
Result<int> removeDaysBefore(const QString &folder, qint64 time);

} // namespace twinloom::history
