// SPDX-License-Identifier: Apache-2.0
// Where departments go in a hall: blocks with aisles around them, in bays of the hall's rectangles. Unlike in the
// benchmark's flexible bays (flexible_bay.h), areas are kept rather than scaled, spare room stays free, the floor may
// be several rectangles, and some departments have their place already.
#pragma once

#include "core/progress.h"
#include "scenegen/facility/facility_plan.h"

#include <array>
#include <cstdint>

namespace twinloom::facility
{

/// x, y, width, height along the hall's walls, half of the aisles around included.
using Block = std::array<double, 4>;

constexpr double kMostAspect = 3; ///< longer side over shorter, without the aisles

inline double areaOf(const Block &block)
{
    return block[2] * block[3];
}
double totalArea(const std::vector<Block> &blocks);
/// What is left of a block between its aisles; sides may be 0.
Block withoutAisles(const Block &block, double aisle);
double aspectOf(const Block &block, double aisle);
/// Overlap of two rectangles in m2.
double overlapOf(const Block &a, const Block &b);
struct BlockTask {
    std::vector<Block> sites; ///< rectangles of free ground, half an aisle beyond walls (block_sites.h)
    std::vector<Department> departments;
    std::vector<std::optional<Block>> fixed; ///< by department
    std::vector<Station> stations;           ///< in the hall's axes
    std::vector<Flow> flows;
    double aisle = 2.4;
    double leastSide = 0;          ///< of a block without its aisles; 0: any
    std::vector<double> rowDepths; ///< by department: least side for one row of its things, as far as its area allows
    bool sharesOut = false;        ///< spare room is given to the departments in proportion
    double ground = 0;             ///< m2 of the sites that shares are planned by
    std::vector<Block> floor;      ///< what of the sites is floor, and not beyond a wall; none: all of them is
    /// Depth of a department's block of that width, where its area is `scale` times what is asked for; infinite where
    /// it cannot be so narrow.
    double depthOf(std::size_t department, double width, double scale) const;
};

/// Of a flow's end: the block's middle, or the station.
geometry::Vec2 middleOf(const BlockTask &task, const std::vector<Block> &blocks, int end);
/// Rectilinear metres between a flow's ends.
double distanceOf(const BlockTask &task, const std::vector<Block> &blocks, const Flow &flow);
/// Flows times their distances.
double handlingCost(const BlockTask &task, const std::vector<Block> &blocks);
/// handlingCost(), and more for blocks that are too long or too narrow.
double costOf(const BlockTask &task, const std::vector<Block> &blocks);

struct BlockPlan {
    std::vector<Block> blocks;
    double cost = 0;  ///< costOf()
    double scale = 1; ///< of the areas that were asked for; below 1 where these did not fit
};

/// False where the departments do not fit the ground even at the least scale, whatever their layout.
bool mayFit(const BlockTask &task);
/// BadInput: the hall is too small.
Unexpected noRoom();

/// Plans that differ, the cheapest first, the others at most 8 % dearer. Simulated annealing, `steps` block layouts in
/// all for a scale; where no layout holds all departments, all are made smaller alike until one does, to 1 %.
/// Where spare room is shared out, all grow alike as far as that costs little more than larger sides explain.
/// BadInput where there is no room for them even at a quarter of their areas (a single one may be as small as it
/// takes). Same arguments, same plans. Thread: any.
Result<std::vector<BlockPlan>> planBays(const BlockTask &task, std::uint64_t seed, int steps, Progress &progress);

} // namespace twinloom::facility
