// SPDX-License-Identifier: Apache-2.0
#include "twin/state/binding.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>
#include <QTimeZone>

#include <cctype>
#include <charconv>
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

/// Whether a text is a number that is none to compute with: NaN, Infinity, -inf, 1e999.
bool isNotFinite(const QByteArray &text)
{
    const char *begin = text.constData() + (text.startsWith('+') ? 1 : 0), *end = text.constData() + text.size();
    double number = 0;
    const auto [stop, error] = std::from_chars(begin, end, number);
    return stop == end && (error == std::errc::result_out_of_range || (error == std::errc() && !std::isfinite(number)));
}

/// The JSON text with numbers that are not finite in quotes, where JSON can hold them.
QByteArray withNotFiniteQuoted(const QByteArray &json)
{
    QByteArray quoted;
    qsizetype word = -1; // where the present run of letters, digits and signs began
    bool inText = false;
    for (qsizetype i = 0; i <= json.size(); ++i) {
        const char at = i < json.size() ? json[i] : ' ';
        const bool ofWord =
            !inText && (std::isalnum(static_cast<unsigned char>(at)) || at == '+' || at == '-' || at == '.');
        if (ofWord && word < 0)
            word = i;
        if (!ofWord && word >= 0) {
            const QByteArray text = json.mid(word, i - word);
            quoted += isNotFinite(text) ? '"' + text + '"' : text;
            word = -1;
        }
        if (ofWord || i == json.size())
            continue;
        quoted += at;
        if (inText && at == '\\' && i + 1 < json.size())
            quoted += json[++i];
        else if (at == '"')
            inText = !inText;
    }
    return quoted;
}

/// Objects and arrays, the only documents that Qt's reader takes.
QJsonDocument documentFrom(const QByteArray &json, QJsonParseError &failure)
{
    const QJsonDocument document = QJsonDocument::fromJson(json, &failure);
    const auto code = failure.error;
    if (code != QJsonParseError::IllegalValue && code != QJsonParseError::IllegalNumber)
        return document;
    QJsonParseError again;
    const QJsonDocument quoted = QJsonDocument::fromJson(withNotFiniteQuoted(json), &again);
    if (again.error == QJsonParseError::NoError)
        failure = again;
    return quoted;
}

Rejection notJson(const JsonPointer &pointer)
{
    return {
        QStringLiteral("not-json"),
        QCoreApplication::translate("twin", "The payload is no JSON, so there is no “%1” in it.").arg(pointer.text())};
}

Rejection noValue(const JsonPointer &pointer, const QJsonValue &found)
{
    const QString code = QStringLiteral("no-value");
    if (pointer.steps.empty())
        return {code, QCoreApplication::translate("twin", "The payload is null.")};
    if (found.isNull())
        return {code, QCoreApplication::translate("twin", "The payload holds null at “%1”.").arg(pointer.text())};
    return {code, QCoreApplication::translate("twin", "The payload has nothing at “%1”.").arg(pointer.text())};
}

Rejection notFinite(const QJsonValue &value)
{
    return {QStringLiteral("not-finite"),
            QCoreApplication::translate("twin", "%1 is no number to compute with.").arg(brieflyOf(value))};
}

/// The value of a binding whose values are numbers.
std::variant<QJsonValue, Rejection> numberFrom(const BindingReader &reader, const QJsonValue &raw)
{
    if (raw.isBool())
        return raw;
    if (raw.isString() && isNotFinite(raw.toString().trimmed().toUtf8()))
        return notFinite(raw);
    if (!raw.isDouble())
        return Rejection{QStringLiteral("wrong-type"),
                         QCoreApplication::translate("twin", "%1 is no number.").arg(brieflyOf(raw))};
    QJsonValue value = raw;
    if (reader.scale != 1 || reader.offset != 0) {
        const double scaled = reader.scale * raw.toDouble() + reader.offset;
        value = reader.numbers->whole ? std::round(scaled) : scaled;
    }
    if (!std::isfinite(value.toDouble()))
        return notFinite(raw);
    if (!reader.numbers->contains(value.toDouble()))
        return Rejection{QStringLiteral("wrong-type"),
                         QCoreApplication::translate("twin", "%1 is no whole number from %2 to %3.")
                             .arg(brieflyOf(value), brieflyOf(reader.numbers->least), brieflyOf(reader.numbers->most))};
    return value;
}

/// The source time at the pointer.
std::variant<Nanoseconds, Rejection> timeAt(const JsonPointer &pointer, const QJsonValue &document)
{
    const QString code = QStringLiteral("bad-time");
    const QJsonValue found = pointer.resolve(document);
    if (found.isUndefined() || found.isNull())
        return Rejection{code,
                         QCoreApplication::translate("twin", "The payload has no time at “%1”.").arg(pointer.text())};
    const auto time = timeFromJson(found);
    if (!time)
        return Rejection{code,
                         QCoreApplication::translate("twin", "%1 is no time, which is UTC nanoseconds or ISO 8601.")
                             .arg(brieflyOf(found))};
    if (*time < 0)
        return Rejection{code, QCoreApplication::translate("twin", "Its time is before 1970.")};
    return *time;
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

QString JsonPointer::text() const
{
    QString text;
    for (QString step : steps)
        text += QLatin1Char('/') +
                step.replace(QLatin1Char('~'), QLatin1String("~0")).replace(QLatin1Char('/'), QLatin1String("~1"));
    return text;
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

Result<Payload> parsePayload(const QByteArray &payload)
{
    const QByteArray text = payload.trimmed();
    // Qt's reader takes objects and arrays only; a scalar is read as the one item of an array.
    const bool whole = text.startsWith('{') || text.startsWith('[');
    QJsonParseError failure;
    const QJsonDocument document = documentFrom(whole ? text : '[' + text + ']', failure);
    if (failure.error == QJsonParseError::NoError && whole)
        return Payload{document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array())};
    if (failure.error == QJsonParseError::NoError && document.array().size() == 1)
        return Payload{document.array().at(0)};
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
    return Payload{asText, false};
}

std::variant<Reading, Rejection> read(const BindingReader &reader, const Payload &payload)
{
    if (!payload.json && (reader.time || !reader.selector.steps.empty()))
        return notJson(reader.selector.steps.empty() ? *reader.time : reader.selector);
    const QJsonValue raw = reader.selector.resolve(payload.document);
    if (raw.isUndefined() || raw.isNull())
        return noValue(reader.selector, raw);
    Reading reading{raw, std::nullopt};
    if (reader.numbers) {
        auto number = numberFrom(reader, raw);
        if (auto *rejection = std::get_if<Rejection>(&number))
            return std::move(*rejection);
        reading.value = std::get<QJsonValue>(number);
    }
    if (!reader.time)
        return reading;
    auto time = timeAt(*reader.time, payload.document);
    if (auto *rejection = std::get_if<Rejection>(&time))
        return std::move(*rejection);
    reading.sourceTime = std::get<Nanoseconds>(time);
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
