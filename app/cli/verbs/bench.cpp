// SPDX-License-Identifier: Apache-2.0
// `bench`: runs the benchmarks that were built beside this program and prints their CPU times, the machine they were
// taken on, and the limit of each that has one. A benchmark states its limit in a counter (tests/bench/limit.h).
#include "app/cli/verb.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QThread>

#include <cmath>

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::vector<std::string> names;
    bool json = false;
};

QString firstMatch(const QString &path, const char *pattern)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QRegularExpression expression(QLatin1String(pattern), QRegularExpression::MultilineOption);
    return expression.match(QString::fromUtf8(file.readAll())).captured(1);
}

/// What a number was measured on: without it no number means anything.
QJsonObject machine()
{
    const double kib = firstMatch(QStringLiteral("/proc/meminfo"), R"(^MemTotal:\s+(\d+))").toDouble();
    return {{QStringLiteral("processor"), firstMatch(QStringLiteral("/proc/cpuinfo"), R"(^model name\s*:\s*(.+)$)")},
            {QStringLiteral("threads"), QThread::idealThreadCount()},
            {QStringLiteral("memory_gib"), std::round(kib / (1024 * 1024) * 10) / 10},
            {QStringLiteral("system"), QSysInfo::prettyProductName()},
            {QStringLiteral("load"), firstMatch(QStringLiteral("/proc/loadavg"), R"(^(\S+))").toDouble()},
            {QStringLiteral("build"), QStringLiteral(TWINLOOM_BUILD_TYPE)}};
}

QStringList options(const Arguments &arguments, const QString &report)
{
    QStringList patterns;
    for (const std::string &name : arguments.names)
        patterns.append(QRegularExpression::escape(text(name)));
    return {QStringLiteral("--benchmark_out=") + report, QStringLiteral("--benchmark_out_format=json"),
            QStringLiteral("--benchmark_color=false"),
            QStringLiteral("--benchmark_filter=") + (patterns.isEmpty() ? QStringLiteral(".") : patterns.join(u'|'))};
}

/// Each benchmark's line appears on standard error as it ends; the numbers come in one report at the end.
Result<QJsonArray> measure(const Arguments &arguments, Context &context)
{
    const QString program =
        QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("twinloom_bench_micro"));
    if (!QFile::exists(program))
        return unexpected(ErrorCode::NotFound,
                          QCoreApplication::translate("bench", "The benchmarks are not beside this program."),
                          QCoreApplication::translate("bench", "Build them from the sources with: ./dev bench"));
    const QTemporaryDir folder;
    const QString report = folder.filePath(QStringLiteral("report.json"));
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, options(arguments, report));
    QByteArray tail;
    while (process.state() != QProcess::NotRunning) {
        process.waitForFinished(50);
        while (process.canReadLine()) {
            tail = process.readLine().trimmed();
            context.note(QString::fromUtf8(tail));
        }
        if (!context.cancelled())
            continue;
        process.kill();
        process.waitForFinished();
        return cancelledError();
    }
    QFile file(report);
    const bool readable = process.exitCode() == 0 && file.open(QIODevice::ReadOnly);
    const QJsonArray results =
        readable ? QJsonDocument::fromJson(file.readAll()).object()[u"benchmarks"].toArray() : QJsonArray();
    if (results.isEmpty())
        return unexpected(
            ErrorCode::NotFound,
            QCoreApplication::translate("bench", "No benchmark ended with a number: %1").arg(QString::fromUtf8(tail)));
    return results;
}

double toMilliseconds(const QJsonObject &entry)
{
    const QString unit = entry[u"time_unit"].toString();
    const double scale = unit == u"ns" ? 1e-6 : unit == u"us" ? 1e-3 : unit == u"s" ? 1e3 : 1.0;
    return entry[u"cpu_time"].toDouble() * scale;
}

/// {"name","cpu_ms","value_ms"} and, of those with a limit, {"limit_ms","within"}; `value_ms` is what a person waits
/// for.
QJsonObject summary(const QJsonObject &entry)
{
    const double milliseconds = toMilliseconds(entry);
    QJsonObject result{{QStringLiteral("name"), entry[u"name"]}, {QStringLiteral("cpu_ms"), milliseconds}};
    if (entry[u"error_occurred"].toBool())
        result.insert(QStringLiteral("error"), entry[u"error_message"]);
    const double value = entry[u"median_ms"].toDouble(milliseconds);
    result.insert(QStringLiteral("value_ms"), value);
    if (!entry[u"limit_ms"].isDouble())
        return result;
    result.insert(QStringLiteral("limit_ms"), entry[u"limit_ms"]);
    result.insert(QStringLiteral("within"), value <= entry[u"limit_ms"].toDouble());
    return result;
}

QString line(const QJsonObject &result)
{
    QString text =
        QStringLiteral("%1 %2 ms").arg(result[u"name"].toString(), -48).arg(result[u"cpu_ms"].toDouble(), 12, 'f', 3);
    if (result.contains(u"error"))
        return text + QStringLiteral("  ") + result[u"error"].toString();
    if (!result.contains(u"limit_ms"))
        return text + QStringLiteral("         %1").arg(result[u"value_ms"].toDouble(), 0, 'f', 3);
    return text + QStringLiteral("  %1 %2 of at most %3 ms")
                      .arg(result[u"within"].toBool() ? QStringLiteral("ok    ") : QStringLiteral("MISSED"))
                      .arg(result[u"value_ms"].toDouble(), 0, 'f', 3)
                      .arg(result[u"limit_ms"].toDouble());
}

int run(const Arguments &arguments, Context &context)
{
    const QJsonObject description = machine();
    const Result<QJsonArray> measured = measure(arguments, context);
    if (!measured)
        return context.fail(measured.error());
    QJsonArray results;
    bool within = true;
    for (const QJsonValue &value : *measured) {
        results.append(summary(value.toObject()));
        within = within && results.last().toObject()[u"within"].toBool(true);
    }
    if (arguments.json) {
        context.printJson(QJsonObject{{QStringLiteral("machine"), description}, {QStringLiteral("results"), results}});
    } else {
        context.print(QString::fromUtf8(QJsonDocument(description).toJson(QJsonDocument::Compact)));
        for (const QJsonValue &result : std::as_const(results))
            context.print(line(result.toObject()));
    }
    context.status = within ? kDone : kCheckSaysNo;
    return context.status;
}

} // namespace

void addBench(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb =
        app.verb("bench", "Run the benchmarks: CPU times, limits, the machine; 1 where a limit is missed");
    verb.option("names", arguments->names, "Parts of the names of those to run (default: all)");
    verb.flag("--json", arguments->json, "Print one JSON document");
    verb.run([arguments, &context] { run(*arguments, context); });
}

} // namespace twinloom::cli
