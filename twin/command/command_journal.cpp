// SPDX-License-Identifier: Apache-2.0
#include "twin/command/command_journal.h"

#include "core/storage/shared_file.h"
#include "core/storage/transaction.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace twinloom::command
{
namespace
{

using storage::Transaction;

constexpr const char *kStates[] = {"created", "sent", "acknowledged", "applied", "refused", "failed", "expired"};

const QByteArray kSchema = QByteArrayLiteral(
    "CREATE TABLE IF NOT EXISTS command(id INTEGER PRIMARY KEY AUTOINCREMENT, tag TEXT NOT NULL, value TEXT NOT NULL,"
    " user TEXT NOT NULL, created INTEGER NOT NULL, due INTEGER NOT NULL, state TEXT NOT NULL, open INTEGER NOT NULL,"
    " detail TEXT NOT NULL);"
    "CREATE INDEX IF NOT EXISTS command_open ON command(id) WHERE open = 1;"
    "CREATE TABLE IF NOT EXISTS event(id INTEGER PRIMARY KEY AUTOINCREMENT, command INTEGER NOT NULL,"
    " time INTEGER NOT NULL, state TEXT NOT NULL, detail TEXT NOT NULL);"
    "PRAGMA user_version = 1");

QString pathIn(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("commands.db"));
}

State stateOf(const QString &name)
{
    for (std::size_t i = 0; i < std::size(kStates); ++i)
        if (name == QLatin1String(kStates[i]))
            return State(i);
    return State::Failed; // of a newer version: nothing to wait for
}

/// A document holds no bare value, so it stands in a list.
QString textOf(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}
QJsonValue valueOf(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).array().at(0);
}

} // namespace

QString stateName(State state)
{
    return QLatin1String(kStates[std::size_t(state)]);
}

Result<CommandJournal> CommandJournal::open(const QString &folder)
{
    auto file = storage::openShared(pathIn(folder), kSchema);
    if (!file)
        return unexpected(file.error());
    return CommandJournal(std::move(*file));
}

Result<std::optional<CommandJournal>> CommandJournal::openForReading(const QString &folder)
{
    if (!QFileInfo::exists(pathIn(folder)))
        return std::optional<CommandJournal>();
    auto file = storage::Connection::open(pathIn(folder), storage::Access::ReadOnly);
    if (!file)
        return unexpected(file.error());
    return std::optional<CommandJournal>(CommandJournal(std::move(*file)));
}

Result<void> CommandJournal::note(qint64 id, State state, const QString &detail, qint64 now)
{
    return m_file.run("INSERT INTO event(command, time, state, detail) VALUES(?1, ?2, ?3, ?4)",
                      {id, now, stateName(state), detail});
}

Result<qint64> CommandJournal::add(const Command &command)
{
    auto transaction = Transaction::begin(m_file);
    if (!transaction)
        return unexpected(transaction.error());
    if (const auto made = m_file.run("INSERT INTO command(tag, value, user, created, due, state, open, detail)"
                                     " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                                     {command.tag, textOf(command.value), command.user, command.created, command.due,
                                      stateName(command.state), qint64(command.open), command.detail});
        !made)
        return unexpected(made.error());
    const auto id = m_file.integer("SELECT last_insert_rowid()");
    if (!id)
        return id;
    if (const auto noted = note(*id, command.state, command.detail, command.created); !noted)
        return unexpected(noted.error());
    if (const auto committed = transaction->commit(); !committed)
        return unexpected(committed.error());
    return id;
}

Result<void> CommandJournal::move(qint64 id, State state, bool open, const QString &detail, qint64 now)
{
    auto transaction = Transaction::begin(m_file);
    if (!transaction)
        return unexpected(transaction.error());
    if (auto moved = m_file.run("UPDATE command SET state = ?2, open = ?3, detail = ?4 WHERE id = ?1 AND open = 1",
                                {id, stateName(state), qint64(open), detail});
        !moved)
        return moved;
    if (m_file.changedRows() == 0)
        return unexpected(
            ErrorCode::Conflict,
            QCoreApplication::translate("command", "The command %1 has come to its end already.").arg(id));
    if (auto noted = note(id, state, detail, now); !noted)
        return noted;
    return transaction->commit();
}

Result<std::vector<Command>> CommandJournal::read(const QByteArray &where, const std::vector<storage::Value> &values)
{
    auto rows = m_file.query(
        "SELECT id, tag, value, user, created, due, state, open, detail FROM command" + where + " ORDER BY id", values);
    if (!rows)
        return unexpected(rows.error());
    std::vector<Command> commands;
    Result<bool> row = rows->next();
    for (; row && *row; row = rows->next())
        commands.push_back({rows->integer(0), rows->text(1), valueOf(rows->text(2)), rows->text(3), rows->integer(4),
                            rows->integer(5), stateOf(rows->text(6)), rows->integer(7) == 1, rows->text(8)});
    if (!row)
        return unexpected(row.error());
    return commands;
}

Result<std::vector<Command>> CommandJournal::openCommands()
{
    return read(" WHERE open = 1", {});
}
Result<std::vector<Command>> CommandJournal::commands()
{
    return read({}, {});
}

Result<Command> CommandJournal::find(qint64 id)
{
    auto found = read(" WHERE id = ?1", {id});
    if (!found)
        return unexpected(found.error());
    if (found->empty())
        return unexpected(ErrorCode::NotFound,
                          QCoreApplication::translate("command", "There is no command %1.").arg(id));
    return std::move(found->front());
}

Result<std::vector<CommandEvent>> CommandJournal::events()
{
    auto rows = m_file.query("SELECT command, time, state, detail FROM event ORDER BY id");
    if (!rows)
        return unexpected(rows.error());
    std::vector<CommandEvent> events;
    Result<bool> row = rows->next();
    for (; row && *row; row = rows->next())
        events.push_back({rows->integer(0), rows->integer(1), stateOf(rows->text(2)), rows->text(3)});
    if (!row)
        return unexpected(row.error());
    return events;
}

} // namespace twinloom::command
