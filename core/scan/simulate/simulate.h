// SPDX-License-Identifier: Apache-2.0
// A laser scan of a known place, so that there is a truth to measure reconstruction against: rays from terrestrial
// stations against walls with real thickness, openings and furniture; range noise, mixed pixels at depth edges (a beam
// has a width), nearly no return from glass, mirrors, people who walk on. Compare Winiwarter et al. 2022, "Virtual
// laser scanning with HELIOS++".
#pragma once

#include "core/progress.h"
#include "core/scan/point_cloud.h"
#include "core/scene/room.h"

#include <QJsonObject>

#include <span>

namespace twinloom::scan
{

struct SimulateOptions {
    static constexpr std::size_t kMostPoints = 200'000'000;
    static constexpr int kMostStations = 1000;
    static constexpr int kMostPeople = 100;
    static constexpr double kMostNoise = 1.0;

    std::size_t points = 1'000'000; ///< 1 to kMostPoints; hit within a few per cent
    int stations =
        0; ///< up to kMostStations; 0: one for every 60 square metres, 2 to 12, or two a room of several storeys
    double noise = 0.002; ///< standard deviation along the ray, metres; 0 to kMostNoise
    std::uint64_t seed = 1;
    double stationHeight = 1.6; ///< of the scanner above the floor
    int people = 0; ///< each stands somewhere free while one station is scanned, then goes; up to kMostPeople
    double wallThickness = 0.15; ///< outward from the rooms' outlines
};

/// What is true of one point.
enum class PointTruth : std::uint8_t {
    Surface, ///< on a surface of the place, but for noise
    Mixed,   ///< between two surfaces that its beam met, farther than 3 cm from either
    Person,  ///< on somebody who was only there for one station
    Mirrored ///< what a mirror shows, where it seems to be
};

struct SimulatedPerson {
    geometry::Vec2 place = geometry::Vec2::Zero();
    std::size_t station = 0; ///< the one that sees the person
    double floor = 0;        ///< z
};

/// A straight flight of steps, as wide on both sides of its middle line, through an open well in the ceiling.
struct Stairs {
    geometry::Vec2 foot = geometry::Vec2::Zero(), head = geometry::Vec2::Zero(); ///< ends of the middle line
    double width = 1.0;
    double well = 2.5; ///< metres from the head back towards the foot without a ceiling

    /// Counter-clockwise: from the head to `length` metres before it.
    geometry::Polygon strip(double length) const;
};

struct SimulatedStorey {
    double floor = 0;               ///< z
    std::vector<scene::Room> rooms; ///< each with its own floor at 0
    std::optional<Stairs> stairs;   ///< to the storey above
};

struct SimulatedScan {
    PointCloud cloud; ///< all stations in the rooms' frame, with colours and intensities; one station after the other
    std::vector<geometry::Vec3> stations;
    std::vector<std::size_t> firstPoint; ///< of each station
    std::vector<PointTruth> truth;       ///< of each point
    std::vector<SimulatedPerson> people;
    std::vector<std::size_t> objectPoints; ///< points on each object, the rooms' objects one after the other
};

/// Scans the rooms of one building (2.6 m high unless they say otherwise), storeys from below. Rooms that share a wall
/// have outlines `wallThickness` apart, and a door between them is listed in both. A door to nowhere opens on a
/// corridor. Categories have the shapes of core/asset; one that it does not know is a box. The same arguments give the
/// same bytes. BadInput: no room, no free place for a scanner, or options out of range (points up to 200 million).
/// Cancelled. Time: about 2 microseconds a point. Thread: any.
Result<SimulatedScan> simulateScan(std::span<const SimulatedStorey> storeys, const SimulateOptions &options,
                                   Progress &progress);
/// The same of rooms on one floor at 0.
Result<SimulatedScan> simulateScan(std::span<const scene::Room> rooms, const SimulateOptions &options,
                                   Progress &progress);

/// 8 x 6 m with desks, chairs, shelves, a meeting table, an open door and three windows.
std::vector<scene::Room> officePreset();
/// A hall of 60 x 30 x 8 m with machines, racks, conveyors and pallets, and an office of 8 x 6 x 3 m built into it.
std::vector<scene::Room> hallPreset();
/// A house of two storeys with 10 x 8 and 10 x 6.5 m, four rooms and three, stairs in an open well, 0.3 m of slab
/// between.
std::vector<SimulatedStorey> housePreset();

/// What a perfect `scan --json` would print of the rooms: `storeys`, `rooms`, `walls`, `doors`, `windows`, `objects`
/// (resources/ docs/formats.md). `objectPoints` as in SimulatedScan, or empty: then `points` is 0 everywhere.
QJsonObject truthJson(std::span<const SimulatedStorey> storeys, std::span<const std::size_t> objectPoints = {});
QJsonObject truthJson(std::span<const scene::Room> rooms, std::span<const std::size_t> objectPoints = {});

} // namespace twinloom::scan
