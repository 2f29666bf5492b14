// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/sturdy_range.h"

namespace twinloom::scan
{

Range sturdyRange(const PointCloud &cloud, int axis, double share, std::size_t every)
{
    std::vector<float> values;
    values.reserve(cloud.size() / every + 1);
    for (std::size_t i = 0; i < cloud.size(); i += every)
        values.push_back(cloud.positions[i][axis]);
    return geometry::trimmedRange(values, share);
}

} // namespace twinloom::scan
