// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/station_cleaning.h"

#include "tests/core/scan/cleaning/simulated_stations.h"

namespace twinloom::scan
{
namespace
{

SimulatedStations busyOffice()
{
    SimulateOptions options;
    options.points = 500'000;
    options.people = 2;
    return simulatedStations(officeWithMirror(), options);
}

/// Points of one truth that were found to be of one fault.
std::size_t countOf(const SimulatedStations &stations, const StationCleaning &cleaning, PointTruth truth,
                    PointFault fault)
{
    std::size_t count = 0;
    for (std::size_t s = 0; s < cleaning.faults.size(); ++s)
        for (std::size_t i = 0; i < cleaning.faults[s].size(); ++i)
            count += stations.truth(s, i) == truth && cleaning.faults[s][i] == fault;
    return count;
}

} // namespace

TEST(StationCleaning, FindsPeopleAndMirrorsAndLeavesTheRest)
{
    const SimulatedStations stations = busyOffice();
    Progress progress;
    const auto cleaning = cleanStations(stations.views(), 0.03, progress);
    ASSERT_OK(cleaning);
    const auto found = [&](PointTruth truth, PointFault fault) {
        return static_cast<double>(countOf(stations, *cleaning, truth, fault));
    };
    const auto all = [&](PointTruth truth) {
        return static_cast<double>(std::count(stations.scan.truth.begin(), stations.scan.truth.end(), truth));
    };
    EXPECT_GT(found(PointTruth::Person, PointFault::Moved), 0.9 * all(PointTruth::Person));
    EXPECT_GT(found(PointTruth::Mirrored, PointFault::Mirrored), 0.95 * all(PointTruth::Mirrored));
    EXPECT_GT(found(PointTruth::Surface, PointFault::Surface), 0.995 * all(PointTruth::Surface));
    ASSERT_EQ(cleaning->moved.size(), 2u);
    for (const SimulatedPerson &person : stations.scan.people)
        EXPECT_TRUE(std::any_of(cleaning->moved.begin(), cleaning->moved.end(), [&](const MovedThing &thing) {
            return (thing.box.center().head<2>().cast<double>() - person.place).norm() < 0.2;
        }));
    EXPECT_EQ(cleaning->mirrors.size(), 1u);
}

TEST(StationCleaning, ACancelEndsIt)
{
    const SimulatedStations stations = busyOffice();
    Progress progress;
    progress.cancel();
    EXPECT_EQ(cleanStations(stations.views(), 0.03, progress).error().code, ErrorCode::Cancelled);
}

} // namespace twinloom::scan
