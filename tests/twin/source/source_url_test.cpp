// SPDX-License-Identifier: Apache-2.0
#include "twin/source/source_url.h"

#include "tests/support/test_data.h"

namespace twinloom::source
{
namespace
{

SourceUrl parse(const char *text)
{
    const auto url = SourceUrl::parse(QString::fromUtf8(text));
    EXPECT_OK(url);
    return url.value_or({});
}

} // namespace

TEST(SourceUrl, mqtt)
{
    const SourceUrl url = parse("mqtt://ann:se%40cret@broker.example:1884/plant/+/temp/#?qos=0&sequence=/seq");
    EXPECT_EQ(url.kind, SourceUrl::Kind::Mqtt);
    EXPECT_FALSE(url.tls);
    EXPECT_EQ(url.host, QStringLiteral("broker.example"));
    EXPECT_EQ(url.port, 1884);
    EXPECT_EQ(url.user, QStringLiteral("ann"));
    EXPECT_EQ(url.password, QStringLiteral("se@cret"));
    EXPECT_EQ(url.topic, QStringLiteral("plant/+/temp/#"));
    EXPECT_EQ(url.qos, 0);
    EXPECT_EQ(url.sequence, QStringLiteral("/seq"));
}

TEST(SourceUrl, defaults)
{
    EXPECT_EQ(parse("mqtt://h/t").port, 1883);
    EXPECT_EQ(parse("mqtt://h/t").qos, 1);
    EXPECT_EQ(parse("mqtts://h/t").port, 8883);
    EXPECT_TRUE(parse("mqtts://h/t?ca=a%20b.crt").tls);
    EXPECT_EQ(parse("mqtts://h/t?ca=a%20b.crt").caFile, QStringLiteral("a b.crt"));
    EXPECT_EQ(parse("mqtt://[::1]:1/t").host, QStringLiteral("::1"));
}

TEST(SourceUrl, replay)
{
    const SourceUrl url = parse("replay:data/a b.csv?speed=60&time=when");
    EXPECT_EQ(url.kind, SourceUrl::Kind::Replay);
    EXPECT_EQ(url.file, QStringLiteral("data/a b.csv"));
    EXPECT_DOUBLE_EQ(url.speed, 60);
    EXPECT_EQ(url.timeColumn, QStringLiteral("when"));
    EXPECT_DOUBLE_EQ(parse("replay:///x/y.csv?speed=max").speed, 0);
    EXPECT_EQ(parse("replay:///x/y.csv").file, QStringLiteral("/x/y.csv"));
    EXPECT_EQ(parse("replay:plant.history?tag=a.b").tag, QStringLiteral("a.b"));
}

TEST(SourceUrl, whatSharesAConnection)
{
    EXPECT_EQ(parse("mqtt://h/a").connection(), parse("mqtt://h:1883/b?qos=0").connection());
    EXPECT_NE(parse("mqtt://h/a").connection(), parse("mqtts://h:1883/a").connection());
    EXPECT_NE(parse("mqtt://h/a").connection(), parse("mqtt://ann@h/a").connection());
    EXPECT_NE(parse("replay:a").connection(), parse("replay:a?speed=2").connection());
}

TEST(SourceUrl, wrongOnesSayWhy)
{
    for (const char *text : {"", "http://h/t", "mqtt://h", "mqtt:///t", "mqtt://h/", "mqtt://h:0/t", "mqtt://h:99999/t",
                             "mqtt://h/t?qos=2", "mqtt://h/t?what=1", "mqtt://h/a#b", "mqtt://h/#/b", "mqtt://h/a+",
                             "mqtt://h/t?ca=x", "mqtts://h/t?cert=x", "mqtt://h/t?version=4",
                             "replay:", "replay:a?speed=-1", "replay:a?speed=nan", "replay:a?what=1"}) {
        const auto url = SourceUrl::parse(QString::fromUtf8(text));
        ASSERT_FALSE(url) << text;
        EXPECT_EQ(url.error().code, ErrorCode::Usage);
        EXPECT_TRUE(url.error().message.contains(QString::fromUtf8(text)));
        EXPECT_FALSE(url.error().hint.isEmpty());
    }
}

TEST(SourceUrl, aWrongPortIsNamed)
{
    for (const char *text : {"mqtt://127.0.0.1:99999/t", "mqtt://h:0/t", "mqtt://ann:pw@h:70000/t",
                             "mqtt://[::1]:70000/t", "mqtts://h:mqtt/t"}) {
        const auto url = SourceUrl::parse(QString::fromUtf8(text));
        ASSERT_FALSE(url) << text;
        EXPECT_TRUE(url.error().message.contains(QStringLiteral("1 to 65535"))) << url.error().message.toStdString();
    }
    EXPECT_EQ(parse("mqtt://ann:70000@h/t").password, QStringLiteral("70000"));
    EXPECT_EQ(parse("mqtt://[::1]/t").port, 1883);
}

TEST(SourceUrl, filesThatAreNotThereAreNamed)
{
    const test::TemporaryFolder folder;
    const QString there = folder.path(QStringLiteral("ca.crt")), missing = folder.path(QStringLiteral("missing.crt"));
    test::writeFile(there, "x");
    EXPECT_FALSE(unreadableFile({QString(), there, folder.path(QString())}));
    EXPECT_FALSE(unreadableFile(parse("mqtt://h/t").files()));
    const auto url = SourceUrl::parse(QStringLiteral("mqtts://h/t?ca=") + missing);
    ASSERT_OK(url);
    const auto issue = unreadableFile(url->files());
    ASSERT_TRUE(issue);
    EXPECT_EQ(issue->code, QStringLiteral("no-file"));
    EXPECT_TRUE(issue->message.contains(missing));
    EXPECT_TRUE(unreadableFile(parse("replay:nowhere.csv").files()));
}

} // namespace twinloom::source
