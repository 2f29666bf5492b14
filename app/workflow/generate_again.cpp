// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/generate_again.h"

#include "app/workflow/variant_objects.h"
#include "scenegen/autoregressive/autoregressive_generator.h"
#include "scenegen/request_json.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

namespace twinloom::workflow
{
namespace
{

using scene::NodeId;
using scene::NodePtr;

QString tr(const char *text)
{
    return QCoreApplication::translate("workflow", text);
}

/// Something generated, and where.
struct Made {
    QString name;
    scene::RecipeComponent recipe;
    NodeId room, variant; ///< where it is in
};

Result<Made> findMade(const scene::Hierarchy &hierarchy, NodeId id)
{
    const NodePtr node = hierarchy.scene().find(id);
    const auto *recipe = node ? node->find<scene::RecipeComponent>() : nullptr;
    if (!recipe)
        return unexpected(ErrorCode::NotFound, tr("%1 was not generated.").arg(node ? node->name : id.toString()),
                          tr("Name a layout, or a thing in one."));
    NodeId variant;
    for (NodePtr at = node; at; at = hierarchy.scene().find(at->parent)) {
        if (at->find<scene::RoomComponent>())
            return Made{node->name, *recipe, at->id, variant};
        if (isVariant(*at))
            variant = at->id;
    }
    return unexpected(ErrorCode::NotFound, tr("%1 is in no room any more.").arg(node->name),
                      tr("Put it back below the room that it was made for."));
}

bool isSame(const scene::RoomObject &object, const scenegen::PartialObject &asked)
{
    return asked.pinned && asked.category == object.category && asked.centre == object.box.centre &&
           asked.size == object.box.size && asked.yaw == object.box.yaw;
}

/// What of a request stands in the room, shown or not.
struct Standing {
    std::vector<bool> asked; ///< by object of the request
    std::vector<bool> own;   ///< by own object of the room
};

Standing standingOf(const scenegen::Request &request, const OwnObjects &own)
{
    Standing standing{std::vector<bool>(request.objects.size(), false), std::vector<bool>(own.objects.size(), false)};
    for (std::size_t i = 0; i < request.objects.size(); ++i)
        for (std::size_t k = 0; k < own.objects.size() && !standing.asked[i]; ++k)
            if (!standing.own[k] && isSame(own.objects[k], request.objects[i]))
                standing.asked[i] = standing.own[k] = true;
    return standing;
}

/// Which of the room's objects a request must have kept.
Keep keptBy(const Standing &standing, const scene::Hierarchy &hierarchy, const OwnObjects &own, NodeId variant)
{
    if (std::ranges::find(standing.own, false) == standing.own.end())
        return Keep::All;
    for (std::size_t k = 0; k < own.nodes.size(); ++k)
        if (standing.own[k] && hierarchy.scene().find(own.nodes[k])->find<scene::ObjectComponent>()->pinned)
            return Keep::Pinned;
    return !variant.isNull() && holdsPinned(hierarchy, variant) ? Keep::Pinned : Keep::None;
}

/// What of the request is pinned in the variant.
Result<std::vector<bool>> markedIn(const scene::Hierarchy &hierarchy, const Made &made,
                                   const scenegen::Request &request)
{
    std::vector<bool> marked(request.objects.size(), false);
    const auto pinned = made.variant.isNull() ? Carried() : pinnedOf(hierarchy, made.room, made.variant);
    if (!pinned)
        return unexpected(pinned.error());
    for (std::size_t i = 0; i < marked.size(); ++i)
        for (std::size_t k = 0; k < pinned->objects.size() && !marked[i]; ++k)
            marked[i] = pinned->pinned[k] && isSame(pinned->objects[k], request.objects[i]);
    return marked;
}

/// Shows what the request kept, and hides the other objects of the room and its variants.
scene::Change showOnly(const scene::Hierarchy &hierarchy, NodeId room, const OwnObjects &own, const Standing &standing)
{
    scene::Change change;
    const auto show = [&](NodeId id, bool visible) {
        const NodePtr node = hierarchy.scene().find(id);
        if (node->visible == visible)
            return;
        scene::Node other = *node;
        other.visible = visible;
        change.edits.push_back(scene::edited(node, std::move(other)));
    };
    for (std::size_t k = 0; k < own.nodes.size(); ++k)
        show(own.nodes[k], standing.own[k]);
    for (const NodeId id : hierarchy.children(room))
        if (isVariant(*hierarchy.scene().find(id)))
            show(id, false);
    return change;
}

/// What is pinned in the shown variant and part of the request: its copy stands in the new ones.
Result<std::set<NodeId>> repeatedOf(const scene::Hierarchy &hierarchy, NodeId room, const scenegen::Request &request)
{
    const NodeId variant = shownVariant(hierarchy, room);
    const auto shown = variant.isNull() ? Carried() : pinnedOf(hierarchy, room, variant);
    if (!shown)
        return unexpected(shown.error());
    std::set<NodeId> repeated;
    for (std::size_t k = 0; k < shown->objects.size(); ++k)
        if (std::ranges::any_of(request.objects,
                                [&](const scenegen::PartialObject &asked) { return isSame(shown->objects[k], asked); }))
            repeated.insert(shown->nodes[k]);
    return repeated;
}

bool isSameRoom(const scene::Room &a, const scene::Room &b)
{
    return a.polygon == b.polygon && a.height == b.height && a.doors == b.doors && a.windows == b.windows;
}

/// What of the generator is not as it was; empty: nothing.
Result<QString> changeOf(const scenegen::GeneratorInfo &info, const Made &made, const scenegen::Request &request)
{
    if (info.version != made.recipe.version)
        return tr("%1 was made by version %2 of “%3”; this is version %4.")
            .arg(made.name, made.recipe.version, info.id, info.version);
    const auto weights = scenegen::weightsDigest(info, request.parameters);
    if (!weights)
        return unexpected(weights.error());
    const QString then = made.recipe.parameters.value(QLatin1String(scenegen::kWeights)).toString();
    if (!then.isEmpty() && then != *weights)
        return tr("%1 was made with other weights of “%2” than there are now.").arg(made.name, info.id);
    return QString();
}

} // namespace

Result<scenegen::Request> requestOf(const scene::RecipeComponent &recipe, const BlobStore &blobs)
{
    const auto bytes = blobs.get(recipe.inputHash);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return unexpected(ErrorCode::NotFound, tr("The project does not hold the request that this was made from."),
                          tr("Layouts from before requests were kept can only be asked for anew."));
    if (!bytes)
        return unexpected(bytes.error());
    auto request = scenegen::requestFromJson(QJsonDocument::fromJson(*bytes).object());
    if (request)
        request->seed = recipe.seed;
    return request;
}

Result<GenerateOptions> optionsOf(const scene::Hierarchy &hierarchy, NodeId id, const BlobStore &blobs)
{
    const auto made = findMade(hierarchy, id);
    if (!made)
        return unexpected(made.error());
    const auto request = requestOf(made->recipe, blobs);
    if (!request)
        return unexpected(request.error());
    const auto own = ownObjects(hierarchy, made->room);
    if (!own)
        return unexpected(own.error());
    GenerateOptions options;
    options.generator = made->recipe.generator;
    options.room = made->room;
    options.seed = request->seed;
    options.prompt = request->prompt;
    options.roomType = request->room.roomType;
    options.counts = request->counts;
    options.style = request->style;
    options.graph = request->graph;
    options.parameters = request->parameters;
    options.keep = keptBy(standingOf(*request, *own), hierarchy, *own, made->variant);
    options.regions = request->regions;
    return options;
}

Result<Generated> generateAgain(const scene::Hierarchy &hierarchy, scene::NodeIdAllocator &ids,
                                const scenegen::Registry &registry, const Again &again, const BlobStore &blobs,
                                Progress &progress)
{
    const auto made = findMade(hierarchy, again.made);
    if (!made)
        return unexpected(made.error());
    const auto generator = registry.find(made->recipe.generator);
    if (!generator)
        return unexpected(generator.error());
    auto request = requestOf(made->recipe, blobs);
    if (!request)
        return unexpected(request.error());
    const auto changed = changeOf((*generator)->info(), *made, *request);
    if (!changed)
        return unexpected(changed.error());
    if (!changed->isEmpty() && !again.seed)
        return unexpected(ErrorCode::Conflict, *changed,
                          tr("With a seed, another layout of the same request is made."));
    const auto own = ownObjects(hierarchy, made->room);
    const auto now = scene::roomFromScene(hierarchy, made->room);
    if (!own || !now)
        return unexpected(own ? now.error() : own.error());
    const auto marked = markedIn(hierarchy, *made, *request);
    const auto repeated = repeatedOf(hierarchy, made->room, *request);
    if (!marked || !repeated)
        return unexpected(marked ? repeated.error() : marked.error());
    const Standing standing = standingOf(*request, *own);
    const bool isOther = !isSameRoom(*now, request->room);
    request->seed = again.seed.value_or(made->recipe.seed);
    auto generated = furnish(
        hierarchy, ids, **generator,
        {made->room, *std::move(request), standing.asked, *marked, showOnly(hierarchy, made->room, *own, standing)},
        again.count, blobs, progress);
    if (!generated || generated->variants.empty())
        return generated;
    const Issues lost = pinnedLost(hierarchy, generated->change, made->room, *repeated);
    generated->issues.insert(generated->issues.end(), lost.begin(), lost.end());
    if (isOther)
        generated->issues.push_back({QStringLiteral("room-changed"),
                                     tr("The room has changed since; the layout is that of the room as it was."),
                                     QStringLiteral("polygon")});
    if (!changed->isEmpty())
        generated->issues.push_back({QStringLiteral("generator-changed"), *changed, QStringLiteral("generator")});
    return generated;
}

} // namespace twinloom::workflow
