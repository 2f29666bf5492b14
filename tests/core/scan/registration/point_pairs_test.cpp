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
    EXPECT_EQ(fit->suspect, 3u);
    EXPECT_NEAR(fit->suspectOff, 0.3, 1e-6);
}

TEST(PointPairs, TheOneWithoutWhichTheOthersFitIsWrongThoughAnotherOneIsOffMore)
{
    // Clicked to some centimetres in two scans of an office; the first is off by another metre.
    const std::vector<PointPair> pairs = {{{11.965, 1.339, 0.395}, {4.190, 0.001, 0.000}},
                                          {{7.595, 5.494, 3.183}, {4.500, 6.000, 2.800}},
                                          {{8.020, 5.357, 0.810}, {4.750, 5.600, 0.420}},
                                          {{7.427, 5.380, 0.399}, {4.300, 6.000, 0.000}},
                                          {{11.920, 1.277, 3.206}, {5.100, 0.000, 2.800}}};
    const auto fit = fitPairs(pairs);
    ASSERT_OK(fit);
    EXPECT_EQ(fit->suspect, 0u);
    EXPECT_NEAR(fit->suspectOff, 1, 0.15);
    const auto withoutIt = fitPairs(std::span(pairs).subspan(1));
    ASSERT_OK(withoutIt);
    EXPECT_FALSE(withoutIt->suspect) << "nobody clicks exactly";
    const auto three = fitPairs(std::span(pairs).first(3));
    ASSERT_OK(three);
    EXPECT_FALSE(three->suspect) << "which of three it is cannot be known";
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
