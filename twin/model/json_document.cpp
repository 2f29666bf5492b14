// SPDX-License-Identifier: Apache-2.0
#include "twin/model/json_document.h"

#include <QCoreApplication>
#include <QStringDecoder>

namespace twinloom::twin
{

namespace
{

/// Reads by recursive descent over bytes. The first failure stops it; `m_failure` says what and where.
class Reader
{
public:
    Reader(const QByteArray &bytes, const JsonOptions &options)
        : m_at(bytes.constData()), m_begin(m_at), m_end(m_at + bytes.size()), m_options(options)
    {
        if (bytes.startsWith("\xEF\xBB\xBF"))
            m_at += 3;
        m_lineBegin = m_at;
    }

    Result<JsonValue> document()
    {
        JsonValue root;
        skipSpace();
        if (!value(root, 0))
            return unexpected(error());
        skipSpace();
        if (m_at != m_end) {
            fail(QT_TRANSLATE_NOOP("twin", "something follows the end of the document"));
            return unexpected(error());
        }
        return root;
    }

    const TextPlace &failurePlace() const { return m_failurePlace; }

private:
    bool fail(const char *what)
    {
        if (!m_failure) {
            m_failure = what;
            m_failurePlace = place();
        }
        return false;
    }

    Error error() const
    {
        return {ErrorCode::BadInput,
                QCoreApplication::translate("twin", "Reading JSON failed at line %1, column %2 (offset %3): %4.")
                    .arg(m_failurePlace.line)
                    .arg(m_failurePlace.column)
                    .arg(m_failurePlace.offset)
                    .arg(QCoreApplication::translate("twin", m_failure)),
                {}};
    }

    TextPlace place() const { return {m_line, int(m_at - m_lineBegin) + 1, m_at - m_begin}; }

    void skipSpace()
    {
        for (; m_at != m_end; ++m_at) {
            if (*m_at == '\n') {
                ++m_line;
                m_lineBegin = m_at + 1;
            } else if (*m_at != ' ' && *m_at != '\t' && *m_at != '\r') {
                return;
            }
        }
    }

    bool take(char wanted)
    {
        if (m_at == m_end || *m_at != wanted)
            return false;
        ++m_at;
        return true;
    }

    bool word(const char *text)
    {
        for (; *text; ++text) {
            if (!take(*text))
                return fail(QT_TRANSLATE_NOOP("twin", "a value was expected"));
        }
        return true;
    }

    bool value(JsonValue &out, int depth)
    {
        if (m_at == m_end)
            return fail(QT_TRANSLATE_NOOP("twin", "the text ends where a value was expected"));
        out.place = place();
        const bool good = valueOfKind(out, depth);
        out.size = m_at - m_begin - out.place.offset;
        return good;
    }

    bool valueOfKind(JsonValue &out, int depth)
    {
        switch (*m_at) {
        case '{':
            out.kind = JsonValue::Kind::Object;
            return depth < m_options.maxDepth ? object(out, depth)
                                              : fail(QT_TRANSLATE_NOOP("twin", "it is nested too deeply"));
        case '[':
            out.kind = JsonValue::Kind::Array;
            return depth < m_options.maxDepth ? array(out, depth)
                                              : fail(QT_TRANSLATE_NOOP("twin", "it is nested too deeply"));
        case '"':
            out.kind = JsonValue::Kind::String;
            return string(out.text);
        case 't':
        case 'f':
            out.kind = JsonValue::Kind::Boolean;
            out.boolean = *m_at == 't';
            return word(out.boolean ? "true" : "false");
        case 'n':
            return word("null");
        default:
            return number(out);
        }
    }

    bool object(JsonValue &out, int depth)
    {
        ++m_at;
        skipSpace();
        if (take('}'))
            return true;
        for (;;) {
            skipSpace();
            JsonMember &member = out.members.emplace_back();
            member.place = place();
            if (m_at == m_end || *m_at != '"')
                return fail(QT_TRANSLATE_NOOP("twin", "the name of a member was expected"));
            if (!string(member.name))
                return false;
            skipSpace();
            if (!take(':'))
                return fail(QT_TRANSLATE_NOOP("twin", "a colon was expected"));
            skipSpace();
            if (!value(member.value, depth + 1))
                return false;
            skipSpace();
            if (take('}'))
                return true;
            if (!take(','))
                return fail(QT_TRANSLATE_NOOP("twin", "a comma or a closing brace was expected"));
        }
    }

    bool array(JsonValue &out, int depth)
    {
        ++m_at;
        skipSpace();
        if (take(']'))
            return true;
        for (;;) {
            skipSpace();
            if (!value(out.items.emplace_back(), depth + 1))
                return false;
            skipSpace();
            if (take(']'))
                return true;
            if (!take(','))
                return fail(QT_TRANSLATE_NOOP("twin", "a comma or a closing bracket was expected"));
        }
    }

    bool digits()
    {
        const char *const first = m_at;
        while (m_at != m_end && *m_at >= '0' && *m_at <= '9')
            ++m_at;
        return m_at != first || fail(QT_TRANSLATE_NOOP("twin", "a value was expected"));
    }

    bool number(JsonValue &out)
    {
        const char *const first = m_at;
        out.kind = JsonValue::Kind::Integer;
        take('-');
        if (!take('0') && !digits())
            return false;
        if (take('.')) {
            out.kind = JsonValue::Kind::Decimal;
            if (!digits())
                return false;
        }
        if (take('e') || take('E')) {
            out.kind = JsonValue::Kind::Decimal;
            if (!take('+'))
                take('-');
            if (!digits())
                return false;
        }
        out.text = QString::fromLatin1(first, m_at - first);
        return true;
    }

    bool string(QString &out)
    {
        ++m_at;
        const char *run = m_at;
        for (;;) {
            while (m_at != m_end && *m_at != '"' && *m_at != '\\' && uchar(*m_at) >= 0x20)
                ++m_at;
            if (!appendUtf8(out, run))
                return false;
            if (m_at == m_end)
                return fail(QT_TRANSLATE_NOOP("twin", "the text ends inside a string"));
            if (uchar(*m_at) < 0x20)
                return fail(QT_TRANSLATE_NOOP("twin", "a control character stands in a string"));
            if (*m_at++ == '"')
                return true;
            if (!escape(out))
                return false;
            run = m_at;
        }
    }

    bool appendUtf8(QString &out, const char *run)
    {
        if (run == m_at)
            return true;
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = decoder(QByteArrayView(run, m_at - run));
        if (decoder.hasError())
            return fail(QT_TRANSLATE_NOOP("twin", "a string is not UTF-8"));
        out += text;
        return true;
    }

    bool escape(QString &out)
    {
        if (m_at == m_end)
            return fail(QT_TRANSLATE_NOOP("twin", "the text ends inside a string"));
        switch (*m_at++) {
        case '"':
            out += QLatin1Char('"');
            return true;
        case '\\':
            out += QLatin1Char('\\');
            return true;
        case '/':
            out += QLatin1Char('/');
            return true;
        case 'b':
            out += QLatin1Char('\b');
            return true;
        case 'f':
            out += QLatin1Char('\f');
            return true;
        case 'n':
            out += QLatin1Char('\n');
            return true;
        case 'r':
            out += QLatin1Char('\r');
            return true;
        case 't':
            out += QLatin1Char('\t');
            return true;
        case 'u':
            break;
        default:
            return fail(QT_TRANSLATE_NOOP("twin", "an escape in a string is unknown"));
        }
        bool good = m_end - m_at >= 4;
        for (int i = 0; good && i < 4; ++i)
            good = std::isxdigit(uchar(m_at[i]));
        if (!good)
            return fail(QT_TRANSLATE_NOOP("twin", "an escape needs four hexadecimal digits"));
        out += QChar(QByteArray(m_at, 4).toUShort(nullptr, 16));
        m_at += 4;
        return true;
    }

    const char *m_at;
    const char *m_begin;
    const char *m_end;
    const char *m_lineBegin = nullptr;
    int m_line = 1;
    JsonOptions m_options;
    const char *m_failure = nullptr; ///< to be translated
    TextPlace m_failurePlace;
};

} // namespace

const JsonValue *JsonValue::find(QLatin1String name) const
{
    for (const JsonMember &member : members) {
        if (member.name == name)
            return &member.value;
    }
    return nullptr;
}

std::optional<qint64> JsonValue::integer() const
{
    bool good = false;
    const qint64 value = kind == Kind::Integer ? text.toLongLong(&good) : 0;
    return good ? std::optional(value) : std::nullopt;
}

std::optional<double> JsonValue::number() const
{
    bool good = false;
    const double value = kind == Kind::Integer || kind == Kind::Decimal ? text.toDouble(&good) : 0;
    return good ? std::optional(value) : std::nullopt;
}

Result<JsonValue> readJson(const QByteArray &bytes, const JsonOptions &options, TextPlace *failure)
{
    if (bytes.size() > options.maxBytes) {
        return unexpected(
            ErrorCode::BadInput,
            QCoreApplication::translate("twin", "Reading JSON failed: %1 bytes are more than the %2 that are allowed.")
                .arg(bytes.size())
                .arg(options.maxBytes));
    }
    Reader reader(bytes, options);
    auto document = reader.document();
    if (!document && failure)
        *failure = reader.failurePlace();
    return document;
}

QByteArray quotedJson(const QString &text)
{
    QByteArray out = "\"";
    const QByteArray utf8 = text.toUtf8();
    for (const char c : utf8) {
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (uchar(c) < 0x20)
            out += "\\u00" + QByteArray(1, "01"[uchar(c) >> 4]) + QByteArray(1, "0123456789abcdef"[c & 15]);
        else
            out += c;
    }
    return out + '"';
}

} // namespace twinloom::twin
