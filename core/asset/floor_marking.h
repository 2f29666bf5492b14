// SPDX-License-Identifier: Apache-2.0
// Paint on a floor: areas with an edge, and ways with an arrowhead. Flat, facing up, at z = 0.
#pragma once

#include "core/asset/model.h"
#include "core/geometry/polygon.h"

namespace twinloom::asset
{

/// A colour of a wheel whose neighbours differ: for things that are told apart by their number. Linear.
Eigen::Vector3f distinctColour(std::size_t number);

struct Paint {
    Eigen::Vector3f area = {0.35f, 0.36f, 0.37f}, edge = {0.85f, 0.62f, 0.05f};
    double edgeWidth = 0.1; ///< metres, inwards
};

/// A simple outline, counter-clockwise, in the frame of the model.
ModelPtr areaMarking(const geometry::Polygon &outline, const Paint &paint);

/// A line of that width through the corners, which ends in an arrowhead. Null for less than two corners.
ModelPtr wayMarking(const std::vector<geometry::Vec2> &corners, double width, const Eigen::Vector3f &colour);

} // namespace twinloom::asset
