// SPDX-License-Identifier: Apache-2.0
// `xr` on the simulated headset, as a person or a script uses it.
#include "tests/cli/command_line.h"

#include <QFile>
#include <QImage>

using namespace twinloom::test;

namespace
{

class CliXr : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_EQ(runTwinloom(s("new"), {project}).status, 0);
        writeFile(folder.path(s("room.jsonl")),
                  R"({"id":"room","room_type":"livingroom","polygon":[[0,0],[6,0],[6,4],[0,4]],"height":2.7,"objects":[
{"category":"Sofa","centre":[3,3.4,0.4],"size":[2.1,0.9,0.8],"yaw":3.1416}]})");
        QByteArray line = readFile(folder.path(s("room.jsonl"))).replace('\n', ' ');
        writeFile(folder.path(s("room.jsonl")), line + '\n');
        writeFile(smallEyes, "0 eyes 160 120\n"); // the software driver is slow
        const Outcome imported = runTwinloom(s("import"), {project, folder.path(s("room.jsonl"))});
        ASSERT_EQ(imported.status, 0) << imported.said();
    }
    Outcome xr(const char *options, const QStringList &more = {})
    {
        const QStringList script = more.contains(s("--script")) ? QStringList() : QStringList{s("--script"), smallEyes};
        return runTwinloom(s("xr --headset simulated"), QStringList{project} + script + s(options).split(u' ') + more);
    }

    TemporaryFolder folder;
    QString project = folder.path(s("p.twin")), mirror = folder.path(s("mirror.png")),
            smallEyes = folder.path(s("eyes.txt"));
};

} // namespace

TEST_F(CliXr, reportsAndWritesWhatBothEyesSaw)
{
    const Outcome outcome = xr("--frames 12 --json --mirror", {mirror});
    ASSERT_EQ(outcome.status, 0) << outcome.said();
    const QJsonObject report = outcome.object();
    EXPECT_TRUE(report[s("runtime")].toString().contains(s("imulated"))) << outcome.said();
    const QStringList states = report[s("states")].toVariant().toStringList();
    EXPECT_EQ(states.mid(0, 5), (QStringList{s("IDLE"), s("READY"), s("SYNCHRONIZED"), s("VISIBLE"), s("FOCUSED")}));
    EXPECT_EQ(report[s("frames")].toInt(), 12);
    EXPECT_EQ(report[s("validation_errors")].toInt(-1), 0);
    EXPECT_GT(report[s("frame_ms")][s("median")].toDouble(), 0);
    EXPECT_GE(report[s("frame_ms")][s("p99")].toDouble(), report[s("frame_ms")][s("median")].toDouble());

    const QImage picture(mirror);
    ASSERT_FALSE(picture.isNull());
    EXPECT_GT(picture.width(), picture.height()) << "two eyes side by side";
    const QRect left(0, 0, picture.width() / 2, picture.height());
    const QRect right(picture.width() / 2, 0, picture.width() / 2, picture.height());
    const auto colours = [&](const QRect &part) {
        QSet<QRgb> seen;
        for (int y = part.top(); y < part.bottom(); y += 3)
            for (int x = part.left(); x < part.right(); x += 3)
                seen.insert(picture.pixel(x, y));
        return seen.size();
    };
    EXPECT_GT(colours(left), 50);
    EXPECT_GT(colours(right), 50);
    EXPECT_NE(picture.copy(left), picture.copy(right)) << "each eye has a place of its own";
}

TEST_F(CliXr, theSameRunGivesTheSamePicture)
{
    const QString again = folder.path(s("again.png"));
    ASSERT_EQ(xr("--frames 5 --mirror", {mirror}).status, 0);
    ASSERT_EQ(xr("--frames 5 --mirror", {again}).status, 0);
    EXPECT_EQ(QImage(mirror), QImage(again));
}

TEST_F(CliXr, aScriptTakesTheHeadsetAwayAndTheLoopComesBack)
{
    const QString script = folder.path(s("script.txt"));
    writeFile(script, "0 eyes 32 32\n6 lose_session\n");
    const Outcome outcome = xr("--frames 20 --json", {s("--script"), script});
    ASSERT_EQ(outcome.status, 0) << outcome.said();
    EXPECT_EQ(outcome.object()[s("losses")].toInt(), 1);
    EXPECT_EQ(outcome.object()[s("frames")].toInt(), 20);
}

TEST_F(CliXr, troubleHasItsExitStatus)
{
    EXPECT_EQ(xr("--frames 0").status, 2);
    EXPECT_EQ(xr("--at nowhere --frames 1").status, 2);
    EXPECT_EQ(runTwinloom(s("xr --headset none --script x --frames 1"), {project}).status, 2);
    EXPECT_EQ(runTwinloom(s("xr --headset simulated --frames 1"), {folder.path(s("missing.twin"))}).status, 4);
    writeFile(folder.path(s("bad.txt")), "1 fly\n");
    EXPECT_NE(xr("--frames 1", {s("--script"), folder.path(s("bad.txt"))}).status, 0);
    EXPECT_EQ(xr("--frames 2 --mirror", {folder.path(s("no/such/place.png"))}).status, 5);
    EXPECT_EQ(xr("--frames 2 --overlay live").status, 4) << "nothing is bound";
}

TEST_F(CliXr, withoutARuntimeThereIsOneMessage)
{
    const QString manifest = folder.path(s("runtime.json"));
    writeFile(manifest, "{ broken");
    for (const QString &runtime : {manifest, folder.path(s("nowhere.json"))}) {
        qputenv("XR_RUNTIME_JSON", QFile::encodeName(runtime));
        const Outcome outcome = runTwinloom(s("xr --headset system --frames 3 --patience 1"), {project});
        qunsetenv("XR_RUNTIME_JSON");
        EXPECT_EQ(outcome.status, 8) << outcome.said();
        EXPECT_EQ(outcome.err.count("twinloom: "), 1) << outcome.said();
        EXPECT_TRUE(outcome.err.contains(QFile::encodeName(runtime))) << outcome.said();
    }
}

TEST_F(CliXr, aRuntimeThatDiesIsOneMessage)
{
    const QString script = folder.path(s("script.txt"));
    writeFile(script, "0 eyes 32 32\n4 lose_instance forever\n");
    const Outcome outcome = xr("--frames 20 --patience 1", {s("--script"), script});
    EXPECT_EQ(outcome.status, 8) << outcome.said();
    EXPECT_EQ(outcome.err.count("twinloom: "), 1) << outcome.said();
    EXPECT_EQ(outcome.err.count("xrCreateInstance"), 1) << "the loader's own words are not added at every attempt";
    EXPECT_FALSE(outcome.err.contains("--headset simulated")) << "that is what died: " << outcome.said();
    EXPECT_TRUE(outcome.err.contains("lose_instance")) << outcome.said();
}
