// SPDX-License-Identifier: Apache-2.0
#include "core/project/journal.h"

#include "core/scene/scene_json.h"
#include "tests/core/project/database_fixture.h"
#include "tests/core/project/project_fixture.h"

using namespace twinloom;
using namespace twinloom::project;

namespace
{

class JournalTest : public DatabaseTest
{
protected:
    void SetUp() override
    {
        DatabaseTest::SetUp();
        for (qint64 number = 1; number <= 3; ++number)
            ASSERT_OK(insertRow(*connection, commitRow(number)));
        ASSERT_OK(insertRow(*connection,
                            {4, 4000, QStringLiteral("undo"), QStringLiteral("Undo: l"), EntryKind::Undo, 3, {}}));
        ASSERT_OK(insertRow(*connection,
                            {5, 5000, QStringLiteral("redo"), QStringLiteral("Redo: l"), EntryKind::Redo, 3, {}}));
    }
    static scene::Change change(qint64 number)
    {
        return {{scene::added(chair({quint64(number)}, QStringLiteral("c")))}};
    }
    static JournalRow commitRow(qint64 number)
    {
        return {number,
                number * 1000,
                QStringLiteral("v"),
                QStringLiteral("l"),
                EntryKind::Commit,
                0,
                pack(scene::changeToJson(change(number)))};
    }
    Result<void> visitAll(qint64 last)
    {
        return visitRows(*connection, last, [](const JournalRow &) { return Result<void>(); });
    }
};

} // namespace

TEST_F(JournalTest, rowsComeBackInOrder)
{
    std::vector<qint64> numbers;
    ASSERT_OK(visitRows(*connection, 5, [&](const JournalRow &row) {
        numbers.push_back(row.number);
        return Result<void>();
    }));
    EXPECT_EQ(numbers, (std::vector<qint64>{1, 2, 3, 4, 5}));
    const Result<JournalRow> row = readRow(*connection, 4);
    ASSERT_OK(row);
    EXPECT_EQ(row->time, 4000);
    EXPECT_EQ(row->kind, EntryKind::Undo);
    EXPECT_EQ(row->target, 3);
    EXPECT_EQ(row->verb, QStringLiteral("undo"));
    EXPECT_EQ(row->label, QStringLiteral("Undo: l"));
}

TEST_F(JournalTest, effectsOfCommitUndoAndRedo)
{
    EXPECT_EQ(effectOf(*connection, *readRow(*connection, 3)).value_or({}), change(3));
    EXPECT_EQ(effectOf(*connection, *readRow(*connection, 4)).value_or({}), scene::inverse(change(3)));
    EXPECT_EQ(effectOf(*connection, *readRow(*connection, 5)).value_or({}), change(3));
}

TEST_F(JournalTest, everyChangedColumnIsNoticed)
{
    ASSERT_OK(visitAll(5));
    for (const QByteArray edit : {"time = time + 1", "verb = 'w'", "label = 'm'", "kind = 1", "target = 1",
                                  "encoding = 1", "change = zeroblob(10)", "checksum = checksum + 1"}) {
        run("BEGIN; UPDATE journal SET " + edit + " WHERE number = 2");
        const Result<void> visited = visitAll(5);
        ASSERT_FALSE(visited) << edit.toStdString();
        EXPECT_EQ(visited.error().code, ErrorCode::BadInput);
        EXPECT_TRUE(visited.error().message.contains(QStringLiteral("entry 2")))
            << visited.error().message.toStdString();
        run("ROLLBACK");
    }
}

TEST_F(JournalTest, missingRowsAreNoticed)
{
    EXPECT_FALSE(visitAll(6));
    run("DELETE FROM journal WHERE number = 2");
    EXPECT_EQ(visitAll(5).error().code, ErrorCode::BadInput);
    EXPECT_EQ(readRow(*connection, 2).error().code, ErrorCode::BadInput);
}

TEST_F(JournalTest, theVisitorsErrorEndsTheVisit)
{
    int visited = 0;
    const Result<void> done = visitRows(*connection, 5, [&](const JournalRow &) -> Result<void> {
        ++visited;
        return cancelledError();
    });
    EXPECT_EQ(done.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(visited, 1);
}

TEST_F(JournalTest, onlyTheNewestSnapshotIsKept)
{
    const scene::Scene scene = scene::apply({}, change(7)).value_or({});
    ASSERT_OK(writeSnapshot(*connection, 2, {}));
    ASSERT_OK(writeSnapshot(*connection, 5, scene));
    EXPECT_EQ(connection->integer("SELECT count(*) FROM snapshot").value_or(0), 1);
    const Result<std::optional<Snapshot>> back = readSnapshot(*connection, 5);
    ASSERT_OK(back);
    ASSERT_TRUE(*back);
    EXPECT_EQ((*back)->scene, scene);
    EXPECT_EQ(readSnapshot(*connection, 2).error().code, ErrorCode::BadInput);
}

TEST_F(JournalTest, aDamagedSnapshotIsAnErrorAndAForeignOneIsNone)
{
    ASSERT_OK(writeSnapshot(*connection, 5, {}));
    run("BEGIN; UPDATE snapshot SET scene = zeroblob(10)");
    EXPECT_EQ(readSnapshot(*connection, 5).error().code, ErrorCode::BadInput);
    run("ROLLBACK; DELETE FROM snapshot");
    const qint64 checksum = rowChecksum({"5 0", "of a later build"});
    ASSERT_OK(connection->run("INSERT INTO snapshot VALUES(5, 0, ?1, ?2)", {QByteArray("of a later build"), checksum}));
    const Result<std::optional<Snapshot>> foreign = readSnapshot(*connection, 5);
    ASSERT_OK(foreign);
    EXPECT_FALSE(*foreign);
}
