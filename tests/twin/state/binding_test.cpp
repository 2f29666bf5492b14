// SPDX-License-Identifier: Apache-2.0
#include "twin/state/binding.h"

#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cmath>

using namespace twinloom;
using namespace twinloom::twin;
using twinloom::test::s;

namespace
{

QJsonValue resolved(const char *pointer, const char *document)
{
    const auto parsed = JsonPointer::parse(s(pointer));
    EXPECT_TRUE(parsed) << pointer;
    return parsed ? parsed->resolve(*parsePayload(document)) : QJsonValue();
}

} // namespace

TEST(Binding, PointersAsInTheSpecification)
{
    const char *document = R"({"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"m~n":8," ":7})";
    EXPECT_EQ(resolved("/foo/0", document), s("bar"));
    EXPECT_EQ(resolved("/", document), 0);
    EXPECT_EQ(resolved("/a~1b", document), 1);
    EXPECT_EQ(resolved("/c%d", document), 2);
    EXPECT_EQ(resolved("/m~0n", document), 8);
    EXPECT_EQ(resolved("/ ", document), 7);
    EXPECT_TRUE(resolved("", document).isObject());
    for (const char *none : {"/x", "/foo/2", "/foo/01", "/foo/-", "/foo/-1", "/foo/0/x", "/foo/99999999999999999999"})
        EXPECT_TRUE(resolved(none, document).isUndefined()) << none;
}

TEST(Binding, WrongPointersNameTheOffset)
{
    for (const auto &[text, offset] : {std::pair("x", 0), std::pair("/a~", 2), std::pair("/a~2", 3)}) {
        const auto pointer = JsonPointer::parse(s(text));
        ASSERT_FALSE(pointer) << text;
        EXPECT_TRUE(pointer.error().message.contains(QStringLiteral("offset %1").arg(offset)))
            << pointer.error().message.toStdString();
    }
}

TEST(Binding, PayloadsOfAllKinds)
{
    EXPECT_EQ(*parsePayload("12.5"), 12.5);
    EXPECT_EQ(*parsePayload(" true\n"), true);
    EXPECT_EQ(*parsePayload("\"x\""), s("x"));
    EXPECT_EQ(*parsePayload("running"), s("running"));
    EXPECT_EQ(*parsePayload("1, 2"), s("1, 2")) << "no JSON, so text";
    EXPECT_EQ(*parsePayload(""), s(""));
    EXPECT_TRUE(parsePayload("null")->isNull());
    EXPECT_TRUE(parsePayload("[1]")->isArray());
    EXPECT_FALSE(parsePayload("{\"a\":"));
    EXPECT_FALSE(parsePayload("\xff\xfe"));
    EXPECT_FALSE(parsePayload(QByteArray(100000, '[')));
}

TEST(Binding, ScalesNumbersAndReadsTimes)
{
    const auto reader = BindingReader::make({s("p"), s("mqtt://h/t"), s("/v"), s("/t"), 0.5, 10, {}, {}});
    ASSERT_OK(reader);
    const auto reading = read(*reader, *parsePayload(R"({"v":100,"t":"2026-11-21T10:00:00.123456789Z"})"));
    ASSERT_OK(reading);
    EXPECT_EQ(reading->value, 60);
    EXPECT_EQ(reading->sourceTime, 1795255200123456789);
    const auto text = read(*reader, *parsePayload(R"({"v":"x","t":5})"));
    ASSERT_OK(text);
    EXPECT_EQ(text->value, s("x"));
    EXPECT_FALSE(read(*reader, *parsePayload(R"({"t":5})")));
    EXPECT_FALSE(read(*reader, *parsePayload(R"({"v":null,"t":5})")));
    EXPECT_FALSE(read(*reader, *parsePayload(R"({"v":1})"))) << "a time was expected";
    EXPECT_FALSE(BindingReader::make({s("p"), s("u:x"), {}, {}, 0, 0, {}, {}}));
    EXPECT_FALSE(BindingReader::make({s("p"), s("u:x"), s("v"), {}, 1, 0, {}, {}}));
    EXPECT_FALSE(BindingReader::make({s("p"), s("u:x"), {}, {}, 1, INFINITY, {}, {}}));
}

TEST(Binding, TimesInManyForms)
{
    EXPECT_EQ(timeFromJson(QJsonValue(qint64(1795255200123456789))), 1795255200123456789);
    EXPECT_EQ(timeFromJson(s("1795255200123456789")), 1795255200123456789);
    EXPECT_EQ(timeFromJson(s("2026-11-21T10:00:00")), 1795255200000000000) << "without a zone it is UTC";
    EXPECT_EQ(timeFromJson(s("2026-11-21T11:00:00.5+01:00")), 1795255200500000000);
    for (const char *wrong : {"", "yesterday", "2026-11-21", "2026-13-01T00:00:00Z", "9999-12-31T00:00:00Z", "T.5"})
        EXPECT_FALSE(timeFromJson(s(wrong))) << wrong;
    EXPECT_FALSE(timeFromJson(1e300));
    EXPECT_FALSE(timeFromJson(QJsonValue()));
    EXPECT_FALSE(timeFromJson(QJsonArray{1}));
}
