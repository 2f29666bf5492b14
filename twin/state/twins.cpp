// SPDX-License-Identifier: Apache-2.0
#include "twin/state/twins.h"

#include "core/scene/hierarchy.h"
#include "core/nearest.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace twinloom::twin
{
namespace
{

bool isTwinId(const QString &id)
{
    static const QRegularExpression pattern(QStringLiteral("^[\\p{L}\\p{N}_:-]{1,128}$"));
    return pattern.match(id).hasMatch();
}

/// A URL of some scheme; whether a source can be made of it is for its own folder to say.
Result<void> checkSource(const QString &source)
{
    static const QRegularExpression pattern(QStringLiteral("^[a-z][a-z0-9+.-]*:\\S+$"));
    if (pattern.match(source).hasMatch())
        return {};
    return unexpected(
        ErrorCode::BadInput, QCoreApplication::translate("twin", "Source \"%1\" is no URL.").arg(source),
        QCoreApplication::translate("twin", "A source looks like mqtt://localhost:1883/plant/press?qos=1."));
}

/// A map or a label takes every kind of value; the other channels need numbers, or what counts as one.
bool needsNumber(const Visual &visual)
{
    return std::holds_alternative<ColourRamp>(visual) || std::holds_alternative<GaugeRange>(visual) ||
           std::holds_alternative<PathPosition>(visual);
}

Result<void> checkScale(const Binding &binding, const Content &content, const Schema *schema)
{
    const bool scales = binding.scale != 1 || binding.offset != 0;
    if (!scales || !schema || schema->isNumeric())
        return {};
    return unexpected(ErrorCode::BadInput,
                      QCoreApplication::translate("twin", "Scale and offset need a number, but %1 is of schema %2.")
                          .arg(content.name, schema->kind));
}

/// What the model says against the binding.
Result<void> checkAgainstModel(const Model &model, const QString &interface, const Binding &binding,
                               const std::vector<Visual> &visuals)
{
    const auto content = measuredContent(model, interface, binding.property);
    if (!content)
        return unexpected(content.error());
    if (const auto good = checkScale(binding, **content, model.schema((*content)->schema)); !good)
        return good;
    for (const Visual &visual : visuals) {
        if (!needsNumber(visual))
            continue;
        const QString who = QCoreApplication::translate("twin", "Channel %1").arg(channelName(visual));
        if (const auto good = checkIsNumber(model, **content, who); !good)
            return good;
    }
    return {};
}

/// Parses the visuals, and writes into the binding the ids of the nodes that they name.
Result<std::vector<Visual>> readVisuals(const scene::Scene &scene, Binding &binding)
{
    std::vector<Visual> visuals;
    for (QString &text : binding.visuals) {
        auto visual = parseVisual(text);
        if (!visual)
            return unexpected(visual.error());
        if (const auto *path = std::get_if<PathPosition>(&*visual)) {
            const auto node = scene::resolveNode(scene, path->node);
            if (!node)
                return unexpected(node.error());
            text = QStringLiteral("position=path %1 %2 %3")
                       .arg(node->toString(), valueText(path->least), valueText(path->most));
        }
        visuals.push_back(std::move(*visual));
    }
    return visuals;
}

} // namespace

std::vector<TwinNode> twins(const scene::Scene &scene)
{
    std::vector<TwinNode> found;
    scene.forEach([&](const scene::NodePtr &node) {
        if (node->find<scene::TwinComponent>())
            found.push_back({node});
    });
    std::sort(found.begin(), found.end(), [](const TwinNode &a, const TwinNode &b) { return a.node->id < b.node->id; });
    return found;
}

Result<TwinNode> findTwin(const scene::Scene &scene, const QString &id)
{
    std::vector<QString> ids;
    for (TwinNode &twin : twins(scene)) {
        if (twin.twin().id == id)
            return std::move(twin);
        ids.push_back(twin.twin().id);
    }
    return unexpected(ErrorCode::NotFound, QCoreApplication::translate("twin", "There is no twin \"%1\".").arg(id),
                      suggestion(id, ids));
}

Result<PropertyPath> parsePropertyPath(const QString &text)
{
    const qsizetype point = text.indexOf(QLatin1Char('.'));
    if (point <= 0 || point + 1 == text.size()) {
        return unexpected(
            ErrorCode::Usage,
            QCoreApplication::translate("twin", "\"%1\" should be ID.PROPERTY, as in press.pressure.").arg(text));
    }
    return PropertyPath{text.left(point), text.mid(point + 1)};
}

Result<scene::Change> addModels(const scene::Scene &scene, scene::NodeIdAllocator &ids,
                                const std::vector<NewModel> &models)
{
    std::map<QString, scene::NodePtr> bySource;
    for (const scene::NodePtr &node : scene.nodes()) {
        if (const auto *dtdl = node->find<scene::DtdlComponent>())
            bySource.emplace(dtdl->source, node);
    }
    scene::Change change;
    scene::NodeId group = bySource.empty() ? scene::NodeId{} : bySource.begin()->second->parent;
    if (group.isNull()) { // all models stand below one node, so that they do not crowd the scene's tree
        scene::Node node;
        node.id = group = ids.next();
        node.name = scene::uniqueName(scene, QStringLiteral("Models"));
        change.edits.push_back(scene::added(std::move(node)));
    }
    for (const NewModel &model : models) {
        const auto same = bySource.find(model.source);
        scene::Node node = same == bySource.end() ? scene::Node{} : *same->second;
        node.set(scene::DtdlComponent{model.blob, model.source, model.interfaces});
        if (same != bySource.end()) {
            change.edits.push_back(scene::edited(same->second, std::move(node)));
            continue;
        }
        node.id = ids.next();
        node.parent = group;
        node.name = model.source;
        change.edits.push_back(scene::added(std::move(node)));
    }
    return change;
}

Result<scene::Change> addTwin(const scene::Scene &scene, scene::NodeIdAllocator &ids, const Model &model,
                              const NewTwin &twin)
{
    if (!isTwinId(twin.id)) {
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("twin", "\"%1\" is no id of a twin.").arg(twin.id),
                          QCoreApplication::translate("twin", "An id has 1 to 128 letters, digits, '_', '-' and ':'."));
    }
    if (!model.interface(twin.model)) {
        std::vector<QString> known;
        for (const auto &[id, interface] : model.interfaces())
            known.push_back(id);
        return unexpected(
            ErrorCode::NotFound,
            QCoreApplication::translate("twin", "There is no interface %1 in the project.").arg(twin.model),
            known.empty() ? QCoreApplication::translate("twin", "Add its file with `twinloom model add`.")
                          : suggestion(twin.model, known));
    }
    if (findTwin(scene, twin.id))
        return unexpected(ErrorCode::Conflict,
                          QCoreApplication::translate("twin", "There is a twin \"%1\" already.").arg(twin.id));
    scene::TwinComponent component{twin.id, twin.model, {}, {}};
    if (twin.node.isNull()) {
        scene::Node node;
        node.id = ids.next();
        node.name = scene::uniqueName(scene, twin.id);
        node.set(std::move(component));
        return scene::Change{{scene::added(std::move(node))}};
    }
    const scene::NodePtr before = scene.find(twin.node);
    if (!before)
        return unexpected(ErrorCode::NotFound,
                          QCoreApplication::translate("twin", "There is no node %1.").arg(twin.node.toString()));
    if (const auto *other = before->find<scene::TwinComponent>()) {
        return unexpected(ErrorCode::Conflict, QCoreApplication::translate("twin", "Node %1 is twin \"%2\" already.")
                                                   .arg(before->id.toString(), other->id));
    }
    scene::Node after = *before;
    after.set(std::move(component));
    return scene::Change{{scene::edited(before, std::move(after))}};
}

Result<const Content *> measuredContent(const Model &model, const QString &interface, const QString &path)
{
    auto content = model.content(interface, path);
    if (!content || (*content)->kind == Content::Kind::Property || (*content)->kind == Content::Kind::Telemetry)
        return content;
    return unexpected(ErrorCode::BadInput,
                      QCoreApplication::translate("twin", "%1 of %2 is a %3: only a Property or Telemetry has values.")
                          .arg(path, interface, contentKindName((*content)->kind)));
}

Result<void> checkIsNumber(const Model &model, const Content &content, const QString &who)
{
    const Schema *schema = model.schema(content.schema);
    // An enumeration may hold numbers.
    if (!schema || schema->isNumeric() || schema->kind == QLatin1String("boolean") ||
        schema->kind == QLatin1String("Enum"))
        return {};
    return unexpected(ErrorCode::BadInput,
                      QCoreApplication::translate("twin", "%1 needs a number, but %2 is of schema %3.")
                          .arg(who, content.name, schema->kind));
}

Result<scene::Change> bind(const scene::Scene &scene, const Model &model, const QString &twin, const Binding &binding)
{
    const auto found = findTwin(scene, twin);
    if (!found)
        return unexpected(found.error());
    if (binding.deadline && !(*binding.deadline > 0))
        return unexpected(ErrorCode::Usage,
                          QCoreApplication::translate("twin", "A deadline must be longer than 0 seconds."));
    Binding stored = binding;
    const auto visuals = readVisuals(scene, stored);
    if (!visuals)
        return unexpected(visuals.error());
    if (const auto good = checkAgainstModel(model, found->twin().model, stored, *visuals); !good)
        return unexpected(good.error());
    if (const auto good = checkSource(stored.source); !good)
        return unexpected(good.error());
    if (const auto reader = BindingReader::make(stored); !reader)
        return unexpected(reader.error());
    scene::TwinComponent component = found->twin();
    const auto same = std::find_if(component.bindings.begin(), component.bindings.end(),
                                   [&](const Binding &candidate) { return candidate.property == stored.property; });
    if (same != component.bindings.end())
        *same = std::move(stored);
    else
        component.bindings.push_back(std::move(stored));
    scene::Node after = *found->node;
    after.set(std::move(component));
    return scene::Change{{scene::edited(found->node, std::move(after))}};
}

} // namespace twinloom::twin
