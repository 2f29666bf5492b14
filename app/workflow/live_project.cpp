// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/live_project.h"

#include <QUuid>

#include <pwd.h>
#include <unistd.h>

namespace twinloom::workflow
{

QString historyFolderOf(const QString &project)
{
    const QString suffix = QStringLiteral(".twin");
    return (project.endsWith(suffix) ? project.chopped(suffix.size()) : project) + QStringLiteral(".history");
}

QString newClientId()
{
    return QStringLiteral("tl-") + QUuid::createUuid().toString(QUuid::Id128).left(10);
}

QString userName()
{
    if (const QString name = qEnvironmentVariable("USER"); !name.isEmpty())
        return name;
    const passwd *account = getpwuid(geteuid());
    return account ? QString::fromLocal8Bit(account->pw_name) : QString::number(geteuid());
}

} // namespace twinloom::workflow
