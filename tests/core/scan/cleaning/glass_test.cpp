// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/glass.h"

#include "tests/core/scan/cleaning/simulated_stations.h"

#include <sstream>

namespace twinloom::scan
{
namespace
{

constexpr float kFrame = 0.06f; // metres around a pane, of a simulated window

std::string text(const std::vector<UprightPane> &panes)
{
    std::ostringstream out;
    for (const UprightPane &pane : panes)
        out << pane.width << " x " << pane.height << " at " << pane.centre.transpose() << "\n";
    return out.str();
}

std::vector<UprightPane> glassIn(std::span<const scene::Room> rooms, std::size_t points)
{
    SimulateOptions options;
    options.points = points;
    const SimulatedStations stations = simulatedStations(rooms, options);
    Progress progress;
    const auto panes = findGlass(stations.views(), progress);
    EXPECT_OK(panes);
    return panes ? *panes : std::vector<UprightPane>();
}

/// A room of 5 x 4 m whose north side is glass from the floor to below the ceiling.
std::vector<scene::Room> roomWithGlassWall()
{
    std::vector<scene::Room> rooms(1);
    rooms[0].id = QStringLiteral("glazed");
    rooms[0].polygon = {{0, 0}, {5, 0}, {5, 4}, {0, 4}};
    rooms[0].windows = {{{4.8, 4}, {0.2, 4}, 0.05, 2.4}};
    return rooms;
}

} // namespace

TEST(Glass, OfWindowsIsFound)
{
    const std::vector<UprightPane> panes = glassIn(officePreset(), 400'000);
    ASSERT_EQ(panes.size(), 3u) << text(panes);
    std::vector<float> middles;
    for (const UprightPane &pane : panes) {
        middles.push_back(pane.centre.x());
        EXPECT_GT(std::abs(pane.normal.y()), 0.999f);
        EXPECT_GT(pane.centre.y(), 6.0f) << "it stands within the wall, whose face is at 6";
        EXPECT_LT(pane.centre.y(), 6.15f);
        EXPECT_NEAR(pane.centre.z(), 1.6f, 0.05f);
        EXPECT_NEAR(pane.width, 1.6f - 2 * kFrame, 0.25f);
        EXPECT_NEAR(pane.height, 1.4f - 2 * kFrame, 0.25f);
    }
    std::sort(middles.begin(), middles.end());
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_NEAR(middles[i], 1.8f + 2.2f * static_cast<float>(i), 0.05f);
}

TEST(Glass, AsAWallIsFoundWhole)
{
    const std::vector<UprightPane> panes = glassIn(roomWithGlassWall(), 400'000);
    ASSERT_EQ(panes.size(), 1u) << text(panes);
    EXPECT_NEAR(panes[0].width, 4.6f - 2 * kFrame, 0.25f);
    EXPECT_NEAR(panes[0].height, 2.35f - 2 * kFrame, 0.25f);
}

TEST(Glass, IsNotWhereThereAreOnlyWallsAndFurniture)
{
    std::vector<scene::Room> rooms = officePreset();
    rooms[0].windows.clear();
    const std::vector<UprightPane> panes = glassIn(rooms, 400'000);
    EXPECT_TRUE(panes.empty()) << text(panes);
}

TEST(Glass, SearchIsCancelled)
{
    const std::vector<Eigen::Vector3f> points(100, Eigen::Vector3f(1, 2, 3));
    const StationView view{points, Eigen::Vector3f::Zero()};
    Progress progress;
    progress.cancel();
    EXPECT_EQ(findGlass(std::span(&view, 1), progress).error().code, ErrorCode::Cancelled);
}

} // namespace twinloom::scan
