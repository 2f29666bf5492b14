// SPDX-License-Identifier: Apache-2.0
#include "twin/model/cases.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace twinloom::twin
{
namespace
{

QString textOf(const JsonValue *value)
{
    return value ? value->text : QString();
}

/// Identifier and, where both name it, the element.
bool sameError(const JsonValue &listed, const Finding &found)
{
    const QString primary = textOf(listed.find(QLatin1String("PrimaryID")));
    return textOf(listed.find(QLatin1String("ValidationID"))) == found.validationId &&
           textOf(listed.find(QLatin1String("Property"))) == found.property && primary == found.primaryId;
}

std::optional<bool> agreement(const JsonValue &object, const CaseResult &result)
{
    const JsonValue *valid = object.find(QLatin1String("valid"));
    if (!valid || valid->kind != JsonValue::Kind::Boolean)
        return std::nullopt;
    if (valid->boolean != result.accepted)
        return false;
    const JsonValue *errors = object.find(QLatin1String("errors"));
    if (result.accepted || !errors || !errors->isArray())
        return true;
    const auto listed = [&](const Finding &found) {
        return std::any_of(errors->items.begin(), errors->items.end(),
                           [&](const JsonValue &entry) { return sameError(entry, found); });
    };
    if (errors->items.empty())
        return result.errors.empty();
    return !result.errors.empty() && std::all_of(result.errors.begin(), result.errors.end(), listed);
}

} // namespace

Result<CaseResult> runCase(const QByteArray &line)
{
    const auto read = readJson(line);
    if (!read)
        return unexpected(read.error());
    const JsonValue *input = read->find(QLatin1String("input"));
    const JsonValue *version = read->find(QLatin1String("version"));
    if (!input || !input->isArray())
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("twin", "The line is no case: it has no list \"input\"."));
    CaseResult result;
    result.name = textOf(read->find(QLatin1String("name")));
    result.version = version ? int(version->integer().value_or(0)) : 0;
    CheckOptions options;
    if (const JsonValue *given = read->find(QLatin1String("options"))) {
        for (const JsonValue &option : given->items) {
            if (option.text == QLatin1String("AllowUndefinedExtensions"))
                options.extensions = Extensions::Allow;
            else if (option.text == QLatin1String("DisallowUndefinedExtensions"))
                options.extensions = Extensions::Disallow;
        }
    }
    std::vector<ModelText> texts;
    for (const JsonValue &document : input->items)
        texts.push_back({result.name, line.mid(document.place.offset, document.size)});
    auto report = check(texts, options);
    if (!report)
        return unexpected(report.error());
    result.accepted = report->accepted;
    for (Finding &finding : report->findings) {
        if (finding.severity == Finding::Severity::Error)
            result.errors.push_back(std::move(finding));
    }
    result.agrees = agreement(*read, result);
    return result;
}

QByteArray caseToJson(const CaseResult &result)
{
    QJsonArray errors;
    for (const Finding &finding : result.errors) {
        QJsonObject error{{QStringLiteral("ValidationID"), finding.validationId},
                          {QStringLiteral("Message"), finding.message}};
        const std::pair<const char *, const QString &> parts[] = {
            {"PrimaryID", finding.primaryId}, {"Property", finding.property}, {"Value", finding.value}};
        for (const auto &[key, value] : parts) {
            if (!value.isEmpty())
                error.insert(QLatin1String(key), value);
        }
        errors.append(error);
    }
    const QJsonObject object{{QStringLiteral("name"), result.name},
                             {QStringLiteral("accepted"), result.accepted},
                             {QStringLiteral("errors"), errors}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void count(const CaseResult &result, Agreements &agreements)
{
    if (!result.agrees)
        return;
    Agreement &agreement = agreements[result.version];
    ++agreement.cases;
    agreement.agreeing += *result.agrees ? 1 : 0;
}

} // namespace twinloom::twin
