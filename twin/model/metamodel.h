// SPDX-License-Identifier: Apache-2.0
// What DTDL's versions 2, 3 and 4 and their extensions define, as tables that the checker interprets: classes,
// properties, co-types, standard values, limits. There is no code per version anywhere else.
// From the language descriptions "Digital Twins Definition Language" v2, v3 and v4 and their extensions.
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <array>
#include <vector>

namespace twinloom::twin
{

/// A set of DTDL versions, as bits: kV2 | kV4.
using Versions = unsigned;
constexpr Versions versionBit(int version)
{
    return 1u << version;
}
constexpr Versions kV2 = versionBit(2), kV3 = versionBit(3), kV4 = versionBit(4);
constexpr Versions kV34 = kV3 | kV4, kV234 = kV2 | kV3 | kV4;

/// Which column of the limits applies to an element: that of its version, or the one that its context names.
enum class LimitSet { Core2, Core3, Core4, Onvif, Aio };
enum class Limit {
    None,
    NameLength,
    DisplayNameLength,
    DescriptionLength,
    CommentLength,
    OpaqueLength,
    ContentsCount,
    EnumValuesCount,
    FieldsCount,
    PropertiesCount,
    ExtendsCount,
    MaxMultiplicity,
    ExtendsTotal,
    ContentsTotal,
    ExtendsDepth,
    SchemaDepth,
    InterfaceBytes
};
/// The limit's value, or -1 for none.
int limitValue(Limit limit, LimitSet set);

enum class ClassKind {
    Abstract, ///< only its subclasses are written
    Concrete,
    Standard ///< only the language's own values (double, asynchronous) are of it
};

struct ClassRule {
    const char *name;
    const char *parent; ///< nullptr for Entity
    Versions versions;
    ClassKind kind;
    Versions abstractIn = 0; ///< versions in which an otherwise concrete class is abstract
};

enum class ValueKind {
    String,
    LangString,
    Integer,
    Boolean,
    Decimal,
    Duration,
    Identifier,
    Literal,
    Term,
    Element ///< an element, defined in place or referred to
};

enum PropertyFlag : unsigned {
    kRequired = 1,
    kPlural = 2,            ///< more than one value is allowed
    kIdRequired = 4,        ///< an element defined here needs an @id
    kTypeOptional = 8,      ///< an element defined here may leave its @type out
    kByName = 16,           ///< its elements get ids from their names, and are unique by name
    kSameVersion = 32,      ///< its elements must be of the same DTDL version
    kUniqueInParent = 64,   ///< the value must be unique among the siblings
    kConformsToSchema = 128 ///< the value must be one of the element's `schema`
};

struct PropertyRule {
    const char *owner; ///< class, or co-type
    const char *name;
    ValueKind kind;
    Versions versions;
    unsigned flags = 0;
    const char *valueClass =
        nullptr;                   ///< of an Element its class; CommandPayload stands for its subclasses in v3 and v4
    Limit limit = Limit::None;     ///< length of a string, or count of elements
    const char *pattern = nullptr; ///< an anchored regular expression for a string
    const char *allowed = nullptr; ///< terms of the standard values that are allowed, separated by blanks
};

/// A co-type (semantic or adjunct type) as one version of one extension defines it.
struct Cotype {
    QString id, name;
    QString extension; ///< context specifier without version
    int extensionVersion = 0;
    Versions versions = 0; ///< of DTDL
    QStringList classes;   ///< that it may stand beside
    QStringList requires_; ///< co-types that must stand beside it
    QStringList excludes;  ///< co-types that must not
    bool abstract = false;
    bool quantitative = false;
    QString unitClass; ///< of a quantitative type the unit's, e.g. LengthUnit
    bool unitOptional = false;
};

/// A requirement that a co-type puts on its element.
struct CotypeConstraint {
    enum class Kind {
        ValueOfType, ///< each value of `property` is of one of the classes or co-types
        ValueAmong,  ///< the value of `property` is one of the terms
        ParentOfType ///< the parent through `property` has the co-type, and no sibling has this one
    };
    const char *cotype;
    Kind kind;
    const char *property;
    const char *wanted; ///< separated by blanks
    bool named = true;  ///< the finding names the property, as in the public cases
};

/// A value that the language itself defines: `double`, `point`, `metre`.
struct StandardElement {
    QString id, term;
    const ClassRule *rule = nullptr;
    int version = 0;
    QString unitClass;   ///< of a unit
    int schemaDepth = 0; ///< nested complex schemas in it
    bool holdsArray = false;
};

/// The tables in a form that is quick to ask. Built once; read-only, so safe from any thread.
class Metamodel
{
public:
    static const Metamodel &instance();

    const ClassRule *classByName(const QString &name, int version) const;
    /// Class by term or by dtmi:dtdl:class:NAME;VERSION.
    const ClassRule *classByType(const QString &type, int version) const;
    bool isA(const ClassRule &rule, const QString &ancestor) const;

    /// Properties of a class with those that it inherits, by name.
    const std::vector<const PropertyRule *> &properties(const ClassRule &rule) const;
    /// Properties that a co-type adds, by their full ids.
    std::vector<std::pair<QString, const PropertyRule *>> properties(const Cotype &cotype) const;
    std::vector<const CotypeConstraint *> constraints(const Cotype &cotype) const;

    const Cotype *cotypeById(const QString &id) const;
    const StandardElement *standardById(const QString &id) const;

    /// Full id of a term in the DTDL context of that version, or in an extension's; empty when it is not one.
    QString termInDtdl(const QString &term, int version) const;
    QString termInExtension(const QString &term, const QString &extension, int extensionVersion) const;

    bool knowsExtension(const QString &name) const { return m_extensions.contains(name); }
    bool knowsExtension(const QString &name, int version) const;
    static QString propertyId(const PropertyRule &rule, int version);

private:
    Metamodel();
    void addClasses();
    void addStandardElements();
    void addUnits();
    void addCotypes();
    void addAbstractCotype(const QString &context, const QString &name, const QString &id);
    void addQuantities(const QString &extension, int extensionVersion);
    void addTerm(const QString &context, const QString &term, const QString &id) { m_terms[context].insert(term, id); }

    QHash<QString, const ClassRule *> m_classes;
    QHash<QString, std::vector<const PropertyRule *>> m_properties;
    QHash<QString, Cotype> m_cotypes;
    QHash<QString, StandardElement> m_standard;
    QHash<QString, QHash<QString, QString>> m_terms;    ///< by context specifier
    std::array<QHash<QString, QString>, 5> m_dtdlTerms; ///< those of the language itself, by version
    QHash<QString, QList<int>> m_extensions;
};

/// Quantities and their units (quantities.cpp).
struct QuantityRow {
    const char *name;
    const char *unitClass;
    int since; ///< 2: in DTDL v2 and in every quantitativeTypes; 3: from quantitativeTypes;1; 5: from
               ///< quantitativeTypes;3
};
struct UnitRow {
    const char *unitClass;
    const char *units;      ///< of DTDL v2 and of every quantitativeTypes
    const char *laterUnits; ///< from quantitativeTypes;1 on
};
extern const std::vector<QuantityRow> kQuantities;
extern const std::vector<UnitRow> kUnits;

} // namespace twinloom::twin
