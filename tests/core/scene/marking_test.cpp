// SPDX-License-Identifier: Apache-2.0
#include "core/scene/marking.h"

#include "core/scene/scene_json.h"

#include <gtest/gtest.h>

using namespace twinloom::scene;

TEST(Marking, StaysWithItsNodeThroughJson)
{
    Node node;
    node.id = {3};
    EXPECT_FALSE(markingOf(node));
    const Marking marking{QStringLiteral("aisle"), {{QStringLiteral("width"), 2.4}}};
    setMarking(node, marking);
    EXPECT_EQ(markingOf(node), marking);
    const Change change{{added(node)}};
    const auto scene = apply(Scene(), change);
    ASSERT_TRUE(scene.has_value());
    const auto read = sceneFromJson(sceneToJson(*scene));
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(markingOf(*read->find({3})), marking);
}
