// SPDX-License-Identifier: Apache-2.0
#include "core/project/head.h"

#include "tests/core/project/database_fixture.h"

using namespace twinloom;
using namespace twinloom::project;

namespace
{

class HeadTest : public DatabaseTest
{
protected:
    void SetUp() override
    {
        DatabaseTest::SetUp();
        ASSERT_OK(writeHead(*connection, {12, 34, 5, {6, QByteArray(32, 'h')}}));
    }
};

} // namespace

TEST_F(HeadTest, comesBack)
{
    const Result<Head> head = readHead(*connection);
    ASSERT_OK(head);
    EXPECT_EQ(head->journal, 12);
    EXPECT_EQ(head->lastNode, 34);
    EXPECT_EQ(head->snapshot, 5);
    EXPECT_EQ(head->audit.number, 6);
    EXPECT_EQ(head->audit.hash, QByteArray(32, 'h'));
}

TEST_F(HeadTest, everyChangedColumnIsNoticed)
{
    for (const QByteArray column : {"journal", "last_node", "snapshot", "audit", "checksum"}) {
        run("UPDATE head SET " + column + " = " + column + " + 1");
        EXPECT_EQ(readHead(*connection).error().code, ErrorCode::BadInput) << column.toStdString();
        run("UPDATE head SET " + column + " = " + column + " - 1");
    }
    EXPECT_OK(readHead(*connection));
    run("UPDATE head SET audit_hash = zeroblob(32)");
    EXPECT_EQ(readHead(*connection).error().code, ErrorCode::BadInput);
    run("DELETE FROM head");
    EXPECT_EQ(readHead(*connection).error().code, ErrorCode::BadInput);
}
