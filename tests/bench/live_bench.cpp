// SPDX-License-Identifier: Apache-2.0
// A live session against a real broker: 20,000 samples a second from publish to state and history, and how soon it is
// back after the broker. TWINLOOM_BENCH_SECONDS sets how long the stream lasts (60).
#include "tests/bench/limit.h"
#include "tests/bench/steady_stream.h"
#include "tests/support/postgres_server.h"
#include "tests/twin/live_scene.h"
#include "twin/history/history_reader.h"

#include <QFile>

namespace twinloom::twin
{
namespace
{

constexpr int kTags = 1000;
constexpr int kPerSecond = 20'000;
constexpr double kMostReadyMs = 10;
constexpr double kMostReconnectMs = 2000;

void needApplication()
{
    static int count = 1;
    static char name[] = "bench";
    static char *arguments[] = {name, nullptr};
    static QCoreApplication application(count, arguments);
}

int benchSeconds()
{
    bool fine = false;
    const int wanted = qEnvironmentVariable("TWINLOOM_BENCH_SECONDS").toInt(&fine);
    return fine ? wanted : 60;
}

double peakMemoryMib()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    return text.mid(text.indexOf("VmHWM:") + 6, 20).trimmed().split(' ').front().toDouble() / 1024;
}

std::unique_ptr<Session> startSession(const scene::Scene &scene, const QString &folder)
{
    auto session = Session::start(scene, nullptr, {folder, QStringLiteral("bench"), {}});
    if (!session || !source::waitFor([&] { return (*session)->status().connected; }))
        return nullptr;
    return std::move(*session);
}

void liveStream(benchmark::State &state)
{
    needApplication();
    const test::TemporaryFolder folder;
    test::MosquittoBroker broker;
    std::vector<Binding> bindings;
    for (int i = 0; i < kTags; ++i)
        bindings.push_back(binding(QStringLiteral("v%1").arg(i), broker.url(QStringLiteral("bench/%1").arg(i))));
    for (auto _ : state) {
        auto session = startSession(sceneWith(std::move(bindings)), folder.path(QStringLiteral("h")));
        if (!session)
            return state.SkipWithError("cannot start");
        qint64 total = 0;
        {
            const bench::SteadyStream stream({broker.port(), kTags, kPerSecond, benchSeconds()});
            total = stream.total();
            source::waitFor(
                [&] { return stream.failed() || (stream.finished() && session->status().received >= total); },
                (2 * benchSeconds() + 30) * 1000);
        }
        if (!session->stop())
            return state.SkipWithError("the disk refused");
        const SessionStatus status = session->status();
        state.counters["samples"] = double(total);
        state.counters["lost"] = double(total - status.recorded);
        state.counters["p50_ms"] = status.p50;
        state.counters["median_ms"] = status.p99; // of the limit: 99 of 100 samples are quicker
        state.counters["max_ms"] = status.max;
        state.counters["peak_mib"] = peakMemoryMib();
        if (status.recorded != total)
            state.SkipWithError("samples are missing");
    }
    bench::limit(state, kMostReadyMs);
}
BENCHMARK(liveStream)->Iterations(1)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

void liveReconnect(benchmark::State &state)
{
    needApplication();
    const test::TemporaryFolder folder;
    test::MosquittoBroker broker;
    const auto session = startSession(sceneWith({binding(QStringLiteral("v"), broker.url(QStringLiteral("bench")))}),
                                      folder.path(QStringLiteral("h")));
    if (!session)
        return state.SkipWithError("cannot start");
    double longest = 0;
    for (auto _ : state) {
        broker.kill();
        source::waitFor([&] { return !session->status().connected; });
        source::waitFor([] { return false; }, 250 + 137 * int(state.iterations() % 7)); // at any phase of the attempts
        broker.start();
        QElapsedTimer timer;
        timer.start();
        if (!source::waitFor([&] { return session->status().connected; }))
            return state.SkipWithError("it does not come back");
        longest = std::max(longest, double(timer.nsecsElapsed()) / 1e6);
    }
    state.counters["restarts"] = double(session->status().reconnects);
    state.counters["median_ms"] = longest;
    bench::limit(state, kMostReconnectMs);
}
BENCHMARK(liveReconnect)->Iterations(20)->Unit(benchmark::kMillisecond);

void append(benchmark::State &state, const QString &place)
{
    const auto writer = history::HistoryWriter::open(place, {});
    if (!writer)
        return state.SkipWithError("cannot open");
    qint64 number = 0;
    for (auto _ : state) {
        history::Records records;
        for (int i = 0; i < 5000; ++i, ++number)
            records.push_back(
                {QStringLiteral("twin.v%1").arg(number % 100), {number * 1'000'000, double(number % 977), {}}});
        history::Appended appended;
        if (!(*writer)->append(records, appended))
            return state.SkipWithError("cannot write");
        while ((*writer)->sealingDue())
            if (!(*writer)->sealSome())
                return state.SkipWithError("cannot seal");
    }
    state.SetItemsProcessed(number);
}

void dayOfOneTag(benchmark::State &state, const QString &place)
{
    const auto writer = history::HistoryWriter::open(place, {});
    if (!writer)
        return state.SkipWithError("cannot open");
    for (int part = 0; part < 24; ++part) {
        history::Records records;
        for (int i = 0; i < 7200; ++i)
            records.push_back({QStringLiteral("a.b"), {part * history::kHour + i * history::kSecond / 2, double(i)}});
        history::Appended appended;
        if (!(*writer)->append(records, appended))
            return state.SkipWithError("cannot write");
    }
    if (!(*writer)->finish({}))
        return state.SkipWithError("cannot seal");
    for (auto _ : state)
        benchmark::DoNotOptimize(history::readBuckets(place, QStringLiteral("a.b"), {0, history::kDay}, 1000));
    bench::limit(state, 100);
}

void historyAppend(benchmark::State &state)
{
    const test::TemporaryFolder folder;
    append(state, folder.path(QStringLiteral("h")));
}
BENCHMARK(historyAppend)->Unit(benchmark::kMillisecond);

void historyDayOfOneTag(benchmark::State &state)
{
    const test::TemporaryFolder folder;
    dayOfOneTag(state, folder.path(QStringLiteral("h")));
}
BENCHMARK(historyDayOfOneTag)->Unit(benchmark::kMillisecond);

void databaseAppend(benchmark::State &state)
{
    test::PostgresServer server;
    append(state, server.newDatabase());
}
BENCHMARK(databaseAppend)->Unit(benchmark::kMillisecond)->UseRealTime();

void databaseDayOfOneTag(benchmark::State &state)
{
    test::PostgresServer server;
    dayOfOneTag(state, server.newDatabase());
}
BENCHMARK(databaseDayOfOneTag)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
} // namespace twinloom::twin
