// SPDX-License-Identifier: Apache-2.0
// A small scene to export: nested, turned, stretched and mirrored entries that share a model.
#pragma once

#include "core/asset/placed.h"

namespace twinloom::asset
{

std::vector<Placed> samplePlaced();
/// Size of all that is placed, in our frame.
Eigen::Vector3d extentOf(const std::vector<Placed> &placed);

} // namespace twinloom::asset
