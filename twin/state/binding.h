// SPDX-License-Identifier: Apache-2.0
// From what a source sends to a property's value: JSON pointers (RFC 6901) to the value and its time, scale and offset.
// Bindings are authored: they stand in a node's TwinComponent and change only through a Change (twin/state/twins.h).
// Plain values; safe from any thread.
#pragma once

#include "core/scene/component.h"
#include "twin/model/model.h"
#include "twin/state/visual.h"

#include <QByteArray>
#include <QJsonValue>

#include <variant>

namespace twinloom::twin
{

using scene::Binding;

/// UTC nanoseconds since 1970.
using Nanoseconds = qint64;
inline constexpr Nanoseconds kSecond = 1'000'000'000;

/// A JSON pointer taken apart; empty: the whole document.
struct JsonPointer {
    std::vector<QString> steps;
    /// BadInput names the offset: a pointer is empty or begins with '/', and '~' is followed by 0 or 1.
    static Result<JsonPointer> parse(const QString &text);
    /// Undefined when the document has nothing there.
    QJsonValue resolve(const QJsonValue &document) const;
    /// As it was written.
    QString text() const;
};

/// A binding ready for use.
struct BindingReader {
    JsonPointer selector;
    std::optional<JsonPointer> time;
    double scale = 1, offset = 0;
    /// The numbers that the property takes by its model (any, where none says otherwise); none: its values are no
    /// numbers. Where only whole ones are taken, what a scale or an offset makes of a number is rounded to the nearest,
    /// for they convert units; without them a fraction is of the wrong type.
    std::optional<NumberRange> numbers = NumberRange();
    /// BadInput names the field that is wrong.
    static Result<BindingReader> make(const Binding &binding);
};

struct Reading {
    QJsonValue value;                      ///< scaled where it is a number
    std::optional<Nanoseconds> sourceTime; ///< none: the source gave no time
};

/// Why a payload cannot be used by a binding.
struct Rejection {
    /// "not-json", "no-value", "wrong-type", "not-finite", "bad-time".
    QString code;
    QString why; ///< for people
};

/// A payload taken apart, once for all its bindings.
struct Payload {
    QJsonValue document; ///< JSON of any kind (a bare number as well), else the text itself
    bool json = true;
};

/// BadInput when it is neither JSON nor text in UTF-8. Numbers that JSON does not know (NaN, Infinity, 1e999) and that
/// many a device writes become texts, so that the rest of the payload is not lost with them.
Result<Payload> parsePayload(const QByteArray &payload);

/// What a binding takes from a payload.
std::variant<Reading, Rejection> read(const BindingReader &reader, const Payload &payload);

/// A source time: UTC nanoseconds as a number (or as decimal text, above 2^53), or ISO 8601 with any number of
/// decimals; text without a zone is UTC.
std::optional<Nanoseconds> timeFromJson(const QJsonValue &value);

} // namespace twinloom::twin
