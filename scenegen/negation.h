// SPDX-License-Identifier: Apache-2.0
// Negations of a prompt that are said of a place: "not by the window", "床不要靠窗", "no desk by the window". A request
// can ban a thing, but no relation; such a clause is neither of both, so that it must be passed over as a whole.
#pragma once

#include "scenegen/lexicon.h"

#include <QStringList>

namespace twinloom::scenegen
{

/// Passes over each negation together with the relation that it is said of, and says what was written there. The thing
/// stays where it is named for itself ("the bed" of "do not put the bed by the window", 床 of 不要把床放在窗边), and
/// goes where it is named only to say that no such one is wanted ("no desk by the window"). Plain bans stay.
QStringList passOverNegatedRelations(Tokens &tokens);

} // namespace twinloom::scenegen
