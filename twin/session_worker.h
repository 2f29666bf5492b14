// SPDX-License-Identifier: Apache-2.0
// The part of a session that lives on its own thread: everything between a source's message and the recorder.
// Thread: its own, but for status() and look().
#pragma once

#include "twin/alarm_watch.h"
#include "twin/command_runner.h"
#include "twin/gap_check.h"
#include "twin/history/recorder.h"
#include "twin/history/recording_lock.h"
#include "twin/latency.h"
#include "twin/session.h"
#include "twin/source/source_url.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <deque>
#include <mutex>

namespace twinloom::twin
{

class SessionWorker : public QObject
{
public:
    /// What a scene asks of its session.
    struct Plan {
        TwinState state;
        std::vector<alarm::PlacedRule> rules;
        std::vector<command::PlacedRoute> routes;
        Issues issues; ///< with what it asks
    };
    SessionWorker(Plan plan, SessionSettings settings);
    ~SessionWorker() override;

    Result<void> start();
    Result<void> stop();

    Result<void> acknowledgeAlarm(qint64 id, const QString &user, const QString &comment);

    SessionStatus status() const;
    void look(const std::function<void(TwinState &)> &look);

private:
    struct Feed { ///< a source, and which bindings its routes are
        std::vector<std::size_t> bindings;
        std::unique_ptr<source::Source> source;
        struct Waiting {
            quint64 batch, submit;
        };
        std::deque<Waiting> waiting; ///< delivered, not yet durable
    };
    struct Intake {
        std::optional<GapCheck> gaps;
        QString tag; ///< made once, shared by every sample
        Nanoseconds lastArrival = 0;
    };

    Result<void> makeFeeds();
    Result<void> startRecorder();
    void receive(Feed &feed, source::Messages messages, quint64 batch);
    void take(std::size_t binding, const source::Message &message, const Payload &payload);
    bool isAhead(std::size_t binding, const source::Message &message, std::optional<Nanoseconds> sourceTime);
    void apply(std::size_t binding, const source::Message &message, const Reading &reading);
    void reject(std::size_t binding, const source::Message &message, const QString &code, const QString &why);
    void report(const Issue &issue);
    void onRecorder();
    void acknowledge(const history::Recorder::Status &recorded);
    void tellWhoWaits();
    void onTick();
    void tickCommands();
    void refresh();

    SessionSettings m_settings;
    std::vector<Intake> m_intake; ///< by binding
    std::vector<std::unique_ptr<Feed>> m_feeds;
    std::optional<history::RecordingLock> m_lock; ///< of the folder, while the samples go elsewhere
    std::unique_ptr<history::Recorder> m_recorder;
    std::atomic_bool m_recorderPosted = false;
    history::Records m_records; ///< of the batch under way
    quint64 m_submitted = 0;
    bool m_reading = true;
    Latency m_latency;
    AlarmWatch m_alarms;
    CommandRunner m_commands;
    QTimer m_timer;

    mutable std::mutex m_mutex; ///< over what follows
    TwinState m_state;
    SessionStatus m_status;
};

} // namespace twinloom::twin
