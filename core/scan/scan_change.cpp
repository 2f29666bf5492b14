// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scan_change.h"

#include "core/asset/parametric.h"
#include "core/scene/evidence.h"

#include <algorithm>
#include <map>

namespace twinloom::scan
{
namespace
{

using namespace scene;

/// "Wall", "Wall 2", "Wall 3", ...
class Names
{
public:
    QString take(const QString &wanted)
    {
        const int number = ++m_used[wanted];
        return number == 1 ? wanted : QStringLiteral("%1 %2").arg(wanted).arg(number);
    }

private:
    std::map<QString, int> m_used;
};

Node makeNode(NodeIdAllocator &ids, NodeId parent, QString name)
{
    Node node;
    node.id = ids.next();
    node.parent = parent;
    node.name = std::move(name);
    return node;
}

NodeId add(Change &change, Node node)
{
    const NodeId id = node.id;
    change.edits.push_back(added(std::move(node)));
    return id;
}

struct OpeningKind {
    const char *kind, *name;
};

OpeningKind kindOf(StructureOpening::Kind kind)
{
    switch (kind) {
    case StructureOpening::Kind::Door:
        return {"door", "Door"};
    case StructureOpening::Kind::Window:
        return {"window", "Window"};
    case StructureOpening::Kind::Opening:
        break;
    }
    return {"opening", "Opening"};
}

/// Where a box stands, in the frame of the box that carries it, or of the room.
geometry::Transform relative(const geometry::Box &box, const geometry::Box *carrier)
{
    const geometry::Vec3 foot(box.centre.x(), box.centre.y(), box.bottom());
    if (!carrier)
        return geometry::Transform::place(foot, box.yaw);
    const geometry::Vec2 local = carrier->toLocal(foot.head<2>());
    return geometry::Transform::place({local.x(), local.y(), foot.z() - carrier->bottom()},
                                      geometry::wrapAngle(box.yaw - carrier->yaw));
}

/// From this confidence on an object is taken for what it looks like.
constexpr double kSure = 0.4;

bool isSure(const ObjectComponent &object)
{
    return object.confidence >= kSure && object.category != asset::kUnknownCategory;
}

Node objectNode(NodeIdAllocator &ids, NodeId parent, Names &names, const ScannedObject &object,
                const geometry::Box *carrier)
{
    ObjectComponent component;
    component.category = object.category;
    component.size = object.box.size;
    component.confidence = std::min(object.confidence, kSurestGuess);
    component.points = object.points;
    Node node = makeNode(ids, parent, names.take(objectName(component)));
    node.transform = relative(object.box, carrier);
    node.set(ModelComponent{isSure(component) ? object.category : asset::kUnknownCategory, {}, object.box.size, {}});
    node.set(std::move(component));
    return node;
}

/// A group for each storey that has others below or above and any rooms; what holds each room.
std::vector<NodeId> addStoreys(Change &change, NodeIdAllocator &ids, NodeId group, ScanReport &report)
{
    std::vector<NodeId> parents(report.structure.rooms.size(), group);
    for (StoreyReport &storey : report.storeys) {
        if (!storey.parted || storey.rooms == 0)
            continue;
        storey.node = add(change, makeNode(ids, group, storey.name));
        std::fill_n(parents.begin() + storey.firstRoom, storey.rooms, storey.node);
    }
    return parents;
}

} // namespace

QString objectName(const ObjectComponent &object)
{
    const bool guessed = !isSure(object) && object.category != asset::kUnknownCategory;
    return guessed ? object.category + QLatin1Char('?') : object.category;
}

NodeId addScanGroup(Change &change, NodeIdAllocator &ids, const QString &name)
{
    return add(change, makeNode(ids, {}, name));
}

NodeId addCloudNode(Change &change, NodeIdAllocator &ids, NodeId group, const QString &name, PointCloudComponent cloud)
{
    Node node = makeNode(ids, group, name);
    cloud.source = name;
    node.set(std::move(cloud));
    return add(change, std::move(node));
}

QString evidenceName(StructureOpening::Evidence evidence)
{
    switch (evidence) {
    case StructureOpening::Evidence::Relief:
        return QStringLiteral("relief");
    case StructureOpening::Evidence::Colour:
        return QStringLiteral("colour");
    case StructureOpening::Evidence::Hole:
        break;
    }
    return QStringLiteral("hole");
}

void addStructureNodes(Change &change, NodeIdAllocator &ids, NodeId group, ScanReport &report)
{
    const Structure &structure = report.structure;
    Names roomNames;
    std::vector<Names> names(structure.rooms.size());
    const std::vector<NodeId> parents = addStoreys(change, ids, group, report);
    for (const StructureRoom &room : structure.rooms) {
        Node node = makeNode(ids, parents[report.roomNodes.size()], roomNames.take(QStringLiteral("Scanned room")));
        node.set(RoomComponent{{}, room.polygon, room.floor, room.ceiling});
        report.roomNodes.push_back(add(change, std::move(node)));
    }
    for (const StructureWall &wall : structure.walls) {
        const auto room = static_cast<std::size_t>(wall.room);
        Node node = makeNode(ids, report.roomNodes[room], names[room].take(QStringLiteral("Wall")));
        node.set(WallComponent{wall.from, wall.to, wall.bottom, wall.top, wall.thickness.value_or(0), wall.coverage});
        add(change, std::move(node));
    }
    for (const StructureOpening &opening : structure.openings) {
        const auto room = static_cast<std::size_t>(structure.walls[static_cast<std::size_t>(opening.wall)].room);
        const OpeningKind kind = kindOf(opening.kind);
        Node node = makeNode(ids, report.roomNodes[room], names[room].take(QString::fromLatin1(kind.name)));
        node.set(OpeningComponent{QString::fromLatin1(kind.kind), opening.from, opening.to, opening.bottom, opening.top,
                                  opening.confidence});
        scene::setEvidence(node, evidenceName(opening.evidence));
        add(change, std::move(node));
    }
    for (const ScannedObject &object : report.objects) {
        const auto room = static_cast<std::size_t>(object.room);
        const bool carried = object.support >= 0; // by an object before it
        const auto support = static_cast<std::size_t>(std::max(object.support, 0));
        report.objectNodes.push_back(
            add(change, objectNode(ids, carried ? report.objectNodes[support] : report.roomNodes[room], names[room],
                                   object, carried ? &report.objects[support].box : nullptr)));
    }
}

} // namespace twinloom::scan
