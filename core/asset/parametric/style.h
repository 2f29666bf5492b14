// SPDX-License-Identifier: Apache-2.0
// The looks that furniture is made in: other surfaces for the same parts here, other legs, fronts and backs in the
// workshop and its families.
#pragma once

#include "core/asset/parametric/finish.h"

#include <QString>

#include <optional>

namespace twinloom::asset
{

enum class Style {
    Usual,
    Modern,     ///< white and graphite, thin black legs, fronts without handles
    Nordic,     ///< light ash and white, leaning round legs, pale fabrics
    Industrial, ///< reclaimed wood, black steel, leather
    Classic     ///< mahogany, brass, turned legs, panelled fronts, velvet
};

/// By any of its names; none for other words.
std::optional<Style> styleOf(const QString &name);
/// Whether the category, as the library spells it, is made in styles at all.
bool isStyled(const QString &category);
/// What a part of that finish is made of in a style.
Finish finishIn(Style style, Finish finish);

} // namespace twinloom::asset
