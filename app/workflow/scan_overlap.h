// SPDX-License-Identifier: Apache-2.0
// A new scan that lies over what the scene has already: two files whose origins have nothing to do with each other.
#pragma once

#include "core/scan/scan_job.h"
#include "core/scene/scene.h"

namespace twinloom::workflow
{

struct FloorOverlaps {
    Issues issues;                    ///< "overlaps-scene"; `field` is the top node that is meant
    std::vector<scene::NodeId> again; ///< scans' groups that have rooms of the new scan: the place was scanned before
};

/// What visible rooms of the scene share floor with rooms of the new scan. An issue for each of the scene's top nodes
/// of which none is the same room (a second scan of one place is meant to lie there). `found`: scan::foundScene() of
/// the outcome. A scan without rooms says nothing.
FloorOverlaps overlapsOf(const scene::Scene &scene, const scan::ScanOutcome &outcome, const scene::Scene &found);

} // namespace twinloom::workflow
