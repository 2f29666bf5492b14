// SPDX-License-Identifier: Apache-2.0
// `command`: from the command line through desired state and a running session to the simulated line, and back.
#include "tests/cli/command_line.h"
#include "tests/cli/running_twinloom.h"
#include "tests/support/mosquitto_broker.h"
#include "tests/twin/source/wait_for.h"

#include <QFile>

using namespace twinloom::test;

namespace
{

const QByteArray kStation =
    R"({"@context":"dtmi:dtdl:context;3","@id":"dtmi:plant:station;1","@type":"Interface","contents":[
 {"@type":"Telemetry","name":"pressure","schema":"double"},
 {"@type":"Telemetry","name":"status","schema":"integer"},
 {"@type":"Property","name":"idealCycle","schema":"double","writable":true},
 {"@type":"Command","name":"OpenPressureReleaseValve"}]})";

class CliCommand : public testing::Test
{
protected:
    void SetUp() override
    {
        writeFile(folder.path(s("station.json")), kStation);
        const auto works = [this](const QString &verb, const QStringList &more) {
            const Outcome outcome = runTwinloom(verb, QStringList{project} + more);
            EXPECT_EQ(outcome.status, 0) << verb.toStdString() << ": " << outcome.said();
        };
        works(s("new"), {});
        works(s("model add"), {folder.path(s("station.json"))});
        works(s("twin add --id a --model dtmi:plant:station;1"), {});
        const QString topic = broker.url(s("line/assembly"));
        works(s("bind --selector /pressure --time /t"), {s("a.pressure"), topic});
        works(s("bind --selector /status --time /t"), {s("a.status"), topic});
        works(s("bind --selector /ideal --time /t --scale 0.001"), {s("a.idealCycle"), topic});
        const QString device = broker.url(s("line/assembly/command"));
        works(s("command --least 3 --most 20 --timeout 8"), {s("a.idealCycle"), s("--to"), device});
        works(s("command --dangerous"),
              {s("a.OpenPressureReleaseValve"), s("--to"), device, s("--only-when"), s("a.pressure > 2000")});
    }
    /// The session and the line, until the session knows the line's values.
    void startAll()
    {
        run.emplace(QStringList{s("run"), project, s("--status-file"), status});
        line.emplace(QStringList{s("simulate-line"), broker.url(s("line")), s("--interval"), s("0.1")});
        ASSERT_TRUE(twinloom::source::waitFor(
            [&] {
                return QFile::exists(status) &&
                       QJsonDocument::fromJson(readFile(status)).object()[s("recorded")].toInt() > 0;
            },
            20'000));
    }
    Outcome command(const char *name, const char *value, const QStringList &more = {})
    {
        return runTwinloom(s("command --json"), QStringList{project, s(name), s("--set"), s(value)} + more);
    }
    QJsonObject desired()
    {
        return runTwinloom(s("twin show --json"), {project, s("a")}).object()[s("desired")].toObject();
    }
    int changes() { return int(runTwinloom(s("log --json"), {project}).array().size()); }

    TemporaryFolder folder;
    MosquittoBroker broker;
    QString project = folder.path(s("p.twin")), status = folder.path(s("status.json"));
    std::optional<RunningTwinloom> run, line;
};

} // namespace

TEST_F(CliCommand, aPropertyBecomesDesiredAndThenReported)
{
    startAll();
    const Outcome outcome = command("a.idealCycle", "4.5", {s("--user"), s("ann")});
    ASSERT_EQ(outcome.status, 0) << outcome.said();
    EXPECT_EQ(outcome.object()[s("state")].toString(), s("applied"));
    EXPECT_EQ(outcome.object()[s("change")].toInt(), changes());
    EXPECT_EQ(desired()[s("idealCycle")].toDouble(), 4.5);
    const QJsonArray log = runTwinloom(s("command --log --json"), {project}).array();
    ASSERT_EQ(log.size(), 1);
    EXPECT_EQ(log[0][s("user")].toString(), s("ann"));
    EXPECT_EQ(log[0][s("value")].toDouble(), 4.5);
}

TEST_F(CliCommand, aDangerousOneNeedsAConfirmationAndItsGuard)
{
    startAll();
    EXPECT_EQ(command("a.OpenPressureReleaseValve", "null").status, 2);
    const Outcome opened = command("a.OpenPressureReleaseValve", "null", {s("--confirm")});
    EXPECT_EQ(opened.status, 0) << opened.said();
    EXPECT_EQ(opened.object()[s("state")].toString(), s("acknowledged"));
    EXPECT_FALSE(opened.object().contains(s("change"))) << "a Command is not desired";
    ASSERT_EQ(runTwinloom(s("command"), {project, s("a.idealCycle"), s("--to"), broker.url(s("line/assembly/command")),
                                         s("--only-when"), s("a.pressure < 0")})
                  .status,
              0);
    run.reset(); // a session keeps the ways that it began with
    QFile::remove(status);
    startAll();
    const Outcome refused = command("a.idealCycle", "5");
    EXPECT_EQ(refused.status, 6) << refused.said();
    EXPECT_FALSE(desired().contains(s("idealCycle"))) << "what was refused is not desired";
    const QJsonArray log = runTwinloom(s("command --log --json"), {project}).array();
    ASSERT_EQ(log.size(), 3) << "refused ones too";
    EXPECT_EQ(log[0][s("state")].toString(), s("refused"));
}

TEST_F(CliCommand, whatCannotGoLeavesTheProjectAsItWas)
{
    const int before = changes();
    EXPECT_EQ(command("a.idealCycle", "30").status, 3) << "above --most";
    EXPECT_EQ(command("a.idealCycle", "\"fast\"").status, 3);
    EXPECT_EQ(command("a.idealCycle", "{").status, 2);
    EXPECT_EQ(command("a.pressure", "1").status, 3) << "telemetry";
    EXPECT_EQ(command("a.idealCicle", "1").status, 4);
    EXPECT_EQ(command("b.idealCycle", "1").status, 4);
    const Outcome alone = command("a.idealCycle", "5");
    EXPECT_EQ(alone.status, 8) << "nobody runs it: " << alone.said();
    EXPECT_EQ(runTwinloom(s("command"), {project, s("a.idealCycle")}).status, 2);
    EXPECT_EQ(changes(), before);
    EXPECT_TRUE(desired().isEmpty());
}

TEST_F(CliCommand, aDeviceThatIsSilentIsAFailedPeer)
{
    startAll();
    line.reset();
    ASSERT_EQ(runTwinloom(s("command --timeout 1"),
                          {project, s("a.idealCycle"), s("--to"), broker.url(s("line/nobody/command"))})
                  .status,
              0);
    run.reset();
    run.emplace(QStringList{s("run"), project, s("--status-file"), status});
    QFile::remove(status);
    ASSERT_TRUE(twinloom::source::waitFor([&] { return QFile::exists(status); }, 20'000));
    const Outcome outcome = command("a.idealCycle", "5");
    EXPECT_EQ(outcome.status, 8) << outcome.said();
    EXPECT_EQ(outcome.object()[s("state")].toString(), s("expired"));
    EXPECT_EQ(desired()[s("idealCycle")].toDouble(), 5) << "it is still what is wanted";
}
