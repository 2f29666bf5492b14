// SPDX-License-Identifier: Apache-2.0
// `run`: live without a window, until --duration, SIGINT or SIGTERM.
#include "app/cli/live.h"
#include "app/cli/verb.h"
#include "app/workflow/live_project.h"
#include "twin/history/postgres_connection.h"
#include "twin/session.h"
#include "twin/state/twins.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTimer>

#include <cstdio>

namespace twinloom::cli
{
namespace
{

constexpr int kPollMs = 25;
constexpr int kStatusMs = 500;

struct Arguments {
    std::string path, history, statusFile;
    double duration = 0; ///< seconds; 0: until told to end
    int keepDays = 0;    ///< 0: all
    bool json = false;
};

/// The project's name for brokers, made at the first run: what they keep for it must be found again.
Result<QString> clientId(const QString &path, const project::Project &opened)
{
    if (const QString known = opened.setting(QLatin1StringView(workflow::kClientIdKey)); !known.isEmpty())
        return known;
    auto writable = openForWriting(path);
    if (!writable)
        return unexpected(writable.error());
    const QString made = workflow::newClientId();
    if (const auto kept = writable->setSetting(QLatin1StringView(workflow::kClientIdKey), made); !kept)
        return unexpected(kept.error());
    return made;
}

/// In one step: who reads it sees the old or the new one, never half of either.
Result<void> replaceFile(const QString &path, const QByteArray &bytes)
{
    const QString beside = path + QStringLiteral(".new");
    QFile file(beside);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
    file.close();
    if (written && std::rename(QFile::encodeName(beside).constData(), QFile::encodeName(path).constData()) == 0)
        return {};
    return unexpected(ErrorCode::Io, QCoreApplication::translate("run", "Could not write the status file “%1”: %2.")
                                         .arg(path, written ? qt_error_string() : file.errorString()));
}

/// Tells each cause once, as it comes.
class Reporter
{
public:
    Reporter(const Arguments &arguments, Context &context) : m_arguments(arguments), m_context(context) {}

    void update(const twin::SessionStatus &status, bool last)
    {
        for (; m_told < status.causes.size(); ++m_told) {
            const Issue &issue = status.causes[m_told].issue;
            m_context.note(QStringLiteral("%1: %2").arg(issue.code, issue.message));
        }
        m_everConnected = m_everConnected || status.connected;
        if (m_arguments.statusFile.empty() || (!last && m_sinceStatus.isValid() && m_sinceStatus.elapsed() < kStatusMs))
            return;
        m_sinceStatus.start();
        const auto bytes = QJsonDocument(status.toJson()).toJson(QJsonDocument::Compact) + '\n';
        if (const auto written = replaceFile(text(m_arguments.statusFile), bytes); !written && !m_statusFailure) {
            m_statusFailure = written.error();
            m_context.note(written.error().text());
        }
    }

    bool everConnected() const { return m_everConnected; }
    const std::optional<Error> &statusFailure() const { return m_statusFailure; }

private:
    const Arguments &m_arguments;
    Context &m_context;
    QElapsedTimer m_sinceStatus;
    std::size_t m_told = 0;
    bool m_everConnected = false;
    std::optional<Error> m_statusFailure;
};

void waitForEnd(const Arguments &arguments, Context &context, const twin::Session &session, Reporter &reporter)
{
    QElapsedTimer timer;
    timer.start();
    QEventLoop loop;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        const twin::SessionStatus status = session.status();
        reporter.update(status, false);
        const bool over = arguments.duration > 0 && double(timer.elapsed()) >= arguments.duration * 1000;
        if (over || status.finished || context.cancelled())
            loop.quit();
    });
    poll.start(kPollMs);
    loop.exec();
}

int finish(const Arguments &arguments, Context &context, twin::Session &session, Reporter &reporter)
{
    const auto stopped = session.stop();
    const twin::SessionStatus status = session.status();
    reporter.update(status, true);
    if (arguments.json)
        context.printJson(status.toJson());
    else
        context.print(
            QCoreApplication::translate("run", "%1 samples received, %2 recorded, %3 dropped, %4 repeated; %5 gaps")
                .arg(status.received)
                .arg(status.recorded)
                .arg(status.dropped)
                .arg(status.duplicates)
                .arg(status.gaps));
    if (!stopped)
        return context.fail(stopped.error());
    if (!reporter.everConnected())
        return context.fail({ErrorCode::Peer, QCoreApplication::translate("run", "Not every source could be reached."),
                             QCoreApplication::translate("run", "The lines above say why.")});
    return reporter.statusFailure() ? context.status = kIo : kDone;
}

int run(const Arguments &arguments, Context &context)
{
    scene::Scene scene;
    QString id;
    twin::Model model;
    {
        const auto opened = openForReading(text(arguments.path));
        if (!opened)
            return context.fail(opened.error());
        const auto known = clientId(text(arguments.path), *opened);
        if (!known)
            return context.fail(known.error());
        id = *known;
        scene = opened->scene();
        auto loaded = modelOf(*opened, context);
        if (!loaded)
            return context.fail(loaded.error());
        model = std::move(*loaded);
    } // others may change the project meanwhile
    const QString given = text(arguments.history);
    twin::SessionSettings settings{historyFolder(text(arguments.path), given), id, {0, arguments.keepDays}, {}};
    if (history::isDatabase(given))
        settings.database = given;
    auto session = twin::Session::start(scene, &model, std::move(settings));
    if (!session)
        return context.fail(session.error());
    Reporter reporter(arguments, context);
    waitForEnd(arguments, context, **session, reporter);
    return finish(arguments, context, **session, reporter);
}

} // namespace

void addRun(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("run", "Live, without a window: connect, record, watch for alarms");
    verb.option("project", arguments->path, "The .twin file").required();
    verb.option("--duration", arguments->duration,
                "End after this many seconds (else at Ctrl-C); recordings end it sooner")
        .range(0.0, 1e9);
    verb.option("--history", arguments->history,
                "Folder or postgres://USER@HOST/DATABASE to record into (else beside the project)");
    verb.option("--keep", arguments->keepDays, "Delete recorded days that are older than so many days (else none)")
        .range(1, 100'000);
    verb.option("--status-file", arguments->statusFile, "Write the status there, twice a second");
    verb.flag("--json", arguments->json, "Print the status at the end as one JSON document");
    verb.run([arguments, &context] { run(*arguments, context); });
}

} // namespace twinloom::cli
