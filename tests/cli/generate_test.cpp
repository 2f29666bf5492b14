// SPDX-License-Identifier: Apache-2.0
// generate: what may be asked for, and the same again.
#include "tests/cli/command_line.h"

#include <QDir>
#include <QFileInfo>

#include <cmath>

using namespace twinloom::test;

namespace
{

/// A project with one shared room in it.
class CliGenerate : public ::testing::Test
{
protected:
    void SetUp() override
    {
        const QString room = m_folder.path(s("room.jsonl"));
        writeFile(room, readFile(dataPath(s("rooms/rooms-train.jsonl"))).split('\n').first());
        ASSERT_EQ(runTwinloom(s("new"), {m_project}).status, 0);
        ASSERT_EQ(runTwinloom(s("import"), {m_project, room}).status, 0);
    }

    Outcome generate(const QString &arguments, const QStringList &more = {}) const
    {
        return runTwinloom(s("generate --json %1 %2").arg(m_project, arguments), more);
    }
    static QString nodeOf(const Outcome &outcome)
    {
        return outcome.object().value(s("variants")).toArray().first().toObject().value(s("node")).toString();
    }
    /// The rooms as they are shown now.
    QByteArray shown() const
    {
        const QString rooms = m_folder.path(s("rooms.jsonl"));
        EXPECT_EQ(runTwinloom(s("export"), {m_project, rooms}).status, 0);
        return readFile(rooms);
    }

    /// A line of layout, by itself, is what the recipe says: on any number of threads.
    void expectManifestMakesItAgain(const QString &generator)
    {
        ASSERT_EQ(generate(s("--keep none --seed 4 --generator %1 --prompt").arg(generator), {s("two desks")}).status,
                  0);
        const QString exported = m_folder.path(s("p.json"));
        ASSERT_EQ(runTwinloom(s("export"), {m_project, exported}).status, 0);
        const QJsonObject manifest = QJsonDocument::fromJson(readFile(m_folder.path(s("p.manifest.json")))).object();
        const QJsonObject recipe =
            manifest.value(s("groups")).toArray().first().toObject().value(s("recipe")).toObject();
        const QString hash = recipe.value(s("inputHash")).toString();
        QJsonObject request = manifest.value(s("requests")).toObject().value(hash).toObject();
        request.insert(s("seed"), recipe.value(s("seed")));
        const QByteArray line = QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n';
        QJsonObject one, two;
        for (auto &[threads, layout] : {std::pair(s("1"), &one), std::pair(s("2"), &two)}) {
            const Outcome made =
                runTwinloom(s("layout --generator %1 --threads %2").arg(generator, threads), {}, line + line);
            ASSERT_EQ(made.status, 0) << made.said();
            *layout = QJsonDocument::fromJson(made.out.split('\n').first()).object();
            layout->remove(s("milliseconds"));
        }
        EXPECT_EQ(one, two);
        EXPECT_EQ(one.value(s("input_hash")).toString(), hash);
        EXPECT_EQ(one.value(s("seed")).toInt(), 4) << "the line's own, since --seed is not given";
        EXPECT_GT(one.value(s("objects")).toArray().size(), 2);
        const QJsonObject there = QJsonDocument::fromJson(shown().split('\n').first()).object();
        const auto things = [](const QJsonObject &room) {
            QStringList names;
            double places = 0; // of all, so that their order does not count
            for (const QJsonValue &object : room.value(s("objects")).toArray()) {
                const QJsonArray centre = object[s("centre")].toArray();
                names << object[s("category")].toString();
                places += centre[0].toDouble() + std::sqrt(2.0) * centre[1].toDouble();
            }
            names.sort();
            return std::pair(names, places);
        };
        EXPECT_EQ(things(there).first, things(one).first) << "the project's objects again";
        EXPECT_NEAR(things(there).second, things(one).second, 0.05);
    }

    TemporaryFolder m_folder;
    const QString m_project = m_folder.path(s("p.twin"));
};

} // namespace

TEST_F(CliGenerate, aRecipeMakesTheSameAgainAndWithASeedAnother)
{
    const Outcome first = generate(s("--keep none --seed 4 --object Chair=3 --prompt"), {s("no tv, 书桌靠窗")});
    ASSERT_EQ(first.status, 0) << first.said();
    const QByteArray before = shown();
    ASSERT_EQ(generate(s("--keep none --seed 9")).status, 0);
    EXPECT_NE(shown(), before);

    const Outcome again = generate(s("--recipe"), {nodeOf(first)});
    ASSERT_EQ(again.status, 0) << again.said();
    EXPECT_EQ(shown(), before);
    const Outcome other = generate(s("--seed 5 --recipe"), {nodeOf(first)});
    ASSERT_EQ(other.status, 0) << other.said();
    EXPECT_NE(shown(), before);
    EXPECT_TRUE(other.err.contains("no Television; Desk by-window")) << "it is the same request";

    EXPECT_EQ(generate(s("--recipe n1")).status, 4) << "a room has no recipe";
    EXPECT_EQ(generate(s("--prompt chairs --recipe"), {nodeOf(first)}).status, 2);
    const QByteArray log = runTwinloom(s("log"), {m_project}).out;
    EXPECT_TRUE(log.contains("no tv, 书桌靠窗")) << log.toStdString();
}

TEST_F(CliGenerate, bansRegionsAndGraphsAreAskedFor)
{
    const Outcome plain = generate(s("--keep none --type bedroom --ban Bed"));
    ASSERT_EQ(plain.status, 0) << plain.said();
    EXPECT_FALSE(shown().contains("\"Bed\""));
    const Outcome both = generate(s("--keep none --type bedroom --ban Bed --object Bed=1"));
    ASSERT_EQ(both.status, 0) << both.said();
    EXPECT_TRUE(shown().contains("\"Bed\"")) << "the count holds, as in a request";
    EXPECT_TRUE(both.err.contains("the number of 1 holds")) << both.said();

    const QString graph = m_folder.path(s("graph.json"));
    writeFile(graph, R"({"nodes": [{"id": "a", "category": "Desk"}, {"id": "b", "category": "Chair"}],
                         "edges": [{"from": "b", "to": "a", "relation": "facing"}]})");
    const Outcome related = generate(s("--keep none --graph"), {graph});
    ASSERT_EQ(related.status, 0) << related.said();
    EXPECT_TRUE(shown().contains("\"Desk\""));
    writeFile(graph, R"({"nodes": [{"id": "a", "category": "Desk"}], "edges": [{"from": "b", "relation": "facing"}]})");
    const Outcome wrong = generate(s("--graph"), {graph});
    EXPECT_EQ(wrong.status, 3) << wrong.said();
    EXPECT_TRUE(wrong.err.contains("graph.edges[0].from")) << wrong.said();

    for (const char *region : {"1,2,3", "0,0,x,1", "0,0,0,4", "0,0,1,1,0,1,1,0"})
        EXPECT_EQ(generate(s("--region"), {s(region)}).status, 2) << region;
    const Outcome outside = generate(s("--region 500,500,501,501"));
    EXPECT_EQ(outside.status, 3);
    EXPECT_TRUE(outside.err.contains("--region 500,500,501,501: it lies wholly outside")) << outside.said();
    EXPECT_EQ(generate(s("--region 0,0,0.1,0.1")).status, 0) << "nothing may fit, which is said";
}

TEST_F(CliGenerate, theSameAgainButDifferentHere)
{
    const Outcome first = generate(s("--keep none --seed 4 --prompt"), {s("two desks")});
    ASSERT_EQ(first.status, 0) << first.said();
    ASSERT_EQ(generate(s("--keep none --seed 20")).status, 0); // another one is shown now
    EXPECT_EQ(generate(s("--again"), {nodeOf(first)}).status, 2) << "where?";
    const Outcome again = generate(s("--region=-100,-100,100,2 --again"), {nodeOf(first)});
    ASSERT_EQ(again.status, 0) << again.said();
    EXPECT_EQ(again.object().value(s("variants")).toArray().first().toObject().value(s("seed")).toInt(), 5);
    EXPECT_TRUE(again.err.contains("2 x Desk")) << "it is the same request";
}

TEST_F(CliGenerate, aPlanOfTheFloorIsPrintedAndIsTheSameAgain)
{
    const QString hall = m_folder.path(s("hall.jsonl"));
    writeFile(hall, R"({"id":"hall","room_type":"factory","polygon":[[0,0],[40,0],[40,25],[0,25]],"height":7,)"
                    R"("doors":[{"from":[10,0],"to":[14,0],"bottom":0,"top":4}],"windows":[],"objects":[]})"
                    "\n");
    ASSERT_EQ(runTwinloom(s("import"), {m_project, hall}).status, 0);
    const auto planOf = [](const Outcome &outcome) {
        return outcome.object().value(s("variants")).toArray().first().toObject().value(s("plan")).toObject();
    };
    const Outcome first =
        generate(s("--generator facility --room hall --param steps=4000 --param"),
                 {s("departments=A:120:racks; B:90:machining"), s("--param"), s("flow=Dock>A:5; A>B:9")});
    ASSERT_EQ(first.status, 0) << first.said();
    const QJsonObject plan = planOf(first);
    EXPECT_EQ(plan.value(s("departments")).toArray().size(), 2);
    EXPECT_EQ(plan.value(s("flows")).toArray().first().toObject().value(s("from")).toString(), s("Door 1"));
    EXPECT_GT(plan.value(s("totals")).toObject().value(s("handling_cost")).toDouble(), 0);
    EXPECT_EQ(first.object().value(s("variants")).toArray().first().toObject().value(s("handling_cost")),
              plan.value(s("totals")).toObject().value(s("handling_cost")));
    const Outcome again = generate(s("--recipe"), {nodeOf(first)});
    ASSERT_EQ(again.status, 0) << again.said();
    EXPECT_EQ(planOf(again), plan);
    EXPECT_EQ(runTwinloom(s("validate"), {m_project}).status, 0);
}

TEST_F(CliGenerate, aRequestOfTheManifestIsALineOfLayoutOnAnyNumberOfThreads)
{
    expectManifestMakesItAgain(s("graph"));
}

TEST_F(CliGenerate, aRequestOfTheManifestIsALineOfLayoutForLearnedOnesToo)
{
    expectManifestMakesItAgain(s("autoregressive"));
}

TEST_F(CliGenerate, weightsOfOnesOwnAreFoundFromOtherFoldersAgain)
{
    const QFileInfo program(qEnvironmentVariable("TWINLOOM_BINARY")); // build/PRESET/bin/twinloom
    const QString model =
        QDir::cleanPath(program.dir().filePath(s("../../../resources/scenegen/autoregressive.safetensors")));
    ASSERT_TRUE(QFile::exists(model)) << model.toStdString();
    const QString typed = QDir::current().relativeFilePath(model);
    ASSERT_EQ(generate(s("--keep none --generator autoregressive --param model=%1").arg(typed)).status, 0);
    ASSERT_EQ(runTwinloom(s("export"), {m_project, m_folder.path(s("p.json"))}).status, 0);
    const QJsonObject manifest = QJsonDocument::fromJson(readFile(m_folder.path(s("p.manifest.json")))).object();
    const QString stored = manifest.value(s("groups"))
                               .toArray()
                               .first()
                               .toObject()
                               .value(s("recipe"))
                               .toObject()
                               .value(s("parameters"))
                               .toObject()
                               .value(s("model"))
                               .toString();
    EXPECT_TRUE(QDir::isAbsolutePath(stored)) << stored.toStdString();
    EXPECT_TRUE(QFile::exists(stored)) << stored.toStdString();
}

TEST_F(CliGenerate, whereNothingFitsNoVariantIsAdded)
{
    const QString room = m_folder.path(s("small.jsonl")), project = m_folder.path(s("small.twin"));
    writeFile(room, R"({"id":"s","room_type":"Bedroom","polygon":[[0,0],[0.5,0],[0.5,0.5],[0,0.5]],"objects":[]})"
                    "\n");
    ASSERT_EQ(runTwinloom(s("new"), {project}).status, 0);
    ASSERT_EQ(runTwinloom(s("import"), {project, room}).status, 0);
    for (const char *generator : {"graph", "autoregressive"}) {
        const Outcome none = runTwinloom(s("generate --json --generator %1").arg(s(generator)), {project});
        EXPECT_EQ(none.status, 0) << none.said();
        EXPECT_TRUE(none.err.contains("Nothing could be placed")) << none.said();
        EXPECT_TRUE(none.object().value(s("variants")).toArray().isEmpty()) << none.said();
        EXPECT_TRUE(none.object().value(s("change")).isNull()) << none.said();
        EXPECT_TRUE(none.object().value(s("issues")).toArray().size() > 0) << none.said();
    }
    EXPECT_EQ(runTwinloom(s("log --json"), {project}).array().size(), 1) << "the import only";
}
