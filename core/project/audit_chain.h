// SPDX-License-Identifier: Apache-2.0
// The audit table: who did what, each row bound to all before it by
//     hash(n) = SHA-256(hash(n - 1) || canonical row n),    hash(0) = 32 zero bytes,
// where the canonical row is the compact JSON [number, "time in UTC nanoseconds", action, detail]. Number and hash of
// the last row are kept in the table `head` too, so that rows cut from the end are noticed. It shows edits by hand and
// by accident; whoever rewrites the whole chain and the head is not found out, unless somebody noted an older hash.
#pragma once

#include "core/progress.h"
#include "core/storage/connection.h"

#include <QJsonObject>

namespace twinloom::project
{

struct AuditHead {
    qint64 number = 0;
    QByteArray hash = QByteArray(32, '\0');
};

struct AuditEvent {
    qint64 time = 0; ///< UTC nanoseconds
    QString action;
    QJsonObject detail;
};

/// Writes the next row and moves `head` on.
Result<void> appendAudit(storage::Connection &connection, AuditHead &head, const AuditEvent &event);
/// Nothing when the chain is whole and ends in `head`; otherwise one Issue "audit-chain" that names the first bad row.
Result<Issues> verifyAudit(storage::Connection &connection, const AuditHead &head, const Progress &progress);

} // namespace twinloom::project
