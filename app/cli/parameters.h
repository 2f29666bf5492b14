// SPDX-License-Identifier: Apache-2.0
// --param name=value, the same for every verb that runs a generator.
#pragma once

#include "scenegen/param_spec.h"

#include <string>

namespace twinloom::cli
{

/// Values by name, of those that were given. Usage where scenegen says BadInput: on the command line it is wrong usage.
Result<QJsonObject> parseParameterFlags(const std::vector<scenegen::ParamSpec> &specs,
                                        const std::vector<std::string> &given);

} // namespace twinloom::cli
