// SPDX-License-Identifier: Apache-2.0
#include "scenegen/autoregressive/task.h"

#include "core/asset/category_text.h"
#include "core/asset/parametric.h"
#include "scenegen/graph/children.h"
#include "scenegen/seating.h"
#include "scenegen/graph/statistics.h"
#include "scenegen/legalise/kept_space.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <numbers>
#include <set>

namespace twinloom::scenegen
{

using geometry::Box;
using geometry::Vec2;
using geometry::Vec3;

namespace
{

constexpr std::size_t kMostEdges = 64, kMostOpenings = 32, kMostGiven = 256; ///< that are told to the model
constexpr double kMostPerArea = 4.0; ///< things on a square metre of floor that anybody could ask for
constexpr int kMostThings = 500;

QString text(const char *source)
{
    return QCoreApplication::translate("scenegen", source);
}

bool same(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

ObjectToken tokenOf(int category, const Box &box)
{
    return {category, box.size, Vec3(box.centre.x(), box.centre.y(), std::max(0.0, box.bottom())), box.yaw};
}

/// Whether things of a category may stand under tables of the other.
bool goesUnder(const QString &category, const QString &table)
{
    constexpr double usualTable = 0.72; ///< metres
    const Statistics &statistics = Statistics::builtIn();
    const int known = statistics.category(category);
    const scene::RoomObject below{table, {{0, 0, usualTable / 2}, {1, 1, usualTable}, 0}, -1, {}};
    return std::ranges::any_of(statistics.assets, [&](const AssetSize &asset) {
        return asset.category == known && couldStandUnder(asset.size.z(), below);
    });
}

/// By node id.
std::map<QString, QString> categoriesOf(const RelationGraph &graph)
{
    std::map<QString, QString> categories;
    for (const GraphNode &node : graph.nodes)
        categories[node.id] = node.category;
    return categories;
}

bool liesOn(const RelationGraph &graph, const QString &upper, const QString &lower)
{
    return std::ranges::any_of(graph.edges, [&](const GraphEdge &edge) {
        return edge.from == upper && edge.to == lower && relationOf(edge.relation) == Relation::On;
    });
}

int pinnedOf(const Request &request, const QString &category)
{
    int count = 0;
    for (const PartialObject &object : request.objects)
        count += object.pinned && same(object.category, category);
    return count;
}

} // namespace

ModelFrame::ModelFrame(const geometry::Polygon &floor)
{
    double longest = -1;
    for (std::size_t i = 0; i < floor.size(); ++i) {
        const Vec2 edge = floor[(i + 1) % floor.size()] - floor[i];
        if (edge.norm() > longest + 1e-9) {
            longest = edge.norm();
            const double angle = -std::atan2(edge.y(), edge.x()), quarter = std::numbers::pi / 2;
            m_angle = angle - std::round(angle / quarter) * quarter;
        }
    }
    if (std::abs(m_angle) < 1e-9)
        m_angle = 0; // exactly as given, for most rooms
    const auto [low, high] = geometry::bounds(toModel(floor));
    m_middle = toRoom((low + high) / 2);
}

Vec2 ModelFrame::toModel(const Vec2 &point) const
{
    return Eigen::Rotation2Dd(m_angle) * (point - m_middle);
}

Vec2 ModelFrame::toRoom(const Vec2 &point) const
{
    return Eigen::Rotation2Dd(-m_angle) * point + m_middle;
}

Box ModelFrame::toModel(Box box) const
{
    box.centre.head<2>() = toModel(Vec2(box.centre.head<2>()));
    box.yaw = geometry::wrapAngle(box.yaw + m_angle);
    return box;
}

Box ModelFrame::toRoom(Box box) const
{
    box.centre.head<2>() = toRoom(Vec2(box.centre.head<2>()));
    box.yaw = geometry::wrapAngle(box.yaw - m_angle);
    return box;
}

geometry::Polygon ModelFrame::toModel(geometry::Polygon polygon) const
{
    for (Vec2 &corner : polygon)
        corner = toModel(corner);
    return polygon;
}

scene::Room ModelFrame::toModel(const scene::Room &room) const
{
    scene::Room turned = room;
    turned.objects.clear();
    turned.polygon = toModel(room.polygon);
    for (auto *openings : {&turned.doors, &turned.windows})
        for (scene::RoomOpening &opening : *openings) {
            opening.from = toModel(opening.from);
            opening.to = toModel(opening.to);
        }
    return turned;
}

Decoder::Task::Task(const Model &trained, const Request &request, const DecoderOptions &how, Issues &issues)
    : model(trained), options(how), frame(request.room.polygon), room(frame.toModel(request.room)),
      edges(anchorEdgesOf(room.polygon)), missing(model.categories.size(), 0),
      atMost(model.categories.size(), kNoLimit), usual(model.categories.size(), true),
      needed(model.categories.size(), false), sizes(request.sizes)
{
    if (const int type = model.type(request.room.roomType); type >= 0)
        usual = model.seen[static_cast<std::size_t>(type)];
    for (const QString &category : model.categories)
        round.push_back(shapeOf(request, category) == asset::kRound);
    for (const geometry::Polygon &region : request.regions)
        regions.push_back(frame.toModel(region));
    for (const Box &space : spaceOfKept(request.room.polygon, scenegen::pinnedOf(request)))
        takenSpace.push_back(frame.toModel(space));
    for (const Box &obstacle : request.obstacles)
        takenSpace.push_back(frame.toModel(obstacle));
    if (edges.size() > kMostEdges) { // the longest, in their order around the floor
        std::vector<std::size_t> order(edges.size());
        std::iota(order.begin(), order.end(), std::size_t(0));
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return edges[a].wall.length > edges[b].wall.length; });
        order.resize(kMostEdges);
        std::sort(order.begin(), order.end());
        std::vector<AnchorEdge> longest;
        for (const std::size_t edge : order)
            longest.push_back(edges[edge]);
        edges = std::move(longest);
    }
    most = static_cast<int>(std::min<double>(kMostThings, kMostPerArea * geometry::signedArea(room.polygon) + 4));
    readPartials(request, issues);
    readCarried(request);
    readCounts(request, issues);
    readWishes(request, issues);
    readHabits(request);
    readCustoms(request);
    sortWishes();
    encode(request);
    if (model.type(request.room.roomType) < 0)
        issues.push_back({QStringLiteral("unknown-room-type"),
                          text("\"%1\" is no room type that the model was trained on; it is furnished as whatever is "
                               "likeliest.")
                              .arg(request.room.roomType),
                          QStringLiteral("room_type")});
}

/// Something the model has no word for can still be placed, when its size is known.
void Decoder::Task::addUnknown(const WantedThing &thing, const QString &field, Issues &issues)
{
    const Statistics &statistics = Statistics::builtIn();
    WantedThing sized = thing;
    const int known = statistics.category(thing.name);
    const auto number =
        std::ranges::count_if(wanted, [&](const WantedThing &other) { return same(other.name, thing.name); });
    const SizeWord *size = sizeOf(sizes, thing.name, static_cast<int>(number));
    for (const AssetSize &asset : statistics.assets)
        if (!sized.size && asset.category == known && (!size || size->holds(asset.size))) {
            sized.size = asset.size;
            sized.asset = asset.name;
        }
    for (const AssetSize &asset : statistics.assets)
        if (size && !sized.size && asset.category == known)
            sized.size = size->made(asset.size);
    if (sized.size)
        wanted.push_back(sized);
    if (known >= 0)
        return;
    Issue issue{QStringLiteral("unknown-category"),
                (sized.size ? text("Nothing is known of \"%1\"; it is placed as any other thing.")
                            : text("Nothing is known of \"%1\"; it needs a size to be placed."))
                    .arg(thing.name),
                field};
    if (std::ranges::find(issues, issue) == issues.end()) // a prompt may name it twice
        issues.push_back(std::move(issue));
}

void Decoder::Task::readPartials(const Request &request, Issues &issues)
{
    for (std::size_t i = 0; i < request.objects.size(); ++i) {
        const PartialObject &object = request.objects[i];
        const int category = model.category(object.category);
        Box box{object.centre.value_or(Vec3::Zero()), object.size.value_or(Vec3::Ones()), object.yaw.value_or(0.0)};
        box = frame.toModel(box);
        if (object.pinned) {
            scene::RoomObject thing{object.category, box, -1, object.asset};
            pinned.push_back(thing);
            continue;
        }
        if (object.parent)
            continue; // generate() lays it there
        WantedThing thing{object.category, category,     object.size,  std::nullopt,
                          std::nullopt,    object.asset, object.style, object.shape};
        if (object.centre)
            thing.place = box.centre;
        if (object.yaw)
            thing.yaw = box.yaw;
        if (!thing.name.isEmpty() && category < 0)
            addUnknown(thing, QStringLiteral("objects[%1]").arg(i), issues);
        else
            wanted.push_back(thing);
    }
}

void Decoder::Task::readCounts(const Request &request, Issues &issues)
{
    const auto half = [&](const QString &category) {
        return static_cast<int>(std::count_if(wanted.begin(), wanted.end(),
                                              [&](const WantedThing &thing) { return same(thing.name, category); }));
    };
    for (const auto &[name, number] : request.counts) {
        const int category = model.category(name);
        const int open = std::clamp(number - pinnedOf(request, name) - half(name) - carriedOf(name), 0, most);
        if (category >= 0) {
            missing[static_cast<std::size_t>(category)] = open;
            atMost[static_cast<std::size_t>(category)] = open;
            continue;
        }
        const bool hopeless = Statistics::builtIn().category(name) < 0; // said once
        for (int k = 0; k < (hopeless ? std::min(open, 1) : open); ++k)
            addUnknown({name, -1, {}, {}, {}, {}}, QStringLiteral("counts.%1").arg(name), issues);
    }
    const auto see = [&](const QString &name, int number, const QString &field) {
        const int category = model.category(name);
        if (name.isEmpty() || request.counts.count(name))
            return;
        if (category >= 0)
            missing[static_cast<std::size_t>(category)] =
                std::max(missing[static_cast<std::size_t>(category)], number - pinnedOf(request, name) - half(name));
        else
            for (int k = half(name) + pinnedOf(request, name); k < std::min(number, most); ++k) {
                addUnknown({name, -1, {}, {}, {}, {}}, field, issues);
                if (Statistics::builtIn().category(name) < 0)
                    break; // said once
            }
    };
    for (const Wish &wish : request.wishes) {
        if (!isCarried(relationOf(wish.relation), wish.category, wish.to))
            see(wish.category, std::max(wish.count, 1), QStringLiteral("prompt"));
        see(wish.to, 1, QStringLiteral("prompt"));
        see(wish.other, 1, QStringLiteral("prompt"));
    }
    if (!request.graph)
        return;
    std::map<QString, int> nodes;
    for (const GraphNode &node : request.graph->nodes)
        ++nodes[node.category];
    for (const auto &[name, number] : nodes)
        if (const int standing = number - carriedOf(name); standing > 0)
            see(name, std::min(standing, most), QStringLiteral("graph.nodes"));
}

/// A bedroom has a bed, and no two dressers: the network, which sees one thing at a time, keeps to that too loosely.
void Decoder::Task::readHabits(const Request &request)
{
    constexpr double kNearlyAll = 0.9, kNearlyNone = 0.01; // shares of rooms
    const int type = model.type(request.room.roomType);
    if (type < 0)
        return;
    for (std::size_t c = 0; c < needed.size(); ++c) {
        const std::vector<double> &shares = model.shares[static_cast<std::size_t>(type)][c];
        if (shares.empty() || atMost[c] != kNoLimit) // not known, or the request says it
            continue;
        needed[c] = shares.front() >= kNearlyAll && !model.mounted[c];
        const QString &name = model.categories[c];
        const auto given =
            pinnedOf(request, name) +
            std::count_if(wanted.begin(), wanted.end(), [&](const auto &thing) { return same(thing.name, name); });
        const auto usually =
            std::count_if(shares.begin(), shares.end(), [](double share) { return share >= kNearlyNone; });
        const double dense = std::ceil(static_cast<double>(usually) * std::max(1.0, options.density));
        atMost[c] = std::max(static_cast<int>(dense) - static_cast<int>(given), missing[c]);
    }
}

/// What was asked for without a word of where stands as is the custom, if the other is there anyway.
void Decoder::Task::readCustoms(const Request &request)
{
    for (std::size_t c = 0; c < missing.size() && !request.graph; ++c) {
        const QString &name = model.categories[c];
        const Custom custom = customOf(name);
        const int to = model.category(custom.to);
        const bool said = std::ranges::any_of(
            wishes, [&](const WishedRelation &one) { return same(one.thing.name, name) || same(one.to.name, name); });
        if (missing[c] <= 0 || custom.relation == Relation::None || to < 0 || said)
            continue;
        const auto target = static_cast<std::size_t>(to);
        const bool usually = needed[target] && atMost[target] > 0 && options.density >= 1;
        if (isAsked(request, custom.to) ? atMost[target] > 0 || pinnedOf(request, custom.to) > 0 : usually)
            wishes.push_back({custom.relation, {name, {}}, static_cast<int>(c), missing[c], {custom.to, {}}, {}, {}});
    }
}

int Decoder::Task::carriedOf(const QString &category) const
{
    int count = 0;
    for (const CarriedThing &thing : carried)
        count += same(thing.thing.name, category) ? thing.count : 0;
    return count;
}

/// What lies on other things, which the model knows nothing of.
void Decoder::Task::readCarried(const Request &request)
{
    for (const Wish &wish : request.wishes)
        if (const Relation kind = relationOf(wish.relation); isCarried(kind, wish.category, wish.to))
            carried.push_back({{wish.category, {}},
                               {wish.to, {}},
                               std::clamp(wish.count, 1, kMostThings),
                               QStringLiteral("prompt"),
                               kind});
    if (!request.graph)
        return;
    const std::map<QString, QString> categories = categoriesOf(*request.graph);
    std::set<QString> seen;
    for (std::size_t e = 0; e < request.graph->edges.size() && carried.size() < kMostThings; ++e) {
        const GraphEdge &edge = request.graph->edges[e];
        const auto from = categories.find(edge.from), to = categories.find(edge.to);
        const bool isFirst = seen.insert(edge.from).second;
        const bool known = from != categories.end() && to != categories.end();
        const Relation kind = relationOf(edge.relation);
        const bool mirrored = kind == Relation::Under && liesOn(*request.graph, edge.to, edge.from);
        if (isFirst && known && !mirrored && isCarried(kind, from->second, to->second))
            carried.push_back(
                {{from->second, edge.from}, {to->second, edge.to}, 1, QStringLiteral("graph.edges[%1]").arg(e), kind});
    }
}

/// Whether it is laid on the other, or put under it, once that has its place.
bool Decoder::Task::isCarried(Relation kind, const QString &thing, const QString &to)
{
    return !to.isEmpty() && (kind == Relation::On || (kind == Relation::Under && goesUnder(thing, to)));
}

/// Things whose place is open, so many of them (0: all).
std::vector<WantedThing> Decoder::Task::takeWanted(const QString &name, int count)
{
    std::vector<WantedThing> taken;
    std::erase_if(wanted, [&](const WantedThing &thing) {
        const bool open = same(thing.name, name) && !thing.place && !thing.yaw;
        if (!open || (count > 0 && static_cast<int>(taken.size()) >= count))
            return false;
        taken.push_back(thing);
        return true;
    });
    return taken;
}

/// One relation, if it is one that can be followed.
void Decoder::Task::wish(WishedRelation relation, const QString &name, Issues &issues)
{
    if (relation.kind != Relation::None && relation.category < 0)
        relation.things = takeWanted(relation.thing.name, relation.count);
    if (relation.kind != Relation::None && (relation.category >= 0 || !relation.things.empty()))
        wishes.push_back(std::move(relation));
    else if (relation.kind != Relation::None) // generate() tells of unknown ones
        issues.push_back({QStringLiteral("relation-not-followed"),
                          text("\"%1\" of %2 is left to what was learned; the generator \"graph\" may know it.")
                              .arg(name, asset::categoryText(relation.thing.name)),
                          relation.field});
}

void Decoder::Task::readWishes(const Request &request, Issues &issues)
{
    for (const Wish &one : request.wishes)
        if (!isCarried(relationOf(one.relation), one.category, one.to))
            wish({relationOf(one.relation),
                  {one.category, {}},
                  model.category(one.category),
                  one.count,
                  {one.to, {}},
                  {one.other, {}},
                  QStringLiteral("prompt")},
                 one.relation, issues);
    if (request.graph)
        readEdges(*request.graph, issues);
}

/// Of "between" the next one names the other side.
void Decoder::Task::addFurther(WishedRelation &known, const WishedRelation &relation)
{
    if (relation.kind == Relation::Between) {
        if (known.kind == Relation::Between && known.other.name.isEmpty()) {
            known.other = relation.to;
            return;
        }
        for (FurtherRelation &one : known.further)
            if (one.kind == Relation::Between && one.other.name.isEmpty()) {
                one.other = relation.to;
                return;
            }
    }
    known.further.push_back({relation.kind, relation.to, {}, relation.field});
}

/// A node is placed by its first relation, as far as they go together by the others too.
void Decoder::Task::readEdges(const RelationGraph &graph, Issues &issues)
{
    const std::map<QString, QString> categories = categoriesOf(graph);
    const std::size_t first = wishes.size();
    const auto wishOf = [&](const QString &node) {
        return std::find_if(wishes.begin() + static_cast<std::ptrdiff_t>(first), wishes.end(),
                            [&](const WishedRelation &one) { return one.thing.node == node; });
    };
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const GraphEdge &edge = graph.edges[e];
        const auto from = categories.find(edge.from), to = categories.find(edge.to);
        const QString field = QStringLiteral("graph.edges[%1]").arg(e);
        const auto lies = std::find_if(carried.begin(), carried.end(),
                                       [&](const CarriedThing &one) { return one.thing.node == edge.from; });
        WishedRelation relation;
        relation.kind = relationOf(edge.relation);
        const bool told = lies != carried.end() && lies->field == field;
        const bool mirrored = relation.kind == Relation::Under && liesOn(graph, edge.to, edge.from);
        if (from == categories.end() || told || mirrored || relation.kind == Relation::None)
            continue;
        relation.thing = {from->second, edge.from};
        relation.category = model.category(from->second);
        relation.count = 1;
        relation.field = field;
        if (to != categories.end())
            relation.to = {to->second, edge.to};
        const auto known = wishOf(edge.from);
        if (lies != carried.end()) // it is where its carrier is
            issues.push_back({QStringLiteral("relation-not-followed"),
                              text("%2 lies on another thing; \"%1\" is not followed.")
                                  .arg(edge.relation, asset::categoryText(from->second)),
                              relation.field});
        else if (known != wishes.end() && !isCarried(relation.kind, from->second, relation.to.name))
            addFurther(*known, relation);
        else if (isCarried(relation.kind, from->second, relation.to.name)) // it stands by another relation
            issues.push_back({QStringLiteral("relation-not-followed"),
                              text("%2 stands by its other relation; \"%1\" is not followed.")
                                  .arg(edge.relation, asset::categoryText(from->second)),
                              relation.field});
        else
            wish(relation, edge.relation, issues);
    }
    // Seats of one table share its sides.
    for (auto one = wishes.begin() + static_cast<std::ptrdiff_t>(first); one != wishes.end(); ++one) {
        one->slots = 0;
        for (auto other = wishes.begin() + static_cast<std::ptrdiff_t>(first); other != wishes.end(); ++other)
            if (other->kind == one->kind && other->to.node == one->to.node) {
                one->slot += other < one;
                ++one->slots;
            }
    }
}

static bool relatesTo(const WishedRelation &wish, const QString &node)
{
    return wish.to.node == node || wish.other.node == node ||
           std::any_of(wish.further.begin(), wish.further.end(),
                       [&](const FurtherRelation &one) { return one.to.node == node || one.other.node == node; });
}

/// Relations to the room first; then what others relate to before these.
void Decoder::Task::sortWishes()
{
    constexpr int kDeepest = 8;
    std::vector<std::pair<int, WishedRelation>> ranked;
    for (const WishedRelation &one : wishes)
        ranked.emplace_back(one.to.name.isEmpty() ? 0 : 1, one);
    for (int pass = 0; pass < kDeepest; ++pass)
        for (auto &[rank, one] : ranked)
            for (const auto &[otherRank, other] : ranked)
                if (!other.thing.node.isEmpty() && relatesTo(one, other.thing.node))
                    rank = std::max(rank, std::min(otherRank + 1, kDeepest));
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (std::size_t i = 0; i < ranked.size(); ++i)
        wishes[i] = std::move(ranked[i].second);
}

/// Pinned things are told whole; of wanted ones what is known, so that room is left for them.
void Decoder::Task::encode(const Request &request)
{
    RoomTokens tokens;
    tokens.type = model.type(request.room.roomType);
    for (const AnchorEdge &edge : edges)
        tokens.edges.push_back({edge.wall.from, edge.wall.to, edge.startOpen, edge.wall.convexEnd});
    for (const auto &[openings, window] : {std::pair(&room.doors, false), std::pair(&room.windows, true)})
        for (const scene::RoomOpening &opening : *openings)
            if (tokens.openings.size() < kMostOpenings)
                tokens.openings.push_back({opening.from, opening.to, opening.bottom, opening.top, window});
    std::vector<ObjectToken> given;
    for (const scene::RoomObject &thing : pinned) {
        pinnedTokens.push_back(given.size() < kMostGiven ? static_cast<int>(given.size()) : -1);
        if (given.size() < kMostGiven)
            given.push_back(tokenOf(model.category(thing.category), thing.box));
    }
    for (const WantedThing &thing : wanted)
        if (given.size() < kMostGiven) {
            ObjectToken token{thing.category, thing.size, std::nullopt, thing.yaw};
            if (thing.place && thing.size)
                token.place =
                    Vec3(thing.place->x(), thing.place->y(), std::max(0.0, thing.place->z() - thing.size->z() / 2));
            given.push_back(token);
        }
    for (std::size_t c = 0; c < missing.size(); ++c)
        for (int k = 0; k < missing[c] && given.size() < kMostGiven; ++k)
            given.push_back({static_cast<int>(c), std::nullopt, std::nullopt, std::nullopt});
    encoded.emplace(model.network, tokens, given);
}

} // namespace twinloom::scenegen
