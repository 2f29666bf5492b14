// SPDX-License-Identifier: Apache-2.0
// Reading, thinning, normals and noise on the simulated hall, and whole scans of a room and of the hall.
// TWINLOOM_BENCH_POINTS sets the hall's size (1 million). `limit_ms` is what the project asks for at 10 million points,
// in proportion; CPU time counts.
#include "core/scan/points/filter.h"
#include "core/scan/points/normals.h"
#include "core/scan/registration/placed_scan.h"
#include "core/scan/formats/ply_writer.h"
#include "core/scan/formats/reader.h"
#include "core/scan/scan_job.h"
#include "core/scan/simulate/simulate.h"
#include "core/scan/points/voxel.h"
#include "tests/bench/memory.h"

#include <benchmark/benchmark.h>

#include <QCryptographicHash>
#include <QTemporaryDir>

namespace twinloom::scan
{
namespace
{

std::size_t pointCount()
{
    bool fine = false;
    const qulonglong wanted = qEnvironmentVariable("TWINLOOM_BENCH_POINTS").toULongLong(&fine);
    return fine ? static_cast<std::size_t>(wanted) : 1'000'000;
}

/// `seconds` are for 10 million points.
void setLimit(benchmark::State &state, double seconds)
{
    state.counters["limit_ms"] = seconds * 1000 * static_cast<double>(pointCount()) / 1e7;
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
    setLimit(state, 0.5);
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * hall().size()));
}
BENCHMARK(readPlyFile)->Unit(benchmark::kMillisecond);

void voxelHall(benchmark::State &state)
{
    Progress progress;
    for (auto _ : state)
        benchmark::DoNotOptimize(voxelise(hall(), {static_cast<double>(state.range(0)) / 100.0, false}, progress));
    setLimit(state, state.range(0) == 1 ? 2.5 : state.range(0) == 2 ? 2.0 : 1.0);
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * hall().size()));
}
BENCHMARK(voxelHall)->Arg(1)->Arg(2)->Arg(5)->Unit(benchmark::kMillisecond);

void normalsOfThinnedHall(benchmark::State &state)
{
    Progress progress;
    PointCloud cloud = voxelise(hall(), {0.05, false}, progress).value().cloud;
    for (auto _ : state)
        benchmark::DoNotOptimize(estimateNormals(cloud, {0.12, {30, 15, 2}}, progress));
    state.counters["limit_ms"] = 6000 * static_cast<double>(cloud.size()) / 1.8e6;
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

void wholeScan(benchmark::State &state, const PointCloud &cloud)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("scan.ply"));
    Progress progress;
    if (!writePly(path, cloud, progress))
        return state.SkipWithError("cannot write");
    for (auto _ : state) {
        scene::NodeIdAllocator ids;
        const auto outcome = scanFiles(
            {path}, {}, ids, [](const QByteArray &) -> Result<scene::BlobId> { return QString(64, u'0'); }, progress);
        if (!outcome)
            return state.SkipWithError("cannot scan");
        state.counters["peak_mib"] = outcome->report.peakMemoryMib;
    }
}

void scanRoom(benchmark::State &state)
{
    Progress progress;
    const std::vector<scene::Room> rooms = officePreset();
    wholeScan(state, simulateScan(rooms, {}, progress).value().cloud);
    state.counters["limit_ms"] = 10'000;
}
BENCHMARK(scanRoom)->Unit(benchmark::kMillisecond)->Iterations(1);

void scanHall(benchmark::State &state)
{
    wholeScan(state, hall());
    setLimit(state, 60);
}
BENCHMARK(scanHall)->Unit(benchmark::kMillisecond)->Iterations(1);

/// From a file into an octree with the points on disk meanwhile, all but the project's own writing. `peak_mib` is what
/// this takes beside the hall that the other benchmarks keep.
void importHall(benchmark::State &state)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("hall.ply"));
    Progress progress;
    if (!writePly(path, hall(), progress))
        return state.SkipWithError("cannot write");
    ScanOptions options;
    options.scratchFolder = folder.path();
    const PutBlob put = [](const QByteArray &bytes) -> Result<scene::BlobId> {
        return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    };
    for (auto _ : state) {
        bench::forgetPeak();
        const double before = bench::memoryMib("VmRSS:");
        Issues issues;
        const auto scans = loadFile(path, options, 0, issues, progress);
        if (!scans || !storeScan(scans->front(), options, put, progress))
            return state.SkipWithError("cannot import");
        state.counters["peak_mib"] = bench::memoryMib("VmHWM:") - before;
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * hall().size()));
}
BENCHMARK(importHall)->Unit(benchmark::kMillisecond)->Iterations(1);

} // namespace
} // namespace twinloom::scan
