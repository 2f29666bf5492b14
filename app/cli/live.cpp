// SPDX-License-Identifier: Apache-2.0
#include "app/cli/live.h"

#include "app/workflow/live_project.h"
#include "twin/state/binding.h"

#include <QCoreApplication>

namespace twinloom::cli
{

Result<QString> historyFolder(const QString &project, const QString &given)
{
    if (given.startsWith(QLatin1String("postgres:")) || given.startsWith(QLatin1String("postgresql:")))
        return unexpected(ErrorCode::Usage,
                          QCoreApplication::translate("live", "This version records into files, not into PostgreSQL."),
                          QCoreApplication::translate("live", "Name a folder with --history."));
    if (!given.isEmpty())
        return given;
    return workflow::historyFolderOf(project);
}

Result<qint64> parseTime(const QString &text, const QString &option)
{
    bool number = false;
    if (const qint64 nanoseconds = text.toLongLong(&number); number)
        return nanoseconds;
    if (const auto time = twin::timeFromJson(text))
        return *time;
    return unexpected(ErrorCode::Usage, QCoreApplication::translate("live", "%1: “%2” is no time.").arg(option, text),
                      QCoreApplication::translate("live", "Write 2026-11-21T08:00:00Z, or UTC nanoseconds."));
}

} // namespace twinloom::cli
