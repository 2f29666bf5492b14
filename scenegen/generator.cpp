// SPDX-License-Identifier: Apache-2.0
#include "scenegen/generator.h"

#include "core/asset/category_text.h"
#include "scenegen/autoregressive/autoregressive_generator.h"
#include "scenegen/bans.h"
#include "scenegen/contradictions.h"
#include "scenegen/facility/facility_generator.h"
#include "scenegen/given.h"
#include "scenegen/graph/graph_generator.h"
#include "scenegen/legalise/legalise.h"
#include "scenegen/once.h"
#include "scenegen/prompt.h"
#include "scenegen/relation.h"
#include "scenegen/request_json.h"
#include "scenegen/seating.h"
#include "scenegen/spoken_names.h"
#include "scenegen/sparse.h"
#include "scenegen/style.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>
#include <chrono>

namespace twinloom::scenegen
{

namespace
{

constexpr QLatin1String kSettle("settle");

QString text(const char *source)
{
    return QCoreApplication::translate("scenegen", source);
}

/// Relations that nobody knows are passed over, whatever the generator.
void reportUnknownRelations(const Request &request, Issues &issues)
{
    const std::vector<GraphEdge> none;
    const std::vector<GraphEdge> &edges = request.graph ? request.graph->edges : none;
    for (std::size_t e = 0; e < edges.size(); ++e)
        if (relationOf(edges[e].relation) == Relation::None)
            issues.push_back({QStringLiteral("unknown-relation"),
                              text("\"%1\" is no relation that is known; it was passed over. There are: %2.")
                                  .arg(edges[e].relation, relationNames()),
                              QStringLiteral("graph.edges[%1].relation").arg(e)});
}

/// Edges as people mean them, whatever the generator.
void meanRelations(RelationGraph &graph)
{
    std::map<QString, QString> categories;
    for (const GraphNode &node : graph.nodes)
        categories.emplace(node.id, node.category);
    for (GraphEdge &edge : graph.edges)
        if (const auto from = categories.find(edge.from), to = categories.find(edge.to);
            from != categories.end() && to != categories.end())
            edge.relation = meantRelation(edge.relation, from->second, to->second);
}

/// Counts and bans hold for every generator: what is too many goes, the last first, with what lies on it.
void removeSurplus(const Request &request, std::vector<scene::RoomObject> &proposed, int base)
{
    std::vector<bool> gone(proposed.size(), false);
    const auto limit = [&](const QString &category, int most) {
        const auto same = [&](const QString &other) { return other.compare(category, Qt::CaseInsensitive) == 0; };
        int surplus = -most;
        for (const PartialObject &object : request.objects)
            surplus += object.pinned && same(object.category);
        for (const scene::RoomObject &object : proposed)
            surplus += same(object.category);
        for (std::size_t i = proposed.size(); i-- > 0 && surplus > 0;)
            if (same(proposed[i].category) && !gone[i]) {
                gone[i] = true;
                --surplus;
            }
    };
    for (const auto &[category, wanted] : request.counts)
        limit(category, wanted);
    for (const auto &[category, most] : request.most)
        limit(category, most);
    std::vector<int> index(proposed.size(), -1);
    std::vector<scene::RoomObject> kept;
    for (std::size_t i = 0; i < proposed.size(); ++i) {
        const int parent = proposed[i].parent - base;
        const bool hasParent = proposed[i].parent >= base && static_cast<std::size_t>(parent) < proposed.size();
        if (gone[i] || (hasParent && index[static_cast<std::size_t>(parent)] < 0))
            continue;
        index[i] = base + static_cast<int>(kept.size());
        kept.push_back(std::move(proposed[i]));
        if (hasParent)
            kept.back().parent = index[static_cast<std::size_t>(parent)];
    }
    proposed = std::move(kept);
}

void reportCounts(const Request &request, Layout &layout)
{
    const auto presentOf = [&](const QString &category) {
        return static_cast<int>(
            std::count_if(layout.room.objects.begin(), layout.room.objects.end(), [&](const scene::RoomObject &object) {
                return object.category.compare(category, Qt::CaseInsensitive) == 0;
            }));
    };
    for (const Wish &wish : request.wishes)
        if (const int present = presentOf(wish.category);
            wish.relation.isEmpty() && present < wish.count && !request.counts.count(wish.category))
            layout.issues.push_back({QStringLiteral("count-does-not-fit"),
                                     text("%1 of at least %2 %3 were placed.")
                                         .arg(present)
                                         .arg(wish.count)
                                         .arg(asset::categoryText(wish.category)),
                                     QStringLiteral("prompt")});
    for (const auto &[category, wanted] : request.counts) {
        const int present = presentOf(category);
        if (present < wanted) // what is more is pinned, and stays
            layout.issues.push_back(
                {QStringLiteral("count-does-not-fit"),
                 text("%1 of %2 %3 were placed.").arg(present).arg(wanted).arg(asset::categoryText(category)),
                 QStringLiteral("counts.%1").arg(category)});
    }
}

/// What is there of the sizes that the prompt asks for.
void reportSizes(const Request &request, Layout &layout)
{
    for (const SizeWish &wish : request.sizes) {
        const SizeWord *size = findSize(wish.word, wish.category);
        int all = 0, present = 0;
        for (const scene::RoomObject &object : layout.room.objects)
            if (object.category.compare(wish.category, Qt::CaseInsensitive) == 0) {
                ++all;
                present += size->holds(object.box.size);
            }
        const int wanted = wish.count > 0 ? wish.count : std::max(all, 1);
        if (present < wanted)
            layout.issues.push_back({QStringLiteral("size-not-met"),
                                     text("%1 of %2 are as asked for: %3.").arg(present).arg(wanted).arg(size->text()),
                                     QStringLiteral("prompt")});
    }
}

/// Whether a half-given object may not be moved.
bool isPlaced(const PartialObject &object)
{
    return object.centre || object.yaw;
}

/// Doors and windows that belong to no wall keep nothing free; that may be a slip.
void reportOpenings(const scene::Room &room, Issues &issues)
{
    constexpr double far = 0.5; ///< metres
    for (const auto &[openings, key] : {std::pair(&room.doors, "doors"), std::pair(&room.windows, "windows")})
        for (std::size_t i = 0; i < openings->size(); ++i) {
            const double away =
                std::abs(geometry::signedDistance(room.polygon, ((*openings)[i].from + (*openings)[i].to) / 2));
            if (away > far)
                issues.push_back({QStringLiteral("opening-on-no-wall"),
                                  text("Its middle is %1 m off the outline: it is on no wall.").arg(away, 0, 'f', 1),
                                  QStringLiteral("%1[%2]").arg(QLatin1String(key)).arg(i)});
        }
}

Result<void> checkRoom(const Request &request)
{
    if (request.room.polygon.size() < 3 || !geometry::isSimple(request.room.polygon) ||
        !(geometry::signedArea(request.room.polygon) > 0))
        return unexpected(ErrorCode::BadInput,
                          QStringLiteral("polygon: %1").arg(text("a simple outline is needed, counter-clockwise")));
    return {};
}

/// The plan, where there is one, goes into the layout.
Result<std::vector<scene::RoomObject>> proposeInto(Layout &layout, const Generator &generator, const Request &request,
                                                   Progress &progress)
{
    const auto *planning = dynamic_cast<const PlanningGenerator *>(&generator);
    if (!planning)
        return generator.propose(request, layout.issues, progress);
    auto proposal = planning->proposePlanned(request, layout.issues, progress);
    if (!proposal)
        return unexpected(proposal.error());
    layout.plan = std::move(proposal->plan);
    return std::move(proposal->objects);
}

} // namespace

Result<std::vector<scene::RoomObject>> PlanningGenerator::propose(const Request &request, Issues &issues,
                                                                  Progress &progress) const
{
    auto proposal = proposePlanned(request, issues, progress);
    if (!proposal)
        return unexpected(proposal.error());
    return std::move(proposal->objects);
}

bool isAsked(const Request &request, const QString &category)
{
    const auto same = [&](const QString &other) { return other.compare(category, Qt::CaseInsensitive) == 0; };
    for (const PartialObject &object : request.objects)
        if (same(object.category))
            return true;
    for (const auto &[counted, number] : request.counts)
        if (number > 0 && same(counted))
            return true;
    for (const Wish &wish : request.wishes)
        if (same(wish.category))
            return true;
    if (request.graph)
        for (const GraphNode &node : request.graph->nodes)
            if (same(node.category))
                return true;
    return false;
}

std::vector<scene::RoomObject> pinnedOf(const Request &request)
{
    std::vector<int> index(request.objects.size(), -1);
    std::vector<scene::RoomObject> pinned;
    for (std::size_t i = 0; i < request.objects.size(); ++i)
        if (request.objects[i].pinned)
            index[i] = static_cast<int>(pinned.size()), pinned.emplace_back();
    for (std::size_t i = 0; i < request.objects.size(); ++i) {
        const PartialObject &given = request.objects[i];
        if (index[i] < 0)
            continue;
        scene::RoomObject &object = pinned[static_cast<std::size_t>(index[i])];
        object.category = given.category;
        object.asset = given.asset;
        object.style = given.style;
        object.shape = given.shape;
        object.box = {given.centre.value_or(scene::Vec3::Zero()), given.size.value_or(scene::Vec3::Ones()),
                      given.yaw.value_or(0.0)};
        if (given.parent && *given.parent >= 0 && static_cast<std::size_t>(*given.parent) < index.size())
            object.parent = index[static_cast<std::size_t>(*given.parent)];
    }
    return pinned;
}

Result<Layout> generate(const Generator &generator, const Request &request, Progress &progress)
{
    const auto start = std::chrono::steady_clock::now();
    if (const auto good = checkRoom(request); !good)
        return unexpected(good.error());
    Layout layout;
    layout.issues = request.findings;
    Request resolved = request;
    const auto &specs = generator.info().parameters;
    const bool hasDensity = std::any_of(specs.begin(), specs.end(),
                                        [](const ParamSpec &spec) { return spec.name == QLatin1String("density"); });
    if (resolved.density && hasDensity)
        resolved.parameters.insert(QStringLiteral("density"), *resolved.density);
    else if (resolved.density)
        layout.issues.push_back({QStringLiteral("density-not-followed"),
                                 text("The generator \"%1\" has no density.").arg(generator.info().id),
                                 QStringLiteral("density")});
    nameRoomType(resolved.room, layout.issues);
    const bool renamed = resolved.room.roomType != request.room.roomType;
    nameCounts(resolved, layout.issues); // before the prompt: what the counts say holds
    const Request asked = resolved;
    const PromptReading prompt = applyPrompt(resolved, hasDensity, layout.issues);
    if (const auto good = checkStyles(resolved); !good)
        return unexpected(good.error());
    if (const auto good = completeByAsset(resolved.objects, layout.issues); !good)
        return unexpected(good.error());
    reportContradictions(asked, prompt, resolved, layout.issues);
    reportBans(resolved, layout.issues);
    if (resolved.graph)
        meanRelations(*resolved.graph);
    reportUnknownRelations(resolved, layout.issues);
    reportOpenings(resolved.room, layout.issues);
    auto parameters = resolveParameters(specs, resolved.parameters);
    if (!parameters)
        return unexpected(parameters.error());
    resolved.parameters = std::move(*parameters);
    limitToOnce(resolved);

    layout.generator = generator.info().id;
    layout.version = generator.info().version;
    layout.seed = request.seed;
    layout.inputHash =
        QString::fromLatin1(QCryptographicHash::hash(canonicalRequest(request), QCryptographicHash::Sha256).toHex());
    auto proposed = proposeInto(layout, generator, resolved, progress);
    if (!proposed)
        return unexpected(proposed.error());

    scene::Room room = resolved.room;
    if (renamed) // a layout repeats the room
        room.roomType = request.room.roomType;
    room.objects = pinnedOf(request);
    std::vector<Keep> keep;
    for (const PartialObject &object : request.objects)
        if (object.pinned)
            keep.push_back(object.measured ? Keep::Measured : Keep::Pinned);
    removeSurplus(resolved, *proposed, static_cast<int>(keep.size()));
    for (scene::RoomObject &object : *proposed)
        if (object.shape.isEmpty())
            object.shape = shapeOf(resolved, object.category);
    applyStyles(resolved, *proposed, layout.issues);
    const std::vector<int> found = findGiven(resolved, keep.size(), *proposed, layout.issues);
    for (std::size_t i = 0; i < proposed->size(); ++i) {
        scene::RoomObject &object = (*proposed)[i];
        const auto given = std::find(found.begin(), found.end(), static_cast<int>(i));
        if (given == found.end())
            keep.push_back(isAsked(resolved, object.category) ? Keep::Wanted : Keep::Free);
        else
            keep.push_back(isPlaced(resolved.objects[static_cast<std::size_t>(given - found.begin())]) ? Keep::Given
                                                                                                       : Keep::Wanted);
        room.objects.push_back(std::move(object));
    }
    const Lying lying = resolved.parameters.value(kSettle).toBool() ? Lying::AtRest : Lying::AsProposed;
    auto legal = legalise(std::move(room), std::move(keep), layout.issues, progress,
                          {resolved.regions, lying, resolved.obstacles});
    if (!legal)
        return unexpected(legal.error());
    layout.room = std::move(*legal);
    reportCounts(resolved, layout);
    reportSizes(resolved, layout);
    if (generator.info().fillsRooms)
        reportSparse(resolved, layout.room.objects, layout.issues);
    layout.milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return layout;
}

QString shapeOf(const Request &request, const QString &category)
{
    for (const auto &[styled, shape] : request.shapes)
        if (styled.compare(category, Qt::CaseInsensitive) == 0)
            return shape;
    return {};
}

ParamSpec settleParameter()
{
    return {QString(kSettle),
            ParamSpec::Type::Bool,
            false,
            0,
            0,
            {},
            {},
            text("Whether small things are let fall upon the furniture until they lie still. Slow.")};
}

Registry Registry::builtIn()
{
    Registry registry;
    registry.add(makeGraphGenerator());
    registry.add(makeAutoregressiveGenerator());
    registry.add(facility::makeFacilityGenerator());
    return registry;
}

void Registry::add(std::shared_ptr<const Generator> generator)
{
    const QString id = generator->info().id;
    m_generators[id] = std::move(generator);
}

Result<std::shared_ptr<const Generator>> Registry::find(const QString &id) const
{
    if (const auto found = m_generators.find(id); found != m_generators.end())
        return found->second;
    QStringList ids;
    for (const auto &[known, generator] : m_generators)
        ids << known;
    return unexpected(ErrorCode::NotFound, text("There is no layout generator \"%1\".").arg(id),
                      text("There are: %1.").arg(ids.join(QStringLiteral(", "))));
}

std::vector<std::shared_ptr<const Generator>> Registry::all() const
{
    std::vector<std::shared_ptr<const Generator>> list;
    for (const auto &[id, generator] : m_generators)
        list.push_back(generator);
    return list;
}

} // namespace twinloom::scenegen
