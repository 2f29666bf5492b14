// SPDX-License-Identifier: Apache-2.0
#include "app/cli/geometry_json.h"
#include "app/cli/parameters.h"
#include "app/cli/verb.h"
#include "app/workflow/generate_workflow.h"
#include "app/workflow/heat_map.h"
#include "app/workflow/picture_file.h"
#include "core/asset/category_text.h"
#include "scenegen/graph/suggest.h"

#include <cmath>

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string path, room, at, roomType, category, heatmap, size = "900x800";
    double cell = 0.1;
    int top = 0; ///< 0: all as JSON, ten as text
    bool json = false;
};

Result<geometry::Vec2> parsePlace(const QString &given)
{
    const QStringList parts = given.split(QLatin1Char(','));
    bool first = false, second = false;
    geometry::Vec2 place = geometry::Vec2::Zero();
    if (parts.size() == 2)
        place = {parts[0].trimmed().toDouble(&first), parts[1].trimmed().toDouble(&second)};
    if (!first || !second || !place.allFinite())
        return unexpected(ErrorCode::Usage,
                          QStringLiteral("--at %1: two numbers X,Y are expected, in metres.").arg(given));
    return place;
}

/// The room that is asked about, with its place in the scene.
struct AskedRoom {
    scene::Room room;
    Eigen::Affine3d toScene;
    std::vector<geometry::Box> obstacles; ///< what a scan saw there and nobody named
};

Result<AskedRoom> readRoom(const Arguments &arguments, Progress &progress)
{
    const auto opened = openForReading(text(arguments.path));
    if (!opened)
        return unexpected(opened.error());
    const scene::Hierarchy hierarchy(opened->scene());
    const auto node = workflow::findRoom(hierarchy, text(arguments.room));
    if (!node)
        return unexpected(node.error());
    auto room = scene::roomFromScene(hierarchy, *node);
    if (!room)
        return unexpected(room.error());
    if (!arguments.roomType.empty())
        room->roomType = text(arguments.roomType);
    const workflow::BlobStore blobs{{}, [&](const scene::BlobId &id) { return opened->blob(id); }};
    auto obstacles = workflow::spaceTaken(hierarchy, *node, blobs, progress);
    if (!obstacles)
        return unexpected(obstacles.error());
    return AskedRoom{*std::move(room), hierarchy.world(*node), *std::move(obstacles)};
}

Result<QJsonObject> suggestAt(const Arguments &arguments, const AskedRoom &asked, Context &context)
{
    const auto place = parsePlace(text(arguments.at));
    if (!place)
        return unexpected(place.error());
    // What is asked for is a place in the scene; the room has its own frame.
    const Eigen::Vector3d local = asked.toScene.inverse() * Eigen::Vector3d(place->x(), place->y(), 0);
    const auto suggestions = scenegen::suggest(asked.room, local.head<2>(), asked.obstacles);
    if (!suggestions)
        return unexpected(suggestions.error());
    QJsonArray list;
    const std::size_t most = arguments.top > 0 ? static_cast<std::size_t>(arguments.top)
                             : arguments.json  ? suggestions->size()
                                               : 10;
    for (std::size_t i = 0; i < std::min(most, suggestions->size()); ++i) {
        const scenegen::Suggestion &one = (*suggestions)[i];
        if (!arguments.json)
            context.print(QStringLiteral("%1  %2").arg(one.probability, 0, 'f', 3).arg(one.category));
        list.append(QJsonObject{{QStringLiteral("category"), one.category},
                                {QStringLiteral("probability"), std::round(one.probability * 1e6) / 1e6}});
    }
    if (suggestions->empty() && !arguments.json)
        context.print(QStringLiteral("Nothing fits here."));
    return QJsonObject{{QStringLiteral("suggestions"), list}};
}

/// Where one thing of the category would stand well, all over the floor.
Result<QJsonObject> mapOf(const Arguments &arguments, const AskedRoom &asked, Context &context)
{
    const QString category = text(arguments.category);
    const auto map = scenegen::placementMap(asked.room, category, arguments.cell, context.progress(), asked.obstacles);
    if (!map)
        return unexpected(map.error());
    if (!arguments.heatmap.empty()) {
        const auto size = parseSize(QStringLiteral("--size"), text(arguments.size));
        if (!size)
            return unexpected(size.error());
        const QString title =
            QStringLiteral("%1 · %2").arg(asset::categoryText(category), asset::categoryText(asked.room.roomType));
        const QImage picture = workflow::heatMapPicture(asked.room, *map, title, *size);
        if (const auto saved = workflow::savePicture(picture, text(arguments.heatmap)); !saved)
            return unexpected(saved.error());
    }
    if (!arguments.json && !map->nowhere.isEmpty())
        context.print(QStringLiteral("A %1 fits nowhere. %2").arg(category, map->nowhere));
    const auto best = workflow::bestPlace(*map);
    if (!arguments.json && best) {
        const Eigen::Vector3d there = asked.toScene * Eigen::Vector3d(best->x(), best->y(), 0);
        context.print(QStringLiteral("best at %1,%2").arg(there.x(), 0, 'f', 2).arg(there.y(), 0, 'f', 2));
    }
    QJsonObject json = workflow::heatMapJson(*map);
    json.insert(QStringLiteral("category"), category);
    json.insert(QStringLiteral("transform"), rowsToJson(asked.toScene));
    return QJsonObject{{QStringLiteral("heatmap"), json}};
}

int run(const Arguments &arguments, Context &context)
{
    if (arguments.at.empty() && arguments.category.empty())
        return context.fail({ErrorCode::Usage, QStringLiteral("--at X,Y or --category NAME is needed."), {}});
    const auto asked = readRoom(arguments, context.progress());
    if (!asked)
        return context.fail(asked.error());
    QJsonObject answer;
    for (const bool isMap : {false, true}) {
        if ((isMap ? arguments.category : arguments.at).empty())
            continue;
        const auto part = isMap ? mapOf(arguments, *asked, context) : suggestAt(arguments, *asked, context);
        if (!part)
            return context.fail(part.error());
        for (auto it = part->begin(); it != part->end(); ++it)
            answer.insert(it.key(), it.value());
    }
    if (arguments.json)
        context.printJson(answer);
    return kDone;
}

} // namespace

void addSuggest(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("suggest", "What fits at a place of a room, or where in it a thing fits");
    verb.option("project", arguments->path, "The .twin file").required();
    verb.option("--at", arguments->at, "The place as X,Y in the scene, in metres");
    const Option category = verb.option("--category", arguments->category,
                                        "Where one of these would stand well, as a map of the whole floor");
    verb.option("--heatmap", arguments->heatmap, "A picture of that map, from above: .png or .jpg").needs(category);
    verb.option("--cell", arguments->cell, "Side of the map's cells, in metres")
        .showDefault()
        .range(0.05, 1.0)
        .needs(category);
    verb.option("--size", arguments->size, "Width and height of the picture").showDefault();
    verb.option("--room", arguments->room, "The room's id or name (default: the one with the largest floor)");
    verb.option("--type", arguments->roomType, "Room type, in place of the room's own");
    verb.option("--top", arguments->top, "How many to print (default: ten, or all as JSON)").range(1, 1000);
    verb.flag("--json", arguments->json, "Print one JSON document");
    verb.run([arguments, &context] { run(*arguments, context); });
}

} // namespace twinloom::cli
