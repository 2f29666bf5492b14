// SPDX-License-Identifier: Apache-2.0
// A live twin: sources -> state -> history -> alarms, and commands back to the devices. One thread owns sockets and
// state, another the disk; nothing here edits the scene. What is received is recorded, and acknowledged to its broker
// after that.
#pragma once

#include "core/scene/scene.h"
#include "twin/alarm/alarm_journal.h"
#include "twin/history/history_writer.h"
#include "twin/source/source.h"
#include "twin/state/twin_state.h"

#include <QJsonObject>

namespace twinloom::twin
{

struct SessionSettings {
    QString historyFolder; ///< alarms and commands are always here
    QString clientId;      ///< of this project, for the brokers; empty: a guest, for whom they keep nothing
    history::HistoryWriter::Limits limits;
    QString database = {}; ///< postgres:// URL to record samples into; empty: into the folder
};

/// One cause of trouble, however often it struck.
struct Cause {
    Issue issue; ///< of the first time
    qint64 count = 0;
};

struct SourceStatus {
    QString name;
    source::Link link = source::Link::Down;
    qint64 reconnects = 0;
};

struct SessionStatus {
    Nanoseconds time = 0;
    bool connected = false; ///< every source is subscribed (or played to its end)
    bool finished = false;  ///< there are only recordings, and all have ended
    qint64 received = 0;    ///< samples: one payload gives one to each binding that reads it
    qint64 recorded = 0;    ///< of them, those that outlive a crash
    qint64 dropped = 0;     ///< of them, those that could not be used or (at the end) not be written
    qint64 duplicates = 0;  ///< of them, repeats by tag and source time
    qint64 text = 0;        ///< of them, values that are no numbers: shown, not recorded
    qint64 late = 0;        ///< recorded, but older than the state
    qint64 gaps = 0;
    qint64 stale = 0; ///< bindings that are stale or bad now
    qint64 reconnects = 0;
    qint64 latencyCount = 0;
    double p50 = 0, p99 = 0, max = 0; ///< milliseconds from source time (without one: arrival) to state
    std::vector<SourceStatus> sources;
    std::vector<alarm::Alarm> alarms; ///< those that are active or not acknowledged
    std::vector<Cause> causes;        ///< in the order of their first time
    std::optional<Error> historyFailure;

    /// As `run --json` and the status file have it.
    QJsonObject toJson() const;
};

class SessionWorker;

class Session
{
public:
    /// Starts the threads and connects. `model` tells which properties are numbers; may be null, and is not kept.
    /// NotFound: nothing is bound. BadInput: no binding can run. Recorder::start's and makeSource's errors.
    static Result<std::unique_ptr<Session>> start(const scene::Scene &scene, const Model *model,
                                                  SessionSettings settings);
    /// Stops, without sealing, unless stop() did so before.
    ~Session();

    /// Any thread.
    SessionStatus status() const;
    /// What the values look like now, and what is in alarm. Any thread.
    scene::Overlays overlays(const scene::Scene &scene);
    /// Calls `look` with the state, which waits meanwhile: keep it short. Any thread.
    void look(const std::function<void(TwinState &)> &look);

    /// AlarmJournal::acknowledge; seen in the status soon after.
    Result<void> acknowledgeAlarm(qint64 id, const QString &user, const QString &comment);

    /// Records what was received, acknowledges it, and disconnects. The disk's error when something is lost.
    Result<void> stop();

private:
    Session();
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace twinloom::twin
