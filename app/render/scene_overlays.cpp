// SPDX-License-Identifier: Apache-2.0
// The part of SceneState that follows live values: it runs every frame for thousands of nodes.
#include "app/render/scene_state.h"

namespace twinloom::render
{

namespace
{

using scene::NodeId;
using scene::Overlay;

bool samePlace(const Overlay &a, const Overlay &b)
{
    return a.visible == b.visible && a.transform == b.transform;
}

bool sameColour(const Overlay &a, const Overlay &b)
{
    return a.colour == b.colour && a.stale == b.stale && a.alarm.has_value() == b.alarm.has_value();
}

} // namespace

/// Whether what the cutaway goes by is seen now and was not, or the other way round. Live values seldom do that, and
/// leaves that are neither room nor wall never do.
bool SceneState::mayCut(const Entry &entry, std::optional<bool> now, std::optional<bool> before)
{
    return now != before &&
           (!entry.leaf || entry.node->find<scene::RoomComponent>() || entry.node->find<scene::WallComponent>());
}

void SceneState::setOverlays(const scene::Overlays &overlays)
{
    ++m_overlayRound;
    bool cutsOther = false; // rooms and walls come or go
    // A map that only got other values is walked in the same order, so nodes need not be looked up again.
    std::size_t i = 0;
    bool same = m_overlaid.size() == overlays.size();
    for (const auto &[id, overlay] : overlays) {
        if (i == m_overlaid.size())
            m_overlaid.emplace_back();
        Overlaid &place = m_overlaid[i++];
        if (place.id != id || !place.entry) {
            same = false;
            place = {id, find(id)};
        }
        if (!place.entry) {
            m_pending[id] = overlay;
            continue;
        }
        Entry &entry = *place.entry;
        entry.overlayRound = m_overlayRound;
        if (!entry.overlay) {
            entry.overlay = std::make_unique<Overlay>(overlay);
            m_withOverlay.push_back(&entry);
            refreshFrom(entry);
            cutsOther = cutsOther || mayCut(entry, overlay.visible, {});
            continue;
        }
        const bool stays = samePlace(*entry.overlay, overlay), looks = sameColour(*entry.overlay, overlay);
        cutsOther = cutsOther || mayCut(entry, overlay.visible, entry.overlay->visible);
        *entry.overlay = overlay;
        if (!stays || (!looks && !entry.leaf))
            refreshFrom(entry);
        else if (!looks)
            recolour(entry);
    }
    m_overlaid.resize(i);
    if (!same || m_withOverlay.size() != i) { // else one that is drawn has gone while m_overlaid was forgotten
        std::erase_if(m_pending, [&overlays](const auto &each) { return !overlays.contains(each.first); });
        std::erase_if(m_withOverlay, [this, &cutsOther](Entry *entry) {
            if (entry->overlayRound == m_overlayRound)
                return false;
            cutsOther = cutsOther || mayCut(*entry, {}, entry->overlay->visible);
            entry->overlay.reset();
            refreshFrom(*entry);
            return true;
        });
    }
    if (cutsOther)
        updateCuts();
}

/// What live values do most often, so without the matrices of refresh().
void SceneState::recolour(Entry &entry)
{
    const auto [tint, flags] = tintOf(entry);
    for (const Part &part : entry.parts)
        m_meshes.recolour(part.slot, tint, flags, kStale | kAlarm);
    if (entry.cloud)
        refresh(entry);
}

void SceneState::refreshFrom(Entry &entry)
{
    if (entry.leaf)
        refresh(entry);
    else
        refreshSubtree(entry.node->id);
}

void SceneState::takePending()
{
    std::erase_if(m_pending, [this](const auto &each) {
        Entry *entry = find(each.first);
        if (!entry)
            return false;
        entry->overlay = std::make_unique<Overlay>(each.second);
        entry->overlayRound = m_overlayRound;
        m_withOverlay.push_back(entry);
        return true;
    });
    if (!m_withOverlay.empty())
        m_overlaid.clear(); // nodes that were missing may have come
}

void SceneState::forgetOverlay(Entry &entry)
{
    if (!entry.overlay)
        return;
    m_pending[entry.node->id] = *entry.overlay; // it may come back, by undo
    std::erase(m_withOverlay, &entry);
    m_overlaid.clear();
}

std::vector<SceneState::Label> SceneState::labels() const
{
    std::vector<Label> labels;
    for (const Entry *entry : m_withOverlay) {
        const Overlay &overlay = *entry->overlay;
        if (!overlay.label && !overlay.gauge && !overlay.stale && !overlay.alarm)
            continue;
        const Appearance look = appearance(*entry);
        if (!look.visible)
            continue;
        Eigen::Vector3d anchor = look.world.translation();
        if (const Eigen::AlignedBox3d &box = entry->box; !box.isEmpty()) { // the middle of its top in the world
            anchor = look.world * box.center();
            anchor.z() += 0.5 * look.world.linear().row(2).cwiseAbs().dot(box.sizes());
        }
        labels.push_back({entry->node->id, anchor, &overlay});
    }
    return labels;
}

} // namespace twinloom::render
