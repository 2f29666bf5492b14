// SPDX-License-Identifier: Apache-2.0
#include "twin/source/mqtt_connection.h"

#include "tests/support/mosquitto_broker.h"
#include "tests/twin/source/wait_for.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>

namespace twinloom::source
{
namespace
{

/// A connection and what it said.
struct Client {
    explicit Client(MqttSettings settings, std::vector<MqttTopic> topics = {}, bool releases = true)
        : connection(std::move(settings), std::move(topics),
                     {[this, releases](std::vector<MqttMessage> batch) {
                          for (MqttMessage &message : batch)
                              messages.push_back(std::move(message));
                          if (releases)
                              connection.release();
                      },
                      [this](bool) { ++changes; }, [this](const Issue &issue) { issues.push_back(issue); }})
    {
        connection.start();
    }
    bool waitUp()
    {
        return waitFor([this] { return connection.up(); });
    }
    bool waitForIssue(const char *code)
    {
        return waitFor([&] {
            return std::any_of(issues.begin(), issues.end(),
                               [&](const Issue &issue) { return issue.code == QLatin1String(code); });
        });
    }

    std::vector<MqttMessage> messages;
    Issues issues;
    int changes = 0;
    MqttConnection connection;
};

MqttSettings to(int port, const char *id = "")
{
    MqttSettings settings;
    settings.host = QStringLiteral("127.0.0.1");
    settings.port = port;
    settings.clientId = QLatin1String(id);
    return settings;
}

const std::vector<MqttTopic> kTopics{{QStringLiteral("plant/#"), 1}};

/// A broker that does as a test says: answers CONNECT and SUBSCRIBE, and keeps what it reads after that.
class ScriptedBroker
{
public:
    explicit ScriptedBroker(bool answering = true)
    {
        EXPECT_TRUE(server.listen(QHostAddress::LocalHost));
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this, answering] {
            QTcpSocket *one = server.nextPendingConnection();
            QObject::connect(one, &QTcpSocket::readyRead, one, [this, one, answering] {
                if (!answering)
                    return;
                socket = one;
                const QByteArray bytes = one->readAll();
                const int type = quint8(bytes[0]) >> 4;
                if (type == 1) // CONNECT: CONNACK without properties
                    one->write(QByteArray::fromHex("2003000000"));
                else if (type == 8) // SUBSCRIBE: SUBACK of packet 1, QoS 1
                    one->write(QByteArray::fromHex("900400010001"));
                else
                    received += bytes;
            });
        });
    }
    int port() const { return server.serverPort(); }

    QTcpServer server;
    QTcpSocket *socket = nullptr;
    QByteArray received;
};

} // namespace

TEST(MqttConnection, receivesWhatAnotherPublishes)
{
    for (const char *version : {"5", "3.1.1"}) {
        test::MosquittoBroker broker;
        MqttSettings settings = to(broker.port());
        settings.version = QLatin1String(version);
        Client receiver(settings, kTopics), sender(settings);
        ASSERT_TRUE(receiver.waitUp() && sender.waitUp());
        for (int i = 0; i < 1000; ++i)
            ASSERT_OK(sender.connection.publish("plant/a", QByteArray::number(i), i % 2, false));
        ASSERT_TRUE(waitFor([&] { return receiver.messages.size() == 1000 && sender.connection.unconfirmed() == 0; }))
            << version << " " << receiver.messages.size();
        EXPECT_EQ(receiver.messages.back().payload, "999");
        EXPECT_GT(receiver.messages.back().receiveTime, 0);
        EXPECT_TRUE(receiver.issues.empty());
    }
}

TEST(MqttConnection, saysWhereTheAnswerGoes)
{
    test::MosquittoBroker broker;
    Client receiver(to(broker.port()), kTopics), sender(to(broker.port()));
    ASSERT_TRUE(receiver.waitUp() && sender.waitUp());
    ASSERT_OK(sender.connection.publish("plant/a", "1", 1, false, {"answers/here", QByteArray("\0\1x", 3)}));
    ASSERT_OK(sender.connection.publish("plant/a", "2", 1, false));
    ASSERT_TRUE(waitFor([&] { return receiver.messages.size() == 2; }));
    EXPECT_EQ(receiver.messages[0].reply.topic, "answers/here");
    EXPECT_EQ(receiver.messages[0].reply.correlation, QByteArray("\0\1x", 3));
    EXPECT_TRUE(receiver.messages[1].reply.topic.isEmpty());
}

TEST(MqttConnection, acknowledgesOnlyWhatWasReleased)
{
    ScriptedBroker broker;
    Client client(to(broker.port(), "c"), kTopics, false);
    ASSERT_TRUE(client.waitUp());
    broker.socket->write(QByteArray::fromHex("320d0007706c616e742f61000500") + "7"); // PUBLISH, QoS 1, packet 5
    ASSERT_TRUE(waitFor([&] { return client.connection.held() == 1; }));
    EXPECT_EQ(client.messages.at(0).payload, "7");
    waitFor([] { return false; }, 700); // longer than the timer of loop_misc
    EXPECT_TRUE(broker.received.isEmpty()) << broker.received.toHex().toStdString();
    client.connection.release();
    ASSERT_TRUE(waitFor([&] { return !broker.received.isEmpty(); }));
    EXPECT_EQ(broker.received.toHex().left(8), "40020005"); // PUBACK of packet 5
}

TEST(MqttConnection, theBrokerKeepsWhatComesMeanwhile)
{
    const test::TemporaryFolder folder;
    test::MosquittoBroker broker;
    Client sender(to(broker.port()));
    {
        Client first(to(broker.port(), "keeper"), kTopics);
        ASSERT_TRUE(first.waitUp() && sender.waitUp());
        first.connection.stop();
    }
    for (int i = 0; i < 100; ++i)
        ASSERT_OK(sender.connection.publish("plant/a", QByteArray::number(i), 1, false));
    ASSERT_TRUE(waitFor([&] { return sender.connection.unconfirmed() == 0; }));
    Client second(to(broker.port(), "keeper"), kTopics);
    ASSERT_TRUE(waitFor([&] { return second.messages.size() == 100; })) << second.messages.size();
}

TEST(MqttConnection, comesBackWithinTwoSecondsOfTheBroker)
{
    test::MosquittoBroker broker;
    Client client(to(broker.port(), "c"), kTopics);
    ASSERT_TRUE(client.waitUp());
    for (int i = 0; i < 3; ++i) {
        broker.kill();
        ASSERT_TRUE(waitFor([&] { return !client.connection.up(); }));
        waitFor([] { return false; }, 300);
        broker.start();
        ASSERT_TRUE(waitFor([&] { return client.connection.up(); }, 2000));
    }
    EXPECT_EQ(client.connection.reconnects(), 3);
    EXPECT_TRUE(client.waitForIssue("lost"));
    EXPECT_FALSE(client.issues.front().message.contains(QStringLiteral(".."))) << "one full stop";
}

TEST(MqttConnection, userNameAndPassword)
{
    const test::TemporaryFolder folder;
    const QString file = folder.path(QStringLiteral("passwords"));
    QProcess tool;
    tool.start(QStringLiteral("mosquitto_passwd"),
               {QStringLiteral("-c"), QStringLiteral("-b"), file, QStringLiteral("ann"), QStringLiteral("secret")});
    ASSERT_TRUE(tool.waitForFinished());
    test::MosquittoBroker broker({"allow_anonymous false\npassword_file " + file.toUtf8()});
    MqttSettings settings = to(broker.port());
    settings.user = QStringLiteral("ann");
    settings.password = QStringLiteral("wrong");
    Client refused(settings);
    ASSERT_TRUE(refused.waitForIssue("refused"));
    EXPECT_FALSE(refused.connection.up());
    settings.password = QStringLiteral("secret");
    Client welcome(settings);
    EXPECT_TRUE(welcome.waitUp());
}

TEST(MqttConnection, tlsWithTheRightAndTheWrongCertificate)
{
    const test::TemporaryFolder folder;
    test::makeCertificates(folder.path(QString()));
    test::MosquittoBroker broker({"require_certificate true", true, folder.path(QString())});
    MqttSettings settings = to(broker.port());
    settings.host = QStringLiteral("localhost");
    settings.tls = true;
    settings.caFile = folder.path(QStringLiteral("ca.crt"));
    settings.certFile = folder.path(QStringLiteral("client.crt"));
    settings.keyFile = folder.path(QStringLiteral("client.key"));
    Client receiver(settings, kTopics), sender(settings);
    ASSERT_TRUE(receiver.waitUp() && sender.waitUp())
        << (receiver.issues.empty() ? QString() : receiver.issues.back().message).toStdString();
    for (int i = 0; i < 2000; ++i)
        ASSERT_OK(sender.connection.publish("plant/a", QByteArray(200, 'x'), 1, false));
    EXPECT_TRUE(waitFor([&] { return receiver.messages.size() == 2000; })) << receiver.messages.size();

    settings.caFile = folder.path(QStringLiteral("other-ca.crt"));
    Client distrustful(settings);
    ASSERT_TRUE(distrustful.waitForIssue("tls"));
    EXPECT_FALSE(distrustful.connection.up());
    settings.caFile = folder.path(QStringLiteral("missing.crt"));
    Client lost(settings);
    EXPECT_TRUE(lost.waitForIssue("no-file"));
    for (const Client *one : {&distrustful, &lost})
        for (const Issue &issue : one->issues)
            EXPECT_FALSE(issue.message.contains(QStringLiteral(".."))) << issue.message.toStdString();
}

TEST(MqttConnection, aBrokerThatNeverAnswersIsNamed)
{
    ScriptedBroker mute(false);
    Client client(to(mute.port()));
    ASSERT_TRUE(client.waitForIssue("silent"));
    EXPECT_FALSE(client.connection.up());
}

TEST(MqttConnection, speaksTheOlderVersionWithABrokerThatKnowsNoOther)
{
    QTcpServer server;
    ASSERT_TRUE(server.listen(QHostAddress::LocalHost));
    QByteArray levels;
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket *one = server.nextPendingConnection();
        QObject::connect(one, &QTcpSocket::readyRead, one, [one, &levels] {
            const QByteArray bytes = one->readAll();
            if (quint8(bytes[0]) >> 4 == 8) { // SUBSCRIBE
                one->write(QByteArray::fromHex("9003000101"));
            } else if (quint8(bytes[0]) >> 4 == 1) { // CONNECT: its ninth byte is the version
                levels += bytes[8];
                one->write(QByteArray::fromHex(bytes[8] == 4 ? "20020000" : "20020001"));
            }
        });
    });
    Client client(to(server.serverPort(), "c"), kTopics);
    ASSERT_TRUE(client.waitUp());
    EXPECT_EQ(levels, QByteArray("\5\4", 2));
    EXPECT_TRUE(client.issues.empty());
}

TEST(MqttConnection, nobodyThereIsNamed)
{
    Client client(to(test::freePort()));
    ASSERT_TRUE(client.waitForIssue("unreachable"));
    EXPECT_EQ(client.connection.publish("a", "b", 1, false).error().code, ErrorCode::Conflict);
}

TEST(MqttConnection, pausedReadingLosesNothing)
{
    test::MosquittoBroker broker;
    Client receiver(to(broker.port(), "r"), kTopics), sender(to(broker.port()));
    ASSERT_TRUE(receiver.waitUp() && sender.waitUp());
    receiver.connection.setReading(false);
    for (int i = 0; i < 5000; ++i)
        ASSERT_OK(sender.connection.publish("plant/a", QByteArray::number(i), 1, false));
    waitFor([] { return false; }, 200);
    EXPECT_EQ(receiver.messages.size(), 0u);
    receiver.connection.setReading(true);
    ASSERT_TRUE(waitFor([&] { return receiver.messages.size() == 5000; })) << receiver.messages.size();
    for (int i = 0; i < 5000; ++i)
        ASSERT_EQ(receiver.messages[std::size_t(i)].payload.toInt(), i);
}

TEST(TopicMatches, asTheSpecificationSays)
{
    EXPECT_TRUE(topicMatches("plant/+/temp", "plant/7/temp"));
    EXPECT_FALSE(topicMatches("plant/+/temp", "plant/7/8/temp"));
    EXPECT_TRUE(topicMatches("plant/#", "plant/7/8/temp"));
    EXPECT_TRUE(topicMatches("a", "a"));
    EXPECT_FALSE(topicMatches("a", "A"));
}

} // namespace twinloom::source
