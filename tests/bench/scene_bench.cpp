// SPDX-License-Identifier: Apache-2.0
// Scene edits, differences and JSON at the sizes of a large twin.
#include "core/scene/hierarchy.h"
#include "core/scene/scene_json.h"
#include "core/scene/validate.h"

#include <benchmark/benchmark.h>

namespace
{

using namespace twinloom::scene;

Change additions(int count)
{
    Change change;
    change.edits.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        Node node;
        node.id = {static_cast<quint64>(i) + 1};
        node.name = QStringLiteral("Object %1").arg(i);
        node.transform = twinloom::geometry::Transform::place({i % 316 * 1.5, i / 316 * 1.5, 0}, 0.1 * i);
        node.set(ObjectComponent{QStringLiteral("Machine"), {1, 1, 2}, 1.0, 0, {}, false});
        node.set(ModelComponent{QStringLiteral("Machine"), {}, {1, 1, 2}, {}});
        change.edits.push_back(added(std::move(node)));
    }
    return change;
}

Scene sceneOf(int nodes)
{
    auto scene = apply(Scene(), additions(nodes));
    return scene ? *std::move(scene) : Scene();
}

Change move(const Scene &scene, quint64 id, double x)
{
    const NodePtr before = scene.find({id});
    Node after = *before;
    after.transform.translation.x() = x;
    return {{edited(before, std::move(after))}};
}

void editWhileASnapshotIsHeld(benchmark::State &state)
{
    Scene scene = sceneOf(static_cast<int>(state.range(0)));
    quint64 step = 0;
    for (auto _ : state) {
        const Scene snapshot = scene;
        ++step;
        const quint64 id = step * 7919 % scene.size() + 1;
        scene = *apply(scene, move(scene, id, static_cast<double>(step)));
        benchmark::DoNotOptimize(snapshot.size());
    }
}
BENCHMARK(editWhileASnapshotIsHeld)->Arg(1000)->Arg(100000)->Unit(benchmark::kMicrosecond);

void applyAdditions(benchmark::State &state)
{
    const Change change = additions(static_cast<int>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(apply(Scene(), change));
}
BENCHMARK(applyAdditions)->Arg(100000)->Unit(benchmark::kMillisecond);

void diffOfOneEdit(benchmark::State &state)
{
    const Scene scene = sceneOf(static_cast<int>(state.range(0)));
    const Scene other = *apply(scene, move(scene, 500, -1));
    for (auto _ : state)
        benchmark::DoNotOptimize(diff(scene, other));
}
BENCHMARK(diffOfOneEdit)->Arg(100000)->Unit(benchmark::kMicrosecond);

void diffOfAll(benchmark::State &state)
{
    const Scene scene = sceneOf(static_cast<int>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(diff(Scene(), scene));
}
BENCHMARK(diffOfAll)->Arg(100000)->Unit(benchmark::kMillisecond);

void writeJson(benchmark::State &state)
{
    const Scene scene = sceneOf(static_cast<int>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(sceneToJson(scene));
}
BENCHMARK(writeJson)->Arg(100000)->Unit(benchmark::kMillisecond);

void readJson(benchmark::State &state)
{
    const QByteArray json = sceneToJson(sceneOf(static_cast<int>(state.range(0))));
    for (auto _ : state)
        benchmark::DoNotOptimize(sceneFromJson(json));
}
BENCHMARK(readJson)->Arg(100000)->Unit(benchmark::kMillisecond);

void buildHierarchy(benchmark::State &state)
{
    const Scene scene = sceneOf(static_cast<int>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(Hierarchy(scene));
}
BENCHMARK(buildHierarchy)->Arg(100000)->Unit(benchmark::kMillisecond);

void validateScene(benchmark::State &state)
{
    const Scene scene = sceneOf(static_cast<int>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(validate(scene));
}
BENCHMARK(validateScene)->Arg(100000)->Unit(benchmark::kMillisecond);

} // namespace
