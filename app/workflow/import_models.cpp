// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/import_models.h"

#include "core/asset/import.h"
#include "core/asset/model_blob.h"
#include "core/scene/hierarchy.h"

#include <QFileInfo>

namespace twinloom::workflow
{

Result<Imported> importModels(const scene::Scene &scene, scene::NodeIdAllocator &ids, const QStringList &files,
                              const BlobStore &blobs, Progress &progress)
{
    constexpr double kGap = 0.5;
    Imported imported;
    double x = 0;
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
        node.transform.translation = {files.size() == 1 ? 0.0 : x + component.size.x() / 2, 0, 0};
        node.set(component);
        x += component.size.x() + kGap;
        imported.nodes.push_back(node.id);
        imported.change.edits.push_back(scene::added(std::move(node)));
    }
    return imported;
}

} // namespace twinloom::workflow
