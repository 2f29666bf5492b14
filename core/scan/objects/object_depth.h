// SPDX-License-Identifier: Apache-2.0
// How deep a thing may be of which scanners saw one side only: what stands somewhere hides the ground that it stands
// on.
#pragma once

#include "core/scan/structure/plan_rectangle.h"

#include "core/geometry/box.h"

#include <cstdint>
#include <vector>

namespace twinloom::scan
{

/// Where level surfaces (floors, table tops) were seen, in cells of 5 cm. Thread: any, once made.
class SeenGround
{
public:
    /// `levelled` with normals, z up. Cancelled.
    static Result<SeenGround> of(const PointCloud &levelled, Progress &progress);

    /// Share of the area whose ground at `height` (metres) was seen; 0 for an empty one.
    double share(const Rectangle &area, double height) const;

private:
    std::vector<std::uint64_t> m_cells; ///< sorted
};

/// Of a thing as thin as a plate, standing at the height of its box's bottom: whether more of the ground was seen
/// before its front (+y) than behind it (above 0), less (below 0), or neither (0).
int seenSide(const SeenGround &ground, const geometry::Box &plate);

/// Metres behind the back (-y) of `plate` over which less of the ground at its bottom was seen than before it, what is
/// seen between its legs aside; at most `most`.
double hiddenDepth(const SeenGround &ground, const geometry::Box &plate, double most);

} // namespace twinloom::scan
