// SPDX-License-Identifier: Apache-2.0
#include "twin/state/binding.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>
#include <QTimeZone>

#include <cmath>

namespace twinloom::twin
{
namespace
{

constexpr double kMostNanoseconds = 9.2e18;

Unexpected badPointer(const QString &text, qsizetype offset, const QString &what)
{
    return unexpected(
        ErrorCode::BadInput,
        QCoreApplication::translate("twin", "JSON pointer \"%1\", offset %2: %3.").arg(text).arg(offset).arg(what),
        QCoreApplication::translate("twin", "A pointer is empty, or looks like /value or /items/0/speed."));
}

/// An array's index as RFC 6901 writes it: digits without a leading zero.
std::optional<qsizetype> arrayIndex(const QString &step)
{
    bool good = false;
    const qsizetype index = step.toLongLong(&good);
    if (!good || index < 0 || (step.size() > 1 && !(step[0] >= QLatin1Char('1') && step[0] <= QLatin1Char('9'))))
        return std::nullopt;
    return index;
}

/// Digits of a fraction of a second as nanoseconds; those beyond the ninth are dropped.
Nanoseconds fraction(QStringView digits)
{
    Nanoseconds value = 0;
    for (int i = 0; i < 9; ++i)
        value = value * 10 + (i < digits.size() ? digits[i].digitValue() : 0);
    return value;
}

std::optional<Nanoseconds> timeFromText(const QString &text)
{
    bool good = false;
    if (const qint64 number = text.toLongLong(&good); good)
        return number;
    // Qt keeps milliseconds only, so the decimals are taken out and added again.
    QString whole = text;
    Nanoseconds part = 0;
    if (const qsizetype point = text.indexOf(QLatin1Char('.')); point > 0) {
        qsizetype end = point + 1;
        while (end < text.size() && text[end].isDigit())
            ++end;
        part = fraction(QStringView(text).mid(point + 1, end - point - 1));
        whole.remove(point, end - point);
    }
    QDateTime time = QDateTime::fromString(whole, Qt::ISODate);
    if (!time.isValid() || !text.contains(QLatin1Char('T')))
        return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeZone(QTimeZone::utc());
    const qint64 seconds = time.toSecsSinceEpoch();
    if (std::abs(double(seconds)) * double(kSecond) > kMostNanoseconds)
        return std::nullopt;
    return seconds * kSecond + part;
}

QJsonValue scaled(const BindingReader &reader, const QJsonValue &value)
{
    if (!value.isDouble() || (reader.scale == 1 && reader.offset == 0))
        return value;
    return reader.scale * value.toDouble() + reader.offset;
}

} // namespace

Result<JsonPointer> JsonPointer::parse(const QString &text)
{
    JsonPointer pointer;
    if (text.isEmpty())
        return pointer;
    if (text[0] != QLatin1Char('/'))
        return badPointer(text, 0, QCoreApplication::translate("twin", "'/' is expected"));
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == QLatin1Char('/')) {
            pointer.steps.emplace_back();
        } else if (text[i] == QLatin1Char('~')) {
            const QChar next = i + 1 < text.size() ? text[++i] : QChar();
            if (next != QLatin1Char('0') && next != QLatin1Char('1'))
                return badPointer(text, i, QCoreApplication::translate("twin", "after '~' stands 0 or 1"));
            pointer.steps.back() += next == QLatin1Char('0') ? QLatin1Char('~') : QLatin1Char('/');
        } else {
            pointer.steps.back() += text[i];
        }
    }
    return pointer;
}

QJsonValue JsonPointer::resolve(const QJsonValue &document) const
{
    QJsonValue at = document;
    for (const QString &step : steps) {
        if (at.isObject()) {
            at = at.toObject().value(step);
        } else {
            const auto index = arrayIndex(step);
            at = at.isArray() && index ? at.toArray().at(*index) : QJsonValue(QJsonValue::Undefined);
        }
    }
    return at;
}

Result<BindingReader> BindingReader::make(const Binding &binding)
{
    BindingReader reader;
    auto selector = JsonPointer::parse(binding.selector);
    if (!selector)
        return unexpected(selector.error());
    reader.selector = std::move(*selector);
    if (!binding.time.isEmpty()) {
        auto time = JsonPointer::parse(binding.time);
        if (!time)
            return unexpected(time.error());
        reader.time = std::move(*time);
    }
    if (!std::isfinite(binding.scale) || !std::isfinite(binding.offset) || binding.scale == 0) {
        return unexpected(
            ErrorCode::BadInput,
            QCoreApplication::translate("twin", "Scale and offset of %1 must be finite, and the scale not 0.")
                .arg(binding.property));
    }
    reader.scale = binding.scale;
    reader.offset = binding.offset;
    return reader;
}

Result<QJsonValue> parsePayload(const QByteArray &payload)
{
    const QByteArray text = payload.trimmed();
    // Qt's reader takes objects and arrays only; a scalar is read as the one item of an array.
    const bool whole = text.startsWith('{') || text.startsWith('[');
    QJsonParseError failure;
    const QJsonDocument document = QJsonDocument::fromJson(whole ? text : '[' + text + ']', &failure);
    if (failure.error == QJsonParseError::NoError && whole)
        return document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array());
    if (failure.error == QJsonParseError::NoError && document.array().size() == 1)
        return document.array().at(0);
    if (whole) {
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("twin", "The payload breaks off as JSON at offset %1: %2.")
                              .arg(failure.offset)
                              .arg(failure.errorString()));
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString asText = decoder(payload);
    if (decoder.hasError())
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("twin", "The payload is neither JSON nor text."));
    return QJsonValue(asText);
}

Result<Reading> read(const BindingReader &reader, const QJsonValue &document)
{
    const QJsonValue raw = reader.selector.resolve(document);
    if (raw.isUndefined() || raw.isNull()) {
        return unexpected(
            ErrorCode::BadInput,
            QCoreApplication::translate("twin", "The payload has no value at \"/%1\".")
                .arg(QStringList(reader.selector.steps.begin(), reader.selector.steps.end()).join(QLatin1Char('/'))));
    }
    Reading reading{scaled(reader, raw), std::nullopt};
    if (!reader.time)
        return reading;
    reading.sourceTime = timeFromJson(reader.time->resolve(document));
    if (!reading.sourceTime)
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate(
                              "twin", "The payload has no time where one was expected: UTC nanoseconds, or ISO 8601."));
    return reading;
}

std::optional<Nanoseconds> timeFromJson(const QJsonValue &value)
{
    if (value.isString())
        return timeFromText(value.toString());
    if (!value.isDouble() || std::abs(value.toDouble()) > kMostNanoseconds)
        return std::nullopt;
    return value.toInteger(qint64(value.toDouble()));
}

} // namespace twinloom::twin
