// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/density.h"

#include "tests/support/test_data.h"

namespace twinloom::scan
{
namespace
{

PointCloud floorOf(float spacing)
{
    PointCloud cloud;
    for (float x = 0; x < 4; x += spacing)
        for (float y = 0; y < 4; y += spacing)
            cloud.positions.emplace_back(x, y, 0.0f);
    return cloud;
}

TEST(TypicalSpacing, IsTheGridsOwn)
{
    Progress progress;
    for (const float spacing : {0.05f, 0.08f, 0.12f}) {
        const auto found = typicalSpacing(floorOf(spacing), 0.05, progress);
        ASSERT_OK(found);
        EXPECT_NEAR(*found, spacing, 0.25 * static_cast<double>(spacing));
    }
}

TEST(TypicalSpacing, KeepsWithinItsLimits)
{
    Progress progress;
    EXPECT_EQ(typicalSpacing(floorOf(0.02f), 0.05, progress).value(), 0.05);
    PointCloud apart;
    for (int i = 0; i < 50; ++i)
        apart.positions.emplace_back(static_cast<float>(i), 0.0f, 0.0f);
    EXPECT_EQ(typicalSpacing(apart, 0.05, progress).value(), 0.2);
    EXPECT_EQ(typicalSpacing({}, 0.05, progress).value(), 0.05);
}

TEST(TypicalSpacing, IsCancelled)
{
    Progress progress;
    progress.cancel();
    EXPECT_EQ(typicalSpacing(floorOf(0.02f), 0.02, progress).error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace twinloom::scan
