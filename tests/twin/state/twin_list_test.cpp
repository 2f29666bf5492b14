// SPDX-License-Identifier: Apache-2.0
#include "twin/state/twin_list.h"

#include "tests/support/test_data.h"

namespace twinloom::twin
{

TEST(TwinList, standsOnTheNodeUntilItIsEmpty)
{
    const QString name = QStringLiteral("things");
    scene::Node node;
    node.id = {1};
    const auto bare = std::make_shared<const scene::Node>(node);
    EXPECT_TRUE(twinList(*bare, name).isEmpty());
    const QJsonObject first{{QStringLiteral("name"), QStringLiteral("a")}};
    const scene::Change made = withTwinList(bare, name, {first});
    ASSERT_EQ(made.edits.size(), 1u);
    const scene::NodePtr listed = made.edits[0].after;
    QJsonArray list = twinList(*listed, name);
    EXPECT_EQ(list, QJsonArray{first});
    EXPECT_FALSE(removeFromList(list, [](const QJsonObject &one) { return one.isEmpty(); }));
    EXPECT_TRUE(removeFromList(list, [&](const QJsonObject &one) { return one == first; }));
    EXPECT_EQ(*withTwinList(listed, name, list).edits[0].after, *bare);
}

} // namespace twinloom::twin
