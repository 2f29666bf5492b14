// SPDX-License-Identifier: Apache-2.0
// How a long function reports how far it is, and learns that it should stop.
#pragma once

#include "core/result.h"

#include <atomic>
#include <functional>
#include <memory>

namespace twinloom
{

/// Passed by reference through long work. A function polls `cancelled()` at least every 20 ms of work (so that a
/// cancel takes effect within 100 ms) and returns `cancelledError()` when it says so. Copies and slices share one
/// state. Thread: `cancel` and `cancelled` from any; `set` and `stage` from any, but the sink must stand that.
class Progress
{
public:
    /// Called with the share done (0 to 1, of the whole work) and the name of the present stage.
    using Sink = std::function<void(double, const QString &)>;

    /// Reports nowhere; can still be cancelled.
    Progress() : m_state(std::make_shared<State>()) {}
    explicit Progress(Sink sink) : Progress() { m_state->sink = std::move(sink); }

    void cancel() { m_state->cancelled.store(true, std::memory_order_relaxed); }
    bool cancelled() const { return m_state->cancelled.load(std::memory_order_relaxed); }

    /// Names what is being done now, as a person would say it, and reports the start of it.
    void stage(const QString &name)
    {
        m_stage = name;
        set(0.0);
    }
    /// Reports the share of this slice that is done, 0 to 1.
    void set(double share)
    {
        if (m_state->sink)
            m_state->sink(m_from + (m_to - m_from) * share, m_stage);
    }
    /// The part from `from` to `to` (shares of this slice) as a Progress of its own, for a function called from here.
    Progress slice(double from, double to) const
    {
        Progress part(*this);
        part.m_from = m_from + (m_to - m_from) * from;
        part.m_to = m_from + (m_to - m_from) * to;
        return part;
    }

private:
    struct State {
        std::atomic_bool cancelled = false;
        Sink sink;
    };
    std::shared_ptr<State> m_state;
    QString m_stage;
    double m_from = 0.0;
    double m_to = 1.0;
};

/// The one Error of work that stopped because it was asked to.
inline Unexpected cancelledError()
{
    return unexpected(ErrorCode::Cancelled, QStringLiteral("Cancelled; nothing was changed."));
}

} // namespace twinloom
