// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/cut_points.h"

#include <algorithm>

namespace twinloom::studio
{

namespace
{

constexpr std::size_t kMostCuts = 64; // as many as the picture has (app/render/point_store.cpp)

} // namespace

CutPoints cutPoints(const scene::Hierarchy &hierarchy, const scene::Vec3 &eye, CloudBulks &clouds,
                    const render::Resources &resources)
{
    CutPoints result;
    std::optional<render::Cutaway> cutaway; // made where there is a cloud
    for (const scene::NodePtr &node : hierarchy.scene().nodes()) {
        const auto *cloud = node->find<scene::PointCloudComponent>();
        if (!cloud || !hierarchy.visible(node->id))
            continue;
        if (!cutaway)
            cutaway.emplace(hierarchy);
        result.all += cloud->points;
        const auto &sample = clouds.sampleOf(*cloud, resources);
        if (sample.empty())
            continue;
        const Eigen::Affine3d world = hierarchy.world(node->id);
        const Bounds box = Bounds(cloud->low, cloud->high).transformed(world);
        const auto cuts = cutaway->pointCuts({eye, true}, box, kMostCuts),
                   always = cutaway->pointCuts({{}, true}, box, kMostCuts);
        const auto cut = std::ranges::count_if(sample, [&](const Eigen::Vector3d &point) {
            const Eigen::Vector3d at = world * point;
            return render::Cutaway::leavesOut(cuts, at) && !render::Cutaway::leavesOut(always, at);
        });
        result.cut += static_cast<qint64>(static_cast<double>(cloud->points) * static_cast<double>(cut) /
                                          static_cast<double>(sample.size()));
    }
    return result;
}

} // namespace twinloom::studio
