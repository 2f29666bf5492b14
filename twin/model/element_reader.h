// SPDX-License-Identifier: Apache-2.0
// Reads JSON documents into a Graph of elements: ids, types, literals, links. What needs other elements to be known is
// checked afterwards (twin/model/rules.h). Private to twin/model.
#pragma once

#include "twin/model/element.h"

namespace twinloom::twin
{

class ElementReader
{
public:
    ElementReader(const CheckOptions &options, Graph &graph, Findings &findings, const Progress &progress)
        : m_options(options), m_graph(graph), m_findings(findings), m_progress(progress)
    {
    }

    /// A text's root; it must outlive the graph.
    void readText(const JsonValue &root, std::size_t source);

private:
    /// Where an element stands.
    struct Site {
        int parent = -1;
        const PropertyRule *within = nullptr;
        QString property; ///< as written
        std::size_t source = 0;
    };

    void readTop(const JsonValue &value);
    bool checkTop(const JsonValue &object);
    void readReference(const Site &site, const Context &context, const JsonValue &value);
    /// Index of the element; -1 when it cannot be one.
    int readObject(const Site &site, Context context, const JsonValue &object);
    bool readId(Element &element, const Site &site, const Context &context, const JsonValue &object);
    bool noClass(const Element &element, const Site &site, const TextPlace &place);
    bool derivedId(Element &element, const Site &site, const JsonValue &object);
    bool readTypes(Element &element, const Site &site, const Context &context, const JsonValue &object);
    bool readType(Element &element, const Context &context, const JsonValue &type,
                  std::vector<const ClassRule *> &classes);
    bool undefinedType(Element &element, const Context &context, const JsonValue &type, const char *error);
    bool chooseClass(Element &element, const Site &site, const JsonValue &object,
                     const std::vector<const ClassRule *> &classes);
    const ClassRule *expectedClass(const Site &site, int version) const;
    bool checkCotypes(const Element &element, const JsonValue &object);
    void readProperties(int index, const Context &context, const JsonValue &object);
    void readProperty(int index, const Context &context, const JsonMember &member, QSet<QString> &seen);
    void readUnknownProperty(const Element &element, const Context &context, const JsonMember &member,
                             const QString &id);
    void readElements(int index, const PropertyRule &rule, const QString &name, const Context &context,
                      const JsonValue &value);
    void readUnit(int index, const Context &context, const JsonMember &member, const QString &name);
    void error(const char *id, const Element &element, const QString &property, const QString &value,
               const TextPlace &place);
    /// The rule of a property that the element's class or co-types have; `name` becomes what findings call it.
    const PropertyRule *findRule(const Element &element, const QString &key, const QString &id, QString &name) const;

    const CheckOptions &m_options;
    Graph &m_graph;
    Findings &m_findings;
    const Progress &m_progress;
    std::size_t m_source = 0;
};

} // namespace twinloom::twin
