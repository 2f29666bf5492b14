// SPDX-License-Identifier: Apache-2.0
#include "twin/model/json_document.h"

#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::twin;

TEST(JsonDocument, KnowsWhereEveryValueStands)
{
    const auto root = readJson("{\n  \"a\": [1,\n  1.0, \"\\u00e9\"]\n}");
    ASSERT_OK(root);
    const JsonValue *list = root->find(QLatin1String("a"));
    ASSERT_TRUE(list && list->isArray());
    EXPECT_EQ(list->items[1].place.line, 3);
    EXPECT_EQ(list->items[1].place.column, 3);
    EXPECT_EQ(list->items[0].kind, JsonValue::Kind::Integer);
    EXPECT_EQ(list->items[1].kind, JsonValue::Kind::Decimal) << "1.0 is not 1";
    EXPECT_EQ(list->items[2].text, QStringLiteral("é"));
    EXPECT_EQ(list->size, 20);
}

TEST(JsonDocument, TakesEveryKindOfRootAndKeepsRepeatedMembers)
{
    for (const char *text : {"1", "null", "true", "\"x\"", " [] ", "{}", "-0.5e3"})
        EXPECT_TRUE(readJson(text)) << text;
    const auto twice = readJson("{\"a\":1,\"a\":2}");
    ASSERT_OK(twice);
    EXPECT_EQ(twice->members.size(), 2U);
    EXPECT_EQ(twice->find(QLatin1String("a"))->integer(), 1);
}

TEST(JsonDocument, NamesThePlaceOfWhatIsWrong)
{
    const auto broken = readJson("{\n \"a\": tru }");
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().code, ErrorCode::BadInput);
    EXPECT_TRUE(broken.error().message.contains(QStringLiteral("line 2"))) << broken.error().message.toStdString();
    TextPlace place;
    EXPECT_FALSE(readJson("{\n \"a\": tru }", {}, &place));
    EXPECT_EQ(place.line, 2);
    EXPECT_EQ(place.offset, 11);
}

TEST(JsonDocument, RefusesWhatIsNoJson)
{
    for (const char *text : {"", "{", "[1,]", "{\"a\"}", "{\"a\":}", "01", "1.", "1e", "+1", "nul", "\"\n\"", "\"\\q\"",
                             "\"\\u12\"", "[1] 2", "{a:1}", "\"abc", "\"\xff\"", "'a'"})
        EXPECT_FALSE(readJson(text)) << text;
}

TEST(JsonDocument, DeepAndHugeTextsAreErrors)
{
    EXPECT_FALSE(readJson(QByteArray(1'000'000, '[')));
    EXPECT_FALSE(readJson(QByteArray("{\"a\":").repeated(200'000)));
    EXPECT_TRUE(readJson(QByteArray(500, '[') + QByteArray(500, ']')));
    JsonOptions small;
    small.maxBytes = 10;
    EXPECT_FALSE(readJson("[1,2,3,4,5,6]", small));
}

TEST(JsonDocument, BreakingOffAnywhereIsAnError)
{
    const QByteArray whole = "{\"a\":[1,-2.5e3,\"x\\u0041\",true,null,{\"b\":{}}]}";
    ASSERT_TRUE(readJson(whole));
    for (qsizetype length = 0; length < whole.size(); ++length)
        EXPECT_FALSE(readJson(whole.left(length))) << length;
}

TEST(JsonDocument, QuotesText)
{
    EXPECT_EQ(quotedJson(QStringLiteral("a\"\\\n")), "\"a\\\"\\\\\\u000a\"");
}
