// SPDX-License-Identifier: Apache-2.0
// model, twin, bind: from DTDL documents to a bound twin, and what is refused on the way.
#include "tests/cli/command_line.h"

#include <QFile>

using namespace twinloom::test;

namespace
{

const QByteArray kPress =
    R"({"@context":"dtmi:dtdl:context;2","@id":"dtmi:plant:press;1","@type":"Interface","contents":[
 {"@type":["Telemetry","Pressure"],"name":"pressure","schema":"double","unit":"millibar"},
 {"@type":"Property","name":"serial","schema":"string"},
 {"@type":"Command","name":"reset"}]})";

/// A project with the press's model.
QString pressProject(const TemporaryFolder &folder)
{
    const QString project = folder.path(s("p.twin")), file = folder.path(s("press.json"));
    writeFile(file, kPress);
    EXPECT_EQ(runTwinloom(s("new"), {project}).status, 0);
    const Outcome added = runTwinloom(s("model add --json"), {project, file});
    EXPECT_EQ(added.status, 0) << added.said();
    EXPECT_EQ(added.object().value(s("interfaces")).toArray().at(0).toString(), s("dtmi:plant:press;1"));
    return project;
}

} // namespace

TEST(CliTwin, ModelTwinBinding)
{
    const TemporaryFolder folder;
    const QString project = pressProject(folder);
    const Outcome twin = runTwinloom(s("twin add --id press1 --model dtmi:plant:press;1 --json"), {project});
    ASSERT_EQ(twin.status, 0) << twin.said();
    EXPECT_EQ(twin.object().value(s("change")).toInt(), 2);
    const QJsonArray list = runTwinloom(s("twin list --json"), {project}).array();
    ASSERT_EQ(list.size(), 1);
    EXPECT_EQ(list.at(0).toObject().value(s("id")).toString(), s("press1"));
    EXPECT_EQ(list.at(0).toObject().value(s("model")).toString(), s("dtmi:plant:press;1"));
    EXPECT_EQ(list.at(0).toObject().value(s("node")), twin.object().value(s("node")));

    const Outcome bound = runTwinloom(s("bind --json --selector /v --time /t --deadline 2"),
                                      {project, s("press1.pressure"), s("mqtt://localhost/a/b?qos=1"), s("--visual"),
                                       s("gauge=range 0 5000"), s("--visual"), s("label=format \"{value:1} {unit}\"")});
    ASSERT_EQ(bound.status, 0) << bound.said();
    EXPECT_EQ(bound.object().value(s("change")).toInt(), 3);
    const QJsonObject shown = runTwinloom(s("twin show --json"), {project, s("press1")}).object();
    EXPECT_EQ(shown.value(s("contents")).toArray().at(0).toObject().value(s("unit")).toString(), s("millibar"));
    const QJsonObject binding = shown.value(s("bindings")).toArray().at(0).toObject();
    EXPECT_EQ(binding.value(s("selector")).toString(), s("/v"));
    EXPECT_EQ(binding.value(s("deadline")).toDouble(), 2);
    EXPECT_EQ(binding.value(s("visuals")).toArray().size(), 2);
    EXPECT_EQ(runTwinloom(s("validate"), {project}).status, 0);
    EXPECT_EQ(runTwinloom(s("log --json"), {project}).array().at(2).toObject().value(s("verb")).toString(), s("bind"));
}

TEST(CliTwin, RefusesWithTheRightStatusAndLeavesTheProjectAlone)
{
    const TemporaryFolder folder;
    const QString project = pressProject(folder);
    ASSERT_EQ(runTwinloom(s("twin add --id press1 --model dtmi:plant:press;1"), {project}).status, 0);
    EXPECT_EQ(runTwinloom(s("twin add --id press1 --model dtmi:plant:press;1"), {project}).status, 6);
    EXPECT_EQ(runTwinloom(s("twin add --id b --model dtmi:plant:pres;1"), {project}).status, 4);
    EXPECT_EQ(runTwinloom(s("twin add --id a.b --model dtmi:plant:press;1"), {project}).status, 3);
    EXPECT_EQ(runTwinloom(s("twin show"), {project, s("nobody")}).status, 4);
    const auto bind = [&](const char *property, const QStringList &more = {}) {
        return runTwinloom(s("bind"), QStringList{project, s(property), s("mqtt://localhost/a")} + more);
    };
    const Outcome misspelt = bind("press1.presure");
    EXPECT_EQ(misspelt.status, 4);
    EXPECT_TRUE(misspelt.err.contains("Did you mean \"pressure\"?")) << misspelt.said();
    EXPECT_EQ(bind("press1.reset").status, 3);
    EXPECT_EQ(bind("press1.serial", {s("--scale"), s("2")}).status, 3);
    EXPECT_EQ(bind("press1.serial", {s("--visual"), s("gauge=range 0 1")}).status, 3);
    EXPECT_EQ(bind("press1.pressure", {s("--visual"), s("gauge=range 1")}).status, 3);
    EXPECT_EQ(bind("press1.pressure", {s("--selector"), s("v")}).status, 3);
    EXPECT_EQ(bind("press1.pressure", {s("--deadline"), s("-1")}).status, 2);
    EXPECT_EQ(bind("press1").status, 2);
    EXPECT_EQ(runTwinloom(s("bind"), {project, s("press1.pressure"), s("mqtt://localhost")}).status, 2);
    EXPECT_EQ(runTwinloom(s("log --json"), {project}).array().size(), 2);
}

TEST(CliTwin, ACertificateThatIsNotThereIsToldWhenItIsBound)
{
    const TemporaryFolder folder;
    const QString project = pressProject(folder);
    ASSERT_EQ(runTwinloom(s("twin add --id press1 --model dtmi:plant:press;1"), {project}).status, 0);
    const Outcome bound = runTwinloom(s("bind"), {project, s("press1.pressure"), s("mqtts://h/a?ca=nowhere.crt")});
    EXPECT_EQ(bound.status, 0) << "it may come until it is needed";
    EXPECT_TRUE(bound.err.contains("nowhere.crt")) << bound.said();
}

TEST(CliTwin, ModelCheckSaysWhatAndWhere)
{
    const TemporaryFolder folder;
    const QString good = folder.path(s("good.json")), bad = folder.path(s("bad.json")),
                  broken = folder.path(s("broken.json"));
    writeFile(good, kPress);
    writeFile(bad, QByteArray(kPress).replace("\"string\"", "5"));
    writeFile(broken, kPress.left(100));
    EXPECT_EQ(runTwinloom(s("model check"), {good}).status, 0);
    const Outcome wrong = runTwinloom(s("model check --json"), {bad});
    EXPECT_EQ(wrong.status, 1) << wrong.said();
    EXPECT_EQ(wrong.object().value(s("accepted")), false);
    const QJsonObject finding = wrong.object().value(s("findings")).toArray().at(0).toObject();
    EXPECT_EQ(finding.value(s("line")).toInt(), 3);
    EXPECT_EQ(finding.value(s("PrimaryID")).toString(), s("dtmi:plant:press:_contents:__serial;1"));
    EXPECT_TRUE(wrong.err.contains("bad.json:3:")) << wrong.said();
    EXPECT_EQ(runTwinloom(s("model check"), {broken}).status, 3);
    EXPECT_EQ(runTwinloom(s("model check"), {folder.path(s("none.json"))}).status, 4);
    EXPECT_EQ(runTwinloom(s("model check")).status, 2);
    const QString project = pressProject(folder);
    EXPECT_EQ(runTwinloom(s("model add"), {project, bad}).status, 3);
    EXPECT_EQ(runTwinloom(s("log --json"), {project}).array().size(), 1);
}

TEST(CliTwin, CasesAreAnsweredLineByLine)
{
    const TemporaryFolder folder;
    const QString cases = folder.path(s("cases.jsonl"));
    const QList<QByteArray> lines = readFile(dataPath(s("dtdl/generated-v3.jsonl"))).split('\n');
    writeFile(cases, lines[0] + "\nnonsense\n" + lines[1] + "\n");
    const Outcome outcome = runTwinloom(s("model check --cases"), {cases});
    EXPECT_EQ(outcome.status, 3) << "a line that is no case";
    const QList<QByteArray> answers = outcome.out.trimmed().split('\n');
    ASSERT_EQ(answers.size(), 2);
    const QJsonObject first = QJsonDocument::fromJson(answers[0]).object();
    EXPECT_EQ(first.value(s("name")), QJsonDocument::fromJson(lines[0]).object().value(s("name")));
    EXPECT_TRUE(first.contains(s("accepted")));
    EXPECT_TRUE(first.value(s("errors")).isArray());
    EXPECT_TRUE(outcome.err.contains("line 2:")) << outcome.said();
    EXPECT_TRUE(outcome.err.contains("DTDL v3: 2 of 2 cases agree")) << outcome.said();
}

TEST(CliTwin, ShowsReportedAndDesiredValues)
{
    const TemporaryFolder folder;
    const QString project = pressProject(folder), file = folder.path(s("serial.csv"));
    writeFile(file, "time,v\n2026-11-21T08:00:00Z,11\n2026-11-21T08:00:01Z,12.5\n");
    ASSERT_EQ(runTwinloom(s("twin add --id press1 --model dtmi:plant:press;1"), {project}).status, 0);
    EXPECT_TRUE(
        runTwinloom(s("twin show --json"), {project, s("press1")}).object()[s("reported")].toObject().isEmpty());
    const Outcome bound = runTwinloom(s("bind --selector /v --time /time"),
                                      {project, s("press1.pressure"), s("replay:%1?speed=max").arg(file)});
    ASSERT_EQ(bound.status, 0) << bound.said();
    ASSERT_EQ(runTwinloom(s("run"), {project}).status, 0);
    const QJsonObject shown = runTwinloom(s("twin show --json"), {project, s("press1")}).object();
    const QJsonObject pressure = shown[s("reported")][s("pressure")].toObject();
    EXPECT_EQ(pressure[s("value")].toDouble(), 12.5);
    EXPECT_EQ(pressure[s("time")].toInteger(), 1'795'248'001'000'000'000);
    EXPECT_EQ(pressure[s("quality")].toString(), s("good"));
    EXPECT_TRUE(shown[s("desired")].isObject());
    EXPECT_TRUE(runTwinloom(s("twin show"), {project, s("press1")}).out.contains("pressure = 12.5"));
    const QJsonObject live = runTwinloom(s("twin show --json --live 5"), {project, s("press1")}).object();
    EXPECT_FALSE(live[s("reported")][s("pressure")].toObject().isEmpty());
}
