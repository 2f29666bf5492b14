// SPDX-License-Identifier: Apache-2.0
// The session's life cycle, one event a step.
#include "app/xr/simulated/runtime.h"

namespace twinloom::simulated
{
namespace
{

void enter(XrSession handle, Session &session, XrSessionState state)
{
    session.state = state;
    auto event = xr::typed<XrEventDataSessionStateChanged>(XR_TYPE_EVENT_DATA_SESSION_STATE_CHANGED);
    event.session = handle;
    event.state = state;
    event.time = runtime().world.time;
    queueEvent(event);
    if (state == XR_SESSION_STATE_FOCUSED)
        announceProfile(handle, session);
}

/// The state that wearer and application want a running session to be in.
XrSessionState wanted(const Session &session)
{
    const World &world = runtime().world;
    if (session.exitRequested || world.off)
        return XR_SESSION_STATE_STOPPING;
    if (world.hidden)
        return XR_SESSION_STATE_SYNCHRONIZED;
    return world.blurred ? XR_SESSION_STATE_VISIBLE : XR_SESSION_STATE_FOCUSED;
}

/// One step on the way, or the same state when it is reached.
XrSessionState nextRunning(const Session &session)
{
    const XrSessionState target = wanted(session);
    switch (session.state) {
    case XR_SESSION_STATE_READY: // up first, even to stop; with the first frame, or at once without pictures
        return session.everEnded || !session.graphics ? XR_SESSION_STATE_SYNCHRONIZED : XR_SESSION_STATE_READY;
    case XR_SESSION_STATE_SYNCHRONIZED:
        return target == XR_SESSION_STATE_STOPPING       ? XR_SESSION_STATE_STOPPING
               : target == XR_SESSION_STATE_SYNCHRONIZED ? target
                                                         : XR_SESSION_STATE_VISIBLE;
    case XR_SESSION_STATE_VISIBLE:
        return target == XR_SESSION_STATE_FOCUSED   ? target
               : target == XR_SESSION_STATE_VISIBLE ? target
                                                    : XR_SESSION_STATE_SYNCHRONIZED;
    case XR_SESSION_STATE_FOCUSED:
        return target == XR_SESSION_STATE_FOCUSED ? target : XR_SESSION_STATE_VISIBLE;
    default:
        return session.state;
    }
}

} // namespace

void walkState(XrSession handle, Session &session)
{
    if (session.lost)
        return;
    if (session.state == XR_SESSION_STATE_UNKNOWN)
        enter(handle, session, XR_SESSION_STATE_IDLE);
    if (!session.running) {
        if (session.state != XR_SESSION_STATE_IDLE)
            return; // READY waits for xrBeginSession, STOPPING for xrEndSession, EXITING for the end
        if (session.exitRequested)
            enter(handle, session, XR_SESSION_STATE_EXITING);
        else if (!runtime().world.off)
            enter(handle, session, XR_SESSION_STATE_READY);
        return;
    }
    for (XrSessionState next = nextRunning(session); next != session.state; next = nextRunning(session))
        enter(handle, session, next);
}

} // namespace twinloom::simulated
