// SPDX-License-Identifier: Apache-2.0
// A room that is being filled: answers whether one more box is allowed there. Used by the legaliser and by generators
// while they draw, so that both mean the same by "allowed".
#pragma once

#include "scenegen/evaluate/box_index.h"
#include "scenegen/evaluate/rules.h"

namespace twinloom::scenegen
{

/// An edge of the floor, or the chord of several short ones that make a curve. The room is to the left of `along`; a
/// thing with its back to it has its local x along it.
struct Wall {
    geometry::Vec2 from, to, along, inward;
    double length = 0;
    bool convexEnd = true; ///< the next wall turns inwards at `to`, so there is a corner to stand in
};
std::vector<Wall> wallsOf(const geometry::Polygon &floor);
/// Index of the one that passes nearest to a point.
int nearestWall(const std::vector<Wall> &walls, const geometry::Vec2 &point);
/// Metres: what is no higher may lie below everything, since that is no collision by the metrics.
constexpr double kThinnest = 0.009;

/// What a box is to its neighbours; categories are looked at once.
struct Body {
    geometry::Box box;
    bool seat = false, table = false;
    double front = 0; ///< metres before it that stay free of all but seats (frontOf)
    static Body of(const scene::RoomObject &object)
    {
        return {object.box, isSeat(object.category), isTable(object.category), frontOf(object.category)};
    }
};

struct FitRules {
    double gap = 0.002; ///< least space between boxes; negative lets them touch that deep (below the metric's 1 cm)
    bool allowTucked = true; ///< a seat may reach under a table that stands already
    bool keepWindows = true; ///< nothing before a window or a mounted thing over an opening
    bool keepFronts = true;  ///< room before what people sit at, open or reach into
};

/// Not thread-safe; a value, so alternatives are tried on copies.
class Arrangement
{
public:
    explicit Arrangement(const scene::Room &room);

    /// What is placed from now on must lie within one of these; none: the whole floor.
    void setRegions(std::vector<geometry::Polygon> regions) { m_regions = std::move(regions); }
    /// Space that is taken by what is no placed thing (points of a scan, scenegen/legalise/kept_space.h). What stands
    /// below or hangs above is not in it.
    void setTaken(const std::vector<geometry::Box> &taken);
    bool fits(const Body &body, const FitRules &rules) const;
    void place(const Body &body)
    {
        m_placed.push_back(body);
        m_index.add(body.box);
        if (body.front > 0) {
            m_fronts.push_back({m_placed.size() - 1, frontZone(body)});
            m_frontIndex.add(m_fronts.back().zone);
        }
    }
    void truncate(std::size_t count)
    {
        m_placed.resize(count);
        m_index.truncate(count);
        while (!m_fronts.empty() && m_fronts.back().of >= count)
            m_fronts.pop_back();
        m_frontIndex.truncate(m_fronts.size());
    }

    const std::vector<Wall> &walls() const { return m_walls; }
    const std::vector<Body> &placed() const { return m_placed; }
    /// Rising indices into placed(): at least all that come within `margin` metres of the box in plan.
    std::vector<std::size_t> near(const geometry::Box &box, double margin) const { return m_index.near(box, margin); }
    const std::vector<geometry::Box> &doorZones() const { return m_doorZones; }
    const geometry::Polygon &floor() const { return m_floor; }
    double height() const { return m_height; }
    /// Stands or hangs before a window, or hangs over a door.
    bool coversOpening(const geometry::Box &box) const;
    /// Has its back to the wall of a door, or stands within a step and a half of one. Allowed, but people seldom do so.
    bool isByDoor(const geometry::Box &box) const;
    /// Stands before a window, however low. Allowed below its sill, but rare.
    bool isByWindow(const geometry::Box &box) const;
    /// The wall behind the box's back (local -y), within `reach` metres; -1 where there is none.
    int wallBehind(const geometry::Box &box, double reach = 0.12) const;

private:
    /// What is before a placed thing.
    struct Front {
        std::size_t of;
        geometry::Box zone;
    };
    static geometry::Box frontZone(const Body &body);
    bool standsInFronts(const Body &body, double gap) const;
    bool hasFront(const Body &body, double gap) const;
    bool excludes(const Body &one, const Body &other, const FitRules &rules) const;

    geometry::Polygon m_floor;
    std::vector<Wall> m_walls;
    std::vector<geometry::Box> m_doorZones;
    std::vector<int> m_doorWalls;          ///< in step with m_doorZones
    std::vector<geometry::Box> m_openings; ///< thin boxes before windows, and before doors for what hangs
    std::size_t m_windowCount = 0;
    double m_height;
    std::vector<Body> m_placed;
    BoxIndex m_index;            ///< of m_placed
    std::vector<Front> m_fronts; ///< of those placed things that need one
    BoxIndex m_frontIndex;       ///< of m_fronts
    std::vector<geometry::Polygon> m_regions;
    std::vector<geometry::Box> m_taken;
    BoxIndex m_takenIndex; ///< of m_taken
};

} // namespace twinloom::scenegen
