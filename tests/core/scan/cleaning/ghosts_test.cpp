// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/ghosts.h"

#include "tests/core/scan/cleaning/simulated_stations.h"

namespace twinloom::scan
{
namespace
{

/// An empty room of 6 x 4 m with a crate of 0.6 m in its middle that only the stations named see.
std::vector<ThinStation> stationsThatSee(const std::vector<bool> &crate)
{
    std::vector<ThinStation> result;
    for (std::size_t s = 0; s < crate.size(); ++s) {
        scene::Room room;
        room.polygon = {{0, 0}, {6, 0}, {6, 4}, {0, 4}};
        if (crate[s])
            room.objects.push_back({QStringLiteral("Crate"), {{3, 2, 0.6}, {0.6, 0.6, 1.2}, 0}, -1, {}});
        SimulateOptions options;
        options.points = 200'000 * crate.size();
        options.stations = static_cast<int>(crate.size());
        options.noise = 0;
        const SimulatedStations all = simulatedStations(std::vector{room}, options);
        const std::vector<PointFault> faults(all.positions(s).size(), PointFault::Surface);
        Progress progress;
        std::vector<Eigen::Vector3f> thinned;
        for (std::size_t i = 0; i < all.positions(s).size(); i += 4)
            thinned.push_back(all.positions(s)[i]);
        result.push_back({thinned, RangeImage::make(all.views()[s], faults, progress).value()});
    }
    return result;
}

std::vector<Ghost> ghostsOf(const std::vector<ThinStation> &stations)
{
    Progress progress;
    const auto ghosts = findGhosts(stations, 0.03, progress);
    EXPECT_OK(ghosts);
    return ghosts ? *ghosts : std::vector<Ghost>();
}

} // namespace

TEST(Ghosts, WhatOneStationSawAndAnotherSawThroughHasMoved)
{
    const std::vector<ThinStation> stations = stationsThatSee({true, false});
    const std::vector<Ghost> ghosts = ghostsOf(stations);
    ASSERT_EQ(ghosts.size(), 1u);
    EXPECT_EQ(ghosts[0].station, 0u);
    EXPECT_GT(ghosts[0].points.size(), 300u);
    EXPECT_NEAR(ghosts[0].box.max().z(), 1.2f, 0.03f);
    for (const std::uint32_t point : ghosts[0].points)
        ASSERT_LT((stations[0].positions[point].head<2>() - Eigen::Vector2f(3, 2)).norm(), 0.6f);
}

TEST(Ghosts, WhatAllSeeStays)
{
    EXPECT_TRUE(ghostsOf(stationsThatSee({true, true})).empty());
    EXPECT_TRUE(ghostsOf(stationsThatSee({false, false})).empty());
    EXPECT_TRUE(ghostsOf(stationsThatSee({true})).empty()) << "nobody else looked";
}

TEST(Ghosts, ACancelEndsTheSearch)
{
    const std::vector<ThinStation> stations = stationsThatSee({true, false});
    Progress progress;
    progress.cancel();
    EXPECT_EQ(findGhosts(stations, 0.03, progress).error().code, ErrorCode::Cancelled);
}

} // namespace twinloom::scan
