// SPDX-License-Identifier: Apache-2.0
#include "twin/state/binding.h"

#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonObject>

#include <array>
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
    return parsed ? parsed->resolve(parsePayload(document)->document) : QJsonValue();
}

Reading readingOf(const BindingReader &reader, const QByteArray &payload)
{
    const auto parsed = parsePayload(payload);
    EXPECT_OK(parsed);
    const auto found = read(reader, *parsed);
    const auto *reading = std::get_if<Reading>(&found);
    EXPECT_TRUE(reading) << payload.toStdString();
    return reading ? *reading : Reading();
}

Rejection rejectionOf(const BindingReader &reader, const QByteArray &payload)
{
    const auto parsed = parsePayload(payload);
    EXPECT_OK(parsed);
    const auto found = read(reader, *parsed);
    const auto *rejection = std::get_if<Rejection>(&found);
    EXPECT_TRUE(rejection) << payload.toStdString();
    return rejection ? *rejection : Rejection();
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
    EXPECT_EQ(parsePayload("12.5")->document, 12.5);
    EXPECT_EQ(parsePayload(" true\n")->document, true);
    EXPECT_EQ(parsePayload("\"x\"")->document, s("x"));
    EXPECT_EQ(parsePayload("running")->document, s("running"));
    EXPECT_EQ(parsePayload("1, 2")->document, s("1, 2")) << "no JSON, so text";
    EXPECT_EQ(parsePayload("")->document, s(""));
    EXPECT_TRUE(parsePayload("null")->document.isNull());
    EXPECT_TRUE(parsePayload("[1]")->document.isArray());
    EXPECT_TRUE(parsePayload("true")->json);
    EXPECT_FALSE(parsePayload("running")->json);
    EXPECT_FALSE(parsePayload("{\"a\":"));
    EXPECT_FALSE(parsePayload("\xff\xfe"));
    EXPECT_FALSE(parsePayload(QByteArray(100000, '[')));
}

TEST(Binding, NumbersThatJsonDoesNotKnowLeaveTheRestReadable)
{
    const auto payload = parsePayload(R"({"a":NaN,"b":[-Infinity,1e999,2],"c":"is NaN, \"NaN","d":7})");
    ASSERT_OK(payload);
    EXPECT_EQ(payload->document[u"a"], s("NaN"));
    EXPECT_EQ(payload->document[u"b"], (QJsonArray{s("-Infinity"), s("1e999"), 2}));
    EXPECT_EQ(payload->document[u"c"], s("is NaN, \"NaN"));
    EXPECT_EQ(payload->document[u"d"], 7);
    EXPECT_FALSE(parsePayload(R"({"a":nonsense})"));
}

TEST(Binding, ScalesNumbersAndReadsTimes)
{
    auto reader = BindingReader::make({s("p"), s("mqtt://h/t"), s("/v"), s("/t"), 0.5, 10, {}, {}});
    ASSERT_OK(reader);
    const auto reading = readingOf(*reader, R"({"v":100,"t":"2026-11-21T10:00:00.123456789Z"})");
    EXPECT_EQ(reading.value, 60);
    EXPECT_EQ(reading.sourceTime, 1795255200123456789);
    reader->numbers.reset(); // by the model
    EXPECT_EQ(readingOf(*reader, R"({"v":"x","t":5})").value, s("x"));
    EXPECT_FALSE(BindingReader::make({s("p"), s("u:x"), {}, {}, 0, 0, {}, {}}));
    EXPECT_FALSE(BindingReader::make({s("p"), s("u:x"), s("v"), {}, 1, 0, {}, {}}));
    EXPECT_FALSE(BindingReader::make({s("p"), s("u:x"), {}, {}, 1, INFINITY, {}, {}}));
}

TEST(Binding, EachCauseHasItsOwnCodeAndSaysWhatCame)
{
    const auto reader = BindingReader::make({s("p"), s("mqtt://h/t"), s("/v~1w/x"), s("/t"), 1, 0, {}, {}});
    ASSERT_OK(reader);
    for (const auto &[payload, code, named] :
         std::vector<std::array<const char *, 3>>{{"hello", "not-json", "/v~1w/x"},
                                                  {R"({"t":5})", "no-value", "/v~1w/x"},
                                                  {R"({"v/w":{"x":null},"t":5})", "no-value", "null"},
                                                  {R"({"v/w":{"x":"high"},"t":5})", "wrong-type", "\"high\""},
                                                  {R"({"v/w":{"x":[1]},"t":5})", "wrong-type", "array"},
                                                  {R"({"v/w":{"x":NaN},"t":5})", "not-finite", "NaN"},
                                                  {R"({"v/w":{"x":"-inf"},"t":5})", "not-finite", "-inf"},
                                                  {R"({"v/w":{"x":1}})", "bad-time", "/t"},
                                                  {R"({"v/w":{"x":1},"t":"yesterday"})", "bad-time", "yesterday"},
                                                  {R"({"v/w":{"x":1},"t":-5})", "bad-time", "1970"}}) {
        const Rejection rejection = rejectionOf(*reader, payload);
        EXPECT_EQ(rejection.code, s(code)) << payload;
        EXPECT_TRUE(rejection.why.contains(s(named))) << rejection.why.toStdString();
    }
    const Rejection longText = rejectionOf(*reader, R"({"v/w":{"x":")" + QByteArray(5000, 'x') + R"("},"t":5})");
    EXPECT_LT(longText.why.size(), 100);
    const auto whole = BindingReader::make({s("p"), s("mqtt://h/t"), {}, {}, 1, 0, {}, {}});
    ASSERT_OK(whole);
    EXPECT_EQ(rejectionOf(*whole, "null").why, s("The payload is null."));
    EXPECT_EQ(rejectionOf(*whole, "NaN").code, s("not-finite"));
    EXPECT_EQ(rejectionOf(*whole, "1e999").code, s("not-finite"));
    EXPECT_EQ(rejectionOf(*whole, "").code, s("wrong-type"));
}

TEST(Binding, WholeNumbersAreWholeAndInTheirRange)
{
    auto plain = BindingReader::make({s("p"), s("mqtt://h/t"), {}, {}, 1, 0, {}, {}});
    auto scaled = BindingReader::make({s("p"), s("mqtt://h/t"), {}, {}, 0.001, 0, {}, {}});
    ASSERT_TRUE(plain && scaled);
    plain->numbers = scaled->numbers = NumberRange{-2147483648.0, 2147483647.0, true};
    EXPECT_EQ(readingOf(*plain, "12.0").value, 12);
    for (const char *wrong : {"3.5", "1.23e19", "2147483648"}) {
        const Rejection rejection = rejectionOf(*plain, wrong);
        EXPECT_EQ(rejection.code, s("wrong-type")) << wrong;
        EXPECT_TRUE(rejection.why.contains(s("2147483647"))) << rejection.why.toStdString();
    }
    EXPECT_EQ(readingOf(*scaled, "2500").value, 3) << "a conversion is rounded";
    EXPECT_EQ(rejectionOf(*scaled, "1e16").code, s("wrong-type"));
    EXPECT_EQ(readingOf(*plain, "true").value, true);
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
