// SPDX-License-Identifier: Apache-2.0
#include "twin/alarm/alarm_rule.h"

#include "tests/support/test_data.h"
#include "tests/twin/model/documents.h"

#include <QJsonDocument>

namespace twinloom::alarm
{
namespace
{

Result<AlarmRule> parse(const char *json)
{
    return ruleFromJson(QJsonDocument::fromJson(json).object());
}

scene::Scene sceneWithTwin()
{
    scene::Node node;
    node.id = {1};
    node.set(scene::TwinComponent{QStringLiteral("press"), QStringLiteral("dtmi:test:a;1"), {}, {}});
    return scene::apply({}, {{scene::added(node)}}).value_or({});
}

twin::Model pressModel()
{
    return test::checked(
               {test::interfaceText("'contents': [{'@type': 'Telemetry', 'name': 'pressure', 'schema': 'double'},"
                                    "{'@type': 'Property', 'name': 'serial', 'schema': 'string'},"
                                    "{'@type': 'Property', 'name': 'open', 'schema': 'boolean'},"
                                    "{'@type': 'Command', 'name': 'reset'}]")})
        .model;
}

} // namespace

TEST(AlarmRule, throughJsonAndBack)
{
    const AlarmRule rule{QStringLiteral("pressure"), AlarmRule::Kind::Rate, 12.5, 2, 3, 700, QStringLiteral("Leak?")};
    const auto again = ruleFromJson(toJson(rule));
    ASSERT_OK(again);
    EXPECT_EQ(*again, rule);
    EXPECT_EQ(rule.name(), QStringLiteral("pressure rate 12.5"));
    const auto brief = parse(R"({"property":"p","below":-3})");
    ASSERT_OK(brief);
    EXPECT_EQ(brief->kind, AlarmRule::Kind::Below);
    EXPECT_EQ(brief->severity, 500);
}

TEST(AlarmRule, wrongOnesNameTheField)
{
    for (const auto &[json, field] : std::vector<std::pair<const char *, const char *>>{
             {R"({"above":1})", "property"},
             {R"({"property":"p"})", "above"},
             {R"({"property":"p","above":1,"below":2})", "above"},
             {R"({"property":"p","above":"high"})", "above"},
             {R"({"property":"p","rate":0})", "rate"},
             {R"({"property":"p","absence":-1})", "absence"},
             {R"({"property":"p","above":1,"deadband":-1})", "deadband"},
             {R"({"property":"p","above":1,"delay":-1})", "delay"},
             {R"({"property":"p","above":1,"severity":0})", "severity"}}) {
        const auto rule = parse(json);
        ASSERT_FALSE(rule) << json;
        EXPECT_EQ(rule.error().code, ErrorCode::BadInput);
        EXPECT_TRUE(rule.error().message.contains(QLatin1String(field))) << rule.error().message.toStdString();
    }
}

TEST(AlarmRules, standOnTheirTwin)
{
    scene::Scene scene = sceneWithTwin();
    const AlarmRule high{QStringLiteral("pressure"), AlarmRule::Kind::Above, 3000, 0, 0, 500, {}};
    AlarmRule louder = high;
    louder.severity = 900;
    const AlarmRule silent{QStringLiteral("pressure"), AlarmRule::Kind::Absence, 5, 0, 0, 500, {}};
    for (const AlarmRule &rule : {high, louder, silent}) {
        const auto change = setRule(scene, pressModel(), QStringLiteral("press"), rule);
        ASSERT_OK(change);
        scene = scene::apply(scene, *change).value_or({});
    }
    Issues issues;
    auto rules = rulesOf(scene, issues);
    ASSERT_EQ(rules.size(), 2u);
    EXPECT_EQ(rules[0].rule.severity, 900) << "the second of one name replaces the first";
    EXPECT_EQ(rules[1].tag(), QStringLiteral("press.pressure"));

    const auto change = removeRule(scene, QStringLiteral("press"), high.name());
    ASSERT_OK(change);
    scene = scene::apply(scene, *change).value_or({});
    EXPECT_EQ(rulesOf(scene, issues).size(), 1u);
    EXPECT_TRUE(issues.empty());
    EXPECT_EQ(removeRule(scene, QStringLiteral("press"), high.name()).error().code, ErrorCode::NotFound);
    EXPECT_EQ(setRule(scene, pressModel(), QStringLiteral("pres"), high).error().code, ErrorCode::NotFound);
}

TEST(AlarmRules, badOnesAreIssues)
{
    scene::Scene scene = sceneWithTwin();
    scene::Node node = *scene.find({1});
    node.set(scene::UnknownComponent{QStringLiteral("alarms"), QJsonArray{QJsonObject(), 7}});
    scene = scene::apply(scene, {{scene::edited(scene.find({1}), node)}}).value_or({});
    Issues issues;
    EXPECT_TRUE(rulesOf(scene, issues).empty());
    ASSERT_EQ(issues.size(), 2u);
    EXPECT_EQ(issues[0].code, QStringLiteral("bad-alarm"));
}

TEST(AlarmRules, areOnWhatTheModelKnowsAndTheConditionCanMeasure)
{
    const auto errorOf = [](const char *property, AlarmRule::Kind kind) {
        const AlarmRule rule{QLatin1String(property), kind, 5, 0, 0, 500, {}};
        const auto change = setRule(sceneWithTwin(), pressModel(), QStringLiteral("press"), rule);
        return change ? std::nullopt : std::optional(change.error());
    };
    using Kind = AlarmRule::Kind;
    const auto unknown = errorOf("presure", Kind::Above);
    ASSERT_TRUE(unknown);
    EXPECT_EQ(unknown->code, ErrorCode::NotFound);
    EXPECT_EQ(unknown->hint, QStringLiteral("Did you mean \"pressure\"?"));
    for (const auto &[property, kind] : {std::pair("serial", Kind::Above), std::pair("serial", Kind::Rate),
                                         std::pair("reset", Kind::Above), std::pair("reset", Kind::Absence)}) {
        const auto wrong = errorOf(property, kind);
        ASSERT_TRUE(wrong) << property;
        EXPECT_EQ(wrong->code, ErrorCode::BadInput) << property;
    }
    EXPECT_FALSE(errorOf("open", Kind::Above)) << "true is 1";
    EXPECT_FALSE(errorOf("serial", Kind::Absence)) << "a text can fail to come, too";
}

} // namespace twinloom::alarm
