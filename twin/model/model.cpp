// SPDX-License-Identifier: Apache-2.0
#include "twin/model/model.h"

#include "core/nearest.h"

#include <QCoreApplication>
#include <QDate>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTimeZone>
#include <QUuid>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace twinloom::twin
{
namespace
{

struct IntegerRange {
    const char *kind;
    double least, most;
};
// JSON numbers are doubles: the 64-bit ranges are those of the nearest doubles.
constexpr IntegerRange kIntegerRanges[] = {
    {"integer", -2147483648.0, 2147483647.0},
    {"long", -9223372036854775808.0, 9223372036854775807.0},
    {"byte", -128, 127},
    {"short", -32768, 32767},
    {"unsignedByte", 0, 255},
    {"unsignedShort", 0, 65535},
    {"unsignedInteger", 0, 4294967295.0},
    {"unsignedLong", 0, 18446744073709551615.0},
};
constexpr const char *kRealKinds[] = {"double", "float", "decimal"};

const IntegerRange *integerRange(const QString &kind)
{
    const auto found = std::find_if(std::begin(kIntegerRanges), std::end(kIntegerRanges),
                                    [&](const IntegerRange &range) { return kind == QLatin1String(range.kind); });
    return found == std::end(kIntegerRanges) ? nullptr : found;
}

bool isReal(const QString &kind)
{
    return std::any_of(std::begin(kRealKinds), std::end(kRealKinds),
                       [&](const char *real) { return kind == QLatin1String(real); });
}

/// Whether a text is of a kind that is written as text; kinds that are not give none.
std::optional<bool> isTextOf(const QString &kind, const QString &text)
{
    static const QRegularExpression duration(QStringLiteral(
        "^-?P(?=.)(?:\\d+Y)?(?:\\d+M)?(?:\\d+W)?(?:\\d+D)?(?:T(?=.)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?$"));
    static const QRegularExpression time(
        QStringLiteral("^([01]\\d|2[0-3]):[0-5]\\d:([0-5]\\d|60)(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)?$"));
    if (kind == QLatin1String("string"))
        return true;
    if (kind == QLatin1String("date"))
        return QDate::fromString(text, Qt::ISODate).isValid() && text.size() == 10;
    if (kind == QLatin1String("dateTime"))
        return QDateTime::fromString(text, Qt::ISODateWithMs).isValid() && text.contains(QLatin1Char('T'));
    if (kind == QLatin1String("time"))
        return time.match(text).hasMatch();
    if (kind == QLatin1String("duration"))
        return duration.match(text).hasMatch();
    if (kind == QLatin1String("uuid"))
        return !QUuid::fromString(text).isNull() || text.count(QLatin1Char('0')) == 32;
    if (kind == QLatin1String("bytes"))
        return QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors)
                   .decodingStatus == QByteArray::Base64DecodingStatus::Ok;
    return std::nullopt;
}

QString shortened(const QString &text)
{
    constexpr qsizetype kMost = 40;
    return text.size() <= kMost ? text : text.left(kMost - 1) + QChar(0x2026);
}

Result<void> wrong(const QString &place, const QString &kind, const QJsonValue &value)
{
    const QString what = QCoreApplication::translate("twin", "%1 is no %2.").arg(brieflyOf(value), kind);
    return unexpected(ErrorCode::BadInput, place.isEmpty() ? what : place + QStringLiteral(": ") + what);
}

bool sameValue(const QJsonValue &a, const QJsonValue &b)
{
    return a.isDouble() && b.isDouble() ? a.toDouble() == b.toDouble() : a == b;
}

/// Checks one value against a schema and, through it, all that it holds.
class Conformance
{
public:
    explicit Conformance(const Model &model) : m_model(model) {}

    Result<void> check(const QString &id, const QJsonValue &value, const QString &place, int depth = 0) const
    {
        const Schema *schema = m_model.schema(id);
        if (!schema || depth > kMostDepth)
            return {}; // a standard schema without parts, such as a GeoJSON object
        const QString &kind = schema->kind;
        if (kind == QLatin1String("boolean"))
            return value.isBool() ? Result<void>() : wrong(place, kind, value);
        if (const auto numbers = schema->numbers())
            return value.isDouble() && numbers->contains(value.toDouble()) ? Result<void>() : wrong(place, kind, value);
        if (const auto good = isTextOf(kind, value.toString()))
            return value.isString() && *good ? Result<void>() : wrong(place, kind, value);
        return checkComplex(*schema, value, place, depth);
    }

private:
    static constexpr int kMostDepth = 64;

    Result<void> checkComplex(const Schema &schema, const QJsonValue &value, const QString &place, int depth) const
    {
        if (schema.kind == QLatin1String("Enum")) {
            const bool known =
                std::any_of(schema.values.begin(), schema.values.end(), [&](const Schema::EnumValue &entry) {
                    return sameValue(entry.value, value) || (value.isString() && entry.name == value.toString());
                });
            return known ? Result<void>()
                         : wrong(place, QCoreApplication::translate("twin", "value of the enumeration"), value);
        }
        if (schema.kind == QLatin1String("Array"))
            return value.isArray() ? checkItems(schema, value.toArray(), place, depth)
                                   : wrong(place, schema.kind, value);
        if (schema.kind != QLatin1String("Object") && schema.kind != QLatin1String("Map"))
            return {};
        return value.isObject() ? checkMembers(schema, value.toObject(), place, depth)
                                : wrong(place, schema.kind, value);
    }

    Result<void> checkItems(const Schema &schema, const QJsonArray &items, const QString &place, int depth) const
    {
        for (qsizetype i = 0; i < items.size() && !schema.parts.empty(); ++i) {
            const auto good =
                check(schema.parts.front().schema, items.at(i), QStringLiteral("%1[%2]").arg(place).arg(i), depth + 1);
            if (!good)
                return good;
        }
        return {};
    }

    Result<void> checkMembers(const Schema &schema, const QJsonObject &object, const QString &place, int depth) const
    {
        for (auto member = object.begin(); member != object.end(); ++member) {
            const QString at = place.isEmpty() ? member.key() : place + QLatin1Char('.') + member.key();
            const QString wanted = schema.kind == QLatin1String("Map") ? QStringLiteral("value") : member.key();
            const auto part = std::find_if(schema.parts.begin(), schema.parts.end(),
                                           [&](const Schema::Part &candidate) { return candidate.name == wanted; });
            if (part == schema.parts.end()) {
                return unexpected(ErrorCode::BadInput,
                                  QCoreApplication::translate("twin", "%1: the schema has no such field.").arg(at));
            }
            if (const auto good = check(part->schema, member.value(), at, depth + 1); !good)
                return good;
        }
        return {};
    }

    const Model &m_model;
};

constexpr std::pair<const char *, const char *> kSymbols[] = {
    {"ampere", "A"},
    {"milliampere", "mA"},
    {"bar", "bar"},
    {"millibar", "mbar"},
    {"pascal", "Pa"},
    {"kilopascal", "kPa"},
    {"poundPerSquareInch", "psi"},
    {"degreeCelsius", "°C"},
    {"degreeFahrenheit", "°F"},
    {"kelvin", "K"},
    {"percent", "%"},
    {"unity", ""},
    {"second", "s"},
    {"millisecond", "ms"},
    {"microsecond", "µs"},
    {"minute", "min"},
    {"hour", "h"},
    {"day", "d"},
    {"metre", "m"},
    {"centimetre", "cm"},
    {"millimetre", "mm"},
    {"micrometre", "µm"},
    {"kilometre", "km"},
    {"metrePerSecond", "m/s"},
    {"kilometrePerHour", "km/h"},
    {"metrePerSecondSquared", "m/s²"},
    {"radian", "rad"},
    {"degreeOfArc", "°"},
    {"radianPerSecond", "rad/s"},
    {"revolutionPerMinute", "rpm"},
    {"squareMetre", "m²"},
    {"cubicMetre", "m³"},
    {"litre", "l"},
    {"kilogram", "kg"},
    {"gram", "g"},
    {"tonne", "t"},
    {"newton", "N"},
    {"newtonMetre", "Nm"},
    {"joule", "J"},
    {"kilojoule", "kJ"},
    {"kilowattHour", "kWh"},
    {"wattHour", "Wh"},
    {"megawattHour", "MWh"},
    {"watt", "W"},
    {"kilowatt", "kW"},
    {"megawatt", "MW"},
    {"volt", "V"},
    {"millivolt", "mV"},
    {"kilovolt", "kV"},
    {"ohm", "Ω"},
    {"hertz", "Hz"},
    {"kilohertz", "kHz"},
    {"megahertz", "MHz"},
    {"litrePerSecond", "l/s"},
    {"litrePerMinute", "l/min"},
    {"cubicMetrePerHour", "m³/h"},
    {"lux", "lx"},
    {"decibel", "dB"},
    {"partsPerMillion", "ppm"},
};

} // namespace

bool NumberRange::contains(double number) const
{
    return number >= least && number <= most && (!whole || std::trunc(number) == number);
}

bool Schema::isNumeric() const
{
    return integerRange(kind) || isReal(kind);
}

std::optional<NumberRange> Schema::numbers() const
{
    if (const IntegerRange *range = integerRange(kind))
        return NumberRange{range->least, range->most, true};
    if (isReal(kind))
        return NumberRange{};
    return kind == QLatin1String("boolean") ? std::optional(NumberRange{0, 1, true}) : std::nullopt;
}

QString contentKindName(Content::Kind kind)
{
    switch (kind) {
    case Content::Kind::Property:
        return QStringLiteral("Property");
    case Content::Kind::Telemetry:
        return QStringLiteral("Telemetry");
    case Content::Kind::Command:
        return QStringLiteral("Command");
    case Content::Kind::Relationship:
        return QStringLiteral("Relationship");
    case Content::Kind::Component:
        break;
    }
    return QStringLiteral("Component");
}

const Interface *Model::interface(const QString &id) const
{
    const auto found = m_interfaces.find(id);
    return found == m_interfaces.end() ? nullptr : &found->second;
}

const Schema *Model::schema(const QString &id) const
{
    const auto found = m_schemas.find(id);
    return found == m_schemas.end() ? nullptr : &found->second;
}

Result<const Content *> Model::content(const QString &id, const QString &path) const
{
    const Interface *at = interface(id);
    if (!at)
        return unexpected(ErrorCode::NotFound,
                          QCoreApplication::translate("twin", "There is no interface %1 in the project.").arg(id));
    const Content *found = nullptr;
    for (const QString &name : path.split(QLatin1Char('.'))) {
        if (found) {
            at = found->kind == Content::Kind::Component ? interface(found->schema) : nullptr;
            if (!at) {
                return unexpected(ErrorCode::NotFound, QCoreApplication::translate(
                                                           "twin", "%1 of %2 is no component: nothing stands below it.")
                                                           .arg(found->name, id));
            }
        }
        const auto content = std::find_if(at->contents.begin(), at->contents.end(),
                                          [&](const Content &candidate) { return candidate.name == name; });
        if (content == at->contents.end()) {
            std::vector<QString> names;
            for (const Content &candidate : at->contents)
                names.push_back(candidate.name);
            return unexpected(
                ErrorCode::NotFound,
                QCoreApplication::translate("twin", "Interface %1 has no content named \"%2\".").arg(at->id, name),
                suggestion(name, names));
        }
        found = &*content;
    }
    return found;
}

Result<void> Model::conforms(const QString &schemaId, const QJsonValue &value) const
{
    return Conformance(*this).check(schemaId, value, {});
}

QString brieflyOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return QStringLiteral("null");
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    case QJsonValue::String:
        return QLatin1Char('"') + shortened(value.toString()) + QLatin1Char('"');
    case QJsonValue::Array:
        return QCoreApplication::translate("twin", "an array");
    case QJsonValue::Object:
        return QCoreApplication::translate("twin", "an object");
    case QJsonValue::Undefined:
        break;
    }
    return QCoreApplication::translate("twin", "nothing");
}

QString unitSymbol(const QString &term)
{
    const auto found = std::find_if(std::begin(kSymbols), std::end(kSymbols),
                                    [&](const auto &entry) { return term == QLatin1String(entry.first); });
    return found == std::end(kSymbols) ? term : QString::fromUtf8(found->second);
}

} // namespace twinloom::twin
