// SPDX-License-Identifier: Apache-2.0
#include "twin/history/recorder.h"

#include "tests/twin/history/history_place.h"
#include "twin/history/day_file.h"

#include <QDateTime>

#include <atomic>
#include <sys/wait.h>
#include <unistd.h>

namespace twinloom::history
{
namespace
{

std::unique_ptr<Recorder> start(
    const QString &folder, HistoryWriter::Limits limits = {}, std::function<void()> changed = [] {})
{
    auto recorder = Recorder::start(folder, limits, std::move(changed));
    EXPECT_OK(recorder);
    return std::move(*recorder);
}

} // namespace

using EachRecorder = EachHistory;
INSTANTIATE_TEST_SUITE_P(Each, EachRecorder, testing::Values(Kind::Files, Kind::Database), kindName);

TEST_P(EachRecorder, recordsAllAndCountsThem)
{
    std::atomic_int changes = 0;
    auto recorder = start(place, {}, [&changes] { ++changes; });
    for (int i = 0; i < 20; ++i)
        recorder->submit(wave(500, kSecond, kStart + i * 500 * kSecond));
    recorder->submit(wave(500, kSecond));
    ASSERT_OK(recorder->stop());
    const Recorder::Status status = recorder->status();
    EXPECT_EQ(status.recorded, 10'000);
    EXPECT_EQ(status.duplicates, 500);
    EXPECT_EQ(status.waiting, 0);
    EXPECT_EQ(status.durable, 21u);
    EXPECT_GT(changes, 0);
    const auto samples = readSamples(place, kTag, {kStart, kStart + kDay});
    ASSERT_OK(samples);
    EXPECT_EQ(samples->size(), 10'000u);
}

TEST(Recorder, sealsNothingWhileSomebodyWaits)
{
    const test::TemporaryFolder folder;
    const auto chunks = [&] {
        auto day = openDayForReading(dayPath(folder.path(QString()), floorTo(kStart, kDay)));
        EXPECT_OK(day);
        const auto count = day->integer("SELECT count(*) FROM chunk");
        EXPECT_OK(count);
        return count.value_or(-1);
    };
    auto recorder = start(folder.path(QString()));
    recorder->setAwaited(true);
    const quint64 submitted = recorder->submit(wave(5000, kSecond));
    while (recorder->status().durable < submitted)
        std::this_thread::yield();
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    EXPECT_EQ(chunks(), 0);
    recorder->setAwaited(false);
    const auto begin = std::chrono::steady_clock::now();
    while (chunks() == 0 && std::chrono::steady_clock::now() - begin < std::chrono::seconds(10))
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_GT(chunks(), 0);
}

TEST(Recorder, aFullDiskKeepsWhatWaitsAndSaysSo)
{
    const test::TemporaryFolder folder;
    std::atomic_int changes = 0;
    auto recorder = start(folder.path(QString()), {160 * 1024}, [&changes] { ++changes; });
    recorder->submit(wave(20'000, kSecond));
    while (changes == 0)
        std::this_thread::yield();
    Recorder::Status status = recorder->status();
    ASSERT_TRUE(status.failure.has_value());
    EXPECT_EQ(status.failure->code, ErrorCode::Io);
    EXPECT_EQ(status.waiting, 20'000);
    EXPECT_EQ(status.durable, 0u);
    EXPECT_FALSE(recorder->full());
    recorder->submit(wave(int(Recorder::kQueue), kSecond, kStart + kDay));
    EXPECT_TRUE(recorder->full());
    EXPECT_FALSE(recorder->stop());
    EXPECT_GT(recorder->status().waiting, 0);
}

TEST_P(EachRecorder, whatIsDurableOutlivesSigkill)
{
    for (int round = 0; round < 5; ++round) {
        int pipes[2];
        ASSERT_EQ(pipe(pipes), 0);
        const pid_t child = fork();
        if (child == 0) { // records without end, and says how much is durable
            close(pipes[0]);
            std::atomic<Recorder *> running = nullptr;
            auto recorder = start(place, {}, [&] {
                if (Recorder *one = running) {
                    const qint64 recorded = one->status().recorded + one->status().duplicates;
                    (void)!write(pipes[1], &recorded, sizeof recorded);
                }
            });
            running = recorder.get();
            for (int i = 0;; ++i) {
                recorder->submit(wave(100, kSecond, kStart + i * 100 * kSecond));
                usleep(500);
            }
        }
        close(pipes[1]);
        qint64 durable = 0, next = 0;
        while (durable < 4000 && read(pipes[0], &next, sizeof next) == sizeof next)
            durable = next;
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        while (read(pipes[0], &next, sizeof next) == sizeof next) // what it said before it died
            durable = next;
        close(pipes[0]);
        const auto checked = verifyHistory(place);
        ASSERT_OK(checked);
        EXPECT_TRUE(checked->issues.empty());
        const auto samples = readSamples(place, kTag, {kStart, kStart + 30 * kDay});
        ASSERT_OK(samples);
        EXPECT_GE(qint64(samples->size()), durable);
        for (std::size_t i = 0; i < samples->size(); ++i)
            ASSERT_EQ((*samples)[i].time, kStart + qint64(i) * kSecond);
    }
}

TEST_P(EachRecorder, deletesWhatIsTooOldAtItsStart)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch() * 1'000'000;
    const qint64 today = floorTo(now, kDay);
    record(place, wave(5, kDay, today - 4 * kDay), true);
    {
        std::atomic_int changes = 0;
        auto recorder = start(place, {0, 2}, [&changes] { ++changes; });
        while (changes == 0)
            std::this_thread::yield();
        EXPECT_FALSE(recorder->status().notRemoved.has_value());
    }
    const auto left = recordedRange(place, kTag);
    ASSERT_OK(left);
    EXPECT_GE(left->from, today - 2 * kDay);
    EXPECT_LE(left->from, today - kDay) << "or midnight has just passed";
}

TEST(Recorder, aDatabaseThatGoesAwayIsWaitedFor)
{
    test::PostgresServer server;
    const QString url = server.newDatabase();
    std::atomic_int changes = 0;
    auto recorder = start(url, {}, [&changes] { ++changes; });
    recorder->submit(wave(100, kSecond));
    while (recorder->status().durable < 1)
        std::this_thread::yield();
    server.kill();
    recorder->submit(wave(100, kSecond, kStart + kHour));
    while (!recorder->status().failure)
        std::this_thread::yield();
    EXPECT_EQ(recorder->status().failure->code, ErrorCode::Peer);
    EXPECT_EQ(recorder->status().waiting, 100);
    server.start();
    while (recorder->status().durable < 2)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    ASSERT_OK(recorder->stop());
    EXPECT_EQ(recorder->status().recorded, 200);
    EXPECT_EQ(recorder->status().duplicates, 0);
}

} // namespace twinloom::history
