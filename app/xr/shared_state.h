// SPDX-License-Identifier: Apache-2.0
// What a Session's callers and its thread hand to each other. All under one lock that is held for assignments only.
#pragma once

#include "app/xr/mirror.h"
#include "app/xr/session.h"

#include <condition_variable>

namespace twinloom::xr
{

struct SharedState {
    std::mutex mutex;
    std::condition_variable changed; ///< stop, ended
    std::optional<scene::Hierarchy> scene;
    std::optional<scene::Overlays> overlays;
    std::optional<BlendMode> blend;
    bool stop = false, ended = false;
    Status status;
    std::optional<Error> error;
    QImage lastPicture;
    Mirror mirror; ///< has a lock of its own

    bool stopping()
    {
        const std::lock_guard lock(mutex);
        return stop;
    }
    /// Sleeps, but not beyond a stop.
    void pause(std::chrono::milliseconds time)
    {
        std::unique_lock lock(mutex);
        changed.wait_for(lock, time, [this] { return stop; });
    }
    template <class Edit>
    void edit(Edit edit)
    {
        const std::lock_guard lock(mutex);
        edit(status);
    }
};

} // namespace twinloom::xr
