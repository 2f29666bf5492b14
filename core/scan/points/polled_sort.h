// SPDX-License-Identifier: Apache-2.0
// Sorting that can be cancelled.
#pragma once

#include "core/progress.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace twinloom::scan
{

/// As std::sort, in pieces that are merged, so that a cancel of millions of items is seen within some 20 ms. The order
/// of equal items is unspecified. False when cancelled: the items are then in no order.
template <class T, class Less>
bool polledSort(std::vector<T> &items, const Less &less, const Progress &progress)
{
    constexpr std::size_t kPiece = 65'536;
    const auto at = [&](std::size_t i) {
        return items.begin() + static_cast<std::ptrdiff_t>(std::min(i, items.size()));
    };
    for (std::size_t from = 0; from < items.size(); from += kPiece) {
        if (progress.cancelled())
            return false;
        std::sort(at(from), at(from + kPiece), less);
    }
    for (std::size_t sorted = kPiece; sorted < items.size(); sorted *= 2)
        for (std::size_t from = 0; from + sorted < items.size(); from += 2 * sorted) {
            if (progress.cancelled())
                return false;
            std::inplace_merge(at(from), at(from + sorted), at(from + 2 * sorted), less);
        }
    return !progress.cancelled();
}

} // namespace twinloom::scan
