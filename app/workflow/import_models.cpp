// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/import_models.h"

#include "core/asset/import.h"
#include "core/asset/model_blob.h"
#include "core/scene/hierarchy.h"

#include <QFileInfo>

#include <algorithm>
#include <optional>

namespace twinloom::workflow
{

namespace
{

constexpr double kGap = 0.5; ///< metres between two models

/// Where the row of imported models at the scene's root ends; none while there is none.
std::optional<double> rightEdge(const scene::Scene &scene)
{
    std::optional<double> edge;
    for (const scene::NodePtr &node : scene.nodes()) {
        const auto *model = node->find<scene::ModelComponent>();
        if (model && node->parent.isNull())
            edge = std::max(edge.value_or(-1e9), node->transform.translation.x() + model->size.x() / 2);
    }
    return edge;
}

} // namespace

Result<Imported> importModels(const scene::Scene &scene, scene::NodeIdAllocator &ids, const QStringList &files,
                              const BlobStore &blobs, Progress &progress)
{
    Imported imported;
    std::optional<double> edge = rightEdge(scene);
    for (qsizetype i = 0; i < files.size(); ++i) {
        Progress part = progress.slice(double(i) / double(files.size()), double(i + 1) / double(files.size()));
        const auto model = asset::importModel(files[i], part, &imported.issues);
        if (!model)
            return unexpected(model.error());
        const auto blob = blobs.put(asset::modelToBlob(*model));
        if (!blob)
            return unexpected(blob.error());
        const auto [low, high] = model->bounds();
        scene::ModelComponent component;
        component.blob = *blob;
        component.size = (high - low).cast<double>();
        scene::Node node;
        node.id = ids.next();
        node.name = scene::uniqueName(scene, QFileInfo(files[i]).completeBaseName());
        // The first one of a scene stands at its origin.
        const double half = component.size.x() / 2;
        node.transform.translation = {edge ? *edge + kGap + half : 0.0, 0, 0};
        edge = node.transform.translation.x() + half;
        node.set(component);
        imported.nodes.push_back(node.id);
        imported.change.edits.push_back(scene::added(std::move(node)));
    }
    return imported;
}

} // namespace twinloom::workflow
