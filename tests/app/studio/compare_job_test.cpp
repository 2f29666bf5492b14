// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/jobs/compare_job.h"

#include "app/studio/jobs/scan_job.h"
#include "tests/app/studio/job_fixture.h"
#include "tests/app/workflow/small_survey.h"

#include <algorithm>

namespace twinloom::studio
{
namespace
{

class CompareJob : public JobTest
{
protected:
    void SetUp() override
    {
        JobTest::SetUp();
        QObject::connect(runner.get(), &JobRunner::finished,
                         [this](const Job &, const JobOutput &output) { last = output; });
    }
    void scan(const char *name, const scene::Room &room, quint64 seed)
    {
        const QString file = folder.path(QLatin1String(name));
        test::scanTo(file, room, seed);
        const Job job = run(scanJob(*document, {file}, ScanChoices()));
        ASSERT_EQ(job.state, Job::State::Done) << job.outcome.toStdString();
    }
    bool says(const QString &code) const
    {
        return std::ranges::any_of(last.findings, [&code](const NodeFindings &finding) {
            return finding.issues.front().code == code && !finding.subject.isEmpty() && !finding.nodes.empty();
        });
    }

    JobOutput last;
};

TEST_F(CompareJob, SaysWhatMovedAppearedAndVanishedAndChangesNothing)
{
    scene::Room room = test::smallRoom();
    scan("a.ply", room, 1);
    const Job alone = run(compareJob(*document));
    EXPECT_EQ(alone.state, Job::State::Failed) << "there is nothing to compare with";
    room.objects[2].box.centre += scene::Vec3(0.6, 0.8, 0);
    room.objects.erase(room.objects.begin() + 1);
    room.objects.push_back(test::placedObject("Cabinet", {2.2, 2.4, 0.5}, {0.6, 0.5, 1.0}, 0));
    scan("b.ply", room, 2);
    const std::size_t entries = document->journal()->size();
    const Job job = run(compareJob(*document));
    ASSERT_EQ(job.state, Job::State::Done) << job.outcome.toStdString();
    EXPECT_TRUE(says(QStringLiteral("moved")));
    EXPECT_TRUE(says(QStringLiteral("appeared")));
    EXPECT_TRUE(says(QStringLiteral("vanished")));
    EXPECT_GE(last.select.size(), 4u);
    EXPECT_EQ(document->journal()->size(), entries);
}

} // namespace
} // namespace twinloom::studio
