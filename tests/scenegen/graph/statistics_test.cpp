// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/statistics.h"

#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

TEST(Statistics, TheBuiltInOnesHoldTheLearnedRoomTypesFirst)
{
    const Statistics &statistics = Statistics::builtIn();
    ASSERT_GT(statistics.types.size(), 3u);
    for (std::size_t t = 0; t < statistics.types.size(); ++t)
        EXPECT_EQ(statistics.types[t].authored, t >= 3) << statistics.types[t].name.toStdString();
    EXPECT_EQ(statistics.fallback().name, QLatin1String("LivingRoom"));
    const TypeStatistics *type = statistics.type(QStringLiteral("living room"));
    ASSERT_NE(type, nullptr);
    EXPECT_EQ(type, statistics.type(QStringLiteral("LIVINGROOM")));
    EXPECT_GT(type->rooms.size(), 100u);
    EXPECT_LT(type->rooms.size(), 196u) << "a part is set aside";
    EXPECT_EQ(statistics.type(QStringLiteral("Dungeon")), nullptr);
    EXPECT_GE(statistics.category(QStringLiteral("sofa")), 0);
    EXPECT_EQ(statistics.category(QStringLiteral("Dragon")), -1);
}

TEST(Statistics, TheTestFindsTheRelationsThatAreReal)
{
    const auto &relations = Statistics::builtIn().type(QStringLiteral("LivingRoom"))->relations;
    const auto has = [&](const char *from, const char *to) {
        for (const auto &relation : relations)
            if (relation.from == QLatin1String(from) && relation.to == QLatin1String(to))
                return true;
        return false;
    };
    EXPECT_TRUE(has("DiningTable", "Chair"));
    EXPECT_TRUE(has("Sofa", "TVStand"));
    EXPECT_TRUE(has("ArmChair", "FloorLamp"));
    EXPECT_FALSE(has("Sofa", "GarbageCan"));
}

TEST(Statistics, RefusesOtherFiles)
{
    for (const char *text :
         {"", "{}", R"({"categories":["A"],"assets":[["a",7,1,1,1]],"types":{"X":{}}})",
          R"({"categories":["A"],"assets":[["a",0,1,1,1]],"types":{"X":{"groups":[[0,[[9,0,0,0,0]]]]}}})"})
        EXPECT_EQ(Statistics::fromJson(text).error().code, ErrorCode::BadInput) << text;
}

} // namespace
} // namespace twinloom::scenegen
