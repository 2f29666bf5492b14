// SPDX-License-Identifier: Apache-2.0
#include "core/scene/change.h"

#include "tests/core/scene/random_scene.h"
#include "tests/support/test_data.h"

#include <QJsonArray>

#include <cmath>
#include <functional>

using namespace twinloom;
using namespace twinloom::scene;

namespace
{

Scene sceneOf(std::vector<Node> nodes)
{
    Change change;
    for (Node &node : nodes)
        change.edits.push_back(added(std::move(node)));
    const auto scene = apply(Scene(), change);
    EXPECT_OK(scene);
    return scene ? *scene : Scene();
}

} // namespace

TEST(Change, ApplyThenInverseIsIdentity)
{
    geometry::Random random(11);
    Scene scene = randomScene(random, 30);
    for (int i = 0; i < 10000; ++i) {
        const Change change = randomChange(random, scene, 1 + static_cast<int>(random.below(5)));
        const auto next = apply(scene, change);
        ASSERT_OK(next);
        const auto back = apply(*next, inverse(change));
        ASSERT_OK(back);
        ASSERT_EQ(*back, scene) << "change " << i;
        ASSERT_EQ(inverse(inverse(change)), change);
        if (next->size() < 60)
            scene = *next;
    }
}

TEST(Change, DiffTurnsOneIntoTheOther)
{
    geometry::Random random(12);
    for (int i = 0; i < 200; ++i) {
        const Scene from = randomScene(random, 40);
        const auto to = apply(from, randomChange(random, from, 30));
        ASSERT_OK(to);
        const Change change = diff(from, *to);
        for (std::size_t k = 1; k < change.edits.size(); ++k)
            ASSERT_LT(change.edits[k - 1].id, change.edits[k].id);
        const auto again = apply(from, change);
        ASSERT_OK(again);
        ASSERT_EQ(*again, *to);
        ASSERT_TRUE(diff(*to, *again).empty());
    }
    const Scene unrelated = randomScene(random, 40), other = randomScene(random, 50);
    const auto made = apply(unrelated, diff(unrelated, other));
    ASSERT_OK(made);
    EXPECT_EQ(*made, other);
}

TEST(Change, ConflictNamesTheNodeAndWhatDiffers)
{
    const Scene scene = sceneOf({namedNode(1, QStringLiteral("Table")), namedNode(2, QStringLiteral("Chair"))});
    Node renamed = *scene.find({2});
    renamed.name = QStringLiteral("Stool");
    const auto moved = apply(scene, {{edited(scene.find({2}), renamed)}});
    ASSERT_OK(moved);
    // A late change, made on the old scene: first a good edit, then the one that no longer fits.
    Node table = *scene.find({1}), chair = *scene.find({2});
    table.visible = false;
    chair.transform.translation.x() = 1;
    const auto late = apply(*moved, {{edited(scene.find({1}), table), edited(scene.find({2}), chair)}});
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, ErrorCode::Conflict);
    for (const char *part : {"n2", "name", "Chair", "Stool"})
        EXPECT_TRUE(late.error().message.contains(QLatin1String(part))) << late.error().text().toStdString();
    EXPECT_FALSE(late.error().message.contains(QStringLiteral("transform")));
    EXPECT_TRUE(moved->find({1})->visible);
}

TEST(Change, ConflictWhereANodeIsThereOrGone)
{
    const Scene scene = sceneOf({namedNode(1, QStringLiteral("Table"))});
    const auto twice = apply(scene, {{added(namedNode(1, QStringLiteral("Bed")))}});
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().code, ErrorCode::Conflict);
    const auto gone = apply(Scene(), {{removed(scene.find({1}))}});
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().code, ErrorCode::Conflict);
    EXPECT_TRUE(gone.error().message.contains(QStringLiteral("Table")));
}

TEST(Change, AnEqualCopyOfBeforeIsEnough)
{
    const Scene scene = sceneOf({namedNode(1, QStringLiteral("Table"))});
    EXPECT_OK(apply(scene, {{removed(std::make_shared<const Node>(namedNode(1, QStringLiteral("Table"))))}}));
}

TEST(Change, RefusesMalformedEdits)
{
    const auto node = std::make_shared<const Node>(namedNode(1, QStringLiteral("Table")));
    for (const Edit &edit :
         {Edit{{}, nullptr, node}, Edit{{1}, nullptr, nullptr}, Edit{{2}, nullptr, node}, Edit{{2}, node, nullptr},
          added(namedNode(0, {})), added(namedNode((quint64(1) << 53) + 1, {}))}) {
        const auto applied = apply(Scene(), {{edit}});
        ASSERT_FALSE(applied);
        EXPECT_EQ(applied.error().code, ErrorCode::BadInput);
    }
}

TEST(Change, RefusesNodesThatCannotBeStored)
{
    const double kNan = std::nan(""), kInfinity = INFINITY;
    QJsonValue deep = 1;
    for (int i = 0; i < 1200; ++i)
        deep = QJsonArray{deep};
    const std::function<void(Node &)> spoilers[] = {
        [&](Node &node) { node.transform.translation.y() = kNan; },
        [&](Node &node) { node.transform.rotation.x() = kInfinity; },
        [&](Node &node) { node.transform.scale.z() = -kInfinity; },
        [&](Node &node) { node.set(CameraComponent{kNan}); },
        [&](Node &node) {
            node.set(ModelComponent{{}, {}, {1, kNan, 1}, {}});
        },
        [&](Node &node) {
            node.set(RoomComponent{{}, {{0, 0}, {1, kInfinity}}, 0.0, 1.0});
        },
        [&](Node &node) {
            node.set(RoomComponent{{}, {}, kNan, 1.0});
        },
        [&](Node &node) {
            node.set(RecipeComponent{{}, {}, {{QStringLiteral("a"), kNan}}, 1, {}});
        },
        [&](Node &node) {
            node.set(UnknownComponent{QStringLiteral("x"), QJsonArray{kInfinity}});
        },
        [&](Node &node) {
            node.set(UnknownComponent{QStringLiteral("x"), deep});
        },
        [&](Node &node) {
            node.set(UnknownComponent{QStringLiteral("camera"), 1});
        },
        [&](Node &node) {
            node.components = {WallComponent{}, CameraComponent{}};
        },
        [&](Node &node) {
            node.components = {CameraComponent{}, CameraComponent{}};
        },
    };
    for (const auto &spoil : spoilers) {
        Node node = namedNode(7, QStringLiteral("Spoilt"));
        spoil(node);
        const auto applied = apply(Scene(), {{added(node)}});
        ASSERT_FALSE(applied);
        EXPECT_EQ(applied.error().code, ErrorCode::BadInput);
        EXPECT_TRUE(applied.error().message.contains(QStringLiteral("n7"))) << applied.error().text().toStdString();
    }
}
