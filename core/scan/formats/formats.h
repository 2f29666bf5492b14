// SPDX-License-Identifier: Apache-2.0
// One reader a format. Each takes an open file that looks like its own and returns its scans, each with at least one
// point, or one Error; see readScans() for what the errors hold.
#pragma once

#include "core/scan/formats/input.h"
#include "core/scan/reader.h"

namespace twinloom::scan
{

using Scans = Result<std::vector<LoadedScan>>;

/// PLY 1.0 (Turk 1994, "The PLY Polygon File Format"): ascii and both byte orders, both spellings of the types, any
/// other elements and properties. Faces are sampled.
Scans readPly(Input &input, const ReadOptions &options, Progress &progress);
/// PCD 0.5 to 0.7 (Point Cloud Library): ascii, binary, binary_compressed.
Scans readPcd(Input &input, Progress &progress);
/// PTS (a count, then x y z intensity r g b), XYZ and its relatives, CSV with a header line.
Scans readText(Input &input, Progress &progress);
/// Leica PTX: gridded scans with their poses, one after the other.
Scans readPtx(Input &input, Progress &progress);
/// LAS 1.0 to 1.4 (ASPRS), point formats 0 to 10. Points that the file marks as noise (class 7, 18) or withheld are
/// left out of the cloud, but counted in `pointsInFile`. LAZ is refused.
Scans readLas(Input &input, Progress &progress);
/// E57 (ASTM E2807-11): float, integer and scaled fields, cartesian or spherical, poses. All page checksums are
/// checked.
Scans readE57(Input &input, Progress &progress);

} // namespace twinloom::scan
