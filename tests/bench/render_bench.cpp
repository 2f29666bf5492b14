// SPDX-License-Identifier: Apache-2.0
// What a frame costs the processor: live values, both eyes of a headset, labels. On Mesa's driver that draws nothing
// (GALLIUM_NOOP), so that neither a graphics card nor its absence counts.
#include "app/render/headless.h"
#include "tests/bench/limit.h"

#include "core/asset/parametric.h"
#include "core/scene/change.h"

#include <benchmark/benchmark.h>

#include <cmath>

namespace twinloom::render
{
namespace
{

constexpr const char *kCategories[] = {
    "Workbench", "ConveyorStraight", "Chair", "Pallet", "ControlCabinet", "Tank", "Shelf", "Box"};

scene::Hierarchy plant(int nodes)
{
    scene::Change change;
    for (int i = 0; i < nodes; ++i) {
        scene::Node node;
        node.id = {static_cast<quint64>(i) + 1};
        node.transform = geometry::Transform::place({i % 100 * 2.0, i / 100 * 2.0, 0}, 0.1 * i);
        node.set(scene::ModelComponent{QLatin1String(kCategories[i % 8]), {}, {1, 1, 1}, {}});
        change.edits.push_back(scene::added(std::move(node)));
    }
    auto scene = scene::apply(scene::Scene(), change);
    return scene::Hierarchy(scene ? *std::move(scene) : scene::Scene());
}

Resources parametric()
{
    Resources resources;
    resources.model = [](const scene::ModelComponent &component) -> asset::ModelPtr {
        auto model = asset::makeParametric(component.category, component.size.cast<float>());
        return model ? std::make_shared<const asset::Model>(*std::move(model)) : nullptr;
    };
    return resources;
}

/// A renderer on the driver that draws nothing, with so many nodes. Null, and the benchmark skipped, where there is
/// none.
struct Bench {
    std::unique_ptr<HeadlessContext> context;
    std::unique_ptr<Renderer> renderer;
    scene::Overlays overlays;

    Bench(benchmark::State &state, int nodes)
    {
        qputenv("GALLIUM_NOOP", "1");
        qputenv("GALLIUM_THREAD", "0"); // its own thread and this driver do not go together in Mesa 22
        auto made = HeadlessContext::create();
        if (!made || !(*made)->driver().contains(QLatin1String("NOOP"))) {
            state.SkipWithError("Mesa's no-op driver is missing");
            return;
        }
        context = *std::move(made);
        auto drawing = Renderer::create();
        if (!drawing) {
            state.SkipWithError("no renderer");
            return;
        }
        renderer = *std::move(drawing);
        renderer->setScene(plant(nodes), parametric());
    }

    /// All values new: colour for each, another place for every fourth.
    void feed(int count, int step)
    {
        for (int i = 0; i < count; ++i) {
            scene::Overlay &overlay = overlays[{static_cast<quint64>(i) + 1}];
            const float value = static_cast<float>((i + step) % 97) / 97.0f;
            overlay.colour = Eigen::Vector4f(value, 1 - value, 0.1f, 0.8f);
            if (i % 4 == 0)
                overlay.transform =
                    geometry::Transform::place({i % 100 * 2.0, i / 100 * 2.0, 0.01 * (step % 50)}, 0.1 * i);
        }
    }

    std::vector<View> views(int count, int width, int height) const
    {
        const auto [low, high] = renderer->bounds();
        std::vector<View> result;
        for (int i = 0; i < count; ++i) {
            Camera camera = overview(low, high, static_cast<double>(width) / height);
            camera.eye.x() += 0.064 * i;
            camera.target.x() += 0.064 * i;
            result.push_back(
                {eyeOf(camera, static_cast<double>(width) / height, low, high), {0, width, height, false}});
        }
        return result;
    }
};

void liveOverlays(benchmark::State &state)
{
    const int count = static_cast<int>(state.range(0));
    Bench bench(state, 10'000);
    if (!bench.renderer)
        return;
    const std::vector<View> views = bench.views(1, 1280, 720);
    int step = 0;
    for (auto _ : state) {
        state.PauseTiming();
        bench.feed(count, ++step);
        state.ResumeTiming();
        bench.renderer->setOverlays(bench.overlays);
        benchmark::DoNotOptimize(bench.renderer->draw(views, {}));
    }
    twinloom::bench::limit(state, 2);
}
BENCHMARK(liveOverlays)->Arg(2'000)->Arg(10'000)->Unit(benchmark::kMillisecond);

void stereoFrame(benchmark::State &state)
{
    const int count = static_cast<int>(state.range(0));
    Bench bench(state, 10'000);
    if (!bench.renderer)
        return;
    const std::vector<View> views = bench.views(2, 1440, 1584);
    int step = 0;
    for (auto _ : state) {
        state.PauseTiming();
        bench.feed(count, ++step);
        state.ResumeTiming();
        bench.renderer->setOverlays(bench.overlays);
        benchmark::DoNotOptimize(bench.renderer->draw(views, {}));
    }
    twinloom::bench::limit(state, 3);
}
BENCHMARK(stereoFrame)->Arg(2'000)->Arg(10'000)->Unit(benchmark::kMillisecond);

void labelledOverlays(benchmark::State &state)
{
    Bench bench(state, 10'000);
    if (!bench.renderer)
        return;
    const std::vector<View> views = bench.views(1, 1280, 720);
    int step = 0;
    for (auto _ : state) {
        state.PauseTiming();
        bench.feed(10'000, ++step);
        for (auto &[id, overlay] : bench.overlays)
            overlay.gauge = static_cast<double>((id.value + static_cast<quint64>(step)) % 61) / 61;
        state.ResumeTiming();
        bench.renderer->setOverlays(bench.overlays);
        benchmark::DoNotOptimize(bench.renderer->draw(views, {}));
    }
}
BENCHMARK(labelledOverlays)->Unit(benchmark::kMillisecond);

void stillFrame(benchmark::State &state)
{
    Bench bench(state, static_cast<int>(state.range(0)));
    if (!bench.renderer)
        return;
    const std::vector<View> views = bench.views(1, 1280, 720);
    for (auto _ : state)
        benchmark::DoNotOptimize(bench.renderer->draw(views, {}));
}
BENCHMARK(stillFrame)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace twinloom::render
