// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/parallel_solve.h"

#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::facility;

namespace
{

Instance instanceNamed(const char *file, const char *name)
{
    auto instances = readInstances(test::dataPath(QLatin1String(file)));
    for (Instance &instance : *instances)
        if (instance.name == QLatin1String(name))
            return std::move(instance);
    return {};
}

} // namespace

TEST(ParallelSolve, IsTheBestOfItsSearches)
{
    const Instance instance = instanceNamed("facility/flexible_bay.json", "Du62");
    ASSERT_TRUE(instance.best);
    const SearchLimits limits{10, 60'000};
    Progress progress;
    const auto one = solve(instance, 3, limits, progress), alone = solveOnThreads(instance, 3, limits, 1, progress);
    const auto three = solveOnThreads(instance, 3, limits, 3, progress);
    ASSERT_OK(one);
    ASSERT_OK(alone);
    ASSERT_OK(three);
    EXPECT_EQ(alone->layout, one->layout);
    EXPECT_LE(three->objective, one->objective);
    EXPECT_EQ(solveOnThreads(instance, 3, limits, 3, progress)->layout, three->layout);
}

TEST(ParallelSolve, AllSearchesStopWhenCancelled)
{
    const Instance instance = instanceNamed("facility/qap.json", "sko100a");
    Progress progress;
    progress.cancel();
    EXPECT_EQ(solveOnThreads(instance, 1, {600, 0}, 3, progress).error().code, ErrorCode::Cancelled);
}
