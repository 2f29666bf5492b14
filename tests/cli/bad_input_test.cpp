// SPDX-License-Identifier: Apache-2.0
// Broken scans and projects: one line that names file and place, the right exit status, the project as it was.
#include "tests/cli/command_line.h"

#include <QDir>
#include <QFile>

using namespace twinloom::test;

namespace
{

class CliBadInput : public testing::Test
{
protected:
    void SetUp() override
    {
        project = folder.path(s("p.twin"));
        ASSERT_EQ(runTwinloom(s("new"), {project}).status, 0);
    }

    /// Scans bytes as a file and expects a one-line error that names it, and an unchanged project.
    void expectRefused(const char *name, const QByteArray &bytes, int status = 3)
    {
        const QString file = folder.path(s(name));
        writeFile(file, bytes);
        expectFileRefused(file, status);
    }
    void expectFileRefused(const QString &file, int status)
    {
        const Outcome run = runTwinloom(s("scan"), {project, file});
        EXPECT_EQ(run.status, status) << run.said();
        const QList<QByteArray> lines = run.err.trimmed().split('\n');
        EXPECT_TRUE(lines.last().startsWith("twinloom: ")) << run.said();
        EXPECT_TRUE(lines.last().contains(QFileInfo(file).fileName().toUtf8())) << run.said();
        EXPECT_TRUE(run.out.isEmpty());
        EXPECT_EQ(runTwinloom(s("log --json"), {project}).array().size(), 0) << "the project has changed";
    }

    TemporaryFolder folder;
    QString project;
};

QByteArray plyHeader(int points)
{
    return "ply\nformat ascii 1.0\nelement vertex " + QByteArray::number(points) +
           "\nproperty float x\nproperty float y\nproperty float z\nend_header\n";
}

} // namespace

TEST_F(CliBadInput, brokenScans)
{
    expectRefused("empty.ply", "");
    expectRefused("cut.ply", plyHeader(3) + "1 2 3\n1 2");
    expectRefused("huge.ply", "ply\nformat binary_little_endian 1.0\nelement vertex 4000000000\nproperty float "
                              "x\nproperty float y\nproperty float z\nend_header\nabc");
    expectRefused("nan.xyz", "nan nan nan\ninf 1 2\n");
    expectRefused("text.pcd", "this is no point cloud\n");
    expectRefused("model.stl", "solid x\nendsolid x\n");
    const QByteArray scan = readFile(dataPath(s("scans/pcl_room_scan/room_scan1.pcd")));
    expectRefused("cut.pcd", scan.left(scan.size() / 2));
}

TEST_F(CliBadInput, foldersPermissionsAndAbsence)
{
    ASSERT_TRUE(QDir(folder.path(s("."))).mkdir(s("folder.ply")));
    expectFileRefused(folder.path(s("folder.ply")), 3);
    expectFileRefused(folder.path(s("nowhere.ply")), 4);
}

TEST_F(CliBadInput, aFolderIsNoFileForAnyVerb)
{
    const QString directory = folder.path(s("."));
    const auto expectFolder = [&](const char *verb, const QStringList &arguments) {
        const Outcome run = runTwinloom(s(verb), arguments);
        EXPECT_EQ(run.status, 3) << verb << ' ' << run.said();
        EXPECT_TRUE(run.err.contains("is a folder, not a file")) << verb << ' ' << run.said();
    };
    expectFolder("scan", {project, directory});
    expectFolder("import", {project, directory});
    expectFolder("layout --generator graph", {directory});
    expectFolder("evaluate", {directory});
    expectFolder("facility", {directory});
    expectFolder("model check --cases", {directory});
    expectFolder("library match", {directory});
    for (const char *verb : {"render", "export"}) {
        ASSERT_TRUE(QDir(directory).mkpath(s("out.png")) && QDir(directory).mkpath(s("out.glb")));
        const QString output = folder.path(s(verb[0] == 'r' ? "out.png" : "out.glb"));
        const Outcome run = runTwinloom(s(verb), {project, output});
        EXPECT_EQ(run.status, 5) << verb << ' ' << run.said();
    }
}

TEST_F(CliBadInput, aFileThatMayNotGrowIsAnErrorThatLeavesTheProjectAsItWas)
{
    const QByteArray before = readFile(project);
    const QString room = folder.path(s("room.jsonl"));
    writeFile(room,
              R"({"id": "a", "room_type": "Office", "polygon": [[0, 0], [4, 0], [4, 3], [0, 3]], "height": 2.6})");
    const auto expectIo = [&](const char *verb, const QStringList &arguments) {
        const Outcome run = runTwinloomWithin(1024, s(verb), arguments);
        EXPECT_EQ(run.status, 5) << verb << ' ' << run.said();
        EXPECT_EQ(run.err.trimmed().count("twinloom: "), 1) << verb << ' ' << run.said();
        EXPECT_TRUE(run.out.isEmpty()) << verb << ' ' << run.said();
    };
    expectIo("new", {folder.path(s("other.twin"))});
    expectIo("import", {project, room});
    expectIo("simulate-scan --preset office --points 1000", {folder.path(s("out.ply"))});
    EXPECT_EQ(readFile(project), before);
    EXPECT_EQ(runTwinloom(s("log --json"), {project}).array().size(), 0);
    ASSERT_EQ(runTwinloom(s("import"), {project, room}).status, 0) << "and it can be written again";
    expectIo("export", {project, folder.path(s("out.glb"))});
    EXPECT_FALSE(QFile::exists(folder.path(s("out.glb"))));
}

TEST_F(CliBadInput, aMillionEqualPointsAreNoScan)
{
    QByteArray equal = "ply\nformat binary_little_endian 1.0\nelement vertex 1000000\nproperty float x\nproperty float "
                       "y\nproperty float z\nend_header\n";
    equal += QByteArray(12 * 1000000, '\0');
    writeFile(folder.path(s("equal.ply")), equal);
    expectFileRefused(folder.path(s("equal.ply")), 3);
    const Outcome run = runTwinloom(s("scan"), {project, folder.path(s("equal.ply"))});
    EXPECT_TRUE(run.err.contains("at one place")) << run.said();
    EXPECT_FALSE(run.err.contains("unit-guessed")) << run.said();
}

TEST_F(CliBadInput, aDamagedCountIsNotBelieved)
{
    QByteArray body;
    for (int i = 0; i < 2000; ++i)
        body += QByteArray::number(i % 40) + " " + QByteArray::number(i / 40) + " 0\n";
    const auto header = [](const char *count, const char *format) {
        return QByteArray("ply\nformat ") + format + " 1.0\nelement vertex " + count +
               "\nproperty float x\nproperty float y\nproperty float z\nend_header\n";
    };
    expectRefused("stray.ply", header("2 00", "ascii") + body);
    expectRefused("few.ply", header("2", "ascii") + body);
    expectRefused("binary.ply", header("1", "binary_little_endian") + QByteArray(120000, '\1'));
}

TEST_F(CliBadInput, aPointFarOutNamesTheFile)
{
    expectRefused("far.ply", plyHeader(4) + "0 0 0\n1 0 0\n0 1 0\n1.47e20 0 1\n");
}

TEST_F(CliBadInput, brokenProjectsAreNeverTouched)
{
    const QByteArray whole = readFile(project);
    for (const QByteArray &bytes :
         {QByteArray(), QByteArray("hello"), whole.left(1000), whole.left(whole.size() / 2)}) {
        const QString broken = folder.path(s("broken.twin"));
        writeFile(broken, bytes);
        for (const char *verb : {"log", "validate", "render"}) {
            QStringList arguments{broken};
            if (QByteArray(verb) == "render")
                arguments.append(folder.path(s("x.png")));
            const Outcome run = runTwinloom(s(verb), arguments);
            EXPECT_EQ(run.status, 3) << verb << run.said();
        }
        EXPECT_EQ(readFile(broken), bytes);
    }
    EXPECT_EQ(runTwinloom(s("log"), {folder.path(s("nowhere.twin"))}).status, 4);
}

TEST(CliUsage, wrongUsageIsTwo)
{
    EXPECT_EQ(runTwinloom(s("")).status, 2);
    EXPECT_EQ(runTwinloom(s("fly")).status, 2);
    EXPECT_EQ(runTwinloom(s("new")).status, 2);
    EXPECT_EQ(runTwinloom(s("simulate-scan x.ply")).status, 2);
    for (const char *wrong : {"--points 0", "--stations -1", "--stations 5000", "--noise -1", "--noise 7"}) {
        const Outcome outcome = runTwinloom(s("simulate-scan x.ply --preset office ") + QLatin1String(wrong));
        EXPECT_EQ(outcome.status, 2) << wrong;
        EXPECT_TRUE((outcome.out + outcome.err).contains(QByteArray(wrong).split(32).front())) << wrong;
    }
    const Outcome ending = runTwinloom(s("simulate-scan x.xyz --preset office"));
    EXPECT_EQ(ending.status, 2);
    EXPECT_TRUE((ending.out + ending.err).contains(".ply"));
    EXPECT_EQ(runTwinloom(s("--help")).status, 0);
    const Outcome help = runTwinloom(s("scan --help"));
    EXPECT_EQ(help.status, 0);
    EXPECT_TRUE(help.out.contains("--keep-points"));
}
