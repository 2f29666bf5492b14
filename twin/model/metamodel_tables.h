// SPDX-License-Identifier: Apache-2.0
// The tables behind metamodel.h. Included by metamodel.cpp only.
#pragma once

#include "twin/model/metamodel.h"

namespace twinloom::twin::tables
{

using enum ValueKind;

inline constexpr char kNamePattern[] = "^[A-Za-z](?:[A-Za-z0-9_]*[A-Za-z0-9])?$";
inline constexpr char kTopicPattern[] = "^(?:(?:[!%-*,-.0-z|~][!$-*,-.0-z|~]*)|(?:{(?:[A-Za-z]+:)?[A-Za-z]+}))"
                                        "(?:\\/(?:(?:[!$-*,-.0-z|~]+)|(?:{(?:[A-Za-z]+:)?[A-Za-z]+})))*$";
inline constexpr char kGroupPattern[] = "^[!$-*,-.0-z|~]+$";

// columns: Core2 Core3 Core4 Onvif Aio
struct LimitRow {
    Limit limit;
    int values[5];
};
inline constexpr LimitRow kLimits[] = {
    {Limit::NameLength, {64, 512, 512, 512, 512}},
    {Limit::DisplayNameLength, {64, 512, 512, 512, 512}},
    {Limit::DescriptionLength, {512, 512, 512, 4096, 2048}},
    {Limit::CommentLength, {512, 512, 512, 512, 512}},
    {Limit::OpaqueLength, {128, 128, 128, 128, 128}},
    {Limit::ContentsCount, {300, -1, -1, -1, -1}},
    {Limit::EnumValuesCount, {100, -1, -1, -1, -1}},
    {Limit::FieldsCount, {30, -1, -1, -1, -1}},
    {Limit::PropertiesCount, {300, -1, -1, -1, -1}},
    {Limit::ExtendsCount, {2, -1, -1, -1, -1}},
    {Limit::MaxMultiplicity, {500, -1, -1, -1, -1}},
    {Limit::ExtendsTotal, {-1, 1024, 1024, 1024, 1024}},
    {Limit::ContentsTotal, {-1, 100000, 100000, 100000, 100000}},
    {Limit::ExtendsDepth, {10, 10, 12, 12, 12}},
    {Limit::SchemaDepth, {5, 5, 8, 24, 12}},
    {Limit::InterfaceBytes, {-1, 1048576, 1048576, 1048576, 1048576}},
};

inline constexpr auto kAbstract = ClassKind::Abstract;
inline constexpr auto kConcrete = ClassKind::Concrete;
inline constexpr auto kStandard = ClassKind::Standard;

inline constexpr ClassRule kClasses[] = {
    {"Entity", nullptr, kV234, kAbstract},
    {"NamedEntity", "Entity", kV234, kAbstract},
    {"SchemaField", "NamedEntity", kV234, kAbstract},
    {"Content", "NamedEntity", kV234, kAbstract},
    {"Schema", "Entity", kV234, kAbstract},
    {"ComplexSchema", "Schema", kV234, kAbstract},
    {"PrimitiveSchema", "Schema", kV234, kAbstract},
    {"NumericSchema", "PrimitiveSchema", kV234, kAbstract},
    {"TemporalSchema", "PrimitiveSchema", kV234, kAbstract},
    {"Interface", "Entity", kV234, kConcrete},
    {"Command", "Content", kV234, kConcrete},
    {"Component", "Content", kV234, kConcrete},
    {"Property", "Content", kV234, kConcrete},
    {"Relationship", "Content", kV234, kConcrete},
    {"Telemetry", "Content", kV234, kConcrete},
    {"CommandPayload", "SchemaField", kV234, kConcrete, kV34},
    {"CommandRequest", "CommandPayload", kV34, kConcrete},
    {"CommandResponse", "CommandPayload", kV34, kConcrete},
    {"Field", "SchemaField", kV234, kConcrete},
    {"MapKey", "NamedEntity", kV234, kConcrete},
    {"MapValue", "SchemaField", kV234, kConcrete},
    {"EnumValue", "NamedEntity", kV234, kConcrete},
    {"Array", "ComplexSchema", kV234, kConcrete},
    {"Enum", "ComplexSchema", kV234, kConcrete},
    {"Map", "ComplexSchema", kV234, kConcrete},
    {"Object", "ComplexSchema", kV234, kConcrete},
    {"CommandType", "Entity", kV234, kStandard},
    {"Unit", "Entity", kV234, kStandard},
    {"UnitAttribute", "NamedEntity", kV234, kStandard},
    {"LatentType", "Entity", kV34, kStandard},
    {"NamedLatentType", "NamedEntity", kV34, kStandard},
    {"Boolean", "PrimitiveSchema", kV234, kStandard},
    {"Date", "TemporalSchema", kV234, kStandard},
    {"DateTime", "TemporalSchema", kV234, kStandard},
    {"Duration", "TemporalSchema", kV234, kStandard},
    {"Time", "TemporalSchema", kV234, kStandard},
    {"Double", "NumericSchema", kV234, kStandard},
    {"Float", "NumericSchema", kV234, kStandard},
    {"Integer", "NumericSchema", kV234, kStandard},
    {"Long", "NumericSchema", kV234, kStandard},
    {"String", "PrimitiveSchema", kV234, kStandard},
    {"Byte", "NumericSchema", kV4, kStandard},
    {"Bytes", "PrimitiveSchema", kV4, kStandard},
    {"Decimal", "NumericSchema", kV4, kStandard},
    {"Short", "NumericSchema", kV4, kStandard},
    {"UnsignedByte", "NumericSchema", kV4, kStandard},
    {"UnsignedInteger", "NumericSchema", kV4, kStandard},
    {"UnsignedLong", "NumericSchema", kV4, kStandard},
    {"UnsignedShort", "NumericSchema", kV4, kStandard},
    {"Uuid", "PrimitiveSchema", kV4, kStandard},
};

inline constexpr PropertyRule kProperties[] = {
    {"Entity", "comment", String, kV234, 0, nullptr, Limit::CommentLength},
    {"Entity", "description", LangString, kV234, kPlural, nullptr, Limit::DescriptionLength},
    {"Entity", "displayName", LangString, kV234, kPlural, nullptr, Limit::DisplayNameLength},
    {"NamedEntity", "name", String, kV234, kRequired, nullptr, Limit::NameLength, kNamePattern},
    {"SchemaField", "schema", Element, kV234, kRequired, "Schema"},
    {"SchemaField", "nullable", Boolean, 0},
    {"Interface", "contents", Element, kV234, kPlural | kByName, "Content", Limit::ContentsCount},
    {"Interface", "extends", Element, kV234, kPlural | kIdRequired, "Interface", Limit::ExtendsCount},
    {"Interface", "schemas", Element, kV234, kPlural | kIdRequired | kSameVersion, "ComplexSchema"},
    {"Command", "commandType", Element, kV234, 0, "CommandType"},
    {"Command", "request", Element, kV2, kTypeOptional, "CommandPayload"},
    {"Command", "response", Element, kV2, kTypeOptional, "CommandPayload"},
    {"Command", "request", Element, kV34, kTypeOptional | kSameVersion, "CommandRequest"},
    {"Command", "response", Element, kV34, kTypeOptional | kSameVersion, "CommandResponse"},
    {"CommandPayload", "nullable", Boolean, kV4},
    {"Component", "schema", Element, kV234, kRequired | kIdRequired, "Interface"},
    {"Property", "schema", Element, kV234, kRequired, "Schema"},
    {"Property", "writable", Boolean, kV234},
    {"Relationship", "maxMultiplicity", Integer, kV234, 0, nullptr, Limit::MaxMultiplicity},
    {"Relationship", "minMultiplicity", Integer, kV234},
    {"Relationship", "properties", Element, kV234, kPlural | kByName, "Property", Limit::PropertiesCount},
    {"Relationship", "target", Identifier, kV234},
    {"Relationship", "writable", Boolean, kV234},
    {"Telemetry", "schema", Element, kV234, kRequired, "Schema"},
    {"MapKey", "schema", Element, kV234, kRequired, "PrimitiveSchema", Limit::None, nullptr, "string"},
    {"EnumValue", "enumValue", Literal, kV234, kRequired | kUniqueInParent},
    {"Array", "elementSchema", Element, kV234, kRequired, "Schema"},
    {"Enum", "enumValues", Element, kV2, kPlural | kByName | kTypeOptional | kSameVersion | kRequired, "EnumValue",
     Limit::EnumValuesCount},
    {"Enum", "enumValues", Element, kV34, kPlural | kByName | kTypeOptional | kSameVersion, "EnumValue",
     Limit::EnumValuesCount},
    {"Enum", "valueSchema", Element, kV234, kRequired, "PrimitiveSchema", Limit::None, nullptr, "integer string"},
    {"Map", "mapKey", Element, kV234, kRequired | kTypeOptional | kSameVersion, "MapKey"},
    {"Map", "mapValue", Element, kV234, kRequired | kTypeOptional | kSameVersion, "MapValue"},
    {"Object", "fields", Element, kV2, kPlural | kByName | kTypeOptional | kSameVersion | kRequired, "Field",
     Limit::FieldsCount},
    {"Object", "fields", Element, kV34, kPlural | kByName | kTypeOptional | kSameVersion, "Field", Limit::FieldsCount},

    {"ValueAnnotation", "annotates", String, kV34, kRequired},
    {"Override", "overrides", Term, kV34, kRequired},
    {"Cacheable", "ttl", Duration, kV34, kRequired},
    {"Indexed", "index", Integer, kV34, kRequired | kUniqueInParent},
    {"Mqtt", "payloadFormat", String, kV34, kRequired},
    {"Mqtt", "telemetryTopic", String, kV34, 0, nullptr, Limit::None, kTopicPattern},
    {"Mqtt", "commandTopic", String, kV34, 0, nullptr, Limit::None, kTopicPattern},
    {"Mqtt", "propertyTopic", String, kV34, 0, nullptr, Limit::None, kTopicPattern},
    {"Mqtt", "telemServiceGroupId", String, kV34, 0, nullptr, Limit::None, kGroupPattern},
    {"Mqtt", "cmdServiceGroupId", String, kV34, 0, nullptr, Limit::None, kGroupPattern},
    {"Article", "ontology", String, kV4, kRequired, nullptr, Limit::OpaqueLength},
    {"Composite", "ontology", String, kV4, kRequired, nullptr, Limit::OpaqueLength},
    {"Congruence", "typeRef", String, kV4, kRequired, nullptr, Limit::OpaqueLength},
    {"GroupMember", "group", String, kV4, kRequired, nullptr, Limit::OpaqueLength, kNamePattern},
    {"Qualified", "namespace", String, kV4, kRequired, nullptr, Limit::OpaqueLength},
    {"Limited", "minimum", Decimal, kV4, kConformsToSchema},
    {"Limited", "maximum", Decimal, kV4, kConformsToSchema},
    {"Precise", "decimalPlaces", Integer, kV4, kRequired},
    {"ScaledStatically", "scaleFactor", Decimal, kV4, kRequired | kConformsToSchema},
};

struct ExtensionRow {
    const char *name; ///< context specifier without version
    int version;
    Versions versions;      ///< of DTDL in which its co-types stand
    const char *typeId;     ///< %1 version, %2 co-type
    const char *propertyId; ///< %1 version, %2 co-type, %3 property
};
inline constexpr char kAdjunctType[] = ":v%1:%2", kAdjunctProperty[] = ":v%1:%2:%3";
inline constexpr ExtensionRow kExtensions[] = {
    {"dtmi:dtdl:extension:annotation", 1, kV3, nullptr, nullptr},
    {"dtmi:dtdl:extension:annotation", 2, kV34, nullptr, nullptr},
    {"dtmi:dtdl:extension:historization", 1, kV3, nullptr, nullptr},
    {"dtmi:dtdl:extension:historization", 2, kV34, nullptr, nullptr},
    {"dtmi:dtdl:extension:mqtt", 1, kV3, nullptr, nullptr},
    {"dtmi:dtdl:extension:mqtt", 2, kV34, nullptr, nullptr},
    {"dtmi:dtdl:extension:mqtt", 3, kV34, nullptr, nullptr},
    {"dtmi:dtdl:extension:mqtt", 4, kV34, nullptr, nullptr},
    {"dtmi:dtdl:extension:overriding", 1, kV3, nullptr, nullptr},
    {"dtmi:dtdl:extension:overriding", 2, kV34, nullptr, nullptr},
    {"dtmi:dtdl:extension:quantitativeTypes", 1, kV3, ":v%1:class:%2", ":v%1:property:%3"},
    {"dtmi:dtdl:extension:quantitativeTypes", 2, kV4, ":v%1:class:%2", ":v%1:property:%3"},
    {"dtmi:dtdl:extension:quantitativeTypes", 3, kV4, ":v%1:class:%2", ":v%1:property:%3"},
    {"dtmi:dtdl:extension:requirement", 1, kV34, nullptr, nullptr},
    {"dtmi:dtdl:extension:requirement", 2, kV34, nullptr, nullptr},
    {"dtmi:dtdl:limits:onvif", 1, kV4, nullptr, nullptr},
    {"dtmi:dtdl:limits:aio", 1, kV4, nullptr, nullptr},
    {"dtmi:iotcentral:context", 2, kV2, "dtmi:iotcentral:class:%2;%1", "dtmi:dtdl:property:%3;%1"},
    {"dtmi:iotoperations:context", 4, kV4, "dtmi:iotoperations:class:%2;%1", "dtmi:iotoperations:property:%3;%1"},
};

struct CotypeRow {
    const char *extension;
    int from, to; ///< versions of the extension
    const char *name;
    const char *classes;
    const char *requires_ = "";
    const char *excludes = "";
    const char *unitClass = "";
};
inline constexpr char kMqtt[] = "dtmi:dtdl:extension:mqtt", kOperations[] = "dtmi:iotoperations:context";
inline constexpr char kCentral[] = "dtmi:iotcentral:context";
inline constexpr char kValueClasses[] = "CommandRequest CommandResponse Field MapValue Property Telemetry";
inline constexpr CotypeRow kCotypes[] = {
    {"dtmi:dtdl:extension:annotation", 1, 2, "ValueAnnotation", "Property Telemetry"},
    {"dtmi:dtdl:extension:historization", 1, 2, "Historized", "Property Telemetry"},
    {"dtmi:dtdl:extension:overriding", 1, 2, "Override", "Property", "ValueAnnotation"},
    {"dtmi:dtdl:extension:requirement", 1, 1, "Required", "Field"},
    {"dtmi:dtdl:extension:requirement", 2, 2, "Required", "Field Property"},
    {kMqtt, 1, 4, "Cacheable", "Command", "Idempotent"},
    {kMqtt, 1, 4, "Idempotent", "Command"},
    {kMqtt, 1, 3, "Indexed", "EnumValue Field Telemetry"},
    {kMqtt, 4, 4, "Indexed", "EnumValue Field Property Telemetry"},
    {kMqtt, 1, 4, "Mqtt", "Interface"},
    {kMqtt, 2, 4, "Transparent", "CommandRequest CommandResponse"},
    {kMqtt, 3, 4, "Error", "Object"},
    {kMqtt, 3, 4, "ErrorMessage", "Field"},
    {kMqtt, 3, 4, "ErrorResult", "Field", "", "Required"},
    {kMqtt, 3, 4, "NormalResult", "Field", "", "Required"},
    {kMqtt, 3, 4, "Result", "Object"},
    {kMqtt, 4, 4, "ErrorCode", "Field"},
    {kMqtt, 4, 4, "ErrorInfo", "Field"},
    {kMqtt, 4, 4, "Indirect", "Field"},
    {kMqtt, 4, 4, "Fragmented", "Property"},
    {kMqtt, 4, 4, "PropertyResult", "Object"},
    {kMqtt, 4, 4, "PropertyValue", "Field"},
    {kMqtt, 4, 4, "ReadError", "Field"},
    {kMqtt, 4, 4, "WriteError", "Field"},
    {kOperations, 4, 4, "Article", "Interface", "", "Event Composite"},
    {kOperations, 4, 4, "Composite", "Interface", "", "Event"},
    {kOperations, 4, 4, "Congruence", "Array Enum Interface Map Object"},
    {kOperations, 4, 4, "Detail", "Object"},
    {kOperations, 4, 4, "Event", "Interface"},
    {kOperations, 4, 4, "GroupMember", "Command"},
    {kOperations, 4, 4, "HasCapability", "Relationship", "", "HasComponent"},
    {kOperations, 4, 4, "HasComponent", "Relationship"},
    {kOperations, 4, 4, "Limited", kValueClasses},
    {kOperations, 4, 4, "Precise", kValueClasses},
    {kOperations, 4, 4, "Qualified", "Command Component Field Property Relationship Telemetry"},
    {kOperations, 4, 4, "ScaledStatically", kValueClasses},
    {kOperations, 4, 4, "Subject", "Field"},
    {kCentral, 2, 2, "AccelerationVector", "Property Telemetry", "", "", "AccelerationUnit"},
    {kCentral, 2, 2, "VelocityVector", "Property Telemetry", "", "", "VelocityUnit"},
    {kCentral, 2, 2, "Event", "Property Telemetry"},
    {kCentral, 2, 2, "Location", "Property Telemetry"},
    {kCentral, 2, 2, "State", "Property Telemetry"},
};

using Constraint = CotypeConstraint::Kind;
inline constexpr CotypeConstraint kConstraints[] = {
    {"Transparent", Constraint::ValueOfType, "schema", "Object"},
    {"ErrorMessage", Constraint::ParentOfType, "fields", "Error"},
    {"ErrorMessage", Constraint::ValueOfType, "schema", "String"},
    {"ErrorResult", Constraint::ParentOfType, "fields", "Result"},
    {"ErrorResult", Constraint::ValueOfType, "schema", "Error", false},
    {"NormalResult", Constraint::ParentOfType, "fields", "Result"},
    {"Result", Constraint::ValueOfType, "fields", "NormalResult ErrorResult ErrorCode ErrorInfo", false},
    {"ErrorCode", Constraint::ParentOfType, "fields", "Result Error"},
    {"ErrorCode", Constraint::ValueOfType, "schema", "Enum", false},
    {"ErrorInfo", Constraint::ParentOfType, "fields", "Result Error"},
    {"ErrorInfo", Constraint::ValueOfType, "schema", "Object", false},
    {"Fragmented", Constraint::ValueOfType, "schema", "Object Map"},
    {"PropertyResult", Constraint::ValueOfType, "fields", "PropertyValue ReadError WriteError", false},
    {"PropertyValue", Constraint::ParentOfType, "fields", "PropertyResult"},
    {"ReadError", Constraint::ParentOfType, "fields", "PropertyResult"},
    {"ReadError", Constraint::ValueOfType, "schema", "Error", false},
    {"WriteError", Constraint::ParentOfType, "fields", "PropertyResult"},
    {"WriteError", Constraint::ValueOfType, "schema", "Error", false},
    {"Limited", Constraint::ValueOfType, "schema", "NumericSchema", false},
    {"Precise", Constraint::ValueOfType, "schema", "NumericSchema"},
    {"ScaledStatically", Constraint::ValueOfType, "schema", "NumericSchema"},
    {"Subject", Constraint::ParentOfType, "fields", "Detail"},
    {"AccelerationVector", Constraint::ValueAmong, "schema", "vector"},
    {"VelocityVector", Constraint::ValueAmong, "schema", "vector"},
    {"Location", Constraint::ValueAmong, "schema",
     "point multiPoint lineString multiLineString polygon multiPolygon geopoint"},
    {"State", Constraint::ValueOfType, "schema", "Enum"},
    {"QuantitativeType", Constraint::ValueOfType, "schema", "NumericSchema"},
};
/// Event exists twice; only IoT Central's restricts the schema.
inline constexpr CotypeConstraint kCentralEvent = {"Event", Constraint::ValueOfType, "schema", "NumericSchema String"};

struct ComplexStandardRow {
    const char *id; ///< %1 version
    const char *term;
    Versions versions;
    int schemaDepth;
    bool holdsArray;
};
inline constexpr ComplexStandardRow kComplexStandards[] = {
    {"dtmi:standard:schema:geospatial:point;%1", "point", kV234, 2, true},
    {"dtmi:standard:schema:geospatial:multiPoint;%1", "multiPoint", kV234, 3, true},
    {"dtmi:standard:schema:geospatial:lineString;%1", "lineString", kV234, 3, true},
    {"dtmi:standard:schema:geospatial:multiLineString;%1", "multiLineString", kV234, 4, true},
    {"dtmi:standard:schema:geospatial:polygon;%1", "polygon", kV234, 4, true},
    {"dtmi:standard:schema:geospatial:multiPolygon;%1", "multiPolygon", kV234, 5, true},
    {"dtmi:standard:schema:scaledDecimal;%1", "scaledDecimal", kV4, 1, false},
};

} // namespace twinloom::twin::tables
