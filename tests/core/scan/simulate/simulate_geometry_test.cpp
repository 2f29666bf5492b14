// SPDX-License-Identifier: Apache-2.0
#include "core/scan/simulate/simulate_geometry.h"

#include "core/geometry/bvh.h"
#include "tests/support/test_data.h"

namespace twinloom::scan
{
namespace
{

scene::Room plainRoom()
{
    scene::Room room;
    room.polygon = {{0, 0}, {5, 0}, {5, 4}, {0, 4}};
    room.height = 2.5;
    room.doors = {{{1, 0}, {1.9, 0}, 0, 2.0}};
    room.windows = {{{5, 1}, {5, 2.5}, 0.9, 2.1}};
    return room;
}

struct Hit {
    double distance = -1; ///< none
    Surface surface;
};

class SimulateGeometry : public testing::Test
{
protected:
    void build(const std::vector<scene::Room> &rooms) { build(std::vector<SimulatedStorey>{{0, rooms, {}}}); }
    void build(const std::vector<SimulatedStorey> &storeys)
    {
        auto made = makeBuilding(storeys, 0.15);
        ASSERT_OK(made);
        building = std::move(*made);
    }
    Hit look(const Eigen::Vector3f &from, const Eigen::Vector3f &along) const
    {
        const auto hit = geometry::Bvh(building.positions, building.indices).nearest({from, along});
        if (!hit)
            return {};
        return {static_cast<double>(hit->distance), building.surfaces[building.surfaceOf[hit->triangle]]};
    }
    Building building;
};

} // namespace

TEST_F(SimulateGeometry, ARoomIsClosedButForItsOpenings)
{
    build({plainRoom()});
    const Eigen::Vector3f middle(3, 2, 1.5f);
    EXPECT_NEAR(look(middle, {-1, 0, 0}).distance, 3, 1e-5);
    EXPECT_NEAR(look(middle, {0, 1, 0}).distance, 2, 1e-5);
    EXPECT_NEAR(look(middle, {0, 0, -1}).distance, 1.5, 1e-5);
    EXPECT_NEAR(look(middle, {0, 0, 1}).distance, 1, 1e-5);
    const Hit window = look({3, 1.7f, 1.5f}, {1, 0, 0});
    EXPECT_EQ(window.surface.kind, Surface::Kind::Glass);
    EXPECT_GT(window.distance, 2.01) << "the pane lies within the wall";
    EXPECT_LT(window.distance, 2.15);
    EXPECT_NEAR(look({1.4f, 2, 2.3f}, {0, -1, 0}).distance, 2, 1e-5) << "above the door";
    EXPECT_GT(look({1.4f, 2, 1.5f}, {0, -1, 0}).distance, 2.15) << "through it into the corridor";
}

TEST_F(SimulateGeometry, WallsHaveTwoFaces)
{
    build({plainRoom()});
    EXPECT_NEAR(look({-2, 2, 1}, {1, 0, 0}).distance, 2 - 0.15, 1e-5);
}

TEST_F(SimulateGeometry, ObjectsKnowWhichTheyAre)
{
    scene::Room furnished = plainRoom();
    furnished.objects = {{QStringLiteral("Crate"), {{1, 3, 0.3}, {0.6, 0.6, 0.6}, 0}, -1, {}},
                         {QStringLiteral("No such thing"), {{3, 3, 0.5}, {1, 1, 1}, 0.3}, -1, {}}};
    build({furnished});
    EXPECT_EQ(look({1, 3, 2}, {0, 0, -1}).surface.object, 0);
    const Hit box = look({3, 3, 2}, {0, 0, -1});
    EXPECT_EQ(box.surface.object, 1);
    EXPECT_NEAR(box.distance, 1, 1e-3);
    EXPECT_EQ(look({4, 1, 2}, {0, 0, -1}).surface.object, -1);
    EXPECT_EQ(building.surfaceOf.size() * 3, building.indices.size());
}

TEST_F(SimulateGeometry, ADoorBetweenTwoRoomsHasNoCorridor)
{
    scene::Room other;
    other.polygon = {{0, -3.15}, {5, -3.15}, {5, -0.15}, {0, -0.15}};
    other.height = 2.5;
    other.doors = {{{1, -0.15}, {1.9, -0.15}, 0, 2.0}};
    build({plainRoom(), other});
    EXPECT_NEAR(look({1.75f, 2, 1.2f}, {0, -1, 0}).distance, 5.15, 1e-4) << "to the other room's far wall";
}

TEST_F(SimulateGeometry, StairsLeadThroughAWellToTheStoreyAbove)
{
    scene::Room upper = plainRoom();
    upper.doors.clear();
    build({{0, {plainRoom()}, Stairs{{4, 3.5}, {1, 3.5}, 1.0, 2.0}}, {2.8, {upper}, {}}});
    EXPECT_NEAR(look({2, 1, 1.5f}, {0, 0, 1}).distance, 1, 1e-5) << "the lower ceiling";
    EXPECT_NEAR(look({2, 1, 4}, {0, 0, -1}).distance, 1.2, 1e-5) << "the upper floor";
    EXPECT_NEAR(look({4, 3.5f, 4}, {0, 0, -1}).distance, 1.2, 1e-5) << "beside the well";
    EXPECT_GT(look({2.9f, 3.5f, 4}, {0, 0, -1}).distance, 1.3) << "down to a step";
    EXPECT_LT(look({2.9f, 3.5f, 4}, {0, 0, -1}).distance, 3.9) << "down to a step";
    EXPECT_NEAR(look({2, 2.5f, 2.65f}, {0, 1, 0}).distance, 0.5, 1e-5) << "the slab's side";
    EXPECT_NEAR(look({1.5f, 3.5f, 0.5f}, {0, 0, 1}).surface.object, -1, 0);
}

TEST_F(SimulateGeometry, ImpossibleSizesAreRefused)
{
    scene::Room wrong = plainRoom();
    wrong.objects = {{QStringLiteral("Crate"), {{1, 1, 0}, {1, 0, 1}, 0}, -1, {}}};
    const std::vector<SimulatedStorey> storeys = {{0, {wrong}, {}}};
    const auto made = makeBuilding(storeys, 0.15);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, ErrorCode::BadInput);
}

} // namespace twinloom::scan
