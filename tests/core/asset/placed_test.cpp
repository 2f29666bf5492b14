// SPDX-License-Identifier: Apache-2.0
#include "core/asset/placed.h"

#include "core/scene/room.h"
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
    chair.set(scene::ModelComponent{QStringLiteral("Chair"), QStringLiteral("blob"), {2, 2, 6}, {}});
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
        smallScene(), Content::Models, [&](const scene::Node &) -> Result<ModelPtr> { return model; }, progress);
    ASSERT_OK(placed);
    ASSERT_EQ(placed->size(), 2u);
    EXPECT_EQ((*placed)[0].name, QStringLiteral("Room"));
    EXPECT_EQ((*placed)[0].parent, -1);
    EXPECT_FALSE((*placed)[0].model);
    const Placed &chair = (*placed)[1];
    EXPECT_EQ(chair.parent, 0);
    EXPECT_LT((chair.local.scale - Eigen::Vector3d(2, 1, 2)).norm(), 1e-6);
    EXPECT_EQ(chair.extras.value(QLatin1String("id")).toString(), QStringLiteral("n3"));
    EXPECT_EQ(chair.extras.value(QLatin1String("category")).toString(), QStringLiteral("Chair"));
    EXPECT_EQ(chair.extras.value(QLatin1String("recipe")).toObject().value(QLatin1String("generator")).toString(),
              QStringLiteral("graph"));
}

TEST(Placed, ARoomHasItsFloorAndCeilingByName)
{
    scene::Room room;
    room.polygon = {{0, 0}, {4, 0}, {4, 3}, {0, 3}};
    room.height = 2.5;
    room.doors = {{{1, 0}, {2, 0}, 0, 2}};
    scene::Change change;
    scene::NodeIdAllocator ids;
    scene::addRoom(change, ids, room, QStringLiteral("Office"));
    const scene::Hierarchy hierarchy(scene::apply({}, change).value());
    const ModelSource none = [](const scene::Node &) -> Result<ModelPtr> { return ModelPtr(); };
    Progress progress;
    const auto placed = placedNodes(hierarchy, Content::Everything, none, progress);
    ASSERT_OK(placed);
    QStringList names;
    for (const Placed &entry : *placed) {
        names.append(entry.name);
        EXPECT_EQ(entry.parent, entry.name == QStringLiteral("Office") ? -1 : 0) << entry.name.toStdString();
        EXPECT_EQ(entry.model == nullptr, entry.name == QStringLiteral("Office")) << entry.name.toStdString();
        EXPECT_EQ(entry.node.isNull(),
                  entry.name == QStringLiteral("Floor") || entry.name == QStringLiteral("Ceiling"));
    }
    EXPECT_EQ(names, (QStringList{QStringLiteral("Office"), QStringLiteral("Floor"), QStringLiteral("Ceiling"),
                                  QStringLiteral("Wall"), QStringLiteral("Wall 2"), QStringLiteral("Wall 3"),
                                  QStringLiteral("Wall 4"), QStringLiteral("Door")}));
    const auto models = placedNodes(hierarchy, Content::Models, none, progress);
    ASSERT_OK(models);
    EXPECT_EQ(models->size(), 6u);
    for (const Placed &entry : *models)
        EXPECT_FALSE(entry.model);
}

TEST(Placed, PassesOnFailureAndCancelling)
{
    Progress progress;
    const auto failing = [](const scene::Node &) -> Result<ModelPtr> {
        return unexpected(ErrorCode::NotFound, QStringLiteral("gone"));
    };
    const auto failed = placedNodes(smallScene(), Content::Models, failing, progress);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().message, QStringLiteral("gone"));
    progress.cancel();
    const auto cancelled = placedNodes(smallScene(), Content::Models, failing, progress);
    ASSERT_FALSE(cancelled);
    EXPECT_EQ(cancelled.error().code, ErrorCode::Cancelled);
}
