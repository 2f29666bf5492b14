// SPDX-License-Identifier: Apache-2.0
// The one row of the table `head`: where journal, snapshot and audit end. Written with every commit, so that rows
// missing from the end of a table are noticed.
#pragma once

#include "core/project/audit_chain.h"

namespace twinloom::project
{

struct Head {
    qint64 journal = 0;  ///< number of the last entry
    qint64 lastNode = 0; ///< largest node id that was ever in the scene
    qint64 snapshot = 0; ///< number of the entry after which the newest snapshot was taken; 0: none
    AuditHead audit;
};

/// BadInput when it is missing or damaged.
Result<Head> readHead(storage::Connection &connection);
/// Inside a Transaction.
Result<void> writeHead(storage::Connection &connection, const Head &head);

} // namespace twinloom::project
