// SPDX-License-Identifier: Apache-2.0
// What a set of valid DTDL documents says, in the form that twins, bindings and commands ask of it: interfaces with
// their contents (inherited ones too), schemas, units. Made by check() (twin/model/check.h). Immutable: any thread.
#pragma once

#include "core/result.h"

#include <QJsonValue>
#include <QString>

#include <limits>
#include <map>
#include <optional>
#include <vector>

namespace twinloom::twin
{

/// Which numbers a schema takes.
struct NumberRange {
    double least = std::numeric_limits<double>::lowest(), most = std::numeric_limits<double>::max();
    bool whole = false; ///< without a fraction

    bool contains(double number) const;
};

/// A primitive ("double", "integer", ...) or one of "Array", "Enum", "Map", "Object". Complex schemas may hold
/// themselves (v4), so parts are named by id and looked up in the Model.
struct Schema {
    QString id;
    QString kind;
    struct Part {
        QString name;   ///< of a field; of an Array "element", of a Map "key" and "value"
        QString schema; ///< id
        QString displayName;
    };
    std::vector<Part> parts;
    struct EnumValue {
        QString name;
        QJsonValue value;
        QString displayName;
    };
    std::vector<EnumValue> values; ///< of an Enum

    bool isNumeric() const; ///< a primitive number
    /// Of a number, and of a boolean 0 and 1; of other kinds none.
    std::optional<NumberRange> numbers() const;
};

struct CommandPayload {
    QString name, schema; ///< schema empty: there is none
};

/// One member of an Interface.
struct Content {
    enum class Kind { Property, Telemetry, Command, Relationship, Component };
    Kind kind = Kind::Property;
    QString id, name;
    QString displayName, description;
    QString schema; ///< id of a Property's or Telemetry's schema; of a Component its interface; of a Relationship its
                    ///< target
    QString unit;   ///< term, e.g. "millibar"; empty: none
    std::vector<QString> types; ///< semantic types beside the kind: "Temperature", ...
    bool writable = false;
    CommandPayload request, response;
};
/// "Property", "Telemetry", ...
QString contentKindName(Content::Kind kind);

struct Interface {
    QString id;
    int dtdlVersion = 0;
    QString displayName, description;
    std::vector<QString> extends;  ///< direct, as written
    std::vector<Content> contents; ///< own, then inherited, each in the order written
};

class Model
{
public:
    bool empty() const { return m_interfaces.empty(); }
    /// By id.
    const std::map<QString, Interface> &interfaces() const { return m_interfaces; }
    const Interface *interface(const QString &id) const;
    const Schema *schema(const QString &id) const;
    /// Of an interface, by name; "drive.speed" goes through the component `drive`. NotFound names the interface and
    /// suggests the nearest name.
    Result<const Content *> content(const QString &interface, const QString &path) const;
    /// Whether `value` can be of that schema. BadInput says what is wrong and where in the value.
    Result<void> conforms(const QString &schema, const QJsonValue &value) const;

private:
    friend class ModelBuilder;
    std::map<QString, Interface> m_interfaces;
    std::map<QString, Schema> m_schemas;
};

/// A value as a message names it: at most 40 letters of a text, "an object", ...
QString brieflyOf(const QJsonValue &value);

/// The usual symbol of a unit's term ("millibar" -> "mbar", "degreeCelsius" -> "°C"); the term itself where none is.
QString unitSymbol(const QString &term);

} // namespace twinloom::twin
