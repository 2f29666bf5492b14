// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/floor_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace twinloom::scan
{
namespace
{

using geometry::Vec2;
using Marks = std::vector<std::uint8_t>;

constexpr double kCell = 0.05, kCellInSpacings = 1.6; // metres
constexpr double kOffWalls = 0.08;                    // metres from a wall of points that are not it
constexpr double kOnFloor = 0.1;                      // metres from the floor of points that show it
constexpr double kGuessed = 0.2;                      // metres around seen floor that count as seen
constexpr double kOnSlab = 0.05;                      // metres from the lower side of a slab of points that show it
constexpr double kAtEdge = 0.12;                      // metres: farther from any slab than this is a well
constexpr double kLeastCeiling = 1.0;                 // square metres of a slab's lower side: less is a tread
constexpr double kLeastPart = 0.5;                    // square metres of a walkable part
constexpr std::size_t kPollEvery = 1 << 14;

/// Cells within `radius` metres of a marked one; the centres count.
Marks grown(const FloorMap &map, const Marks &marks, double radius)
{
    const int reach = static_cast<int>(radius / map.cell + 1e-9);
    std::vector<int> half; // cells either side, by row of the disc
    for (int dy = -reach; dy <= reach; ++dy)
        half.push_back(static_cast<int>(std::sqrt(std::pow(radius / map.cell, 2) - dy * dy) + 1e-9));
    const auto marked = [&](int x, int y) {
        return x < 0 || y < 0 || x >= map.width || y >= map.height || marks[map.index(x, y)];
    };
    Marks result = marks;
    for (int y = 0; y < map.height; ++y)
        for (int x = 0; x < map.width; ++x) {
            // What is near a marked cell among marked ones is marked, or nearer to one at their border.
            if (!marks[map.index(x, y)] ||
                (marked(x - 1, y) && marked(x + 1, y) && marked(x, y - 1) && marked(x, y + 1)))
                continue;
            for (int dy = -reach; dy <= reach; ++dy) {
                const int row = y + dy, wide = half[static_cast<std::size_t>(dy + reach)];
                if (row < 0 || row >= map.height)
                    continue;
                for (int c = std::max(0, x - wide); c <= std::min(map.width - 1, x + wide); ++c)
                    result[map.index(c, row)] = 1;
            }
        }
    return result;
}

Marks where(const FloorMap &map, const auto &holds)
{
    Marks marks(map.cells.size());
    std::transform(map.cells.begin(), map.cells.end(), marks.begin(),
                   [&](FloorMap::Cell cell) { return static_cast<std::uint8_t>(holds(cell)); });
    return marks;
}

/// Unmarks connected parts (4-neighbours) of fewer cells.
void dropSmall(const FloorMap &map, Marks &marks, std::size_t least)
{
    Marks seen(marks.size(), 0);
    std::vector<std::pair<int, int>> part;
    for (int y = 0; y < map.height; ++y)
        for (int x = 0; x < map.width; ++x) {
            if (!marks[map.index(x, y)] || seen[map.index(x, y)])
                continue;
            part.assign(1, {x, y});
            seen[map.index(x, y)] = 1;
            for (std::size_t next = 0; next < part.size(); ++next)
                for (const auto &[dx, dy] : {std::pair(1, 0), std::pair(-1, 0), std::pair(0, 1), std::pair(0, -1)}) {
                    const int nx = part[next].first + dx, ny = part[next].second + dy;
                    if (nx < 0 || ny < 0 || nx >= map.width || ny >= map.height || seen[map.index(nx, ny)] ||
                        !marks[map.index(nx, ny)])
                        continue;
                    seen[map.index(nx, ny)] = 1;
                    part.emplace_back(nx, ny);
                }
            if (part.size() < least)
                for (const auto &[cx, cy] : part)
                    marks[map.index(cx, cy)] = 0;
        }
}

/// Counts the points of obstacles, and marks where the floor was seen.
Result<void> lookDown(const PointCloud &cloud, const StructureRoom &room, const FloorMap &map, std::vector<int> &hits,
                      Marks &floor, const Progress &progress)
{
    const double top = std::min(FloorMap::kHeadroom, room.ceiling.value_or(1e9) - room.floor - kOnFloor);
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        if (i % kPollEvery == 0 && progress.cancelled())
            return cancelledError();
        const Eigen::Vector3f &p = cloud.positions[i];
        const Vec2 at = p.head<2>().cast<double>();
        const double above = static_cast<double>(p.z()) - room.floor;
        const auto cell = map.cellAt(at);
        if (!cell || above > top || above < -kOnFloor || map.cells[*cell] == FloorMap::Cell::Outside)
            continue;
        if (above < FloorMap::kStepOver)
            floor[*cell] = 1;
        else if (geometry::signedDistance(room.polygon, at) > kOffWalls)
            ++hits[*cell];
    }
    return {};
}

} // namespace

FloorMap emptyFloor(const Polygon &polygon, double cell)
{
    FloorMap map;
    const auto limits = geometry::bounds(polygon);
    map.cell = cell;
    map.low = limits[0];
    map.width = std::max(1, static_cast<int>(std::ceil((limits[1].x() - limits[0].x()) / cell)));
    map.height = std::max(1, static_cast<int>(std::ceil((limits[1].y() - limits[0].y()) / cell)));
    map.cells.assign(map.index(0, map.height), FloorMap::Cell::Outside);
    map.walkable = map.guessed = Marks(map.cells.size(), 0);
    const Marks inside = cellsWithin(map, std::span(&polygon, 1));
    for (std::size_t i = 0; i < inside.size(); ++i)
        if (inside[i])
            map.cells[i] = FloorMap::Cell::Free;
    return map;
}

std::vector<std::uint8_t> cellsWithin(const FloorMap &map, std::span<const Polygon> rings)
{
    Marks inside(map.cells.size(), 0);
    std::vector<double> crossings;
    for (int y = 0; y < map.height; ++y) {
        const double height = map.centre(0, y).y();
        crossings.clear();
        for (const Polygon &ring : rings)
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const Vec2 &a = ring[i], &b = ring[(i + 1) % ring.size()];
                if ((a.y() > height) != (b.y() > height))
                    crossings.push_back(a.x() + (height - a.y()) / (b.y() - a.y()) * (b.x() - a.x()));
            }
        std::sort(crossings.begin(), crossings.end());
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
            const auto cellAt = [&](double x) { // the first whose centre is not before x
                return std::clamp(static_cast<int>(std::ceil((x - map.low.x()) / map.cell - 0.5)), 0, map.width);
            };
            for (int x = cellAt(crossings[i]); x < cellAt(crossings[i + 1]); ++x)
                inside[map.index(x, y)] = 1;
        }
    }
    return inside;
}

void findWalkable(FloorMap &map)
{
    using Cell = FloorMap::Cell;
    // A frame of cells outside, so that the borders of the map keep people off as walls do.
    FloorMap framed = map;
    const int frame = static_cast<int>(std::ceil(FloorMap::kPerson / map.cell)) + 1;
    framed.width += 2 * frame;
    framed.height += 2 * frame;
    framed.cells.assign(framed.index(0, framed.height), Cell::Outside);
    for (int y = 0; y < map.height; ++y)
        for (int x = 0; x < map.width; ++x)
            framed.cells[framed.index(x + frame, y + frame)] = map.cells[map.index(x, y)];
    const Marks keptOff =
        grown(framed, where(framed, [](Cell cell) { return cell == Cell::Occupied || cell == Cell::Outside; }),
              FloorMap::kPerson);
    const auto reached = [&](const auto &isFloor) {
        Marks stands = where(framed, isFloor), result(map.cells.size());
        for (std::size_t i = 0; i < stands.size(); ++i)
            stands[i] = stands[i] && !keptOff[i];
        const Marks covered = grown(framed, stands, FloorMap::kPerson);
        for (int y = 0; y < map.height; ++y)
            for (int x = 0; x < map.width; ++x)
                result[map.index(x, y)] =
                    covered[framed.index(x + frame, y + frame)] && isFloor(map.cells[map.index(x, y)]);
        dropSmall(map, result, static_cast<std::size_t>(kLeastPart / (map.cell * map.cell)));
        return result;
    };
    map.walkable = reached([](Cell cell) { return cell == Cell::Free; });
    map.guessed = reached([](Cell cell) { return cell == Cell::Free || cell == Cell::Unseen; });
    for (std::size_t i = 0; i < map.guessed.size(); ++i)
        map.guessed[i] = map.guessed[i] && !map.walkable[i];
}

Result<FloorMap> mapFloor(const PointCloud &cloud, double spacing, const StructureRoom &room, Progress &progress)
{
    FloorMap map = emptyFloor(room.polygon, std::max(kCell, kCellInSpacings * spacing));
    std::vector<int> hits(map.cells.size(), 0);
    Marks floor(map.cells.size(), 0);
    if (const auto done = lookDown(cloud, room, map, hits, floor, progress); !done)
        return unexpected(done.error());
    const Marks seen = grown(map, floor, kGuessed);
    const auto hit = [&](int x, int y) {
        return x >= 0 && y >= 0 && x < map.width && y < map.height && hits[map.index(x, y)] > 0;
    };
    for (int y = 0; y < map.height; ++y)
        for (int x = 0; x < map.width; ++x) {
            FloorMap::Cell &cell = map.cells[map.index(x, y)];
            if (cell == FloorMap::Cell::Outside)
                continue;
            // A single point is noise.
            const bool occupied = hits[map.index(x, y)] > 1 ||
                                  (hit(x, y) && (hit(x - 1, y) || hit(x + 1, y) || hit(x, y - 1) || hit(x, y + 1)));
            if (occupied)
                cell = FloorMap::Cell::Occupied;
            else if (!seen[map.index(x, y)])
                cell = FloorMap::Cell::Unseen;
        }
    findWalkable(map);
    return map;
}

Result<void> cutWells(FloorMap &map, const PointCloud &whole, const StructureRoom &room, const Slab &slab,
                      Progress &progress)
{
    Marks below(map.cells.size(), 0), lower = below, solid = below;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i % kPollEvery == 0 && progress.cancelled())
            return cancelledError();
        const Eigen::Vector3f &p = whole.positions[i];
        const auto cell = map.cellAt(p.head<2>().cast<double>());
        if (!cell || p.z() > room.floor + kOnFloor)
            continue;
        if (p.z() > room.floor - kOnFloor)
            solid[*cell] = 1;
        else if (std::abs(p.z() - slab.lower) < kOnSlab)
            lower[*cell] = 1;
        else if (p.z() < slab.lower)
            below[*cell] = 1;
    }
    dropSmall(map, lower, static_cast<std::size_t>(kLeastCeiling / (map.cell * map.cell))); // treads of stairs
    for (std::size_t i = 0; i < solid.size(); ++i)
        solid[i] = solid[i] || lower[i] || map.cells[i] == FloorMap::Cell::Occupied;
    const Marks slabs = grown(map, solid, kAtEdge), seen = grown(map, below, kGuessed);
    Marks well(map.cells.size());
    for (std::size_t i = 0; i < well.size(); ++i)
        well[i] = map.cells[i] != FloorMap::Cell::Outside && seen[i] && !slabs[i];
    dropSmall(map, well, static_cast<std::size_t>(kLeastPart / (map.cell * map.cell)));
    well = grown(map, well, kAtEdge);
    for (std::size_t i = 0; i < well.size(); ++i)
        if (well[i] && !solid[i])
            map.cells[i] = FloorMap::Cell::Outside;
    findWalkable(map);
    return {};
}

namespace
{

/// Corners of cells: (x, y) is the lower left corner of cell (x, y).
struct Corner {
    int x, y;
    bool operator==(const Corner &) const = default;
};

/// Follows the edges between marked and unmarked cells, the marked ones to the left.
class Tracer
{
public:
    Tracer(const FloorMap &map, const Marks &marked) : m_map(map), m_marked(marked), m_followed(marked.size(), 0) {}

    std::vector<std::vector<Corner>> rings()
    {
        std::vector<std::vector<Corner>> rings;
        for (int y = 0; y < m_map.height; ++y)
            for (int x = 0; x < m_map.width; ++x)
                if (is(x, y) && !is(x, y - 1) && !m_followed[m_map.index(x, y)])
                    rings.push_back(ringFrom({x, y}));
        return rings;
    }

private:
    bool is(int x, int y) const
    {
        return x >= 0 && y >= 0 && x < m_map.width && y < m_map.height && m_marked[m_map.index(x, y)];
    }
    /// Begins along the lower edge of the cell at `start`, to the right.
    std::vector<Corner> ringFrom(const Corner &start)
    {
        constexpr std::array<Corner, 4> kSteps = {{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};
        std::vector<Corner> ring;
        Corner at = start;
        int direction = 0;
        do {
            if (direction == 0)
                m_followed[m_map.index(at.x, at.y)] = 1;
            ring.push_back(at);
            at = {at.x + kSteps[static_cast<std::size_t>(direction)].x,
                  at.y + kSteps[static_cast<std::size_t>(direction)].y};
            // The cells ahead, to the left and to the right. Where two touch at a corner only, they are kept asunder.
            const bool left = is(at.x - (direction == 1 || direction == 2), at.y - (direction == 2 || direction == 3));
            const bool right = is(at.x - (direction == 2 || direction == 3), at.y - (direction == 3 || direction == 0));
            direction = !left ? (direction + 1) % 4 : right ? (direction + 3) % 4 : direction;
        } while (!(at == start && direction == 0));
        return ring;
    }

    const FloorMap &m_map;
    const Marks &m_marked;
    Marks m_followed; ///< lower edges of cells
};

/// Douglas, Peucker 1973: corners from `first` to `last` that the line between them misses by more than the tolerance.
void keepCorners(const Polygon &ring, std::size_t first, std::size_t last, double tolerance, Marks &keep)
{
    std::vector<std::pair<std::size_t, std::size_t>> open{{first, last}};
    while (!open.empty()) {
        const auto [from, to] = open.back();
        open.pop_back();
        double most = tolerance;
        std::size_t at = from;
        for (std::size_t i = from + 1; i < to; ++i) {
            const Vec2 &p = ring[i];
            const double off = (geometry::nearestOnSegment(ring[from], ring[to % ring.size()], p) - p).norm();
            if (off > most) {
                most = off;
                at = i;
            }
        }
        if (at == from)
            continue;
        keep[at] = 1;
        open.emplace_back(from, at);
        open.emplace_back(at, to);
    }
}

Polygon smoothed(const Polygon &ring, double tolerance)
{
    Marks keep(ring.size(), 0);
    const auto far =
        static_cast<std::size_t>(std::max_element(ring.begin(), ring.end(),
                                                  [&](const Vec2 &a, const Vec2 &b) {
                                                      return (a - ring[0]).squaredNorm() < (b - ring[0]).squaredNorm();
                                                  }) -
                                 ring.begin());
    keep[0] = keep[far] = 1;
    keepCorners(ring, 0, far, tolerance, keep);
    keepCorners(ring, far, ring.size(), tolerance, keep);
    Polygon result;
    for (std::size_t i = 0; i < ring.size(); ++i)
        if (keep[i])
            result.push_back(ring[i]);
    return result;
}

} // namespace

std::vector<Polygon> outlinesOf(const FloorMap &map, const std::vector<std::uint8_t> &marked)
{
    std::vector<Polygon> outer, holes;
    for (const std::vector<Corner> &corners : Tracer(map, marked).rings()) {
        Polygon ring;
        for (const Corner &corner : corners)
            ring.push_back(map.low + map.cell * Vec2(corner.x, corner.y));
        const bool hole = geometry::signedArea(ring) < 0;
        ring = smoothed(ring, 0.75 * map.cell);
        if (ring.size() > 2)
            (hole ? holes : outer).push_back(std::move(ring));
    }
    std::vector<Polygon> all;
    for (Polygon &ring : outer) {
        const std::size_t outline = all.size();
        all.push_back(std::move(ring));
        for (Polygon &hole : holes)
            if (!hole.empty() && geometry::contains(all[outline], hole.front()))
                all.push_back(std::exchange(hole, {}));
    }
    return all;
}

} // namespace twinloom::scan
