// SPDX-License-Identifier: Apache-2.0
// Any number of points into an octree, in bounded memory: they are counted on a grid, sorted by its cells into a
// scratch file, and taken from there a few million at a time (M. Schuetz et al. 2020, "Fast Out-of-Core Octree
// Generation for Massive Point Clouds"). Levels of detail are even samples of what is below them.
#pragma once

#include "core/progress.h"
#include "core/scan/octree/octree_format.h"

namespace twinloom::scan
{

/// A point on its way into an octree.
struct OctreePoint {
    Eigen::Vector3f position = Eigen::Vector3f::Zero(); ///< metres, about OctreeOptions::origin
    Rgb colour;
    std::uint8_t intensity = 0;
};
static_assert(sizeof(OctreePoint) == 16);

using VisitPoints = std::function<Result<void>(std::span<const OctreePoint>)>;
/// Hands all points to `visit`, a part at a time, until that fails; called several times, with the same points in the
/// same order. Positions are finite.
using PointSource = std::function<Result<void>(const VisitPoints &visit, Progress &progress)>;

struct OctreeOptions {
    geometry::Vec3 origin = geometry::Vec3::Zero();
    std::optional<geometry::Vec3> station; ///< relative to the origin
    bool colours = false, intensities = false;
    QString scratchFolder;                ///< for 16 bytes a point; empty: the system's
    std::size_t mostInMemory = 2'000'000; ///< points at a time
};

/// Nodes go to `putBlob` in blobs of about a megabyte; the index that is returned does not. The same points give the
/// same bytes. Memory: 64 bytes for each of `mostInMemory` points, and 100 MiB. Errors of `points` and `putBlob`; Io
/// when the scratch folder is full; Cancelled. Thread: any; `putBlob` is called on the same.
Result<OctreeIndex> buildOctree(const PointSource &points, const OctreeOptions &options, const PutBlob &putBlob,
                                Progress &progress);

} // namespace twinloom::scan
