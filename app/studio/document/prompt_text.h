// SPDX-License-Identifier: GPL-3.0-or-later
// How a prompt was understood, for the person who types it.
#pragma once

#include "scenegen/prompt.h"

namespace twinloom::studio
{

/// "Bedroom · 2 × Desk · Desk by a window", in the language in use; empty when nothing was understood.
QString understood(const scenegen::PromptReading &reading);

/// What had no effect, a line each: words, numbers that count nothing, and where things shall not be. Empty where all
/// was understood.
QString passedOver(const scenegen::PromptReading &reading);

} // namespace twinloom::studio
