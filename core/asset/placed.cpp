// SPDX-License-Identifier: Apache-2.0
#include "core/asset/placed.h"

#include "core/scene/evidence.h"
#include "core/scene/marking.h"

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
    if (const auto *model = node.find<scene::ModelComponent>(); model && !model->style.isEmpty())
        extras.insert(QStringLiteral("style"), model->style);
    if (const auto *recipe = node.find<scene::RecipeComponent>())
        extras.insert(QStringLiteral("recipe"), scene::componentToJson(*recipe));
    if (const auto marking = scene::markingOf(node))
        extras.insert(QStringLiteral("marking"),
                      QJsonObject{{QStringLiteral("kind"), marking->kind}, {QStringLiteral("facts"), marking->facts}});
    if (const QString evidence = scene::evidenceOf(node); !evidence.isEmpty())
        extras.insert(QStringLiteral("evidence"), evidence);
    return extras;
}

/// The pieces of the node that entry `index` stands for: those of a room below it, any other fills it.
void addPieces(std::vector<Placed> &placed, std::size_t index, const std::vector<NodePiece> &pieces, Content content)
{
    for (const NodePiece &piece : pieces) {
        if (content == Content::Models && piece.kind != PieceKind::Model)
            continue;
        const bool part = piece.kind == PieceKind::Floor || piece.kind == PieceKind::Ceiling;
        if (part) {
            placed.emplace_back();
            placed.back().name = piece.kind == PieceKind::Floor ? QStringLiteral("Floor") : QStringLiteral("Ceiling");
            placed.back().parent = static_cast<int>(index);
        }
        Placed &entry = part ? placed.back() : placed[index];
        entry.model = piece.model;
        entry.local = piece.local;
    }
}

} // namespace

Result<std::vector<Placed>> placedNodes(const scene::Hierarchy &hierarchy, Content content, const ModelSource &models,
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
        const auto pieces = nodePieces(hierarchy, *node, models);
        if (!pieces)
            return unexpected(pieces.error());
        Placed entry;
        entry.node = node->id;
        entry.name = node->name;
        entry.transform = node->transform;
        entry.parent = parent->second;
        entry.extras = extrasOf(*node);
        indices.emplace(node->id, static_cast<int>(placed.size()));
        placed.push_back(std::move(entry));
        addPieces(placed, placed.size() - 1, *pieces, content);
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
