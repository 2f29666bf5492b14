// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/variant_objects.h"

#include "core/asset/category_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace twinloom::workflow
{
namespace
{

using scene::NodeId;
using scene::NodePtr;

void show(scene::Change &change, const NodePtr &node, bool visible)
{
    if (node->visible == visible)
        return;
    scene::Node other = *node;
    other.visible = visible;
    change.edits.push_back(scene::edited(node, std::move(other)));
}

bool isPinned(const scene::Hierarchy &hierarchy, NodeId id)
{
    const auto *object = hierarchy.scene().find(id)->find<scene::ObjectComponent>();
    return object && object->pinned;
}

} // namespace

std::vector<NodeId> shownObjects(const scene::Hierarchy &hierarchy, NodeId room)
{
    std::vector<NodeId> open = hierarchy.children(room), shown;
    while (!open.empty()) {
        const NodePtr node = hierarchy.scene().find(open.back());
        open.pop_back();
        if (!node->visible || node->find<scene::RoomComponent>())
            continue;
        if (node->find<scene::ObjectComponent>())
            shown.push_back(node->id);
        const auto &below = hierarchy.children(node->id);
        open.insert(open.end(), below.begin(), below.end());
    }
    std::ranges::sort(shown);
    return shown;
}

Result<Carried> objectsOf(const scene::Hierarchy &hierarchy, NodeId room, NodeId variant,
                          const std::function<bool(NodeId)> &isGone)
{
    scene::Change only;
    for (const NodeId id : hierarchy.children(room))
        show(only, hierarchy.scene().find(id), id == variant);
    for (const NodeId id : hierarchy.subtree(variant))
        if (isGone(id))
            show(only, hierarchy.scene().find(id), false);
    auto scene = scene::apply(hierarchy.scene(), only);
    if (!scene)
        return unexpected(scene.error());
    const scene::Hierarchy shown(*std::move(scene));
    auto found = scene::roomFromScene(shown, room);
    if (!found)
        return unexpected(found.error());
    Carried carried{shownObjects(shown, room), std::move(found->objects), {}};
    for (const NodeId id : carried.nodes)
        carried.pinned.push_back(isPinned(hierarchy, id));
    return carried;
}

bool holdsPinned(const scene::Hierarchy &hierarchy, NodeId id)
{
    return std::ranges::any_of(hierarchy.subtree(id), [&](NodeId at) { return isPinned(hierarchy, at); });
}

Result<Carried> pinnedOf(const scene::Hierarchy &hierarchy, NodeId room, NodeId variant)
{
    return objectsOf(hierarchy, room, variant, [&](NodeId id) {
        return hierarchy.scene().find(id)->parent == variant && !holdsPinned(hierarchy, id);
    });
}

Issues pinnedLost(const scene::Hierarchy &before, const scene::Change &change, NodeId room,
                  const std::set<NodeId> &known)
{
    auto applied = scene::apply(before.scene(), change);
    if (!applied)
        return {}; // whoever commits the change says why
    const scene::Hierarchy after(*std::move(applied));
    QStringList lost;
    for (const NodeId id : before.subtree(room))
        if (isPinned(before, id) && before.visible(id) && !after.visible(id) && !known.contains(id))
            lost << before.scene().find(id)->name;
    if (lost.isEmpty())
        return {};
    constexpr int most = 5; // names that are told
    const int count = static_cast<int>(lost.size());
    const QString names = QStringList(lost.mid(0, most)).join(QStringLiteral(", "));
    return {{QStringLiteral("pinned-hidden"),
             QCoreApplication::translate("workflow", "%n pinned object(s) are hidden now: %1.", nullptr, count)
                 .arg(count > most ? names + QStringLiteral(", …") : names),
             QStringLiteral("keep")}};
}

} // namespace twinloom::workflow
