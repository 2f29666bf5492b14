// SPDX-License-Identifier: Apache-2.0
// What every mesh that the project makes must satisfy.
#pragma once

#include "core/asset/model.h"

#include <string>

namespace twinloom::asset
{

/// Empty when each part is sound: finite, indices in range, unit normals on the side of the winding, no triangle below
/// `leastArea` (m2), each edge shared by two triangles that run along it in opposite ways, and each connected shell
/// with a positive volume; else what is wrong, and where.
std::string meshFault(const Model &model, double leastArea = 1e-12);

} // namespace twinloom::asset
