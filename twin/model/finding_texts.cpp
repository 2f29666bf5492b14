// SPDX-License-Identifier: Apache-2.0
// What the standard identifiers mean, in words. %1 is the property, %2 the value.
#include "twin/model/element.h"

#include <QCoreApplication>

namespace twinloom::twin
{
namespace
{

struct FindingText {
    const char *id;
    const char *text;
};
constexpr FindingText kTexts[] = {
    {"missingContext", QT_TRANSLATE_NOOP("twin", "it has no @context")},
    {"missingDtdlContext", QT_TRANSLATE_NOOP("twin", "its @context must begin with dtmi:dtdl:context;2, ;3 or ;4")},
    {"emptyContext", QT_TRANSLATE_NOOP("twin", "its @context is empty")},
    {"invalidContext", QT_TRANSLATE_NOOP("twin", "an entry of @context is no text")},
    {"invalidContextSpecifier", QT_TRANSLATE_NOOP("twin", "\"%2\" in @context is no identifier")},
    {"invalidContextSpecifierForVersion",
     QT_TRANSLATE_NOOP("twin", "\"%2\" in @context does not have the form that this version of DTDL asks for")},
    {"missingContextVersion", QT_TRANSLATE_NOOP("twin", "\"%2\" in @context has no version, as in ;1")},
    {"nonDtmiContextSpecifier", QT_TRANSLATE_NOOP("twin", "\"%2\" in @context does not begin with dtmi:")},
    {"unrecognizedContextVersion", QT_TRANSLATE_NOOP("twin", "\"%2\" is no version of DTDL that can stand here")},
    {"unresolvableContextSpecifier", QT_TRANSLATE_NOOP("twin", "the extension \"%2\" is not known")},
    {"disallowedLocalContext", QT_TRANSLATE_NOOP("twin", "an object in @context (a local definition) is not allowed")},
    {"disallowedContextFragment",
     QT_TRANSLATE_NOOP("twin", "\"%2\" has a fragment that this version of DTDL does not know")},
    {"dtdlContextFollowsAffiliate", QT_TRANSLATE_NOOP("twin", "\"%2\" must stand before the extensions")},
    {"missingLimitContext", QT_TRANSLATE_NOOP("twin", "after \"%2\" a context of limits must follow")},
    {"misplacedLimitContext",
     QT_TRANSLATE_NOOP("twin", "\"%2\" must directly follow a context that ends in #limitless")},
    {"notJsonObjectOrArray", QT_TRANSLATE_NOOP("twin", "a document is an object or an array of objects")},
    {"topLevelGraphDisallowed", QT_TRANSLATE_NOOP("twin", "@graph cannot stand beside other members at the top")},
    {"topLevelKeywordDisallowed", QT_TRANSLATE_NOOP("twin", "the keyword %2 cannot stand here")},
    {"keywordDisallowed", QT_TRANSLATE_NOOP("twin", "the keyword %2 cannot stand in an element of %1")},
    {"graphDisallowed", QT_TRANSLATE_NOOP("twin", "@graph cannot stand in an element")},
    {"missingTopLevelId", QT_TRANSLATE_NOOP("twin", "a document needs an @id")},
    {"missingRequiredId", QT_TRANSLATE_NOOP("twin", "an element of %1 needs an @id")},
    {"missingDtmiSegPropertyValue", QT_TRANSLATE_NOOP("twin", "an element of %1 needs a %2")},
    {"idNotString", QT_TRANSLATE_NOOP("twin", "@id is no text")},
    {"idReference", QT_TRANSLATE_NOOP("twin", "to refer to \"%2\", write its id as text, not as an object")},
    {"invalidId", QT_TRANSLATE_NOOP("twin", "\"%2\" is no identifier of the form dtmi:path:of:segments;1")},
    {"idTooLong", QT_TRANSLATE_NOOP("twin", "the identifier is too long")},
    {"reservedId", QT_TRANSLATE_NOOP("twin", "\"%2\" is reserved for DTDL and its extensions")},
    {"undefinedReservedId", QT_TRANSLATE_NOOP("twin", "%1 refers to an identifier that is reserved and not defined")},
    {"duplicateDefinition", QT_TRANSLATE_NOOP("twin", "it is defined twice")},
    {"typeNotRootable", QT_TRANSLATE_NOOP("twin", "only an Interface can stand at the top")},
    {"typeNotStringOrArray", QT_TRANSLATE_NOOP("twin", "@type is neither text nor a list of texts")},
    {"typeElementNotString", QT_TRANSLATE_NOOP("twin", "an entry of @type is no text")},
    {"typeNotDtmiNorTerm", QT_TRANSLATE_NOOP("twin", "the type \"%2\" is neither an identifier nor a term")},
    {"typeUndefinedTerm", QT_TRANSLATE_NOOP("twin", "the type \"%2\" is not defined in this context")},
    {"typeUndefinedDtmi", QT_TRANSLATE_NOOP("twin", "the type \"%2\" is not defined")},
    {"typeInvalidDtmi", QT_TRANSLATE_NOOP("twin", "the type \"%2\" is no identifier")},
    {"typeIrrelevantDtmiOrTerm", QT_TRANSLATE_NOOP("twin", "\"%2\" is no type")},
    {"multipleMaterialTypes", QT_TRANSLATE_NOOP("twin", "it cannot be %2 at once")},
    {"badType", QT_TRANSLATE_NOOP("twin", "%1 cannot be of class %2")},
    {"badType/", QT_TRANSLATE_NOOP("twin", "%1 holds an element that is of none of the classes that can stand there")},
    {"abstractSupplementalType", QT_TRANSLATE_NOOP("twin", "one of its types is abstract")},
    {"invalidCotype", QT_TRANSLATE_NOOP("twin", "one of its types cannot stand on an element of its class")},
    {"invalidCotypeVersion", QT_TRANSLATE_NOOP("twin", "one of its types belongs to another version of DTDL")},
    {"missingCocotype", QT_TRANSLATE_NOOP("twin", "one of its types needs another one beside it")},
    {"disallowedCocotype", QT_TRANSLATE_NOOP("twin", "two of its types exclude each other")},
    {"noTypeThatAllows", QT_TRANSLATE_NOOP("twin", "none of its types has a property %1")},
    {"inferredTypeDoesNotAllow", QT_TRANSLATE_NOOP("twin", "it has no property %1")},
    {"propertyInvalidDtmi", QT_TRANSLATE_NOOP("twin", "the property %1 is no identifier")},
    {"propertyNotDtmiNorTerm", QT_TRANSLATE_NOOP("twin", "the property %1 is neither an identifier nor a term")},
    {"propertyIrrelevantDtmiOrTerm", QT_TRANSLATE_NOOP("twin", "%1 is no property")},
    {"propertyUndefinedDtmi", QT_TRANSLATE_NOOP("twin", "the property %1 is not defined")},
    {"propertyUndefinedTerm", QT_TRANSLATE_NOOP("twin", "the property %1 is not defined in this context")},
    {"duplicatePropertyName", QT_TRANSLATE_NOOP("twin", "%1 is there twice")},
    {"badDtmiOrTerm", QT_TRANSLATE_NOOP("twin", "%1: \"%2\" is neither an identifier nor a term that is known")},
    {"refNotStringOrObject", QT_TRANSLATE_NOOP("twin", "%1 must be an element or a reference to one")},
    {"objectMultipleValues", QT_TRANSLATE_NOOP("twin", "%1 has more than one value")},
    {"objectCountAboveMax", QT_TRANSLATE_NOOP("twin", "%1 has more elements than allowed")},
    {"objectCountBelowMin", QT_TRANSLATE_NOOP("twin", "%1 must have a value")},
    {"missingObjectProperty", QT_TRANSLATE_NOOP("twin", "%1 is missing")},
    {"missingLiteralProperty", QT_TRANSLATE_NOOP("twin", "%1 is missing")},
    {"missingSupplementalLiteralProperty", QT_TRANSLATE_NOOP("twin", "%1 is missing, which one of its types asks for")},
    {"missingSupplementalObjectProperty", QT_TRANSLATE_NOOP("twin", "%1 is missing, which one of its types asks for")},
    {"disallowedVersionDefinition", QT_TRANSLATE_NOOP("twin", "%1 cannot hold an element of DTDL version %2")},
    {"disallowedVersionReference", QT_TRANSLATE_NOOP("twin", "%1 refers to an element of DTDL version %2")},
    {"crossPartitionReference", QT_TRANSLATE_NOOP("twin", "%1 refers to a part of another interface, %2")},
    {"incorrectPropertyValue", QT_TRANSLATE_NOOP("twin", "%1 cannot be \"%2\"")},
    {"nonUniquePropertyValue", QT_TRANSLATE_NOOP("twin", "%1 has \"%2\" twice")},
    {"nonUniqueImportedPropertyValue", QT_TRANSLATE_NOOP("twin", "%1 has \"%2\" twice, once through extends")},
    {"nonConformantDatatype", QT_TRANSLATE_NOOP("twin", "%1: \"%2\" is not of the valueSchema")},
    {"nonConformantPropertyValue", QT_TRANSLATE_NOOP("twin", "%1 is not of the schema")},
    {"recursiveStructureNarrow", QT_TRANSLATE_NOOP("twin", "it comes back to itself through %1")},
    {"recursiveStructureWide", QT_TRANSLATE_NOOP("twin", "it comes back to itself")},
    {"excessiveDepthNarrow", QT_TRANSLATE_NOOP("twin", "the chain of %1 is too long")},
    {"excessiveDepthWide", QT_TRANSLATE_NOOP("twin", "its schemas are nested too deeply")},
    {"excessiveCountNarrow", QT_TRANSLATE_NOOP("twin", "there are too many elements through %1")},
    {"partitionTooLarge", QT_TRANSLATE_NOOP("twin", "the interface has %2 bytes, more than allowed")},
    {"excludedType", QT_TRANSLATE_NOOP("twin", "something that is not allowed there is reached through %1")},
    {"wrongParent", QT_TRANSLATE_NOOP("twin", "%1 is no %2, which one of its types asks for")},
    {"conflictingSupplementalTypes", QT_TRANSLATE_NOOP("twin", "two of its types ask for different values of %1")},
    {"notRequiredType", QT_TRANSLATE_NOOP("twin", "%1 is not of the type that one of its types asks for")},
    {"notRequiredType/", QT_TRANSLATE_NOOP("twin", "what it holds is not of the type that one of its types asks for")},
    {"notRequiredValue", QT_TRANSLATE_NOOP("twin", "%1 is not one of the values that one of its types asks for")},
    {"parentMissingCotype",
     QT_TRANSLATE_NOOP("twin", "the element that holds it through %1 is not of the type that it asks for")},
    {"siblingDuplicatesCotype", QT_TRANSLATE_NOOP("twin", "another element of %1 is of the same type")},
    {"notSiblingRequiredType", QT_TRANSLATE_NOOP("twin", "%1: \"%2\" is neither a Property nor a Telemetry")},
    {"disallowedType", QT_TRANSLATE_NOOP("twin", "%1: \"%2\" is an annotation itself")},
    {"matchingPropertyNotSupplemental", QT_TRANSLATE_NOOP("twin", "%1: the property of \"%2\" cannot be overridden")},
    {"noMatchingSupplementalProperty", QT_TRANSLATE_NOOP("twin", "%1: \"%2\" has no such property to override")},
    {"siblingPropertyMismatch", QT_TRANSLATE_NOOP("twin", "%1 should be the class of the unit, not \"%2\"")},
    {"stringMultipleValues", QT_TRANSLATE_NOOP("twin", "%1 has more than one value")},
    {"stringObjectNoValue", QT_TRANSLATE_NOOP("twin", "%1 has no @value")},
    {"stringTypeNotString", QT_TRANSLATE_NOOP("twin", "%1 has an @type other than xsd:string")},
    {"stringNotString", QT_TRANSLATE_NOOP("twin", "%1 is no text")},
    {"stringValueNotString", QT_TRANSLATE_NOOP("twin", "%1 is no text")},
    {"stringTooLong", QT_TRANSLATE_NOOP("twin", "%1 is too long")},
    {"stringInvalid", QT_TRANSLATE_NOOP("twin", "%1: \"%2\" does not have the form that is asked for")},
    {"durationInvalid", QT_TRANSLATE_NOOP("twin", "%1: \"%2\" is no ISO 8601 duration")},
    {"integerMultipleValues", QT_TRANSLATE_NOOP("twin", "%1 has more than one value")},
    {"integerObjectNoValue", QT_TRANSLATE_NOOP("twin", "%1 has no @value")},
    {"integerTypeNotInteger", QT_TRANSLATE_NOOP("twin", "%1 has an @type other than xsd:integer")},
    {"integerNotInteger", QT_TRANSLATE_NOOP("twin", "%1 is no integer")},
    {"integerValueNotInteger", QT_TRANSLATE_NOOP("twin", "%1 is no integer")},
    {"booleanMultipleValues", QT_TRANSLATE_NOOP("twin", "%1 has more than one value")},
    {"booleanObjectNoValue", QT_TRANSLATE_NOOP("twin", "%1 has no @value")},
    {"booleanTypeNotBoolean", QT_TRANSLATE_NOOP("twin", "%1 has an @type other than xsd:boolean")},
    {"booleanNotBoolean", QT_TRANSLATE_NOOP("twin", "%1 is neither true nor false")},
    {"booleanValueNotBoolean", QT_TRANSLATE_NOOP("twin", "%1 is neither true nor false")},
    {"numericMultipleValues", QT_TRANSLATE_NOOP("twin", "%1 has more than one value")},
    {"numericObjectNoValue", QT_TRANSLATE_NOOP("twin", "%1 has no @value")},
    {"numericTypeNotNumeric", QT_TRANSLATE_NOOP("twin", "%1 has an @type other than xsd:decimal")},
    {"numericNotNumeric", QT_TRANSLATE_NOOP("twin", "%1 is no number")},
    {"numericValueNotNumeric", QT_TRANSLATE_NOOP("twin", "%1 is no number")},
    {"literalMultipleValues", QT_TRANSLATE_NOOP("twin", "%1 has more than one value")},
    {"literalObjectNoValue", QT_TRANSLATE_NOOP("twin", "%1 has no @value")},
    {"literalTypeNotValid", QT_TRANSLATE_NOOP("twin", "%1 has an @type that is neither xsd:string nor xsd:integer")},
    {"literalNotValid", QT_TRANSLATE_NOOP("twin", "%1 is neither text nor an integer")},
    {"literalValueNotValid", QT_TRANSLATE_NOOP("twin", "%1 is neither text nor an integer")},
    {"literalTypeNotSingular", QT_TRANSLATE_NOOP("twin", "%1 has more than one @type")},
    {"valueNotExact", QT_TRANSLATE_NOOP("twin", "%1 must be 0, not %2")},
    {"valueBelowMin", QT_TRANSLATE_NOOP("twin", "%1 must be at least 1, not %2")},
    {"valueAboveMax", QT_TRANSLATE_NOOP("twin", "%1 is too large: %2")},
    {"valueObjectContext", QT_TRANSLATE_NOOP("twin", "%1 cannot hold @context")},
    {"valueObjectGraph", QT_TRANSLATE_NOOP("twin", "%1 cannot hold @graph")},
    {"valueObjectId", QT_TRANSLATE_NOOP("twin", "%1 cannot hold @id")},
    {"valueObjectLanguage", QT_TRANSLATE_NOOP("twin", "%1 cannot hold @language")},
    {"valueObjectKeyword", QT_TRANSLATE_NOOP("twin", "%1 cannot hold %2")},
    {"valueObjectInvalidProp", QT_TRANSLATE_NOOP("twin", "%1 cannot hold \"%2\"")},
    {"identifierMultipleValues", QT_TRANSLATE_NOOP("twin", "%1 has more than one value")},
    {"identifierNotString", QT_TRANSLATE_NOOP("twin", "%1 is no text")},
    {"identifierInvalidDtmi", QT_TRANSLATE_NOOP("twin", "%1: \"%2\" is no identifier")},
    {"identifierNotDtmi", QT_TRANSLATE_NOOP("twin", "%1: \"%2\" does not begin with dtmi:")},
    {"identifierTooLong", QT_TRANSLATE_NOOP("twin", "%1 is too long")},
    {"langStringNotStringOrObject", QT_TRANSLATE_NOOP("twin", "%1 is neither text nor texts by language")},
    {"langStringInvalidCode", QT_TRANSLATE_NOOP("twin", "%1: \"%2\" is no code of a language")},
    {"langStringValueNotString", QT_TRANSLATE_NOOP("twin", "%1: what stands at \"%2\" is no text")},
    {"langStringValueTooLong", QT_TRANSLATE_NOOP("twin", "%1 is too long")},
    {"langTagValueInLangMap",
     QT_TRANSLATE_NOOP("twin", "%1: a single @value stands in a list, not in a map of languages")},
    {"langMapObjKeyword", QT_TRANSLATE_NOOP("twin", "%1 cannot hold %2")},
    {"langStringElementNoValue", QT_TRANSLATE_NOOP("twin", "%1: an entry has no @value")},
    {"langStringElementValueNotString", QT_TRANSLATE_NOOP("twin", "%1: an @value is no text")},
    {"langStringElementInvalidCode", QT_TRANSLATE_NOOP("twin", "%1: \"%2\" is no code of a language")},
    {"langStringElementNotStringOrObject", QT_TRANSLATE_NOOP("twin", "%1: an entry is neither text nor an object")},
    {"langStringElementCodeNotUnique", QT_TRANSLATE_NOOP("twin", "%1: language %2 is there twice")},
    {"langStringElementId", QT_TRANSLATE_NOOP("twin", "%1: an entry cannot hold @id")},
    {"langStringElementGraph", QT_TRANSLATE_NOOP("twin", "%1: an entry cannot hold @graph")},
    {"langStringElementContext", QT_TRANSLATE_NOOP("twin", "%1: an entry cannot hold @context")},
    {"langStringElementType", QT_TRANSLATE_NOOP("twin", "%1: an entry cannot hold @type")},
    {"langStringElementKeyword", QT_TRANSLATE_NOOP("twin", "%1: an entry cannot hold %2")},
    {"langStringElementInvalidProp", QT_TRANSLATE_NOOP("twin", "%1: an entry cannot hold \"%2\"")},
    {"invalidJson", QT_TRANSLATE_NOOP("twin", "%2")},
    {"unresolvedReference", QT_TRANSLATE_NOOP("twin", "%1 refers to %2, which is not among the documents")},
};

} // namespace

QString findingText(const QString &id, const Findings::Where &where)
{
    // Where an entry ends in a slash, it is for findings that name less.
    const bool shorter = (id == QLatin1String("badType") && where.value.isEmpty()) ||
                         (id == QLatin1String("notRequiredType") && where.property.isEmpty());
    const QString wanted = shorter ? id + QLatin1Char('/') : id;
    for (const FindingText &entry : kTexts) {
        if (wanted != QLatin1String(entry.id))
            continue;
        constexpr int kMostLength = 200; // a value may be a megabyte
        QString text = QCoreApplication::translate("twin", entry.text);
        const QString value =
            where.value.size() > kMostLength ? where.value.left(kMostLength) + QChar(0x2026) : where.value;
        if (text.contains(QLatin1String("%1")))
            text = text.contains(QLatin1String("%2")) ? text.arg(where.property, value) : text.arg(where.property);
        else if (text.contains(QLatin1String("%2")))
            text.replace(QLatin1String("%2"), value);
        return where.primaryId.isEmpty() ? text
                                         : QCoreApplication::translate("twin", "%1: %2").arg(where.primaryId, text);
    }
    return id;
}

} // namespace twinloom::twin
