// SPDX-License-Identifier: Apache-2.0
// The commands of a running session: takes what the journal holds, looks whether its guard lets it go, gives it to the
// device's broker, and follows what becomes of it. A device answers as MQTT 5 has it (response topic and correlation
// data): {"error": "why"} is a no, anything else a yes. What cannot be written down is tried again at the next tick.
// Thread: one with an event loop.
#pragma once

#include "twin/command/command_journal.h"
#include "twin/command/command_route.h"
#include "twin/source/mqtt_connection.h"
#include "twin/state/twin_state.h"

#include <map>

namespace twinloom::twin
{

class CommandRunner
{
public:
    explicit CommandRunner(std::vector<command::PlacedRoute> routes);

    /// Opens the journal, if there is a way for a command, and connects. BadInput for a way that is no MQTT URL.
    Result<void> open(const QString &folder);
    /// Ten times a second or so; `state` is what the guards and the reported values are asked of.
    Result<void> tick(qint64 now, const TwinState &state);
    void stop();

    /// What went wrong with the connections since the last call.
    Issues takeIssues() { return std::exchange(m_issues, {}); }

private:
    struct Way { ///< to one broker
        std::unique_ptr<source::MqttConnection> connection;
        QByteArray answers; ///< topic that devices answer to
    };
    struct Target {
        command::PlacedRoute placed;
        Way *way = nullptr;
        QByteArray topic;
    };
    struct Answer {
        qint64 command = 0;
        QString error; ///< empty: yes
    };

    Way &wayFor(const source::SourceUrl &url);
    void hear(const source::MqttMessage &message);
    Result<void> handle(const command::Command &command, qint64 now, const TwinState &state);
    Result<void> send(const command::Command &command, const Target &target, qint64 now, const TwinState &state);
    Result<void> takeAnswers(qint64 now, const TwinState &state);

    std::vector<command::PlacedRoute> m_routes;
    std::map<QString, Target> m_targets;            ///< by tag
    std::map<QString, std::unique_ptr<Way>> m_ways; ///< by SourceUrl::connection()
    std::optional<command::CommandJournal> m_journal;
    std::vector<Answer> m_answers; ///< heard, not yet written down
    Issues m_issues;
    qint64 m_lastLook = 0;
};

} // namespace twinloom::twin
