// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/structure.h"

#include "core/scan/structure/closed_doors.h"
#include "core/scan/structure/floor_plan.h"
#include "core/scan/structure/openings.h"
#include "core/scan/structure/wall_face.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace twinloom::scan
{
namespace
{

constexpr double kLeastLine = 0.4;  // square metres of surface that make a line worth a look
constexpr double kLeastWall = 0.25; // metres of it that must look like a wall
constexpr double kFallbackHeight = 2.5;
constexpr double kOnFace = 0.06, kFacing = 0.8;       // metres from a wall, cosine to its normal, of points that are it
constexpr float kShared = 0.5f;                       // what a face counts that may well be another room's alone
constexpr double kSeenFace = 0.05, kSeenLength = 0.2; // shares below which a wall is but where the points end
constexpr double kGlimpse = 0.8;      // share of the outline with a wall below which a room is only a view into it
constexpr double kSureGlimpse = 0.65; // the same of the largest room

QString text(const char *source)
{
    return QCoreApplication::translate("scan", source);
}

/// Height up to which walls go where no ceiling was seen: nearly all vertical surface ends below it.
double topOfWalls(const PointCloud &cloud, const std::vector<std::uint32_t> &vertical, double floor)
{
    std::vector<float> heights;
    for (const std::uint32_t i : vertical)
        heights.push_back(cloud.positions[i].z());
    if (heights.empty())
        return floor + kFallbackHeight;
    const auto at = static_cast<std::ptrdiff_t>(0.97 * static_cast<double>(heights.size() - 1));
    std::nth_element(heights.begin(), heights.begin() + at, heights.end());
    return std::max(static_cast<double>(heights[static_cast<std::size_t>(at)]), floor + 1.0);
}

std::vector<std::uint32_t> verticalPoints(const PointCloud &cloud, double floor)
{
    std::vector<std::uint32_t> points;
    for (std::size_t i = 0; i < cloud.size(); ++i)
        if (std::abs(cloud.normals[i].z()) < 0.45f && cloud.positions[i].z() > floor)
            points.push_back(static_cast<std::uint32_t>(i));
    return points;
}

/// The room's own floor and ceiling: those of the whole scan need not be its.
StructureRoom makeRoom(const PointCloud &cloud, double spacing, Polygon polygon, const FloorAndCeiling &heights,
                       const Progress &progress)
{
    StructureRoom room;
    room.area = geometry::signedArea(polygon);
    const auto box = geometry::bounds(polygon);
    const auto within = [&](std::size_t i) {
        const Vec2 p = cloud.positions[i].head<2>().cast<double>();
        return p.x() > box[0].x() && p.y() > box[0].y() && p.x() < box[1].x() && p.y() < box[1].y() &&
               geometry::contains(polygon, p);
    };
    FloorAndCeiling own =
        chooseFloorAndCeiling(findLevels(cloud, spacing, std::min(0.5, 0.1 * room.area), within, progress));
    if (!own.floor || std::abs(*own.floor - *heights.floor) > 0.5)
        own.floor = heights.floor; // the largest level below may be a table or hidden altogether
    room.floor = *own.floor;
    if (own.ceiling)
        room.ceiling = own.ceiling;
    room.polygon = std::move(polygon);
    return room;
}

void addWalls(Structure &structure, const StructureRoom &room, double top)
{
    const std::size_t n = room.polygon.size();
    for (std::size_t i = 0; i < n; ++i)
        structure.walls.push_back(
            {room.polygon[i], room.polygon[(i + 1) % n], room.floor, room.ceiling.value_or(top), 0, room.roomIndex});
}

Structure withoutRooms(Structure structure, const QString &why)
{
    structure.issues.push_back({QStringLiteral("no-room"), why, {}});
    return structure;
}

/// Whether a room before this one has a wall at the same place.
bool isFaceOfEarlier(const Structure &structure, int room, const Vec2 &p, const Vec2 &along)
{
    return std::any_of(structure.walls.begin(), structure.walls.end(), [&](const StructureWall &wall) {
        return wall.room < room && (geometry::nearestOnSegment(wall.from, wall.to, p) - p).norm() < kOnFace &&
               std::abs((wall.to - wall.from).normalized().dot(along)) > kFacing;
    });
}

/// Share of a wall's length with points of it somewhere in its upper half, where little hides it; with `shared`, what
/// may be the face of a room before it counts only that much.
double lengthSeen(const PointCloud &cloud, const std::vector<std::uint32_t> &vertical, double spacing,
                  const Structure &structure, const StructureWall &wall, float shared)
{
    const double column = std::max(0.3, 6 * spacing), length = (wall.to - wall.from).norm();
    const Vec2 along = (wall.to - wall.from) / std::max(length, 1e-9), inward(-along.y(), along.x());
    std::vector<float> columns(static_cast<std::size_t>(length / column) + 1, 0);
    for (const std::uint32_t i : vertical) {
        const Vec2 p = cloud.positions[i].head<2>().cast<double>() - wall.from;
        const double s = along.dot(p);
        if (std::abs(inward.dot(p)) < kOnFace && s >= 0 && s <= length && cloud.positions[i].z() < wall.top &&
            cloud.positions[i].z() > (wall.bottom + wall.top) / 2 &&
            std::abs(inward.dot(cloud.normals[i].head<2>().cast<double>())) > kFacing)
            columns[static_cast<std::size_t>(s / column)] =
                isFaceOfEarlier(structure, wall.room, wall.from + p, along) ? shared : 1.0f;
    }
    return static_cast<double>(std::accumulate(columns.begin(), columns.end(), 0.0f)) /
           static_cast<double>(columns.size());
}

/// The same of a room's whole outline; 0 when cancelled.
double outlineSeen(const PointCloud &cloud, const std::vector<std::uint32_t> &vertical, double spacing,
                   const Structure &structure, int room, float shared, const Progress &progress)
{
    double seen = 0, all = 0;
    for (const StructureWall &wall : structure.walls) {
        if (progress.cancelled())
            return 0;
        if (wall.room != room)
            continue;
        const double length = (wall.to - wall.from).norm();
        seen += length * lengthSeen(cloud, vertical, spacing, structure, wall, shared);
        all += length;
    }
    return all > 0 ? seen / all : 0;
}

/// The rooms in another order.
void reorder(Structure &structure, const std::vector<int> &order, double top)
{
    const std::vector<StructureRoom> rooms = std::exchange(structure.rooms, {});
    structure.walls.clear();
    for (const int from : order) {
        StructureRoom room = rooms[static_cast<std::size_t>(from)];
        room.roomIndex = static_cast<int>(structure.rooms.size());
        structure.rooms.push_back(std::move(room));
        addWalls(structure, structure.rooms.back(), top);
    }
}

bool isWithin(const StructureRoom &room, double top, const Eigen::Vector3d &place)
{
    return place.z() > room.floor && place.z() < room.ceiling.value_or(top) &&
           geometry::contains(room.polygon, place.head<2>());
}

/// What is seen of a corridor through a door ends where the view ends, not at walls: it is no room, though it may be
/// larger than the room that it is seen from. The largest room gives way only where more than a third of its outline
/// was not seen: curtains and windows hide walls, too. The first of the rooms that have their walls always stays, and
/// so do those that a scanner stood in.
Result<void> dropGlimpses(Structure &structure, const PointCloud &cloud, const std::vector<std::uint32_t> &vertical,
                          const StructureOptions &options, double top, Progress &progress)
{
    if (structure.rooms.size() < 2)
        return {};
    const auto seen = [&](int room, float shared) {
        return outlineSeen(cloud, vertical, options.spacing, structure, room, shared, progress);
    };
    const auto scanned = [&](int room) {
        return std::ranges::any_of(options.stations, [&](const Eigen::Vector3d &station) {
            return isWithin(structure.rooms[static_cast<std::size_t>(room)], top, station);
        });
    };
    std::vector<int> order(structure.rooms.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_partition(order.begin(), order.end(), [&](int room) {
        return scanned(room) || seen(room, 1.0f) >= (room == 0 ? kSureGlimpse : kGlimpse);
    });
    reorder(structure, order, top);
    std::vector<int> kept{0};
    double area = 0;
    for (int room = 1; room < static_cast<int>(structure.rooms.size()); ++room) {
        if (progress.cancelled())
            return cancelledError();
        if (!scanned(room) && seen(room, kShared) < kGlimpse)
            area += structure.rooms[static_cast<std::size_t>(room)].area;
        else
            kept.push_back(room);
    }
    if (progress.cancelled())
        return cancelledError();
    if (const std::size_t dropped = structure.rooms.size() - kept.size(); dropped > 0)
        structure.issues.push_back(
            {QStringLiteral("seen-through-door"),
             text("Spaces with too little of their walls seen: %1, %2 m² of them; scans see them "
                  "through openings, or in too few points. They are no rooms; scan from "
                  "inside them, or more densely, to get them.")
                 .arg(dropped)
                 .arg(area, 0, 'f', 1),
             {}});
    reorder(structure, kept, top);
    return {};
}

/// Where points end without a wall, a room ends all the same.
Result<void> tellOfUnseenWalls(Structure &structure, const PointCloud &cloud,
                               const std::vector<std::uint32_t> &vertical, double spacing, const Progress &progress)
{
    std::size_t unseen = 0;
    double metres = 0;
    for (const StructureWall &wall : structure.walls) {
        if (progress.cancelled())
            return cancelledError();
        if (const double length = (wall.to - wall.from).norm();
            length > kLeastWall && wall.coverage < kSeenFace &&
            lengthSeen(cloud, vertical, spacing, structure, wall, 1.0f) < kSeenLength) {
            ++unseen;
            metres += length;
        }
    }
    if (unseen == structure.walls.size())
        structure.issues.push_back(
            {QStringLiteral("walls-not-seen"),
             text("No walls were seen. Those of the room only show where its points end; it may go on."),
             {}});
    else if (unseen > 0)
        structure.issues.push_back({QStringLiteral("walls-not-seen"),
                                    text("Walls that were not seen: %1 of %2, %3 m of them. They only show where the "
                                         "points end or become too thin; the room may go on there.")
                                        .arg(unseen)
                                        .arg(structure.walls.size())
                                        .arg(metres, 0, 'f', 1),
                                    {}});
    return {};
}

struct Lines {
    std::vector<PlanLine> lines;
    std::vector<LineEvidence> evidence;
};

/// Only lines with some wall on them: the others are furniture.
Result<Lines> wallLines(const PointCloud &cloud, const std::vector<std::uint32_t> &vertical, const PlanGrid &grid,
                        const LineEvidence::Settings &settings, const std::vector<WallPatch> &patches,
                        Progress &progress)
{
    Lines result;
    for (const PlanLine &line : findPlanLines(patches, kLeastLine, progress)) {
        if (progress.cancelled())
            return cancelledError();
        LineEvidence evidence(line, cloud, vertical, grid, settings);
        if (evidence.length() >= std::max(kLeastWall, 1.5 * evidence.column())) {
            result.lines.push_back(line);
            result.evidence.push_back(std::move(evidence));
        }
    }
    if (progress.cancelled())
        return cancelledError();
    return result;
}

} // namespace

Result<Structure> findStructure(const PointCloud &levelled, const StructureOptions &options, Progress &progress)
{
    if (levelled.normals.size() != levelled.size())
        return unexpected(ErrorCode::Usage, text("The structure of a scan cannot be found without normals."));
    if (!(options.spacing > 0))
        return unexpected(ErrorCode::Usage, text("The spacing of the points must be above 0."));
    Structure structure;
    const std::vector<Level> levels = findLevels(levelled, options.spacing, 0.5, {}, progress);
    if (progress.cancelled())
        return cancelledError();
    const FloorAndCeiling heights = chooseFloorAndCeiling(levels);
    structure.floor = heights.floor;
    structure.ceiling = heights.ceiling;
    if (!heights.floor) {
        structure.issues.push_back({QStringLiteral("no-floor"), text("No floor was seen."), {}});
        return withoutRooms(std::move(structure), text("No room was found: the scan shows no floor."));
    }
    if (!heights.ceiling)
        structure.issues.push_back(
            {QStringLiteral("no-ceiling"), text("No ceiling was seen; walls end where their points do."), {}});
    progress.set(0.1);

    const std::vector<std::uint32_t> vertical = verticalPoints(levelled, *heights.floor);
    const double top = heights.ceiling.value_or(topOfWalls(levelled, vertical, *heights.floor));
    const PlanGrid grid = makePlanGrid(levelled, options.spacing, levels, heights, progress);
    const std::vector<WallPatch> patches =
        wallPatches(levelled, options.spacing, *heights.floor + 0.1, top + 0.1, progress);
    if (progress.cancelled())
        return cancelledError();
    progress.set(0.3);
    const auto lines = wallLines(levelled, vertical, grid, {options.spacing, *heights.floor, top}, patches, progress);
    if (!lines)
        return unexpected(lines.error());
    if (!heights.ceiling && lines->lines.empty())
        return withoutRooms(std::move(structure), text("No room was found: neither walls nor a ceiling were seen."));
    progress.set(0.6);
    const auto polygons = findFloorPlan({grid, lines->lines, lines->evidence, patches, mainDirection(patches),
                                         options.spacing, options.leastRoomArea, options.snapDistance},
                                        progress);
    if (!polygons)
        return unexpected(polygons.error());
    if (polygons->empty())
        return withoutRooms(std::move(structure), text("No room was found: no walls enclose a floor."));
    progress.set(0.8);
    for (const Polygon &polygon : *polygons) {
        StructureRoom room = makeRoom(levelled, options.spacing, polygon, heights, progress);
        room.roomIndex = static_cast<int>(structure.rooms.size());
        structure.rooms.push_back(std::move(room));
        addWalls(structure, structure.rooms.back(), top);
        if (progress.cancelled())
            return cancelledError();
    }
    if (const auto kept = dropGlimpses(structure, levelled, vertical, options, top, progress); !kept)
        return unexpected(kept.error());
    if (const auto found = findOpenings(levelled, options.strays, options.spacing, structure, progress); !found)
        return unexpected(found.error());
    if (const auto found = findClosedDoors(levelled, options.spacing, structure, progress); !found)
        return unexpected(found.error());
    for (StructureWall &wall : structure.walls)
        wall.thickness = thicknessOf(structure, wall);
    if (const auto told = tellOfUnseenWalls(structure, levelled, vertical, options.spacing, progress); !told)
        return unexpected(told.error());
    return structure;
}

} // namespace twinloom::scan
