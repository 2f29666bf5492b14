// SPDX-License-Identifier: Apache-2.0
// What a layout takes: a room, a hall, making anything legal, judging, many rooms at once.
#include "scenegen/autoregressive/autoregressive_generator.h"
#include "scenegen/batch.h"
#include "scenegen/evaluate/evaluate.h"
#include "scenegen/facility/facility_generator.h"
#include "scenegen/graph/graph_generator.h"
#include "scenegen/legalise/legalise.h"
#include "scenegen/request_json.h"
#include "tests/bench/limit.h"

#include <benchmark/benchmark.h>

#include <QBuffer>
#include <QJsonDocument>

#include <cstdlib>

using namespace twinloom;
using namespace twinloom::scenegen;

namespace
{

scene::Room room(double width, double depth, const char *type, double height = 2.7)
{
    scene::Room made;
    made.id = QStringLiteral("bench");
    made.roomType = QString::fromLatin1(type);
    made.polygon = {{0, 0}, {width, 0}, {width, depth}, {0, depth}};
    made.height = height;
    made.doors.push_back({{width / 2, 0}, {width / 2 + 0.9, 0}, 0, 2.1});
    made.windows.push_back({{width * 0.7, depth}, {width * 0.3, depth}, 0.9, 2.2});
    return made;
}

Layout layoutOf(const Generator &generator, const scene::Room &room, quint64 seed)
{
    Request request;
    request.room = room;
    request.seed = seed;
    Progress progress;
    auto layout = generate(generator, request, progress);
    if (!layout)
        std::abort();
    return std::move(*layout);
}

const Generator &graph()
{
    static const auto generator = makeGraphGenerator();
    return *generator;
}

void graphRoom(benchmark::State &state, const char *type, double width, double depth, double milliseconds)
{
    const scene::Room empty = room(width, depth, type, width > 20 ? 8.0 : 2.7);
    quint64 seed = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(layoutOf(graph(), empty, ++seed));
    bench::limit(state, milliseconds);
}
BENCHMARK_CAPTURE(graphRoom, bedroom, "bedroom", 4.5, 4.0, 30)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(graphRoom, living_room, "living room", 7.0, 5.5, 30)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(graphRoom, kitchen, "kitchen", 4.0, 3.5, 30)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(graphRoom, office, "office", 8.0, 6.0, 30)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(graphRoom, office_80_m2, "office", 10.0, 8.0, 30)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(graphRoom, factory_1800_m2, "factory", 60.0, 30.0, 1000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(graphRoom, factory_150000_m2, "factory", 500.0, 300.0, 10000)->Unit(benchmark::kMillisecond);

void facilityHall(benchmark::State &state, double width, double depth, double milliseconds)
{
    const scene::Room empty = room(width, depth, "factory", 8.0);
    const auto generator = facility::makeFacilityGenerator();
    quint64 seed = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(layoutOf(*generator, empty, ++seed));
    bench::limit(state, milliseconds);
}
BENCHMARK_CAPTURE(facilityHall, of_1800_m2, 60.0, 30.0, 1000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(facilityHall, of_150000_m2, 500.0, 300.0, 10000)->Unit(benchmark::kMillisecond);

void autoregressiveRoom(benchmark::State &state, const char *type, double width, double depth, double milliseconds)
{
    const scene::Room empty = room(width, depth, type);
    const auto generator = makeAutoregressiveGenerator();
    quint64 seed = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(layoutOf(*generator, empty, ++seed));
    bench::limit(state, milliseconds);
}
BENCHMARK_CAPTURE(autoregressiveRoom, bedroom, "bedroom", 4.5, 4.0, 10)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(autoregressiveRoom, living_room, "living room", 7.0, 5.5, 10)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(autoregressiveRoom, kitchen, "kitchen", 4.0, 3.5, 10)->Unit(benchmark::kMillisecond);

/// All things of a layout thrown into one corner.
void legaliseHeap(benchmark::State &state)
{
    scene::Room heap = layoutOf(graph(), room(7, 5.5, "living room"), 1).room;
    for (scene::RoomObject &object : heap.objects)
        object.box.centre.head<2>() = geometry::Vec2(1.0, 1.0);
    for (auto _ : state) {
        Issues issues;
        Progress progress;
        benchmark::DoNotOptimize(legalise(heap, {}, issues, progress));
    }
    bench::limit(state, 200);
}
BENCHMARK(legaliseHeap)->Unit(benchmark::kMillisecond);

void evaluateLayouts(benchmark::State &state)
{
    std::vector<Layout> layouts;
    for (quint64 seed = 0; seed < 50; ++seed)
        layouts.push_back(layoutOf(graph(), room(5, 4, "bedroom"), seed));
    for (auto _ : state) {
        Progress progress;
        benchmark::DoNotOptimize(evaluate(layouts, {}, progress));
    }
    state.SetItemsProcessed(state.iterations() * 50);
}
BENCHMARK(evaluateLayouts)->Unit(benchmark::kMillisecond);

void batchOfRooms(benchmark::State &state)
{
    Request request;
    request.room = room(5, 4, "bedroom");
    const QByteArray line = QJsonDocument(requestToJson(request)).toJson(QJsonDocument::Compact) + '\n';
    const auto generator = makeGraphGenerator();
    BatchOptions options;
    options.threads = static_cast<int>(state.range(0));
    for (auto _ : state) {
        QByteArray input = line.repeated(100), output;
        QBuffer in(&input), out(&output);
        in.open(QIODevice::ReadOnly);
        out.open(QIODevice::WriteOnly);
        Progress progress;
        if (!generateBatch(*generator, in, out, options, {}, progress))
            std::abort();
    }
    state.SetItemsProcessed(state.iterations() * 100);
}
BENCHMARK(batchOfRooms)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

} // namespace
