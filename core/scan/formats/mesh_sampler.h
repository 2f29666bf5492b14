// SPDX-License-Identifier: Apache-2.0
// Points on a mesh, evenly by area: a mesh as a scan (its corners alone would leave large triangles empty).
#pragma once

#include "core/progress.h"
#include "core/scan/point_cloud.h"
#include "core/scan/reader.h"

namespace twinloom::scan
{

/// Appends samples of the triangles (three indices each, all below `cloud.size()`) to the vertices already in the
/// cloud; colours, intensities and normals are interpolated. The same mesh gives the same points. Cancelled.
Result<void> sampleMesh(PointCloud &cloud, const std::vector<std::uint32_t> &triangles, const ReadOptions &options,
                        Progress &progress);

} // namespace twinloom::scan
