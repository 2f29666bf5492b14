// SPDX-License-Identifier: Apache-2.0
#include "app/cli/parameters.h"
#include "app/cli/standard_input.h"
#include "app/cli/verb.h"
#include "app/workflow/user_library.h"
#include "core/input_file.h"
#include "scenegen/autoregressive/autoregressive_generator.h"
#include "scenegen/batch.h"
#include "scenegen/style.h"

#include <QFile>

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string generator, input, output, shard, style;
    std::vector<std::string> parameters;
    quint64 seed = scenegen::kUsualSeed;
    scenegen::BatchOptions options;
};

Result<void> parseShard(const QString &given, scenegen::BatchOptions &options)
{
    if (given.isEmpty())
        return {};
    const QStringList parts = given.split(QLatin1Char('/'));
    bool first = false, second = false;
    if (parts.size() == 2) {
        options.shard = parts[0].toInt(&first);
        options.shards = parts[1].toInt(&second);
    }
    if (!first || !second || options.shards < 1 || options.shard < 0 || options.shard >= options.shards)
        return unexpected(ErrorCode::Usage,
                          QStringLiteral("--shard %1: I/N is expected, with I from 0 to N - 1.").arg(given));
    return {};
}

bool isStandard(const std::string &name)
{
    return name.empty() || name == "-";
}

Result<std::unique_ptr<QIODevice>> openRooms(const std::string &name)
{
    if (isStandard(name))
        return std::unique_ptr<QIODevice>(std::make_unique<StandardInput>());
    auto file = std::make_unique<QFile>(text(name));
    if (const auto opened = openInput(*file); !opened)
        return unexpected(opened.error());
    return std::unique_ptr<QIODevice>(std::move(file));
}

Result<void> openLayouts(QFile &file, const std::string &name)
{
    file.setFileName(text(name));
    if (isStandard(name) ? file.open(stdout, QIODevice::WriteOnly) : file.open(QIODevice::WriteOnly))
        return {};
    return unexpected(ErrorCode::Io, QStringLiteral("%1 cannot be opened: %2.").arg(text(name), file.errorString()));
}

/// Nothing but the style that is wanted of all rooms.
scenegen::Request styleRequest(const scenegen::BatchOptions &options)
{
    scenegen::Request request;
    request.style = options.style;
    request.models = options.models;
    return request;
}

Result<scenegen::BatchReport> layOut(Arguments &arguments, Context &context)
{
    const auto registry = scenegen::Registry::builtIn();
    const auto generator = registry.find(text(arguments.generator));
    if (!generator)
        return unexpected(generator.error());
    auto parameters = parseParameterFlags((*generator)->info().parameters, arguments.parameters);
    if (!parameters)
        return unexpected(parameters.error());
    // Weights that cannot be read are told once, not of each line.
    if (const auto weights = scenegen::weightsDigest((*generator)->info(), *parameters); !weights)
        return unexpected(ErrorCode::BadInput, weights.error().text());
    arguments.options.parameters = std::move(*parameters);
    Issues issues;
    const auto tagged = workflow::openTaggedModels(context.progress(), issues);
    if (!tagged)
        return unexpected(tagged.error());
    context.report(issues);
    arguments.options.models = workflow::offered(*tagged);
    arguments.options.style = text(arguments.style);
    if (const auto known = scenegen::checkStyles(styleRequest(arguments.options)); !known)
        return unexpected(known.error());
    if (const auto parsed = parseShard(text(arguments.shard), arguments.options); !parsed)
        return unexpected(parsed.error());
    const auto in = openRooms(arguments.input);
    if (!in)
        return unexpected(in.error());
    QFile out;
    if (const auto opened = openLayouts(out, arguments.output); !opened)
        return unexpected(opened.error());
    const auto report = scenegen::generateBatch(
        **generator, **in, out, arguments.options,
        [&](qint64 line, const QString &what) { context.note(QStringLiteral("line %1: %2").arg(line).arg(what)); },
        context.progress());
    if (report && !out.flush())
        return unexpected(ErrorCode::Io, QStringLiteral("Cannot write the layouts: %1.").arg(out.errorString()));
    return report;
}

int run(Arguments &arguments, Context &context)
{
    const auto report = layOut(arguments, context);
    if (!report)
        return context.fail(report.error());
    if (report->rooms == 0 && arguments.options.shards == 1 && report->badLines == 0)
        return context.fail({ErrorCode::BadInput, QStringLiteral("The input holds no room."), {}});
    return context.status = report->badLines > 0 ? kBadInput : kDone;
}

} // namespace

void addLayout(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("layout", "Furnish rooms: one JSON object a line in, one layout a line out");
    verb.option("input", arguments->input, "Rooms, one a line (default: standard input)");
    verb.option("--generator", arguments->generator, "Which generator").required();
    verb.option("--output", arguments->output, "Where the layouts go (default: standard output)");
    const Option seed =
        verb.option("--seed", arguments->seed, "Seed; a line's own is added to it, or holds where none is given here")
            .showDefault();
    verb.option("--count", arguments->options.count, "Layouts a room").showDefault().range(1, 100000);
    verb.option("--threads", arguments->options.threads, "Worker threads; the result is the same for any number")
        .showDefault()
        .range(1, 256);
    verb.option("--shard", arguments->shard, "I/N: only every Nth room, beginning with number I (from 0)");
    verb.option("--style", arguments->style,
                "Look of what is new: classic, industrial, modern, nordic, or a tag of your own models");
    verb.option("--param", arguments->parameters, "A generator's parameter, as in name=value; may be repeated");
    verb.run([arguments, seed, &context] {
        if (seed.given())
            arguments->options.seed = arguments->seed;
        run(*arguments, context);
    });
}

} // namespace twinloom::cli
