// SPDX-License-Identifier: Apache-2.0
// layout and evaluate: the stateless half.
#include "tests/cli/command_line.h"

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>

using namespace twinloom::test;

namespace
{

constexpr const char *kRoom = R"({"id":"a","room_type":"Bedroom","polygon":[[0,0],[4,0],[4,5],[0,5]],"height":2.6,)"
                              R"("doors":[{"from":[1,0],"to":[1.9,0],"bottom":0,"top":2.1}],"windows":[]})";

/// Layouts without the time that they took.
QList<QJsonObject> layouts(const QByteArray &lines)
{
    QList<QJsonObject> found;
    for (const QByteArray &line : lines.trimmed().split('\n')) {
        QJsonObject layout = QJsonDocument::fromJson(line).object();
        EXPECT_TRUE(layout.contains(s("milliseconds")));
        layout.remove(s("milliseconds"));
        found.append(layout);
    }
    return found;
}

} // namespace

TEST(CliLayout, sameOnOneAndTwoThreads)
{
    QByteArray input;
    for (int i = 0; i < 6; ++i)
        input += QByteArray(kRoom) + '\n';
    const Outcome one = runTwinloom(s("layout --generator graph --seed 3 --count 2 --threads 1"), {}, input);
    const Outcome two = runTwinloom(s("layout --generator graph --seed 3 --count 2 --threads 2"), {}, input);
    ASSERT_EQ(one.status, 0) << one.said();
    EXPECT_EQ(layouts(one.out).size(), 12);
    EXPECT_EQ(layouts(one.out), layouts(two.out));
    const QJsonObject layout = layouts(one.out).first();
    for (const char *key :
         {"id", "room_type", "polygon", "objects", "generator", "version", "seed", "input_hash", "issues"})
        EXPECT_TRUE(layout.contains(s(key))) << key;
    EXPECT_GT(layout.value(s("objects")).toArray().size(), 2);
}

TEST(CliLayout, aBadLineStopsNothing)
{
    const QByteArray input = QByteArray(kRoom) + "\n{broken\n" + kRoom + "\n";
    const Outcome run = runTwinloom(s("layout --generator graph"), {}, input);
    EXPECT_EQ(run.status, 3);
    EXPECT_EQ(layouts(run.out).size(), 2);
    EXPECT_TRUE(run.err.contains("line 2:")) << run.said();
    EXPECT_EQ(runTwinloom(s("layout --generator graph"), {}, "").status, 3) << "no room at all";
    EXPECT_EQ(runTwinloom(s("layout --generator graph --param nonsense=1"), {}, kRoom).status, 2);
    EXPECT_EQ(runTwinloom(s("layout --generator autoregressive"), {}, kRoom).status, 0);
    const Outcome nowhere = runTwinloom(s("layout --generator autoregressive --param model=/nowhere"), {},
                                        QByteArray(kRoom) + '\n' + kRoom + '\n' + kRoom);
    EXPECT_EQ(nowhere.status, 3);
    EXPECT_EQ(nowhere.err.count("/nowhere"), 1) << "told once, not of each room: " << nowhere.said();
    EXPECT_EQ(runTwinloom(s("layout --generator nobody"), {}, kRoom).status, 4);
}

TEST(CliLayout, aNulByteIsABadLineNotTheEnd)
{
    const QByteArray input = QByteArray(kRoom) + '\n' + QByteArray("\0\1\n", 3) + kRoom + "\n";
    const auto expectBoth = [](const Outcome &run) {
        EXPECT_EQ(run.status, 3) << run.said();
        EXPECT_EQ(layouts(run.out).size(), 2);
        EXPECT_TRUE(run.err.contains("line 2:")) << run.said();
    };
    expectBoth(runTwinloom(s("layout --generator graph"), {}, input));
    const TemporaryFolder folder;
    const QString file = folder.path(s("rooms.jsonl"));
    writeFile(file, input);
    expectBoth(runTwinloom(s("layout --generator graph"), {file}));
    const Outcome judged = runTwinloom(s("evaluate"), {file});
    EXPECT_EQ(judged.status, 3) << judged.said();
    EXPECT_TRUE(judged.err.contains("line 2:")) << judged.said();
}

TEST(CliLayout, aRepeatedOptionLeavesTheFileAfterItAlone)
{
    const TemporaryFolder folder;
    const QString file = folder.path(s("room.jsonl"));
    writeFile(file, kRoom);
    const Outcome layout = runTwinloom(s("layout --generator graph --param density=1 --param attempts=2"), {file});
    EXPECT_EQ(layout.status, 0) << layout.said();
    EXPECT_EQ(layouts(layout.out).size(), 1);
    const QString project = folder.path(s("p.twin"));
    ASSERT_EQ(runTwinloom(s("new"), {project}).status, 0);
    ASSERT_EQ(runTwinloom(s("import"), {project, file}).status, 0);
    for (const char *option :
         {"--param density=1", "--object Chair=1 --object Desk=1", "--ban Rug", "--region 0,0,4,5"})
        EXPECT_EQ(runTwinloom(s("generate ") + s(option), {project}).status, 0) << option;
    EXPECT_EQ(runTwinloom(s("library make Bed --style nordic --size 1.6,2.0,0.6"), {folder.path(s("b.glb"))}).status,
              0);
}

TEST(CliLayout, aLinesOwnSeedHoldsWhereNoneIsGiven)
{
    const QByteArray seeded = QByteArray(kRoom).chopped(1) + R"(,"seed":7})";
    const auto seedOf = [&](const char *more, const QByteArray &room) {
        const Outcome run = runTwinloom(s("layout --generator graph %1").arg(s(more)), {}, room);
        EXPECT_EQ(run.status, 0) << run.said();
        return layouts(run.out).first().value(s("seed")).toInt();
    };
    EXPECT_EQ(seedOf("", kRoom), 1);
    EXPECT_EQ(seedOf("", seeded), 7);
    EXPECT_EQ(seedOf("--seed 3", kRoom), 3);
    EXPECT_EQ(seedOf("--seed 3", seeded), 10) << "added, so that --seed varies what has seeds, too";
    EXPECT_EQ(seedOf("", QByteArray(kRoom).chopped(1) + R"(,"seed":0})"), 0) << "0 is a seed";
}

/// The command that resources/docs/layouts.md gives.
TEST(CliLayout, shardsComeTogetherInTheOrderOfTheRooms)
{
    const TemporaryFolder folder;
    const QString rooms = folder.path(s("rooms.jsonl"));
    QByteArray lines;
    for (int i = 0; i < 25; ++i)
        lines += QByteArray(kRoom).replace("\"a\"", '"' + QByteArray::number(i) + '"') + '\n';
    writeFile(rooms, lines);
    constexpr int shards = 12; // 10 sorts before 2, and the last round is not full
    for (int i = 0; i < shards; ++i) {
        const Outcome run = runTwinloom(s("layout --generator graph --shard %1/%2 --output").arg(i).arg(shards),
                                        {folder.path(s("layouts-%1.jsonl").arg(i)), rooms});
        ASSERT_EQ(run.status, 0) << run.said();
    }
    QProcess merge;
    merge.setWorkingDirectory(folder.path({}));
    merge.start(s("bash"),
                {s("-c"), s("paste -d '\\n' $(seq -f 'layouts-%.0f.jsonl' 0 11) | sed '/^$/d' > layouts.jsonl")});
    ASSERT_TRUE(merge.waitForFinished());
    const QList<QJsonObject> all = layouts(readFile(folder.path(s("layouts.jsonl"))));
    ASSERT_EQ(all.size(), 25);
    for (int i = 0; i < 25; ++i)
        EXPECT_EQ(all[i].value(s("id")).toString(), QString::number(i));
}

TEST(CliLayout, aNegativeSeedIsWrongUsage)
{
    const Outcome run = runTwinloom(s("layout --generator graph --seed -1"), {}, kRoom);
    EXPECT_EQ(run.status, 2);
    EXPECT_TRUE(run.err.contains("-1")) << run.said();
    EXPECT_EQ(runTwinloom(s("layout --generator graph --seed 18446744073709551615"), {}, kRoom).status, 0);
}

TEST(CliLayout, aStyleIsOfTheStarterLibraryOrOfTheUsersModels)
{
    const TemporaryFolder folder;
    qputenv("XDG_CONFIG_HOME", folder.path(s("config")).toLocal8Bit());
    ASSERT_TRUE(QDir().mkpath(folder.path(s("models"))));
    const auto styles = [&](const Outcome &run) {
        QMap<QString, QString> found;
        for (const QJsonValue &object : layouts(run.out).first().value(s("objects")).toArray())
            found[object[s("category")].toString()] = object[s("style")].toString();
        return found;
    };
    const Outcome nordic = runTwinloom(s("layout --generator graph --style scandinavian"), {}, kRoom);
    ASSERT_EQ(nordic.status, 0) << nordic.said();
    EXPECT_EQ(styles(nordic).value(s("Bed")), s("nordic"));
    const Outcome unknown = runTwinloom(s("layout --generator graph --style boho"), {}, kRoom);
    EXPECT_EQ(unknown.status, 3);
    EXPECT_TRUE(unknown.err.contains("classic, industrial, modern, nordic")) << unknown.said();

    ASSERT_EQ(runTwinloom(s("library make Bed --style classic --size 1.6,2.0,0.6"), {folder.path(s("models/bed.glb"))})
                  .status,
              0);
    EXPECT_EQ(runTwinloom(s("library make Bed --style boho --size 1.6,2.0,0.6"), {folder.path(s("b.glb"))}).status, 2);
    ASSERT_EQ(runTwinloom(s("library add --tag Boho"), {folder.path(s("models"))}).status, 0);
    EXPECT_EQ(runTwinloom(s("library tag nothing --tag boho")).status, 4);
    ASSERT_EQ(runTwinloom(s("library tag bed --tag mine")).status, 0);
    const QJsonArray ofBed{s("boho"), s("mine")};
    for (const QJsonValue &entry : runTwinloom(s("library list --json")).array())
        EXPECT_EQ(entry[s("tags")].toArray(), entry[s("name")] == s("bed") ? ofBed : QJsonArray());
    const QByteArray sized = QByteArray(kRoom).chopped(1) +
                             R"(,"prompt":"a boho bedroom","objects":[{"category":"Bed","size":[1.6,2,0.6]}]})"
                             "\n" +
                             QByteArray(kRoom).chopped(1) + R"(,"style":"baroque"})";
    const Outcome boho = runTwinloom(s("layout --generator graph"), {}, sized);
    EXPECT_EQ(boho.status, 3);
    EXPECT_TRUE(boho.err.contains("line 2: style: ")) << boho.said();
    EXPECT_EQ(styles(boho).value(s("Bed")), s("boho"));
    const QString project = folder.path(s("p.twin")), room = folder.path(s("room.jsonl"));
    writeFile(room, kRoom);
    EXPECT_EQ(runTwinloom(s("new"), {project}).status, 0);
    EXPECT_EQ(runTwinloom(s("import"), {project, room}).status, 0);
    EXPECT_EQ(runTwinloom(s("generate --style boho --prompt"), {s("an industrial bed"), project}).status, 0);
    EXPECT_EQ(runTwinloom(s("generate --style baroque"), {project}).status, 3);
    qunsetenv("XDG_CONFIG_HOME");
}

TEST(CliLayout, aSheetShowsThemSideBySide)
{
    const TemporaryFolder folder;
    const QString layouts = folder.path(s("layouts.jsonl")), picture = folder.path(s("sheet.png"));
    const Outcome made = runTwinloom(s("layout --generator graph --count 3"), {}, kRoom);
    writeFile(layouts, made.out);
    const Outcome drawn =
        runTwinloom(s("sheet --view top --columns 2 --most 2 --tile 120x100 --supersample 1"), {layouts, picture});
    ASSERT_EQ(drawn.status, 0) << drawn.said();
    EXPECT_TRUE(drawn.err.contains("the first 2 of 3")) << drawn.said();
    EXPECT_EQ(QImage(picture).size(), QSize(2 * 126 + 6, 106 + 6));
    EXPECT_EQ(runTwinloom(s("sheet --tile 0x1"), {layouts, picture}).status, 2);
    EXPECT_EQ(runTwinloom(s("sheet"), {folder.path(s("none.jsonl")), picture}).status, 4);
}

TEST(CliLayout, aSheetShowsThePlanOfAFloor)
{
    const TemporaryFolder folder;
    const Outcome made = runTwinloom(
        s("layout --generator facility --param steps=2000 --param"), {s("departments=A:60:racks; B:50:machining")},
        R"({"id":"h","room_type":"factory","polygon":[[0,0],[30,0],[30,20],[0,20]],"height":6,"objects":[]})"
        "\n");
    ASSERT_EQ(made.status, 0) << made.said();
    QJsonObject layout = QJsonDocument::fromJson(made.out).object();
    const auto drawn = [&](const QString &name) {
        const QString lines = folder.path(name + s(".jsonl")), picture = folder.path(name + s(".png"));
        writeFile(lines, QJsonDocument(layout).toJson(QJsonDocument::Compact) + '\n');
        const Outcome sheet = runTwinloom(s("sheet --view top --tile 300x220 --supersample 1"), {lines, picture});
        EXPECT_EQ(sheet.status, 0) << sheet.said();
        return QImage(picture);
    };
    const QImage planned = drawn(s("planned"));
    layout.remove(s("plan"));
    const QImage plain = drawn(s("plain"));
    ASSERT_EQ(planned.size(), plain.size());
    int painted = 0;
    for (int y = 0; y < plain.height(); ++y)
        for (int x = 0; x < plain.width(); ++x)
            painted += planned.pixel(x, y) != plain.pixel(x, y);
    EXPECT_GT(painted, plain.width() * plain.height() / 20) << "departments, aisles and flows on the floor";
    layout.insert(s("plan"), QJsonObject{{s("aisles"), 1}});
    writeFile(folder.path(s("bad.jsonl")), QJsonDocument(layout).toJson(QJsonDocument::Compact) + '\n');
    const Outcome bad = runTwinloom(s("sheet"), {folder.path(s("bad.jsonl")), folder.path(s("bad.png"))});
    EXPECT_EQ(bad.status, 3);
    EXPECT_TRUE(bad.err.contains("line 1: plan.aisles: a list is needed")) << bad.said();
}

TEST(CliLayout, aLinesOwnParametersHold)
{
    const QByteArray empty = QByteArray(kRoom).chopped(1) + R"(,"parameters":{"density":0}})";
    const Outcome run = runTwinloom(s("layout --generator graph --param attempts=2"), {}, empty + '\n' + kRoom);
    ASSERT_EQ(run.status, 0) << run.said();
    EXPECT_EQ(layouts(run.out)[0].value(s("objects")).toArray().size(), 0);
    EXPECT_GT(layouts(run.out)[1].value(s("objects")).toArray().size(), 2);
    const QByteArray misspelt = QByteArray(kRoom).chopped(1) + R"(,"promt":"two beds"})";
    const Outcome odd = runTwinloom(s("layout --generator graph"), {}, misspelt);
    EXPECT_EQ(odd.status, 0);
    EXPECT_TRUE(odd.out.contains(R"("code":"unknown-field","field":"promt")")) << odd.said();
}

TEST(CliLayout, evaluateJudgesLayoutsAndTruth)
{
    const TemporaryFolder folder;
    const QString file = folder.path(s("layouts.jsonl"));
    QByteArray input;
    for (int i = 0; i < 5; ++i)
        input += QByteArray(kRoom) + '\n';
    writeFile(file, runTwinloom(s("layout --generator graph"), {}, input).out);
    const QString truth = dataPath(s("rooms/rooms-train.jsonl"));
    const Outcome run = runTwinloom(s("evaluate --json"), {file, s("--reference"), truth});
    ASSERT_EQ(run.status, 0) << run.said();
    const QJsonObject values = run.object();
    for (const char *zero :
         {"object_collision_rate", "scene_collision_rate", "out_of_bounds_rate", "door_blocked_rate"})
        EXPECT_EQ(values.value(s(zero)).toDouble(-1), 0.0) << zero;
    EXPECT_GT(values.value(s("walkable_ratio")).toDouble(), 0.95);
    EXPECT_TRUE(values.value(s("category_kl")).isDouble());
    EXPECT_TRUE(run.err.contains("100")) << "so few layouts say little: " << run.said();
    const QJsonObject floor = values.value(s("floor")).toObject();
    EXPECT_EQ(floor.keys(), [&] {
        QStringList keys = values.keys();
        keys.removeOne(s("floor"));
        return keys;
    }());
    EXPECT_EQ(floor.value(s("layouts")).toInt(), 5);
    const Outcome table = runTwinloom(s("evaluate"), {file, s("--reference"), truth});
    EXPECT_TRUE(
        QRegularExpression(s("objects_per_room +[0-9.]+ +[0-9.]+\n")).match(QString::fromUtf8(table.out)).hasMatch())
        << table.said();
    EXPECT_FALSE(runTwinloom(s("evaluate --json"), {file}).object().contains(s("floor")));
    EXPECT_EQ(runTwinloom(s("evaluate"), {folder.path(s("nowhere.jsonl"))}).status, 4);
}

TEST(CliLayout, evaluateGoesOnAfterABadLine)
{
    const TemporaryFolder folder;
    const QString file = folder.path(s("layouts.jsonl"));
    const QByteArray layout = runTwinloom(s("layout --generator graph"), {}, kRoom).out;
    writeFile(file, layout + "{broken\n" + layout + R"({"polygon":7})" + "\n");
    const Outcome run = runTwinloom(s("evaluate --json"), {file});
    EXPECT_EQ(run.status, 3);
    EXPECT_EQ(run.object().value(s("layouts")).toInt(), 2);
    EXPECT_TRUE(run.err.contains("line 2: ")) << run.said();
    EXPECT_TRUE(run.err.contains("line 4: ")) << run.said();
    writeFile(file, "{broken\n");
    const Outcome none = runTwinloom(s("evaluate --json"), {file});
    EXPECT_EQ(none.status, 3);
    EXPECT_TRUE(none.out.isEmpty()) << none.said();
}

TEST(CliLayout, facilityFindsAnOptimum)
{
    const Outcome run =
        runTwinloom(s("facility --json --steps 20000 --instance nug12"), {dataPath(s("facility/qap.json"))});
    ASSERT_EQ(run.status, 0) << run.said();
    EXPECT_EQ(run.object().value(s("objective")).toInt(), 578);
    EXPECT_EQ(run.object().value(s("layout")).toObject().value(s("permutation")).toArray().size(), 12);
}
