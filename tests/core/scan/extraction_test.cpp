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
    ASSERT_OK(extractRooms(*clean, 0.03, report, progress));
    ASSERT_EQ(report.structure.rooms.size(), 1u);
    EXPECT_NEAR(report.structure.rooms[0].area, 12, 0.2);
    ASSERT_EQ(report.floors.size(), 1u);
    const auto cells =
        std::count(report.floors[0].cells.begin(), report.floors[0].cells.end(), FloorMap::Cell::Occupied);
    EXPECT_NEAR(static_cast<double>(cells) * 0.05 * 0.05, 1.2 * 0.6, 0.15);
    EXPECT_EQ(report.objects.size(), 1u);
    EXPECT_TRUE(report.issues.empty());
}

TEST(Extraction, SaysWhereItLooksCoarser)
{
    Progress progress;
    auto clean = cleanCloud(study(), progress);
    ASSERT_OK(clean);
    clean->leaf = 0.06;
    ScanReport report;
    ASSERT_OK(extractRooms(*clean, 0.03, report, progress));
    ASSERT_FALSE(report.issues.empty());
    EXPECT_EQ(report.issues[0].code, QStringLiteral("coarse-structure"));
}

} // namespace
} // namespace twinloom::scan
