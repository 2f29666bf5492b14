// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/random.h"
#include "scenegen/facility/assignment.h"
#include "scenegen/facility/instance_json.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <numeric>

using namespace twinloom;
using namespace twinloom::facility;

namespace
{

AssignmentInstance randomInstance(int n, std::uint64_t seed)
{
    geometry::Random random(seed);
    AssignmentInstance instance{Eigen::MatrixXd(n, n), Eigen::MatrixXd(n, n)};
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) {
            instance.distance(i, j) = random.below(20);
            instance.flow(i, j) = random.below(20);
        }
    return instance;
}

} // namespace

TEST(Assignment, asymmetricInstanceAgreesWithAllPermutations)
{
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        const AssignmentInstance instance = randomInstance(7, seed);
        std::vector<int> p(7);
        std::iota(p.begin(), p.end(), 0);
        double least = std::numeric_limits<double>::infinity();
        do {
            least = std::min(least, assignmentCost(instance, p));
        } while (std::next_permutation(p.begin(), p.end()));
        Progress progress;
        const auto solved = solveAssignment(instance, 1, {.steps = 5000}, progress);
        ASSERT_OK(solved);
        EXPECT_DOUBLE_EQ(solved->objective, least);
        EXPECT_DOUBLE_EQ(assignmentCost(instance, solved->permutation), least);
    }
}

TEST(Assignment, bestKnownOfSharedInstances)
{
    const auto instances = readInstances(test::dataPath(QStringLiteral("facility/qap.json")));
    ASSERT_OK(instances);
    for (const Instance &instance : *instances) {
        const auto &problem = std::get<AssignmentInstance>(instance.problem);
        if (problem.flow.rows() > 30)
            continue;
        Progress progress;
        const auto solved = solveAssignment(problem, 1, {.steps = 60000}, progress);
        ASSERT_OK(solved);
        EXPECT_LE(solved->objective, *instance.best * 1.002) << instance.name.toStdString();
        EXPECT_GE(solved->objective, *instance.best) << instance.name.toStdString();
    }
}

TEST(Assignment, sameSeedAndStepsGiveTheSame)
{
    const AssignmentInstance instance = randomInstance(15, 3);
    Progress progress;
    const auto first = solveAssignment(instance, 5, {.steps = 3000}, progress);
    const auto second = solveAssignment(instance, 5, {.steps = 3000}, progress);
    EXPECT_EQ(first->permutation, second->permutation);
}

TEST(Assignment, oneFacilityAndCancel)
{
    Progress progress;
    const auto solved = solveAssignment(randomInstance(1, 1), 1, {.steps = 10}, progress);
    ASSERT_OK(solved);
    EXPECT_EQ(solved->permutation, std::vector<int>{0});
    progress.cancel();
    EXPECT_EQ(solveAssignment(randomInstance(9, 1), 1, {.seconds = 60}, progress).error().code, ErrorCode::Cancelled);
}
