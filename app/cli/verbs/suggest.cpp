// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "app/workflow/generate_workflow.h"
#include "scenegen/graph/suggest.h"

#include <cmath>

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string path, room, at, roomType;
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

Result<std::vector<scenegen::Suggestion>> suggestFor(const Arguments &arguments)
{
    const auto place = parsePlace(text(arguments.at));
    if (!place)
        return unexpected(place.error());
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
    // What is asked for is a place in the scene; the room has its own frame.
    const Eigen::Vector3d local = hierarchy.world(*node).inverse() * Eigen::Vector3d(place->x(), place->y(), 0);
    return scenegen::suggest(*room, local.head<2>());
}

int run(const Arguments &arguments, Context &context)
{
    const auto suggestions = suggestFor(arguments);
    if (!suggestions)
        return context.fail(suggestions.error());
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
    if (arguments.json)
        context.printJson(QJsonObject{{QStringLiteral("suggestions"), list}});
    return kDone;
}

} // namespace

void addSuggest(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("suggest", "What fits at a place of a room: categories with probabilities");
    verb.option("project", arguments->path, "The .twin file").required();
    verb.option("--at", arguments->at, "The place as X,Y in the scene, in metres").required();
    verb.option("--room", arguments->room, "The room's id or name (default: the one with the largest floor)");
    verb.option("--type", arguments->roomType, "Room type, in place of the room's own");
    verb.option("--top", arguments->top, "How many to print (default: ten, or all as JSON)").range(1, 1000);
    verb.flag("--json", arguments->json, "Print one JSON document");
    verb.run([arguments, &context] { run(*arguments, context); });
}

} // namespace twinloom::cli
