// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "app/render/scene_resources.h"
#include "app/workflow/export_scene.h"

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string path, output;
};

int run(const Arguments &arguments, Context &context)
{
    const auto opened = openForReading(text(arguments.path));
    if (!opened)
        return context.fail(opened.error());
    const auto load = [&](const scene::BlobId &id) { return opened->blob(id); };
    const asset::ModelSource models = render::modelSource(render::projectResources(load));
    const workflow::BlobStore blobs{{}, load};
    const auto exported = workflow::exportScene(text(arguments.output), scene::Hierarchy(opened->scene()), models,
                                                blobs, context.progress());
    return exported ? kDone : context.fail(exported.error());
}

} // namespace

void addExport(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("export", "Write the scene to a .glb, .gltf, .obj, .json, .jsonl or .ply file");
    verb.option("project", arguments->path, "The .twin file").required();
    verb.option("output", arguments->output, "The file to write; its ending says which kind").required();
    verb.run([arguments, &context] { run(*arguments, context); });
}

} // namespace twinloom::cli
