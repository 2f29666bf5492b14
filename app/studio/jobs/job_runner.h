// SPDX-License-Identifier: GPL-3.0-or-later
// Long work beside the window: runs on worker threads, comes back as one Change that is committed on the UI thread.
#pragma once

#include "app/studio/document/document.h"

#include <QThreadPool>

#include <map>

namespace twinloom::studio
{

/// Findings that speak of one of the nodes that a job made, or of several alike.
struct NodeFindings {
    std::vector<scene::NodeId> nodes;
    QString subject; ///< what they say first, to tell which node it is; may be empty
    Issues issues;
};

/// What a job made. The blobs that the change names are in the project already (jobs/job_blobs.h).
struct JobOutput {
    scene::Change change;
    Issues issues; ///< of the work as a whole
    std::vector<NodeFindings> findings = {};
    QString label;   ///< for History; the job's title when empty
    QString summary; ///< one sentence for the person who waited
    std::vector<scene::NodeId> select;
};

/// Runs on a worker thread; must take everything it needs by value and poll the Progress.
using JobWork = std::function<Result<JobOutput>(Progress &)>;

struct Job {
    enum class State { Running, Cancelling, Done, Failed, Cancelled };
    int id = 0;
    QString title, verb;
    State state = State::Running;
    double share = 0; ///< 0 to 1
    QString stage;
    QString outcome; ///< summary or error text, once it has ended
    bool running() const { return state == State::Running || state == State::Cancelling; }
};

/// Belongs to one Document. Thread: UI. Its end cancels all jobs and waits for them (they poll every 20 ms).
class JobRunner : public QObject
{
    Q_OBJECT
public:
    explicit JobRunner(Document &document);
    ~JobRunner() override;

    int start(const QString &title, const QString &verb, JobWork work);
    void cancel(int id);
    /// Oldest first, ended ones included.
    const std::vector<Job> &jobs() const { return m_jobs; }
    const Job *find(int id) const;
    bool busy() const;

Q_SIGNALS:
    void started(const twinloom::studio::Job &job);
    void updated(const twinloom::studio::Job &job);
    void finished(const twinloom::studio::Job &job, const twinloom::studio::JobOutput &output);
    void cancelled(const twinloom::studio::Job &job);
    void failed(const twinloom::studio::Job &job, const twinloom::Error &error);

private:
    Job *mutableFind(int id);
    void report(int id, double share, const QString &stage);
    void end(int id, Result<JobOutput> result);
    Result<void> adopt(const Job &job, const JobOutput &output);

    Document &m_document;
    QThreadPool m_pool;
    std::vector<Job> m_jobs;
    std::map<int, Progress> m_progress; ///< of running jobs
};

} // namespace twinloom::studio
