// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/point_pairs.h"

#include "tests/support/test_data.h"

#include <limits>

namespace twinloom::scan
{
namespace
{

const Eigen::Affine3d kTruth = Eigen::Translation3d(400'000.5, -3.25, 1.5) *
                               Eigen::Affine3d(Eigen::AngleAxisd(2.1, Eigen::Vector3d(0.05, -0.02, 1).normalized()));

std::vector<PointPair> pairsOf(const std::vector<Eigen::Vector3d> &points)
{
    std::vector<PointPair> pairs;
    for (const Eigen::Vector3d &p : points)
        pairs.push_back({p, kTruth * p});
    return pairs;
}

TEST(PointPairs, ThreeExactPairsGiveThePoseFarFromTheOriginToo)
{
    const auto fit = fitPairs(pairsOf({{0, 0, 0}, {4, 0.2, 1}, {1, 3, 2.4}}));
    ASSERT_OK(fit);
    EXPECT_LT((fit->transform.matrix() - kTruth.matrix()).norm(), 1e-6);
    EXPECT_LT(fit->rms, 1e-8);
    EXPECT_NEAR(fit->transform.linear().determinant(), 1, 1e-9) << "no mirror image";
}

TEST(PointPairs, TheOneThatIsWrongHasTheLargestResidual)
{
    auto pairs = pairsOf({{0, 0, 0}, {4, 0, 0}, {4, 3, 0}, {0, 3, 0}, {2, 1, 2.5}, {0, 0, 2.5}});
    pairs[3].fixed += Eigen::Vector3d(0.3, 0, 0);
    const auto fit = fitPairs(pairs);
    ASSERT_OK(fit);
    ASSERT_EQ(fit->residuals.size(), 6u);
    EXPECT_EQ(std::ranges::max_element(fit->residuals) - fit->residuals.begin(), 3);
    EXPECT_GT(fit->rms, 0.05);
}

TEST(PointPairs, WhatLeavesThePoseOpenIsRefusedWithTheReason)
{
    const auto refused = [](const std::vector<PointPair> &pairs) {
        const auto fit = fitPairs(pairs);
        EXPECT_FALSE(fit);
        EXPECT_EQ(fit ? ErrorCode::Internal : fit.error().code, ErrorCode::BadInput);
        return fit ? QString() : fit.error().message;
    };
    EXPECT_TRUE(refused(pairsOf({{0, 0, 0}, {4, 0, 0}})).contains(QStringLiteral("2")));
    EXPECT_TRUE(refused(pairsOf({{0, 0, 0}, {2, 0, 0}, {5, 0.01, 0}})).contains(QStringLiteral("line")));
    EXPECT_TRUE(refused(pairsOf({{0, 0, 0}, {2, 0, 0}, {1, 3, 0}, {2, 0, 0.01}})).contains(QStringLiteral("2 and 4")));
    auto pairs = pairsOf({{0, 0, 0}, {4, 0, 0}, {1, 3, 0}});
    pairs[1].fixed = pairs[0].fixed;
    refused(pairs);
    pairs[1].fixed.x() = std::numeric_limits<double>::quiet_NaN();
    refused(pairs);
}

} // namespace
} // namespace twinloom::scan
