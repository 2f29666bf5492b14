// SPDX-License-Identifier: Apache-2.0
// Where a thing would stand well, for people and for programs: scenegen::placementMap() as a picture and as JSON.
#pragma once

#include "core/scene/room.h"
#include "scenegen/graph/suggest.h"

#include <QImage>
#include <QJsonObject>

namespace twinloom::workflow
{

/// The middle of the best cell, in the room's frame; none where the thing fits nowhere.
std::optional<geometry::Vec2> bestPlace(const scenegen::PlacementMap &map);

/// "origin" (lower left corner of the first cell), "cell" (metres), "columns", "rows", "values" (one list a row, from
/// the lowest y on; each along x; 0 to 1, null where no floor is) and "best", all in the room's frame; "nowhere" says
/// why there is no best place, and is null where there is one.
QJsonObject heatMapJson(const scenegen::PlacementMap &map);

/// From above, up along +y: the floor coloured by the map, outlines of what stands there, doors and windows, a scale of
/// the colours and one of the lengths. Words need a QGuiApplication; without one there are none.
QImage heatMapPicture(const scene::Room &room, const scenegen::PlacementMap &map, const QString &title,
                      const QSize &pixels);

} // namespace twinloom::workflow
