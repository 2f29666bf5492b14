// SPDX-License-Identifier: Apache-2.0
// Points of one scan: float positions about a double origin (a float at a UTM northing has 0.5 m steps).
#pragma once

#include "core/geometry/box.h"

#include <Eigen/Geometry>

#include <cstdint>
#include <optional>
#include <vector>

namespace twinloom::scan
{

struct Rgb {
    std::uint8_t r = 0, g = 0, b = 0;
    bool operator==(const Rgb &) const = default;
};

/// Metres. All attribute vectors are empty or as long as `positions`.
struct PointCloud {
    geometry::Vec3 origin = geometry::Vec3::Zero(); ///< add to a position to get the file's coordinates
    std::vector<Eigen::Vector3f> positions;
    std::vector<Rgb> colours;
    std::vector<float> intensities; ///< 0 to 1
    std::vector<Eigen::Vector3f> normals;
    std::optional<geometry::Vec3> station; ///< where the scanner stood, relative to `origin`, if known

    std::size_t size() const { return positions.size(); }
    bool empty() const { return positions.empty(); }
};

} // namespace twinloom::scan
