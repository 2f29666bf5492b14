// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/replace_objects.h"

#include "app/workflow/cloud_points.h"
#include "app/workflow/object_prior.h"
#include "app/workflow/scan_update.h"
#include "core/asset/model_blob.h"
#include "core/asset/parametric.h"
#include "core/scan/cloud_blob.h"
#include "core/scan/scan_change.h"
#include "core/scene/scene_json.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

namespace twinloom::workflow
{
namespace
{

using namespace scene;

constexpr double kOffSupport = 0.02; // metres: lower points belong to what it stands on
constexpr double kSquare = 0.2;      // radians
constexpr double kAround = 0.005;    // metres around the box in which points are the object's, too

QString tr(const char *text)
{
    return QCoreApplication::translate("workflow", text);
}

bool contains(const geometry::Box &box, const Vec3 &p)
{
    const geometry::Vec2 local = box.toLocal(p.head<2>());
    return std::abs(local.x()) < box.size.x() / 2 + kAround && std::abs(local.y()) < box.size.y() / 2 + kAround &&
           p.z() > box.bottom() + kOffSupport && p.z() < box.top() + kAround;
}

/// Where the model stands. Square to the object's box it fills that, which knows of walls and neighbours; else it lies
/// as its points do, on the same support and as high.
geometry::Box settled(const geometry::Box &box, const asset::Match &match)
{
    const double turn = geometry::wrapAngle(match.yaw - box.yaw);
    const int quarters = static_cast<int>(std::lround(turn / (std::numbers::pi / 2)));
    geometry::Box result = box;
    if (std::abs(turn - quarters * std::numbers::pi / 2) < kSquare) {
        result.yaw = geometry::wrapAngle(box.yaw + quarters * std::numbers::pi / 2);
        if (quarters % 2 != 0)
            std::swap(result.size.x(), result.size.y());
        return result;
    }
    result.yaw = match.yaw;
    result.size.head<2>() = match.size.head<2>();
    result.centre.head<2>() += match.place.head<2>(); // the points are about the box's centre
    return result;
}

struct Scanned {
    NodePtr node;
    geometry::Box box;
    asset::Prior prior;
    std::vector<Vec3> points; ///< in the world
    std::vector<scan::Rgb> colours;
};

} // namespace

struct FoundModels::Matched {
    std::shared_ptr<const SearchableLibrary> library;
    std::vector<asset::Match> matches; ///< of the candidates
    Scanned object;
};

namespace
{

QString categoryOf(const asset::LibraryEntry &entry)
{
    const asset::CategoryInfo *known = asset::findCategory(entry.category);
    return known ? QString::fromLatin1(known->name) : entry.category;
}

class Replacer
{
public:
    Replacer(const Hierarchy &hierarchy, NodeIdAllocator &ids, const SearchableLibrary &library, double confidence,
             const BlobStore &blobs)
        : m_hierarchy(hierarchy), m_ids(ids), m_library(library), m_confidence(confidence), m_blobs(blobs),
          m_priors(hierarchy, blobs)
    {
    }

    Result<Replaced> run(Progress &progress)
    {
        if (const auto found = findObjects(); !found)
            return unexpected(found.error());
        if (m_objects.empty())
            return unexpected(ErrorCode::NotFound, tr("The scene holds no scanned object to replace."),
                              tr("Scan a room first, with: twinloom scan"));
        Progress reading = progress.slice(0, 0.2), matching = progress.slice(0.2, 1);
        reading.stage(tr("Reading scanned points"));
        if (const auto done = readPoints(reading); !done)
            return unexpected(done.error());
        matching.stage(tr("Comparing with models"));
        for (std::size_t i = 0; i < m_objects.size(); ++i) {
            const double count = static_cast<double>(m_objects.size());
            Progress part = matching.slice(static_cast<double>(i) / count, static_cast<double>(i + 1) / count);
            if (const auto done = replace(m_objects[i], part); !done)
                return unexpected(done.error());
        }
        writeNodes();
        report();
        return std::move(m_result);
    }

    /// What one object is most like.
    Result<FoundModels> look(NodeId node, std::shared_ptr<const SearchableLibrary> library, std::size_t top,
                             Progress &progress)
    {
        if (const auto found = findObjects(); !found)
            return unexpected(found.error());
        const auto wanted = std::ranges::find(m_objects, node, [](const Scanned &each) { return each.node->id; });
        if (wanted == m_objects.end())
            return unexpected(ErrorCode::NotFound, tr("That is no object that a scan found and that is shown."));
        const NodeId group = groupOf(m_hierarchy.scene(), node);
        std::erase_if(m_objects,
                      [&](const Scanned &each) { return groupOf(m_hierarchy.scene(), each.node->id) != group; });
        Progress reading = progress.slice(0, 0.8), matching = progress.slice(0.8, 1);
        reading.stage(tr("Reading scanned points"));
        if (const auto done = readPoints(reading); !done)
            return unexpected(done.error());
        Scanned &object = *std::ranges::find(m_objects, node, [](const Scanned &each) { return each.node->id; });
        matching.stage(tr("Comparing with models"));
        auto matches = m_library.shapes.match(clusterOf(object), top, matching, object.prior);
        if (!matches)
            return unexpected(matches.error());
        FoundModels found{node, {}, {}};
        for (const asset::Match &match : *matches) {
            const asset::LibraryEntry &entry = m_library.library.entries()[match.entry];
            found.candidates.push_back({entry.name, categoryOf(entry), match.score});
        }
        found.matched = std::make_shared<const FoundModels::Matched>(
            FoundModels::Matched{std::move(library), *std::move(matches), std::move(object)});
        return found;
    }

    Result<Change> put(const FoundModels &found, std::size_t candidate, Progress &progress)
    {
        const Scanned &object = found.matched->object;
        const asset::Match &match = found.matched->matches[candidate];
        Replacement replacement;
        replacement.category = found.candidates[candidate].category;
        if (const auto done = place(object, match, m_library.library.entries()[match.entry], replacement, progress);
            !done)
            return unexpected(done.error());
        Node &node = m_nodes.at(object.node->id);
        ObjectComponent component = *node.find<ObjectComponent>();
        component.confidence = 1;
        node.set(component);
        writeNodes();
        return std::move(m_result.change);
    }

private:
    static std::vector<Eigen::Vector3f> clusterOf(const Scanned &object)
    {
        std::vector<Eigen::Vector3f> cluster;
        for (const Vec3 &p : object.points)
            cluster.push_back((p - object.box.centre).cast<float>());
        return cluster;
    }

    Result<void> findObjects()
    {
        for (const NodeId id : m_hierarchy.subtree({})) {
            const NodePtr node = m_hierarchy.scene().find(id);
            const auto *object = node->find<ObjectComponent>();
            if (!object || object->points == 0 || !object->asset.isEmpty() || !m_hierarchy.visible(id))
                continue;
            auto prior = m_priors.of(*node);
            if (!prior)
                return unexpected(prior.error());
            m_objects.push_back({node, objectBox(*node, m_hierarchy.world(node->id)), *std::move(prior), {}, {}});
        }
        return {};
    }

    Result<void> readPoints(Progress &progress)
    {
        std::set<NodeId> groups;
        for (const Scanned &object : m_objects)
            groups.insert(groupOf(m_hierarchy.scene(), object.node->id));
        for (const NodeId group : groups)
            for (const NodeId id : m_hierarchy.subtree(group)) {
                const NodePtr node = m_hierarchy.scene().find(id);
                const auto *component = node->find<PointCloudComponent>();
                if (!component || NodeId::fromString(component->source)) // the points of one object, kept
                    continue;
                const auto done = visitCloud(
                    *component, m_blobs,
                    [&](const scan::PointCloud &part) { return share(part, m_hierarchy.world(id), group, progress); },
                    progress);
                if (!done)
                    return done;
            }
        return {};
    }

    /// Gives each point to the smallest object that it lies in: a chair under a table is in the table's box.
    Result<void> share(const scan::PointCloud &cloud, const Eigen::Affine3d &world, NodeId group, Progress &progress)
    {
        std::vector<Scanned *> bySize;
        for (Scanned &object : m_objects)
            if (groupOf(m_hierarchy.scene(), object.node->id) == group)
                bySize.push_back(&object);
        std::stable_sort(bySize.begin(), bySize.end(),
                         [](const Scanned *a, const Scanned *b) { return a->box.size.prod() < b->box.size.prod(); });
        for (std::size_t i = 0; i < cloud.size(); ++i) {
            if (i % 16384 == 0 && progress.cancelled())
                return cancelledError();
            const Vec3 p = world * (cloud.positions[i].cast<double>() + cloud.origin);
            const auto owner = std::find_if(bySize.begin(), bySize.end(),
                                            [&](const Scanned *object) { return contains(object->box, p); });
            if (owner == bySize.end())
                continue;
            (*owner)->points.push_back(p);
            if (!cloud.colours.empty())
                (*owner)->colours.push_back(cloud.colours[i]);
        }
        return {};
    }

    Result<void> replace(const Scanned &object, Progress &progress)
    {
        Replacement replacement;
        replacement.node = object.node->id;
        replacement.before = object.node->find<ObjectComponent>()->category;
        if (object.points.size() < asset::ShapeIndex::kLeastCluster) {
            ++m_withoutPoints;
            m_result.objects.push_back(replacement);
            return {};
        }
        const auto matches = m_library.shapes.match(clusterOf(object), 1, progress, object.prior);
        if (!matches)
            return unexpected(matches.error());
        if (!matches->empty()) {
            const asset::Match &match = matches->front();
            const asset::LibraryEntry &entry = m_library.library.entries()[match.entry];
            replacement.model = entry.name;
            replacement.category = categoryOf(entry);
            replacement.score = match.score;
            replacement.replaced = match.score >= m_confidence;
            if (replacement.replaced)
                if (const auto done = place(object, match, entry, replacement, progress); !done)
                    return done;
        }
        m_result.objects.push_back(replacement);
        return {};
    }

    Result<void> place(const Scanned &object, const asset::Match &match, const asset::LibraryEntry &entry,
                       Replacement &replacement, Progress &progress)
    {
        const auto blob = modelBlob(match.entry, entry, progress);
        if (!blob)
            return unexpected(blob.error());
        const geometry::Box box = settled(object.box, match);
        Node node = *object.node;
        ObjectComponent component = *node.find<ObjectComponent>();
        component.category = replacement.category;
        component.size = box.size;
        component.confidence = std::min(match.score, scan::kSurestGuess);
        component.asset = entry.name;
        node.set(component);
        node.set(ModelComponent{replacement.category, *blob, box.size, {}});
        const QString called = scan::objectName(*object.node->find<ObjectComponent>());
        if (replacement.category != called && node.name.startsWith(called))
            node.name = freeName(node.parent, replacement.category);
        const auto points = keepPoints(object, node.name);
        if (!points)
            return unexpected(points.error());
        replacement.points = *points;
        const Vec3 foot(box.centre.x(), box.centre.y(), box.bottom());
        m_worlds.emplace(node.id, geometry::Transform::place(foot, box.yaw).matrix());
        m_nodes.emplace(node.id, std::move(node));
        return {};
    }

    /// Empty for what is made to measure.
    Result<BlobId> modelBlob(std::size_t index, const asset::LibraryEntry &entry, Progress &progress)
    {
        if (entry.file.isEmpty())
            return BlobId();
        if (const auto known = m_modelBlobs.find(index); known != m_modelBlobs.end())
            return known->second;
        const auto model = asset::loadEntry(entry, progress);
        if (!model)
            return unexpected(model.error());
        auto blob = m_blobs.put(asset::modelToBlob(*model));
        if (blob)
            m_modelBlobs.emplace(index, *blob);
        return blob;
    }

    QString freeName(NodeId parent, const QString &wanted)
    {
        std::set<QString> &taken = m_names[parent];
        if (taken.empty())
            for (const NodeId sibling : m_hierarchy.children(parent))
                taken.insert(m_hierarchy.scene().find(sibling)->name);
        QString name = wanted;
        for (int number = 2; !taken.insert(name).second; ++number)
            name = QStringLiteral("%1 %2").arg(wanted).arg(number);
        return name;
    }

    Result<NodeId> keepPoints(const Scanned &object, const QString &name)
    {
        scan::PointCloud cloud;
        PointCloudComponent component;
        component.low = component.high = object.points.front() - object.box.centre;
        for (const Vec3 &p : object.points) {
            const Vec3 own = p - object.box.centre;
            component.low = component.low.cwiseMin(own);
            component.high = component.high.cwiseMax(own);
            cloud.positions.push_back(own.cast<float>());
        }
        if (object.colours.size() == object.points.size())
            cloud.colours = object.colours;
        const auto blob = m_blobs.put(scan::encodeCloud(cloud));
        if (!blob)
            return unexpected(blob.error());
        component.blob = *blob;
        component.points = static_cast<qint64>(cloud.size());
        component.source = object.node->id.toString();
        Node node;
        node.id = m_ids.next();
        node.parent = object.node->parent;
        while (const NodePtr above = m_hierarchy.scene().find(node.parent)) { // not on what may be moved
            if (!above->find<ObjectComponent>())
                break;
            node.parent = above->parent;
        }
        node.name = freeName(node.parent, QStringLiteral("%1 as scanned").arg(name));
        node.visible = false;
        node.transform = geometry::Transform::fromMatrix(m_hierarchy.world(node.parent).inverse() *
                                                         Eigen::Translation3d(object.box.centre));
        node.set(component);
        node.set(UnknownComponent{kReplacedType, nodeToJson(*object.node)});
        m_result.change.edits.push_back(added(node));
        return node.id;
    }

    Eigen::Affine3d worldOf(NodeId id) const
    {
        const auto placed = m_worlds.find(id);
        return placed == m_worlds.end() ? m_hierarchy.world(id) : placed->second;
    }

    /// The replaced ones, and what stands on them, which must not move along.
    void writeNodes()
    {
        std::set<NodeId> touched;
        for (const auto &[id, node] : m_nodes) {
            touched.insert(id);
            touched.insert(m_hierarchy.children(id).begin(), m_hierarchy.children(id).end());
        }
        for (const NodeId id : touched) {
            const NodePtr before = m_hierarchy.scene().find(id);
            const auto replaced = m_nodes.find(id);
            Node node = replaced == m_nodes.end() ? *before : replaced->second;
            node.transform = geometry::Transform::fromMatrix(worldOf(node.parent).inverse() * worldOf(id));
            m_result.change.edits.push_back(edited(before, std::move(node)));
        }
    }

    void report()
    {
        std::stable_sort(m_result.objects.begin(), m_result.objects.end(),
                         [](const Replacement &a, const Replacement &b) { return a.score > b.score; });
        const auto alone = std::count_if(m_result.objects.begin(), m_result.objects.end(),
                                         [](const Replacement &object) { return !object.replaced; });
        if (alone > 0)
            m_result.issues.push_back(
                {QStringLiteral("left-alone"),
                 tr("%1 of %2 scanned objects were left as they are: no model fits them with a confidence of %3.")
                     .arg(alone)
                     .arg(m_result.objects.size())
                     .arg(m_confidence),
                 {}});
        if (m_withoutPoints > 0)
            m_result.issues.push_back(
                {QStringLiteral("no-points"),
                 tr("%1 of them have too few points in the project to be compared.").arg(m_withoutPoints),
                 {}});
    }

    const Hierarchy &m_hierarchy;
    NodeIdAllocator &m_ids;
    const SearchableLibrary &m_library;
    double m_confidence;
    const BlobStore &m_blobs;
    std::vector<Scanned> m_objects;
    ObjectPriors m_priors;
    std::map<std::size_t, BlobId> m_modelBlobs;
    std::map<NodeId, std::set<QString>> m_names;
    std::map<NodeId, Node> m_nodes;             ///< the replaced ones, as they become
    std::map<NodeId, Eigen::Affine3d> m_worlds; ///< and where
    int m_withoutPoints = 0;
    Replaced m_result;
};

/// The node of a replaced object's kept points.
NodePtr keptPoints(const Scene &scene, NodeId object)
{
    for (const NodePtr &node : scene.nodes())
        if (const auto *cloud = node->find<PointCloudComponent>(); cloud && cloud->source == object.toString())
            return node;
    return nullptr;
}

/// The object before it was replaced: as its points' node tells, or, in projects of older builds, as the scan found it.
Result<Node> asScanned(const Scene &scene, NodeId object, const BlobStore &blobs)
{
    if (const NodePtr points = keptPoints(scene, object))
        for (const Component &component : points->components)
            if (const auto *data = std::get_if<UnknownComponent>(&component); data && data->type == kReplacedType)
                return nodeFromJson(data->data.toObject());
    const NodeId group = groupOf(scene, object);
    if (const NodePtr root = scene.find(group); root && scan::scanRecordOf(*root)) {
        const auto found = foundBefore(scene, group, blobs);
        if (!found)
            return unexpected(found.error());
        if (const NodePtr node = found->find(object); node && node->find<ObjectComponent>())
            return *node;
    }
    return unexpected(ErrorCode::NotFound, tr("Nothing tells any more what was scanned there."),
                      tr("Go back in History to before it was replaced."));
}

/// The scene with the object as it was scanned.
Result<Hierarchy> restored(const Hierarchy &hierarchy, NodeId object, const BlobStore &blobs)
{
    const NodePtr node = hierarchy.scene().find(object);
    if (!node || !isReplaced(*node))
        return hierarchy;
    const auto change = putBack(hierarchy, object, blobs);
    if (!change)
        return unexpected(change.error());
    auto scene = apply(hierarchy.scene(), *change);
    return scene ? Result<Hierarchy>(Hierarchy(*std::move(scene))) : unexpected(scene.error());
}

} // namespace

bool isReplaced(const Node &node)
{
    const auto *object = node.find<ObjectComponent>();
    return object && object->points > 0 && !object->asset.isEmpty();
}

Result<Change> putBack(const Hierarchy &hierarchy, NodeId object, const BlobStore &blobs)
{
    const Scene &scene = hierarchy.scene();
    const NodePtr now = scene.find(object);
    if (!now || !isReplaced(*now))
        return unexpected(ErrorCode::NotFound, tr("No model has taken the place of that."));
    const auto then = asScanned(scene, object, blobs);
    if (!then)
        return unexpected(then.error());
    Node node = *now; // what else it has become since stays: hidden, a twin
    node.name = then->name;
    node.set(*then->find<ObjectComponent>());
    if (const auto *model = then->find<ModelComponent>())
        node.set(*model);
    else
        std::erase_if(node.components,
                      [](const Component &component) { return std::holds_alternative<ModelComponent>(component); });
    if (then->parent.isNull() || scene.find(then->parent)) {
        node.parent = then->parent;
        node.transform = then->transform;
    }
    const Eigen::Affine3d world = hierarchy.world(node.parent) * node.transform.matrix();
    Change change{{edited(now, std::move(node))}};
    for (const NodeId id : hierarchy.children(object)) { // stays where it is
        const NodePtr before = scene.find(id);
        Node child = *before;
        child.transform = geometry::Transform::fromMatrix(world.inverse() * hierarchy.world(id));
        change.edits.push_back(edited(before, std::move(child)));
    }
    if (const NodePtr points = keptPoints(scene, object))
        change.edits.push_back(removed(points));
    return change;
}

Result<FoundModels> findModels(const Hierarchy &hierarchy, NodeId node,
                               std::shared_ptr<const SearchableLibrary> library, std::size_t top,
                               const BlobStore &blobs, Progress &progress)
{
    const auto scanned = restored(hierarchy, node, blobs);
    if (!scanned)
        return unexpected(scanned.error());
    NodeIdAllocator none; // looking makes no nodes
    Replacer replacer(*scanned, none, *library, 0, blobs);
    return replacer.look(node, library, top, progress);
}

Result<Change> putModel(const Hierarchy &hierarchy, NodeIdAllocator &ids, const FoundModels &found,
                        std::size_t candidate, const BlobStore &blobs, Progress &progress)
{
    const auto scanned = restored(hierarchy, found.node, blobs);
    if (!scanned)
        return unexpected(scanned.error());
    const NodePtr node = scanned->scene().find(found.node);
    if (!node || *node != *found.matched->object.node)
        return unexpected(ErrorCode::Conflict, tr("That object was edited since models were looked for."),
                          tr("Look for models again."));
    Replacer replacer(*scanned, ids, *found.matched->library, 0, blobs);
    const auto change = replacer.put(found, candidate, progress);
    if (!change)
        return change;
    const auto next = apply(scanned->scene(), *change);
    return next ? Result<Change>(diff(hierarchy.scene(), *next)) : unexpected(next.error());
}

Result<Replaced> replaceObjects(const Hierarchy &hierarchy, NodeIdAllocator &ids, const SearchableLibrary &library,
                                double confidence, const BlobStore &blobs, Progress &progress)
{
    return Replacer(hierarchy, ids, library, confidence, blobs).run(progress);
}

} // namespace twinloom::workflow
