// SPDX-License-Identifier: Apache-2.0
// What the XR thread does: connect, show frames, recover from losses, end. Thread: the XR thread.
#pragma once

#include "app/xr/headset_session.h"

namespace twinloom::xr
{

class Loop
{
public:
    Loop(const Settings &settings, const render::Resources &resources, SharedState &shared)
        : m_settings(settings), m_resources(resources), m_shared(shared)
    {
    }
    /// With the context current. Returns when all is over, successes and failures alike.
    Result<void> run();

private:
    enum class Next { End, Session, Instance };
    Result<void> runHeadset(const GraphicsBinding &binding, Painter &painter);
    Result<void> runWithout(Painter &painter);
    Result<Next> runInstance(const GraphicsBinding &binding, Painter &painter);
    Result<Next> runSession(HeadsetSession &session);
    Next walkOut(HeadsetSession &session);
    bool framesDone();
    bool mayWait();
    void backOff();
    void noteFrame(double milliseconds);
    void noteTiming();

    const Settings &m_settings;
    const render::Resources &m_resources;
    SharedState &m_shared;
    Calls m_calls;
    Placement m_placement;
    Pointer m_pointer;
    bool m_everShown = false, m_fatal = false;
    std::chrono::milliseconds m_pause{500};
    std::chrono::steady_clock::time_point m_lastFrame = std::chrono::steady_clock::now();
    std::vector<float> m_times; ///< milliseconds, the last kMostTimes
    std::size_t m_nextTime = 0;
};

/// The next pause between attempts to reach a runtime: twice the last, 5 s at most.
std::chrono::milliseconds nextPause(std::chrono::milliseconds last);
/// The value that the share `quantile` of the values does not exceed; 0 for none.
double quantileOf(std::vector<float> values, double quantile);

} // namespace twinloom::xr
