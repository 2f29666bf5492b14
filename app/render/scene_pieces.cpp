// SPDX-License-Identifier: Apache-2.0
#include "app/render/scene_pieces.h"

#include "app/render/room_mesh.h"

#include <algorithm>
#include <cmath>

namespace twinloom::render
{

namespace
{

using scene::Hierarchy;
using scene::Node;
using scene::NodeId;
using scene::NodePtr;
using scene::OpeningComponent;
using scene::Vec2;
using scene::WallComponent;

/// How far an opening's ends may stand off its wall's line, metres: scans are not exact.
constexpr double kOnWall = 0.35;

double thicknessOf(const WallComponent &wall)
{
    return wall.thickness > 0 ? wall.thickness : kWallThickness;
}

/// Siblings, then children: where a wall's openings and an opening's wall are looked for.
template <class T, class Visit>
void forNeighbours(const Hierarchy &hierarchy, const Node &node, Visit &&visit)
{
    for (const NodeId parent : {node.parent, node.id})
        for (const NodeId id : hierarchy.children(parent)) {
            const NodePtr other = hierarchy.scene().find(id);
            if (const T *component = other ? other->find<T>() : nullptr; component && id != node.id)
                visit(*other, *component);
        }
}

/// From `from`'s frame to `to`'s. Siblings are the usual case, so the world is asked only when it must be.
Eigen::Affine3d between(const Hierarchy &hierarchy, const Node &from, const Node &to)
{
    if (from.parent == to.parent)
        return to.transform.matrix().inverse() * from.transform.matrix();
    return hierarchy.world(to.id).inverse() * hierarchy.world(from.id);
}

Vec2 flat(const Eigen::Affine3d &frame, const Vec2 &point)
{
    return (frame * scene::Vec3(point.x(), point.y(), 0)).head<2>();
}

/// The opening as a hole of the wall; none when it is not on it.
std::optional<Hole> holeIn(const WallComponent &wall, const OpeningComponent &opening, const Eigen::Affine3d &toWall)
{
    const Vec2 along = (wall.to - wall.from).normalized();
    const Vec2 inward(-along.y(), along.x());
    const double length = (wall.to - wall.from).norm();
    double ends[2];
    const Vec2 corners[] = {flat(toWall, opening.from), flat(toWall, opening.to)};
    for (int i = 0; i < 2; ++i) {
        const Vec2 offset = corners[i] - wall.from;
        if (const double off = inward.dot(offset); off > kOnWall || off < -kOnWall - thicknessOf(wall))
            return std::nullopt;
        ends[i] = along.dot(offset);
    }
    const double lift = toWall.translation().z();
    Hole hole{std::min(ends[0], ends[1]), std::max(ends[0], ends[1]), opening.bottom + lift - wall.bottom,
              opening.top + lift - wall.bottom};
    if (hole.right - hole.left < 0.05 || hole.right < 0.02 || hole.left > length - 0.02)
        return std::nullopt; // across the wall, or beside it
    return hole;
}

/// How much longer the outer face is where the next wall starts, by half the turn; 0 where walls do not meet.
double mitre(const Vec2 &along, const Vec2 &nextAlong, double thickness)
{
    const double turn = std::atan2(along.x() * nextAlong.y() - along.y() * nextAlong.x(), along.dot(nextAlong));
    return thickness * std::tan(std::clamp(turn, -2.0, 2.0) / 2);
}

std::vector<Piece> wallPieces(const Hierarchy &hierarchy, const Node &node, const WallComponent &wall)
{
    WallShape shape;
    shape.length = (wall.to - wall.from).norm();
    shape.height = wall.top - wall.bottom;
    shape.thickness = thicknessOf(wall);
    shape.skirting = wall.coverage >= 1.0;
    if (!(shape.length > 1e-3) || !(shape.height > 1e-3))
        return {};
    std::vector<Hole> holes;
    forNeighbours<OpeningComponent>(hierarchy, node, [&](const Node &other, const OpeningComponent &opening) {
        if (!other.visible)
            return;
        if (const auto hole = holeIn(wall, opening, between(hierarchy, other, node)))
            holes.push_back(*hole);
    });
    const Vec2 along = (wall.to - wall.from) / shape.length;
    forNeighbours<WallComponent>(hierarchy, node, [&](const Node &other, const WallComponent &next) {
        const Eigen::Affine3d frame = between(hierarchy, other, node);
        const Vec2 from = flat(frame, next.from), to = flat(frame, next.to);
        if ((to - from).norm() < 1e-3)
            return;
        const Vec2 nextAlong = (to - from).normalized();
        if ((from - wall.to).norm() < 0.05)
            shape.endMitre = mitre(along, nextAlong, shape.thickness);
        else if ((to - wall.from).norm() < 0.05)
            shape.startMitre = mitre(nextAlong, along, shape.thickness);
    });
    return {{wallModel(shape, holes), wallFrame(wall.from, wall.to, wall.bottom), kCutWall}};
}

std::vector<Piece> openingPieces(const Hierarchy &hierarchy, const Node &node, const OpeningComponent &opening)
{
    const double height = opening.top - opening.bottom;
    Vec2 from = opening.from, to = opening.to;
    double thickness = kWallThickness;
    forNeighbours<WallComponent>(hierarchy, node, [&](const Node &other, const WallComponent &wall) {
        const Eigen::Affine3d toWall = between(hierarchy, node, other);
        const auto hole = holeIn(wall, opening, toWall);
        if (!hole)
            return;
        const Vec2 along = (wall.to - wall.from).normalized();
        const Eigen::Affine3d back = toWall.inverse();
        from = flat(back, wall.from + along * hole->left);
        to = flat(back, wall.from + along * hole->right);
        thickness = thicknessOf(wall);
    });
    const double width = (to - from).norm();
    if (!(width > 1e-3) || !(height > 1e-3))
        return {};
    return {{openingModel(opening.kind, width, height, thickness), wallFrame(from, to, opening.bottom), kCutOpening}};
}

std::vector<Piece> modelPieces(const scene::ModelComponent &component, const Resources &resources)
{
    Piece piece;
    piece.model = resources.model ? resources.model(component) : nullptr;
    if (!piece.model)
        return {};
    if (!component.blob.isEmpty()) { // parametric models are made to size, imported ones are scaled to it
        const auto [low, high] = modelBounds(*piece.model);
        const Eigen::Vector3d extent = (high - low).cast<double>();
        Eigen::Vector3d scale = Eigen::Vector3d::Ones();
        for (int i = 0; i < 3; ++i)
            if (extent[i] > 1e-6 && component.size[i] > 1e-6)
                scale[i] = component.size[i] / extent[i];
        piece.local.linear() = scale.asDiagonal();
    }
    return {piece};
}

} // namespace

std::vector<Piece> piecesOf(const Hierarchy &hierarchy, const Node &node, const Resources &resources)
{
    if (const auto *wall = node.find<WallComponent>())
        return wallPieces(hierarchy, node, *wall);
    if (const auto *opening = node.find<OpeningComponent>())
        return openingPieces(hierarchy, node, *opening);
    std::vector<Piece> pieces;
    if (const auto *room = node.find<scene::RoomComponent>(); room && room->polygon.size() >= 3) {
        pieces.push_back({floorModel(*room), Eigen::Affine3d::Identity(), 0});
        if (asset::ModelPtr ceiling = ceilingModel(*room))
            pieces.push_back({std::move(ceiling), Eigen::Affine3d::Identity(), kCeiling | kNoShadow});
    }
    const auto *object = node.find<scene::ObjectComponent>();
    // A scanned thing that nobody knows is seen by its points: a solid block would hide them.
    const bool unknown =
        object && object->points > 0 && object->category.compare(QLatin1String("Unknown"), Qt::CaseInsensitive) == 0;
    if (const auto *model = node.find<scene::ModelComponent>(); model && !unknown) {
        std::vector<Piece> own = modelPieces(*model, resources);
        pieces.insert(pieces.end(), own.begin(), own.end());
        return pieces;
    }
    if (object) {
        Piece piece{placeholderModel(), Eigen::Affine3d::Identity(), kNoShadow};
        piece.local.linear() = object->size.cwiseMax(1e-4).asDiagonal();
        pieces.push_back(piece);
    }
    return pieces;
}

bool shapesNeighbours(const Node &node)
{
    return node.find<WallComponent>() || node.find<OpeningComponent>();
}

std::pair<Eigen::Vector3f, Eigen::Vector3f> modelBounds(const asset::Model &model)
{
    Eigen::Vector3f low = Eigen::Vector3f::Constant(1e30f), high = -low;
    for (const asset::MeshPart &part : model.parts)
        for (const Eigen::Vector3f &position : part.positions) {
            low = low.cwiseMin(position);
            high = high.cwiseMax(position);
        }
    if (low.x() > high.x())
        return {Eigen::Vector3f::Zero(), Eigen::Vector3f::Zero()};
    return {low, high};
}

} // namespace twinloom::render
