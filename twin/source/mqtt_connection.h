// SPDX-License-Identifier: Apache-2.0
// A connection to an MQTT broker that comes back by itself: MQTT 5 (and 3.1.1 where the broker knows no 5), TLS,
// TCP_NODELAY. The only file that knows libmosquitto, which is driven from a Qt event loop: its own thread has bugs in
// 2.0.11, and would acknowledge before anything is stored.
//
// Acknowledging late: libmosquitto queues a PUBACK before it calls back, and, told that it is threaded, leaves the
// sending to mosquitto_loop_write(). So nothing is written while a message is held, and the PUBACKs go out with
// release(). Pings wait with them: a receiver that holds for longer than the keep-alive is disconnected, and gets
// everything again.
//
// Thread: that of its construction, with an event loop.
#pragma once

#include "core/result.h"
#include "twin/source/source.h"

#include <QByteArray>
#include <QStringList>

namespace twinloom::source
{

struct MqttSettings {
    QString host;
    int port = 1883;
    bool tls = false;
    QString caFile, certFile, keyFile;
    QString user, password;
    QString version;  ///< as in SourceUrl
    QString clientId; ///< empty: a random one, and no session outlives the connection
    /// Seconds that the broker keeps the session of a client with an id.
    quint32 sessionExpiry = 7 * 86'400;
    int keepAlive = 10;        ///< seconds
    int receiveMaximum = 4096; ///< messages that may be under way unacknowledged
};

struct SourceUrl;
/// What the URL says; a password that it does not, from the environment's TWINLOOM_MQTT_PASSWORD.
MqttSettings mqttSettings(const SourceUrl &url);

struct MqttTopic {
    QString filter;
    int qos = 1;
};

/// Where a receiver answers to, and what it repeats so that the answer is known (MQTT 5, request and response).
struct MqttReply {
    QByteArray topic; ///< empty: no answer is wanted
    QByteArray correlation;
};

struct MqttMessage {
    QByteArray topic;
    QByteArray payload;
    qint64 receiveTime = 0;
    int qos = 0;
    bool retained = false;
    MqttReply reply;
};

class MqttConnection
{
public:
    struct Events {
        std::function<void(std::vector<MqttMessage>)> received = [](auto) {};
        std::function<void(bool up)> linkChanged = [](bool) {}; ///< up: connected and all topics subscribed
        /// Codes: "unreachable", "silent", "refused", "no-file", "tls", "lost", "subscribe".
        std::function<void(const Issue &)> problem = [](const Issue &) {};
    };

    MqttConnection(MqttSettings settings, std::vector<MqttTopic> topics, Events events);
    ~MqttConnection();
    MqttConnection(const MqttConnection &) = delete;
    MqttConnection &operator=(const MqttConnection &) = delete;

    void start();
    /// Sends what may be sent, and says good-bye; the broker keeps the session.
    void stop();

    bool up() const;
    qint64 reconnects() const;

    void setReading(bool reading);
    /// QoS 1 messages that were delivered since the last release and wait for their PUBACK.
    qint64 held() const;
    void release();

    /// Queues a message. Conflict while the link is down (it is not queued then). What is said of a `reply` goes with
    /// it in MQTT 5; the older version has no place for it.
    Result<void> publish(const QByteArray &topic, const QByteArray &payload, int qos, bool retain,
                         const MqttReply &reply = {});
    /// Published with QoS 1, and not yet acknowledged by the broker.
    qint64 unconfirmed() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

/// Whether the topic matches the filter with its wildcards.
bool topicMatches(const QByteArray &filter, const QByteArray &topic);

} // namespace twinloom::source
