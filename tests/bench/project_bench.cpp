// SPDX-License-Identifier: Apache-2.0
// What people wait for: opening a large project, committing one edit, undoing it.
#include "core/project/project.h"
#include "tests/bench/limit.h"

#include <benchmark/benchmark.h>

#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <optional>

using namespace twinloom;
using namespace twinloom::project;

namespace
{

const CommitInfo kInfo{QStringLiteral("bench"), QStringLiteral("Bench")};

scene::Node furniture(quint64 number)
{
    static const QString kCategories[] = {QStringLiteral("Chair"), QStringLiteral("Desk"), QStringLiteral("Cabinet")};
    scene::Node node;
    node.id = {number};
    node.parent = {number > 100 ? number % 100 + 1 : 0};
    node.name = QStringLiteral("%1 %2").arg(kCategories[number % 3]).arg(number);
    node.transform.translation = {0.137 * double(number % 1000), 0.291 * double(number / 1000), 0.01};
    scene::ObjectComponent object;
    object.category = kCategories[number % 3];
    object.size = {0.5 + 1e-3 * double(number % 97), 0.6, 0.8};
    node.set(object);
    scene::ModelComponent model;
    model.category = object.category;
    model.size = object.size;
    node.set(model);
    return node;
}

/// A project with that many nodes, made once for all runs of a benchmark.
struct LargeProject {
    explicit LargeProject(std::int64_t nodes)
    {
        Result<Project> created = Project::create(path);
        scene::Change change;
        for (std::int64_t i = 1; i <= nodes; ++i)
            change.edits.push_back(scene::added(furniture(quint64(i))));
        if (!created || !created->commit(change, kInfo))
            std::abort();
    }

    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("large.twin"));
};

/// Opens the project with that durability and moves a node to and fro; reports the median beside the mean.
template <class Work>
void editing(benchmark::State &state, const char *durability, Work &&work)
{
    qputenv("TWINLOOM_DURABILITY", durability);
    const LargeProject large(state.range(0));
    Result<Project> project = Project::open(large.path, OpenMode::ReadWrite);
    if (!project)
        return state.SkipWithError(qPrintable(project.error().text()));
    std::vector<double> milliseconds;
    for (auto _ : state) {
        const auto from = std::chrono::steady_clock::now();
        work(*project);
        const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - from;
        milliseconds.push_back(taken.count());
    }
    std::nth_element(milliseconds.begin(), milliseconds.begin() + std::ptrdiff_t(milliseconds.size() / 2),
                     milliseconds.end());
    state.counters["median_ms"] = milliseconds[milliseconds.size() / 2];
    qunsetenv("TWINLOOM_DURABILITY");
}

void commitOne(Project &project)
{
    const scene::NodePtr node = project.scene().find({7});
    scene::Node moved = *node;
    moved.transform.translation.x() += 0.001;
    const Result<qint64> number = project.commit({{scene::edited(node, std::move(moved))}}, kInfo);
    if (!number)
        std::abort();
}

void openProject(benchmark::State &state)
{
    const LargeProject large(state.range(0));
    if (state.range(0) == 100'000)
        bench::limit(state, 1000);
    for (auto _ : state) {
        const Result<Project> project = Project::open(large.path, OpenMode::ReadOnly);
        if (!project || project->scene().size() != std::size_t(state.range(0)))
            std::abort();
    }
}

void commitFull(benchmark::State &state)
{
    editing(state, "full", commitOne);
}
void commitNormal(benchmark::State &state)
{
    bench::limit(state, 1);
    editing(state, "normal", commitOne);
}

void undoRedo(benchmark::State &state)
{
    editing(state, "normal", [](Project &project) {
        commitOne(project);
        if (!project.undo() || !project.redo())
            std::abort();
    });
}

void importNodes(benchmark::State &state)
{
    for (auto _ : state)
        const LargeProject large(state.range(0));
}

} // namespace

BENCHMARK(openProject)->Arg(1000)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(commitFull)->Arg(100)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(commitNormal)->Arg(100)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(undoRedo)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(importNodes)->Arg(100'000)->Unit(benchmark::kMillisecond);
