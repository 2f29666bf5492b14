// SPDX-License-Identifier: Apache-2.0
// Topics of one MQTT broker as a Source. A message is acknowledged to the broker when it is durable: what a crash takes
// away, the broker sends again (QoS 1).
#pragma once

#include "twin/source/mqtt_connection.h"
#include "twin/source/source_url.h"

#include <QHash>

namespace twinloom::source
{

class MqttSource final : public Source
{
public:
    MqttSource(const std::vector<SourceUrl> &urls, const QString &clientId, SourceEvents events);
    ~MqttSource() override;

    void start() override;
    void stop() override;
    void acknowledge(quint64 batch) override;
    bool awaitsDurable() const override { return m_due || m_waiting; }
    void setReading(bool reading) override;
    Link link() const override { return m_connection.up() ? Link::Up : Link::Down; }
    QString name() const override { return m_name; }
    qint64 reconnects() const override { return m_connection.reconnects(); }

private:
    void receive(std::vector<MqttMessage> messages);
    const std::vector<std::size_t> &routesOf(const QByteArray &topic);
    void updateReading();

    SourceEvents m_events;
    QString m_name;
    std::vector<QByteArray> m_filters;                    ///< by route
    QHash<QByteArray, std::vector<std::size_t>> m_routes; ///< by topic, as met
    quint64 m_batch = 0;
    qint64 m_heldSince = 0; ///< receive time of the oldest message that is not acknowledged; 0: none
    bool m_wanted = true;
    bool m_due = false;     ///< has held long enough
    bool m_waiting = false; ///< reads nothing until everything is durable
    MqttConnection m_connection;
};

} // namespace twinloom::source
