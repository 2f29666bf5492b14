// SPDX-License-Identifier: GPL-3.0-or-later
// Where a person can walk in scanned rooms, as marks on their floors.
#pragma once

#include "app/studio/viewport/marks.h"
#include "app/workflow/blob_store.h"

#include <QJsonObject>

namespace twinloom::studio
{

/// One a room of the scene that is shown and that a scan's report knows: green where one can walk, striped where one
/// could if nothing stands where nobody looked, red where something stands.
std::vector<Mark> floorMarks(const scene::Hierarchy &hierarchy, const workflow::BlobStore &blobs);
/// The picture of one room of a report, and the corners of its rectangle on the floor, in metres. Null: none is known.
struct FloorPicture {
    QImage image;
    geometry::Vec2 low = geometry::Vec2::Zero(), high = geometry::Vec2::Zero();
};
FloorPicture floorPicture(const QJsonObject &room);

} // namespace twinloom::studio
