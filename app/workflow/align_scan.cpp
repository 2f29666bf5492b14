// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/align_scan.h"

#include "app/workflow/cloud_points.h"
#include "app/workflow/scan_update.h"
#include "core/scan/extraction.h"
#include "core/scan/scan_change.h"

#include <QCoreApplication>

#include <algorithm>
#include <numbers>

namespace twinloom::workflow
{
namespace
{

using namespace scene;

bool isCloud(const Scene &scene, NodeId id)
{
    const NodePtr node = scene.find(id);
    return node && node->find<PointCloudComponent>();
}

struct Sides {
    std::vector<NodeId> moving, fixed; ///< clouds
};

Result<Sides> sidesOf(const Hierarchy &hierarchy, NodeId scan)
{
    const NodePtr node = hierarchy.scene().find(scan);
    if (!node)
        return unexpected(ErrorCode::NotFound,
                          QCoreApplication::translate("workflow", "There is no node %1.").arg(scan.toString()));
    Sides sides;
    sides.moving = hierarchy.subtree(scan);
    std::erase_if(sides.moving, [&](NodeId id) { return !isCloud(hierarchy.scene(), id); });
    for (const NodePtr &each : hierarchy.scene().nodes())
        if (isCloud(hierarchy.scene(), each->id) && std::ranges::find(sides.moving, each->id) == sides.moving.end())
            sides.fixed.push_back(each->id);
    if (sides.moving.empty())
        return unexpected(
            ErrorCode::BadInput,
            QCoreApplication::translate("workflow", "%1 holds no scanned points to align.").arg(node->name),
            QCoreApplication::translate("workflow", "Name the scan that is to be moved."));
    if (sides.fixed.empty())
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("workflow", "There are no other scanned points to align %1 with.")
                              .arg(node->name),
                          QCoreApplication::translate("workflow", "Import the other scan first."));
    return sides;
}

/// The clouds as one, in the frame that `fromWorld` leads to.
Result<scan::CleanCloud> cleanPoints(const Hierarchy &hierarchy, const std::vector<NodeId> &clouds,
                                     const Eigen::Affine3d &fromWorld, double spacing, const BlobStore &blobs,
                                     Progress &progress)
{
    scan::StreamVoxels voxels({.leaf = spacing});
    const auto take = [&](const scan::PointCloud &part) { return voxels.add(part, progress); };
    for (const NodeId cloud : clouds)
        if (const auto visited = visitCloudOf(hierarchy, cloud, fromWorld, blobs, take, progress); !visited)
            return unexpected(visited.error());
    const auto thinned = voxels.finish(progress);
    return thinned ? scan::cleanCloud(*thinned, progress) : unexpected(thinned.error());
}

Eigen::AlignedBox3d boxOf(const Hierarchy &hierarchy, NodeId cloud)
{
    const auto &points = *hierarchy.scene().find(cloud)->find<PointCloudComponent>();
    return Eigen::AlignedBox3d(points.low, points.high).transformed(hierarchy.world(cloud));
}

double spacingFor(const Hierarchy &hierarchy, const std::vector<NodeId> &clouds)
{
    Eigen::AlignedBox3d all;
    for (const NodeId id : clouds)
        all.extend(boxOf(hierarchy, id));
    return scan::extractionSpacing(all.sizes().head<2>().maxCoeff());
}

/// One cloud for all that lie together.
Result<std::vector<scan::CleanCloud>> cleanGroups(const Hierarchy &hierarchy, const std::vector<NodeId> &clouds,
                                                  const Eigen::Affine3d &fromWorld, double spacing,
                                                  const BlobStore &blobs, Progress &progress)
{
    std::vector<Eigen::AlignedBox2d> boxes;
    for (const NodeId id : clouds) {
        const Eigen::AlignedBox3d box = boxOf(hierarchy, id);
        boxes.emplace_back(box.min().head<2>(), box.max().head<2>());
    }
    std::vector<scan::CleanCloud> cleaned;
    for (const std::vector<std::size_t> &group : scan::cloudsTogether(boxes)) {
        std::vector<NodeId> together;
        for (const std::size_t i : group)
            together.push_back(clouds[i]);
        auto clean = cleanPoints(hierarchy, together, fromWorld, spacing, blobs, progress);
        if (!clean)
            return unexpected(clean.error());
        cleaned.push_back(*std::move(clean));
    }
    return cleaned;
}

QString centimetres(double metres)
{
    return QString::number(100 * metres, 'f', 1);
}

QString reasonOf(const scan::Registration &fine)
{
    constexpr double kDegrees = 180 / std::numbers::pi;
    if (fine.overlap < scan::kLeastGivenOverlap)
        return QCoreApplication::translate("workflow", "only %1 % of the moved scan lies on the others; %2 % must.")
            .arg(100 * fine.overlap, 0, 'f', 0)
            .arg(100 * scan::kLeastGivenOverlap, 0, 'f', 0);
    if (fine.rms > scan::kMostRms)
        return QCoreApplication::translate("workflow", "there are %1 cm between the surfaces; %2 cm are allowed.")
            .arg(centimetres(fine.rms), centimetres(scan::kMostRms));
    return QCoreApplication::translate("workflow",
                                       "its surfaces fit only %1 m and %2 degrees away from there; %3 m and %4 degrees "
                                       "are allowed.")
        .arg(fine.way, 0, 'f', 2)
        .arg(fine.turn * kDegrees, 0, 'f', 1)
        .arg(scan::kMostGivenWay, 0, 'f', 1)
        .arg(scan::kMostGivenTurn * kDegrees, 0, 'f', 0);
}

/// What is to be said of the pairs; empty where nothing speaks against them.
QString doubtOf(const scan::PairFit &pairs)
{
    constexpr double kWellClicked = 0.1; // metres
    if (pairs.suspect)
        return QCoreApplication::translate("workflow", "The others fit best without pair %1, which is off by %2 cm.")
            .arg(*pairs.suspect + 1)
            .arg(centimetres(pairs.suspectOff));
    if (pairs.residuals.size() == 3) // fit well even where one is off by a metre, if it is off the right way
        return QCoreApplication::translate("workflow",
                                           "If one of the three pairs is off, a fourth one would tell which.");
    if (std::ranges::max(pairs.residuals) < kWellClicked)
        return {};
    return QCoreApplication::translate("workflow", "Several pairs are off, by up to %1 cm.")
        .arg(centimetres(std::ranges::max(pairs.residuals)));
}

Unexpected doesNotFit(const Alignment &alignment)
{
    const QString said = QCoreApplication::translate("workflow", "The scans do not fit where the pairs put them: %1 %2")
                             .arg(reasonOf(*alignment.fine), doubtOf(alignment.pairs))
                             .trimmed();
    return unexpected(ErrorCode::BadInput, said,
                      QCoreApplication::translate(
                          "workflow", "Correct the pairs and add more, or place the scan by the pairs alone."));
}

/// How the scan moves: by the pairs, then by its surfaces.
Result<void> findPose(const Hierarchy &hierarchy, const Sides &sides, const AlignRequest &request,
                      const BlobStore &blobs, Alignment &alignment, Progress &progress)
{
    auto fit = scan::fitPairs(request.pairs);
    if (!fit)
        return unexpected(fit.error());
    alignment.pairs = *std::move(fit);
    alignment.transform = alignment.pairs.transform;
    if (request.fine == AlignRequest::Fine::PairsOnly)
        return {};
    // Near to zero, so that points in single precision stay exact in a scene that is far from there.
    const Eigen::Affine3d toThere(Eigen::Translation3d(-request.pairs.front().fixed));
    const double spacing = spacingFor(hierarchy, sides.fixed);
    Progress movingPart = progress.slice(0, 0.4), fixedPart = progress.slice(0.4, 0.8),
             fitting = progress.slice(0.8, 1.0);
    const auto moving = cleanPoints(hierarchy, sides.moving, toThere * alignment.transform, spacing, blobs, movingPart);
    if (!moving)
        return unexpected(moving.error());
    const auto fixed = cleanPoints(hierarchy, sides.fixed, toThere, spacing, blobs, fixedPart);
    if (!fixed)
        return unexpected(fixed.error());
    auto fine = scan::refineRegistration(moving->cloud, fixed->cloud, spacing, Eigen::Affine3d::Identity(), fitting);
    if (!fine)
        return unexpected(fine.error());
    alignment.fine = *fine;
    if (!fine->confident)
        return doesNotFit(alignment);
    alignment.transform = toThere.inverse() * fine->transform * toThere * alignment.transform;
    return {};
}

Edit moved(const Hierarchy &hierarchy, NodeId id, const Eigen::Affine3d &by)
{
    const NodePtr before = hierarchy.scene().find(id);
    Node node = *before;
    node.transform = geometry::Transform::fromMatrix(hierarchy.world(node.parent).inverse() * by * hierarchy.world(id));
    return edited(before, std::move(node));
}

/// The clouds of a scan's group that its extraction was made of and that are still there.
std::vector<NodeId> cloudsOf(const Hierarchy &hierarchy, NodeId group, const Scene &before)
{
    std::vector<NodeId> clouds = hierarchy.children(group);
    std::erase_if(clouds, [&](NodeId id) { return !isCloud(hierarchy.scene(), id) || !isCloud(before, id); });
    return clouds;
}

/// What was found then, with the clouds where they are now: that they moved is no correction of this extraction.
Result<Scene> withCloudsMoved(const Scene &before, const Scene &now, const std::vector<NodeId> &clouds)
{
    Change change;
    for (const NodeId id : clouds) {
        Node node = *before.find(id);
        node.transform = now.find(id)->transform;
        change.edits.push_back(edited(before.find(id), std::move(node)));
    }
    return apply(before, change);
}

/// What the group knows of its scan, so that the alignment outlives scanning the files again. `by`: in the scene.
scan::ScanRecord withAlignment(const Hierarchy &hierarchy, NodeId group, NodeId cloud, const Eigen::Affine3d &by)
{
    scan::ScanRecord record = *scan::scanRecordOf(*hierarchy.scene().find(group));
    const QString name = hierarchy.scene().find(cloud)->find<PointCloudComponent>()->source;
    const Eigen::Affine3d world = hierarchy.world(group);
    const auto earlier = record.aligned.try_emplace(name, Eigen::Affine3d::Identity()).first;
    earlier->second = world.inverse() * by * world * earlier->second;
    return record;
}

/// Rooms and objects of a scan's group, found anew in its clouds as they lie now, after `aligned` was; the scene with
/// them.
Result<Scene> extractedAnew(const Hierarchy &hierarchy, NodeId group, NodeId aligned, NodeIdAllocator &ids,
                            const BlobStore &blobs, Alignment &alignment, Progress &progress)
{
    const Scene &scene = hierarchy.scene();
    const auto found = foundBefore(scene, group, blobs);
    if (!found)
        return unexpected(found.error());
    const std::vector<NodeId> clouds = cloudsOf(hierarchy, group, *found);
    const auto before = withCloudsMoved(*found, scene, clouds);
    if (!before)
        return before;
    const double spacing = spacingFor(hierarchy, clouds);
    Progress cleaning = progress.slice(0, 0.5), extracting = progress.slice(0.5, 1);
    const auto clean = cleanGroups(hierarchy, clouds, hierarchy.world(group).inverse(), spacing, blobs, cleaning);
    if (!clean)
        return unexpected(clean.error());
    scan::ScanOutcome outcome;
    if (const auto done = scan::extractRooms(*clean, spacing, outcome.report, extracting); !done)
        return unexpected(done.error());
    outcome.group = scan::addScanGroup(outcome.change, ids, scene.find(group)->name);
    for (const NodeId id : clouds) {
        Node node = *before->find(id);
        node.id = ids.next();
        node.parent = outcome.group;
        outcome.change.edits.push_back(added(std::move(node)));
    }
    scan::addStructureNodes(outcome.change, ids, outcome.group, outcome.report);
    nameRoomTypes(outcome);
    auto record = withAlignment(hierarchy, group, aligned, alignment.transform);
    if (const auto updated = updateScan(scene, group, *before, std::move(record), outcome, blobs); !updated)
        return unexpected(updated.error());
    alignment.found = std::move(outcome.report);
    return apply(scene, outcome.change);
}

/// The scan that the node is a cloud of; null: none.
NodeId groupAround(const Scene &scene, NodeId id)
{
    const NodePtr node = scene.find(id), parent = node ? scene.find(node->parent) : nullptr;
    return parent && isCloud(scene, id) && scan::scanRecordOf(*parent) ? parent->id : NodeId();
}

} // namespace

NodeId nodeThatMoves(const Hierarchy &hierarchy, NodeId scan)
{
    const NodeId group = groupAround(hierarchy.scene(), scan);
    if (group.isNull())
        return scan;
    const auto &children = hierarchy.children(group);
    const auto clouds = std::ranges::count_if(children, [&](NodeId id) { return isCloud(hierarchy.scene(), id); });
    return clouds == 1 ? group : scan;
}

Result<Alignment> alignScan(const Scene &scene, NodeIdAllocator &ids, const AlignRequest &request,
                            const BlobStore &blobs, Progress &progress)
{
    const Hierarchy hierarchy(scene);
    const auto sides = sidesOf(hierarchy, request.scan);
    if (!sides)
        return unexpected(sides.error());
    Alignment alignment;
    Progress fitting = progress.slice(0, 0.5), extracting = progress.slice(0.5, 1);
    fitting.stage(QCoreApplication::translate("workflow", "Registering"));
    if (const auto posed = findPose(hierarchy, *sides, request, blobs, alignment, fitting); !posed)
        return unexpected(posed.error());
    const NodeId mover = nodeThatMoves(hierarchy, request.scan);
    auto next = apply(scene, {{moved(hierarchy, mover, alignment.transform)}});
    const NodeId group = groupAround(scene, mover);
    if (next && !group.isNull())
        next = extractedAnew(Hierarchy(*next), group, mover, ids, blobs, alignment, extracting);
    if (!next)
        return unexpected(next.error());
    alignment.change = diff(scene, *next);
    return alignment;
}

} // namespace twinloom::workflow
