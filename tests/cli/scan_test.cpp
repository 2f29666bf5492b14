// SPDX-License-Identifier: Apache-2.0
// simulate-scan and scan: from points to a room.
#include "tests/cli/command_line.h"

using namespace twinloom::test;

TEST(CliScan, aSimulatedOfficeBecomesARoom)
{
    const TemporaryFolder folder;
    const QString cloud = folder.path(s("office.ply")), truth = folder.path(s("truth.json")),
                  project = folder.path(s("p.twin"));
    const Outcome simulated =
        runTwinloom(s("simulate-scan --preset office --points 300000 --seed 2"), {cloud, s("--truth"), truth});
    ASSERT_EQ(simulated.status, 0) << simulated.said();
    ASSERT_EQ(runTwinloom(s("new"), {project}).status, 0);
    const Outcome scanned = runTwinloom(s("scan --json"), {project, cloud});
    ASSERT_EQ(scanned.status, 0) << scanned.said();
    const QJsonObject report = scanned.object(), known = QJsonDocument::fromJson(readFile(truth)).object();
    EXPECT_EQ(report.value(s("change")).toInt(), 1);
    ASSERT_EQ(report.value(s("rooms")).toArray().size(), 1);
    const QJsonObject room = report.value(s("rooms")).toArray().first().toObject();
    const double area = known.value(s("rooms")).toArray().first().toObject().value(s("area")).toDouble();
    EXPECT_NEAR(room.value(s("area")).toDouble(), area, 0.02 * area);
    EXPECT_NEAR(room.value(s("floor")).toDouble(), 0.0, 0.02);
    for (const char *key : {"clouds", "walls", "doors", "windows", "objects", "seconds", "peak_memory_mib", "issues"})
        EXPECT_TRUE(report.contains(s(key))) << key;
    const QJsonObject entry = report.value(s("clouds")).toArray().first().toObject();
    EXPECT_NEAR(entry.value(s("points")).toDouble(), 300000, 15000);
    EXPECT_EQ(entry.value(s("transform")).toArray().size(), 4);
    const Outcome valid = runTwinloom(s("validate --json"), {project});
    EXPECT_EQ(valid.object().value(s("issues")).toArray().size() == 0, valid.status == 0);
}

TEST(CliScan, pointsWithoutARoomAreAddedAllTheSame)
{
    const TemporaryFolder folder;
    const QString project = folder.path(s("p.twin"));
    ASSERT_EQ(runTwinloom(s("new"), {project}).status, 0);
    const Outcome scanned = runTwinloom(s("scan --json"), {project, dataPath(s("scans/formats/pts/test.pts"))});
    ASSERT_EQ(scanned.status, 0) << scanned.said();
    EXPECT_EQ(scanned.object().value(s("rooms")).toArray().size(), 0);
    EXPECT_GE(scanned.object().value(s("issues")).toArray().size(), 1);
}

TEST(CliScan, importedPointsStayAsTheyAre)
{
    const TemporaryFolder folder;
    const QString project = folder.path(s("p.twin")), points = dataPath(s("scans/formats/las/1.2-with-color.las"));
    ASSERT_EQ(runTwinloom(s("new"), {project}).status, 0);
    const Outcome imported = runTwinloom(s("import --json"), {project, points});
    ASSERT_EQ(imported.status, 0) << imported.said();
    EXPECT_EQ(imported.object().value(s("nodes")).toArray().size(), 1);
    ASSERT_EQ(runTwinloom(s("export"), {project, folder.path(s("out.ply"))}).status, 0);
    EXPECT_TRUE(readFile(folder.path(s("out.ply"))).contains("element vertex 1065\n"));
    EXPECT_EQ(runTwinloom(s("import"), {project, dataPath(s("scans/formats/laz/simple.laz"))}).status, 3);
}
