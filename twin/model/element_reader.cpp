// SPDX-License-Identifier: Apache-2.0
#include "twin/model/element_reader.h"

#include "twin/model/context_reader.h"
#include "twin/model/dtmi.h"
#include "twin/model/literal_reader.h"

#include <algorithm>

namespace twinloom::twin
{
namespace
{

constexpr int kMostIdLength = 2048, kMostInterfaceIdLength = 128;

bool isClass(const ClassRule &rule, const char *name)
{
    return qstrcmp(rule.name, name) == 0;
}

/// A vendor's ids are reserved only where its extension is in scope.
bool isReservedIn(const Context &context, const QString &id)
{
    const QString vendor = id.section(QLatin1Char(':'), 0, 1) + QLatin1Char(':');
    if (id.startsWith(QLatin1String("dtmi:dtdl:")) || id.startsWith(QLatin1String("dtmi:standard:")))
        return true;
    return isReservedDtmi(id) &&
           std::any_of(context.extensions.begin(), context.extensions.end(),
                       [&](const Context::Extension &extension) { return extension.name.startsWith(vendor); });
}

const Metamodel &metamodel()
{
    return Metamodel::instance();
}

} // namespace

void ElementReader::error(const char *id, const Element &element, const QString &property, const QString &value,
                          const TextPlace &place)
{
    m_findings.error(id, {element.id, property, value, element.source, place});
}

void ElementReader::readText(const JsonValue &root, std::size_t source)
{
    m_source = source;
    readTop(root);
}

void ElementReader::readTop(const JsonValue &value)
{
    if (m_progress.cancelled())
        return;
    if (value.isArray()) {
        for (const JsonValue &item : value.items)
            readTop(item);
        return;
    }
    if (!value.isObject())
        return m_findings.error("notJsonObjectOrArray", {{}, {}, {}, m_source, value.place});
    if (!checkTop(value))
        return;
    const JsonValue *context = value.find(QLatin1String("@context"));
    if (!context)
        return m_findings.error("missingContext", {{}, {}, {}, m_source, value.place});
    Context scope;
    if (!readContext(*context, true, m_source, m_options, m_findings, scope))
        return;
    if (scope.version == 0)
        return m_findings.error("missingDtdlContext", {{}, {}, {}, m_source, context->place});
    const int most = limitValue(Limit::InterfaceBytes, scope.limits);
    if (most >= 0 && value.size > most)
        return m_findings.error("partitionTooLarge", {{}, {}, QString::number(value.size), m_source, value.place});
    readObject({-1, nullptr, {}, m_source}, scope, value);
}

bool ElementReader::checkTop(const JsonValue &object)
{
    const bool graph = object.find(QLatin1String("@graph"));
    if (graph && object.members.size() > 1) {
        m_findings.error("topLevelGraphDisallowed", {{}, {}, {}, m_source, object.place});
        return false;
    }
    return true;
}

void ElementReader::readReference(const Site &site, const Context &context, const JsonValue &value)
{
    Element &parent = m_graph.elements[std::size_t(site.parent)];
    QString id = value.text;
    if (!looksLikeDtmi(id)) {
        id = id.contains(QLatin1Char(':')) ? QString() : resolveTerm(context, value.text);
        if (id.isEmpty())
            return error("badDtmiOrTerm", parent, site.property, value.text, value.place);
    } else if (!metamodel().standardById(id) && !isDtmi(id, context.version, DtmiKind::Reference)) {
        return error("badDtmiOrTerm", parent, site.property, value.text, value.place);
    }
    const StandardElement *standard = metamodel().standardById(id);
    if (isReservedDtmi(id) && !standard && !metamodel().cotypeById(id) && !looksLikeDtmi(value.text) &&
        site.within->kind == ValueKind::Element)
        return error("badType", parent, site.property, value.text, value.place);
    if (isReservedDtmi(id) && !standard)
        return error("undefinedReservedId", parent, site.property, {}, value.place);
    parent.links.push_back({site.within, QString::fromLatin1(site.within->name), id, false, value.place});
}

int ElementReader::readObject(const Site &site, Context context, const JsonValue &object)
{
    Element element;
    element.source = m_source;
    element.parent = site.parent;
    element.within = site.within;
    element.json = &object;
    const int outerVersion = context.version;
    const QString parentId = site.parent < 0 ? QString() : m_graph.elements[std::size_t(site.parent)].id;
    if (const JsonValue *local = site.parent < 0 ? nullptr : object.find(QLatin1String("@context"))) {
        if (!readContext(*local, false, m_source, m_options, m_findings, context))
            return -1;
    }
    element.version = context.version;
    element.limits = context.limits;
    if (site.within && (site.within->flags & kSameVersion) && context.version != outerVersion) {
        m_findings.error("disallowedVersionDefinition",
                         {parentId, site.property, QString::number(context.version), m_source, object.place});
        return -1;
    }
    if (!readId(element, site, context, object) || !readTypes(element, site, context, object))
        return -1;
    if (m_graph.byId.contains(element.id)) {
        error("duplicateDefinition", element, {}, {}, object.place);
        return -1;
    }
    const int index = int(m_graph.elements.size());
    const bool interface = isClass(*element.rule, "Interface");
    element.partition = interface ? index : m_graph.elements[std::size_t(site.parent)].partition;
    m_graph.byId.insert(element.id, index);
    m_graph.elements.push_back(std::move(element));
    readProperties(index, context, object);
    return index;
}

bool ElementReader::readId(Element &element, const Site &site, const Context &context, const JsonValue &object)
{
    const JsonValue *id = object.find(QLatin1String("@id"));
    const QString parentId = site.parent < 0 ? QString() : m_graph.elements[std::size_t(site.parent)].id;
    if (!id) {
        if (site.parent < 0)
            return m_findings.error("missingTopLevelId", {{}, {}, {}, m_source, object.place}), false;
        return derivedId(element, site, object);
    }
    if (!id->isString())
        return m_findings.error("idNotString", {parentId, site.property, {}, m_source, id->place}), false;
    if (object.members.size() == 1 && site.parent >= 0)
        return m_findings.error("idReference", {parentId, site.property, id->text, m_source, id->place}), false;
    element.id = id->text;
    const Findings::Where where{{}, {}, id->text, m_source, id->place};
    if (!isDtmi(id->text, element.version, DtmiKind::Written))
        return m_findings.error("invalidId", where), false;
    if (id->text.size() > kMostIdLength)
        return m_findings.error("idTooLong", where), false;
    if (isReservedIn(context, id->text))
        return m_findings.error("reservedId", where), false;
    return true;
}

/// An element without an id gets one from its place.
bool ElementReader::derivedId(Element &element, const Site &site, const JsonValue &object)
{
    const Element &parent = m_graph.elements[std::size_t(site.parent)];
    const QString property = QString::fromLatin1(site.within->name);
    if (site.within->flags & kIdRequired)
        return error("missingRequiredId", parent, property, {}, object.place), false;
    if (!(site.within->flags & kByName)) {
        element.id = derivedDtmi(parent.id, property, {});
        return true;
    }
    const JsonValue *name = object.find(QLatin1String("name"));
    const QString full = QStringLiteral("dtmi:dtdl:property:name;%1").arg(element.version);
    for (const JsonMember &member : object.members) {
        if (!name && member.name == full)
            name = &member.value;
    }
    if (name && name->isArray() && name->items.size() == 1)
        name = &name->items.front();
    if (name && name->isObject())
        name = name->find(QLatin1String("@value"));
    const bool usable = name && name->isString();
    if (!name)
        return error("missingDtmiSegPropertyValue", parent, property, QStringLiteral("name"), object.place), false;
    element.id = derivedDtmi(parent.id, property, usable ? name->text : QStringLiteral("unnamed"));
    if (usable && m_graph.byId.contains(element.id))
        return error("nonUniquePropertyValue", parent, property, name->text, name->place), false;
    return true;
}

const ClassRule *ElementReader::expectedClass(const Site &site, int version) const
{
    const QString name = site.within ? QString::fromLatin1(site.within->valueClass) : QStringLiteral("Interface");
    return metamodel().classByName(name, version);
}

bool ElementReader::readTypes(Element &element, const Site &site, const Context &context, const JsonValue &object)
{
    const JsonValue *types = object.find(QLatin1String("@type"));
    const QString parentId = site.parent < 0 ? QString() : m_graph.elements[std::size_t(site.parent)].id;
    std::vector<const ClassRule *> classes;
    if (!types) {
        if (!site.within || !(site.within->flags & kTypeOptional))
            return noClass(element, site, object.place);
        element.rule = expectedClass(site, element.version);
        return true;
    }
    const bool list = types->isArray();
    const std::vector<JsonValue> *items = list ? &types->items : nullptr;
    if ((list && items->empty()) || (!list && !types->isString()))
        return error("typeNotStringOrArray", element, {}, {}, types->place), false;
    bool good = list || readType(element, context, *types, classes);
    for (std::size_t i = 0; list && i < items->size(); ++i)
        good = readType(element, context, (*items)[i], classes) && good;
    return good && chooseClass(element, site, object, classes) && checkCotypes(element, object);
}

/// An element of none of the classes that can stand here.
bool ElementReader::noClass(const Element &element, const Site &site, const TextPlace &place)
{
    if (site.parent < 0)
        m_findings.error("typeNotRootable", {{}, {}, element.id, m_source, place});
    else
        error("badType", m_graph.elements[std::size_t(site.parent)], QString::fromLatin1(site.within->name), {}, place);
    return false;
}

bool ElementReader::readType(Element &element, const Context &context, const JsonValue &type,
                             std::vector<const ClassRule *> &classes)
{
    if (!type.isString())
        return error("typeElementNotString", element, {}, {}, type.place), false;
    const QString &text = type.text;
    QString id = text;
    if (!looksLikeDtmi(text)) {
        if (text.contains(QLatin1Char(':')) || text.contains(QLatin1Char('/')))
            return undefinedType(element, context, type, "typeNotDtmiNorTerm");
        id = resolveTerm(context, text);
        if (id.isEmpty())
            return undefinedType(element, context, type, "typeUndefinedTerm");
    }
    if (const ClassRule *rule = metamodel().classByType(id, element.version)) {
        classes.push_back(rule);
        return true;
    }
    if (const Cotype *cotype = metamodel().cotypeById(id)) {
        if (!element.has(*cotype))
            element.cotypes.push_back(cotype);
        return true;
    }
    if (!isDtmi(id, 3, DtmiKind::Reference))
        return error("typeInvalidDtmi", element, {}, text, type.place), false;
    if (element.version == 2 && id.startsWith(QLatin1String("dtmi:standard:enum:"))) {
        classes.push_back(metamodel().classByName(QStringLiteral("Unit"), 2));
        return true;
    }
    if (isReservedDtmi(id) && !context.incomplete)
        return error("typeIrrelevantDtmiOrTerm", element, {}, text, type.place), false;
    return undefinedType(element, context, type, "typeUndefinedDtmi");
}

bool ElementReader::undefinedType(Element &element, const Context &context, const JsonValue &type, const char *id)
{
    // v2 lets every unknown word pass; an identifier must belong to an extension that is not known.
    const bool lax = element.version == 2 && qstrcmp(id, "typeUndefinedDtmi") != 0;
    const bool allowed = lax || (context.incomplete && qstrcmp(id, "typeNotDtmiNorTerm") != 0);
    if (!allowed)
        return error(id, element, {}, type.text, type.place), false;
    element.hasUndefinedType = true;
    return true;
}

bool ElementReader::chooseClass(Element &element, const Site &site, const JsonValue &object,
                                const std::vector<const ClassRule *> &classes)
{
    const JsonValue &types = *object.find(QLatin1String("@type"));
    if (classes.empty())
        return noClass(element, site, types.place);
    const auto other =
        std::find_if(classes.begin(), classes.end(), [&](const ClassRule *rule) { return rule != classes.front(); });
    if (other != classes.end()) {
        const QString both =
            QStringLiteral("%1 and %2").arg(QLatin1String(classes.front()->name), QLatin1String((*other)->name));
        return error("multipleMaterialTypes", element, {}, both, types.place), false;
    }
    element.rule = classes.front();
    if (site.parent < 0) {
        if (isClass(*element.rule, "Interface")) {
            if (element.id.size() <= kMostInterfaceIdLength)
                return true;
            return m_findings.error("idTooLong", {{}, {}, element.id, m_source, object.place}), false;
        }
        return m_findings.error("typeNotRootable", {{}, {}, element.id, m_source, types.place}), false;
    }
    const ClassRule *expected = expectedClass(site, element.version);
    const bool fits = expected && metamodel().isA(*element.rule, QString::fromLatin1(expected->name));
    const bool concrete =
        element.rule->kind == ClassKind::Concrete && !(element.rule->abstractIn & versionBit(element.version));
    if (!fits || !concrete) {
        const Element &parent = m_graph.elements[std::size_t(site.parent)];
        return error("badType", parent, QString::fromLatin1(site.within->name), QString::fromLatin1(element.rule->name),
                     types.place),
               false;
    }
    if (isClass(*element.rule, "Interface") && element.id.size() > kMostInterfaceIdLength)
        return m_findings.error("idTooLong", {{}, {}, element.id, m_source, object.place}), false;
    return true;
}

bool ElementReader::checkCotypes(const Element &element, const JsonValue &object)
{
    for (const Cotype *cotype : element.cotypes) {
        const char *id = nullptr;
        const auto present = [&](const QString &name) { return element.hasCotype(name); };
        if (cotype->abstract)
            id = "abstractSupplementalType";
        else if (std::none_of(cotype->classes.begin(), cotype->classes.end(),
                              [&](const QString &name) { return metamodel().isA(*element.rule, name); }))
            id = "invalidCotype";
        else if (!(cotype->versions & versionBit(element.version)))
            id = "invalidCotypeVersion";
        else if (!std::all_of(cotype->requires_.begin(), cotype->requires_.end(), present))
            id = "missingCocotype";
        else if (std::any_of(cotype->excludes.begin(), cotype->excludes.end(), present))
            id = "disallowedCocotype";
        if (id)
            return error(id, element, {}, {}, object.find(QLatin1String("@type"))->place), false;
    }
    return true;
}

void ElementReader::readProperties(int index, const Context &context, const JsonValue &object)
{
    QSet<QString> seen;
    for (const JsonMember &member : object.members) {
        if (m_progress.cancelled())
            return;
        const bool top = m_graph.elements[std::size_t(index)].parent < 0;
        if (!member.name.startsWith(QLatin1Char('@'))) {
            readProperty(index, context, member, seen);
            continue;
        }
        const Element &element = m_graph.elements[std::size_t(index)];
        if (member.name == QLatin1String("@graph")) {
            const Element &at = top ? element : m_graph.elements[std::size_t(element.parent)];
            error("graphDisallowed", at, top ? QString() : QString::fromLatin1(element.within->name), {}, member.place);
        } else if (member.name != QLatin1String("@context") && member.name != QLatin1String("@id") &&
                   member.name != QLatin1String("@type") && element.version > 2) {
            if (top)
                m_findings.error("topLevelKeywordDisallowed", {{}, {}, member.name, element.source, member.place});
            else
                error("keywordDisallowed", m_graph.elements[std::size_t(element.parent)],
                      QString::fromLatin1(element.within->name), member.name, member.place);
        }
    }
}

const PropertyRule *ElementReader::findRule(const Element &element, const QString &key, const QString &id,
                                            QString &name) const
{
    const bool isId = looksLikeDtmi(key); // else the term says it all
    for (const PropertyRule *rule : metamodel().properties(*element.rule)) {
        if (!(rule->versions & versionBit(element.version)))
            continue;
        if (isId ? id == Metamodel::propertyId(*rule, element.version) : key == QLatin1String(rule->name)) {
            name = QString::fromLatin1(rule->name);
            return rule;
        }
    }
    for (const Cotype *cotype : element.cotypes) {
        for (const auto &[full, rule] : metamodel().properties(*cotype)) {
            if (id == full) {
                name = full;
                return rule;
            }
        }
    }
    return nullptr;
}

void ElementReader::readProperty(int index, const Context &context, const JsonMember &member, QSet<QString> &seen)
{
    const Element &element = m_graph.elements[std::size_t(index)];
    const QString id = looksLikeDtmi(member.name) ? member.name : resolveTerm(context, member.name);
    QString name;
    const PropertyRule *rule = findRule(element, member.name, id, name);
    const bool unit = id.endsWith(QLatin1String(":property:unit")) || id == QLatin1String("dtmi:dtdl:property:unit;2");
    const bool hasUnit = unit && std::any_of(element.cotypes.begin(), element.cotypes.end(),
                                             [](const Cotype *c) { return !c->unitClass.isEmpty(); });
    if (!rule && !hasUnit)
        return readUnknownProperty(element, context, member, id);
    const QString bare = rule ? QString::fromLatin1(rule->name) : QStringLiteral("unit");
    if (seen.contains(bare))
        return error("duplicatePropertyName", element, bare, {}, member.place);
    seen.insert(bare);
    if (hasUnit)
        return readUnit(index, context, member, id);
    if (rule->kind == ValueKind::Element)
        return readElements(index, *rule, bare, context, member.value);
    readLiteral(m_graph.elements[std::size_t(index)], *rule, name, member.value, m_findings);
}

void ElementReader::readUnknownProperty(const Element &element, const Context &context, const JsonMember &member,
                                        const QString &id)
{
    const QString &name = member.name;
    const bool lax = element.version == 2 && element.hasUndefinedType;
    if (lax)
        return;
    if (!element.json->find(QLatin1String("@type")))
        return error("inferredTypeDoesNotAllow", element, name, {}, member.place);
    const bool plain = element.cotypes.empty() && !element.hasUndefinedType;
    if (plain)
        return error("noTypeThatAllows", element, name, {}, member.place);
    const bool isId = looksLikeDtmi(name);
    if (isId && !isDtmi(name, 3, DtmiKind::Reference))
        return error("propertyInvalidDtmi", element, name, {}, member.place);
    if (!isId && (name.contains(QLatin1Char(':')) || name.contains(QLatin1Char('/'))))
        return error("propertyNotDtmiNorTerm", element, name, {}, member.place);
    const bool allowed = element.hasUndefinedType && context.incomplete;
    if (!allowed && (isId ? isReservedDtmi(name) : !id.isEmpty()))
        return error("propertyIrrelevantDtmiOrTerm", element, name, {}, member.place);
    if (!allowed)
        error(isId ? "propertyUndefinedDtmi" : "propertyUndefinedTerm", element, name, {}, member.place);
}

void ElementReader::readElements(int index, const PropertyRule &rule, const QString &name, const Context &context,
                                 const JsonValue &value)
{
    const Site site{index, &rule, name, m_source};
    const std::vector<JsonValue> *items = value.isArray() ? &value.items : nullptr;
    const std::size_t count = items ? items->size() : 1;
    const auto here = [&]() -> Element & { return m_graph.elements[std::size_t(index)]; };
    if (!(rule.flags & kPlural) && count > 1)
        return error("objectMultipleValues", here(), name, {}, value.place);
    for (std::size_t i = 0; i < count; ++i) {
        const JsonValue &item = items ? (*items)[i] : value;
        if (item.isString()) {
            readReference(site, context, item);
        } else if (item.isObject()) {
            const int made = readObject(site, context, item);
            if (made >= 0)
                here().links.push_back({&rule, name, m_graph.elements[std::size_t(made)].id, true, item.place});
        } else {
            error("refNotStringOrObject", here(), name, {}, item.place);
        }
    }
}

void ElementReader::readUnit(int index, const Context &context, const JsonMember &member, const QString &name)
{
    static const PropertyRule rule{"QuantitativeType", "unit", ValueKind::Element, kV234, 0, "Unit"};
    Element &element = m_graph.elements[std::size_t(index)];
    const JsonValue &value = member.value;
    if (value.isArray() && value.items.size() != 1)
        return error("objectMultipleValues", element, QStringLiteral("unit"), {}, value.place);
    const JsonValue &one = value.isArray() ? value.items.front() : value;
    if (!one.isString())
        return error("refNotStringOrObject", element, QStringLiteral("unit"), {}, one.place);
    const QString id = looksLikeDtmi(one.text) ? one.text : resolveTerm(context, one.text);
    if (id.isEmpty() || !isDtmi(id, 3, DtmiKind::Reference))
        return error("badDtmiOrTerm", element, QStringLiteral("unit"), one.text, one.place);
    element.links.push_back({&rule, name, id, false, one.place});
}

} // namespace twinloom::twin
