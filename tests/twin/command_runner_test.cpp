// SPDX-License-Identifier: Apache-2.0
// Commands through a real broker to a device that obeys, refuses, or says nothing.
#include "twin/command_runner.h"

#include "tests/twin/live_scene.h"

#include <QJsonDocument>

namespace twinloom::twin
{
namespace
{

using command::State;

/// Listens on plant/press/set.
class Device
{
public:
    explicit Device(const test::MosquittoBroker &broker)
        : connection(settings(broker), {{QStringLiteral("plant/press/set"), 1}},
                     {[this](std::vector<source::MqttMessage> messages) {
                         for (const source::MqttMessage &message : messages) {
                             received.push_back(message);
                             if (answer.isEmpty())
                                 continue;
                             EXPECT_OK(connection.publish(message.reply.topic, answer, 1, false,
                                                          {{}, message.reply.correlation}));
                         }
                         connection.release();
                     }})
    {
        connection.start();
        EXPECT_TRUE(source::waitFor([this] { return connection.up(); }));
    }

    QByteArray answer = "{}"; ///< empty: none
    std::vector<source::MqttMessage> received;
    source::MqttConnection connection;

private:
    static source::MqttSettings settings(const test::MosquittoBroker &broker)
    {
        source::MqttSettings made;
        made.host = QStringLiteral("127.0.0.1");
        made.port = broker.port();
        return made;
    }
};

class CommandRunnerTest : public testing::Test
{
protected:
    void run(const char *name, const char *onlyWhen = "")
    {
        command::CommandRoute route;
        route.name = QLatin1String(name);
        route.target = broker.url(QStringLiteral("plant/press/set"));
        route.onlyWhen = QLatin1String(onlyWhen);
        runner.emplace(std::vector<command::PlacedRoute>{{QStringLiteral("press"), route}});
        ASSERT_OK(runner->open(folder.path(QString())));
    }
    qint64 give(const char *tag, const QJsonValue &value, double seconds = 10)
    {
        auto journal = command::CommandJournal::open(folder.path(QString()));
        EXPECT_OK(journal);
        command::Command wanted;
        wanted.tag = QLatin1String(tag);
        wanted.value = value;
        wanted.created = source::now();
        wanted.due = wanted.created + qint64(seconds * 1e9);
        const auto id = journal->add(wanted);
        EXPECT_OK(id);
        return id.value_or(0);
    }
    /// Ticks until the command is in that state, as the journal says.
    bool becomes(qint64 id, State wanted)
    {
        auto journal = command::CommandJournal::open(folder.path(QString()));
        return source::waitFor([&] {
            EXPECT_OK(runner->tick(source::now(), state));
            const auto command = journal->find(id);
            return command && command->state == wanted;
        });
    }
    command::Command find(qint64 id)
    {
        auto journal = command::CommandJournal::open(folder.path(QString()));
        const auto found = journal->find(id);
        EXPECT_OK(found);
        return found.value_or({});
    }
    static TwinState stateWith(std::vector<Binding> bindings)
    {
        Issues issues;
        return TwinState::ofScene(sceneWith(std::move(bindings)), nullptr, issues);
    }

    test::TemporaryFolder folder;
    test::MosquittoBroker broker;
    std::optional<CommandRunner> runner;
    TwinState state = stateWith({binding(QStringLiteral("speed"), QStringLiteral("mqtt://h/t"))});
};

} // namespace

TEST_F(CommandRunnerTest, aPropertyIsAppliedWhenItIsReported)
{
    Device device(broker);
    run("speed");
    const qint64 id = give("press.speed", 2.5);
    ASSERT_TRUE(becomes(id, State::Acknowledged));
    ASSERT_EQ(device.received.size(), 1u);
    EXPECT_EQ(QJsonDocument::fromJson(device.received[0].payload)[u"value"].toDouble(), 2.5);
    EXPECT_TRUE(find(id).open) << "the device has answered; it does not report it yet";
    state.report(0, 2.0, source::now(), source::now());
    EXPECT_OK(runner->tick(source::now() + kSecond, state));
    EXPECT_EQ(find(id).state, State::Acknowledged);
    state.report(0, 2.5, source::now(), source::now());
    ASSERT_TRUE(becomes(id, State::Applied));
    EXPECT_FALSE(find(id).open);
    EXPECT_EQ(device.received.size(), 1u) << "sent once";
}

TEST_F(CommandRunnerTest, aCommandEndsWithTheDevicesAnswer)
{
    Device device(broker);
    run("reset");
    const qint64 good = give("press.reset", QJsonValue::Null);
    ASSERT_TRUE(becomes(good, State::Acknowledged));
    EXPECT_FALSE(find(good).open);
    device.answer = R"({"error":"door open"})";
    const qint64 bad = give("press.reset", QJsonValue::Null);
    ASSERT_TRUE(becomes(bad, State::Failed));
    EXPECT_EQ(find(bad).detail, QStringLiteral("door open"));
}

TEST_F(CommandRunnerTest, withoutAnAnswerItExpires)
{
    Device device(broker);
    device.answer.clear();
    run("reset");
    const qint64 id = give("press.reset", QJsonValue::Null, 0.8);
    ASSERT_TRUE(becomes(id, State::Sent));
    ASSERT_TRUE(becomes(id, State::Expired));
    EXPECT_TRUE(find(id).detail.contains(QStringLiteral("has not answered")));
}

TEST_F(CommandRunnerTest, theGuardIsAskedWhenItGoes)
{
    Device device(broker);
    run("reset", "press.speed < 1");
    const qint64 unknown = give("press.reset", QJsonValue::Null);
    ASSERT_TRUE(becomes(unknown, State::Refused)) << "nothing is known of the speed";
    state.report(0, 3.0, source::now(), source::now());
    const qint64 fast = give("press.reset", QJsonValue::Null);
    ASSERT_TRUE(becomes(fast, State::Refused));
    EXPECT_TRUE(find(fast).detail.contains(QStringLiteral("press.speed < 1")));
    state.report(0, 0.5, source::now(), source::now());
    const qint64 slow = give("press.reset", QJsonValue::Null);
    ASSERT_TRUE(becomes(slow, State::Acknowledged));
    EXPECT_EQ(device.received.size(), 1u);
}

TEST_F(CommandRunnerTest, waitsForTheBrokerButNotForEver)
{
    run("reset");
    broker.kill();
    const qint64 lost = give("press.reset", QJsonValue::Null, 0.5);
    ASSERT_TRUE(becomes(lost, State::Expired));
    const qint64 kept = give("press.reset", QJsonValue::Null, 20);
    broker.start();
    Device device(broker);
    ASSERT_TRUE(becomes(kept, State::Acknowledged));
}

TEST_F(CommandRunnerTest, whatWasSentBeforeARestartIsFollowedAndNotSentAgain)
{
    Device device(broker);
    device.answer.clear();
    run("speed");
    const qint64 id = give("press.speed", 7.0);
    ASSERT_TRUE(becomes(id, State::Sent));
    ASSERT_TRUE(source::waitFor([&] { return device.received.size() == 1; }));
    run("speed"); // as after a crash
    state.report(0, 7.0, source::now(), source::now());
    ASSERT_TRUE(becomes(id, State::Applied));
    EXPECT_EQ(device.received.size(), 1u);
}

TEST_F(CommandRunnerTest, aWayThatIsNoBrokerIsRefused)
{
    command::CommandRoute route;
    route.name = QStringLiteral("reset");
    route.target = QStringLiteral("replay:file.csv");
    CommandRunner wrong({{QStringLiteral("press"), route}});
    const auto opened = wrong.open(folder.path(QString()));
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::BadInput);
}

} // namespace twinloom::twin
