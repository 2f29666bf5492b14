// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/command_line.h"

#include <QProcess>

namespace twinloom::test
{

namespace
{

Outcome outcomeOf(QProcess &process, const QString &arguments, const QStringList &more, const QByteArray &input)
{
    process.setProgram(qEnvironmentVariable("TWINLOOM_BINARY"));
    process.setArguments(arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts) + more);
    process.start();
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(300'000) || process.exitStatus() != QProcess::NormalExit) {
        ADD_FAILURE() << "twinloom " << arguments.toStdString() << ": " << process.errorString().toStdString()
                      << process.readAllStandardError().toStdString();
        process.kill();
        return {};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

Outcome runTwinloom(const QString &arguments, const QStringList &more, const QByteArray &input)
{
    QProcess process;
    return outcomeOf(process, arguments, more, input);
}

Outcome runTwinloomInto(const QString &file, const QString &arguments, const QStringList &more, const QByteArray &input)
{
    QProcess process;
    process.setStandardOutputFile(file);
    return outcomeOf(process, arguments, more, input);
}

Outcome runTwinloomWithin(rlim_t bytes, const QString &arguments, const QStringList &more)
{
    QProcess process;
    process.setChildProcessModifier([bytes] {
        const rlimit limit{bytes, bytes};
        setrlimit(RLIMIT_FSIZE, &limit);
    });
    return outcomeOf(process, arguments, more, {});
}

} // namespace twinloom::test
