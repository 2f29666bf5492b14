// SPDX-License-Identifier: Apache-2.0
#include "core/scan/extraction.h"

#include "core/scan/density.h"
#include "core/scan/filter.h"
#include "core/scan/normals.h"
#include "core/scan/placed_scan.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>

namespace twinloom::scan
{
namespace
{

constexpr double kFineSpacing = 0.03, kCoarseSpacing = 0.05;
constexpr double kLargeExtent = 25.0; // metres across from which the coarse spacing does
constexpr float kLeastEdge = 0.04f;   // surface variation (see estimateNormals) where two surfaces meet

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

double secondsOf(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) * 1e-9;
}

} // namespace

double extractionSpacing(double across)
{
    return across > kLargeExtent ? kCoarseSpacing : kFineSpacing;
}

Result<CleanCloud> cleanCloud(const ThinnedCloud &thinned, Progress &progress)
{
    CleanCloud clean;
    clean.leaf = thinned.leaf;
    const auto typical = typicalSpacing(thinned.cloud, thinned.leaf, progress);
    if (!typical)
        return unexpected(typical.error());
    clean.spacing = *typical;
    OutlierOptions outliers;
    outliers.radius = 3 * clean.spacing;
    const auto inliers = findInliers(thinned.cloud, outliers, progress);
    if (!inliers)
        return unexpected(inliers.error());
    clean.cloud = selectPoints(thinned.cloud, *inliers);
    for (std::size_t i = 0; i < thinned.counts.size(); ++i)
        if ((*inliers)[i])
            clean.counts.push_back(thinned.counts[i]);
        else {
            clean.strays.push_back(thinned.cloud.positions[i]);
            clean.noise += thinned.counts[i];
        }
    clean.cloud.station.reset();
    NormalOptions normals;
    normals.radius = 2.5 * thinned.leaf;
    normals.mostRadius = 10 * thinned.leaf;
    const auto variation = estimateNormals(clean.cloud, normals, progress);
    if (!variation)
        return unexpected(variation.error());
    dropEdgeNormals(clean.cloud, *variation);
    return clean;
}

Result<void> extractRooms(const CleanCloud &clean, double wantedSpacing, ScanReport &report, Progress &progress)
{
    QElapsedTimer timer;
    timer.start();
    if (clean.leaf > wantedSpacing)
        report.issues.push_back({QStringLiteral("coarse-structure"),
                                 QCoreApplication::translate(
                                     "scan", "The scan is so large that rooms and objects were looked for in points "
                                             "%1 m apart.")
                                     .arg(clean.leaf),
                                 {}});
    Progress structuring = progress.slice(0, 0.6);
    structuring.stage(QCoreApplication::translate("scan", "Finding rooms"));
    StructureOptions structureOptions;
    structureOptions.spacing = clean.spacing;
    structureOptions.strays = clean.strays;
    auto structure = findStructure(clean.cloud, structureOptions, structuring);
    if (!structure)
        return unexpected(structure.error());
    report.structure = *std::move(structure);
    addIssues(report.issues, report.structure.issues, {});
    for (const StructureRoom &room : report.structure.rooms) {
        auto floor = mapFloor(clean.cloud, clean.spacing, room, structuring);
        if (!floor)
            return unexpected(floor.error());
        report.floors.push_back(*std::move(floor));
    }
    report.seconds.structure = secondsOf(timer);

    timer.restart();
    Progress segmenting = progress.slice(0.6, 1);
    segmenting.stage(QCoreApplication::translate("scan", "Finding objects"));
    ObjectOptions objectOptions;
    objectOptions.spacing = clean.spacing;
    auto objects = findObjects(clean.cloud, clean.counts, report.structure, objectOptions, segmenting, &report.issues);
    if (!objects)
        return unexpected(objects.error());
    report.objects = *std::move(objects);
    report.seconds.objects = secondsOf(timer);
    return {};
}

} // namespace twinloom::scan
