// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/jobs/job_runner.h"

#include "app/studio/jobs/job_blobs.h"
#include "app/studio/document/commands.h"
#include "app/studio/document/edits.h"
#include "tests/app/studio/job_fixture.h"

#include <QElapsedTimer>
#include <QTimer>

#include <thread>

namespace twinloom::studio
{
namespace
{

using namespace std::chrono_literals;

using Jobs = JobTest;

Result<JobOutput> untilCancelled(Progress &progress)
{
    progress.stage(QStringLiteral("Working"));
    while (!progress.cancelled()) {
        progress.set(0.5);
        std::this_thread::sleep_for(5ms);
    }
    return cancelledError();
}

scene::Change oneNode(Document &document)
{
    scene::Node node;
    node.id = document.ids().next();
    node.name = QStringLiteral("made");
    return {{scene::added(std::move(node))}};
}

TEST_F(Jobs, ResultIsStoredAndCommitted)
{
    const int job =
        runner->start(QStringLiteral("Make"), QStringLiteral("studio.test"),
                      [this, blobs = jobBlobs(*document)](Progress &) -> Result<JobOutput> {
                          JobOutput output;
                          const auto stored = blobs.put("bytes");
                          if (!stored || blobs.get(*stored).value_or(QByteArray()) != "bytes")
                              return unexpected(ErrorCode::Internal, QStringLiteral("What was put is not there."));
                          output.change = oneNode(*document);
                          return output;
                      });
    ASSERT_TRUE(wait(job));
    EXPECT_EQ(runner->find(job)->state, Job::State::Done);
    EXPECT_EQ(document->scene().size(), 1u);
    EXPECT_EQ(document->undoLabel(), QStringLiteral("Make"));
    const auto blob =
        document->blob(QStringLiteral("277089d91c0bdf4f2e6862ba7e4a07605119431f5d13f726dd352b06f1b206a9"));
    ASSERT_OK(blob);
    EXPECT_EQ(*blob, QByteArray("bytes"));
}

TEST_F(Jobs, ProgressArrivesAndCancelEndsWithin100Ms)
{
    const int job = runner->start(QStringLiteral("Long"), QStringLiteral("studio.test"), untilCancelled);
    ASSERT_TRUE(QTest::qWaitFor([&] { return runner->find(job)->share == 0.5; }, 5000));
    EXPECT_EQ(runner->find(job)->stage, QStringLiteral("Working"));
    QElapsedTimer timer;
    timer.start();
    runner->cancel(job);
    ASSERT_TRUE(wait(job));
    EXPECT_LT(timer.elapsed(), 100);
    EXPECT_EQ(runner->find(job)->state, Job::State::Cancelled);
    EXPECT_TRUE(document->scene().empty());
}

TEST_F(Jobs, ACancelledJobThatWasQuickerChangesNothing)
{
    std::atomic_bool go = false;
    const int job =
        runner->start(QStringLiteral("Quick"), QStringLiteral("studio.test"), [&](Progress &) -> Result<JobOutput> {
            while (!go)
                std::this_thread::sleep_for(1ms);
            JobOutput output;
            output.change = oneNode(*document);
            return output;
        });
    runner->cancel(job);
    go = true;
    ASSERT_TRUE(wait(job));
    EXPECT_TRUE(document->scene().empty());
}

TEST_F(Jobs, EditsMadeMeanwhileAreAConflict)
{
    ASSERT_OK(document->commit(oneNode(*document), QStringLiteral("test"), QStringLiteral("test")));
    const scene::NodePtr node = document->scene().nodes().front();
    QString message;
    QObject::connect(runner.get(), &JobRunner::failed,
                     [&](const Job &, const Error &error) { message = error.text(); });
    std::atomic_bool go = false;
    const int job = runner->start(QStringLiteral("Late"), QStringLiteral("studio.test"),
                                  [&go, scene = document->scene(), id = node->id](Progress &) -> Result<JobOutput> {
                                      while (!go)
                                          std::this_thread::sleep_for(1ms);
                                      JobOutput output;
                                      output.change = setVisible(scene, {id}, false);
                                      return output;
                                  });
    ASSERT_OK(document->commit(
        editNodes(document->scene(), {node->id}, [](scene::Node &n) { n.name = QStringLiteral("other"); }),
        QStringLiteral("test"), QStringLiteral("test")));
    go = true;
    ASSERT_TRUE(wait(job));
    EXPECT_EQ(runner->find(job)->state, Job::State::Failed);
    EXPECT_TRUE(message.contains(QStringLiteral("Late"))) << message.toStdString();
    EXPECT_TRUE(document->scene().find(node->id)->visible);
}

TEST_F(Jobs, AWindowIsAtWorkWhileAJobStoresSomethingLarge)
{
    int turns = 0; // of the event loop
    QTimer ticking;
    QObject::connect(&ticking, &QTimer::timeout, [&turns] { ++turns; });
    ticking.start(0);
    std::atomic_int before = 0, after = 0;
    std::atomic_bool begun = false;
    scene::BlobId stored;
    const int job = runner->start(QStringLiteral("Large"), QStringLiteral("studio.test"),
                                  [&](Progress &progress) -> Result<JobOutput> {
                                      const auto blobs = jobBlobs(*document, progress);
                                      const QByteArray bytes(8 << 20, 'l');
                                      before = turns;
                                      const auto blob = blobs.put(bytes);
                                      after = turns;
                                      stored = blob.value_or(QString());
                                      return JobOutput{};
                                  });
    ASSERT_TRUE(wait(job));
    EXPECT_GE(after - before, 6) << "one for each part, about";
    EXPECT_EQ(document->blob(stored).value_or(QByteArray()).size(), 8 << 20);
}

TEST_F(Jobs, WhatIsBeingStoredIsGivenUpWithItsJob)
{
    std::atomic_bool begun = false;
    ErrorCode code = ErrorCode::Internal;
    const QByteArray bytes(64 << 20, 'c');
    const int job = runner->start(QStringLiteral("Large"), QStringLiteral("studio.test"),
                                  [&](Progress &progress) -> Result<JobOutput> {
                                      begun = true;
                                      const auto blob = jobBlobs(*document, progress).put(bytes);
                                      code = blob ? ErrorCode::Internal : blob.error().code;
                                      return blob ? Result<JobOutput>(JobOutput{}) : unexpected(blob.error());
                                  });
    ASSERT_TRUE(QTest::qWaitFor([&] { return begun.load(); }, 5000));
    runner->cancel(job);
    ASSERT_TRUE(wait(job));
    EXPECT_EQ(code, ErrorCode::Cancelled);
    EXPECT_EQ(runner->find(job)->state, Job::State::Cancelled);
}

TEST_F(Jobs, TheRunnersEndLetsAJobStoreWhatItMade)
{
    std::atomic_bool storing = false;
    runner->start(QStringLiteral("Large"), QStringLiteral("studio.test"),
                  [&storing, blobs = jobBlobs(*document)](Progress &progress) -> Result<JobOutput> {
                      for (int i = 0; !progress.cancelled(); ++i, storing = true)
                          if (const auto stored = blobs.put(QByteArray::number(i)); !stored)
                              return unexpected(stored.error());
                      return cancelledError();
                  });
    ASSERT_TRUE(QTest::qWaitFor([&] { return storing.load(); }, 5000));
    runner.reset(); // does not wait for ever
    EXPECT_TRUE(document->scene().empty());
}

TEST_F(Jobs, TheRunnersEndCancelsItsJobs)
{
    runner->start(QStringLiteral("Long"), QStringLiteral("studio.test"), untilCancelled);
    QElapsedTimer timer;
    timer.start();
    runner.reset();
    EXPECT_LT(timer.elapsed(), 500);
}

} // namespace
} // namespace twinloom::studio
