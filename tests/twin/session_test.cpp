// SPDX-License-Identifier: Apache-2.0
#include "twin/session.h"

#include "tests/twin/live_scene.h"
#include "twin/alarm/alarm_rule.h"
#include "twin/history/history_reader.h"

#include <QTcpServer>

namespace twinloom::twin
{
namespace
{

constexpr Nanoseconds kTime = 1'579'075'200 * kSecond;

class SessionTest : public testing::Test
{
protected:
    void start(const scene::Scene &scene, history::HistoryWriter::Limits limits = {})
    {
        auto started = Session::start(scene, nullptr, {history, QStringLiteral("test"), limits});
        ASSERT_OK(started);
        session = std::move(*started);
    }
    void startConnected(const scene::Scene &scene, history::HistoryWriter::Limits limits = {})
    {
        start(scene, limits);
        ASSERT_TRUE(waitStatus([](const SessionStatus &status) { return status.connected; }));
    }
    template <class Condition>
    bool waitStatus(Condition condition, int milliseconds = 10'000)
    {
        return source::waitFor([&] { return condition(session->status()); }, milliseconds);
    }
    bool waitReceived(qint64 count)
    {
        return waitStatus([count](const SessionStatus &status) { return status.received >= count; });
    }
    history::Samples recorded(const char *tag = "press.pressure")
    {
        const auto samples = history::readSamples(history, QLatin1String(tag), {0, 2 * kTime});
        EXPECT_OK(samples);
        return samples.value_or({});
    }
    /// How often the cause with that code struck (there); -1 when it is listed more than once.
    qint64 cause(const char *code, const char *field = nullptr)
    {
        qint64 count = 0;
        for (const Cause &cause : session->status().causes)
            if (cause.issue.code == QLatin1String(code) && (!field || cause.issue.field == QLatin1String(field)))
                count = count == 0 ? cause.count : -1;
        return count;
    }
    Binding pressure(const test::MosquittoBroker &broker, const char *topic = "plant/press")
    {
        return binding(QStringLiteral("pressure"), broker.url(QLatin1String(topic)));
    }
    Sample state(std::size_t index = 0)
    {
        Sample sample;
        session->look([&](TwinState &all) { sample = all.sample(index); });
        return sample;
    }

    test::TemporaryFolder folder;
    QString history = folder.path(QStringLiteral("history"));
    std::unique_ptr<Session> session;
};

} // namespace

TEST_F(SessionTest, fromTheBrokerToStateAndHistory)
{
    test::MosquittoBroker broker;
    Publisher publisher(broker);
    startConnected(sceneWith({pressure(broker)}));
    for (int i = 0; i < 1000; ++i)
        publisher.sample("plant/press", i, kTime + i * kSecond);
    ASSERT_TRUE(waitReceived(1000));
    EXPECT_DOUBLE_EQ(state().value.toDouble(), 999);
    EXPECT_EQ(state().sourceTime, kTime + 999 * kSecond);
    ASSERT_OK(session->stop());
    const SessionStatus status = session->status();
    EXPECT_EQ(status.received, 1000);
    EXPECT_EQ(status.recorded, 1000);
    EXPECT_EQ(status.dropped + status.duplicates + status.gaps + status.reconnects + status.late, 0);
    EXPECT_EQ(status.latencyCount, 1000);
    EXPECT_TRUE(status.connected) << "as it was before it was told to stop";
    EXPECT_TRUE(status.causes.empty());
    const history::Samples samples = recorded();
    ASSERT_EQ(samples.size(), 1000u);
    for (int i = 0; i < 1000; ++i)
        ASSERT_EQ(samples[std::size_t(i)], (history::Sample{kTime + i * kSecond, double(i)}));
}

TEST_F(SessionTest, onePayloadFeedsManyBindings)
{
    test::MosquittoBroker broker;
    Publisher publisher(broker);
    Binding scaled = binding(QStringLiteral("energy"), broker.url(QStringLiteral("plant/press")), "/e", "");
    scaled.scale = 0.5;
    startConnected(sceneWith({pressure(broker), scaled}));
    publisher.publish("plant/press", R"({"v":1,"e":10,"t":"2020-01-15T08:00:00Z"})");
    ASSERT_TRUE(waitReceived(2));
    ASSERT_OK(session->stop());
    EXPECT_EQ(recorded(), (history::Samples{{kTime, 1}}));
    const history::Samples energy = recorded("press.energy");
    ASSERT_EQ(energy.size(), 1u);
    EXPECT_DOUBLE_EQ(energy[0].value, 5);
    EXPECT_EQ(energy[0].quality, history::Quality::Uncertain) << "its time is that of its arrival";
    EXPECT_LT(source::now() - energy[0].time, 60 * kSecond);
}

TEST_F(SessionTest, aRepeatIsKeptOnceAndALateOneOnlyInTheHistory)
{
    test::MosquittoBroker broker;
    Publisher publisher(broker);
    startConnected(sceneWith({pressure(broker)}));
    for (const int second : {10, 11, 11, 10, 5})
        publisher.sample("plant/press", second, kTime + second * kSecond);
    ASSERT_TRUE(waitReceived(5));
    ASSERT_OK(session->stop());
    const SessionStatus status = session->status();
    EXPECT_EQ(status.recorded, 3);
    EXPECT_EQ(status.duplicates, 2);
    EXPECT_EQ(status.dropped, 0);
    EXPECT_DOUBLE_EQ(state().value.toDouble(), 11);
    EXPECT_EQ(recorded().size(), 3u);
}

TEST_F(SessionTest, badPayloadsAreCountedOncePerCauseAndNothingElseIsLost)
{
    test::MosquittoBroker broker;
    Publisher publisher(broker);
    Binding plain = binding(QStringLiteral("plain"), broker.url(QStringLiteral("plain")), "", "");
    startConnected(sceneWith({pressure(broker), plain}));
    const std::vector<std::pair<const char *, QByteArray>> bad{
        {"not-json", QByteArray("\xff\xfe\x00\x01", 4)},
        {"no-value", "{\"x\":1}"},
        {"not-json", "hello"},
        {"no-value", "{\"v\":null,\"t\":5}"},
        {"bad-time", "{\"v\":1,\"t\":\"yesterday\"}"},
        {"not-finite", "{\"v\":NaN,\"t\":5}"},
        {"wrong-type", "{\"v\":\"high\",\"t\":5}"},
        {"wrong-type", "{\"v\":[1],\"t\":5}"},
        {"bad-time", "{\"v\":1,\"t\":-5}"},
        {"too-large", "{\"v\":\"" + QByteArray(10 << 20, 'x') + "\"}"},
    };
    qint64 sent = 0;
    for (int round = 0; round < 3; ++round)
        for (const auto &[code, payload] : bad) {
            publisher.publish("plant/press", payload);
            publisher.sample("plant/press", 1, kTime + sent * kSecond);
            sent += 2;
        }
    for (const char *payload : {"NaN", "nonsense {", "", "1e999"})
        publisher.publish("plain", payload);
    publisher.publish("plain", "42.5");
    ASSERT_TRUE(waitReceived(sent + 5));
    EXPECT_DOUBLE_EQ(state(1).value.toDouble(), 42.5);
    EXPECT_EQ(state(1).quality, Quality::Good);
    ASSERT_OK(session->stop());
    EXPECT_EQ(cause("not-json"), 6);
    EXPECT_EQ(cause("no-value"), 6) << "a null is none, too";
    EXPECT_EQ(cause("bad-time"), 6);
    EXPECT_EQ(cause("too-large"), 3);
    EXPECT_EQ(cause("wrong-type", "press.pressure"), 6);
    EXPECT_EQ(cause("not-finite", "press.pressure"), 3);
    EXPECT_EQ(cause("not-finite", "press.plain"), 2);
    EXPECT_EQ(cause("wrong-type", "press.plain"), 2);
    const SessionStatus status = session->status();
    EXPECT_EQ(status.dropped, sent / 2 + 4);
    EXPECT_EQ(status.recorded, sent / 2 + 1);
    EXPECT_EQ(recorded().size(), std::size_t(sent / 2));
}

TEST_F(SessionTest, aClockThatRunsBackwardsIsNamedOnceAndFollowed)
{
    test::MosquittoBroker broker;
    Publisher publisher(broker);
    Binding quick = pressure(broker);
    quick.deadline = 0.2;
    startConnected(sceneWith({quick}));
    const Nanoseconds now = source::now();
    publisher.sample("plant/press", 1, now + 30 * kSecond);
    ASSERT_TRUE(waitReceived(1));
    publisher.sample("plant/press", 2, now);
    ASSERT_TRUE(waitReceived(2));
    EXPECT_DOUBLE_EQ(state().value.toDouble(), 1) << "for the time being it is only late";
    ASSERT_TRUE(source::waitFor([&] { return state().quality == Quality::Stale; }));
    for (int i = 1; i < 4; ++i)
        publisher.sample("plant/press", 2 + i, now + i * kSecond / 100);
    ASSERT_TRUE(waitReceived(5));
    EXPECT_DOUBLE_EQ(state().value.toDouble(), 5);
    EXPECT_EQ(cause("clock-back"), 1);
    ASSERT_OK(session->stop());
    EXPECT_EQ(session->status().recorded, 5);
}

TEST_F(SessionTest, aClockThatIsFarAheadIsNamedOnceAndNotBelieved)
{
    test::MosquittoBroker broker;
    Publisher publisher(broker);
    scene::Scene scene = sceneWith({pressure(broker)});
    const alarm::AlarmRule high{QStringLiteral("pressure"), alarm::AlarmRule::Kind::Above, 3000, 0, 0, 700, {}};
    scene = scene::apply(scene, *alarm::setRule(scene, pressModel(), QStringLiteral("press"), high)).value_or({});
    startConnected(scene);
    const Nanoseconds before = source::now(), ahead = before + 400LL * 86'400 * kSecond;
    publisher.sample("plant/press", 3100, ahead);
    publisher.sample("plant/press", 3200, ahead + kSecond);
    ASSERT_TRUE(waitReceived(2));
    EXPECT_DOUBLE_EQ(state().value.toDouble(), 3200);
    EXPECT_GE(state().sourceTime, before);
    EXPECT_LE(state().sourceTime, source::now());
    EXPECT_EQ(cause("clock-ahead", "press.pressure"), 2);
    ASSERT_TRUE(waitStatus([](const SessionStatus &status) { return status.alarms.size() == 1; }));
    EXPECT_LE(session->status().alarms[0].raised, source::now());
    publisher.sample("plant/press", 2900, source::now()); // its clock was set
    ASSERT_TRUE(waitReceived(3));
    EXPECT_DOUBLE_EQ(state().value.toDouble(), 2900) << "followed at once";
    ASSERT_OK(session->stop());
    EXPECT_EQ(session->status().late + session->status().gaps, 0);
    const auto kept = history::readSamples(history, QStringLiteral("press.pressure"), {ahead, ahead + 2 * kSecond});
    ASSERT_OK(kept);
    ASSERT_EQ(kept->size(), 2u) << "its own time stays known";
    EXPECT_EQ(kept->front().quality, history::Quality::Uncertain);
}

TEST_F(SessionTest, aClockThatDriftsAwayIsFollowedAllTheTime)
{
    test::MosquittoBroker broker;
    Publisher publisher(broker);
    scene::Scene scene = sceneWith({pressure(broker)});
    const alarm::AlarmRule fast{QStringLiteral("pressure"), alarm::AlarmRule::Kind::Rate, 1e6, 0, 0, 700, {}};
    scene = scene::apply(scene, *alarm::setRule(scene, pressModel(), QStringLiteral("press"), fast)).value_or({});
    startConnected(scene);
    const Nanoseconds now = source::now();
    for (const int seconds : {58, 59, 90, 91, 92})
        publisher.sample("plant/press", seconds, now + seconds * kSecond);
    ASSERT_TRUE(waitReceived(5));
    EXPECT_DOUBLE_EQ(state().value.toDouble(), 92);
    EXPECT_LE(state().sourceTime, source::now());
    EXPECT_EQ(cause("clock-ahead"), 3);
    ASSERT_OK(session->stop());
    EXPECT_EQ(session->status().late, 0);
    EXPECT_TRUE(session->status().alarms.empty()) << "no value jumped";
}

TEST_F(SessionTest, gapsAreCounted)
{
    test::MosquittoBroker broker;
    Publisher publisher(broker);
    Binding silent = pressure(broker);
    silent.deadline = 2;
    Binding numbered = binding(QStringLiteral("count"), broker.url(QStringLiteral("count?sequence=/n")), "/n", "");
    Binding same = binding(QStringLiteral("again"), broker.url(QStringLiteral("count?sequence=/n")), "/n", "");
    startConnected(sceneWith({silent, numbered, same}));
    for (const int second : {0, 1, 2, 10, 11})
        publisher.sample("plant/press", second, kTime + second * kSecond);
    for (const int number : {1, 2, 5, 6})
        publisher.publish("count", "{\"n\":" + QByteArray::number(number) + "}");
    ASSERT_TRUE(waitReceived(5 + 8));
    EXPECT_EQ(session->status().gaps, 2);
}

TEST_F(SessionTest, valuesBecomeStale)
{
    test::MosquittoBroker broker;
    Publisher publisher(broker);
    Binding quick = pressure(broker);
    quick.deadline = 0.3;
    startConnected(sceneWith({quick}));
    publisher.sample("plant/press", 1, source::now());
    ASSERT_TRUE(source::waitFor([&] { return state().quality == Quality::Good; }));
    ASSERT_TRUE(waitStatus([](const SessionStatus &status) { return status.stale == 0; }));
    ASSERT_TRUE(waitStatus([](const SessionStatus &status) { return status.stale == 1; }));
    EXPECT_EQ(state().quality, Quality::Stale);
}

TEST_F(SessionTest, anOutageOfTheBrokerLosesNothing)
{
    const test::TemporaryFolder sessions;
    test::MosquittoBroker broker({{}, false, sessions.path(QString()), true});
    auto publisher = std::make_unique<Publisher>(broker);
    startConnected(sceneWith({pressure(broker)}));
    int sent = 0;
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 200; ++i, ++sent)
            publisher->sample("plant/press", sent, kTime + sent * kSecond);
        publisher->waitConfirmed();
        broker.stop();
        ASSERT_TRUE(waitStatus([](const SessionStatus &status) { return !status.connected; }));
        broker.start();
        ASSERT_TRUE(waitStatus([](const SessionStatus &status) { return status.connected; }, 2000));
        publisher = std::make_unique<Publisher>(broker);
    }
    ASSERT_TRUE(waitStatus([&](const SessionStatus &status) { return status.recorded == sent; }));
    ASSERT_OK(session->stop());
    EXPECT_EQ(session->status().reconnects, 3);
    EXPECT_EQ(recorded().size(), std::size_t(sent));
}

TEST_F(SessionTest, whatAKilledSessionHadNotRecordedComesAgain)
{
    test::MosquittoBroker broker;
    Publisher publisher(broker);
    startConnected(sceneWith({pressure(broker)}));
    for (int i = 0; i < 500; ++i)
        publisher.sample("plant/press", i, kTime + i * kSecond);
    session.reset(); // in the middle, without stop()
    for (int i = 500; i < 1000; ++i)
        publisher.sample("plant/press", i, kTime + i * kSecond);
    publisher.waitConfirmed();
    startConnected(sceneWith({pressure(broker)}));
    ASSERT_TRUE(source::waitFor([&] { return recorded().size() == 1000; })) << recorded().size();
    ASSERT_OK(session->stop());
}

TEST_F(SessionTest, aFullDiskIsSaidOnceAndTheBrokerKeepsTheRest)
{
    test::MosquittoBroker broker;
    Publisher publisher(broker);
    startConnected(sceneWith({pressure(broker)}), {100 * 1024});
    constexpr int kSent = 20'000;
    for (int i = 0; i < kSent; ++i)
        publisher.sample("plant/press", i, kTime + i * kSecond / 1000);
    ASSERT_TRUE(waitStatus([](const SessionStatus &status) { return status.historyFailure.has_value(); }));
    EXPECT_EQ(cause("history"), 1);
    publisher.waitConfirmed();
    EXPECT_FALSE(session->stop());
    const qint64 kept = session->status().recorded;
    EXPECT_GT(kept, 0);
    EXPECT_LT(kept, kSent);
    EXPECT_EQ(session->status().historyFailure->code, ErrorCode::Io);
    session.reset();
    startConnected(sceneWith({pressure(broker)})); // there is room again
    ASSERT_TRUE(waitStatus([&](const SessionStatus &status) { return status.recorded == kSent - kept; }, 20'000))
        << session->status().recorded << " " << kept;
    ASSERT_OK(session->stop());
    EXPECT_EQ(recorded().size(), std::size_t(kSent));
}

TEST_F(SessionTest, aBrokerThatNeverAnswersIsNamed)
{
    QTcpServer mute;
    ASSERT_TRUE(mute.listen(QHostAddress::LocalHost));
    start(sceneWith(
        {binding(QStringLiteral("pressure"), QStringLiteral("mqtt://127.0.0.1:%1/t").arg(mute.serverPort()))}));
    ASSERT_TRUE(source::waitFor([&] { return cause("silent") >= 1; }));
    EXPECT_FALSE(session->status().connected);
    ASSERT_OK(session->stop());
}

TEST_F(SessionTest, aWrongCertificateIsNamed)
{
    test::makeCertificates(folder.path(QString()));
    test::MosquittoBroker broker({{}, true, folder.path(QString())});
    start(sceneWith({binding(QStringLiteral("pressure"),
                             broker.url(QStringLiteral("t?ca=")) + folder.path(QStringLiteral("other-ca.crt")))}));
    ASSERT_TRUE(source::waitFor([&] { return cause("tls") >= 1; }));
    EXPECT_FALSE(session->status().connected);
}

TEST_F(SessionTest, alarmsAreRaisedAcknowledgedAndClearedAndOutliveTheSession)
{
    test::MosquittoBroker broker;
    Publisher publisher(broker);
    scene::Scene scene = sceneWith({pressure(broker)});
    for (const alarm::AlarmRule &rule :
         {alarm::AlarmRule{QStringLiteral("pressure"), alarm::AlarmRule::Kind::Above, 3000, 50, 0, 700,
                           QStringLiteral("High")},
          alarm::AlarmRule{QStringLiteral("pressure"), alarm::AlarmRule::Kind::Absence, 0.5, 0, 0, 500, {}}})
        scene = scene::apply(scene, *alarm::setRule(scene, pressModel(), QStringLiteral("press"), rule)).value_or({});
    startConnected(scene);
    const auto highs = [&] {
        std::vector<alarm::Alarm> found;
        for (const alarm::Alarm &one : session->status().alarms)
            if (one.text == QStringLiteral("High"))
                found.push_back(one);
        return found;
    };
    publisher.sample("plant/press", 3100, source::now());
    ASSERT_TRUE(source::waitFor([&] { return highs().size() == 1; }));
    const qint64 id = highs()[0].id;
    EXPECT_DOUBLE_EQ(highs()[0].value, 3100);
    ASSERT_OK(session->acknowledgeAlarm(id, QStringLiteral("ann"), QStringLiteral("seen")));
    EXPECT_FALSE(session->acknowledgeAlarm(id, QStringLiteral("bob"), QStringLiteral("me too")));
    ASSERT_TRUE(waitStatus([](const SessionStatus &status) { return status.alarms.size() == 2; })) << "absence";
    ASSERT_OK(session->stop());
    session.reset();

    startConnected(scene);
    publisher.sample("plant/press", 2900, source::now());
    ASSERT_TRUE(waitStatus([](const SessionStatus &status) {
        return status.alarms.size() == 1 && status.alarms[0].state() == QStringLiteral("returned");
    })) << "the high one is closed, the absence has returned";
    ASSERT_OK(session->stop());
    auto journal = alarm::AlarmJournal::open(history);
    ASSERT_OK(journal);
    const auto all = journal->alarms(alarm::AlarmJournal::Which::All);
    ASSERT_OK(all);
    EXPECT_EQ(all->at(0).state(), QStringLiteral("closed"));
    EXPECT_EQ(all->at(0).comment, QStringLiteral("seen"));
}

TEST_F(SessionTest, replayedRecordingsEnd)
{
    const QString file = folder.path(QStringLiteral("a.csv"));
    test::writeFile(file, "timestamp,value\n2013-12-02 21:15:00,73.5\n2013-12-02 21:20:00,74.5\n");
    start(sceneWith({binding(QStringLiteral("pressure"), QStringLiteral("replay:%1?speed=max").arg(file), "/value",
                             "/timestamp")}));
    ASSERT_TRUE(waitStatus([](const SessionStatus &status) { return status.finished; }));
    EXPECT_TRUE(session->status().connected);
    EXPECT_EQ(state().quality, Quality::Good) << "its times count from now";
    ASSERT_OK(session->stop());
    EXPECT_EQ(recorded(), (history::Samples{{1'386'018'900 * kSecond, 73.5}, {1'386'019'200 * kSecond, 74.5}}));
}

TEST_F(SessionTest, whatCannotStartSaysWhy)
{
    const auto code = [&](const scene::Scene &scene) {
        const auto started = Session::start(scene, nullptr, {history, QStringLiteral("test"), {}});
        return started ? ErrorCode::Internal : started.error().code;
    };
    EXPECT_EQ(code(sceneWith({})), ErrorCode::NotFound);
    EXPECT_EQ(code(sceneWith({binding(QStringLiteral("a"), QStringLiteral("http://h/t"))})), ErrorCode::BadInput);
    EXPECT_EQ(code(sceneWith({binding(QStringLiteral("a"), QStringLiteral("mqtt://h/t"), "no pointer")})),
              ErrorCode::BadInput);
    EXPECT_EQ(code(sceneWith({binding(QStringLiteral("a"), QStringLiteral("replay:nowhere.csv"))})),
              ErrorCode::NotFound);
}

TEST_F(SessionTest, statusAsJson)
{
    SessionStatus status;
    status.time = kTime;
    status.connected = true;
    status.recorded = 7;
    status.causes.push_back({{QStringLiteral("tls"), QStringLiteral("why"), QStringLiteral("where")}, 3});
    const QJsonObject json = status.toJson();
    EXPECT_EQ(json[QStringLiteral("time")].toString(), QStringLiteral("2020-01-15T08:00:00.000Z"));
    for (const char *key : {"received", "recorded", "dropped", "gaps", "reconnects"})
        EXPECT_TRUE(json[QLatin1String(key)].isDouble()) << key;
    for (const char *key : {"p50", "p99", "max"})
        EXPECT_TRUE(json[QStringLiteral("latency_ms")][QLatin1String(key)].isDouble()) << key;
    EXPECT_EQ(json[QStringLiteral("recorded")].toInt(), 7);
    EXPECT_EQ(json[QStringLiteral("alarms")][QStringLiteral("active")].toInt(-1), 0);
    EXPECT_EQ(json[QStringLiteral("issues")][0][QStringLiteral("count")].toInt(), 3);
}

} // namespace twinloom::twin
