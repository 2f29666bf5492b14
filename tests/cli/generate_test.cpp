// SPDX-License-Identifier: Apache-2.0
// generate: what may be asked for, and the same again.
#include "tests/cli/command_line.h"

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
