// SPDX-License-Identifier: Apache-2.0
#include "core/storage/transaction.h"

#include "tests/support/test_data.h"

#include <optional>

using namespace twinloom;
using namespace twinloom::storage;

namespace
{

class TransactionTest : public testing::Test
{
protected:
    void SetUp() override
    {
        path = folder.path(QStringLiteral("a.db"));
        Result<Connection> opened = Connection::open(path, Access::Create);
        ASSERT_OK(opened);
        connection.emplace(std::move(*opened));
        ASSERT_OK(connection->execute("PRAGMA journal_mode = WAL; CREATE TABLE t(a INTEGER) STRICT"));
    }
    qint64 rows() { return connection->integer("SELECT count(*) FROM t").value_or(-1); }

    test::TemporaryFolder folder;
    QString path;
    std::optional<Connection> connection;
};

} // namespace

TEST_F(TransactionTest, keepsWhatIsCommitted)
{
    Result<Transaction> transaction = Transaction::begin(*connection);
    ASSERT_OK(transaction);
    ASSERT_OK(connection->execute("INSERT INTO t VALUES(1)"));
    EXPECT_TRUE(connection->inTransaction());
    ASSERT_OK(transaction->commit());
    EXPECT_FALSE(connection->inTransaction());
    EXPECT_EQ(rows(), 1);
}

TEST_F(TransactionTest, forgetsTheRest)
{
    {
        Result<Transaction> transaction = Transaction::begin(*connection);
        ASSERT_OK(transaction);
        const Transaction moved = std::move(*transaction);
        ASSERT_OK(connection->execute("INSERT INTO t VALUES(1)"));
    }
    EXPECT_FALSE(connection->inTransaction());
    EXPECT_EQ(rows(), 0);
}

TEST_F(TransactionTest, aReaderSeesOneView)
{
    Result<Connection> reader = Connection::open(path, Access::ReadOnly);
    ASSERT_OK(reader);
    const Result<Transaction> view = Transaction::begin(*reader, TransactionKind::Read);
    ASSERT_OK(view);
    EXPECT_EQ(reader->integer("SELECT count(*) FROM t").value_or(-1), 0);
    ASSERT_OK(connection->execute("INSERT INTO t VALUES(1)"));
    EXPECT_EQ(reader->integer("SELECT count(*) FROM t").value_or(-1), 0);
}

TEST_F(TransactionTest, aSecondOneOnTheConnectionIsAnError)
{
    const Result<Transaction> first = Transaction::begin(*connection);
    ASSERT_OK(first);
    EXPECT_FALSE(Transaction::begin(*connection));
    EXPECT_TRUE(connection->inTransaction());
}
