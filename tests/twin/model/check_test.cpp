// SPDX-License-Identifier: Apache-2.0
#include "twin/model/check.h"

#include "tests/twin/model/documents.h"

using namespace twinloom;
using namespace twinloom::twin;
using namespace twinloom::test;
using Ids = std::vector<std::string>;

TEST(Check, AcceptsAnInterface)
{
    const auto report =
        checked({interfaceText("'contents': [{'@type': 'Telemetry', 'name': 'speed', 'schema': 'double'}]")});
    EXPECT_TRUE(report.accepted);
    EXPECT_TRUE(report.findings.empty());
    ASSERT_EQ(report.interfaces.size(), 1U);
    EXPECT_EQ(report.interfaces[0], std::vector<QString>{QStringLiteral("dtmi:test:a;1")});
}

TEST(Check, NamesFileLineElementAndProperty)
{
    const auto report = checked(
        {interfaceText("'contents': [\n{'@type': 'Telemetry', 'name': 'speed',\n 'schema': 'double', 'comment': 5}]")});
    ASSERT_EQ(report.findings.size(), 1U);
    const Finding &finding = report.findings[0];
    EXPECT_FALSE(report.accepted);
    EXPECT_EQ(finding.validationId, QStringLiteral("dtmi:dtdl:parsingError:stringNotString"));
    EXPECT_EQ(finding.primaryId, QStringLiteral("dtmi:test:a:_contents:__speed;1"));
    EXPECT_EQ(finding.property, QStringLiteral("comment"));
    EXPECT_EQ(finding.source, QStringLiteral("0.json"));
    EXPECT_EQ(finding.place.line, 7);
    EXPECT_TRUE(finding.text().startsWith(QStringLiteral("0.json:7:"))) << finding.text().toStdString();
}

TEST(Check, MalformedJsonIsAFindingBesideTheOthers)
{
    const auto report = checked({"{ \"@context\": ", interfaceText("'contents': []")});
    EXPECT_FALSE(report.accepted);
    EXPECT_EQ(errorIds(report), Ids{"invalidJson"});
    EXPECT_EQ(report.findings[0].source, QStringLiteral("0.json"));
}

TEST(Check, RootsThatAreNoDocuments)
{
    for (const char *text : {"1", "null", "\"x\"", "true", "[1]", "[[null]]", "{}", "{\"@graph\": 3}"})
        EXPECT_FALSE(checked({text}).accepted) << text;
    EXPECT_TRUE(checked({"[]"}).accepted);
    EXPECT_TRUE(checked({"[" + interfaceText("'contents': []") + "]"}).accepted);
}

TEST(Check, ReferencesThatLeadNowhereRejectWithoutAnError)
{
    const auto report = checked({interfaceText("'extends': 'dtmi:test:missing;1'")});
    EXPECT_FALSE(report.accepted);
    EXPECT_TRUE(errorIds(report).empty());
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_EQ(report.findings[0].severity, Finding::Severity::Unresolved);
    EXPECT_EQ(report.findings[0].value, QStringLiteral("dtmi:test:missing;1"));
}

TEST(Check, TargetsNeedNotBeThereButAMisspeltOneIsNoted)
{
    const auto report =
        checked({interfaceText("'contents': [{'@type': 'Relationship', 'name': 'to', 'target': 'dtmi:test:A;1'}]")});
    EXPECT_TRUE(report.accepted);
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_EQ(report.findings[0].severity, Finding::Severity::Note);
    EXPECT_TRUE(report.findings[0].hint.contains(QStringLiteral("dtmi:test:a;1")));
}

TEST(Check, DocumentsOfSeveralFilesBelongTogether)
{
    QByteArray other = interfaceText("'contents': [{'@type': 'Property', 'name': 'p', 'schema': 'integer'}]", 2);
    other.replace("dtmi:test:a;1", "dtmi:test:b;1");
    EXPECT_TRUE(checked({interfaceText("'extends': 'dtmi:test:b;1'"), other}).accepted) << "v3 may extend v2";
    EXPECT_EQ(errorIds(checked({other, other})), Ids{"duplicateDefinition"});
}

TEST(Check, DeepDocumentsAreErrorsNotCrashes)
{
    QByteArray deep = "\"double\"";
    for (int i = 0; i < 200; ++i)
        deep = "{\"@type\":\"Array\",\"elementSchema\":" + deep + "}";
    const QByteArray members = "'contents': [{'@type': 'Telemetry', 'name': 'x', 'schema': " + deep + "}]";
    EXPECT_EQ(errorIds(checked({interfaceText(members.constData())})), Ids{"excessiveDepthWide"});
    for (int i = 0; i < 400; ++i)
        deep = "{\"@type\":\"Array\",\"elementSchema\":" + deep + "}";
    EXPECT_FALSE(checked({deep}).accepted);
}

TEST(Check, EveryPrefixOfADocumentEndsInAFinding)
{
    const QByteArray whole = interfaceText(
        "'contents': [{'@type': ['Telemetry', 'Temperature'], 'name': 't', 'schema': 'double', 'unit': 'kelvin'}]", 2);
    ASSERT_TRUE(checked({whole}).accepted);
    for (qsizetype length = 0; length < whole.size(); ++length)
        EXPECT_FALSE(checked({whole.left(length)}).accepted) << length;
}

TEST(Check, OneByteChangedNeverCrashes)
{
    const QByteArray whole = interfaceText(
        "'contents': [{'@type': 'Command', 'name': 'c', 'request': {'name': 'r', 'schema': {'@type': 'Map', 'mapKey': "
        "{'name': 'k', 'schema': 'string'}, 'mapValue': {'name': 'v', 'schema': 'long'}}}}]");
    ASSERT_TRUE(checked({whole}).accepted);
    int rejected = 0;
    for (qsizetype at = 0; at < whole.size(); ++at) {
        for (const char c : {'"', '{', ']', '0', 'x', '\0'}) {
            QByteArray changed = whole;
            changed[at] = c;
            rejected += checked({changed}).accepted ? 0 : 1;
        }
    }
    EXPECT_GT(rejected, whole.size() * 4);
}

TEST(Check, CanBeCancelled)
{
    Progress progress;
    progress.cancel();
    const auto report = check({{QStringLiteral("a.json"), interfaceText("'contents': []")}}, {}, progress);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, ErrorCode::Cancelled);
}
