// SPDX-License-Identifier: Apache-2.0
#include "core/scan/extraction.h"

#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

#include <algorithm>

namespace twinloom::scan
{
namespace
{

const Polygon kStudy = {{0, 0}, {4, 0}, {4, 3}, {0, 3}};

ThinnedCloud study()
{
    test::SyntheticRoom room;
    room.addRoom(kStudy, 0, 2.5);
    room.addBox({{2, 1.5, 0.37}, {1.2, 0.6, 0.74}, 0});
    room.addPoint({3.2, 0.8, 1.6}, Eigen::Vector3d::UnitX()); // alone in the air
    ThinnedCloud thinned;
    thinned.cloud = room.cloud;
    thinned.cloud.normals.clear();
    thinned.counts.assign(thinned.cloud.size(), 1);
    thinned.leaf = 0.03;
    return thinned;
}

TEST(Extraction, NoiseGoesAndNormalsCome)
{
    const ThinnedCloud thinned = study();
    Progress progress;
    const auto clean = cleanCloud(thinned, progress);
    ASSERT_OK(clean);
    ASSERT_EQ(clean->strays.size(), 1u);
    EXPECT_NEAR(clean->strays[0].z(), 1.6f, 0.02f);
    EXPECT_EQ(clean->cloud.normals.size(), clean->cloud.size());
    EXPECT_EQ(clean->counts.size(), clean->cloud.size());
    EXPECT_NEAR(clean->spacing, 0.03, 0.01);
}

TEST(Extraction, ARoomComesWithItsFloorAndWhatStandsThere)
{
    Progress progress;
    const auto clean = cleanCloud(study(), progress);
    ASSERT_OK(clean);
    ScanReport report;
    ASSERT_OK(extractRooms(std::span(&*clean, 1), 0.03, report, progress));
    ASSERT_EQ(report.structure.rooms.size(), 1u);
    EXPECT_NEAR(report.structure.rooms[0].area, 12, 0.2);
    ASSERT_EQ(report.floors.size(), 1u);
    const auto cells =
        std::count(report.floors[0].cells.begin(), report.floors[0].cells.end(), FloorMap::Cell::Occupied);
    EXPECT_NEAR(static_cast<double>(cells) * 0.05 * 0.05, 1.2 * 0.6, 0.15);
    EXPECT_EQ(report.objects.size(), 1u);
    EXPECT_TRUE(report.issues.empty());
}

/// As cleanCloud would give it, had it nothing to clean.
CleanCloud asCleanCloud(const test::SyntheticRoom &place, double spacing)
{
    CleanCloud clean;
    clean.cloud = place.cloud;
    clean.counts.assign(place.cloud.size(), 1);
    clean.spacing = clean.leaf = spacing;
    return clean;
}

TEST(Extraction, EachStoreyHasRoomsAndThingsAtItsOwnHeight)
{
    test::SyntheticRoom house(0.05);
    house.addRoom({{0, 0}, {6, 0}, {6, 4}, {0, 4}}, 0, 2.6, {{2, 2.9, 0, 2}});
    house.addLevel({{2, -0.5}, {2.9, -0.5}, {2.9, 0}, {2, 0}}, 0);
    house.addWall({2, -0.5}, {2.9, -0.5}, 0, 2.2);
    house.addBox({{1, 3, 0.45}, {1, 0.8, 0.9}, 0});
    house.addRoom({{0, 0}, {4, 0}, {4, 4}, {0, 4}}, 2.9, 5.4);
    house.addBox({{2, 2, 2.9 + 0.25}, {1.6, 1, 0.5}, 0});
    const CleanCloud clean = asCleanCloud(house, 0.05);
    ScanReport report;
    Progress progress;
    ASSERT_OK(extractRooms(std::span(&clean, 1), 0.05, report, progress));
    ASSERT_EQ(report.storeys.size(), 2u);
    EXPECT_NEAR(report.storeys[1].floor.value_or(0), 2.9, 0.01);
    EXPECT_NEAR(report.storeys[0].ceiling.value_or(0), 2.6, 0.01);
    ASSERT_EQ(report.structure.rooms.size(), 2u);
    EXPECT_EQ(report.floors.size(), 2u);
    const StructureRoom &upper = report.structure.rooms[1];
    EXPECT_EQ(upper.roomIndex, 1);
    EXPECT_NEAR(upper.floor, 2.9, 0.01);
    EXPECT_NEAR(upper.area, 16, 0.3);
    for (const StructureWall &wall : report.structure.walls)
        EXPECT_NEAR(wall.bottom, wall.room == 0 ? 0 : 2.9, 0.01);
    ASSERT_EQ(report.structure.openings.size(), 1u);
    EXPECT_EQ(report.structure.walls[static_cast<std::size_t>(report.structure.openings[0].wall)].room, 0);
    ASSERT_EQ(report.objects.size(), 2u);
    EXPECT_EQ(report.objects[1].room, 1);
    EXPECT_NEAR(report.objects[1].box.bottom(), 2.9, 0.05);
    for (const Issue &issue : report.issues)
        EXPECT_TRUE(issue.message.startsWith(QLatin1String("Storey "))) << qPrintable(issue.message);
}

TEST(Extraction, ScansThatLieApartHaveFloorsOfTheirOwn)
{
    test::SyntheticRoom first(0.05), second(0.05);
    first.addRoom(kStudy, 0, 2.5);
    second.addRoom({{10, 0}, {13, 0}, {13, 3}, {10, 3}}, -1.2, 1.2);
    const std::vector<CleanCloud> groups = {asCleanCloud(first, 0.05), asCleanCloud(second, 0.05)};
    ScanReport report;
    Progress progress;
    ASSERT_OK(extractRooms(groups, 0.05, report, progress));
    ASSERT_EQ(report.structure.rooms.size(), 2u);
    EXPECT_NEAR(report.structure.rooms[0].floor, 0, 0.01);
    EXPECT_NEAR(report.structure.rooms[1].floor, -1.2, 0.01);
    EXPECT_NEAR(report.structure.rooms[1].ceiling.value_or(0), 1.2, 0.01);
    ASSERT_EQ(report.storeys.size(), 2u);
    EXPECT_EQ(report.storeys[0].name, QStringLiteral("Storey 1"));
    EXPECT_EQ(report.storeys[1].name, QStringLiteral("Loose storey 1"));
    EXPECT_FALSE(report.storeys[0].parted || report.storeys[1].parted);
}

TEST(Extraction, TellsOfAFloorWithinAHall)
{
    test::SyntheticRoom hall(0.1);
    hall.addRoom({{0, 0}, {15, 0}, {15, 8}, {0, 8}}, 0, 7);
    hall.addLevel({{0, 0}, {4, 0}, {4, 8}, {0, 8}}, 3);
    hall.addLevel({{0, 0}, {4, 0}, {4, 8}, {0, 8}}, 3.2);
    const CleanCloud clean = asCleanCloud(hall, 0.1);
    ScanReport report;
    Progress progress;
    ASSERT_OK(extractRooms(std::span(&clean, 1), 0.1, report, progress));
    EXPECT_EQ(report.storeys.size(), 1u);
    ASSERT_FALSE(report.issues.empty());
    EXPECT_EQ(report.issues[0].code, QStringLiteral("floor-within-room"));
}

TEST(Extraction, CloudsTogetherAreThoseThatTouchInPlan)
{
    const auto box = [](double low, double high) {
        return Eigen::AlignedBox2d(Eigen::Vector2d(low, 0), Eigen::Vector2d(high, 5));
    };
    using Groups = std::vector<std::vector<std::size_t>>;
    const std::vector<Eigen::AlignedBox2d> boxes = {box(0, 4), box(10, 12), box(3, 6), box(13.5, 15), box(12.6, 13)};
    EXPECT_EQ(cloudsTogether(boxes), (Groups{{0, 2}, {1, 3, 4}}));
    EXPECT_TRUE(cloudsTogether({}).empty());
}

TEST(Extraction, SaysWhereItLooksCoarser)
{
    Progress progress;
    auto clean = cleanCloud(study(), progress);
    ASSERT_OK(clean);
    clean->leaf = 0.06;
    ScanReport report;
    ASSERT_OK(extractRooms(std::span(&*clean, 1), 0.03, report, progress));
    ASSERT_FALSE(report.issues.empty());
    EXPECT_EQ(report.issues[0].code, QStringLiteral("coarse-structure"));
}

} // namespace
} // namespace twinloom::scan
