// SPDX-License-Identifier: Apache-2.0
// Where nearly all values lie: extents that a few stray ones do not change.
#pragma once

#include <algorithm>
#include <vector>

namespace twinloom::geometry
{

struct Range {
    double low = 0, high = 0;
    double length() const { return high - low; }
};

/// Without the share of the values at either end (below a half). Reorders `values`, of which there is at least one.
template <class Real>
Range trimmedRange(std::vector<Real> &values, double share)
{
    const auto skip = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size()));
    std::nth_element(values.begin(), values.begin() + skip, values.end());
    const auto low = static_cast<double>(*(values.begin() + skip));
    std::nth_element(values.begin(), values.end() - 1 - skip, values.end());
    return {low, static_cast<double>(*(values.end() - 1 - skip))};
}

} // namespace twinloom::geometry
