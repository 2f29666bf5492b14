// SPDX-License-Identifier: Apache-2.0
#include "scenegen/param_spec.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace twinloom::scenegen
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("scenegen", source);
}

Unexpected wrong(const ParamSpec &spec, const QString &what)
{
    return unexpected(ErrorCode::BadInput, QStringLiteral("parameters.%1: %2.").arg(spec.name, what), spec.help);
}

QString range(const ParamSpec &spec)
{
    return text("it must be from %1 to %2").arg(spec.least).arg(spec.most);
}

Result<QJsonValue> checkedNumber(const ParamSpec &spec, const QJsonValue &value)
{
    const double number = value.toDouble();
    if (!value.isDouble() || !std::isfinite(number))
        return wrong(spec, text("a number is needed"));
    if (number < spec.least || number > spec.most)
        return wrong(spec, range(spec));
    if (spec.type == ParamSpec::Type::Integer && number != std::floor(number))
        return wrong(spec, text("a whole number is needed"));
    return value;
}

Result<QJsonValue> checked(const ParamSpec &spec, const QJsonValue &value)
{
    switch (spec.type) {
    case ParamSpec::Type::Bool:
        if (!value.isBool())
            return wrong(spec, text("true or false is needed"));
        return value;
    case ParamSpec::Type::Integer:
    case ParamSpec::Type::Real:
        return checkedNumber(spec, value);
    case ParamSpec::Type::Choice:
        if (!value.isString() || !spec.choices.contains(value.toString()))
            return wrong(spec, text("it must be one of: %1").arg(spec.choices.join(QStringLiteral(", "))));
        return value;
    case ParamSpec::Type::Text:
        if (!value.isString())
            return wrong(spec, text("a text is needed"));
        return value;
    }
    return wrong(spec, text("its type is unknown"));
}

/// What a typed text means for the declared type; undefined where it is no such thing.
QJsonValue fromText(const ParamSpec &spec, const QString &typed)
{
    bool ok = false;
    switch (spec.type) {
    case ParamSpec::Type::Bool: {
        const QString lower = typed.toLower();
        if (lower == QLatin1String("true") || lower == QLatin1String("1") || lower == QLatin1String("yes"))
            return true;
        if (lower == QLatin1String("false") || lower == QLatin1String("0") || lower == QLatin1String("no"))
            return false;
        return QJsonValue::Undefined;
    }
    case ParamSpec::Type::Integer:
    case ParamSpec::Type::Real: {
        const double number = typed.toDouble(&ok);
        return ok ? QJsonValue(number) : QJsonValue(QJsonValue::Undefined);
    }
    case ParamSpec::Type::Choice:
    case ParamSpec::Type::Text:
        break;
    }
    return typed;
}

const ParamSpec *findSpec(const std::vector<ParamSpec> &specs, const QString &name)
{
    const auto found = std::find_if(specs.begin(), specs.end(), [&](const ParamSpec &s) { return s.name == name; });
    return found == specs.end() ? nullptr : &*found;
}

Unexpected unknown(const std::vector<ParamSpec> &specs, const QString &name)
{
    QStringList names;
    for (const ParamSpec &spec : specs)
        names << spec.name;
    return unexpected(ErrorCode::BadInput, QStringLiteral("parameters.%1: %2").arg(name, text("no such parameter.")),
                      text("There are: %1.").arg(names.join(QStringLiteral(", "))));
}

Result<QJsonObject> checkGiven(const std::vector<ParamSpec> &specs, const QJsonObject &given)
{
    for (auto it = given.begin(); it != given.end(); ++it) {
        const ParamSpec *spec = findSpec(specs, it.key());
        if (!spec)
            return unknown(specs, it.key());
        if (const auto good = checked(*spec, it.value()); !good)
            return unexpected(good.error());
    }
    return given;
}

} // namespace

Result<QJsonObject> resolveParameters(const std::vector<ParamSpec> &specs, const QJsonObject &given)
{
    auto resolved = checkGiven(specs, given);
    if (resolved)
        for (const ParamSpec &spec : specs)
            if (!resolved->contains(spec.name))
                resolved->insert(spec.name, spec.fallback);
    return resolved;
}

Result<QJsonObject> parseParameters(const std::vector<ParamSpec> &specs, const QStringList &assignments)
{
    QJsonObject given;
    for (const QString &assignment : assignments) {
        const qsizetype equals = assignment.indexOf(QLatin1Char('='));
        if (equals < 1)
            return unexpected(ErrorCode::Usage, text("\"%1\" is no parameter.").arg(assignment),
                              text("Write it as name=value."));
        const QString name = assignment.left(equals).trimmed();
        const ParamSpec *spec = findSpec(specs, name);
        if (!spec)
            return unknown(specs, name);
        const QJsonValue value = fromText(*spec, assignment.mid(equals + 1).trimmed());
        given.insert(name, value.isUndefined() ? QJsonValue(QJsonValue::Null) : value);
    }
    return checkGiven(specs, given);
}

} // namespace twinloom::scenegen
