// SPDX-License-Identifier: Apache-2.0
// What was seen of one wall from its room, as a picture: where its face is, and where the beams went on behind it.
#pragma once

#include "core/progress.h"
#include "core/scan/structure/structure.h"

#include <span>

namespace twinloom::scan
{

/// Columns along the wall, rows upwards from the floor.
struct WallFace {
    double cell = 0.05; ///< metres
    int columns = 0, rows = 0;
    std::vector<char> solid;  ///< the wall's face was seen here, or that of the room behind the same wall
    std::vector<char> beyond; ///< something was seen behind the face
    std::vector<char> before; ///< something stands in the room before it
    /// What the pictures were made of, in metres along the wall and above its foot.
    std::vector<Vec2> facePoints, beyondPoints;

    std::size_t index(int c, int r) const
    {
        return static_cast<std::size_t>(r) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(c);
    }
    /// Share of the cells of `of` in a rectangle (inclusive, cut to the picture) that are set; 0 for an empty one.
    double share(const std::vector<char> &of, int left, int right, int low, int high) const;
};

/// Indices of the points, by room, that are neither on its walls nor on floor or ceiling. Cancelled.
Result<std::vector<std::vector<std::uint32_t>>> standingPoints(const PointCloud &cloud, const Structure &structure,
                                                               Progress &progress);

struct WallView {
    const PointCloud &cloud;
    const std::vector<std::uint32_t> &standing; ///< of the wall's room
    std::span<const Eigen::Vector3f> strays;    ///< single points that cleaning took out; close behind a face: glass
};
/// The walls of the other rooms in `structure` tell what is the far face of the same wall.
WallFace lookAtWall(const Structure &structure, const StructureWall &wall, const WallView &view, double spacing);

/// Metres from the wall's face to the face of the same wall in other rooms, over the length that both have; none where
/// they share less than 0.3 m.
std::optional<double> thicknessOf(const Structure &structure, const StructureWall &wall);

/// Cells of `from` with value 1 grown by `reach` cells on all sides (squares), or, with `reach` below 0, shrunk; beyond
/// the picture nothing is set when growing, everything when shrinking.
std::vector<char> grown(const WallFace &face, const std::vector<char> &from, int reach);

} // namespace twinloom::scan
