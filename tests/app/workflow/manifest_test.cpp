// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/manifest.h"

#include "app/workflow/export_scene.h"
#include "app/workflow/generate_workflow.h"
#include "tests/app/workflow/sample_rooms.h"
#include "tests/support/test_data.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace twinloom;
using namespace twinloom::test;

namespace
{

/// A room with two layouts, one of them shown.
struct ManifestOfLayouts : testing::Test {
    void SetUp() override
    {
        scene = sceneOf({rectangle("room", 5, 4)}, ids);
        workflow::GenerateOptions options;
        options.count = 2;
        options.prompt = QStringLiteral("a desk by the window");
        const auto generated = workflow::generateVariants(scene::Hierarchy(scene), ids, scenegen::Registry::builtIn(),
                                                          options, blobs, progress);
        ASSERT_OK(generated);
        scene = scene::apply(scene, generated->change).value();
        shown = generated->variants.front().node;
    }
    QJsonObject manifest(workflow::Share share) const
    {
        return workflow::manifestOf(scene::Hierarchy(scene), share, blobs).value();
    }

    Progress progress;
    workflow::BlobStore blobs = memoryStore();
    scene::NodeIdAllocator ids;
    scene::Scene scene;
    scene::NodeId shown;
};

} // namespace

TEST_F(ManifestOfLayouts, saysOfEachGroupWhatItWasMadeFrom)
{
    const QJsonObject all = manifest(workflow::Share::All);
    EXPECT_EQ(all.value(s("groups")).toArray().size(), 2);
    const QJsonArray groups = manifest(workflow::Share::Shown).value(s("groups")).toArray();
    ASSERT_EQ(groups.size(), 1);
    const QJsonObject group = groups.first().toObject();
    EXPECT_EQ(group.value(s("node")).toString(), shown.toString());
    EXPECT_EQ(group.value(s("nodes")).toArray().size(), int(scene::Hierarchy(scene).subtree(shown).size()));
    const QJsonObject recipe = group.value(s("recipe")).toObject();
    EXPECT_EQ(recipe.value(s("generator")).toString(), s("graph"));
    const QJsonObject request =
        all.value(s("requests")).toObject().value(recipe.value(s("inputHash")).toString()).toObject();
    EXPECT_EQ(request.value(s("prompt")).toString(), s("a desk by the window"));
}

TEST_F(ManifestOfLayouts, countsTheModelsAndSaysWhoseTheyAre)
{
    int uses = 0;
    for (const QJsonValue &asset : manifest(workflow::Share::All).value(s("assets")).toArray()) {
        EXPECT_EQ(asset.toObject().value(s("license")).toString(), s("Apache-2.0"));
        uses += asset.toObject().value(s("uses")).toInt();
    }
    EXPECT_GT(uses, 4);

    const scene::BlobId blob = blobs.put("a mesh").value();
    scene::Node own;
    own.id = ids.next();
    own.set(scene::ObjectComponent{s("Lamp"), scene::Vec3::Ones(), 1, 0, s("My lamp"), false});
    own.set(scene::ModelComponent{s("Lamp"), blob, scene::Vec3::Ones(), {}});
    scene = scene::apply(scene, {{scene::added(own)}}).value();
    const QJsonArray assets = manifest(workflow::Share::All).value(s("assets")).toArray();
    const QJsonObject last = assets.last().toObject();
    EXPECT_EQ(last.value(s("sha256")).toString(), blob);
    EXPECT_EQ(last.value(s("name")).toString(), s("My lamp"));
    EXPECT_FALSE(last.contains(s("license"))) << "nobody knows it";
}

TEST_F(ManifestOfLayouts, goesWithEveryKindOfFileButPoints)
{
    const TemporaryFolder folder;
    const auto write = [&](const QString &name) {
        return workflow::exportScene(folder.path(name), scene::Hierarchy(scene), parametricModel, blobs, progress);
    };
    for (const QString &suffix : {s("gltf"), s("obj"), s("json"), s("jsonl")}) {
        ASSERT_OK(write(s("as-%1.%1").arg(suffix)));
        const QJsonObject beside =
            QJsonDocument::fromJson(readFile(folder.path(s("as-%1.manifest.json").arg(suffix)))).object();
        EXPECT_EQ(beside, manifest(suffix == s("json") ? workflow::Share::All : workflow::Share::Shown))
            << suffix.toStdString();
    }
    const auto inside = [](const QByteArray &gltf) {
        return QJsonDocument::fromJson(gltf).object().value(s("asset")).toObject().value(s("extras")).toObject();
    };
    EXPECT_EQ(inside(readFile(folder.path(s("as-gltf.gltf")))).value(s("twinloom")).toObject(),
              manifest(workflow::Share::Shown));
    ASSERT_OK(write(s("as-glb.glb")));
    EXPECT_FALSE(QFile::exists(folder.path(s("as-glb.manifest.json"))));
    EXPECT_TRUE(readFile(folder.path(s("as-glb.glb"))).contains("twinloom-manifest"));
}
