// SPDX-License-Identifier: Apache-2.0
// `simulate-line`: a production line of three stations that publishes to a real broker, for demonstrations and tests.
#include "app/cli/verb.h"
#include "twin/source/line_simulator.h"
#include "twin/source/mqtt_connection.h"
#include "twin/source/source_url.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <string_view>

namespace twinloom::cli
{
namespace
{

using source::LineSimulator;

constexpr int kConnectMs = 5000;

struct Arguments {
    std::string broker, plant = "munich", silent;
    std::uint64_t seed = 1;
    double duration = 0, interval = 0.5, speed = 1, silentAfter = 0;
};

/// The line, and what it says to the broker; does what it is told on TOPIC/STATION/command.
class Line
{
public:
    Line(const Arguments &arguments, const source::SourceUrl &url, Context &context)
        : m_arguments(arguments), m_topic(url.topic.toUtf8()),
          m_simulator(arguments.plant == "seattle" ? LineSimulator::Plant::Seattle : LineSimulator::Plant::Munich,
                      arguments.seed),
          m_connection(source::mqttSettings(url), {{url.topic + QStringLiteral("/+/command"), 1}},
                       {[this](std::vector<source::MqttMessage> messages) {
                            for (const source::MqttMessage &message : messages)
                                obey(message);
                            m_connection.release();
                        },
                        [](bool) {}, [&context](const Issue &issue) { context.note(issue.message); }})
    {
        m_running.start();
        m_connection.start();
    }

    bool up() const { return m_connection.up(); }
    qint64 published() const { return m_published; }
    qint64 unconfirmed() const { return m_connection.unconfirmed(); }
    void stop() { m_connection.stop(); }

    void step()
    {
        m_simulator.advance(m_arguments.interval * m_arguments.speed);
        ++m_number;
        const bool silence = double(m_running.elapsed()) >= m_arguments.silentAfter * 1000;
        for (std::size_t i = 0; i < LineSimulator::kStations.size(); ++i) {
            const QByteArray name = LineSimulator::kStations[i];
            if (silence && name == m_arguments.silent.c_str())
                continue;
            const QByteArray payload = source::stationPayload(m_simulator.station(i), source::now(), m_number);
            if (m_connection.publish(m_topic + '/' + name, payload, 1, false))
                ++m_published;
        }
    }

private:
    void obey(const source::MqttMessage &message)
    {
        const QList<QByteArray> levels = message.topic.split('/');
        const auto station = std::find(LineSimulator::kStations.begin(), LineSimulator::kStations.end(),
                                       std::string_view(levels[levels.size() - 2].constData()));
        if (station == LineSimulator::kStations.end())
            return;
        const bool done = obey(std::size_t(station - LineSimulator::kStations.begin()), message.payload);
        if (!message.reply.topic.isEmpty())
            (void)m_connection.publish(message.reply.topic,
                                       done ? "{\"status\":\"done\"}" : "{\"error\":\"unknown command\"}", 1, false,
                                       {{}, message.reply.correlation}); // a link that is down has taken the asker too
    }

    /// `{"name":...,"value":...}`, or the bare name of a command.
    bool obey(std::size_t station, const QByteArray &payload)
    {
        const QJsonObject request = QJsonDocument::fromJson(payload).object();
        const QString name = request.isEmpty() ? QString::fromUtf8(payload) : request[u"name"].toString();
        if (name.endsWith(QLatin1String("OpenPressureReleaseValve"), Qt::CaseInsensitive))
            m_simulator.openPressureReleaseValve(station);
        else if (name == QLatin1String("idealCycle") && request[u"value"].isDouble())
            m_simulator.setIdealCycle(station, request[u"value"].toDouble());
        else
            return false;
        return true;
    }

    const Arguments &m_arguments;
    QByteArray m_topic;
    LineSimulator m_simulator;
    qint64 m_number = 0, m_published = 0;
    QElapsedTimer m_running;
    source::MqttConnection m_connection;
};

int run(const Arguments &arguments, Context &context)
{
    const auto url = source::SourceUrl::parse(text(arguments.broker));
    if (!url)
        return context.fail(url.error());
    if (url->kind != source::SourceUrl::Kind::Mqtt)
        return context.fail(
            {ErrorCode::Usage, QCoreApplication::translate("simulate-line", "A line needs an MQTT broker."), {}});
    Line line(arguments, *url, context);
    QElapsedTimer running;
    running.start();
    QEventLoop loop;
    QTimer steps, poll;
    bool met = false;
    QObject::connect(&steps, &QTimer::timeout, &loop, [&] { line.step(); });
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        met = met || line.up();
        const bool over = arguments.duration > 0 && double(running.elapsed()) >= arguments.duration * 1000;
        if (context.cancelled() || over || (!met && running.elapsed() > kConnectMs))
            loop.quit();
    });
    steps.setTimerType(Qt::PreciseTimer);
    steps.start(std::max(1, int(arguments.interval * 1000)));
    poll.start(20);
    loop.exec();
    steps.stop();
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] { // what is under way
        if (line.unconfirmed() == 0 || !line.up())
            loop.quit();
    });
    if (met && line.unconfirmed() > 0)
        loop.exec();
    line.stop();
    if (!met)
        return context.fail(
            {ErrorCode::Peer, QCoreApplication::translate("simulate-line", "The broker could not be reached."),
             QCoreApplication::translate("simulate-line", "Start one, for example: mosquitto -p 1883.")});
    context.print(QCoreApplication::translate("simulate-line", "messages published: %1").arg(line.published()));
    return kDone;
}

} // namespace

void addSimulateLine(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("simulate-line", "A production line of three stations, over a real MQTT broker");
    verb.option("broker", arguments->broker,
                "mqtt://HOST:PORT/TOPIC; stations publish to TOPIC/assembly, /test, /packaging")
        .required();
    verb.option("--plant", arguments->plant, "Ideal cycle of 6 s or of 10 s")
        .oneOf({"munich", "seattle"})
        .showDefault();
    verb.option("--seed", arguments->seed, "Seed").showDefault();
    verb.option("--duration", arguments->duration, "End after this many seconds (else at Ctrl-C)");
    verb.option("--interval", arguments->interval, "Seconds between two messages of a station")
        .range(0.001, 3600.0)
        .showDefault();
    verb.option("--speed", arguments->speed, "How much faster than life the line works")
        .range(0.01, 10000.0)
        .showDefault();
    verb.option("--silent", arguments->silent, "A station whose sensors fall silent")
        .oneOf({"assembly", "test", "packaging"});
    verb.option("--silent-after", arguments->silentAfter, "When they do, in seconds");
    verb.run([arguments, &context] { run(*arguments, context); });
}

} // namespace twinloom::cli
