// SPDX-License-Identifier: Apache-2.0
#include "core/project/audit_chain.h"

#include "tests/core/project/database_fixture.h"

#include <QCryptographicHash>

using namespace twinloom;
using namespace twinloom::project;

namespace
{

class AuditChainTest : public DatabaseTest
{
protected:
    void SetUp() override
    {
        DatabaseTest::SetUp();
        for (int i = 1; i <= 5; ++i)
            ASSERT_OK(
                appendAudit(*connection, head, {i * 1000, QStringLiteral("commit"), {{QStringLiteral("change"), i}}}));
    }
    /// The place that the one issue names; empty when there is none.
    QString badRow()
    {
        const Result<Issues> issues = verifyAudit(*connection, head, Progress());
        EXPECT_OK(issues);
        if (!issues || issues->empty())
            return {};
        EXPECT_EQ(issues->size(), 1u);
        EXPECT_EQ(issues->front().code, QStringLiteral("audit-chain"));
        return issues->front().field;
    }

    AuditHead head;
};

} // namespace

TEST_F(AuditChainTest, theHashIsThatOfTheDocumentation)
{
    const QByteArray row = R"([1,"1000","commit","{\"change\":1}"])";
    const QByteArray expected = QCryptographicHash::hash(QByteArray(32, '\0') + row, QCryptographicHash::Sha256);
    auto rows = connection->query("SELECT hash FROM audit WHERE number = 1");
    ASSERT_OK(rows);
    ASSERT_TRUE(rows->next().value_or(false));
    EXPECT_EQ(rows->bytes(0), expected);
    EXPECT_EQ(head.number, 5);
}

TEST_F(AuditChainTest, aWholeChainIsFine)
{
    EXPECT_EQ(badRow(), QString());
}

TEST_F(AuditChainTest, anEditIsFound)
{
    run("UPDATE audit SET detail = '{\"change\":9}' WHERE number = 3");
    EXPECT_EQ(badRow(), QStringLiteral("audit[3]"));
}

TEST_F(AuditChainTest, anEditedHashIsFound)
{
    run("UPDATE audit SET hash = zeroblob(32) WHERE number = 2");
    EXPECT_EQ(badRow(), QStringLiteral("audit[2]"));
}

TEST_F(AuditChainTest, aDeletedRowIsFound)
{
    run("DELETE FROM audit WHERE number = 2");
    EXPECT_EQ(badRow(), QStringLiteral("audit[2]"));
}

TEST_F(AuditChainTest, aGapThatWasClosedIsFound)
{
    run("DELETE FROM audit WHERE number = 2; UPDATE audit SET number = number - 1 WHERE number > 2");
    EXPECT_EQ(badRow(), QStringLiteral("audit[2]"));
}

TEST_F(AuditChainTest, aChangedOrderIsFound)
{
    run("UPDATE audit SET number = 99 WHERE number = 2; UPDATE audit SET number = 2 WHERE number = 3;"
        "UPDATE audit SET number = 3 WHERE number = 99");
    EXPECT_EQ(badRow(), QStringLiteral("audit[2]"));
}

TEST_F(AuditChainTest, rowsCutFromTheEndAreFound)
{
    run("DELETE FROM audit WHERE number > 3");
    EXPECT_EQ(badRow(), QStringLiteral("audit[4]"));
    run("DELETE FROM audit");
    EXPECT_EQ(badRow(), QStringLiteral("audit[1]"));
}

TEST_F(AuditChainTest, aRowBehindTheEndIsFound)
{
    AuditHead further = head;
    ASSERT_OK(appendAudit(*connection, further, {6000, QStringLiteral("forged"), {}}));
    EXPECT_EQ(badRow(), QStringLiteral("audit[6]"));
}

TEST_F(AuditChainTest, aForgedLastRowIsFound)
{
    run("DELETE FROM audit WHERE number = 5");
    AuditHead forged{4, {}};
    auto rows = connection->query("SELECT hash FROM audit WHERE number = 4");
    ASSERT_OK(rows);
    ASSERT_TRUE(rows->next().value_or(false));
    forged.hash = rows->bytes(0);
    ASSERT_OK(appendAudit(*connection, forged, {5000, QStringLiteral("forged"), {}}));
    EXPECT_EQ(badRow(), QStringLiteral("audit[5]"));
}
