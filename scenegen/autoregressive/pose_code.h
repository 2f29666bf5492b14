// SPDX-License-Identifier: Apache-2.0
// A pose as the model tells it: relative to an anchor, an edge of the floor or a thing that stands already, in classes
// of turn, distance across and place along. The same code as scenegen/training/autoregressive_rooms.py.
#pragma once

#include "core/geometry/box.h"
#include "core/geometry/random.h"
#include "scenegen/legalise/arrangement.h"

namespace twinloom::scenegen
{

constexpr int kYawClasses = 28;            ///< four quarter turns, then 24 ranges of 15 degrees
constexpr int kEdgeAcrossClasses = 1 + 24; ///< touching, then growing distances up to 6 m
constexpr int kEdgeAlongClasses = 2 + 32;  ///< at the start, at the end, then parts of the free stretch
constexpr int kOffsetClasses = 1 + 2 * 33; ///< centred, then growing distances to either side
constexpr int kBottomClasses = 26;         ///< heights of 8 cm from 0.3 m on

struct PoseCode {
    int yaw = 0, across = 0, along = 0, bottom = 0;
    bool operator==(const PoseCode &) const = default;
};

/// An edge of the floor as the model sees it.
struct AnchorEdge {
    Wall wall;
    bool startOpen = true; ///< the corner at its start is one to stand in (for its end: wall.convexEnd)
};
std::vector<AnchorEdge> anchorEdgesOf(const geometry::Polygon &floor);

/// How a box is told. `size` counts; the bottom class is that of the box.
PoseCode codeAt(const AnchorEdge &edge, const geometry::Box &box);
PoseCode codeAt(const geometry::Box &anchor, const geometry::Box &box);

/// The class of a turn against the anchor, and a turn of a class, evenly drawn within it.
int yawClassOf(double relative);
double yawFrom(int yawClass, geometry::Random &random);
/// A box of the size, turned by `yaw` against its anchor and placed evenly within the code's other classes; hung at the
/// code's bottom when `mounted`, else on the floor.
geometry::Box poseFrom(const AnchorEdge &edge, const PoseCode &code, double yaw, const geometry::Vec3 &size,
                       bool mounted, geometry::Random &random);
geometry::Box poseFrom(const geometry::Box &anchor, const PoseCode &code, double yaw, const geometry::Vec3 &size,
                       geometry::Random &random);

/// What the training takes as the anchor of a box: of `stands`, or of the edges as -1 - index.
int anchorOf(const std::vector<AnchorEdge> &edges, const std::vector<geometry::Box> &stands, const geometry::Box &box);

} // namespace twinloom::scenegen
