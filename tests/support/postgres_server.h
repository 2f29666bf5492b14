// SPDX-License-Identifier: Apache-2.0
// A real PostgreSQL on a free loopback port, for the tests of what records into one.
#pragma once

#include "tests/support/test_data.h"

#include <QProcess>

namespace twinloom::test
{

class PostgresServer
{
public:
    /// Makes a cluster of its own (a second or two) and starts it. Fails the test when that does not work.
    PostgresServer();
    ~PostgresServer();

    int port() const { return m_port; }
    /// "postgres://postgres@127.0.0.1:PORT/DATABASE".
    QString url(const QString &database) const;
    /// The URL of a new, empty database.
    QString newDatabase();
    /// Runs statements in a database.
    void execute(const QString &url, const QString &sql);

    void start();
    /// At once, without asking anybody.
    void kill();

private:
    /// Again and again, as long as patience lasts, until it says yes.
    void runTool(const QString &tool, const QStringList &arguments, int patienceMs = 0);

    int m_port;
    int m_databases = 0;
    TemporaryFolder m_folder;
    QProcess m_process;
};

} // namespace twinloom::test
