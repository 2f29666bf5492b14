// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/variant_objects.h"

#include "app/workflow/generate_again.h"
#include "tests/app/workflow/sample_rooms.h"
#include "tests/support/test_data.h"

#include <algorithm>

using namespace twinloom;
using namespace twinloom::test;
using workflow::GenerateOptions;
using workflow::Keep;

namespace
{

/// A bedroom with a generated layout, of which things are pinned as a designer would.
class VariantObjects : public ::testing::Test
{
protected:
    void SetUp() override
    {
        m_scene = sceneOf({rectangle("room", 5, 5)}, m_ids);
        m_options.room = scene::resolveNode(m_scene, QStringLiteral("room")).value();
        m_options.counts = {{QStringLiteral("Bed"), 1}, {QStringLiteral("Desk"), 1}};
        m_first = generate(1).variants.front().node;
    }

    workflow::Generated generate(quint64 seed)
    {
        m_options.seed = seed;
        Progress progress;
        auto generated =
            workflow::generateVariants(scene::Hierarchy(m_scene), m_ids, m_registry, m_options, m_blobs, progress);
        EXPECT_OK(generated);
        m_scene = scene::apply(m_scene, generated->change).value();
        return *generated;
    }

    scene::NodeId thingOf(scene::NodeId variant, const char *category) const
    {
        const scene::Hierarchy hierarchy(m_scene);
        for (const scene::NodeId id : hierarchy.subtree(variant))
            if (const auto *object = m_scene.find(id)->find<scene::ObjectComponent>();
                object && object->category == QLatin1String(category))
                return id;
        return {};
    }

    void pin(scene::NodeId id)
    {
        const scene::NodePtr node = m_scene.find(id);
        ASSERT_TRUE(node);
        scene::Node other = *node;
        scene::ObjectComponent object = *node->find<scene::ObjectComponent>();
        object.pinned = true;
        other.set(object);
        m_scene = scene::apply(m_scene, {{scene::edited(node, std::move(other))}}).value();
    }

    Eigen::Vector3d placeOf(scene::NodeId id) const { return scene::Hierarchy(m_scene).world(id).translation(); }

    bool isPinned(scene::NodeId id) const { return m_scene.find(id)->find<scene::ObjectComponent>()->pinned; }

    static bool tells(const workflow::Generated &generated, const char *code)
    {
        return std::ranges::any_of(generated.issues,
                                   [&](const Issue &issue) { return issue.code == QLatin1String(code); });
    }

    scene::NodeIdAllocator m_ids;
    scenegen::Registry m_registry = scenegen::Registry::builtIn();
    workflow::BlobStore m_blobs = memoryStore();
    scene::Scene m_scene;
    GenerateOptions m_options;
    scene::NodeId m_first;
};

} // namespace

TEST_F(VariantObjects, whatIsPinnedInTheShownVariantStandsInTheNextOnes)
{
    const scene::NodeId bed = thingOf(m_first, "Bed");
    pin(bed);
    for (const Keep keep : {Keep::All, Keep::Pinned}) {
        m_options.keep = keep;
        m_options.count = 3;
        const workflow::Generated next = generate(m_options.seed + 10);
        EXPECT_FALSE(m_scene.find(m_first)->visible);
        EXPECT_FALSE(tells(next, "pinned-hidden"));
        for (const workflow::Variant &variant : next.variants) {
            const scene::NodeId copy = thingOf(variant.node, "Bed");
            ASSERT_FALSE(copy.isNull());
            EXPECT_LT((placeOf(copy) - placeOf(bed)).norm(), 1e-9);
            EXPECT_TRUE(isPinned(copy)) << "the next run would drop it";
            EXPECT_FALSE(isPinned(thingOf(variant.node, "Desk")));
        }
    }
    EXPECT_TRUE(scene::Hierarchy(m_scene).visible(
        thingOf(workflow::shownVariant(scene::Hierarchy(m_scene), m_options.room), "Bed")));
}

TEST_F(VariantObjects, anEmptyRoomTellsWhatWasPinned)
{
    pin(thingOf(m_first, "Bed"));
    m_options.keep = Keep::None;
    const workflow::Generated next = generate(2);
    EXPECT_TRUE(tells(next, "pinned-hidden"));
    const scene::NodeId other = thingOf(next.variants.front().node, "Bed");
    EXPECT_TRUE(other.isNull() || !isPinned(other));
}

TEST_F(VariantObjects, whatCarriesAPinnedThingStaysWithIt)
{
    const scene::Hierarchy hierarchy(m_scene);
    scene::NodeId small;
    for (const scene::NodeId id : hierarchy.subtree(m_first))
        if (const scene::NodePtr parent = m_scene.find(m_scene.find(id)->parent);
            parent && parent->find<scene::ObjectComponent>())
            small = id;
    ASSERT_FALSE(small.isNull()) << "nothing lies on anything";
    pin(small);
    const scene::NodeId carrier = m_scene.find(small)->parent;
    m_options.keep = Keep::Pinned;
    const scene::NodeId next = generate(3).variants.front().node;
    const QString category = m_scene.find(small)->find<scene::ObjectComponent>()->category;
    const scene::Hierarchy after(m_scene);
    scene::NodeId copy;
    for (const scene::NodeId id : after.subtree(next))
        if (const auto *object = m_scene.find(id)->find<scene::ObjectComponent>(); object && object->pinned)
            copy = id;
    ASSERT_FALSE(copy.isNull());
    EXPECT_EQ(m_scene.find(copy)->find<scene::ObjectComponent>()->category, category);
    EXPECT_LT((placeOf(copy) - placeOf(small)).norm(), 1e-6);
    EXPECT_LT((placeOf(m_scene.find(copy)->parent) - placeOf(carrier)).norm(), 1e-6);
}

TEST_F(VariantObjects, theSameAgainIsPinnedAgainAndAnotherRequestTellsWhatItPassesOver)
{
    const scene::NodeId bed = thingOf(m_first, "Bed");
    pin(bed);
    const scene::NodeId second = generate(5).variants.front().node;
    const auto again = [this](scene::NodeId made) {
        Progress progress;
        auto generated =
            workflow::generateAgain(scene::Hierarchy(m_scene), m_ids, m_registry, {made, {}, 1}, m_blobs, progress);
        EXPECT_OK(generated);
        m_scene = scene::apply(m_scene, generated->change).value();
        return *generated;
    };
    const workflow::Generated same = again(second);
    EXPECT_FALSE(tells(same, "pinned-hidden"));
    EXPECT_TRUE(isPinned(thingOf(same.variants.front().node, "Bed")));
    EXPECT_EQ(workflow::optionsOf(scene::Hierarchy(m_scene), second, m_blobs)->keep, Keep::All);

    EXPECT_TRUE(tells(again(m_first), "pinned-hidden")) << "the first request knew of no pin";
}

TEST_F(VariantObjects, differentHereKeepsTheMarksOfWhatStays)
{
    const scene::NodeId bed = thingOf(m_first, "Bed"), desk = thingOf(m_first, "Desk");
    pin(bed);
    const auto wanted = workflow::differentHere(scene::Hierarchy(m_scene), m_options, {desk});
    ASSERT_OK(wanted);
    m_options = *wanted;
    const scene::NodeId next = generate(6).variants.front().node;
    EXPECT_TRUE(isPinned(thingOf(next, "Bed")));
}

TEST_F(VariantObjects, anOwnCarrierOfWhatIsPinnedStays)
{
    scene::Room room = rectangle("study", 5, 5);
    scene::RoomObject table, lamp;
    table.category = QStringLiteral("Desk");
    table.box = {{2.5, 3.0, 0.375}, {1.4, 0.7, 0.75}, 0};
    lamp.category = QStringLiteral("DeskLamp");
    lamp.box = {{2.5, 3.0, 0.95}, {0.2, 0.2, 0.4}, 0};
    lamp.parent = 0;
    room.objects = {table, lamp};
    scene::Change change;
    scene::addRoom(change, m_ids, room, room.id);
    m_scene = scene::apply(m_scene, change).value();
    m_options.room = scene::resolveNode(m_scene, QStringLiteral("study")).value();
    const scene::NodeId lampNode = scene::resolveNode(m_scene, QStringLiteral("DeskLamp")).value();
    pin(lampNode);
    m_options.keep = Keep::Pinned;
    generate(1);
    EXPECT_TRUE(scene::Hierarchy(m_scene).visible(lampNode));
}
