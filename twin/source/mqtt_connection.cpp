// SPDX-License-Identifier: Apache-2.0
#include "twin/source/mqtt_connection.h"

#include "twin/source/source_url.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QSocketNotifier>
#include <QTcpSocket>
#include <QTimer>
#include <QNetworkProxy>

#include <mosquitto.h>
#include <mqtt_protocol.h>

#include <cerrno>
#include <cstdlib>
#include <set>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace twinloom::source
{
namespace
{

constexpr int kFirstRetryMs = 200;   // a broker that restarts is back soon
constexpr int kRetryMs = 800;        // with 20 % and the handshake well below the 2 s that are promised
constexpr int kMostRetryMs = 30'000; // for a broker that says no
constexpr int kHandshakeMs = 4'000;
constexpr int kMiscMs = 500;
constexpr int kMessagesAtOnce = 512;
constexpr std::size_t kTopicsAtOnce = 100; // a SUBSCRIBE
constexpr quint32 kMostPacketBytes = 16 << 20;

struct FreeMosquitto {
    void operator()(mosquitto *client) const { mosquitto_destroy(client); }
};
struct FreeProperties {
    void operator()(mosquitto_property *properties) const { mosquitto_property_free_all(&properties); }
};
using Properties = std::unique_ptr<mosquitto_property, FreeProperties>;

void startLibrary()
{
    static const int started = mosquitto_lib_init();
    Q_UNUSED(started);
}

/// While one of these lives, small packets that are written together travel together. Thousands of acknowledgements one
/// by one would each wake the broker, and keep what has arrived meanwhile waiting for a tenth of a second.
class Together
{
public:
    explicit Together(mosquitto *client) : m_client(client) { setNoDelay(0); }
    ~Together() { setNoDelay(1); } // sends what has gathered
    Together(const Together &) = delete;
    Together &operator=(const Together &) = delete;

private:
    void setNoDelay(int on) const // of no socket, once the connection is lost: refused, and no harm
    {
        setsockopt(mosquitto_socket(m_client), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    mosquitto *m_client;
};

/// Gone at the end of the present event, not within it.
template <class Object>
void retire(std::unique_ptr<Object> &object)
{
    if (object)
        object.release()->deleteLater();
}

MqttReply replyOf(const mosquitto_property *properties)
{
    MqttReply reply;
    if (!properties)
        return reply;
    if (char *topic = nullptr; mosquitto_property_read_string(properties, MQTT_PROP_RESPONSE_TOPIC, &topic, false)) {
        reply.topic = topic;
        std::free(topic);
    }
    void *data = nullptr;
    std::uint16_t length = 0;
    if (mosquitto_property_read_binary(properties, MQTT_PROP_CORRELATION_DATA, &data, &length, false)) {
        reply.correlation = QByteArray(static_cast<const char *>(data), length);
        std::free(data);
    }
    return reply;
}

Properties propertiesOf(const MqttReply &reply)
{
    mosquitto_property *list = nullptr;
    if (!reply.topic.isEmpty())
        mosquitto_property_add_string(&list, MQTT_PROP_RESPONSE_TOPIC, reply.topic.constData());
    if (!reply.correlation.isEmpty())
        mosquitto_property_add_binary(&list, MQTT_PROP_CORRELATION_DATA, reply.correlation.constData(),
                                      std::uint16_t(reply.correlation.size()));
    return Properties(list);
}

bool refusesVersion(int code)
{
    return code == CONNACK_REFUSED_PROTOCOL_VERSION || code == MQTT_RC_UNSUPPORTED_PROTOCOL_VERSION;
}

/// The words of a library as a part of a sentence: some of them end with a full stop of their own.
QString partOfSentence(QString words)
{
    while (words.endsWith(QLatin1Char('.')) || words.endsWith(QLatin1Char('\n')))
        words.chop(1);
    return words;
}

QString partOfSentence(const char *words)
{
    return partOfSentence(QString::fromUtf8(words));
}

} // namespace

MqttSettings mqttSettings(const SourceUrl &url)
{
    MqttSettings settings;
    settings.host = url.host;
    settings.port = url.port;
    settings.tls = url.tls;
    settings.caFile = url.caFile;
    settings.certFile = url.certFile;
    settings.keyFile = url.keyFile;
    settings.user = url.user;
    settings.password = url.password.isEmpty() ? qEnvironmentVariable("TWINLOOM_MQTT_PASSWORD") : url.password;
    settings.version = url.version;
    return settings;
}

struct MqttConnection::Impl {
    enum class Stage { Stopped, Waiting, Probing, Handshake, Subscribing, Up };

    MqttSettings settings;
    std::vector<MqttTopic> topics;
    Events events;

    Stage stage = Stage::Stopped;
    bool v5 = true;
    bool wasUp = false;
    bool reading = true;
    bool flushPosted = false;
    qint64 held = 0;
    qint64 reconnects = 0;
    int refusals = 0;
    std::set<int> unconfirmed;
    std::set<int> subscribing; ///< ids of the SUBSCRIBEs under way
    std::vector<MqttMessage> inbox;
    int connackCode = -1; ///< of the handshake under way
    QByteArray lastError; ///< libmosquitto's log

    std::unique_ptr<mosquitto, FreeMosquitto> client;
    std::unique_ptr<QTcpSocket> probe;
    std::unique_ptr<QSocketNotifier> readable, writable;
    QTimer timer; ///< the next attempt, or the end of patience
    QTimer misc;

    QString address() const { return QStringLiteral("%1:%2").arg(settings.host).arg(settings.port); }

    void report(const char *code, const QString &message) { events.problem({QLatin1String(code), message, address()}); }

    void wait(int milliseconds)
    {
        stage = Stage::Waiting;
        const double jitter = 0.8 + 0.4 * QRandomGenerator::global()->generateDouble();
        timer.start(int(milliseconds * jitter));
    }

    /// Longer from time to time.
    int refusalPause() { return std::min(kMostRetryMs, kRetryMs << std::min(refusals++, 6)); }

    void makeClient();
    void startProbe();
    void connectToBroker();
    void watch();
    void unwatch();
    void readSome();
    void flush();
    void flushSoon();
    void onTimer();
    void onConnack(int code);
    void subscribe();
    void onSuback(int id, int count, const int *granted);
    void lost(int code);
    bool check(int code)
    {
        if (code == MOSQ_ERR_SUCCESS)
            return true;
        lost(code);
        return false;
    }
};

void MqttConnection::Impl::makeClient()
{
    startLibrary();
    const QByteArray name = settings.clientId.toUtf8();
    client.reset(mosquitto_new(name.isEmpty() ? nullptr : name.constData(), name.isEmpty(), this));
    mosquitto *raw = client.get();
    mosquitto_int_option(raw, MOSQ_OPT_PROTOCOL_VERSION, v5 ? MQTT_PROTOCOL_V5 : MQTT_PROTOCOL_V311);
    mosquitto_int_option(raw, MOSQ_OPT_TCP_NODELAY, 1);
    mosquitto_int_option(raw, MOSQ_OPT_RECEIVE_MAXIMUM, settings.receiveMaximum);
    mosquitto_int_option(raw, MOSQ_OPT_SEND_MAXIMUM, settings.receiveMaximum);
    mosquitto_threaded_set(raw, true); // see the header: acknowledging late
    if (!settings.user.isEmpty())
        mosquitto_username_pw_set(raw, settings.user.toUtf8().constData(),
                                  settings.password.isEmpty() ? nullptr : settings.password.toUtf8().constData());
    mosquitto_log_callback_set(raw, [](mosquitto *, void *self, int level, const char *text) {
        if (level == MOSQ_LOG_ERR)
            static_cast<Impl *>(self)->lastError = text;
    });
    mosquitto_connect_v5_callback_set(raw, [](mosquitto *, void *self, int code, int, const mosquitto_property *) {
        static_cast<Impl *>(self)->connackCode = code;
    });
    mosquitto_subscribe_v5_callback_set(
        raw, [](mosquitto *, void *self, int id, int count, const int *granted, const mosquitto_property *) {
            static_cast<Impl *>(self)->onSuback(id, count, granted);
        });
    mosquitto_publish_v5_callback_set(raw, [](mosquitto *, void *self, int id, int, const mosquitto_property *) {
        static_cast<Impl *>(self)->unconfirmed.erase(id);
    });
    mosquitto_message_v5_callback_set(
        raw, [](mosquitto *, void *self, const mosquitto_message *message, const mosquitto_property *properties) {
            auto &impl = *static_cast<Impl *>(self);
            impl.inbox.push_back({QByteArray(message->topic),
                                  QByteArray(static_cast<const char *>(message->payload), message->payloadlen), now(),
                                  message->qos, message->retain, replyOf(properties)});
            impl.held += message->qos > 0 ? 1 : 0;
        });
}

// mosquitto_connect() waits for the name and the connection, so a socket of Qt's looks first whether anybody is there.
void MqttConnection::Impl::startProbe()
{
    if (const auto missing = unreadableFile({settings.caFile, settings.certFile, settings.keyFile})) {
        events.problem(*missing);
        wait(refusalPause());
        return;
    }
    stage = Stage::Probing;
    probe = std::make_unique<QTcpSocket>();
    probe->setProxy(QNetworkProxy::NoProxy);
    QObject::connect(probe.get(), &QTcpSocket::connected, probe.get(), [this] {
        probe->abort();
        retire(probe);
        connectToBroker();
    });
    QObject::connect(probe.get(), &QTcpSocket::errorOccurred, probe.get(), [this] {
        if (stage != Stage::Probing || !probe)
            return;
        report("unreachable", QCoreApplication::translate("source", "The broker %1 cannot be reached: %2.")
                                  .arg(address(), partOfSentence(probe->errorString())));
        retire(probe);
        wait(kRetryMs);
    });
    timer.start(kHandshakeMs);
    probe->connectToHost(settings.host, quint16(settings.port));
}

void MqttConnection::Impl::connectToBroker()
{
    stage = Stage::Handshake;
    connackCode = -1;
    lastError.clear();
    held = 0;
    subscribing.clear();
    if (!client)
        makeClient();
    mosquitto_property *list = nullptr;
    if (v5) {
        if (!settings.clientId.isEmpty())
            mosquitto_property_add_int32(&list, MQTT_PROP_SESSION_EXPIRY_INTERVAL, settings.sessionExpiry);
        mosquitto_property_add_int32(&list, MQTT_PROP_MAXIMUM_PACKET_SIZE, kMostPacketBytes);
    }
    const Properties properties(list);
    if (settings.tls) {
        const auto file = [](const QString &name) { return name.toLocal8Bit(); };
        const QByteArray ca = file(settings.caFile), cert = file(settings.certFile), key = file(settings.keyFile);
        const int set = ca.isEmpty() ? mosquitto_int_option(client.get(), MOSQ_OPT_TLS_USE_OS_CERTS, 1)
                                     : mosquitto_tls_set(client.get(), ca.constData(), nullptr,
                                                         cert.isEmpty() ? nullptr : cert.constData(),
                                                         key.isEmpty() ? nullptr : key.constData(), nullptr);
        if (set != MOSQ_ERR_SUCCESS)
            return lost(MOSQ_ERR_TLS);
    }
    timer.start(kHandshakeMs);
    const int code = mosquitto_connect_bind_v5(client.get(), settings.host.toUtf8().constData(), settings.port,
                                               settings.keepAlive, nullptr, properties.get());
    if (!check(code))
        return;
    misc.start(kMiscMs);
    watch();
    flush();
}

void MqttConnection::Impl::watch()
{
    const int descriptor = mosquitto_socket(client.get());
    readable = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read);
    writable = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Write);
    QObject::connect(readable.get(), &QSocketNotifier::activated, readable.get(), [this] { readSome(); });
    QObject::connect(writable.get(), &QSocketNotifier::activated, writable.get(), [this] { flush(); });
    readable->setEnabled(true); // the handshake is read in any case
    writable->setEnabled(false);
}

void MqttConnection::Impl::unwatch()
{
    for (const auto *notifier : {&readable, &writable})
        if (*notifier)
            (*notifier)->setEnabled(false);
    retire(readable);
    retire(writable);
    misc.stop();
}

void MqttConnection::Impl::readSome()
{
    int code = MOSQ_ERR_SUCCESS;
    bool drained = false;
    while (code == MOSQ_ERR_SUCCESS && !drained && inbox.size() < std::size_t(kMessagesAtOnce)) {
        errno = 0; // the library's only sign that nothing is left, also in what TLS has decrypted already
        code = mosquitto_loop_read(client.get(), 1);
        drained = errno == EAGAIN || errno == EWOULDBLOCK;
        if (connackCode >= 0)
            break;
    }
    if (!inbox.empty())
        events.received(std::exchange(inbox, {}));
    // An old broker's answer to MQTT 5 reads as an error too.
    if (stage == Stage::Handshake && (connackCode > 0 || (connackCode == 0 && code == MOSQ_ERR_SUCCESS)))
        onConnack(connackCode);
    else if (stage != Stage::Stopped && check(code))
        flush();
    if (!drained && readable && readable->isEnabled() && settings.tls)
        QTimer::singleShot(0, readable.get(), [this] { // TLS may hold what the descriptor does not show
            if (reading)
                readSome();
        });
}

void MqttConnection::Impl::flush()
{
    if (!client || !writable || held > 0)
        return;
    int code = MOSQ_ERR_SUCCESS;
    if (mosquitto_want_write(client.get())) {
        const Together together(client.get());
        do {
            errno = 0;
            code = mosquitto_loop_write(client.get(), 1);
        } while (code == MOSQ_ERR_SUCCESS && errno != EAGAIN && errno != EWOULDBLOCK &&
                 mosquitto_want_write(client.get()));
    }
    if (check(code) && writable)
        writable->setEnabled(mosquitto_want_write(client.get()));
}

// What is published in one go travels together.
void MqttConnection::Impl::flushSoon()
{
    if (std::exchange(flushPosted, true))
        return;
    QMetaObject::invokeMethod(
        &misc,
        [this] {
            flushPosted = false;
            flush();
        },
        Qt::QueuedConnection);
}

void MqttConnection::Impl::onTimer()
{
    switch (stage) {
    case Stage::Waiting:
        startProbe();
        return;
    case Stage::Probing:
        report("unreachable",
               QCoreApplication::translate("source", "The broker %1 cannot be reached: no answer.").arg(address()));
        retire(probe);
        wait(kRetryMs);
        return;
    case Stage::Handshake:
    case Stage::Subscribing:
        report("silent",
               QCoreApplication::translate("source", "%1 accepts the connection and never answers; is it a broker?")
                   .arg(address()));
        unwatch();
        client.reset(); // closes
        wait(kRetryMs);
        return;
    case Stage::Stopped:
    case Stage::Up:
        return;
    }
}

void MqttConnection::Impl::onConnack(int code)
{
    connackCode = -1;
    if (code == 0) {
        refusals = 0;
        subscribe();
        return;
    }
    unwatch();
    const bool older = v5 && settings.version.isEmpty() && refusesVersion(code);
    const char *words = v5 ? mosquitto_reason_string(code) : mosquitto_connack_string(code);
    client.reset();
    if (older) {
        v5 = false;
        wait(0);
        return;
    }
    report("refused",
           QCoreApplication::translate("source", "The broker %1 refuses: %2.").arg(address(), partOfSentence(words)));
    wait(refusalPause());
}

void MqttConnection::Impl::subscribe()
{
    stage = Stage::Subscribing;
    timer.start(kHandshakeMs);
    for (const int qos : {0, 1}) {
        std::vector<QByteArray> filters;
        for (const MqttTopic &topic : topics)
            if (topic.qos == qos)
                filters.push_back(topic.filter.toUtf8());
        for (std::size_t i = 0; i < filters.size(); i += kTopicsAtOnce) {
            std::vector<char *> names;
            for (std::size_t k = i; k < std::min(filters.size(), i + kTopicsAtOnce); ++k)
                names.push_back(filters[k].data());
            int id = 0;
            // What was retained comes with a new subscription only, not again at each return.
            const int options = v5 ? MQTT_SUB_OPT_SEND_RETAIN_NEW : 0;
            if (!check(mosquitto_subscribe_multiple(client.get(), &id, int(names.size()), names.data(), qos, options,
                                                    nullptr)))
                return;
            subscribing.insert(id);
        }
    }
    if (topics.empty())
        onSuback(0, 0, nullptr);
    flush();
}

void MqttConnection::Impl::onSuback(int id, int count, const int *granted)
{
    subscribing.erase(id);
    for (int i = 0; i < count; ++i)
        if (granted[i] >= 128)
            report("subscribe", QCoreApplication::translate("source", "The broker %1 refuses a subscription: %2.")
                                    .arg(address(), partOfSentence(mosquitto_reason_string(granted[i]))));
    if (!subscribing.empty() || stage != Stage::Subscribing)
        return;
    timer.stop();
    stage = Stage::Up;
    reconnects += wasUp ? 1 : 0;
    wasUp = true;
    readable->setEnabled(reading);
    events.linkChanged(true);
}

void MqttConnection::Impl::lost(int code)
{
    if (!client)
        return;                    // told already
    if (stage == Stage::Stopped) { // no more than was asked for
        unwatch();
        client.reset();
        return;
    }
    const bool was = stage == Stage::Up;
    unwatch();
    timer.stop();
    held = 0; // the broker sends them again
    unconfirmed.clear();
    const QString why = partOfSentence(lastError.isEmpty() ? mosquitto_strerror(code) : lastError.constData());
    // A certificate that does not fit, and not a broker that went away during the handshake.
    const bool tls = code == MOSQ_ERR_TLS || (settings.tls && lastError.contains("certificate"));
    client.reset();
    if (was) {
        events.linkChanged(false);
        report(
            "lost",
            QCoreApplication::translate("source", "The connection to the broker %1 is lost: %2.").arg(address(), why));
        wait(kFirstRetryMs);
    } else if (tls) {
        report("tls",
               QCoreApplication::translate("source", "The broker %1 cannot be trusted, or does not trust us: %2. Check "
                                                     "ca, cert and key of the source, and the host's name.")
                   .arg(address(), why));
        wait(refusalPause());
    } else {
        report("unreachable",
               QCoreApplication::translate("source", "The broker %1 cannot be reached: %2.").arg(address(), why));
        wait(kRetryMs);
    }
}

MqttConnection::MqttConnection(MqttSettings settings, std::vector<MqttTopic> topics, Events events)
    : m(std::make_unique<Impl>())
{
    m->settings = std::move(settings);
    m->topics = std::move(topics);
    m->events = std::move(events);
    m->v5 = m->settings.version != QLatin1String("3.1.1");
    m->timer.setSingleShot(true);
    m->timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m->timer, &QTimer::timeout, &m->timer, [this] { m->onTimer(); });
    QObject::connect(&m->misc, &QTimer::timeout, &m->misc, [this] {
        if (m->client && m->check(mosquitto_loop_misc(m->client.get())))
            m->flush();
    });
}

MqttConnection::~MqttConnection()
{
    m->unwatch();
}

void MqttConnection::start()
{
    m->startProbe();
}

void MqttConnection::stop()
{
    const bool polite = m->stage == Impl::Stage::Up;
    m->stage = Impl::Stage::Stopped;
    m->timer.stop();
    retire(m->probe);
    if (polite) {
        mosquitto_disconnect(m->client.get());
        m->flush(); // with what is held, nothing: the broker sends that again
    }
    m->unwatch();
    m->client.reset();
}

bool MqttConnection::up() const
{
    return m->stage == Impl::Stage::Up;
}
qint64 MqttConnection::reconnects() const
{
    return m->reconnects;
}

void MqttConnection::setReading(bool reading)
{
    if (std::exchange(m->reading, reading) == reading || !m->readable || !up())
        return;
    m->readable->setEnabled(reading);
    if (reading && m->settings.tls)
        QTimer::singleShot(0, m->readable.get(), [this] {
            if (m->reading)
                m->readSome();
        });
}

qint64 MqttConnection::held() const
{
    return m->held;
}

void MqttConnection::release()
{
    m->held = 0;
    m->flush();
}

Result<void> MqttConnection::publish(const QByteArray &topic, const QByteArray &payload, int qos, bool retain,
                                     const MqttReply &reply)
{
    if (!up())
        return unexpected(ErrorCode::Conflict,
                          QCoreApplication::translate("source", "The broker %1 is not connected.").arg(m->address()));
    int id = 0;
    const Properties properties = m->v5 ? propertiesOf(reply) : Properties();
    const int code = mosquitto_publish_v5(m->client.get(), &id, topic.constData(), int(payload.size()),
                                          payload.constData(), qos, retain, properties.get());
    if (code != MOSQ_ERR_SUCCESS)
        return unexpected(ErrorCode::Peer, QCoreApplication::translate("source", "Could not publish to %1: %2.")
                                               .arg(m->address(), partOfSentence(mosquitto_strerror(code))));
    if (qos > 0)
        m->unconfirmed.insert(id);
    m->flushSoon();
    return {};
}

qint64 MqttConnection::unconfirmed() const
{
    return qint64(m->unconfirmed.size());
}

bool topicMatches(const QByteArray &filter, const QByteArray &topic)
{
    bool matches = false;
    return mosquitto_topic_matches_sub(filter.constData(), topic.constData(), &matches) == MOSQ_ERR_SUCCESS && matches;
}

} // namespace twinloom::source
