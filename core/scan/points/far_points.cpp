// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/far_points.h"

#include "core/scan/points/filter.h"
#include "core/scan/points/sturdy_range.h"

#include <QCoreApplication>

namespace twinloom::scan
{
namespace
{

constexpr double kFar = 100;      // extents of nearly all points
constexpr double kStrays = 0.002; // share of the points at either end that those are without
constexpr double kMostFar = 0.001;
constexpr std::uint64_t kAlwaysFew = 10;
constexpr std::size_t kSample = 100'000;

Eigen::AlignedBox3f reachOf(const PointCloud &cloud)
{
    Eigen::Vector3d low, high;
    for (int axis = 0; axis < 3; ++axis) {
        const Range range = sturdyRange(cloud, axis, kStrays, cloud.size() / kSample + 1);
        low[axis] = range.low;
        high[axis] = range.high;
    }
    const Eigen::Vector3d margin = Eigen::Vector3d::Constant(kFar * (high - low).maxCoeff());
    return {(low - margin).cast<float>(), (high + margin).cast<float>()};
}

struct FarPoints {
    std::uint64_t count = 0, first = 0; ///< `first` by its place among the scan's points
    Eigen::Vector3d place = Eigen::Vector3d::Zero();
};

Result<FarPoints> farPoints(const SpilledScan &scan, const Eigen::AlignedBox3f &reach, Progress &progress)
{
    FarPoints far;
    std::uint64_t seen = 0;
    const auto look = [&](const PointCloud &part) -> Result<void> {
        for (std::size_t i = 0; i < part.size(); ++i) {
            if (reach.contains(part.positions[i]))
                continue;
            if (far.count++ == 0) {
                far.first = seen + i;
                far.place = part.positions[i].cast<double>() + part.origin;
            }
        }
        seen += part.size();
        return {};
    };
    if (const Result<void> looked = scan.visit(look, progress); !looked)
        return unexpected(looked.error());
    return far;
}

} // namespace

Result<void> dropFarPoints(SpilledScan &scan, Progress &progress)
{
    PointCloud &cloud = scan.scan.cloud;
    if (cloud.empty())
        return {};
    const Eigen::AlignedBox3f reach = reachOf(cloud);
    if (reach.isEmpty() || reach.sizes().maxCoeff() == 0 || reach.contains(scan.bounds))
        return {};
    const auto far = farPoints(scan, reach, progress);
    if (!far)
        return unexpected(far.error());
    if (far->count > std::max(kAlwaysFew, static_cast<std::uint64_t>(kMostFar * static_cast<double>(scan.points))))
        return {};
    std::vector<std::uint8_t> near;
    near.reserve(cloud.size());
    for (const Eigen::Vector3f &position : cloud.positions)
        near.push_back(reach.contains(position) ? 1 : 0);
    cloud = selectPoints(cloud, near);
    scan.within = reach;
    scan.scan.issues.push_back(
        {QStringLiteral("far-points"),
         QCoreApplication::translate("scan", "Points that lie far away from all others and were left out: %1. The "
                                             "first is point %2 of the scan, at %3, %4, %5.")
             .arg(far->count)
             .arg(far->first + 1)
             .arg(far->place.x())
             .arg(far->place.y())
             .arg(far->place.z()),
         {}});
    return {};
}

} // namespace twinloom::scan
