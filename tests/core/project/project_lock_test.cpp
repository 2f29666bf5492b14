// SPDX-License-Identifier: Apache-2.0
#include "core/project/project_lock.h"

#include "tests/core/project/project_fixture.h"
#include "tests/core/project/writer_process.h"
#include "tests/support/write_limit.h"

#include <QFileInfo>
#include <QSysInfo>

using namespace twinloom;
using namespace twinloom::project;

TEST_F(ProjectTest, aSecondWriterInThisProcessIsAConflict)
{
    const Result<Project> second = Project::open(path, OpenMode::ReadWrite);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::Conflict);
    EXPECT_TRUE(second.error().hint.contains(QStringLiteral("read-only")));
    addChair(QStringLiteral("the first goes on"));
}

TEST_F(ProjectTest, theConflictNamesTheHolder)
{
    project.reset();
    WriterProcess holder(QStringLiteral("hold"), path);
    ASSERT_TRUE(holder.waitForOutput());
    const Result<Project> second = Project::open(path, OpenMode::ReadWrite);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::Conflict);
    const QString message = second.error().message;
    for (const QString &part :
         {QString::number(holder.processId()), QStringLiteral("project_writer"), QSysInfo::machineHostName()})
        EXPECT_TRUE(message.contains(part)) << message.toStdString();
    EXPECT_OK(Project::open(path, OpenMode::ReadOnly));
}

TEST_F(ProjectTest, theLockOfADeadProcessIsTakenOver)
{
    project.reset();
    {
        WriterProcess holder(QStringLiteral("hold"), path);
        ASSERT_TRUE(holder.waitForOutput());
        holder.kill();
    }
    EXPECT_TRUE(QFileInfo::exists(path + QStringLiteral(".lock")));
    reopen();
    addChair(QStringLiteral("one"));
}

TEST_F(ProjectTest, closingTakesTheLockAway)
{
    EXPECT_TRUE(QFileInfo::exists(path + QStringLiteral(".lock")));
    project.reset();
    EXPECT_EQ(files().keys(), QStringList{QStringLiteral("a.twin")});
}

TEST_F(ProjectTest, allNamesOfAFileShareOneLock)
{
    const QString link = folder.path(QStringLiteral("link.twin"));
    ASSERT_TRUE(QFile::link(path, link));
    EXPECT_EQ(Project::open(link, OpenMode::ReadWrite).error().code, ErrorCode::Conflict);
}

TEST(ProjectLock, aMissingFolderIsIo)
{
    const test::TemporaryFolder folder;
    const Result<ProjectLock> lock = ProjectLock::acquire(folder.path(QStringLiteral("none/a.twin")));
    ASSERT_FALSE(lock);
    EXPECT_EQ(lock.error().code, ErrorCode::Io);
    EXPECT_TRUE(lock.error().message.startsWith(QStringLiteral("Could not create"))) << "there is no project to lock";
}

TEST(ProjectLockRefusal, saysWhatTheSystemSaid)
{
    const test::TemporaryFolder folder;
    const QString project = folder.path(QStringLiteral("a.twin"));
    {
        const test::WriteLimit limit(0);
        const Result<ProjectLock> lock = ProjectLock::acquire(project);
        ASSERT_FALSE(lock);
        EXPECT_EQ(lock.error().code, ErrorCode::Io);
        EXPECT_TRUE(lock.error().message.contains(test::WriteLimit::words())) << lock.error().message.toStdString();
    }
    EXPECT_OK(ProjectLock::acquire(project));
    EXPECT_TRUE(ProjectLock::acquire(folder.path(QStringLiteral("none/a.twin")))
                    .error()
                    .message.contains(qt_error_string(ENOENT)));
}
