// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/floor_draft.h"

namespace twinloom::studio
{

namespace
{
constexpr double kLeastSide = 0.1; // metres
}

std::optional<geometry::Vec2> onFloor(const Eigen::Affine3d &floor, const Ray &ray)
{
    const Eigen::Affine3d toFloor = floor.inverse();
    const Eigen::Vector3d from = toFloor * ray.origin, along = toFloor.linear() * ray.direction;
    if (!(std::abs(along.z()) > 1e-9 * along.norm()) || from.z() * along.z() > 0)
        return {};
    return geometry::Vec2((from - along * (from.z() / along.z())).head<2>());
}

geometry::Polygon FloorDraft::outline() const
{
    const geometry::Vec2 low = from.cwiseMin(to), high = from.cwiseMax(to);
    if ((high - low).minCoeff() < kLeastSide)
        return {};
    return {low, {high.x(), low.y()}, high, {low.x(), high.y()}};
}

} // namespace twinloom::studio
