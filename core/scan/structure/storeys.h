// SPDX-License-Identifier: Apache-2.0
// Storeys: where rooms lie on top of each other, by the slabs between them. A slab has a lower side, the ceiling of
// what is below, and an upper side, the floor of what is above, and both are seen at one place in plan.
#pragma once

#include "core/progress.h"
#include "core/scan/point_cloud.h"

#include <vector>

namespace twinloom::scan
{

struct Slab {
    double lower = 0, upper = 0; ///< heights of its sides
    double area = 0;             ///< square metres in plan where both were seen

    double middle() const { return (lower + upper) / 2; }
};

struct Slabs {
    std::vector<Slab> parting; ///< each between two storeys; lowest first
    /// Floors that lie within a higher room, whose height goes on beside them: mezzanines, the roofs of what is built
    /// into a hall. What is below and above is of one storey. Lowest first.
    std::vector<Slab> within;
};

/// `levelled`: as for findStructure, of scans that lie together. Storeys have 1.8 m of headroom, slabs are 0.1 to 0.8 m
/// thick and seen on at least 4 square metres wider than a shelf; one parts storeys where few rooms pass its height.
/// Furniture, stairs, steps in a floor and hung ceilings make none. Time: as sorting the
/// level points of the cloud; none worth telling for what is too low for two storeys. Cancelled. Thread: any.
Result<Slabs> findSlabs(const PointCloud &levelled, double spacing, Progress &progress);

} // namespace twinloom::scan
