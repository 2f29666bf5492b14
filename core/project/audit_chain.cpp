// SPDX-License-Identifier: Apache-2.0
#include "core/project/audit_chain.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace twinloom::project
{
namespace
{

QByteArray chainHash(const QByteArray &previous, qint64 number, qint64 time, const QString &action,
                     const QString &detail)
{
    // Numbers of a JSON document are doubles: the time would lose its nanoseconds.
    const QJsonArray row{number, QString::number(time), action, detail};
    return QCryptographicHash::hash(previous + QJsonDocument(row).toJson(QJsonDocument::Compact),
                                    QCryptographicHash::Sha256);
}

Issues badRow(qint64 number, const QString &why)
{
    return {{QStringLiteral("audit-chain"),
             QCoreApplication::translate("project", "Row %1 of the audit %2.").arg(number).arg(why),
             QStringLiteral("audit[%1]").arg(number)}};
}

} // namespace

Result<void> appendAudit(storage::Connection &connection, AuditHead &head, const AuditEvent &event)
{
    const QString detail = QString::fromUtf8(QJsonDocument(event.detail).toJson(QJsonDocument::Compact));
    AuditHead next{head.number + 1, {}};
    next.hash = chainHash(head.hash, next.number, event.time, event.action, detail);
    Result<void> written = connection.run("INSERT INTO audit VALUES(?1, ?2, ?3, ?4, ?5)",
                                          {next.number, event.time, event.action, detail, next.hash});
    if (written)
        head = std::move(next);
    return written;
}

Result<Issues> verifyAudit(storage::Connection &connection, const AuditHead &head, const Progress &progress)
{
    auto rows = connection.query("SELECT number, time, action, detail, hash FROM audit ORDER BY number");
    if (!rows)
        return unexpected(rows.error());
    AuditHead last;
    for (;;) {
        const Result<bool> row = rows->next();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            break;
        if (progress.cancelled())
            return cancelledError();
        const qint64 number = rows->integer(0);
        if (number != last.number + 1)
            return badRow(last.number + 1, QCoreApplication::translate("project", "is missing"));
        if (number > head.number)
            return badRow(number, QCoreApplication::translate("project", "was added behind the end"));
        const QByteArray hash = chainHash(last.hash, number, rows->integer(1), rows->text(2), rows->text(3));
        if (hash != rows->bytes(4))
            return badRow(number, QCoreApplication::translate(
                                      "project", "does not follow from the row before: it was changed or moved"));
        last = {number, hash};
    }
    if (last.number != head.number)
        return badRow(last.number + 1,
                      QCoreApplication::translate("project", "is missing, and all after it: %1 rows were written")
                          .arg(head.number));
    if (last.hash != head.hash)
        return badRow(last.number, QCoreApplication::translate("project", "is not the one that was written last"));
    return Issues{};
}

} // namespace twinloom::project
