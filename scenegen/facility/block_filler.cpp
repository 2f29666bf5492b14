// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/block_filler.h"

#include "scenegen/facility/fixed_blocks.h"
#include "scenegen/facility/hall_bands.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace twinloom::facility
{

using geometry::Vec2;
using geometry::Vec3;

namespace
{

constexpr QLatin1String kConveyor("ConveyorStraight");
const Vec3 kPiece(4.0, 0.8, 0.85);  ///< of a conveyor, at most so long
constexpr double kDeep = 8;         ///< metres; runs reach into blocks from this depth
constexpr double kReachIn = 1.2;    ///< metres of a run inside a deep block
constexpr double kRoundThing = 0.8; ///< metres to walk around a thing that stands by itself
constexpr double kTouch = -0.004;   ///< pieces of a run touch
constexpr double kProbe = 0.5;      ///< metres between tried places

/// The run between two blocks that lie beside each other along `side` (0: x), if they are neighbours.
std::optional<Block> runBetween(const Block &a, const Block &b, std::size_t side, double aisle)
{
    const Block &low = a[side] < b[side] ? a : b, &high = a[side] < b[side] ? b : a;
    const double gap = high[side] - low[side] - low[side + 2];
    const std::size_t across = 1 - side;
    const Block lowIn = withoutAisles(low, aisle), highIn = withoutAisles(high, aisle);
    const double from = std::max(lowIn[across], highIn[across]);
    const double to = std::min(lowIn[across] + lowIn[across + 2], highIn[across] + highIn[across + 2]);
    if (gap < -aisle || gap > aisle || to - from < kPiece.y())
        return {};
    const double start = lowIn[side] + lowIn[side + 2] - (lowIn[side + 2] < kDeep ? 0 : kReachIn);
    const double end = highIn[side] + (highIn[side + 2] < kDeep ? 0 : kReachIn);
    Block run;
    run[side] = start;
    run[side + 2] = end - start;
    run[across] = (from + to - kPiece.y()) / 2;
    run[across + 2] = kPiece.y();
    return end - start >= kPiece.y() ? std::optional(run) : std::nullopt;
}

/// Usual size of a category in halls; none where no cell holds it.
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
    return size;
}

/// A block as a part of a hall, along its longer side, with `around` more across.
HallRectangle partOf(const HallRectangle &frame, const Block &block, double around)
{
    const auto [x, y, w, h] = block;
    HallRectangle part;
    std::fill(std::begin(part.open), std::end(part.open), true);
    if (w >= h) {
        part.origin = frame.toWorld(x, y - around);
        part.yaw = frame.yaw;
    } else {
        part.origin = frame.toWorld(x + w + around, y);
        part.yaw = frame.yaw + std::numbers::pi / 2;
    }
    part.length = std::max(w, h);
    part.width = std::min(w, h) + 2 * around;
    return part;
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

std::vector<Block> conveyorRuns(const BlockTask &task, const std::vector<Block> &blocks, double share)
{
    std::map<std::pair<int, int>, double> pairs;
    double strongest = 0;
    for (const Flow &flow : task.flows)
        if (flow.from != flow.to)
            strongest = std::max(strongest, pairs[std::minmax(flow.from, flow.to)] += flow.amount);
    std::vector<Block> runs;
    for (const auto &[pair, amount] : pairs)
        for (std::size_t side = 0; side < 2 && amount >= share * strongest; ++side)
            if (const auto run = runBetween(blocks[static_cast<std::size_t>(pair.first)],
                                            blocks[static_cast<std::size_t>(pair.second)], side, task.aisle)) {
                runs.push_back(*run);
                break;
            }
    return runs;
}

BlockFiller::BlockFiller(CellPlacer &placer, const HallRectangle &frame, double aisle, geometry::Random &random)
    : m_placer(placer), m_frame(frame), m_aisle(aisle), m_random(random),
      m_hall(*HallRules::builtIn().find(QStringLiteral("Factory")))
{
    m_hall.aisleLeast = aisle;
    m_hall.aisleMost = std::max(aisle, m_hall.aisleMost);
}

void BlockFiller::addConveyor(const Block &run)
{
    const bool alongX = run[2] >= run[3];
    const double length = std::max(run[2], run[3]);
    const int pieces = static_cast<int>(std::ceil(length / kPiece.x() - 1e-9));
    for (int k = 0; k < pieces; ++k) {
        const double from = k * length / pieces, each = length / pieces;
        const Block one =
            alongX ? Block{run[0] + from, run[1], each, run[3]} : Block{run[0], run[1] + from, run[2], each};
        const geometry::Box floor = boxOf(m_frame, one);
        scene::RoomObject piece;
        piece.category = kConveyor;
        piece.box.centre = {floor.centre.x(), floor.centre.y(), kPiece.z() / 2};
        piece.box.size = {each, kPiece.y(), kPiece.z()};
        piece.box.yaw = geometry::wrapAngle(m_frame.yaw + (alongX ? 0 : std::numbers::pi / 2));
        m_placer.placeOne(std::move(piece), kTouch);
    }
}

bool BlockFiller::fill(const Block &block, const QString &bandName)
{
    const std::size_t before = m_placer.count();
    const HallRules &rules = HallRules::builtIn();
    const BandRule &band = bandNamed(bandName);
    const Block inner = withoutAisles(block, m_aisle);
    ZoneRule zone;
    zone.islands = {static_cast<int>(&band - rules.bands.data())};
    // The aisles around the block are those of its outer rows.
    const HallRectangle part = partOf(m_frame, inner, m_aisle);
    const AcrossPlan across = chooseBands(rules, m_hall, zone, part, m_random);
    const HallRectangle narrow = partOf(m_frame, inner, 0);
    if (across.bands.size() == 1 && !band.isDouble && narrow.width >= 2 * band.depth) {
        // Two rows back to back look to the aisles on both sides.
        const double middle = narrow.width / 2;
        m_placer.fillBand(narrow, band, 0, narrow.length, middle - band.depth, true);
        m_placer.fillBand(narrow, band, 0, narrow.length, middle, false);
        return m_placer.count() > before;
    }
    for (const BandPlace &place : across.bands)
        m_placer.fillBand(part, band, 0, part.length, place.from, place.backHigh);
    if (m_placer.count() == before && narrow.width >= band.depth)
        m_placer.placeRow(narrow, {0, narrow.length, 0, false, &band}, m_placer.drawRow(band, narrow.length));
    return m_placer.count() > before;
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
