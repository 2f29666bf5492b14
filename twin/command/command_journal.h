// SPDX-License-Identifier: Apache-2.0
// Every command that was ever asked for, and what became of it: `commands.db` beside the history, fully synced. Who
// asks writes here, the session that runs reads and answers here; any number of processes. Thread: one at a time.
#pragma once

#include "core/storage/connection.h"

#include <QJsonValue>

#include <optional>
#include <vector>

namespace twinloom::command
{

enum class State {
    Created,      ///< asked for and allowed so far
    Sent,         ///< given to the device's broker
    Acknowledged, ///< the device has answered
    Applied,      ///< the device reports what was asked for
    Refused,      ///< not sent: a guard said no
    Failed,       ///< the device has said no
    Expired       ///< no answer in time
};
/// "created", "sent", ...: as in the file.
QString stateName(State state);

struct Command {
    qint64 id = 0;
    QString tag;      ///< "twin.name"
    QJsonValue value; ///< what was asked for
    QString user;
    qint64 created = 0, due = 0; ///< UTC nanoseconds
    State state = State::Created;
    bool open = true; ///< whether more may become of it
    QString detail;   ///< for people
};

struct CommandEvent {
    qint64 command = 0, time = 0;
    State state = State::Created;
    QString detail;
};

class CommandJournal
{
public:
    static Result<CommandJournal> open(const QString &folder);
    /// None where there is no journal yet.
    static Result<std::optional<CommandJournal>> openForReading(const QString &folder);

    /// As it is, with a new id, which is given back.
    Result<qint64> add(const Command &command);
    /// Conflict for one that is not open any more.
    Result<void> move(qint64 id, State state, bool open, const QString &detail, qint64 now);

    Result<std::vector<Command>> openCommands();
    Result<std::vector<Command>> commands();
    Result<Command> find(qint64 id); ///< NotFound
    /// In the order of time.
    Result<std::vector<CommandEvent>> events();

private:
    explicit CommandJournal(storage::Connection file) : m_file(std::move(file)) {}
    Result<std::vector<Command>> read(const QByteArray &where, const std::vector<storage::Value> &values);
    Result<void> note(qint64 id, State state, const QString &detail, qint64 now);

    storage::Connection m_file;
};

} // namespace twinloom::command
