// SPDX-License-Identifier: Apache-2.0
// SOURCE_URL of a binding, as people write it:
//
//   mqtt://[USER[:PASSWORD]@]HOST[:1883]/TOPIC[?qos=0|1&version=5|3.1.1&sequence=POINTER]
//   mqtts://...[:8883]/TOPIC[?ca=FILE&cert=FILE&key=FILE]     TLS; without `ca` the system's certificates are trusted
//   replay:FILE.csv[?speed=N|max&time=COLUMN&interval=SECONDS]     rows as JSON objects with the columns' names
//   replay:FOLDER?tag=TAG[&speed=N|max]                        a recorded history as {"time","value"}
//
// TOPIC may hold the wildcards + and #. `sequence` points to a number that rises by one from payload to payload: a jump
// is counted as a gap. A PASSWORD is better given in the environment (TWINLOOM_MQTT_PASSWORD): what stands in a binding
// stands in the project. Functions only; any thread.
#pragma once

#include "core/result.h"

#include <QMap>
#include <QStringList>

#include <optional>

namespace twinloom::source
{

struct SourceUrl {
    enum class Kind { Mqtt, Replay };
    Kind kind = Kind::Mqtt;

    bool tls = false;
    QString host;
    int port = 1883;
    QString user, password;
    QString topic;
    int qos = 1;
    QString version;                   ///< "5", "3.1.1"; empty: 5, and 3.1.1 where the broker knows no 5
    QString caFile, certFile, keyFile; ///< PEM

    QString file;          ///< a CSV file, or a history's folder
    QString tag;           ///< of the history
    QString timeColumn;    ///< empty: the first that is called time, timestamp, date or datetime
    double speed = 1;      ///< 0: as fast as it goes
    double interval = 0.1; ///< seconds between rows, when there is no column of times

    QString sequence; ///< JSON pointer; empty: no sequence numbers

    /// Equal for urls that can share a connection or a player.
    QString connection() const;

    /// Usage says what is wrong, with an example.
    static Result<SourceUrl> parse(const QString &text);
    /// What must be readable when it runs, certificates or a recording; those that it does not name are empty.
    QStringList files() const { return {file, caFile, certFile, keyFile}; }
};

/// Issue "no-file" for the first of these files and folders that is not there or cannot be read; empty names are none.
std::optional<Issue> unreadableFile(const QStringList &files);

} // namespace twinloom::source
