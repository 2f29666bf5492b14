// SPDX-License-Identifier: Apache-2.0
#include "twin/model/metamodel.h"

#include "twin/model/metamodel_tables.h"

#include <algorithm>

namespace twinloom::twin
{
namespace
{

using namespace tables;

constexpr int kVersions[] = {2, 3, 4};

QString latin(const char *text)
{
    return QString::fromLatin1(text);
}

QStringList words(const char *text)
{
    return latin(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QString classId(const QString &name, int version)
{
    return QStringLiteral("dtmi:dtdl:class:%1;%2").arg(name).arg(version);
}

QString contextOf(const QString &extension, int version)
{
    return QStringLiteral("%1;%2").arg(extension).arg(version);
}

QString dtdlContext(int version)
{
    return contextOf(QStringLiteral("dtmi:dtdl:context"), version);
}

/// An id after a row's pattern; one that begins with ':' continues the extension's specifier.
QString extensionId(const ExtensionRow &row, const char *pattern, const char *otherwise, const QString &cotype,
                    const QString &property)
{
    const QString form = latin(pattern ? pattern : otherwise);
    QString id = form.startsWith(QLatin1Char(':')) ? latin(row.name) + form : form;
    id.replace(QStringLiteral("%1"), QString::number(row.version));
    id.replace(QStringLiteral("%2"), cotype);
    return id.replace(QStringLiteral("%3"), property);
}

const ExtensionRow *extensionRow(const QString &name, int version)
{
    for (const ExtensionRow &row : kExtensions) {
        if (name == QLatin1String(row.name) && row.version == version)
            return &row;
    }
    return nullptr;
}

QString withLowerFirst(const char *name)
{
    QString text = latin(name);
    text[0] = text[0].toLower();
    return text;
}

} // namespace

int limitValue(Limit limit, LimitSet set)
{
    for (const LimitRow &row : kLimits) {
        if (row.limit == limit)
            return row.values[int(set)];
    }
    return -1;
}

const Metamodel &Metamodel::instance()
{
    static const Metamodel model;
    return model;
}

Metamodel::Metamodel()
{
    for (const ExtensionRow &row : kExtensions)
        m_extensions[latin(row.name)].append(row.version);
    addClasses();
    addStandardElements();
    addUnits();
    addCotypes();
    for (const int version : kVersions)
        m_dtdlTerms[std::size_t(version)] = m_terms.value(dtdlContext(version));
}

void Metamodel::addClasses()
{
    for (const ClassRule &rule : kClasses) {
        m_classes.insert(latin(rule.name), &rule);
        for (const int version : kVersions) {
            if (rule.versions & versionBit(version))
                addTerm(dtdlContext(version), latin(rule.name), classId(latin(rule.name), version));
        }
    }
    for (const PropertyRule &property : kProperties) {
        if (!m_classes.contains(latin(property.owner)))
            continue;
        for (const int version : kVersions) {
            if (property.versions & versionBit(version))
                addTerm(dtdlContext(version), latin(property.name), propertyId(property, version));
        }
    }
    for (const int version : kVersions) {
        addTerm(dtdlContext(version), QStringLiteral("languageMajorVersion"),
                QStringLiteral("dtmi:dtdl:property:languageMajorVersion;%1").arg(version));
        addAbstractCotype(dtdlContext(version), QStringLiteral("SemanticType"),
                          classId(QStringLiteral("SemanticType"), version));
        if (version == 2)
            addTerm(dtdlContext(version), QStringLiteral("unit"), QStringLiteral("dtmi:dtdl:property:unit;2"));
    }
    // What a class inherits comes before its own.
    for (const ClassRule &rule : kClasses) {
        std::vector<const ClassRule *> line;
        for (const ClassRule *at = &rule; at; at = at->parent ? m_classes.value(latin(at->parent)) : nullptr)
            line.insert(line.begin(), at);
        std::vector<const PropertyRule *> &all = m_properties[latin(rule.name)];
        for (const ClassRule *ancestor : line) {
            for (const PropertyRule &property : kProperties) {
                if (qstrcmp(property.owner, ancestor->name) == 0)
                    all.push_back(&property);
            }
        }
    }
}

void Metamodel::addAbstractCotype(const QString &context, const QString &name, const QString &id)
{
    Cotype cotype;
    cotype.id = id;
    cotype.name = name;
    cotype.abstract = true;
    addTerm(context, name, id);
    m_cotypes.insert(id, cotype);
}

void Metamodel::addStandardElements()
{
    const auto add = [this](StandardElement element, int version) {
        element.version = version;
        addTerm(dtdlContext(version), element.term, element.id);
        m_standard.insert(element.id, element);
    };
    for (const int version : kVersions) {
        for (const ClassRule &rule : kClasses) {
            const bool schema = rule.kind == ClassKind::Standard && isA(rule, QStringLiteral("PrimitiveSchema"));
            if (!schema || !(rule.versions & versionBit(version)))
                continue;
            const QString term = withLowerFirst(rule.name);
            add({QStringLiteral("dtmi:dtdl:instance:Schema:%1;%2").arg(term).arg(version),
                 term,
                 &rule,
                 version,
                 {},
                 0,
                 false},
                version);
        }
        for (const char *term : {"synchronous", "asynchronous"}) {
            add({QStringLiteral("dtmi:dtdl:instance:CommandType:%1;%2").arg(latin(term)).arg(version),
                 latin(term),
                 m_classes.value(QStringLiteral("CommandType")),
                 version,
                 {},
                 0,
                 false},
                version);
        }
        for (const ComplexStandardRow &row : kComplexStandards) {
            if (row.versions & versionBit(version)) {
                const ClassRule *rule = m_classes.value(QStringLiteral("Object"));
                add({latin(row.id).arg(version), latin(row.term), rule, version, {}, row.schemaDepth, row.holdsArray},
                    version);
            }
        }
    }
    for (const char *term : {"vector", "geopoint"}) {
        const QString id = QStringLiteral("dtmi:iotcentral:schema:%1;2").arg(latin(term));
        addTerm(contextOf(latin(kCentral), 2), latin(term), id);
        m_standard.insert(id, {id, latin(term), m_classes.value(QStringLiteral("Object")), 2, {}, 1, false});
    }
}

void Metamodel::addUnits()
{
    const ClassRule *rule = m_classes.value(QStringLiteral("Unit"));
    const auto add = [&](const QString &context, const QString &id, const QString &term, const char *unitClass,
                         int version) {
        addTerm(context, term, id);
        m_standard.insert(id, {id, term, rule, version, latin(unitClass), 0, false});
    };
    for (const UnitRow &row : kUnits) {
        for (const QString &term : words(row.units))
            add(dtdlContext(2), QStringLiteral("dtmi:standard:unit:%1;2").arg(term), term, row.unitClass, 2);
        if (*row.units)
            addTerm(dtdlContext(2), latin(row.unitClass),
                    QStringLiteral("dtmi:standard:enum:%1;2").arg(latin(row.unitClass)));
        for (const int version : {1, 2, 3}) {
            const QString extension = QStringLiteral("dtmi:dtdl:extension:quantitativeTypes");
            const QString context = contextOf(extension, version);
            for (const QString &term : words(row.units) + words(row.laterUnits))
                add(context, QStringLiteral("%1:v%2:unit:%3").arg(extension).arg(version).arg(term), term,
                    row.unitClass, version == 1 ? 3 : 4);
            // The class of a unit is an enumeration, which an Override's schema may be.
            const QString all = QStringLiteral("%1:v%2:enum:%3").arg(extension).arg(version).arg(latin(row.unitClass));
            addTerm(context, latin(row.unitClass), all);
            const ClassRule *enumeration = m_classes.value(QStringLiteral("Enum"));
            m_standard.insert(all, {all, latin(row.unitClass), enumeration, version == 1 ? 3 : 4, {}, 0, false});
            for (const QuantityRow &quantity : kQuantities) {
                if (qstrcmp(quantity.unitClass, row.unitClass) == 0)
                    addTerm(context, latin(quantity.name) + QLatin1String("Unit"), all);
            }
        }
    }
}

void Metamodel::addQuantities(const QString &extension, int extensionVersion)
{
    const bool core = extension.isEmpty();
    const Versions versions = core ? kV2 : extensionVersion == 1 ? kV3 : kV4;
    const QString context = core ? dtdlContext(2) : contextOf(extension, extensionVersion);
    const auto idOf = [&](const QString &name) {
        return core ? QStringLiteral("dtmi:standard:class:%1;2").arg(name)
                    : QStringLiteral("%1:v%2:class:%3").arg(extension).arg(extensionVersion).arg(name);
    };
    const QStringList classes = core ? words("Property Telemetry") : words(kValueClasses);
    for (const QuantityRow &row : kQuantities) {
        if (row.since > (core ? 2 : extensionVersion + 2))
            continue;
        Cotype cotype;
        cotype.id = idOf(latin(row.name));
        cotype.name = latin(row.name);
        cotype.extension = extension;
        cotype.extensionVersion = extensionVersion;
        cotype.versions = versions;
        cotype.classes = classes;
        cotype.quantitative = true;
        cotype.unitClass = latin(row.unitClass);
        addTerm(context, cotype.name, cotype.id);
        m_cotypes.insert(cotype.id, cotype);
    }
    if (!core)
        addAbstractCotype(context, QStringLiteral("QuantitativeType"), idOf(QStringLiteral("QuantitativeType")));
    if (!core)
        addTerm(context, QStringLiteral("unit"),
                QStringLiteral("%1:v%2:property:unit").arg(extension).arg(extensionVersion));
}

void Metamodel::addCotypes()
{
    addQuantities({}, 2);
    for (const int version : {1, 2, 3})
        addQuantities(QStringLiteral("dtmi:dtdl:extension:quantitativeTypes"), version);
    for (const CotypeRow &row : kCotypes) {
        for (int version = row.from; version <= row.to; ++version) {
            const ExtensionRow *extension = extensionRow(latin(row.extension), version);
            Cotype cotype;
            cotype.id = extensionId(*extension, extension->typeId, kAdjunctType, latin(row.name), {});
            cotype.name = latin(row.name);
            cotype.extension = latin(row.extension);
            cotype.extensionVersion = version;
            cotype.versions = extension->versions;
            cotype.classes = words(row.classes);
            cotype.requires_ = words(row.requires_);
            cotype.excludes = words(row.excludes);
            cotype.unitClass = latin(row.unitClass);
            cotype.unitOptional = !cotype.unitClass.isEmpty();
            const QString context = contextOf(cotype.extension, version);
            addTerm(context, cotype.name, cotype.id);
            for (const auto &[id, property] : properties(cotype))
                addTerm(context, latin(property->name), id);
            m_cotypes.insert(cotype.id, std::move(cotype));
        }
    }
}

const ClassRule *Metamodel::classByName(const QString &name, int version) const
{
    const ClassRule *rule = m_classes.value(name);
    return rule && (rule->versions & versionBit(version)) ? rule : nullptr;
}

const ClassRule *Metamodel::classByType(const QString &type, int version) const
{
    const QString prefix = QStringLiteral("dtmi:dtdl:class:");
    const QString suffix = QStringLiteral(";%1").arg(version);
    if (type.startsWith(prefix) && type.endsWith(suffix))
        return classByName(type.mid(prefix.size(), type.size() - prefix.size() - suffix.size()), version);
    return classByName(type, version);
}

bool Metamodel::isA(const ClassRule &rule, const QString &ancestor) const
{
    for (const ClassRule *at = &rule; at; at = at->parent ? m_classes.value(latin(at->parent)) : nullptr) {
        if (ancestor == QLatin1String(at->name))
            return true;
    }
    return false;
}

const std::vector<const PropertyRule *> &Metamodel::properties(const ClassRule &rule) const
{
    static const std::vector<const PropertyRule *> none;
    const auto found = m_properties.constFind(latin(rule.name));
    return found == m_properties.cend() ? none : *found;
}

std::vector<std::pair<QString, const PropertyRule *>> Metamodel::properties(const Cotype &cotype) const
{
    std::vector<std::pair<QString, const PropertyRule *>> found;
    const ExtensionRow *extension = extensionRow(cotype.extension, cotype.extensionVersion);
    for (const PropertyRule &property : kProperties) {
        if (extension && cotype.name == QLatin1String(property.owner) && !m_classes.contains(cotype.name))
            found.emplace_back(
                extensionId(*extension, extension->propertyId, kAdjunctProperty, cotype.name, latin(property.name)),
                &property);
    }
    return found;
}

std::vector<const CotypeConstraint *> Metamodel::constraints(const Cotype &cotype) const
{
    std::vector<const CotypeConstraint *> found;
    for (const CotypeConstraint &constraint : kConstraints) {
        const QString of = latin(constraint.cotype);
        if (of == cotype.name || (cotype.quantitative && of == QLatin1String("QuantitativeType")))
            found.push_back(&constraint);
    }
    if (cotype.name == QLatin1String("Event") && cotype.extension == QLatin1String(kCentral))
        found.push_back(&kCentralEvent);
    return found;
}

const Cotype *Metamodel::cotypeById(const QString &id) const
{
    const auto found = m_cotypes.constFind(id);
    return found == m_cotypes.cend() ? nullptr : &*found;
}

const StandardElement *Metamodel::standardById(const QString &id) const
{
    const auto found = m_standard.constFind(id);
    return found == m_standard.cend() ? nullptr : &*found;
}

QString Metamodel::termInDtdl(const QString &term, int version) const
{
    return m_dtdlTerms[std::size_t(version)].value(term);
}

QString Metamodel::termInExtension(const QString &term, const QString &extension, int extensionVersion) const
{
    return m_terms.value(contextOf(extension, extensionVersion)).value(term);
}

bool Metamodel::knowsExtension(const QString &name, int version) const
{
    return m_extensions.value(name).contains(version);
}

QString Metamodel::propertyId(const PropertyRule &rule, int version)
{
    return QStringLiteral("dtmi:dtdl:property:%1;%2").arg(latin(rule.name)).arg(version);
}

} // namespace twinloom::twin
