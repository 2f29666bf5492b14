// SPDX-License-Identifier: Apache-2.0
#include "app/cli/context.h"

#include "app/cli/exit_status.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace twinloom::cli
{
namespace
{

/// The signal handler has no other way to the running work. An atomic store is all that it does.
Progress *g_running = nullptr;

void onInterrupt(int)
{
    if (g_running)
        g_running->cancel();
}

/// Nothing but what a signal handler may call.
void onInterruptEnd(int)
{
    constexpr char kWords[] = "\ntwinloom: Cancelled; nothing was changed.\n";
    [[maybe_unused]] const auto written = write(STDERR_FILENO, kWords, sizeof(kWords) - 1);
    _exit(kCancelled);
}

void listenForInterrupt(void (*handler)(int))
{
    std::signal(SIGINT, handler);
    std::signal(SIGTERM, handler);
}

void writeLine(std::FILE *stream, const QByteArray &line)
{
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stream);
    std::fputc('\n', stream);
}

} // namespace

Context::Context() : m_terminal(isatty(STDERR_FILENO) == 1), m_lastLine(QDateTime::currentMSecsSinceEpoch())
{
    m_progress = Progress([this](double share, const QString &stage) { drawProgress(share, stage); });
    g_running = &m_progress;
    listenForInterrupt(onInterrupt);
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe shows as a failed write, not as a dead process,
    std::signal(SIGXFSZ, SIG_IGN); // as does a file beyond the size that the user may write
}

Context::~Context()
{
    wipeProgress();
    g_running = nullptr;
}

void Context::printJson(const QJsonDocument &document)
{
    wipeProgress();
    writeLine(stdout, document.toJson(QJsonDocument::Compact));
}

void Context::print(const QString &line)
{
    wipeProgress();
    writeLine(stdout, line.toUtf8());
}

void Context::note(const QString &line)
{
    wipeProgress();
    writeLine(stderr, line.toUtf8());
}

void Context::report(const Issues &issues)
{
    for (const Issue &issue : issues)
        note(issue.field.isEmpty() ? QStringLiteral("%1: %2").arg(issue.code, issue.message)
                                   : QStringLiteral("%1: %2: %3").arg(issue.code, issue.field, issue.message));
}

int Context::fail(const Error &error)
{
    note(QStringLiteral("twinloom: %1").arg(error.text()));
    return status = exitStatus(error.code);
}

int Context::finish(int verdict)
{
    errno = 0;
    if ((std::fflush(stdout) == 0 && !std::ferror(stdout)) || verdict != kDone) // else why was said
        return verdict;
    const int reason = errno;
    if (reason != EPIPE)
        note(QCoreApplication::translate("cli", "twinloom: Standard output cannot be written%1")
                 .arg(reason ? QStringLiteral(": %1.").arg(qt_error_string(reason)) : QStringLiteral(".")));
    return exitStatus(ErrorCode::Io);
}

Context::EndAtOnce::EndAtOnce(Context &context)
{
    context.m_lastLine = 0;
    listenForInterrupt(onInterruptEnd);
}

Context::EndAtOnce::~EndAtOnce()
{
    listenForInterrupt(onInterrupt);
}

void Context::drawProgress(double share, const QString &stage)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch(); // what is quick says nothing
    if (stage.isEmpty() || now - m_lastLine < (m_terminal ? 50 : 1000))
        return;
    m_lastLine = now;
    if (!m_terminal) {
        writeLine(stderr, QStringLiteral("%1 % %2").arg(int(share * 100), 3).arg(stage).toUtf8());
        return;
    }
    constexpr int kWidth = 30;
    const int filled = int(share * kWidth);
    std::fprintf(stderr, "\r\033[K[%s%s] %3d %% %s", std::string(std::size_t(filled), '=').c_str(),
                 std::string(std::size_t(kWidth - filled), ' ').c_str(), int(share * 100), qPrintable(stage));
    std::fflush(stderr);
    m_barShown = true;
}

void Context::wipeProgress()
{
    if (!m_barShown)
        return;
    std::fputs("\r\033[K", stderr);
    m_barShown = false;
}

QJsonArray issuesToJson(const Issues &issues)
{
    QJsonArray array;
    for (const Issue &issue : issues) {
        QJsonObject entry{{QStringLiteral("code"), issue.code}, {QStringLiteral("message"), issue.message}};
        if (!issue.field.isEmpty())
            entry.insert(QStringLiteral("field"), issue.field);
        array.append(entry);
    }
    return array;
}

Result<project::Project> openForWriting(const QString &path)
{
    return project::Project::open(path, project::OpenMode::ReadWrite);
}

Result<project::Project> openForReading(const QString &path)
{
    return project::Project::open(path, project::OpenMode::ReadOnly);
}

} // namespace twinloom::cli
