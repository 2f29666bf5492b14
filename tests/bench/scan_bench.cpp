// SPDX-License-Identifier: Apache-2.0
// Reading, thinning, normals and noise on the simulated hall. TWINLOOM_BENCH_POINTS sets its size (1 million).
#include "core/scan/filter.h"
#include "core/scan/normals.h"
#include "core/scan/ply_writer.h"
#include "core/scan/reader.h"
#include "core/scan/simulate.h"
#include "core/scan/voxel.h"

#include <benchmark/benchmark.h>

#include <QTemporaryDir>

namespace twinloom::scan {
namespace {

std::size_t pointCount()
{
    bool fine = false;
    const qulonglong wanted = qEnvironmentVariable("TWINLOOM_BENCH_POINTS").toULongLong(&fine);
    return fine ? static_cast<std::size_t>(wanted) : 1'000'000;
}

const PointCloud &hall()
{
    static const PointCloud kCloud = [] {
        Progress progress;
        SimulateOptions options;
        options.points = pointCount();
        const std::vector<scene::Room> rooms = hallPreset();
        return simulateScan(rooms, options, progress).value().cloud;
    }();
    return kCloud;
}

void simulateHall(benchmark::State &state)
{
    const std::vector<scene::Room> rooms = hallPreset();
    SimulateOptions options;
    options.points = 200'000;
    for (auto _ : state) {
        Progress progress;
        benchmark::DoNotOptimize(simulateScan(rooms, options, progress));
    }
}
BENCHMARK(simulateHall)->Unit(benchmark::kMillisecond);

void readPlyFile(benchmark::State &state)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("hall.ply"));
    Progress progress;
    PointCloud cloud = hall();
    cloud.intensities.clear();
    if (!writePly(path, cloud, progress))
        return state.SkipWithError("cannot write");
    cloud = {};
    for (auto _ : state)
        benchmark::DoNotOptimize(readScans(path, {}, progress));
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * hall().size()));
}
BENCHMARK(readPlyFile)->Unit(benchmark::kMillisecond);

void voxelHall(benchmark::State &state)
{
    Progress progress;
    for (auto _ : state)
        benchmark::DoNotOptimize(voxelise(hall(), {static_cast<double>(state.range(0)) / 100.0, false}, progress));
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * hall().size()));
}
BENCHMARK(voxelHall)->Arg(1)->Arg(2)->Arg(5)->Unit(benchmark::kMillisecond);

void normalsOfThinnedHall(benchmark::State &state)
{
    Progress progress;
    PointCloud cloud = voxelise(hall(), {0.05, false}, progress).value().cloud;
    for (auto _ : state)
        benchmark::DoNotOptimize(estimateNormals(cloud, {0.12, {30, 15, 2}}, progress));
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * cloud.size()));
}
BENCHMARK(normalsOfThinnedHall)->Unit(benchmark::kMillisecond);

void outliersOfHall(benchmark::State &state)
{
    Progress progress;
    for (auto _ : state)
        benchmark::DoNotOptimize(findInliers(hall(), {}, progress));
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * hall().size()));
}
BENCHMARK(outliersOfHall)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace twinloom::scan
