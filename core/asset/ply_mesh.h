// SPDX-License-Identifier: Apache-2.0
// Surfaces in PLY files (Turk 1994, "The PLY Polygon File Format"), text or binary. Read here and not through Assimp,
// which aborts the program on files that break off. Points without faces are core/scan's.
#pragma once

#include "core/progress.h"

#include <Eigen/Core>

#include <QByteArray>

#include <cstdint>
#include <optional>
#include <vector>

namespace twinloom::asset
{

/// As in the file: its frame and its unit.
struct PlyMesh {
    std::vector<Eigen::Vector3d> corners;
    std::vector<Eigen::Vector3f> normals;  ///< empty where the file has none
    std::vector<std::uint32_t> indices;    ///< three a triangle; faces of more corners are cut into fans
    std::optional<Eigen::Vector3f> colour; ///< mean of the corners' colours, sRGB from 0 to 1
};

/// BadInput says what is wrong and at which byte; a file without faces gives no indices.
Result<PlyMesh> readPlyMesh(const QByteArray &bytes, const Progress &progress);

} // namespace twinloom::asset
