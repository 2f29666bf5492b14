// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/floor_plan.h"

#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

namespace twinloom::scan
{
namespace
{

constexpr double kSpacing = 0.03, kHeight = 2.5;

/// The plan of a cloud whose walls lie along `lines`.
Result<std::vector<Polygon>> planOf(const PointCloud &cloud, const std::vector<PlanLine> &lines, Progress &progress)
{
    const std::vector<Level> levels = findLevels(cloud, kSpacing, 0.5);
    const PlanGrid grid = makePlanGrid(cloud, kSpacing, levels, chooseFloorAndCeiling(levels));
    const std::vector<WallPatch> patches = wallPatches(cloud, kSpacing, 0.1, kHeight);
    std::vector<std::uint32_t> vertical;
    for (std::size_t i = 0; i < cloud.size(); ++i)
        if (std::abs(cloud.normals[i].z()) < 0.45f)
            vertical.push_back(static_cast<std::uint32_t>(i));
    std::vector<LineEvidence> evidence;
    for (const PlanLine &line : lines)
        evidence.emplace_back(line, cloud, vertical, grid, LineEvidence::Settings{kSpacing, 0, kHeight});
    return findFloorPlan({grid, lines, evidence, patches, 0}, progress);
}

PlanLine atX(double x)
{
    return {{1, 0}, x, 0};
}
PlanLine atY(double y)
{
    return {{0, 1}, y, 0};
}

} // namespace

TEST(FloorPlan, OutlinesFollowTheSurfacesAndNotTheLines)
{
    const Polygon shape = {{0, 0}, {5, 0}, {5, 3}, {3, 3}, {3, 4.5}, {0, 4.5}};
    test::SyntheticRoom room(kSpacing);
    room.addRoom(shape, 0, kHeight);
    Progress progress;
    const auto plan = planOf(room.cloud, {atX(0.01), atX(3.01), atX(4.99), atY(-0.01), atY(3), atY(4.51)},
                             progress); // a centimetre off
    ASSERT_OK(plan);
    ASSERT_EQ(plan->size(), 1u);
    EXPECT_TRUE(geometry::isSimple(plan->front()));
    EXPECT_EQ(plan->front().size(), 6u);
    EXPECT_GT(geometry::signedArea(plan->front()), 0) << "counter-clockwise";
    EXPECT_GT(geometry::iou(plan->front(), shape), 0.998);
}

TEST(FloorPlan, AWallPartsRoomsAndABeamDoesNot)
{
    for (const bool wall : {true, false}) {
        test::SyntheticRoom room(kSpacing);
        room.addRoom({{0, 0}, {7, 0}, {7, 4}, {0, 4}}, 0, kHeight);
        room.addWall({4, 0}, {4, 4}, wall ? 0 : 2.2, kHeight);
        Progress progress;
        const auto plan = planOf(room.cloud, {atX(0), atX(4), atX(7), atY(0), atY(4)}, progress);
        ASSERT_OK(plan);
        if (!wall) {
            ASSERT_EQ(plan->size(), 1u);
            EXPECT_NEAR(geometry::signedArea(plan->front()), 28, 0.2);
            continue;
        }
        ASSERT_EQ(plan->size(), 2u);
        EXPECT_NEAR(geometry::signedArea((*plan)[0]), 16, 0.2) << "largest first";
        EXPECT_NEAR(geometry::signedArea((*plan)[1]), 12, 0.2);
    }
}

TEST(FloorPlan, StopsWhenCancelled)
{
    test::SyntheticRoom room(0.06);
    room.addRoom({{0, 0}, {3, 0}, {3, 3}, {0, 3}}, 0, kHeight);
    Progress progress;
    progress.cancel();
    const auto plan = planOf(room.cloud, {atX(0), atX(3), atY(0), atY(3)}, progress);
    ASSERT_FALSE(plan);
    EXPECT_EQ(plan.error().code, ErrorCode::Cancelled);
}

} // namespace twinloom::scan
