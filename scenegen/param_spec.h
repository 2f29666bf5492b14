// SPDX-License-Identifier: Apache-2.0
// Declared parameters: the form in Studio, the command line's flags, the help, the checks, the Recipe and the test
// sweep all come from these.
#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QStringList>

#include <variant>
#include <vector>

namespace twinloom::scenegen
{

struct ParamSpec {
    enum class Type { Bool, Integer, Real, Choice, Text };
    QString name; ///< lower_case, as typed: --param name=value
    Type type = Type::Real;
    QJsonValue fallback;        ///< the default
    double least = 0, most = 0; ///< Integer and Real
    QString unit;               ///< "m", "rad", ""; for people
    QStringList choices;        ///< Choice
    QString help;               ///< one sentence, translated
};

/// Values by name: every declared parameter, given or default. BadInput names an unknown one, a wrong type or range.
Result<QJsonObject> resolveParameters(const std::vector<ParamSpec> &specs, const QJsonObject &given);
/// From "name=value" texts: only those that they name, checked, so that a request can say the others.
Result<QJsonObject> parseParameters(const std::vector<ParamSpec> &specs, const QStringList &assignments);

} // namespace twinloom::scenegen
