// SPDX-License-Identifier: Apache-2.0
#include "twin/model/literal_reader.h"

#include "twin/model/dtmi.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace twinloom::twin
{
namespace
{

constexpr QLatin1String kValue("@value"), kType("@type"), kLanguage("@language");

bool isLanguageTag(const QString &text)
{
    static const QRegularExpression tag(
        QStringLiteral("\\A[a-z]{2,4}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?\\z"));
    return tag.match(text).hasMatch();
}

bool isDuration(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral(
        "\\A-?P(?=.)(?:\\d+Y)?(?:\\d+M)?(?:\\d+D)?(?:T(?=.)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?\\z"));
    return pattern.match(text).hasMatch();
}

QString written(const JsonValue &value)
{
    return value.kind == JsonValue::Kind::Boolean ? (value.boolean ? QStringLiteral("true") : QStringLiteral("false"))
                                                  : value.text;
}

/// 1.0 and 1e2 are integers too.
bool isInteger(const JsonValue &value)
{
    const auto number = value.number();
    return number && *number == std::trunc(*number) && std::abs(*number) <= 2147483648.0;
}

/// One kind of literal: what its findings are called, and which values and datatypes it takes.
struct KindRule {
    const char *multiple, *objectNoValue, *wrongType, *wrong, *wrongInObject;
    const char *datatype;
};

const KindRule &kindRule(ValueKind kind)
{
    static const KindRule string{"stringMultipleValues", "stringObjectNoValue",  "stringTypeNotString",
                                 "stringNotString",      "stringValueNotString", "xsd:string"};
    static const KindRule integer{"integerMultipleValues", "integerObjectNoValue",   "integerTypeNotInteger",
                                  "integerNotInteger",     "integerValueNotInteger", "xsd:integer"};
    static const KindRule boolean{"booleanMultipleValues", "booleanObjectNoValue",   "booleanTypeNotBoolean",
                                  "booleanNotBoolean",     "booleanValueNotBoolean", "xsd:boolean"};
    static const KindRule decimal{"numericMultipleValues", "numericObjectNoValue",   "numericTypeNotNumeric",
                                  "numericNotNumeric",     "numericValueNotNumeric", "xsd:decimal"};
    static const KindRule literal{"literalMultipleValues", "literalObjectNoValue", "literalTypeNotValid",
                                  "literalNotValid",       "literalValueNotValid", ""};
    switch (kind) {
    case ValueKind::Integer:
        return integer;
    case ValueKind::Boolean:
        return boolean;
    case ValueKind::Decimal:
        return decimal;
    case ValueKind::Literal:
        return literal;
    default:
        return string;
    }
}

class LiteralReader
{
public:
    LiteralReader(Element &element, const PropertyRule &rule, const QString &name, Findings &findings)
        : m_element(element), m_rule(rule), m_name(name), m_findings(findings)
    {
    }

    void read(const JsonValue &value)
    {
        if (m_rule.kind == ValueKind::LangString)
            return langString(value);
        if (m_rule.kind == ValueKind::Identifier)
            return identifier(value);
        const KindRule &kind = kindRule(m_rule.kind);
        if (!value.isArray())
            return single(value, kind);
        if (value.items.empty())
            return; // as if it were not there
        if (value.items.size() > 1)
            return error(kind.multiple, value);
        single(value.items.front(), kind);
    }

private:
    void error(const char *id, const JsonValue &at, const QString &value = {})
    {
        m_findings.error(id, {m_element.id, m_name, value, m_element.source, at.place});
    }

    void single(const JsonValue &value, const KindRule &kind)
    {
        if (!value.isObject())
            return scalar(value, m_rule.kind, kind.wrong);
        if (!checkValueObject(value))
            return;
        const JsonValue *inner = value.find(kValue);
        if (!inner)
            return error(kind.objectNoValue, value);
        const JsonValue *type = value.find(kType);
        if (!type)
            return scalar(*inner, m_rule.kind, kind.wrongInObject);
        if (type->isArray() && type->items.size() == 1)
            type = &type->items.front();
        if (!type->isString())
            return error("literalTypeNotSingular", *type);
        QString datatype = type->text;
        datatype.replace(QStringLiteral("http://www.w3.org/2001/XMLSchema#"), QStringLiteral("xsd:"));
        if (m_rule.kind == ValueKind::Literal)
            return typedLiteral(value, *inner, datatype);
        if (datatype != QLatin1String(kind.datatype))
            return error(kind.wrongType, *type);
        scalar(*inner, m_rule.kind, kind.wrongInObject);
    }

    /// A literal of any kind says itself which one it is.
    void typedLiteral(const JsonValue &object, const JsonValue &inner, const QString &type)
    {
        for (const ValueKind kind : {ValueKind::String, ValueKind::Integer, ValueKind::Boolean}) {
            if (type == QLatin1String(kindRule(kind).datatype)) {
                if (kind == ValueKind::Boolean && inner.kind == JsonValue::Kind::Boolean)
                    return error("literalNotValid", object);
                return scalar(inner, kind, kindRule(kind).wrongInObject);
            }
        }
        error("literalTypeNotValid", object);
    }

    bool checkValueObject(const JsonValue &object)
    {
        for (const JsonMember &member : object.members) {
            const bool keyword = member.name.startsWith(QLatin1Char('@'));
            const bool lax = m_element.version == 2; // v2 passes over what it does not know
            const char *id = nullptr;
            if (member.name == kValue || member.name == kType)
                continue;
            if (member.name == QLatin1String("@context"))
                id = "valueObjectContext";
            else if (member.name == QLatin1String("@graph"))
                id = "valueObjectGraph";
            else if (member.name == QLatin1String("@id"))
                id = "valueObjectId";
            else if (keyword && lax)
                continue;
            else if (member.name == kLanguage)
                id = "valueObjectLanguage";
            else
                id = keyword ? "valueObjectKeyword" : "valueObjectInvalidProp";
            const bool named = qstrcmp(id, "valueObjectKeyword") == 0 || qstrcmp(id, "valueObjectInvalidProp") == 0;
            error(id, member.value, named ? member.name : QString());
            return false;
        }
        return true;
    }

    void scalar(const JsonValue &value, ValueKind kind, const char *wrong)
    {
        using Kind = JsonValue::Kind;
        bool good = false;
        switch (kind) {
        case ValueKind::Integer:
            good = isInteger(value);
            break;
        case ValueKind::Boolean:
            good = value.kind == Kind::Boolean;
            break;
        case ValueKind::Decimal:
            good = value.number().has_value();
            break;
        case ValueKind::Literal:
            good = value.isString() || isInteger(value);
            break;
        default:
            good = value.isString();
        }
        if (!good)
            return error(wrong, value);
        if (value.isString() && !checkText(value))
            return;
        Literal literal{&m_rule, m_name, written(value), value.number().has_value(), value.boolean, value.place};
        if (kind == ValueKind::Integer && value.number())
            literal.text = QString::number(qint64(*value.number()));
        if (checkRange(literal, value))
            m_element.literals.push_back(std::move(literal));
    }

    bool checkText(const JsonValue &value)
    {
        const int longest = limitValue(m_rule.limit, m_element.limits);
        if (longest >= 0 && value.text.size() > longest)
            return error("stringTooLong", value, value.text), false;
        if (m_rule.pattern && !QRegularExpression(QString::fromLatin1(m_rule.pattern)).match(value.text).hasMatch())
            return error("stringInvalid", value, value.text), false;
        if (m_rule.kind == ValueKind::Duration && !isDuration(value.text))
            return error("durationInvalid", value, value.text), false;
        return true;
    }

    bool checkRange(const Literal &literal, const JsonValue &value)
    {
        const qint64 number = literal.text.toLongLong();
        if (qstrcmp(m_rule.name, "minMultiplicity") == 0 && number != 0)
            return error("valueNotExact", value, literal.text), false;
        if (m_rule.limit != Limit::MaxMultiplicity)
            return true;
        const int most = limitValue(m_rule.limit, m_element.limits);
        if (number < 1)
            return error("valueBelowMin", value, literal.text), false;
        if (most >= 0 && number > most)
            return error("valueAboveMax", value, literal.text), false;
        return true;
    }

    void identifier(const JsonValue &value)
    {
        if (value.isArray() && value.items.empty())
            return;
        const JsonValue *one = value.isArray() && value.items.size() == 1 ? &value.items.front() : &value;
        if (value.isArray() && value.items.size() > 1)
            return error("identifierMultipleValues", value);
        if (!one->isString())
            return error("identifierNotString", *one);
        if (!isDtmi(one->text, m_element.version, DtmiKind::Written))
            return error(looksLikeDtmi(one->text) ? "identifierInvalidDtmi" : "identifierNotDtmi", *one, one->text);
        if (one->text.size() > 2048)
            return error("identifierTooLong", *one, one->text);
        m_element.literals.push_back({&m_rule, m_name, one->text, false, false, one->place});
    }

    void langString(const JsonValue &value)
    {
        if (value.isString())
            return localised(value);
        if (value.isArray()) {
            QSet<QString> codes;
            for (const JsonValue &item : value.items)
                langElement(item, codes);
            return;
        }
        if (!value.isObject())
            return error("langStringNotStringOrObject", value);
        if (value.find(kValue) && value.find(kLanguage))
            return error("langTagValueInLangMap", value);
        for (const JsonMember &member : value.members) {
            if (member.name.startsWith(QLatin1Char('@')))
                return error("langMapObjKeyword", member.value, member.name);
            if (!isLanguageTag(member.name))
                return error("langStringInvalidCode", member.value, member.name);
            if (!member.value.isString())
                return error("langStringValueNotString", member.value, member.name);
            localised(member.value);
        }
    }

    void langElement(const JsonValue &item, QSet<QString> &codes)
    {
        QString code = QStringLiteral("en");
        const JsonValue *text = &item;
        if (item.isObject()) {
            if (!checkLangObject(item))
                return;
            text = item.find(kValue);
            const JsonValue *language = item.find(kLanguage);
            if (!text)
                return error("langStringElementNoValue", item);
            if (!text->isString())
                return error("langStringElementValueNotString", *text);
            if (language && !(language->isString() && isLanguageTag(language->text)))
                return error("langStringElementInvalidCode", *language, language->text);
            code = language ? language->text : code;
        } else if (!item.isString()) {
            return error("langStringElementNotStringOrObject", item);
        }
        if (codes.contains(code))
            return error("langStringElementCodeNotUnique", item, code);
        codes.insert(code);
        localised(*text);
    }

    bool checkLangObject(const JsonValue &item)
    {
        for (const JsonMember &member : item.members) {
            const char *id = nullptr;
            QString value;
            if (member.name == kValue || member.name == kLanguage)
                continue;
            if (member.name == QLatin1String("@id")) {
                id = "langStringElementId";
            } else if (member.name == QLatin1String("@graph")) {
                id = "langStringElementGraph";
            } else if (member.name == QLatin1String("@context")) {
                id = "langStringElementContext";
            } else if (member.name.startsWith(QLatin1Char('@'))) {
                if (m_element.version == 2)
                    continue;
                id = member.name == kType ? "langStringElementType" : "langStringElementKeyword";
                value = member.name == kType ? QString() : member.name;
            } else {
                id = "langStringElementInvalidProp";
                value = member.name;
            }
            return error(id, member.value, value), false;
        }
        return true;
    }

    /// The first text is kept, as what people read; all are checked.
    void localised(const JsonValue &text)
    {
        const int longest = limitValue(m_rule.limit, m_element.limits);
        if (longest >= 0 && text.text.size() > longest)
            return error("langStringValueTooLong", text, text.text);
        const auto present = std::any_of(m_element.literals.begin(), m_element.literals.end(),
                                         [&](const Literal &l) { return l.rule == &m_rule; });
        if (!present)
            m_element.literals.push_back({&m_rule, m_name, text.text, false, false, text.place});
    }

    Element &m_element;
    const PropertyRule &m_rule;
    QString m_name;
    Findings &m_findings;
};

} // namespace

void readLiteral(Element &element, const PropertyRule &rule, const QString &name, const JsonValue &value,
                 Findings &findings)
{
    LiteralReader(element, rule, name, findings).read(value);
}

} // namespace twinloom::twin
