// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/scan_files.h"

#include "core/scan/rescan.h"
#include "core/scene/scene_json.h"

#include <QCoreApplication>

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
    }
    const auto blob = blobs.put(scene::sceneToJson(*found));
    if (!blob)
        return unexpected(blob.error());
    remember(outcome->change, scene, outcome->group, {*std::move(digests), *blob});
    return outcome;
}

} // namespace twinloom::workflow
