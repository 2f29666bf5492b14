// SPDX-License-Identifier: Apache-2.0
// Machines and racks in the blocks of a plan.
#pragma once

#include "scenegen/facility/block_plan.h"
#include "scenegen/facility/cell_placer.h"

namespace twinloom::facility
{

/// A department's band.
const BandRule &bandNamed(const QString &name);
/// Things of this category make a cell of the band.
bool makes(const BandRule &band, const QString &category);

/// Size of a thing in halls, or else of one of the library that stands on floors; none of what nobody knows.
std::optional<geometry::Vec3> usualSize(const QString &category);
/// What stands on the floors of halls.
QStringList hallCategories();

/// Fills one hall; not thread-safe.
class BlockFiller
{
public:
    /// `floor` is the hall's, whose walls need no aisle.
    BlockFiller(CellPlacer &placer, const HallRectangle &frame, const geometry::Polygon &floor, double aisle,
                geometry::Random &random);

    /// Rows of a band with aisles between them, between the aisles around the block; at a wall with their backs to it.
    /// False where nothing had room.
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
    const geometry::Polygon &m_floor;
    double m_aisle;
    geometry::Random &m_random;
    HallRule m_hall; ///< the factory's, with these aisles
};

} // namespace twinloom::facility
