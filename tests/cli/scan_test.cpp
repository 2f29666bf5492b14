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

TEST(CliScan, aSecondSurveyOfAPlaceIsTold)
{
    const TemporaryFolder folder;
    const QString project = folder.path(s("p.twin"));
    ASSERT_EQ(runTwinloom(s("new"), {project}).status, 0);
    for (const QString &seed : {s("1"), s("2")}) {
        const QString cloud = folder.path(seed + s(".ply"));
        ASSERT_EQ(runTwinloom(s("simulate-scan --preset office --points 300000 --seed"), {seed, cloud}).status, 0);
        const Outcome scanned = runTwinloom(s("scan"), {project, cloud});
        ASSERT_EQ(scanned.status, 0) << scanned.said();
        EXPECT_EQ(scanned.err.contains("place-known: n1: This place is in the project already"), seed == s("2"));
    }
    const Outcome compared = runTwinloom(s("compare"), {project});
    EXPECT_EQ(compared.status, 0) << compared.said();
    EXPECT_TRUE(compared.out.startsWith("Nothing changed: objects and walls compared: ")) << compared.said();
    const Outcome valid = runTwinloom(s("validate --json"), {project});
    EXPECT_EQ(valid.status, 0) << valid.said();
    const QJsonArray notes = valid.object().value(s("notes")).toArray();
    ASSERT_EQ(notes.size(), 1) << valid.said();
    EXPECT_EQ(notes.first().toObject().value(s("code")).toString(), s("surveyed-twice"));
}

TEST(CliScan, aHouseHasStoreys)
{
    const TemporaryFolder folder;
    const QString cloud = folder.path(s("house.ply")), project = folder.path(s("p.twin"));
    const Outcome simulated = runTwinloom(s("simulate-scan --preset house --points 400000"), {cloud});
    ASSERT_EQ(simulated.status, 0) << simulated.said();
    ASSERT_EQ(runTwinloom(s("new"), {project}).status, 0);
    const Outcome scanned = runTwinloom(s("scan --json"), {project, cloud});
    ASSERT_EQ(scanned.status, 0) << scanned.said();
    const QJsonArray storeys = scanned.object().value(s("storeys")).toArray();
    ASSERT_EQ(storeys.size(), 2);
    EXPECT_NEAR(storeys.at(0).toObject().value(s("ceiling")).toDouble(), 2.6, 0.01);
    EXPECT_NEAR(storeys.at(1).toObject().value(s("floor")).toDouble(), 2.9, 0.01);
    for (const QJsonValue &room : scanned.object().value(s("rooms")).toArray())
        EXPECT_NEAR(room.toObject().value(s("floor")).toDouble(), room.toObject().value(s("storey")).toInt() * 2.9,
                    0.02);
    const Outcome again = runTwinloom(s("scan"), {project, cloud});
    ASSERT_EQ(again.status, 0) << again.said();
    EXPECT_TRUE(again.out.contains("Storey 2: floor: 2.90 m, ceiling: 5.40 m, rooms: ")) << again.said();
    EXPECT_EQ(runTwinloom(s("validate"), {project}).status, 0);
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

TEST(CliScan, aFileOfOnePointIsAScanToo)
{
    const TemporaryFolder folder;
    const QString project = folder.path(s("p.twin"));
    ASSERT_EQ(runTwinloom(s("new"), {project}).status, 0);
    for (const char *file : {"las/permutations/1.0_0.las", "las/permutations/1.2_3.las", "ply/text_extradim.ply"}) {
        const Outcome scanned = runTwinloom(s("scan --json"), {project, dataPath(s("scans/formats/") + s(file))});
        ASSERT_EQ(scanned.status, 0) << file << ' ' << scanned.said();
        const QJsonArray clouds = scanned.object().value(s("clouds")).toArray();
        ASSERT_EQ(clouds.size(), 1) << file;
        EXPECT_EQ(clouds.at(0).toObject().value(s("points")).toInt(), 1) << file;
        EXPECT_EQ(scanned.object().value(s("rooms")).toArray().size(), 0) << file;
    }
    EXPECT_EQ(runTwinloom(s("validate"), {project}).status, 0);
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

TEST(CliAlign, aLooseScanIsBroughtToTheOtherByPairsOfPoints)
{
    const TemporaryFolder folder;
    const QString project = folder.path(s("p.twin")), room = folder.path(s("room.json")), a = folder.path(s("a.ply")),
                  b = folder.path(s("b.ply"));
    // Square and empty: it fits onto itself in four ways.
    writeFile(room,
              R"({"id":"r","room_type":"storage","polygon":[[0,0],[4,0],[4,4],[0,4]],"height":2.6,"objects":[]})");
    ASSERT_EQ(runTwinloom(s("simulate-scan --points 120000 --seed 1"), {a, s("--scene"), room}).status, 0);
    ASSERT_EQ(runTwinloom(s("simulate-scan --points 120000 --seed 2"), {b, s("--scene"), room}).status, 0);
    ASSERT_EQ(runTwinloom(s("new"), {project}).status, 0);
    const Outcome scanned = runTwinloom(s("scan --json"), {project, a, b});
    ASSERT_EQ(scanned.status, 0) << scanned.said();
    const QJsonObject loose = scanned.object().value(s("clouds")).toArray().at(1).toObject();
    ASSERT_FALSE(loose.value(s("confident")).toBool());
    const double away = loose.value(s("transform")).toArray().at(0).toArray().at(3).toDouble();
    ASSERT_GT(away, 4);

    const auto pairs = [away](const char *form) {
        return QString::fromLatin1(form)
            .replace(s("@"), QString::number(away))
            .replace(s("$"), QString::number(away + 4));
    };
    writeFile(folder.path(s("pairs.txt")),
              pairs("# corners\n@,0,0=0,0,0\n$,0,0 = 4,0,0\n\n$,4,2.6=4,4,2.6\n").toUtf8());
    const Outcome aligned = runTwinloom(s("align --json --pairs"), {folder.path(s("pairs.txt")), s("--pair"),
                                                                    pairs("@,4.02,0=0,4,0"), project, s("b.ply")});
    ASSERT_EQ(aligned.status, 0) << aligned.said();
    EXPECT_EQ(aligned.object().value(s("change")).toInt(), 2);
    EXPECT_EQ(aligned.object().value(s("rooms")).toArray().size(), 1);
    EXPECT_EQ(aligned.object().value(s("pairs")).toArray().size(), 4);
    EXPECT_GT(aligned.object().value(s("overlap")).toDouble(), 0.8);
    EXPECT_EQ(runTwinloom(s("validate"), {project}).status, 0);

    const auto status = [&](const QStringList &arguments) { return runTwinloom(s("align"), arguments).status; };
    EXPECT_EQ(status({project, s("b.ply"), s("--pair"), s("1,2=3")}), 2);
    EXPECT_EQ(status({project, s("b.ply"), s("--pair"), s("0,0,0=0,0,0")}), 3) << "three are needed";
    EXPECT_EQ(status({project, s("nobody"), s("--pair"), s("0,0,0=0,0,0")}), 4);
    writeFile(folder.path(s("pairs.txt")), "0,0,0=zero\n");
    const Outcome bad = runTwinloom(s("align --pairs"), {folder.path(s("pairs.txt")), project, s("b.ply")});
    EXPECT_EQ(bad.status, 3);
    EXPECT_TRUE(bad.err.contains("line 1")) << bad.said();
}
