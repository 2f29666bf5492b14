// SPDX-License-Identifier: Apache-2.0
// Which OpenXR runtime is active: the file that the loader will read, checked before the loader reads it, because its
// own message for a broken one is a number. The order is the loader's (OpenXR loader design, "Runtime discovery").
#pragma once

#include "core/result.h"

namespace twinloom::xr
{

/// XR_RUNTIME_JSON, else the first active_runtime.json of the XDG configuration folders and /etc; empty: none.
QString runtimeManifestPath();

/// Peer: no file, no JSON, a wrong or missing field, or no library where it says.
Result<void> checkRuntimeManifest();

/// What a person can do about a runtime that fails: `forSystem`, but with the simulated headset in use what fits that.
QString runtimeAdvice(const QString &forSystem);

/// Makes the loader take the simulated headset that stands beside the program, playing `script` (a file; may be empty).
/// Call it before any other thread runs: it changes the environment. NotFound when it is not there, BadInput with the
/// line when the script has a mistake. The clock runs free, or at the headset's pace.
enum class Clock { Virtual, Real };
Result<void> useSimulatedHeadset(const QString &script, Clock clock);
/// Takes useSimulatedHeadset() back: the loader finds what it found before. As there, it changes the environment.
void useSystemHeadset();

} // namespace twinloom::xr
