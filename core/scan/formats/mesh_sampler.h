// SPDX-License-Identifier: Apache-2.0
// Points on a mesh, evenly by area: a mesh as a scan (its corners alone would leave large triangles empty).
#pragma once

#include "core/progress.h"
#include "core/scan/point_cloud.h"
#include "core/scan/formats/reader.h"

#include <functional>

namespace twinloom::scan
{

/// The colour of a triangle (by its number) where its corners have these weights.
using SurfaceColour = std::function<Rgb(std::size_t triangle, const Eigen::Vector3f &weights)>;

/// Appends samples of the triangles (three indices each, all below `cloud.size()`) to the vertices already in the
/// cloud; colours, intensities and normals are interpolated, but for colours that `colourAt` knows better. The same
/// mesh gives the same points. Cancelled.
Result<void> sampleMesh(PointCloud &cloud, const std::vector<std::uint32_t> &triangles, const ReadOptions &options,
                        Progress &progress, const SurfaceColour &colourAt = {});

/// The Issue "mesh-sampled".
Issue meshSampled(const QString &path, std::size_t samples, std::size_t triangles);

} // namespace twinloom::scan
