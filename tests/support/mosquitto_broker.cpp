// SPDX-License-Identifier: Apache-2.0
#include "tests/support/mosquitto_broker.h"

#include <QDir>
#include <QElapsedTimer>
#include <QStandardPaths>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace twinloom::test
{
namespace
{

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(quint16(port));
    return address;
}

QString programOf(const QString &name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty() ? QStandardPaths::findExecutable(name, {QStringLiteral("/usr/sbin")}) : found;
}

void openssl(const QString &folder, const QString &arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(programOf(QStringLiteral("openssl")), arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    ASSERT_TRUE(process.waitForFinished());
    ASSERT_EQ(process.exitCode(), 0) << process.readAll().toStdString();
}

} // namespace

int freePort()
{
    const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = loopback(0);
    socklen_t length = sizeof address;
    EXPECT_EQ(bind(descriptor, reinterpret_cast<sockaddr *>(&address), length), 0);
    EXPECT_EQ(getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &length), 0);
    close(descriptor);
    return ntohs(address.sin_port);
}

bool answers(int port)
{
    const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(port);
    const bool connected = connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    close(descriptor);
    return connected;
}

MosquittoBroker::MosquittoBroker() : MosquittoBroker(Setup()) {}

MosquittoBroker::MosquittoBroker(Setup setup) : m_setup(std::move(setup)), m_port(freePort())
{
    start();
}

MosquittoBroker::~MosquittoBroker()
{
    kill();
}

QString MosquittoBroker::url(const QString &rest) const
{
    return QStringLiteral("%1://%2:%3/%4")
        .arg(m_setup.tls ? QStringLiteral("mqtts") : QStringLiteral("mqtt"),
             m_setup.tls ? QStringLiteral("localhost") : QStringLiteral("127.0.0.1"))
        .arg(m_port)
        .arg(rest);
}

void MosquittoBroker::start()
{
    // Root would become the user "mosquitto", who may not read the test's folder.
    QByteArray lines = "user root\nlistener " + QByteArray::number(m_port) + " 127.0.0.1\nset_tcp_nodelay true\n" +
                       "max_queued_messages 0\nmax_inflight_messages 0\n" + m_setup.lines + "\n";
    if (!m_setup.lines.contains("allow_anonymous"))
        lines += "allow_anonymous true\n";
    if (m_setup.keepSessions)
        lines += "persistence true\npersistence_location " + m_setup.folder.toUtf8() + "/\n";
    if (m_setup.tls)
        for (const QByteArray &line :
             {QByteArray("cafile %/ca.crt"), QByteArray("certfile %/server.crt"), QByteArray("keyfile %/server.key")})
            lines += QByteArray(line).replace("%", m_setup.folder.toUtf8()) + "\n";
    const QString file = m_folder.path(QStringLiteral("mosquitto.conf"));
    writeFile(file, lines);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(programOf(QStringLiteral("mosquitto")), {QStringLiteral("-c"), file});
    ASSERT_TRUE(m_process.waitForStarted()) << "mosquitto is not installed";
    QElapsedTimer timer;
    timer.start();
    while (!answers(m_port)) {
        ASSERT_EQ(m_process.state(), QProcess::Running) << m_process.readAll().toStdString();
        ASSERT_LT(timer.elapsed(), 10'000);
        m_process.waitForFinished(10);
    }
}

void MosquittoBroker::stop()
{
    m_process.terminate();
    m_process.waitForFinished();
}

void MosquittoBroker::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

void makeCertificates(const QString &folder)
{
    for (const QString &name : {QStringLiteral("ca"), QStringLiteral("other-ca")})
        openssl(folder,
                QStringLiteral("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=%1 "
                               "-keyout %1.key -out %1.crt")
                    .arg(name));
    writeFile(folder + QStringLiteral("/names"), "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
    for (const QString &name : {QStringLiteral("server"), QStringLiteral("client")}) {
        openssl(folder,
                QStringLiteral("req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=%1 -keyout %1.key "
                               "-out %1.csr")
                    .arg(name));
        openssl(folder, QStringLiteral("x509 -req -in %1.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 "
                                       "-extfile names -out %1.crt")
                            .arg(name));
    }
}

} // namespace twinloom::test
