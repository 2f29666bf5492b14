// SPDX-License-Identifier: Apache-2.0
#include "core/scan/sturdy_range.h"

#include <algorithm>

namespace twinloom::scan
{

Range sturdyRange(const PointCloud &cloud, int axis, double share, std::size_t every)
{
    std::vector<float> values;
    values.reserve(cloud.size() / every + 1);
    for (std::size_t i = 0; i < cloud.size(); i += every)
        values.push_back(cloud.positions[i][axis]);
    const auto skip = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size()));
    std::nth_element(values.begin(), values.begin() + skip, values.end());
    const double low = values[static_cast<std::size_t>(skip)];
    std::nth_element(values.begin(), values.end() - 1 - skip, values.end());
    return {low, *(values.end() - 1 - skip)};
}

} // namespace twinloom::scan
