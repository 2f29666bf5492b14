// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scan_job.h"

#include "core/scan/cleaning/scan_cleaning.h"
#include "core/scan/extraction.h"
#include "core/scan/registration/placing.h"
#include "core/scan/scan_change.h"
#include "core/scan/points/stream_voxel.h"
#include "core/scan/points/voxel.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <span>

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kMostCells = 4'000'000; // of scans that do not fit into memory

QString text(const char *source)
{
    return QCoreApplication::translate("scan", source);
}

class Clock
{
public:
    Clock() { m_timer.start(); }
    double lap()
    {
        const double now = total(), since = now - m_last;
        m_last = now;
        return since;
    }
    double total() const { return static_cast<double>(m_timer.nsecsElapsed()) * 1e-9; }

private:
    QElapsedTimer m_timer;
    double m_last = 0;
};

double peakMemoryMib()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

double spacingFor(const std::vector<PlacedScan> &scans, const ScanOptions &options)
{
    if (options.spacing > 0)
        return options.spacing;
    std::vector<float> x, y;
    for (const PlacedScan &scan : scans)
        for (std::size_t i = 0; i < scan.cloud.size(); i += 97) {
            x.push_back(scan.cloud.positions[i].x());
            y.push_back(scan.cloud.positions[i].y());
        }
    double across = 0;
    for (auto *values : {&x, &y}) {
        std::sort(values->begin(), values->end());
        const std::size_t skip = values->size() / 100;
        if (!values->empty())
            across = std::max(across, static_cast<double>((*values)[values->size() - 1 - skip] - (*values)[skip]));
    }
    return extractionSpacing(across);
}

/// Which scans lie together.
std::vector<std::vector<std::size_t>> groupsOf(std::span<const PlacedScan> scans)
{
    std::vector<Eigen::AlignedBox2d> boxes(scans.size());
    for (std::size_t i = 0; i < scans.size(); ++i)
        for (const Eigen::Vector3f &p : scans[i].cloud.positions)
            boxes[i].extend(p.head<2>().cast<double>());
    return cloudsTogether(boxes);
}

/// All points of the chosen scans as one a cell, but for those that cleaning found to be none of the place; with
/// colours where all of the scans have them.
Result<ThinnedCloud> thinned(std::span<const PlacedScan> scans, std::span<const std::size_t> chosen, double spacing,
                             const StationCleaning &cleaning, Progress &progress)
{
    const bool coloured =
        std::all_of(chosen.begin(), chosen.end(), [&](std::size_t i) { return scans[i].hasColours(); });
    const auto visitAll = [&](const SpilledScan::Take &take) -> Result<void> {
        for (std::size_t k = 0; k < chosen.size(); ++k) {
            const auto at = static_cast<double>(k), count = static_cast<double>(chosen.size());
            Progress part = progress.slice(0.5 * at / count, 0.5 * (at + 1) / count);
            const std::size_t i = chosen[k];
            if (const auto done = visitSurfaces(scans[i], cleaning.faults[i], cleaning.mirrors, take, part); !done)
                return done;
        }
        return {};
    };
    if (std::any_of(chosen.begin(), chosen.end(), [&](std::size_t i) { return scans[i].disk.has_value(); })) {
        StreamVoxels voxels({spacing, kMostCells * chosen.size() / scans.size(), coloured});
        if (const auto done = visitAll([&](const PointCloud &part) { return voxels.add(part, progress); }); !done)
            return unexpected(done.error());
        return voxels.finish(progress);
    }
    PointCloud whole;
    const auto add = [&](const PointCloud &part) -> Result<void> {
        whole.positions.insert(whole.positions.end(), part.positions.begin(), part.positions.end());
        if (coloured)
            whole.colours.insert(whole.colours.end(), part.colours.begin(), part.colours.end());
        return {};
    };
    if (const auto done = visitAll(add); !done)
        return unexpected(done.error());
    Progress thinning = progress.slice(0.5, 1);
    auto grid = voxelise(whole, {spacing, false}, thinning);
    if (!grid)
        return unexpected(grid.error());
    return ThinnedCloud{std::move(grid->cloud), std::move(grid->counts), spacing};
}

Result<CleanCloud> cleaned(std::span<const PlacedScan> scans, std::span<const std::size_t> chosen, double spacing,
                           const StationCleaning &cleaning, Progress &progress)
{
    Progress thinning = progress.slice(0, 0.3), filtering = progress.slice(0.3, 1);
    const auto grid = thinned(scans, chosen, spacing, cleaning, thinning);
    return grid ? cleanCloud(*grid, filtering) : unexpected(grid.error());
}
/// As they are, without what stations know of each other: for scans that are not yet placed.
Result<CleanCloud> cleaned(std::span<const PlacedScan> scans, const ScanUnit &unit, double spacing, Progress &progress)
{
    StationCleaning none;
    none.faults.resize(scans.size());
    if (unit.size() > 1)
        return cleaned(scans, unit, spacing, none, progress);
    constexpr std::array<std::size_t, 1> kOnly{0};
    return cleaned(scans.subspan(unit.front(), 1), kOnly, spacing, none, progress);
}

/// One cloud for all scans that lie together.
Result<std::vector<CleanCloud>> cleanedGroups(std::span<const PlacedScan> scans, double spacing,
                                              const StationCleaning &cleaning, Progress &progress)
{
    const std::vector<std::vector<std::size_t>> groups = groupsOf(scans);
    std::vector<CleanCloud> clouds;
    for (const std::vector<std::size_t> &group : groups) {
        const auto done = static_cast<double>(clouds.size()), count = static_cast<double>(groups.size());
        Progress part = progress.slice(done / count, (done + 1) / count);
        auto clean = cleaned(scans, group, spacing, cleaning, part);
        if (!clean)
            return unexpected(clean.error());
        for (const std::size_t i : group)
            if (const auto view = viewOf(scans[i]))
                clean->stations.push_back(view->station());
        clouds.push_back(*std::move(clean));
    }
    return clouds;
}

/// What lies together by the poses of files, where they are right; every file alone where it tells none.
Result<std::vector<ScanUnit>> checkPoses(std::vector<PlacedScan> &scans, double spacing, ScanReport &report,
                                         Progress &progress)
{
    const std::vector<ScanUnit> frames = sharedFrames(scans);
    std::vector<ScanUnit> units = filesOf(scans);
    for (std::size_t k = 0; k < frames.size(); ++k) {
        const ScanUnit &frame = frames[k];
        const auto count = static_cast<double>(frames.size());
        Progress part = progress.slice(static_cast<double>(k) / count, static_cast<double>(k + 1) / count);
        const auto take = [&](std::size_t i, Progress &taking) -> Result<PosedScan> {
            const PlacedScan &scan = scans[frame[i]], &base = scans[frame.front()];
            auto clean = cleaned(scans, {frame[i]}, spacing, taking);
            if (!clean)
                return unexpected(clean.error());
            if (clean->cloud.empty())
                return unexpected(ErrorCode::Usage, text("There are too few points to see how a scan lies."));
            const Eigen::Affine3d toBase = toFrameOf(scan, base);
            PosedScan posed{{transformed(std::move(clean->cloud), toBase), {}}, toBase * pivotOf(scan), 0};
            for (std::size_t file = 0; file < units.size(); ++file)
                if (std::ranges::find(units[file], frame[i]) != units[file].end())
                    posed.file = file;
            if (const auto view = viewOf(scan))
                posed.scan.views.push_back(view->moved(toBase));
            return posed;
        };
        const auto checked = checkGivenPoses(frame.size(), take, spacing, part);
        if (!checked && checked.error().code == ErrorCode::Usage)
            continue; // nothing can be looked at: all stay as they are told
        if (!checked)
            return unexpected(checked.error());
        std::erase_if(units,
                      [&](const ScanUnit &unit) { return std::ranges::find(frame, unit.front()) != frame.end(); });
        auto groups = placeChecked(scans, frame, *checked, report, part);
        if (!groups)
            return unexpected(groups.error());
        std::ranges::move(*groups, std::back_inserter(units));
    }
    std::ranges::sort(units, {}, [](const ScanUnit &unit) { return unit.front(); });
    return units;
}

Result<void> registerFiles(std::vector<PlacedScan> &scans, double spacing, ScanReport &report, Progress &progress)
{
    Progress checking = progress.slice(0, 0.4), cleaning = progress.slice(0.4, 0.6),
             registering = progress.slice(0.6, 1);
    const auto units = checkPoses(scans, spacing, report, checking);
    if (!units)
        return unexpected(units.error());
    if (units->size() < 2)
        return {};
    std::vector<GivenScan> given;
    for (const ScanUnit &unit : *units) {
        const auto done = static_cast<double>(given.size()), count = static_cast<double>(units->size());
        Progress part = cleaning.slice(done / count, (done + 1) / count);
        auto clean = cleaned(scans, unit, spacing, part);
        if (!clean)
            return unexpected(clean.error());
        GivenScan whole{std::move(clean->cloud), {}};
        for (const std::size_t i : unit)
            if (auto view = viewOf(scans[i]))
                whole.views.push_back(*std::move(view));
        given.push_back(std::move(whole));
    }
    const auto registered = registerScans(given, spacing, registering);
    if (!registered)
        return unexpected(registered.error());
    return placeUnits(scans, *units, *registered, report, registering);
}

Result<void> addClouds(const std::vector<PlacedScan> &scans, const ScanOptions &options, scene::NodeIdAllocator &ids,
                       const PutBlob &putBlob, ScanOutcome &outcome, Progress &progress)
{
    const auto count = static_cast<double>(scans.size());
    for (const PlacedScan &scan : scans) {
        const auto done = static_cast<double>(outcome.report.clouds.size());
        Progress part = progress.slice(done / count, (done + 1) / count);
        const auto cloud = storeScan(scan, options, putBlob, part);
        if (!cloud)
            return unexpected(cloud.error());
        CloudReport report = scan.report;
        report.node = addCloudNode(outcome.change, ids, outcome.group, nameOf(report), *cloud);
        outcome.report.clouds.push_back(std::move(report));
        part.set(1);
        if (progress.cancelled())
            return cancelledError();
    }
    return {};
}

} // namespace

Result<ScanOutcome> scanFiles(const QStringList &files, const ScanOptions &options, scene::NodeIdAllocator &ids,
                              const PutBlob &putBlob, Progress &progress)
{
    if (files.isEmpty())
        return unexpected(ErrorCode::Usage, text("There is no file to scan."));
    Clock clock;
    ScanOutcome outcome;
    ScanReport &report = outcome.report;
    std::vector<PlacedScan> scans;
    Progress loading = progress.slice(0, 0.4);
    loading.stage(text("Reading"));
    std::size_t inMemory = options.mostInMemory;
    for (qsizetype i = 0; i < files.size(); ++i) {
        Progress part = loading.slice(double(i) / double(files.size()), double(i + 1) / double(files.size()));
        auto placed = loadFile(files[i], options, inMemory, report.issues, part);
        if (!placed)
            return unexpected(placed.error());
        for (const PlacedScan &scan : *placed)
            inMemory -= std::min(inMemory, scan.cloud.size());
        std::move(placed->begin(), placed->end(), std::back_inserter(scans));
    }
    report.seconds.load = clock.lap();

    const double spacing = spacingFor(scans, options);
    Progress registering = progress.slice(0.4, 0.5);
    registering.stage(text("Registering"));
    if (const auto done = registerFiles(scans, spacing, report, registering); !done)
        return namingFiles(done.error(), files);
    alignAsGiven(scans, options.aligned, report.issues);
    report.seconds.registration = clock.lap();

    Progress cleaning = progress.slice(0.5, 0.65);
    cleaning.stage(text("Cleaning"));
    Progress comparing = cleaning.slice(0, 0.6), thinning = cleaning.slice(0.6, 1);
    const auto faults = cleanScans(scans, spacing, report, comparing);
    if (!faults)
        return namingFiles(faults.error(), files);
    const auto clouds = cleanedGroups(scans, spacing, *faults, thinning);
    if (!clouds)
        return namingFiles(clouds.error(), files);
    for (const CleanCloud &clean : *clouds)
        report.cleaning.noise += static_cast<qint64>(clean.noise);
    report.seconds.clean = clock.lap();

    Progress extracting = progress.slice(0.65, 0.9);
    if (const auto extracted = extractRooms(*clouds, spacing, report, extracting); !extracted)
        return namingFiles(extracted.error(), files);
    tellOfGlassWalls(report);

    Progress storing = progress.slice(0.9, 1.0);
    storing.stage(text("Storing points"));
    outcome.group = addScanGroup(outcome.change, ids, QFileInfo(files.front()).completeBaseName());
    if (const auto added = addClouds(scans, options, ids, putBlob, outcome, storing); !added)
        return unexpected(added.error());
    addStructureNodes(outcome.change, ids, outcome.group, report);
    report.seconds.total = clock.total();
    report.peakMemoryMib = peakMemoryMib();
    return outcome;
}

} // namespace twinloom::scan
