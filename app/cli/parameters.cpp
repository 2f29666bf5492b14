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

} // namespace twinloom::cli
