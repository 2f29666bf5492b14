// SPDX-License-Identifier: Apache-2.0
#include "core/scene/hierarchy.h"

#include "core/scene/change.h"

#include <QCoreApplication>

#include <unordered_set>

namespace twinloom::scene
{
namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("core/scene", source);
}

} // namespace

Hierarchy::Hierarchy(Scene scene) : m_scene(std::move(scene))
{
    m_scene.forEach([this](const NodePtr &node) { m_children[node->parent].push_back(node->id); });
    for (auto &[parent, children] : m_children)
        std::sort(children.begin(), children.end());
}

const std::vector<NodeId> &Hierarchy::children(NodeId parent) const
{
    static const std::vector<NodeId> kNone;
    const auto found = m_children.find(parent);
    return found == m_children.end() ? kNone : found->second;
}

std::vector<NodeId> Hierarchy::subtree(NodeId root) const
{
    // Breadth first; `seen` ends it in a scene whose parents run in a circle.
    std::vector<NodeId> found;
    std::unordered_set<NodeId> seen;
    if (!root.isNull() && m_scene.contains(root) && seen.insert(root).second)
        found.push_back(root);
    const auto addChildren = [&](NodeId parent) {
        for (const NodeId child : children(parent))
            if (seen.insert(child).second)
                found.push_back(child);
    };
    if (root.isNull())
        addChildren(root);
    for (std::size_t i = 0; i < found.size(); ++i)
        addChildren(NodeId(found[i]));
    return found;
}

Eigen::Affine3d Hierarchy::world(NodeId id) const
{
    Eigen::Affine3d matrix = Eigen::Affine3d::Identity();
    std::size_t steps = 0;
    for (NodePtr node = m_scene.find(id); node && steps <= m_scene.size(); node = m_scene.find(node->parent), ++steps)
        matrix = node->transform.matrix() * matrix;
    return matrix;
}

bool Hierarchy::visible(NodeId id) const
{
    std::size_t steps = 0;
    for (NodePtr node = m_scene.find(id); node && steps <= m_scene.size(); node = m_scene.find(node->parent), ++steps)
        if (!node->visible)
            return false;
    return true;
}

Result<NodeId> resolveNode(const Scene &scene, const QString &reference)
{
    if (const auto id = NodeId::fromString(reference); id && scene.contains(*id))
        return *id;
    std::vector<NodeId> found;
    scene.forEach([&](const NodePtr &node) {
        if (node->name == reference)
            found.push_back(node->id);
    });
    if (found.empty())
        return unexpected(ErrorCode::NotFound, text("There is no node \"%1\".").arg(reference),
                          text("Name a node by its id, such as n42, or by its name."));
    if (found.size() > 1) {
        const NodeId first = *std::min_element(found.begin(), found.end());
        return unexpected(ErrorCode::Conflict,
                          text("%1 nodes are named \"%2\".").arg(static_cast<qulonglong>(found.size())).arg(reference),
                          text("Name the one you mean by its id, such as %1.").arg(first.toString()));
    }
    return found.front();
}

QString uniqueName(const Scene &scene, const QString &wanted)
{
    std::unordered_set<QString> taken;
    scene.forEach([&](const NodePtr &node) {
        if (node->name.startsWith(wanted))
            taken.insert(node->name);
    });
    QString name = wanted;
    for (int number = 2; taken.contains(name); ++number)
        name = QStringLiteral("%1 %2").arg(wanted).arg(number);
    return name;
}

geometry::Box objectBox(const Node &thing, const Eigen::Affine3d &world)
{
    const auto place = geometry::Transform::fromMatrix(world);
    const Vec3 size = thing.find<ObjectComponent>()->size;
    return {place.translation + Vec3(0, 0, size.z() / 2), size, place.yaw()};
}

Change removeSubtree(const Hierarchy &hierarchy, NodeId root)
{
    // Children first, so that the inverse brings parents back first.
    Change change;
    const std::vector<NodeId> nodes = hierarchy.subtree(root);
    for (auto id = nodes.rbegin(); id != nodes.rend(); ++id)
        change.edits.push_back(removed(hierarchy.scene().find(*id)));
    return change;
}

} // namespace twinloom::scene
