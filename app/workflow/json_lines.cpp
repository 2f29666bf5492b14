// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/json_lines.h"

#include "core/input_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

namespace twinloom::workflow
{
namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("workflow", text);
}

Result<QJsonObject> parseLine(const QByteArray &line)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (error.error != QJsonParseError::NoError)
        return unexpected(ErrorCode::BadInput, tr("column %1: %2").arg(error.offset + 1).arg(error.errorString()));
    if (!document.isObject())
        return unexpected(ErrorCode::BadInput, tr("a JSON object is expected"));
    return document.object();
}

} // namespace

Result<void> forEachJsonLine(const QString &path, const std::function<Result<void>(const QJsonObject &)> &line,
                             Progress &progress, const BadLine &badLine)
{
    QFile file(path);
    if (const auto opened = openInput(file); !opened)
        return opened;
    bool any = false;
    for (int number = 1; !file.atEnd(); ++number) {
        if (progress.cancelled())
            return cancelledError();
        const QByteArray bytes = file.readLine().trimmed();
        if (bytes.isEmpty())
            continue;
        any = true;
        const auto json = parseLine(bytes);
        const Result<void> taken = json ? line(*json) : Result<void>(unexpected(json.error()));
        if (!taken && badLine && taken.error().code == ErrorCode::BadInput)
            badLine(number, taken.error());
        else if (!taken)
            return unexpected(taken.error().code,
                              tr("%1, line %2: %3").arg(path).arg(number).arg(taken.error().message),
                              taken.error().hint);
        progress.set(file.size() > 0 ? double(file.pos()) / double(file.size()) : 1.0);
    }
    if (!any)
        return unexpected(ErrorCode::BadInput, tr("%1 is empty.").arg(path));
    return {};
}

} // namespace twinloom::workflow
