// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/command_line.h"

#include <algorithm>

using namespace twinloom::test;

namespace
{

/// A project with one empty bedroom of 5 by 4 m.
QString bedroom(const TemporaryFolder &folder)
{
    const QString project = folder.path(s("p.twin")), rooms = folder.path(s("rooms.jsonl"));
    writeFile(rooms, R"({"id":"r","room_type":"Bedroom","polygon":[[0,0],[5,0],[5,4],[0,4]],"objects":[]})"
                     "\n");
    EXPECT_EQ(runTwinloom(s("new"), {project}).status, 0);
    EXPECT_EQ(runTwinloom(s("import"), {project, rooms}).status, 0);
    return project;
}

} // namespace

TEST(CliSuggest, categoriesWithProbabilitiesTheLikeliestFirst)
{
    const TemporaryFolder folder;
    const QString project = bedroom(folder);
    const Outcome run = runTwinloom(s("suggest --at 2.5,3.4 --json"), {project});
    ASSERT_EQ(run.status, 0) << run.said();
    const QJsonArray list = run.object().value(s("suggestions")).toArray();
    ASSERT_GT(list.size(), 5);
    double sum = 0, last = 1;
    QStringList first;
    for (const QJsonValue &value : list) {
        const double probability = value.toObject().value(s("probability")).toDouble();
        EXPECT_LE(probability, last);
        last = probability;
        sum += probability;
        if (first.size() < 3)
            first << value.toObject().value(s("category")).toString();
    }
    EXPECT_NEAR(sum, 1, 1e-4);
    EXPECT_TRUE(first.contains(s("Bed"))) << first.join(s(", ")).toStdString();
    EXPECT_EQ(runTwinloom(s("suggest --at 2.5,3 --top 2 --json"), {project})
                  .object()
                  .value(s("suggestions"))
                  .toArray()
                  .size(),
              2);
    const QByteArray hall = runTwinloom(s("suggest --at 2.5,3 --type factory"), {project}).out;
    EXPECT_TRUE(hall.contains("Workbench") || hall.contains("ControlCabinet")) << hall.toStdString();
}

TEST(CliSuggest, saysWhatIsWrong)
{
    const TemporaryFolder folder;
    const QString project = bedroom(folder);
    EXPECT_EQ(runTwinloom(s("suggest --at 20,3"), {project}).status, 3) << "not on the floor";
    EXPECT_EQ(runTwinloom(s("suggest --at here"), {project}).status, 2);
    EXPECT_EQ(runTwinloom(s("suggest --at nan,1"), {project}).status, 2);
    EXPECT_EQ(runTwinloom(s("suggest"), {project}).status, 2);
    EXPECT_EQ(runTwinloom(s("suggest --at 1,1 --room nowhere"), {project}).status, 4);
    EXPECT_EQ(runTwinloom(s("suggest --at 1,1"), {folder.path(s("none.twin"))}).status, 4);
}

TEST(CliSuggest, aMapOfTheFloorAsPictureAndAsNumbers)
{
    const TemporaryFolder folder;
    const QString project = bedroom(folder), picture = folder.path(s("desk.png"));
    const Outcome run = runTwinloom(s("suggest --category Desk --json --cell 0.25 --heatmap"), {picture, project});
    ASSERT_EQ(run.status, 0) << run.said();
    const QJsonObject map = run.object().value(s("heatmap")).toObject();
    EXPECT_EQ(map.value(s("columns")).toInt(), 20);
    EXPECT_EQ(map.value(s("rows")).toInt(), 16);
    const QJsonArray values = map.value(s("values")).toArray();
    ASSERT_EQ(values.size(), 16);
    ASSERT_EQ(values[0].toArray().size(), 20);
    const double middle = values[8].toArray()[10].toDouble(), wall = values[1].toArray()[6].toDouble();
    EXPECT_GT(wall, 2 * middle) << "desks stand at walls";
    EXPECT_TRUE(QFile::exists(picture));
    EXPECT_TRUE(runTwinloom(s("suggest --category Desk"), {project}).out.startsWith("best at "));
    EXPECT_TRUE(map.value(s("nowhere")).isNull());
    EXPECT_EQ(runTwinloom(s("suggest --category Unheardof"), {project}).status, 4);
    EXPECT_EQ(runTwinloom(s("suggest --at 1,1 --heatmap"), {picture, project}).status, 2) << "of what?";
    EXPECT_EQ(runTwinloom(s("suggest --category Desk --heatmap"), {folder.path(s("desk.xyz")), project}).status, 2);
}

TEST(CliSuggest, saysWhyAThingFitsNowhere)
{
    const TemporaryFolder folder;
    const QString project = folder.path(s("p.twin")), rooms = folder.path(s("rooms.jsonl"));
    writeFile(rooms, R"({"id":"r","room_type":"Bedroom","polygon":[[0,0],[1,0],[1,1],[0,1]],"objects":[]})"
                     "\n");
    EXPECT_EQ(runTwinloom(s("new"), {project}).status, 0);
    EXPECT_EQ(runTwinloom(s("import"), {project, rooms}).status, 0);
    const Outcome run = runTwinloom(s("suggest --category Bed"), {project});
    EXPECT_EQ(run.status, 0);
    EXPECT_TRUE(run.out.startsWith("A Bed fits nowhere. No place has room")) << run.out.toStdString();
    const QJsonObject map =
        runTwinloom(s("suggest --category Bed --json"), {project}).object().value(s("heatmap")).toObject();
    EXPECT_TRUE(map.value(s("best")).isNull());
    EXPECT_FALSE(map.value(s("nowhere")).toString().isEmpty());
}
