// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/heat_picture.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace twinloom::workflow
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
constexpr float kLeast = 1e-3f;                  // of the best: below it, places are hopeless alike

QColor colourOf(float heat)
{
    const float at = heat * float(kRamp.size() - 1);
    const auto step = std::min(kRamp.size() - 2, std::size_t(at));
    const float share = at - float(step);
    const auto channel = [&](std::size_t c) { return std::lerp(kRamp[step][c], kRamp[step + 1][c], share); };
    return QColor::fromRgbF(channel(0), channel(1), channel(2), std::lerp(kFaint, kStrong, heat));
}

} // namespace

HeatScale::HeatScale(const scenegen::PlacementMap &map)
{
    const float best = map.heat.empty() ? 0 : *std::ranges::max_element(map.heat);
    if (best <= 0)
        return;
    least = most = best;
    for (const float heat : map.heat)
        if (heat >= 0)
            least = std::min(least, std::max(heat, kLeast * best));
}

float HeatScale::share(float heat) const
{
    if (heat <= 0 || least >= most)
        return heat > 0 ? 1.0f : 0.0f;
    return std::clamp(std::log(std::max(heat, least) / least) / std::log(most / least), 0.0f, 1.0f);
}

QImage heatRamp(const QSize &size)
{
    QImage ramp(size, QImage::Format_ARGB32);
    for (int x = 0; x < size.width(); ++x)
        for (int y = 0; y < size.height(); ++y)
            ramp.setPixelColor(x, y, colourOf(float(x) / float(std::max(1, size.width() - 1))));
    return ramp;
}

QImage heatPicture(const scenegen::PlacementMap &map)
{
    const HeatScale scale(map);
    QImage picture(map.columns, map.rows, QImage::Format_ARGB32);
    picture.fill(Qt::transparent);
    for (int row = 0; row < map.rows; ++row)
        for (int column = 0; column < map.columns; ++column)
            if (const float heat = map.heat[static_cast<std::size_t>(row * map.columns + column)]; heat >= 0)
                picture.setPixelColor(column, map.rows - 1 - row, colourOf(scale.share(heat)));
    return picture;
}

} // namespace twinloom::workflow
