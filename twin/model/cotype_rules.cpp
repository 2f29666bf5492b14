// SPDX-License-Identifier: Apache-2.0
#include "twin/model/cotype_rules.h"

#include "twin/model/inheritance.h"

#include <algorithm>
#include <cmath>

namespace twinloom::twin
{
namespace
{

class CotypeRules
{
public:
    CotypeRules(const Graph &graph, const Element &element, Siblings &siblings, Findings &findings)
        : m_graph(graph), m_element(element), m_siblings(siblings), m_findings(findings),
          m_metamodel(Metamodel::instance())
    {
    }

    void check()
    {
        unit();
        for (const Cotype *cotype : m_element.cotypes) {
            for (const CotypeConstraint *constraint : m_metamodel.constraints(*cotype))
                check(*cotype, *constraint);
            if (cotype->name == QLatin1String("ValueAnnotation"))
                annotation();
        }
        conformance();
    }

private:
    void error(const char *id, const QString &property, const QString &value = {}, std::optional<TextPlace> place = {})
    {
        m_findings.error(id, {m_element.id, property, value, m_element.source, place.value_or(m_element.json->place)});
    }

    const StandardElement *unitOf(const Element &element) const
    {
        const auto links = element.linksOf("unit");
        return links.empty() ? nullptr : m_metamodel.standardById(links.front()->id);
    }

    void unit()
    {
        const Cotype *asks = nullptr;
        for (const Cotype *cotype : m_element.cotypes) {
            if (cotype->unitClass.isEmpty())
                continue;
            if (asks && asks != cotype)
                return error("conflictingSupplementalTypes", QStringLiteral("unit"));
            asks = cotype;
        }
        if (!asks)
            return;
        const auto links = m_element.linksOf("unit");
        if (links.empty()) {
            if (!asks->unitOptional)
                error("missingSupplementalObjectProperty", QStringLiteral("unit"));
            return;
        }
        const StandardElement *found = m_metamodel.standardById(links.front()->id);
        if (!found || found->unitClass != asks->unitClass)
            error("wrongParent", links.front()->property, asks->unitClass, links.front()->place);
    }

    /// Whether an id names something of one of the classes or co-types.
    bool isOneOf(const QString &id, const QStringList &wanted) const
    {
        const ClassRule *rule = m_graph.classOf(id);
        const Element *element = m_graph.find(id);
        return std::any_of(wanted.begin(), wanted.end(), [&](const QString &name) {
            return (rule && m_metamodel.isA(*rule, name)) || (element && element->hasCotype(name));
        });
    }

    void check(const Cotype &cotype, const CotypeConstraint &constraint)
    {
        const QStringList wanted = QString::fromLatin1(constraint.wanted).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        const QString property = QString::fromLatin1(constraint.property);
        if (constraint.kind == CotypeConstraint::Kind::ParentOfType)
            return checkParent(cotype, property, wanted);
        for (const Link *link : m_element.linksOf(constraint.property)) {
            const StandardElement *standard = m_metamodel.standardById(link->id);
            if (constraint.kind == CotypeConstraint::Kind::ValueAmong) {
                if (!standard || !wanted.contains(standard->term))
                    error("notRequiredValue", property, {}, link->place);
            } else if (!isOneOf(link->id, wanted)) {
                error("notRequiredType", constraint.named ? property : QString(), {}, link->place);
            }
        }
    }

    void checkParent(const Cotype &cotype, const QString &property, const QStringList &wanted)
    {
        const Element *parent = m_element.parent < 0 ? nullptr : &m_graph.elements[std::size_t(m_element.parent)];
        const bool fits = parent && std::any_of(wanted.begin(), wanted.end(),
                                                [&](const QString &name) { return parent->hasCotype(name); });
        if (!fits || property != QLatin1String(m_element.within->name))
            return error("parentMissingCotype", property);
        for (const Link *link : parent->linksOf(m_element.within->name)) {
            if (link->id == m_element.id)
                return; // only siblings that come before count, so that one of two is reported
            const Element *sibling = m_graph.find(link->id);
            if (sibling && sibling->has(cotype))
                return error("siblingDuplicatesCotype", property);
        }
    }

    /// An annotation names the sibling that it tells about; with Override also the sibling's property.
    void annotation()
    {
        const Literal *annotates = m_element.literal("annotates");
        if (!annotates || m_element.partition < 0)
            return;
        const QString property = QStringLiteral("annotates");
        const Element *sibling = m_siblings.named(m_element.partition, annotates->text);
        if (!sibling)
            return; // it may come with an interface that extends this one
        if (!m_metamodel.isA(*sibling->rule, QStringLiteral("Property")) &&
            !m_metamodel.isA(*sibling->rule, QStringLiteral("Telemetry")))
            return error("notSiblingRequiredType", property, annotates->text, annotates->place);
        if (sibling->hasCotype(QStringLiteral("ValueAnnotation")))
            return error("disallowedType", property, annotates->text, annotates->place);
        if (m_element.hasCotype(QStringLiteral("Override")))
            overriding(*sibling, *annotates);
    }

    void overriding(const Element &sibling, const Literal &annotates)
    {
        const Literal *overrides = m_element.literal("overrides");
        if (!overrides)
            return;
        const auto &own = m_metamodel.properties(*sibling.rule);
        if (std::any_of(own.begin(), own.end(),
                        [&](const PropertyRule *rule) { return overrides->text == QLatin1String(rule->name); }))
            return error("matchingPropertyNotSupplemental", QStringLiteral("annotates"), annotates.text,
                         annotates.place);
        const StandardElement *unit = overrides->text == QLatin1String("unit") ? unitOf(sibling) : nullptr;
        const bool literal = sibling.literal(overrides->text.toLatin1().constData());
        if (!unit && !literal)
            return error("noMatchingSupplementalProperty", QStringLiteral("annotates"), annotates.text,
                         annotates.place);
        const auto schema = m_element.linksOf("schema");
        const StandardElement *shown = schema.empty() ? nullptr : m_metamodel.standardById(schema.front()->id);
        if (unit && !schema.empty() && !(shown && shown->term == unit->unitClass))
            error("siblingPropertyMismatch", QStringLiteral("schema"), shown ? shown->term : schema.front()->id,
                  schema.front()->place);
    }

    /// minimum, maximum and scaleFactor are values of the schema themselves.
    void conformance()
    {
        const auto schema = m_element.linksOf("schema");
        const StandardElement *standard = schema.empty() ? nullptr : m_metamodel.standardById(schema.front()->id);
        if (!standard || !m_metamodel.isA(*standard->rule, QStringLiteral("NumericSchema")))
            return;
        const QString &term = standard->term;
        const bool real =
            term == QLatin1String("double") || term == QLatin1String("float") || term == QLatin1String("decimal");
        for (const Literal &literal : m_element.literals) {
            const bool checked = (literal.rule->flags & kConformsToSchema) && !real;
            if (checked && std::trunc(literal.text.toDouble()) != literal.text.toDouble())
                error("nonConformantPropertyValue", QString::fromLatin1(literal.rule->name), {}, literal.place);
        }
    }

    const Graph &m_graph;
    const Element &m_element;
    Siblings &m_siblings;
    Findings &m_findings;
    const Metamodel &m_metamodel;
};

} // namespace

const Element *Siblings::named(int interface, const QString &name)
{
    const auto known = m_byName.constFind(interface);
    const QHash<QString, int> &names =
        known != m_byName.cend() ? *known : *m_byName.insert(interface, collect(interface));
    const int found = names.value(name, -1);
    return found < 0 ? nullptr : &m_graph.elements[std::size_t(found)];
}

/// Contents of the interface itself, of those that it extends, and of those that extend it with all that these extend.
QHash<QString, int> Siblings::collect(int interface) const
{
    const Element &own = m_graph.elements[std::size_t(interface)];
    QHash<QString, int> names;
    const auto add = [&](const Element &start, bool always) {
        const auto line = withAncestors(m_graph, start);
        if (!always && std::find(line.begin(), line.end(), &own) == line.end())
            return;
        for (const Element *at : line) {
            for (const Link *link : at->linksOf("contents")) {
                const auto content = m_graph.byId.constFind(link->id);
                if (content == m_graph.byId.cend())
                    continue;
                const QString name = m_graph.elements[std::size_t(*content)].text("name");
                if (!names.contains(name))
                    names.insert(name, *content);
            }
        }
    };
    add(own, true);
    for (const Element &other : m_graph.elements) {
        if (&other != &own && qstrcmp(other.rule->name, "Interface") == 0)
            add(other, false);
    }
    return names;
}

void checkCotypeRules(const Graph &graph, const Element &element, Siblings &siblings, Findings &findings)
{
    if (!element.cotypes.empty())
        CotypeRules(graph, element, siblings, findings).check();
}

} // namespace twinloom::twin
