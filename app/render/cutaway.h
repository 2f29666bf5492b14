// SPDX-License-Identifier: Apache-2.0
// What is left out of a picture so that the inside of rooms can be seen from outside, as of a doll's house. The one
// rule that drawing, picking and point clouds share: whatever carries a plane is left out while the eye is behind the
// plane. Walls and openings carry the plane of their face, things that hang on a wall the wall's, ceilings their own.
#pragma once

#include "app/render/scene_pieces.h"

#include <Eigen/Geometry>

#include <span>
#include <unordered_map>

namespace twinloom::render
{

/// World; `inside` points to where the plane's bearer is seen from.
struct CutPlane {
    Eigen::Vector3d point, inside;
};

/// A part of space whose scanned points are left out, in the world: a slab of a wall or what lies at or above a
/// ceiling.
struct PointCut {
    Eigen::Vector3d origin = Eigen::Vector3d::Zero();
    Eigen::Vector2d along = Eigen::Vector2d::UnitX(); ///< unit; the slab's inside is to its left
    double from = 0, to = 0;                          ///< along `along`
    double behind = 0, before = 0;                    ///< left of the face
    double bottom = 0, top = 0;                       ///< above `origin`
};

class Cutaway
{
public:
    /// What stays of a cut wall, metres above its bottom.
    static constexpr double kStubHeight = 0.1;

    Cutaway() = default;
    /// Of all visible rooms and walls.
    explicit Cutaway(const scene::Hierarchy &hierarchy);
    void addRoom(const scene::RoomComponent &room, const Eigen::Affine3d &world);
    void addWall(const scene::Node &node, const scene::WallComponent &wall, const Eigen::Affine3d &world);

    /// False from within a room: there nothing is in the way.
    bool applies(const Eigen::Vector3d &eye) const;
    static bool cuts(const CutPlane &plane, const Eigen::Vector3d &eye)
    {
        return (eye - plane.point).dot(plane.inside) < -0.02;
    }
    /// The plane that a piece carries; `world` is the piece's, `box` the node's in the world. None: it is never left
    /// out.
    std::optional<CutPlane> planeOf(const scene::Hierarchy &hierarchy, const scene::Node &node, const Piece &piece,
                                    const Eigen::Affine3d &world, const Eigen::AlignedBox3d &box) const;
    struct PointRules {
        std::optional<Eigen::Vector3d> eye; ///< set: as the walls and ceilings are cut away for it
        bool surfaces = false; ///< also points on floors and walls, whose models are drawn, and those outside
    };
    /// For a cloud with these bounds, what hides most first, at most `most`.
    std::vector<PointCut> pointCuts(const PointRules &rules, const Eigen::AlignedBox3d &cloud, std::size_t most) const;
    static bool leavesOut(std::span<const PointCut> cuts, const Eigen::Vector3d &point);
    bool hasRooms() const { return !m_rooms.empty(); }
    /// Whether the two share some space with a room.
    bool touchesRoom(const Eigen::AlignedBox3d &box) const;

private:
    struct Room {
        Eigen::Affine3d toRoom;
        geometry::Polygon polygon;
        double floor = 0;
        std::optional<double> ceiling;
        Eigen::AlignedBox3d box; ///< world
    };
    struct Wall {
        scene::NodeId parent;
        Eigen::Affine3d frame; ///< to the world: x along, y inward, z up, from the start of the wall's bottom
        double length = 0, height = 0, thickness = 0;
    };
    bool hangsOn(const Wall &wall, const Eigen::AlignedBox3d &box) const;
    /// Metres below its floor and above its ceiling up to the rooms of the next storeys.
    std::pair<double, double> freeHeights(const Room &room) const;
    void addOutside(const Room &room, const PointRules &rules, std::vector<PointCut> &cuts) const;

    std::vector<Room> m_rooms;
    std::vector<Wall> m_walls;
    std::unordered_map<scene::NodeId, std::vector<std::size_t>> m_wallsOf; ///< by their parent
};

} // namespace twinloom::render
