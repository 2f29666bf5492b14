// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/suggest.h"

#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

double share(const std::vector<Suggestion> &list, const char *category)
{
    for (const Suggestion &suggestion : list)
        if (suggestion.category == QLatin1String(category))
            return suggestion.probability;
    return 0;
}

TEST(Suggest, ProbabilitiesFollowTheRoom)
{
    scene::Room room = test::box(6, 6);
    const auto wall = suggest(room, {5.4, 5.4});
    ASSERT_OK(wall);
    double sum = 0;
    for (const Suggestion &suggestion : *wall)
        sum += suggestion.probability;
    EXPECT_NEAR(sum, 1, 1e-9);
    EXPECT_GT(share(*wall, "Dresser"), share(*suggest(room, {3, 3}), "Dresser")) << "dressers stand at walls";
    room.objects = {test::thing("DiningTable", {3, 3, 0.4}, {1.5, 0.9, 0.8})};
    const double beside = share(*suggest(room, {3, 2.2}), "Chair");
    room.objects.clear();
    EXPECT_GT(beside, share(*suggest(room, {3, 2.2}), "Chair")) << "chairs belong to tables";
}

TEST(Suggest, OutsideThereIsNothing)
{
    EXPECT_EQ(suggest(test::box(4, 4), {9, 9}).error().code, ErrorCode::BadInput);
}

} // namespace
} // namespace twinloom::scenegen
