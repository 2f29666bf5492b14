// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/graph/relation_text.h"

#include <QCoreApplication>

#include <map>

namespace twinloom::studio
{

QString relationText(const QString &relation)
{
    static const std::map<QString, const char *> texts = {
        {QStringLiteral("against-wall"), QT_TRANSLATE_NOOP("twinloom::studio::Graph", "against a wall")},
        {QStringLiteral("in-corner"), QT_TRANSLATE_NOOP("twinloom::studio::Graph", "in a corner")},
        {QStringLiteral("by-window"), QT_TRANSLATE_NOOP("twinloom::studio::Graph", "by a window")},
        {QStringLiteral("by-door"), QT_TRANSLATE_NOOP("twinloom::studio::Graph", "by a door")},
        {QStringLiteral("facing"), QT_TRANSLATE_NOOP("twinloom::studio::Graph", "facing")},
        {QStringLiteral("opposite"), QT_TRANSLATE_NOOP("twinloom::studio::Graph", "opposite")},
        {QStringLiteral("beside"), QT_TRANSLATE_NOOP("twinloom::studio::Graph", "beside")},
        {QStringLiteral("left-of"), QT_TRANSLATE_NOOP("twinloom::studio::Graph", "left of")},
        {QStringLiteral("right-of"), QT_TRANSLATE_NOOP("twinloom::studio::Graph", "right of")},
        {QStringLiteral("in-front-of"), QT_TRANSLATE_NOOP("twinloom::studio::Graph", "in front of")},
        {QStringLiteral("behind"), QT_TRANSLATE_NOOP("twinloom::studio::Graph", "behind")},
        {QStringLiteral("around"), QT_TRANSLATE_NOOP("twinloom::studio::Graph", "around")},
        {QStringLiteral("on"), QT_TRANSLATE_NOOP("twinloom::studio::Graph", "on")},
        {QStringLiteral("under"), QT_TRANSLATE_NOOP("twinloom::studio::Graph", "under")},
        {QStringLiteral("near"), QT_TRANSLATE_NOOP("twinloom::studio::Graph", "near")},
        {QStringLiteral("above"), QT_TRANSLATE_NOOP("twinloom::studio::Graph", "above")},
        {QStringLiteral("between"), QT_TRANSLATE_NOOP("twinloom::studio::Graph", "between")}};
    const auto found = texts.find(relation);
    return found == texts.end() ? relation : QCoreApplication::translate("twinloom::studio::Graph", found->second);
}

} // namespace twinloom::studio
