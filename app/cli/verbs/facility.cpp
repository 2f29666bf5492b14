// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "scenegen/facility/parallel_solve.h"

#include <QElapsedTimer>

#include <algorithm>
#include <thread>

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string path, name;
    std::uint64_t seed = 1;
    double seconds = 10;
    std::int64_t steps = 0;
    int threads = 0;
    bool json = false;
};

constexpr int kMostThreads = 16;

Result<facility::Instance> choose(std::vector<facility::Instance> instances, const QString &name)
{
    if (instances.size() == 1 && name.isEmpty())
        return std::move(instances.front());
    QStringList names;
    for (facility::Instance &instance : instances) {
        if (!name.isEmpty() && instance.name == name)
            return std::move(instance);
        names.append(instance.name);
    }
    const QString hint = QStringLiteral("Name one with --instance: %1.").arg(names.join(QStringLiteral(", ")));
    if (name.isEmpty())
        return unexpected(ErrorCode::Usage, QStringLiteral("The file holds several instances."), hint);
    return unexpected(ErrorCode::NotFound, QStringLiteral("The file holds no instance %1.").arg(name), hint);
}

int run(const Arguments &arguments, Context &context)
{
    auto instances = facility::readInstances(text(arguments.path));
    if (!instances)
        return context.fail(instances.error());
    const auto instance = choose(std::move(*instances), text(arguments.name));
    if (!instance)
        return context.fail(instance.error());
    context.progress().stage(QStringLiteral("Searching"));
    const facility::SearchLimits limits{arguments.seconds, arguments.steps};
    QElapsedTimer timer;
    timer.start();
    // Without a clock, the result is that of the seed, whatever the machine.
    const int usual = arguments.steps > 0 ? 1 : static_cast<int>(std::thread::hardware_concurrency());
    const int threads = arguments.threads > 0 ? arguments.threads : std::clamp(usual, 1, kMostThreads);
    const auto solution = facility::solveOnThreads(*instance, arguments.seed, limits, threads, context.progress());
    if (!solution)
        return context.fail(solution.error());
    if (arguments.json) {
        context.printJson(QJsonObject{{QStringLiteral("name"), instance->name},
                                      {QStringLiteral("objective"), solution->objective},
                                      {QStringLiteral("seconds"), double(timer.elapsed()) / 1000},
                                      {QStringLiteral("seed"), double(arguments.seed)},
                                      {QStringLiteral("layout"), solution->layout}});
        return kDone;
    }
    context.print(QStringLiteral("%1: objective %2").arg(instance->name).arg(solution->objective, 0, 'f', 4));
    if (instance->best)
        context.print(QStringLiteral("best known %1, gap %2 %")
                          .arg(*instance->best, 0, 'f', 4)
                          .arg(100 * (solution->objective / *instance->best - 1), 0, 'f', 3));
    return kDone;
}

} // namespace

void addFacility(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("facility", "Facility layout and assignment benchmark instances");
    verb.option("file", arguments->path, "A JSON file with an instance").required();
    verb.option("--instance", arguments->name, "Its name, if the file holds several");
    verb.option("--seed", arguments->seed, "Seed").showDefault();
    verb.option("--seconds", arguments->seconds, "How long to search").showDefault().range(0.01, 86400.0);
    verb.option("--steps", arguments->steps, "Search for this many moves instead, so that the result repeats");
    verb.option("--threads", arguments->threads,
                "Searches at once, the best of which counts (default: one for each processor; with --steps, one)")
        .range(1, 256);
    verb.flag("--json", arguments->json, "Print one JSON document");
    verb.run([arguments, &context] { run(*arguments, context); });
}

} // namespace twinloom::cli
