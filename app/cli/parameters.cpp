// SPDX-License-Identifier: Apache-2.0
#include "app/cli/parameters.h"

namespace twinloom::cli
{

Result<QJsonObject> parseParameterFlags(const std::vector<scenegen::ParamSpec> &specs,
                                        const std::vector<std::string> &given)
{
    QStringList assignments;
    for (const std::string &assignment : given)
        assignments.append(QString::fromStdString(assignment));
    Result<QJsonObject> parsed = scenegen::parseParameters(specs, assignments);
    if (parsed)
        return parsed;
    Error error = parsed.error();
    if (error.code == ErrorCode::BadInput)
        error.code = ErrorCode::Usage;
    return unexpected(error);
}

Result<QSize> parseSize(const QString &option, const QString &given)
{
    const QStringList parts = given.split(QLatin1Char('x'));
    const QSize size = parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
    if (size.width() < 1 || size.height() < 1 || size.width() > 16384 || size.height() > 16384)
        return unexpected(ErrorCode::Usage,
                          QStringLiteral("%1 %2: a size such as 1280x720 is expected, each side from 1 to 16384.")
                              .arg(option, given));
    return size;
}

} // namespace twinloom::cli
