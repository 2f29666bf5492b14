// SPDX-License-Identifier: Apache-2.0
#include "twin/history/recorder.h"

#include "twin/history/aggregate.h"

namespace twinloom::history
{
namespace
{

constexpr auto kRetry = std::chrono::seconds(1);
constexpr auto kRemoval = std::chrono::hours(1);
constexpr qint64 kCheckpointSamples = 100'000; // some megabytes of write-ahead log

} // namespace

Result<std::unique_ptr<Recorder>> Recorder::start(const QString &place, HistoryWriter::Limits limits,
                                                  std::function<void()> changed)
{
    auto writer = HistoryWriter::open(place, limits);
    if (!writer)
        return unexpected(writer.error());
    return std::unique_ptr<Recorder>(new Recorder(std::move(*writer), limits.keepDays, std::move(changed)));
}

Recorder::Recorder(std::unique_ptr<HistoryWriter> writer, int keepDays, std::function<void()> changed)
    : m_writer(std::move(writer)), m_keepDays(keepDays), m_changed(std::move(changed)), m_thread([this] { run(); })
{
}

Recorder::~Recorder()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

quint64 Recorder::submit(Records records)
{
    const std::lock_guard lock(m_mutex);
    m_status.waiting += qint64(records.size());
    if (m_queue.empty())
        m_queue = std::move(records);
    else
        m_queue.insert(m_queue.end(), std::make_move_iterator(records.begin()), std::make_move_iterator(records.end()));
    m_wake.notify_one();
    return ++m_submitted;
}

bool Recorder::full() const
{
    const std::lock_guard lock(m_mutex);
    return m_status.waiting > qint64(kQueue) * 3 / 4;
}

Recorder::Status Recorder::status() const
{
    const std::lock_guard lock(m_mutex);
    return m_status;
}

Result<void> Recorder::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = m_seal = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
    if (m_status.failure)
        return unexpected(*m_status.failure);
    return {};
}

void Recorder::run()
{
    for (;;) {
        removeOldDays();
        Records batch;
        quint64 number = 0;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, kRemoval, [this] { return m_stop || !m_queue.empty(); });
            if (m_queue.empty() && !m_stop)
                continue;
            if (m_queue.empty())
                break;
            batch.swap(m_queue);
            number = m_submitted;
        }
        write(batch, number);
        if (!batch.empty())
            return; // told to stop while the disk refuses
        tidy();
    }
    if (!m_seal)
        return;
    if (const auto sealed = m_writer->finish({}); !sealed) {
        const std::lock_guard lock(m_mutex);
        m_status.failure = sealed.error();
    }
}

void Recorder::removeOldDays()
{
    using namespace std::chrono;
    if (m_keepDays <= 0 || steady_clock::now() < m_nextRemoval)
        return;
    m_nextRemoval = steady_clock::now() + kRemoval;
    const qint64 now = duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count();
    const auto removed = m_writer->removeDaysBefore(now - m_keepDays * kDay);
    {
        const std::lock_guard lock(m_mutex);
        m_status.notRemoved = removed ? std::nullopt : std::optional(removed.error());
    }
    m_changed();
}

// Leaves in the batch only what could not be written before the end.
void Recorder::write(Records &batch, quint64 number)
{
    for (;;) {
        const auto before = qint64(batch.size());
        Appended appended;
        const auto done = m_writer->append(batch, appended);
        bool stop = false;
        {
            std::unique_lock lock(m_mutex);
            m_status.recorded += appended.stored;
            m_status.duplicates += appended.duplicates;
            m_status.waiting -= before - qint64(batch.size());
            m_status.failure.reset();
            if (done)
                m_status.durable = number;
            else
                m_status.failure = done.error();
            stop = m_stop;
        }
        m_sinceCheckpoint += appended.stored;
        m_changed();
        if (done || stop)
            return;
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, kRetry, [this] { return m_stop; });
    }
}

// Sealing and checkpoints wait for the disk; between two batches they delay only each other. Their failures are those
// of the disk and show at the next append.
void Recorder::tidy()
{
    const auto idle = [this] {
        const std::lock_guard lock(m_mutex);
        return m_queue.empty() && !m_stop;
    };
    do {
        if (m_writer->sealingDue() && !m_writer->sealSome())
            return;
    } while (m_writer->sealingDue() && idle());
    if (m_sinceCheckpoint >= kCheckpointSamples && m_writer->checkpoint())
        m_sinceCheckpoint = 0;
}

} // namespace twinloom::history
