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
