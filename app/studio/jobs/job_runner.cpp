// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/jobs/job_runner.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QMetaObject>

#include <mutex>

namespace twinloom::studio
{

namespace
{

constexpr int kWorkers = 2;
constexpr int kReportEveryMs = 33;
constexpr int kEndStepMs = 5;

/// Passes at most one report per frame on to the UI thread, except for a new stage.
class Throttle
{
public:
    bool pass(const QString &stage)
    {
        const std::lock_guard lock(m_mutex);
        if (m_timer.isValid() && stage == m_stage && m_timer.elapsed() < kReportEveryMs)
            return false;
        m_stage = stage;
        m_timer.start();
        return true;
    }

private:
    std::mutex m_mutex;
    QElapsedTimer m_timer;
    QString m_stage;
};

} // namespace

JobRunner::JobRunner(Document &document) : m_document(document)
{
    m_pool.setMaxThreadCount(kWorkers);
}

JobRunner::~JobRunner()
{
    for (auto &[id, progress] : m_progress)
        progress.cancel();
    // A job may be waiting for this thread to store what it made.
    while (!m_pool.waitForDone(kEndStepMs))
        QCoreApplication::sendPostedEvents(&m_document, QEvent::MetaCall);
}

const Job *JobRunner::find(int id) const
{
    const auto found = std::ranges::find(m_jobs, id, &Job::id);
    return found == m_jobs.end() ? nullptr : &*found;
}

Job *JobRunner::mutableFind(int id)
{
    return const_cast<Job *>(std::as_const(*this).find(id));
}

bool JobRunner::busy() const
{
    return std::ranges::any_of(m_jobs, &Job::running);
}

int JobRunner::start(const QString &title, const QString &verb, JobWork work)
{
    const int id = static_cast<int>(m_jobs.size()) + 1;
    m_jobs.push_back(
        {.id = id, .title = title, .verb = verb, .state = Job::State::Running, .stage = tr("Waiting"), .outcome = {}});
    auto throttle = std::make_shared<Throttle>();
    Progress progress([this, id, throttle](double share, const QString &stage) {
        if (throttle->pass(stage))
            QMetaObject::invokeMethod(
                this, [this, id, share, stage] { report(id, share, stage); }, Qt::QueuedConnection);
    });
    m_progress.emplace(id, progress);
    m_pool.start([this, id, progress, work = std::move(work)]() mutable {
        auto result = std::make_shared<Result<JobOutput>>(cancelledError());
        if (!progress.cancelled())
            *result = work(progress);
        QMetaObject::invokeMethod(
            this, [this, id, result] { end(id, std::move(*result)); }, Qt::QueuedConnection);
    });
    Q_EMIT started(m_jobs.back());
    Q_EMIT updated(m_jobs.back());
    return id;
}

void JobRunner::cancel(int id)
{
    Job *job = mutableFind(id);
    if (!job || job->state != Job::State::Running)
        return;
    m_progress.at(id).cancel();
    job->state = Job::State::Cancelling;
    job->stage = tr("Cancelling");
    Q_EMIT updated(*job);
}

void JobRunner::report(int id, double share, const QString &stage)
{
    Job *job = mutableFind(id);
    if (!job || job->state != Job::State::Running)
        return;
    job->share = share;
    job->stage = stage;
    Q_EMIT updated(*job);
}

Result<void> JobRunner::adopt(const Job &job, const JobOutput &output)
{
    if (const auto done = m_document.commit(output.change, job.verb, output.label.isEmpty() ? job.title : output.label);
        !done) {
        if (done.error().code != ErrorCode::Conflict)
            return done;
        return unexpected(ErrorCode::Conflict,
                          tr("“%1” was not added: the scene was edited in the same place meanwhile.").arg(job.title),
                          tr("Start it again to work on the scene as it is now."));
    }
    if (!output.select.empty())
        m_document.select(output.select);
    return {};
}

void JobRunner::end(int id, Result<JobOutput> result)
{
    Job *job = mutableFind(id);
    // Whoever cancelled wants the scene untouched, even where the work was quicker than the cancel.
    if (job->state == Job::State::Cancelling && result)
        result = cancelledError();
    m_progress.erase(id);
    if (result)
        if (const auto done = adopt(*job, *result); !done)
            result = unexpected(done.error());
    job = mutableFind(id);
    if (result) {
        job->state = Job::State::Done;
        job->share = 1;
        job->outcome = result->summary;
    } else {
        job->state = result.error().code == ErrorCode::Cancelled ? Job::State::Cancelled : Job::State::Failed;
        job->outcome = result.error().code == ErrorCode::Cancelled ? tr("Cancelled") : result.error().text();
    }
    const Job copy = *job;
    Q_EMIT updated(copy);
    if (result)
        Q_EMIT finished(copy, *result);
    else if (copy.state == Job::State::Failed)
        Q_EMIT failed(copy, result.error());
    else
        Q_EMIT cancelled(copy);
}

} // namespace twinloom::studio
