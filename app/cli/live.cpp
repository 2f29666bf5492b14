// SPDX-License-Identifier: Apache-2.0
#include "app/cli/live.h"

#include "app/workflow/live_project.h"
#include "twin/history/postgres_connection.h"
#include "twin/state/twins.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace twinloom::cli
{

Result<twin::Model> modelOf(const project::Project &project, Context &context)
{
    return twin::loadModel(
        project.scene(), [&](const scene::BlobId &id) { return project.blob(id); }, context.progress());
}

QString historyPlace(const QString &project, const QString &given)
{
    return given.isEmpty() ? workflow::historyFolderOf(project) : given;
}

QString historyFolder(const QString &project, const QString &given)
{
    return historyPlace(project, history::isDatabase(given) ? QString() : given);
}

Result<qint64> parseTime(const QString &text, const QString &option)
{
    bool number = false;
    if (const qint64 nanoseconds = text.toLongLong(&number); number)
        return nanoseconds;
    if (const auto time = twin::timeFromJson(text))
        return *time;
    if (const QDate day = QDate::fromString(text, Qt::ISODate); day.isValid())
        return day.startOfDay(QTimeZone::utc()).toMSecsSinceEpoch() * 1'000'000;
    return unexpected(
        ErrorCode::Usage, QCoreApplication::translate("live", "%1: “%2” is no time.").arg(option, text),
        QCoreApplication::translate("live", "Write 2026-11-21, 2026-11-21T08:00:00Z, or UTC nanoseconds."));
}

} // namespace twinloom::cli
