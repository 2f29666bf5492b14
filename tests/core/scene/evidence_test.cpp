// SPDX-License-Identifier: Apache-2.0
#include "core/scene/evidence.h"

#include "core/scene/scene_json.h"

#include <gtest/gtest.h>

using namespace twinloom::scene;

TEST(Evidence, StaysWithItsOpeningThroughJson)
{
    Node node;
    node.id = {3};
    node.set(OpeningComponent{QStringLiteral("door"), {1, 0}, {2, 0}, 0, 2.1, 0.5});
    EXPECT_EQ(evidenceOf(node), QString()) << "as in projects of older builds";
    EXPECT_FALSE(seenOpen(node));
    setEvidence(node, QStringLiteral("relief"));
    EXPECT_FALSE(seenOpen(node));
    setEvidence(node, QStringLiteral("hole"));
    const auto scene = apply(Scene(), {{added(node)}});
    ASSERT_TRUE(scene.has_value());
    const auto read = sceneFromJson(sceneToJson(*scene));
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(evidenceOf(*read->find({3})), QStringLiteral("hole"));
    EXPECT_TRUE(seenOpen(*read->find({3})));
}
