// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/let_fall.h"

#include "tests/app/workflow/sample_rooms.h"
#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::test;

namespace
{

scene::RoomObject object(const char *category, const scene::Vec3 &centre, const scene::Vec3 &size)
{
    scene::RoomObject result;
    result.category = QLatin1String(category);
    result.box = {centre, size, 0.3};
    return result;
}

struct LetFall : testing::Test {
    LetFall()
    {
        scene::Room room = rectangle("room", 5, 5);
        room.objects = {object("Table", {2.5, 2.5, 0.37}, {1.2, 0.8, 0.74}),
                        object("Box", {2.5, 2.5, 1.4}, {0.3, 0.3, 0.3}), object("Box", {4, 4, 0.9}, {0.4, 0.4, 0.4})};
        scene = sceneOf({room}, ids);
    }
    scene::NodeId named(const char *name) { return scene::resolveNode(scene, QLatin1String(name)).value(); }
    double height(const scene::Scene &of, const char *name)
    {
        return scene::Hierarchy(of).world(named(name)).translation().z();
    }
    scene::Scene after(const std::vector<scene::NodeId> &nodes)
    {
        Progress progress;
        const auto change = workflow::letFall(scene::Hierarchy(scene), nodes, parametricModel, progress);
        EXPECT_OK(change);
        const auto result = scene::apply(scene, *change);
        EXPECT_OK(result);
        return *result;
    }

    scene::NodeIdAllocator ids;
    scene::Scene scene;
};

} // namespace

TEST_F(LetFall, onlyWhatIsNamedFallsOnWhatIsBelowIt)
{
    const scene::Scene fallen = after({named("Box")});
    EXPECT_NEAR(height(fallen, "Box"), 0.74, 0.01) << "on the table";
    EXPECT_EQ(height(fallen, "Box 2"), height(scene, "Box 2"));
    EXPECT_NEAR(height(after({named("Box 2")}), "Box 2"), 0, 0.01) << "on the floor";
}

TEST_F(LetFall, theFloorIsThatOfTheRoom)
{
    const scene::NodePtr room = scene.find(named("room"));
    scene::Node raised = *room;
    raised.transform.translation.z() = 3;
    scene = scene::apply(scene, {{scene::edited(room, raised)}}).value();
    EXPECT_NEAR(height(after({named("Box 2")}), "Box 2"), 3, 0.01);
}

TEST_F(LetFall, whatLiesStillIsLeftAsItIs)
{
    scene = after({named("Box"), named("Box 2")});
    Progress progress;
    const auto change = workflow::letFall(scene::Hierarchy(scene), {named("Table")}, parametricModel, progress);
    ASSERT_OK(change);
    for (const scene::Edit &edit : change->edits)
        EXPECT_LT((edit.after->transform.translation - edit.before->transform.translation).norm(), 0.005);
}
