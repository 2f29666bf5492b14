// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/live_project.h"

#include <QUuid>

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

} // namespace twinloom::workflow
