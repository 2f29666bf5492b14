// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/camera_frame.h"

#include <algorithm>
#include <vector>

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kLeast = 100;
constexpr double kFew = 0.002;       // of the points: what a camera mistakes
constexpr double kMostAcross = 0.77; // tangents of half the cone
constexpr double kMostHigh = 0.64;
constexpr double kLeastAcross = 0.3, kLeastHigh = 0.2; // so far it is filled, to each side

} // namespace

bool isInCameraFrame(const PointCloud &cloud)
{
    if (cloud.size() < kLeast)
        return false;
    std::vector<double> across, high;
    std::size_t behind = 0;
    for (const Eigen::Vector3f &position : cloud.positions) {
        const Eigen::Vector3d p = position.cast<double>() + cloud.origin;
        if (p.z() <= 0) {
            ++behind;
            continue;
        }
        across.push_back(p.x() / p.z());
        high.push_back(p.y() / p.z());
    }
    const auto few = static_cast<std::ptrdiff_t>(kFew * static_cast<double>(cloud.size()));
    if (static_cast<std::ptrdiff_t>(behind) > few)
        return false;
    const auto fills = [few](std::vector<double> &tangents, double least, double most) {
        std::ranges::nth_element(tangents, tangents.begin() + few);
        const double low = tangents[static_cast<std::size_t>(few)];
        std::ranges::nth_element(tangents, tangents.end() - 1 - few);
        const double top = *(tangents.end() - 1 - few);
        return low >= -most && low <= -least && top >= least && top <= most;
    };
    return fills(across, kLeastAcross, kMostAcross) && fills(high, kLeastHigh, kMostHigh);
}

} // namespace twinloom::scan
