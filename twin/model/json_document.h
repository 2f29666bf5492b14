// SPDX-License-Identifier: Apache-2.0
// JSON (RFC 8259) with the place of every value. Qt's reader keeps no positions, turns 1.0 into 1, refuses a scalar as
// the root and drops repeated members; a model checker needs all four.
// Values are plain data, immutable after reading; safe to read from any thread.
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace twinloom::twin
{

/// A place in a text: line and column count from 1 (columns in bytes), the offset from 0.
struct TextPlace {
    int line = 1;
    int column = 1;
    qint64 offset = 0;
};

struct JsonMember;

/// One value. Members keep their order and may repeat; `find` gives the first of a name.
struct JsonValue {
    enum class Kind { Null, Boolean, Integer, Decimal, String, Array, Object };

    Kind kind = Kind::Null;
    bool boolean = false;
    QString text; ///< of a String its characters; of a number its digits as written (1 and 1.0 stay apart)
    std::vector<JsonValue> items;    ///< of an Array
    std::vector<JsonMember> members; ///< of an Object
    TextPlace place;                 ///< where the value begins
    qint64 size = 0;                 ///< bytes from there to its end

    bool isString() const { return kind == Kind::String; }
    bool isObject() const { return kind == Kind::Object; }
    bool isArray() const { return kind == Kind::Array; }
    const JsonValue *find(QLatin1String name) const;
    /// The number, where it is one that a 64-bit integer holds.
    std::optional<qint64> integer() const;
    std::optional<double> number() const;
};

struct JsonMember {
    QString name;
    TextPlace place; ///< of the name
    JsonValue value;
};

struct JsonOptions {
    int maxDepth = 512; ///< of nested arrays and objects; deeper input is an error, never a crash
    qint64 maxBytes = 256LL * 1024 * 1024;
};

/// Reads one document: strict JSON, UTF-8 checked (a byte order mark is skipped). The error is BadInput and names line,
/// column and offset.
/// `failure`, where given, gets the place too.
Result<JsonValue> readJson(const QByteArray &bytes, const JsonOptions &options = {}, TextPlace *failure = nullptr);

/// Compact JSON text of a string with its quotes, as UTF-8.
QByteArray quotedJson(const QString &text);

} // namespace twinloom::twin
