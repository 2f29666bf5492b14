// SPDX-License-Identifier: Apache-2.0
// Small scenes that several tests draw.
#pragma once

#include "app/render/headless.h"
#include "core/scene/change.h"
#include "tests/support/test_data.h"

namespace twinloom::test
{

/// A scene put together node by node; models and clouds are given by the name in their component.
class SceneBuilder
{
public:
    scene::NodeId add(scene::Component component, const geometry::Transform &transform = {}, scene::NodeId parent = {});
    scene::NodeId addModel(asset::ModelPtr model, const geometry::Transform &transform = {});
    scene::NodeId addCloud(std::shared_ptr<const scan::PointCloud> cloud, const geometry::Transform &transform = {});
    scene::NodeId addOctree(std::shared_ptr<const scan::Octree> octree, const geometry::Transform &transform = {});
    /// A 4 x 3 x 2.5 m room with a door to the north and a window to the west.
    scene::NodeId addBoxRoom();
    scene::Hierarchy hierarchy() const;
    render::Resources resources() const;

private:
    scene::Change m_change;
    quint64 m_last = 0;
    std::vector<asset::ModelPtr> m_models;
    std::vector<std::shared_ptr<const scan::PointCloud>> m_clouds; ///< null where it is an octree
    std::vector<std::shared_ptr<const scan::Octree>> m_octrees;    ///< null where it is a cloud
};

asset::Material material(float r, float g, float b, float metallic = 0, float roughness = 0.7f);
asset::ModelPtr box(const Eigen::Vector3f &size, const asset::Material &material);
asset::ModelPtr sphere(float radius, const asset::Material &material);
/// The share of pixels that differ by more than 24 of 255 in a channel.
double difference(const QImage &a, const QImage &b);

} // namespace twinloom::test
