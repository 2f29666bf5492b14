// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/walking_ways.h"

#include "scenegen/evaluate/rules.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <queue>

namespace twinloom::facility
{

using geometry::Vec2;

namespace
{

constexpr double kFinest = 0.2;      ///< metres, side of a cell
constexpr double kMostCells = 150e3; ///< wider cells beyond
constexpr double kOff = 0.2;         ///< of a walker's middle, from walls and things
constexpr double kNever = std::numeric_limits<double>::infinity();

class WalkMap
{
public:
    WalkMap(const geometry::Polygon &floor, const std::vector<scene::RoomObject> &objects)
    {
        const auto limits = geometry::bounds(floor);
        const Vec2 extent = limits[1] - limits[0];
        m_low = limits[0];
        m_cell = std::max(kFinest, std::sqrt(extent.x() * extent.y() / kMostCells));
        m_width = std::max(1, static_cast<int>(std::ceil(extent.x() / m_cell)));
        m_height = std::max(1, static_cast<int>(std::ceil(extent.y() / m_cell)));
        m_free.assign(static_cast<std::size_t>(m_width * m_height), 0);
        for (int cell = 0; cell < m_width * m_height; ++cell)
            m_free[at(cell)] = geometry::signedDistance(floor, middleOf(cell)) >= kOff;
        for (std::size_t i = 0; i < objects.size(); ++i)
            if (scenegen::stands(objects, i) && scenegen::isObstacle(objects[i].box))
                block(objects[i].box);
        findParts();
    }

    /// The cell of the largest connected part that is nearest; -1 where nobody can stand anywhere.
    int nearest(const Vec2 &point) const
    {
        int best = -1;
        double least = kNever;
        for (int cell = 0; cell < m_width * m_height; ++cell)
            if (m_free[at(cell)] && (middleOf(cell) - point).squaredNorm() < least) {
                least = (middleOf(cell) - point).squaredNorm();
                best = cell;
            }
        return best;
    }

    /// Metres from a cell to all others (Dijkstra 1959).
    std::vector<double> waysFrom(int start, const Progress &progress) const
    {
        using Entry = std::pair<double, int>;
        std::vector<double> way(m_free.size(), kNever);
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
        way[at(start)] = 0;
        open.emplace(0.0, start);
        for (std::size_t done = 0; !open.empty(); ++done) {
            if (done % 4096 == 0 && progress.cancelled())
                break;
            const auto [length, cell] = open.top();
            open.pop();
            if (length > way[at(cell)])
                continue;
            eachStep(cell, [&, length = length](int next, double step) {
                if (length + step < way[at(next)]) {
                    way[at(next)] = length + step;
                    open.emplace(length + step, next);
                }
            });
        }
        return way;
    }

private:
    static std::size_t at(int cell) { return static_cast<std::size_t>(cell); }
    Vec2 middleOf(int cell) const { return m_low + Vec2(cell % m_width + 0.5, cell / m_width + 0.5) * m_cell; }

    void block(const geometry::Box &box)
    {
        const scenegen::Footprint footprint(box);
        const auto limits = footprint.bounds();
        const Vec2 low = (limits[0] - m_low).array() - kOff, high = (limits[1] - m_low).array() + kOff;
        const int x0 = std::max(0, static_cast<int>(low.x() / m_cell)),
                  x1 = std::min(m_width - 1, static_cast<int>(high.x() / m_cell)),
                  y0 = std::max(0, static_cast<int>(low.y() / m_cell)),
                  y1 = std::min(m_height - 1, static_cast<int>(high.y() / m_cell));
        for (int y = y0; y <= y1; ++y)
            for (int x = x0; x <= x1; ++x)
                if (footprint.distance(middleOf(y * m_width + x)) < kOff)
                    m_free[at(y * m_width + x)] = 0;
    }

    /// Free neighbours; round corners there is no short cut.
    template <class Visit>
    void eachStep(int cell, Visit &&visit) const
    {
        const int x = cell % m_width, y = cell / m_width;
        const auto isFree = [&](int dx, int dy) {
            return x + dx >= 0 && x + dx < m_width && y + dy >= 0 && y + dy < m_height &&
                   m_free[at(cell + dy * m_width + dx)];
        };
        for (int dy = -1; dy <= 1; ++dy)
            for (int dx = -1; dx <= 1; ++dx)
                if ((dx != 0 || dy != 0) && isFree(dx, dy) && isFree(dx, 0) && isFree(0, dy))
                    visit(cell + dy * m_width + dx, m_cell * (dx != 0 && dy != 0 ? std::numbers::sqrt2 : 1.0));
    }

    /// Leaves the largest connected part free.
    void findParts()
    {
        std::vector<int> part(m_free.size(), -1), sizes, queue;
        for (int start = 0; start < m_width * m_height; ++start) {
            if (!m_free[at(start)] || part[at(start)] >= 0)
                continue;
            const int number = static_cast<int>(sizes.size());
            queue.assign(1, start);
            part[at(start)] = number;
            for (std::size_t next = 0; next < queue.size(); ++next)
                eachStep(queue[next], [&](int to, double) {
                    if (part[at(to)] < 0) {
                        part[at(to)] = number;
                        queue.push_back(to);
                    }
                });
            sizes.push_back(static_cast<int>(queue.size()));
        }
        const auto largest = std::max_element(sizes.begin(), sizes.end()) - sizes.begin();
        for (std::size_t cell = 0; cell < part.size(); ++cell)
            m_free[cell] = part[cell] >= 0 && part[cell] == largest;
    }

    Vec2 m_low = Vec2::Zero();
    double m_cell = kFinest;
    int m_width = 0, m_height = 0;
    std::vector<std::uint8_t> m_free;
};

} // namespace

Result<std::vector<std::vector<double>>> walkingWays(const geometry::Polygon &floor,
                                                     const std::vector<scene::RoomObject> &objects,
                                                     const std::vector<Vec2> &places, Progress &progress)
{
    const WalkMap map(floor, objects);
    std::vector<int> cells;
    for (const Vec2 &place : places)
        cells.push_back(map.nearest(place));
    std::vector<std::vector<double>> ways;
    for (const int from : cells) {
        std::vector<double> row(places.size(), -1.0);
        const std::vector<double> all = from < 0 ? std::vector<double>() : map.waysFrom(from, progress);
        if (progress.cancelled())
            return cancelledError();
        for (std::size_t to = 0; to < cells.size() && !all.empty(); ++to)
            if (all[static_cast<std::size_t>(cells[to])] < kNever)
                row[to] = all[static_cast<std::size_t>(cells[to])];
        ways.push_back(std::move(row));
    }
    return ways;
}

} // namespace twinloom::facility
