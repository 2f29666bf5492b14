// SPDX-License-Identifier: Apache-2.0
#include "scenegen/spoken_names.h"

#include "scenegen/graph/graph_generator.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

TEST(SpokenNames, CountsAreOfWhatPromptsUnderstand)
{
    Request request;
    request.counts = {{QStringLiteral("椅子"), 3},
                      {QStringLiteral("Chair"), 1},
                      {QStringLiteral("床头柜"), 2},
                      {QStringLiteral("怪物"), 1},
                      {QStringLiteral("bed"), 1}};
    Issues issues;
    nameCounts(request, issues);
    EXPECT_EQ(request.counts, (std::map<QString, int>{{QStringLiteral("Chair"), 4},
                                                      {QStringLiteral("SideTable"), 2},
                                                      {QStringLiteral("bed"), 1},
                                                      {QStringLiteral("怪物"), 1}}));
    EXPECT_EQ(issues.size(), 2u) << "what is a name already, and what is none, is not told here";
    EXPECT_TRUE(test::hasIssue(issues, "category-understood"));
}

TEST(SpokenNames, RoomTypesAreReadInBothLanguages)
{
    for (const auto &[given, type] :
         {std::pair("卧室", "Bedroom"), std::pair("客厅", "LivingRoom"), std::pair("厨房", "Kitchen"),
          std::pair("Bedroom", "Bedroom"), std::pair("bed room", "bed room"), std::pair("factory", "factory"),
          std::pair("Glorp", "Glorp"), std::pair("卧室客厅", "卧室客厅")}) {
        scene::Room room;
        room.roomType = QString::fromUtf8(given);
        Issues issues;
        nameRoomType(room, issues);
        EXPECT_EQ(room.roomType, QString::fromUtf8(type));
        EXPECT_EQ(test::hasIssue(issues, "room-type-understood"), std::string(given) != type) << given;
    }
}

TEST(SpokenNames, ALayoutRepeatsTheRoomAndIsOfTheTypeThatIsMeant)
{
    Request request;
    request.room = test::box(5, 4);
    request.room.roomType = QStringLiteral("卧室");
    Progress progress;
    const auto layout = generate(*makeGraphGenerator(), request, progress);
    ASSERT_OK(layout);
    EXPECT_EQ(layout->room.roomType, QStringLiteral("卧室"));
    EXPECT_FALSE(test::hasIssue(layout->issues, "unknown-room-type"));
    EXPECT_GE(test::count(*layout, "Bed"), 1);
}

} // namespace
} // namespace twinloom::scenegen
