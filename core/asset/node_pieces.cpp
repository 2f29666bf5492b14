// SPDX-License-Identifier: Apache-2.0
#include "core/asset/node_pieces.h"

#include "core/asset/parametric.h"
#include "core/asset/room_mesh.h"
#include "core/scene/evidence.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace twinloom::asset
{
namespace
{

using geometry::Transform;
using scene::Hierarchy;
using scene::Node;
using scene::NodeId;
using scene::NodePtr;
using scene::OpeningComponent;
using scene::Vec2;
using scene::Vec3;
using scene::WallComponent;

/// How far an opening's ends may stand off its wall's line, metres: scans are not exact.
constexpr double kOnWall = 0.35;
/// Metres by which a wall whose other face is known is drawn thinner.
constexpr double kWithin = 0.01;

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
    return (frame * Vec3(point.x(), point.y(), 0)).head<2>();
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

std::optional<NodePiece> wallPiece(const Hierarchy &hierarchy, const Node &node, const WallComponent &wall)
{
    WallShape shape;
    shape.length = (wall.to - wall.from).norm();
    shape.height = wall.top - wall.bottom;
    // The face of the room behind, whose wall is another piece, is to be seen, and not ours within it.
    shape.thickness = thicknessOf(wall) - (wall.thickness > 2 * kWithin ? kWithin : 0.0);
    shape.skirting = wall.coverage >= 1.0;
    if (!(shape.length > 1e-3) || !(shape.height > 1e-3))
        return std::nullopt;
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
    return NodePiece{wallModel(shape, holes), Transform::fromMatrix(wallFrame(wall.from, wall.to, wall.bottom)),
                     PieceKind::Wall};
}

std::optional<NodePiece> openingPiece(const Hierarchy &hierarchy, const Node &node, const OpeningComponent &opening)
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
        return std::nullopt;
    // The leaf of a door that was seen open is among the scanned points, where it stands.
    const Leaf leaf = scene::seenOpen(node) ? Leaf::None : Leaf::Closed;
    return NodePiece{openingModel(opening.kind, width, height, thickness, leaf),
                     Transform::fromMatrix(wallFrame(from, to, opening.bottom)), PieceKind::Opening};
}

/// Parametric models are made to size, imported ones are scaled to it.
Vec3 scaleOf(const scene::ModelComponent &component, const Model &model)
{
    Vec3 scale = Vec3::Ones();
    if (component.blob.isEmpty())
        return scale;
    const auto [low, high] = model.bounds();
    const Vec3 extent = (high - low).cast<double>();
    for (int i = 0; i < 3; ++i)
        if (extent[i] > 1e-6 && component.size[i] > 1e-6)
            scale[i] = component.size[i] / extent[i];
    return scale;
}

NodePiece scaled(ModelPtr model, const Vec3 &scale, PieceKind kind)
{
    NodePiece piece{std::move(model), {}, kind};
    piece.local.scale = scale;
    return piece;
}

/// A scanned thing that nobody surely knows is seen by its points: a solid block would hide them.
bool hidesPoints(const scene::ModelComponent &model, const scene::ObjectComponent *object)
{
    return object && object->points > 0 && model.blob.isEmpty() && model.category == kUnknownCategory;
}

} // namespace

std::optional<Hole> holeOf(const Hierarchy &hierarchy, const Node &wall, const Node &opening)
{
    return holeIn(*wall.find<WallComponent>(), *opening.find<OpeningComponent>(), between(hierarchy, opening, wall));
}

Result<std::vector<NodePiece>> nodePieces(const Hierarchy &hierarchy, const Node &node, const ModelSource &models)
{
    std::vector<NodePiece> pieces;
    const auto add = [&pieces](std::optional<NodePiece> piece) {
        if (piece)
            pieces.push_back(*std::move(piece));
    };
    if (const auto *wall = node.find<WallComponent>()) {
        add(wallPiece(hierarchy, node, *wall));
        return pieces;
    }
    if (const auto *opening = node.find<OpeningComponent>()) {
        add(openingPiece(hierarchy, node, *opening));
        return pieces;
    }
    if (const auto *room = node.find<scene::RoomComponent>(); room && room->polygon.size() >= 3) {
        pieces.push_back({floorModel(*room), {}, PieceKind::Floor});
        if (ModelPtr ceiling = ceilingModel(*room))
            pieces.push_back({std::move(ceiling), {}, PieceKind::Ceiling});
    }
    const auto *object = node.find<scene::ObjectComponent>();
    if (const auto *component = node.find<scene::ModelComponent>(); component && !hidesPoints(*component, object)) {
        auto model = models(node);
        if (!model)
            return unexpected(model.error());
        if (*model)
            pieces.push_back(scaled(*model, scaleOf(*component, **model), PieceKind::Model));
    } else if (object) {
        pieces.push_back(scaled(placeholderModel(), object->size.cwiseMax(1e-4), PieceKind::Placeholder));
    }
    return pieces;
}

} // namespace twinloom::asset
