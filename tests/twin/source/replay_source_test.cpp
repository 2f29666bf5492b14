// SPDX-License-Identifier: Apache-2.0
#include "twin/source/replay_source.h"

#include "tests/support/test_data.h"
#include "tests/twin/source/wait_for.h"

namespace twinloom::source
{
namespace
{

struct Player {
    explicit Player(const QString &text, int routes = 1)
    {
        const auto url = SourceUrl::parse(text);
        EXPECT_OK(url);
        auto made = ReplaySource::make(std::vector<SourceUrl>(std::size_t(routes), *url),
                                       {[this](Messages batch, quint64) {
                                            for (Message &message : batch)
                                                messages.push_back(std::move(message));
                                        },
                                        [this](Link now) { link = now; },
                                        [this](const Issue &issue) { issues.push_back(issue); }});
        EXPECT_OK(made);
        source = std::move(*made);
        source->start();
    }
    bool waitForEnd()
    {
        return waitFor([this] { return link == Link::Finished; }, 60'000);
    }
    Messages messages;
    Issues issues;
    Link link = Link::Down;
    std::unique_ptr<Source> source;
};

} // namespace

TEST(ReplaySource, asFastAsItGoes)
{
    Player player(
        QStringLiteral("replay:") +
        test::dataPath(QStringLiteral("telemetry/nab_machine_temperature/machine_temperature_system_failure.csv")) +
        QStringLiteral("?speed=max"));
    ASSERT_TRUE(player.waitForEnd());
    EXPECT_EQ(player.messages.size(), 22'695u);
    const Message &first = player.messages.front();
    EXPECT_EQ(first.receiveTime - first.clockOffset.value_or(0), 1'386'018'900'000'000'000);
}

TEST(ReplaySource, keepsThePaceTimesItsSpeed)
{
    const test::TemporaryFolder folder;
    const QString file = folder.path(QStringLiteral("a.csv"));
    QByteArray text = "time,v\n";
    for (int i = 0; i < 21; ++i)
        text += QByteArray::number(i * 100'000'000LL) + ",1\n"; // two seconds
    test::writeFile(file, text);
    const qint64 begin = now(); // the first row may be late
    Player player(QStringLiteral("replay:%1?speed=10").arg(file), 2);
    ASSERT_TRUE(player.waitForEnd());
    ASSERT_EQ(player.messages.size(), 42u) << "each row for each route";
    const double seconds = double(player.messages.back().receiveTime - begin) / 1e9;
    EXPECT_GE(seconds, 0.199);
    EXPECT_LT(seconds, 2.0);
}

TEST(ReplaySource, waitsWhileNobodyReads)
{
    const test::TemporaryFolder folder;
    const QString file = folder.path(QStringLiteral("a.csv"));
    test::writeFile(file, "v\n" + QByteArray("1\n").repeated(5000));
    Player player(QStringLiteral("replay:%1?speed=max").arg(file));
    player.source->setReading(false);
    waitFor([] { return false; }, 50);
    EXPECT_TRUE(player.messages.empty());
    player.source->setReading(true);
    ASSERT_TRUE(player.waitForEnd());
    EXPECT_EQ(player.messages.size(), 5000u);
}

TEST(ReplaySource, badRowsAreProblemsAndTheRestIsPlayed)
{
    const test::TemporaryFolder folder;
    const QString file = folder.path(QStringLiteral("a.csv"));
    test::writeFile(file, "time,v\n1,1\nx,2\n3,3\n");
    Player player(QStringLiteral("replay:%1?speed=max").arg(file));
    ASSERT_TRUE(player.waitForEnd());
    EXPECT_EQ(player.messages.size(), 2u);
    ASSERT_EQ(player.issues.size(), 1u);
    EXPECT_EQ(player.issues[0].code, QStringLiteral("row"));
}

} // namespace twinloom::source
