// SPDX-License-Identifier: Apache-2.0
#include "scenegen/autoregressive/task.h"

#include "scenegen/graph/statistics.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numbers>

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
      atMost(model.categories.size(), kNoLimit), usual(model.categories.size(), true)
{
    if (const int type = model.type(request.room.roomType); type >= 0)
        usual = model.seen[static_cast<std::size_t>(type)];
    for (const geometry::Polygon &region : request.regions)
        regions.push_back(frame.toModel(region));
    if (edges.size() > kMostEdges) { // the longest, in their order around the floor
        std::vector<double> lengths;
        for (const AnchorEdge &edge : edges)
            lengths.push_back(edge.wall.length);
        std::nth_element(lengths.begin(), lengths.begin() + kMostEdges, lengths.end(), std::greater<>());
        std::erase_if(edges, [&](const AnchorEdge &edge) { return edge.wall.length <= lengths[kMostEdges]; });
    }
    most = static_cast<int>(std::min<double>(kMostThings, kMostPerArea * geometry::signedArea(room.polygon) + 4));
    readPartials(request, issues);
    readCounts(request, issues);
    readWishes(request, issues);
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
    for (const AssetSize &asset : statistics.assets)
        if (!sized.size && asset.category == known) {
            sized.size = asset.size;
            sized.asset = asset.name;
        }
    if (sized.size)
        wanted.push_back(sized);
    if (known < 0)
        issues.push_back({QStringLiteral("unknown-category"),
                          (sized.size ? text("Nothing is known of \"%1\"; it is placed as any other thing.")
                                      : text("Nothing is known of \"%1\"; it needs a size to be placed."))
                              .arg(thing.name),
                          field});
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
        WantedThing thing{object.category, category, object.size, std::nullopt, std::nullopt, object.asset};
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
        const int open = std::clamp(number - pinnedOf(request, name) - half(name), 0, most);
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
        else if (half(name) + pinnedOf(request, name) == 0)
            addUnknown({name, -1, {}, {}, {}, {}}, field, issues);
    };
    for (const Wish &wish : request.wishes) {
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
        see(name, std::min(number, most), QStringLiteral("graph.nodes"));
}

void Decoder::Task::readWishes(const Request &request, Issues &issues)
{
    const auto add = [&](const QString &name, int count, const QString &relation, const QString &to,
                         const QString &other, const QString &field) {
        const WishedRelation wish{relationOf(relation), name, model.category(name), count, to, other, field};
        if (wish.kind != Relation::None && wish.category >= 0)
            wishes.push_back(wish);
        else if (!relation.isEmpty())
            issues.push_back({QStringLiteral("relation-not-followed"),
                              text("\"%1\" of %2 is left to what was learned; the generator \"graph\" may know it.")
                                  .arg(relation, name),
                              field});
    };
    for (const Wish &wish : request.wishes)
        add(wish.category, wish.count, wish.relation, wish.to, wish.other, QStringLiteral("prompt"));
    if (request.graph) {
        std::map<QString, QString> categories;
        for (const GraphNode &node : request.graph->nodes)
            categories[node.id] = node.category;
        for (std::size_t e = 0; e < request.graph->edges.size(); ++e) {
            const GraphEdge &edge = request.graph->edges[e];
            add(categories[edge.from], 1, edge.relation, categories[edge.to], {},
                QStringLiteral("graph.edges[%1]").arg(e));
        }
    }
    std::stable_partition(wishes.begin(), wishes.end(), [](const WishedRelation &wish) { return wish.to.isEmpty(); });
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
