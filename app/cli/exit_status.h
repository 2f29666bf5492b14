// SPDX-License-Identifier: Apache-2.0
// The exit statuses under the names that verbs use.
#pragma once

#include "app/workflow/exit_status.h"

namespace twinloom::cli
{

using enum workflow::ExitStatus;
using workflow::exitStatus;

} // namespace twinloom::cli
