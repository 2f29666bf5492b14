// SPDX-License-Identifier: Apache-2.0
// The plane cut into convex cells by lines, the cells' neighbours, and the minimum cut that chooses among them.
#pragma once

#include "core/scan/points/planes.h"

#include <cstdint>
#include <span>

namespace twinloom::scan
{

using geometry::Polygon;

struct PlanCell {
    Polygon polygon;        ///< convex, counter-clockwise
    std::vector<int> lines; ///< lines[i]: the line of the edge from corner i to the next
};

/// Where two cells touch: [from, to] along a line. `above` lies on the side that the line's normal points to.
struct PlanBorder {
    int line = 0;
    double from = 0, to = 0;
    int above = -1, below = -1; ///< cells; -1: beyond the bounds
};

struct CellComplex {
    std::vector<PlanLine> lines; ///< those given, then the four of the bounds
    std::vector<PlanCell> cells;
    std::vector<PlanBorder> borders;
};

/// All of [low, high] cut by all lines.
CellComplex makeCellComplex(const std::vector<PlanLine> &lines, const Vec2 &low, const Vec2 &high);

/// Minimum cut. inside[i] and outside[i]: cost of labelling cell i so; cost[b]: of border b having two labels. Borders
/// with -1 cost nothing. Returns 1 for inside. (Dinic 1970.)
std::vector<char> labelCells(const CellComplex &complex, std::span<const double> inside,
                             std::span<const double> outside, std::span<const double> cost);

/// The outer outline of the cells with label[i] == wanted, with the line of each of its edges; holes are left out.
struct Outline {
    Polygon polygon;
    std::vector<int> lines;
};
Outline outlineOf(const CellComplex &complex, std::span<const int> label, int wanted);

} // namespace twinloom::scan
