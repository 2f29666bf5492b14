// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/children.h"

#include <gtest/gtest.h>

namespace twinloom::scenegen
{
namespace
{

TEST(Children, LieOnTheirFurniture)
{
    const Statistics &statistics = Statistics::builtIn();
    const TypeStatistics &type = *statistics.type(QStringLiteral("Bedroom"));
    ASSERT_FALSE(type.children.empty());
    const AssetSize &asset = statistics.assets[static_cast<std::size_t>(type.children.begin()->first)];
    scene::RoomObject parent;
    parent.category = statistics.categories[static_cast<std::size_t>(asset.category)];
    parent.asset = asset.name;
    parent.box = {{3, 4, asset.size.z() / 2}, asset.size, 0.7};
    std::size_t most = 0;
    QString category;
    for (quint64 seed = 0; seed < 10; ++seed) {
        geometry::Random random(seed);
        std::vector<scene::RoomObject> objects = {parent};
        addChildren(statistics, type, {}, 5, random, objects);
        most = std::max(most, objects.size());
        for (std::size_t i = 1; i < objects.size(); ++i) {
            category = objects[i].category;
            EXPECT_EQ(objects[i].parent, 5);
            EXPECT_LT((objects[i].box.centre - parent.box.centre).head<2>().norm(), asset.size.head<2>().norm());
        }
    }
    ASSERT_GT(most, 1u);
    for (quint64 seed = 0; seed < 10; ++seed) {
        geometry::Random random(seed);
        std::vector<scene::RoomObject> objects = {parent};
        addChildren(statistics, type, {{category, 0}}, 5, random, objects);
        for (const scene::RoomObject &object : objects)
            EXPECT_NE(object.category, category) << "the user counts these";
    }
}

TEST(Children, UnknownAssetsCarryNothing)
{
    const Statistics &statistics = Statistics::builtIn();
    scene::RoomObject parent;
    parent.asset = QStringLiteral("my own");
    std::vector<scene::RoomObject> objects = {parent};
    geometry::Random random(1);
    addChildren(statistics, statistics.types.front(), {}, 0, random, objects);
    EXPECT_EQ(objects.size(), 1u);
}

} // namespace
} // namespace twinloom::scenegen
