// SPDX-License-Identifier: Apache-2.0
#include "core/physics/settle.h"

#include "core/asset/parametric.h"
#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::physics;

namespace
{

asset::ModelPtr model(const char *category, float width, float depth, float height)
{
    auto made = asset::makeParametric(QLatin1String(category), {width, depth, height});
    EXPECT_OK(made);
    return std::make_shared<const asset::Model>(std::move(*made));
}

Body falling(asset::ModelPtr model, double x, double y, double z)
{
    return {std::move(model), geometry::Transform::place({x, y, z}, 0), Motion::Falling};
}

Settled settled(const std::vector<Body> &bodies)
{
    Progress progress;
    const auto result = settle(bodies, {}, progress);
    EXPECT_OK(result);
    return *result;
}

} // namespace

TEST(Settle, aThingFallsToTheFloorAndLiesStill)
{
    const Settled result = settled({falling(model("Cabinet", 0.6f, 0.4f, 0.8f), 1, 2, 0.3)});
    EXPECT_TRUE(result.atRest);
    EXPECT_NEAR(result.poses[0].translation.z(), 0, 0.003);
    EXPECT_NEAR(result.poses[0].translation.x(), 1, 0.01) << "straight down";
    EXPECT_NEAR(result.poses[0].rotation.angularDistance(Eigen::Quaterniond::Identity()), 0, 0.01) << "upright";
}

TEST(Settle, aThingOnAChairRestsOnItsSeatNotOnItsBox)
{
    const asset::ModelPtr chair = model("Chair", 0.5f, 0.5f, 0.9f), cushion = model("Box", 0.2f, 0.2f, 0.1f);
    const Settled result = settled({{chair, {}, Motion::Fixed}, falling(cushion, 0, 0.03, 0.95)});
    EXPECT_TRUE(result.atRest);
    EXPECT_GT(result.poses[1].translation.z(), 0.35);
    EXPECT_LT(result.poses[1].translation.z(), 0.55);
    EXPECT_EQ(result.poses[0], geometry::Transform());
}

TEST(Settle, aScaledModelStandsOnItsScaledShape)
{
    Body table{model("Table", 1, 1, 1), {}, Motion::Fixed};
    table.pose.scale = {1, 1, 0.7};
    const Settled result = settled({table, falling(model("Box", 0.3f, 0.3f, 0.3f), 0, 0, 0.8)});
    EXPECT_NEAR(result.poses[1].translation.z(), 0.7, 0.003);
}

TEST(Settle, theSameBodiesGiveTheSamePoses)
{
    const asset::ModelPtr box = model("Box", 0.3f, 0.3f, 0.3f);
    const std::vector<Body> pile = {falling(box, 0, 0, 0.1), falling(box, 0.12, 0.04, 0.5),
                                    falling(box, -0.1, 0.1, 0.9)};
    const Settled first = settled(pile), second = settled(pile);
    for (std::size_t i = 0; i < pile.size(); ++i)
        EXPECT_EQ(first.poses[i], second.poses[i]);
}

TEST(Settle, whatHasNoShapeStaysAndWhatIsNotFiniteIsSaid)
{
    EXPECT_EQ(settled({falling(nullptr, 1, 1, 1)}).poses[0].translation.z(), 1);
    Progress progress;
    EXPECT_EQ(settle({falling(model("Box", 1, 1, 1), 0, 0, std::nan(""))}, {}, progress).error().code,
              ErrorCode::BadInput);
}

TEST(Settle, cancels)
{
    Progress progress;
    progress.cancel();
    EXPECT_EQ(settle({falling(model("Box", 1, 1, 1), 0, 0, 1)}, {}, progress).error().code, ErrorCode::Cancelled);
}
