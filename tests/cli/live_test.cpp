// SPDX-License-Identifier: Apache-2.0
// run, history, alarms, simulate-line: against a real broker, and killed in the middle.
#include "core/project/project.h"
#include "tests/cli/command_line.h"
#include "tests/cli/running_twinloom.h"
#include "tests/support/mosquitto_broker.h"
#include "tests/support/postgres_server.h"
#include "tests/support/write_limit.h"
#include "tests/twin/live_scene.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>

#include <csignal>

using namespace twinloom;
using namespace twinloom::test;

namespace
{

constexpr qint64 kTime = 1'579'075'200'000'000'000;

/// `twinloom run` beside the test.
class RunningTwin : public RunningTwinloom
{
public:
    explicit RunningTwin(const QStringList &arguments) : RunningTwinloom(QStringList{s("run")} + arguments) {}
};

class CliLive : public testing::Test
{
protected:
    void makeProject(std::vector<scene::Binding> bindings)
    {
        auto made = project::Project::create(project);
        ASSERT_OK(made);
        const scene::Scene bound = twin::sceneWith(std::move(bindings));
        ASSERT_OK(made->commit(scene::diff(made->scene(), bound), {s("test"), s("twins")}));
    }
    QJsonObject status() { return QJsonDocument::fromJson(readFile(statusFile)).object(); }
    bool waitStatus(const std::function<bool(const QJsonObject &)> &condition)
    {
        return source::waitFor([&] { return QFile::exists(statusFile) && condition(status()); }, 20'000);
    }
    bool waitConnected()
    {
        return waitStatus([](const QJsonObject &status) { return status[s("connected")].toBool(); });
    }
    QJsonObject history(const char *more = "")
    {
        return runTwinloom(s("history --json ") + s(more), {project, s("press.pressure")}).object();
    }

    TemporaryFolder folder;
    QString project = folder.path(s("plant.twin")), statusFile = folder.path(s("status.json"));
};

} // namespace

TEST_F(CliLive, recordsAndShowsWhatWasPublished)
{
    MosquittoBroker broker;
    makeProject({twin::binding(s("pressure"), broker.url(s("plant/press")))});
    RunningTwin run({project, s("--status-file"), statusFile, s("--json")});
    ASSERT_TRUE(waitConnected());
    twin::Publisher publisher(broker);
    for (int i = 0; i < 1000; ++i)
        publisher.sample("plant/press", i, kTime + i * 1'000'000'000LL);
    ASSERT_TRUE(waitStatus([](const QJsonObject &status) { return status[s("recorded")].toInt() == 1000; }));

    const QJsonObject all = history(); // while it records
    EXPECT_EQ(all[s("tag")].toString(), s("press.pressure"));
    EXPECT_EQ(all[s("count")].toInt(), 1000);
    EXPECT_EQ(all[s("samples")][7][0].toInteger(), kTime + 7'000'000'000);
    EXPECT_DOUBLE_EQ(all[s("samples")][7][1].toDouble(), 7);
    EXPECT_EQ(history("--from 2020-01-15T08:00:10Z --to 1579075220000000000")[s("count")].toInt(), 10);
    const QJsonArray buckets = history("--buckets 10")[s("buckets")].toArray();
    ASSERT_EQ(buckets.size(), 10);
    EXPECT_EQ(buckets[0][2].toInt(), 100);
    EXPECT_DOUBLE_EQ(buckets[0][4].toDouble(), 99);

    const Outcome ended = run.end(SIGTERM);
    EXPECT_EQ(ended.status, 0) << ended.said();
    EXPECT_EQ(ended.object()[s("received")].toInt(), 1000);
    EXPECT_EQ(ended.object()[s("dropped")].toInt(-1), 0);
    EXPECT_EQ(runTwinloom(s("history verify"), {project}).status, 0);
    EXPECT_EQ(runTwinloom(s("history"), {project, s("press.nothing")}).status, 4);
    EXPECT_EQ(runTwinloom(s("history"), {project}).status, 2);
    EXPECT_EQ(runTwinloom(s("history --from yesterday"), {project, s("press.pressure")}).status, 2);
    EXPECT_EQ(history("--from 2020-01-15 --to 2020-01-16")[s("count")].toInt(), 1000) << "days are times, too";
}

TEST_F(CliLive, sigkillLosesNothingThatWasAcknowledged)
{
    MosquittoBroker broker;
    makeProject({twin::binding(s("pressure"), broker.url(s("plant/press")))});
    twin::Publisher publisher(broker);
    int sent = 0;
    for (int round = 0; round < 4; ++round) {
        QFile::remove(statusFile);
        RunningTwin run({project, s("--status-file"), statusFile});
        ASSERT_TRUE(waitConnected());
        for (int i = 0; i < 700 + 300 * round; ++i, ++sent)
            publisher.sample("plant/press", sent, kTime + sent * 1'000'000LL);
        run.kill();
        for (int i = 0; i < 300; ++i, ++sent)
            publisher.sample("plant/press", sent, kTime + sent * 1'000'000LL);
    }
    publisher.waitConfirmed();
    QFile::remove(statusFile);
    RunningTwin run({project, s("--status-file"), statusFile});
    ASSERT_TRUE(waitConnected());
    ASSERT_TRUE(source::waitFor([&] { return history()[s("count")].toInt() == sent; }, 20'000))
        << history()[s("count")].toInt() << " of " << sent;
    EXPECT_EQ(run.end(SIGINT).status, 0);
    const QJsonArray samples = history()[s("samples")].toArray();
    for (int i = 0; i < samples.size(); ++i)
        ASSERT_EQ(samples[i][1].toInt(-1), i);
    EXPECT_EQ(runTwinloom(s("history verify"), {project}).status, 0);
}

TEST_F(CliLive, troubleHasItsExitStatus)
{
    makeProject({});
    EXPECT_EQ(runTwinloom(s("run --duration 1"), {project}).status, 4) << "nothing is bound";
    EXPECT_EQ(runTwinloom(s("run --duration 1"), {folder.path(s("missing.twin"))}).status, 4);

    QFile::remove(project);
    makeProject({twin::binding(s("pressure"), s("mqtt://127.0.0.1:%1/t").arg(freePort()))});
    const Outcome alone = runTwinloom(s("run --duration 1 --json"), {project});
    EXPECT_EQ(alone.status, 8) << alone.said();
    EXPECT_EQ(alone.err.count("unreachable:"), 1) << "once per cause: " << alone.said();
    EXPECT_FALSE(alone.object()[s("connected")].toBool(true));

    writeFile(folder.path(s("file")), {});
    EXPECT_EQ(runTwinloom(s("run --duration 1"), {project, s("--history"), folder.path(s("file/h"))}).status, 5);
    const QString nobody = s("postgres://127.0.0.1:%1/plant").arg(freePort());
    EXPECT_EQ(runTwinloom(s("run --duration 1"), {project, s("--history"), nobody}).status, 8);
    const Outcome unwritable =
        runTwinloom(s("run --duration 1"), {project, s("--status-file"), folder.path(s("no/s.json"))});
    EXPECT_NE(unwritable.status, 0);
    EXPECT_EQ(unwritable.err.count("status file"), 1) << unwritable.said();
}

TEST_F(CliLive, recordsIntoADatabaseAndDeletesOldDays)
{
    MosquittoBroker broker;
    PostgresServer server;
    const QString database = server.newDatabase();
    makeProject({twin::binding(s("pressure"), broker.url(s("plant/press")))});
    const QStringList where{project, s("--history"), database};
    RunningTwin run(where + QStringList{s("--status-file"), statusFile, s("--json")});
    ASSERT_TRUE(waitConnected());
    EXPECT_EQ(runTwinloom(s("run --duration 1"), where).status, 6) << "one run a project, wherever it records";
    twin::Publisher publisher(broker);
    for (int i = 0; i < 100; ++i)
        publisher.sample("plant/press", i, kTime + i * 3'600'000'000'000LL); // of five days
    ASSERT_TRUE(waitStatus([](const QJsonObject &status) { return status[s("recorded")].toInt() == 100; }));
    EXPECT_EQ(runTwinloom(s("history --json"), where + QStringList{s("press.pressure")}).object()[s("count")].toInt(),
              100);
    const QJsonObject ended = run.end(SIGTERM).object();
    EXPECT_EQ(ended[s("dropped")].toInt(-1), 0);

    EXPECT_EQ(runTwinloom(s("history verify"), where).status, 0);
    EXPECT_EQ(runTwinloom(s("history verify"), {project}).out.left(11), QByteArray("samples: 0,"))
        << "no files beside it";
    const Outcome pruned = runTwinloom(s("history prune --json --before 2020-01-17T12:00:00Z"), where);
    EXPECT_EQ(pruned.object()[s("days")].toInt(), 2) << pruned.said();
    const QJsonArray left =
        runTwinloom(s("history --json"), where + QStringList{s("press.pressure")}).object()[s("samples")].toArray();
    EXPECT_EQ(left.size(), 60);
    EXPECT_EQ(runTwinloom(s("history prune"), where).status, 2) << "which days?";
}

TEST_F(CliLive, pruningWaitsForNobodyAndTakesNothingFromARun)
{
    MosquittoBroker broker;
    makeProject({twin::binding(s("pressure"), broker.url(s("plant/press")))});
    {
        RunningTwin run({project, s("--status-file"), statusFile});
        ASSERT_TRUE(waitConnected());
        twin::Publisher publisher(broker);
        for (int i = 0; i < 10; ++i)
            publisher.sample("plant/press", i, kTime + i * 86'400'000'000'000LL);
        ASSERT_TRUE(waitStatus([](const QJsonObject &status) { return status[s("recorded")].toInt() == 10; }));
        EXPECT_EQ(runTwinloom(s("history prune --keep 1"), {project}).status, 6);
        EXPECT_EQ(run.end(SIGTERM).status, 0);
    }
    EXPECT_EQ(runTwinloom(s("history prune --json --keep 100000"), {project}).object()[s("days")].toInt(-1), 0)
        << "none is so old";
    EXPECT_EQ(runTwinloom(s("history prune --json --before 2020-01-32"), {project}).status, 2);
    EXPECT_EQ(runTwinloom(s("history prune --json --before 2020-01-20"), {project}).object()[s("days")].toInt(), 5);
    EXPECT_EQ(history()[s("count")].toInt(), 5);
}

TEST_F(CliLive, peersThatCannotBeTalkedToAreNamedOnce)
{
    QTcpServer mute;
    ASSERT_TRUE(mute.listen(QHostAddress::LocalHost));
    makeCertificates(folder.path(s("")));
    MosquittoBroker secure({{}, true, folder.path(s(""))});
    const QString other = folder.path(s("other-ca.crt"));
    const std::pair<const char *, QString> peers[] = {
        {"silent:", s("mqtt://127.0.0.1:%1/t").arg(mute.serverPort())},
        {"tls:", secure.url(s("t?ca=") + other)},
    };
    for (const auto &[cause, url] : peers) {
        QFile::remove(project);
        makeProject({twin::binding(s("pressure"), url)});
        const Outcome run = runTwinloom(s("run --duration 6 --json"), {project});
        EXPECT_EQ(run.status, 8) << run.said();
        EXPECT_EQ(run.err.count(cause), 1) << run.said();
        EXPECT_EQ(run.object()[s("issues")].toArray().size(), 1);
    }
}

TEST_F(CliLive, badPayloadsAndAFullDiskEndAsTheyShould)
{
    MosquittoBroker broker;
    makeProject({twin::binding(s("pressure"), broker.url(s("plant/press")))});
    twin::Publisher publisher(broker);
    const auto publishTo = [&](RunningTwin &run, const std::function<void()> &publish) {
        EXPECT_TRUE(waitConnected());
        publish();
        publisher.waitConfirmed();
        source::waitFor([] { return false; }, 500);
        return run.end(SIGTERM);
    };
    {
        RunningTwin run({project, s("--status-file"), statusFile, s("--json")});
        const Outcome ended = publishTo(run, [&] {
            for (int i = 0; i < 3; ++i)
                for (const QByteArray &payload :
                     {QByteArray("hello"), QByteArray("{\"v\":NaN,\"t\":1}"), QByteArray("{\"v\":\"high\",\"t\":1}"),
                      "{\"v\":\"" + QByteArray(10 << 20, 'x') + "\"}"})
                    publisher.publish("plant/press", payload);
            publisher.sample("plant/press", 1, kTime);
        });
        EXPECT_EQ(ended.status, 0) << ended.said();
        EXPECT_EQ(ended.object()[s("dropped")].toInt(), 12);
        EXPECT_EQ(ended.object()[s("recorded")].toInt(), 1);
        for (const char *cause : {"not-json:", "not-finite:", "wrong-type:", "too-large:"})
            EXPECT_EQ(ended.err.count(cause), 1) << cause << ended.said();
    }
    QFile::remove(statusFile);
    std::optional<WriteLimit> full(120 * 1024); // what starts now inherits it
    RunningTwin run({project, s("--status-file"), statusFile, s("--json")});
    full.reset();
    const Outcome ended = publishTo(run, [&] {
        for (int i = 0; i < 20'000; ++i)
            publisher.sample("plant/press", i, kTime + (i + 1) * 1'000'000LL);
    });
    EXPECT_EQ(ended.status, 5) << ended.said();
    EXPECT_EQ(ended.err.count("history:"), 1) << ended.said();
    EXPECT_EQ(runTwinloom(s("history verify"), {project}).status, 0) << "what was there before is whole";
}

TEST_F(CliLive, twoAtOnceAreRefused)
{
    MosquittoBroker broker;
    makeProject({twin::binding(s("pressure"), broker.url(s("plant/press")))});
    RunningTwin run({project, s("--status-file"), statusFile});
    ASSERT_TRUE(waitConnected());
    EXPECT_EQ(runTwinloom(s("run --duration 1"), {project}).status, 6);
    EXPECT_EQ(run.end(SIGTERM).status, 0);
}

TEST_F(CliLive, aSimulatedLineWithAlarms)
{
    MosquittoBroker broker;
    makeProject({twin::binding(s("pressure"), broker.url(s("line/assembly?sequence=/n")), "/pressure", "/t"),
                 twin::binding(s("good"), broker.url(s("line/test?sequence=/n")), "/good", "/t")});
    writeFile(folder.path(s("press.json")), twin::kPressInterface);
    ASSERT_EQ(runTwinloom(s("model add"), {project, folder.path(s("press.json"))}).status, 0);
    EXPECT_EQ(runTwinloom(s("alarms --when press.pressure --above 2550 --deadband 20 --text High"), {project}).status,
              0);
    EXPECT_EQ(runTwinloom(s("alarms --when press.good --absence 0.5 --severity 900"), {project}).status, 0);
    EXPECT_EQ(runTwinloom(s("alarms --when press.good --above 1 --below 2"), {project}).status, 2);
    EXPECT_EQ(runTwinloom(s("alarms --when press.good"), {project}).status, 2);
    EXPECT_EQ(runTwinloom(s("alarms --when pres.good --above 1"), {project}).status, 4);
    const Outcome unknown = runTwinloom(s("alarms --when press.presure --above 1"), {project});
    EXPECT_EQ(unknown.status, 4);
    EXPECT_TRUE(unknown.err.contains("Did you mean \"pressure\"?")) << unknown.said();
    EXPECT_EQ(runTwinloom(s("alarms --when press.serial --below 1"), {project}).status, 3);
    EXPECT_EQ(runTwinloom(s("alarms --when press.reset --above 1"), {project}).status, 3);
    EXPECT_EQ(runTwinloom(s("alarms --rules --json"), {project}).array().size(), 2);
    EXPECT_EQ(runTwinloom(s("alarms --json"), {project}).out.trimmed(), QByteArray("[]"));

    RunningTwin run({project, s("--status-file"), statusFile, s("--json")});
    ASSERT_TRUE(waitConnected());
    const Outcome line =
        runTwinloom(s("simulate-line --interval 0.02 --speed 100 --duration 3 --silent test --silent-after 1"),
                    {broker.url(s("line"))});
    ASSERT_EQ(line.status, 0) << line.said();
    ASSERT_TRUE(waitStatus([](const QJsonObject &status) { return status[s("alarms")][s("active")].toInt() == 2; }));
    const QJsonArray alarms = runTwinloom(s("alarms --active --json"), {project}).array();
    ASSERT_EQ(alarms.size(), 2);
    for (const QJsonValue &alarm : alarms)
        EXPECT_EQ(alarm[s("state")].toString(), s("unacknowledged"));
    const QString id = QString::number(alarms[0][s("id")].toInteger());
    const Outcome silent = runTwinloom(s("alarms --ack ") + id, {project});
    EXPECT_EQ(silent.status, 2);
    EXPECT_TRUE(silent.err.contains("--comment")) << silent.said();
    EXPECT_EQ(runTwinloom(s("alarms --user ann --ack ") + id, {project, s("--comment"), s("valve opened")}).status, 0);
    EXPECT_EQ(runTwinloom(s("alarms --comment again --ack ") + id, {project}).status, 6);
    EXPECT_EQ(runTwinloom(s("alarms --comment x --ack 999"), {project}).status, 4);
    EXPECT_EQ(runTwinloom(s("alarms --json"), {project}).array()[0][s("comment")].toString(), s("valve opened"));
    const QJsonObject ended = run.end(SIGINT).object();
    EXPECT_EQ(ended[s("gaps")].toInt(-1), 0);
    EXPECT_EQ(ended[s("recorded")].toInt(), ended[s("received")].toInt());
    EXPECT_EQ(runTwinloom(s("simulate-line --duration 1"), {s("mqtt://127.0.0.1:%1/line").arg(freePort())}).status, 8);
}

TEST_F(CliLive, aReplayEndsByItself)
{
    // The first three weeks of a real machine: one file a day.
    const QString file = folder.path(s("a.csv"));
    const QList<QByteArray> lines =
        readFile(dataPath(s("telemetry/nab_machine_temperature/ambient_temperature_system_failure.csv"))).split('\n');
    writeFile(file, lines.mid(0, 501).join('\n') + '\n');
    makeProject({twin::binding(s("pressure"), s("replay:%1?speed=max").arg(file), "/value", "/timestamp")});
    const Outcome run = runTwinloom(s("run --duration 1e6 --json"), {project});
    ASSERT_EQ(run.status, 0) << run.said();
    EXPECT_EQ(run.object()[s("recorded")].toInt(), 500);
    EXPECT_EQ(history("--buckets 5")[s("count")].toInt(), 500);
}
