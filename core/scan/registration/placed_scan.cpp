// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/placed_scan.h"

#include "core/scan/points/far_points.h"
#include "core/scan/registration/seen_space.h"
#include "core/scan/octree/octree_builder.h"
#include "core/scan/points/stream_voxel.h"
#include "core/scan/points/voxel.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kMostWhole = 2'000'000; // points that are kept as one blob
constexpr std::size_t kSample = 1'500'000;    // of a scan on disk
const Eigen::Affine3d kNoPose = Eigen::Affine3d::Identity();
constexpr double kFinestLeaf = 0.008; // metres: where thinning begins

/// The scans of one file as one cloud in the frame that they share, for finding out what is up.
PointCloud merged(const std::vector<SpilledScan> &scans)
{
    PointCloud whole;
    whole.origin = scans.front().scan.pose * scans.front().scan.cloud.origin;
    for (const SpilledScan &one : scans) {
        const LoadedScan &scan = one.scan;
        const Eigen::Affine3d place =
            Eigen::Translation3d(-whole.origin) * scan.pose * Eigen::Translation3d(scan.cloud.origin);
        for (const Eigen::Vector3f &p : scan.cloud.positions)
            whole.positions.push_back((place * p.cast<double>()).cast<float>());
    }
    return whole;
}

/// Several points, all at one place: the coordinates were lost on the way. (One point alone is what its file says.)
bool isOnePlace(const std::vector<SpilledScan> &scans)
{
    std::optional<Eigen::Vector3d> first;
    bool isSeveral = false;
    for (const SpilledScan &one : scans)
        for (const Eigen::Vector3f &p : one.scan.cloud.positions) {
            const Eigen::Vector3d at = one.scan.pose * (p.cast<double>() + one.scan.cloud.origin);
            if (first && at != *first)
                return false;
            isSeveral = first.has_value();
            first = at;
        }
    return isSeveral;
}

/// As likely as it is that a scanner stood there: the share of points that it would not have seen; 1 outside of them.
double hiddenFrom(const PointCloud &cloud, const geometry::Vec3 &station)
{
    constexpr float kBeside = 1; // metres
    Eigen::AlignedBox3f box;
    for (const Eigen::Vector3f &p : cloud.positions)
        box.extend(p);
    const Eigen::Vector3f at = station.cast<float>();
    return box.squaredExteriorDistance(at) > kBeside * kBeside ? 1 : SeenSpace::hiddenShare(cloud.positions, station);
}

/// PCL says that the points of a PCD file are in the sensor's own frame, and VIEWPOINT its pose; but as many programs
/// write points that are moved there already. The scanner stood where it would have seen them all: at zero, or at the
/// viewpoint. Where neither is likelier, the points are not moved.
void settleViewpoint(LoadedScan &scan)
{
    constexpr double kMostHidden = 0.15; // see SeenSpace: those that look past edges, and noise
    const geometry::Vec3 moved = scan.pose.translation() - scan.cloud.origin;
    const double atZero = hiddenFrom(scan.cloud, -scan.cloud.origin), atViewpoint = hiddenFrom(scan.cloud, moved);
    if (atZero < kMostHidden && atZero < atViewpoint)
        return;
    scan.pose = Eigen::Affine3d::Identity();
    scan.cloud.station = moved;
}

/// The scans of a file; those on disk with a sample of their positions in memory.
Result<std::vector<SpilledScan>> readFile(const QString &file, const ScanOptions &options, std::size_t mostInMemory,
                                          Progress &progress)
{
    SpillingSink sink(options.scratchFolder, mostInMemory);
    Progress reading = progress.slice(0.0, 0.9), sampling = progress.slice(0.9, 1.0);
    if (const auto read = streamScans(file, {.columns = options.columns}, sink, reading); !read)
        return unexpected(read.error());
    std::vector<SpilledScan> scans = sink.take();
    for (std::size_t i = 0; i < scans.size(); ++i) {
        SpilledScan &scan = scans[i];
        const auto at = static_cast<double>(i), count = static_cast<double>(scans.size());
        Progress part = sampling.slice(at / count, (at + 0.5) / count),
                 dropping = sampling.slice((at + 0.5) / count, (at + 1) / count);
        if (scan.onDisk()) {
            auto sample = scan.sample(kSample, part);
            if (!sample)
                return unexpected(sample.error());
            scan.scan.cloud = *std::move(sample);
        }
        if (const auto dropped = dropFarPoints(scan, dropping); !dropped)
            return unexpected(dropped.error());
        if (isPcd(file) && !scan.scan.pose.isApprox(kNoPose))
            settleViewpoint(scan.scan);
    }
    return scans;
}

PlacedScan placed(SpilledScan scan, const QString &file, const Eigen::Affine3d &fileToScene)
{
    PlacedScan one;
    one.report.file = file;
    one.report.scan = scan.scan.number;
    one.report.points = static_cast<qint64>(scan.scan.pointsInFile);
    one.report.sampled = static_cast<qint64>(scan.scan.pointsSampled);
    one.report.transform = fileToScene * scan.scan.pose;
    one.fromFile = fileToScene;
    one.posed = !scan.scan.pose.isApprox(kNoPose);
    one.atZero = !one.posed && isPcd(file) && !scan.scan.cloud.station;
    PointCloud cloud = std::exchange(scan.scan.cloud, {});
    if (scan.onDisk()) {
        scan.scan.cloud.origin = cloud.origin;
        scan.scan.cloud.station = cloud.station;
        one.disk = std::move(scan);
    }
    one.cloud = transformed(std::move(cloud), one.report.transform);
    return one;
}

/// At most `most` points, evenly thinned.
Result<PointCloud> thinnedTo(std::size_t most, PointCloud cloud, Progress &progress)
{
    cloud.normals.clear();
    double leaf = kFinestLeaf;
    for (int round = 0; cloud.size() > most && round < 24; ++round) {
        const double left = std::pow(0.5, round); // of the progress: each round takes half of it
        Progress part = progress.slice(1 - left, 1 - left / 2);
        auto grid = voxelise(cloud, {leaf, false}, part);
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

/// All points, or, where only some are to be kept, a few times as many, so that thinning them further is even.
Result<PointCloud> inMemory(const PlacedScan &scan, std::size_t keep, Progress &progress)
{
    if (!scan.disk)
        return scan.cloud;
    StreamVoxels voxels({kFinestLeaf, 3 * keep, true});
    const auto visited = scan.visit([&](const PointCloud &part) { return voxels.add(part, progress); }, progress);
    if (!visited)
        return unexpected(visited.error());
    auto thinned = voxels.finish(progress);
    if (!thinned)
        return unexpected(thinned.error());
    thinned->cloud.station = scan.cloud.station;
    return std::move(thinned->cloud);
}

Result<scene::PointCloudComponent> storeWhole(const PointCloud &cloud, const PutBlob &putBlob, const Progress &progress)
{
    const auto bytes = encodeCloud(cloud, progress);
    if (!bytes)
        return unexpected(bytes.error());
    const auto blob = putBlob(*bytes);
    if (!blob)
        return unexpected(blob.error());
    scene::PointCloudComponent component;
    component.blob = *blob;
    component.points = static_cast<qint64>(cloud.size());
    Eigen::AlignedBox3d box;
    for (const Eigen::Vector3f &position : cloud.positions)
        box.extend(position.cast<double>());
    if (!box.isEmpty()) {
        component.low = box.min();
        component.high = box.max();
    }
    return component;
}

Result<void> visitOctreePoints(const PlacedScan &scan, const VisitPoints &visit, Progress &progress)
{
    constexpr std::size_t kPart = 65'536;
    std::vector<OctreePoint> points;
    return scan.visit(
        [&](const PointCloud &cloud) -> Result<void> {
            for (std::size_t from = 0; from < cloud.size(); from += kPart) {
                points.clear();
                for (std::size_t i = from; i < std::min(from + kPart, cloud.size()); ++i)
                    points.push_back(
                        {cloud.positions[i], cloud.colours.empty() ? Rgb{} : cloud.colours[i],
                         cloud.intensities.empty() ? std::uint8_t(0) : storedIntensity(cloud.intensities[i])});
                if (Result<void> visited = visit(points); !visited)
                    return visited;
            }
            return {};
        },
        progress);
}

Result<scene::PointCloudComponent> storeOctree(const PlacedScan &scan, const ScanOptions &options,
                                               const PutBlob &putBlob, Progress &progress)
{
    OctreeOptions octree;
    octree.station = scan.cloud.station;
    octree.colours = scan.hasColours();
    octree.intensities = scan.disk ? scan.disk->intensities : !scan.cloud.intensities.empty();
    octree.scratchFolder = options.scratchFolder;
    const PointSource source = [&](const VisitPoints &visit, Progress &part) {
        return visitOctreePoints(scan, visit, part);
    };
    const auto index = buildOctree(source, octree, putBlob, progress);
    if (!index)
        return unexpected(index.error());
    const auto blob = putBlob(encodeIndex(*index));
    if (!blob)
        return unexpected(blob.error());
    scene::PointCloudComponent component;
    component.blob = *blob;
    component.points = static_cast<qint64>(index->points);
    const OctreeNode &root = index->nodes.front();
    component.low = root.low.cast<double>();
    component.high = (root.low + root.size).cast<double>();
    return component;
}

} // namespace

bool isPcd(const QString &file)
{
    return file.endsWith(QLatin1String(".pcd"), Qt::CaseInsensitive);
}

void PlacedScan::move(const Eigen::Affine3d &by)
{
    cloud = transformed(std::move(cloud), by);
    report.transform = by * report.transform;
}

Result<void> PlacedScan::visit(const SpilledScan::Take &take, Progress &progress) const
{
    if (!disk)
        return take(cloud);
    return disk->visit([&](const PointCloud &part) { return take(transformed(part, report.transform)); }, progress);
}

Result<std::vector<PlacedScan>> loadFile(const QString &file, const ScanOptions &options, std::size_t mostInMemory,
                                         Issues &issues, Progress &progress)
{
    auto scans = readFile(file, options, mostInMemory, progress);
    if (!scans)
        return unexpected(scans.error());
    const QString name = QFileInfo(file).fileName();
    if (isOnePlace(*scans))
        return unexpected(
            ErrorCode::BadInput,
            QCoreApplication::translate("scan", "All points of %1 are at one place: nothing to find a room in.")
                .arg(file),
            QCoreApplication::translate("scan", "Export the scan again and check that its coordinates are included."));
    const LoadedScan &first = scans->front().scan;
    const OrientationOptions wanted{options.up, options.unit, first.unitHint, first.zUp};
    const bool alone = scans->size() == 1 && first.pose.isApprox(Eigen::Affine3d::Identity());
    Progress orienting = progress.slice(1, 1); // several quick steps: they can be cancelled, but move no bar
    const auto orientation =
        alone ? findOrientation(first.cloud, wanted, orienting) : findOrientation(merged(*scans), wanted, orienting);
    if (!orientation)
        return namingFiles(orientation.error(), {file});
    addIssues(issues, orientation->issues, name);
    std::vector<PlacedScan> result;
    for (SpilledScan &scan : *scans) {
        addIssues(issues, scan.scan.issues, name);
        result.push_back(placed(std::move(scan), file, orientation->transform));
        if (progress.cancelled())
            return cancelledError();
    }
    return result;
}

Result<scene::PointCloudComponent> storeScan(const PlacedScan &scan, const ScanOptions &options, const PutBlob &putBlob,
                                             Progress &progress)
{
    const std::uint64_t kept =
        options.keepPoints > 0 ? std::min<std::uint64_t>(options.keepPoints, scan.points()) : scan.points();
    if (kept > kMostWhole && kept == scan.points())
        return storeOctree(scan, options, putBlob, progress);
    Progress reading = progress.slice(0, 0.5), thinning = progress.slice(0.5, 1);
    auto cloud = inMemory(scan, kept, reading);
    if (cloud)
        cloud = thinnedTo(kept, *std::move(cloud), thinning);
    return cloud ? storeWhole(*cloud, putBlob, progress) : unexpected(cloud.error());
}

QString nameOf(const CloudReport &report)
{
    const QString file = QFileInfo(report.file).fileName();
    return report.scan == 0 ? file : QStringLiteral("%1 #%2").arg(file).arg(report.scan);
}

void addIssues(Issues &all, const Issues &more, const QString &file)
{
    for (Issue issue : more) {
        if (issue.field.isEmpty())
            issue.field = file;
        all.push_back(std::move(issue));
    }
}

Unexpected namingFiles(Error error, const QStringList &files)
{
    QStringList names;
    for (const QString &file : files)
        names.push_back(QFileInfo(file).fileName());
    if (error.code == ErrorCode::BadInput)
        error.message = QCoreApplication::translate("scan", "Cannot scan %1: %2")
                            .arg(names.join(QStringLiteral(", ")), error.message);
    return unexpected(std::move(error));
}

} // namespace twinloom::scan
