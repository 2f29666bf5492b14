// SPDX-License-Identifier: Apache-2.0
#include "core/scene/scene.h"

#include "tests/core/scene/random_scene.h"
#include "tests/support/test_data.h"

#include <set>

using namespace twinloom;
using namespace twinloom::scene;

TEST(Scene, StartsEmpty)
{
    const Scene scene;
    EXPECT_TRUE(scene.empty());
    EXPECT_TRUE(scene.lastId().isNull());
    EXPECT_EQ(scene.find({1}), nullptr);
    EXPECT_TRUE(scene.nodes().empty());
    EXPECT_EQ(scene, Scene());
}

TEST(Scene, FindsAndListsItsNodes)
{
    geometry::Random random(1);
    const Scene scene = randomScene(random, 1000);
    ASSERT_EQ(scene.size(), 1000u);
    EXPECT_EQ(scene.lastId(), NodeId{999 * 7 + 1});
    const auto nodes = scene.nodes();
    ASSERT_EQ(nodes.size(), 1000u);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        EXPECT_EQ(nodes[i]->id, NodeId{i * 7 + 1});
        EXPECT_EQ(scene.find(nodes[i]->id), nodes[i]);
    }
    std::set<NodeId> visited;
    scene.forEach([&](const NodePtr &node) { visited.insert(node->id); });
    EXPECT_EQ(visited.size(), 1000u);
}

TEST(Scene, CopiesStayAsTheyWere)
{
    geometry::Random random(2);
    Scene scene = randomScene(random, 300);
    const Scene snapshot = scene;
    const auto before = snapshot.nodes();
    const auto next = apply(scene, randomChange(random, scene, 500));
    ASSERT_OK(next);
    EXPECT_FALSE(*next == snapshot);
    EXPECT_EQ(snapshot.nodes(), before);
    EXPECT_EQ(scene, snapshot);
}

TEST(Scene, EqualityIsByValue)
{
    geometry::Random a(3), b(3), c(4);
    EXPECT_EQ(randomScene(a, 200), randomScene(b, 200));
    EXPECT_FALSE(randomScene(a, 200) == randomScene(c, 200));
}
