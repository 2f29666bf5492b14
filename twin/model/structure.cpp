// SPDX-License-Identifier: Apache-2.0
#include "twin/model/inheritance.h"
#include "twin/model/rules.h"

#include <algorithm>

namespace twinloom::twin
{
namespace
{

constexpr const char *kContentsChain =
    "'contents' or 'fields' or 'enumValues' or 'request' or 'response' or 'properties' or 'schema' or "
    "'elementSchema' or 'mapValue'";
constexpr const char *kSchemaProperties[] = {"schema", "elementSchema", "mapValue", "fields"};

bool isClass(const Element &element, const char *name)
{
    return qstrcmp(element.rule->name, name) == 0;
}

/// How deep a chain goes below an element: 0 for none. A chain that comes back is a circle.
struct Depth {
    int depth = 0;
    bool circle = false;
};

/// Depths along one kind of link, each element once. An element counts one step where `counts` says so.
class Chains
{
public:
    using Next = std::vector<const Element *> (*)(const Graph &, const Element &);
    using Leaf = int (*)(const Element &);
    Chains(const Graph &graph, Next next, Leaf own) : m_graph(graph), m_next(next), m_own(own) {}

    /// Steps below and with the element. Walks with a stack of its own: chains may be long.
    Depth below(const Element &start)
    {
        struct Frame {
            const Element *element;
            std::vector<const Element *> next;
            std::size_t at = 0;
            Depth depth;
        };
        if (const auto known = m_known.constFind(start.id); known != m_known.cend())
            return *known;
        std::vector<Frame> stack;
        const auto open = [&](const Element &element) {
            m_open.insert(element.id);
            stack.push_back({&element, m_next(m_graph, element), 0, {}});
        };
        open(start);
        for (;;) {
            Frame &frame = stack.back();
            if (frame.at < frame.next.size()) {
                const Element &child = *frame.next[frame.at++];
                if (m_open.contains(child.id))
                    frame.depth.circle = true;
                else if (const auto known = m_known.constFind(child.id); known != m_known.cend())
                    merge(frame.depth, *known);
                else
                    open(child);
                continue;
            }
            Depth done = frame.depth;
            done.depth += m_own(*frame.element);
            m_open.remove(frame.element->id);
            m_known.insert(frame.element->id, done);
            stack.pop_back();
            if (stack.empty())
                return done;
            merge(stack.back().depth, done);
        }
    }

private:
    static void merge(Depth &into, const Depth &child)
    {
        into.depth = std::max(into.depth, child.depth);
        into.circle = into.circle || child.circle;
    }

    const Graph &m_graph;
    Next m_next;
    Leaf m_own;
    QHash<QString, Depth> m_known;
    QSet<QString> m_open;
};

std::vector<const Element *> targets(const Graph &graph, const Element &element, const char *property)
{
    std::vector<const Element *> found;
    for (const Link *link : element.linksOf(property)) {
        if (const Element *target = graph.find(link->id))
            found.push_back(target);
    }
    return found;
}

std::vector<const Element *> extended(const Graph &graph, const Element &element)
{
    return targets(graph, element, "extends");
}

/// From a schema to the schemas in it, through fields and map values.
std::vector<const Element *> schemasBelow(const Graph &graph, const Element &element)
{
    std::vector<const Element *> found;
    if (isClass(element, "Component") || isClass(element, "Interface"))
        return found;
    for (const char *property : kSchemaProperties) {
        const auto some = targets(graph, element, property);
        found.insert(found.end(), some.begin(), some.end());
    }
    return found;
}

int complexSteps(const Element &element)
{
    const Metamodel &metamodel = Metamodel::instance();
    if (metamodel.isA(*element.rule, QStringLiteral("ComplexSchema")) && !isClass(element, "Enum")) {
        // A standard schema such as a polygon brings its own depth.
        int inner = 0;
        for (const char *property : kSchemaProperties) {
            for (const Link *link : element.linksOf(property)) {
                const StandardElement *standard = metamodel.standardById(link->id);
                inner = std::max(inner, standard ? standard->schemaDepth : 0);
            }
        }
        return 1 + inner;
    }
    return 0;
}

int oneStep(const Element &)
{
    return 1;
}

class Structure
{
public:
    Structure(const Graph &graph, Findings &findings, const Progress &progress)
        : m_graph(graph), m_findings(findings), m_progress(progress), m_extends(graph, extended, oneStep),
          m_schemas(graph, schemasBelow, complexSteps)
    {
    }

    void check()
    {
        for (const Element &element : m_graph.elements) {
            if (m_progress.cancelled())
                return;
            if (isClass(element, "Interface"))
                inheritance(element);
        }
        schemaDepths();
        if (m_findings.rejects())
            return;
        for (const Element &element : m_graph.elements) {
            if (m_progress.cancelled())
                return;
            if (isClass(element, "Interface"))
                imported(element);
            else if (isClass(element, "Component"))
                nestedComponents(element);
            else if (isClass(element, "Property"))
                arraysInProperty(element);
        }
    }

private:
    void error(const char *id, const Element &element, const QString &property = {}, const QString &value = {})
    {
        m_findings.error(id, {element.id, property, value, element.source, element.json->place});
    }

    void inheritance(const Element &interface)
    {
        const Depth depth = m_extends.below(interface);
        if (depth.circle)
            return error("recursiveStructureNarrow", interface, QStringLiteral("'extends'"));
        const int most = limitValue(Limit::ExtendsDepth, interface.limits);
        if (most >= 0 && depth.depth - 1 > most)
            error("excessiveDepthNarrow", interface, QStringLiteral("'extends'"));
    }

    void schemaDepths()
    {
        // Only the outermost schema of a chain is reported.
        QSet<QString> inner;
        for (const Element &element : m_graph.elements) {
            if (complexSteps(element) == 0)
                continue;
            for (const Element *below : schemasBelow(m_graph, element))
                collectSchemas(*below, inner);
        }
        for (const Element &element : m_graph.elements) {
            if (complexSteps(element) == 0)
                continue;
            const Depth depth = m_schemas.below(element);
            const int most = limitValue(Limit::SchemaDepth, element.limits);
            if (depth.circle && element.version < 4)
                error("recursiveStructureWide", element);
            else if (most >= 0 && depth.depth > most && !inner.contains(element.id))
                error("excessiveDepthWide", element);
        }
    }

    void collectSchemas(const Element &element, QSet<QString> &inner) const
    {
        if (complexSteps(element) > 0) {
            inner.insert(element.id);
            return;
        }
        for (const Element *below : schemasBelow(m_graph, element))
            collectSchemas(*below, inner);
    }

    /// Names that come from several interfaces of one line must differ; the sums over the line have limits too.
    void imported(const Element &interface)
    {
        const auto line = withAncestors(m_graph, interface);
        QHash<QString, const Element *> owners;
        int contents = 0;
        for (const Element *at : line) {
            for (const Element *content : targets(m_graph, *at, "contents")) {
                ++contents;
                const QString name = content->text("name");
                const Element *&owner = owners[name];
                if (owner && owner != at)
                    return error("nonUniqueImportedPropertyValue", interface, QStringLiteral("contents"), name);
                owner = at;
            }
        }
        const int mostExtends = limitValue(Limit::ExtendsTotal, interface.limits);
        if (mostExtends >= 0 && int(line.size()) - 1 > mostExtends)
            error("excessiveCountNarrow", interface, QStringLiteral("'extends'"));
        const int mostContents = limitValue(Limit::ContentsTotal, interface.limits);
        if (mostContents >= 0 && contents > mostContents)
            error("excessiveCountNarrow", interface, QString::fromLatin1(kContentsChain));
    }

    /// A component's interface must have no components.
    void nestedComponents(const Element &component)
    {
        for (const Element *interface : targets(m_graph, component, "schema")) {
            for (const Element *at : withAncestors(m_graph, *interface)) {
                for (const Element *content : targets(m_graph, *at, "contents")) {
                    if (isClass(*content, "Component"))
                        return error("excludedType", component, QStringLiteral("'schema' or 'contents'"));
                }
            }
        }
    }

    /// In v2 no Property holds an Array, however deep.
    void arraysInProperty(const Element &property)
    {
        if (property.version == 2 && holdsArray(property))
            error("excludedType", property, QStringLiteral("'schema'"));
    }

    bool holdsArray(const Element &property) const
    {
        std::vector<const Element *> open{&property};
        QSet<QString> seen;
        while (!open.empty()) {
            const Element *element = open.back();
            open.pop_back();
            if (isClass(*element, "Array"))
                return true;
            for (const Element *next : schemasBelow(m_graph, *element)) {
                if (!seen.contains(next->id)) {
                    seen.insert(next->id);
                    open.push_back(next);
                }
            }
        }
        return false;
    }

    const Graph &m_graph;
    Findings &m_findings;
    const Progress &m_progress;
    Chains m_extends, m_schemas;
};

} // namespace

void checkStructure(const Graph &graph, Findings &findings, const Progress &progress)
{
    Structure(graph, findings, progress).check();
}

} // namespace twinloom::twin
