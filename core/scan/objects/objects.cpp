// SPDX-License-Identifier: Apache-2.0
#include "core/scan/objects/objects.h"

#include "core/scan/structure/levels.h"
#include "core/scan/objects/object_boxes.h"
#include "core/scan/objects/object_parts.h"
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
constexpr double kStands = 0.25; // what begins lower stands on the floor, seen to there or not
constexpr double kNearWall = 0.35;
constexpr double kLeastSupport = 0.55, kMostSupport = 1.2; // heights of table tops above the floor
constexpr double kSupportShare = 0.5;                      // of the cluster's footprint
constexpr double kSlab = 0.03;                             // metres above and below a table top that are it
constexpr double kStrip = 1.25;                       // spacings: a strip of a table top this wide has points all along
constexpr double kGapShare = 0.2;                     // of the usual number of points, in a gap between two table tops
constexpr double kLeastTable = 0.3;                   // metres: the least side of a table
constexpr double kLeastTop = 0.12;                    // square metres of a table top
constexpr double kTopMargin = 0.03;                   // metres: legs and edges stand out
constexpr double kMostGap = 0.25, kLeastAtWall = 0.6; // metres: to a wall, and of height, of what stands at it
constexpr double kOverhead = 1.9, kUnderCeiling = 0.6, kUnseenHeight = 3.0; // metres
constexpr double kMuchResidual = 0.3; // square metres of surface that became no object, from which it is told
constexpr double kRelief = 0.12;      // metres: what is flatter and like nothing known is a part of the room
constexpr double kLeastUnknown = 0.3; // metres, the largest side of what is like nothing known

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

struct NearWall {
    double yaw = 0; ///< of the nearest wall's direction
    double distance = std::numeric_limits<double>::infinity();
    Vec2 inward = Vec2::UnitY();
};

NearWall nearestWall(const Structure &structure, int room, const Vec2 &p)
{
    NearWall nearest;
    for (const StructureWall &wall : structure.walls) {
        const double distance = (geometry::nearestOnSegment(wall.from, wall.to, p) - p).norm();
        if (wall.room != room || distance >= nearest.distance)
            continue;
        const Vec2 along = (wall.to - wall.from).normalized();
        nearest = {std::atan2(along.y(), along.x()), distance, Vec2(-along.y(), along.x())};
    }
    return nearest;
}

/// Where the front is: away from what rises highest (a back rest), else away from a wall behind, else square to the
/// long side.
double frontYaw(const PointCloud &cloud, const Indices &points, const Rectangle &r, double bottom, double height,
                const NearWall &wall)
{
    Vec2 upper = Vec2::Zero();
    double count = 0;
    for (const std::uint32_t i : points)
        if (cloud.positions[i].z() > bottom + 0.7 * height) {
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
            score += 0.5; // its own back, hidden by the wall, makes the upper part lean forward
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
        std::vector<Indices> byRoom(m_structure.rooms.size());
        for (std::size_t i = 0; i < m_cloud.size(); ++i) {
            if (i % 65536 == 0 && progress.cancelled())
                return cancelledError();
            if (const int room = roomOf(m_structure, m_cloud.positions[i]); room >= 0)
                byRoom[static_cast<std::size_t>(room)].push_back(static_cast<std::uint32_t>(i));
        }
        for (std::size_t room = 0; room < byRoom.size(); ++room) {
            auto found =
                partsOfRoom(m_cloud, byRoom[room], m_structure, static_cast<int>(room), m_options.spacing, progress);
            if (!found)
                return unexpected(found.error());
            m_residual += found->residual;
            std::vector<Indices> &parts = found->parts;
            std::stable_sort(parts.begin(), parts.end(),
                             [](const Indices &a, const Indices &b) { return a.size() > b.size(); });
            for (Indices &part : parts)
                if (const auto added = addSplit(std::move(part), static_cast<int>(room), progress); !added)
                    return unexpected(added.error());
        }
        return settledBoxes(std::move(m_objects), m_structure);
    }
    /// Square metres of surface that are part of no object, having been too large for one.
    double residualArea() const { return static_cast<double>(m_residual) * m_options.spacing * m_options.spacing; }

private:
    double cell() const { return 1.1 * m_options.spacing; }
    double floorOf(int room) const { return m_structure.rooms[static_cast<std::size_t>(room)].floor; }
    bool tooSmall(const Indices &points) const
    {
        return static_cast<double>(points.size()) * m_options.spacing * m_options.spacing < m_options.leastPointArea;
    }

    /// Tables and what stands on them become objects of their own; so does what stands pushed under them.
    Result<void> addSplit(Indices part, int room, Progress &progress)
    {
        if (tooSmall(part))
            return {};
        const double floor = floorOf(room);
        const auto top = supportTop(part, room);
        auto tops = top ? tableTops(part, *top, progress) : Result<std::vector<Rectangle>>(std::vector<Rectangle>());
        if (!tops)
            return unexpected(tops.error());
        if (tops->empty())
            return add({std::move(part), room, -1, floor});
        std::vector<Indices> below(tops->size()), above(tops->size());
        Indices rest;
        for (const std::uint32_t i : part) {
            const std::size_t table = tableOf(*tops, m_cloud.positions[i].head<2>().cast<double>());
            if (table == tops->size())
                rest.push_back(i);
            else
                (m_cloud.positions[i].z() > *top + 0.03 ? above : below)[table].push_back(i);
        }
        for (std::size_t table = 0; table < tops->size(); ++table) {
            const std::size_t carrier = m_objects.size();
            if (const auto added = add({std::move(below[table]), room, -1, floor}); !added)
                return added;
            const int support = m_objects.size() == carrier ? -1 : static_cast<int>(carrier);
            if (const auto added = addParts(above[table], room, support, support < 0 ? floor : *top, progress); !added)
                return added;
        }
        return addParts(rest, room, -1, floor, progress);
    }

    Result<void> addParts(const Indices &points, int room, int support, double base, Progress &progress)
    {
        if (tooSmall(points))
            return {};
        auto pieces = connectedParts(m_cloud, points, cell(), progress);
        if (!pieces)
            return unexpected(pieces.error());
        for (Indices &piece : *pieces)
            if (const auto added = add({std::move(piece), room, support, base}); !added)
                return added;
        return {};
    }

    /// The tops of the tables that stand together, each a little larger than it is. Tables pushed together are parted
    /// by gaps that are hardly wider than the points are apart.
    Result<std::vector<Rectangle>> tableTops(const Indices &part, double top, Progress &progress) const
    {
        Indices slab;
        for (const std::uint32_t i : part) // what stands on a top hides it: there is no gap
            if (const double above = m_cloud.positions[i].z() - top;
                above >= kSlab || (above > -kSlab && std::abs(m_cloud.normals[i].z()) > 0.8f))
                slab.push_back(i);
        auto pieces = connectedParts(m_cloud, slab, cell(), progress);
        if (!pieces)
            return unexpected(pieces.error());
        std::vector<Rectangle> tops;
        for (const Indices &piece : *pieces) {
            if (progress.cancelled())
                return cancelledError();
            Vec2 middle = Vec2::Zero();
            for (const std::uint32_t i : piece)
                middle += m_cloud.positions[i].head<2>().cast<double>() / static_cast<double>(piece.size());
            const int room = roomOf(m_structure, m_cloud.positions[piece.front()]);
            addTops(piece, bestRectangle(m_cloud, piece, nearestWall(m_structure, room, middle).yaw), tops);
        }
        return tops;
    }
    /// `piece`, cut along the gaps that go all the way through it.
    void addTops(const Indices &piece, const Rectangle &r, std::vector<Rectangle> &tops) const
    {
        if (static_cast<double>(piece.size()) * m_options.spacing * m_options.spacing < kLeastTop)
            return;
        for (int axis = 0; axis < 2; ++axis) {
            const Vec2 along =
                axis == 0 ? Vec2(std::cos(r.yaw), std::sin(r.yaw)) : Vec2(-std::sin(r.yaw), std::cos(r.yaw));
            const auto cut = gapAlong(piece, r, axis, along);
            if (!cut)
                continue;
            Indices sides[2];
            for (const std::uint32_t i : piece)
                sides[along.dot(m_cloud.positions[i].head<2>().cast<double>()) > *cut ? 1 : 0].push_back(i);
            for (const Indices &side : sides)
                addTops(side, rectangleAt(m_cloud, side, r.yaw), tops);
            return;
        }
        tops.push_back(r);
    }
    /// The place along `along` where nearly no point lies in a strip somewhat wider than the points are apart.
    std::optional<double> gapAlong(const Indices &piece, const Rectangle &r, int axis, const Vec2 &along) const
    {
        std::vector<double> places;
        for (const std::uint32_t i : piece)
            places.push_back(along.dot(m_cloud.positions[i].head<2>().cast<double>()));
        std::sort(places.begin(), places.end());
        const double middle = along.dot(r.centre), half = r.size[axis] / 2 - kLeastTable,
                     strip = kStrip * m_options.spacing;
        const double usual = static_cast<double>(places.size()) / std::max(r.size[axis], strip) * strip;
        double least = kGapShare * usual;
        std::optional<double> best;
        for (double at = middle - half; at + strip < middle + half; at += strip / 5) {
            const auto inside = std::lower_bound(places.begin(), places.end(), at + strip) -
                                std::lower_bound(places.begin(), places.end(), at);
            if (static_cast<double>(inside) < least) {
                least = static_cast<double>(inside);
                best = at + strip / 2;
            }
        }
        return best;
    }
    /// The table whose top is over a point, or nearest to it within a few centimetres; tops.size(): none.
    std::size_t tableOf(const std::vector<Rectangle> &tops, const Vec2 &p) const
    {
        std::size_t best = tops.size();
        double least = kTopMargin + m_options.spacing;
        for (std::size_t t = 0; t < tops.size(); ++t) {
            const Vec2 right(std::cos(tops[t].yaw), std::sin(tops[t].yaw)), front(-right.y(), right.x()),
                d = p - tops[t].centre;
            const double off =
                std::max(std::abs(right.dot(d)) - tops[t].size.x() / 2, std::abs(front.dot(d)) - tops[t].size.y() / 2);
            if (off < least) {
                least = off;
                best = t;
            }
        }
        return best;
    }

    /// Height of a table top that fills most of the part's footprint and has something above it.
    std::optional<double> supportTop(const Indices &part, int room) const
    {
        PointCloud own;
        double highest = -std::numeric_limits<double>::infinity();
        for (const std::uint32_t i : part) {
            own.positions.push_back(m_cloud.positions[i]);
            own.normals.push_back(m_cloud.normals[i]);
            highest = std::max(highest, static_cast<double>(m_cloud.positions[i].z()));
        }
        const double area = bestRectangle(m_cloud, part, 0).area();
        std::optional<double> best;
        for (const Level &level : findLevels(own, m_options.spacing, std::max(0.15, kSupportShare * area))) {
            const double height = level.height - floorOf(room);
            if (height >= kLeastSupport && height <= kMostSupport && highest > level.height + 0.08)
                best = level.height;
        }
        return best;
    }

    Result<void> add(Candidate candidate)
    {
        if (tooSmall(candidate.points))
            return {};
        std::vector<float> heights;
        for (const std::uint32_t i : candidate.points)
            heights.push_back(m_cloud.positions[i].z());
        std::sort(heights.begin(), heights.end());
        const auto skip = static_cast<std::size_t>(0.005 * static_cast<double>(heights.size()));
        double bottom = heights[skip];
        const double top = heights[heights.size() - 1 - skip];
        if (bottom - candidate.base < (candidate.support < 0 ? kStands : 0.1))
            bottom = candidate.base;
        Vec2 middle = Vec2::Zero();
        for (const std::uint32_t i : candidate.points)
            middle += m_cloud.positions[i].head<2>().cast<double>();
        middle /= static_cast<double>(candidate.points.size());
        NearWall wall = nearestWall(m_structure, candidate.room, middle);
        Rectangle r = bestRectangle(m_cloud, candidate.points, wall.yaw);
        wall = nearestWall(m_structure, candidate.room, r.centre);
        if (candidate.support < 0 && top - candidate.base > kLeastAtWall)
            reachWall(r, wall);
        if (std::max({r.size.x(), r.size.y(), top - bottom}) < m_options.leastSize || top - bottom < 0.02)
            return {};

        ScannedObject object;
        object.room = candidate.room;
        object.support = candidate.support;
        object.box.yaw = frontYaw(m_cloud, candidate.points, r, bottom, top - bottom, wall);
        const bool swapped = std::abs(std::sin(object.box.yaw - r.yaw)) > 0.5;
        object.box.centre = {r.centre.x(), r.centre.y(), (bottom + top) / 2};
        object.box.size = {std::max(0.02, swapped ? r.size.y() : r.size.x()),
                           std::max(0.02, swapped ? r.size.x() : r.size.y()), top - bottom};
        for (const std::uint32_t i : candidate.points)
            object.points += m_counts.empty() ? 1 : static_cast<qint64>(m_counts[i]);
        const ObjectShape shape{object.box.size,
                                topShareOf(m_cloud, candidate.points, r, top, m_options.spacing),
                                {bottom - candidate.base, candidate.support >= 0,
                                 settingOf(m_structure.rooms[static_cast<std::size_t>(candidate.room)])}};
        const CategoryGuess guess = guessCategory(shape, m_options.leastConfidence);
        object.category = guess.category;
        object.confidence = guess.confidence;
        if (partOfRoom(object, candidate.room)) {
            m_residual += candidate.points.size();
            return {};
        }
        const bool relief = object.box.size.minCoeff() < kRelief; // frames, skirtings, crumbs
        if ((relief || object.box.size.maxCoeff() < kLeastUnknown) && object.confidence < m_options.leastConfidence)
            return {};
        m_objects.push_back(std::move(object));
        return {};
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
