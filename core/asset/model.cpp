// SPDX-License-Identifier: Apache-2.0
#include "core/asset/model.h"

namespace twinloom::asset
{

std::size_t Model::triangles() const
{
    std::size_t count = 0;
    for (const MeshPart &part : parts)
        count += part.indices.size() / 3;
    return count;
}

std::pair<Eigen::Vector3f, Eigen::Vector3f> Model::bounds() const
{
    bool empty = true;
    Eigen::Vector3f low = Eigen::Vector3f::Zero(), high = Eigen::Vector3f::Zero();
    for (const MeshPart &part : parts) {
        for (const Eigen::Vector3f &position : part.positions) {
            low = empty ? position : low.cwiseMin(position).eval();
            high = empty ? position : high.cwiseMax(position).eval();
            empty = false;
        }
    }
    return {low, high};
}

} // namespace twinloom::asset
