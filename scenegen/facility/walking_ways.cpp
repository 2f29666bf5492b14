// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/walking_ways.h"

#include "scenegen/evaluate/rules.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
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

    /// How to come from one cell to all others.
    struct Ways {
        std::vector<double> metres;
        std::vector<int> before; ///< the cell that one comes from
    };
    /// The shortest (Dijkstra 1959).
    Ways waysFrom(int start, const Progress &progress) const
    {
        using Entry = std::pair<double, int>;
        Ways ways{std::vector<double>(m_free.size(), kNever), std::vector<int>(m_free.size(), -1)};
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
        ways.metres[at(start)] = 0;
        open.emplace(0.0, start);
        for (std::size_t done = 0; !open.empty(); ++done) {
            if (done % 4096 == 0 && progress.cancelled())
                break;
            const auto [length, cell] = open.top();
            open.pop();
            if (length > ways.metres[at(cell)])
                continue;
            eachStep(cell, [&, length = length, cell = cell](int next, double step) {
                if (length + step < ways.metres[at(next)]) {
                    ways.metres[at(next)] = length + step;
                    ways.before[at(next)] = cell;
                    open.emplace(length + step, next);
                }
            });
        }
        return ways;
    }

    /// From `to` back to where the ways begin, as straight as can be.
    std::vector<Vec2> pulled(const Ways &ways, int to) const
    {
        std::vector<Vec2> steps, corners;
        for (int cell = to; cell >= 0; cell = ways.before[at(cell)])
            steps.push_back(middleOf(cell));
        for (std::size_t i = 0; i < steps.size();) {
            corners.push_back(steps[i]);
            std::size_t next = i + 1;
            while (next + 1 < steps.size() && isClear(steps[i], steps[next + 1]))
                ++next;
            i = next;
        }
        return corners;
    }

private:
    static std::size_t at(int cell) { return static_cast<std::size_t>(cell); }
    Vec2 middleOf(int cell) const { return m_low + Vec2(cell % m_width + 0.5, cell / m_width + 0.5) * m_cell; }

    /// One can walk straight from one point to the other.
    bool isClear(const Vec2 &from, const Vec2 &to) const
    {
        const int samples = 1 + static_cast<int>((to - from).norm() / (m_cell / 2));
        for (int k = 1; k < samples; ++k) {
            const Vec2 place = (from + (to - from) * k / samples - m_low) / m_cell;
            if (!m_free[at(static_cast<int>(place.y()) * m_width + static_cast<int>(place.x()))])
                return false;
        }
        return true;
    }

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

Result<std::vector<WalkingWay>> walkingWays(const geometry::Polygon &floor,
                                            const std::vector<scene::RoomObject> &objects,
                                            const std::vector<std::array<Vec2, 2>> &trips, Progress &progress)
{
    const WalkMap map(floor, objects);
    // From the lower cell always, so that the way back is the same.
    std::map<int, std::vector<std::size_t>> byStart;
    std::vector<std::array<int, 2>> ends;
    for (std::size_t t = 0; t < trips.size(); ++t) {
        ends.push_back({map.nearest(trips[t][0]), map.nearest(trips[t][1])});
        if (ends[t][0] >= 0 && ends[t][1] >= 0)
            byStart[std::min(ends[t][0], ends[t][1])].push_back(t);
    }
    std::vector<WalkingWay> found(trips.size());
    for (const auto &[start, indices] : byStart) {
        const WalkMap::Ways ways = map.waysFrom(start, progress);
        if (progress.cancelled())
            return cancelledError();
        for (const std::size_t t : indices) {
            const int to = std::max(ends[t][0], ends[t][1]);
            if (ways.metres[static_cast<std::size_t>(to)] == kNever)
                continue;
            WalkingWay &way = found[t];
            way.corners = map.pulled(ways, to);
            if (ends[t][0] == start)
                std::reverse(way.corners.begin(), way.corners.end());
            way.metres = 0;
            for (std::size_t i = 1; i < way.corners.size(); ++i)
                way.metres += (way.corners[i] - way.corners[i - 1]).norm();
        }
    }
    return found;
}

} // namespace twinloom::facility
