// SPDX-License-Identifier: Apache-2.0
// The authored side of twins: models, instances and bindings in a Scene, and the Changes that make them.
// Thread: any; everything is a value.
#pragma once

#include "core/progress.h"
#include "core/scene/change.h"
#include "twin/model/check.h"
#include "twin/state/binding.h"

#include <functional>

namespace twinloom::twin
{

/// A twin as it stands in the scene.
struct TwinNode {
    scene::NodePtr node;
    const scene::TwinComponent &twin() const { return *node->find<scene::TwinComponent>(); }
};

/// In ascending order of node id.
std::vector<TwinNode> twins(const scene::Scene &scene);
/// By the twin's id. NotFound suggests the nearest id.
Result<TwinNode> findTwin(const scene::Scene &scene, const QString &id);

using LoadBlob = std::function<Result<QByteArray>(const scene::BlobId &)>;
/// The files of DTDL documents of a scene, in ascending order of node id.
Result<std::vector<ModelText>> modelTexts(const scene::Scene &scene, const LoadBlob &loadBlob);
/// The DTDL documents of a scene as one model; an empty model when it has none.
Result<Model> loadModel(const scene::Scene &scene, const LoadBlob &loadBlob, Progress progress);

/// "ID.property" taken apart at its first point.
struct PropertyPath {
    QString twin, property;
};
Result<PropertyPath> parsePropertyPath(const QString &text);

/// A file of valid DTDL documents that was put into the project. All stand below one node; one of the same `source` is
/// replaced, so that a corrected file can be added again.
struct NewModel {
    scene::BlobId blob;
    QString source;
    std::vector<QString> interfaces;
};
Result<scene::Change> addModels(const scene::Scene &scene, scene::NodeIdAllocator &ids,
                                const std::vector<NewModel> &models);

/// A twin of interface `model`: on `node`, or on a new node named like it. Conflict when the id or the node is taken;
/// NotFound for a model that the project has not; BadInput for an id that is none.
struct NewTwin {
    QString id, model;
    scene::NodeId node; ///< null: a new one
};
Result<scene::Change> addTwin(const scene::Scene &scene, scene::NodeIdAllocator &ids, const Model &model,
                              const NewTwin &twin);

/// The Property or Telemetry of an interface that values can come to. NotFound: no such interface or content; BadInput:
/// a command, relationship or component.
Result<const Content *> measuredContent(const Model &model, const QString &interface, const QString &path);
/// BadInput when the content's values are neither numbers nor count as one (truth values, enumerations). `who` needs
/// the number, and begins the message: "Channel gauge".
Result<void> checkIsNumber(const Model &model, const Content &content, const QString &who);

/// The binding on a twin, in place of one of the same property. NotFound: no such twin or property; BadInput: a
/// command, relationship or component; a schema that a visual, scale or offset cannot work on; a pointer, URL or visual
/// that does not parse; Usage: a deadline that is not above 0.
Result<scene::Change> bind(const scene::Scene &scene, const Model &model, const QString &twin, const Binding &binding);

} // namespace twinloom::twin
