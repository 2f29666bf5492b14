// SPDX-License-Identifier: Apache-2.0
// Lines in plan of vertical surfaces, and how much of a wall stands along each.
#pragma once

#include "core/geometry/polygon.h"
#include "core/progress.h"
#include "core/scan/point_cloud.h"

namespace twinloom::scan
{

using geometry::Vec2;

/// All p with normal.dot(p) == offset; `normal` is of unit length. Along it, p = normal * offset + direction() * s.
struct PlanLine {
    Vec2 normal = Vec2::UnitX();
    double offset = 0;
    double weight = 0; ///< square metres of surface behind it

    Vec2 direction() const { return {-normal.y(), normal.x()}; }
    double distance(const Vec2 &p) const { return normal.dot(p) - offset; }
    double along(const Vec2 &p) const { return direction().dot(p); }
    Vec2 at(double s) const { return normal * offset + direction() * s; }
};
/// Where two lines meet; none when they are parallel within about half a degree.
std::optional<Vec2> meet(const PlanLine &a, const PlanLine &b);

/// A pile of vertical surface at one place and of one direction: many points as one, so that fits are cheap.
struct WallPatch {
    Vec2 position = Vec2::Zero();
    Vec2 normal = Vec2::UnitX(); ///< of any sign
    double weight = 0;           ///< square metres
};
/// When cancelled it ends early, and what it returns says nothing.
std::vector<WallPatch> wallPatches(const PointCloud &cloud, double spacing, double low, double high,
                                   const Progress &progress = {});

/// Lines with at least `leastWeight` square metres behind them, strongest first. Lines within 3 degrees and 5 cm of one
/// another are one. At most 160; fewer when cancelled.
std::vector<PlanLine> findPlanLines(std::vector<WallPatch> patches, double leastWeight, const Progress &progress = {});
/// Least squares over the patches near `line`, between `from` and `to` along it; `line` itself where there are too few.
PlanLine refit(const PlanLine &line, const std::vector<WallPatch> &patches, double from, double to);
/// The direction in [0, pi/2) that most surface is parallel or square to.
double mainDirection(const std::vector<WallPatch> &patches);

} // namespace twinloom::scan
