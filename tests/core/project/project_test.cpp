// SPDX-License-Identifier: Apache-2.0
#include "core/project/project.h"

#include "tests/core/project/project_fixture.h"

#include <atomic>
#include <thread>

using namespace twinloom;
using namespace twinloom::project;

namespace
{

const CommitInfo kInfo{QStringLiteral("test"), QStringLiteral("Test")};

} // namespace

TEST_F(ProjectTest, aNewProjectIsEmptyAndSound)
{
    EXPECT_TRUE(project->scene().empty());
    EXPECT_EQ(project->mode(), OpenMode::ReadWrite);
    EXPECT_EQ(project->undoLabel(), QString());
    EXPECT_EQ(project->redoLabel(), QString());
    const auto journal = project->journal();
    ASSERT_OK(journal);
    EXPECT_TRUE(journal->empty());
    EXPECT_EQ(project->check(), Issues{});
}

TEST_F(ProjectTest, commitsAreThereAfterReopening)
{
    const QDateTime before = QDateTime::currentDateTimeUtc();
    addChair(QStringLiteral("one"));
    addChair(QStringLiteral("two"));
    const scene::Scene scene = project->scene();
    reopen();
    EXPECT_EQ(project->scene(), scene);
    const auto journal = project->journal();
    ASSERT_OK(journal);
    ASSERT_EQ(journal->size(), 2u);
    EXPECT_EQ(journal->at(0).number, 1);
    EXPECT_EQ(journal->at(1).number, 2);
    EXPECT_EQ(journal->at(1).verb, QStringLiteral("test"));
    EXPECT_EQ(journal->at(1).label, QStringLiteral("two"));
    EXPECT_LE(qAbs(before.msecsTo(journal->at(1).time)), 60'000);
    EXPECT_EQ(journal->at(1).time.timeSpec(), Qt::UTC);
    EXPECT_EQ(project->check(), Issues{});
}

TEST_F(ProjectTest, anEmptyChangeIsJournalledToo)
{
    const Result<qint64> number = project->commit({}, kInfo);
    ASSERT_OK(number);
    EXPECT_EQ(*number, 1);
    EXPECT_EQ(project->undoLabel(), QStringLiteral("Test"));
}

TEST_F(ProjectTest, aChangeThatDoesNotFitIsAConflictAndLeavesNoTrace)
{
    const scene::NodeId id = addChair(QStringLiteral("one"));
    const scene::NodePtr stale = project->scene().find(id);
    scene::Node moved = *stale;
    moved.name = QStringLiteral("moved");
    ASSERT_OK(project->commit({{scene::edited(stale, moved)}}, kInfo));
    const scene::Scene scene = project->scene();
    const Result<qint64> again = project->commit({{scene::edited(stale, moved)}}, kInfo);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, ErrorCode::Conflict);
    EXPECT_EQ(project->scene(), scene);
    const auto journal = project->journal();
    ASSERT_OK(journal);
    EXPECT_EQ(journal->size(), 2u);
    EXPECT_EQ(project->commit({}, kInfo).value_or(0), 3);
}

TEST_F(ProjectTest, undoAndRedoAreEntriesAndSurviveClosing)
{
    addChair(QStringLiteral("one"));
    const scene::Scene one = project->scene();
    addChair(QStringLiteral("two"));
    const scene::Scene two = project->scene();
    EXPECT_EQ(project->undoLabel(), QStringLiteral("two"));
    const Result<scene::Change> undone = project->undo();
    ASSERT_OK(undone);
    EXPECT_EQ(scene::apply(two, *undone).value_or({}), one);
    EXPECT_EQ(project->scene(), one);
    reopen();
    EXPECT_EQ(project->scene(), one);
    EXPECT_EQ(project->undoLabel(), QStringLiteral("one"));
    EXPECT_EQ(project->redoLabel(), QStringLiteral("two"));
    ASSERT_OK(project->undo());
    EXPECT_TRUE(project->scene().empty());
    ASSERT_OK(project->redo());
    reopen();
    const Result<scene::Change> redone = project->redo();
    ASSERT_OK(redone);
    EXPECT_EQ(project->scene(), two);
    EXPECT_EQ(project->redoLabel(), QString());
    const auto journal = project->journal();
    ASSERT_OK(journal);
    ASSERT_EQ(journal->size(), 6u);
    EXPECT_EQ(journal->at(2).verb, QStringLiteral("undo"));
    EXPECT_EQ(journal->at(5).verb, QStringLiteral("redo"));
    EXPECT_EQ(journal->at(5).label, QStringLiteral("Redo: two"));
    EXPECT_EQ(project->check(), Issues{});
}

TEST_F(ProjectTest, nothingToUndoOrRedoIsNotFound)
{
    for (const Result<scene::Change> &result : {project->undo(), project->redo()}) {
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().code, ErrorCode::NotFound);
    }
}

TEST_F(ProjectTest, aCommitAfterUndoEndsTheRedoBranch)
{
    addChair(QStringLiteral("one"));
    ASSERT_OK(project->undo());
    addChair(QStringLiteral("two"));
    EXPECT_EQ(project->redoLabel(), QString());
    EXPECT_FALSE(project->redo());
    reopen();
    EXPECT_EQ(project->redoLabel(), QString());
    EXPECT_EQ(project->undoLabel(), QStringLiteral("two"));
    ASSERT_OK(project->undo());
    EXPECT_EQ(project->undoLabel(), QString());
}

TEST_F(ProjectTest, journalSaysWhereEachChangeStands)
{
    const auto states = [this] {
        std::vector<EntryState> found;
        for (const JournalEntry &entry : project->journal().value_or({}))
            found.push_back(entry.state);
        return found;
    };
    using enum EntryState;
    for (const char *name : {"one", "two", "three"})
        addChair(QLatin1String(name));
    ASSERT_OK(project->undo());
    ASSERT_OK(project->undo());
    EXPECT_EQ(states(), (std::vector{Done, Undone, Undone, Step, Step}));
    ASSERT_OK(project->redo());
    EXPECT_EQ(states(), (std::vector{Done, Done, Undone, Step, Step, Step}));
    addChair(QStringLiteral("four"));
    reopen();
    EXPECT_EQ(states(), (std::vector{Done, Done, Left, Step, Step, Step, Done}));
}

TEST_F(ProjectTest, idsAreNeverUsedTwice)
{
    addChair(QStringLiteral("one"));
    const scene::NodeId last = addChair(QStringLiteral("two"));
    ASSERT_OK(project->commit({{scene::removed(project->scene().find(last))}}, kInfo));
    reopen();
    EXPECT_GT(project->ids().next(), last);
}

TEST_F(ProjectTest, idsThatTheCallerChoseAreNotHandedOut)
{
    ASSERT_OK(project->commit({{scene::added(chair({500}, QStringLiteral("far")))}}, kInfo));
    EXPECT_GT(project->ids().next(), scene::NodeId{500});
}

TEST_F(ProjectTest, settingsAreKeptAndNotUndone)
{
    EXPECT_EQ(project->setting(QStringLiteral("view/camera")), QString());
    ASSERT_OK(project->setSetting(QStringLiteral("view/camera"), QStringLiteral("1,2,3")));
    ASSERT_OK(project->setSetting(QStringLiteral("mqtt/client-id"), QStringLiteral("abc")));
    ASSERT_OK(project->setSetting(QStringLiteral("view/camera"), QStringLiteral("4,5,6")));
    reopen();
    EXPECT_EQ(project->setting(QStringLiteral("view/camera")), QStringLiteral("4,5,6"));
    ASSERT_OK(project->setSetting(QStringLiteral("mqtt/client-id"), QString()));
    reopen();
    EXPECT_EQ(project->setting(QStringLiteral("mqtt/client-id")), QString());
    EXPECT_EQ(project->setting(QStringLiteral("view/camera")), QStringLiteral("4,5,6"));
}

TEST_F(ProjectTest, blobsAreStoredOnceByTheirHash)
{
    const Result<scene::BlobId> id = project->putBlob("abc");
    ASSERT_OK(id);
    EXPECT_EQ(*id, QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    const QByteArray large(10'000'000, 'x');
    const Result<scene::BlobId> largeId = project->putBlob(large);
    ASSERT_OK(largeId);
    ASSERT_OK(project->commit({}, kInfo)); // what no commit follows is cancelled work
    project.reset();
    const qint64 size = QFileInfo(path).size();
    reopen();
    EXPECT_EQ(project->putBlob(large).value_or({}), *largeId);
    project.reset();
    EXPECT_EQ(QFileInfo(path).size(), size);
    reopen(OpenMode::ReadOnly);
    EXPECT_EQ(project->blob(*id).value_or({}), QByteArray("abc"));
    EXPECT_TRUE(project->hasBlob(*id).value_or(false));
    EXPECT_FALSE(project->hasBlob(QStringLiteral("00")).value_or(true));
    EXPECT_EQ(project->blob(*largeId).value_or({}), large);
    const Result<QByteArray> none = project->blob(QStringLiteral("00"));
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::NotFound);
}

TEST_F(ProjectTest, blobsAreReadWhileAnotherThreadCommits)
{
    const Result<scene::BlobId> id = project->putBlob("abc");
    ASSERT_OK(id);
    std::atomic_bool stop = false;
    std::atomic_int wrong = 0, right = 0;
    std::thread reader([&] {
        while (!stop)
            ++(project->blob(*id).value_or({}) == QByteArray("abc") ? right : wrong);
    });
    for (int i = 0; i < 10 || right + wrong < 20; ++i) // however long the other thread takes to start
        EXPECT_OK(project->commit({}, {QStringLiteral("test"), QString::number(i)}));
    stop = true;
    reader.join();
    EXPECT_EQ(wrong, 0);
}

TEST_F(ProjectTest, aReaderMayNotChangeAnything)
{
    addChair(QStringLiteral("one"));
    reopen(OpenMode::ReadOnly);
    const auto before = files();
    EXPECT_EQ(project->undoLabel(), QStringLiteral("one"));
    EXPECT_EQ(project->commit({}, kInfo).error().code, ErrorCode::Usage);
    EXPECT_EQ(project->undo().error().code, ErrorCode::Usage);
    EXPECT_EQ(project->putBlob("x").error().code, ErrorCode::Usage);
    EXPECT_EQ(project->setSetting(QStringLiteral("a"), QStringLiteral("b")).error().code, ErrorCode::Usage);
    EXPECT_EQ(project->audit(QStringLiteral("a"), {}).error().code, ErrorCode::Usage);
    EXPECT_EQ(project->check(), Issues{});
    EXPECT_EQ(files(), before);
    project.reset();
    EXPECT_EQ(files(), before);
}
