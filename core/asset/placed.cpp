// SPDX-License-Identifier: Apache-2.0
#include "core/asset/placed.h"

#include <Eigen/LU>

#include <unordered_map>

namespace twinloom::asset
{
namespace
{

QJsonObject extrasOf(const scene::Node &node)
{
    QJsonObject extras{{QStringLiteral("id"), node.id.toString()}};
    if (const auto *object = node.find<scene::ObjectComponent>())
        extras.insert(QStringLiteral("category"), object->category);
    else if (const auto *model = node.find<scene::ModelComponent>(); model && !model->category.isEmpty())
        extras.insert(QStringLiteral("category"), model->category);
    if (const auto *recipe = node.find<scene::RecipeComponent>())
        extras.insert(QStringLiteral("recipe"), scene::componentToJson(*recipe));
    return extras;
}

/// Factors that bring a model to the size that its node asks for; 1 along a side without extent.
Eigen::Vector3d fitOf(const scene::Node &node, const Model &model)
{
    const auto *component = node.find<scene::ModelComponent>();
    if (!component)
        return Eigen::Vector3d::Ones();
    const auto [low, high] = model.bounds();
    const Eigen::Vector3d extent = (high - low).cast<double>();
    Eigen::Vector3d fit = Eigen::Vector3d::Ones();
    for (int i = 0; i < 3; ++i)
        if (extent[i] > 1e-6 && std::abs(extent[i] - component->size[i]) > 1e-5)
            fit[i] = component->size[i] / extent[i];
    return fit;
}

} // namespace

Result<std::vector<Placed>> placedNodes(const scene::Hierarchy &hierarchy, const ModelSource &source,
                                        Progress &progress)
{
    std::vector<Placed> placed;
    std::unordered_map<scene::NodeId, int> indices{{scene::NodeId(), -1}};
    const std::vector<scene::NodeId> ids = hierarchy.subtree({});
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (progress.cancelled())
            return cancelledError();
        progress.set(static_cast<double>(i) / static_cast<double>(ids.size()));
        const scene::NodePtr node = hierarchy.scene().find(ids[i]);
        const auto parent = indices.find(node->parent);
        if (!node->visible || parent == indices.end())
            continue;
        auto model = source(*node);
        if (!model)
            return unexpected(model.error());
        Placed entry;
        entry.node = node->id;
        entry.name = node->name;
        entry.model = *std::move(model);
        entry.transform = node->transform;
        entry.parent = parent->second;
        entry.extras = extrasOf(*node);
        if (entry.model)
            entry.fit = fitOf(*node, *entry.model);
        indices.emplace(node->id, static_cast<int>(placed.size()));
        placed.push_back(std::move(entry));
    }
    return placed;
}

std::vector<Eigen::Affine3d> worldOf(const std::vector<Placed> &placed)
{
    std::vector<Eigen::Affine3d> worlds;
    worlds.reserve(placed.size());
    for (const Placed &entry : placed) {
        const Eigen::Affine3d own = entry.transform.matrix();
        const bool hasParent = entry.parent >= 0 && static_cast<std::size_t>(entry.parent) < worlds.size();
        worlds.push_back(hasParent ? worlds[static_cast<std::size_t>(entry.parent)] * own : own);
    }
    return worlds;
}

Eigen::Matrix3d normalMatrix(const Eigen::Matrix3d &linear)
{
    if (linear.determinant() == 0)
        return linear;
    return linear.inverse().transpose();
}

} // namespace twinloom::asset
