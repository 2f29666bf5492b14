// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/plan_nodes.h"

#include "app/workflow/generate_workflow.h"
#include "app/workflow/manifest.h"
#include "core/asset/model_blob.h"
#include "core/scene/marking.h"
#include "tests/app/workflow/sample_rooms.h"
#include "tests/support/test_data.h"

#include <QJsonArray>

using namespace twinloom;
using namespace twinloom::test;

namespace
{

/// A hall with a layout of two departments.
struct PlannedHall {
    scene::NodeIdAllocator ids;
    workflow::BlobStore blobs = memoryStore();
    scene::Scene scene;
    std::vector<workflow::Variant> variants;

    PlannedHall()
    {
        scene::Room room = rectangle("hall", 40, 25);
        room.roomType = QStringLiteral("factory");
        room.height = 7;
        workflow::GenerateOptions options;
        options.generator = QStringLiteral("facility");
        options.parameters = {{QStringLiteral("departments"), QStringLiteral("Storage:120:racks; Cells:100:machining")},
                              {QStringLiteral("flow"), QStringLiteral("Door 1>Storage:3; Storage>Cells:9")},
                              {QStringLiteral("steps"), 4000}};
        scene = sceneOf({room}, ids);
        Progress progress;
        const auto generated = workflow::generateVariants(scene::Hierarchy(scene), ids, scenegen::Registry::builtIn(),
                                                          options, blobs, progress);
        EXPECT_OK(generated);
        scene = scene::apply(scene, generated->change).value();
        variants = generated->variants;
    }

    std::vector<scene::NodePtr> markings(const char *kind) const
    {
        std::vector<scene::NodePtr> found;
        for (const scene::NodePtr &node : scene.nodes())
            if (const auto marking = scene::markingOf(*node); marking && marking->kind == QLatin1String(kind))
                found.push_back(node);
        return found;
    }
};

} // namespace

TEST(PlanNodes, DepartmentsAislesStationsAndFlowsAreNodesOfTheLayout)
{
    const PlannedHall hall;
    const auto departments = hall.markings("department");
    ASSERT_EQ(departments.size(), 2u);
    const scene::Hierarchy hierarchy(hall.scene);
    for (const scene::NodePtr &node : departments) {
        const auto *model = node->find<scene::ModelComponent>();
        ASSERT_TRUE(model);
        const auto bytes = hall.blobs.get(model->blob);
        ASSERT_OK(bytes);
        const auto mesh = asset::modelFromBlob(*bytes);
        ASSERT_OK(mesh);
        const double area = scene::markingOf(*node)->facts[QStringLiteral("area")].toDouble();
        const auto [low, high] = mesh->bounds();
        EXPECT_NEAR((high - low).x() * (high - low).y(), area, 0.1);
        EXPECT_TRUE(node->find<scene::RecipeComponent>()) << "as all that was generated";
        EXPECT_FALSE(workflow::isVariant(*node));
    }
    EXPECT_FALSE(hall.markings("aisle").empty());
    EXPECT_EQ(hall.markings("station").size(), 1u);
    EXPECT_EQ(hall.markings("flow").size(), 2u);
    const auto below = hierarchy.subtree(hall.variants.front().node);
    for (const scene::NodePtr &node : hall.markings("flow"))
        EXPECT_NE(std::find(below.begin(), below.end(), node->id), below.end());
    ASSERT_TRUE(hall.variants.front().plan);
    const auto room = scene::roomFromScene(hierarchy, workflow::findRoom(hierarchy, {}).value());
    ASSERT_OK(room);
    for (const scene::RoomObject &object : room->objects)
        EXPECT_NE(object.category, QStringLiteral("FloorMarking")) << "paint is no thing";
}

TEST(PlanNodes, LabelsNameTheDepartmentsThatAreShown)
{
    PlannedHall hall;
    const auto labels = workflow::planLabels(scene::Hierarchy(hall.scene));
    ASSERT_EQ(labels.size(), 2u);
    const scene::NodePtr storage = hall.scene.find(scene::resolveNode(hall.scene, QStringLiteral("Storage")).value());
    EXPECT_EQ(labels.at(storage->id).label, QStringLiteral("Storage\n120 m²"));
    scene::Node hidden = *storage;
    hidden.visible = false;
    const auto without = scene::apply(hall.scene, {{scene::edited(storage, std::move(hidden))}});
    ASSERT_OK(without);
    EXPECT_EQ(workflow::planLabels(scene::Hierarchy(*without)).size(), 1u);
}

TEST(PlanNodes, TheManifestHasThePlan)
{
    const PlannedHall hall;
    const auto manifest = workflow::manifestOf(scene::Hierarchy(hall.scene), workflow::Share::Shown, hall.blobs);
    ASSERT_OK(manifest);
    const QJsonArray groups = manifest->value(QStringLiteral("groups")).toArray();
    ASSERT_EQ(groups.size(), 1);
    QStringList kinds;
    for (const QJsonValue &part : groups[0][QStringLiteral("plan")].toArray())
        kinds << part[QStringLiteral("kind")].toString();
    EXPECT_EQ(kinds.count(QStringLiteral("department")), 2);
    EXPECT_EQ(kinds.count(QStringLiteral("flow")), 2);
    EXPECT_EQ(kinds.count(QStringLiteral("plan")), 1) << "the totals";
    for (const QJsonValue &asset : manifest->value(QStringLiteral("assets")).toArray())
        EXPECT_FALSE(asset.toObject().contains(QStringLiteral("sha256"))) << "paint is no model that was taken";
}
