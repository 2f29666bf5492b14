// SPDX-License-Identifier: Apache-2.0
#include "tests/support/postgres_server.h"

#include "tests/support/mosquitto_broker.h"

#include <QDir>
#include <QElapsedTimer>
#include <QStandardPaths>

#include <csignal>
#include <grp.h>
#include <pwd.h>
#include <unistd.h>

namespace twinloom::test
{
namespace
{

QString serverProgram(const QString &name)
{
    // Debian keeps the server's programs of each version apart.
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    for (const QString &version : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed))
        if (const QString path = versions.filePath(version + QStringLiteral("/bin/") + name); QFile::exists(path))
            return path;
    return QStandardPaths::findExecutable(name);
}

/// The server refuses to run as root.
const passwd *userForServer()
{
    if (geteuid() != 0)
        return nullptr;
    const passwd *user = getpwnam("postgres");
    return user ? user : getpwnam("nobody");
}

void runAsThatUser(QProcess &process)
{
    if (const passwd *user = userForServer())
        process.setChildProcessModifier([uid = user->pw_uid, gid = user->pw_gid] {
            if (setgroups(0, nullptr) != 0 || setgid(gid) != 0 || setuid(uid) != 0)
                _exit(126);
        });
}

} // namespace

PostgresServer::PostgresServer() : m_port(freePort())
{
    const passwd *user = userForServer();
    if (user) {
        EXPECT_EQ(chown(QFile::encodeName(m_folder.path(QString())).constData(), user->pw_uid, user->pw_gid), 0);
    }
    runAsThatUser(m_process);
    runTool(QStringLiteral("initdb"),
            {QStringLiteral("--pgdata"), m_folder.path(QStringLiteral("data")), QStringLiteral("--auth=trust"),
             QStringLiteral("--username=postgres"), QStringLiteral("--encoding=UTF8"), QStringLiteral("--locale=C"),
             QStringLiteral("--no-sync")});
    start();
}

PostgresServer::~PostgresServer()
{
    kill();
}

QString PostgresServer::url(const QString &database) const
{
    return QStringLiteral("postgres://postgres@127.0.0.1:%1/%2").arg(m_port).arg(database);
}

QString PostgresServer::newDatabase()
{
    const QString name = QStringLiteral("test%1").arg(++m_databases);
    execute(url(QStringLiteral("postgres")), QStringLiteral("CREATE DATABASE %1").arg(name));
    return url(name);
}

void PostgresServer::execute(const QString &url, const QString &sql)
{
    runTool(QStringLiteral("psql"), {QStringLiteral("--no-psqlrc"), QStringLiteral("--set=ON_ERROR_STOP=1"),
                                     QStringLiteral("--command"), sql, url});
}

void PostgresServer::start()
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setWorkingDirectory(m_folder.path(QString()));
    m_process.start(serverProgram(QStringLiteral("postgres")),
                    {QStringLiteral("-D"), m_folder.path(QStringLiteral("data")), QStringLiteral("-p"),
                     QString::number(m_port), QStringLiteral("-c"), QStringLiteral("listen_addresses=127.0.0.1"),
                     QStringLiteral("-c"), QStringLiteral("unix_socket_directories="), QStringLiteral("-c"),
                     QStringLiteral("fsync=off"), QStringLiteral("-c"), QStringLiteral("shared_buffers=16MB")});
    // A port that answers is not enough: it first takes up where it was killed.
    runTool(QStringLiteral("pg_isready"), {QStringLiteral("--dbname"), url(QStringLiteral("postgres"))}, 20'000);
}

void PostgresServer::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    ::kill(pid_t(m_process.processId()), SIGQUIT); // the server's own "immediate": SIGKILL would leak shared memory
    EXPECT_TRUE(m_process.waitForFinished(20'000));
}

void PostgresServer::runTool(const QString &tool, const QStringList &arguments, int patienceMs)
{
    QProcess process;
    runAsThatUser(process);
    process.setWorkingDirectory(m_folder.path(QString()));
    process.setProcessChannelMode(QProcess::MergedChannels);
    QElapsedTimer timer;
    timer.start();
    do {
        process.start(serverProgram(tool), arguments);
        ASSERT_TRUE(process.waitForFinished(60'000)) << tool.toStdString() << process.errorString().toStdString();
    } while (process.exitCode() != 0 && timer.elapsed() < patienceMs);
    ASSERT_EQ(process.exitCode(), 0) << tool.toStdString() << process.readAll().toStdString();
}

} // namespace twinloom::test
