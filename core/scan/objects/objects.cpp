// SPDX-License-Identifier: Apache-2.0
#include "core/scan/objects/objects.h"

#include "core/scan/objects/narrow_gap.h"
#include "core/scan/objects/near_wall.h"
#include "core/scan/objects/object_boxes.h"
#include "core/scan/objects/object_depth.h"
#include "core/scan/objects/object_parts.h"
#include "core/scan/objects/table_tops.h"
#include "core/scan/objects/wall_mounted.h"
#include "core/scan/structure/plan_rectangle.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>

namespace twinloom::scan
{
namespace
{

constexpr double kOffWall = 0.07; // metres: what is nearer to a wall belongs to it
constexpr double kOffFloor = 0.04, kOffCeiling = 0.08;
constexpr double kStands = 0.25;     // what begins lower stands on the floor, seen to there or not
constexpr double kLeastRow = 1.4;    // metres of height from which things that stand close together are parted
constexpr double kOnTop = 0.03;      // metres above a table top, of what stands on it
constexpr double kStandsOnTop = 0.1; // the same, on a table
constexpr double kNearWall = 0.35, kHigherThanSeats = 1.2; // metres
constexpr double kLevelTop = 0.5;                          // share of the footprint
constexpr double kMostGap = 0.25, kLeastAtWall = 0.6;      // metres: to a wall, and of height, of what stands at it
constexpr double kOverhead = 1.9, kUnderCeiling = 0.6, kUnseenHeight = 3.0; // metres
constexpr double kMuchResidual = 0.3; // square metres of surface that became no object, from which it is told
constexpr double kRelief = 0.12;      // metres: what is flatter and like nothing known may be a part of the room
constexpr double kLeastUnknown = 0.3; // metres, the largest side of what is like nothing known
constexpr double kFlush = 0.1;        // metres between a plate and the wall that it belongs to
constexpr double kLeastPlate = 0.06, kPlateSeen = 0.2; // square metres; share of the face of a plate that was seen
constexpr double kLeastUnknownFace = 0.25, kLeastWidth = 0.25; // square metres and metres: of an unknown plate
constexpr double kPlateHeight = 0.2;                           // metres: what is lower shows more than one side
constexpr double kStep = 0.02, kLeastHeight = 0.02;            // metres
constexpr double kFoot = 0.2;    // metres: of what stands on a table, too flat to be told from it
constexpr double kDeepest = 1.2; // metres that a thing may reach back unseen

struct Candidate {
    Indices points;
    int room = 0;
    int support = -1;
    double base = 0; ///< height that it stands on
};

int roomOf(const Structure &structure, const Eigen::Vector3f &p)
{
    const Vec2 at = p.head<2>().cast<double>();
    for (const StructureRoom &room : structure.rooms) {
        const double ceiling = room.ceiling.value_or(std::numeric_limits<double>::infinity());
        if (p.z() > room.floor + kOffFloor && p.z() < ceiling - kOffCeiling &&
            geometry::signedDistance(room.polygon, at) > kOffWall)
            return room.roomIndex;
    }
    return -1;
}

/// Where the front is: away from what rises highest (a back rest, if the top is not level all over), else away from a
/// wall behind, else square to the long side.
double frontYaw(const PointCloud &cloud, const Indices &points, const Rectangle &r, double bottom, double height,
                double topShare, const NearWall &wall)
{
    Vec2 upper = Vec2::Zero();
    double count = 0;
    for (const std::uint32_t i : points)
        if (topShare < kLevelTop && cloud.positions[i].z() > bottom + 0.7 * height) {
            upper += cloud.positions[i].head<2>().cast<double>();
            count += 1;
        }
    const auto axis = [&](int quarter) {
        const double yaw = r.yaw + quarter * std::numbers::pi / 2;
        return Vec2(-std::sin(yaw), std::cos(yaw));
    };
    const auto deep = [&](int quarter) { return quarter % 2 == 0 ? r.size.y() : r.size.x(); };
    int best = r.size.y() > r.size.x() ? 1 : 0;
    double bestScore = 0.12;
    for (int quarter = 0; quarter < 4; ++quarter) {
        double score = count > 0 ? -axis(quarter).dot(upper / count - r.centre) / std::max(deep(quarter), 0.1) : 0;
        const double gap = wall.distance - deep(quarter) / 2;
        if (gap < kNearWall && axis(quarter).dot(wall.inward) > 0.9)
            score += height > kHigherThanSeats ? 1 : 0.5; // its back, hidden by the wall, makes the upper part lean
        if (score > bestScore) {
            bestScore = score;
            best = quarter;
        }
    }
    return geometry::wrapAngle(r.yaw + best * std::numbers::pi / 2);
}

/// Nobody sees between a cupboard and the wall that it stands at, and its back hides itself: up to the wall, then.
void reachWall(Rectangle &r, const NearWall &wall)
{
    if (std::abs(std::sin(2 * (r.yaw - wall.yaw))) > 0.1)
        return;
    const bool sideways = std::abs(std::sin(r.yaw - wall.yaw)) > 0.5;
    double &depth = sideways ? r.size.x() : r.size.y();
    const double width = sideways ? r.size.y() : r.size.x(), gap = wall.distance - depth / 2;
    if (gap < 0.01 || gap > kMostGap || width < 2 * gap)
        return;
    r.centre -= wall.inward * (gap - 0.01) / 2;
    depth += gap - 0.01;
}

/// Square to a plate, away from the wall behind it.
double plateYaw(const Rectangle &r, const NearWall &wall)
{
    const double yaw = r.size.y() > r.size.x() ? r.yaw + std::numbers::pi / 2 : r.yaw;
    const Vec2 front(-std::sin(yaw), std::cos(yaw));
    return geometry::wrapAngle(front.dot(wall.inward) < 0 ? yaw + std::numbers::pi : yaw);
}

double topShareOf(const PointCloud &cloud, const Indices &points, const Rectangle &r, double top, double spacing)
{
    const double area = std::max(r.area(), 1e-4);
    std::size_t count = 0;
    for (const std::uint32_t i : points)
        count += cloud.positions[i].z() > top - 0.08 && std::abs(cloud.normals[i].z()) > 0.8f ? 1 : 0;
    return std::min(1.0, static_cast<double>(count) * spacing * spacing / area);
}

class Finder
{
public:
    Finder(const PointCloud &cloud, std::span<const std::uint32_t> counts, const Structure &structure,
           const ObjectOptions &options)
        : m_cloud(cloud), m_counts(counts), m_structure(structure), m_options(options)
    {
    }

    Result<std::vector<ScannedObject>> run(Progress &progress)
    {
        auto ground = SeenGround::of(m_cloud, progress);
        if (!ground)
            return unexpected(ground.error());
        m_ground = std::move(*ground);
        std::vector<Indices> byRoom(m_structure.rooms.size());
        for (std::size_t i = 0; i < m_cloud.size(); ++i) {
            if (i % 65536 == 0 && progress.cancelled())
                return cancelledError();
            if (const int room = roomOf(m_structure, m_cloud.positions[i]); room >= 0)
                byRoom[static_cast<std::size_t>(room)].push_back(static_cast<std::uint32_t>(i));
        }
        std::size_t done = 0;
        for (std::size_t room = 0; room < byRoom.size(); ++room) {
            const double share = static_cast<double>(done) / static_cast<double>(m_cloud.size());
            done += byRoom[room].size();
            Progress part = progress.slice(share, share); // many small steps: the bar moves with the rooms
            part.set(0);
            auto found =
                partsOfRoom(m_cloud, byRoom[room], m_structure, static_cast<int>(room), m_options.spacing, part);
            if (!found)
                return unexpected(found.error());
            m_residual += found->residual;
            std::vector<Indices> &parts = found->parts;
            std::stable_sort(parts.begin(), parts.end(),
                             [](const Indices &a, const Indices &b) { return a.size() > b.size(); });
            for (Indices &row : parts)
                if (const auto added = addRow(std::move(row), static_cast<int>(room), part); !added)
                    return unexpected(added.error());
        }
        return settledBoxes(std::move(m_objects), m_structure);
    }
    /// Square metres of surface that are part of no object, having been too large for one.
    double residualArea() const { return static_cast<double>(m_residual) * m_options.spacing * m_options.spacing; }

private:
    double wallYawAt(const Indices &part, int room) const
    {
        Vec2 middle = Vec2::Zero();
        for (const std::uint32_t i : part)
            middle += m_cloud.positions[i].head<2>().cast<double>() / static_cast<double>(part.size());
        return nearestWall(m_structure, room, middle).yaw;
    }
    double floorOf(int room) const { return m_structure.rooms[static_cast<std::size_t>(room)].floor; }
    bool tooSmall(const Indices &points) const
    {
        return static_cast<double>(points.size()) * m_options.spacing * m_options.spacing < m_options.leastPointArea;
    }

    double heightOf(const Indices &part) const
    {
        const auto [low, high] =
            std::ranges::minmax(part, {}, [&](std::uint32_t i) { return m_cloud.positions[i].z(); });
        return static_cast<double>(m_cloud.positions[high].z() - m_cloud.positions[low].z());
    }
    /// What stands close beside each other, each by itself; tables are parted by their tops.
    Result<void> addRow(Indices part, int room, Progress &progress)
    {
        if (tooSmall(part))
            return {};
        if (heightOf(part) < kLeastRow)
            return addSplit(std::move(part), room, progress);
        const Rectangle around = bestRectangle(m_cloud, part, wallYawAt(part, room));
        for (Indices &piece : partedAtGaps(m_cloud, m_counts, std::move(part), around, m_options.spacing))
            if (const auto added = addSplit(std::move(piece), room, progress); !added)
                return added;
        return {};
    }

    /// Tables and what stands on them become objects of their own; so does what stands pushed under them.
    Result<void> addSplit(Indices part, int room, Progress &progress)
    {
        const double floor = floorOf(room);
        const auto top = supportTop(m_cloud, part, floor, m_options.spacing);
        const auto goesOn = top ? goesOnAbove(part, *top, room, progress) : Result<bool>(true);
        if (!goesOn)
            return unexpected(goesOn.error());
        if (*goesOn)
            return add({std::move(part), room, -1, floor});
        const auto tops = tableTops(m_cloud, part, *top, wallYawAt(part, room), m_options.spacing, progress);
        if (!tops)
            return unexpected(tops.error());
        if (tops->empty())
            return add({std::move(part), room, -1, floor});
        return addTables(part, *tops, *top, room, progress);
    }

    /// Whether what is above `top` is no thing on a table but more of the same: shelves above one of them.
    Result<bool> goesOnAbove(const Indices &part, double top, int room, Progress &progress) const
    {
        Indices above;
        for (const std::uint32_t i : part)
            if (m_cloud.positions[i].z() > top + kOnTop)
                above.push_back(i);
        const auto pieces = connectedParts(m_cloud, above, kConnected * m_options.spacing, progress);
        if (!pieces)
            return unexpected(pieces.error());
        const Rectangle around = bestRectangle(m_cloud, part, wallYawAt(part, room));
        return std::ranges::any_of(*pieces, [&](const Indices &piece) { return isUpperPart(m_cloud, piece, around); });
    }

    Result<void> addTables(const Indices &part, const std::vector<Rectangle> &tops, double top, int room,
                           Progress &progress)
    {
        const double floor = floorOf(room);
        std::vector<Indices> below(tops.size()), above(tops.size());
        Indices rest;
        for (const std::uint32_t i : part) {
            const std::size_t table = tableAt(tops, m_cloud.positions[i].head<2>().cast<double>(), m_options.spacing);
            if (table == tops.size())
                rest.push_back(i);
            else
                (m_cloud.positions[i].z() > top + kOnTop ? above : below)[table].push_back(i);
        }
        for (std::size_t table = 0; table < tops.size(); ++table) {
            auto stands = connectedParts(m_cloud, above[table], kConnected * m_options.spacing, progress);
            if (!stands)
                return unexpected(stands.error());
            for (Indices &piece : *stands) // the back of a workbench among others
                if (isUpperPart(m_cloud, piece, tops[table])) {
                    below[table].insert(below[table].end(), piece.begin(), piece.end());
                    piece.clear();
                }
            const std::size_t carrier = m_objects.size();
            if (const auto added = add({std::move(below[table]), room, -1, floor}); !added)
                return added;
            const int support = m_objects.size() == carrier ? -1 : static_cast<int>(carrier);
            for (Indices &piece : *stands)
                if (const auto added = add({std::move(piece), room, support, support < 0 ? floor : top}); !added)
                    return added;
        }
        return addParts(rest, room, floor, progress);
    }

    /// What hangs together among `points`, standing on the floor.
    Result<void> addParts(const Indices &points, int room, double floor, Progress &progress)
    {
        if (tooSmall(points))
            return {};
        auto pieces = connectedParts(m_cloud, points, kConnected * m_options.spacing, progress);
        if (!pieces)
            return unexpected(pieces.error());
        for (Indices &piece : *pieces)
            if (const auto added = add({std::move(piece), room, -1, floor}); !added)
                return added;
        return {};
    }

    Result<void> add(Candidate candidate)
    {
        if (tooSmall(candidate.points))
            return {};
        Extent e = extentOf(candidate);
        if (std::max({e.plan.size.x(), e.plan.size.y(), e.height()}) < m_options.leastSize || e.height() < kLeastHeight)
            return {};

        ScannedObject object;
        object.room = candidate.room;
        object.support = candidate.support;
        object.box = boxOf(candidate, e);
        for (const std::uint32_t i : candidate.points)
            object.points += m_counts.empty() ? 1 : static_cast<qint64>(m_counts[i]);
        const bool plate = isPlate(object.box, candidate);
        if (plate && seenSide(m_ground, object.box) < 0)
            object.box.yaw = geometry::wrapAngle(object.box.yaw + std::numbers::pi);
        if (plate)
            object.hidden = hiddenAbout(object);
        const ObjectShape shape{object.box.size,
                                e.topShare,
                                {e.bottom - candidate.base, candidate.support >= 0,
                                 settingOf(m_structure.rooms[static_cast<std::size_t>(candidate.room)])},
                                mostDepth(object)};
        const CategoryGuess guess = guessCategory(shape, m_options.leastConfidence);
        object.category = guess.category;
        object.confidence = guess.confidence;
        if (partOfRoom(object, candidate.room)) {
            m_residual += candidate.points.size();
            return {};
        }
        if (object.confidence < m_options.leastConfidence && !isThing(object, plate))
            return {};
        m_objects.push_back(std::move(object));
        return {};
    }

    /// What the points of a candidate take up.
    struct Extent {
        Rectangle plan;
        double bottom = 0, top = 0;
        double topShare = 0; ///< of the footprint
        NearWall wall;
        double height() const { return top - bottom; }
    };
    Extent extentOf(const Candidate &candidate) const
    {
        std::vector<float> heights;
        Vec2 middle = Vec2::Zero();
        for (const std::uint32_t i : candidate.points) {
            heights.push_back(m_cloud.positions[i].z());
            middle += m_cloud.positions[i].head<2>().cast<double>();
        }
        middle /= static_cast<double>(candidate.points.size());
        std::sort(heights.begin(), heights.end());
        const auto skip = static_cast<std::size_t>(0.005 * static_cast<double>(heights.size()));
        Extent e;
        e.bottom = heights[skip];
        e.top = heights[heights.size() - 1 - skip];
        const bool bareTop = candidate.support < 0 &&
                             isBareTop(m_cloud, candidate.points, e.bottom, e.top, candidate.base, m_options.spacing);
        if (bareTop || e.bottom - candidate.base < (candidate.support < 0 ? kStands : kStandsOnTop))
            e.bottom = candidate.base;
        e.plan = bestRectangle(m_cloud, candidate.points, nearestWall(m_structure, candidate.room, middle).yaw);
        e.wall = nearestWall(m_structure, candidate.room, e.plan.centre);
        if (candidate.support < 0 && e.top - candidate.base > kLeastAtWall)
            reachWall(e.plan, e.wall);
        e.topShare = topShareOf(m_cloud, candidate.points, e.plan, e.top, m_options.spacing);
        return e;
    }
    geometry::Box boxOf(const Candidate &candidate, const Extent &e) const
    {
        geometry::Box box;
        const bool thin = e.plan.size.minCoeff() < kRelief && e.height() > kPlateHeight;
        box.yaw = thin ? plateYaw(e.plan, e.wall)
                       : frontYaw(m_cloud, candidate.points, e.plan, e.bottom, e.height(), e.topShare, e.wall);
        const bool swapped = std::abs(std::sin(box.yaw - e.plan.yaw)) > 0.5;
        box.centre = {e.plan.centre.x(), e.plan.centre.y(), (e.bottom + e.top) / 2};
        box.size = {std::max(kLeastHeight, swapped ? e.plan.size.y() : e.plan.size.x()),
                    std::max(kLeastHeight, swapped ? e.plan.size.x() : e.plan.size.y()), e.height()};
        return box;
    }

    /// One upright side of a thing, mostly seen.
    bool isPlate(const geometry::Box &box, const Candidate &candidate) const
    {
        const double seen = static_cast<double>(candidate.points.size()) * m_options.spacing * m_options.spacing;
        return box.size.y() < kRelief && box.size.z() > kPlateHeight && box.size.x() > box.size.y() &&
               seen > kLeastPlate && seen > kPlateSeen * box.size.x() * box.size.z();
    }
    /// How far such a side's thing may reach back: over unseen ground, up to the wall.
    ScannedObject::Hidden hiddenAbout(const ScannedObject &plate) const
    {
        const Vec2 back = plate.box.centre.head<2>() - plate.box.front() * plate.box.size.y() / 2;
        const Polygon &room = m_structure.rooms[static_cast<std::size_t>(plate.room)].polygon;
        const double unseen = hiddenDepth(m_ground, plate.box, kDeepest);
        ScannedObject::Hidden hidden;
        while (hidden.behind < unseen && !hidden.toWall) {
            hidden.toWall = geometry::signedDistance(room, back - plate.box.front() * (hidden.behind + kStep)) <= 0;
            hidden.behind += hidden.toWall ? 0 : kStep;
        }
        hidden.foot = plate.support >= 0 ? kFoot : 0;
        return hidden;
    }
    /// Whether what is like nothing known is a thing all the same, and not a frame, a skirting or a crumb.
    bool isThing(const ScannedObject &object, bool plate) const
    {
        const geometry::Vec3 &size = object.box.size;
        if (size.maxCoeff() < kLeastUnknown)
            return plate && object.support >= 0;
        if (size.minCoeff() >= kRelief)
            return true;
        const NearWall wall = nearestWall(m_structure, object.room, object.box.centre.head<2>());
        const bool large = size.x() > kLeastWidth && size.x() * size.z() > kLeastUnknownFace;
        return plate && (large || object.support >= 0) && wall.distance - size.y() / 2 > kFlush;
    }

    /// Beams and ducts under the ceiling, and what spans the room.
    bool partOfRoom(const ScannedObject &object, int index) const
    {
        const StructureRoom &room = m_structure.rooms[static_cast<std::size_t>(index)];
        const double floor = room.floor, ceiling = room.ceiling.value_or(floor + kUnseenHeight);
        if (object.confidence < m_options.leastConfidence && object.box.bottom() > floor + kOverhead &&
            object.box.top() > ceiling - kUnderCeiling)
            return true;
        // How much of the footprint is covered was looked at when the points were parted.
        return spansRoom(object.box.size.head<2>(), 1, object.box.size.z(), room.area, ceiling - floor);
    }

    const PointCloud &m_cloud;
    std::span<const std::uint32_t> m_counts;
    const Structure &m_structure;
    const ObjectOptions &m_options;
    SeenGround m_ground;
    std::vector<ScannedObject> m_objects;
    std::size_t m_residual = 0;
};

} // namespace

Result<std::vector<ScannedObject>> findObjects(const PointCloud &levelled, std::span<const std::uint32_t> counts,
                                               const Structure &structure, const ObjectOptions &options,
                                               Progress &progress, Issues *issues)
{
    if (levelled.normals.size() != levelled.size() || (!counts.empty() && counts.size() != levelled.size()))
        return unexpected(ErrorCode::Usage,
                          QStringLiteral("Objects cannot be found without one normal and count a point."));
    Finder finder(levelled, counts, structure, options);
    auto objects = finder.run(progress);
    Progress last = progress.slice(1, 1);
    auto hanging = findWallMounted(levelled, counts, structure, options, last);
    if (objects && !hanging)
        return unexpected(hanging.error());
    if (objects)
        for (ScannedObject &thing : *hanging) // not where something stands close before the wall
            if (std::ranges::none_of(*objects, [&](const ScannedObject &object) {
                    return geometry::overlaps(object.box, thing.box, 0);
                }))
                objects->push_back(std::move(thing));
    if (objects && issues && finder.residualArea() > kMuchResidual)
        issues->push_back(
            {QStringLiteral("objects-not-parted"),
             QCoreApplication::translate("scan", "%1 square metres of surface hang together over much of a "
                                                 "room or lie close to its walls and ceiling; they became "
                                                 "part of the room, not objects.")
                 .arg(finder.residualArea(), 0, 'f', 1),
             {}});
    return objects;
}

} // namespace twinloom::scan
