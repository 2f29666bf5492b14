// SPDX-License-Identifier: Apache-2.0
#include "twin/model/context_reader.h"

#include "twin/model/dtmi.h"

#include <algorithm>

namespace twinloom::twin
{
namespace
{

const QString kLanguage = QStringLiteral("dtmi:dtdl:context");
const QString kCentral = QStringLiteral("dtmi:iotcentral:context");

/// One specifier, taken apart: dtmi:name;version#fragment.
struct Specifier {
    QString name, version, fragment;
};

Specifier taken(const QString &text)
{
    Specifier specifier;
    specifier.fragment = text.section(QLatin1Char('#'), 1);
    const QString whole = text.section(QLatin1Char('#'), 0, 0);
    specifier.name = whole.section(QLatin1Char(';'), 0, 0);
    specifier.version = whole.section(QLatin1Char(';'), 1);
    return specifier;
}

/// Whether a specifier can follow one that ends in #limitless.
bool namesLimits(const QString &text)
{
    return text.startsWith(QLatin1String("dtmi:dtdl:limits:")) || text == QLatin1String("dtmi:dtdl:context;4") ||
           text == QLatin1String("dtmi:dtdl:context;4#limits");
}

class ContextReader
{
public:
    ContextReader(bool top, std::size_t source, const CheckOptions &options, Findings &findings, Context &context)
        : m_top(top), m_source(source), m_options(options), m_findings(findings), m_context(context),
          m_outer(context.version)
    {
    }

    bool read(const JsonValue &value)
    {
        if (value.isArray()) {
            if (value.items.empty())
                return m_top ? error("emptyContext", value, {}) : true;
            for (std::size_t i = 0; i < value.items.size(); ++i) {
                if (!entry(value.items[i], i, i + 1 < value.items.size() ? &value.items[i + 1] : nullptr))
                    return false;
            }
            return true;
        }
        return entry(value, 0, nullptr);
    }

private:
    bool error(const char *id, const JsonValue &value, const QString &text)
    {
        m_findings.error(id, {{}, {}, text, m_source, value.place});
        return false;
    }

    bool entry(const JsonValue &value, std::size_t index, const JsonValue *next)
    {
        if (value.isObject())
            return error("disallowedLocalContext", value, {});
        if (!value.isString())
            return error("invalidContext", value, {});
        if (!looksLikeDtmi(value.text))
            return error("nonDtmiContextSpecifier", value, value.text);
        const Specifier specifier = taken(value.text);
        // Any language version may be asked about, so the loosest form is checked here.
        if (!isDtmi(specifier.version.isEmpty() ? specifier.name
                                                : specifier.name + QLatin1Char(';') + specifier.version,
                    3, DtmiKind::Written))
            return error("invalidContextSpecifier", value, value.text);
        if (specifier.name == kLanguage)
            return language(value, specifier, next);
        if (specifier.name == kCentral && specifier.version == QLatin1String("2") &&
            (m_context.version == 0 || (m_outer == 2 && index == 0))) {
            m_central = true; // in v2 the one extension that may stand before the language
            if (m_context.version == 2)
                m_context.extensions.push_back({kCentral, 2});
            return true;
        }
        if (m_context.version == 0)
            return error("missingDtdlContext", value, {});
        if (specifier.name.startsWith(QLatin1String("dtmi:dtdl:limits:")))
            return limits(value, specifier);
        return extension(value, specifier);
    }

    bool language(const JsonValue &value, const Specifier &specifier, const JsonValue *next)
    {
        const int version = specifier.version.toInt();
        if (m_sawExtension)
            return error("dtdlContextFollowsAffiliate", value, value.text);
        if (specifier.version.isEmpty())
            return error("missingContextVersion", value, value.text);
        if (version < 2 || version > 4 || (m_outer == 2 && version > 2))
            return error("unrecognizedContextVersion", value, value.text);
        const bool known =
            specifier.fragment == QLatin1String("limitless") || specifier.fragment == QLatin1String("limits");
        if (!specifier.fragment.isEmpty() && (version < 4 || !known))
            return error("disallowedContextFragment", value, value.text);
        if (specifier.fragment == QLatin1String("limits") && !m_limitsMayFollow)
            return error("misplacedLimitContext", value, value.text);
        m_context.version = version;
        m_context.limits = version == 2 ? LimitSet::Core2 : version == 3 ? LimitSet::Core3 : LimitSet::Core4;
        m_context.extensions.clear();
        m_context.incomplete = false;
        if (m_central && version == 2)
            m_context.extensions.push_back({kCentral, 2});
        m_limitsMayFollow = specifier.fragment == QLatin1String("limitless");
        if (m_limitsMayFollow && !(next && next->isString() && namesLimits(next->text)))
            return error("missingLimitContext", value, value.text);
        return true;
    }

    bool limits(const JsonValue &value, const Specifier &specifier)
    {
        if (!m_limitsMayFollow)
            return error("misplacedLimitContext", value, value.text);
        m_limitsMayFollow = false;
        if (!Metamodel::instance().knowsExtension(specifier.name, specifier.version.toInt()))
            return error("unresolvableContextSpecifier", value, value.text);
        m_context.limits = specifier.name.endsWith(QLatin1String("onvif")) ? LimitSet::Onvif : LimitSet::Aio;
        return true;
    }

    bool extension(const JsonValue &value, const Specifier &specifier)
    {
        m_sawExtension = true;
        if (specifier.version.isEmpty())
            return error(m_context.version == 2 ? "missingContextVersion" : "invalidContextSpecifierForVersion", value,
                         value.text);
        if (m_context.version == 2 && specifier.version.contains(QLatin1Char('.')))
            return error("invalidContextSpecifierForVersion", value, value.text);
        const Metamodel &metamodel = Metamodel::instance();
        const int version = specifier.version.toInt();
        if (specifier.fragment.isEmpty() && metamodel.knowsExtension(specifier.name, version)) {
            m_context.extensions.push_back({specifier.name, version});
            return true;
        }
        const bool allowed = m_options.extensions == Extensions::Allow ||
                             (m_options.extensions == Extensions::ByVersion && m_context.version == 2);
        if (!allowed)
            return error("unresolvableContextSpecifier", value, value.text);
        m_context.incomplete = true;
        return true;
    }

    bool m_top;
    std::size_t m_source;
    const CheckOptions &m_options;
    Findings &m_findings;
    Context &m_context;
    int m_outer; ///< version that is in scope around
    bool m_sawExtension = false, m_limitsMayFollow = false;
    bool m_central = false;
};

} // namespace

bool readContext(const JsonValue &value, bool top, std::size_t source, const CheckOptions &options, Findings &findings,
                 Context &context)
{
    return ContextReader(top, source, options, findings, context).read(value);
}

QString resolveTerm(const Context &context, const QString &term)
{
    const Metamodel &metamodel = Metamodel::instance();
    QString id = metamodel.termInDtdl(term, context.version);
    for (auto extension = context.extensions.begin(); id.isEmpty() && extension != context.extensions.end();
         ++extension)
        id = metamodel.termInExtension(term, extension->name, extension->version);
    return id;
}

} // namespace twinloom::twin
