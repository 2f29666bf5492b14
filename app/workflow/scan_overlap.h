// SPDX-License-Identifier: Apache-2.0
// A new scan that lies over what the scene has already: two files whose origins have nothing to do with each other.
#pragma once

#include "core/scan/scan_job.h"
#include "core/scene/scene.h"

namespace twinloom::workflow
{

/// "overlaps-scene" for each of the scene's top nodes whose visible rooms share floor with rooms of the new scan
/// without being the same ones (a second scan of one place is meant to lie there); `field` is that node. `found`:
/// scan::foundScene() of the outcome. A scan without rooms says nothing.
Issues overlapsOf(const scene::Scene &scene, const scan::ScanOutcome &outcome, const scene::Scene &found);

} // namespace twinloom::workflow
