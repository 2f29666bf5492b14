// SPDX-License-Identifier: Apache-2.0
#include "scenegen/legalise/paths.h"

#include "scenegen/evaluate/box_index.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace twinloom::scenegen
{

namespace
{

constexpr double kConnected = 0.99;
constexpr int kMostRemovals = 16;
constexpr double kSeatGone = 0.25, kThingGone = 1; ///< trouble of their own: no table goes for one or two chairs
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
    Trouble troubleWithout(std::size_t i)
    {
        const Trouble trouble = troubleOf(take(i));
        m_gone[i] = false;
        m_grid.close();
        return trouble;
    }
    void remove(std::size_t i) { m_unreached = take(i); }

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

/// The one of `suspects` to be kept so whose removal helps most, and what is left then.
std::optional<std::pair<std::size_t, Trouble>> worstOf(const std::vector<std::size_t> &suspects, Keep keep,
                                                       const std::vector<PathObstacle> &obstacles, const Trouble &now,
                                                       Walk &walk, const Progress &progress)
{
    std::optional<std::pair<std::size_t, Trouble>> worst;
    double least = std::numeric_limits<double>::infinity();
    for (const std::size_t i : suspects) {
        if (progress.cancelled())
            return std::nullopt;
        if (obstacles[i].keep != keep)
            continue;
        const Trouble without = walk.troubleWithout(i);
        const double left = without.amount() + (obstacles[i].seat ? kSeatGone : kThingGone);
        if (without.amount() < now.amount() - 1e-6 && left <= least) {
            least = left;
            worst.emplace(i, without);
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
        walk.remove(worst->first);
        now = worst->second;
        if (!goOn(worst->first))
            break;
    }
}

} // namespace

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
    clearPaths(floor, obstacles, progress, [&](std::size_t i) {
        const geometry::Vec3 &size = obstacles[i].box.size;
        cost += obstacles[i].keep == Keep::Wanted ? kUnmetCost : each + size.x() * size.y();
        return cost <= most;
    });
    return cost;
}

} // namespace twinloom::scenegen
