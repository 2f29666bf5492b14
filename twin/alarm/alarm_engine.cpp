// SPDX-License-Identifier: Apache-2.0
#include "twin/alarm/alarm_engine.h"

#include <cmath>

namespace twinloom::alarm
{
namespace
{

constexpr double kSecond = 1e9;

/// How far the measure is over the limit; above 0: the condition holds, below -deadband: it is over.
double excess(const AlarmRule &rule, double measure)
{
    return rule.kind == AlarmRule::Kind::Below ? rule.limit - measure : measure - rule.limit;
}

} // namespace

AlarmEngine::AlarmEngine(std::vector<PlacedRule> rules, Nanoseconds now)
    : m_rules(std::move(rules)), m_watched(m_rules.size())
{
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        m_byTag.emplace(m_rules[i].tag(), i);
        m_watched[i].lastReceived = now;
    }
}

void AlarmEngine::value(const QString &tag, double value, Nanoseconds sourceTime, Nanoseconds receiveTime,
                        std::vector<Transition> &transitions)
{
    const auto [begin, end] = m_byTag.equal_range(tag);
    for (auto entry = begin; entry != end; ++entry) {
        const std::size_t rule = entry->second;
        Watched &watched = m_watched[rule];
        const std::optional<Nanoseconds> before = watched.lastTime;
        const double step = value - watched.lastValue;
        watched.lastTime = sourceTime;
        watched.lastValue = value;
        watched.clock = receiveTime - sourceTime;
        switch (m_rules[rule].rule.kind) {
        case AlarmRule::Kind::Above:
        case AlarmRule::Kind::Below:
            judge(rule, value, sourceTime, transitions);
            break;
        case AlarmRule::Kind::Rate:
            if (before && sourceTime > *before)
                judge(rule, std::abs(step) / (double(sourceTime - *before) / kSecond), sourceTime, transitions);
            break;
        case AlarmRule::Kind::Absence:
            break;
        }
    }
    arrived(tag, receiveTime, transitions);
}

void AlarmEngine::arrived(const QString &tag, Nanoseconds receiveTime, std::vector<Transition> &transitions)
{
    const auto [begin, end] = m_byTag.equal_range(tag);
    for (auto entry = begin; entry != end; ++entry) {
        const std::size_t rule = entry->second;
        Watched &watched = m_watched[rule];
        watched.lastReceived = receiveTime;
        if (m_rules[rule].rule.kind == AlarmRule::Kind::Absence && std::exchange(watched.active, false))
            transitions.push_back({rule, false, receiveTime, 0});
    }
}

void AlarmEngine::judge(std::size_t rule, double measure, Nanoseconds time, std::vector<Transition> &transitions)
{
    Watched &watched = m_watched[rule];
    const AlarmRule &what = m_rules[rule].rule;
    const double over = excess(what, measure);
    if (watched.active) {
        // Exactly back at the limit is back, too, when there is no deadband.
        if (over > -what.deadband)
            return;
        if (what.deadband == 0 && over > 0)
            return;
        watched.active = false;
        watched.since.reset();
        transitions.push_back({rule, false, time, measure});
        return;
    }
    // The delay may have run out before this value ended the condition.
    raiseDue(rule, time, watched.lastValue, transitions);
    if (watched.active) {
        if (over <= -what.deadband) {
            watched.active = false;
            watched.since.reset();
            transitions.push_back({rule, false, time, measure});
        }
        return;
    }
    if (over <= 0) {
        watched.since.reset();
        return;
    }
    if (!watched.since)
        watched.since = time;
    raiseDue(rule, time, measure, transitions);
}

void AlarmEngine::raiseDue(std::size_t rule, Nanoseconds sourceNow, double measure,
                           std::vector<Transition> &transitions)
{
    Watched &watched = m_watched[rule];
    if (watched.active || !watched.since)
        return;
    const Nanoseconds due = *watched.since + Nanoseconds(m_rules[rule].rule.delay * kSecond);
    if (sourceNow < due)
        return;
    watched.active = true;
    transitions.push_back({rule, true, due, measure});
}

void AlarmEngine::tick(Nanoseconds now, std::vector<Transition> &transitions)
{
    for (std::size_t rule = 0; rule < m_rules.size(); ++rule) {
        Watched &watched = m_watched[rule];
        if (m_rules[rule].rule.kind != AlarmRule::Kind::Absence) {
            raiseDue(rule, now - watched.clock, watched.lastValue, transitions);
            continue;
        }
        const Nanoseconds due = watched.lastReceived + Nanoseconds(m_rules[rule].rule.limit * kSecond);
        if (!watched.active && now >= due) {
            watched.active = true;
            transitions.push_back({rule, true, due, double(now - watched.lastReceived) / kSecond});
        }
    }
}

} // namespace twinloom::alarm
