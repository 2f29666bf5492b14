// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/unit.h"

#include "scenegen/evaluate/rules.h"
#include "tests/scenegen/rooms.h"

#include <gtest/gtest.h>

#include <set>

namespace twinloom::scenegen
{
namespace
{

using geometry::Random;

const TypeStatistics &typeNamed(const char *name)
{
    const TypeStatistics *type = Statistics::builtIn().type(QString::fromLatin1(name));
    EXPECT_NE(type, nullptr) << name;
    return *type;
}

int categoryNamed(const char *name)
{
    return Statistics::builtIn().category(QString::fromLatin1(name));
}

/// A table of 1.6 by 0.9 m along x in its frame, with seats at the named places.
Unit tableWith(const std::vector<geometry::Vec2> &seats)
{
    Unit unit;
    unit.members.push_back(test::thing("DiningTable", {0, 0, 0.37}, {1.6, 0.9, 0.74}));
    for (const geometry::Vec2 &at : seats)
        unit.members.push_back(test::thing("Chair", {at.x(), at.y(), 0.44}, {0.5, 0.5, 0.88}));
    for (std::size_t m = 0; m < unit.members.size(); ++m)
        unit.assets.push_back(static_cast<int>(m));
    unit.contacts = kInTheMiddle;
    unit.group = 7;
    return unit;
}

TEST(Unit, OfAGroupSampleStandsInItsFrame)
{
    const Statistics &statistics = Statistics::builtIn();
    const TypeStatistics &kitchen = typeNamed("Kitchen");
    std::size_t several = 0;
    while (kitchen.groups[several].members.size() < 2)
        ++several;
    const GroupSample &sample = kitchen.groups[several];
    const Unit unit = unitOf(statistics, sample, static_cast<int>(several));
    ASSERT_EQ(unit.members.size(), sample.members.size());
    EXPECT_EQ(unit.group, static_cast<int>(several));
    EXPECT_EQ(unit.contacts, sample.contacts);
    EXPECT_FALSE(unit.wanted);
    double area = 0;
    for (std::size_t m = 0; m < unit.members.size(); ++m) {
        const scene::RoomObject &member = unit.members[m];
        const AssetSize &asset = statistics.assets[static_cast<std::size_t>(sample.members[m].asset)];
        EXPECT_EQ(member.asset, asset.name);
        EXPECT_EQ(member.box.size, asset.size);
        EXPECT_EQ(geometry::Vec2(member.box.centre.head<2>()), sample.members[m].place);
        EXPECT_NEAR(member.box.bottom(), std::max(0.0, sample.members[m].bottom), 1e-9);
        area += asset.size.x() * asset.size.y();
    }
    EXPECT_NEAR(unit.footprint(), area, 1e-9);
    EXPECT_EQ(unit.members.front().box.centre.head<2>().norm(), 0) << "the first is the origin";
}

TEST(Unit, HangsIfItsFirstThingDoes)
{
    Random random(1);
    const auto drawn = [&](const char *category) {
        const auto unit = drawSingle(Statistics::builtIn(), typeNamed("Bedroom"), categoryNamed(category), random);
        EXPECT_TRUE(unit.has_value()) << category;
        return unit->mounted();
    };
    EXPECT_TRUE(drawn("Painting"));
    EXPECT_FALSE(drawn("Bed"));
}

TEST(Unit, ASingleThingIsDrawnFromTheTypeElseFromAnother)
{
    const Statistics &statistics = Statistics::builtIn();
    Random random(2);
    const auto bed = drawSingle(statistics, typeNamed("Bedroom"), categoryNamed("Bed"), random);
    ASSERT_TRUE(bed);
    EXPECT_EQ(bed->members.size(), 1u);
    EXPECT_GE(bed->group, 0) << "other sightings may stand in for it";
    EXPECT_TRUE(bed->contacts & kAtWalls);
    const auto elsewhere = drawSingle(statistics, typeNamed("Kitchen"), categoryNamed("Bed"), random);
    ASSERT_TRUE(elsewhere);
    EXPECT_EQ(elsewhere->members.front().category, QStringLiteral("Bed"));
    EXPECT_EQ(elsewhere->group, -1) << "the kitchens have no such group";
    EXPECT_FALSE(drawSingle(statistics, typeNamed("Kitchen"), 1'000'000, random));
}

TEST(Unit, AMemberOfAGroupIsDrawnAlone)
{
    Random random(3);
    for (int k = 0; k < 20; ++k) {
        const auto chair = drawSingle(Statistics::builtIn(), typeNamed("Kitchen"), categoryNamed("Chair"), random);
        ASSERT_TRUE(chair);
        ASSERT_EQ(chair->members.size(), 1u);
        EXPECT_EQ(chair->members.front().category, QStringLiteral("Chair"));
        EXPECT_EQ(chair->members.front().box.centre.head<2>().norm(), 0);
    }
}

TEST(Unit, SimilarGroupsHaveTheSameThingsAndStandAsTheFirst)
{
    const Statistics &statistics = Statistics::builtIn();
    const TypeStatistics &living = typeNamed("LivingRoom");
    Random random(4);
    std::set<int> drawn;
    for (int group = 0; group < 30; ++group) {
        const int other = similarGroup(statistics, living, group, random);
        drawn.insert(other);
        const Unit a = unitOf(statistics, living.groups[static_cast<std::size_t>(group)], group);
        const Unit b = unitOf(statistics, living.groups[static_cast<std::size_t>(other)], other);
        ASSERT_EQ(a.members.size(), b.members.size());
        for (std::size_t m = 0; m < a.members.size(); ++m)
            EXPECT_EQ(a.members[m].category, b.members[m].category);
        if (a.members.size() == 1) {
            EXPECT_EQ((a.contacts & kAtWalls) != 0, (b.contacts & kAtWalls) != 0);
        }
    }
    EXPECT_GT(drawn.size(), 15u) << "not always the same ones";
}

TEST(Unit, ChairsAreLeftOutBeforeTheirTable)
{
    Unit unit = tableWith({{-0.4, -0.6}, {0.4, 0.6}});
    unit.contacts = 0;
    leaveOut(unit);
    EXPECT_EQ(unit.assets, (std::vector<int>{0, 1}));
    EXPECT_EQ(unit.contacts, 1) << "a table for one is at a wall";
    EXPECT_EQ(unit.group, -1) << "no sample is like it";
    leaveOut(unit);
    EXPECT_EQ(unit.assets, (std::vector<int>{0}));
}

TEST(Unit, ATableIsLeftOutWithItsSeat)
{
    Unit desks = tableWith({});
    desks.members.push_back(test::thing("Desk", {0, -0.9, 0.37}, {1.6, 0.8, 0.74}));
    desks.members.push_back(test::thing("OfficeChair", {0, 0.8, 0.5}, {0.6, 0.6, 1}));
    desks.members.push_back(test::thing("OfficeChair", {0, -1.7, 0.5}, {0.6, 0.6, 1}));
    desks.assets = {0, 1, 2, 3};
    Unit one = desks;
    EXPECT_FALSE(seatOneSide(one)) << "the other desk would lose its seat";
    leaveOut(desks);
    EXPECT_EQ(desks.assets, (std::vector<int>{0, 2}));
}

TEST(Unit, TellsTablesThatLostTheirLastSeat)
{
    const Unit unit = tableWith({{-0.4, -0.6}, {0.4, 0.6}});
    EXPECT_EQ(bareTables(unit, unit.members), 0);
    EXPECT_EQ(bareTables(unit, {unit.members[0], unit.members[2]}), 0);
    EXPECT_EQ(bareTables(unit, {unit.members[0]}), 1);
    const Unit table = tableWith({});
    EXPECT_EQ(bareTables(table, table.members), 0) << "it never had any";
}

TEST(Unit, ATableForNarrowRoomsKeepsOneSideAndTheEnds)
{
    Unit unit = tableWith({{-0.4, -0.6}, {0.4, -0.6}, {-0.4, 0.6}, {0.4, 0.6}, {1.0, 0}});
    ASSERT_TRUE(seatOneSide(unit));
    ASSERT_EQ(unit.members.size(), 4u);
    EXPECT_EQ(unit.assets, (std::vector<int>{0, 3, 4, 5}));
    for (const scene::RoomObject &member : unit.members)
        EXPECT_GE(member.box.centre.y(), 0);
    EXPECT_EQ(unit.contacts, 1) << "its back to a wall";
    EXPECT_EQ(unit.group, -1) << "no other sample will do";

    Unit across = tableWith({{-0.7, 0.3}, {0.7, 0.3}});
    across.members.front().box.size = {0.9, 1.6, 0.74};
    ASSERT_TRUE(seatOneSide(across));
    EXPECT_EQ(across.members.size(), 2u);
    EXPECT_EQ(across.contacts, 8) << "its left side";
}

TEST(Unit, OtherThingsAreNotNarrowed)
{
    const auto expectSame = [](Unit unit) {
        const std::vector<scene::RoomObject> before = unit.members;
        EXPECT_FALSE(seatOneSide(unit));
        EXPECT_EQ(unit.members, before);
        EXPECT_EQ(unit.contacts, kInTheMiddle);
    };
    expectSame(tableWith({}));
    expectSame(tableWith({{-0.4, 0.6}, {0.4, 0.6}}));
    expectSame(tableWith({{-1, 0}, {1, 0}}));
    Unit given = tableWith({{0, 0.6}, {0, -0.6}});
    given.place = geometry::Vec2(2, 2);
    expectSame(given);
}

} // namespace
} // namespace twinloom::scenegen
