// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/compare_surveys.h"

#include "app/workflow/cloud_points.h"
#include "app/workflow/scan_update.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace twinloom::workflow
{
namespace
{

using namespace scene;

constexpr double kTurnWorthTelling = std::numbers::pi / 36; // radians
constexpr double kMoveWorthTelling = 0.02;                  // metres

QString tr(const char *text)
{
    return QCoreApplication::translate("workflow", text);
}

std::vector<NodeId> scansOf(const Scene &scene)
{
    std::vector<NodeId> scans;
    for (const NodePtr &node : scene.nodes())
        if (scan::scanRecordOf(*node))
            scans.push_back(node->id);
    return scans;
}

Result<NodeId> scanNamed(const Scene &scene, const QString &reference)
{
    const auto id = resolveNode(scene, reference);
    if (id && !scan::scanRecordOf(*scene.find(*id)))
        return unexpected(ErrorCode::BadInput, tr("%1 is no scan.").arg(reference),
                          tr("Name the node that holds a scan's points and rooms."));
    return id;
}

/// Points of the clouds right below the group, in the world.
Result<void> addPoints(const Hierarchy &hierarchy, NodeId group, const BlobStore &blobs, scan::PointCloud &all,
                       Progress &progress)
{
    const auto take = [&all](const scan::PointCloud &part) -> Result<void> {
        all.positions.insert(all.positions.end(), part.positions.begin(), part.positions.end());
        return {};
    };
    for (const NodeId id : hierarchy.children(group))
        if (const auto done = visitCloudOf(hierarchy, id, Eigen::Affine3d::Identity(), blobs, take, progress); !done)
            return done;
    return {};
}

Result<scan::SurveyedPlace> placeOf(const Hierarchy &hierarchy, NodeId group, const BlobStore &blobs,
                                    DeletedThings deleted, Progress &progress)
{
    auto read = foundBefore(hierarchy.scene(), group, blobs);
    if (!read)
        return unexpected(read.error());
    const Hierarchy found(*std::move(read));
    scan::SurveyedPlace place;
    for (const NodePtr &node : found.scene().nodes()) {
        NodePtr current = hierarchy.scene().find(node->id);
        if (!current && deleted == DeletedThings::LeftOut)
            continue;
        if (!current)
            current = node;
        const Eigen::Affine3d world = hierarchy.world(group) * found.world(group).inverse() * found.world(node->id);
        if (const auto *object = node->find<ObjectComponent>()) {
            const auto *now = current->find<ObjectComponent>();
            place.objects.push_back(
                {node->id, current->name, now ? now->category : object->category, objectBox(*node, world)});
        } else if (const auto *wall = node->find<WallComponent>()) {
            const Vec3 from = world * Vec3(wall->from.x(), wall->from.y(), wall->bottom),
                       to = world * Vec3(wall->to.x(), wall->to.y(), wall->top);
            place.walls.push_back({node->id, current->name, from.head<2>(), to.head<2>(), from.z(), to.z()});
        }
    }
    if (const auto done = addPoints(hierarchy, group, blobs, place.cloud, progress); !done)
        return unexpected(done.error());
    return place;
}

} // namespace

Result<SurveyPair> surveysToCompare(const Scene &scene, const QString &before, const QString &after)
{
    std::vector<NodeId> scans = scansOf(scene);
    SurveyPair pair;
    for (const auto &[reference, id] : {std::pair(&after, &pair.after), std::pair(&before, &pair.before)}) {
        if (!reference->isEmpty()) {
            const auto named = scanNamed(scene, *reference);
            if (!named)
                return unexpected(named.error());
            *id = *named;
            std::erase(scans, *id);
        }
    }
    for (NodeId *id : {&pair.after, &pair.before})
        if (id->isNull() && !scans.empty()) {
            *id = scans.back();
            scans.pop_back();
        }
    if (pair.before.isNull() || pair.after.isNull() || pair.before == pair.after)
        return unexpected(ErrorCode::NotFound, tr("The project does not hold two scans to compare."),
                          tr("Scan the place again, with: twinloom scan"));
    return pair;
}

Result<scan::PlaceComparison> compareSurveys(const Hierarchy &hierarchy, const SurveyPair &surveys,
                                             const BlobStore &blobs, Progress &progress, DeletedThings deleted)
{
    const auto before = placeOf(hierarchy, surveys.before, blobs, deleted, progress);
    if (!before)
        return unexpected(before.error());
    const auto after = placeOf(hierarchy, surveys.after, blobs, deleted, progress);
    if (!after)
        return unexpected(after.error());
    return scan::compareScans(*before, *after, progress);
}

bool turned(const scan::PlaceChange &change)
{
    return change.what == scan::PlaceChange::What::Object && change.turn && std::abs(*change.turn) >= kTurnWorthTelling;
}

bool movedAway(const scan::PlaceChange &change)
{
    return change.distance >= kMoveWorthTelling;
}

} // namespace twinloom::workflow
