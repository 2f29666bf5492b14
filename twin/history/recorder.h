// SPDX-License-Identifier: Apache-2.0
// A HistoryWriter on a thread of its own, so that a slow disk or database keeps nobody waiting. What cannot be written
// is kept and tried again every second. Days older than Limits::keepDays go, at the start and every hour. Thread:
// submit() and the others from one thread; the callback comes on the writer's.
#pragma once

#include "twin/history/history_writer.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace twinloom::history
{

class Recorder
{
public:
    /// Samples that may wait; beyond three quarters of it full() asks the sources to stop.
    static constexpr std::size_t kQueue = 200'000;

    struct Status {
        qint64 recorded = 0;             ///< samples that outlive a crash
        qint64 duplicates = 0;           ///< dropped: their tag and time were there already
        qint64 waiting = 0;              ///< handed over, not yet durable
        quint64 durable = 0;             ///< all submits up to this number are durable
        std::optional<Error> failure;    ///< what keeps the writer from writing now
        std::optional<Error> notRemoved; ///< why days that are too old are still there
    };

    /// `place` and errors: HistoryWriter::open's. `changed` is called after each commit and each new failure.
    static Result<std::unique_ptr<Recorder>> start(const QString &place, HistoryWriter::Limits limits,
                                                   std::function<void()> changed);
    /// Writes what waits, without sealing, unless stop() did so before.
    ~Recorder();

    /// Takes the samples over at once; gives the number to compare `durable` with.
    quint64 submit(Records records);
    /// While somebody waits for what was submitted to be durable, nothing else is done: no gathering, no tidying.
    void setAwaited(bool awaited);
    bool full() const;
    Status status() const;
    /// Writes what waits, seals, and ends the thread. The error of the disk when something could not be written: what
    /// `waiting` then counts is lost.
    Result<void> stop();

private:
    Recorder(std::unique_ptr<HistoryWriter> writer, int keepDays, std::function<void()> changed);
    void run();
    void write(Records &batch, quint64 number);
    bool awaited() const;
    void tidy();
    void removeOldDays();

    std::unique_ptr<HistoryWriter> m_writer; ///< the writer's thread only
    int m_keepDays;
    std::chrono::steady_clock::time_point m_nextRemoval; ///< the writer's thread only
    std::chrono::steady_clock::time_point m_nextSealing; ///< the writer's thread only
    std::function<void()> m_changed;
    qint64 m_sinceCheckpoint = 0; ///< the writer's thread only

    mutable std::mutex m_mutex;
    std::condition_variable m_wake, m_hurry; ///< something came; what came should not wait for more
    Records m_queue;
    quint64 m_submitted = 0;
    Status m_status;
    bool m_awaited = false;
    bool m_stop = false;
    bool m_seal = false;
    std::thread m_thread;
};

} // namespace twinloom::history
