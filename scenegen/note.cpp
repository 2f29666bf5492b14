// SPDX-License-Identifier: Apache-2.0
#include "scenegen/note.h"

#include <QSet>

namespace twinloom::scenegen
{

bool isNote(const Issue &issue)
{
    static const QSet<QString> codes = {QStringLiteral("prompt-understood"), QStringLiteral("category-understood"),
                                        QStringLiteral("facility-report"),   QStringLiteral("department-areas"),
                                        QStringLiteral("flow-assumed"),      QStringLiteral("conveyor-raised")};
    return codes.contains(issue.code);
}

} // namespace twinloom::scenegen
