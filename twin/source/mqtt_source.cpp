// SPDX-License-Identifier: Apache-2.0
#include "twin/source/mqtt_source.h"

#include <QCryptographicHash>

#include <map>

namespace twinloom::source
{
namespace
{

constexpr int kReceiveMaximum = 65'535; // as much as MQTT can say: a slow disk must not keep values from the state
constexpr qint64 kHoldNanoseconds = 50'000'000;
constexpr qsizetype kMostTopics = 100'000; // remembered; a broker may have any number

MqttSettings settingsOf(const SourceUrl &url, const QString &clientId)
{
    MqttSettings settings = mqttSettings(url);
    settings.receiveMaximum = kReceiveMaximum;
    // A project may connect to one broker in two ways; each needs an id of its own.
    const QByteArray way = QCryptographicHash::hash(url.connection().toUtf8(), QCryptographicHash::Sha256);
    if (!clientId.isEmpty()) // a guest has none
        settings.clientId = clientId + QLatin1Char('-') + QString::fromLatin1(way.toHex().left(8));
    return settings;
}

std::vector<MqttTopic> topicsOf(const std::vector<SourceUrl> &urls)
{
    std::map<QString, int> topics;
    for (const SourceUrl &url : urls) {
        int &qos = topics[url.topic];
        qos = std::max(qos, url.qos);
    }
    std::vector<MqttTopic> list;
    for (const auto &[filter, qos] : topics)
        list.push_back({filter, qos});
    return list;
}

} // namespace

MqttSource::MqttSource(const std::vector<SourceUrl> &urls, const QString &clientId, SourceEvents events)
    : m_events(std::move(events)),
      m_name(QStringLiteral("%1://%2:%3")
                 .arg(urls.front().tls ? QStringLiteral("mqtts") : QStringLiteral("mqtt"), urls.front().host)
                 .arg(urls.front().port)),
      m_connection(settingsOf(urls.front(), clientId), topicsOf(urls),
                   {[this](std::vector<MqttMessage> messages) { receive(std::move(messages)); },
                    [this](bool up) {
                        m_heldSince = 0;
                        m_due = m_waiting = false;
                        updateReading();
                        m_events.linkChanged(up ? Link::Up : Link::Down);
                    },
                    [this](const Issue &issue) { m_events.problem(issue); }})
{
    for (const SourceUrl &url : urls)
        m_filters.push_back(url.topic.toUtf8());
}

MqttSource::~MqttSource() = default;

void MqttSource::start()
{
    m_connection.start();
}

void MqttSource::stop()
{
    m_connection.stop();
}

const std::vector<std::size_t> &MqttSource::routesOf(const QByteArray &topic)
{
    if (m_routes.size() > kMostTopics)
        m_routes.clear();
    auto found = m_routes.find(topic);
    if (found == m_routes.end()) {
        std::vector<std::size_t> routes;
        for (std::size_t i = 0; i < m_filters.size(); ++i)
            if (topicMatches(m_filters[i], topic))
                routes.push_back(i);
        found = m_routes.insert(topic, std::move(routes));
    }
    return *found;
}

void MqttSource::receive(std::vector<MqttMessage> messages)
{
    Messages routed;
    routed.reserve(messages.size());
    for (const MqttMessage &message : messages)
        for (const std::size_t route : routesOf(message.topic))
            routed.push_back({route, message.payload, message.receiveTime, message.retained, {}});
    if (m_heldSince == 0 && m_connection.held() > 0)
        m_heldSince = messages.front().receiveTime;
    ++m_batch;
    m_events.received(std::move(routed), m_batch);
    if (m_connection.held() >= kReceiveMaximum / 2)
        m_waiting = true;
    updateReading();
}

// While messages stream in, there is nearly always one that is not durable yet. So reading pauses now and then for the
// last of them. That would show in the latency while the recorder does other things than to store, so it is told first,
// and the pause begins after its next commit.
void MqttSource::acknowledge(quint64 batch)
{
    if (batch >= m_batch) {
        m_due = m_waiting = false;
        m_heldSince = 0;
        m_connection.release();
    } else if (m_due) {
        m_waiting = true;
    } else {
        m_due = m_heldSince > 0 && now() - m_heldSince > kHoldNanoseconds;
    }
    updateReading();
}

void MqttSource::setReading(bool reading)
{
    m_wanted = reading;
    updateReading();
}

void MqttSource::updateReading()
{
    m_connection.setReading(m_wanted && !m_waiting);
}

} // namespace twinloom::source
