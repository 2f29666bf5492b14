// SPDX-License-Identifier: Apache-2.0
// The numbers of a prompt's tokens, made ready to be read from left to right: each stands before its noun and has its
// bounds.
#pragma once

#include "scenegen/lexicon.h"

namespace twinloom::scenegen
{

/// Ranges ("2 to 4") and limits ("at least 3", "3 or more", "more than 2 ... but fewer than 6") become bounds of one
/// number; a number that measures ("1.8 m", "四人"), and a limit of nothing, become unknown words.
void bindNumbers(Tokens &tokens);

/// "two desks and chairs each", "书桌和椅子各两把", "two each of desk and chair": each of the list gets the number.
/// After bindNumbers().
void shareNumbers(Tokens &tokens);

/// "chairs: 4" becomes "4 chairs". After bindNumbers() and shareNumbers().
void putNumbersBeforeNouns(Tokens &tokens);

} // namespace twinloom::scenegen
