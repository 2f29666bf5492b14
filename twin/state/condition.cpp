// SPDX-License-Identifier: Apache-2.0
#include "twin/state/condition.h"

#include <QCoreApplication>

namespace twinloom::twin
{

Result<Condition> Condition::parse(const QString &text)
{
    const QString trimmed = text.trimmed();
    const qsizetype blank = trimmed.indexOf(QLatin1Char(' '));
    const QString tag = trimmed.left(blank);
    if (blank < 0 || !tag.contains(QLatin1Char('.')))
        return unexpected(ErrorCode::BadInput, QCoreApplication::translate("twin", "“%1” is no condition.").arg(text),
                          QCoreApplication::translate("twin", "A condition looks like: press.status == 1."));
    const auto visual = parseVisual(QStringLiteral("visible=when") + trimmed.mid(blank));
    if (!visual)
        return unexpected(visual.error());
    return Condition{tag, std::get<VisibleWhen>(*visual)};
}

Result<bool> Condition::holds(const TwinState &state) const
{
    const auto binding = state.find(tag);
    if (!binding)
        return unexpected(ErrorCode::Conflict,
                          QCoreApplication::translate("twin", "“%1” is bound to no source.").arg(tag));
    const Sample &sample = state.sample(*binding);
    const auto holds = visibleWhen(test, sample.value);
    if (sample.quality != Quality::Good || !holds)
        return unexpected(ErrorCode::Conflict,
                          QCoreApplication::translate("twin", "“%1” is %2.").arg(tag, qualityName(sample.quality)));
    return *holds;
}

} // namespace twinloom::twin
