// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/scan_files.h"

#include "app/workflow/known_place.h"
#include "app/workflow/scan_overlap.h"
#include "app/workflow/scan_update.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace twinloom::workflow
{
namespace
{

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
    auto digests = scan::digestsOf(files, progress);
    if (!digests)
        return unexpected(digests.error());
    const scene::NodeId group = scan::scanOf(scene, *digests);
    scan::ScanRecord record{*std::move(digests), {}};
    if (!group.isNull())
        record.aligned = scan::scanRecordOf(*scene.find(group))->aligned;
    scan::ScanOptions withAlignment = options;
    withAlignment.aligned = record.aligned;
    auto outcome = scan::scanFiles(files, withAlignment, ids, blobs.put, progress);
    if (!outcome)
        return outcome;
    nameRoomTypes(*outcome);
    if (!group.isNull()) {
        const auto before = foundBefore(scene, group, blobs);
        if (!before)
            return unexpected(before.error());
        const auto merged = updateScan(scene, group, *before, std::move(record), *outcome, blobs);
        if (!merged)
            return unexpected(merged.error());
        if (merged->corrections + merged->deletions > 0)
            outcome->report.issues.push_back(keptCorrections(*merged));
        return outcome;
    }
    const Issues known = partlyKnown(scene, files, record.sources);
    outcome->report.issues.insert(outcome->report.issues.end(), known.begin(), known.end());
    const auto found = scan::foundScene(*outcome);
    if (!found)
        return unexpected(found.error());
    const FloorOverlaps overlaps = overlapsOf(scene, *outcome, *found);
    Issues &issues = outcome->report.issues;
    issues.insert(issues.end(), overlaps.issues.begin(), overlaps.issues.end());
    if (const auto remembered = rememberFound(scene, *outcome, std::move(record), *found, blobs); !remembered)
        return unexpected(remembered.error());
    Progress comparing = progress.slice(1, 1);
    for (const scene::NodeId earlier : overlaps.again) {
        auto told = takeOverCorrections(scene, earlier, *outcome, blobs, comparing);
        if (!told)
            return unexpected(told.error());
        issues.push_back(*std::move(told));
    }
    return outcome;
}

} // namespace twinloom::workflow
