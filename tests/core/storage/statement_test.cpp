// SPDX-License-Identifier: Apache-2.0
#include "core/storage/statement.h"

#include "core/storage/connection.h"
#include "tests/support/test_data.h"

#include <limits>
#include <optional>

using namespace twinloom;
using namespace twinloom::storage;

namespace
{

class StatementTest : public testing::Test
{
protected:
    void SetUp() override
    {
        Result<Connection> opened = Connection::open(folder.path(QStringLiteral("a.db")), Access::Create);
        ASSERT_OK(opened);
        connection.emplace(std::move(*opened));
        ASSERT_OK(connection->execute("CREATE TABLE t(i INTEGER, r REAL, s TEXT, b BLOB) STRICT"));
    }

    test::TemporaryFolder folder;
    std::optional<Connection> connection;
};

} // namespace

TEST_F(StatementTest, valuesComeBackAsTheyWere)
{
    const QString text = QStringLiteral("Stühle 椅子 \U0001F4BA ' ; --");
    const QByteArray bytes("\0\1\xff\0", 4);
    const qint64 least = std::numeric_limits<qint64>::min();
    ASSERT_OK(connection->run("INSERT INTO t VALUES(?1, ?2, ?3, ?4)", {least, 0.1, text, bytes}));
    ASSERT_OK(connection->run("INSERT INTO t VALUES(?1, ?2, ?3, ?4)", {Value(), Value(), Value(), Value()}));
    EXPECT_EQ(connection->changedRows(), 1);
    Result<Statement> rows = connection->query("SELECT i, r, s, b FROM t ORDER BY rowid");
    ASSERT_OK(rows);
    EXPECT_EQ(rows->columns(), 4);
    Result<bool> row = rows->next();
    ASSERT_TRUE(row && *row);
    EXPECT_EQ(rows->integer(0), least);
    EXPECT_EQ(rows->real(1), 0.1);
    EXPECT_EQ(rows->text(2), text);
    EXPECT_EQ(rows->bytes(3), bytes);
    EXPECT_FALSE(rows->isNull(0));
    row = rows->next();
    ASSERT_TRUE(row && *row);
    for (int column = 0; column < 4; ++column)
        EXPECT_TRUE(rows->isNull(column));
    row = rows->next();
    ASSERT_OK(row);
    EXPECT_FALSE(*row);
}

TEST_F(StatementTest, emptyTextAndBytesAreNotNull)
{
    ASSERT_OK(connection->run("INSERT INTO t(s, b) VALUES(?1, ?2)", {QString(), QByteArray()}));
    const Result<qint64> count = connection->integer("SELECT count(*) FROM t WHERE s = '' AND b = x''");
    ASSERT_OK(count);
    EXPECT_EQ(*count, 1);
}

TEST_F(StatementTest, restartsWithOtherValues)
{
    {
        auto insert = connection->query("INSERT INTO t(i) VALUES(?1)");
        ASSERT_OK(insert);
        for (qint64 i = 100; i < 103; ++i) {
            ASSERT_OK(insert->restart({i}));
            ASSERT_OK(insert->next());
        }
        EXPECT_FALSE(insert->restart({qint64(1), qint64(2)})) << "more values than parameters";
    }
    EXPECT_EQ(connection->integer("SELECT sum(i) FROM t WHERE i >= 100").value_or(0), 303);
}

TEST_F(StatementTest, wrongSqlSaysWhat)
{
    const Result<Statement> statement = connection->query("SELECT i FROM nowhere");
    ASSERT_FALSE(statement);
    EXPECT_EQ(statement.error().code, ErrorCode::Internal);
    EXPECT_TRUE(statement.error().message.contains(QStringLiteral("nowhere")))
        << statement.error().message.toStdString();
    EXPECT_TRUE(statement.error().message.contains(QStringLiteral("a.db")));
}

TEST_F(StatementTest, tooManyValuesAreAnError)
{
    EXPECT_FALSE(connection->query("SELECT ?1", {qint64(1), qint64(2)}));
}

TEST(SqliteError, mapsWhatPeopleMeet)
{
    struct Case {
        int code;
        ErrorCode expected;
    };
    // The numbers of https://www.sqlite.org/rescode.html, the last one extended.
    for (const Case &c : {Case{13, ErrorCode::Io}, Case{10, ErrorCode::Io}, Case{8, ErrorCode::Io},
                          Case{14, ErrorCode::Io}, Case{11, ErrorCode::BadInput}, Case{26, ErrorCode::BadInput},
                          Case{18, ErrorCode::BadInput}, Case{5, ErrorCode::Conflict}, Case{6, ErrorCode::Conflict},
                          Case{1, ErrorCode::Internal}, Case{10 | (3 << 8), ErrorCode::Io}}) {
        const Error error = sqliteError(nullptr, c.code, QStringLiteral("write"), QStringLiteral("p.twin"));
        EXPECT_EQ(error.code, c.expected) << c.code;
        EXPECT_TRUE(error.message.contains(QStringLiteral("p.twin")));
        EXPECT_FALSE(error.hint.isEmpty());
    }
}
