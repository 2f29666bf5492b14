// SPDX-License-Identifier: Apache-2.0
#include "twin/session.h"

#include "twin/alarm_overlays.h"
#include "twin/model/model.h"
#include "twin/session_worker.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QThread>

namespace twinloom::twin
{
namespace
{

QString linkName(source::Link link)
{
    switch (link) {
    case source::Link::Down:
        return QStringLiteral("down");
    case source::Link::Up:
        return QStringLiteral("up");
    case source::Link::Finished:
        return QStringLiteral("finished");
    case source::Link::Failed:
        break;
    }
    return QStringLiteral("failed");
}

} // namespace

QJsonObject SessionStatus::toJson() const
{
    QJsonArray sourceList, issues;
    for (const SourceStatus &one : sources)
        sourceList.append(QJsonObject{{QStringLiteral("name"), one.name},
                                      {QStringLiteral("link"), linkName(one.link)},
                                      {QStringLiteral("reconnects"), one.reconnects}});
    for (const Cause &cause : causes)
        issues.append(QJsonObject{{QStringLiteral("code"), cause.issue.code},
                                  {QStringLiteral("message"), cause.issue.message},
                                  {QStringLiteral("field"), cause.issue.field},
                                  {QStringLiteral("count"), cause.count}});
    qint64 active = 0, unacknowledged = 0;
    for (const alarm::Alarm &one : alarms) {
        active += one.active() ? 1 : 0;
        unacknowledged += one.acknowledged ? 0 : 1;
    }
    return {
        {QStringLiteral("time"), QDateTime::fromMSecsSinceEpoch(time / 1'000'000).toUTC().toString(Qt::ISODateWithMs)},
        {QStringLiteral("connected"), connected},
        {QStringLiteral("received"), received},
        {QStringLiteral("recorded"), recorded},
        {QStringLiteral("dropped"), dropped},
        {QStringLiteral("duplicates"), duplicates},
        {QStringLiteral("text"), text},
        {QStringLiteral("late"), late},
        {QStringLiteral("gaps"), gaps},
        {QStringLiteral("stale"), stale},
        {QStringLiteral("reconnects"), reconnects},
        {QStringLiteral("latency_ms"), QJsonObject{{QStringLiteral("p50"), p50},
                                                   {QStringLiteral("p99"), p99},
                                                   {QStringLiteral("max"), max},
                                                   {QStringLiteral("count"), latencyCount}}},
        {QStringLiteral("alarms"),
         QJsonObject{{QStringLiteral("active"), active}, {QStringLiteral("unacknowledged"), unacknowledged}}},
        {QStringLiteral("sources"), sourceList},
        {QStringLiteral("issues"), issues}};
}

struct Session::Impl {
    QThread thread;
    std::unique_ptr<SessionWorker> worker;
    bool stopped = false;

    /// Runs on the worker's thread and waits.
    template <class Work>
    void onThread(Work work)
    {
        QMetaObject::invokeMethod(worker.get(), work, Qt::BlockingQueuedConnection);
    }
    void end()
    {
        worker.release()->deleteLater(); // on its thread, with all that lives there
        thread.quit();
        thread.wait();
    }
};

Session::Session() : m(std::make_unique<Impl>()) {}

Result<std::unique_ptr<Session>> Session::start(const scene::Scene &scene, const Model *model, SessionSettings settings)
{
    Issues issues;
    TwinState state = TwinState::ofScene(scene, model, issues);
    if (state.bindings().empty() && !issues.empty())
        return unexpected(ErrorCode::BadInput, issues.front().message);
    if (state.bindings().empty())
        return unexpected(ErrorCode::NotFound,
                          QCoreApplication::translate("session", "No property of a twin is bound to a source."),
                          QCoreApplication::translate("session", "Bind one with: twinloom bind."));
    std::unique_ptr<Session> session(new Session);
    SessionWorker::Plan plan;
    plan.state = std::move(state);
    plan.rules = alarm::rulesOf(scene, issues);
    if (!settings.clientId.isEmpty()) // a guest only looks
        plan.routes = command::routesOf(scene, issues);
    plan.issues = std::move(issues);
    session->m->worker = std::make_unique<SessionWorker>(std::move(plan), std::move(settings));
    session->m->worker->moveToThread(&session->m->thread);
    session->m->thread.setObjectName(QStringLiteral("session"));
    session->m->thread.start();
    Result<void> started;
    session->m->onThread([&] { started = session->m->worker->start(); });
    if (!started)
        return unexpected(started.error());
    return session;
}

Session::~Session()
{
    m->end();
}

SessionStatus Session::status() const
{
    return m->worker->status();
}

void Session::look(const std::function<void(TwinState &)> &look)
{
    m->worker->look(look);
}

scene::Overlays Session::overlays(const scene::Scene &scene)
{
    scene::Overlays result;
    look([&](TwinState &state) { result = state.overlays(scene); });
    addAlarms(result, scene, status().alarms);
    return result;
}

Result<void> Session::acknowledgeAlarm(qint64 id, const QString &user, const QString &comment)
{
    Result<void> done;
    m->onThread([&] { done = m->worker->acknowledgeAlarm(id, user, comment); });
    return done;
}

Result<void> Session::stop()
{
    if (std::exchange(m->stopped, true))
        return {};
    Result<void> stopped;
    m->onThread([&] { stopped = m->worker->stop(); });
    return stopped;
}

} // namespace twinloom::twin
