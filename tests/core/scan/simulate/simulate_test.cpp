// SPDX-License-Identifier: Apache-2.0
#include "core/scan/simulate/simulate.h"

#include "tests/support/test_data.h"

#include <algorithm>

namespace twinloom::scan
{
namespace
{

Result<SimulatedScan> simulate(std::span<const scene::Room> rooms, std::size_t points, std::uint64_t seed = 1,
                               double noise = 0.0)
{
    Progress progress;
    SimulateOptions options;
    options.points = points;
    options.seed = seed;
    options.noise = noise;
    return simulateScan(rooms, options, progress);
}

scene::Room emptyRoom()
{
    scene::Room room;
    room.id = QStringLiteral("empty");
    room.polygon = {{0, 0}, {5, 0}, {5, 4}, {0, 4}};
    room.height = 2.5;
    return room;
}

TEST(Simulate, everyPointOfAnEmptyRoomIsOnItsSurfaces)
{
    const std::vector<scene::Room> rooms = {emptyRoom()};
    const auto scan = simulate(rooms, 20000);
    ASSERT_OK(scan);
    for (const Eigen::Vector3f &p : scan->cloud.positions) {
        const float wall = std::min({std::abs(p.x()), std::abs(p.x() - 5), std::abs(p.y()), std::abs(p.y() - 4)});
        ASSERT_LT(std::min({wall, std::abs(p.z()), std::abs(p.z() - 2.5f)}), 1e-3f) << p.transpose();
    }
}

TEST(Simulate, noiseIsAsLargeAsAsked)
{
    const std::vector<scene::Room> rooms = {emptyRoom()};
    const auto scan = simulate(rooms, 30000, 1, 0.004);
    ASSERT_OK(scan);
    double squares = 0;
    int count = 0;
    for (const Eigen::Vector3f &p : scan->cloud.positions)
        if (std::abs(p.z()) < 0.03f && p.head<2>().norm() > 0.5f) {
            squares += static_cast<double>(p.z()) * p.z();
            ++count;
        }
    ASSERT_GT(count, 1000);
    EXPECT_LT(std::sqrt(squares / count), 0.004);
    EXPECT_GT(std::sqrt(squares / count), 0.001);
}

TEST(Simulate, countIsHitAndSeedsRepeat)
{
    const std::vector<scene::Room> rooms = officePreset();
    const auto first = simulate(rooms, 100000, 5, 0.002), second = simulate(rooms, 100000, 5, 0.002),
               other = simulate(rooms, 100000, 6, 0.002);
    ASSERT_OK(first);
    ASSERT_OK(second);
    ASSERT_OK(other);
    EXPECT_NEAR(static_cast<double>(first->cloud.size()), 100000, 5000);
    EXPECT_TRUE(first->cloud.positions == second->cloud.positions);
    EXPECT_TRUE(first->cloud.colours == second->cloud.colours);
    EXPECT_FALSE(first->cloud.positions == other->cloud.positions);
}

TEST(Simulate, officeShowsItsFurnitureAndTheCorridor)
{
    const std::vector<scene::Room> rooms = officePreset();
    const auto scan = simulate(rooms, 100000);
    ASSERT_OK(scan);
    ASSERT_EQ(scan->objectPoints.size(), rooms[0].objects.size());
    for (std::size_t i = 0; i < scan->objectPoints.size(); ++i)
        EXPECT_GT(scan->objectPoints[i], 5u) << rooms[0].objects[i].category.toStdString();
    std::size_t beyond = 0, outside = 0;
    for (const Eigen::Vector3f &p : scan->cloud.positions) {
        beyond += p.y() < -0.5f;
        outside += (p.y() > 0 && (p.x() < -0.2f || p.x() > 8.2f)) || p.y() > 6.2f || p.z() < -0.01f || p.z() > 2.81f;
    }
    EXPECT_GT(beyond, 100u);
    EXPECT_LT(outside, scan->cloud.size() / 500);
}

TEST(Simulate, hallSeesItsOfficeToo)
{
    const std::vector<scene::Room> rooms = hallPreset();
    const auto scan = simulate(rooms, 60000);
    ASSERT_OK(scan);
    std::size_t office = 0;
    for (const Eigen::Vector3f &p : scan->cloud.positions)
        office += geometry::contains(rooms[1].polygon, p.head<2>().cast<double>()) && p.z() < 2.9f;
    EXPECT_GT(office, scan->cloud.size() / 40);
    EXPECT_GE(scan->stations.size(), 8u);
}

std::size_t countOf(const SimulatedScan &scan, PointTruth truth)
{
    return static_cast<std::size_t>(std::count(scan.truth.begin(), scan.truth.end(), truth));
}

TEST(Simulate, tellsMixedPointsFromThoseOnSurfaces)
{
    const std::vector<scene::Room> empty = {emptyRoom()}, office = officePreset();
    const auto plain = simulate(empty, 20000), furnished = simulate(office, 100000);
    ASSERT_OK(plain);
    ASSERT_OK(furnished);
    EXPECT_EQ(countOf(*plain, PointTruth::Surface), plain->cloud.size());
    ASSERT_EQ(furnished->truth.size(), furnished->cloud.size());
    EXPECT_GT(countOf(*furnished, PointTruth::Mixed), 20u);
    EXPECT_LT(countOf(*furnished, PointTruth::Mixed), furnished->cloud.size() / 50);
}

TEST(Simulate, peopleStandThereForOneStation)
{
    const std::vector<scene::Room> rooms = {emptyRoom()};
    SimulateOptions options;
    options.points = 60000;
    options.stations = 2;
    options.noise = 0;
    options.people = 1;
    Progress progress;
    const auto scan = simulateScan(rooms, options, progress);
    ASSERT_OK(scan);
    ASSERT_EQ(scan->people.size(), 1u);
    EXPECT_EQ(scan->people[0].station, 0u);
    std::size_t seen = 0;
    for (std::size_t i = 0; i < scan->cloud.size(); ++i) {
        if (scan->truth[i] != PointTruth::Person)
            continue;
        ++seen;
        ASSERT_LT(i, scan->firstPoint[1]) << "the second station does not see the person";
        const Eigen::Vector3d p = scan->cloud.positions[i].cast<double>();
        ASSERT_LT((p.head<2>() - scan->people[0].place).norm(), 0.35);
        ASSERT_LT(p.z(), 1.76);
    }
    EXPECT_GT(seen, 100u);
}

TEST(Simulate, aMirrorShowsTheRoomBehindItsWall)
{
    std::vector<scene::Room> rooms = {emptyRoom()};
    rooms[0].objects.push_back({QStringLiteral("Mirror"), {{2.5, 0.02, 1.3}, {1.4, 0.04, 1.6}, 0}, -1, {}});
    const auto scan = simulate(rooms, 40000);
    ASSERT_OK(scan);
    std::size_t behind = 0;
    for (std::size_t i = 0; i < scan->cloud.size(); ++i) {
        const Eigen::Vector3f &p = scan->cloud.positions[i];
        if (scan->truth[i] == PointTruth::Mixed)
            continue;
        if (scan->truth[i] == PointTruth::Mirrored)
            ASSERT_LT(p.y(), 0.05f) << "the mirror's own frame is the nearest that it shows";
        else
            ASSERT_GT(p.y(), -0.01f) << p.transpose();
        behind += p.y() < -0.01f;
        ASSERT_GT(p.y(), -4.1f) << "the wall opposite";
    }
    EXPECT_GT(behind, 300u);
}

TEST(Simulate, refusesWhatCannotBeScanned)
{
    EXPECT_EQ(simulate({}, 100).error().code, ErrorCode::BadInput);
    std::vector<scene::Room> rooms = {emptyRoom()};
    EXPECT_EQ(simulate(rooms, 0).error().code, ErrorCode::BadInput);
    rooms[0].objects.push_back({QStringLiteral("Crate"), {{2.5, 2, 1}, {5, 4, 2}, 0}, -1, {}});
    EXPECT_EQ(simulate(rooms, 100).error().code, ErrorCode::BadInput);
    Progress progress;
    progress.cancel();
    rooms[0].objects.clear();
    EXPECT_EQ(simulateScan(rooms, {}, progress).error().code, ErrorCode::Cancelled);
}

TEST(Simulate, EachRoomOfEachStoreyIsScannedFromWithin)
{
    const std::vector<SimulatedStorey> house = housePreset();
    Progress progress;
    SimulateOptions options;
    options.points = 40'000;
    options.people = 2;
    const auto scan = simulateScan(house, options, progress);
    ASSERT_OK(scan);
    EXPECT_EQ(scan->stations.size(), 16u);
    for (const SimulatedStorey &storey : house)
        for (const scene::Room &room : storey.rooms)
            EXPECT_TRUE(std::any_of(scan->stations.begin(), scan->stations.end(), [&](const geometry::Vec3 &station) {
                return std::abs(station.z() - storey.floor - options.stationHeight) < 1e-9 &&
                       geometry::contains(room.polygon, station.head<2>());
            })) << room.id.toStdString();
    for (const SimulatedPerson &person : scan->people)
        EXPECT_NEAR(scan->stations[person.station].z() - person.floor, options.stationHeight, 1e-9);
}

} // namespace
} // namespace twinloom::scan
