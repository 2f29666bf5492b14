// SPDX-License-Identifier: Apache-2.0
#include "twin/source/replay_source.h"

namespace twinloom::source
{
namespace
{

constexpr int kRowsAtOnce = 512;
constexpr qint64 kMillisecond = 1'000'000;

} // namespace

Result<std::unique_ptr<Source>> ReplaySource::make(const std::vector<SourceUrl> &urls, SourceEvents events)
{
    auto rows = Rows::open(urls.front());
    if (!rows)
        return unexpected(rows.error());
    return std::unique_ptr<Source>(new ReplaySource(urls, std::move(*rows), std::move(events)));
}

ReplaySource::ReplaySource(const std::vector<SourceUrl> &urls, std::unique_ptr<Rows> rows, SourceEvents events)
    : m_url(urls.front()), m_routes(urls.size()), m_events(std::move(events)), m_rows(std::move(rows))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { play(); });
}

void ReplaySource::start()
{
    m_begin = now();
    m_link = Link::Up;
    m_events.linkChanged(m_link);
    m_timer.start(0);
}

void ReplaySource::setReading(bool reading)
{
    m_reading = reading;
    if (reading && m_link == Link::Up && !m_timer.isActive())
        m_timer.start(0);
}

/// False at the end.
bool ReplaySource::fetch()
{
    while (!m_next) {
        auto row = m_rows->next();
        if (row && !*row)
            return false;
        if (row) {
            m_next = std::move(**row);
            if (!m_firstTime)
                m_firstTime = m_next->time;
        } else {
            m_events.problem({QStringLiteral("row"), row.error().message, m_url.file});
            if (row.error().code != ErrorCode::BadInput)
                return false;
        }
    }
    return true;
}

qint64 ReplaySource::dueTime(const Row &row)
{
    if (m_url.speed == 0)
        return 0;
    const double elapsed = row.time ? double(*row.time - *m_firstTime) : m_url.interval * 1e9 * double(m_count);
    return m_begin + qint64(elapsed / m_url.speed);
}

void ReplaySource::play()
{
    Messages batch;
    qint64 wait = 0;
    bool ended = false;
    while (m_reading && batch.size() < kRowsAtOnce * m_routes) {
        if (!fetch()) {
            ended = true;
            break;
        }
        const qint64 time = now();
        wait = dueTime(*m_next) - time;
        if (wait > 0)
            break;
        const Row row = *std::exchange(m_next, {});
        ++m_count;
        for (std::size_t route = 0; route < m_routes; ++route)
            batch.push_back({route, row.payload, time, false, row.time ? time - *row.time : 0});
    }
    if (!batch.empty())
        m_events.received(std::move(batch), ++m_batch);
    if (ended) {
        m_link = Link::Finished;
        m_events.linkChanged(m_link);
    } else if (m_reading) {
        m_timer.start(int(std::min<qint64>(std::max<qint64>(wait, 0) / kMillisecond, 1000)));
    }
}

} // namespace twinloom::source
