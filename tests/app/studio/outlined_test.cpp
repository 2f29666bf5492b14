// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/outlined.h"

#include "core/scene/change.h"

#include <gtest/gtest.h>

namespace twinloom::studio
{
namespace
{

using scene::NodeId;

/// A holder with `count` things in it: nodes 1 and 2, 3, ...
scene::Hierarchy holding(int count, std::vector<scene::Component> holder = {})
{
    scene::Change change;
    scene::Node node;
    node.id = {1};
    node.components = std::move(holder);
    change.edits.push_back(scene::added(node));
    for (int i = 0; i < count; ++i) {
        scene::Node thing;
        thing.id = {quint64(i) + 2};
        thing.parent = {1};
        thing.set(scene::ObjectComponent());
        change.edits.push_back(scene::added(thing));
    }
    return scene::Hierarchy(*scene::apply(scene::Scene(), change));
}

using Ids = std::unordered_set<NodeId>;

TEST(Outlined, ThingsAndSmallGroups)
{
    EXPECT_EQ(outlined(holding(3), {{2}, {4}}), (Ids{{2}, {4}}));
    EXPECT_EQ(outlined(holding(3), {{1}}), Ids{{1}});
    EXPECT_EQ(outlined(holding(30, {scene::ObjectComponent()}), {{1}}), Ids{{1}}) << "a table that much stands on";
    EXPECT_EQ(outlined(holding(3), {{99}}), Ids{}) << "not in the scene";
}

TEST(Outlined, ARoomOfManyThingsByItsWalls)
{
    const scene::Hierarchy room = holding(20, {scene::RoomComponent()});
    scene::Change change;
    scene::Node wall;
    wall.id = {90};
    wall.parent = {1};
    wall.set(scene::WallComponent());
    change.edits.push_back(scene::added(wall));
    const scene::Hierarchy walled(*scene::apply(room.scene(), change));
    EXPECT_EQ(outlined(walled, {{1}}), Ids{{90}});
    EXPECT_EQ(outlined(holding(3, {scene::RoomComponent()}), {{1}}), Ids{{1}});
}

TEST(Outlined, NeitherCrowdsNorLayouts)
{
    EXPECT_EQ(outlined(holding(9), {{1}}), Ids{});
    EXPECT_EQ(outlined(holding(3, {scene::RecipeComponent()}), {{1}}), Ids{});
    std::vector<NodeId> many;
    for (quint64 id = 2; id < 102; ++id)
        many.push_back({id});
    EXPECT_EQ(outlined(holding(100), many), Ids{});
}

} // namespace
} // namespace twinloom::studio
