// SPDX-License-Identifier: Apache-2.0
// Every alarm that was raised, when it cleared, and who acknowledged it with which words: `alarms.db` in the history's
// folder, fully synced (it outlives a power cut). A session raises and clears; the command line and Studio acknowledge,
// also from another process. Thread: one at a time uses a journal.
#pragma once

#include "core/storage/connection.h"

#include <optional>

namespace twinloom::alarm
{

struct Alarm {
    qint64 id = 0;
    QString tag;  ///< "twin.property"
    QString rule; ///< AlarmRule::name()
    QString text; ///< for people; may be empty
    int severity = 0;
    double value = 0;  ///< that raised it
    qint64 raised = 0; ///< UTC nanoseconds
    std::optional<qint64> cleared;
    std::optional<qint64> acknowledged;
    QString user, comment; ///< of the acknowledgement

    bool active() const { return !cleared; }
    /// "unacknowledged", "acknowledged", "returned" (cleared, nobody acknowledged it) or "closed".
    QString state() const;
    bool operator==(const Alarm &) const = default;
};

/// One line of the journal: who did what, and when.
struct AlarmEvent {
    qint64 alarm = 0;
    qint64 time = 0; ///< UTC nanoseconds, when it was written
    QString what;    ///< "raised", "cleared" or "acknowledged"
    QString user, comment;
};

class AlarmJournal
{
public:
    /// Makes the folder and the file. Io when they cannot be written.
    static Result<AlarmJournal> open(const QString &folder);
    /// For looking only; none when nothing was ever journalled there.
    static Result<std::optional<AlarmJournal>> openForReading(const QString &folder);

    /// Gives the alarm's id. Each of these is durable when it returns.
    Result<qint64> raise(const Alarm &alarm, qint64 now);
    Result<void> clear(qint64 id, qint64 time, qint64 now);
    /// Usage: no comment. NotFound: no such alarm. Conflict: it is acknowledged already, by whom the message says.
    Result<void> acknowledge(qint64 id, const QString &user, const QString &comment, qint64 now);

    /// Oldest first.
    enum class Which { All, Active, Open }; ///< Open: active, or not acknowledged
    Result<std::vector<Alarm>> alarms(Which which);
    Result<std::vector<AlarmEvent>> events();

private:
    explicit AlarmJournal(storage::Connection file) : m_file(std::move(file)) {}
    Result<void> note(qint64 id, const char *what, qint64 now, const QString &user, const QString &comment);

    storage::Connection m_file;
};

} // namespace twinloom::alarm
