// SPDX-License-Identifier: Apache-2.0
// Whether something is missing between two samples of a binding: by a sequence number in the payload where the source
// has one, else by source times that are further apart than the binding's deadline. Thread: one at a time.
#pragma once

#include "twin/state/binding.h"

namespace twinloom::twin
{

class GapCheck
{
public:
    /// `sequence`: pointer to a number that rises by one; empty: there is none. `deadline` in seconds; none: times are
    /// not compared.
    GapCheck(JsonPointer sequence, bool hasSequence, std::optional<double> deadline);

    /// How many gaps there are before this payload: 0 or 1. What comes late or again is none.
    int before(const QJsonValue &document, Nanoseconds time);

private:
    JsonPointer m_sequence;
    bool m_hasSequence;
    std::optional<double> m_deadline;
    std::optional<qint64> m_lastNumber;
    std::optional<Nanoseconds> m_lastTime;
};

} // namespace twinloom::twin
