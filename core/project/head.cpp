// SPDX-License-Identifier: Apache-2.0
#include "core/project/head.h"

#include "core/project/schema.h"

#include <QCoreApplication>

namespace twinloom::project
{
namespace
{

qint64 checksum(const Head &head)
{
    const QByteArray numbers = QByteArray::number(head.journal) + ' ' + QByteArray::number(head.lastNode) + ' ' +
                               QByteArray::number(head.snapshot) + ' ' + QByteArray::number(head.audit.number);
    return rowChecksum({numbers, head.audit.hash});
}

bool plausible(const Head &head)
{
    return head.journal >= 0 && head.lastNode >= 0 && head.snapshot >= 0 && head.snapshot <= head.journal &&
           head.audit.number >= 0;
}

} // namespace

Result<Head> readHead(storage::Connection &connection)
{
    auto row =
        connection.query("SELECT journal, last_node, snapshot, audit, audit_hash, checksum FROM head WHERE id = 1");
    if (!row)
        return unexpected(row.error());
    const Result<bool> found = row->next();
    if (!found)
        return unexpected(found.error());
    Head head;
    if (*found)
        head = {row->integer(0), row->integer(1), row->integer(2), {row->integer(3), row->bytes(4)}};
    if (!*found || checksum(head) != row->integer(5) || !plausible(head))
        return unexpected(
            damagedError(connection.path(),
                         QCoreApplication::translate("project", "the row that says where its journal ends is wrong")));
    return head;
}

Result<void> writeHead(storage::Connection &connection, const Head &head)
{
    return connection.run(
        "INSERT OR REPLACE INTO head VALUES(1, ?1, ?2, ?3, ?4, ?5, ?6)",
        {head.journal, head.lastNode, head.snapshot, head.audit.number, head.audit.hash, checksum(head)});
}

} // namespace twinloom::project
