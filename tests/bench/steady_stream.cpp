// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/steady_stream.h"

#include "twin/history/aggregate.h"
#include "twin/source/source.h"

#include <QByteArray>

#include <algorithm>
#include <ctime>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace twinloom::bench
{

namespace
{

constexpr long kTickNs = 1'000'000;

/// A connection to the broker, as far as a publisher needs one (MQTT 3.1.1, OASIS 2014; the sections are its).
class Line
{
public:
    explicit Line(int port) : m_socket(socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(quint16(port));
        const int on = 1;
        setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        m_good = connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }
    ~Line() { close(m_socket); }
    Line(const Line &) = delete;
    Line &operator=(const Line &) = delete;

    bool good() const { return m_good; }
    qint64 acknowledged() const { return m_acknowledgedBytes / 4; }

    /// 3.1: level 4, clean session, no keep-alive, the client id "load". 3.2: the answer says 0.
    bool open()
    {
        send(QByteArray("\x10\x10\0\4MQTT\4\2\0\0\0\4load", 18));
        char answer[4] = {};
        m_good = m_good && recv(m_socket, answer, sizeof answer, MSG_WAITALL) == 4 && answer[3] == 0;
        return m_good;
    }
    /// 3.3, QoS 1.
    static void appendPublish(QByteArray &out, const QByteArray &topic, quint16 id, const QByteArray &payload)
    {
        const auto word = [&out](qsizetype number) {
            out += char(number >> 8);
            out += char(number & 0xff);
        };
        out += '\x32';
        qsizetype left = 2 + topic.size() + 2 + payload.size();
        for (; left > 127; left >>= 7)
            out += char(0x80 | (left & 0x7f));
        out += char(left);
        word(topic.size());
        out += topic;
        word(id);
        out += payload;
    }
    void send(const QByteArray &bytes)
    {
        for (qsizetype sent = 0; m_good && sent < bytes.size();) {
            const ssize_t some =
                ::send(m_socket, bytes.constData() + sent, std::size_t(bytes.size() - sent), MSG_NOSIGNAL);
            m_good = some > 0;
            sent += some;
        }
    }
    /// 3.4: four bytes each, of which only the number matters. What has come, or with `flags` 0 at least something.
    void takeAcknowledgements(int flags)
    {
        char bytes[4096];
        const ssize_t some = recv(m_socket, bytes, sizeof bytes, flags);
        m_good = m_good && (some > 0 || (some < 0 && flags == MSG_DONTWAIT));
        m_acknowledgedBytes += std::max<ssize_t>(some, 0);
    }

private:
    int m_socket;
    bool m_good = false;
    qint64 m_acknowledgedBytes = 0;
};

} // namespace

SteadyStream::SteadyStream(const Load &load) : m_load(load)
{
    m_thread.reset(QThread::create([this] {
        m_failed = !publishAll();
        m_finished = !m_failed;
    }));
    m_thread->start();
}

SteadyStream::~SteadyStream()
{
    m_thread->wait();
}

bool SteadyStream::publishAll()
{
    Line line(m_load.port);
    if (!line.good() || !line.open())
        return false;
    std::vector<QByteArray> topics;
    for (int i = 0; i < m_load.topics; ++i)
        topics.push_back("bench/" + QByteArray::number(i));
    const qint64 begin = source::now();
    timespec tick{};
    clock_gettime(CLOCK_MONOTONIC, &tick);
    for (qint64 sent = 0; sent < total() && line.good();) {
        const qint64 due = std::min(total(), (source::now() - begin) * m_load.perSecond / history::kSecond);
        QByteArray packets;
        for (; sent < due; ++sent)
            Line::appendPublish(packets, topics[std::size_t(sent % m_load.topics)], quint16(1 + sent % 65535),
                                "{\"v\":" + QByteArray::number(sent) + ",\"t\":" + QByteArray::number(source::now()) +
                                    "}");
        line.send(packets);
        line.takeAcknowledgements(MSG_DONTWAIT);
        tick.tv_nsec += kTickNs;
        if (tick.tv_nsec >= history::kSecond) {
            tick.tv_nsec -= history::kSecond;
            ++tick.tv_sec;
        }
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &tick, nullptr);
    }
    while (line.good() && line.acknowledged() < total())
        line.takeAcknowledgements(0);
    return line.good();
}

} // namespace twinloom::bench
