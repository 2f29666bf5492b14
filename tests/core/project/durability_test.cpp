// SPDX-License-Identifier: Apache-2.0
// What was acknowledged is there, whatever happens: killed writers, full disks.
#include "tests/core/project/project_fixture.h"
#include "tests/core/project/writer_process.h"

#include <QThread>

#include <csignal>
#include <sys/resource.h>

using namespace twinloom;
using namespace twinloom::project;

namespace
{

constexpr int kKills = 200;

/// The largest number on a whole line.
qint64 lastAcknowledged(const QByteArray &output)
{
    const QByteArray whole = output.left(output.lastIndexOf('\n') + 1);
    return whole.trimmed().split('\n').last().toLongLong();
}

/// While it lives, no file of this process can grow beyond `bytes`, as on a full disk.
class SmallDisk
{
public:
    explicit SmallDisk(rlim_t bytes)
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit small = m_before;
        small.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

} // namespace

TEST_F(ProjectTest, nothingAcknowledgedIsLostWhenTheWriterIsKilled)
{
    project.reset();
    qint64 acknowledged = 0;
    for (int i = 0; i < kKills; ++i) {
        WriterProcess writer(QStringLiteral("commit"), path);
        ASSERT_TRUE(writer.waitForOutput());
        QThread::usleep(unsigned(i * 37 % 10'000)); // up to 10 ms, somewhere within a commit
        acknowledged = std::max(acknowledged, lastAcknowledged(writer.kill()));
        const Result<Project> opened = Project::open(path, OpenMode::ReadOnly);
        ASSERT_OK(opened);
        const auto journal = opened->journal();
        ASSERT_OK(journal);
        ASSERT_GE(qint64(journal->size()), acknowledged);
        ASSERT_EQ(journal->back().number, qint64(journal->size()));
    }
    EXPECT_GT(acknowledged, kKills);
    reopen();
    EXPECT_EQ(project->check(), Issues{});
    // Every commit added one node, and every undo was redone or is the last entry.
    qint64 commits = 0, undone = 0;
    for (const JournalEntry &entry : project->journal().value_or({})) {
        commits += entry.verb == QLatin1String("writer") ? 1 : 0;
        undone += entry.verb == QLatin1String("undo") ? 1 : entry.verb == QLatin1String("redo") ? -1 : 0;
    }
    EXPECT_EQ(qint64(project->scene().size()), commits - undone);
}

TEST_F(ProjectTest, aFullDiskLeavesTheProjectAsItWas)
{
    addChair(QStringLiteral("one"));
    const scene::Scene before = project->scene();
    {
        const SmallDisk disk(200'000);
        scene::Change large;
        for (int i = 0; i < 20'000; ++i)
            large.edits.push_back(
                scene::added(chair(project->ids().next(), QStringLiteral("chair %1").arg(i * 7919 % 20'000))));
        const Result<qint64> number = project->commit(large, {QStringLiteral("test"), QStringLiteral("large")});
        ASSERT_FALSE(number);
        EXPECT_EQ(number.error().code, ErrorCode::Io);
        EXPECT_FALSE(number.error().hint.isEmpty());
        EXPECT_EQ(project->scene(), before);
        EXPECT_EQ(project->undoLabel(), QStringLiteral("one"));
        EXPECT_EQ(project->putBlob(QByteArray(1'000'000, 'x')).error().code, ErrorCode::Io);
    }
    addChair(QStringLiteral("two"));
    EXPECT_OK(project->putBlob(QByteArray(1'000'000, 'x')));
    const scene::Scene after = project->scene();
    EXPECT_EQ(project->check(), Issues{});
    reopen();
    EXPECT_EQ(project->scene(), after);
    EXPECT_EQ(project->journal().value_or({}).size(), 2u);
    EXPECT_EQ(project->check(), Issues{});
}
