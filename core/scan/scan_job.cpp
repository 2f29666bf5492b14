// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scan_job.h"

#include "core/scan/cleaning/scan_cleaning.h"
#include "core/scan/extraction.h"
#include "core/scan/placed_scan.h"
#include "core/scan/registration.h"
#include "core/scan/scan_change.h"
#include "core/scan/stream_voxel.h"
#include "core/scan/voxel.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kMostCells = 4'000'000; // of scans that do not fit into memory
constexpr double kApart = 2.0;                // metres between scans that do not fit together

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

/// All points as one a cell, but for those that cleaning found to be none of the place; with colours where all scans
/// have them.
Result<ThinnedCloud> thinned(std::span<const PlacedScan> scans, double spacing, const StationCleaning &cleaning,
                             Progress &progress)
{
    const bool coloured =
        std::all_of(scans.begin(), scans.end(), [](const PlacedScan &scan) { return scan.hasColours(); });
    if (std::any_of(scans.begin(), scans.end(), [](const PlacedScan &scan) { return scan.disk.has_value(); })) {
        StreamVoxels voxels({spacing, kMostCells, coloured});
        const auto add = [&](const PointCloud &part) { return voxels.add(part, progress); };
        for (std::size_t i = 0; i < scans.size(); ++i)
            if (const auto done = visitSurfaces(scans[i], cleaning.faults[i], cleaning.mirrors, add, progress); !done)
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
    for (std::size_t i = 0; i < scans.size(); ++i)
        if (const auto done = visitSurfaces(scans[i], cleaning.faults[i], cleaning.mirrors, add, progress); !done)
            return unexpected(done.error());
    auto grid = voxelise(whole, {spacing, false}, progress);
    if (!grid)
        return unexpected(grid.error());
    return ThinnedCloud{std::move(grid->cloud), std::move(grid->counts), spacing};
}

Result<CleanCloud> cleaned(std::span<const PlacedScan> scans, double spacing, const StationCleaning &cleaning,
                           Progress &progress)
{
    const auto grid = thinned(scans, spacing, cleaning, progress);
    return grid ? cleanCloud(*grid, progress) : unexpected(grid.error());
}
/// As they are, without what stations know of each other: for scans that are not yet placed.
Result<CleanCloud> cleaned(std::span<const PlacedScan> scans, double spacing, Progress &progress)
{
    StationCleaning none;
    none.faults.resize(scans.size());
    return cleaned(scans, spacing, none, progress);
}

double eastEnd(std::span<const PlacedScan> scans)
{
    float end = std::numeric_limits<float>::lowest();
    for (const PlacedScan &scan : scans)
        for (const Eigen::Vector3f &p : scan.cloud.positions)
            end = std::max(end, p.x());
    return static_cast<double>(end);
}

/// Moves the scans of one file to those before them; where they do not surely fit, beside them.
Result<void> registerFile(std::span<const PlacedScan> before, std::span<PlacedScan> file, double spacing,
                          Progress &progress)
{
    const auto fixed = cleaned(before, spacing, progress);
    if (!fixed)
        return unexpected(fixed.error());
    const auto moving = cleaned(file, spacing, progress);
    if (!moving)
        return unexpected(moving.error());
    const auto found = registerScan(moving->cloud, fixed->cloud, spacing, progress);
    if (!found)
        return unexpected(found.error());
    Eigen::Affine3d move = found->transform;
    if (!found->confident) {
        double west = std::numeric_limits<double>::max();
        for (const PlacedScan &scan : file)
            for (const Eigen::Vector3f &p : scan.cloud.positions)
                west = std::min(west, static_cast<double>(p.x()));
        move = Eigen::Translation3d(std::ceil(eastEnd(before) - west + kApart), 0, 0);
    }
    for (PlacedScan &scan : file) {
        scan.move(move);
        scan.report.rms = found->rms;
        scan.report.overlap = found->overlap;
        scan.report.confident = found->confident;
    }
    return {};
}

/// What a person aligned of what does not register, or that it was aligned with; an issue for what is loose still.
void alignAsGiven(std::span<PlacedScan> scans, const std::map<QString, Eigen::Affine3d> &aligned, Issues &issues)
{
    bool settled = false; // something was brought to the loose ones, instead of them to it
    QString told;
    for (PlacedScan &scan : scans) {
        const bool first = scan.report.file == scans.front().report.file;
        const auto known = aligned.find(nameOf(scan.report));
        if (known != aligned.end() && (first || !scan.report.confident)) {
            scan.move(known->second);
            scan.report.confident = true;
            scan.report.rms.reset();
            scan.report.overlap.reset();
            settled = settled || first;
        }
        if (scan.report.confident || settled || scan.report.file == std::exchange(told, scan.report.file))
            continue;
        const QString name = QFileInfo(scan.report.file).fileName();
        issues.push_back({QStringLiteral("not-registered"),
                          text("%1 does not surely fit the scans before it (overlap %2 %); it was put beside them. "
                               "Align it by pairs of points, or scan with more overlap.")
                              .arg(name)
                              .arg(100 * scan.report.overlap.value_or(0), 0, 'f', 0),
                          name});
    }
}

Result<void> registerFiles(std::vector<PlacedScan> &scans, double spacing, Progress &progress)
{
    const auto endOfFile = [&](std::size_t i) {
        const std::size_t first = i;
        for (++i; i < scans.size() && scans[i].report.scan > scans[i - 1].report.scan &&
                  scans[i].report.file == scans[first].report.file;)
            ++i;
        return i;
    };
    const std::span<PlacedScan> all(scans);
    for (std::size_t from = endOfFile(0); from < scans.size();) {
        const std::size_t to = endOfFile(from);
        if (const auto done = registerFile(all.first(from), all.subspan(from, to - from), spacing, progress); !done)
            return done;
        from = to;
    }
    return {};
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
    for (const QString &file : files) {
        auto placed = loadFile(file, options, inMemory, report.issues, loading);
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
    if (const auto done = registerFiles(scans, spacing, registering); !done)
        return namingFiles(done.error(), files);
    alignAsGiven(scans, options.aligned, report.issues);
    report.seconds.registration = clock.lap();

    Progress cleaning = progress.slice(0.5, 0.65);
    cleaning.stage(text("Cleaning"));
    Progress comparing = cleaning.slice(0, 0.6), thinning = cleaning.slice(0.6, 1);
    const auto faults = cleanScans(scans, spacing, report, comparing);
    if (!faults)
        return namingFiles(faults.error(), files);
    const auto clean = cleaned(scans, spacing, *faults, thinning);
    if (!clean)
        return namingFiles(clean.error(), files);
    report.cleaning.noise = static_cast<qint64>(clean->noise);
    report.seconds.clean = clock.lap();

    Progress extracting = progress.slice(0.65, 0.9);
    if (const auto extracted = extractRooms(*clean, spacing, report, extracting); !extracted)
        return namingFiles(extracted.error(), files);

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
