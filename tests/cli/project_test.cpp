// SPDX-License-Identifier: Apache-2.0
// new, import, generate, validate, log, render, export: a project from nothing to files for other programs.
#include "core/storage/connection.h"
#include "tests/cli/command_line.h"
#include "tests/support/write_limit.h"

#include <QFile>

using namespace twinloom::test;

namespace
{

/// The first rooms of the shared ones, as a file.
void writeRooms(const QString &path, int count)
{
    const QList<QByteArray> lines = readFile(dataPath(s("rooms/rooms-train.jsonl"))).split('\n');
    QByteArray some;
    for (int i = 0; i < count; ++i)
        some += lines[i] + '\n';
    writeFile(path, some);
}

} // namespace

TEST(CliProject, fromNothingToFiles)
{
    const TemporaryFolder folder;
    const QString project = folder.path(s("p.twin")), rooms = folder.path(s("rooms.jsonl"));
    writeRooms(rooms, 1);
    EXPECT_EQ(runTwinloom(s("new"), {project}).status, 0);
    EXPECT_EQ(runTwinloom(s("new"), {project}).status, 6) << "a project is never overwritten";

    const Outcome imported = runTwinloom(s("import --json"), {project, rooms});
    ASSERT_EQ(imported.status, 0) << imported.said();
    EXPECT_EQ(imported.object().value(s("change")).toInt(), 1);
    EXPECT_EQ(imported.object().value(s("nodes")).toArray().size(), 1);

    const Outcome generated =
        runTwinloom(s("generate --generator graph --seed 5 --count 2 --keep none --json"), {project});
    ASSERT_EQ(generated.status, 0) << generated.said();
    EXPECT_EQ(generated.object().value(s("change")).toInt(), 2);
    const QJsonArray variants = generated.object().value(s("variants")).toArray();
    ASSERT_EQ(variants.size(), 2);
    const auto seedOf = [&](int i) { return variants.at(i).toObject().value(s("seed")).toInt(); };
    EXPECT_EQ(seedOf(0) + seedOf(1), 5 + 6) << "the better one comes first";

    const Outcome valid = runTwinloom(s("validate"), {project});
    EXPECT_EQ(valid.status, 0) << valid.said();

    const QJsonArray log = runTwinloom(s("log --json"), {project}).array();
    ASSERT_EQ(log.size(), 2);
    EXPECT_EQ(log.at(0).toObject().value(s("verb")).toString(), s("import"));
    EXPECT_EQ(log.at(1).toObject().value(s("change")).toInt(), 2);

    for (const char *name : {"p.glb", "p.gltf", "p.obj", "p.json", "p.jsonl"}) {
        const Outcome exported = runTwinloom(s("export"), {project, folder.path(s(name))});
        EXPECT_EQ(exported.status, 0) << name << exported.said();
        EXPECT_GT(QFile(folder.path(s(name))).size(), 500) << name;
    }
    EXPECT_EQ(runTwinloom(s("export"), {project, folder.path(s("p.xyz"))}).status, 2);
    EXPECT_EQ(runTwinloom(s("export"), {project, folder.path(s("p.ply"))}).status, 4) << "there are no points";
}

TEST(CliProject, exportedRoomsComeBackTheSame)
{
    const TemporaryFolder folder;
    const QString rooms = folder.path(s("rooms.jsonl")), first = folder.path(s("a.twin")),
                  second = folder.path(s("b.twin"));
    const QString out = folder.path(s("out.jsonl")), again = folder.path(s("again.jsonl"));
    writeRooms(rooms, 1);
    for (const QString &project : {first, second})
        ASSERT_EQ(runTwinloom(s("new"), {project}).status, 0);
    ASSERT_EQ(runTwinloom(s("import"), {first, rooms}).status, 0);
    ASSERT_EQ(runTwinloom(s("export"), {first, out}).status, 0);
    ASSERT_EQ(runTwinloom(s("import"), {second, out}).status, 0);
    ASSERT_EQ(runTwinloom(s("export"), {second, again}).status, 0);
    const auto objects = [](const QString &path) {
        return QJsonDocument::fromJson(readFile(path)).object().value(s("objects")).toArray();
    };
    ASSERT_GT(objects(out).size(), 3);
    EXPECT_EQ(objects(out).size(), objects(again).size());
}

TEST(CliProject, aSecondRoomIsPutBesideTheFirstUnlessItsPlaceIsTold)
{
    const TemporaryFolder folder;
    const QString project = folder.path(s("p.twin")), rooms = folder.path(s("rooms.jsonl"));
    writeRooms(rooms, 1);
    ASSERT_EQ(runTwinloom(s("new"), {project}).status, 0);
    const Outcome first = runTwinloom(s("import --json"), {project, rooms});
    EXPECT_TRUE(first.object().value(s("issues")).toArray().isEmpty());
    const Outcome second = runTwinloom(s("import --json"), {project, rooms});
    ASSERT_EQ(second.status, 0) << second.said();
    EXPECT_EQ(second.object().value(s("issues")).toArray().first().toObject().value(s("code")).toString(),
              s("rooms-moved"));
    EXPECT_TRUE(second.err.contains("rooms-moved: ")) << second.said();
    const Outcome third = runTwinloom(s("import --json --at 100,-20"), {project, rooms});
    ASSERT_EQ(third.status, 0) << third.said();
    EXPECT_TRUE(third.object().value(s("issues")).toArray().isEmpty());
    for (const char *place : {"1", "a,b", "1,2,3", "nan,0"})
        EXPECT_EQ(runTwinloom(s("import --at"), {s(place), project, rooms}).status, 2) << place;
}

TEST(CliProject, rendersWithoutADisplay)
{
    const TemporaryFolder folder;
    const QString project = folder.path(s("p.twin")), rooms = folder.path(s("rooms.jsonl")),
                  picture = folder.path(s("p.png"));
    writeRooms(rooms, 1);
    ASSERT_EQ(runTwinloom(s("new"), {project}).status, 0);
    ASSERT_EQ(runTwinloom(s("import"), {project, rooms}).status, 0);
    const Outcome rendered = runTwinloom(s("render --size 320x200 --supersample 1"), {project, picture});
    ASSERT_EQ(rendered.status, 0) << rendered.said();
    EXPECT_TRUE(readFile(picture).startsWith("\x89PNG"));
    EXPECT_EQ(runTwinloom(s("render --size 0x5"), {project, picture}).status, 2);
    EXPECT_EQ(runTwinloom(s("render --camera nobody"), {project, picture}).status, 4);
    EXPECT_EQ(runTwinloom(s("render"), {project, folder.path(s("no/such/folder.png"))}).status, 5);
}

TEST(CliProject, undoneWorkIsConflictNotLoss)
{
    const TemporaryFolder folder;
    const QString project = folder.path(s("p.twin"));
    ASSERT_EQ(runTwinloom(s("new"), {project}).status, 0);
    EXPECT_EQ(runTwinloom(s("generate --generator graph"), {project}).status, 4) << "no room";
    EXPECT_EQ(runTwinloom(s("generate --generator none"), {project}).status, 4) << "no such generator";
    EXPECT_EQ(runTwinloom(s("log --json"), {project}).array().size(), 0);
}

TEST(CliProject, aPictureThatCannotBeWrittenLeavesTheOldOne)
{
    const TemporaryFolder folder;
    const QString project = folder.path(s("p.twin")), picture = folder.path(s("p.png"));
    ASSERT_EQ(runTwinloom(s("new"), {project}).status, 0);
    writeFile(picture, "old");
    const WriteLimit limit(400); // the program inherits it
    const Outcome rendered = runTwinloom(s("render --size 320x200 --supersample 1"), {project, picture});
    EXPECT_EQ(rendered.status, 5) << rendered.said();
    EXPECT_TRUE(rendered.err.contains(WriteLimit::words().toUtf8())) << rendered.said();
    EXPECT_EQ(readFile(picture), "old");
}

TEST(CliProject, theReasonOfAFullDiskIsSaid)
{
    const TemporaryFolder folder;
    const WriteLimit limit(0);
    const Outcome fresh = runTwinloom(s("new"), {folder.path(s("q.twin"))});
    EXPECT_EQ(fresh.status, 5) << fresh.said();
    EXPECT_TRUE(fresh.err.contains(WriteLimit::words().toUtf8())) << fresh.said();
    const Outcome scan = runTwinloom(s("simulate-scan --preset office --points 2000"), {folder.path(s("q.ply"))});
    EXPECT_EQ(scan.status, 5) << scan.said();
    EXPECT_TRUE(scan.err.contains(WriteLimit::words().toUtf8())) << scan.said();
    EXPECT_FALSE(QFile::exists(folder.path(s("q.ply"))));
}

TEST(CliProject, aDamagedBlobIsNeverBuiltUponNorLeftOutOfAPicture)
{
    const TemporaryFolder folder;
    const QString project = folder.path(s("p.twin")), scan = folder.path(s("s.ply")), picture = folder.path(s("p.png"));
    ASSERT_EQ(runTwinloom(s("simulate-scan --preset office --points 3000"), {scan}).status, 0);
    ASSERT_EQ(runTwinloom(s("new"), {project}).status, 0);
    const Outcome kept = runTwinloom(s("scan --keep-points 3000"), {project, scan});
    ASSERT_EQ(kept.status, 0) << kept.said();
    const auto tamper = [&project](const QByteArray &sql) {
        auto connection = twinloom::storage::Connection::open(project, twinloom::storage::Access::ReadWrite);
        ASSERT_OK(connection);
        ASSERT_OK(connection->execute(sql));
    };
    const QByteArray whole = readFile(project);
    tamper("UPDATE piece SET bytes = zeroblob(length(bytes))");
    const QByteArray damaged = readFile(project);
    for (const char *verb : {"log", "generate", "render"}) {
        const Outcome run =
            runTwinloom(s(verb), QByteArray(verb) == "render" ? QStringList{project, picture} : QStringList{project});
        EXPECT_EQ(run.status, 3) << verb << run.said();
        EXPECT_TRUE(run.err.contains("is damaged")) << run.said();
    }
    EXPECT_EQ(readFile(project), damaged);
    writeFile(project, whole);
    tamper("DELETE FROM piece; DELETE FROM blob"); // opens, since the scene itself is whole
    EXPECT_EQ(runTwinloom(s("render"), {project, picture}).status, 4);
    EXPECT_FALSE(QFile::exists(picture));
}
