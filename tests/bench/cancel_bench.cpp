// SPDX-License-Identifier: Apache-2.0
// How long a person waits after a cancel, stage by stage: each work is begun again and again and cancelled at evenly
// spaced moments of its course. `median_ms` is the longest wait, the label says the longest of each stage.
#include "tests/bench/limit.h"

#include "core/scan/formats/ply_writer.h"
#include "core/scan/scan_job.h"
#include "core/scan/simulate/simulate.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <ctime>
#include <map>
#include <mutex>
#include <thread>

namespace twinloom
{
namespace
{

using Clock = std::chrono::steady_clock;
using Work = std::function<bool(Progress &)>; ///< whether it came to its end

constexpr int kMoments = 40;
constexpr double kPromised = 100; // ms

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// What this process has used of the processors, ms.
double processorTime()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

/// The stage that a work was in when it was cancelled, and how long it took to end.
struct Wait {
    QString stage;
    double milliseconds = 0;
};

/// Nothing when the work had ended before `delay` was over.
std::optional<Wait> cancelAfter(const Work &work, double delay)
{
    std::mutex mutex;
    QString stage;
    Progress progress([&](double, const QString &name) {
        const std::lock_guard lock(mutex);
        stage = name;
    });
    std::atomic_bool ended = false;
    double end = 0;
    std::thread worker([&] {
        ended = work(progress);
        end = processorTime();
    });
    std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(delay));
    const bool late = ended;
    Wait wait;
    {
        const std::lock_guard lock(mutex);
        wait.stage = stage;
    }
    const double asked = processorTime();
    progress.cancel();
    worker.join();
    wait.milliseconds = end - asked;
    return late || ended ? std::nullopt : std::optional(wait);
}

void cancelWork(benchmark::State &state, const Work &work)
{
    std::map<QString, double> longest;
    double all = 0;
    for (auto _ : state) {
        Progress undisturbed;
        const auto start = Clock::now();
        if (!work(undisturbed))
            return state.SkipWithError("the work fails");
        const double whole = millisecondsSince(start);
        for (int i = 0; i < kMoments; ++i) {
            const auto wait = cancelAfter(work, whole * (i + 0.5) / kMoments);
            if (!wait)
                continue;
            longest[wait->stage] = std::max(longest[wait->stage], wait->milliseconds);
            all = std::max(all, wait->milliseconds);
        }
    }
    QStringList label;
    for (const auto &[stage, milliseconds] : longest)
        label += QStringLiteral("%1 %2 ms").arg(stage).arg(milliseconds, 0, 'f', 1);
    state.SetLabel(label.join(QStringLiteral(", ")).toStdString());
    state.counters["median_ms"] = all;
    bench::limit(state, kPromised);
}

void cancelScan(benchmark::State &state, const std::vector<scene::Room> &rooms, std::size_t points)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("scan.ply"));
    Progress progress;
    scan::SimulateOptions options;
    options.points = points;
    const auto simulated = scan::simulateScan(rooms, options, progress);
    if (!simulated || !scan::writePly(path, simulated->cloud, progress))
        return state.SkipWithError("cannot simulate");
    cancelWork(state, [&](Progress &cancelled) {
        scene::NodeIdAllocator ids;
        const auto put = [](const QByteArray &) -> Result<scene::BlobId> { return QString(64, u'0'); };
        return scan::scanFiles({path}, {}, ids, put, cancelled).has_value();
    });
}

void cancelScanOfRoom(benchmark::State &state)
{
    cancelScan(state, scan::officePreset(), 1'000'000);
}
BENCHMARK(cancelScanOfRoom)->Unit(benchmark::kMillisecond)->Iterations(1);

void cancelScanOfHall(benchmark::State &state)
{
    cancelScan(state, scan::hallPreset(), 3'000'000);
}
BENCHMARK(cancelScanOfHall)->Unit(benchmark::kMillisecond)->Iterations(1);

/// Two recordings of one room, which are registered first.
void cancelRegistration(benchmark::State &state)
{
    const QString folder = qEnvironmentVariable("TWINLOOM_DATA") + QStringLiteral("/scans/pcl_room_scan/");
    const QStringList files{folder + QStringLiteral("room_scan1.pcd"), folder + QStringLiteral("room_scan2.pcd")};
    cancelWork(state, [&](Progress &cancelled) {
        scene::NodeIdAllocator ids;
        const auto put = [](const QByteArray &) -> Result<scene::BlobId> { return QString(64, u'0'); };
        return scan::scanFiles(files, {}, ids, put, cancelled).has_value();
    });
}
BENCHMARK(cancelRegistration)->Unit(benchmark::kMillisecond)->Iterations(1);

} // namespace
} // namespace twinloom
