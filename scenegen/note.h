// SPDX-License-Identifier: Apache-2.0
// Findings that tell rather than find fault.
#pragma once

#include "core/result.h"

namespace twinloom::scenegen
{

/// Whether a finding of a layout only says how the request was understood or what came of it ("prompt-understood",
/// "facility-report"), so that nothing is to be done about it.
bool isNote(const Issue &issue);

} // namespace twinloom::scenegen
