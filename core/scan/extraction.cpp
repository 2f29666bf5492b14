// SPDX-License-Identifier: Apache-2.0
#include "core/scan/extraction.h"

#include "core/scan/points/density.h"
#include "core/scan/points/filter.h"
#include "core/scan/points/normals.h"
#include "core/scan/points/sparse_surface.h"
#include "core/scan/structure/storeys.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <limits>
#include <memory>

namespace twinloom::scan
{
namespace
{

constexpr double kFineSpacing = 0.03, kCoarseSpacing = 0.05;
constexpr double kLargeExtent = 25.0;  // metres across from which the coarse spacing does
constexpr double kApart = 1.0;         // metres in plan between scans that have nothing to do with each other
constexpr double kSparseInLeaves = 10; // how far a point may have to look for the surface that it is of
constexpr double kLayerInLeaves = 0.5; // and how far off that it may lie
constexpr float kLeastEdge = 0.04f;    // surface variation (see estimateNormals) where two surfaces meet

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

/// What rooms are found in at once: a storey of scans that lie together.
struct StoreyCloud {
    const CleanCloud *group = nullptr;  ///< all storeys
    const CleanCloud *points = nullptr; ///< `own`, or the group where that has but one storey
    std::unique_ptr<CleanCloud> own;
    std::optional<Slab> below; ///< what it stands on, where there is a storey below
    int number = 1;            ///< counted from 1; loose ones by themselves
    bool loose = false;        ///< of scans that lie apart from the first
    bool parted = false;       ///< there are other storeys below or above
};

/// The part of a cloud from one height up to another.
CleanCloud partBetween(const CleanCloud &whole, double low, double high)
{
    const auto within = [&](const auto &p) { return p.z() >= low && p.z() < high; };
    CleanCloud part;
    part.spacing = whole.spacing;
    part.leaf = whole.leaf;
    std::vector<std::uint8_t> marks(whole.cloud.size());
    for (std::size_t i = 0; i < marks.size(); ++i) {
        marks[i] = within(whole.cloud.positions[i]);
        if (marks[i] && !whole.counts.empty())
            part.counts.push_back(whole.counts[i]);
    }
    part.cloud = selectPoints(whole.cloud, marks);
    std::copy_if(whole.strays.begin(), whole.strays.end(), std::back_inserter(part.strays), within);
    std::copy_if(whole.stations.begin(), whole.stations.end(), std::back_inserter(part.stations), within);
    return part;
}

/// As projects call it, in any language.
QString nameOf(const StoreyCloud &storey)
{
    return (storey.loose ? QStringLiteral("Loose storey %1") : QStringLiteral("Storey %1")).arg(storey.number);
}

/// As people are told of it.
QString labelOf(const StoreyCloud &storey)
{
    return storey.loose ? QCoreApplication::translate("scan", "Loose storey %1").arg(storey.number)
                        : QCoreApplication::translate("scan", "Storey %1").arg(storey.number);
}

void tellOfFloorsWithin(const std::vector<Slab> &slabs, Issues &issues)
{
    for (const Slab &slab : slabs)
        issues.push_back(
            {QStringLiteral("floor-within-room"),
             QCoreApplication::translate("scan", "There is a floor at %1 m within a higher room (%2 m² of it "
                                                 "were seen). It is no storey of its own.")
                 .arg(slab.upper, 0, 'f', 2)
                 .arg(slab.area, 0, 'f', 0),
             {}});
}

Result<std::vector<StoreyCloud>> storeysOf(std::span<const CleanCloud> groups, Issues &issues, Progress &progress)
{
    std::vector<StoreyCloud> storeys;
    int settled = 0, loose = 0;
    for (std::size_t group = 0; group < groups.size(); ++group) {
        const CleanCloud &whole = groups[group];
        const auto slabs = findSlabs(whole.cloud, whole.spacing, progress);
        if (!slabs)
            return unexpected(slabs.error());
        tellOfFloorsWithin(slabs->within, issues);
        const std::vector<Slab> &parting = slabs->parting;
        for (std::size_t i = 0; i <= parting.size(); ++i) {
            StoreyCloud storey;
            storey.group = storey.points = &whole;
            storey.loose = group > 0;
            storey.number = ++(storey.loose ? loose : settled);
            storey.parted = !parting.empty();
            if (i > 0)
                storey.below = parting[i - 1];
            if (storey.parted) {
                constexpr double kEndless = std::numeric_limits<double>::infinity();
                storey.own =
                    std::make_unique<CleanCloud>(partBetween(whole, i > 0 ? parting[i - 1].middle() : -kEndless,
                                                             i < parting.size() ? parting[i].middle() : kEndless));
                storey.points = storey.own.get();
            }
            storeys.push_back(std::move(storey));
        }
    }
    return storeys;
}

/// Adds the issues of a storey: which one it is is told where there are several.
void addIssuesOf(const StoreyCloud &storey, const Issues &found, Issues &issues)
{
    for (Issue issue : found) {
        if (storey.parted)
            issue.message = QCoreApplication::translate("scan", "%1: %2").arg(labelOf(storey), issue.message);
        issues.push_back(std::move(issue));
    }
}

/// Puts a storey's rooms, walls and openings after those that the report has.
void append(const Structure &storey, Structure &all)
{
    const auto rooms = static_cast<int>(all.rooms.size()), walls = static_cast<int>(all.walls.size());
    for (StructureRoom room : storey.rooms) {
        room.roomIndex += rooms;
        all.rooms.push_back(std::move(room));
    }
    for (StructureWall wall : storey.walls) {
        wall.room += rooms;
        all.walls.push_back(wall);
    }
    for (StructureOpening opening : storey.openings) {
        opening.wall += walls;
        all.openings.push_back(opening);
    }
}

/// Finds the rooms of a storey and adds them to the report; by themselves they come back.
Result<Structure> addStructure(const StoreyCloud &storey, ScanReport &report, Progress &progress)
{
    const CleanCloud &points = *storey.points;
    StructureOptions options;
    options.spacing = points.spacing;
    options.strays = points.strays;
    options.stations = points.stations;
    auto structure = findStructure(points.cloud, options, progress);
    if (!structure)
        return structure;
    addIssuesOf(storey, structure->issues, report.issues);
    for (const StructureRoom &room : structure->rooms) {
        auto floor = mapFloor(points.cloud, points.spacing, room, progress);
        if (!floor)
            return unexpected(floor.error());
        if (storey.below)
            if (const auto cut = cutWells(*floor, storey.group->cloud, room, *storey.below, progress); !cut)
                return unexpected(cut.error());
        report.floors.push_back(*std::move(floor));
    }
    if (structure->floor)
        report.storeys.push_back({nameOf(storey), structure->floor, structure->ceiling,
                                  static_cast<int>(report.structure.rooms.size()),
                                  static_cast<int>(structure->rooms.size()), storey.parted});
    append(*structure, report.structure);
    return structure;
}

/// `firstRoom`: of the storey, among all of the report.
Result<void> addObjects(const StoreyCloud &storey, const Structure &structure, int firstRoom, ScanReport &report,
                        Progress &progress)
{
    ObjectOptions options;
    options.spacing = storey.points->spacing;
    Issues issues;
    const auto objects =
        findObjects(storey.points->cloud, storey.points->counts, structure, options, progress, &issues);
    if (!objects)
        return unexpected(objects.error());
    addIssuesOf(storey, issues, report.issues);
    const auto before = static_cast<int>(report.objects.size());
    for (ScannedObject object : *objects) {
        object.room += firstRoom;
        if (object.support >= 0)
            object.support += before;
        report.objects.push_back(std::move(object));
    }
    return {};
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
    Progress measuring = progress.slice(0, 0.1), filtering = progress.slice(0.1, 0.45),
             looking = progress.slice(0.45, 0.5), fitting = progress.slice(0.5, 1);
    const auto typical = typicalSpacing(thinned.cloud, thinned.leaf, measuring);
    if (!typical)
        return unexpected(typical.error());
    clean.spacing = *typical;
    OutlierOptions outliers;
    outliers.radius = 3 * clean.spacing;
    auto inliers = findInliers(thinned.cloud, outliers, filtering);
    if (!inliers)
        return unexpected(inliers.error());
    if (const auto kept = keepSparseSurfaces(thinned.cloud, kSparseInLeaves * thinned.leaf,
                                             kLayerInLeaves * thinned.leaf, *inliers, looking);
        !kept)
        return unexpected(kept.error());
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
    normals.mostRadius = kSparseInLeaves * thinned.leaf;
    const auto variation = estimateNormals(clean.cloud, normals, fitting);
    if (!variation)
        return unexpected(variation.error());
    dropEdgeNormals(clean.cloud, *variation);
    return clean;
}

std::vector<std::vector<std::size_t>> cloudsTogether(std::span<const Eigen::AlignedBox2d> boxes)
{
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        std::vector<std::size_t> own{i};
        std::vector<std::vector<std::size_t>> others;
        for (std::vector<std::size_t> &group : groups) {
            const bool near = std::any_of(group.begin(), group.end(), [&](std::size_t other) {
                return boxes[i].squaredExteriorDistance(boxes[other]) < kApart * kApart;
            });
            if (near)
                own.insert(own.end(), group.begin(), group.end());
            else
                others.push_back(std::move(group));
        }
        std::sort(own.begin(), own.end());
        others.push_back(std::move(own));
        std::sort(others.begin(), others.end());
        groups = std::move(others);
    }
    return groups;
}

Result<void> extractRooms(std::span<const CleanCloud> groups, double wantedSpacing, ScanReport &report,
                          Progress &progress)
{
    QElapsedTimer timer;
    timer.start();
    double leaf = 0;
    for (const CleanCloud &clean : groups)
        leaf = std::max(leaf, clean.leaf);
    if (leaf > wantedSpacing)
        report.issues.push_back({QStringLiteral("coarse-structure"),
                                 QCoreApplication::translate(
                                     "scan", "The scan is so large that rooms and objects were looked for in points "
                                             "%1 m apart.")
                                     .arg(leaf),
                                 {}});
    Progress structuring = progress.slice(0, 0.6), segmenting = progress.slice(0.6, 1);
    structuring.stage(QCoreApplication::translate("scan", "Finding rooms"));
    auto storeys = storeysOf(groups, report.issues, structuring);
    if (!storeys)
        return unexpected(storeys.error());
    const auto count = static_cast<double>(storeys->size());
    std::vector<Structure> structures;
    for (const StoreyCloud &storey : *storeys) {
        const auto done = static_cast<double>(structures.size());
        Progress part = structuring.slice(done / count, (done + 1) / count);
        auto structure = addStructure(storey, report, part);
        if (!structure)
            return unexpected(structure.error());
        structures.push_back(*std::move(structure));
    }
    report.seconds.structure = secondsOf(timer);

    timer.restart();
    segmenting.stage(QCoreApplication::translate("scan", "Finding objects"));
    int rooms = 0;
    for (std::size_t i = 0; i < structures.size(); ++i) {
        Progress part = segmenting.slice(static_cast<double>(i) / count, static_cast<double>(i + 1) / count);
        if (const auto added = addObjects((*storeys)[i], structures[i], rooms, report, part); !added)
            return added;
        rooms += static_cast<int>(structures[i].rooms.size());
    }
    report.seconds.objects = secondsOf(timer);
    return {};
}

} // namespace twinloom::scan
