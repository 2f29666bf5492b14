// SPDX-License-Identifier: Apache-2.0
// Reads `@context`: which version of the language, which limits, which extensions. Private to twin/model.
#pragma once

#include "twin/model/element.h"

namespace twinloom::twin
{

/// Reads the value of `@context` into `context`, which holds what is in scope already. `top`: this is a document's own,
/// so the language must come first. False after an error was reported.
bool readContext(const JsonValue &value, bool top, std::size_t source, const CheckOptions &options, Findings &findings,
                 Context &context);

/// The full id that a term stands for; empty where it stands for nothing.
QString resolveTerm(const Context &context, const QString &term);

} // namespace twinloom::twin
