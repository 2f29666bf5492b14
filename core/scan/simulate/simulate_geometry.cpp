// SPDX-License-Identifier: Apache-2.0
#include "core/scan/simulate/simulate_geometry.h"

#include "core/asset/parametric.h"
#include "core/geometry/clip.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace twinloom::scan
{

namespace
{

using geometry::Vec2;
using geometry::Vec3;

constexpr Rgb kWall = {226, 222, 212}, kFloor = {138, 128, 116}, kCeiling = {240, 240, 238}, kReveal = {214, 212, 206};
constexpr Rgb kFrame = {90, 94, 98}, kPane = {150, 180, 190}, kLeaf = {150, 112, 72}, kCorridor = {200, 204, 196},
              kStairs = {168, 140, 108};

/// An edge of a room's outline: the wall's face is at depth 0, its back at depth `thickness`, outward.
struct Edge {
    Vec2 from, along, outward;
    double length = 0;

    Vec3 at(double s, double depth, double z) const
    {
        const Vec2 p = from + along * s + outward * depth;
        return {p.x(), p.y(), z};
    }
};

/// A hole in a wall, in metres along the edge and above the floor.
struct Hole {
    double s0 = 0, s1 = 0, z0 = 0, z1 = 0;
    bool door = false;
};

Surface::Kind kindOf(const asset::Material &material)
{
    if (material.baseColour[3] < 0.9f)
        return Surface::Kind::Glass;
    return material.metallic >= 1 && material.roughness < 0.05f ? Surface::Kind::Mirror : Surface::Kind::Solid;
}

Edge edgeOf(const geometry::Polygon &polygon, std::size_t i)
{
    const Vec2 a = polygon[i], b = polygon[(i + 1) % polygon.size()];
    Edge edge{a, (b - a).normalized(), {}, (b - a).norm()};
    edge.outward = {edge.along.y(), -edge.along.x()};
    return edge;
}

class Builder
{
public:
    Builder(std::span<const SimulatedStorey> storeys, double thickness) : m_storeys(storeys), m_thickness(thickness) {}

    Result<Building> build()
    {
        m_wall = surface(kWall);
        m_floor = surface(kFloor);
        m_ceiling = surface(kCeiling);
        m_reveal = surface(kReveal);
        m_frame = surface(kFrame);
        m_pane = surface(kPane, Surface::Kind::Glass);
        m_leaf = surface(kLeaf);
        m_corridor = surface(kCorridor);
        m_stairs = surface(kStairs);
        int object = 0;
        for (std::size_t i = 0; i < m_storeys.size(); ++i) {
            m_rooms = m_storeys[i].rooms;
            m_base = m_storeys[i].floor;
            m_wellBelow = i > 0 ? wellOf(m_storeys[i - 1]) : geometry::Polygon();
            m_wellAbove = wellOf(m_storeys[i]);
            for (const scene::Room &room : m_rooms) {
                addShell(room);
                for (const scene::RoomObject &item : room.objects)
                    if (const Result<void> done = addObject(item, object++); !done)
                        return unexpected(done.error());
            }
            if (m_storeys[i].stairs && i + 1 < m_storeys.size())
                addStairs(*m_storeys[i].stairs, m_storeys[i + 1].floor - m_base);
        }
        return std::move(m_out);
    }

private:
    std::uint16_t surface(Rgb colour, Surface::Kind kind = Surface::Kind::Solid, int object = -1)
    {
        m_out.surfaces.push_back({colour, kind, object});
        return static_cast<std::uint16_t>(m_out.surfaces.size() - 1);
    }
    void triangle(const Vec3 &a, const Vec3 &b, const Vec3 &c, std::uint16_t what)
    {
        for (const Vec3 *corner : {&a, &b, &c}) {
            m_out.indices.push_back(static_cast<std::uint32_t>(m_out.positions.size()));
            m_out.positions.push_back((*corner + Vec3(0, 0, m_base)).cast<float>());
        }
        m_out.surfaceOf.push_back(what);
    }
    void quad(const Vec3 &a, const Vec3 &b, const Vec3 &c, const Vec3 &d, std::uint16_t what)
    {
        triangle(a, b, c, what);
        triangle(a, c, d, what);
    }
    enum class Level { Floor, Ceiling };
    /// A convex part of a floor or ceiling, but for the well.
    void level(const geometry::Polygon &convex, double z, Level kind)
    {
        const auto at = [z](const Vec2 &p) { return Vec3(p.x(), p.y(), z); };
        const geometry::Polygon &well = kind == Level::Floor ? m_wellBelow : m_wellAbove;
        const auto pieces = well.empty() ? std::vector<geometry::Polygon>{convex} : geometry::cutOut(convex, well);
        for (const geometry::Polygon &piece : pieces)
            for (std::size_t i = 1; i + 1 < piece.size(); ++i)
                if (kind == Level::Floor)
                    triangle(at(piece[0]), at(piece[i]), at(piece[i + 1]), m_floor);
                else
                    triangle(at(piece[0]), at(piece[i + 1]), at(piece[i]), m_ceiling);
    }
    /// Steps of about 18 cm, and the sides of the slab around the well.
    void addStairs(const Stairs &stairs, double rise)
    {
        constexpr double kStep = 0.18, kTread = 0.04;
        const int steps = std::max(1, static_cast<int>(std::lround(rise / kStep)) - 1); // the last one is the floor
        const Vec2 way = stairs.head - stairs.foot;
        Edge edge{{}, way.normalized(), {}, way.norm()};
        edge.outward = {edge.along.y(), -edge.along.x()};
        edge.from = stairs.foot - edge.outward * stairs.width / 2;
        for (int i = 0; i < steps; ++i) {
            const double top = rise * (i + 1) / (steps + 1);
            bar(edge,
                {edge.length * i / steps, edge.length * (i + 1) / steps,
                 std::max(0.0, top - rise / (steps + 1) - kTread), top},
                0, stairs.width, m_stairs);
        }
        const double ceiling = ceilingOver(stairs);
        const geometry::Polygon well = stairs.strip(stairs.well);
        for (std::size_t i = 0; i < well.size(); ++i) {
            const Edge side = edgeOf(well, i);
            quad(side.at(0, 0, ceiling), side.at(side.length, 0, ceiling), side.at(side.length, 0, rise),
                 side.at(0, 0, rise), m_wall);
        }
    }
    /// Of the room that the stairs begin in.
    double ceilingOver(const Stairs &stairs) const
    {
        const auto room = std::find_if(m_rooms.begin(), m_rooms.end(), [&](const scene::Room &r) {
            return geometry::contains(r.polygon, stairs.foot);
        });
        return room == m_rooms.end() ? kDefaultHeight : room->height.value_or(kDefaultHeight);
    }
    static geometry::Polygon wellOf(const SimulatedStorey &storey)
    {
        return storey.stairs ? storey.stairs->strip(storey.stairs->well) : geometry::Polygon();
    }

    /// A box along an edge.
    void bar(const Edge &edge, const Hole &box, double depth0, double depth1, std::uint16_t what)
    {
        const auto [s0, s1, z0, z1, door] = box;
        for (const double depth : {depth0, depth1})
            quad(edge.at(s0, depth, z0), edge.at(s1, depth, z0), edge.at(s1, depth, z1), edge.at(s0, depth, z1), what);
        reveals(edge, box, depth0, depth1, what);
    }
    /// The four sides of a box along an edge; of a hole: its jambs, sill and head.
    void reveals(const Edge &edge, const Hole &box, double depth0, double depth1, std::uint16_t what)
    {
        const auto [s0, s1, z0, z1, door] = box;
        for (const double s : {s0, s1})
            quad(edge.at(s, depth0, z0), edge.at(s, depth1, z0), edge.at(s, depth1, z1), edge.at(s, depth0, z1), what);
        for (const double z : {z0, z1})
            quad(edge.at(s0, depth0, z), edge.at(s1, depth0, z), edge.at(s1, depth1, z), edge.at(s0, depth1, z), what);
    }

    void addShell(const scene::Room &room)
    {
        const double height = room.height.value_or(kDefaultHeight);
        for (const auto &[a, b, c] : geometry::triangulate(room.polygon)) {
            const auto at = [&](int k) { return room.polygon[static_cast<std::size_t>(k)]; };
            level({at(a), at(b), at(c)}, 0, Level::Floor);
            level({at(a), at(b), at(c)}, height, Level::Ceiling);
        }
        for (std::size_t i = 0; i < room.polygon.size(); ++i) {
            const Edge edge = edgeOf(room.polygon, i);
            std::vector<Hole> holes;
            for (const scene::RoomOpening &door : room.doors)
                addHole(edge, door, true, height, holes);
            for (const scene::RoomOpening &window : room.windows)
                addHole(edge, window, false, height, holes);
            addWall(edge, height, holes);
            for (const Hole &hole : holes) {
                reveals(edge, hole, 0, m_thickness, m_reveal);
                if (hole.door)
                    addDoor(room, edge, hole);
                else
                    addWindow(edge, hole);
            }
        }
    }

    static void addHole(const Edge &edge, const scene::RoomOpening &opening, bool door, double height,
                        std::vector<Hole> &holes)
    {
        constexpr double kOnWall = 0.3; // an outline and its openings may come from different hands
        const Vec2 a = opening.from - edge.from, b = opening.to - edge.from;
        if (std::abs(a.dot(edge.outward)) > kOnWall || std::abs(b.dot(edge.outward)) > kOnWall ||
            std::abs((b - a).dot(edge.along)) < 0.9 * (b - a).norm())
            return;
        Hole hole{std::min(a.dot(edge.along), b.dot(edge.along)), std::max(a.dot(edge.along), b.dot(edge.along)),
                  std::max(0.0, opening.bottom), std::min(height, opening.top), door};
        hole.s0 = std::max(hole.s0, 0.0);
        hole.s1 = std::min(hole.s1, edge.length);
        if (hole.s1 - hole.s0 > 0.02 && hole.z1 - hole.z0 > 0.02)
            holes.push_back(hole);
    }

    /// Both faces, cut along all borders of all holes; the pieces inside a hole are left out.
    void addWall(const Edge &edge, double height, const std::vector<Hole> &holes)
    {
        std::vector<double> s = {0, edge.length}, z = {0, height};
        for (const Hole &hole : holes) {
            s.insert(s.end(), {hole.s0, hole.s1});
            z.insert(z.end(), {hole.z0, hole.z1});
        }
        std::sort(s.begin(), s.end());
        std::sort(z.begin(), z.end());
        for (std::size_t i = 0; i + 1 < s.size(); ++i)
            for (std::size_t k = 0; k + 1 < z.size(); ++k) {
                const double ms = (s[i] + s[i + 1]) / 2, mz = (z[k] + z[k + 1]) / 2;
                const bool open = std::any_of(holes.begin(), holes.end(), [&](const Hole &h) {
                    return ms > h.s0 && ms < h.s1 && mz > h.z0 && mz < h.z1;
                });
                if (open || s[i + 1] - s[i] < 1e-6 || z[k + 1] - z[k] < 1e-6)
                    continue;
                for (const double depth : {0.0, m_thickness})
                    quad(edge.at(s[i], depth, z[k]), edge.at(s[i + 1], depth, z[k]), edge.at(s[i + 1], depth, z[k + 1]),
                         edge.at(s[i], depth, z[k + 1]), m_wall);
            }
    }

    void addWindow(const Edge &edge, const Hole &hole)
    {
        constexpr double kBar = 0.05;
        const double d0 = m_thickness * 0.4, d1 = d0 + kBar;
        bar(edge, {hole.s0, hole.s1, hole.z0, hole.z0 + kBar, false}, d0, d1, m_frame);
        bar(edge, {hole.s0, hole.s1, hole.z1 - kBar, hole.z1, false}, d0, d1, m_frame);
        bar(edge, {hole.s0, hole.s0 + kBar, hole.z0, hole.z1, false}, d0, d1, m_frame);
        bar(edge, {hole.s1 - kBar, hole.s1, hole.z0, hole.z1, false}, d0, d1, m_frame);
        const double depth = (d0 + d1) / 2;
        quad(edge.at(hole.s0, depth, hole.z0), edge.at(hole.s1, depth, hole.z0), edge.at(hole.s1, depth, hole.z1),
             edge.at(hole.s0, depth, hole.z1), m_pane);
    }

    bool insideAnyRoom(const Vec2 &point) const
    {
        return std::any_of(m_rooms.begin(), m_rooms.end(),
                           [&](const scene::Room &room) { return geometry::contains(room.polygon, point); });
    }

    /// A leaf that stands open, outwards; and where there is no room behind the door, a corridor.
    void addDoor(const scene::Room &room, const Edge &edge, const Hole &hole)
    {
        const double middle = (hole.s0 + hole.s1) / 2, width = hole.s1 - hole.s0;
        const Vec2 behind = edge.at(middle, m_thickness + 0.1, 0).head<2>();
        const bool between = insideAnyRoom(behind);
        const auto other = std::find_if(m_rooms.begin(), m_rooms.end(),
                                        [&](const scene::Room &r) { return geometry::contains(r.polygon, behind); });
        if (between && &*other < &room)
            return; // hung by the room that came first
        constexpr double kOpen = 1.4, kThick = 0.04;
        Edge leaf;
        leaf.from = edge.at(hole.s0, m_thickness, 0).head<2>();
        leaf.along = std::cos(kOpen) * edge.along + std::sin(kOpen) * edge.outward;
        leaf.outward = {leaf.along.y(), -leaf.along.x()};
        if (width <= 1.3) // wider ones are gates that roll up
            bar(leaf, {0.02, width - 0.02, 0.01, hole.z1 - 0.01, false}, -kThick, 0, m_leaf);
        if (!between)
            addCorridor(edge, hole);
    }

    void addCorridor(const Edge &edge, const Hole &hole)
    {
        constexpr double kDepth = 1.8, kSide = 2.5;
        const double height = std::max(2.5, hole.z1 + 0.2), d0 = m_thickness, d1 = m_thickness + kDepth;
        const double s0 = hole.s0 - kSide, s1 = hole.s1 + kSide;
        for (double s = s0; s <= s1; s += 0.25)
            for (double d = d0 + 0.05; d <= d1; d += 0.25)
                if (insideAnyRoom(edge.at(s, d, 0).head<2>()))
                    return;
        const Hole box{s0, s1, 0, height, false};
        reveals(edge, box, d0, d1, m_corridor);
        quad(edge.at(s0, d1, 0), edge.at(s1, d1, 0), edge.at(s1, d1, height), edge.at(s0, d1, height), m_corridor);
    }

    Result<void> addObject(const scene::RoomObject &object, int number)
    {
        const Eigen::Vector3f size = object.box.size.cast<float>();
        if (!object.box.size.allFinite() || !object.box.centre.allFinite() || !(object.box.size.minCoeff() > 0) ||
            object.box.size.maxCoeff() > 100)
            return unexpected(ErrorCode::BadInput,
                              QCoreApplication::translate("scan", "objects[%1].size: a %2 cannot have this size.")
                                  .arg(number)
                                  .arg(object.category));
        Result<asset::Model> made = asset::makeParametric(object.category, size, {object.style, object.shape});
        const asset::Model model = made ? std::move(*made) : asset::makeUnknown(size.cwiseMax(0.002f));
        const Eigen::Affine3d place =
            geometry::Transform::place({object.box.centre.x(), object.box.centre.y(), object.box.bottom()},
                                       object.box.yaw)
                .matrix();
        for (const asset::MeshPart &part : model.parts) {
            const asset::Material material =
                part.material >= 0 && static_cast<std::size_t>(part.material) < model.materials.size()
                    ? model.materials[static_cast<std::size_t>(part.material)]
                    : asset::Material();
            const auto channel = [&](int k) { // linear to sRGB, near enough
                return static_cast<std::uint8_t>(
                    std::lround(255.0 * std::pow(std::clamp(material.baseColour[k], 0.0f, 1.0f), 1 / 2.2)));
            };
            const std::uint16_t what = surface({channel(0), channel(1), channel(2)}, kindOf(material), number);
            for (std::size_t i = 0; i + 2 < part.indices.size(); i += 3) {
                const auto corner = [&](std::size_t k) {
                    return Vec3(place * part.positions[part.indices[i + k]].cast<double>());
                };
                triangle(corner(0), corner(1), corner(2), what);
            }
        }
        return {};
    }

    std::span<const SimulatedStorey> m_storeys;
    std::span<const scene::Room> m_rooms; ///< of the storey that is being built
    double m_base = 0;                    ///< its floor
    geometry::Polygon m_wellBelow, m_wellAbove;
    double m_thickness;
    Building m_out;
    std::uint16_t m_wall = 0, m_floor = 0, m_ceiling = 0, m_reveal = 0, m_frame = 0, m_pane = 0, m_leaf = 0,
                  m_corridor = 0, m_stairs = 0;
};

} // namespace

void addPerson(Building &building, const Vec3 &foot)
{
    constexpr Rgb kTrousers = {52, 60, 84}, kShirt = {120, 66, 58}, kSkin = {196, 158, 134};
    const auto part = [&](const Vec3 &low, const Vec3 &high, Rgb colour) {
        const auto what = static_cast<std::uint16_t>(building.surfaces.size());
        building.surfaces.push_back({colour, Surface::Kind::Person, -1});
        const auto first = static_cast<std::uint32_t>(building.positions.size());
        for (unsigned corner = 0; corner < 8; ++corner)
            building.positions.emplace_back(static_cast<float>(foot.x() + (corner & 1 ? high : low).x()),
                                            static_cast<float>(foot.y() + (corner & 2 ? high : low).y()),
                                            static_cast<float>(foot.z() + (corner & 4 ? high : low).z()));
        for (const std::uint32_t corner : {0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4,
                                           2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5})
            building.indices.push_back(first + corner);
        building.surfaceOf.insert(building.surfaceOf.end(), 12, what);
    };
    part({-0.17, -0.09, 0}, {-0.02, 0.09, 0.85}, kTrousers);
    part({0.02, -0.09, 0}, {0.17, 0.09, 0.85}, kTrousers);
    part({-0.2, -0.12, 0.85}, {0.2, 0.12, 1.48}, kShirt);
    for (const double x : {-0.25, 0.25})
        part({x - 0.05, -0.06, 0.75}, {x + 0.05, 0.06, 1.43}, kShirt);
    part({-0.09, -0.1, 1.48}, {0.09, 0.1, 1.75}, kSkin);
}

geometry::Polygon Stairs::strip(double length) const
{
    const Vec2 along = (head - foot).normalized(), across(along.y(), -along.x());
    const Vec2 begin = head - along * length, side = across * width / 2;
    return {begin + side, head + side, head - side, begin - side};
}

Result<Building> makeBuilding(std::span<const SimulatedStorey> storeys, double wallThickness)
{
    return Builder(storeys, wallThickness).build();
}

} // namespace twinloom::scan
