// SPDX-License-Identifier: Apache-2.0
#include "core/storage/connection.h"
#include "tests/core/project/project_fixture.h"

using namespace twinloom;
using namespace twinloom::project;

namespace
{

class CheckTest : public ProjectTest
{
protected:
    void SetUp() override
    {
        ProjectTest::SetUp();
        blob = project->putBlob("mesh").value_or({});
        scene::Node node = chair(project->ids().next(), QStringLiteral("one"));
        node.set(scene::ModelComponent{{}, blob, {1, 1, 1}, {}});
        ASSERT_OK(project->commit({{scene::added(node)}}, {QStringLiteral("test"), QStringLiteral("one")}));
        addChair(QStringLiteral("two"));
        addChair(QStringLiteral("three"));
    }
    /// Changes the file by SQL beside the open project; the codes and fields that check() then gives.
    QStringList found(const QByteArray &sql)
    {
        Result<storage::Connection> connection = storage::Connection::open(path, storage::Access::ReadWrite);
        EXPECT_OK(connection);
        EXPECT_OK(connection->execute(sql));
        QStringList result;
        for (const Issue &issue : project->check()) {
            EXPECT_FALSE(issue.message.isEmpty());
            result << issue.code + QLatin1Char(' ') + issue.field;
        }
        return result;
    }

    scene::BlobId blob;
};

} // namespace

TEST_F(CheckTest, aSoundProjectHasNoIssue)
{
    EXPECT_EQ(found(";"), QStringList());
}

TEST_F(CheckTest, namesTheBlob)
{
    EXPECT_EQ(found("UPDATE piece SET bytes = CAST('mash' AS BLOB)"), QStringList{QStringLiteral("blob-hash ") + blob});
    EXPECT_EQ(found("DELETE FROM piece; DELETE FROM blob"), QStringList{QStringLiteral("missing-blob ") + blob});
}

TEST_F(CheckTest, namesTheMissingEntry)
{
    const QStringList issues = found("DELETE FROM journal WHERE number = 2");
    EXPECT_TRUE(issues.contains(QStringLiteral("journal-gap journal[2]")))
        << issues.join(QLatin1Char('\n')).toStdString();
}

TEST_F(CheckTest, namesTheFirstBadRowOfTheAudit)
{
    EXPECT_EQ(found("UPDATE audit SET action = 'other' WHERE number = 2"),
              QStringList{QStringLiteral("audit-chain audit[2]")});
    EXPECT_EQ(found("DELETE FROM audit"), QStringList{QStringLiteral("audit-chain audit[1]")});
}

TEST_F(CheckTest, noticesAChangedEntry)
{
    const QStringList issues = found("UPDATE journal SET label = 'other' WHERE number = 2");
    EXPECT_EQ(issues, QStringList{QStringLiteral("journal-replay ")});
}

TEST_F(CheckTest, stopsWhenCancelled)
{
    Progress progress;
    progress.cancel();
    const Issues issues = project->check(progress);
    ASSERT_FALSE(issues.empty());
}
