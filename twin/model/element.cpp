// SPDX-License-Identifier: Apache-2.0
#include "twin/model/element.h"

#include <algorithm>
#include <tuple>

namespace twinloom::twin
{

const Literal *Element::literal(const char *name) const
{
    const auto found = std::find_if(literals.begin(), literals.end(),
                                    [&](const Literal &value) { return qstrcmp(value.rule->name, name) == 0; });
    return found == literals.end() ? nullptr : &*found;
}

QString Element::text(const char *name) const
{
    const Literal *found = literal(name);
    return found ? found->text : QString();
}

std::vector<const Link *> Element::linksOf(const char *name) const
{
    std::vector<const Link *> found;
    for (const Link &link : links) {
        if (qstrcmp(link.rule->name, name) == 0)
            found.push_back(&link);
    }
    return found;
}

bool Element::has(const Cotype &cotype) const
{
    return std::find(cotypes.begin(), cotypes.end(), &cotype) != cotypes.end();
}

bool Element::hasCotype(const QString &name) const
{
    return std::any_of(cotypes.begin(), cotypes.end(), [&](const Cotype *cotype) { return cotype->name == name; });
}

const Element *Graph::find(const QString &id) const
{
    const auto found = byId.constFind(id);
    return found == byId.cend() ? nullptr : &elements[std::size_t(*found)];
}

const ClassRule *Graph::classOf(const QString &id) const
{
    if (const Element *element = find(id))
        return element->rule;
    const StandardElement *standard = Metamodel::instance().standardById(id);
    return standard ? standard->rule : nullptr;
}

Finding &Findings::add(Finding::Severity severity, Where where)
{
    Finding finding;
    finding.severity = severity;
    finding.source = where.source < m_texts.size() ? m_texts[where.source].source : QString();
    finding.primaryId = std::move(where.primaryId);
    finding.property = std::move(where.property);
    finding.value = std::move(where.value);
    finding.place = where.place;
    m_found.emplace_back(where.source, std::move(finding));
    return m_found.back().second;
}

void Findings::error(const char *id, Where where)
{
    ++m_errors;
    const QString text = findingText(QString::fromLatin1(id), where);
    Finding &finding = add(Finding::Severity::Error, std::move(where));
    finding.validationId = QStringLiteral("dtmi:dtdl:parsingError:") + QString::fromLatin1(id);
    finding.message = text;
}

void Findings::unresolved(const QString &reference, Where where)
{
    ++m_unresolved;
    where.value = reference;
    const QString text = findingText(QStringLiteral("unresolvedReference"), where);
    add(Finding::Severity::Unresolved, std::move(where)).message = text;
}

void Findings::note(const QString &message, const QString &hint, Where where)
{
    Finding &finding = add(Finding::Severity::Note, std::move(where));
    finding.message = message;
    finding.hint = hint;
}

std::vector<Finding> Findings::sorted() const
{
    auto found = m_found;
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) {
        return std::tie(a.first, a.second.place.offset) < std::tie(b.first, b.second.place.offset);
    });
    std::vector<Finding> findings;
    for (auto &[source, finding] : found)
        findings.push_back(std::move(finding));
    return findings;
}

} // namespace twinloom::twin
