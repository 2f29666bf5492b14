// SPDX-License-Identifier: Apache-2.0
#include "twin/model/rules.h"

#include "twin/model/cotype_rules.h"
#include "twin/model/dtmi.h"

#include <algorithm>

namespace twinloom::twin
{
namespace
{

bool isClass(const ClassRule &rule, const char *name)
{
    return qstrcmp(rule.name, name) == 0;
}

/// Checks what one element says of itself and of what it refers to.
class ElementRules
{
public:
    ElementRules(const Graph &graph, const Element &element, Findings &findings)
        : m_graph(graph), m_element(element), m_findings(findings), m_metamodel(Metamodel::instance())
    {
    }

    void references()
    {
        for (const Link &link : m_element.links)
            reference(link);
    }

    void check(Siblings &siblings)
    {
        required();
        counts();
        names();
        if (isClass(*m_element.rule, "Enum"))
            enumValues();
        checkCotypeRules(m_graph, m_element, siblings, m_findings);
    }

private:
    void error(const char *id, const QString &property, const QString &value = {}, std::optional<TextPlace> place = {})
    {
        m_findings.error(id, {m_element.id, property, value, m_element.source, place.value_or(m_element.json->place)});
    }

    void reference(const Link &link)
    {
        if (qstrcmp(link.rule->name, "unit") == 0)
            return; // a co-type's own rule
        if (const StandardElement *standard = m_metamodel.standardById(link.id))
            return standardValue(link, *standard);
        const Element *target = m_graph.find(link.id);
        if (!target)
            return m_findings.unresolved(link.id, {m_element.id, link.property, {}, m_element.source, link.place});
        const QString wanted = QString::fromLatin1(link.rule->valueClass);
        if (!m_metamodel.isA(*target->rule, wanted))
            return error("badType", link.property, QString::fromLatin1(target->rule->name), link.place);
        if (target->version > m_element.version ||
            ((link.rule->flags & kSameVersion) && target->version != m_element.version))
            return error("disallowedVersionReference", link.property, QString::number(target->version), link.place);
        if (!isClass(*target->rule, "Interface") && target->partition != m_element.partition)
            return error("crossPartitionReference", link.property, m_graph.elements[std::size_t(target->partition)].id,
                         link.place);
    }

    void standardValue(const Link &link, const StandardElement &standard)
    {
        if (!m_metamodel.isA(*standard.rule, QString::fromLatin1(link.rule->valueClass)))
            return error("badType", link.property, standard.term, link.place);
        if (standard.version > m_element.version)
            return error("disallowedVersionReference", link.property, QString::number(standard.version), link.place);
        if (!link.rule->allowed)
            return;
        const QStringList allowed = QString::fromLatin1(link.rule->allowed).split(QLatin1Char(' '));
        if (!allowed.contains(standard.term))
            error("incorrectPropertyValue", link.property, standard.term, link.place);
    }

    bool present(const PropertyRule &rule) const
    {
        const auto same = [&](const auto &value) { return qstrcmp(value.rule->name, rule.name) == 0; };
        return std::any_of(m_element.literals.begin(), m_element.literals.end(), same) ||
               std::any_of(m_element.links.begin(), m_element.links.end(), same);
    }

    bool written(const PropertyRule &rule) const
    {
        return m_element.json->find(QLatin1String(rule.name)) ||
               std::any_of(m_element.json->members.begin(), m_element.json->members.end(),
                           [&](const JsonMember &member) {
                               return member.name == Metamodel::propertyId(rule, m_element.version);
                           });
    }

    void required()
    {
        for (const PropertyRule *rule : m_metamodel.properties(*m_element.rule)) {
            if (!(rule->versions & versionBit(m_element.version)) || !(rule->flags & kRequired) || present(*rule))
                continue;
            if (rule->kind != ValueKind::Element)
                error("missingLiteralProperty", QString::fromLatin1(rule->name));
            else
                error(written(*rule) ? "objectCountBelowMin" : "missingObjectProperty",
                      QString::fromLatin1(rule->name));
        }
        for (const Cotype *cotype : m_element.cotypes) {
            for (const auto &[id, rule] : m_metamodel.properties(*cotype)) {
                if ((rule->flags & kRequired) && !present(*rule))
                    error("missingSupplementalLiteralProperty", QString::fromLatin1(rule->name));
            }
        }
    }

    void counts()
    {
        for (const PropertyRule *rule : m_metamodel.properties(*m_element.rule)) {
            if (rule->kind != ValueKind::Element || rule->limit == Limit::None ||
                !(rule->versions & versionBit(m_element.version)))
                continue;
            const int most = limitValue(rule->limit, m_element.limits);
            if (most >= 0 && int(m_element.linksOf(rule->name).size()) > most)
                error("objectCountAboveMax", QString::fromLatin1(rule->name));
        }
    }

    /// Elements that a property holds are told apart by their names.
    void names()
    {
        for (const PropertyRule *rule : m_metamodel.properties(*m_element.rule)) {
            if (!(rule->flags & kByName) || !(rule->versions & versionBit(m_element.version)))
                continue;
            QSet<QString> seen;
            for (const Link *link : m_element.linksOf(rule->name)) {
                const Element *held = m_graph.find(link->id);
                const QString name = held ? held->text("name") : QString();
                if (!name.isEmpty() && seen.contains(name))
                    error("nonUniquePropertyValue", link->property, name, link->place);
                seen.insert(name);
                if (held)
                    uniqueInParent(*held, *rule);
            }
        }
    }

    /// An EnumValue's value and an Indexed's index occur once among their siblings.
    void uniqueInParent(const Element &held, const PropertyRule &within)
    {
        for (const Literal &literal : held.literals) {
            if (!(literal.rule->flags & kUniqueInParent))
                continue;
            const QString key = QLatin1String(within.name) + QLatin1Char('/') + QLatin1String(literal.rule->name) +
                                QLatin1Char('/') + literal.text;
            if (m_values.contains(key))
                error("nonUniquePropertyValue", QString::fromLatin1(within.name), literal.text, literal.place);
            m_values.insert(key);
        }
    }

    void enumValues()
    {
        const auto schema = m_element.linksOf("valueSchema");
        const StandardElement *wanted = schema.empty() ? nullptr : m_metamodel.standardById(schema.front()->id);
        if (!wanted)
            return;
        for (const Link *link : m_element.linksOf("enumValues")) {
            const Element *value = m_graph.find(link->id);
            const Literal *literal = value ? value->literal("enumValue") : nullptr;
            if (literal && literal->isNumber != (wanted->term == QLatin1String("integer")))
                m_findings.error("nonConformantDatatype", {value->id, QStringLiteral("enumValue"), literal->text,
                                                           value->source, literal->place});
        }
    }

    const Graph &m_graph;
    const Element &m_element;
    Findings &m_findings;
    const Metamodel &m_metamodel;
    QSet<QString> m_values;
};

} // namespace

void checkReferences(const Graph &graph, Findings &findings, const Progress &progress)
{
    for (const Element &element : graph.elements) {
        if (progress.cancelled())
            return;
        ElementRules(graph, element, findings).references();
    }
}

void checkElements(const Graph &graph, Findings &findings, const Progress &progress)
{
    Siblings siblings(graph);
    for (const Element &element : graph.elements) {
        if (progress.cancelled())
            return;
        ElementRules(graph, element, findings).check(siblings);
    }
}

} // namespace twinloom::twin
