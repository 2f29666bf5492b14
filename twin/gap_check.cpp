// SPDX-License-Identifier: Apache-2.0
#include "twin/gap_check.h"

#include <algorithm>

namespace twinloom::twin
{

GapCheck::GapCheck(JsonPointer sequence, bool hasSequence, std::optional<double> deadline)
    : m_sequence(std::move(sequence)), m_hasSequence(hasSequence), m_deadline(deadline)
{
}

int GapCheck::before(const QJsonValue &document, Nanoseconds time)
{
    bool gap = false;
    if (m_hasSequence) {
        const QJsonValue number = m_sequence.resolve(document);
        if (!number.isDouble())
            return 0;
        const qint64 now = number.toInteger();
        gap = m_lastNumber && now > *m_lastNumber + 1;
        // A source that starts again counts from its beginning; what comes again is near the last.
        if (!m_lastNumber || now > *m_lastNumber || now == 0)
            m_lastNumber = now;
    } else if (m_deadline) {
        gap = m_lastTime && double(time - *m_lastTime) > *m_deadline * double(kSecond);
        m_lastTime = std::max(m_lastTime.value_or(time), time);
    }
    return gap ? 1 : 0;
}

} // namespace twinloom::twin
