// SPDX-License-Identifier: Apache-2.0
#include "twin/model/model.h"

#include "tests/twin/model/documents.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace twinloom;
using namespace twinloom::twin;
using namespace twinloom::test;

namespace
{

Model press()
{
    const QByteArray drive =
        QByteArray(interfaceText("'contents': [{'@type': ['Telemetry', 'AngularVelocity'], 'name': 'speed', 'schema': "
                                 "'double', 'unit': 'revolutionPerMinute'}]",
                                 2))
            .replace("dtmi:test:a;1", "dtmi:test:drive;1");
    const QByteArray machine = QByteArray(interfaceText("'displayName': {'en': 'Machine'}, 'contents': [{'@type': "
                                                        "'Property', 'name': 'serial', 'schema': 'string'}]",
                                                        2))
                                   .replace("dtmi:test:a;1", "dtmi:test:machine;1");
    const QByteArray press = interfaceText(
        "'extends': 'dtmi:test:machine;1', 'contents': ["
        "{'@type': 'Component', 'name': 'drive', 'schema': 'dtmi:test:drive;1'},"
        "{'@type': 'Property', 'name': 'target', 'schema': 'integer', 'writable': true},"
        "{'@type': 'Telemetry', 'name': 'state', 'schema': {'@type': 'Enum', 'valueSchema': 'integer', 'enumValues': ["
        "{'name': 'idle', 'enumValue': 0}, {'name': 'working', 'enumValue': 1}]}},"
        "{'@type': 'Telemetry', 'name': 'pose', 'schema': {'@type': 'Object', 'fields': [{'name': 'x', 'schema': "
        "'double'},"
        "{'name': 'tags', 'schema': {'@type': 'Array', 'elementSchema': 'string'}}]}},"
        "{'@type': 'Command', 'name': 'reset', 'request': {'name': 'hard', 'schema': 'boolean'}}]",
        2);
    return checked({press, machine, drive}).model;
}

bool fits(const Model &model, const char *path, const QJsonValue &value)
{
    const auto content = model.content(s("dtmi:test:a;1"), s(path));
    EXPECT_TRUE(content);
    return content && model.conforms((*content)->schema, value).has_value();
}

} // namespace

TEST(Model, HoldsOwnThenInheritedContents)
{
    const Model model = press();
    const Interface *interface = model.interface(s("dtmi:test:a;1"));
    ASSERT_TRUE(interface);
    ASSERT_EQ(interface->contents.size(), 6U);
    EXPECT_EQ(interface->contents.back().name, s("serial"));
    EXPECT_EQ(model.interface(s("dtmi:test:machine;1"))->displayName, s("Machine"));
    EXPECT_TRUE(interface->contents[1].writable);
    EXPECT_EQ(interface->contents[4].request.name, s("hard"));
}

TEST(Model, FindsContentsThroughComponents)
{
    const Model model = press();
    const auto speed = model.content(s("dtmi:test:a;1"), s("drive.speed"));
    ASSERT_OK(speed);
    EXPECT_EQ((*speed)->unit, s("revolutionPerMinute"));
    EXPECT_EQ(unitSymbol((*speed)->unit), s("rpm"));
    EXPECT_EQ(contentKindName((*speed)->kind), s("Telemetry"));
    const auto misspelt = model.content(s("dtmi:test:a;1"), s("serail"));
    ASSERT_FALSE(misspelt);
    EXPECT_EQ(misspelt.error().code, ErrorCode::NotFound);
    EXPECT_TRUE(misspelt.error().hint.contains(s("serial")));
    EXPECT_FALSE(model.content(s("dtmi:test:a;1"), s("serial.x")));
    EXPECT_FALSE(model.content(s("dtmi:test:a;1"), s("")));
    EXPECT_FALSE(model.content(s("dtmi:none;1"), s("serial")));
}

TEST(Model, SaysWhetherAValueFits)
{
    const Model model = press();
    EXPECT_TRUE(fits(model, "target", 5));
    EXPECT_FALSE(fits(model, "target", 5.5));
    EXPECT_FALSE(fits(model, "target", 3e9));
    EXPECT_FALSE(fits(model, "target", s("5")));
    EXPECT_TRUE(fits(model, "drive.speed", 1.5));
    EXPECT_TRUE(fits(model, "state", 1));
    EXPECT_TRUE(fits(model, "state", s("working")));
    EXPECT_FALSE(fits(model, "state", 7));
    EXPECT_TRUE(fits(model, "pose", QJsonObject{{s("x"), 1}, {s("tags"), QJsonArray{s("a")}}}));
    EXPECT_FALSE(fits(model, "pose", QJsonObject{{s("x"), 1}, {s("tags"), QJsonArray{1}}}));
    EXPECT_FALSE(fits(model, "pose", QJsonObject{{s("y"), 1}}));
    const auto wrong = model.conforms((*model.content(s("dtmi:test:a;1"), s("pose")))->schema,
                                      QJsonObject{{s("tags"), QJsonArray{s("a"), 1}}});
    ASSERT_FALSE(wrong);
    EXPECT_TRUE(wrong.error().message.contains(s("tags[1]"))) << wrong.error().message.toStdString();
}

TEST(Model, TextsOfTheirKinds)
{
    for (const auto &[kind, good, bad] :
         {std::tuple("date", "2026-11-21", "21.11.2026"), std::tuple("dateTime", "2026-11-21T10:00:00Z", "2026-11-21"),
          std::tuple("time", "10:00:00.5", "25:00:00"), std::tuple("duration", "PT5.5S", "5s")}) {
        const QByteArray members =
            QByteArray("'contents': {'@type': 'Telemetry', 'name': 'x', 'schema': '") + kind + "'}";
        const Model model = checked({interfaceText(members.constData())}).model;
        EXPECT_TRUE(fits(model, "x", s(good))) << kind;
        EXPECT_FALSE(fits(model, "x", s(bad))) << kind;
        EXPECT_FALSE(fits(model, "x", 5)) << kind;
    }
}
