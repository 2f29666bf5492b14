// SPDX-License-Identifier: Apache-2.0
#include "core/scan/objects/object_parts.h"

#include "core/scan/structure/plan_rectangle.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace twinloom::scan
{
namespace
{

using geometry::Vec2;

constexpr double kMostFloor = 0.4,
                 kMostFloorSolid = 0.7;            // shares of the floor; the second where it is a solid, low thing
constexpr double kSolid = 0.7, kLow = 1.3;         // covered share; metres
constexpr double kMostHeight = 0.9, kColumn = 1.0; // share of the room's height; metres, of the lesser side
constexpr double kUnseenHeight = 3.0;              // metres, of a room whose ceiling was not seen
constexpr double kSuspectFloor = 0.25, kSuspectHeight = 0.75;
constexpr double kSuspectArea = 1.5, kSuspectShare = 0.06,
                 kSuspectCovered = 0.55; // square metres, of the floor: a gappy plan is hardly one thing
constexpr double kLeastPlanCell = 0.05, kPlanSpacings = 1.25; // metres, and in spacings: a surface has no holes
constexpr int kLeastNarrow = 2, kMostNarrow = 5;              // cells: half of the width of what is narrow
constexpr double kLeastCore = 0.03;                           // square metres
constexpr double kWhole = 0.9, kHardlyLess = 0.5;             // shares of the points: what has not come apart
constexpr double kLayer = 0.05;                               // metres
constexpr double kLowestCut = 0.35;                           // share of the height

/// What lies nearer than this (metres) belongs to the room itself.
struct Margin {
    double wall, floor, ceiling;
};
constexpr std::array<Margin, 3> kMargins = {{{0.11, 0.06, 0.15}, {0.17, 0.08, 0.25}, {0.23, 0.10, 0.40}}};

using PlanCell = std::pair<int, int>;

PlanCell planCell(const Eigen::Vector3f &p, double size)
{
    return {static_cast<int>(std::floor(static_cast<double>(p.x()) / size)),
            static_cast<int>(std::floor(static_cast<double>(p.y()) / size))};
}

/// The cells around one, itself included.
template <class Visit>
void forAround(const PlanCell &cell, const Visit &visit)
{
    for (int dx = -1; dx <= 1; ++dx)
        for (int dy = -1; dy <= 1; ++dy)
            visit(PlanCell(cell.first + dx, cell.second + dy));
}

/// `cells` without those at the edge, `rounds` times.
std::set<PlanCell> eroded(std::set<PlanCell> cells, int rounds)
{
    for (int round = 0; round < rounds; ++round) {
        std::set<PlanCell> inner;
        for (const PlanCell &cell : cells) {
            bool whole = true;
            forAround(cell, [&](const PlanCell &near) { whole = whole && cells.contains(near); });
            if (whole)
                inner.insert(inner.end(), cell);
        }
        cells = std::move(inner);
    }
    return cells;
}

/// Cells of `all` by the connected part of `from` (of `leastCore` cells or more) that they are nearest to, at most
/// `steps` away.
std::map<PlanCell, int> grown(const std::set<PlanCell> &from, const std::set<PlanCell> &all, int steps,
                              std::size_t leastCore, int &parts)
{
    std::map<PlanCell, int> owner;
    std::vector<PlanCell> front;
    parts = 0;
    for (const PlanCell &seed : from) {
        if (owner.contains(seed))
            continue;
        std::vector<PlanCell> reached{seed};
        owner[seed] = parts;
        for (std::size_t i = 0; i < reached.size(); ++i) {
            const PlanCell here = reached[i];
            forAround(here, [&](const PlanCell &near) {
                if (from.contains(near) && owner.emplace(near, parts).second)
                    reached.push_back(near);
            });
        }
        if (reached.size() < leastCore) {
            for (const PlanCell &cell : reached)
                owner[cell] = -1; // not asked again, and taken out below
            continue;
        }
        front.insert(front.end(), reached.begin(), reached.end());
        ++parts;
    }
    std::erase_if(owner, [](const auto &cell) { return cell.second < 0; });
    for (int step = 0; step < steps; ++step) {
        std::vector<PlanCell> next;
        for (const PlanCell &cell : front) {
            const int part = owner.at(cell);
            forAround(cell, [&](const PlanCell &near) {
                if (all.contains(near) && owner.emplace(near, part).second)
                    next.push_back(near);
            });
        }
        front = std::move(next);
    }
    return owner;
}

class Parting
{
public:
    Parting(const PointCloud &cloud, const Structure &structure, int room, double spacing)
        : m_cloud(cloud), m_room(structure.rooms[static_cast<std::size_t>(room)]), m_cell(kConnected * spacing),
          m_planCell(std::max(kLeastPlanCell, kPlanSpacings * spacing))
    {
        double longest = 0;
        for (const StructureWall &wall : structure.walls)
            if (const double length = (wall.to - wall.from).norm(); wall.room == room && length > longest) {
                longest = length;
                m_yaw = std::atan2(wall.to.y() - wall.from.y(), wall.to.x() - wall.from.x());
            }
        m_height = m_room.ceiling ? *m_room.ceiling - m_room.floor : kUnseenHeight;
    }

    Result<RoomParts> run(const Indices &points, Progress &progress)
    {
        if (const auto done = connect(points, 0, progress); !done)
            return unexpected(done.error());
        return std::move(m_result);
    }

private:
    /// How a part lies in the room.
    struct Shape {
        Vec2 footprint = Vec2::Zero();
        double covered = 0, height = 0, bottom = 0;
        double area() const { return footprint.x() * footprint.y(); }
    };
    static constexpr int kMarginStages = static_cast<int>(kMargins.size());
    static constexpr int kNarrowStages = kMostNarrow - kLeastNarrow + 1;
    static constexpr int kStages = kMarginStages + kNarrowStages + 2; ///< at last two cuts in height

    Shape shapeOf(const Indices &part) const
    {
        Shape shape;
        const Rectangle r = rectangleAt(m_cloud, part, m_yaw);
        shape.footprint = r.size;
        std::vector<float> heights;
        std::set<PlanCell> cells;
        for (const std::uint32_t i : part) {
            heights.push_back(m_cloud.positions[i].z());
            cells.insert(planCell(m_cloud.positions[i], m_planCell));
        }
        std::sort(heights.begin(), heights.end());
        const std::size_t skip = heights.size() / 200;
        shape.bottom = static_cast<double>(heights[skip]);
        shape.height = static_cast<double>(heights[heights.size() - 1 - skip]) - shape.bottom;
        shape.covered = std::min(1.0, static_cast<double>(cells.size()) * m_planCell * m_planCell /
                                          std::max(shape.area(), m_planCell * m_planCell));
        return shape;
    }
    bool gappy(const Shape &shape) const
    {
        return shape.area() > std::max(kSuspectArea, kSuspectShare * m_room.area) && shape.covered < kSuspectCovered;
    }
    bool suspect(const Shape &shape) const
    {
        return shape.area() > kSuspectFloor * m_room.area || shape.height > kSuspectHeight * m_height || gappy(shape);
    }
    bool tooLarge(const Shape &shape) const
    {
        return spansRoom(shape.footprint, shape.covered, shape.height, m_room.area, m_height);
    }

    Result<void> connect(const Indices &points, int stage, Progress &progress)
    {
        auto parts = linkedParts(m_cloud, points, m_cell, progress);
        if (!parts)
            return unexpected(parts.error());
        for (Indices &part : *parts)
            if (const auto done = take(std::move(part), stage, progress); !done)
                return done;
        return {};
    }

    Result<void> take(Indices part, int stage, Progress &progress)
    {
        const Shape shape = shapeOf(part);
        if (part.size() < 8 || !suspect(shape)) {
            m_result.parts.push_back(std::move(part));
            return {};
        }
        for (; stage < kStages; ++stage) {
            if (!worthParting(shape, stage))
                continue;
            auto pieces = partedAt(part, shape, stage, progress);
            if (!pieces)
                return unexpected(pieces.error());
            if (pieces->empty())
                continue;
            for (Indices &piece : *pieces)
                if (const auto done = take(std::move(piece), stage + 1, progress); !done)
                    return done;
            return {};
        }
        if (tooLarge(shape))
            m_result.residual += part.size();
        else
            m_result.parts.push_back(std::move(part));
        return {};
    }

    /// Cupboards up to the ceiling and rows of tables stay whole; only what cannot be a thing is cut at any price.
    bool worthParting(const Shape &shape, int stage) const
    {
        if (stage < kMarginStages || tooLarge(shape))
            return true;
        return stage < kMarginStages + kNarrowStages && gappy(shape);
    }

    /// Empty when `part` does not come apart at this stage.
    Result<std::vector<Indices>> partedAt(const Indices &part, const Shape &shape, int stage, Progress &progress)
    {
        if (progress.cancelled())
            return cancelledError();
        const auto kept = stage < kMarginStages ? inward(part, kMargins[static_cast<std::size_t>(stage)])
                          : stage < kMarginStages + kNarrowStages
                              ? atNarrows(part, kLeastNarrow + stage - kMarginStages)
                              : inHeight(part, shape);
        std::vector<Indices> pieces;
        std::size_t largest = 0, all = 0;
        for (const Indices &some : kept) {
            auto parts = connectedParts(m_cloud, some, m_cell, progress);
            if (!parts)
                return unexpected(parts.error());
            for (Indices &piece : *parts) {
                largest = std::max(largest, piece.size());
                all += piece.size();
                pieces.push_back(std::move(piece));
            }
        }
        const auto share = [](std::size_t of, std::size_t whole) {
            return static_cast<double>(of) / static_cast<double>(std::max<std::size_t>(whole, 1));
        };
        const bool whole = share(largest, all) > kWhole && share(all, part.size()) > kHardlyLess;
        if (whole)
            return std::vector<Indices>();
        m_result.residual += part.size() - all;
        return pieces;
    }

    /// The points that are not within the margins; those that are belong to the room.
    std::vector<Indices> inward(const Indices &part, const Margin &margin) const
    {
        const double ceiling = m_room.ceiling.value_or(std::numeric_limits<double>::infinity());
        Indices kept;
        for (const std::uint32_t i : part) {
            const Eigen::Vector3f &p = m_cloud.positions[i];
            const double z = static_cast<double>(p.z());
            if (z > m_room.floor + margin.floor && z < ceiling - margin.ceiling &&
                geometry::signedDistance(m_room.polygon, p.head<2>().cast<double>()) > margin.wall)
                kept.push_back(i);
        }
        return {kept};
    }

    /// Parted where the plan is less than about `half` cells wide to either side.
    std::vector<Indices> atNarrows(const Indices &part, int half) const
    {
        std::set<PlanCell> cells;
        for (const std::uint32_t i : part)
            cells.insert(planCell(m_cloud.positions[i], m_planCell));
        int cores = 0;
        const auto owner = grown(eroded(cells, half), cells, half + 2,
                                 static_cast<std::size_t>(kLeastCore / (m_planCell * m_planCell)) + 1, cores);
        std::vector<Indices> pieces(static_cast<std::size_t>(cores) + 1); // the last: what is narrow
        for (const std::uint32_t i : part) {
            const auto it = owner.find(planCell(m_cloud.positions[i], m_planCell));
            pieces[it == owner.end() ? static_cast<std::size_t>(cores) : static_cast<std::size_t>(it->second)]
                .push_back(i);
        }
        std::erase_if(pieces, [](const Indices &piece) { return piece.empty(); });
        return pieces;
    }

    /// Parted at the height where it has the fewest points.
    std::vector<Indices> inHeight(const Indices &part, const Shape &shape) const
    {
        const auto layers = static_cast<std::size_t>(shape.height / kLayer);
        if (layers < 8)
            return {part};
        std::vector<std::size_t> count(layers, 0);
        const auto layerOf = [&](std::uint32_t i) {
            const double above = static_cast<double>(m_cloud.positions[i].z()) - shape.bottom;
            return static_cast<std::size_t>(std::clamp(above / kLayer, 0.0, static_cast<double>(layers - 1)));
        };
        for (const std::uint32_t i : part)
            ++count[layerOf(i)];
        const auto first = count.begin() + static_cast<std::ptrdiff_t>(kLowestCut * static_cast<double>(layers));
        const auto cut = static_cast<std::size_t>(std::min_element(first, count.end() - 2) - count.begin());
        std::vector<Indices> pieces(2);
        for (const std::uint32_t i : part)
            pieces[layerOf(i) > cut ? 1 : 0].push_back(i);
        std::erase_if(pieces, [](const Indices &piece) { return piece.empty(); });
        return pieces;
    }

    const PointCloud &m_cloud;
    const StructureRoom &m_room;
    double m_cell, m_planCell, m_yaw = 0, m_height = kUnseenHeight;
    RoomParts m_result;
};

} // namespace

Result<RoomParts> partsOfRoom(const PointCloud &cloud, const Indices &points, const Structure &structure, int room,
                              double spacing, Progress &progress)
{
    return Parting(cloud, structure, room, spacing).run(points, progress);
}

bool spansRoom(const geometry::Vec2 &footprint, double covered, double height, double floorArea, double roomHeight)
{
    const bool solid = covered >= kSolid && height < kLow; // a bed in a small room
    return footprint.prod() > (solid ? kMostFloorSolid : kMostFloor) * floorArea ||
           (height > kMostHeight * roomHeight && footprint.minCoeff() > kColumn);
}

} // namespace twinloom::scan
