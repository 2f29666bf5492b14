// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scan_job.h"

#include "core/scan/cloud_blob.h"
#include "core/scan/density.h"
#include "core/scan/filter.h"
#include "core/scan/normals.h"
#include "core/scan/reader.h"
#include "core/scan/registration.h"
#include "core/scan/scan_change.h"
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
constexpr float kLeastEdge = 0.04f;   // surface variation (see estimateNormals) where two surfaces meet
constexpr double kApart = 2.0;        // metres between scans that do not fit together
constexpr double kLargeExtent = 25.0; // metres across from which the coarse spacing does

QString text(const char *source)
{
    return QCoreApplication::translate("scan", source);
}

/// One scan in the scene's frame.
struct PlacedScan {
    PointCloud cloud;
    CloudReport report;
};

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

void addIssues(Issues &all, const Issues &more, const QString &file)
{
    for (Issue issue : more) {
        if (issue.field.isEmpty())
            issue.field = file;
        all.push_back(std::move(issue));
    }
}

/// The scans of one file as one cloud in the frame that they share, for finding out what is up.
PointCloud merged(const std::vector<LoadedScan> &scans)
{
    PointCloud whole;
    whole.origin = scans.front().pose * scans.front().cloud.origin;
    for (const LoadedScan &scan : scans) {
        const Eigen::Affine3d place =
            Eigen::Translation3d(-whole.origin) * scan.pose * Eigen::Translation3d(scan.cloud.origin);
        for (const Eigen::Vector3f &p : scan.cloud.positions)
            whole.positions.push_back((place * p.cast<double>()).cast<float>());
    }
    return whole;
}

/// Whether two of the points differ: where none do, no size, no axis and no unit can be told.
bool hasExtent(const std::vector<LoadedScan> &scans)
{
    std::optional<Eigen::Vector3d> first;
    for (const LoadedScan &scan : scans)
        for (const Eigen::Vector3f &p : scan.cloud.positions) {
            const Eigen::Vector3d at = scan.pose * (p.cast<double>() + scan.cloud.origin);
            if (!first)
                first = at;
            else if (at != *first)
                return true;
        }
    return false;
}

/// The stages know points, but not whose they are.
Unexpected namingFiles(Error error, const QStringList &files)
{
    QStringList names;
    for (const QString &file : files)
        names.push_back(QFileInfo(file).fileName());
    if (error.code == ErrorCode::BadInput)
        error.message = text("Cannot scan %1: %2").arg(names.join(QStringLiteral(", ")), error.message);
    return unexpected(std::move(error));
}

Result<std::vector<PlacedScan>> loadFile(const QString &file, const ScanOptions &options, ScanReport &report,
                                         Progress &progress)
{
    auto scans = readScans(file, {}, progress);
    if (!scans)
        return unexpected(scans.error());
    const QString name = QFileInfo(file).fileName();
    if (!hasExtent(*scans))
        return unexpected(ErrorCode::BadInput,
                          text("%1 holds only one distinct point: nothing to find a room in.").arg(file),
                          text("Export the scan again and check that its coordinates are included."));
    const OrientationOptions wanted{options.up, options.unit, scans->front().unitHint};
    const bool alone = scans->size() == 1 && scans->front().pose.isApprox(Eigen::Affine3d::Identity());
    const auto orientation = alone ? findOrientation(scans->front().cloud, wanted, progress)
                                   : findOrientation(merged(*scans), wanted, progress);
    if (!orientation)
        return namingFiles(orientation.error(), {file});
    addIssues(report.issues, orientation->issues, name);
    std::vector<PlacedScan> placed;
    for (LoadedScan &scan : *scans) {
        addIssues(report.issues, scan.issues, name);
        PlacedScan one;
        one.report.file = file;
        one.report.scan = scan.number;
        one.report.points = static_cast<qint64>(scan.pointsInFile);
        one.report.transform = orientation->transform * scan.pose;
        one.cloud = transformed(std::move(scan.cloud), one.report.transform);
        placed.push_back(std::move(one));
        if (progress.cancelled())
            return cancelledError();
    }
    return placed;
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

Result<CleanCloud> cleaned(std::span<const PlacedScan> scans, double spacing, Progress &progress)
{
    CleanCloud clean;
    clean.spacing = spacing;
    VoxelGrid grid;
    {
        PointCloud whole; // only positions: colours are not needed to find walls
        for (const PlacedScan &scan : scans)
            whole.positions.insert(whole.positions.end(), scan.cloud.positions.begin(), scan.cloud.positions.end());
        auto thinned = voxelise(whole, {spacing, false}, progress);
        if (!thinned)
            return unexpected(thinned.error());
        grid = std::move(*thinned);
    }

    const auto typical = typicalSpacing(grid.cloud, spacing, progress);
    if (!typical)
        return unexpected(typical.error());
    clean.spacing = *typical;
    OutlierOptions outliers;
    outliers.radius = 3 * clean.spacing;
    const auto inliers = findInliers(grid.cloud, outliers, progress);
    if (!inliers)
        return unexpected(inliers.error());
    clean.cloud = selectPoints(grid.cloud, *inliers);
    for (std::size_t i = 0; i < grid.counts.size(); ++i)
        if ((*inliers)[i])
            clean.counts.push_back(grid.counts[i]);
        else
            clean.strays.push_back(grid.cloud.positions[i]);
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
        scan.cloud = transformed(std::move(scan.cloud), move);
        scan.report.transform = move * scan.report.transform;
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

/// At most `most` points, evenly thinned.
Result<PointCloud> kept(PointCloud cloud, std::size_t most, Progress &progress)
{
    cloud.normals.clear();
    double leaf = 0.008;
    for (int round = 0; cloud.size() > most && round < 24; ++round) {
        auto grid = voxelise(cloud, {leaf, false}, progress);
        if (!grid)
            return unexpected(grid.error());
        const double ratio =
            static_cast<double>(grid->cloud.size()) / static_cast<double>(std::max<std::size_t>(most, 1));
        if (grid->cloud.size() <= most)
            return std::move(grid->cloud);
        if (ratio < 4)
            cloud = std::move(grid->cloud); // thinning what is thinned already is quick, and hardly less even
        leaf *= std::clamp(std::sqrt(ratio), 1.15, 3.0);
    }
    return cloud;
}

Result<void> addClouds(std::vector<PlacedScan> &scans, const ScanOptions &options, scene::NodeIdAllocator &ids,
                       const PutBlob &putBlob, ScanOutcome &outcome, Progress &progress)
{
    for (PlacedScan &scan : scans) {
        auto points = kept(std::move(scan.cloud), options.keepPoints, progress);
        if (!points)
            return unexpected(points.error());
        const auto blob = putBlob(encodeCloud(*points));
        if (!blob)
            return unexpected(blob.error());
        const QString file = QFileInfo(scan.report.file).fileName();
        const QString name = scan.report.scan == 0 ? file : QStringLiteral("%1 #%2").arg(file).arg(scan.report.scan);
        scan.report.node = addCloudNode(outcome.change, ids, outcome.group, name, *points, *blob);
        outcome.report.clouds.push_back(scan.report);
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
    for (const QString &file : files) {
        auto placed = loadFile(file, options, report, loading);
        if (!placed)
            return unexpected(placed.error());
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
