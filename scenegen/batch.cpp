// SPDX-License-Identifier: Apache-2.0
#include "scenegen/batch.h"

#include "scenegen/alternatives.h"
#include "scenegen/request_json.h"
#include "scenegen/style.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QJsonDocument>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace twinloom::scenegen
{

namespace
{

constexpr qint64 kLongestLine = 64 * 1024 * 1024; ///< bytes; a longer line is no room
constexpr std::size_t kAheadPerThread = 8;        ///< lines that wait for a worker or for their turn

QString text(const char *source)
{
    return QCoreApplication::translate("scenegen", source);
}

/// One line's way through the pool. `done` is guarded by the pool's mutex.
struct Task {
    qint64 line = 0;
    QByteArray input, output;
    QString problem; ///< why the line is no request
    int layouts = 0;
    bool cancelled = false;
    bool done = false;
};

QString syntaxProblem(const QJsonParseError &error)
{
    return text("byte %1: %2").arg(error.offset).arg(error.errorString());
}

void answer(const Generator &generator, const BatchOptions &options, Task &task, Progress &progress)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(task.input, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject()) {
        task.problem =
            error.error == QJsonParseError::NoError ? text("room: an object is needed") : syntaxProblem(error);
        return;
    }
    auto request = requestFromJson(document.object());
    if (!request) {
        task.problem = request.error().text();
        return;
    }
    for (auto it = options.parameters.begin(); it != options.parameters.end(); ++it)
        if (!request->parameters.contains(it.key()))
            request->parameters.insert(it.key(), it.value());
    if (options.seed)
        request->seed += *options.seed;
    else if (document.object().value(QLatin1String("seed")).isNull() ||
             !document.object().contains(QLatin1String("seed")))
        request->seed = kUsualSeed;
    if (request->style.isEmpty())
        request->style = options.style;
    request->models.insert(request->models.end(), options.models.begin(), options.models.end());
    keepWantedModels(*request);
    const auto layouts = alternatives(generator, *request, options.count, progress);
    if (!layouts) {
        if (layouts.error().code == ErrorCode::Cancelled)
            task.cancelled = true;
        else
            task.problem = layouts.error().text();
        return;
    }
    for (const Layout &layout : *layouts)
        task.output += QJsonDocument(layoutToJson(layout)).toJson(QJsonDocument::Compact) + '\n';
    task.layouts = static_cast<int>(layouts->size());
}

/// Workers that take tasks in order; the calling thread reads, and writes what is done in order.
class Pool
{
public:
    Pool(const Generator &generator, const BatchOptions &options, Progress &progress)
        : m_generator(generator), m_options(options), m_progress(progress)
    {
        for (int t = 0; t < options.threads; ++t)
            m_threads.emplace_back([this] { work(); });
    }
    ~Pool()
    {
        m_silent.cancel(); // nobody waits for what is left
        {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
        }
        m_wake.notify_all();
        for (std::thread &thread : m_threads)
            thread.join();
    }
    void add(const std::shared_ptr<Task> &task)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_waiting.push_back(task);
        }
        m_wake.notify_one();
    }
    /// Passes the caller's wish to stop on to the workers while it waits.
    void wait(const Task &task)
    {
        std::unique_lock lock(m_mutex);
        while (!m_done.wait_for(lock, std::chrono::milliseconds(20), [&] { return task.done; }))
            if (m_progress.cancelled())
                m_silent.cancel();
    }

private:
    void work()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_wake.wait(lock, [this] { return m_closed || !m_waiting.empty(); });
            if (m_waiting.empty())
                return;
            const std::shared_ptr<Task> task = m_waiting.front();
            m_waiting.pop_front();
            lock.unlock();
            task->cancelled = m_silent.cancelled();
            if (!task->cancelled) {
                Progress silent = m_silent;
                answer(m_generator, m_options, *task, silent);
            }
            lock.lock();
            task->done = true;
            m_done.notify_all();
        }
    }

    const Generator &m_generator;
    const BatchOptions &m_options;
    const Progress &m_progress;
    Progress m_silent; ///< the workers' own: rooms do not report
    std::mutex m_mutex;
    std::condition_variable m_wake, m_done;
    std::deque<std::shared_ptr<Task>> m_waiting;
    bool m_closed = false;
    std::vector<std::thread> m_threads;
};

Result<void> checkOptions(const BatchOptions &options)
{
    if (options.threads < 1 || options.threads > 256)
        return unexpected(ErrorCode::Usage, text("The number of threads must be from 1 to 256."));
    if (options.count < 1)
        return unexpected(ErrorCode::Usage, text("The number of layouts a room must be at least 1."));
    if (options.shards < 1 || options.shard < 0 || options.shard >= options.shards)
        return unexpected(ErrorCode::Usage, text("The shard must be one of 0 to %1.").arg(options.shards - 1));
    return {};
}

/// Writes a finished task; Io when the output refuses.
Result<void> deliver(const Task &task, QIODevice &out, const BadLine &badLine, BatchReport &report)
{
    if (!task.problem.isEmpty()) {
        ++report.badLines;
        if (badLine)
            badLine(task.line, task.problem);
        return {};
    }
    if (task.cancelled)
        return {};
    ++report.rooms;
    report.layouts += task.layouts;
    if (!task.output.isEmpty() && out.write(task.output) != task.output.size())
        return unexpected(ErrorCode::Io, text("Cannot write the layouts: %1").arg(out.errorString()));
    return {};
}

} // namespace

Result<BatchReport> generateBatch(const Generator &generator, QIODevice &in, QIODevice &out,
                                  const BatchOptions &options, const BadLine &badLine, Progress &progress)
{
    if (const auto good = checkOptions(options); !good)
        return unexpected(good.error());
    BatchReport report;
    std::deque<std::shared_ptr<Task>> inOrder;
    Pool pool(generator, options, progress);
    const std::size_t ahead = kAheadPerThread * static_cast<std::size_t>(options.threads);
    const qint64 size = in.isSequential() ? 0 : in.size();
    qint64 line = 0, number = 0;
    const auto deliverFirst = [&]() -> Result<void> {
        const std::shared_ptr<Task> first = inOrder.front();
        inOrder.pop_front();
        pool.wait(*first);
        return deliver(*first, out, badLine, report);
    };
    while (!progress.cancelled()) {
        const QByteArray text = in.readLine(kLongestLine);
        if (text.isEmpty())
            break;
        ++line;
        if (text.trimmed().isEmpty() || number++ % options.shards != options.shard)
            continue;
        auto task = std::make_shared<Task>();
        task->line = line;
        task->input = text;
        inOrder.push_back(task);
        pool.add(task);
        while (inOrder.size() >= ahead)
            if (const auto done = deliverFirst(); !done)
                return unexpected(done.error());
        if (size > 0)
            progress.set(double(in.pos()) / double(size));
    }
    while (!inOrder.empty())
        if (const auto done = deliverFirst(); !done)
            return unexpected(done.error());
    if (progress.cancelled())
        return unexpected(ErrorCode::Cancelled,
                          text("Cancelled; layouts that were written, each whole: %1.").arg(report.layouts));
    return report;
}

} // namespace twinloom::scenegen
