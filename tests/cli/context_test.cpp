// SPDX-License-Identifier: Apache-2.0
// What all verbs share: how results go out, how wrong words are answered, how Ctrl-C ends.
#include "tests/cli/command_line.h"
#include "tests/cli/running_twinloom.h"

#include <QFile>

#include <csignal>

using namespace twinloom::test;

TEST(CliContext, resultsThatCannotBeWrittenAreAnError)
{
    const TemporaryFolder folder;
    const QString project = folder.path(s("p.twin")), full = s("/dev/full");
    ASSERT_EQ(runTwinloom(s("new"), {project}).status, 0);
    const QByteArray room = R"({"id":"r","type":"bedroom","polygon":[[0,0],[4,0],[4,4],[0,4]],"height":2.6})";
    for (const Outcome &outcome :
         {runTwinloomInto(full, s("log --json"), {project}), runTwinloomInto(full, s("library list")),
          runTwinloomInto(full, s("--help")), runTwinloomInto(full, s("layout --generator graph"), {}, room)}) {
        EXPECT_EQ(outcome.status, 5);
        EXPECT_TRUE(outcome.err.startsWith("twinloom: ")) << outcome.said();
        EXPECT_TRUE(outcome.err.contains("No space left on device")) << outcome.said();
        EXPECT_EQ(outcome.err.count('\n'), 1) << outcome.said();
    }
}

TEST(CliContext, wrongUsageIsOneLineThatHelps)
{
    const struct {
        const char *arguments, *words;
    } kCases[] = {
        {"sacn", "\"sacn\" is no verb. Did you mean \"scan\"? See \"twinloom --help\"."},
        {"quux", "\"quux\" is no verb. See \"twinloom --help\"."},
        {"model chekc", "\"chekc\" is no verb. Did you mean \"check\"? See \"twinloom model --help\"."},
        {"scan p.twin a.ply --up w", "See \"twinloom scan --help\"."},
        {"scan p.twin", "files is required. See \"twinloom scan --help\"."},
    };
    for (const auto &[arguments, words] : kCases) {
        const Outcome outcome = runTwinloom(s(arguments));
        EXPECT_EQ(outcome.status, 2) << outcome.said();
        EXPECT_TRUE(outcome.err.startsWith("twinloom: ")) << outcome.said();
        EXPECT_TRUE(outcome.err.endsWith(QByteArray(words) + '\n')) << outcome.said();
        EXPECT_EQ(outcome.err.count('\n'), 1) << outcome.said();
    }
}

TEST(CliContext, aLargePictureStopsAtOnce)
{
    const TemporaryFolder folder;
    const QString project = folder.path(s("p.twin")), picture = folder.path(s("p.png"));
    ASSERT_EQ(runTwinloom(s("new"), {project}).status, 0);
    writeFile(picture, "old");
    RunningTwinloom render({s("render"), s("--size"), s("5000x5000"), s("--supersample"), s("1"), project, picture});
    ASSERT_TRUE(render.says("Drawing"));
    const Outcome outcome = render.end(SIGINT);
    EXPECT_EQ(outcome.status, 7) << outcome.said();
    EXPECT_EQ(readFile(picture), "old");
    EXPECT_EQ(runTwinloom(s("validate"), {project}).status, 0) << "the project can be used as before";
}
