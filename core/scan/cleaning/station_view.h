// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <span>

namespace twinloom::scan
{

/// Why a point tells nothing of the place. Surface: no reason is known.
enum class PointFault : std::uint8_t { Surface, Mixed, Moved, Mirrored };

/// What one station saw: points and the scanner's place in the frame that all stations share, metres, z up.
struct StationView {
    std::span<const Eigen::Vector3f> positions;
    Eigen::Vector3f station = Eigen::Vector3f::Zero();
};

} // namespace twinloom::scan
