// SPDX-License-Identifier: Apache-2.0
// The scene as it lies on the GPU: keeps up with Scenes by their difference and with Overlays by what they touch.
// Needs a current context. Positions on the GPU are relative to origin(), so that sites far from zero stay exact.
#pragma once

#include "app/render/cutaway.h"
#include "app/render/mesh_store.h"
#include "app/render/point_store.h"
#include "app/render/renderer.h"
#include "app/render/scene_pieces.h"

#include <optional>
#include <unordered_map>

namespace twinloom::render
{

class SceneState
{
public:
    void setScene(const scene::Hierarchy &hierarchy, const Resources &resources);
    void setOverlays(const scene::Overlays &overlays);
    void setSelection(std::unordered_set<scene::NodeId> selection);
    /// Brings changed instances to the GPU and finds out which these eyes see; call once a frame.
    void upload(std::span<const CullView> views)
    {
        m_meshes.upload();
        m_meshes.cull(views);
    }

    const MeshStore &meshes() const { return m_meshes; }
    const PointStore &points() const { return m_points; }
    PointStore &points() { return m_points; }
    const Eigen::Vector3d &origin() const { return m_origin; }
    /// Rises whenever something that throws shadows has changed.
    quint64 revision() const { return m_revision; }
    bool empty() const { return m_bounds.isEmpty(); }
    /// World; empty without anything to see.
    const Eigen::AlignedBox3d &bounds() const { return m_bounds; }

    /// Leaves out what hides the inside from this eye (none: nothing), until the next call.
    void cutFor(const std::optional<Eigen::Vector3d> &eye);
    /// Corners of the boxes of all that is drawn for an eye far away in this direction.
    std::vector<Eigen::Vector3d> outline(const Options &options, const Eigen::Vector3d &direction) const;
    const Cutaway &cutaway() const { return m_cutaway; }

    /// Selected nodes and those below them.
    const std::vector<MeshStore::Slot> &selectedSlots();

    struct Label {
        scene::NodeId node;
        Eigen::Vector3d anchor; ///< world: the middle of the node's top
        const scene::Overlay *overlay = nullptr;
    };
    /// Valid until overlays or scene change.
    std::vector<Label> labels() const;

private:
    struct Part {
        MeshStore::Slot slot = 0;
        Eigen::Affine3d local;
        std::uint32_t flags = 0;
    };
    struct Entry {
        scene::NodePtr node;
        Entry *parent = nullptr;
        Eigen::Affine3d local = Eigen::Affine3d::Identity();
        std::unique_ptr<scene::Overlay> overlay;
        quint64 overlayRound = 0; ///< the last setOverlays() that had it
        std::vector<Part> parts;
        Eigen::AlignedBox3d box; ///< in the node's frame
        bool cloud = false, leaf = true;
    };
    struct Overlaid {
        scene::NodeId id;
        Entry *entry = nullptr;
    };
    struct Appearance {
        Eigen::Affine3d world = Eigen::Affine3d::Identity();
        Eigen::Vector4f tint = Eigen::Vector4f::Zero();
        bool visible = true;
        std::uint32_t flags = 0; ///< kStale, kAlarm
    };

    Entry *find(scene::NodeId id);
    static std::pair<Eigen::Vector4f, std::uint32_t> tintOf(const Entry &entry); ///< and kStale, kAlarm
    static Appearance appearance(const Entry &entry);
    void removeParts(Entry &entry);
    void rebuild(Entry &entry, const Resources &resources);
    void refresh(Entry &entry);
    void refreshSubtree(scene::NodeId id);
    void refreshFrom(Entry &entry);
    void recolour(Entry &entry);
    void takePending();
    void forgetOverlay(Entry &entry);
    void updateBounds();
    static bool mayCut(const Entry &entry, std::optional<bool> now, std::optional<bool> before);
    void updateCuts();
    Resources cached(const Resources &resources);

    scene::Hierarchy m_hierarchy{scene::Scene()};
    std::unordered_map<scene::NodeId, Entry> m_entries;
    scene::Overlays m_pending;        ///< of nodes that are not there
    std::vector<Overlaid> m_overlaid; ///< as the last setOverlays() walked
    std::vector<Entry *> m_withOverlay;
    quint64 m_overlayRound = 0;
    std::unordered_set<scene::NodeId> m_selection;
    std::vector<MeshStore::Slot> m_selectedSlots;
    bool m_selectionDirty = false;
    std::unordered_map<QString, std::weak_ptr<const asset::Model>> m_models;
    MeshStore m_meshes;
    PointStore m_points;
    Eigen::Vector3d m_origin = Eigen::Vector3d::Zero();
    Eigen::AlignedBox3d m_bounds;
    struct Cut {
        MeshStore::Slot slot = 0;
        CutPlane plane;
    };
    Cutaway m_cutaway;
    std::vector<Cut> m_cuts; ///< all that may be left out
    quint64 m_revision = 0;
};

} // namespace twinloom::render
