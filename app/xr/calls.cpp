// SPDX-License-Identifier: Apache-2.0
#include "app/xr/calls.h"

#include <openxr/openxr_reflection.h>

#include <QCoreApplication>
#include <QLoggingCategory>

namespace twinloom::xr
{
namespace
{

Q_LOGGING_CATEGORY(logXr, "twinloom.xr", QtInfoMsg)

} // namespace

QString resultName(XrResult result)
{
    switch (result) {
#define TWINLOOM_CASE(name, number)                                                                                    \
    case name:                                                                                                         \
        return QStringLiteral(#name);
        XR_LIST_ENUM_XrResult(TWINLOOM_CASE)
#undef TWINLOOM_CASE
            default : return QString::number(int(result));
    }
}

bool Calls::ok(XrResult result, const char *call)
{
    m_last = result;
    if (XR_SUCCEEDED(result))
        return true;
    ++m_failures;
    m_lastText = QCoreApplication::translate("xr", "The headset's runtime answered %1 with %2.")
                     .arg(QLatin1String(call), resultName(result));
    if (m_told.insert(m_lastText).second)
        qCInfo(logXr).noquote() << m_lastText;
    return false;
}

void Calls::validationMessage(const QString &text)
{
    ++m_validation;
    if (m_told.insert(text).second)
        qCWarning(logXr).noquote() << text;
}

} // namespace twinloom::xr
