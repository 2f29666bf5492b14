// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "app/workflow/json_lines.h"
#include "app/workflow/room_files.h"
#include "scenegen/evaluate/evaluate.h"
#include "scenegen/request_json.h"

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string layouts, reference;
    bool json = false;
};

int run(const Arguments &arguments, Context &context)
{
    const auto layouts = workflow::readJsonLines<scenegen::Layout>(text(arguments.layouts), scenegen::layoutFromJson,
                                                                   context.progress());
    if (!layouts)
        return context.fail(layouts.error());
    std::vector<scene::Room> reference;
    if (!arguments.reference.empty()) {
        auto rooms = workflow::readRooms(text(arguments.reference), context.progress());
        if (!rooms)
            return context.fail(rooms.error());
        reference = std::move(*rooms);
    }
    const auto evaluation = scenegen::evaluate(*layouts, reference, context.progress());
    if (!evaluation)
        return context.fail(evaluation.error());
    const QJsonObject json = evaluation->toJson();
    if (arguments.json) {
        context.printJson(json);
        return kDone;
    }
    for (auto entry = json.begin(); entry != json.end(); ++entry)
        if (!entry->isNull())
            context.print(QStringLiteral("%1 %2").arg(entry.key().leftJustified(28)).arg(entry->toDouble(), 0, 'g', 5));
    return kDone;
}

} // namespace

void addEvaluate(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("evaluate", "Measure anybody's layouts: collisions, reach, likeness to a reference");
    verb.option("layouts", arguments->layouts, "Layouts, one JSON object a line").required();
    verb.option("--reference", arguments->reference, "Furnished rooms to compare with, one a line");
    verb.flag("--json", arguments->json, "Print one JSON document");
    verb.run([arguments, &context] { run(*arguments, context); });
}

} // namespace twinloom::cli
