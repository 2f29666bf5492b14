// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/move_drag.h"

#include "app/studio/document/edits.h"

#include <cmath>

namespace twinloom::studio
{

namespace
{
constexpr double kFarthest = 500; // metres; near the horizon a pixel would throw things out of sight
}

MoveDrag::MoveDrag(const scene::Hierarchy &hierarchy, const std::vector<scene::NodeId> &nodes,
                   const Eigen::Vector3d &grabbed)
    : m_hierarchy(hierarchy), m_nodes(topmost(hierarchy.scene(), nodes)), m_grabbed(grabbed)
{
}

void MoveDrag::update(const Ray &ray, double grid)
{
    if (std::abs(ray.direction.z()) < 1e-6)
        return;
    const double along = (m_grabbed.z() - ray.origin.z()) / ray.direction.z();
    const Eigen::Vector3d offset = ray.origin + along * ray.direction - m_grabbed;
    if (along <= 0 || offset.norm() > kFarthest)
        return;
    m_offset = {offset.x(), offset.y(), 0};
    if (grid > 0)
        for (int axis = 0; axis < 2; ++axis)
            m_offset[axis] = std::round(m_offset[axis] / grid) * grid;
}

scene::Overlays MoveDrag::overlays() const
{
    scene::Overlays overlays;
    for (const scene::NodeId id : m_nodes)
        overlays[id].transform = shiftedInWorld(m_hierarchy, *m_hierarchy.scene().find(id), m_offset);
    return overlays;
}

scene::Change MoveDrag::change() const
{
    return editNodes(m_hierarchy.scene(), m_nodes,
                     [this](scene::Node &node) { node.transform = shiftedInWorld(m_hierarchy, node, m_offset); });
}

} // namespace twinloom::studio
