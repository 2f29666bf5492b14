// SPDX-License-Identifier: Apache-2.0
#include "core/asset/shape.h"

#include "core/asset/parametric.h"
#include "tests/support/test_data.h"

#include <bit>

using namespace twinloom;
using namespace twinloom::asset;

namespace
{

Shape shapeOfCategory(const char *category, const Eigen::Vector3f &size)
{
    Progress progress;
    const auto model = makeParametric(QString::fromLatin1(category), size);
    EXPECT_OK(model);
    auto shape = describeShape(*model, progress);
    EXPECT_OK(shape);
    return *std::move(shape);
}

} // namespace

TEST(Shape, CoversTheModelAndKnowsWhoSeesWhat)
{
    const Shape shape = shapeOfCategory("Cabinet", {1.0f, 0.5f, 1.2f});
    EXPECT_LT((shape.size - Eigen::Vector3f(1.0f, 0.5f, 1.2f)).norm(), 1e-4f);
    ASSERT_EQ(shape.points.size(), shape.seenFrom.size());
    EXPECT_GT(shape.points.size(), 500u);
    int top = 0, right = 0, hidden = 0;
    for (std::size_t i = 0; i < shape.points.size(); ++i) {
        const Eigen::Vector3f &p = shape.points[i];
        if (p.z() > 1.199f && std::abs(p.x()) < 0.45f && std::abs(p.y()) < 0.2f) {
            ++top;
            EXPECT_EQ(std::popcount(shape.seenFrom[i]), kShapeViews); // from all sides
        } else if (p.x() > 0.4995f && p.z() > 0.3f && p.z() < 1.0f) {
            ++right;
            EXPECT_TRUE(shape.seenFrom[i] & 1);                                          // from +x
            EXPECT_FALSE(shape.seenFrom[i] >> 6 & 1);                                    // not from -x
        } else if (p.z() < 1e-3f && std::abs(p.x()) < 0.4f && std::abs(p.y()) < 0.15f) { // the underside
            ++hidden;
            EXPECT_EQ(shape.seenFrom[i], 0);
        }
    }
    EXPECT_GT(top, 20);
    EXPECT_GT(right, 20);
    EXPECT_GT(hidden, 0);
}

TEST(Shape, IsTheSameEachTimeAndSurvivesBytes)
{
    const Shape shape = shapeOfCategory("Chair", {0.45f, 0.5f, 0.9f});
    const QByteArray bytes = shapeToBytes(shape);
    EXPECT_EQ(bytes, shapeToBytes(shapeOfCategory("Chair", {0.45f, 0.5f, 0.9f})));
    const auto read = shapeFromBytes(bytes);
    ASSERT_OK(read);
    EXPECT_EQ(read->points, shape.points);
    EXPECT_EQ(read->seenFrom, shape.seenFrom);
    EXPECT_EQ(read->size, shape.size);
    for (qsizetype length = 0; length < bytes.size(); length += 97)
        EXPECT_FALSE(shapeFromBytes(bytes.first(length)));
    QByteArray changed = bytes;
    changed[40] = static_cast<char>(changed[40] ^ 1);
    EXPECT_EQ(shapeFromBytes(changed).error().code, ErrorCode::BadInput);
}

TEST(Shape, NeedsASurfaceAndStops)
{
    Progress progress;
    EXPECT_EQ(describeShape({}, progress).error().code, ErrorCode::BadInput);
    progress.cancel();
    EXPECT_EQ(describeShape(*makeParametric(QStringLiteral("Sofa"), {2, 0.9f, 0.8f}), progress).error().code,
              ErrorCode::Cancelled);
}
