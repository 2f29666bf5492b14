// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/scan_files.h"

#include "core/scan/rescan.h"
#include "core/scene/scene_json.h"
#include "scenegen/graph/room_type.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace twinloom::workflow
{
namespace
{

/// What the scan `group` was when it was last extracted.
Result<scene::Scene> foundBefore(const scene::Scene &scene, scene::NodeId group, const BlobStore &blobs)
{
    const auto bytes = blobs.get(scan::scanRecordOf(*scene.find(group))->found);
    if (!bytes)
        return unexpected(bytes.error());
    return scene::sceneFromJson(*bytes);
}

/// Writes down on the group's node what was found, for the next time.
void remember(scene::Change &change, const scene::Scene &scene, scene::NodeId group, const scan::ScanRecord &record)
{
    for (scene::Edit &edit : change.edits)
        if (edit.id == group) {
            scene::Node node = *edit.after;
            scan::setScanRecord(node, record);
            edit.after = std::make_shared<const scene::Node>(std::move(node));
            return;
        }
    const scene::NodePtr before = scene.find(group);
    scene::Node node = *before;
    scan::setScanRecord(node, record);
    if (!(node == *before))
        change.edits.push_back(scene::edited(before, std::move(node)));
}

/// Tells each room's type from what was found in it.
void nameRoomTypes(scan::ScanOutcome &outcome)
{
    const scan::ScanReport &report = outcome.report;
    for (std::size_t room = 0; room < report.roomNodes.size(); ++room) {
        std::vector<scenegen::SeenThing> things;
        for (const scan::ScannedObject &object : report.objects)
            if (object.room == static_cast<int>(room))
                things.push_back({object.category, object.confidence});
        const auto edit = std::ranges::find(outcome.change.edits, report.roomNodes[room], &scene::Edit::id);
        scene::Node node = *edit->after;
        scene::RoomComponent component = *node.find<scene::RoomComponent>();
        component.roomType = scenegen::likelyRoomType(scenegen::Statistics::builtIn(), things);
        node.set(component);
        *edit = scene::added(std::move(node));
    }
}

/// What else in the scene was made of some of these files: this scan is not an update of it.
Issues partlyKnown(const scene::Scene &scene, const QStringList &files, const std::vector<QString> &digests)
{
    Issues issues;
    for (const scene::NodePtr &node : scene.nodes()) {
        const auto record = scan::scanRecordOf(*node);
        if (!record)
            continue;
        QStringList shared;
        for (std::size_t i = 0; i < digests.size(); ++i)
            if (std::ranges::find(record->sources, digests[i]) != record->sources.end())
                shared.append(QFileInfo(files[static_cast<qsizetype>(i)]).fileName());
        if (!shared.isEmpty())
            issues.push_back(
                {QStringLiteral("scanned-before"),
                 QCoreApplication::translate(
                     "workflow", "%1 is in the project already, as a part of the scan \"%2\", and was added "
                                 "once more. To bring that scan up to date instead, scan all of its files "
                                 "together, in the same order; or delete it.")
                     .arg(shared.join(QStringLiteral(", ")), node->name),
                 node->id.toString()});
    }
    return issues;
}

Issue keptCorrections(const scan::Merged &merged)
{
    return {QStringLiteral("kept-corrections"),
            QCoreApplication::translate("workflow",
                                        "This scan was in the project already and was brought up to date. What was "
                                        "corrected by hand stays: changed things: %1, deleted things: %2.")
                .arg(merged.corrections)
                .arg(merged.deletions),
            {}};
}

} // namespace

Result<scan::ScanOutcome> scanIntoScene(const scene::Scene &scene, scene::NodeIdAllocator &ids,
                                        const QStringList &files, const scan::ScanOptions &options,
                                        const BlobStore &blobs, Progress &progress)
{
    auto outcome = scan::scanFiles(files, options, ids, blobs.put, progress);
    if (!outcome)
        return outcome;
    nameRoomTypes(*outcome);
    auto digests = scan::digestsOf(files, progress);
    if (!digests)
        return unexpected(digests.error());
    auto found = scan::foundScene(*outcome);
    if (!found)
        return unexpected(found.error());
    if (const scene::NodeId group = scan::scanOf(scene, *digests); !group.isNull()) {
        const auto before = foundBefore(scene, group, blobs);
        if (!before)
            return unexpected(before.error());
        scan::Merged merged = scan::keepCorrections(scene, group, *before, *found, *outcome);
        if (merged.corrections + merged.deletions > 0)
            outcome->report.issues.push_back(keptCorrections(merged));
        *found = std::move(merged.found);
    } else {
        const Issues known = partlyKnown(scene, files, *digests);
        outcome->report.issues.insert(outcome->report.issues.end(), known.begin(), known.end());
    }
    const auto blob = blobs.put(scene::sceneToJson(*found));
    if (!blob)
        return unexpected(blob.error());
    remember(outcome->change, scene, outcome->group, {*std::move(digests), *blob});
    return outcome;
}

} // namespace twinloom::workflow
