// SPDX-License-Identifier: Apache-2.0
#include "app/xr/session.h"

#include "app/xr/loop.h"

#include <thread>

namespace twinloom::xr
{
namespace
{

constexpr const char *kLoaderMessages = "XR_LOADER_DEBUG";

} // namespace

struct Session::Impl {
    Settings settings;
    MakeContext makeContext;
    render::Resources resources;
    SharedState shared;
    std::thread thread;

    void run()
    {
        Result<void> result;
        if (auto context = makeContext(); context)
            result = Loop(settings, resources, shared).run();
        else
            result = unexpected(context.error());
        const std::lock_guard lock(shared.mutex);
        if (!result)
            shared.error = result.error();
        shared.ended = true;
        shared.status.running = false;
        shared.changed.notify_all();
    }
};

Session::Session(Settings settings, MakeContext makeContext, render::Resources resources) : m(std::make_unique<Impl>())
{
    m->settings = std::move(settings);
    m->makeContext = std::move(makeContext);
    m->resources = std::move(resources);
}

Session::~Session()
{
    stop();
    if (m->thread.joinable())
        m->thread.join();
}

void Session::setScene(const scene::Hierarchy &hierarchy)
{
    const std::lock_guard lock(m->shared.mutex);
    m->shared.scene = hierarchy;
}

void Session::setOverlays(const scene::Overlays &overlays)
{
    const std::lock_guard lock(m->shared.mutex);
    m->shared.overlays = overlays;
}

void Session::setBlendMode(BlendMode mode)
{
    const std::lock_guard lock(m->shared.mutex);
    m->shared.blend = mode;
}

void Session::start()
{
    if (m->thread.joinable())
        return;
    // Calls tells each cause once; the loader would print its own view of it at every attempt.
    if (!qEnvironmentVariableIsSet(kLoaderMessages))
        qputenv(kLoaderMessages, "none");
    m->shared.edit([](Status &status) { status.running = true; });
    m->thread = std::thread([this] { m->run(); });
}

void Session::stop()
{
    const std::lock_guard lock(m->shared.mutex);
    m->shared.stop = true;
    m->shared.changed.notify_all();
}

bool Session::waitForEnd(std::chrono::milliseconds time)
{
    std::unique_lock lock(m->shared.mutex);
    return m->shared.changed.wait_for(lock, time, [this] { return m->shared.ended; });
}

Status Session::status() const
{
    const std::lock_guard lock(m->shared.mutex);
    return m->shared.status;
}

Result<void> Session::outcome() const
{
    const std::lock_guard lock(m->shared.mutex);
    return m->shared.error ? Result<void>(unexpected(*m->shared.error)) : Result<void>();
}

std::optional<Session::Mirror> Session::mirror()
{
    const auto taken = m->shared.mirror.take();
    return taken ? std::optional(Mirror{taken->texture, taken->width, taken->height}) : std::nullopt;
}

QImage Session::lastPicture() const
{
    const std::lock_guard lock(m->shared.mutex);
    return m->shared.lastPicture;
}

} // namespace twinloom::xr
