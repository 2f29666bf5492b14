// SPDX-License-Identifier: Apache-2.0
#include "twin/history/recorder.h"

#include "twin/history/aggregate.h"

namespace twinloom::history
{
namespace
{

constexpr auto kRetry = std::chrono::seconds(1);
constexpr std::chrono::milliseconds kRemoval = std::chrono::hours(1);
constexpr std::chrono::milliseconds kLook{10}; // whether the pause between two steps of sealing is over
constexpr int kRestPerSealing = 4;
// Where values stream in, few larger transactions leave the processor to those who read them. A sender that waits for
// each few of its messages never has so many under way, and is not kept waiting.
constexpr std::size_t kStream = 32;
constexpr std::chrono::milliseconds kGather{5};
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
    m_hurry.notify_one();
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

void Recorder::setAwaited(bool awaited)
{
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_awaited, awaited) == awaited)
            return;
    }
    m_hurry.notify_one();
}

bool Recorder::awaited() const
{
    const std::lock_guard lock(m_mutex);
    return m_awaited;
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
    m_hurry.notify_one();
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
            if (m_queue.size() >= kStream)
                m_hurry.wait_for(lock, kGather, [this] { return m_stop || m_awaited; });
            const auto most = m_writer->sealingDue() ? kLook : kRemoval;
            m_wake.wait_for(lock, most, [this] { return m_stop || !m_queue.empty(); });
            if (m_queue.empty() && m_stop)
                break;
            batch.swap(m_queue);
            number = m_submitted;
        }
        if (!batch.empty())
            write(batch, number);
        if (!batch.empty())
            return; // told to stop while the disk refuses
        if (!awaited())
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

// A step of sealing takes many times as long as a batch, and all series of one rate are full at the same moment. So
// there are pauses between the steps, in which what arrives has the processor; without them, values would be late by
// tens of milliseconds for seconds on end. Failures here are those of the disk and show at the next append.
void Recorder::tidy()
{
    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    if (m_writer->sealingDue() && (begin >= m_nextSealing || m_writer->sealingUrgent())) {
        (void)m_writer->sealSome();
        const auto end = Clock::now();
        m_nextSealing = end + kRestPerSealing * (end - begin);
    }
    if (m_sinceCheckpoint >= kCheckpointSamples && m_writer->checkpoint())
        m_sinceCheckpoint = 0;
}

} // namespace twinloom::history
