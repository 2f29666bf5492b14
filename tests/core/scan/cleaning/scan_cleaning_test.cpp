// SPDX-License-Identifier: Apache-2.0
// Cleaning in the whole way of a scan, from a file with several stations.
#include "core/scan/cleaning/scan_cleaning.h"

#include "core/scan/formats/ptx_writer.h"
#include "tests/core/scan/cleaning/simulated_stations.h"

namespace twinloom::scan
{
namespace
{

Result<ScanOutcome> scanned(const SimulatedStations &stations)
{
    const test::TemporaryFolder folder;
    const QString file = folder.path(QStringLiteral("stations.ptx"));
    scene::NodeIdAllocator ids;
    Progress progress;
    EXPECT_OK(writePtx(file, stations.scan.cloud, stations.scan.stations, stations.scan.firstPoint, progress));
    return scanFiles(
        {file}, {}, ids, [](const QByteArray &) -> Result<scene::BlobId> { return QString(64, u'0'); }, progress);
}

std::size_t issuesWith(const ScanReport &report, const QString &code)
{
    return static_cast<std::size_t>(std::count_if(report.issues.begin(), report.issues.end(),
                                                  [&](const Issue &issue) { return issue.code == code; }));
}

} // namespace

TEST(ScanCleaning, PeopleAndWhatAMirrorShowsAreNoPartOfTheRoom)
{
    SimulateOptions options;
    options.points = 300'000;
    options.people = 2;
    const SimulatedStations stations = simulatedStations(officeWithMirror(), options);
    const auto outcome = scanned(stations);
    ASSERT_OK(outcome);
    const ScanReport &report = outcome->report;
    EXPECT_EQ(issuesWith(report, QStringLiteral("moved-while-scanning")), 2u);
    EXPECT_EQ(issuesWith(report, QStringLiteral("mirror")), 1u);
    EXPECT_EQ(report.cleaning.glass.size(), 3u);
    EXPECT_EQ(issuesWith(report, QStringLiteral("glass")), 0u) << "these are windows";
    EXPECT_GT(report.cleaning.moved, 1000);
    EXPECT_GT(report.cleaning.mirrored, 500);
    EXPECT_GT(report.cleaning.noise, 0);
    ASSERT_EQ(report.structure.rooms.size(), 1u);
    EXPECT_NEAR(report.structure.rooms[0].area, 48, 0.5);
    for (const StructureOpening &opening : report.structure.openings)
        EXPECT_FALSE(std::abs(opening.from.y()) < 0.1 && opening.from.x() < 6) << "a mirror is no opening";
    for (const ScannedObject &object : report.objects)
        for (const SimulatedPerson &person : stations.scan.people)
            EXPECT_GT((object.box.centre.head<2>() - person.place).norm(), 0.3) << object.category.toStdString();
    EXPECT_EQ(report.clouds[0].points + report.clouds[1].points, static_cast<qint64>(stations.scan.cloud.size()))
        << "the stored clouds keep all points";
}

TEST(ScanCleaning, SaysNothingWhereNobodyKnowsWhereTheScannerStood)
{
    PlacedScan scan;
    for (int i = 0; i < 1000; ++i)
        scan.cloud.positions.emplace_back(0.01f * static_cast<float>(i), 0, 0);
    ScanReport report;
    Progress progress;
    const auto cleaning = cleanScans(std::span(&scan, 1), 0.03, report, progress);
    ASSERT_OK(cleaning);
    ASSERT_EQ(cleaning->faults.size(), 1u);
    EXPECT_TRUE(cleaning->faults[0].empty());
    EXPECT_TRUE(report.issues.empty());
    std::size_t points = 0;
    const auto count = [&](const PointCloud &part) -> Result<void> {
        points += part.size();
        return {};
    };
    ASSERT_OK(visitSurfaces(scan, cleaning->faults[0], {}, count, progress));
    EXPECT_EQ(points, 1000u);
}

TEST(ScanCleaning, EdgesOfShelvesAreNoGlass)
{
    ScanReport report;
    UprightPane pane;
    pane.width = 1.4f;
    pane.height = 0.6f;
    for (const Eigen::Vector3f &centre :
         {Eigen::Vector3f(2, 1, 3), Eigen::Vector3f(6, 1, 3), Eigen::Vector3f(2, 1, 7)}) {
        pane.centre = centre;
        report.cleaning.glass.push_back(pane);
    }
    ScannedObject rack;
    rack.box = {{1, 2, 2.6}, {2.2, 8.1, 5.2}, std::acos(-1.0) / 2}; // its long side along x
    report.objects.push_back(rack);
    tellOfGlassWalls(report);
    ASSERT_EQ(report.cleaning.glass.size(), 2u); // beside the rack, and above it
    EXPECT_EQ(issuesWith(report, QStringLiteral("glass")), 2u);
}

} // namespace twinloom::scan
