// SPDX-License-Identifier: Apache-2.0
#include "core/scene/scene_json.h"

#include "core/scene/json_fields.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace twinloom::scene
{
namespace
{

constexpr int kVersion = 1;
constexpr QLatin1String kSceneFormat("twinloom-scene");
constexpr QLatin1String kChangeFormat("twinloom-change");
constexpr QLatin1String kId("id"), kParent("parent"), kName("name"), kTransform("transform"), kVisible("visible");
constexpr QLatin1String kComponents("components"), kTranslation("translation"), kRotation("rotation"), kScale("scale");
constexpr QLatin1String kFormat("format"), kVersionKey("version"), kNodes("nodes"), kEdits("edits");
constexpr QLatin1String kBefore("before"), kAfter("after");

QString text(const char *source)
{
    return QCoreApplication::translate("core/scene", source);
}

QJsonObject transformToJson(const geometry::Transform &transform)
{
    static const geometry::Transform kIdentity;
    QJsonObject json;
    if (transform.translation != kIdentity.translation)
        json.insert(kTranslation, writeJson(transform.translation));
    if (transform.rotation.coeffs() != kIdentity.rotation.coeffs())
        json.insert(kRotation, writeJson(Eigen::Vector4d(transform.rotation.coeffs())));
    if (transform.scale != kIdentity.scale)
        json.insert(kScale, writeJson(transform.scale));
    return json;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// The whole file as an object of the expected format and version.
Result<QJsonObject> parseFile(const QByteArray &bytes, QLatin1String format)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error == QJsonParseError::DeepNesting)
        return unexpected(ErrorCode::BadInput,
                          text("The JSON nests deeper than 1024 levels, at byte %1.").arg(error.offset));
    if (error.error != QJsonParseError::NoError)
        return unexpected(ErrorCode::BadInput,
                          text("Not valid JSON at byte %1: %2.").arg(error.offset).arg(error.errorString()));
    const QJsonObject object = document.object();
    if (object.value(kFormat).toString() != format)
        return unexpected(ErrorCode::BadInput, text("format: expected \"%1\".").arg(format));
    if (object.value(kVersionKey).toInt() != kVersion)
        return unexpected(ErrorCode::BadInput, text("version: this build reads version %1 only.").arg(kVersion),
                          text("Open it with a newer Twinloom."));
    return object;
}

void readId(JsonFields &fields, QLatin1String key, NodeId &id, Need need)
{
    QString name;
    fields.read(key, name, need);
    if (!fields.ok() || (need == Need::Optional && name.isNull()))
        return;
    if (const auto read = NodeId::fromString(name))
        id = *read;
    else
        fields.fail(key, text("\"%1\" is no node id such as \"n42\".").arg(name));
}

Result<geometry::Transform> transformFromJson(const QJsonValue &json, const QString &path)
{
    geometry::Transform transform;
    Eigen::Vector4d rotation = transform.rotation.coeffs();
    JsonFields fields(json, path);
    fields.read(kTranslation, transform.translation, Need::Optional);
    fields.read(kRotation, rotation, Need::Optional);
    fields.read(kScale, transform.scale, Need::Optional);
    transform.rotation.coeffs() = rotation;
    return fields.resultOf(transform);
}

/// `place` is where the node stands in its file; the id is added to it as soon as it is known.
Result<Node> readNode(const QJsonValue &json, const QString &place)
{
    Node node;
    JsonFields fields(json, place);
    readId(fields, kId, node.id, Need::Required);
    readId(fields, kParent, node.parent, Need::Optional);
    fields.read(kName, node.name);
    fields.read(kVisible, node.visible, Need::Optional);
    const QJsonObject object = json.toObject();
    const QJsonValue components = object.value(kComponents);
    if (!components.isObject() && !components.isUndefined())
        fields.fail(kComponents, text("expected an object."));
    if (!fields.ok())
        return unexpected(fields.result().error());
    const QString path =
        place.isEmpty() ? node.id.toString() : QStringLiteral("%1 (%2)").arg(place, node.id.toString());
    if (object.contains(kTransform)) {
        const auto transform = transformFromJson(object.value(kTransform), memberPath(path, kTransform));
        if (!transform)
            return unexpected(transform.error());
        node.transform = *transform;
    }
    const QJsonObject kinds = components.toObject();
    for (auto it = kinds.begin(); it != kinds.end(); ++it) {
        auto component = componentFromJson(it.key(), it.value());
        if (!component)
            return wrongField(path, component.error().message);
        node.set(*std::move(component));
    }
    return node;
}

Result<NodePtr> readOptionalNode(const QJsonObject &object, QLatin1String key, const QString &path)
{
    if (!object.contains(key))
        return NodePtr();
    auto node = readNode(object.value(key), memberPath(path, key));
    if (!node)
        return unexpected(node.error());
    return std::make_shared<const Node>(*std::move(node));
}

Result<Edit> readEdit(const QJsonValue &json, const QString &path)
{
    Edit edit;
    JsonFields fields(json, path);
    readId(fields, kId, edit.id, Need::Required);
    if (!fields.ok())
        return unexpected(fields.result().error());
    const QJsonObject object = json.toObject();
    auto before = readOptionalNode(object, kBefore, path);
    if (!before)
        return unexpected(before.error());
    auto after = readOptionalNode(object, kAfter, path);
    if (!after)
        return unexpected(after.error());
    edit.before = *std::move(before);
    edit.after = *std::move(after);
    return edit;
}

} // namespace

QJsonObject nodeToJson(const Node &node)
{
    QJsonObject json;
    json.insert(kId, node.id.toString());
    if (!node.parent.isNull())
        json.insert(kParent, node.parent.toString());
    json.insert(kName, node.name);
    if (const QJsonObject transform = transformToJson(node.transform); !transform.isEmpty())
        json.insert(kTransform, transform);
    if (!node.visible)
        json.insert(kVisible, false);
    QJsonObject components;
    for (const Component &component : node.components)
        components.insert(componentType(component), componentToJson(component));
    json.insert(kComponents, components);
    return json;
}

Result<Node> nodeFromJson(const QJsonObject &json)
{
    return readNode(json, {});
}

QByteArray sceneToJson(const Scene &scene)
{
    QJsonArray nodes;
    for (const NodePtr &node : scene.nodes())
        nodes.append(nodeToJson(*node));
    return compact({{kFormat, kSceneFormat}, {kVersionKey, kVersion}, {kNodes, nodes}});
}

Result<Scene> sceneFromJson(const QByteArray &json)
{
    const auto object = parseFile(json, kSceneFormat);
    if (!object)
        return unexpected(object.error());
    QJsonArray nodes;
    if (const auto read = readJson(object->value(kNodes), kNodes, nodes); !read)
        return unexpected(read.error());
    Change change;
    change.edits.reserve(static_cast<std::size_t>(nodes.size()));
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        auto node = readNode(nodes.at(i), elementPath(kNodes, i));
        if (!node)
            return unexpected(node.error());
        change.edits.push_back(added(*std::move(node)));
    }
    auto scene = apply(Scene(), change);
    if (!scene) // in a file, two nodes of one id are bad input
        return unexpected(ErrorCode::BadInput, scene.error().message);
    return scene;
}

QByteArray changeToJson(const Change &change)
{
    QJsonArray edits;
    for (const Edit &edit : change.edits) {
        QJsonObject json{{kId, edit.id.toString()}};
        if (edit.before)
            json.insert(kBefore, nodeToJson(*edit.before));
        if (edit.after)
            json.insert(kAfter, nodeToJson(*edit.after));
        edits.append(json);
    }
    return compact({{kFormat, kChangeFormat}, {kVersionKey, kVersion}, {kEdits, edits}});
}

Result<Change> changeFromJson(const QByteArray &json)
{
    const auto object = parseFile(json, kChangeFormat);
    if (!object)
        return unexpected(object.error());
    QJsonArray edits;
    if (const auto read = readJson(object->value(kEdits), kEdits, edits); !read)
        return unexpected(read.error());
    Change change;
    change.edits.reserve(static_cast<std::size_t>(edits.size()));
    for (qsizetype i = 0; i < edits.size(); ++i) {
        auto edit = readEdit(edits.at(i), elementPath(kEdits, i));
        if (!edit)
            return unexpected(edit.error());
        change.edits.push_back(*std::move(edit));
    }
    return change;
}

} // namespace twinloom::scene
