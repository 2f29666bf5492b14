// SPDX-License-Identifier: Apache-2.0
// A colour channel as files and screens have it (sRGB, IEC 61966-2-1) and as light adds up (linear); 0 to 1.
#pragma once

#include <cmath>

namespace twinloom::asset
{

inline float linearFromSrgb(float srgb)
{
    return srgb <= 0.04045f ? srgb / 12.92f : std::pow((srgb + 0.055f) / 1.055f, 2.4f);
}

inline float srgbFromLinear(float linear)
{
    return linear <= 0.0031308f ? linear * 12.92f : 1.055f * std::pow(linear, 1.f / 2.4f) - 0.055f;
}

} // namespace twinloom::asset
