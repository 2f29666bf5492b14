// SPDX-License-Identifier: Apache-2.0
// A real mosquitto on a free loopback port, for the tests of everything that speaks MQTT.
#pragma once

#include "tests/support/test_data.h"

#include <QProcess>

namespace twinloom::test
{

class MosquittoBroker
{
public:
    struct Setup {
        QByteArray lines = {}; ///< more of mosquitto.conf
        bool tls = false;      ///< with the certificates that makeCertificates() left in `folder`
        QString folder = {};
        bool keepSessions = false; ///< over restarts of the broker, in `folder`
    };

    MosquittoBroker();
    explicit MosquittoBroker(Setup setup);
    ~MosquittoBroker();

    int port() const { return m_port; }
    /// "mqtt://127.0.0.1:PORT/" and the rest.
    QString url(const QString &rest) const;
    qint64 processId() const { return m_process.processId(); }

    /// Fails the test when it does not answer within seconds.
    void start();
    /// SIGTERM: it writes its sessions down. Kill: SIGKILL.
    void stop();
    void kill();

private:
    Setup m_setup;
    int m_port;
    TemporaryFolder m_folder;
    QProcess m_process;
};

/// ca.crt, server.crt and server.key (for localhost and 127.0.0.1), client.crt and client.key, and other-ca.crt, which
/// signed none of them.
void makeCertificates(const QString &folder);

/// A port of 127.0.0.1 that nobody listens to.
int freePort();
/// Whether somebody does.
bool answers(int port);

} // namespace twinloom::test
