// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <span>
#include <vector>

namespace twinloom::scan
{

/// Points of a plane by the places that they are at: those in one square cell, or in cells that touch, are together.
/// Their indices, place by place. Time: n log n. Thread: any.
std::vector<std::vector<std::uint32_t>> connectedPlaces(std::span<const Eigen::Vector2f> points, float cell);

} // namespace twinloom::scan
