// SPDX-License-Identifier: Apache-2.0
#include "scenegen/legalise/paths.h"

#include "scenegen/evaluate/box_index.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace twinloom::scenegen
{

namespace
{

constexpr double kConnected = 0.99;
constexpr int kMostRemovals = 16;
constexpr double kSeatGone = 0.25, kThingGone = 1; ///< trouble of their own: no table goes for one or two chairs
constexpr double kAtTable = 0.3;                   ///< metres from a table to its seats
constexpr double kNear = 1.0;                      ///< what is in the way is not farther from what cannot be reached

/// Less is better. Unreached things first, then the floor that nobody gets to.
struct Trouble {
    int things = 0, seats = 0, askedSeats = 0;
    double lostFloor = 0;
    bool none() const { return things == 0 && seats == 0 && askedSeats <= 1 && lostFloor <= 1 - kConnected; }
    double amount() const
    {
        return things + 0.5 * (seats + askedSeats) + (lostFloor > 1 - kConnected ? 1 + lostFloor : 0);
    }
};

/// Obstacles on a floor that is walked, of which one after the other is taken away.
class Walk
{
public:
    Walk(const FloorGrid &floor, const std::vector<PathObstacle> &obstacles)
        : m_grid(floor), m_obstacles(obstacles), m_gone(obstacles.size(), false)
    {
        if (!m_grid.fits())
            return;
        for (const PathObstacle &obstacle : obstacles) {
            m_footprints.emplace_back(obstacle.box);
            m_index.add(obstacle.box);
        }
        leaveOutHopeless();
        for (std::size_t i = 0; i < obstacles.size(); ++i)
            if (!isKept(obstacles[i].keep))
                m_grid.add(m_footprints[i]);
        m_grid.connect();
        m_unreached = unreachedOfAll();
    }

    bool possible() const { return m_grid.fits(); }
    Trouble trouble() const { return troubleOf(m_unreached); }
    Trouble troubleWithout(const std::vector<std::size_t> &things)
    {
        const std::vector<std::size_t> before = m_unreached;
        for (const std::size_t i : things)
            m_unreached = take(i);
        const Trouble trouble = troubleOf(m_unreached);
        m_unreached = before;
        for (const std::size_t i : things) {
            m_gone[i] = false;
            m_grid.close();
        }
        return trouble;
    }
    void remove(std::size_t i)
    {
        m_unreached = take(i);
        m_grid.keepOpen();
    }
    /// The seats at a table that may go, by its sides: right, front, left, back. None for what is no table.
    std::array<std::vector<std::size_t>, 4> seatsAt(std::size_t table) const
    {
        std::array<std::vector<std::size_t>, 4> sides;
        if (!m_obstacles[table].table)
            return sides;
        const geometry::Box &box = m_obstacles[table].box;
        for (const std::size_t i : m_index.near(box, kAtTable)) {
            const PathObstacle &seat = m_obstacles[i];
            if (m_gone[i] || !seat.seat || seat.keep != Keep::Free || geometry::planOverlap(box, seat.box) < -kAtTable)
                continue;
            const geometry::Vec2 at = box.toLocal(seat.box.centre.head<2>());
            const geometry::Vec2 beyond = at.cwiseAbs() - box.size.head<2>() / 2;
            const bool aside = beyond.x() > beyond.y();
            sides[aside ? (at.x() > 0 ? 0 : 2) : (at.y() > 0 ? 1 : 3)].push_back(i);
        }
        return sides;
    }

    /// Obstacles whose removal can help: beside floor that nobody gets to, or beside an unreached thing.
    std::vector<std::size_t> suspects() const
    {
        std::vector<bool> suspect(m_obstacles.size(), false);
        for (std::size_t i = 0; i < m_obstacles.size() && m_grid.hasLostFloor(); ++i)
            suspect[i] = !m_gone[i] && m_grid.isNearLostFloor(m_footprints[i], kNear);
        for (const std::size_t u : m_unreached) {
            geometry::Box around = m_obstacles[u].box;
            around.size.head<2>() += geometry::Vec2::Constant(2 * kNear);
            for (const std::size_t i : m_index.near(around, 0))
                suspect[i] = suspect[i] || geometry::planOverlap(around, m_obstacles[i].box) > 0;
        }
        std::vector<std::size_t> list;
        for (std::size_t i = 0; i < suspect.size(); ++i)
            if (suspect[i] && !m_gone[i])
                list.push_back(i);
        return list;
    }

private:
    /// What nobody gets to because of what stays anyhow: nothing that may go would help.
    void leaveOutHopeless()
    {
        m_hopeless.assign(m_obstacles.size(), false);
        const bool free = m_grid.isEmpty() && std::ranges::none_of(m_obstacles, isKept, &PathObstacle::keep);
        if (free)
            return;
        for (std::size_t i = 0; i < m_obstacles.size(); ++i)
            if (isKept(m_obstacles[i].keep))
                m_grid.add(m_footprints[i]);
        m_grid.connect();
        for (std::size_t i = 0; i < m_obstacles.size(); ++i)
            m_hopeless[i] = isKept(m_obstacles[i].keep) && !m_grid.reaches(m_footprints[i]);
        m_grid.giveUpLost();
    }
    /// What is unreached once obstacle `i` is gone.
    std::vector<std::size_t> take(std::size_t i)
    {
        m_gone[i] = true;
        const FloorGrid::Largest largest = m_grid.open(m_footprints[i]);
        if (largest == FloorGrid::Largest::Another)
            return unreachedOfAll();
        std::vector<std::size_t> unreached;
        for (const std::size_t u : m_unreached)
            if (u != i && (largest == FloorGrid::Largest::AsItWas || !m_grid.reaches(m_footprints[u])))
                unreached.push_back(u);
        return unreached;
    }
    std::vector<std::size_t> unreachedOfAll() const
    {
        std::vector<std::size_t> unreached;
        for (std::size_t i = 0; i < m_obstacles.size(); ++i)
            if (!m_gone[i] && !m_hopeless[i] && !m_grid.reaches(m_footprints[i]))
                unreached.push_back(i);
        return unreached;
    }
    Trouble troubleOf(const std::vector<std::size_t> &unreached) const
    {
        Trouble trouble;
        trouble.lostFloor = 1 - m_grid.walkableRatio();
        for (const std::size_t u : unreached)
            ++(!m_obstacles[u].seat                ? trouble.things
               : m_obstacles[u].keep == Keep::Free ? trouble.seats
                                                   : trouble.askedSeats);
        return trouble;
    }

    FloorGrid m_grid;
    const std::vector<PathObstacle> &m_obstacles;
    std::vector<Footprint> m_footprints; ///< of m_obstacles
    BoxIndex m_index;
    std::vector<bool> m_gone, m_hopeless;
    std::vector<std::size_t> m_unreached; ///< rising
};

/// What goes together, and how bad that and what is left in the way then are.
struct Removal {
    std::vector<std::size_t> things;
    double badness = 0;
};

/// What may go in place of the suspect: itself, a table with its seats, or the seats of one of the table's sides.
std::vector<std::vector<std::size_t>> removalsOf(std::size_t suspect, const Walk &walk)
{
    std::vector<std::vector<std::size_t>> removals = {{suspect}};
    for (const std::vector<std::size_t> &row : walk.seatsAt(suspect)) {
        removals.front().insert(removals.front().end(), row.begin(), row.end());
        if (row.size() > 1) // one seat is a suspect itself
            removals.push_back(row);
    }
    return removals;
}

/// Of the `suspects` to be kept so, that which helps most.
std::optional<Removal> worstOf(const std::vector<std::size_t> &suspects, Keep keep,
                               const std::vector<PathObstacle> &obstacles, const Trouble &now, Walk &walk,
                               const Progress &progress)
{
    std::optional<Removal> worst;
    for (const std::size_t i : suspects) {
        if (obstacles[i].keep != keep)
            continue;
        for (std::vector<std::size_t> &things : removalsOf(i, walk)) {
            if (progress.cancelled())
                return std::nullopt;
            const double left = walk.troubleWithout(things).amount();
            double badness = left;
            for (const std::size_t thing : things)
                badness += obstacles[thing].seat ? kSeatGone : kThingGone;
            if (left < now.amount() - 1e-6 && (!worst || badness <= worst->badness))
                worst = Removal{std::move(things), badness};
        }
    }
    return worst;
}

/// Takes away what has to go until `goOn(index)`, told of each, says no.
template <class GoOn>
void clearPaths(const FloorGrid &floor, const std::vector<PathObstacle> &obstacles, const Progress &progress,
                GoOn &&goOn)
{
    Walk walk(floor, obstacles);
    if (!walk.possible())
        return;
    Trouble now = walk.trouble();
    for (int round = 0; round < kMostRemovals && !now.none(); ++round) {
        const std::vector<std::size_t> suspects = walk.suspects();
        auto worst = worstOf(suspects, Keep::Free, obstacles, now, walk, progress);
        if (!worst)
            worst = worstOf(suspects, Keep::Wanted, obstacles, now, walk, progress);
        if (!worst)
            break; // nothing that may go would help
        for (const std::size_t thing : worst->things) {
            walk.remove(thing);
            if (!goOn(thing))
                return;
        }
        now = walk.trouble();
    }
}

} // namespace

/// Tables whose last seat that was.
static int bareTablesBy(std::size_t seat, const std::vector<PathObstacle> &obstacles, const std::vector<bool> &gone)
{
    const auto areTogether = [&](std::size_t a, std::size_t b) {
        return !gone[b] && geometry::planOverlap(obstacles[a].box, obstacles[b].box) > -kAtTable;
    };
    int bare = 0;
    for (std::size_t t = 0; t < obstacles.size() && obstacles[seat].seat; ++t) {
        if (!obstacles[t].table || !areTogether(seat, t))
            continue;
        bool seated = false;
        for (std::size_t i = 0; i < obstacles.size() && !seated; ++i)
            seated = obstacles[i].seat && areTogether(t, i);
        bare += !seated;
    }
    return bare;
}

FloorGrid floorBetween(const geometry::Polygon &floor, const std::vector<geometry::Box> &obstacles)
{
    FloorGrid grid(floor);
    for (const geometry::Box &obstacle : obstacles)
        if (grid.fits() && isObstacle(obstacle))
            grid.add(obstacle);
    return grid;
}

std::vector<std::size_t> blockersOfPaths(const FloorGrid &floor, const std::vector<PathObstacle> &obstacles,
                                         const Progress &progress)
{
    std::vector<std::size_t> removed;
    clearPaths(floor, obstacles, progress, [&](std::size_t i) {
        removed.push_back(i);
        return true;
    });
    return removed;
}

double costOfBlockers(const FloorGrid &floor, const std::vector<PathObstacle> &obstacles, double most,
                      const Progress &progress)
{
    constexpr double each = 0.3;
    double cost = 0;
    std::vector<bool> gone(obstacles.size(), false);
    clearPaths(floor, obstacles, progress, [&](std::size_t i) {
        const geometry::Vec3 &size = obstacles[i].box.size;
        gone[i] = true;
        cost += obstacles[i].keep == Keep::Wanted ? kUnmetCost : each + size.x() * size.y();
        cost += kBareCost * bareTablesBy(i, obstacles, gone);
        return cost <= most;
    });
    return cost;
}

} // namespace twinloom::scenegen
