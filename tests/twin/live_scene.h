// SPDX-License-Identifier: Apache-2.0
// Scenes with bound twins, and somebody who publishes to a broker.
#pragma once

#include "core/scene/change.h"
#include "tests/support/mosquitto_broker.h"
#include "tests/twin/source/wait_for.h"
#include "twin/model/check.h"
#include "twin/source/mqtt_connection.h"
#include "twin/session.h"

namespace twinloom::twin
{

/// One twin "press" with these bindings.
inline scene::Scene sceneWith(std::vector<Binding> bindings)
{
    scene::Node node;
    node.id = {1};
    node.name = QStringLiteral("press");
    node.set(
        scene::TwinComponent{QStringLiteral("press"), QStringLiteral("dtmi:test:press;1"), {}, std::move(bindings)});
    scene::Change change;
    change.edits.push_back({node.id, nullptr, std::make_shared<const scene::Node>(node)});
    const auto scene = scene::apply({}, change);
    EXPECT_OK(scene);
    return scene.value_or({});
}

inline Binding binding(const QString &property, const QString &source, const char *selector = "/v",
                       const char *time = "/t")
{
    Binding made;
    made.property = property;
    made.source = source;
    made.selector = QLatin1String(selector);
    made.time = QLatin1String(time);
    return made;
}

/// What the twin "press" is of.
inline constexpr const char *kPressInterface =
    R"({"@context":"dtmi:dtdl:context;3","@id":"dtmi:test:press;1","@type":"Interface","contents":[
 {"@type":"Telemetry","name":"pressure","schema":"double"},
 {"@type":"Telemetry","name":"good","schema":"integer"},
 {"@type":"Telemetry","name":"speed","schema":"double"},
 {"@type":"Property","name":"serial","schema":"string"},
 {"@type":"Command","name":"reset"}]})";

inline Model pressModel()
{
    auto report = check({{QStringLiteral("press.json"), kPressInterface}});
    EXPECT_OK(report);
    return report ? std::move(report->model) : Model();
}

class Publisher
{
public:
    explicit Publisher(const test::MosquittoBroker &broker) : m_connection(settings(broker), {}, {})
    {
        m_connection.start();
        EXPECT_TRUE(source::waitFor([this] { return m_connection.up(); }));
    }
    void publish(const QByteArray &topic, const QByteArray &payload, int qos = 1, bool retain = false)
    {
        EXPECT_TRUE(source::waitFor([this] { return m_connection.up() && m_connection.unconfirmed() < 2000; }));
        EXPECT_OK(m_connection.publish(topic, payload, qos, retain));
    }
    /// {"v":value,"t":time} as QoS 1.
    void sample(const QByteArray &topic, double value, Nanoseconds time)
    {
        publish(topic, "{\"v\":" + QByteArray::number(value, 'g', 17) + ",\"t\":" + QByteArray::number(time) + "}");
    }
    void waitConfirmed()
    {
        EXPECT_TRUE(source::waitFor([this] { return m_connection.unconfirmed() == 0; }));
    }

private:
    static source::MqttSettings settings(const test::MosquittoBroker &broker)
    {
        source::MqttSettings settings;
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = broker.port();
        return settings;
    }
    source::MqttConnection m_connection;
};

} // namespace twinloom::twin
