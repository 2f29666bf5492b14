// SPDX-License-Identifier: Apache-2.0
#include "core/scene/component.h"

#include "core/scene/component_fields.h"
#include "core/scene/json_fields.h"

namespace twinloom::scene
{
namespace
{

template <class T>
void insertField(QJsonObject &object, const char *key, const T &value)
{
    object.insert(QLatin1String(key), writeJson(value));
}

void insertField(QJsonObject &object, const char *key, const std::optional<double> &value)
{
    if (value)
        insertField(object, key, *value);
}

template <class Described>
QJsonObject writeFields(const Described &described)
{
    QJsonObject object;
    describe(described, [&](const char *key, const auto &value, Need) { insertField(object, key, value); });
    return object;
}

template <class Described>
void readFields(JsonFields &fields, Described &described)
{
    describe(described, [&](const char *key, auto &value, Need need) { fields.read(QLatin1String(key), value, need); });
}

/// Reads the component of the known kind that `type` names, trying the variant's alternatives in turn.
template <std::size_t kIndex = 0>
Result<Component> readKnown(const QString &type, const QJsonValue &data)
{
    using Kind = std::variant_alternative_t<kIndex, Component>;
    if constexpr (std::is_same_v<Kind, UnknownComponent>) {
        if (!isWritable(data))
            return wrongField(type, QStringLiteral("nests too deeply, or holds a number that is not finite."));
        return Component(UnknownComponent{type, writeJson(data)});
    } else {
        if (type != QLatin1String(Kind::kType))
            return readKnown<kIndex + 1>(type, data);
        Kind component;
        JsonFields fields(data, type);
        readFields(fields, component);
        return fields.resultOf(Component(std::move(component)));
    }
}

} // namespace

Result<void> readJson(const QJsonValue &json, const QString &path, Binding &value)
{
    JsonFields fields(json, path);
    readFields(fields, value);
    return fields.result();
}

QJsonValue writeJson(const Binding &value)
{
    return writeFields(value);
}

QString componentType(const Component &component)
{
    return std::visit(
        [](const auto &kind) {
            if constexpr (std::is_same_v<std::decay_t<decltype(kind)>, UnknownComponent>)
                return kind.type;
            else
                return QString::fromLatin1(kind.kType);
        },
        component);
}

bool isKnownComponent(const QString &type)
{
    return !type.isEmpty() &&[]<std::size_t... kIndex>(const QString &name, std::index_sequence<kIndex...>)
    {
        return ((name == QLatin1String(std::variant_alternative_t<kIndex, Component>::kType)) || ...);
    }
    (type, std::make_index_sequence<std::variant_size_v<Component> - 1>());
}

QJsonValue componentToJson(const Component &component)
{
    return std::visit(
        [](const auto &kind) -> QJsonValue {
            if constexpr (std::is_same_v<std::decay_t<decltype(kind)>, UnknownComponent>) {
                return writeJson(kind.data);
            } else {
                return writeFields(kind);
            }
        },
        component);
}

Result<Component> componentFromJson(const QString &type, const QJsonValue &data)
{
    return readKnown(type, data);
}

} // namespace twinloom::scene
