// SPDX-License-Identifier: Apache-2.0
// Files of scanned points into memory: PLY (ascii, both byte orders, meshes sampled), PCD (three encodings), text
// (PTS, XYZ, CSV, ...), PTX, LAS, E57. What a file is, its first bytes decide; its extension only where they say
// nothing.
#pragma once

#include "core/progress.h"
#include "core/scan/point_cloud.h"

#include <QString>

namespace twinloom::scan
{

struct ReadOptions {
    /// Faces of a mesh become this many points per square unit of the file, ...
    double samplesPerArea = 2500.0;
    /// ... but no more than this in all (a mesh in millimetres has a million times the area).
    std::size_t mostSamples = 2'000'000;
};

/// One scan of a file. The cloud is in the units and axes of the file.
struct LoadedScan {
    PointCloud cloud;
    int number = 0; ///< within its file, from 0
    /// Points with finite coordinates that the file holds (no-return cells do not count): what `scan --json` calls
    /// `points`. Equals cloud.size() but for a mesh, whose cloud holds its vertices and then samples of its faces.
    std::size_t pointsInFile = 0;
    /// From the coordinates of `cloud` (origin added) to the frame that all scans of the file share.
    Eigen::Affine3d pose = Eigen::Affine3d::Identity();
    QString unitHint; ///< unit that the file names: "metre", "foot", "us-survey-foot"; empty: it names none
    Issues issues;    ///< findings that did not stop the reading, e.g. code "mesh-sampled", "extra-points"
};

/// All scans of the file in their order, each with at least one point. NotFound: no such file. Io: a folder, no
/// permission, a broken device. BadInput: not a scan, broken off, contradicts itself or holds no point; the message
/// has the file's name and the byte offset or line. Sizes are checked against the file before anything is allocated.
/// Memory: the clouds (15 to 31 bytes a point) and 4 MiB; more for ..._compressed and meshes. Thread: any.
Result<std::vector<LoadedScan>> readScans(const QString &path, const ReadOptions &options, Progress &progress);

} // namespace twinloom::scan
