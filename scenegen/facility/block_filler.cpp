// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/block_filler.h"

#include "core/asset/parametric.h"
#include "scenegen/facility/fixed_blocks.h"
#include "scenegen/facility/hall_bands.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

namespace twinloom::facility
{

using geometry::Vec2;
using geometry::Vec3;

namespace
{

constexpr QLatin1String kConveyor("ConveyorStraight");
const Vec3 kPiece(4.0, 0.8, 0.85);  ///< of a conveyor
constexpr double kRoundThing = 0.8; ///< metres to walk around a thing that stands by itself
constexpr double kProbe = 0.5;      ///< metres between tried places

/// A block as a part of a hall, along its longer side.
HallRectangle partOf(const HallRectangle &frame, const Block &block, const geometry::Polygon &floor)
{
    const auto [x, y, w, h] = block;
    HallRectangle part;
    part.origin = w >= h ? frame.toWorld(x, y) : frame.toWorld(x + w, y);
    part.yaw = w >= h ? frame.yaw : frame.yaw + std::numbers::pi / 2;
    part.length = std::max(w, h);
    part.width = std::min(w, h);
    findOpenSides(part, floor);
    return part;
}

/// With the aisles before its long sides, where these are open.
HallRectangle withAislesBeside(const HallRectangle &part, double aisle)
{
    HallRectangle wide = part;
    wide.origin = part.toWorld(0, part.open[0] ? -aisle : 0);
    wide.width += (part.open[0] ? aisle : 0) + (part.open[2] ? aisle : 0);
    return wide;
}

} // namespace

const BandRule &bandNamed(const QString &name)
{
    const std::vector<BandRule> &bands = HallRules::builtIn().bands;
    return *std::find_if(bands.begin(), bands.end(), [&](const BandRule &band) { return band.name == name; });
}

bool makes(const BandRule &band, const QString &category)
{
    return std::any_of(band.cells.begin(), band.cells.end(), [&](const BandRule::Choice &choice) {
        return HallRules::builtIn().cells[static_cast<std::size_t>(choice.cell)].members.front().category.compare(
                   category, Qt::CaseInsensitive) == 0;
    });
}

BlockFiller::BlockFiller(CellPlacer &placer, const HallRectangle &frame, const geometry::Polygon &floor, double aisle,
                         geometry::Random &random)
    : m_placer(placer), m_frame(frame), m_floor(floor), m_aisle(aisle), m_random(random),
      m_hall(*HallRules::builtIn().find(QStringLiteral("Factory")))
{
    m_hall.aisleLeast = aisle;
    m_hall.aisleMost = std::max(aisle, m_hall.aisleMost);
}

bool BlockFiller::fill(const Block &block, const QString &bandName)
{
    const std::size_t before = m_placer.count();
    const HallRules &rules = HallRules::builtIn();
    const BandRule &band = bandNamed(bandName);
    const HallRectangle narrow = partOf(m_frame, withoutAisles(block, m_aisle), m_floor);
    ZoneRule zone;
    zone.islands = {static_cast<int>(&band - rules.bands.data())};
    if (!band.isDouble)
        zone.walls = zone.islands;
    // The aisles around the block are those of its outer rows.
    const HallRectangle part = withAislesBeside(narrow, m_aisle);
    const AcrossPlan across = chooseBands(rules, m_hall, zone, part, m_random);
    // Between two walls, aisles inside the block need a way out.
    const bool isClosed = !narrow.open[1] && !narrow.open[3] && across.bands.size() > 1;
    const double length = narrow.length - (isClosed ? m_aisle : 0);
    if (across.bands.size() == 1 && !band.isDouble && narrow.open[0] && narrow.open[2] &&
        narrow.width >= 2 * band.depth) {
        // Two rows back to back look to the aisles on both sides.
        const double middle = narrow.width / 2;
        m_placer.fillBand(narrow, band, 0, length, middle - band.depth, true);
        m_placer.fillBand(narrow, band, 0, length, middle, false);
        return m_placer.count() > before;
    }
    for (const BandPlace &place : across.bands)
        m_placer.fillBand(part, band, 0, length, place.from, place.backHigh);
    if (m_placer.count() == before && narrow.width >= band.depth) {
        const bool looksLow = narrow.open[0] && !narrow.open[2];
        m_placer.placeRow(narrow, {0, length, looksLow ? narrow.width : 0, looksLow, &band},
                          m_placer.drawRow(band, length));
    }
    return m_placer.count() > before;
}

std::optional<Vec3> usualSize(const QString &category)
{
    const auto same = [&](const QString &other) { return other.compare(category, Qt::CaseInsensitive) == 0; };
    if (same(kConveyor))
        return kPiece;
    std::optional<Vec3> size;
    for (const Cell &cell : HallRules::builtIn().cells)
        for (const CellMember &member : cell.members)
            if (same(member.category) && member.on < 0 && (!size || &member == &cell.members.front())) {
                if (&member == &cell.members.front())
                    return member.size;
                size = member.size;
            }
    const asset::CategoryInfo *known = size ? nullptr : asset::findCategory(category);
    if (known && known->mount == asset::Mount::Floor)
        return known->typical.cast<double>();
    return size;
}

QStringList hallCategories()
{
    std::set<QString> names;
    for (const Cell &cell : HallRules::builtIn().cells)
        for (const CellMember &member : cell.members)
            if (member.on < 0)
                names.insert(member.category);
    return {names.begin(), names.end()};
}

template <class IsAllowed>
void BlockFiller::scatter(const QString &category, const Block &within, IsAllowed &&isAllowed)
{
    const std::optional<Vec3> size = usualSize(category);
    if (!size)
        return;
    for (double y = 0; y + size->y() <= within[3] + 1e-9; y += kProbe)
        for (double x = 0; x + size->x() <= within[2] + 1e-9 && m_placer.wanted().at(category) > 0; x += kProbe) {
            const Block place = {within[0] + x, within[1] + y, size->x(), size->y()};
            if (!isAllowed(place))
                continue;
            scene::RoomObject thing;
            thing.category = category;
            thing.box = boxOf(m_frame, place);
            thing.box.size.z() = size->z();
            thing.box.centre.z() = size->z() / 2;
            m_placer.placeOne(std::move(thing), kRoundThing);
        }
}

void BlockFiller::addMissing(const std::vector<Department> &departments, const std::vector<Block> &blocks,
                             const std::vector<Block> &spare)
{
    std::vector<QString> missing;
    for (const auto &[category, left] : m_placer.wanted())
        if (left > 0)
            missing.push_back(category);
    const auto anywhere = [](const Block &) { return true; };
    const auto offBlocks = [&](const Block &place) {
        return std::none_of(blocks.begin(), blocks.end(),
                            [&](const Block &block) { return overlapOf(place, block) > 0; });
    };
    for (const QString &category : missing) {
        for (const bool isOwn : {true, false})
            for (std::size_t d = 0; d < blocks.size(); ++d)
                if (makes(bandNamed(departments[d].band), category) == isOwn)
                    scatter(category, withoutAisles(blocks[d], m_aisle), anywhere);
        for (const Block &site : spare)
            scatter(category, withoutAisles(site, m_aisle), offBlocks);
    }
}

} // namespace twinloom::facility
