// SPDX-License-Identifier: Apache-2.0
#include "scenegen/legalise/paths.h"

#include "scenegen/evaluate/floor_grid.h"

namespace twinloom::scenegen
{

namespace
{

constexpr double kConnected = 0.99;
constexpr int kMostRemovals = 16;
constexpr double kNear = 1.0; ///< what is in the way is not farther from what cannot be reached

/// Less is better. Unreached things first, then the floor that nobody gets to.
struct Trouble {
    int things = 0, seats = 0;
    double lostFloor = 0;
    bool none() const { return things == 0 && seats <= 1 && lostFloor <= 1 - kConnected; }
    double amount() const { return things + 0.5 * seats + (lostFloor > 1 - kConnected ? 1 + lostFloor : 0); }
};

Trouble measure(FloorGrid &grid, const std::vector<PathObstacle> &obstacles, const std::vector<bool> &gone)
{
    grid.connect();
    Trouble trouble;
    trouble.lostFloor = 1 - grid.walkableRatio();
    for (std::size_t i = 0; i < obstacles.size(); ++i)
        if (!gone[i] && !grid.reaches(obstacles[i].box))
            ++(obstacles[i].seat ? trouble.seats : trouble.things);
    return trouble;
}

/// Obstacles whose removal can help: beside floor that nobody gets to, or beside an unreached thing.
std::vector<bool> suspects(const FloorGrid &grid, const std::vector<PathObstacle> &obstacles,
                           const std::vector<bool> &gone)
{
    std::vector<bool> suspect(obstacles.size(), false);
    for (std::size_t i = 0; i < obstacles.size(); ++i)
        suspect[i] = !gone[i] && grid.isNearLostFloor(obstacles[i].box, kNear);
    for (std::size_t u = 0; u < obstacles.size(); ++u) {
        if (gone[u] || grid.reaches(obstacles[u].box))
            continue;
        geometry::Box around = obstacles[u].box;
        around.size.head<2>() += geometry::Vec2::Constant(2 * kNear);
        for (std::size_t i = 0; i < obstacles.size(); ++i)
            suspect[i] = suspect[i] || geometry::planOverlap(around, obstacles[i].box) > 0;
    }
    return suspect;
}

} // namespace

std::vector<std::size_t> blockersOfPaths(const geometry::Polygon &floor, const std::vector<PathObstacle> &obstacles,
                                         const Progress &progress)
{
    std::vector<std::size_t> removed;
    FloorGrid grid(floor);
    if (!grid.fits())
        return removed;
    std::vector<bool> gone(obstacles.size(), false);
    for (const PathObstacle &obstacle : obstacles)
        grid.add(obstacle.box);
    Trouble now = measure(grid, obstacles, gone);
    for (int round = 0; round < kMostRemovals && !now.none(); ++round) {
        std::size_t best = obstacles.size();
        double least = now.amount() - 1e-6;
        Trouble after;
        const std::vector<bool> suspect = suspects(grid, obstacles, gone);
        for (std::size_t i = 0; i < obstacles.size() && !progress.cancelled(); ++i) {
            if (gone[i] || !suspect[i] || obstacles[i].keep == Keep::Pinned)
                continue;
            grid.remove(obstacles[i].box);
            gone[i] = true;
            const Trouble without = measure(grid, obstacles, gone);
            gone[i] = false;
            grid.add(obstacles[i].box);
            const double amount = without.amount() + (obstacles[i].keep == Keep::Wanted ? 0.4 : 0.0);
            if (amount <= least) {
                least = amount;
                best = i;
                after = without;
            }
        }
        if (best == obstacles.size())
            break; // nothing that may go would help
        gone[best] = true;
        grid.remove(obstacles[best].box);
        removed.push_back(best);
        now = after;
    }
    return removed;
}

} // namespace twinloom::scenegen
