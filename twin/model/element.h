// SPDX-License-Identifier: Apache-2.0
// DTDL elements as they were read, before and after their references are followed. Private to twin/model.
#pragma once

#include "twin/model/check.h"
#include "twin/model/metamodel.h"

#include <QSet>

#include <deque>

namespace twinloom::twin
{

/// What `@context` says at one place: the language's version, the limits, the extensions in scope.
struct Context {
    int version = 0; ///< 0: none was given yet
    LimitSet limits = LimitSet::Core2;
    struct Extension {
        QString name;
        int version = 0;
    };
    std::vector<Extension> extensions;
    bool incomplete = false; ///< an extension that this build does not know is in scope
};

/// A literal property's value, of the property's kind.
struct Literal {
    const PropertyRule *rule = nullptr;
    QString property; ///< as findings name it
    QString text;     ///< of a String, Duration, Identifier, Term; of a number its digits
    bool isNumber = false;
    bool boolean = false;
    TextPlace place;
};

/// An element that a property holds: one defined there, or a reference.
struct Link {
    const PropertyRule *rule = nullptr;
    QString property; ///< as findings name it
    QString id;
    bool defined = false; ///< in place
    TextPlace place;
};

struct Element {
    QString id;
    const ClassRule *rule = nullptr;
    int version = 0;
    LimitSet limits = LimitSet::Core2;
    std::vector<const Cotype *> cotypes;
    bool hasUndefinedType = false;
    std::vector<Literal> literals;
    std::vector<Link> links;
    int parent = -1;                      ///< index of the element that it is defined in; -1 at the top
    const PropertyRule *within = nullptr; ///< the parent's property
    int partition = -1;                   ///< index of the nearest Interface, itself for one
    std::size_t source = 0;               ///< index of the text
    const JsonValue *json = nullptr;

    const Literal *literal(const char *name) const;
    QString text(const char *name) const;
    /// Ids of a property's elements, in the order written.
    std::vector<const Link *> linksOf(const char *name) const;
    bool has(const Cotype &cotype) const;
    bool hasCotype(const QString &name) const;
};

/// All elements of one check, by index (stable) and by id.
struct Graph {
    std::deque<Element> elements;
    QHash<QString, int> byId;

    const Element *find(const QString &id) const;
    /// The class of an element or of a standard value; nullptr for an unknown id.
    const ClassRule *classOf(const QString &id) const;
};

/// Collects findings; knows where things stand and what to say of them.
class Findings
{
public:
    explicit Findings(const std::vector<ModelText> &texts) : m_texts(texts) {}

    struct Where {
        QString primaryId, property, value;
        std::size_t source = 0;
        TextPlace place;
    };
    /// `id` is the last part of the standard identifier.
    void error(const char *id, Where where);
    void unresolved(const QString &reference, Where where);
    void note(const QString &message, const QString &hint, Where where);

    bool hasErrors() const { return m_errors > 0; }
    bool rejects() const { return m_errors > 0 || m_unresolved > 0; }
    std::vector<Finding> sorted() const;

private:
    Finding &add(Finding::Severity severity, Where where);
    const std::vector<ModelText> &m_texts;
    std::vector<std::pair<std::size_t, Finding>> m_found;
    int m_errors = 0, m_unresolved = 0;
};

/// What a finding says to people (finding_texts.cpp).
QString findingText(const QString &id, const Findings::Where &where);

} // namespace twinloom::twin
