// SPDX-License-Identifier: GPL-3.0-or-later
// Moving things over the floor: a preview as Overlays while the mouse is down, one Change when it is let go.
#pragma once

#include "core/scene/change.h"
#include "core/scene/hierarchy.h"
#include "core/scene/overlay.h"

namespace twinloom::studio
{

struct Ray {
    Eigen::Vector3d origin, direction;
};

class MoveDrag
{
public:
    /// `grabbed` is the point under the mouse, in the world; the drag stays at its height.
    MoveDrag(const scene::Hierarchy &hierarchy, const std::vector<scene::NodeId> &nodes,
             const Eigen::Vector3d &grabbed);

    /// Follows the mouse; `grid` in metres rounds the way gone, 0: none. Rays that miss the plane change nothing.
    void update(const Ray &ray, double grid);
    scene::Overlays overlays() const;
    /// Against the scene in which the drag began: a Conflict when it was edited meanwhile. Empty when nothing moved.
    scene::Change change() const;
    const Eigen::Vector3d &offset() const { return m_offset; }

private:
    scene::Hierarchy m_hierarchy;
    std::vector<scene::NodeId> m_nodes;
    Eigen::Vector3d m_grabbed;
    Eigen::Vector3d m_offset = Eigen::Vector3d::Zero();
};

} // namespace twinloom::studio
