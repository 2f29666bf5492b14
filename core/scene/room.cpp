// SPDX-License-Identifier: Apache-2.0
#include "core/scene/room.h"

#include "core/scene/json_fields.h"

#include <QCoreApplication>

#include <cmath>
#include <unordered_set>

namespace twinloom::scene
{
namespace
{

/// Walls of a room whose height is not known are drawn this high (metres).
constexpr double kUsualHeight = 2.7;

QString text(const char *source)
{
    return QCoreApplication::translate("core/scene", source);
}

Result<void> readJson(const QJsonValue &json, const QString &path, RoomOpening &opening)
{
    JsonFields fields(json, path);
    fields.read(QLatin1String("from"), opening.from);
    fields.read(QLatin1String("to"), opening.to);
    fields.read(QLatin1String("bottom"), opening.bottom, Need::Optional); // on the floor, as doors are
    fields.read(QLatin1String("top"), opening.top);
    if (opening.top < opening.bottom)
        fields.fail(QLatin1String("top"), text("lies below the bottom."));
    return fields.result();
}

Result<void> readJson(const QJsonValue &json, const QString &path, RoomObject &object)
{
    JsonFields fields(json, path);
    std::optional<double> parent;
    fields.read(QLatin1String("category"), object.category);
    fields.read(QLatin1String("centre"), object.box.centre);
    fields.read(QLatin1String("size"), object.box.size);
    fields.read(QLatin1String("yaw"), object.box.yaw, Need::Optional);
    fields.read(QLatin1String("parent"), parent, Need::Optional);
    fields.read(QLatin1String("asset"), object.asset, Need::Optional);
    fields.read(QLatin1String("style"), object.style, Need::Optional);
    fields.read(QLatin1String("shape"), object.shape, Need::Optional);
    if (object.box.size.minCoeff() <= 0)
        fields.fail(QLatin1String("size"), text("every side must be longer than 0."));
    if (parent && (*parent < 0 || *parent > 1e9 || *parent != static_cast<int>(*parent)))
        fields.fail(QLatin1String("parent"), text("expected the index of an object, or null."));
    else if (parent)
        object.parent = static_cast<int>(*parent);
    return fields.result();
}

template <class T>
Result<std::vector<T>> readList(const QJsonValue &json, const QString &path)
{
    QJsonArray array;
    if (const auto read = scene::readJson(json, path, array); !read)
        return unexpected(read.error());
    std::vector<T> list(static_cast<std::size_t>(array.size()));
    for (qsizetype i = 0; i < array.size(); ++i)
        if (const auto read = readJson(array.at(i), elementPath(path, i), list[static_cast<std::size_t>(i)]); !read)
            return unexpected(read.error());
    return list;
}

/// The object that carries object `index`; -1 where the index is out of range or the chain upwards never ends.
int carrierOf(const std::vector<RoomObject> &objects, std::size_t index)
{
    const auto inRange = [&](int at) { return at >= 0 && at < static_cast<int>(objects.size()); };
    const int parent = objects[index].parent;
    int above = parent;
    for (std::size_t steps = 0; inRange(above); ++steps) {
        if (steps > objects.size())
            return -1;
        above = objects[static_cast<std::size_t>(above)].parent;
    }
    return above < 0 && parent >= 0 ? parent : -1;
}

Result<void> checkParents(const std::vector<RoomObject> &objects)
{
    for (std::size_t i = 0; i < objects.size(); ++i)
        if (objects[i].parent != carrierOf(objects, i))
            return wrongField(elementPath(QStringLiteral("objects"), static_cast<qsizetype>(i)) +
                                  QStringLiteral(".parent"),
                              text("object %1 does not exist, or stands on this one.").arg(objects[i].parent));
    return {};
}

QJsonArray objectsToJson(const std::vector<RoomObject> &objects)
{
    QJsonArray array;
    for (const RoomObject &object : objects)
        array.append(objectToJson(object));
    return array;
}

/// Names that are unique among the nodes made with one of it: "Chair", "Chair 2", ...
class Names
{
public:
    QString take(const QString &wanted)
    {
        QString name;
        do {
            const int number = ++m_last[wanted];
            name = number == 1 ? wanted : QStringLiteral("%1 %2").arg(wanted).arg(number);
        } while (!m_taken.insert(name).second);
        return name;
    }

private:
    std::unordered_set<QString> m_taken;
    std::unordered_map<QString, int> m_last;
};

geometry::Transform standing(const geometry::Box &box)
{
    return geometry::Transform::place({box.centre.x(), box.centre.y(), box.bottom()}, box.yaw);
}

/// The same in the frame of the object that carries it.
geometry::Transform standingOn(const geometry::Box &carrier, const geometry::Box &box)
{
    const Vec2 local = carrier.toLocal(box.centre.head<2>());
    return geometry::Transform::place({local.x(), local.y(), box.bottom() - carrier.bottom()}, box.yaw - carrier.yaw);
}

Node makeNode(NodeIdAllocator &ids, NodeId parent, QString name)
{
    Node node;
    node.id = ids.next();
    node.parent = parent;
    node.name = std::move(name);
    return node;
}

void addWalls(Change &change, NodeIdAllocator &ids, Names &names, const Room &room, NodeId parent)
{
    for (std::size_t i = 0; i < room.polygon.size(); ++i) {
        Node node = makeNode(ids, parent, names.take(QStringLiteral("Wall")));
        WallComponent wall;
        wall.from = room.polygon[i];
        wall.to = room.polygon[(i + 1) % room.polygon.size()];
        wall.top = room.height.value_or(kUsualHeight);
        node.set(wall);
        change.edits.push_back(added(std::move(node)));
    }
}

void addOpenings(Change &change, NodeIdAllocator &ids, Names &names, const std::vector<RoomOpening> &openings,
                 const QString &kind, const QString &name, NodeId parent)
{
    for (const RoomOpening &opening : openings) {
        Node node = makeNode(ids, parent, names.take(name));
        node.set(OpeningComponent{kind, opening.from, opening.to, opening.bottom, opening.top, 1.0});
        change.edits.push_back(added(std::move(node)));
    }
}

/// A node of the room below which nodes are read, with its placement in the room's frame.
struct Placed {
    NodePtr node;
    Eigen::Affine3d toRoom;
};

RoomObject objectFromNode(const ObjectComponent &component, const Eigen::Affine3d &toRoom, int parent)
{
    const geometry::Transform transform = geometry::Transform::fromMatrix(toRoom);
    RoomObject object;
    object.category = component.category;
    object.asset = component.asset;
    object.parent = parent;
    object.box.size = component.size.cwiseProduct(transform.scale.cwiseAbs());
    object.box.centre = toRoom * Vec3(0, 0, component.size.z() / 2);
    object.box.yaw = transform.yaw();
    return object;
}

RoomOpening openingFromNode(const OpeningComponent &component, const Eigen::Affine3d &toRoom)
{
    const Vec3 from = toRoom * Vec3(component.from.x(), component.from.y(), component.bottom);
    const Vec3 to = toRoom * Vec3(component.to.x(), component.to.y(), component.top);
    return {from.head<2>(), to.head<2>(), from.z(), to.z()};
}

/// The shown nodes below the room, parents first; rooms within it are left out.
std::vector<Placed> nodesBelow(const Hierarchy &hierarchy, NodeId room, const Eigen::Affine3d &frame)
{
    std::vector<Placed> found;
    std::unordered_map<NodeId, Eigen::Affine3d> frames{{room, frame}};
    for (const NodeId id : hierarchy.subtree(room)) {
        if (id == room)
            continue;
        const NodePtr node = hierarchy.scene().find(id);
        const auto parent = frames.find(node->parent);
        if (parent == frames.end() || !node->visible || node->find<RoomComponent>())
            continue;
        const Eigen::Affine3d toRoom = parent->second * node->transform.matrix();
        frames.emplace(id, toRoom);
        found.push_back({node, toRoom});
    }
    return found;
}

} // namespace

Result<Polygon> polygonFromJson(const QJsonValue &json, const QString &field)
{
    Polygon polygon;
    if (const auto read = readJson(json, field, polygon); !read)
        return unexpected(read.error());
    polygon.erase(std::unique(polygon.begin(), polygon.end()), polygon.end()); // doubled corners
    if (polygon.size() > 1 && polygon.front() == polygon.back())
        polygon.pop_back(); // a ring that repeats its first corner at the end
    if (polygon.size() < 3)
        return wrongField(field, text("a polygon needs at least three corners."));
    if (!geometry::isSimple(polygon))
        return wrongField(field, text("the polygon crosses or touches itself."));
    const double area = geometry::signedArea(polygon);
    if (area == 0 || !std::isfinite(area))
        return wrongField(field, text("the polygon has no area."));
    if (area < 0)
        std::reverse(polygon.begin(), polygon.end());
    return polygon;
}

QJsonArray polygonToJson(const Polygon &polygon)
{
    return writeJson(polygon).toArray();
}

Result<std::vector<RoomOpening>> openingsFromJson(const QJsonValue &json, const QString &field)
{
    return readList<RoomOpening>(json, field);
}

QJsonArray openingsToJson(const std::vector<RoomOpening> &openings)
{
    QJsonArray array;
    for (const RoomOpening &opening : openings)
        array.append(QJsonObject{{QStringLiteral("from"), writeJson(opening.from)},
                                 {QStringLiteral("to"), writeJson(opening.to)},
                                 {QStringLiteral("bottom"), writeJson(opening.bottom)},
                                 {QStringLiteral("top"), writeJson(opening.top)}});
    return array;
}

QJsonObject objectToJson(const RoomObject &object)
{
    QJsonObject json{{QStringLiteral("category"), object.category},
                     {QStringLiteral("centre"), writeJson(object.box.centre)},
                     {QStringLiteral("size"), writeJson(object.box.size)},
                     {QStringLiteral("yaw"), writeJson(object.box.yaw)},
                     {QStringLiteral("parent"), object.parent < 0 ? QJsonValue() : QJsonValue(object.parent)}};
    if (!object.asset.isEmpty())
        json.insert(QStringLiteral("asset"), object.asset);
    if (!object.style.isEmpty())
        json.insert(QStringLiteral("style"), object.style);
    if (!object.shape.isEmpty())
        json.insert(QStringLiteral("shape"), object.shape);
    return json;
}

Result<Room> roomFromJson(const QJsonObject &json)
{
    Room room;
    JsonFields fields(json);
    fields.read(QLatin1String("id"), room.id, Need::Optional);
    fields.read(QLatin1String("room_type"), room.roomType, Need::Optional);
    fields.read(QLatin1String("height"), room.height, Need::Optional);
    if (room.height && *room.height <= 0)
        fields.fail(QLatin1String("height"), text("must be above 0."));
    if (!fields.ok())
        return unexpected(fields.result().error());
    auto polygon = polygonFromJson(json.value(QLatin1String("polygon")), QStringLiteral("polygon"));
    if (!polygon)
        return unexpected(polygon.error());
    room.polygon = *std::move(polygon);
    const auto readInto = [&json]<class T>(const char *key, std::vector<T> &list) -> Result<void> {
        const QJsonValue value = json.value(QLatin1String(key));
        if (value.isUndefined() || value.isNull())
            return {};
        auto read = readList<T>(value, QLatin1String(key));
        if (!read)
            return unexpected(read.error());
        list = *std::move(read);
        return {};
    };
    for (const auto &read : {readInto("doors", room.doors), readInto("windows", room.windows),
                             readInto("objects", room.objects), checkParents(room.objects)})
        if (!read)
            return unexpected(read.error());
    return room;
}

QJsonObject roomToJson(const Room &room)
{
    QJsonObject json{{QStringLiteral("id"), room.id},
                     {QStringLiteral("room_type"), room.roomType},
                     {QStringLiteral("polygon"), polygonToJson(room.polygon)},
                     {QStringLiteral("doors"), openingsToJson(room.doors)},
                     {QStringLiteral("windows"), openingsToJson(room.windows)},
                     {QStringLiteral("objects"), objectsToJson(room.objects)}};
    if (room.height)
        json.insert(QStringLiteral("height"), writeJson(*room.height));
    return json;
}

NodeId addRoom(Change &change, NodeIdAllocator &ids, const Room &room, const QString &name, NodeId parent)
{
    Names names;
    Node node = makeNode(ids, parent, name);
    const NodeId id = node.id;
    node.set(RoomComponent{room.roomType, room.polygon, 0.0, room.height});
    change.edits.push_back(added(std::move(node)));
    addWalls(change, ids, names, room, id);
    addOpenings(change, ids, names, room.doors, QStringLiteral("door"), QStringLiteral("Door"), id);
    addOpenings(change, ids, names, room.windows, QStringLiteral("window"), QStringLiteral("Window"), id);
    addObjects(change, ids, room.objects, id);
    return id;
}

std::vector<NodeId> addObjects(Change &change, NodeIdAllocator &ids, const std::vector<RoomObject> &objects,
                               NodeId parent)
{
    Names names;
    std::vector<NodeId> nodes(objects.size());
    for (NodeId &id : nodes)
        id = ids.next();
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const RoomObject &object = objects[i];
        const int carrier = carrierOf(objects, i);
        Node node;
        node.id = nodes[i];
        node.name = names.take(object.category);
        node.parent = carrier < 0 ? parent : nodes[static_cast<std::size_t>(carrier)];
        node.transform =
            carrier < 0 ? standing(object.box) : standingOn(objects[static_cast<std::size_t>(carrier)].box, object.box);
        ObjectComponent component;
        component.category = object.category;
        component.size = object.box.size;
        component.asset = object.asset;
        node.set(std::move(component));
        node.set(ModelComponent{object.category, {}, object.box.size, object.style, object.shape});
        change.edits.push_back(added(std::move(node)));
    }
    return nodes;
}

Result<Room> roomFromScene(const Hierarchy &hierarchy, NodeId room)
{
    const NodePtr node = hierarchy.scene().find(room);
    const RoomComponent *outline = node ? node->find<RoomComponent>() : nullptr;
    if (!outline)
        return unexpected(ErrorCode::NotFound, text("Node %1 is no room.").arg(room.toString()),
                          text("Name a node that has a room component."));
    Room result;
    result.id = node->name;
    result.roomType = outline->roomType;
    result.polygon = outline->polygon;
    const double floor = outline->floor.value_or(0.0);
    if (outline->ceiling)
        result.height = *outline->ceiling - floor;

    const Eigen::Affine3d frame(Eigen::Translation3d(0, 0, -floor));
    std::vector<Placed> below = nodesBelow(hierarchy, room, frame);
    std::sort(below.begin(), below.end(), [](const Placed &a, const Placed &b) { return a.node->id < b.node->id; });
    std::unordered_map<NodeId, int> indices;
    for (const Placed &placed : below)
        if (placed.node->find<ObjectComponent>())
            indices.emplace(placed.node->id, static_cast<int>(indices.size()));
    for (const Placed &placed : below) {
        if (const auto *object = placed.node->find<ObjectComponent>()) {
            const auto carrier = indices.find(placed.node->parent);
            result.objects.push_back(
                objectFromNode(*object, placed.toRoom, carrier == indices.end() ? -1 : carrier->second));
            if (const auto *model = placed.node->find<ModelComponent>()) {
                result.objects.back().style = model->style;
                result.objects.back().shape = model->shape;
            }
        } else if (const auto *opening = placed.node->find<OpeningComponent>()) {
            auto &list = opening->kind == QLatin1String("window") ? result.windows : result.doors;
            list.push_back(openingFromNode(*opening, placed.toRoom));
        }
    }
    return result;
}

} // namespace twinloom::scene
