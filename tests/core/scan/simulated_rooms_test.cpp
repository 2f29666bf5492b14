// SPDX-License-Identifier: Apache-2.0
// Whole scans of places whose truth is known to the millimetre, against the limits that the project has set itself.
#include "core/scan/formats/ply_writer.h"
#include "core/scan/scan_job.h"
#include "core/scan/simulate/simulate.h"
#include "tests/support/scan_score.h"
#include "tests/support/test_data.h"

namespace twinloom::scan
{
namespace
{

struct Place {
    const char *name;
    std::vector<scene::Room> (*rooms)();
    std::size_t points;
    std::uint64_t seed;
};

std::ostream &operator<<(std::ostream &out, const Place &place)
{
    return out << place.name << ' ' << place.points << " points, seed " << place.seed;
}

class SimulatedRooms : public ::testing::TestWithParam<Place>
{
};

test::ScanScore scoreOf(const Place &place)
{
    const test::TemporaryFolder folder;
    const QString file = folder.path(QStringLiteral("scan.ply"));
    Progress progress;
    SimulateOptions options;
    options.points = place.points;
    options.seed = place.seed;
    const std::vector<scene::Room> rooms = place.rooms();
    const SimulatedScan scan = simulateScan(rooms, options, progress).value();
    EXPECT_OK(writePly(file, scan.cloud, progress));
    scene::NodeIdAllocator ids;
    const auto outcome = scanFiles(
        {file}, {}, ids, [](const QByteArray &) -> Result<scene::BlobId> { return QString(64, u'0'); }, progress);
    EXPECT_OK(outcome);
    return outcome ? test::scoreScan(outcome->report.toJson(), truthJson(rooms, scan.objectPoints)) : test::ScanScore();
}

TEST_P(SimulatedRooms, ReachTheLimits)
{
    const test::ScanScore score = scoreOf(GetParam());
    SCOPED_TRACE(test::describe(score).toStdString());
    EXPECT_GE(score.completeness, 0.95);
    EXPECT_GE(score.correctness, 0.9);
    EXPECT_LE(score.wallDistance, 0.015);
    EXPECT_EQ(score.rooms.f1(), 1.0);
    EXPECT_GE(score.roomIou, 0.95);
    EXPECT_LE(score.areaError, 0.02);
    EXPECT_LE(score.floorError.value_or(1), 0.01);
    EXPECT_LE(score.ceilingError.value_or(1), 0.01);
    EXPECT_GE(score.walkableSeenIou.value_or(0), 0.9);
    EXPECT_GE(score.walkableIou.value_or(0), 0.85);
    EXPECT_GE(score.doors.f1(), 0.85);
    EXPECT_GE(score.windows.f1(), 0.85);
}

INSTANTIATE_TEST_SUITE_P(Presets, SimulatedRooms,
                         ::testing::Values(Place{"office", officePreset, 800'000, 1},
                                           Place{"office", officePreset, 300'000, 2},
                                           Place{"hall", hallPreset, 800'000, 3},
                                           Place{"hall", hallPreset, 2'000'000, 1}));

} // namespace
} // namespace twinloom::scan
