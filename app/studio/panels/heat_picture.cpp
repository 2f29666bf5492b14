// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/heat_picture.h"

#include <array>
#include <cmath>

namespace twinloom::studio
{

namespace
{

/// Even steps of "viridis" (van der Walt and Smith 2015), which grows evenly lighter and is told apart by everybody.
constexpr std::array<std::array<float, 3>, 5> kRamp = {{{0.267f, 0.005f, 0.329f},
                                                        {0.230f, 0.322f, 0.546f},
                                                        {0.128f, 0.567f, 0.551f},
                                                        {0.369f, 0.789f, 0.383f},
                                                        {0.993f, 0.906f, 0.144f}}};
constexpr float kFaint = 0.30f, kStrong = 0.82f; // how much of the floor is covered

QColor colourOf(float heat)
{
    const float at = std::clamp(heat, 0.0f, 1.0f) * float(kRamp.size() - 1);
    const auto step = std::min(kRamp.size() - 2, std::size_t(at));
    const float share = at - float(step);
    const auto channel = [&](std::size_t c) { return std::lerp(kRamp[step][c], kRamp[step + 1][c], share); };
    return QColor::fromRgbF(channel(0), channel(1), channel(2), std::lerp(kFaint, kStrong, heat));
}

} // namespace

QImage heatPicture(const scenegen::PlacementMap &map)
{
    QImage picture(map.columns, map.rows, QImage::Format_ARGB32);
    picture.fill(Qt::transparent);
    for (int row = 0; row < map.rows; ++row)
        for (int column = 0; column < map.columns; ++column)
            if (const float heat = map.heat[static_cast<std::size_t>(row * map.columns + column)]; heat >= 0)
                picture.setPixelColor(column, map.rows - 1 - row, colourOf(heat));
    return picture;
}

} // namespace twinloom::studio
