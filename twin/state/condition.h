// SPDX-License-Identifier: Apache-2.0
// A condition on a reported value, as people write it: "press.status == 1". Operators and operands as in
// `visible=when` (visual.h). Plain values; any thread.
#pragma once

#include "twin/state/twin_state.h"

namespace twinloom::twin
{

struct Condition {
    QString tag; ///< "twin.property"
    VisibleWhen test;

    /// BadInput says what is wrong.
    static Result<Condition> parse(const QString &text);
    /// Whether it holds now. Conflict says why it cannot be known: not bound, nothing received, stale or bad.
    Result<bool> holds(const TwinState &state) const;
};

} // namespace twinloom::twin
