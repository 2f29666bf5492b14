// SPDX-License-Identifier: Apache-2.0
// library match, replace, a second `scan` of the same file, and compare.
#include "tests/cli/command_line.h"

#include <QDir>

using namespace twinloom::test;

namespace
{

/// Settings and cache in a folder of the test's own, and a few models.
struct CliReplace : testing::Test {
    CliReplace()
    {
        qputenv("XDG_CONFIG_HOME", folder.path(s("config")).toLocal8Bit());
        qputenv("XDG_CACHE_HOME", folder.path(s("cache")).toLocal8Bit());
        EXPECT_TRUE(QDir().mkpath(models()));
        EXPECT_EQ(runTwinloom(s("library make Wardrobe --size 1.1,0.6,1.9"), {models() + s("/wardrobe.glb")}).status,
                  0);
        EXPECT_EQ(runTwinloom(s("library make Chair --size 0.5,0.5,0.9"), {models() + s("/chair.glb")}).status, 0);
        EXPECT_EQ(runTwinloom(s("library make Box --size 0.5,0.5,0.5"), {models() + s("/box.glb")}).status, 0);
    }
    QString models() const { return folder.path(s("models")); }
    /// Scans a room with a wardrobe, and a box where it is said.
    QString scanOf(const char *name, double boxX)
    {
        const QByteArray room =
            R"({"id":"r","room_type":"office","polygon":[[0,0],[5.5,0],[5.5,3],[3,3],[3,4.5],[0,4.5]],"height":2.6,)"
            R"("doors":[],"windows":[],"objects":[)"
            R"({"category":"Wardrobe","centre":[0.35,2.2,1.0],"size":[1.2,0.6,2.0],"yaw":-1.5708},)"
            R"({"category":"Box","centre":[)" +
            QByteArray::number(boxX) + R"(,1.4,0.3],"size":[0.6,0.6,0.6],"yaw":0.2}]})";
        const QString scene = folder.path(s(name) + s(".jsonl")), cloud = folder.path(s(name) + s(".ply"));
        writeFile(scene, room + '\n');
        const Outcome made =
            runTwinloom(s("simulate-scan --points 200000 --stations 3 --seed 1"), {cloud, s("--scene"), scene});
        EXPECT_EQ(made.status, 0) << made.said();
        return cloud;
    }

    TemporaryFolder folder;
};

} // namespace

TEST_F(CliReplace, matchNamesTheModelsThatLookLikeACluster)
{
    QByteArray xyz;
    for (int i = 0; i < 40; ++i)
        for (int k = 0; k < 40; ++k) { // seat and back
            xyz += QByteArray::number(i * 0.0125 - 0.25) + ' ' + QByteArray::number(k * 0.0125 - 0.25) + " 0.45\n";
            xyz += QByteArray::number(i * 0.0125 - 0.25) + " -0.25 " + QByteArray::number(0.45 + k * 0.0115) + '\n';
        }
    for (int leg = 0; leg < 4; ++leg)
        for (int k = 0; k < 60; ++k)
            xyz += QByteArray::number(leg % 2 ? 0.23 : -0.23) + ' ' + QByteArray::number(leg / 2 ? 0.23 : -0.23) + ' ' +
                   QByteArray::number(k * 0.0075) + '\n';
    writeFile(folder.path(s("cluster.xyz")), xyz);
    const Outcome found =
        runTwinloom(s("library match --json --top 2"), {folder.path(s("cluster.xyz")), s("--library"), models()});
    ASSERT_EQ(found.status, 0) << found.said();
    const QJsonArray matches = found.object().value(s("matches")).toArray();
    ASSERT_GE(matches.size(), 1);
    const QJsonObject best = matches.first().toObject();
    EXPECT_EQ(best.value(s("name")).toString(), s("chair"));
    EXPECT_EQ(best.value(s("category")).toString(), s("Chair"));
    EXPECT_NEAR(best.value(s("yaw")).toDouble(), 0, 0.2); // its back is at -y: it looks along +y
    EXPECT_EQ(best.value(s("scale")).toArray().size(), 3);
    EXPECT_GT(best.value(s("score")).toDouble(), 0.3);
    EXPECT_EQ(runTwinloom(s("library match --json"), {folder.path(s("none.ply"))}).status, 4);
    writeFile(folder.path(s("few.xyz")), "0 0 0\n1 0 0\n0 1 1\n");
    EXPECT_EQ(runTwinloom(s("library match --json"), {folder.path(s("few.xyz"))}).status, 3);
}

TEST_F(CliReplace, replacedObjectsSurviveASecondScanAndComparisonTellsWhatMoved)
{
    const QString project = folder.path(s("p.twin")), first = scanOf("first", 3.6), second = scanOf("second", 4.4);
    ASSERT_EQ(runTwinloom(s("new"), {project}).status, 0);
    EXPECT_EQ(runTwinloom(s("replace --json"), {project}).status, 4); // nothing is scanned yet
    ASSERT_EQ(runTwinloom(s("scan --json --up z"), {project, first}).status, 0);
    EXPECT_EQ(runTwinloom(s("compare --json"), {project}).status, 4); // with what?
    const Outcome replaced = runTwinloom(s("replace --json --confidence 0.4"), {project, s("--library"), models()});
    ASSERT_EQ(replaced.status, 0) << replaced.said();
    EXPECT_EQ(replaced.object().value(s("change")).toInt(), 2);
    const QJsonArray done = replaced.object().value(s("replaced")).toArray();
    ASSERT_GE(done.size(), 1) << replaced.said();
    EXPECT_EQ(done.first().toObject().value(s("category")).toString(),
              done.first().toObject().value(s("model")).toString() == s("box") ? s("Box") : s("Wardrobe"));
    const QString node = done.first().toObject().value(s("node")).toString();

    const Outcome again = runTwinloom(s("scan --json --up z"), {project, first});
    ASSERT_EQ(again.status, 0) << again.said();
    EXPECT_TRUE(again.out.contains("kept-corrections"));
    EXPECT_TRUE(again.out.contains(node.toUtf8()));
    const Outcome left = runTwinloom(s("replace --json --confidence 1"), {project, s("--library"), models()});
    EXPECT_FALSE(left.out.contains("\"" + node.toUtf8() + "\"")); // it is replaced still

    ASSERT_EQ(runTwinloom(s("scan --json --up z"), {project, second}).status, 0);
    const Outcome compared = runTwinloom(s("compare --json"), {project});
    ASSERT_EQ(compared.status, 0) << compared.said();
    const QJsonObject objects = compared.object().value(s("objects")).toObject();
    ASSERT_EQ(objects.value(s("moved")).toArray().size(), 1) << compared.said();
    EXPECT_NEAR(objects.value(s("moved")).toArray().first().toObject().value(s("distance")).toDouble(), 0.8, 0.05);
    EXPECT_EQ(objects.value(s("vanished")).toArray().size(), 0) << compared.said();
    EXPECT_EQ(compared.object().value(s("walls")).toObject().value(s("moved")).toArray().size(), 0);
    EXPECT_EQ(runTwinloom(s("validate"), {project}).status, 0);
}
