// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/scan_update.h"

#include "app/workflow/scan_notes.h"
#include "core/scene/scene_json.h"
#include "scenegen/graph/room_type.h"

#include <algorithm>

namespace twinloom::workflow
{
namespace
{

Result<void> remember(const scene::Scene &scene, scan::ScanOutcome &outcome, const scan::ScanRecord &record,
                      const BlobStore &blobs)
{
    std::vector<scene::Edit> &edits = outcome.change.edits;
    const auto edit = std::ranges::find(edits, outcome.group, &scene::Edit::id);
    const scene::NodePtr before = edit != edits.end() ? edit->after : scene.find(outcome.group);
    scene::Node node = *before;
    scan::setScanRecord(node, record);
    if (const auto kept = keepScanReport(node, outcome.report, blobs); !kept)
        return kept;
    if (edit != edits.end())
        edit->after = std::make_shared<const scene::Node>(std::move(node));
    else if (!(node == *before))
        edits.push_back(scene::edited(before, std::move(node)));
    return {};
}

} // namespace

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

Result<scene::Scene> foundBefore(const scene::Scene &scene, scene::NodeId group, const BlobStore &blobs)
{
    const auto bytes = blobs.get(scan::scanRecordOf(*scene.find(group))->found);
    if (!bytes)
        return unexpected(bytes.error());
    return scene::sceneFromJson(*bytes);
}

Result<void> rememberFound(const scene::Scene &scene, scan::ScanOutcome &outcome, scan::ScanRecord record,
                           const scene::Scene &found, const BlobStore &blobs)
{
    const auto blob = blobs.put(scene::sceneToJson(found));
    if (!blob)
        return unexpected(blob.error());
    record.found = *blob;
    return remember(scene, outcome, record, blobs);
}

Result<scan::Merged> updateScan(const scene::Scene &scene, scene::NodeId group, const scene::Scene &before,
                                scan::ScanRecord record, scan::ScanOutcome &outcome, const BlobStore &blobs)
{
    const auto found = scan::foundScene(outcome);
    if (!found)
        return unexpected(found.error());
    scan::Merged merged = scan::keepCorrections(scene, group, before, *found, outcome);
    if (const auto remembered = rememberFound(scene, outcome, std::move(record), merged.found, blobs); !remembered)
        return unexpected(remembered.error());
    return merged;
}

} // namespace twinloom::workflow
