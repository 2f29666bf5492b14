// SPDX-License-Identifier: Apache-2.0
#include "core/storage/connection.h"

#include "tests/support/test_data.h"

#include <QFileInfo>

using namespace twinloom;
using namespace twinloom::storage;

namespace
{

void makeDatabase(const QString &path)
{
    Result<Connection> connection = Connection::open(path, Access::Create);
    ASSERT_OK(connection);
    ASSERT_OK(
        connection->execute("PRAGMA journal_mode = WAL; CREATE TABLE t(a INTEGER) STRICT; INSERT INTO t VALUES(7)"));
}

} // namespace

TEST(Connection, createsOnlyNewFiles)
{
    const test::TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("a #?%.db"));
    makeDatabase(path);
    EXPECT_TRUE(QFileInfo::exists(path));
    const Result<Connection> again = Connection::open(path, Access::Create);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, ErrorCode::Io);
    EXPECT_TRUE(again.error().message.contains(QStringLiteral("a #?%.db"))) << again.error().message.toStdString();
    EXPECT_FALSE(again.error().hint.isEmpty());
}

TEST(Connection, opensAnExistingFileOnly)
{
    const test::TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("none.db"));
    for (const Access access : {Access::ReadWrite, Access::ReadOnly, Access::Immutable, Access::Inspect}) {
        const Result<Connection> connection = Connection::open(path, access);
        ASSERT_FALSE(connection);
        EXPECT_EQ(connection.error().code, ErrorCode::Io);
    }
    EXPECT_FALSE(QFileInfo::exists(path));
}

TEST(Connection, readersCannotWrite)
{
    const test::TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("a.db"));
    makeDatabase(path);
    for (const Access access : {Access::ReadOnly, Access::Immutable}) {
        Result<Connection> connection = Connection::open(path, access);
        ASSERT_OK(connection);
        const Result<qint64> value = connection->integer("SELECT a FROM t");
        ASSERT_OK(value);
        EXPECT_EQ(*value, 7);
        const Result<void> written = connection->execute("INSERT INTO t VALUES(8)");
        ASSERT_FALSE(written);
        EXPECT_EQ(written.error().code, ErrorCode::Io);
        EXPECT_TRUE(written.error().message.contains(QStringLiteral("write-protected")));
    }
}

TEST(Connection, immutableAndInspectLeaveNothingBehind)
{
    const test::TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("a.db"));
    makeDatabase(path);
    const QByteArray before = test::readFile(path);
    for (const Access access : {Access::Immutable, Access::Inspect}) {
        Result<Connection> connection = Connection::open(path, access);
        ASSERT_OK(connection);
        EXPECT_OK(connection->integer("SELECT a FROM t"));
        EXPECT_FALSE(QFileInfo::exists(path + QStringLiteral("-shm")));
    }
    EXPECT_EQ(test::readFile(path), before);
    EXPECT_FALSE(QFileInfo::exists(path + QStringLiteral("-shm")));
}

TEST(Connection, inspectReadsTheLogAndKeepsIt)
{
    const test::TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("a.db")), copy = folder.path(QStringLiteral("b.db"));
    makeDatabase(path);
    const QString wal = QStringLiteral("-wal");
    {
        Result<Connection> writer = Connection::open(path, Access::ReadWrite);
        ASSERT_OK(writer);
        ASSERT_OK(writer->execute("INSERT INTO t VALUES(8)"));
        // As a crash leaves it: file and log, with the row in the log only.
        test::writeFile(copy, test::readFile(path));
        test::writeFile(copy + wal, test::readFile(path + wal));
    }
    const QByteArray before = test::readFile(copy), logBefore = test::readFile(copy + wal);
    {
        Result<Connection> connection = Connection::open(copy, Access::Inspect);
        ASSERT_OK(connection);
        const Result<qint64> sum = connection->integer("SELECT sum(a) FROM t");
        ASSERT_OK(sum);
        EXPECT_EQ(*sum, 15);
        EXPECT_FALSE(connection->execute("INSERT INTO t VALUES(9)"));
    }
    EXPECT_EQ(test::readFile(copy), before);
    EXPECT_EQ(test::readFile(copy + wal), logBefore);
    EXPECT_FALSE(QFileInfo::exists(copy + QStringLiteral("-shm")));
}

TEST(Connection, aFullDiskIsSaidInPlainWords)
{
    const test::TemporaryFolder folder;
    Result<Connection> connection = Connection::open(folder.path(QStringLiteral("a.db")), Access::Create);
    ASSERT_OK(connection);
    ASSERT_OK(connection->execute("CREATE TABLE t(a BLOB) STRICT; PRAGMA max_page_count = 4"));
    const Result<void> written = connection->run("INSERT INTO t VALUES(?1)", {QByteArray(100'000, 'x')});
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::Io);
    EXPECT_TRUE(written.error().message.contains(QStringLiteral("the disk is full")))
        << written.error().message.toStdString();
    const Result<qint64> rows = connection->integer("SELECT count(*) FROM t");
    ASSERT_OK(rows);
    EXPECT_EQ(*rows, 0);
}

TEST(Connection, damageIsBadInput)
{
    const test::TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("a.db"));
    test::writeFile(path, QByteArray(8192, 'z'));
    Result<Connection> connection = Connection::open(path, Access::Immutable);
    ASSERT_OK(connection);
    const Result<qint64> value = connection->integer("SELECT a FROM t");
    ASSERT_FALSE(value);
    EXPECT_EQ(value.error().code, ErrorCode::BadInput);
    EXPECT_TRUE(value.error().message.contains(QStringLiteral("damaged")));
}

TEST(Connection, aMissingRowIsNotFound)
{
    const test::TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("a.db"));
    makeDatabase(path);
    Result<Connection> connection = Connection::open(path, Access::ReadOnly);
    ASSERT_OK(connection);
    const Result<qint64> value = connection->integer("SELECT a FROM t WHERE a = ?1", {qint64(5)});
    ASSERT_FALSE(value);
    EXPECT_EQ(value.error().code, ErrorCode::NotFound);
}
