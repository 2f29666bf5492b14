// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/generate_again.h"

#include "core/scene/scene_json.h"
#include "scenegen/request_json.h"
#include "tests/app/workflow/sample_rooms.h"
#include "tests/support/test_data.h"

#include <thread>

using namespace twinloom;
using namespace twinloom::test;
using workflow::Again;
using workflow::GenerateOptions;
using workflow::Keep;

namespace
{

/// A room with a bed, and a layout that was asked for in many ways.
class GenerateAgain : public ::testing::Test
{
protected:
    void SetUp() override
    {
        scene::Room room = rectangle("room", 6, 5);
        room.objects = {bed(4.5, 3.5)};
        m_scene = sceneOf({room}, m_ids);
        GenerateOptions options;
        options.room = scene::resolveNode(m_scene, QStringLiteral("room")).value();
        options.seed = 3;
        options.prompt = QStringLiteral("no tv, 书桌靠窗");
        options.counts = {{QStringLiteral("Chair"), 3}, {QStringLiteral("Wardrobe"), 0}};
        options.regions = {{{0, 0}, {6, 0}, {6, 3}, {0, 3}}};
        options.parameters = {{QStringLiteral("attempts"), 2}};
        options.graph = scenegen::RelationGraph{
            {{QStringLiteral("a"), QStringLiteral("Desk")}, {QStringLiteral("b"), QStringLiteral("Chair")}},
            {{QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("facing")}}};
        m_options = options;
        Progress progress;
        const auto generated =
            workflow::generateVariants(scene::Hierarchy(m_scene), m_ids, m_registry, options, m_blobs, progress);
        ASSERT_OK(generated);
        take(generated->change);
        m_made = generated->variants.front().node;
    }

    void take(const scene::Change &change) { m_scene = scene::apply(m_scene, change).value(); }

    Result<workflow::Generated> again(const Again &again)
    {
        Progress progress;
        return workflow::generateAgain(scene::Hierarchy(m_scene), m_ids, m_registry, again, m_blobs, progress);
    }

    scene::Room shownRoom() const { return scene::roomFromScene(scene::Hierarchy(m_scene), m_options.room).value(); }

    template <class Change>
    void edit(scene::NodeId id, Change &&change)
    {
        const scene::NodePtr node = m_scene.find(id);
        scene::Node other = *node;
        change(other);
        take({{scene::edited(node, std::move(other))}});
    }

    scene::NodeIdAllocator m_ids;
    scenegen::Registry m_registry = scenegen::Registry::builtIn();
    workflow::BlobStore m_blobs = memoryStore();
    scene::Scene m_scene;
    GenerateOptions m_options;
    scene::NodeId m_made;
};

} // namespace

TEST_F(GenerateAgain, aRecipeNamesItsWholeRequest)
{
    const auto *recipe = m_scene.find(m_made)->find<scene::RecipeComponent>();
    const auto request = workflow::requestOf(*recipe, m_blobs);
    ASSERT_OK(request);
    EXPECT_EQ(request->prompt, m_options.prompt);
    EXPECT_EQ(request->counts, m_options.counts);
    EXPECT_EQ(request->regions, m_options.regions);
    EXPECT_EQ(request->parameters, m_options.parameters);
    EXPECT_EQ(request->seed, 3u);
    ASSERT_TRUE(request->graph);
    EXPECT_EQ(request->graph->edges.front().relation, QStringLiteral("facing"));
    ASSERT_EQ(request->objects.size(), 1u);
    EXPECT_TRUE(request->objects.front().pinned);

    const auto options = workflow::optionsOf(scene::Hierarchy(m_scene), m_made, m_blobs);
    ASSERT_OK(options);
    EXPECT_EQ(options->generator, QStringLiteral("graph"));
    EXPECT_EQ(options->room, m_options.room);
    EXPECT_EQ(options->keep, Keep::All);
    EXPECT_EQ(options->prompt, m_options.prompt);
    EXPECT_EQ(options->counts, m_options.counts);
}

TEST_F(GenerateAgain, theSameRecipeGivesTheSameBytesOnOneAndTwoThreads)
{
    const scene::Room first = shownRoom();
    const auto bytes = [this] {
        scene::NodeIdAllocator ids; // the same ids for all
        ids.reserve(m_scene.lastId());
        Progress progress;
        const auto generated =
            workflow::generateAgain(scene::Hierarchy(m_scene), ids, m_registry, {m_made, {}, 1}, m_blobs, progress);
        return generated ? scene::changeToJson(generated->change) : QByteArray();
    };
    const QByteArray alone = bytes();
    ASSERT_FALSE(alone.isEmpty());
    QByteArray left, right;
    std::thread beside([&] { left = bytes(); });
    right = bytes();
    beside.join();
    EXPECT_EQ(left, alone);
    EXPECT_EQ(right, alone);

    take(scene::changeFromJson(alone).value());
    EXPECT_EQ(shownRoom(), first);
    EXPECT_FALSE(m_scene.find(m_made)->visible);
}

TEST_F(GenerateAgain, anotherSeedGivesAnotherLayoutOfTheSameRequest)
{
    const scene::Room first = shownRoom();
    const auto generated = again({m_made, 8, 2});
    ASSERT_OK(generated);
    ASSERT_EQ(generated->variants.size(), 2u);
    const auto before = m_scene.find(m_made)->find<scene::RecipeComponent>()->inputHash;
    take(generated->change);
    EXPECT_NE(shownRoom(), first);
    const auto *recipe = m_scene.find(generated->variants.front().node)->find<scene::RecipeComponent>();
    EXPECT_EQ(recipe->inputHash, before);
    EXPECT_GE(recipe->seed, 8u);
}

TEST_F(GenerateAgain, whatStoodThenStandsAgainAndWhatIsGoneBelongsToTheLayout)
{
    const scene::Room first = shownRoom();
    const scene::NodeId old = scene::resolveNode(m_scene, QStringLiteral("Bed")).value();
    edit(old, [](scene::Node &node) { node.visible = false; });
    auto generated = again({m_made, {}, 1});
    ASSERT_OK(generated);
    EXPECT_TRUE(scene::apply(m_scene, generated->change)->find(old)->visible);

    edit(old, [](scene::Node &node) { node.transform.translation.x() -= 1; });
    generated = again({m_made, {}, 1});
    ASSERT_OK(generated);
    take(generated->change);
    EXPECT_FALSE(m_scene.find(old)->visible) << "it is not where it was";
    const scene::Room now = shownRoom();
    ASSERT_EQ(now.objects.size(), first.objects.size());
    EXPECT_EQ(now.objects.front().category, QStringLiteral("Bed"));
    EXPECT_EQ(now.objects.front().box, first.objects.front().box);
}

TEST_F(GenerateAgain, aRoomThatChangedIsSaid)
{
    edit(m_options.room, [](scene::Node &node) {
        scene::RoomComponent room = *node.find<scene::RoomComponent>();
        room.polygon[1].x() = room.polygon[2].x() = 7;
        node.set(room);
    });
    const auto generated = again({m_made, {}, 1});
    ASSERT_OK(generated);
    EXPECT_TRUE(std::ranges::any_of(generated->issues,
                                    [](const Issue &issue) { return issue.code == QStringLiteral("room-changed"); }));
}

TEST_F(GenerateAgain, anotherVersionOfTheGeneratorIsAConflictAndAnIssueWithASeed)
{
    edit(m_made, [](scene::Node &node) {
        scene::RecipeComponent recipe = *node.find<scene::RecipeComponent>();
        recipe.version = QStringLiteral("0");
        node.set(recipe);
    });
    EXPECT_EQ(again({m_made, {}, 1}).error().code, ErrorCode::Conflict);
    const auto generated = again({m_made, 9, 1});
    ASSERT_OK(generated);
    EXPECT_EQ(generated->issues.back().code, QStringLiteral("generator-changed"));
}

TEST_F(GenerateAgain, otherWeightsAreAConflict)
{
    m_options.generator = QStringLiteral("autoregressive");
    m_options.graph.reset();
    m_options.parameters = {};
    Progress progress;
    const auto learned =
        workflow::generateVariants(scene::Hierarchy(m_scene), m_ids, m_registry, m_options, m_blobs, progress);
    ASSERT_OK(learned);
    take(learned->change);
    const scene::NodeId made = learned->variants.front().node;
    EXPECT_EQ(m_scene.find(made)
                  ->find<scene::RecipeComponent>()
                  ->parameters.value(QLatin1String("weights"))
                  .toString()
                  .size(),
              64);
    ASSERT_OK(again({made, {}, 1}));
    edit(made, [](scene::Node &node) {
        scene::RecipeComponent recipe = *node.find<scene::RecipeComponent>();
        recipe.parameters[QStringLiteral("weights")] = QString(64, QLatin1Char('0'));
        node.set(recipe);
    });
    EXPECT_EQ(again({made, {}, 1}).error().code, ErrorCode::Conflict);
}

TEST_F(GenerateAgain, whatWasNotGeneratedOrIsNotKeptIsNotFound)
{
    EXPECT_EQ(again({m_options.room, {}, 1}).error().code, ErrorCode::NotFound);
    EXPECT_EQ(again({{9999}, {}, 1}).error().code, ErrorCode::NotFound);
    m_blobs = memoryStore();
    EXPECT_EQ(again({m_made, {}, 1}).error().code, ErrorCode::NotFound);
}
