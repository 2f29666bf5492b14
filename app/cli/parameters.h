// SPDX-License-Identifier: Apache-2.0
// Values of options that several verbs have: --param name=value of generators, sizes of pictures.
#pragma once

#include "scenegen/param_spec.h"

#include <QSize>

#include <string>

namespace twinloom::cli
{

/// Values by name, of those that were given. Usage where scenegen says BadInput: on the command line it is wrong usage.
Result<QJsonObject> parseParameterFlags(const std::vector<scenegen::ParamSpec> &specs,
                                        const std::vector<std::string> &given);

/// "1280x720" as it was given for `option`, each side from 1 to 16384. Usage.
Result<QSize> parseSize(const QString &option, const QString &given);

} // namespace twinloom::cli
