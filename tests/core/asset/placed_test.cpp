// SPDX-License-Identifier: Apache-2.0
#include "core/asset/placed.h"

#include "core/scene/change.h"
#include "tests/core/asset/placed_samples.h"
#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::asset;

namespace
{

scene::Node node(quint64 id, const char *name, quint64 parent = 0)
{
    scene::Node made;
    made.id = {id};
    made.parent = {parent};
    made.name = QString::fromLatin1(name);
    return made;
}

scene::Hierarchy smallScene()
{
    scene::Node chair = node(3, "Chair", 1), hidden = node(4, "Hidden"), below = node(5, "Below", 4);
    chair.set(scene::ObjectComponent{QStringLiteral("Chair"), {1, 1, 1}, 1, 0, {}, false});
    chair.set(scene::ModelComponent{QStringLiteral("Chair"), {}, {2, 2, 6}, {}});
    chair.set(scene::RecipeComponent{QStringLiteral("graph"), QStringLiteral("1"), {}, 7, {}});
    hidden.visible = false;
    const auto scene = scene::apply(
        {}, {{scene::added(chair), scene::added(hidden), scene::added(below), scene::added(node(1, "Room"))}});
    EXPECT_OK(scene);
    return scene::Hierarchy(*scene);
}

} // namespace

TEST(Placed, FollowsTheSceneWithoutWhatIsHidden)
{
    const ModelPtr model = samplePlaced()[1].model; // 1 x 2 x 3
    Progress progress;
    const auto placed = placedNodes(
        smallScene(),
        [&](const scene::Node &at) -> Result<ModelPtr> { return at.find<scene::ModelComponent>() ? model : nullptr; },
        progress);
    ASSERT_OK(placed);
    ASSERT_EQ(placed->size(), 2u);
    EXPECT_EQ((*placed)[0].name, QStringLiteral("Room"));
    EXPECT_EQ((*placed)[0].parent, -1);
    EXPECT_FALSE((*placed)[0].model);
    const Placed &chair = (*placed)[1];
    EXPECT_EQ(chair.parent, 0);
    EXPECT_LT((chair.fit - Eigen::Vector3d(2, 1, 2)).norm(), 1e-6);
    EXPECT_EQ(chair.extras.value(QLatin1String("id")).toString(), QStringLiteral("n3"));
    EXPECT_EQ(chair.extras.value(QLatin1String("category")).toString(), QStringLiteral("Chair"));
    EXPECT_EQ(chair.extras.value(QLatin1String("recipe")).toObject().value(QLatin1String("generator")).toString(),
              QStringLiteral("graph"));
}

TEST(Placed, PassesOnFailureAndCancelling)
{
    Progress progress;
    const auto failing = [](const scene::Node &) -> Result<ModelPtr> {
        return unexpected(ErrorCode::NotFound, QStringLiteral("gone"));
    };
    const auto failed = placedNodes(smallScene(), failing, progress);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().message, QStringLiteral("gone"));
    progress.cancel();
    const auto cancelled = placedNodes(smallScene(), failing, progress);
    ASSERT_FALSE(cancelled);
    EXPECT_EQ(cancelled.error().code, ErrorCode::Cancelled);
}
