// SPDX-License-Identifier: Apache-2.0
#include "core/storage/transaction.h"

namespace twinloom::storage
{

Result<Transaction> Transaction::begin(Connection &connection, TransactionKind kind)
{
    const Result<void> begun = connection.execute(kind == TransactionKind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
    if (!begun)
        return unexpected(begun.error());
    return Transaction(connection);
}

Transaction::Transaction(Transaction &&other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}

Transaction::~Transaction()
{
    // After a full disk SQLite has often rolled back by itself; a failure of ROLLBACK leaves nothing that could be
    // done.
    if (m_connection && m_connection->inTransaction())
        (void)m_connection->execute("ROLLBACK");
}

Result<void> Transaction::commit()
{
    Result<void> done = m_connection->execute("COMMIT");
    if (done)
        m_connection = nullptr;
    return done;
}

} // namespace twinloom::storage
