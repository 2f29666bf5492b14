// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/upright_pane.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace twinloom::scan
{
namespace
{

constexpr float kBehind = 0.06f; // metres behind a pane from which a point is
constexpr float kRim = 0.03f;    // metres around its rectangle

} // namespace

UprightPane UprightPane::around(const Eigen::Vector3f &normal, float offset, std::span<const Eigen::Vector3f> points,
                                double trim)
{
    UprightPane pane;
    pane.normal = normal;
    std::array<std::vector<float>, 2> at;
    for (const Eigen::Vector3f &p : points) {
        at[0].push_back(pane.along().dot(p));
        at[1].push_back(p.z());
    }
    std::array<float, 2> low, high;
    for (std::size_t axis = 0; axis < 2; ++axis) {
        std::sort(at[axis].begin(), at[axis].end());
        const auto skip = static_cast<std::size_t>(trim * static_cast<double>(at[axis].size()));
        low[axis] = at[axis][skip];
        high[axis] = at[axis][at[axis].size() - 1 - skip];
    }
    pane.width = high[0] - low[0];
    pane.height = high[1] - low[1];
    pane.centre = offset * normal + (low[0] + high[0]) / 2 * pane.along();
    pane.centre.z() = (low[1] + high[1]) / 2;
    return pane;
}

std::optional<Eigen::Vector3f> UprightPane::meets(const Eigen::Vector3f &station, const Eigen::Vector3f &p) const
{
    const float before = normal.dot(station - centre), behind = -normal.dot(p - centre);
    if (before <= 0 || behind < kBehind)
        return std::nullopt;
    const Eigen::Vector3f at = station + (p - station) * (before / (before + behind)), off = at - centre;
    if (std::abs(along().dot(off)) > width / 2 + kRim || std::abs(off.z()) > height / 2 + kRim)
        return std::nullopt;
    return at;
}

} // namespace twinloom::scan
