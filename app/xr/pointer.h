// SPDX-License-Identifier: Apache-2.0
// What the controllers point at and have selected, and where the panel stands that tells of it. Everything in the
// scene's frame. Pure but for the picking. Thread: the XR thread.
#pragma once

#include "app/xr/input.h"
#include "app/xr/painter.h"

namespace twinloom::xr
{

class Pointer
{
public:
    struct Outcome {
        std::vector<Ray> rays;
        int selectedBy = -1; ///< the hand that has just selected something; -1: none
    };
    /// `spaceInScene`: from the input's base space (OpenXR's axes) to the scene.
    Outcome update(const std::array<HandInput, 2> &hands, const Eigen::Isometry3d &spaceInScene,
                   const Painter &painter);

    scene::NodeId pointedAt() const { return m_pointedAt; }
    scene::NodeId selection() const { return m_selection; }
    /// What the panel tells of: what is pointed at, else what is selected.
    scene::NodeId subject() const { return m_pointedAt.isNull() ? m_selection : m_pointedAt; }

    /// Where the panel stands for a head at `head` (scene): within reach, beside what it tells of; it follows lazily.
    PanelPlace panelPlace(const Eigen::Isometry3d &head);

private:
    scene::NodeId m_pointedAt, m_selection;
    std::optional<Eigen::Vector3d> m_hit;
    scene::NodeId m_placedFor;
    std::optional<PanelPlace> m_place;
};

} // namespace twinloom::xr
