// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/scanned_space.h"

#include "app/workflow/generate_again.h"
#include "core/scan/cloud_blob.h"
#include "core/scene/room.h"
#include "scenegen/evaluate/rules.h"
#include "scenegen/request_json.h"
#include "tests/app/workflow/sample_rooms.h"
#include "tests/support/test_data.h"

#include <algorithm>

using namespace twinloom;
using namespace twinloom::test;
using geometry::Box;

namespace
{

/// A room with a heap of something in its middle that only the points of a cloud beside it know, and a floor at 0.5.
struct ScannedSpace : testing::Test {
    static constexpr double kFloor = 0.5;
    static Box heap() { return {{2.5, 2.2, 0.5}, {1.4, 1.0, 1.0}, 0}; }

    void SetUp() override
    {
        scene::Room room = rectangle("room", 5, 4.4);
        room.roomType = QStringLiteral("LivingRoom");
        scene = sceneOf({room}, ids);
        roomNode = scene::resolveNode(scene, QStringLiteral("room")).value();
        scene::Node raised = *scene.find(roomNode);
        auto component = *raised.find<scene::RoomComponent>();
        component.floor = kFloor;
        component.ceiling = kFloor + 2.6;
        raised.set(component);
        scene = scene::apply(scene, {{scene::edited(scene.find(roomNode), raised)}}).value();
        scan::PointCloud cloud;
        const Box box = heap();
        for (double x = box.centre.x() - 0.7; x <= box.centre.x() + 0.7; x += 0.02)
            for (double y = box.centre.y() - 0.5; y <= box.centre.y() + 0.5; y += 0.02)
                cloud.positions.emplace_back(float(x), float(y), float(kFloor + 1.0 - 0.3 * std::abs(x - 2.5)));
        scene::PointCloudComponent component2;
        component2.blob = *blobs.put(scan::encodeCloud(cloud));
        component2.points = qint64(cloud.size());
        component2.low = {1.8, 1.7, kFloor};
        component2.high = {3.2, 2.7, kFloor + 1};
        scene::Node node;
        node.id = cloudNode = ids.next();
        node.name = QStringLiteral("cloud");
        node.set(component2);
        scene = scene::apply(scene, {{scene::added(node)}}).value();
    }
    Result<workflow::Generated> generate(const char *generator, quint64 seed, workflow::Keep keep = workflow::Keep::All)
    {
        workflow::GenerateOptions options;
        options.generator = QLatin1String(generator);
        options.room = roomNode;
        options.seed = seed;
        options.keep = keep;
        return workflow::generateVariants(scene::Hierarchy(scene), ids, scenegen::Registry::builtIn(), options, blobs,
                                          progress);
    }
    /// Boxes of the first variant's standing things, in the room's frame.
    std::vector<scene::RoomObject> thingsOf(const workflow::Generated &generated, const scene::Scene &before)
    {
        const auto after = scene::apply(before, generated.change).value();
        auto room = scene::roomFromScene(scene::Hierarchy(after), roomNode).value();
        std::erase_if(room.objects, [](const scene::RoomObject &object) { return object.parent >= 0; });
        return room.objects;
    }

    scene::NodeIdAllocator ids;
    scene::Scene scene;
    scene::NodeId roomNode, cloudNode;
    workflow::BlobStore blobs = memoryStore();
    Progress progress;
};

} // namespace

TEST_F(ScannedSpace, IsWhereThePointsAreInTheRoomsFrame)
{
    const auto space = workflow::scannedSpace(scene::Hierarchy(scene), roomNode, {}, blobs, progress);
    ASSERT_OK(space);
    ASSERT_FALSE(space->empty());
    for (const Box &box : *space) {
        EXPECT_GT(geometry::planOverlap(box, heap()), -0.01);
        EXPECT_NEAR(box.bottom(), 0, 1e-6) << "nothing goes below it";
        EXPECT_LE(box.top(), 1.2);
    }
    scene::RoomObject known;
    known.box = heap();
    EXPECT_TRUE(workflow::scannedSpace(scene::Hierarchy(scene), roomNode, {known}, blobs, progress)->empty());
}

TEST_F(ScannedSpace, HiddenCloudsSayNothing)
{
    scene::Node hidden = *scene.find(cloudNode);
    hidden.visible = false;
    const auto without = scene::apply(scene, {{scene::edited(scene.find(cloudNode), hidden)}}).value();
    EXPECT_TRUE(workflow::scannedSpace(scene::Hierarchy(without), roomNode, {}, blobs, progress)->empty());
}

TEST_F(ScannedSpace, LayoutsKeepClearOfItAndReplay)
{
    const Box core{{2.5, 2.2, 0.3}, {1.2, 0.8, 0.6}, 0};
    for (const char *generator : {"graph", "autoregressive"}) {
        int meets = 0, things = 0;
        for (quint64 seed = 1; seed <= 6; ++seed) {
            const auto generated = generate(generator, seed);
            ASSERT_OK(generated);
            for (const scene::RoomObject &object : thingsOf(*generated, scene)) {
                ++things;
                meets += geometry::overlaps(core, object.box, 0.01);
            }
            if (seed > 1)
                continue;
            const auto after = scene::apply(scene, generated->change).value();
            const auto *recipe = after.find(generated->variants[0].node)->find<scene::RecipeComponent>();
            const auto request = workflow::requestOf(*recipe, blobs);
            ASSERT_OK(request);
            EXPECT_FALSE(request->obstacles.empty());
            const auto again = workflow::generateAgain(scene::Hierarchy(after), ids, scenegen::Registry::builtIn(),
                                                       {generated->variants[0].node, {}, 1}, blobs, progress);
            ASSERT_OK(again);
            EXPECT_EQ(thingsOf(*again, after), thingsOf(*generated, scene));
        }
        EXPECT_GT(things, 20) << generator;
        EXPECT_EQ(meets, 0) << generator;
    }
}

TEST_F(ScannedSpace, GivesWayWhereNothingIsKept)
{
    const auto generated = generate("graph", 1, workflow::Keep::None);
    ASSERT_OK(generated);
    const auto after = scene::apply(scene, generated->change).value();
    const auto *recipe = after.find(generated->variants[0].node)->find<scene::RecipeComponent>();
    EXPECT_TRUE(workflow::requestOf(*recipe, blobs)->obstacles.empty());
}
