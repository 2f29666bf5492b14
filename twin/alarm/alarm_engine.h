// SPDX-License-Identifier: Apache-2.0
// Watches values against rules. Delays run in the source's time, and while a source is silent in the receiver's, less
// the difference between the two; absence runs in the receiver's. An alarm is raised with the time at which it was due,
// not with that of the look. A stale or bad value is no value: it holds what is. Thread: one at a time.
#pragma once

#include "twin/alarm/alarm_rule.h"

#include <map>

namespace twinloom::alarm
{

/// UTC nanoseconds.
using Nanoseconds = qint64;

struct Transition {
    std::size_t rule = 0;
    bool raised = false;  ///< else cleared
    Nanoseconds time = 0; ///< source time; of Absence that of the receiver
    double value = 0;     ///< the value (rate, seconds of silence) that did it
};

class AlarmEngine
{
public:
    /// `now`: absence counts from here for tags of which nothing has come yet.
    AlarmEngine(std::vector<PlacedRule> rules, Nanoseconds now);

    const std::vector<PlacedRule> &rules() const { return m_rules; }
    /// An alarm that an earlier session raised and that has not cleared.
    void resume(std::size_t rule) { m_watched[rule].active = true; }
    bool active(std::size_t rule) const { return m_watched[rule].active; }

    /// A good value, newer than the one before it. Adds what it raises and clears.
    void value(const QString &tag, double value, Nanoseconds sourceTime, Nanoseconds receiveTime,
               std::vector<Transition> &transitions);
    /// A good value that is no number: only the Absence of one looks at it.
    void arrived(const QString &tag, Nanoseconds receiveTime, std::vector<Transition> &transitions);
    /// Raises what has become due.
    void tick(Nanoseconds now, std::vector<Transition> &transitions);

private:
    struct Watched {
        bool active = false;
        std::optional<Nanoseconds> since; ///< source time at which the condition began to hold
        double lastValue = 0;
        std::optional<Nanoseconds> lastTime; ///< source time
        Nanoseconds lastReceived = 0;
        Nanoseconds clock = 0; ///< receive time less source time
    };
    void judge(std::size_t rule, double measure, Nanoseconds time, std::vector<Transition> &transitions);
    void raiseDue(std::size_t rule, Nanoseconds sourceNow, double measure, std::vector<Transition> &transitions);

    std::vector<PlacedRule> m_rules;
    std::vector<Watched> m_watched; ///< by rule
    std::multimap<QString, std::size_t> m_byTag;
};

} // namespace twinloom::alarm
