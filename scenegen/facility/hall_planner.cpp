// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/hall_planner.h"

#include "scenegen/facility/cell_placer.h"
#include "scenegen/facility/hall_bands.h"
#include "scenegen/facility/wall_strips.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace twinloom::facility
{

using geometry::Box;
using geometry::Random;
using geometry::Vec2;

namespace
{

constexpr double kGate = 2.4;      ///< width of a door for vehicles
constexpr double kLeastSide = 2.0; ///< of a rectangle to plan in
constexpr double kLeastArea = 8.0;
constexpr double kMostApproach = 0.35; ///< of the hall's lesser extent, before a gate
constexpr double kWallEnd = 0.3;       ///< wall bands end so far before a wall
constexpr double kWallOpenEnd = 1.2;   ///< and so far before a part without one
constexpr double kVehicleGap = 0.35;
constexpr double kSparse = 0.08; ///< of the floor; less is better tried along the walls

/// The ground inside a door that stays free.
Box approach(const scene::Room &room, const scene::RoomOpening &door, const HallRule &hall)
{
    Box box = scenegen::doorZone(room.polygon, door);
    const double width = (door.to - door.from).norm();
    const auto limits = geometry::bounds(room.polygon);
    const double most = kMostApproach * (limits[1] - limits[0]).minCoeff();
    const double depth = std::min(width >= kGate ? hall.gateDepth : hall.doorDepth, most);
    const Vec2 centre = box.toWorld({0, depth / 2 - box.size.y() / 2});
    box.centre.head<2>() = centre;
    box.size = {width + 0.4, depth, 2.0};
    return box;
}

/// Where the gates are along the rectangle, 0 to 1; a half without gates.
double gatesAlong(const scene::Room &room, const HallRectangle &rectangle)
{
    double sum = 0;
    int count = 0;
    for (const scene::RoomOpening &door : room.doors) {
        if ((door.to - door.from).norm() < kGate)
            continue;
        sum += std::clamp(rectangle.toLocal((door.from + door.to) / 2).x() / rectangle.length, 0.0, 1.0);
        ++count;
    }
    return count == 0 ? 0.5 : sum / count;
}

struct Part {
    const ZoneRule *zone;
    HallRectangle rectangle;
    bool jointStart = false, jointEnd = false; ///< the next zone begins there
};

/// The main rectangle by zones, the first zone at the end with the gates.
std::vector<Part> zonesOf(const HallRule &hall, const HallRectangle &rectangle, const scene::Room &room, Random &random)
{
    std::vector<const ZoneRule *> zones;
    double sum = 0;
    for (const ZoneRule &zone : hall.zones)
        if (rectangle.length >= zone.leastLength) {
            zones.push_back(&zone);
            sum += zone.share;
        }
    const double gates = gatesAlong(room, rectangle) + random.uniform(-0.05, 0.05);
    if (gates > 0.5)
        std::reverse(zones.begin(), zones.end());
    std::vector<Part> parts;
    double u = 0;
    for (std::size_t i = 0; i < zones.size(); ++i) {
        const bool first = i == 0, last = i + 1 == zones.size();
        const double next = last ? rectangle.length : u + rectangle.length * zones[i]->share / sum;
        parts.push_back(
            {zones[i], rectangle.part(u, next, first && rectangle.open[3], last && rectangle.open[1]), !first, !last});
        u = next;
    }
    return parts;
}

/// Stretches between cross aisles.
std::vector<std::pair<double, double>> stretches(double from, double to, const HallRule &hall)
{
    std::vector<std::pair<double, double>> list;
    const double length = to - from;
    const int count = std::max(1, static_cast<int>(std::ceil(length / hall.crossEvery)));
    const double each = (length - (count - 1) * hall.crossAisle) / count;
    for (int k = 0; k < count && each > 0.5; ++k)
        list.emplace_back(from + k * (each + hall.crossAisle), from + k * (each + hall.crossAisle) + each);
    return list;
}

class HallFiller
{
public:
    HallFiller(const HallRules &rules, const HallRule &hall, CellPlacer &placer, Random &random)
        : m_rules(rules), m_hall(hall), m_placer(placer), m_random(random)
    {
    }

    void fill(const Part &part)
    {
        const HallRectangle &rectangle = part.rectangle;
        const AcrossPlan plan = chooseBands(m_rules, m_hall, *part.zone, rectangle, m_random);
        const auto end = [&](int side, bool joint, bool wall) {
            if (joint)
                return wall ? kWallEnd : m_hall.crossAisle / 2;
            if (rectangle.open[side])
                return wall ? kWallOpenEnd : m_hall.crossAisle / 2;
            return wall ? kWallEnd : m_hall.endAisle;
        };
        for (const BandPlace &place : plan.bands) {
            const BandRule &band = m_rules.bands[static_cast<std::size_t>(place.band)];
            const double from = end(3, part.jointStart, place.atWall);
            const double to = rectangle.length - end(1, part.jointEnd, place.atWall);
            if (place.atWall)
                m_placer.fillBand(rectangle, band, from, to, place.from, place.backHigh);
            else
                for (const auto &[u0, u1] : stretches(from, to, m_hall))
                    m_placer.fillBand(rectangle, band, u0, u1, place.from, place.backHigh);
        }
        for (const Aisle &aisle : plan.aisles)
            m_lanes.push_back({rectangle, aisle});
    }

    /// After all cells stand: vehicles keep to the right of their aisle.
    void addVehicles()
    {
        for (const auto &[rectangle, aisle] : m_lanes)
            for (const VehicleRule &rule : m_hall.vehicles) {
                const double width = aisle.to - aisle.from;
                const int count = static_cast<int>(std::ceil(rectangle.length / rule.every));
                for (int k = 0; k < count; ++k) {
                    const bool back = m_random.below(2) == 1;
                    const double u = m_random.uniform(2, std::max(2.0, rectangle.length - 2));
                    if (m_random.uniform() >= rule.share || width < rule.size.x() + 1.6)
                        continue;
                    scene::RoomObject vehicle;
                    vehicle.category = rule.category;
                    vehicle.box.size = rule.size;
                    const double lane = (aisle.from + aisle.to) / 2 + (back ? 1 : -1) * (width - rule.size.x()) * 0.2;
                    const Vec2 at = rectangle.toWorld(u, lane);
                    vehicle.box.centre = {at.x(), at.y(), rule.size.z() / 2};
                    vehicle.box.yaw = geometry::wrapAngle(rectangle.yaw + (back ? 0.5 : -0.5) * std::numbers::pi);
                    m_placer.placeOne(std::move(vehicle), kVehicleGap);
                }
            }
    }

private:
    struct Lane {
        HallRectangle rectangle;
        Aisle aisle;
    };
    const HallRules &m_rules;
    const HallRule &m_hall;
    CellPlacer &m_placer;
    Random &m_random;
    std::vector<Lane> m_lanes;
};

/// Floor under what stands, in square metres.
double covered(const std::vector<scene::RoomObject> &objects)
{
    double area = 0;
    for (const scene::RoomObject &object : objects)
        area += object.parent < 0 ? object.box.size.x() * object.box.size.y() : 0;
    return area;
}

} // namespace

std::vector<scene::RoomObject> planHall(const HallRules &rules, const HallRule &hall, const scene::Room &room,
                                        scenegen::Arrangement taken, double density, Random &random)
{
    CellPlacer placer(rules, std::move(taken), density, random);
    for (const scene::RoomOpening &door : room.doors)
        placer.keepFree(approach(room, door, hall));
    CellPlacer atWalls = placer;
    HallFiller filler(rules, hall, placer, random);
    bool isMain = true;
    for (const HallRectangle &rectangle : rectanglesOf({room.polygon}, kLeastSide, kLeastArea)) {
        if (isMain)
            for (const Part &part : zonesOf(hall, rectangle, room, random))
                filler.fill(part);
        else
            filler.fill({&hall.side, rectangle});
        isMain = false;
    }
    if (density > 0)
        filler.addVehicles();
    std::vector<scene::RoomObject> planned = placer.take();
    if (covered(planned) >= density * kSparse * geometry::signedArea(room.polygon))
        return planned;
    fillAlongWalls(rules, hall, room.polygon, atWalls, random);
    std::vector<scene::RoomObject> stripped = atWalls.take();
    return covered(stripped) > covered(planned) ? stripped : planned;
}

} // namespace twinloom::facility
