// SPDX-License-Identifier: Apache-2.0
#include "twin/alarm/alarm_journal.h"

#include "core/storage/shared_file.h"
#include "core/storage/transaction.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace twinloom::alarm
{
namespace
{

using storage::Transaction;

const QByteArray kSchema =
    QByteArrayLiteral("CREATE TABLE IF NOT EXISTS alarm(id INTEGER PRIMARY KEY AUTOINCREMENT, tag TEXT NOT NULL,"
                      " rule TEXT NOT NULL, text TEXT NOT NULL, severity INTEGER NOT NULL, value REAL NOT NULL,"
                      " raised INTEGER NOT NULL, cleared INTEGER, acknowledged INTEGER, user TEXT, comment TEXT);"
                      "CREATE TABLE IF NOT EXISTS event(id INTEGER PRIMARY KEY AUTOINCREMENT, alarm INTEGER NOT NULL,"
                      " time INTEGER NOT NULL, what TEXT NOT NULL, user TEXT NOT NULL, comment TEXT NOT NULL);"
                      "PRAGMA user_version = 1");

QString pathIn(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("alarms.db"));
}

std::optional<qint64> timeAt(const storage::Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.integer(column));
}

Alarm alarmAt(const storage::Statement &row)
{
    Alarm alarm;
    alarm.id = row.integer(0);
    alarm.tag = row.text(1);
    alarm.rule = row.text(2);
    alarm.text = row.text(3);
    alarm.severity = int(row.integer(4));
    alarm.value = row.real(5);
    alarm.raised = row.integer(6);
    alarm.cleared = timeAt(row, 7);
    alarm.acknowledged = timeAt(row, 8);
    alarm.user = row.text(9);
    alarm.comment = row.text(10);
    return alarm;
}

} // namespace

QString Alarm::state() const
{
    if (active())
        return acknowledged ? QStringLiteral("acknowledged") : QStringLiteral("unacknowledged");
    return acknowledged ? QStringLiteral("closed") : QStringLiteral("returned");
}

Result<AlarmJournal> AlarmJournal::open(const QString &folder)
{
    auto file = storage::openShared(pathIn(folder), kSchema);
    if (!file)
        return unexpected(file.error());
    return AlarmJournal(std::move(*file));
}

Result<std::optional<AlarmJournal>> AlarmJournal::openForReading(const QString &folder)
{
    if (!QFileInfo::exists(pathIn(folder)))
        return std::optional<AlarmJournal>();
    auto file = storage::Connection::open(pathIn(folder), storage::Access::ReadOnly);
    if (!file)
        return unexpected(file.error());
    return std::optional<AlarmJournal>(AlarmJournal(std::move(*file)));
}

Result<void> AlarmJournal::note(qint64 id, const char *what, qint64 now, const QString &user, const QString &comment)
{
    return m_file.run("INSERT INTO event(alarm, time, what, user, comment) VALUES(?1, ?2, ?3, ?4, ?5)",
                      {id, now, QString::fromLatin1(what), user, comment});
}

Result<qint64> AlarmJournal::raise(const Alarm &alarm, qint64 now)
{
    auto transaction = Transaction::begin(m_file);
    if (!transaction)
        return unexpected(transaction.error());
    const auto made =
        m_file.run("INSERT INTO alarm(tag, rule, text, severity, value, raised) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
                   {alarm.tag, alarm.rule, alarm.text, qint64(alarm.severity), alarm.value, alarm.raised});
    if (!made)
        return unexpected(made.error());
    const auto id = m_file.integer("SELECT last_insert_rowid()");
    if (!id)
        return id;
    if (const auto noted = note(*id, "raised", now, {}, {}); !noted)
        return unexpected(noted.error());
    if (const auto committed = transaction->commit(); !committed)
        return unexpected(committed.error());
    return id;
}

Result<void> AlarmJournal::clear(qint64 id, qint64 time, qint64 now)
{
    auto transaction = Transaction::begin(m_file);
    if (!transaction)
        return unexpected(transaction.error());
    if (auto done = m_file.run("UPDATE alarm SET cleared = ?2 WHERE id = ?1 AND cleared IS NULL", {id, time}); !done)
        return done;
    if (auto noted = note(id, "cleared", now, {}, {}); !noted)
        return noted;
    return transaction->commit();
}

Result<void> AlarmJournal::acknowledge(qint64 id, const QString &user, const QString &comment, qint64 now)
{
    if (comment.trimmed().isEmpty())
        return unexpected(
            ErrorCode::Usage,
            QCoreApplication::translate("alarm", "The alarm %1 is not acknowledged without a comment.").arg(id),
            QCoreApplication::translate("alarm", "Say what was found, or what will be done."));
    auto transaction = Transaction::begin(m_file);
    if (!transaction)
        return unexpected(transaction.error());
    auto rows = m_file.query("SELECT id, tag, rule, text, severity, value, raised, cleared, acknowledged, user, comment"
                             " FROM alarm WHERE id = ?1",
                             {id});
    if (!rows)
        return unexpected(rows.error());
    const auto row = rows->next();
    if (!row)
        return unexpected(row.error());
    if (!*row)
        return unexpected(ErrorCode::NotFound, QCoreApplication::translate("alarm", "There is no alarm %1.").arg(id),
                          QCoreApplication::translate("alarm", "See: twinloom alarms."));
    if (const Alarm alarm = alarmAt(*rows); alarm.acknowledged)
        return unexpected(ErrorCode::Conflict,
                          QCoreApplication::translate("alarm", "%1 has acknowledged the alarm %2 already: “%3”.")
                              .arg(alarm.user)
                              .arg(id)
                              .arg(alarm.comment));
    if (auto done = m_file.run("UPDATE alarm SET acknowledged = ?2, user = ?3, comment = ?4 WHERE id = ?1",
                               {id, now, user, comment});
        !done)
        return done;
    if (auto noted = note(id, "acknowledged", now, user, comment); !noted)
        return noted;
    rows = unexpected(ErrorCode::Internal, {}); // a statement that is not at its end holds the transaction open
    return transaction->commit();
}

Result<std::vector<Alarm>> AlarmJournal::alarms(Which which)
{
    const QByteArray filter = which == Which::Active ? " WHERE cleared IS NULL"
                              : which == Which::Open ? " WHERE cleared IS NULL OR acknowledged IS NULL"
                                                     : "";
    auto rows = m_file.query("SELECT id, tag, rule, text, severity, value, raised, cleared, acknowledged, user, comment"
                             " FROM alarm" +
                             filter + " ORDER BY id");
    if (!rows)
        return unexpected(rows.error());
    std::vector<Alarm> alarms;
    Result<bool> row = rows->next();
    for (; row && *row; row = rows->next())
        alarms.push_back(alarmAt(*rows));
    if (!row)
        return unexpected(row.error());
    return alarms;
}

Result<std::vector<AlarmEvent>> AlarmJournal::events()
{
    auto rows = m_file.query("SELECT alarm, time, what, user, comment FROM event ORDER BY id");
    if (!rows)
        return unexpected(rows.error());
    std::vector<AlarmEvent> events;
    Result<bool> row = rows->next();
    for (; row && *row; row = rows->next())
        events.push_back({rows->integer(0), rows->integer(1), rows->text(2), rows->text(3), rows->text(4)});
    if (!row)
        return unexpected(row.error());
    return events;
}

} // namespace twinloom::alarm
