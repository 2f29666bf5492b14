// SPDX-License-Identifier: GPL-3.0-or-later
// What generators and their parameters are called for people, in the language in use. Thread: UI.
#pragma once

#include <QString>

namespace twinloom::studio
{

/// "graph" as "Relation graph"; a generator that is not there keeps its id.
QString generatorText(const QString &id);
/// "small_objects" as "Small objects"; parameters that nobody knows in words of their own.
QString parameterText(const QString &name);
/// Of a value that the parameter may be chosen to have.
QString choiceText(const QString &parameter, const QString &choice);

} // namespace twinloom::studio
