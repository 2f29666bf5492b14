// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/cell_placer.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace twinloom::facility
{

using geometry::Box;
using geometry::Vec2;
using scene::RoomObject;

namespace
{

constexpr double kTouch = -0.004;   ///< conveyors and racks stand side by side; the metric allows 1 cm
constexpr double kMostSpread = 0.9; ///< of what is left over, between two cells
constexpr double kAsked = 50;       ///< times the weight of cells that are asked for
constexpr double kLowCeiling = 0.3; ///< kept between a rack and the ceiling

/// How many more of what makes the cell; null where nobody counts them.
int *leftOf(std::map<QString, int> &wanted, const Cell &cell)
{
    const auto found = wanted.find(cell.members.front().category);
    return found == wanted.end() ? nullptr : &found->second;
}

} // namespace

void CellPlacer::want(const std::map<QString, int> &counts)
{
    for (const auto &[category, count] : counts) {
        QString spelt = category;
        for (const Cell &cell : m_rules.cells)
            for (const CellMember &member : cell.members)
                if (member.category.compare(category, Qt::CaseInsensitive) == 0)
                    spelt = member.category;
        m_wanted[spelt] = count;
    }
}

bool CellPlacer::fits(const RoomObject &object, double gap) const
{
    for (const Box &free : m_free)
        if (geometry::planOverlap(free, object.box) > 0.001 && object.box.bottom() < free.top())
            return false;
    return m_taken.fits(scenegen::Body::of(object), {gap, true, true});
}

bool CellPlacer::placeOne(RoomObject object, double gap)
{
    if (!fits(object, gap))
        return false;
    m_taken.place(scenegen::Body::of(object));
    if (const auto counted = m_wanted.find(object.category); counted != m_wanted.end())
        --counted->second;
    m_objects.push_back(std::move(object));
    return true;
}

bool CellPlacer::placeCell(const HallRectangle &part, const Row &row, const CellSpot &spot)
{
    const Cell &cell = m_rules.cells[static_cast<std::size_t>(spot.cell)];
    // The cell's own axes: x along the row with the back behind, so a row that looks to lower v runs backwards.
    const double sign = row.looksLow ? -1 : 1;
    const double start = row.looksLow ? spot.from + cell.length : spot.from;
    const double turn = part.yaw + (row.looksLow ? std::numbers::pi : 0);
    std::vector<int> index(cell.members.size(), -1);
    for (std::size_t m = 0; m < cell.members.size(); ++m) {
        const CellMember &member = cell.members[m];
        // Always draw as often, so that one thing less does not change all others.
        const double drawn = m_random.uniform(), tall = m_random.uniform(-1, 1), aside = m_random.uniform(-1, 1);
        if (drawn >= member.share)
            continue;
        RoomObject object;
        object.category = member.category;
        object.box.size = member.size;
        object.box.size.z() *= 1 + member.vary * tall;
        const Vec2 place = part.toWorld(row.from + start + sign * member.at.x(), row.back + sign * member.at.y());
        object.box.centre = {place.x(), place.y(), member.bottom + object.box.size.z() / 2};
        object.box.yaw = geometry::wrapAngle(turn + member.turn + member.turnVary * aside);
        if (member.on >= 0) {
            object.parent = index[static_cast<std::size_t>(member.on)];
            if (object.parent < 0)
                continue;
            index[m] = static_cast<int>(m_objects.size());
            m_objects.push_back(std::move(object));
            continue;
        }
        if (m == 0 && cell.low > 0 && object.box.size.z() > m_taken.height() - kLowCeiling) {
            object.box.size.z() = cell.low;
            object.box.centre.z() = cell.low / 2;
        }
        const auto at = static_cast<int>(m_objects.size());
        if (placeOne(std::move(object), kTouch))
            index[m] = at;
        else if (m == 0)
            return false;
    }
    return true;
}

/// Something smaller, at the start or the end of the spot.
void CellPlacer::placeFiller(const HallRectangle &part, const Row &row, const CellSpot &spot)
{
    const double length = m_rules.cells[static_cast<std::size_t>(spot.cell)].length;
    for (const int filler : row.band->filler) {
        const double rest = length - m_rules.cells[static_cast<std::size_t>(filler)].length;
        if (filler == spot.cell || rest < 0)
            continue;
        for (const double aside : {0.0, rest})
            if (placeCell(part, row, {filler, spot.from + aside}))
                return;
    }
}

void CellPlacer::placeRow(const HallRectangle &part, const Row &row, const std::vector<CellSpot> &spots)
{
    for (const CellSpot &spot : spots)
        if (m_density >= 1 || m_random.uniform() < m_density)
            if (!placeCell(part, row, spot) && row.band)
                placeFiller(part, row, spot);
}

std::vector<CellSpot> CellPlacer::drawRow(const BandRule &band, double length)
{
    std::vector<int> cells;
    double used = 0;
    int inBlock = 0;
    std::vector<double> gapBefore;
    std::map<QString, int> wanted = m_wanted;
    const auto add = [&](int cell) {
        const double gap = band.block > 0 && inBlock == band.block ? band.blockGap : 0;
        const double need = gap + m_rules.cells[static_cast<std::size_t>(cell)].length;
        int *left = leftOf(wanted, m_rules.cells[static_cast<std::size_t>(cell)]);
        if (used + need > length + 1e-9 || (left && *left <= 0))
            return false;
        if (left)
            --*left;
        inBlock = gap > 0 ? 1 : inBlock + 1;
        used += need;
        cells.push_back(cell);
        gapBefore.push_back(gap);
        return true;
    };
    for (bool more = true; more;) {
        std::vector<double> weights;
        for (const BandRule::Choice &choice : band.cells) {
            const Cell &cell = m_rules.cells[static_cast<std::size_t>(choice.cell)];
            const int *left = leftOf(wanted, cell);
            const bool isFit = used + cell.length <= length + 1e-9 && (!left || *left > 0) &&
                               (cells.empty() || cells.back() != choice.cell || band.cells.size() == 1);
            weights.push_back(isFit ? choice.weight * (left ? kAsked : 1) : 0);
        }
        const std::size_t k = m_random.weighted(weights);
        more = k < band.cells.size();
        if (!more)
            break;
        const int run = 1 + static_cast<int>(m_random.below(static_cast<std::uint32_t>(band.cells[k].run)));
        for (int n = 0; n < run && more; ++n)
            more = add(band.cells[k].cell);
        more = more || band.block == 0;
    }
    for (const int filler : band.filler)
        add(filler);
    // The rest goes between cells that do not stand side by side, then to both ends.
    const auto loose = [&](std::size_t i) {
        const Cell &a = m_rules.cells[static_cast<std::size_t>(cells[i - 1])];
        const Cell &b = m_rules.cells[static_cast<std::size_t>(cells[i])];
        return !(a.tight && b.tight);
    };
    int gaps = 0;
    for (std::size_t i = 1; i < cells.size(); ++i)
        gaps += loose(i);
    const double spread = gaps > 0 ? std::min(kMostSpread, (length - used) / gaps) : 0;
    double at = (length - used - spread * gaps) / 2;
    std::vector<CellSpot> spots;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        at += gapBefore[i] + (i > 0 && loose(i) ? spread : 0);
        spots.push_back({cells[i], at});
        at += m_rules.cells[static_cast<std::size_t>(cells[i])].length;
    }
    return spots;
}

void CellPlacer::placeSpine(const HallRectangle &part, const BandRule &band, double u0, int pieces, double pitch,
                            double middle)
{
    for (int k = 0; k < pieces; ++k) {
        RoomObject piece;
        piece.category = band.spineCategory;
        piece.box.size = band.spineSize;
        piece.box.size.x() = pitch;
        const Vec2 at = part.toWorld(u0 + (k + 0.5) * pitch, middle);
        piece.box.centre = {at.x(), at.y(), band.spineSize.z() / 2};
        piece.box.yaw = geometry::wrapAngle(part.yaw);
        placeOne(std::move(piece), kTouch);
    }
}

void CellPlacer::fillBand(const HallRectangle &part, const BandRule &band, double u0, double u1, double v,
                          bool backHigh)
{
    const double length = u1 - u0;
    if (!band.isDouble) {
        const Row row{u0, u1, backHigh ? v + band.depth : v, backHigh, &band};
        placeRow(part, row, drawRow(band, length));
        return;
    }
    const double spine = band.spineCategory.isEmpty() ? 0 : band.spineSize.y();
    const Row low{u0, u1, v + band.depth, true, &band}, high{u0, u1, v + band.depth + spine, false, &band};
    if (band.spineCategory.isEmpty()) {
        const std::vector<CellSpot> spots = drawRow(band, length);
        placeRow(part, low, spots);
        placeRow(part, high, spots);
        return;
    }
    const int pieces = static_cast<int>(length / band.spineSize.x());
    if (pieces == 0)
        return;
    // The pieces are stretched to fill the length; each cell stands in the middle of its piece.
    const double pitch = length / pieces, aside = (pitch - band.spineSize.x()) / 2;
    placeSpine(part, band, u0, pieces, pitch, v + band.depth + spine / 2);
    for (const Row &row : {low, high}) {
        std::vector<CellSpot> spots;
        for (const CellSpot &spot : drawRow(band, pieces * band.spineSize.x()))
            spots.push_back({spot.cell, aside + static_cast<double>(spots.size()) * pitch});
        if (band.last >= 0 && !spots.empty() && !row.looksLow)
            spots.back().cell = band.last;
        placeRow(part, row, spots);
    }
}

} // namespace twinloom::facility
