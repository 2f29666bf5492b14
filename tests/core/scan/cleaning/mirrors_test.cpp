// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/mirrors.h"

#include "core/scan/points/voxel.h"
#include "tests/core/scan/cleaning/simulated_stations.h"

namespace twinloom::scan
{
namespace
{

std::vector<UprightPane> mirrorsIn(std::span<const scene::Room> rooms)
{
    SimulateOptions options;
    options.points = 400'000;
    const SimulatedStations stations = simulatedStations(rooms, options);
    std::vector<std::vector<Eigen::Vector3f>> thin;
    Progress progress;
    for (std::size_t s = 0; s < stations.scan.stations.size(); ++s) {
        PointCloud cloud;
        cloud.positions.assign(stations.positions(s).begin(), stations.positions(s).end());
        thin.push_back(voxelise(cloud, {0.03, false}, progress).value().cloud.positions);
    }
    std::vector<StationView> views = stations.views();
    for (std::size_t s = 0; s < views.size(); ++s)
        views[s].positions = thin[s];
    const auto mirrors = findMirrors(views, 0.03, progress);
    EXPECT_OK(mirrors);
    return mirrors ? *mirrors : std::vector<UprightPane>();
}

} // namespace

TEST(Mirrors, OnAWallIsFoundWithItsSize)
{
    const std::vector<UprightPane> mirrors = mirrorsIn(officeWithMirror());
    ASSERT_EQ(mirrors.size(), 1u);
    EXPECT_LT((mirrors[0].centre - Eigen::Vector3f(4.3f, 0.03f, 1.4f)).norm(), 0.03f) << mirrors[0].centre.transpose();
    EXPECT_NEAR(mirrors[0].width, 1.12f, 0.1f);
    EXPECT_NEAR(mirrors[0].height, 0.92f, 0.1f);
    EXPECT_GT(mirrors[0].normal.y(), 0.999f);
}

TEST(Mirrors, WindowsDoorsAndFurnitureAreNone)
{
    EXPECT_TRUE(mirrorsIn(officePreset()).empty());
    EXPECT_TRUE(mirrorsIn(hallPreset()).empty());
}

TEST(Mirrors, ARoomThatIsTheSameTheOtherWayRoundIsNone)
{
    std::vector<scene::Room> rooms(2); // two empty rooms with a passage in the middle of the wall between
    for (std::size_t i = 0; i < 2; ++i) {
        const double y = i == 0 ? 0 : -4.15;
        rooms[i].id = QString::number(i);
        rooms[i].polygon = {{0, y}, {5, y}, {5, y + 4}, {0, y + 4}};
        rooms[i].doors = {{{1.5, i == 0 ? 0.0 : -0.15}, {3.5, i == 0 ? 0.0 : -0.15}, 0, 2.1}};
    }
    EXPECT_TRUE(mirrorsIn(rooms).empty());
}

} // namespace twinloom::scan
