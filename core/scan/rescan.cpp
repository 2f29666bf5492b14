// SPDX-License-Identifier: Apache-2.0
#include "core/scan/rescan.h"

#include "core/input_file.h"
#include "core/scan/rgbd/rgbd_folder.h"
#include "core/scan/scan_change.h"
#include "core/scene/hierarchy.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <map>
#include <set>

namespace twinloom::scan
{
namespace
{

using namespace scene;

constexpr double kSameRoom = 0.3, kSameObject = 0.25; // least intersection over union
constexpr double kUsualHeight = 2.5;                  // metres, of a room whose ceiling was not seen
constexpr double kSameWall = 0.5, kSameOpening = 0.4; // most metres between ends
constexpr qint64 kPiece = 1 << 20;
constexpr QLatin1String kReport("scan_report"); // app/workflow/scan_notes.h
constexpr QLatin1String kRecord("scan"), kSources("sources"), kFound("found"), kAligned("aligned");

using Ids = std::map<NodeId, NodeId>;

/// Pairs of the best fit first, one to one.
class Pairs
{
public:
    void offer(NodeId before, NodeId now, double fit) { m_pairs.push_back({fit, before, now}); }
    /// From now to before.
    void choose(Ids &matched)
    {
        std::stable_sort(m_pairs.begin(), m_pairs.end(), [](const Pair &a, const Pair &b) { return a.fit > b.fit; });
        std::set<NodeId> used;
        for (const Pair &pair : m_pairs)
            if (!used.contains(pair.before) && !matched.contains(pair.now)) {
                used.insert(pair.before);
                matched.emplace(pair.now, pair.before);
            }
    }

private:
    struct Pair {
        double fit;
        NodeId before, now;
    };
    std::vector<Pair> m_pairs;
};

template <class Component>
std::vector<NodePtr> nodesWith(const Scene &scene)
{
    std::vector<NodePtr> found = scene.nodes();
    std::erase_if(found, [](const NodePtr &node) { return !node->find<Component>(); });
    return found;
}

/// How far apart two pieces of wall are, by their ends.
template <class Piece>
double endsApart(const Piece &a, const Piece &b)
{
    return std::max((a.from - b.from).norm(), (a.to - b.to).norm());
}

/// Rooms above each other may have the same outline.
bool onOneStorey(const RoomComponent &a, const RoomComponent &b)
{
    const auto low = [](const RoomComponent &room) { return room.floor.value_or(0); };
    const auto high = [&](const RoomComponent &room) { return room.ceiling.value_or(low(room) + kUsualHeight); };
    const double common = std::min(high(a), high(b)) - std::max(low(a), low(b));
    return common > 0.5 * std::min(high(a) - low(a), high(b) - low(b));
}

template <class Component, class Fit>
void match(const Scene &before, const Scene &now, double least, Ids &matched, const Fit &fit)
{
    Pairs pairs;
    for (const NodePtr &b : nodesWith<Component>(before))
        for (const NodePtr &n : nodesWith<Component>(now))
            if (const double value = fit(*b, *n); value >= least)
                pairs.offer(b->id, n->id, value);
    pairs.choose(matched);
}

/// A storey is what holds most of its rooms in both, unless the whole scan does.
void matchStoreys(const Scene &before, const Scene &now, Ids &matched)
{
    std::map<std::pair<NodeId, NodeId>, int> shared; // before and now
    for (const auto &[n, b] : matched) {
        const NodePtr today = now.find(n), then = before.find(b);
        const NodePtr todays = now.find(today->parent), thens = before.find(then->parent);
        if (today->find<RoomComponent>() && !todays->parent.isNull() && !thens->parent.isNull())
            ++shared[{thens->id, todays->id}];
    }
    Pairs pairs;
    for (const auto &[storeys, rooms] : shared)
        pairs.offer(storeys.first, storeys.second, rooms);
    pairs.choose(matched);
}

/// What each node of `now` was in `before`, where it was found then too.
Ids matchedNodes(const Scene &before, const Scene &now)
{
    Ids matched;
    const Hierarchy then(before), today(now);
    for (const NodeId b : then.children({}))
        for (const NodeId n : today.children({}))
            matched.emplace(n, b); // the group is alone at the root
    const auto sameParent = [&](const Node &b, const Node &n) {
        const auto parent = matched.find(n.parent);
        return parent != matched.end() && parent->second == b.parent;
    };
    match<PointCloudComponent>(before, now, 1, matched,
                               [](const Node &b, const Node &n) { return b.name == n.name ? 1.0 : 0.0; });
    match<RoomComponent>(before, now, kSameRoom, matched, [](const Node &b, const Node &n) {
        const RoomComponent &old = *b.find<RoomComponent>(), &fresh = *n.find<RoomComponent>();
        return onOneStorey(old, fresh) ? geometry::iou(old.polygon, fresh.polygon) : 0;
    });
    matchStoreys(before, now, matched);
    match<WallComponent>(before, now, -kSameWall, matched, [&](const Node &b, const Node &n) {
        return sameParent(b, n) ? -endsApart(*b.find<WallComponent>(), *n.find<WallComponent>()) : -1e9;
    });
    match<OpeningComponent>(before, now, -kSameOpening, matched, [&](const Node &b, const Node &n) {
        return sameParent(b, n) ? -endsApart(*b.find<OpeningComponent>(), *n.find<OpeningComponent>()) : -1e9;
    });
    match<ObjectComponent>(before, now, kSameObject, matched, [&](const Node &b, const Node &n) {
        return geometry::iou(objectBox(b, then.world(b.id)), objectBox(n, today.world(n.id)));
    });
    return matched;
}

/// `now`, but `current` where a person changed what was there `before`; objects key by key.
QJsonValue merged(const QJsonValue &before, const QJsonValue &current, const QJsonValue &now)
{
    if (current == before)
        return now;
    if (!before.isObject() || !current.isObject() || !now.isObject())
        return current;
    const QJsonObject b = before.toObject(), c = current.toObject(), n = now.toObject();
    QStringList keys = c.keys() + n.keys();
    keys.removeDuplicates();
    QJsonObject result;
    for (const QString &key : std::as_const(keys))
        if (const QJsonValue value = merged(b.value(key), c.value(key), n.value(key)); !value.isUndefined())
            result.insert(key, value);
    return result;
}

QJsonObject componentsOf(const Node &node)
{
    QJsonObject json;
    for (const Component &component : node.components)
        json.insert(componentType(component), componentToJson(component));
    return json;
}

QString calledAfter(const Node &node)
{
    const auto *object = node.find<ObjectComponent>();
    return object ? objectName(*object) : QString();
}

/// The nodes of `now` under the ids and parents that they have in the scene, and under the names that they had `before`
/// unless these no longer fit: another numbering of the walls is no correction by a person.
Scene renamed(const Scene &now, const Scene &before, const Ids &ids)
{
    Change change;
    for (const NodePtr &node : now.nodes()) {
        Node copy = *node;
        copy.id = ids.at(node->id);
        copy.parent = node->parent.isNull() ? NodeId() : ids.at(node->parent);
        if (const NodePtr then = before.find(copy.id); then && calledAfter(*then) == calledAfter(*node))
            copy.name = then->name;
        change.edits.push_back(added(std::move(copy)));
    }
    return *apply(Scene(), change); // ids are one to one
}

/// "Wall" of "Wall 2".
QString withoutNumber(const QString &name)
{
    const qsizetype space = name.lastIndexOf(u' ');
    bool isNumber = false;
    name.mid(space + 1).toUInt(&isNumber);
    return space > 0 && isNumber ? name.left(space) : name;
}

/// What was found, under the names that its nodes were given: another name than was found would be a person's.
Scene underNames(const Scene &found, const std::map<NodeId, QString> &given)
{
    Change renaming;
    for (const auto &[id, name] : given) {
        const NodePtr node = found.find(id);
        Node next = *node;
        next.name = name;
        if (!(next == *node))
            renaming.edits.push_back(edited(node, std::move(next)));
    }
    return *apply(found, renaming); // of its own nodes
}

class Merger
{
public:
    Merger(const Scene &scene, NodeId group, const Scene &before, const Scene &found)
        : m_scene(scene), m_hierarchy(scene), m_group(group), m_before(before), m_found(found)
    {
    }

    Change run(Merged &result)
    {
        for (const NodePtr &now : m_found.nodes())
            if (!m_before.contains(now->id))
                add(*now);
        for (const NodePtr &then : m_before.nodes()) {
            const NodePtr current = m_scene.find(then->id), now = m_found.find(then->id);
            if (!current)
                result.deletions += m_scene.contains(then->parent) ? 1 : 0;
            else if (now)
                result.corrections += update(*then, current, *now) ? 1 : 0;
            else if (isCorrected(*then, *current))
                ++result.corrections;
        }
        removeGone();
        result.found = underNames(m_found, m_given);
        return std::move(m_change);
    }

private:
    bool isCorrected(const Node &then, const Node &current) const
    {
        Node same = current;
        if (then.id == m_group) { // knows more than what was found, and may have been put anywhere
            same.remove(kRecord);
            same.remove(kReport);
            same.parent = then.parent;
        }
        return !(same == then);
    }

    /// Whether a person had changed the node.
    bool update(const Node &then, const NodePtr &current, const Node &now)
    {
        Node next = *current;
        const bool moved = !(current->transform == then.transform) || current->parent != then.parent;
        const bool stands = now.parent.isNull() || m_scene.contains(now.parent) || m_added.contains(now.parent);
        if (!moved && stands && then.id != m_group) {
            next.transform = now.transform;
            next.parent = now.parent;
        }
        // Names are references: they only follow what the thing is called after.
        if (current->name == then.name && calledAfter(then) != calledAfter(now))
            next.name = takeName(now);
        const QJsonObject was = componentsOf(then), is = componentsOf(*current), found = componentsOf(now);
        const QJsonObject components = merged(was, is, found).toObject();
        for (auto it = is.begin(); it != is.end(); ++it)
            if (!components.contains(it.key()))
                next.remove(it.key());
        for (auto it = components.begin(); it != components.end(); ++it)
            if (auto component = componentFromJson(it.key(), it.value()))
                next.set(*std::move(component));
        if (!(next == *current))
            m_change.edits.push_back(edited(current, std::move(next)));
        return isCorrected(then, *current);
    }

    /// Its name, with another number where a sibling that stays has it.
    QString takeName(const Node &now)
    {
        const auto [known, isNew] = m_names.try_emplace(now.parent);
        std::set<QString> &taken = known->second;
        if (isNew)
            for (const NodeId id : m_hierarchy.children(now.parent)) {
                const NodePtr then = m_before.find(id), sibling = m_scene.find(id);
                const bool goes = then && !m_found.contains(id) && !isCorrected(*then, *sibling);
                if (!goes || !m_hierarchy.children(id).empty())
                    taken.insert(sibling->name);
            }
        const QString word = withoutNumber(now.name);
        QString name = now.name;
        for (int number = 2; taken.contains(name); ++number)
            name = QStringLiteral("%1 %2").arg(word).arg(number);
        taken.insert(name);
        m_given[now.id] = name;
        return name;
    }

    void add(const Node &now)
    {
        if (!m_scene.contains(now.parent) && !m_added.contains(now.parent))
            return; // in a room, or on a desk, that stays deleted
        Node node = now;
        node.name = takeName(now);
        m_added.insert(node.id);
        m_change.edits.push_back(added(std::move(node)));
    }

    /// What was not found again, is as it was found, and carries nothing that stays.
    void removeGone()
    {
        std::set<NodeId> gone;
        std::vector<NodeId> order = m_hierarchy.subtree(m_group);
        std::reverse(order.begin(), order.end()); // children first
        for (const NodeId id : order) {
            const NodePtr then = m_before.find(id), current = m_scene.find(id);
            const auto &children = m_hierarchy.children(id);
            if (then && !m_found.contains(id) && !isCorrected(*then, *current) &&
                std::all_of(children.begin(), children.end(), [&](NodeId child) { return leaves(child, id, gone); }))
                gone.insert(id);
        }
        for (const NodeId id : gone)
            m_change.edits.push_back(removed(m_scene.find(id)));
    }
    /// Whether a child goes as well, or went to another parent.
    bool leaves(NodeId child, NodeId parent, const std::set<NodeId> &gone) const
    {
        if (gone.contains(child))
            return true;
        const auto edit = std::find_if(m_change.edits.begin(), m_change.edits.end(),
                                       [&](const Edit &e) { return e.id == child && e.after; });
        return edit != m_change.edits.end() && edit->after->parent != parent;
    }

    const Scene &m_scene;
    const Hierarchy m_hierarchy;
    NodeId m_group;
    const Scene &m_before;
    const Scene &m_found;
    Change m_change;
    std::set<NodeId> m_added;
    std::map<NodeId, std::set<QString>> m_names; ///< taken below a parent
    std::map<NodeId, QString> m_given;           ///< by takeName()
};

/// The upper three rows, one after the other.
QJsonArray poseToJson(const Eigen::Affine3d &pose)
{
    QJsonArray json;
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 4; ++column)
            json.append(pose(row, column));
    return json;
}

Eigen::Affine3d poseFromJson(const QJsonArray &json)
{
    Eigen::Affine3d pose = Eigen::Affine3d::Identity();
    for (int i = 0; json.size() == 12 && i < 12; ++i)
        pose(i / 4, i % 4) = json[i].toDouble();
    return pose;
}

} // namespace

std::optional<ScanRecord> scanRecordOf(const Node &node)
{
    for (const Component &component : node.components) {
        const auto *data = std::get_if<UnknownComponent>(&component);
        if (!data || data->type != kRecord)
            continue;
        ScanRecord record;
        for (const QJsonValue &source : data->data[kSources].toArray())
            record.sources.push_back(source.toString());
        record.found = data->data[kFound].toString();
        const QJsonObject aligned = data->data[kAligned].toObject();
        for (auto it = aligned.begin(); it != aligned.end(); ++it)
            record.aligned.emplace(it.key(), poseFromJson(it.value().toArray()));
        return record;
    }
    return std::nullopt;
}

void setScanRecord(Node &node, const ScanRecord &record)
{
    QJsonArray sources;
    for (const QString &source : record.sources)
        sources.append(source);
    QJsonObject aligned;
    for (const auto &[name, pose] : record.aligned)
        aligned.insert(name, poseToJson(pose));
    QJsonObject json{{kSources, sources}, {kFound, record.found}};
    if (!aligned.isEmpty())
        json.insert(kAligned, aligned);
    node.set(UnknownComponent{kRecord, json});
}

namespace
{

Result<void> addFile(QCryptographicHash &hash, const QString &path, const Progress &progress)
{
    QFile file(path);
    if (const auto opened = openInput(file); !opened)
        return opened;
    for (QByteArray piece = file.read(kPiece); !piece.isEmpty(); piece = file.read(kPiece)) {
        if (progress.cancelled())
            return cancelledError();
        hash.addData(piece);
    }
    return {};
}

} // namespace

Result<std::vector<QString>> digestsOf(const QStringList &files, Progress &progress)
{
    std::vector<QString> digests;
    for (const QString &path : files) {
        QCryptographicHash hash(QCryptographicHash::Blake2b_256);
        for (const QString &each : isRgbdFolder(path) ? filesOfRgbdFolder(path) : QStringList(path))
            if (const auto added = addFile(hash, each, progress); !added)
                return unexpected(added.error());
        digests.push_back(QString::fromLatin1(hash.result().toHex()));
    }
    return digests;
}

NodeId scanOf(const Scene &scene, const std::vector<QString> &digests)
{
    for (const NodePtr &node : scene.nodes())
        if (const auto record = scanRecordOf(*node); record && record->sources == digests)
            return node->id;
    return {};
}

Result<Scene> foundScene(const ScanOutcome &outcome)
{
    return apply(Scene(), outcome.change);
}

Merged keepCorrections(const Scene &scene, NodeId group, const Scene &before, const Scene &fresh, ScanOutcome &outcome)
{
    Ids ids = matchedNodes(before, fresh);
    for (const NodePtr &node : fresh.nodes())
        ids.emplace(node->id, node->id); // new ones keep their own
    Merged result;
    const Scene found = renamed(fresh, before, ids);
    outcome.change = Merger(scene, group, before, found).run(result);
    outcome.group = group;
    std::set<NodeId> added;
    for (const Edit &edit : outcome.change.edits)
        if (!edit.before)
            added.insert(edit.id);
    const auto inScene = [&](NodeId &id) {
        id = ids.at(id);
        if (!scene.contains(id) && !added.contains(id))
            id = {};
    };
    for (CloudReport &cloud : outcome.report.clouds)
        inScene(cloud.node);
    for (StoreyReport &storey : outcome.report.storeys)
        if (!storey.node.isNull())
            inScene(storey.node);
    std::for_each(outcome.report.roomNodes.begin(), outcome.report.roomNodes.end(), inScene);
    std::for_each(outcome.report.objectNodes.begin(), outcome.report.objectNodes.end(), inScene);
    return result;
}

} // namespace twinloom::scan
