// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/candidates.h"

#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

Unit dresser(int contacts)
{
    Unit unit;
    unit.members = {test::thing("Dresser", {0, 0, 0.5}, {1, 0.5, 1})};
    unit.assets = {-1};
    unit.contacts = contacts;
    return unit;
}

TEST(Candidates, BacksStandAtWalls)
{
    const Arrangement room(test::ell());
    geometry::Random random(1);
    const auto poses = standPoses(dresser(1), Stand::Wall, room, 30, random);
    EXPECT_EQ(poses.size(), 30u);
    for (const Pose &pose : poses) {
        const geometry::Box box = placedAt(dresser(1), pose).front().box;
        EXPECT_GE(room.wallBehind(box, 0.03), 0);
    }
}

TEST(Candidates, CornersOfAnEllAreFive)
{
    const Arrangement room(test::ell());
    geometry::Random random(1);
    // Back and right side at walls: one pose a convex corner, five of the six.
    EXPECT_EQ(standPoses(dresser(3), Stand::Corner, room, 0, random).size(), 5u);
    for (const Pose &pose : standPoses(dresser(3), Stand::Corner, room, 0, random))
        EXPECT_TRUE(isInside(room.floor(), placedAt(dresser(3), pose).front().box));
}

TEST(Candidates, ChairsAroundATableLookAtIt)
{
    Unit chair;
    chair.members = {test::thing("Chair", {0, 0, 0.4}, {0.4, 0.4, 0.8})};
    geometry::Random random(1);
    const geometry::Box table{{2, 2, 0.4}, {1.5, 0.8, 0.8}, 0.3};
    for (const Pose &pose : relatedPoses(chair, Relation::Around, table, nullptr, 20, random)) {
        const geometry::Box box = placedAt(chair, pose).front().box;
        EXPECT_LT(footprintDistance(table, box.centre.head<2>()), 0.4);
        EXPECT_LT(footprintDistance(table, box.toWorld({0, 0.35})),
                  footprintDistance(table, box.centre.head<2>()) + 1e-9);
    }
}

TEST(Candidates, TelevisionsHangOppositeTheSofa)
{
    const Arrangement room(test::box(5, 5));
    geometry::Random random(1);
    const geometry::Box sofa{{2.5, 0.6, 0.4}, {2, 1, 0.8}, 0};
    const auto poses = habitPoses(dresser(1), Manner::Opposite, sofa, room, random);
    ASSERT_FALSE(poses.empty());
    const geometry::Box box = placedAt(dresser(1), poses.front()).front().box;
    EXPECT_NEAR(box.centre.x(), 2.5, 1e-6);
    EXPECT_NEAR(box.centre.y(), 5 - 0.275, 1e-6);
}

TEST(Candidates, SeveralOppositeOrBeforeOneThingStandInARow)
{
    const scene::Room given = test::box(8, 7);
    const Arrangement room(given);
    geometry::Random random(1);
    Unit chair = dresser(0);
    chair.members.front().category = QStringLiteral("ArmChair");
    const geometry::Box sofa{{4, 1, 0.4}, {2.2, 0.9, 0.8}, 0};
    for (const Relation relation : {Relation::Opposite, Relation::InFrontOf}) {
        std::vector<geometry::Box> row;
        for (int slot = 0; slot < 2; ++slot) {
            const auto poses =
                posesInRelation(chair, {relation, -1, -1, {}, slot, 2}, &sofa, nullptr, given, room, 8, random);
            ASSERT_FALSE(poses.empty());
            row.push_back(placedAt(chair, poses.front()).front().box);
            EXPECT_TRUE(isInRelation(relation, row.back(), &sofa, nullptr, given, room));
        }
        EXPECT_LT(geometry::planOverlap(row[0], row[1]), 0) << "beside one another";
        EXPECT_NEAR(row[0].centre.y(), row[1].centre.y(), 1e-9);
        EXPECT_NEAR((row[0].centre.x() + row[1].centre.x()) / 2, sofa.centre.x(), 1e-9);
    }
}

TEST(Candidates, PosesInARelationAreInIt)
{
    scene::Room given = test::box(8, 7);
    given.windows = {{{6, 7}, {3, 7}, 0.9, 2.2}};
    const Arrangement room(given);
    geometry::Random random(1);
    const geometry::Box table{{4, 3, 0.4}, {1.6, 0.9, 0.8}, 0.3}, other{{1.5, 4, 0.4}, {1, 1, 0.8}, 0};
    const geometry::Box lost{{6.5, 1.2, 0.5}, {0.5, 0.5, 1}, -2};
    for (const Relation relation :
         {Relation::AgainstWall, Relation::InCorner, Relation::ByWindow, Relation::ByDoor, Relation::Facing,
          Relation::Opposite, Relation::Beside, Relation::LeftOf, Relation::RightOf, Relation::InFrontOf,
          Relation::Behind, Relation::Around, Relation::Near, Relation::Between}) {
        SCOPED_TRACE(static_cast<int>(relation));
        int held = 0;
        const auto poses = posesInRelation(dresser(1), {relation, -1, -1, {}}, &table, &other, given, room, 10, random);
        for (const Pose &pose : poses)
            held += isInRelation(relation, placedAt(dresser(1), pose).front().box, &table, &other, given, room);
        EXPECT_GE(held, static_cast<int>(poses.size()) * 9 / 10);
        EXPECT_GT(poses.size(), 3u);
        EXPECT_FALSE(isInRelation(relation, lost, &table, &other, given, room));
        if (relation > Relation::ByDoor) {
            EXPECT_FALSE(isInRelation(relation, lost, nullptr, nullptr, given, room)) << "there is no such thing";
        }
    }
}

} // namespace
} // namespace twinloom::scenegen
