// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/live_guest.h"

#include "twin/session.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <thread>

namespace twinloom::workflow
{

struct LiveGuest::Impl {
    scene::Scene scene;
    QTemporaryDir folder; ///< a session records; what a guest records goes away with it
    std::unique_ptr<twin::Session> session;
};

LiveGuest::LiveGuest(std::unique_ptr<Impl> impl) : m(std::move(impl)) {}
LiveGuest::LiveGuest(LiveGuest &&) noexcept = default;
LiveGuest &LiveGuest::operator=(LiveGuest &&) noexcept = default;
LiveGuest::~LiveGuest() = default;

Result<LiveGuest> LiveGuest::connect(const scene::Scene &scene)
{
    auto impl = std::make_unique<Impl>();
    impl->scene = scene;
    if (!impl->folder.isValid())
        return unexpected(ErrorCode::Io, QCoreApplication::translate("workflow", "No temporary folder can be made: %1.")
                                             .arg(impl->folder.errorString()));
    auto session = twin::Session::start(scene, nullptr, {impl->folder.path(), QString(), {}});
    if (!session)
        return unexpected(session.error());
    impl->session = std::move(*session);
    return LiveGuest(std::move(impl));
}

scene::Overlays LiveGuest::overlays()
{
    return m->session->overlays(m->scene);
}

std::map<QString, twin::Sample> LiveGuest::samples() const
{
    std::map<QString, twin::Sample> result;
    m->session->look([&](twin::TwinState &state) {
        for (std::size_t i = 0; i < state.bindings().size(); ++i)
            result.emplace(state.bindings()[i].tag(), state.sample(i));
    });
    return result;
}

bool LiveGuest::complete() const
{
    bool all = true;
    m->session->look([&](twin::TwinState &state) {
        for (std::size_t i = 0; i < state.bindings().size(); ++i)
            all = all && !state.sample(i).value.isUndefined();
    });
    return all;
}

Result<void> LiveGuest::wait(double seconds, Progress &progress)
{
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    progress.stage(QCoreApplication::translate("workflow", "Waiting for live values"));
    while (!complete()) {
        if (progress.cancelled())
            return cancelledError();
        const double waited = std::chrono::duration<double>(Clock::now() - start).count();
        if (waited >= seconds)
            break;
        progress.set(waited / seconds);
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return {};
}

Issues LiveGuest::issues() const
{
    Issues found;
    for (const twin::Cause &cause : m->session->status().causes)
        found.push_back(cause.issue);
    return found;
}

} // namespace twinloom::workflow
