// SPDX-License-Identifier: Apache-2.0
// Surfaces drawn by formula in resources/shaders/patterns.glsl. A material asks for one by its name.
#pragma once

#include <cstdint>

#include <QString>

namespace twinloom::asset
{

enum class Pattern : std::uint8_t { None, WoodFloor, TileFloor, ConcreteFloor, GlassBox, WallTop };

/// The material names that stand for patterns; any other is Pattern::None.
Pattern patternOf(const QString &materialName);
QString patternName(Pattern pattern);

} // namespace twinloom::asset
