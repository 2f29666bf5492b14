// SPDX-License-Identifier: GPL-3.0-or-later
// A new document, and jobs that work on it.
#pragma once

#include "app/studio/jobs/job_runner.h"
#include "tests/support/test_data.h"

#include <QTest>

namespace twinloom::studio
{

class JobTest : public testing::Test
{
protected:
    void SetUp() override
    {
        auto made = Document::create(folder.path(QStringLiteral("a.twin")));
        ASSERT_OK(made);
        document = std::move(*made);
        runner = std::make_unique<JobRunner>(*document);
    }
    bool wait(int job, int milliseconds = 5000)
    {
        return QTest::qWaitFor([&] { return !runner->find(job)->running(); }, milliseconds);
    }
    /// The job once it has ended.
    Job run(JobWork work)
    {
        const int job = runner->start(QStringLiteral("Job"), QStringLiteral("studio.test"), std::move(work));
        EXPECT_TRUE(wait(job, 60'000));
        return *runner->find(job);
    }

    test::TemporaryFolder folder;
    std::unique_ptr<Document> document;
    std::unique_ptr<JobRunner> runner;
};

} // namespace twinloom::studio
