// SPDX-License-Identifier: Apache-2.0
#include "core/asset/pattern.h"

namespace twinloom::asset
{

QString patternName(Pattern pattern)
{
    switch (pattern) {
    case Pattern::WoodFloor:
        return QStringLiteral("twinloom:wood-floor");
    case Pattern::TileFloor:
        return QStringLiteral("twinloom:tile-floor");
    case Pattern::ConcreteFloor:
        return QStringLiteral("twinloom:concrete-floor");
    case Pattern::GlassBox:
        return QStringLiteral("twinloom:glass-box");
    case Pattern::WallTop:
        return QStringLiteral("twinloom:wall-top");
    case Pattern::None:
        break;
    }
    return {};
}

Pattern patternOf(const QString &materialName)
{
    for (const Pattern pattern :
         {Pattern::WoodFloor, Pattern::TileFloor, Pattern::ConcreteFloor, Pattern::GlassBox, Pattern::WallTop})
        if (materialName == patternName(pattern))
            return pattern;
    return Pattern::None;
}

} // namespace twinloom::asset
