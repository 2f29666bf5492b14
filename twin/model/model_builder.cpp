// SPDX-License-Identifier: Apache-2.0
#include "twin/model/model_builder.h"

#include "twin/model/inheritance.h"

namespace twinloom::twin
{
namespace
{

bool isClass(const Element &element, const char *name)
{
    return qstrcmp(element.rule->name, name) == 0;
}

Content::Kind kindOf(const Element &element)
{
    if (isClass(element, "Telemetry"))
        return Content::Kind::Telemetry;
    if (isClass(element, "Command"))
        return Content::Kind::Command;
    if (isClass(element, "Relationship"))
        return Content::Kind::Relationship;
    return isClass(element, "Component") ? Content::Kind::Component : Content::Kind::Property;
}

} // namespace

Model ModelBuilder::build(const Graph &graph)
{
    ModelBuilder builder(graph);
    for (const Element &element : graph.elements) {
        if (isClass(element, "Interface"))
            builder.addInterface(element);
    }
    return std::move(builder.m_model);
}

void ModelBuilder::addInterface(const Element &element)
{
    Interface interface;
    interface.id = element.id;
    interface.dtdlVersion = element.version;
    interface.displayName = element.text("displayName");
    interface.description = element.text("description");
    for (const Link *link : element.linksOf("extends"))
        interface.extends.push_back(link->id);
    for (const Element *at : withAncestors(m_graph, element)) {
        for (const Link *link : at->linksOf("contents")) {
            if (const Element *content = m_graph.find(link->id))
                interface.contents.push_back(contentOf(*content));
        }
    }
    m_model.m_interfaces.emplace(interface.id, std::move(interface));
}

Content ModelBuilder::contentOf(const Element &element)
{
    Content content;
    content.kind = kindOf(element);
    content.id = element.id;
    content.name = element.text("name");
    content.displayName = element.text("displayName");
    content.description = element.text("description");
    const Literal *writable = element.literal("writable");
    content.writable = writable && writable->boolean;
    for (const Cotype *cotype : element.cotypes)
        content.types.push_back(cotype->name);
    if (const auto unit = element.linksOf("unit"); !unit.empty()) {
        const StandardElement *standard = Metamodel::instance().standardById(unit.front()->id);
        content.unit = standard ? standard->term : QString();
    }
    if (content.kind == Content::Kind::Relationship) {
        content.schema = element.text("target");
    } else if (content.kind == Content::Kind::Command) {
        content.request = payloadOf(element, "request");
        content.response = payloadOf(element, "response");
    } else {
        content.schema = addSchema(element, "schema");
    }
    return content;
}

CommandPayload ModelBuilder::payloadOf(const Element &command, const char *property)
{
    const auto links = command.linksOf(property);
    const Element *payload = links.empty() ? nullptr : m_graph.find(links.front()->id);
    return payload ? CommandPayload{payload->text("name"), addSchema(*payload, "schema")} : CommandPayload{};
}

QString ModelBuilder::addSchema(const Element &holder, const char *property)
{
    const auto links = holder.linksOf(property);
    if (links.empty())
        return {};
    const QString id = links.front()->id;
    if (m_model.m_schemas.count(id))
        return id;
    if (const StandardElement *standard = Metamodel::instance().standardById(id))
        m_model.m_schemas.emplace(id, Schema{id, standard->term, {}, {}});
    else if (const Element *element = m_graph.find(id); element && !isClass(*element, "Interface"))
        addSchemaElement(*element);
    return id;
}

void ModelBuilder::addSchemaElement(const Element &element)
{
    Schema schema{element.id, QString::fromLatin1(element.rule->name), {}, {}};
    m_model.m_schemas.emplace(element.id, schema); // known before its parts: it may hold itself
    if (isClass(element, "Array"))
        schema.parts.push_back({QStringLiteral("element"), addSchema(element, "elementSchema"), {}});
    for (const Link *link : element.linksOf("fields")) {
        if (const Element *field = m_graph.find(link->id))
            schema.parts.push_back(partOf(*field));
    }
    for (const char *property : {"mapKey", "mapValue"}) {
        for (const Link *link : element.linksOf(property)) {
            const Element *side = m_graph.find(link->id);
            if (!side)
                continue;
            Schema::Part part = partOf(*side);
            part.name = QString::fromLatin1(property).mid(3).toLower();
            schema.parts.push_back(std::move(part));
        }
    }
    for (const Link *link : element.linksOf("enumValues")) {
        const Element *value = m_graph.find(link->id);
        const Literal *literal = value ? value->literal("enumValue") : nullptr;
        if (literal)
            schema.values.push_back(
                {value->text("name"),
                 literal->isNumber ? QJsonValue(literal->text.toDouble()) : QJsonValue(literal->text),
                 value->text("displayName")});
    }
    m_model.m_schemas[element.id] = std::move(schema);
}

Schema::Part ModelBuilder::partOf(const Element &field)
{
    return {field.text("name"), addSchema(field, "schema"), field.text("displayName")};
}

} // namespace twinloom::twin
