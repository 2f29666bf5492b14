// SPDX-License-Identifier: Apache-2.0
// Whether a scene's twins make sense: models that are there and valid, ids that differ, bindings that can run.
#pragma once

#include "twin/state/twins.h"

namespace twinloom::twin
{

/// Codes: "bad-model" (the DTDL documents cannot be read or are not valid), "unknown-model" (a twin of an interface
/// that is not there), "duplicate-twin", "bad-binding" (also of a property that the model has not). `field` names the
/// twin.
Issues validateTwins(const scene::Scene &scene, const LoadBlob &loadBlob, Progress progress);

} // namespace twinloom::twin
