// SPDX-License-Identifier: Apache-2.0
#include "core/scene/validate.h"

#include "core/scene/hierarchy.h"

#include <QCoreApplication>

#include <cmath>
#include <map>
#include <set>
#include <unordered_set>

namespace twinloom::scene
{
namespace
{

constexpr double kTouch = 0.01;        ///< metres by which two objects may overlap
constexpr double kBeyond = 0.02;       ///< metres by which an object may reach out of its room or off its carrier
constexpr double kThroughHeight = 0.1; ///< metres by which rooms of two storeys may overlap
constexpr double kThroughShare = 0.02; ///< of the smaller floor, by which neighbouring rooms may overlap
constexpr double kSamePlace = 0.8;     ///< intersection over union of rooms that are one, scanned twice
constexpr double kUsualHeight = 2.5;   ///< metres, of a room whose ceiling was not seen

QString text(const char *source)
{
    return QCoreApplication::translate("core/scene", source);
}

QString label(const Node &node)
{
    return QStringLiteral("%1 \"%2\"").arg(node.id.toString(), node.name);
}

void report(Issues &issues, const char *code, const Node &node, const char *member, const QString &message)
{
    issues.push_back({QLatin1String(code), QStringLiteral("%1: %2").arg(label(node), message),
                      QStringLiteral("%1.%2").arg(node.id.toString(), QLatin1String(member))});
}

/// The nodes on circles of parents. Each node is walked once: O(n).
std::unordered_set<NodeId> nodesOnCycles(const Scene &scene, const std::vector<NodePtr> &nodes)
{
    std::unordered_set<NodeId> cyclic;
    std::unordered_map<NodeId, NodeId> startedFrom;
    for (const NodePtr &start : nodes) {
        NodePtr at = start;
        while (at && startedFrom.emplace(at->id, start->id).second)
            at = scene.find(at->parent);
        if (!at || startedFrom.at(at->id) != start->id || cyclic.contains(at->id))
            continue;
        const NodeId first = at->id;
        do {
            cyclic.insert(at->id);
            at = scene.find(at->parent);
        } while (at->id != first);
    }
    return cyclic;
}

bool isFinite(const Node &node)
{
    return node.transform.translation.allFinite() && node.transform.rotation.coeffs().allFinite() &&
           node.transform.scale.allFinite();
}

void checkSize(Issues &issues, const Node &node, const Vec3 &size, const char *member)
{
    if (!size.allFinite())
        report(issues, "not-finite", node, member, text("its size is not finite."));
    else if (size.minCoeff() <= 0)
        report(issues, "bad-size", node, member, text("every side of its size must be longer than 0."));
}

void checkNode(Issues &issues, const Scene &scene, const Node &node)
{
    if (!node.parent.isNull() && !scene.contains(node.parent))
        report(issues, "missing-parent", node, "parent",
               text("its parent %1 does not exist.").arg(node.parent.toString()));
    if (!isFinite(node))
        report(issues, "not-finite", node, "transform", text("its transform is not finite."));
    else if (node.transform.scale.cwiseAbs().minCoeff() == 0 || node.transform.rotation.norm() == 0)
        report(issues, "bad-size", node, "transform", text("its transform shrinks it to nothing."));
    if (const auto *object = node.find<ObjectComponent>())
        checkSize(issues, node, object->size, "object.size");
    if (const auto *model = node.find<ModelComponent>())
        checkSize(issues, node, model->size, "model.size");
    if (const auto *room = node.find<RoomComponent>()) {
        const bool finite = std::all_of(room->polygon.begin(), room->polygon.end(),
                                        [](const Vec2 &corner) { return corner.allFinite(); });
        if (!finite)
            report(issues, "not-finite", node, "room.polygon", text("its outline is not finite."));
        else if (room->polygon.size() < 3 || !geometry::isSimple(room->polygon) ||
                 geometry::signedArea(room->polygon) <= 0)
            report(issues, "bad-polygon", node, "room.polygon",
                   text("its outline must be simple, counter-clockwise and of at least three corners."));
    }
}

/// An object in the frame of its host: the nearest node above it that is no object.
struct Placed {
    NodePtr node;
    NodeId host;
    geometry::Box box;
    bool stands = true;
};

bool endsWith(const QString &category, const char *first, const char *second)
{
    return category.endsWith(QLatin1String(first), Qt::CaseInsensitive) ||
           category.endsWith(QLatin1String(second), Qt::CaseInsensitive);
}

bool tucked(const QString &a, const QString &b)
{
    const auto seat = [](const QString &category) { return endsWith(category, "Chair", "Stool"); };
    const auto table = [](const QString &category) { return endsWith(category, "Table", "Desk"); };
    return (seat(a) && table(b)) || (seat(b) && table(a));
}

geometry::Box boxOf(const ObjectComponent &object, const Eigen::Affine3d &toHost)
{
    const geometry::Transform transform = geometry::Transform::fromMatrix(toHost);
    geometry::Box box;
    box.size = object.size.cwiseProduct(transform.scale.cwiseAbs());
    box.centre = toHost * Vec3(0, 0, object.size.z() / 2);
    box.yaw = transform.yaw();
    return box;
}

/// How far a point lies outside a box's footprint; negative inside.
double outside(const geometry::Box &box, const Vec2 &point)
{
    const Vec2 beyond = box.toLocal(point).cwiseAbs() - box.size.head<2>() / 2;
    return beyond.maxCoeff() <= 0 ? beyond.maxCoeff() : beyond.cwiseMax(0).norm();
}

std::vector<Placed> placedObjects(const Scene &scene, const std::vector<NodePtr> &nodes,
                                  const std::unordered_set<NodeId> &cyclic)
{
    std::vector<Placed> objects;
    for (const NodePtr &node : nodes) {
        const auto *object = node->find<ObjectComponent>();
        if (!object || !object->size.allFinite() || object->size.minCoeff() <= 0)
            continue;
        Eigen::Affine3d toHost = node->transform.matrix(), carrierToHost = Eigen::Affine3d::Identity();
        NodePtr above = scene.find(node->parent);
        const NodePtr carrier = above && above->find<ObjectComponent>() ? above : nullptr;
        for (; above && above->find<ObjectComponent>() && !cyclic.contains(above->id);
             above = scene.find(above->parent)) {
            toHost = above->transform.matrix() * toHost;
            carrierToHost = above->transform.matrix() * carrierToHost;
        }
        if (!toHost.matrix().allFinite() || (above && cyclic.contains(above->id)))
            continue;
        Placed placed{node, above ? above->id : NodeId(), boxOf(*object, toHost)};
        if (carrier)
            placed.stands =
                outside(boxOf(*carrier->find<ObjectComponent>(), carrierToHost), placed.box.centre.head<2>()) > kBeyond;
        objects.push_back(std::move(placed));
    }
    return objects;
}

/// Finds the overlapping pairs of one host's standing objects with a grid over the floor: O(n) for objects of like
/// size. The few that would cover very many cells are held against all others instead.
class OverlapGrid
{
public:
    explicit OverlapGrid(std::vector<const Placed *> objects) : m_objects(std::move(objects))
    {
        double sum = 0;
        for (const Placed *object : m_objects)
            sum += radius(*object);
        m_cell = std::max(0.1, 2 * sum / static_cast<double>(m_objects.size()));
    }

    template <class Visit>
    void eachPair(Visit &&visit)
    {
        for (std::size_t i = 0; i < m_objects.size(); ++i) {
            std::vector<std::size_t> near = m_large;
            const bool large = !forCells(*m_objects[i], [&](const Cell &cell) {
                std::vector<std::size_t> &held = m_cells[cell];
                near.insert(near.end(), held.begin(), held.end());
                held.push_back(i);
            });
            if (large) {
                m_large.push_back(i);
                near.resize(i);
                for (std::size_t k = 0; k < i; ++k)
                    near[k] = k;
            }
            std::sort(near.begin(), near.end());
            near.erase(std::unique(near.begin(), near.end()), near.end());
            for (const std::size_t k : near)
                visit(*m_objects[k], *m_objects[i]);
        }
    }

private:
    using Cell = std::pair<qint64, qint64>;
    static constexpr double kMostCells = 1024;

    static double radius(const Placed &object) { return object.box.size.head<2>().norm() / 2; }

    /// False, and nothing visited, when there are too many.
    template <class Visit>
    bool forCells(const Placed &object, Visit &&visit) const
    {
        const Vec2 centre = object.box.centre.head<2>();
        const Vec2 half = Vec2::Constant(radius(object));
        const Vec2 low = ((centre - half) / m_cell).array().floor(), high = ((centre + half) / m_cell).array().floor();
        const double count = (high.x() - low.x() + 1) * (high.y() - low.y() + 1);
        if (!(count <= kMostCells) || !(low.cwiseAbs().maxCoeff() < 1e15) || !(high.cwiseAbs().maxCoeff() < 1e15))
            return false;
        for (auto x = static_cast<qint64>(low.x()); x <= static_cast<qint64>(high.x()); ++x)
            for (auto y = static_cast<qint64>(low.y()); y <= static_cast<qint64>(high.y()); ++y)
                visit(Cell{x, y});
        return true;
    }

    struct CellHash {
        std::size_t operator()(const Cell &cell) const { return qHashMulti(0, cell.first, cell.second); }
    };

    std::vector<const Placed *> m_objects;
    std::unordered_map<Cell, std::vector<std::size_t>, CellHash> m_cells;
    std::vector<std::size_t> m_large;
    double m_cell = 1.0;
};

template <class Wanted>
void reportOverlaps(Issues &issues, std::vector<const Placed *> objects, const Wanted &wanted)
{
    OverlapGrid(std::move(objects)).eachPair([&](const Placed &a, const Placed &b) {
        if (!wanted(a, b) || !geometry::overlaps(a.box, b.box, kTouch) ||
            tucked(a.node->find<ObjectComponent>()->category, b.node->find<ObjectComponent>()->category))
            return;
        report(issues, "overlap", *b.node, "transform", text("it overlaps %1.").arg(label(*a.node)));
    });
}

void checkOverlaps(Issues &issues, const std::vector<Placed> &objects)
{
    std::map<NodeId, std::vector<const Placed *>> byHost;
    for (const Placed &object : objects)
        if (object.stands)
            byHost[object.host].push_back(&object);
    for (const auto &[host, standing] : byHost)
        reportOverlaps(issues, standing, [](const Placed &, const Placed &) { return true; });
}

/// A room that a scan found, in the world.
struct PlacedRoom {
    NodePtr node;
    Polygon polygon;
    double floor = 0, ceiling = 0;
};

/// Rooms beside the points that they were found in, or in a storey that is.
std::vector<PlacedRoom> scannedRooms(const Hierarchy &hierarchy, const std::vector<NodePtr> &nodes)
{
    std::unordered_set<NodeId> scans;
    for (const NodePtr &node : nodes)
        if (node->find<PointCloudComponent>() && !node->parent.isNull())
            scans.insert(node->parent);
    const auto isScanned = [&](const Node &room) {
        const NodePtr storey = hierarchy.scene().find(room.parent);
        return scans.contains(room.parent) || (storey && scans.contains(storey->parent));
    };
    std::vector<PlacedRoom> rooms;
    for (const NodePtr &node : nodes) {
        const auto *room = node->find<RoomComponent>();
        if (!room || !isScanned(*node) || !room->floor || !hierarchy.visible(node->id))
            continue;
        const Eigen::Affine3d world = hierarchy.world(node->id);
        PlacedRoom placed{node, {}, 0, 0};
        for (const Vec2 &corner : room->polygon)
            placed.polygon.push_back((world * Vec3(corner.x(), corner.y(), 0)).head<2>());
        placed.floor = (world * Vec3(0, 0, *room->floor)).z();
        placed.ceiling = (world * Vec3(0, 0, room->ceiling.value_or(*room->floor + kUsualHeight))).z();
        const bool finite = world.matrix().allFinite() && std::isfinite(placed.floor + placed.ceiling);
        if (finite && geometry::isSimple(placed.polygon))
            rooms.push_back(std::move(placed));
    }
    return rooms;
}

using Pairs = std::set<std::pair<NodeId, NodeId>>;

/// Tells rooms that lie through each other; gives the pairs that are one place in two surveys, which may well be kept
/// side by side to be compared.
Pairs checkRoomsOfScans(Issues &issues, const std::vector<PlacedRoom> &rooms)
{
    Pairs samePlace;
    for (std::size_t i = 0; i < rooms.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) {
            const PlacedRoom &a = rooms[k], &b = rooms[i];
            if (std::min(a.ceiling, b.ceiling) - std::max(a.floor, b.floor) <= kThroughHeight)
                continue;
            const double smaller =
                std::min(std::abs(geometry::signedArea(a.polygon)), std::abs(geometry::signedArea(b.polygon)));
            if (geometry::iou(a.polygon, b.polygon) >= kSamePlace)
                samePlace.insert(std::minmax(a.node->id, b.node->id));
            else if (geometry::intersectionArea(a.polygon, b.polygon) > kThroughShare * smaller)
                report(issues, "overlap", *b.node, "transform",
                       QCoreApplication::translate("core/scene", "it lies through %1.").arg(label(*a.node)));
        }
    return samePlace;
}

/// Scans show what there is, so nothing that one found can be where another one found something else.
void checkScans(Issues &issues, const Hierarchy &hierarchy, const std::vector<NodePtr> &nodes,
                const std::vector<Placed> &objects)
{
    const Pairs samePlace = checkRoomsOfScans(issues, scannedRooms(hierarchy, nodes));
    std::vector<Placed> scanned;
    for (const Placed &object : objects) {
        const auto *component = object.node->find<ObjectComponent>();
        const Eigen::Affine3d world = hierarchy.world(object.node->id);
        if (component->points == 0 || !object.stands || !world.matrix().allFinite() ||
            !hierarchy.visible(object.node->id))
            continue;
        scanned.push_back(object);
        scanned.back().box = boxOf(*component, world);
    }
    std::vector<const Placed *> standing;
    for (const Placed &object : scanned)
        standing.push_back(&object);
    if (!standing.empty())
        reportOverlaps(issues, std::move(standing), [&](const Placed &a, const Placed &b) {
            return a.host != b.host && !samePlace.contains(std::minmax(a.host, b.host)); // one host: told already
        });
}

bool reachesOut(const Polygon &room, geometry::Box box)
{
    // Shrunk by what is allowed: out when a corner is outside, or a corner of the room pokes into it.
    box.size.head<2>() = (box.size.head<2>().array() - 2 * kBeyond).cwiseMax(1e-6);
    for (const Vec2 &corner : box.footprint())
        if (!geometry::contains(room, corner))
            return true;
    return std::any_of(room.begin(), room.end(), [&](const Vec2 &corner) { return outside(box, corner) < 0; });
}

void checkRooms(Issues &issues, const Scene &scene, const std::vector<Placed> &objects)
{
    for (const Placed &object : objects) {
        const NodePtr host = scene.find(object.host);
        const auto *room = host ? host->find<RoomComponent>() : nullptr;
        if (room && room->polygon.size() >= 3 && reachesOut(room->polygon, object.box))
            report(issues, "out-of-room", *object.node, "transform", text("it reaches out of %1.").arg(label(*host)));
    }
}

} // namespace

Issues notes(const Scene &scene)
{
    Issues notes, wrong;
    const Hierarchy hierarchy(scene);
    for (const auto &[a, b] : checkRoomsOfScans(wrong, scannedRooms(hierarchy, scene.nodes())))
        notes.push_back(
            {QStringLiteral("surveyed-twice"),
             QCoreApplication::translate("core/scene", "%1 and %2 are one place in two surveys, and both are shown. To "
                                                       "see everything once, hide or delete one of the scans.")
                 .arg(label(*scene.find(a)), label(*scene.find(b))),
             b.toString()});
    return notes;
}

Issues validate(const Scene &scene)
{
    Issues issues;
    const std::vector<NodePtr> nodes = scene.nodes();
    const std::unordered_set<NodeId> cyclic = nodesOnCycles(scene, nodes);
    for (const NodePtr &node : nodes) {
        checkNode(issues, scene, *node);
        if (cyclic.contains(node->id))
            report(issues, "parent-cycle", *node, "parent", text("its parents run in a circle."));
    }
    const std::vector<Placed> objects = placedObjects(scene, nodes, cyclic);
    checkOverlaps(issues, objects);
    checkScans(issues, Hierarchy(scene), nodes, objects);
    checkRooms(issues, scene, objects);
    return issues;
}

} // namespace twinloom::scene
