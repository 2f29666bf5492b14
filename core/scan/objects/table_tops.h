// SPDX-License-Identifier: Apache-2.0
// Tops of tables and the like among points that hang together: what stands on them is told from what carries it.
#pragma once

#include "core/scan/objects/object_parts.h"
#include "core/scan/structure/plan_rectangle.h"

#include <optional>

namespace twinloom::scan
{

/// Height of a top that fills most of the part's footprint and has something above it, 0.55 to 1.2 m above `floor`.
std::optional<double> supportTop(const PointCloud &cloud, const Indices &part, double floor, double spacing);

/// The tops at height `top` of the tables that stand together in `part`. Tables pushed together are parted by gaps that
/// are hardly wider than the points are apart. `wallYaw`: direction that they are likelier to have. Cancelled.
Result<std::vector<Rectangle>> tableTops(const PointCloud &cloud, const Indices &part, double top, double wallYaw,
                                         double spacing, Progress &progress);

/// The table whose top is over a point, or nearest to it within a few centimetres; tops.size(): none.
std::size_t tableAt(const std::vector<Rectangle> &tops, const geometry::Vec2 &p, double spacing);

/// Whether `piece`, on a table with this top, is as long as that and high: shelves over a shelf, the back of a
/// workbench.
bool isUpperPart(const PointCloud &cloud, const Indices &piece, const Rectangle &top);

/// Whether `part` is a level surface at the height of a table, with hardly anything below it that was seen: a top whose
/// legs are hidden. `floor`: height that the legs stand on.
bool isBareTop(const PointCloud &cloud, const Indices &part, double bottom, double top, double floor, double spacing);

} // namespace twinloom::scan
