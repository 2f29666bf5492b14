// SPDX-License-Identifier: GPL-3.0-or-later
// Out to a file and in again: the jobs behind Export and Import models.
#include "app/studio/jobs/models_job.h"

#include "app/studio/document/sample.h"
#include "app/studio/jobs/export_job.h"
#include "tests/app/studio/job_fixture.h"

namespace twinloom::studio
{
namespace
{

class Exchange : public JobTest
{
protected:
    void SetUp() override
    {
        JobTest::SetUp();
        ASSERT_OK(document->commit(sampleRoom(document->ids()), QStringLiteral("test"), QStringLiteral("Sample")));
    }
};

TEST_F(Exchange, WhatIsExportedCanBeImported)
{
    const std::size_t nodes = document->scene().size(), entries = document->journal()->size();
    const QString file = folder.path(QStringLiteral("room.glb"));
    const Job written = run(exportJob(*document, file));
    ASSERT_EQ(written.state, Job::State::Done) << written.outcome.toStdString();
    EXPECT_EQ(document->journal()->size(), entries) << "an export changes nothing";

    const Job read = run(modelsJob(*document, {file}));
    ASSERT_EQ(read.state, Job::State::Done) << read.outcome.toStdString();
    EXPECT_EQ(document->scene().size(), nodes + 1);
    ASSERT_TRUE(document->active());
    EXPECT_EQ(document->active()->name, QStringLiteral("room"));
    const auto *model = document->active()->find<scene::ModelComponent>();
    ASSERT_NE(model, nullptr);
    EXPECT_TRUE(document->blob(model->blob)) << "the model is in the project";
}

TEST_F(Exchange, FailuresNameTheFileAndChangeNothing)
{
    const std::size_t entries = document->journal()->size();
    const Job unwritten = run(exportJob(*document, folder.path(QStringLiteral("missing/room.glb"))));
    EXPECT_EQ(unwritten.state, Job::State::Failed);
    EXPECT_TRUE(unwritten.outcome.contains(QStringLiteral("room.glb"))) << unwritten.outcome.toStdString();

    test::writeFile(folder.path(QStringLiteral("broken.glb")), "no model");
    const Job unread = run(modelsJob(*document, {folder.path(QStringLiteral("broken.glb"))}));
    EXPECT_EQ(unread.state, Job::State::Failed);
    EXPECT_TRUE(unread.outcome.contains(QStringLiteral("broken.glb"))) << unread.outcome.toStdString();
    EXPECT_EQ(document->journal()->size(), entries);
}

} // namespace
} // namespace twinloom::studio
