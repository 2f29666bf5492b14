// SPDX-License-Identifier: Apache-2.0
#include "app/xr/pointer.h"

#include "app/xr/pose.h"

namespace twinloom::xr
{
namespace
{

constexpr double kReach = 6; ///< metres a ray is drawn that hits nothing
constexpr double kPanelDistance = 1.0, kPanelAside = 0.42,
                 kPanelLow = -0.10; ///< metres; radians beside and below the view

/// A node that stands for a thing: walls and objects do, their parts do not.
scene::NodeId thingOf(const scene::Scene &scene, scene::NodeId id)
{
    for (scene::NodePtr node = scene.find(id); node; node = node->parent.isNull() ? nullptr : scene.find(node->parent))
        if (node->find<scene::TwinComponent>() || node->find<scene::ObjectComponent>() ||
            node->find<scene::WallComponent>() || node->find<scene::OpeningComponent>() ||
            node->find<scene::PointCloudComponent>())
            return node->id;
    return id;
}

} // namespace

Pointer::Outcome Pointer::update(const std::array<HandInput, 2> &hands, const Eigen::Isometry3d &spaceInScene,
                                 const Painter &painter)
{
    Outcome outcome;
    m_pointedAt = {};
    m_hit.reset();
    for (const int hand : {1, 0}) { // what the right hand points at counts first
        const HandInput &input = hands[std::size_t(hand)];
        if (!input.aim)
            continue;
        const Eigen::Isometry3d aim = spaceInScene * *input.aim;
        const Eigen::Vector3d from = aim.translation(), direction = -aim.linear().col(2).normalized();
        const auto picked = painter.pick(from, direction);
        outcome.rays.push_back({from, picked ? picked->point : Eigen::Vector3d(from + kReach * direction),
                                picked.has_value(), input.select});
        const scene::NodeId node = picked ? thingOf(painter.hierarchy().scene(), picked->node) : scene::NodeId();
        if (picked && m_pointedAt.isNull()) {
            m_pointedAt = node;
            m_hit = picked->point;
        }
        if (input.selected) {
            m_selection = node;
            outcome.selectedBy = hand;
        }
    }
    return outcome;
}

PanelPlace Pointer::panelPlace(const Eigen::Isometry3d &head)
{
    const Eigen::Vector3d eye = head.translation(), ahead = -head.linear().col(2);
    const bool outOfView = m_place && (m_place->pose.translation() - eye).normalized().dot(ahead) < std::cos(0.75);
    const bool tooFar = m_place && (m_place->pose.translation() - eye).norm() > 1.6 * kPanelDistance;
    if (m_place && m_placedFor == subject() && !outOfView && !tooFar)
        return *m_place;
    // Beside what it tells of, or beside the view when that has left it.
    Eigen::Vector3d towards = m_hit ? Eigen::Vector3d(*m_hit - eye) : ahead;
    if (towards.normalized().dot(ahead) < 0.8)
        towards = ahead;
    const double yaw = std::atan2(-towards.x(), towards.y()) + kPanelAside;
    const double pitch = std::clamp(std::atan2(towards.z(), towards.head<2>().norm()), -0.5, 0.3) * 0.5 + kPanelLow;
    const Eigen::Vector3d direction(-std::sin(yaw) * std::cos(pitch), std::cos(yaw) * std::cos(pitch), std::sin(pitch));
    m_placedFor = subject();
    // A picture faces along its +z: away from where it is looked at.
    const Eigen::Vector3d at = eye + kPanelDistance * direction;
    m_place = PanelPlace{lookingAt(at, at + (at - eye))};
    return *m_place;
}

} // namespace twinloom::xr
