// SPDX-License-Identifier: Apache-2.0
#include "app/xr/blend_mode.h"

#include <algorithm>

namespace twinloom::xr
{

QString blendModeName(BlendMode mode)
{
    switch (mode) {
    case BlendMode::Alpha:
        return QStringLiteral("ALPHA_BLEND");
    case BlendMode::Additive:
        return QStringLiteral("ADDITIVE");
    case BlendMode::Opaque:
        break;
    }
    return QStringLiteral("OPAQUE");
}

BlendMode chooseBlendMode(const std::vector<BlendMode> &offered, std::optional<BlendMode> wish)
{
    const auto has = [&](BlendMode mode) { return std::find(offered.begin(), offered.end(), mode) != offered.end(); };
    if (wish && has(*wish))
        return *wish;
    for (const BlendMode mode : {BlendMode::Alpha, BlendMode::Additive})
        if (has(mode))
            return mode;
    return BlendMode::Opaque;
}

BlendMode nextBlendMode(const std::vector<BlendMode> &offered, BlendMode now)
{
    const auto found = std::find(offered.begin(), offered.end(), now);
    if (found == offered.end())
        return chooseBlendMode(offered, {});
    return found + 1 == offered.end() ? offered.front() : *(found + 1);
}

} // namespace twinloom::xr
