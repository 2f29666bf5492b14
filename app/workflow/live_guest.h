// SPDX-License-Identifier: Apache-2.0
// A look at a scene's live values without recording them: for a picture, a headset, or a person. The brokers know it as
// a guest, whose session ends with the connection, so that it takes nothing from a `run` beside it.
#pragma once

#include "core/progress.h"
#include "core/scene/overlay.h"
#include "core/scene/scene.h"
#include "twin/state/twin_state.h"

#include <map>
#include <memory>

namespace twinloom::workflow
{

/// Thread: one at a time; its session has its own.
class LiveGuest
{
public:
    /// Connects. Errors as twin::Session::start: NotFound when nothing is bound.
    static Result<LiveGuest> connect(const scene::Scene &scene);
    LiveGuest(LiveGuest &&) noexcept;
    LiveGuest &operator=(LiveGuest &&) noexcept;
    ~LiveGuest();

    /// What the values look like now.
    scene::Overlays overlays();
    /// The present values by tag, "twin.property".
    std::map<QString, twin::Sample> samples() const;
    /// Whether every binding has received something.
    bool complete() const;
    /// Waits until complete(), at most so long; polls `progress`.
    Result<void> wait(double seconds, Progress &progress);
    /// What went wrong so far, each cause once.
    Issues issues() const;

private:
    struct Impl;
    explicit LiveGuest(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m;
};

} // namespace twinloom::workflow
