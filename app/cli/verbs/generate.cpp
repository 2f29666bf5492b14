// SPDX-License-Identifier: Apache-2.0
#include "app/cli/parameters.h"
#include "app/cli/verb.h"
#include "app/workflow/generate_again.h"
#include "app/workflow/relation_graphs.h"
#include "core/geometry/polygon.h"

#include <algorithm>
#include <cmath>

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string path, generator = "graph", room, prompt, roomType, style, keep = "all", recipe;
    std::string again, graph;
    std::vector<std::string> parameters, counts, bans, regions;
    std::uint64_t seed = 1;
    int count = 1;
    bool seedIsGiven = false, json = false;
};

Result<std::map<QString, int>> parseCounts(const std::vector<std::string> &texts)
{
    std::map<QString, int> counts;
    for (const std::string &given : texts) {
        const QStringList parts = text(given).split(QLatin1Char('='));
        bool isNumber = false;
        const int number = parts.size() == 2 ? parts[1].toInt(&isNumber) : 0;
        if (!isNumber || number < 0)
            return unexpected(
                ErrorCode::Usage,
                QStringLiteral("--object %1: a category and a number are expected, as in Chair=4.").arg(text(given)));
        counts[parts[0]] = number;
    }
    return counts;
}

/// Four numbers are two corners of a rectangle, more the corners of an outline; in the scene, as `suggest` has places.
Result<geometry::Polygon> parseRegion(const QString &given, const Eigen::Affine3d &toRoom)
{
    const auto refuse = [&given](const QString &what) {
        return unexpected(ErrorCode::Usage, QStringLiteral("--region %1: %2").arg(given, what));
    };
    std::vector<double> numbers;
    for (const QString &part : given.split(QLatin1Char(','))) {
        bool isNumber = false;
        numbers.push_back(part.trimmed().toDouble(&isNumber));
        if (!isNumber || !std::isfinite(numbers.back()))
            return refuse(QStringLiteral("numbers are expected, in metres, as in 0,0,2.5,4."));
    }
    if (numbers.size() == 4)
        numbers = {numbers[0], numbers[1], numbers[2], numbers[1], numbers[2], numbers[3], numbers[0], numbers[3]};
    if (numbers.size() < 6 || numbers.size() % 2 != 0)
        return refuse(QStringLiteral("X0,Y0,X1,Y1 is expected, or at least three corners X,Y,X,Y,X,Y."));
    geometry::Polygon region;
    for (std::size_t i = 0; i < numbers.size(); i += 2)
        region.push_back((toRoom * Eigen::Vector3d(numbers[i], numbers[i + 1], 0)).head<2>());
    if (!geometry::isSimple(region) || geometry::signedArea(region) == 0)
        return refuse(QStringLiteral("its outline crosses itself or has no area."));
    if (geometry::signedArea(region) < 0)
        std::ranges::reverse(region);
    return region;
}

Result<void> checkMeetsRoom(const geometry::Polygon &region, const std::string &given, const scene::Node &room,
                            const Eigen::Affine3d &toScene)
{
    const geometry::Polygon &floor = room.find<scene::RoomComponent>()->polygon;
    if (geometry::intersectionArea(region, floor) > 0)
        return {};
    Eigen::AlignedBox2d reach;
    for (const geometry::Vec2 &corner : floor)
        reach.extend(Eigen::Vector2d((toScene * Eigen::Vector3d(corner.x(), corner.y(), 0)).head<2>()));
    const auto place = [](const Eigen::Vector2d &at) { return QStringLiteral("%1,%2").arg(at.x()).arg(at.y()); };
    return unexpected(ErrorCode::BadInput,
                      QStringLiteral("--region %1: it lies wholly outside of %2, which reaches from %3 to %4.")
                          .arg(text(given), room.name, place(reach.min()), place(reach.max())));
}

Result<std::vector<geometry::Polygon>> parseRegions(const Arguments &arguments, const scene::Hierarchy &hierarchy,
                                                    scene::NodeId room)
{
    const Eigen::Affine3d toRoom = hierarchy.world(room).inverse();
    std::vector<geometry::Polygon> regions;
    for (const std::string &given : arguments.regions) {
        auto region = parseRegion(text(given), toRoom);
        if (!region)
            return unexpected(region.error());
        if (const auto meets = checkMeetsRoom(*region, given, *hierarchy.scene().find(room), hierarchy.world(room));
            !meets)
            return unexpected(meets.error());
        regions.push_back(*std::move(region));
    }
    return regions;
}

/// The request of a layout, with other things within the regions.
Result<workflow::GenerateOptions> optionsAgain(const Arguments &arguments, const scene::Hierarchy &hierarchy,
                                               const workflow::BlobStore &blobs)
{
    const auto base = scene::resolveNode(hierarchy.scene(), text(arguments.again));
    if (!base)
        return unexpected(base.error());
    auto options = workflow::optionsOf(hierarchy, *base, blobs);
    if (!options)
        return options;
    if (!workflow::isVariant(*hierarchy.scene().find(*base)))
        return unexpected(ErrorCode::Usage,
                          QStringLiteral("--again %1: it is a thing of a layout.").arg(text(arguments.again)),
                          QStringLiteral("Name the layout."));
    const auto regions = parseRegions(arguments, hierarchy, options->room);
    if (!regions)
        return unexpected(regions.error());
    options->base = *base;
    options->regions = *regions;
    options->count = arguments.count;
    options->seed = arguments.seedIsGiven ? arguments.seed : options->seed + 1; // the same would give the same
    return workflow::differentHere(hierarchy, *std::move(options), {});
}

Result<workflow::GenerateOptions> optionsFrom(const Arguments &arguments, const scene::Hierarchy &hierarchy,
                                              const scenegen::Registry &registry)
{
    workflow::GenerateOptions options;
    options.generator = text(arguments.generator);
    const auto generator = registry.find(options.generator);
    if (!generator)
        return unexpected(generator.error());
    const auto parameters = parseParameterFlags((*generator)->info().parameters, arguments.parameters);
    if (!parameters)
        return unexpected(parameters.error());
    const auto counts = parseCounts(arguments.counts);
    if (!counts)
        return unexpected(counts.error());
    const auto room = workflow::findRoom(hierarchy, text(arguments.room));
    if (!room)
        return unexpected(room.error());
    const auto regions = parseRegions(arguments, hierarchy, *room);
    if (!regions)
        return unexpected(regions.error());
    options.room = *room;
    options.parameters = *parameters;
    options.counts = *counts;
    for (const std::string &category : arguments.bans)
        options.bans << text(category);
    options.regions = *regions;
    if (!arguments.graph.empty()) {
        auto graph = workflow::readGraphFile(text(arguments.graph));
        if (!graph)
            return unexpected(graph.error());
        options.graph = *std::move(graph);
    }
    options.seed = arguments.seed;
    options.count = arguments.count;
    options.prompt = text(arguments.prompt);
    options.roomType = text(arguments.roomType);
    options.style = text(arguments.style);
    options.keep = arguments.keep == "all"      ? workflow::Keep::All
                   : arguments.keep == "pinned" ? workflow::Keep::Pinned
                                                : workflow::Keep::None;
    return options;
}

/// Findings of one of several variants say of which.
void report(const workflow::Generated &generated, Context &context)
{
    context.report(generated.issues);
    for (const workflow::Variant &variant : generated.variants) {
        Issues issues = variant.issues;
        for (Issue &issue : issues)
            if (generated.variants.size() > 1)
                issue.message = QStringLiteral("%1: %2").arg(variant.name, issue.message);
        context.report(issues);
    }
}

QJsonArray findingsToJson(const workflow::Generated &generated)
{
    QJsonArray all = issuesToJson(generated.issues);
    for (const workflow::Variant &variant : generated.variants)
        for (const QJsonValue issue : issuesToJson(variant.issues)) {
            QJsonObject one = issue.toObject();
            one.insert(QStringLiteral("variant"), variant.node.toString());
            one.insert(QStringLiteral("seed"), double(variant.seed));
            all.append(one);
        }
    return all;
}

void printResult(const workflow::Generated &generated, std::optional<qint64> change, bool json, Context &context)
{
    QJsonArray variants;
    for (const workflow::Variant &variant : generated.variants) {
        if (!json)
            context.print(QStringLiteral("%1  %2").arg(variant.node.toString(), variant.name) +
                          (variant.plan
                               ? QStringLiteral("  handling cost %1").arg(variant.plan->handlingCost(), 0, 'f', 1)
                               : QString()));
        QJsonObject one{{QStringLiteral("node"), variant.node.toString()},
                        {QStringLiteral("name"), variant.name},
                        {QStringLiteral("seed"), double(variant.seed)}};
        if (variant.plan) {
            const QJsonObject plan = scenegen::floorPlanToJson(*variant.plan);
            one.insert(QStringLiteral("handling_cost"),
                       plan[QStringLiteral("totals")][QStringLiteral("handling_cost")]);
            one.insert(QStringLiteral("plan"), plan);
        }
        variants.append(one);
    }
    if (json)
        context.printJson(QJsonObject{{QStringLiteral("change"), change ? QJsonValue(*change) : QJsonValue()},
                                      {QStringLiteral("variants"), variants},
                                      {QStringLiteral("issues"), findingsToJson(generated)}});
    report(generated, context);
}

Result<workflow::Generated> generate(const Arguments &arguments, project::Project &opened, Progress &progress)
{
    const scenegen::Registry registry = scenegen::Registry::builtIn();
    const scene::Hierarchy hierarchy(opened.scene());
    const workflow::BlobStore blobs{[&](const QByteArray &bytes) { return opened.putBlob(bytes); },
                                    [&](const scene::BlobId &id) { return opened.blob(id); }};
    if (!arguments.recipe.empty()) {
        const auto made = scene::resolveNode(opened.scene(), text(arguments.recipe));
        if (!made)
            return unexpected(made.error());
        const auto seed = arguments.seedIsGiven ? std::optional<quint64>(arguments.seed) : std::nullopt;
        return workflow::generateAgain(hierarchy, opened.ids(), registry, {*made, seed, arguments.count}, blobs,
                                       progress);
    }
    const auto options = arguments.again.empty() ? optionsFrom(arguments, hierarchy, registry)
                                                 : optionsAgain(arguments, hierarchy, blobs);
    if (!options)
        return unexpected(options.error());
    return workflow::generateVariants(hierarchy, opened.ids(), registry, *options, blobs, progress);
}

int run(const Arguments &arguments, Context &context)
{
    auto opened = openForWriting(text(arguments.path));
    if (!opened)
        return context.fail(opened.error());
    const auto generated = generate(arguments, *opened, context.progress());
    if (!generated)
        return context.fail(generated.error());
    if (generated->variants.empty()) { // nothing fits, which the findings say
        printResult(*generated, std::nullopt, arguments.json, context);
        return kDone;
    }
    const auto change = opened->commit(generated->change, {QStringLiteral("generate"), generated->label});
    if (!change)
        return context.fail(change.error());
    printResult(*generated, *change, arguments.json, context);
    return kDone;
}

/// What a layout is to be like: all that a recipe knows already.
std::vector<Option> declareWishes(Verb verb, Arguments &arguments)
{
    return {
        verb.option("--generator", arguments.generator, "Which generator").showDefault(),
        verb.option("--room", arguments.room, "The room's id or name (default: the one with the largest floor)"),
        verb.option("--type", arguments.roomType,
                    "Room type, in place of the room's own (bedroom, living room, kitchen, bathroom, office, meeting "
                    "room, factory, warehouse)"),
        verb.option("--prompt", arguments.prompt, "What is wanted, in English or Chinese"),
        verb.option("--style", arguments.style,
                    "Look of what is new: classic, industrial, modern, nordic, or a tag of your own models"),
        verb.option("--object", arguments.counts, "Wanted number of a category, as in Chair=4; may be repeated"),
        verb.option("--ban", arguments.bans, "A category that is not wanted; may be repeated"),
        verb.option("--graph", arguments.graph,
                    "A JSON file of wanted nodes and relations (resources/docs/layouts.md)"),
        verb.option("--param", arguments.parameters, "A generator's parameter, as in name=value; may be repeated"),
        verb.option("--keep", arguments.keep, "Which of the room's own objects stay")
            .showDefault()
            .oneOf({"all", "pinned", "none"}),
    };
}

} // namespace

void addGenerate(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("generate", "Furnish a room of a project: alternatives as named variants");
    verb.option("project", arguments->path, "The .twin file").required();
    const std::vector<Option> wishes = declareWishes(verb, *arguments);
    const Option seed =
        verb.option("--seed", arguments->seed,
                    "Seed of the first alternative; the others have seeds after it, and the best comes first")
            .showDefault();
    verb.option("--count", arguments->count, "How many alternatives").showDefault().range(1, 1000);
    const Option recipe = verb.option("--recipe", arguments->recipe,
                                      "A layout of the project, by id or name: the same request makes it again, or "
                                      "with --seed another one");
    const Option region =
        verb.option("--region", arguments->regions,
                    "Where new things stand, in metres: X0,Y0,X1,Y1 or the corners X,Y,X,Y,X,Y,...; may be repeated");
    const Option again = verb.option("--again", arguments->again,
                                     "A layout of the project: the same again, but different within the regions");
    again.needs(region);
    for (const Option &wish : wishes) {
        recipe.excludes(wish);
        again.excludes(wish);
    }
    recipe.excludes(region);
    recipe.excludes(again);
    verb.flag("--json", arguments->json, "Print one JSON document");
    verb.run([arguments, seed, &context] {
        arguments->seedIsGiven = seed.given();
        run(*arguments, context);
    });
}

} // namespace twinloom::cli
