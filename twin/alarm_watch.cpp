// SPDX-License-Identifier: Apache-2.0
#include "twin/alarm_watch.h"

#include <QCoreApplication>

namespace twinloom::twin
{
namespace
{

constexpr qint64 kLookNanoseconds = 400'000'000; // others acknowledge meanwhile

} // namespace

AlarmWatch::AlarmWatch(std::vector<alarm::PlacedRule> rules, qint64 now) : m_engine(std::move(rules), now) {}

Result<void> AlarmWatch::open(const QString &folder)
{
    if (m_engine.rules().empty())
        return {};
    auto journal = alarm::AlarmJournal::open(folder);
    if (!journal)
        return unexpected(journal.error());
    m_journal = std::move(*journal);
    const auto active = m_journal->alarms(alarm::AlarmJournal::Which::Active);
    if (!active)
        return unexpected(active.error());
    for (const alarm::Alarm &one : *active)
        for (std::size_t rule = 0; rule < m_engine.rules().size(); ++rule)
            if (m_engine.rules()[rule].tag() == one.tag && m_engine.rules()[rule].rule.name() == one.rule) {
                m_engine.resume(rule);
                m_ids[rule] = one.id;
            }
    return {};
}

void AlarmWatch::value(const QString &tag, std::optional<double> number, qint64 sourceTime, qint64 receiveTime)
{
    if (number)
        m_engine.value(tag, *number, sourceTime, receiveTime, m_transitions);
    else
        m_engine.arrived(tag, receiveTime, m_transitions);
}

Result<void> AlarmWatch::tick(qint64 now)
{
    if (!m_journal)
        return {};
    m_engine.tick(now, m_transitions);
    const bool changed = !m_transitions.empty();
    std::size_t written = 0;
    Result<void> result;
    for (; written < m_transitions.size() && result; ++written)
        result = write(m_transitions[written], now);
    if (!result)
        --written;
    m_transitions.erase(m_transitions.begin(), m_transitions.begin() + qint64(written));
    if (!result || (!changed && now - m_lastLook < kLookNanoseconds))
        return result;
    m_lastLook = now;
    auto open = m_journal->alarms(alarm::AlarmJournal::Which::Open);
    if (!open)
        return unexpected(open.error());
    m_open = std::move(*open);
    return {};
}

Result<void> AlarmWatch::write(const alarm::Transition &transition, qint64 now)
{
    const auto known = m_ids.find(transition.rule);
    if (!transition.raised) {
        if (known == m_ids.end())
            return {};
        if (auto cleared = m_journal->clear(known->second, transition.time, now); !cleared)
            return cleared;
        m_ids.erase(known);
        return {};
    }
    const alarm::PlacedRule &placed = m_engine.rules()[transition.rule];
    alarm::Alarm raised;
    raised.tag = placed.tag();
    raised.rule = placed.rule.name();
    raised.text = placed.rule.text;
    raised.severity = placed.rule.severity;
    raised.value = transition.value;
    raised.raised = transition.time;
    const auto id = m_journal->raise(raised, now);
    if (!id)
        return unexpected(id.error());
    m_ids[transition.rule] = *id;
    return {};
}

Result<void> AlarmWatch::acknowledge(qint64 id, const QString &user, const QString &comment, qint64 now)
{
    if (!m_journal)
        return unexpected(ErrorCode::NotFound,
                          QCoreApplication::translate("session", "This project has no rules for alarms."));
    m_lastLook = 0;
    return m_journal->acknowledge(id, user, comment, now);
}

} // namespace twinloom::twin
