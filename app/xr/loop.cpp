// SPDX-License-Identifier: Apache-2.0
#include "app/xr/loop.h"

#include "app/xr/pose.h"
#include "app/xr/runtime_manifest.h"

#include <QCoreApplication>

#include <algorithm>
#include <thread>

namespace twinloom::xr
{
namespace
{

using Steady = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr std::size_t kMostTimes = 65'536;
constexpr auto kExitTime = 3s; ///< for the runtime to let go

double millisecondsSince(Steady::time_point from)
{
    return std::chrono::duration<double, std::milli>(Steady::now() - from).count();
}

} // namespace

std::chrono::milliseconds nextPause(std::chrono::milliseconds last)
{
    return std::min<std::chrono::milliseconds>(2 * last, 5s);
}

double quantileOf(std::vector<float> values, double quantile)
{
    if (values.empty())
        return 0;
    const auto at = values.begin() + std::ptrdiff_t(std::ceil(quantile * double(values.size() - 1)));
    std::nth_element(values.begin(), at, values.end());
    return double(*at);
}

Result<void> Loop::run()
{
    const auto binding = GraphicsBinding::ofCurrentContext();
    if (!binding)
        return unexpected(ErrorCode::Internal,
                          QCoreApplication::translate("xr", "The headset's thread has no OpenGL context."));
    auto painter = Painter::create(*binding, m_resources);
    if (!painter)
        return unexpected(painter.error());
    const auto result = m_settings.headset == Headset::None ? runWithout(**painter) : runHeadset(*binding, **painter);
    noteTiming();
    QImage last = m_shared.mirror.read(**painter);
    m_shared.mirror.release(**painter);
    m_shared.edit([&](Status &) { m_shared.lastPicture = std::move(last); });
    return result;
}

bool Loop::framesDone()
{
    const std::lock_guard lock(m_shared.mutex);
    return m_settings.frames > 0 && m_shared.status.frames >= m_settings.frames;
}

/// Whether a headset that does not answer is still waited for.
bool Loop::mayWait()
{
    return m_settings.patience.count() == 0 || Steady::now() - m_lastFrame < m_settings.patience;
}

void Loop::backOff()
{
    m_shared.pause(m_pause);
    m_pause = nextPause(m_pause);
}

/// Instances until the end. At first start a failure is told at once; after a picture was shown the headset is waited
/// for.
Result<void> Loop::runHeadset(const GraphicsBinding &binding, Painter &painter)
{
    while (!m_shared.stopping()) {
        const auto next = runInstance(binding, painter);
        m_shared.edit(
            [&](Status &status) { status.validationErrors = m_calls.failures() + m_calls.validationErrors(); });
        if (next && *next == Next::End)
            return {};
        if (!next && (!m_everShown || m_fatal || !mayWait()))
            return unexpected(next.error());
        if (!mayWait())
            return unexpected(ErrorCode::Peer,
                              QCoreApplication::translate("xr", "The headset is gone, and did not return within %1 s.")
                                  .arg(m_settings.patience.count()),
                              runtimeAdvice(QCoreApplication::translate("xr", "Start the headset's software again.")));
        backOff();
    }
    return {};
}

/// Sessions of one instance. An error is one of reaching the headset.
Result<Loop::Next> Loop::runInstance(const GraphicsBinding &binding, Painter &painter)
{
    auto instance = Instance::create(binding.extension(), m_calls);
    if (!instance)
        return unexpected(instance.error());
    m_shared.edit([&](Status &status) { status.runtime = (*instance)->runtime(); });
    auto input = Input::create(**instance, m_calls);
    if (!input)
        return unexpected(input.error());
    while (!m_shared.stopping()) {
        if (const auto found = (*instance)->findSystem(); !found) {
            const bool absent = m_calls.lastResult() == XR_ERROR_FORM_FACTOR_UNAVAILABLE;
            if (!absent || !m_everShown || !mayWait())
                return unexpected(found.error());
            m_shared.pause(m_pause);
            continue;
        }
        auto session = HeadsetSession::create(
            {**instance, **input, binding, painter, m_placement, m_pointer, m_shared, m_settings, m_calls});
        if (!session) {
            if (m_everShown && mayWait() && m_calls.lastResult() == XR_ERROR_SESSION_LOST) {
                m_shared.pause(m_pause);
                continue;
            }
            return unexpected(session.error());
        }
        const auto next = runSession(**session);
        m_fatal = !next.has_value(); // no loss: another session would end the same way
        if (!next || *next != Next::Session)
            return next;
        // An action set may be attached to one session only once: the next one gets its own.
        session->reset();
        input->reset();
        input = Input::create(**instance, m_calls);
        if (!input)
            return unexpected(input.error());
    }
    return Next::End;
}

Result<Loop::Next> Loop::runSession(HeadsetSession &session)
{
    const auto lost = [this](Next next) {
        m_shared.edit([](Status &status) { ++status.losses; });
        return next;
    };
    for (;;) {
        if (m_shared.stopping() || framesDone())
            return walkOut(session);
        switch (session.step()) {
        case HeadsetSession::Step::Frame:
            noteFrame(session.workMilliseconds());
            break;
        case HeadsetSession::Step::Idle:
            if (!mayWait() && m_settings.frames > 0)
                return unexpected(ErrorCode::Peer,
                                  QCoreApplication::translate("xr", "The headset has shown nothing for %1 s.")
                                      .arg(m_settings.patience.count()),
                                  QCoreApplication::translate("xr", "Put it on, or wake it up."));
            m_shared.pause(5ms);
            break;
        case HeadsetSession::Step::Exited:
            return Next::End;
        case HeadsetSession::Step::SessionLost:
            return lost(Next::Session);
        case HeadsetSession::Step::InstanceLost:
            return lost(Next::Instance);
        case HeadsetSession::Step::Failed:
            return unexpected(ErrorCode::Peer, m_calls.lastFailure());
        }
    }
}

/// Down through the states, as the runtime leads, but not for ever.
Loop::Next Loop::walkOut(HeadsetSession &session)
{
    session.requestExit();
    const auto from = Steady::now();
    while (Steady::now() - from < kExitTime) {
        const HeadsetSession::Step step = session.step();
        if (step != HeadsetSession::Step::Frame && step != HeadsetSession::Step::Idle)
            break;
        if (step == HeadsetSession::Step::Idle)
            std::this_thread::sleep_for(2ms);
    }
    return Next::End;
}

void Loop::noteFrame(double milliseconds)
{
    m_everShown = true;
    m_lastFrame = Steady::now();
    m_pause = 500ms;
    if (m_times.size() < kMostTimes)
        m_times.push_back(0);
    m_times[m_nextTime] = float(milliseconds);
    m_nextTime = (m_nextTime + 1) % kMostTimes;
    if (m_nextTime % 64 == 0)
        noteTiming();
}

void Loop::noteTiming()
{
    m_shared.edit([this](Status &status) {
        status.medianMilliseconds = quantileOf(m_times, 0.5);
        status.p99Milliseconds = quantileOf(m_times, 0.99);
        status.validationErrors = m_calls.failures() + m_calls.validationErrors();
    });
}

/// A person who stands still: for the mirror alone.
Result<void> Loop::runWithout(Painter &painter)
{
    constexpr int kWidth = 800, kHeight = 864;
    std::array<EyeView, 2> eyes;
    for (std::size_t i = 0; i < 2; ++i)
        eyes[i] = {{}, painter.makeTexture(kWidth, kHeight), kWidth, kHeight};
    m_shared.edit([&](Status &status) {
        status.runtime = QStringLiteral("none");
        if (m_shared.scene)
            painter.setScene(*m_shared.scene);
        if (m_shared.overlays)
            painter.setOverlays(*m_shared.overlays);
    });
    Eigen::Isometry3d floor = Eigen::Isometry3d::Identity();
    floor.linear() = Eigen::AngleAxisd(m_settings.yaw, Eigen::Vector3d::UnitZ()).toRotationMatrix();
    floor.translation() = m_settings.origin;
    for (std::size_t i = 0; i < 2; ++i) {
        const double side = i == 0 ? -0.0315 : 0.0315;
        const Eigen::Isometry3d eye = floor * lookingAt({side, 0, 1.6}, {side, 2, 1.35});
        const auto [nearest, farthest] = painter.depthRange(eye.translation());
        eyes[i].eye.view = eye.inverse().matrix();
        eyes[i].eye.projection = projectionOf({-0.8f, 0.8f, 0.8f, -0.8f}, nearest, farthest);
    }
    render::Options options = m_settings.picture;
    options.cutaway = false;
    while (!m_shared.stopping() && !framesDone()) {
        const auto from = Steady::now();
        painter.drawEyes(eyes, options, {}, true);
        if (const auto mirror = m_shared.mirror.begin(painter, 2 * kWidth, kHeight)) {
            painter.copyToMirror(eyes, mirror->texture, {}, false);
            m_shared.mirror.end(painter.gl());
        }
        m_shared.edit([](Status &status) {
            ++status.frames;
            ++status.shown;
        });
        noteFrame(millisecondsSince(from));
    }
    for (const EyeView &eye : eyes)
        painter.deleteTexture(eye.texture);
    return {};
}

} // namespace twinloom::xr
