// SPDX-License-Identifier: Apache-2.0
// Machines, racks and conveyors in the blocks of a plan.
#pragma once

#include "scenegen/facility/block_plan.h"
#include "scenegen/facility/cell_placer.h"

namespace twinloom::facility
{

/// A department's band.
const BandRule &bandNamed(const QString &name);
/// Things of this category make a cell of the band.
bool makes(const BandRule &band, const QString &category);

/// Where conveyors run: from one block into the next, across the aisle between them, for pairs of departments that are
/// neighbours and whose flow, both ways, is at least `share` of the strongest pair's. Rectangles as blocks, the longer
/// side along the run.
std::vector<Block> conveyorRuns(const BlockTask &task, const std::vector<Block> &blocks, double share);

/// Fills one hall; not thread-safe.
class BlockFiller
{
public:
    BlockFiller(CellPlacer &placer, const HallRectangle &frame, double aisle, geometry::Random &random);

    /// A row of conveyor pieces.
    void addConveyor(const Block &run);
    /// Rows of a band with aisles between them, between the aisles around the block. False where nothing had room.
    bool fill(const Block &block, const QString &band);
    /// Stands what is still wanted (CellPlacer::want) by itself, each with room to walk around it: in blocks of its
    /// band first, then in others, then on the `spare` rectangles off all blocks.
    void addMissing(const std::vector<Department> &departments, const std::vector<Block> &blocks,
                    const std::vector<Block> &spare);

private:
    /// As many as still are wanted; `isAllowed` judges each place.
    template <class IsAllowed>
    void scatter(const QString &category, const Block &within, IsAllowed &&isAllowed);

    CellPlacer &m_placer;
    const HallRectangle &m_frame;
    double m_aisle;
    geometry::Random &m_random;
    HallRule m_hall; ///< the factory's, with these aisles
};

} // namespace twinloom::facility
