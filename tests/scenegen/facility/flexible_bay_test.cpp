// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/flexible_bay.h"
#include "scenegen/facility/instance_json.h"
#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::facility;

namespace
{

/// Areas, aspect ratios, inside the plant, no overlap.
void expectFeasible(const FlexibleBayInstance &instance, const FlexibleBayLayout &layout)
{
    constexpr double kTiny = 1e-6;
    for (std::size_t i = 0; i < layout.rectangles.size(); ++i) {
        const auto &[x, y, w, h] = layout.rectangles[i];
        EXPECT_NEAR(w * h, instance.area[i], kTiny * instance.area[i]);
        EXPECT_LE(std::max(w / h, h / w), instance.maxAspectRatio[i] * (1 + kTiny));
        EXPECT_GE(std::min(x, y), -kTiny);
        EXPECT_LE(x + w, instance.width * (1 + kTiny));
        EXPECT_LE(y + h, instance.height * (1 + kTiny));
        for (std::size_t k = 0; k < i; ++k) {
            const auto &[x2, y2, w2, h2] = layout.rectangles[k];
            const bool apart =
                x + w <= x2 + kTiny || x2 + w2 <= x + kTiny || y + h <= y2 + kTiny || y2 + h2 <= y + kTiny;
            EXPECT_TRUE(apart) << i << " and " << k;
        }
    }
}

} // namespace

TEST(FlexibleBay, provenOptimaOfTheSmallInstances)
{
    const auto instances = readInstances(test::dataPath(QStringLiteral("facility/flexible_bay.json")));
    ASSERT_OK(instances);
    for (const Instance &instance : *instances) {
        const auto &problem = std::get<FlexibleBayInstance>(instance.problem);
        const bool small = problem.area.size() <= 10;
        Progress progress;
        const auto solved = solveFlexibleBay(problem, 1, {.steps = 900000}, progress);
        ASSERT_OK(solved);
        expectFeasible(problem, *solved);
        EXPECT_NEAR(flexibleBayCost(problem, solved->rectangles), solved->objective, 1e-9 * solved->objective);
        EXPECT_LE(solved->objective, *instance.best * (small ? 1.000001 : 1.06)) << instance.name.toStdString();
    }
}

TEST(FlexibleBay, impossibleAspectRatiosAreAnError)
{
    FlexibleBayInstance instance{100, 1, {50, 50}, {1.1, 1.1}, Eigen::MatrixXd::Ones(2, 2)};
    Progress progress;
    const auto solved = solveFlexibleBay(instance, 1, {.steps = 1000}, progress);
    ASSERT_FALSE(solved);
    EXPECT_EQ(solved.error().code, ErrorCode::BadInput);
}

TEST(FlexibleBay, cancel)
{
    FlexibleBayInstance instance{2, 1, {1, 1}, {3, 3}, Eigen::MatrixXd::Ones(2, 2)};
    Progress progress;
    progress.cancel();
    EXPECT_EQ(solveFlexibleBay(instance, 1, {.seconds = 60}, progress).error().code, ErrorCode::Cancelled);
}
