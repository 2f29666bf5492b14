// SPDX-License-Identifier: Apache-2.0
#include "app/render/scene_state.h"

#include "core/scene/change.h"

#include <cmath>
#include <cstring>
#include <set>
#include <tuple>

namespace twinloom::render
{

namespace
{

using scene::NodeId;
using scene::NodePtr;
using scene::Overlay;

/// A chain of parents longer than this is a circle.
constexpr int kDeepest = 256;

/// The float grid is 1 mm at 10 km: sites farther out are drawn about an origin of their own.
Eigen::Vector3d originFor(const Eigen::AlignedBox3d &bounds)
{
    if (bounds.isEmpty() || bounds.center().norm() < 2000)
        return Eigen::Vector3d::Zero();
    return (bounds.center() / 1000).array().round() * 1000;
}

} // namespace

SceneState::Entry *SceneState::find(NodeId id)
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? nullptr : &found->second;
}

Resources SceneState::cached(const Resources &resources)
{
    Resources result = resources;
    result.model = [this, &resources](const scene::ModelComponent &component) -> asset::ModelPtr {
        QString key = component.category + QLatin1Char('|') + component.blob + QLatin1Char('|') + component.style;
        if (component.blob.isEmpty())
            for (int i = 0; i < 3; ++i)
                key += QLatin1Char('|') + QString::number(component.size[i], 'g', 17);
        std::weak_ptr<const asset::Model> &kept = m_models[key];
        asset::ModelPtr model = kept.lock();
        if (!model && resources.model)
            kept = model = resources.model(component);
        return model;
    };
    return result;
}

void SceneState::setScene(const scene::Hierarchy &hierarchy, const Resources &resources)
{
    const scene::Change change = scene::diff(m_hierarchy.scene(), hierarchy.scene());
    m_hierarchy = hierarchy;
    if (change.empty())
        return;
    ++m_revision;
    m_selectionDirty = true;
    std::set<NodeId> shapes, moved; // ordered: instances come in the same order in every run
    const auto touchNeighbours = [&](const NodePtr &node) {
        if (!node || !shapesNeighbours(*node))
            return;
        for (const NodeId parent : {node->parent, node->id})
            for (const NodeId id : hierarchy.children(parent))
                if (const NodePtr other = hierarchy.scene().find(id); other && shapesNeighbours(*other))
                    shapes.insert(id);
        shapes.insert(node->parent);
    };
    for (const scene::Edit &edit : change.edits) {
        touchNeighbours(edit.before);
        touchNeighbours(edit.after);
        if (!edit.after) {
            if (Entry *entry = find(edit.id)) {
                removeParts(*entry);
                forgetOverlay(*entry);
                m_entries.erase(edit.id);
            }
            continue;
        }
        Entry &entry = m_entries[edit.id];
        if (!edit.before || edit.before->components != edit.after->components)
            shapes.insert(edit.id);
        entry.node = edit.after;
        entry.local = edit.after->transform.matrix();
        moved.insert(edit.id);
    }
    for (const scene::Edit &edit : change.edits) { // parents may have come, gone or changed
        if (Entry *entry = find(edit.id))
            entry->parent = find(entry->node->parent);
        for (const NodeId child : hierarchy.children(edit.id))
            if (Entry *entry = find(child))
                entry->parent = find(edit.id);
        for (const NodePtr &side : {edit.before, edit.after})
            for (const NodeId id : {edit.id, side ? side->parent : NodeId()})
                if (Entry *entry = find(id))
                    entry->leaf = hierarchy.children(id).empty();
    }
    takePending();
    const Resources own = cached(resources);
    for (const NodeId id : shapes)
        if (Entry *entry = find(id)) {
            rebuild(*entry, own);
            moved.insert(id);
        }
    for (const NodeId id : moved)
        refreshSubtree(id);
    m_meshes.dropUnused();
    std::erase_if(m_models, [](const auto &entry) { return entry.second.expired(); });
    updateBounds();
}

void SceneState::removeParts(Entry &entry)
{
    for (const Part &part : entry.parts)
        m_meshes.remove(part.slot);
    entry.parts.clear();
    if (entry.cloud)
        m_points.remove(entry.node->id);
    entry.cloud = false;
}

void SceneState::rebuild(Entry &entry, const Resources &resources)
{
    const NodeId id = entry.node->id;
    for (const Part &part : entry.parts)
        m_meshes.remove(part.slot);
    entry.parts.clear();
    entry.box.setEmpty();
    for (const Piece &piece : piecesOf(m_hierarchy, *entry.node, resources)) {
        InstanceRecord record;
        record.id = static_cast<std::uint32_t>(id.value);
        entry.parts.push_back({m_meshes.add(piece.model, record), piece.local, piece.flags});
        const auto [low, high] = piece.model->bounds();
        entry.box.extend(Eigen::AlignedBox3d(low.cast<double>(), high.cast<double>()).transformed(piece.local));
    }
    const auto *cloud = entry.node->find<scene::PointCloudComponent>();
    auto whole = cloud && resources.cloud ? resources.cloud(*cloud) : nullptr;
    if (!whole && cloud && resources.octree)
        m_points.set(id, resources.octree(*cloud));
    else
        m_points.set(id, std::move(whole));
    entry.cloud = m_points.contains(id);
    if (entry.cloud)
        entry.box.extend(m_points.bounds(id));
}

std::pair<Eigen::Vector4f, std::uint32_t> SceneState::tintOf(const Entry &entry)
{
    std::pair<Eigen::Vector4f, std::uint32_t> result(Eigen::Vector4f::Zero(), 0);
    bool tinted = false;
    int depth = 0;
    for (const Entry *at = &entry; at && depth < kDeepest; at = at->parent, ++depth) {
        const Overlay *overlay = at->overlay.get();
        if (!overlay || (depth > 0 && (!at->parts.empty() || at->cloud)))
            continue; // a group has nothing to colour but what is in it
        result.second |= overlay->stale ? kStale : 0u;
        if (overlay->colour && !tinted) {
            result.first = *overlay->colour;
            result.second |= overlay->alarm ? kAlarm : 0u;
            tinted = true;
        }
    }
    return result;
}

SceneState::Appearance SceneState::appearance(const Entry &entry)
{
    Appearance result;
    std::tie(result.tint, result.flags) = tintOf(entry);
    result.world = entry.overlay && entry.overlay->transform ? entry.overlay->transform->matrix() : entry.local;
    int depth = 0;
    for (const Entry *at = &entry; at && depth < kDeepest; at = at->parent, ++depth) {
        const Overlay *overlay = at->overlay.get();
        if (depth > 0)
            result.world = (overlay && overlay->transform ? overlay->transform->matrix() : at->local) * result.world;
        result.visible = result.visible && (overlay && overlay->visible ? *overlay->visible : at->node->visible);
    }
    return result;
}

void SceneState::refresh(Entry &entry)
{
    if (entry.parts.empty() && !entry.cloud)
        return;
    const Appearance look = appearance(entry);
    for (const Part &part : entry.parts) {
        const InstanceRecord &before = m_meshes.record(part.slot);
        InstanceRecord record = before;
        setMatrix(record, look.world * part.local, m_origin);
        for (int i = 0; i < 4; ++i)
            record.tint[i] = look.tint[i];
        record.flags = part.flags | (record.flags & kCutNow) | (look.visible ? 0u : kHidden) | look.flags;
        // Colours throw no shadows.
        if (((record.flags ^ before.flags) & ~(kStale | kAlarm)) ||
            std::memcmp(record.rows, before.rows, sizeof record.rows) != 0)
            ++m_revision;
        m_meshes.update(part.slot, record);
    }
    if (entry.cloud)
        m_points.setLook(entry.node->id, {look.world, look.tint, look.visible});
}

void SceneState::refreshSubtree(NodeId id)
{
    for (const NodeId below : m_hierarchy.subtree(id))
        if (Entry *entry = find(below))
            refresh(*entry);
}

void SceneState::updateBounds()
{
    m_bounds.setEmpty();
    for (const auto &[id, entry] : m_entries) {
        if (entry.box.isEmpty())
            continue;
        const Appearance look = appearance(entry);
        if (!look.visible)
            continue;
        if (const Eigen::AlignedBox3d box = entry.box.transformed(look.world);
            box.min().allFinite() && box.max().allFinite())
            m_bounds.extend(box);
    }
    if (const Eigen::Vector3d origin = originFor(m_bounds); (origin - m_origin).norm() > 0.5) {
        m_origin = origin;
        for (auto &[id, entry] : m_entries)
            refresh(entry);
    }
    updateCuts();
}

void SceneState::setSelection(std::unordered_set<NodeId> selection)
{
    m_selection = std::move(selection);
    m_selectionDirty = true;
}

const std::vector<MeshStore::Slot> &SceneState::selectedSlots()
{
    if (!m_selectionDirty)
        return m_selectedSlots;
    m_selectionDirty = false;
    m_selectedSlots.clear();
    std::unordered_set<NodeId> seen;
    for (const NodeId root : m_selection)
        for (const NodeId id : m_hierarchy.subtree(root))
            if (Entry *entry = find(id); entry && seen.insert(id).second)
                for (const Part &part : entry->parts)
                    m_selectedSlots.push_back(part.slot);
    return m_selectedSlots;
}

void SceneState::updateCuts()
{
    m_cutaway = Cutaway();
    m_cuts.clear();
    std::vector<NodeId> ids; // in order, so that every run cuts alike
    for (const auto &[id, entry] : m_entries)
        if (!entry.parts.empty() || entry.node->find<scene::RoomComponent>())
            ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    for (const NodeId id : ids) {
        const Entry &entry = m_entries.at(id);
        const auto *room = entry.node->find<scene::RoomComponent>();
        const auto *wall = entry.node->find<scene::WallComponent>();
        if (!room && !wall)
            continue;
        const Appearance look = appearance(entry);
        if (room && look.visible)
            m_cutaway.addRoom(*room, look.world);
        if (wall && look.visible)
            m_cutaway.addWall(*entry.node, *wall, look.world);
    }
    for (const NodeId id : ids) {
        const Entry &entry = m_entries.at(id);
        const Appearance look = appearance(entry);
        const Eigen::AlignedBox3d box = entry.box.isEmpty() ? entry.box : entry.box.transformed(look.world);
        for (const Part &part : entry.parts) {
            const Piece piece{m_meshes.model(part.slot), part.local, part.flags};
            if (const auto plane = m_cutaway.planeOf(m_hierarchy, *entry.node, piece, look.world * part.local, box))
                m_cuts.push_back({part.slot, *plane});
        }
    }
}

void SceneState::cutFor(const std::optional<Eigen::Vector3d> &eye)
{
    const bool applies = eye && m_cutaway.applies(*eye);
    for (const Cut &cut : m_cuts) {
        const InstanceRecord &record = m_meshes.record(cut.slot);
        const std::uint32_t flags =
            (record.flags & ~kCutNow) | (applies && Cutaway::cuts(cut.plane, *eye) ? kCutNow : 0u);
        if (flags == record.flags)
            continue;
        InstanceRecord changed = record;
        changed.flags = flags;
        m_meshes.update(cut.slot, changed);
        ++m_revision;
    }
}

std::vector<Eigen::Vector3d> SceneState::outline(const Options &options, const Eigen::Vector3d &direction) const
{
    std::unordered_set<MeshStore::Slot> cut;
    for (const Cut &each : m_cuts)
        if (options.cutaway && Cutaway::cuts(each.plane, each.plane.point + direction))
            cut.insert(each.slot);
    std::vector<Eigen::Vector3d> corners;
    const auto add = [&corners](const Eigen::AlignedBox3d &box, const Eigen::Affine3d &world) {
        for (int i = 0; i < 8 && !box.isEmpty(); ++i)
            if (const Eigen::Vector3d at = world * box.corner(static_cast<Eigen::AlignedBox3d::CornerType>(i));
                at.allFinite())
                corners.push_back(at);
    };
    const bool rooms = m_cutaway.hasRooms();
    for (const auto &[id, entry] : m_entries) {
        if (entry.parts.empty() && !entry.cloud)
            continue;
        const Appearance look = appearance(entry);
        if (!look.visible)
            continue;
        for (const Part &part : entry.parts) {
            Eigen::AlignedBox3d box = m_meshes.bounds(part.slot);
            if (cut.contains(part.slot) && part.flags & kCutWall)
                box.max().z() = std::min(box.max().z(), static_cast<double>(Cutaway::kStubHeight));
            else if (cut.contains(part.slot))
                continue;
            if (options.show != Show::Points || rooms)
                add(box, look.world * part.local);
        }
        if (!entry.cloud || options.show == Show::Models)
            continue;
        const Eigen::AlignedBox3d box = m_points.bounds(id); // a scanned room is seen no farther than its walls
        if (!options.cutaway || !m_cutaway.touchesRoom(box.transformed(look.world)))
            add(box, look.world);
    }
    return corners;
}

} // namespace twinloom::render
