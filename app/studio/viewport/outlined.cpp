// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/outlined.h"

#include <algorithm>

namespace twinloom::studio
{

namespace
{

constexpr std::ptrdiff_t kFew = 8, kMost = 48;

bool isThing(const scene::Node &node)
{
    return node.find<scene::ObjectComponent>() || node.find<scene::ModelComponent>() ||
           node.find<scene::WallComponent>() || node.find<scene::OpeningComponent>();
}

std::ptrdiff_t thingsIn(const scene::Hierarchy &hierarchy, scene::NodeId root)
{
    return std::ranges::count_if(hierarchy.subtree(root),
                                 [&](scene::NodeId id) { return isThing(*hierarchy.scene().find(id)); });
}

} // namespace

std::unordered_set<scene::NodeId> outlined(const scene::Hierarchy &hierarchy,
                                           const std::vector<scene::NodeId> &selection)
{
    std::unordered_set<scene::NodeId> found;
    std::ptrdiff_t things = 0;
    for (const scene::NodeId id : selection) {
        const scene::NodePtr node = hierarchy.scene().find(id);
        if (!node || (node->find<scene::RecipeComponent>() && !isThing(*node)))
            continue;
        const std::ptrdiff_t within = thingsIn(hierarchy, id);
        if (node->find<scene::RoomComponent>() && within > kFew) {
            for (const scene::NodeId child : hierarchy.children(id))
                if (hierarchy.scene().find(child)->find<scene::WallComponent>()) {
                    found.insert(child);
                    things += thingsIn(hierarchy, child);
                }
            continue;
        }
        if (!isThing(*node) && within > kFew)
            continue;
        found.insert(id);
        things += within;
    }
    if (things > kMost)
        found.clear();
    return found;
}

} // namespace twinloom::studio
