// SPDX-License-Identifier: Apache-2.0
// The alarms of a running session: the engine, and the journal that it writes to. What cannot be written is tried again
// at the next tick. Thread: one at a time.
#pragma once

#include "twin/alarm/alarm_engine.h"
#include "twin/alarm/alarm_journal.h"

#include <unordered_map>

namespace twinloom::twin
{

class AlarmWatch
{
public:
    AlarmWatch(std::vector<alarm::PlacedRule> rules, qint64 now);

    /// Opens the journal, if there is a rule, and takes up the alarms that are still active there.
    Result<void> open(const QString &folder);
    /// AlarmEngine::value, or without a number AlarmEngine::arrived.
    void value(const QString &tag, std::optional<double> number, qint64 sourceTime, qint64 receiveTime);
    /// Looks what has become due, and writes down what has happened. Ten times a second or so.
    Result<void> tick(qint64 now);
    Result<void> acknowledge(qint64 id, const QString &user, const QString &comment, qint64 now);

    /// Active or not acknowledged; half a second old at most.
    const std::vector<alarm::Alarm> &open() const { return m_open; }

private:
    Result<void> write(const alarm::Transition &transition, qint64 now);

    alarm::AlarmEngine m_engine;
    std::optional<alarm::AlarmJournal> m_journal;
    std::unordered_map<std::size_t, qint64> m_ids; ///< of the active alarms, by rule
    std::vector<alarm::Transition> m_transitions;  ///< not written yet
    std::vector<alarm::Alarm> m_open;
    qint64 m_lastLook = 0;
};

} // namespace twinloom::twin
