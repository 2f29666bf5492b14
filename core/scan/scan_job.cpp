// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scan_job.h"

#include "core/scan/density.h"
#include "core/scan/filter.h"
#include "core/scan/normals.h"
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

constexpr double kFineSpacing = 0.03, kCoarseSpacing = 0.05;
constexpr float kLeastEdge = 0.04f;           // surface variation (see estimateNormals) where two surfaces meet
constexpr std::size_t kMostCells = 4'000'000; // of scans that do not fit into memory
constexpr double kApart = 2.0;                // metres between scans that do not fit together
constexpr double kLargeExtent = 25.0;         // metres across from which the coarse spacing does

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
    return across > kLargeExtent ? kCoarseSpacing : kFineSpacing;
}

struct CleanCloud {
    PointCloud cloud; ///< thinned, without noise, with normals
    std::vector<std::uint32_t> counts;
    std::vector<Eigen::Vector3f> strays; ///< the noise
    double spacing = kFineSpacing;
    double leaf = kFineSpacing; ///< edge of the cells that it was thinned to
};

/// Where surfaces meet, a normal is that of neither. Without it the point tells nothing of walls.
void dropEdgeNormals(PointCloud &cloud, const std::vector<float> &variation)
{
    if (variation.empty())
        return;
    std::vector<float> sorted = variation;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    const float limit = std::max(kLeastEdge, 3 * *middle); // in a noisy scan all of it is rough
    for (std::size_t i = 0; i < cloud.size(); ++i)
        if (variation[i] > limit)
            cloud.normals[i].setZero();
}

/// All points as one a cell. Only positions: colours are not needed to find walls.
Result<ThinnedCloud> thinned(std::span<const PlacedScan> scans, double spacing, Progress &progress)
{
    if (std::any_of(scans.begin(), scans.end(), [](const PlacedScan &scan) { return scan.disk.has_value(); })) {
        StreamVoxels voxels({spacing, kMostCells, false});
        for (const PlacedScan &scan : scans)
            if (const auto done =
                    scan.visit([&](const PointCloud &part) { return voxels.add(part, progress); }, progress);
                !done)
                return unexpected(done.error());
        return voxels.finish(progress);
    }
    PointCloud whole;
    for (const PlacedScan &scan : scans)
        whole.positions.insert(whole.positions.end(), scan.cloud.positions.begin(), scan.cloud.positions.end());
    auto grid = voxelise(whole, {spacing, false}, progress);
    if (!grid)
        return unexpected(grid.error());
    return ThinnedCloud{std::move(grid->cloud), std::move(grid->counts), spacing};
}

Result<CleanCloud> cleaned(std::span<const PlacedScan> scans, double wantedSpacing, Progress &progress)
{
    CleanCloud clean;
    const auto grid = thinned(scans, wantedSpacing, progress);
    if (!grid)
        return unexpected(grid.error());
    const double spacing = clean.leaf = grid->leaf;
    const auto typical = typicalSpacing(grid->cloud, spacing, progress);
    if (!typical)
        return unexpected(typical.error());
    clean.spacing = *typical;
    OutlierOptions outliers;
    outliers.radius = 3 * clean.spacing;
    const auto inliers = findInliers(grid->cloud, outliers, progress);
    if (!inliers)
        return unexpected(inliers.error());
    clean.cloud = selectPoints(grid->cloud, *inliers);
    for (std::size_t i = 0; i < grid->counts.size(); ++i)
        if ((*inliers)[i])
            clean.counts.push_back(grid->counts[i]);
        else
            clean.strays.push_back(grid->cloud.positions[i]);
    clean.cloud.station.reset();
    NormalOptions normals;
    normals.radius = 2.5 * spacing;
    normals.mostRadius = 10 * spacing;
    const auto variation = estimateNormals(clean.cloud, normals, progress);
    if (!variation)
        return unexpected(variation.error());
    dropEdgeNormals(clean.cloud, *variation);
    return clean;
}

double eastEnd(std::span<const PlacedScan> scans)
{
    float end = std::numeric_limits<float>::lowest();
    for (const PlacedScan &scan : scans)
        for (const Eigen::Vector3f &p : scan.cloud.positions)
            end = std::max(end, p.x());
    return static_cast<double>(end);
}

/// Moves the scans of one file to those before them; where they do not surely fit, beside them, with an issue.
Result<void> registerFile(std::span<const PlacedScan> before, std::span<PlacedScan> file, double spacing,
                          Issues &issues, Progress &progress)
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
        issues.push_back({QStringLiteral("not-registered"),
                          text("%1 does not surely fit the scans before it (overlap %2 %); it was put beside them. "
                               "Move it by hand, or scan with more overlap.")
                              .arg(QFileInfo(file.front().report.file).fileName())
                              .arg(100 * found->overlap, 0, 'f', 0),
                          QFileInfo(file.front().report.file).fileName()});
    }
    for (PlacedScan &scan : file) {
        scan.move(move);
        scan.report.rms = found->rms;
        scan.report.overlap = found->overlap;
        scan.report.confident = found->confident;
    }
    return {};
}

Result<void> registerFiles(std::vector<PlacedScan> &scans, double spacing, Issues &issues, Progress &progress)
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
        if (const auto done = registerFile(all.first(from), all.subspan(from, to - from), spacing, issues, progress);
            !done)
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
    if (const auto done = registerFiles(scans, spacing, report.issues, registering); !done)
        return namingFiles(done.error(), files);
    report.seconds.registration = clock.lap();

    Progress cleaning = progress.slice(0.5, 0.65);
    cleaning.stage(text("Cleaning"));
    const auto clean = cleaned(scans, spacing, cleaning);
    if (!clean)
        return namingFiles(clean.error(), files);
    if (clean->leaf > spacing)
        report.issues.push_back({QStringLiteral("coarse-structure"),
                                 QCoreApplication::translate(
                                     "scan", "The scan is so large that rooms and objects were looked for in points "
                                             "%1 m apart.")
                                     .arg(clean->leaf),
                                 {}});
    report.seconds.clean = clock.lap();

    Progress structuring = progress.slice(0.65, 0.8);
    structuring.stage(text("Finding rooms"));
    StructureOptions structureOptions;
    structureOptions.spacing = clean->spacing;
    structureOptions.strays = clean->strays;
    auto structure = findStructure(clean->cloud, structureOptions, structuring);
    if (!structure)
        return namingFiles(structure.error(), files);
    report.structure = std::move(*structure);
    addIssues(report.issues, report.structure.issues, {});
    report.seconds.structure = clock.lap();

    Progress segmenting = progress.slice(0.8, 0.9);
    segmenting.stage(text("Finding objects"));
    ObjectOptions objectOptions;
    objectOptions.spacing = clean->spacing;
    auto objects =
        findObjects(clean->cloud, clean->counts, report.structure, objectOptions, segmenting, &report.issues);
    if (!objects)
        return namingFiles(objects.error(), files);
    report.objects = std::move(*objects);
    report.seconds.objects = clock.lap();

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
