// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/generate_workflow.h"

#include "tests/app/workflow/sample_rooms.h"
#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::test;
using workflow::GenerateOptions;
using workflow::Keep;

namespace
{

scene::NodeId named(const scene::Scene &scene, const char *name)
{
    return scene::resolveNode(scene, QLatin1String(name)).value();
}

struct Furnished {
    scene::Scene scene;
    workflow::Generated generated;
};

Furnished furnish(const scene::Scene &scene, scene::NodeIdAllocator &ids, const GenerateOptions &options)
{
    Progress progress;
    auto generated =
        workflow::generateVariants(scene::Hierarchy(scene), ids, scenegen::Registry::builtIn(), options, progress);
    EXPECT_OK(generated);
    auto after = scene::apply(scene, generated->change);
    EXPECT_OK(after);
    return {std::move(*after), std::move(*generated)};
}

} // namespace

TEST(GenerateWorkflow, furnishesTheLargestRoomUnlessOneIsNamed)
{
    scene::NodeIdAllocator ids;
    const scene::Scene scene =
        sceneOf({rectangle("small", 3, 3), rectangle("large", 5, 4), rectangle("middle", 4, 4)}, ids);
    const scene::Hierarchy hierarchy(scene);
    EXPECT_EQ(workflow::findRoom(hierarchy, {}).value(), named(scene, "large"));
    EXPECT_EQ(workflow::findRoom(hierarchy, QStringLiteral("middle")).value(), named(scene, "middle"));
    EXPECT_EQ(workflow::findRoom(hierarchy, QStringLiteral("none")).error().code, ErrorCode::NotFound);
    EXPECT_EQ(workflow::findRoom(scene::Hierarchy({}), {}).error().code, ErrorCode::NotFound);
}

TEST(GenerateWorkflow, variantsAreNamedNodesOfWhichTheFirstIsShown)
{
    scene::NodeIdAllocator ids;
    GenerateOptions options;
    options.seed = 11;
    options.count = 3;
    const scene::Scene before = sceneOf({rectangle("room", 4, 4)}, ids);
    options.room = named(before, "room");
    const Furnished furnished = furnish(before, ids, options);
    ASSERT_EQ(furnished.generated.variants.size(), 3u);
    for (std::size_t i = 0; i < 3; ++i) {
        const scene::NodePtr node = furnished.scene.find(furnished.generated.variants[i].node);
        ASSERT_TRUE(node);
        EXPECT_EQ(node->parent, options.room);
        EXPECT_EQ(node->visible, i == 0);
        ASSERT_TRUE(node->find<scene::RecipeComponent>());
        EXPECT_EQ(node->find<scene::RecipeComponent>()->seed, furnished.generated.variants[i].seed);
    }
}

TEST(GenerateWorkflow, whatIsKeptStaysAndWhatIsNotIsHidden)
{
    scene::Room room = rectangle("room", 5, 5);
    room.objects = {bed(3.0, 3.5)};
    for (const Keep keep : {Keep::All, Keep::None}) {
        scene::NodeIdAllocator ids;
        scene::Scene scene = sceneOf({room}, ids);
        scene::Node cloud;
        cloud.id = ids.next();
        cloud.name = QStringLiteral("points");
        cloud.set(scene::PointCloudComponent{});
        scene = scene::apply(scene, {{scene::added(cloud)}}).value();
        GenerateOptions options;
        options.room = named(scene, "room");
        options.keep = keep;
        const Furnished furnished = furnish(scene, ids, options);
        const bool kept = keep == Keep::All;
        EXPECT_EQ(furnished.scene.find(named(scene, "Bed"))->visible, kept);
        EXPECT_EQ(furnished.scene.find(cloud.id)->visible, kept) << "points of hidden things hide with them";

        const scene::Scene undone = scene::apply(furnished.scene, scene::inverse(furnished.generated.change)).value();
        EXPECT_TRUE(scene::diff(undone, scene).empty());
    }
}

TEST(GenerateWorkflow, aNewRunHidesTheVariantsOfTheLast)
{
    scene::NodeIdAllocator ids;
    const scene::Scene scene = sceneOf({rectangle("room", 4, 4)}, ids);
    GenerateOptions options;
    options.room = named(scene, "room");
    const Furnished first = furnish(scene, ids, options);
    options.seed = 2;
    const Furnished second = furnish(first.scene, ids, options);
    EXPECT_FALSE(second.scene.find(first.generated.variants[0].node)->visible);
    EXPECT_TRUE(second.scene.find(second.generated.variants[0].node)->visible);
}
