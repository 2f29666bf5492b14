// SPDX-License-Identifier: Apache-2.0
// Stands cells in rows, as far as there is room for them.
#pragma once

#include "core/geometry/random.h"
#include "scenegen/facility/hall_frame.h"
#include "scenegen/facility/hall_rules.h"
#include "scenegen/legalise/arrangement.h"

namespace twinloom::facility
{

/// A stretch for cells in a rectangle: u from `from` to `to`, the cells' backs at v = `back`.
struct Row {
    double from = 0, to = 0;
    double back = 0;
    bool looksLow = false;          ///< its aisle is at lower v
    const BandRule *band = nullptr; ///< its fillers stand where a cell does not fit
};

/// A cell and where it begins along its row.
struct CellSpot {
    int cell = 0;
    double from = 0;
};

/// Fills a hall; a value for one run. Not thread-safe.
class CellPlacer
{
public:
    CellPlacer(const HallRules &rules, scenegen::Arrangement taken, double density, geometry::Random &random)
        : m_rules(rules), m_taken(std::move(taken)), m_density(density), m_random(random)
    {
    }

    /// Ground on which nothing may stand.
    void keepFree(const geometry::Box &box) { m_free.push_back(box); }
    /// So many things of these categories are asked for: cells that such a thing makes are preferred until they stand.
    void want(const std::map<QString, int> &counts);
    /// What is still to come of them.
    const std::map<QString, int> &wanted() const { return m_wanted; }
    /// Cells for a length, drawn by the band's weights, in runs; what is left goes between them.
    std::vector<CellSpot> drawRow(const BandRule &band, double length);
    /// Both sides and the spine of a double band, or its one row. `v` is the band's low side.
    void fillBand(const HallRectangle &part, const BandRule &band, double u0, double u1, double v, bool backHigh);
    void placeRow(const HallRectangle &part, const Row &row, const std::vector<CellSpot> &spots);
    /// One thing on the floor; false where it is not allowed.
    bool placeOne(scene::RoomObject object, double gap);

    /// Whether something may be built there, and whether people can walk there.
    bool isFree(const geometry::Box &box, double gap = 0) const { return fits({{}, box, -1, {}}, gap); }
    bool isWalkable(const geometry::Box &box) const { return m_taken.fits({box}, {0, true, false}); }

    const scenegen::Arrangement &taken() const { return m_taken; }
    const std::vector<scene::RoomObject> &objects() const { return m_objects; }
    std::vector<scene::RoomObject> take() { return std::move(m_objects); }
    std::size_t count() const { return m_objects.size(); }

private:
    bool fits(const scene::RoomObject &object, double gap) const;
    void placeFiller(const HallRectangle &part, const Row &row, const CellSpot &spot);
    bool placeCell(const HallRectangle &part, const Row &row, const CellSpot &spot);
    void placeSpine(const HallRectangle &part, const BandRule &band, double u0, int pieces, double pitch,
                    double middle);

    const HallRules &m_rules;
    scenegen::Arrangement m_taken;
    double m_density;
    geometry::Random &m_random;
    std::vector<geometry::Box> m_free;
    std::vector<scene::RoomObject> m_objects;
    std::map<QString, int> m_wanted; ///< by category, as spelt in the rules where they know it
};

} // namespace twinloom::facility
