// SPDX-License-Identifier: GPL-3.0-or-later
// Relations of a graph in the language in use.
#pragma once

#include <QString>

namespace twinloom::studio
{

/// "facing", "against a wall"; one that is not known as it is.
QString relationText(const QString &relation);

} // namespace twinloom::studio
