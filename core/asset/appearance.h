// SPDX-License-Identifier: Apache-2.0
// How a thing looks, in numbers that are quickly compared: the size of the upright box around it and, told in eighths
// of that box, what is filled, how high it is seen from above, how high it begins, and how its surface is spread over
// the height. Things of one category differ in all of these, but in some more than in others: `unlikeness` weighs them.
#pragma once

#include "core/asset/shape.h"

#include <span>

namespace twinloom::asset
{

/// Share of the points at either side that is cut off as strays.
inline constexpr double kTrim = 0.004;

struct Appearance {
    static constexpr int kCells = 8, kLayers = 16;

    Eigen::Array3f logSize;                                 ///< natural logarithm of metres: width, depth, height
    Eigen::Array<float, kCells * kCells * kCells, 1> solid; ///< filled cells, blurred; of length 1
    Eigen::Array<float, kCells * kCells, 1> top;            ///< of the highest point, 0 to 1; 0 where there is none
    Eigen::Array<float, kCells * kCells, 1> under;          ///< of the lowest point, 0 to 1; 1 where there is none
    Eigen::Array<float, kLayers, 1> layers;                 ///< share of the points, from below
};

/// Of points that are even over the surface (at least one), in the box along axes that are turned by `yaw` about +z.
Appearance appearanceOf(std::span<const Eigen::Vector3f> points, double yaw);

/// All that may be seen of a model, along its own axes: from all sides, with what is inside, from each two sides that
/// are a right angle apart, and from each one. Empty for a shape without points.
std::vector<Appearance> appearancesOf(const Shape &shape);

/// What is different, all 0 for things that look the same: of the logarithms of the sides in plan, and of the height;
/// of what is filled (1 minus the cosine); of the heights from above and from below (means); and of the shares of the
/// layers (their sum).
using Differences = Eigen::Array<float, 6, 1>;
/// `larger`: by how much, in logarithms of the sides, `b` is larger than it says.
Differences differences(const Appearance &a, const Appearance &b,
                        const Eigen::Array3f &larger = Eigen::Array3f::Zero());
/// 0 for things that look the same; about minus the logarithm of how often things of one category differ so much.
float unlikeness(const Differences &differences);

} // namespace twinloom::asset
