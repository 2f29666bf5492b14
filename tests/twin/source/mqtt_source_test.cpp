// SPDX-License-Identifier: Apache-2.0
#include "twin/source/mqtt_source.h"

#include "tests/support/mosquitto_broker.h"
#include "tests/twin/source/wait_for.h"

namespace twinloom::source
{
namespace
{

struct Receiver {
    Receiver(const test::MosquittoBroker &broker, const QStringList &topics)
    {
        std::vector<SourceUrl> urls;
        for (const QString &topic : topics)
            urls.push_back(SourceUrl::parse(broker.url(topic)).value_or({}));
        auto made = makeSource(urls, QStringLiteral("test"),
                               {[this](Messages batch, quint64 number) {
                                    for (Message &message : batch)
                                        messages.push_back(std::move(message));
                                    last = number;
                                },
                                [this](Link link) { links.push_back(link); }, [](const Issue &) {}});
        EXPECT_OK(made);
        source = std::move(*made);
        source->start();
        EXPECT_TRUE(waitFor([this] { return source->link() == Link::Up; }));
    }
    Messages messages;
    quint64 last = 0;
    std::vector<Link> links;
    std::unique_ptr<Source> source;
};

struct Sender {
    explicit Sender(const test::MosquittoBroker &broker) : connection(settings(broker), {}, {})
    {
        connection.start();
        EXPECT_TRUE(waitFor([this] { return connection.up(); }));
    }
    static MqttSettings settings(const test::MosquittoBroker &broker)
    {
        MqttSettings settings;
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = broker.port();
        return settings;
    }
    MqttConnection connection;
};

} // namespace

TEST(MqttSource, routesEachTopicToItsUrls)
{
    test::MosquittoBroker broker;
    Receiver receiver(broker, {QStringLiteral("a/+"), QStringLiteral("a/x?qos=0"), QStringLiteral("b")});
    Sender sender(broker);
    for (const char *topic : {"a/x", "a/y", "b", "c"})
        ASSERT_OK(sender.connection.publish(topic, topic, 1, false));
    // The broker may send a message once for each subscription that it matches.
    ASSERT_TRUE(waitFor([&] { return !receiver.messages.empty() && receiver.messages.back().route == 2; }));
    std::vector<std::vector<QByteArray>> byRoute(3);
    for (const Message &message : receiver.messages)
        if (byRoute[message.route].empty() || byRoute[message.route].back() != message.payload)
            byRoute[message.route].push_back(message.payload);
    EXPECT_EQ(byRoute[0], (std::vector<QByteArray>{"a/x", "a/y"}));
    EXPECT_EQ(byRoute[1], (std::vector<QByteArray>{"a/x"}));
    EXPECT_EQ(byRoute[2], (std::vector<QByteArray>{"b"}));
}

TEST(MqttSource, whatWasNotAcknowledgedComesAgain)
{
    test::MosquittoBroker broker;
    Sender sender(broker);
    {
        Receiver receiver(broker, {QStringLiteral("a")});
        for (int i = 0; i < 10; ++i)
            ASSERT_OK(sender.connection.publish("a", QByteArray::number(i), 1, false));
        ASSERT_TRUE(waitFor([&] { return receiver.messages.size() == 10; }));
        receiver.source->acknowledge(receiver.last);
        for (int i = 10; i < 20; ++i)
            ASSERT_OK(sender.connection.publish("a", QByteArray::number(i), 1, false));
        ASSERT_TRUE(waitFor([&] { return receiver.messages.size() == 20; }));
    } // dies without a word
    Receiver receiver(broker, {QStringLiteral("a")});
    ASSERT_TRUE(waitFor([&] { return receiver.messages.size() == 10; })) << receiver.messages.size();
    EXPECT_EQ(receiver.messages.front().payload, "10");
}

TEST(MqttSource, stopsReadingWhenNothingIsAcknowledged)
{
    test::MosquittoBroker broker;
    Sender sender(broker);
    Receiver receiver(broker, {QStringLiteral("a")});
    constexpr std::size_t kSent = 50'000;
    for (std::size_t i = 0; i < kSent; ++i)
        ASSERT_OK(sender.connection.publish("a", QByteArray::number(i), 1, false));
    ASSERT_TRUE(waitFor([&] { return receiver.messages.size() > 30'000; }));
    waitFor([] { return false; }, 500);
    EXPECT_LT(receiver.messages.size(), 40'000u);
    ASSERT_TRUE(waitFor([&] {
        receiver.source->acknowledge(receiver.last);
        return receiver.messages.size() == kSent;
    })) << receiver.messages.size();
}

TEST(MqttSource, saysThatItWaitsBeforeItStopsReading)
{
    test::MosquittoBroker broker;
    Sender sender(broker);
    Receiver receiver(broker, {QStringLiteral("a")});
    const auto sendAndReceive = [&](std::size_t count) {
        EXPECT_OK(sender.connection.publish("a", "x", 1, false));
        return waitFor([&] { return receiver.messages.size() == count; }, 300);
    };
    ASSERT_TRUE(sendAndReceive(1));
    EXPECT_FALSE(receiver.source->awaitsDurable());
    waitFor([] { return false; }, 100); // longer than it holds an acknowledgement back for others
    ASSERT_TRUE(sendAndReceive(2));
    receiver.source->acknowledge(receiver.last - 1);
    EXPECT_TRUE(receiver.source->awaitsDurable());
    ASSERT_TRUE(sendAndReceive(3)) << "until the next commit it reads on";
    receiver.source->acknowledge(receiver.last - 1);
    EXPECT_TRUE(receiver.source->awaitsDurable());
    EXPECT_FALSE(sendAndReceive(4));
    receiver.source->acknowledge(receiver.last);
    EXPECT_FALSE(receiver.source->awaitsDurable());
    EXPECT_TRUE(waitFor([&] { return receiver.messages.size() == 4; }));
}

TEST(MqttSource, saysWhenTheLinkGoesAndComes)
{
    test::MosquittoBroker broker;
    Receiver receiver(broker, {QStringLiteral("a")});
    broker.kill();
    ASSERT_TRUE(waitFor([&] { return receiver.source->link() == Link::Down; }));
    broker.start();
    ASSERT_TRUE(waitFor([&] { return receiver.source->link() == Link::Up; }));
    EXPECT_EQ(receiver.links, (std::vector<Link>{Link::Up, Link::Down, Link::Up}));
    EXPECT_EQ(receiver.source->reconnects(), 1);
}

} // namespace twinloom::source
