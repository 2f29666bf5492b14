// SPDX-License-Identifier: Apache-2.0
// All or nothing: what is run on the connection between begin() and commit() is kept together, or not at all.
#pragma once

#include "core/storage/connection.h"

namespace twinloom::storage
{

enum class TransactionKind {
    Write, ///< takes the write lock at once (Conflict when another holds it)
    Read   ///< one consistent view of the file while it lasts
};

class Transaction
{
public:
    /// The connection must outlive the transaction and stay where it is.
    static Result<Transaction> begin(Connection &connection, TransactionKind kind = TransactionKind::Write);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    /// Rolls back unless commit() succeeded.
    ~Transaction();

    /// Durable when this returns without an error (as far as the connection's `synchronous` goes); undone otherwise.
    Result<void> commit();

private:
    explicit Transaction(Connection &connection) : m_connection(&connection) {}

    Connection *m_connection;
};

} // namespace twinloom::storage
