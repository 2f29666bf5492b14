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

constexpr std::size_t kFewRooms = 100; ///< the classifier's accuracy is known to 0.035 with so many on each side
constexpr std::uint64_t kFloorSeed = 1;

/// What the metrics say: of the layouts and, with a reference, of its own rooms.
struct Findings {
    scenegen::Evaluation layouts;
    std::optional<scenegen::Evaluation> floor;
};

Result<Findings> judge(const std::vector<scenegen::Layout> &layouts, const std::vector<scene::Room> &reference,
                       Progress &progress)
{
    Progress judging = progress.slice(0.0, 0.5), drawing = progress.slice(0.5, 1.0);
    auto evaluation = scenegen::evaluate(layouts, reference, judging);
    if (!evaluation)
        return unexpected(evaluation.error());
    auto floor = scenegen::referenceFloor(layouts, reference, kFloorSeed, drawing);
    if (!floor)
        return unexpected(floor.error());
    return Findings{*std::move(evaluation), *std::move(floor)};
}

void print(const Findings &findings, Context &context)
{
    constexpr int kNameWidth = 28, kValueWidth = 12;
    const auto line = [&](const QString &name, const QString &value, const QString &floor) {
        const QString padded = floor.isEmpty() ? value : value.leftJustified(kValueWidth) + QLatin1Char(' ') + floor;
        context.print(name.leftJustified(kNameWidth) + QLatin1Char(' ') + padded);
    };
    const auto number = [](const QJsonValue &value) {
        return value.isDouble() ? QString::number(value.toDouble(), 'g', 5) : QString();
    };
    if (findings.floor)
        line(QStringLiteral("metric"), QStringLiteral("layouts"), QStringLiteral("floor"));
    const QJsonObject layouts = findings.layouts.toJson();
    const QJsonObject floor = findings.floor ? findings.floor->toJson() : QJsonObject();
    for (auto entry = layouts.begin(); entry != layouts.end(); ++entry)
        if (!entry->isNull())
            line(entry.key(), number(*entry), number(floor.value(entry.key())));
}

int run(const Arguments &arguments, Context &context)
{
    bool anyBad = false;
    const auto layouts = workflow::readJsonLines<scenegen::Layout>(
        text(arguments.layouts), scenegen::layoutFromJson, context.progress(), [&](int number, const Error &error) {
            anyBad = true;
            context.note(QStringLiteral("line %1: %2").arg(number).arg(error.message));
        });
    if (!layouts)
        return context.fail(layouts.error());
    std::vector<scene::Room> reference;
    if (!arguments.reference.empty()) {
        auto rooms = workflow::readRooms(text(arguments.reference), context.progress());
        if (!rooms)
            return context.fail(rooms.error());
        reference = std::move(*rooms);
    }
    const auto findings = judge(*layouts, reference, context.progress());
    if (!findings)
        return context.fail(findings.error());
    if (arguments.json) {
        QJsonObject json = findings->layouts.toJson();
        if (findings->floor)
            json.insert(QStringLiteral("floor"), findings->floor->toJson());
        context.printJson(json);
    } else {
        print(*findings, context);
    }
    if (const std::size_t fewest = std::min(layouts->size(), reference.size()); fewest > 0 && fewest < kFewRooms)
        context.note(QStringLiteral("With fewer than %1 rooms on a side (here %2), classifier_two_sample says little.")
                         .arg(kFewRooms)
                         .arg(fewest));
    return context.status = anyBad ? kBadInput : kDone;
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
