// SPDX-License-Identifier: Apache-2.0
#include "twin/session_worker.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <thread>

namespace twinloom::twin
{
namespace
{

constexpr qsizetype kMostPayloadBytes = 1 << 20;
constexpr int kTickMs = 50;
constexpr Nanoseconds kMostAhead = 60 * kSecond; // of a source's clock before ours
constexpr std::size_t kMostCauses = 1000;
constexpr qint64 kPatienceMs = 10'000; // for the disk, at the end

/// A number for the history; none for what is no number.
std::optional<double> numberOf(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? 1.0 : 0.0;
    if (value.isDouble())
        return value.toDouble();
    return {};
}

} // namespace

SessionWorker::SessionWorker(Plan plan, SessionSettings settings)
    : m_settings(std::move(settings)), m_intake(plan.state.bindings().size()),
      m_alarms(std::move(plan.rules), source::now()), m_commands(std::move(plan.routes)), m_state(std::move(plan.state))
{
    for (std::size_t i = 0; i < m_intake.size(); ++i) {
        m_intake[i].tag = m_state.bindings()[i].tag();
    }
    for (const Issue &issue : plan.issues)
        m_status.causes.push_back({issue, 1});
    m_timer.setParent(this); // moves to the thread with it
    connect(&m_timer, &QTimer::timeout, this, [this] { onTick(); });
}

SessionWorker::~SessionWorker()
{
    m_feeds.clear();
    m_recorder.reset();
}

Result<void> SessionWorker::start()
{
    if (auto made = makeFeeds(); !made)
        return made;
    if (auto started = startRecorder(); !started)
        return started;
    if (auto opened = m_alarms.open(m_settings.historyFolder); !opened)
        return opened;
    if (auto opened = m_commands.open(m_settings.historyFolder); !opened)
        return opened;
    m_state.start(source::now());
    for (const auto &feed : m_feeds)
        feed->source->start();
    m_timer.start(kTickMs);
    refresh();
    return {};
}

Result<void> SessionWorker::startRecorder()
{
    if (!m_settings.database.isEmpty()) {
        auto lock = history::RecordingLock::take(m_settings.historyFolder);
        if (!lock)
            return unexpected(lock.error());
        m_lock = std::move(*lock);
    }
    const QString place = m_settings.database.isEmpty() ? m_settings.historyFolder : m_settings.database;
    auto recorder = history::Recorder::start(place, m_settings.limits, [this] {
        if (!m_recorderPosted.exchange(true))
            QMetaObject::invokeMethod(
                this, [this] { onRecorder(); }, Qt::QueuedConnection);
    });
    if (!recorder)
        return unexpected(recorder.error());
    m_recorder = std::move(*recorder);
    return {};
}

// Bindings that can share a connection do, so a broker sees one client for each way to it.
Result<void> SessionWorker::makeFeeds()
{
    std::map<QString, std::vector<std::size_t>> groups;
    std::vector<source::SourceUrl> urls(m_intake.size());
    std::set<QString> sequences; // one binding counts the gaps of a topic for all that read it
    for (std::size_t i = 0; i < m_intake.size(); ++i) {
        const LiveBinding &live = m_state.bindings()[i];
        const auto url = source::SourceUrl::parse(live.binding.source);
        const auto sequence = JsonPointer::parse(url ? url->sequence : QString());
        if (!url || !sequence) {
            report({QStringLiteral("bad-binding"), url ? sequence.error().text() : url.error().text(), live.tag()});
            continue;
        }
        urls[i] = *url;
        groups[url->connection()].push_back(i);
        if (url->sequence.isEmpty())
            m_intake[i].gaps.emplace(*sequence, false, live.binding.deadline);
        else if (sequences.insert(url->connection() + url->topic + url->sequence).second)
            m_intake[i].gaps.emplace(*sequence, true, std::nullopt);
    }
    if (groups.empty())
        return unexpected(ErrorCode::BadInput, m_status.causes.front().issue.message);
    for (auto &[connection, bindings] : groups) {
        auto feed = std::make_unique<Feed>();
        feed->bindings = bindings;
        std::vector<source::SourceUrl> own;
        for (const std::size_t binding : bindings)
            own.push_back(urls[binding]);
        auto made = source::makeSource(own, m_settings.clientId,
                                       {[this, to = feed.get()](source::Messages messages, quint64 batch) {
                                            receive(*to, std::move(messages), batch);
                                        },
                                        [this](source::Link) {
                                            tellWhoWaits(); // with the connection its waiting has ended
                                            refresh();
                                        },
                                        [this](const Issue &issue) {
                                            const std::lock_guard lock(m_mutex);
                                            report(issue);
                                        }});
        if (!made)
            return unexpected(made.error());
        feed->source = std::move(*made);
        m_feeds.push_back(std::move(feed));
    }
    return {};
}

void SessionWorker::receive(Feed &feed, source::Messages messages, quint64 batch)
{
    {
        const std::lock_guard lock(m_mutex);
        const char *parsed = nullptr; // bytes that `payload` is of: one for all its bindings
        Result<Payload> payload = Payload();
        for (const source::Message &message : messages) {
            const std::size_t binding = feed.bindings[message.route];
            ++m_status.received;
            if (message.payload.size() > kMostPayloadBytes) {
                reject(binding, message, QStringLiteral("too-large"),
                       QCoreApplication::translate("session", "It is larger than 1 MiB."));
                continue;
            }
            if (parsed != message.payload.constData()) {
                parsed = message.payload.constData();
                payload = parsePayload(message.payload);
            }
            if (payload)
                take(binding, message, *payload);
            else
                reject(binding, message, QStringLiteral("not-json"), payload.error().text());
        }
    }
    if (!m_records.empty())
        m_submitted = m_recorder->submit(std::exchange(m_records, {}));
    feed.waiting.push_back({batch, m_submitted});
    if (m_reading && m_recorder->full()) { // the disk does not keep up: the senders wait
        m_reading = false;
        for (const auto &one : m_feeds)
            one->source->setReading(false);
    }
    acknowledge(m_recorder->status());
}

void SessionWorker::take(std::size_t binding, const source::Message &message, const Payload &payload)
{
    const auto found = read(m_state.bindings()[binding].reader, payload);
    if (const auto *rejection = std::get_if<Rejection>(&found))
        return reject(binding, message, rejection->code, rejection->why);
    const Reading &reading = std::get<Reading>(found);
    Intake &intake = m_intake[binding];
    const bool ahead = isAhead(binding, message, reading.sourceTime);
    Nanoseconds arrival = message.receiveTime;
    if (!reading.sourceTime || ahead) // each its own, or they would count as repeats
        arrival = intake.lastArrival = std::max(arrival, intake.lastArrival + 1);
    const Nanoseconds time = reading.sourceTime.value_or(arrival), livesAt = ahead ? arrival : time;
    if (ahead && m_state.sample(binding).sourceTime >= livesAt)
        m_state.reportBad(binding, message.receiveTime); // it has drifted off just now: what follows is not late
    if (intake.gaps)
        m_status.gaps += intake.gaps->before(payload.document, livesAt);
    const bool certain = reading.sourceTime && !ahead;
    if (const auto number = numberOf(reading.value))
        m_records.push_back(
            {intake.tag, {time, *number, certain ? history::Quality::Good : history::Quality::Uncertain}});
    else
        ++m_status.text;
    apply(binding, message, {reading.value, livesAt});
}

// With the time of a clock that is far ahead a value would keep out all that follow it, and alarms would be dated into
// the future: it lives at its arrival. The history has it under the source's own time, by which a repeat is known.
bool SessionWorker::isAhead(std::size_t binding, const source::Message &message, std::optional<Nanoseconds> sourceTime)
{
    if (message.clockOffset || sourceTime.value_or(0) <= message.receiveTime + kMostAhead)
        return false;
    const QString &tag = m_intake[binding].tag;
    report({QStringLiteral("clock-ahead"),
            QCoreApplication::translate(
                "session", "The clock of “%1” is more than %2 s ahead of this computer's: the time of arrival is used.")
                .arg(tag)
                .arg(kMostAhead / kSecond),
            tag});
    return true;
}

void SessionWorker::apply(std::size_t binding, const source::Message &message, const Reading &reading)
{
    const bool live = !message.retained && !message.clockOffset;
    m_state.setClockOffset(binding, message.clockOffset.value_or(0));
    Reported reported = m_state.report(binding, reading.value, reading.sourceTime, message.receiveTime);
    if (reported == Reported::Late && m_state.sample(binding).quality == Quality::Stale) {
        // Nothing newer has come within the deadline, so the source's clock was set back, not its message delayed.
        report({QStringLiteral("clock-back"),
                QCoreApplication::translate("session", "The clock of “%1” was set back.")
                    .arg(m_state.bindings()[binding].tag()),
                m_state.bindings()[binding].tag()});
        m_state.reportBad(binding, message.receiveTime);
        reported = m_state.report(binding, reading.value, reading.sourceTime, message.receiveTime);
    }
    const Sample &now = m_state.sample(binding);
    if (reported == Reported::Applied && now.quality == Quality::Good)
        m_alarms.value(m_intake[binding].tag, numberOf(now.value), now.sourceTime, message.receiveTime);
    m_status.late += reported == Reported::Late ? 1 : 0;
    if (reported == Reported::Applied && !message.retained)
        m_latency.add(source::now() - (live ? *reading.sourceTime : message.receiveTime));
}

void SessionWorker::reject(std::size_t binding, const source::Message &message, const QString &code, const QString &why)
{
    const QString tag = m_state.bindings()[binding].tag();
    ++m_status.dropped;
    m_state.reportBad(binding, message.receiveTime);
    report({code, QCoreApplication::translate("session", "A value of “%1” cannot be used: %2").arg(tag, why), tag});
}

// A cause is its code and its place; the message is that of the first time.
void SessionWorker::report(const Issue &issue)
{
    const auto same = std::find_if(m_status.causes.begin(), m_status.causes.end(), [&](const Cause &cause) {
        return cause.issue.code == issue.code && cause.issue.field == issue.field;
    });
    if (same != m_status.causes.end())
        ++same->count;
    else if (m_status.causes.size() < kMostCauses)
        m_status.causes.push_back({issue, 1});
}

void SessionWorker::onRecorder()
{
    m_recorderPosted = false;
    const history::Recorder::Status recorded = m_recorder->status();
    acknowledge(recorded);
    if (!m_reading && !m_recorder->full()) {
        m_reading = true;
        for (const auto &feed : m_feeds)
            feed->source->setReading(true);
    }
    const std::lock_guard lock(m_mutex);
    if (recorded.failure && !m_status.historyFailure)
        report({QStringLiteral("history"),
                QCoreApplication::translate("session", "%1 What arrives is kept in memory meanwhile.")
                    .arg(recorded.failure->text()),
                QString()});
    if (recorded.notRemoved)
        report({QStringLiteral("history"), recorded.notRemoved->text(), QStringLiteral("keep")});
    m_status.historyFailure = recorded.failure;
}

void SessionWorker::acknowledge(const history::Recorder::Status &recorded)
{
    for (const auto &feed : m_feeds) {
        std::optional<quint64> batch;
        while (!feed->waiting.empty() && feed->waiting.front().submit <= recorded.durable) {
            batch = feed->waiting.front().batch;
            feed->waiting.pop_front();
        }
        if (batch)
            feed->source->acknowledge(*batch);
    }
    tellWhoWaits();
}

void SessionWorker::tellWhoWaits()
{
    m_recorder->setAwaited(
        std::any_of(m_feeds.begin(), m_feeds.end(), [](const auto &feed) { return feed->source->awaitsDurable(); }));
}

void SessionWorker::onTick()
{
    {
        const std::lock_guard lock(m_mutex);
        m_state.expire(source::now());
    }
    const auto watched = m_alarms.tick(source::now());
    {
        const std::lock_guard lock(m_mutex);
        m_status.alarms = m_alarms.open();
        if (!watched)
            report({QStringLiteral("alarms"), watched.error().text(), m_settings.historyFolder});
        tickCommands();
    }
    refresh();
}

void SessionWorker::tickCommands()
{
    if (const auto done = m_commands.tick(source::now(), m_state); !done)
        report({QStringLiteral("commands"), done.error().text(), m_settings.historyFolder});
    for (const Issue &issue : m_commands.takeIssues())
        report(issue);
}

void SessionWorker::refresh()
{
    const history::Recorder::Status recorded = m_recorder->status();
    const std::lock_guard lock(m_mutex);
    m_status.time = source::now();
    m_status.recorded = recorded.recorded;
    m_status.duplicates = recorded.duplicates;
    m_status.sources.clear();
    m_status.connected = m_status.finished = true;
    m_status.reconnects = 0;
    for (const auto &feed : m_feeds) {
        const source::Link link = feed->source->link();
        m_status.sources.push_back({feed->source->name(), link, feed->source->reconnects()});
        m_status.connected = m_status.connected && (link == source::Link::Up || link == source::Link::Finished);
        m_status.finished = m_status.finished && link == source::Link::Finished;
        m_status.reconnects += feed->source->reconnects();
    }
    m_status.stale = 0;
    for (std::size_t i = 0; i < m_intake.size(); ++i)
        m_status.stale += m_state.sample(i).quality != Quality::Good ? 1 : 0;
    m_status.latencyCount = m_latency.count();
    m_status.p50 = m_latency.quantile(0.5);
    m_status.p99 = m_latency.quantile(0.99);
    m_status.max = m_latency.maximum();
}

Result<void> SessionWorker::acknowledgeAlarm(qint64 id, const QString &user, const QString &comment)
{
    return m_alarms.acknowledge(id, user, comment, source::now());
}

Result<void> SessionWorker::stop()
{
    m_timer.stop();
    onTick();
    for (const auto &feed : m_feeds)
        feed->source->setReading(false);
    QElapsedTimer timer; // first what was received, so that the brokers hear of it before the sealing
    timer.start();
    history::Recorder::Status recorded = m_recorder->status();
    for (; recorded.waiting > 0 && !recorded.failure && timer.elapsed() < kPatienceMs; recorded = m_recorder->status())
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    acknowledge(recorded);
    refresh(); // the last look at the sources: how they were before they were told to stop
    for (const auto &feed : m_feeds)
        feed->source->stop();
    m_commands.stop();
    Result<void> stopped = m_recorder->stop();
    recorded = m_recorder->status();
    const std::lock_guard lock(m_mutex);
    m_status.recorded = recorded.recorded;
    m_status.duplicates = recorded.duplicates;
    m_status.dropped += recorded.waiting;
    if (!stopped)
        m_status.historyFailure = stopped.error();
    return stopped;
}

SessionStatus SessionWorker::status() const
{
    const std::lock_guard lock(m_mutex);
    return m_status;
}

void SessionWorker::look(const std::function<void(TwinState &)> &look)
{
    const std::lock_guard lock(m_mutex);
    look(m_state);
}

} // namespace twinloom::twin
