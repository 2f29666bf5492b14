// SPDX-License-Identifier: Apache-2.0
// Keeps count of OpenXR calls that did not succeed, and tells of each cause once.
#pragma once

#include "core/result.h"

#include <openxr/openxr.h>

#include <map>
#include <set>

namespace twinloom::xr
{

/// "XR_ERROR_SESSION_LOST", or the number of a value that this build does not know.
QString resultName(XrResult result);

/// Thread: the XR thread.
class Calls
{
public:
    /// Whether the call succeeded. Otherwise it is counted, kept as lastFailure(), and logged where its cause is new.
    bool ok(XrResult result, const char *call);
    XrResult lastResult() const { return m_last; }
    /// What failed last, as one sentence for a person.
    QString lastFailure() const { return m_lastText; }
    int failures() const { return m_failures; }

    /// From a validation layer, through XR_EXT_debug_utils.
    void validationMessage(const QString &text);
    int validationErrors() const { return m_validation; }

private:
    XrResult m_last = XR_SUCCESS;
    QString m_lastText;
    int m_failures = 0, m_validation = 0;
    std::set<QString> m_told;
};

} // namespace twinloom::xr
