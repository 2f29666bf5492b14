// SPDX-License-Identifier: Apache-2.0
// Writes a history, wherever it is: files of days in a folder, or a PostgreSQL database for plants that outgrow one
// machine. Both keep the same promises, which tests/twin/history/history_store_test.cpp asks of each.
// Thread: one at a time.
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "twin/history/sample.h"

#include <memory>

namespace twinloom::history
{

struct Appended {
    qint64 stored = 0;
    qint64 duplicates = 0; ///< of a tag and time that is there already: the first one stays
};

class HistoryWriter
{
public:
    struct Limits {
        qint64 dayBytes = 0; ///< size of a day's file; 0: the disk is the limit
        int keepDays = 0;    ///< a Recorder deletes days that are older; 0: none
    };

    /// `place` is a folder (one writer a folder: Conflict for a second) or a postgres:// URL (any number of writers).
    /// Makes what is not there. Io when it cannot be written, Peer when the database cannot be reached.
    static Result<std::unique_ptr<HistoryWriter>> open(const QString &place, Limits limits);
    virtual ~HistoryWriter() = default;

    /// What is stored is durable when this returns, counted in `appended` and taken out of `records`, which are empty
    /// afterwards. After an error the others are still there, and the same call may be tried again.
    virtual Result<void> append(Records &records, Appended &appended) = 0;

    /// True when sealSome() has something to do: work that makes what is recorded smaller and quicker to read.
    virtual bool sealingDue() const { return false; }
    /// True when so much waits for it that memory counts.
    virtual bool sealingUrgent() const { return false; }
    virtual Result<void> sealSome() { return {}; }
    virtual Result<void> checkpoint() { return {}; }
    /// All of that work. What is recorded is safe without it.
    virtual Result<void> finish(Progress) { return {}; }

    /// Deletes the days (UTC, by source time) before the one that holds `time`; gives how many.
    virtual Result<int> removeDaysBefore(qint64 time) = 0;

protected:
    HistoryWriter() = default;
    HistoryWriter(HistoryWriter &&) = default;
};

} // namespace twinloom::history
