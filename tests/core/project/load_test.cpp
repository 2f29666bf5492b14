// SPDX-License-Identifier: Apache-2.0
// What reading a file checks, with rows changed behind the Project's back.
#include "core/project/blob_store.h"
#include "core/project/project_impl.h"
#include "core/project/schema.h"
#include "core/storage/connection.h"
#include "tests/core/project/project_fixture.h"

using namespace twinloom;
using namespace twinloom::project;

namespace
{

class LoadTest : public ProjectTest
{
protected:
    /// Closes the project and changes its file by SQL.
    void tamper(const QByteArray &sql)
    {
        project.reset();
        Result<storage::Connection> connection = storage::Connection::open(path, storage::Access::ReadWrite);
        ASSERT_OK(connection);
        ASSERT_OK(connection->execute(sql));
    }
    Error refusal()
    {
        const Result<Project> opened = Project::open(path, OpenMode::ReadWrite);
        EXPECT_FALSE(opened);
        return opened ? Error{} : opened.error();
    }
};

} // namespace

TEST_F(LoadTest, rowsMissingFromTheEndAreNoticed)
{
    addChair(QStringLiteral("one"));
    addChair(QStringLiteral("two"));
    tamper("DELETE FROM journal WHERE number = 2");
    const Error error = refusal();
    EXPECT_EQ(error.code, ErrorCode::BadInput);
    EXPECT_TRUE(error.message.contains(QStringLiteral("entry 2"))) << error.message.toStdString();
}

TEST_F(LoadTest, aRowTooManyIsNoticed)
{
    addChair(QStringLiteral("one"));
    tamper("INSERT INTO journal SELECT 2, time, verb, label, kind, target, encoding, change, checksum FROM journal");
    EXPECT_EQ(refusal().code, ErrorCode::BadInput);
}

TEST_F(LoadTest, aChangedSettingIsNoticed)
{
    ASSERT_OK(project->setSetting(QStringLiteral("key"), QStringLiteral("value")));
    tamper("UPDATE setting SET value = 'other'");
    const Error error = refusal();
    EXPECT_EQ(error.code, ErrorCode::BadInput);
    EXPECT_TRUE(error.message.contains(QStringLiteral("key"))) << error.message.toStdString();
}

TEST_F(LoadTest, anUndoOfTheWrongEntryIsAContradiction)
{
    addChair(QStringLiteral("one"));
    addChair(QStringLiteral("two"));
    ASSERT_OK(project->undo());
    const qint64 checksum = rowChecksum({"3 0 1 1 0", "undo", "l", ""});
    tamper("UPDATE journal SET time = 0, label = 'l', target = 1, checksum = " + QByteArray::number(checksum) +
           " WHERE number = 3");
    const Error error = refusal();
    EXPECT_EQ(error.code, ErrorCode::BadInput);
    EXPECT_TRUE(error.message.contains(QStringLiteral("contradicts"))) << error.message.toStdString();
}

TEST_F(LoadTest, manyEntriesAreBoundedBySnapshots)
{
    qputenv("TWINLOOM_DURABILITY", "normal"); // thousands of waits for the disk would show nothing more
    reopen();
    // A snapshot comes after 4096 entries at the latest; the history reaches back beyond it.
    for (int i = 0; i < 4100; ++i)
        addChair(QStringLiteral("chair %1").arg(i));
    const scene::Scene scene = project->scene();
    project.reset();
    qunsetenv("TWINLOOM_DURABILITY");
    {
        Result<storage::Connection> connection = storage::Connection::open(path, storage::Access::Immutable);
        ASSERT_OK(connection);
        EXPECT_GT(connection->integer("SELECT number FROM snapshot").value_or(0), 0);
        EXPECT_EQ(connection->integer("SELECT count(*) FROM snapshot").value_or(0), 1);
    }
    reopen();
    EXPECT_EQ(project->scene(), scene);
    for (int i = 0; i < 10; ++i)
        ASSERT_OK(project->undo());
    EXPECT_EQ(project->scene().size(), scene.size() - 10);
    EXPECT_EQ(project->undoLabel(), QStringLiteral("chair 4089"));
}

TEST_F(LoadTest, aChangedRowOfTheAuditIsNoticedAndNamed)
{
    addChair(QStringLiteral("one"));
    addChair(QStringLiteral("two"));
    tamper("UPDATE audit SET detail = replace(detail, 'two', 'twp') WHERE number = 2");
    const auto before = files();
    for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
        const Result<Project> opened = Project::open(path, mode);
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().code, ErrorCode::BadInput);
        EXPECT_TRUE(opened.error().message.contains(QStringLiteral("is damaged: Row 2 of the audit")))
            << opened.error().message.toStdString();
    }
    EXPECT_EQ(files(), before);
}

TEST_F(LoadTest, changedBytesOfABlobAreNoticedAndItIsNamed)
{
    const scene::BlobId first = project->putBlob(QByteArray(5'000'000, 'a')).value_or({});
    ASSERT_OK(project->putBlob("other"));
    tamper("UPDATE piece SET bytes = CAST(replace(CAST(bytes AS TEXT), 'aaaa', 'aaab') AS BLOB) WHERE id = 65537");
    const Error error = refusal();
    EXPECT_EQ(error.code, ErrorCode::BadInput);
    EXPECT_TRUE(error.message.contains(QStringLiteral("is damaged: Asset ") + first)) << error.message.toStdString();
}

TEST_F(LoadTest, blobsBeyondTheLimitAreVerifiedWhenTheyAreRead)
{
    const scene::BlobId blob = project->putBlob("four").value_or({});
    ASSERT_OK(project->putBlob("more"));
    tamper("UPDATE piece SET bytes = CAST('foul' AS BLOB) WHERE bytes = CAST('four' AS BLOB);"
           "UPDATE blob SET size = 4 << 40 WHERE sha256 <> '" +
           blob.toLatin1() + "'");
    Result<storage::Connection> connection = storage::Connection::open(path, storage::Access::ReadOnly);
    ASSERT_OK(connection);
    EXPECT_OK(load(*connection, {}, 7));
    EXPECT_EQ(load(*connection, {}, 8).error().code, ErrorCode::BadInput) << "a wrong size is no way around the check";
    EXPECT_EQ(readBlob(*connection, blob).error().code, ErrorCode::BadInput);
}
