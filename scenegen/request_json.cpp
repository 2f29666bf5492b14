// SPDX-License-Identifier: Apache-2.0
#include "scenegen/request_json.h"

#include "scenegen/bans.h"
#include "scenegen/passed_over.h"
#include "scenegen/relation.h"
#include "scenegen/style.h"

#include "core/asset/category_text.h"
#include "core/asset/parametric.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <cmath>

namespace twinloom::scenegen
{

namespace
{

constexpr double kLargestRoom = 1000.0; ///< metres; beyond that a unit is wrong
constexpr double kLeastOpening = 1e-3;  ///< metres
constexpr double kMostDensity = 3;

QString text(const char *source)
{
    return QCoreApplication::translate("scenegen", source);
}

Unexpected bad(const QString &field, const QString &what)
{
    return unexpected(ErrorCode::BadInput, QStringLiteral("%1: %2").arg(field, what));
}

bool given(const QJsonObject &json, const QString &key)
{
    return json.contains(key) && !json.value(key).isNull();
}

Result<double> numberFrom(const QJsonValue &json, const QString &field)
{
    const double value = json.toDouble();
    if (!json.isDouble() || !std::isfinite(value))
        return bad(field, text("a finite number is needed"));
    return value;
}

Result<QString> textFrom(const QJsonObject &json, const QString &key, const QString &field)
{
    if (!given(json, key))
        return QString();
    if (!json.value(key).isString())
        return bad(field, text("a text is needed"));
    return json.value(key).toString();
}

Result<scene::Vec3> vectorFrom(const QJsonValue &json, const QString &field)
{
    const QJsonArray array = json.toArray();
    if (!json.isArray() || array.size() != 3)
        return bad(field, text("three numbers are needed"));
    scene::Vec3 vector;
    for (int i = 0; i < 3; ++i) {
        const Result<double> value = numberFrom(array[i], QStringLiteral("%1[%2]").arg(field).arg(i));
        if (!value)
            return unexpected(value.error());
        vector[i] = *value;
    }
    return vector;
}

QJsonArray vectorToJson(const scene::Vec3 &v)
{
    return {v.x(), v.y(), v.z()};
}

Result<void> readPose(const QJsonObject &json, const QString &field, PartialObject &object)
{
    if (given(json, QStringLiteral("centre"))) {
        const auto centre = vectorFrom(json.value(QLatin1String("centre")), field + QLatin1String(".centre"));
        if (!centre)
            return unexpected(centre.error());
        object.centre = *centre;
    }
    if (given(json, QStringLiteral("size"))) {
        const auto size = vectorFrom(json.value(QLatin1String("size")), field + QLatin1String(".size"));
        if (!size)
            return unexpected(size.error());
        if (size->minCoeff() <= 0 || size->maxCoeff() > kLargestRoom)
            return bad(field + QLatin1String(".size"), text("lengths must be above 0 and at most 1000 m"));
        object.size = *size;
    }
    if (given(json, QStringLiteral("yaw"))) {
        const auto yaw = numberFrom(json.value(QLatin1String("yaw")), field + QLatin1String(".yaw"));
        if (!yaw)
            return unexpected(yaw.error());
        object.yaw = *yaw;
    }
    return {};
}

Result<PartialObject> partialFrom(const QJsonValue &value, const QString &field, int count)
{
    if (!value.isObject())
        return bad(field, text("an object is needed"));
    const QJsonObject json = value.toObject();
    PartialObject object;
    const auto category = textFrom(json, QStringLiteral("category"), field + QLatin1String(".category"));
    if (!category)
        return unexpected(category.error());
    const auto asset = textFrom(json, QStringLiteral("asset"), field + QLatin1String(".asset"));
    if (!asset)
        return unexpected(asset.error());
    const auto style = textFrom(json, QStringLiteral("style"), field + QLatin1String(".style"));
    if (!style)
        return unexpected(style.error());
    const auto shape = textFrom(json, QStringLiteral("shape"), field + QLatin1String(".shape"));
    if (!shape)
        return unexpected(shape.error());
    if (!shape->isEmpty() && !category->isEmpty() && !asset::hasShape(*category, *shape))
        return bad(field + QLatin1String(".shape"), text("there is no such form; tables may be \"round\""));
    object.category = *category;
    object.asset = *asset;
    object.style = *style;
    object.shape = *shape;
    if (const auto pose = readPose(json, field, object); !pose)
        return unexpected(pose.error());
    if (given(json, QStringLiteral("parent"))) {
        const double parent = json.value(QLatin1String("parent")).toDouble(-1);
        if (parent < 0 || parent >= count || parent != std::floor(parent))
            return bad(field + QLatin1String(".parent"), text("it must be the index of an object"));
        object.parent = static_cast<int>(parent);
    }
    if (given(json, QStringLiteral("pinned"))) {
        if (!json.value(QLatin1String("pinned")).isBool())
            return bad(field + QLatin1String(".pinned"), text("true or false is needed"));
        object.pinned = json.value(QLatin1String("pinned")).toBool();
    }
    if (given(json, QStringLiteral("measured"))) {
        if (!json.value(QLatin1String("measured")).isBool() || !object.pinned)
            return bad(field + QLatin1String(".measured"), text("true or false is needed, of a pinned object"));
        object.measured = json.value(QLatin1String("measured")).toBool();
    }
    if (object.pinned && (object.category.isEmpty() || !object.centre || !object.size || !object.yaw))
        return bad(field + QLatin1String(".pinned"), text("a pinned object needs category, centre, size and yaw"));
    return object;
}

/// A complete object that is not pinned is an old layout's: there is nothing left to complete.
bool isDropped(const PartialObject &object)
{
    if (object.pinned)
        return false;
    const bool nothing = object.category.isEmpty() && !object.centre && !object.size && !object.yaw && !object.parent &&
                         object.asset.isEmpty();
    return nothing || isComplete(object);
}

Result<void> checkSupport(const std::vector<PartialObject> &objects)
{
    for (std::size_t i = 0; i < objects.size(); ++i) {
        std::size_t steps = 0;
        for (std::optional<int> at = objects[i].parent; at; at = objects[static_cast<std::size_t>(*at)].parent)
            if (++steps > objects.size() || static_cast<std::size_t>(*at) == i)
                return bad(QStringLiteral("objects[%1].parent").arg(i), text("the parents form a cycle"));
    }
    return {};
}

Result<std::vector<PartialObject>> objectsFrom(const QJsonValue &value, Issues &findings)
{
    if (!value.isArray())
        return bad(QStringLiteral("objects"), text("a list is needed"));
    const QJsonArray array = value.toArray();
    std::vector<PartialObject> all;
    all.reserve(static_cast<std::size_t>(array.size()));
    for (int i = 0; i < array.size(); ++i) {
        auto object = partialFrom(array[i], QStringLiteral("objects[%1]").arg(i), static_cast<int>(array.size()));
        if (!object)
            return unexpected(object.error());
        all.push_back(std::move(*object));
    }
    if (const auto good = checkSupport(all); !good)
        return unexpected(good.error());
    reportPassedOver(all, findings);
    std::vector<int> newIndex(all.size(), -1);
    std::vector<PartialObject> kept;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (!isDropped(all[i])) {
            newIndex[i] = static_cast<int>(kept.size());
            kept.push_back(all[i]);
        }
    for (PartialObject &object : kept)
        if (object.parent) {
            const int at = newIndex[static_cast<std::size_t>(*object.parent)];
            object.parent = at < 0 ? std::nullopt : std::optional<int>(at);
        }
    return kept;
}

Result<std::map<QString, int>> countsFrom(const QJsonValue &value)
{
    if (!value.isObject())
        return bad(QStringLiteral("counts"), text("an object of category and number is needed"));
    std::map<QString, int> counts;
    const QJsonObject json = value.toObject();
    for (auto it = json.begin(); it != json.end(); ++it) {
        const double count = it.value().toDouble(-1);
        if (!it.value().isDouble() || !(count >= 0 && count <= 1e9) || count != std::floor(count))
            return bad(QStringLiteral("counts.%1").arg(it.key()), text("a whole number from 0 to 10^9 is needed"));
        counts[it.key()] = static_cast<int>(count);
    }
    return counts;
}

Result<std::map<QString, QString>> shapesFrom(const QJsonValue &value)
{
    if (!value.isObject())
        return bad(QStringLiteral("shapes"), text("an object of category and shape is needed"));
    std::map<QString, QString> shapes;
    const QJsonObject json = value.toObject();
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QString field = QStringLiteral("shapes.%1").arg(it.key());
        if (!asset::hasShape(it.key(), it.value().toString()))
            return bad(field, text("there is no such form; tables may be \"round\""));
        shapes[it.key()] = it.value().toString();
    }
    return shapes;
}

Result<std::map<QString, QString>> stylesFrom(const QJsonValue &value)
{
    if (!value.isObject())
        return bad(QStringLiteral("styles"), text("an object of category and style is needed"));
    std::map<QString, QString> styles;
    const QJsonObject json = value.toObject();
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (it.value().toString().isEmpty())
            return bad(QStringLiteral("styles.%1").arg(it.key()), text("a text is needed"));
        styles[it.key()] = it.value().toString();
    }
    return styles;
}

Result<OfferedModel> modelFrom(const QJsonValue &value, const QString &field)
{
    if (!value.isObject())
        return bad(field, text("an object is needed"));
    const QJsonObject json = value.toObject();
    OfferedModel model;
    for (const auto &[key, target] : {std::pair("name", &model.name), std::pair("category", &model.category)}) {
        *target = json.value(QLatin1String(key)).toString();
        if (target->isEmpty())
            return bad(QStringLiteral("%1.%2").arg(field, QLatin1String(key)), text("a text is needed"));
    }
    const auto size = vectorFrom(json.value(QLatin1String("size")), field + QLatin1String(".size"));
    if (!size)
        return unexpected(size.error());
    if (size->minCoeff() <= 0 || size->maxCoeff() > kLargestRoom)
        return bad(field + QLatin1String(".size"), text("lengths must be above 0 and at most 1000 m"));
    model.size = *size;
    for (const QJsonValue &tag : json.value(QLatin1String("tags")).toArray())
        model.tags << tag.toString();
    if (model.tags.isEmpty() || model.tags.contains(QString()))
        return bad(field + QLatin1String(".tags"), text("a list of texts is needed"));
    return model;
}

Result<std::vector<OfferedModel>> modelsFrom(const QJsonValue &value)
{
    if (!value.isArray())
        return bad(QStringLiteral("models"), text("a list is needed"));
    std::vector<OfferedModel> models;
    const QJsonArray list = value.toArray();
    for (int i = 0; i < list.size(); ++i) {
        auto model = modelFrom(list[i], QStringLiteral("models[%1]").arg(i));
        if (!model)
            return unexpected(model.error());
        models.push_back(std::move(*model));
    }
    return models;
}

QJsonObject modelToJson(const OfferedModel &model)
{
    return {{QStringLiteral("name"), model.name},
            {QStringLiteral("category"), model.category},
            {QStringLiteral("size"), vectorToJson(model.size)},
            {QStringLiteral("tags"), QJsonArray::fromStringList(model.tags)}};
}

Result<void> bansFrom(const QJsonValue &value, std::map<QString, int> &counts, Issues &findings)
{
    if (!value.isArray())
        return bad(QStringLiteral("ban"), text("a list of categories is needed"));
    const QJsonArray list = value.toArray();
    for (int i = 0; i < list.size(); ++i) {
        if (list[i].toString().isEmpty())
            return bad(QStringLiteral("ban[%1]").arg(i), text("a category is needed"));
        ban(list[i].toString(), QStringLiteral("ban[%1]").arg(i), counts, findings);
    }
    return {};
}

Result<std::vector<geometry::Polygon>> regionsFrom(const QJsonValue &value, const geometry::Polygon &floor)
{
    if (!value.isArray())
        return bad(QStringLiteral("regions"), text("a list of outlines is needed"));
    std::vector<geometry::Polygon> regions;
    const QJsonArray list = value.toArray();
    for (int i = 0; i < list.size(); ++i) {
        auto region = scene::polygonFromJson(list[i], QStringLiteral("regions[%1]").arg(i));
        if (!region)
            return unexpected(region.error());
        if (!(geometry::intersectionArea(*region, floor) > 0))
            return bad(QStringLiteral("regions[%1]").arg(i), text("it lies wholly outside of the room"));
        regions.push_back(std::move(*region));
    }
    return regions;
}

Result<std::vector<geometry::Box>> obstaclesFrom(const QJsonValue &value)
{
    if (!value.isArray())
        return bad(QStringLiteral("obstacles"), text("a list of boxes is needed"));
    std::vector<geometry::Box> obstacles;
    const QJsonArray list = value.toArray();
    for (int i = 0; i < list.size(); ++i) {
        const QString field = QStringLiteral("obstacles[%1]").arg(i);
        PartialObject box;
        if (const auto pose = readPose(list[i].toObject(), field, box); !pose)
            return unexpected(pose.error());
        if (!box.centre || !box.size)
            return bad(field, text("centre and size are needed"));
        obstacles.push_back({*box.centre, *box.size, box.yaw.value_or(0.0)});
    }
    return obstacles;
}

QJsonArray obstaclesToJson(const std::vector<geometry::Box> &obstacles)
{
    QJsonArray list;
    for (const geometry::Box &box : obstacles)
        list.append(QJsonObject{{QStringLiteral("centre"), vectorToJson(box.centre)},
                                {QStringLiteral("size"), vectorToJson(box.size)},
                                {QStringLiteral("yaw"), box.yaw}});
    return list;
}

Result<std::vector<GraphNode>> nodesFrom(const QJsonValue &value, QSet<QString> &ids)
{
    if (!value.isArray())
        return bad(QStringLiteral("graph.nodes"), text("a list is needed"));
    std::vector<GraphNode> nodes;
    const QJsonArray array = value.toArray();
    for (int i = 0; i < array.size(); ++i) {
        const QString field = QStringLiteral("graph.nodes[%1]").arg(i);
        const QJsonObject json = array[i].toObject();
        GraphNode node{json.value(QLatin1String("id")).toString(), json.value(QLatin1String("category")).toString()};
        if (node.id.isEmpty() || ids.contains(node.id))
            return bad(field + QLatin1String(".id"), text("each node needs an id of its own"));
        if (node.category.isEmpty())
            return bad(field + QLatin1String(".category"), text("a category is needed"));
        ids.insert(node.id);
        nodes.push_back(node);
    }
    return nodes;
}

Result<void> checkGraphSupport(const RelationGraph &graph)
{
    // What is on nothing is taken away, and again, until only cycles are left and what lies on them.
    std::map<QString, QSet<QString>> below;
    for (const GraphEdge &edge : graph.edges)
        if (relationOf(edge.relation) == Relation::On)
            below[edge.from].insert(edge.to);
    for (bool less = true; less;)
        less = std::erase_if(below, [&](const auto &entry) {
                   return std::none_of(entry.second.begin(), entry.second.end(),
                                       [&](const QString &carrier) { return below.count(carrier) > 0; });
               }) > 0;
    if (!below.empty())
        return bad(QStringLiteral("graph.edges"),
                   text("\"%1\" stands on itself: a cycle of support").arg(below.begin()->first));
    return {};
}

Result<void> readRoom(const QJsonObject &json, scene::Room &room)
{
    const auto id = textFrom(json, QStringLiteral("id"), QStringLiteral("id"));
    if (!id)
        return unexpected(id.error());
    const auto type = textFrom(json, QStringLiteral("room_type"), QStringLiteral("room_type"));
    if (!type)
        return unexpected(type.error());
    room.id = *id;
    room.roomType = *type;
    auto polygon = scene::polygonFromJson(json.value(QLatin1String("polygon")), QStringLiteral("polygon"));
    if (!polygon)
        return unexpected(polygon.error());
    room.polygon = std::move(*polygon);
    const auto limits = geometry::bounds(room.polygon);
    if ((limits[1] - limits[0]).maxCoeff() > kLargestRoom)
        return bad(QStringLiteral("polygon"), text("it is more than 1000 m long; lengths are metres"));
    if (given(json, QStringLiteral("height"))) {
        const auto height = numberFrom(json.value(QLatin1String("height")), QStringLiteral("height"));
        if (!height)
            return unexpected(height.error());
        if (*height <= 0)
            return bad(QStringLiteral("height"), text("it must be above 0"));
        room.height = *height;
    }
    for (const auto &[key, target] :
         {std::pair(QStringLiteral("doors"), &room.doors), std::pair(QStringLiteral("windows"), &room.windows)}) {
        if (!given(json, key))
            continue;
        auto openings = scene::openingsFromJson(json.value(key), key);
        if (!openings)
            return unexpected(openings.error());
        for (std::size_t i = 0; i < openings->size(); ++i)
            if (((*openings)[i].to - (*openings)[i].from).norm() < kLeastOpening)
                return bad(QStringLiteral("%1[%2]").arg(key).arg(i), text("it has no length: \"from\" is \"to\""));
        *target = std::move(*openings);
    }
    return {};
}

Result<void> readStyles(const QJsonObject &json, Request &request)
{
    const auto style = textFrom(json, QStringLiteral("style"), QStringLiteral("style"));
    if (!style)
        return unexpected(style.error());
    request.style = *style;
    if (given(json, QStringLiteral("styles"))) {
        auto styles = stylesFrom(json.value(QLatin1String("styles")));
        if (!styles)
            return unexpected(styles.error());
        request.styles = std::move(*styles);
    }
    if (given(json, QStringLiteral("models"))) {
        auto models = modelsFrom(json.value(QLatin1String("models")));
        if (!models)
            return unexpected(models.error());
        request.models = std::move(*models);
    }
    return {};
}

QJsonObject textsToJson(const std::map<QString, QString> &texts)
{
    QJsonObject json;
    for (const auto &[key, value] : texts)
        json.insert(key, value);
    return json;
}

void insertStyles(const Request &request, QJsonObject &json)
{
    if (!request.style.isEmpty())
        json.insert(QStringLiteral("style"), request.style);
    if (!request.styles.empty())
        json.insert(QStringLiteral("styles"), textsToJson(request.styles));
    QJsonArray models;
    for (const OfferedModel &model : request.models)
        models.append(modelToJson(model));
    if (!models.isEmpty())
        json.insert(QStringLiteral("models"), models);
}

QJsonObject partialToJson(const PartialObject &object)
{
    QJsonObject json;
    if (!object.category.isEmpty())
        json.insert(QStringLiteral("category"), object.category);
    if (object.centre)
        json.insert(QStringLiteral("centre"), vectorToJson(*object.centre));
    if (object.size)
        json.insert(QStringLiteral("size"), vectorToJson(*object.size));
    if (object.yaw)
        json.insert(QStringLiteral("yaw"), *object.yaw);
    if (object.parent)
        json.insert(QStringLiteral("parent"), *object.parent);
    if (!object.asset.isEmpty())
        json.insert(QStringLiteral("asset"), object.asset);
    if (!object.style.isEmpty())
        json.insert(QStringLiteral("style"), object.style);
    if (!object.shape.isEmpty())
        json.insert(QStringLiteral("shape"), object.shape);
    if (object.pinned)
        json.insert(QStringLiteral("pinned"), true);
    if (object.measured)
        json.insert(QStringLiteral("measured"), true);
    return json;
}

QJsonObject graphToJson(const RelationGraph &graph)
{
    QJsonArray nodes, edges;
    for (const GraphNode &node : graph.nodes)
        nodes.append(QJsonObject{{QStringLiteral("id"), node.id}, {QStringLiteral("category"), node.category}});
    for (const GraphEdge &edge : graph.edges)
        edges.append(QJsonObject{{QStringLiteral("from"), edge.from},
                                 {QStringLiteral("to"), edge.to},
                                 {QStringLiteral("relation"), edge.relation}});
    return {{QStringLiteral("nodes"), nodes}, {QStringLiteral("edges"), edges}};
}

/// Seeds above 2^53 do not fit a JSON number and are written as text.
Result<quint64> seedFrom(const QJsonValue &value)
{
    if (value.isString()) {
        bool ok = false;
        const quint64 seed = value.toString().toULongLong(&ok);
        return ok ? Result<quint64>(seed) : bad(QStringLiteral("seed"), text("a whole number is needed"));
    }
    const double seed = value.toDouble(-1);
    if (!value.isDouble() || !(seed >= 0 && seed <= 9007199254740992.0) || seed != std::floor(seed))
        return bad(QStringLiteral("seed"), text("a whole number from 0 is needed"));
    return static_cast<quint64>(seed);
}

} // namespace

Result<RelationGraph> graphFromJson(const QJsonValue &value)
{
    if (!value.isObject())
        return bad(QStringLiteral("graph"), text("an object with nodes and edges is needed"));
    const QJsonObject json = value.toObject();
    QSet<QString> ids;
    auto nodes = nodesFrom(json.value(QLatin1String("nodes")), ids);
    if (!nodes)
        return unexpected(nodes.error());
    RelationGraph graph{std::move(*nodes), {}};
    if (given(json, QStringLiteral("edges")) && !json.value(QLatin1String("edges")).isArray())
        return bad(QStringLiteral("graph.edges"), text("a list is needed"));
    const QJsonArray edges = json.value(QLatin1String("edges")).toArray();
    for (int i = 0; i < edges.size(); ++i) {
        const QString field = QStringLiteral("graph.edges[%1]").arg(i);
        const QJsonObject edge = edges[i].toObject();
        GraphEdge read{edge.value(QLatin1String("from")).toString(), edge.value(QLatin1String("to")).toString(),
                       edge.value(QLatin1String("relation")).toString()};
        if (!ids.contains(read.from))
            return bad(field + QLatin1String(".from"), text("no such node"));
        if (!read.to.isEmpty() && !ids.contains(read.to))
            return bad(field + QLatin1String(".to"), text("no such node"));
        if (read.to == read.from)
            return bad(field + QLatin1String(".to"), text("a thing has no relation to itself"));
        if (read.relation.isEmpty())
            return bad(field + QLatin1String(".relation"), text("a relation is needed"));
        if (read.to.isEmpty() && relationOf(read.relation) != Relation::None && reachOf(read.relation) == Reach::Thing)
            return bad(field + QLatin1String(".to"), text("\"%1\" needs a node to relate to").arg(read.relation));
        graph.edges.push_back(read);
    }
    if (const auto good = checkGraphSupport(graph); !good)
        return unexpected(good.error());
    return graph;
}

Result<Request> requestFromJson(const QJsonObject &json)
{
    Request request;
    reportPassedOver(json, request.findings);
    if (const auto room = readRoom(json, request.room); !room)
        return unexpected(room.error());
    if (given(json, QStringLiteral("objects"))) {
        auto objects = objectsFrom(json.value(QLatin1String("objects")), request.findings);
        if (!objects)
            return unexpected(objects.error());
        request.objects = std::move(*objects);
    }
    if (given(json, QStringLiteral("counts"))) {
        auto counts = countsFrom(json.value(QLatin1String("counts")));
        if (!counts)
            return unexpected(counts.error());
        request.counts = std::move(*counts);
    }
    if (given(json, QStringLiteral("shapes"))) {
        auto shapes = shapesFrom(json.value(QLatin1String("shapes")));
        if (!shapes)
            return unexpected(shapes.error());
        request.shapes = std::move(*shapes);
    }
    if (const auto good = readStyles(json, request); !good)
        return unexpected(good.error());
    if (given(json, QStringLiteral("graph"))) {
        auto graph = graphFromJson(json.value(QLatin1String("graph")));
        if (!graph)
            return unexpected(graph.error());
        request.graph = std::move(*graph);
    }
    if (given(json, QStringLiteral("ban")))
        if (const auto bans = bansFrom(json.value(QLatin1String("ban")), request.counts, request.findings); !bans)
            return unexpected(bans.error());
    if (given(json, QStringLiteral("regions"))) {
        auto regions = regionsFrom(json.value(QLatin1String("regions")), request.room.polygon);
        if (!regions)
            return unexpected(regions.error());
        request.regions = std::move(*regions);
    }
    if (given(json, QStringLiteral("density"))) {
        const auto density = numberFrom(json.value(QLatin1String("density")), QStringLiteral("density"));
        if (!density)
            return unexpected(density.error());
        if (*density < 0 || *density > kMostDensity)
            return bad(QStringLiteral("density"), text("a number from 0 to 3 is needed"));
        request.density = *density;
    }
    if (given(json, QStringLiteral("obstacles"))) {
        auto obstacles = obstaclesFrom(json.value(QLatin1String("obstacles")));
        if (!obstacles)
            return unexpected(obstacles.error());
        request.obstacles = std::move(*obstacles);
    }
    const auto prompt = textFrom(json, QStringLiteral("prompt"), QStringLiteral("prompt"));
    if (!prompt)
        return unexpected(prompt.error());
    request.prompt = *prompt;
    if (given(json, QStringLiteral("parameters"))) {
        if (!json.value(QLatin1String("parameters")).isObject())
            return bad(QStringLiteral("parameters"), text("an object is needed"));
        request.parameters = json.value(QLatin1String("parameters")).toObject();
    }
    if (given(json, QStringLiteral("seed"))) {
        const auto seed = seedFrom(json.value(QLatin1String("seed")));
        if (!seed)
            return unexpected(seed.error());
        request.seed = *seed;
    }
    return request;
}

QJsonObject requestToJson(const Request &request)
{
    scene::Room room = request.room;
    room.objects.clear();
    QJsonObject json = scene::roomToJson(room);
    QJsonArray objects;
    for (const PartialObject &object : request.objects)
        objects.append(partialToJson(object));
    json.insert(QStringLiteral("objects"), objects);
    if (!request.counts.empty()) {
        QJsonObject counts;
        for (const auto &[category, count] : request.counts)
            counts.insert(category, count);
        json.insert(QStringLiteral("counts"), counts);
    }
    if (!request.shapes.empty())
        json.insert(QStringLiteral("shapes"), textsToJson(request.shapes));
    insertStyles(request, json);
    if (!request.regions.empty()) {
        QJsonArray regions;
        for (const geometry::Polygon &region : request.regions)
            regions.append(scene::polygonToJson(region));
        json.insert(QStringLiteral("regions"), regions);
    }
    if (!request.obstacles.empty())
        json.insert(QStringLiteral("obstacles"), obstaclesToJson(request.obstacles));
    if (request.graph)
        json.insert(QStringLiteral("graph"), graphToJson(*request.graph));
    if (!request.prompt.isEmpty())
        json.insert(QStringLiteral("prompt"), request.prompt);
    if (request.density)
        json.insert(QStringLiteral("density"), *request.density);
    if (!request.parameters.isEmpty())
        json.insert(QStringLiteral("parameters"), request.parameters);
    return json;
}

QByteArray canonicalRequest(const Request &request)
{
    return QJsonDocument(requestToJson(request)).toJson(QJsonDocument::Compact);
}

QJsonObject layoutToJson(const Layout &layout)
{
    QJsonObject json = scene::roomToJson(layout.room);
    json.insert(QStringLiteral("generator"), layout.generator);
    json.insert(QStringLiteral("version"), layout.version);
    if (layout.seed <= 9007199254740992ULL)
        json.insert(QStringLiteral("seed"), static_cast<qint64>(layout.seed));
    else
        json.insert(QStringLiteral("seed"), QString::number(layout.seed));
    json.insert(QStringLiteral("input_hash"), layout.inputHash);
    json.insert(QStringLiteral("milliseconds"), std::round(layout.milliseconds * 1000) / 1000);
    QJsonArray issues;
    for (const Issue &issue : layout.issues)
        issues.append(QJsonObject{{QStringLiteral("code"), issue.code},
                                  {QStringLiteral("message"), issue.message},
                                  {QStringLiteral("field"), issue.field}});
    json.insert(QStringLiteral("issues"), issues);
    if (layout.plan)
        json.insert(QStringLiteral("plan"), floorPlanToJson(*layout.plan));
    return json;
}

Result<Layout> layoutFromJson(const QJsonObject &json)
{
    auto room = scene::roomFromJson(json);
    if (!room)
        return unexpected(room.error());
    Layout layout;
    layout.room = std::move(*room);
    layout.generator = json.value(QLatin1String("generator")).toString();
    layout.version = json.value(QLatin1String("version")).toString();
    layout.inputHash = json.value(QLatin1String("input_hash")).toString();
    layout.milliseconds = json.value(QLatin1String("milliseconds")).toDouble();
    if (given(json, QStringLiteral("seed"))) {
        const auto seed = seedFrom(json.value(QLatin1String("seed")));
        if (!seed)
            return unexpected(seed.error());
        layout.seed = *seed;
    }
    for (const QJsonValue &value : json.value(QLatin1String("issues")).toArray()) {
        const QJsonObject issue = value.toObject();
        layout.issues.push_back({issue.value(QLatin1String("code")).toString(),
                                 issue.value(QLatin1String("message")).toString(),
                                 issue.value(QLatin1String("field")).toString()});
    }
    if (json.value(QLatin1String("plan")).isObject()) {
        auto plan = floorPlanFromJson(json.value(QLatin1String("plan")).toObject());
        if (!plan)
            return unexpected(plan.error());
        layout.plan = *std::move(plan);
    }
    return layout;
}

quint64 requestStream(Request request)
{
    request.parameters.remove(settleParameter().name); // comes after all that is drawn
    clearStyles(request);
    const QByteArray hash = QCryptographicHash::hash(canonicalRequest(request), QCryptographicHash::Sha256);
    quint64 stream = 0;
    for (int i = 0; i < 8; ++i)
        stream = (stream << 8) | static_cast<quint8>(hash[i]);
    return stream;
}

} // namespace twinloom::scenegen
