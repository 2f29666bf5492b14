// SPDX-License-Identifier: Apache-2.0
// `bind`: which source a property or telemetry follows, and how its value shows.
#include "app/cli/live.h"
#include "app/cli/verb.h"
#include "twin/source/source_url.h"
#include "twin/state/twins.h"

#include <QCoreApplication>

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string path, property, source, selector, time;
    double scale = 1, offset = 0, deadline = 0;
    std::vector<std::string> visuals;
    bool hasDeadline = false, json = false;
};

twin::Binding bindingFrom(const Arguments &arguments, const QString &property)
{
    twin::Binding binding{property,
                          text(arguments.source),
                          text(arguments.selector),
                          text(arguments.time),
                          arguments.scale,
                          arguments.offset,
                          {},
                          {}};
    if (arguments.hasDeadline)
        binding.deadline = arguments.deadline;
    for (const std::string &visual : arguments.visuals)
        binding.visuals.push_back(text(visual));
    return binding;
}

Result<scene::Change> changeFor(const Arguments &arguments, const project::Project &project,
                                const twin::PropertyPath &path, Context &context)
{
    const auto url = source::SourceUrl::parse(text(arguments.source));
    if (!url)
        return unexpected(url.error());
    if (const auto missing = source::unreadableFile(url->files()))
        context.report({*missing}); // it may come until it is needed, or stand on the machine that runs
    const auto model = modelOf(project, context);
    if (!model)
        return unexpected(model.error());
    return twin::bind(project.scene(), *model, path.twin, bindingFrom(arguments, path.property));
}

int run(const Arguments &arguments, Context &context)
{
    const auto path = twin::parsePropertyPath(text(arguments.property));
    if (!path)
        return context.fail(path.error());
    auto opened = openForWriting(text(arguments.path));
    if (!opened)
        return context.fail(opened.error());
    const auto change = changeFor(arguments, *opened, *path, context);
    if (!change)
        return context.fail(change.error());
    const auto number = opened->commit(
        *change, {QStringLiteral("bind"), QCoreApplication::translate("cli", "Bind %1").arg(text(arguments.property))});
    if (!number)
        return context.fail(number.error());
    if (arguments.json)
        context.printJson(
            QJsonObject{{QStringLiteral("change"), *number}, {QStringLiteral("tag"), text(arguments.property)}});
    else
        context.print(QStringLiteral("%1 <- %2").arg(text(arguments.property), text(arguments.source)));
    return kDone;
}

} // namespace

void addBind(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("bind", "Let a twin's property or telemetry follow a source");
    verb.option("project", arguments->path, "The .twin file").required();
    verb.option("property", arguments->property, "ID.PROPERTY; a binding of the same one is replaced").required();
    verb.option("source", arguments->source, "Where values come from, as in mqtt://localhost:1883/plant/press?qos=1")
        .required();
    verb.option("--selector", arguments->selector,
                "JSON pointer to the value in what arrives; without one all of it is the value");
    verb.option("--time", arguments->time,
                "JSON pointer to the source time (UTC nanoseconds or ISO 8601); without one the time of arrival");
    verb.option("--scale", arguments->scale, "Factor of a number").showDefault();
    verb.option("--offset", arguments->offset, "Added to a number after the factor").showDefault();
    const Option deadline = verb.option(
        "--deadline", arguments->deadline,
        "Seconds without a new value until it is stale; without one, three times the longest interval seen lately");
    verb.option("--visual", arguments->visuals,
                "CHANNEL=EXPR, may be repeated:\n"
                "colour=ramp 0:green 100:red [strength 0.8]\ncolour=map true:green false:red\nlabel=format "
                "\"{value:1} {unit}\"\n"
                "gauge=range 0 100\nposition=path NODE 0 1\nvisible=when > 5");
    verb.flag("--json", arguments->json, "Print one JSON document");
    verb.run([arguments, deadline, &context] {
        arguments->hasDeadline = deadline.given();
        run(*arguments, context);
    });
}

} // namespace twinloom::cli
