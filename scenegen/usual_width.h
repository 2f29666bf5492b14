// SPDX-License-Identifier: Apache-2.0
// Characters as Chinese and Japanese keyboards write them, twice as wide: "；" for ";", "１" for "1".
#pragma once

#include <QChar>

namespace twinloom::scenegen
{

/// The ASCII character that `c` is a form of full width of (U+FF01 to U+FF5E); else `c`.
inline QChar ofUsualWidth(QChar c)
{
    constexpr ushort kFirst = 0xff01, kLast = 0xff5e, kAway = 0xfee0;
    return c.unicode() >= kFirst && c.unicode() <= kLast ? QChar(static_cast<ushort>(c.unicode() - kAway)) : c;
}

} // namespace twinloom::scenegen
