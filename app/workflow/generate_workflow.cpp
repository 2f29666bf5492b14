// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/generate_workflow.h"

#include "app/workflow/plan_nodes.h"
#include "app/workflow/scanned_space.h"
#include "app/workflow/user_library.h"
#include "app/workflow/variant_objects.h"
#include "core/asset/category_text.h"
#include "core/asset/model_blob.h"
#include "core/geometry/polygon.h"
#include "core/scene/marking.h"
#include "scenegen/bans.h"
#include "scenegen/alternatives.h"
#include "scenegen/autoregressive/autoregressive_generator.h"
#include "scenegen/request_json.h"
#include "scenegen/style.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace twinloom::workflow
{
namespace
{

using scene::Node;
using scene::NodeId;
using scene::NodePtr;

QString tr(const char *text)
{
    return QCoreApplication::translate("workflow", text);
}

constexpr double kAround = 0.5; // metres beside a thing that what replaces it may take

/// The axis-aligned bounds of a box's footprint, and some space around.
geometry::Polygon surroundings(const Eigen::Affine3d &place, const scene::Vec3 &size)
{
    Eigen::AlignedBox2d bounds;
    for (const double x : {-0.5, 0.5})
        for (const double y : {-0.5, 0.5})
            bounds.extend(Eigen::Vector2d((place * Eigen::Vector3d(x * size.x(), y * size.y(), 0)).head<2>()));
    const Eigen::Vector2d low = bounds.min().array() - kAround, high = bounds.max().array() + kAround;
    return {low, {high.x(), low.y()}, high, {low.x(), high.y()}};
}

/// What lies on a thing goes with it, and what is pinned keeps what carries it.
bool isKept(const scene::Hierarchy &hierarchy, NodeId object, Keep keep)
{
    return keep == Keep::All || (keep == Keep::Pinned && holdsPinned(hierarchy, object));
}

void setVisible(scene::Change &change, const NodePtr &node, bool visible)
{
    if (node->visible == visible)
        return;
    Node other = *node;
    other.visible = visible;
    change.edits.push_back(scene::edited(node, std::move(other)));
}

void hide(scene::Change &change, const NodePtr &node)
{
    setVisible(change, node, false);
}

/// Hides what a new variant replaces: earlier variants, the objects that are not kept and, where none is, the scanned
/// points beside the room, which show those objects too.
void hideReplaced(scene::Change &change, const scene::Hierarchy &hierarchy, NodeId room, const GenerateOptions &options)
{
    for (const NodeId id : hierarchy.children(room)) {
        const NodePtr node = hierarchy.scene().find(id);
        const bool isObject = node->find<scene::ObjectComponent>() != nullptr;
        const bool replaced = std::ranges::find(options.replaced, id) != options.replaced.end();
        if (isVariant(*node) || (isObject && (replaced || !isKept(hierarchy, id, options.keep))))
            hide(change, node);
    }
    if (options.keep != Keep::None)
        return;
    for (const NodeId id : hierarchy.children(hierarchy.scene().find(room)->parent))
        if (const NodePtr node = hierarchy.scene().find(id); node->find<scene::PointCloudComponent>())
            hide(change, node);
}

/// The scene with that one of the room's variants shown, or none for a null id.
Result<scene::Hierarchy> showing(const scene::Hierarchy &hierarchy, NodeId room, NodeId variant)
{
    scene::Change change;
    for (const NodeId id : hierarchy.children(room))
        if (const NodePtr node = hierarchy.scene().find(id); isVariant(*node))
            setVisible(change, node, id == variant);
    auto scene = scene::apply(hierarchy.scene(), change);
    if (!scene)
        return unexpected(scene.error());
    return scene::Hierarchy(*std::move(scene));
}

/// What earlier variants pass on: the base all but what is replaced, the shown one what is pinned in it.
Result<Carried> carriedInto(const scene::Hierarchy &hierarchy, NodeId room, const GenerateOptions &options)
{
    if (!options.base.isNull())
        return objectsOf(hierarchy, room, options.base,
                         [&](NodeId id) { return std::ranges::find(options.replaced, id) != options.replaced.end(); });
    const NodeId shown = options.keep == Keep::None ? NodeId() : shownVariant(hierarchy, room);
    return shown.isNull() ? Carried() : pinnedOf(hierarchy, room, shown);
}

/// Complete, and to stay as it is; `base` is added to the index of what it stands on.
scenegen::PartialObject pinned(const scene::RoomObject &object, int base)
{
    scenegen::PartialObject partial;
    partial.category = object.category;
    partial.centre = object.box.centre;
    partial.size = object.box.size;
    partial.yaw = object.box.yaw;
    if (object.parent >= 0)
        partial.parent = base + object.parent;
    partial.asset = object.asset;
    partial.style = object.style;
    partial.shape = object.shape;
    partial.pinned = true;
    return partial;
}

/// A room learns what it is used for, so that it looks like it.
void setRoomType(scene::Change &change, const scene::Scene &scene, NodeId room, const QString &roomType)
{
    const NodePtr node = scene.find(room);
    const auto *known = node->find<scene::RoomComponent>();
    if (roomType.isEmpty() || !known || known->roomType == roomType)
        return;
    Node typed = *node;
    scene::RoomComponent component = *known;
    component.roomType = roomType;
    typed.set(component);
    change.edits.push_back(scene::edited(node, std::move(typed)));
}

Result<scene::RecipeComponent> recipeOf(const scenegen::Generator &generator, const scenegen::Layout &layout,
                                        const QJsonObject &parameters)
{
    const auto weights = scenegen::weightsDigest(generator.info(), parameters);
    if (!weights)
        return unexpected(weights.error());
    scene::RecipeComponent recipe;
    recipe.generator = layout.generator;
    recipe.version = layout.version;
    recipe.parameters = parameters;
    if (!weights->isEmpty())
        recipe.parameters.insert(QLatin1String(scenegen::kWeights), *weights);
    recipe.seed = layout.seed;
    recipe.inputHash = layout.inputHash;
    return recipe;
}

bool at(const std::vector<bool> &flags, std::size_t i)
{
    return i < flags.size() && flags[i];
}

/// Those of the layout that do not stand in the room already, on one another as they were.
struct Fresh {
    std::vector<scene::RoomObject> objects;
    std::vector<bool> marked; ///< by object: pinned in the project
};

Fresh freshOf(const scenegen::Layout &layout, const Asked &asked)
{
    const std::vector<scene::RoomObject> &all = layout.room.objects;
    std::vector<int> index(all.size(), -1);
    Fresh fresh;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (!at(asked.standing, i)) {
            index[i] = static_cast<int>(fresh.objects.size());
            fresh.objects.push_back(all[i]);
            fresh.marked.push_back(at(asked.marked, i));
        }
    for (scene::RoomObject &object : fresh.objects)
        object.parent = object.parent < 0 ? -1 : index[static_cast<std::size_t>(object.parent)];
    return fresh;
}

/// Nodes of the things below the variant's.
void addThings(scene::Change &change, scene::NodeIdAllocator &ids, const Fresh &fresh, NodeId variant)
{
    const std::size_t first = change.edits.size();
    scene::addObjects(change, ids, fresh.objects, variant); // an edit for each
    for (std::size_t i = 0; i < fresh.objects.size(); ++i) {
        if (!fresh.marked[i])
            continue;
        Node node = *change.edits[first + i].after;
        scene::ObjectComponent component = *node.find<scene::ObjectComponent>();
        component.pinned = true;
        node.set(std::move(component));
        change.edits[first + i] = scene::added(std::move(node));
    }
}

/// Appends the variant's nodes. Layouts begin at the room's floor, wherever that is.
Result<Variant> addVariant(scene::Change &change, scene::NodeIdAllocator &ids, const scenegen::Layout &layout,
                           const scene::RecipeComponent &recipe, const Node &room, const Asked &asked,
                           const QString &name, const BlobStore &blobs)
{
    Node node;
    node.id = ids.next();
    node.parent = room.id;
    node.name = name;
    node.transform.translation.z() = room.find<scene::RoomComponent>()->floor.value_or(0);
    node.set(recipe);
    const NodeId variant = node.id;
    change.edits.push_back(scene::added(std::move(node)));
    const std::size_t first = change.edits.size();
    if (layout.plan)
        if (const auto added = addPlan(change, ids, *layout.plan, variant, blobs); !added)
            return unexpected(added.error());
    addThings(change, ids, freshOf(layout, asked), variant);
    for (std::size_t i = first; i < change.edits.size(); ++i) {
        Node withRecipe = *change.edits[i].after;
        withRecipe.set(recipe);
        change.edits[i] = scene::added(std::move(withRecipe));
    }
    return Variant{variant, name, layout.seed, layout.plan};
}

/// Whether it speaks of the alternatives together, though the first of them carries it (scenegen/alternatives.h).
bool isOfAll(const Issue &issue)
{
    return issue.code == QLatin1String("fewer-alternatives") || issue.code == QLatin1String("alternative-failed");
}

/// What was found of every one of several variants is said once.
void shareFindings(Generated &generated)
{
    const auto holds = [](const Issue &issue) {
        return [&issue](const Variant &variant) {
            return std::ranges::find(variant.issues, issue) != variant.issues.end();
        };
    };
    Issues shared;
    for (const Issue &issue : generated.variants.front().issues)
        if (isOfAll(issue) || (generated.variants.size() > 1 && std::ranges::all_of(generated.variants, holds(issue))))
            shared.push_back(issue);
    for (Variant &variant : generated.variants)
        std::erase_if(variant.issues,
                      [&](const Issue &issue) { return std::ranges::find(shared, issue) != shared.end(); });
    generated.issues.insert(generated.issues.end(), shared.begin(), shared.end());
}

QString labelOf(const QString &room, const QString &generator, const scenegen::Request &request, int layouts)
{
    const QString &type = request.room.roomType;
    const QString label =
        QCoreApplication::translate("workflow", "Generate %n layout(s) of %1 with %2", nullptr, layouts)
            .arg(type.isEmpty() ? room : tr("%1 (%2)").arg(room, asset::categoryText(type)), generator);
    const QString prompt = request.prompt.simplified();
    constexpr int kMostOfPrompt = 60;
    if (prompt.isEmpty())
        return label;
    return tr("%1: %2").arg(label,
                            prompt.size() <= kMostOfPrompt ? prompt : prompt.left(kMostOfPrompt) + QChar(0x2026));
}

/// The user's models that a request offered and its styles chose get their meshes, each stored once.
class ModelTaker
{
public:
    ModelTaker(const scenegen::Request &request, const BlobStore &blobs) : m_request(request), m_blobs(blobs) {}

    Result<void> take(scene::Change &change, Issues &issues, Progress &progress)
    {
        for (scene::Edit &edit : change.edits) {
            const auto *object = edit.before ? nullptr : edit.after->find<scene::ObjectComponent>();
            const auto *look = object ? edit.after->find<scene::ModelComponent>() : nullptr;
            if (!look || !isChosen(object->asset, look->style))
                continue;
            const auto blob = blobOf(object->asset, issues, progress);
            if (!blob)
                return unexpected(blob.error());
            scene::ModelComponent component = *look;
            component.blob = *blob;
            Node node = *edit.after;
            node.set(std::move(component));
            edit = scene::added(std::move(node));
        }
        return {};
    }

private:
    bool isChosen(const QString &asset, const QString &style) const
    {
        return !style.isEmpty() &&
               std::ranges::find(m_request.models, asset, &scenegen::OfferedModel::name) != m_request.models.end();
    }

    /// Empty where the library has it no more: then the starter library makes one.
    Result<scene::BlobId> blobOf(const QString &name, Issues &issues, Progress &progress)
    {
        if (const auto known = m_stored.find(name); known != m_stored.end())
            return known->second;
        if (!m_library) {
            auto library = openTaggedModels(progress, issues);
            if (!library)
                return unexpected(library.error());
            m_library = *std::move(library);
        }
        const asset::LibraryEntry *entry = m_library->find(name);
        if (!entry) {
            issues.push_back({QStringLiteral("model-missing"),
                              tr("The library has no model “%1” any more; another one stands for it.").arg(name),
                              QStringLiteral("models")});
            return m_stored[name] = scene::BlobId();
        }
        const auto model = asset::loadEntry(*entry, progress);
        if (!model)
            return unexpected(model.error());
        const auto blob = m_blobs.put(asset::modelToBlob(*model));
        if (!blob)
            return unexpected(blob.error());
        return m_stored[name] = *blob;
    }

    const scenegen::Request &m_request;
    const BlobStore &m_blobs;
    std::optional<asset::Library> m_library; ///< opened when the first is wanted
    std::map<QString, scene::BlobId> m_stored;
};

/// A recipe is made again from whatever folder: weights of one's own are named by where they are.
QJsonObject withWholePaths(QJsonObject parameters)
{
    const QLatin1String key("model");
    const QFileInfo file(parameters.value(key).toString());
    if (parameters.contains(key) && file.isRelative() && file.isFile())
        parameters.insert(key, file.absoluteFilePath());
    return parameters;
}

/// Whether it holds nothing but what stood there, though more was asked for.
bool isBare(const scenegen::Layout &layout, const scenegen::Request &request)
{
    return !layout.plan &&
           std::ssize(layout.room.objects) ==
               std::ranges::count(request.objects, true, &scenegen::PartialObject::pinned) &&
           std::ranges::find(layout.issues, QLatin1String("nothing-fits"), &Issue::code) != layout.issues.end();
}

/// The request as it reads after it was stored, so that what is made now and what is made of it again are one.
Result<scenegen::Request> stored(const scenegen::Request &request, const BlobStore &blobs)
{
    const auto canonical = [](const scenegen::Request &given) -> Result<scenegen::Request> {
        return scenegen::requestFromJson(QJsonDocument::fromJson(scenegen::canonicalRequest(given)).object());
    };
    auto read = canonical(request);
    if (!read)
        return unexpected(read.error());
    if (const auto put = blobs.put(scenegen::canonicalRequest(*read)); !put)
        return unexpected(put.error());
    read->seed = request.seed;
    return read;
}

} // namespace

Issues allFindings(const Generated &generated)
{
    Issues all = generated.issues;
    for (const Variant &variant : generated.variants)
        for (const Issue &issue : variant.issues)
            if (std::ranges::find(all, issue) == all.end())
                all.push_back(issue);
    return all;
}

bool isVariant(const Node &node)
{
    return node.find<scene::RecipeComponent>() && !node.find<scene::ObjectComponent>() && !scene::markingOf(node);
}

Result<NodeId> findRoom(const scene::Hierarchy &hierarchy, const QString &reference)
{
    if (!reference.isEmpty()) {
        const Result<NodeId> found = scene::resolveNode(hierarchy.scene(), reference);
        if (!found)
            return unexpected(found.error());
        if (!hierarchy.scene().find(*found)->find<scene::RoomComponent>())
            return unexpected(ErrorCode::NotFound, tr("%1 is not a room.").arg(reference));
        return *found;
    }
    // Nodes come in no order that means anything: the larger floor wins, then the older node.
    NodeId largest;
    double largestArea = -1;
    for (const NodePtr &node : hierarchy.scene().nodes()) {
        const auto *room = node->find<scene::RoomComponent>();
        if (!room)
            continue;
        const double area = std::abs(geometry::signedArea(room->polygon));
        if (area < largestArea || (area == largestArea && largest < node->id))
            continue;
        largest = node->id;
        largestArea = area;
    }
    if (largest.isNull())
        return unexpected(ErrorCode::NotFound, tr("The project holds no room."), tr("Scan or import one first."));
    return largest;
}

Result<scenegen::Request> requestForRoom(const scene::Hierarchy &hierarchy, NodeId room, const GenerateOptions &options)
{
    Result<scene::Room> found = scene::roomFromScene(hierarchy, room);
    if (!found)
        return unexpected(found.error());
    scenegen::Request request;
    request.room = std::move(*found);
    if (!options.roomType.isEmpty())
        request.room.roomType = options.roomType;
    std::vector<scene::RoomObject> objects;
    std::swap(objects, request.room.objects);
    const std::vector<NodeId> nodes = shownObjects(hierarchy, room);
    for (std::size_t i = 0; i < objects.size(); ++i) {
        request.objects.push_back(pinned(objects[i], 0));
        request.objects.back().measured =
            i < nodes.size() && hierarchy.scene().find(nodes[i])->find<scene::ObjectComponent>()->points > 0;
    }
    request.style = options.style;
    request.counts = options.counts;
    for (const QString &category : options.bans)
        scenegen::ban(category, QStringLiteral("ban"), request.counts, request.findings);
    request.graph = options.graph;
    request.regions = options.regions;
    request.prompt = options.prompt;
    request.parameters = withWholePaths(options.parameters);
    request.seed = options.seed;
    return request;
}

NodeId shownVariant(const scene::Hierarchy &hierarchy, NodeId room)
{
    for (const NodeId id : hierarchy.children(room))
        if (const NodePtr node = hierarchy.scene().find(id); node->visible && isVariant(*node))
            return id;
    return {};
}

Result<GenerateOptions> differentHere(const scene::Hierarchy &hierarchy, GenerateOptions options,
                                      const std::vector<NodeId> &selection)
{
    if (options.base.isNull())
        options.base = shownVariant(hierarchy, options.room);
    const auto shown = showing(hierarchy, options.room, options.base);
    if (!shown)
        return unexpected(shown.error());
    options.keep = Keep::All; // what is to go is named
    const Eigen::Affine3d toRoom = hierarchy.world(options.room).inverse();
    const bool drawn = !options.regions.empty();
    for (const NodeId id : hierarchy.subtree(options.room)) {
        const auto *object = hierarchy.scene().find(id)->find<scene::ObjectComponent>();
        if (!object || !shown->visible(id))
            continue;
        const Eigen::Affine3d place = toRoom * hierarchy.world(id);
        const geometry::Vec2 centre = place.translation().head<2>();
        const bool selected = std::ranges::find(selection, id) != selection.end();
        const bool within =
            drawn && !object->pinned && std::ranges::any_of(options.regions, [&](const geometry::Polygon &region) {
                return geometry::contains(region, centre);
            });
        if (!selected && !within)
            continue;
        options.replaced.push_back(id);
        if (!drawn)
            options.regions.push_back(surroundings(place, object->size));
    }
    if (options.regions.empty())
        return unexpected(ErrorCode::NotFound, tr("Nothing says where the layout is to differ."),
                          tr("Select objects of the room, or draw a region on its floor."));
    return options;
}

Result<Generated> generateVariants(const scene::Hierarchy &hierarchy, scene::NodeIdAllocator &ids,
                                   const scenegen::Registry &registry, const GenerateOptions &options,
                                   const BlobStore &blobs, Progress &progress)
{
    const auto generator = registry.find(options.generator);
    if (!generator)
        return unexpected(generator.error());
    Result<NodeId> room = options.room.isNull() ? findRoom(hierarchy, {}) : Result<NodeId>(options.room);
    if (!room)
        return unexpected(room.error());
    Asked asked{*room, {}, {}, {}, {}};
    hideReplaced(asked.change, hierarchy, *room, options);
    // What is hidden by now does not count any more, so the request is made from the scene as it will be.
    Result<scene::Scene> remaining = scene::apply(hierarchy.scene(), asked.change);
    if (!remaining)
        return unexpected(remaining.error());
    Result<scenegen::Request> request = requestForRoom(scene::Hierarchy(std::move(*remaining)), *room, options);
    if (!request)
        return unexpected(request.error());
    const auto carried = carriedInto(hierarchy, *room, options);
    if (!carried)
        return unexpected(carried.error());
    const auto own = static_cast<int>(request->objects.size());
    asked.standing.assign(request->objects.size(), true);
    asked.marked.assign(request->objects.size(), false);
    for (std::size_t i = 0; i < carried->objects.size(); ++i) {
        request->objects.push_back(pinned(carried->objects[i], own));
        asked.marked.push_back(carried->pinned[i]);
    }
    if (options.keep == Keep::All) {
        auto obstacles = spaceTaken(hierarchy, *room, blobs, progress);
        if (!obstacles)
            return unexpected(obstacles.error());
        request->obstacles = *std::move(obstacles);
    }
    Issues opening;
    const auto models = openTaggedModels(progress, opening);
    if (!models)
        return unexpected(models.error());
    request->models = offered(*models);
    scenegen::keepWantedModels(*request);
    asked.request = *std::move(request);
    auto generated = furnish(hierarchy, ids, **generator, std::move(asked), options.count, blobs, progress);
    if (!generated || generated->variants.empty())
        return generated;
    generated->issues.insert(generated->issues.begin(), opening.begin(), opening.end());
    std::set<NodeId> known(options.replaced.begin(), options.replaced.end());
    known.insert(carried->nodes.begin(), carried->nodes.end());
    const Issues lost = pinnedLost(hierarchy, generated->change, *room, known);
    generated->issues.insert(generated->issues.end(), lost.begin(), lost.end());
    // A type that nobody knows would only be complained of again and again.
    const bool unknown = std::ranges::any_of(
        allFindings(*generated), [](const Issue &issue) { return issue.code == QLatin1String("unknown-room-type"); });
    if (!unknown)
        setRoomType(generated->change, hierarchy.scene(), *room, options.roomType);
    return generated;
}

Result<OwnObjects> ownObjects(const scene::Hierarchy &hierarchy, NodeId room)
{
    scene::Change change;
    std::vector<NodeId> open = hierarchy.children(room);
    OwnObjects own;
    while (!open.empty()) {
        const NodePtr node = hierarchy.scene().find(open.back());
        open.pop_back();
        const bool others = isVariant(*node) || node->find<scene::RoomComponent>();
        setVisible(change, node, !others);
        if (others)
            continue;
        if (node->find<scene::ObjectComponent>())
            own.nodes.push_back(node->id);
        const auto &below = hierarchy.children(node->id);
        open.insert(open.end(), below.begin(), below.end());
    }
    auto scene = scene::apply(hierarchy.scene(), change);
    if (!scene)
        return unexpected(scene.error());
    auto shown = scene::roomFromScene(scene::Hierarchy(*std::move(scene)), room);
    if (!shown)
        return unexpected(shown.error());
    std::ranges::sort(own.nodes); // as roomFromScene orders them
    own.objects = std::move(shown->objects);
    return own;
}

Result<std::vector<geometry::Box>> spaceTaken(const scene::Hierarchy &hierarchy, NodeId room, const BlobStore &blobs,
                                              Progress &progress)
{
    const auto own = ownObjects(hierarchy, room);
    if (!own)
        return unexpected(own.error());
    return scannedSpace(hierarchy, room, own->objects, blobs, progress);
}

Result<Generated> furnish(const scene::Hierarchy &hierarchy, scene::NodeIdAllocator &ids,
                          const scenegen::Generator &generator, Asked asked, int count, const BlobStore &blobs,
                          Progress &progress)
{
    auto request = stored(asked.request, blobs);
    if (!request)
        return unexpected(request.error());
    request->findings.insert(request->findings.begin(), asked.request.findings.begin(), asked.request.findings.end());
    asked.request = *std::move(request);
    progress.stage(tr("Generating layouts"));
    const auto layouts = scenegen::alternatives(generator, asked.request, count, progress);
    if (!layouts)
        return unexpected(layouts.error());
    if (isBare(layouts->front(), asked.request)) // what the room shows stays
        return Generated{{}, {}, {}, layouts->front().issues, scenegen::readPrompt(asked.request)};
    Generated generated{asked.change, {}, {}, {}, scenegen::readPrompt(asked.request)};
    const NodePtr room = hierarchy.scene().find(asked.room);
    for (const scenegen::Layout &layout : *layouts) {
        const auto recipe = recipeOf(generator, layout, asked.request.parameters);
        if (!recipe)
            return unexpected(recipe.error());
        const QString name = scene::uniqueName(
            hierarchy.scene(), QStringLiteral("%1 %2 (seed %3)").arg(room->name, generator.info().id).arg(layout.seed));
        const std::size_t at = generated.change.edits.size();
        auto variant = addVariant(generated.change, ids, layout, *recipe, *room, asked, name, blobs);
        if (!variant)
            return unexpected(variant.error());
        variant->issues = layout.issues;
        generated.variants.push_back(*std::move(variant));
        if (generated.variants.size() > 1) {
            Node hidden = *generated.change.edits[at].after;
            hidden.visible = false;
            generated.change.edits[at] = scene::added(std::move(hidden));
        }
    }
    shareFindings(generated);
    if (const auto done = ModelTaker(asked.request, blobs).take(generated.change, generated.issues, progress); !done)
        return unexpected(done.error());
    generated.label = labelOf(hierarchy.scene().find(asked.room)->name, generator.info().id, asked.request,
                              static_cast<int>(generated.variants.size()));
    return generated;
}

} // namespace twinloom::workflow
