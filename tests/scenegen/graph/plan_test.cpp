// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/plan.h"

#include "tests/scenegen/graph/plans.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

using test::count;
using test::planFor;

TEST(Plan, BedroomsHaveBeds)
{
    Request request;
    request.room = test::box(5, 5);
    Issues issues;
    int beds = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed)
        beds += count(planFor(request, issues, seed), "Bed") > 0;
    EXPECT_GE(beds, 18);
    EXPECT_TRUE(issues.empty());
}

TEST(Plan, UnknownRoomTypesAreFurnishedAllTheSame)
{
    Request request;
    request.room = test::box(5, 5, "Dungeon");
    Issues issues;
    EXPECT_FALSE(planFor(request, issues).units.empty());
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues[0].code, QStringLiteral("unknown-room-type"));
    request.room.roomType.clear(); // a scanned room that nothing speaks for
    issues.clear();
    EXPECT_FALSE(planFor(request, issues).units.empty());
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_TRUE(issues[0].message.contains(QStringLiteral("Living room"))) << "what it is furnished as";
}

} // namespace
} // namespace twinloom::scenegen
