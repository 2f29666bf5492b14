// SPDX-License-Identifier: Apache-2.0
#include "core/scan/simulate/simulate.h"

#include "core/asset/parametric.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <cmath>

namespace twinloom::scan
{
namespace
{

std::vector<scene::Room> allRooms()
{
    std::vector<scene::Room> rooms = officePreset(), hall = hallPreset();
    rooms.insert(rooms.end(), hall.begin(), hall.end());
    for (const SimulatedStorey &storey : housePreset())
        rooms.insert(rooms.end(), storey.rooms.begin(), storey.rooms.end());
    return rooms;
}

} // namespace

TEST(SimulatePresets, AreRoomsOfTheSizesThatTheyPromise)
{
    const std::vector<scene::Room> office = officePreset(), hall = hallPreset();
    ASSERT_EQ(office.size(), 1u);
    EXPECT_NEAR(geometry::signedArea(office[0].polygon), 8 * 6, 1e-9);
    EXPECT_EQ(office[0].doors.size(), 1u);
    EXPECT_EQ(office[0].windows.size(), 3u);
    ASSERT_EQ(hall.size(), 2u);
    const auto bounds = geometry::bounds(hall[0].polygon);
    EXPECT_TRUE((bounds[1] - bounds[0]).isApprox(geometry::Vec2(60, 30)));
    EXPECT_EQ(hall[0].height, 8.0);
    EXPECT_NEAR(geometry::signedArea(hall[1].polygon), 8 * 6, 1e-9);
    EXPECT_EQ(hall[1].height, 3.0);
}

TEST(SimulatePresets, TheHouseHasStairsWhereNothingStands)
{
    const std::vector<SimulatedStorey> house = housePreset();
    ASSERT_EQ(house.size(), 2u);
    EXPECT_NEAR(house[1].floor - *house[0].rooms[0].height, 0.3, 1e-9);
    ASSERT_TRUE(house[0].stairs);
    const Stairs &stairs = *house[0].stairs;
    const geometry::Polygon flight = stairs.strip((stairs.head - stairs.foot).norm()), well = stairs.strip(stairs.well);
    EXPECT_NEAR(geometry::signedArea(well), stairs.width * stairs.well, 1e-9);
    for (std::size_t storey = 0; storey < 2; ++storey)
        for (const scene::Room &room : house[storey].rooms)
            for (const scene::RoomObject &object : room.objects)
                EXPECT_EQ(geometry::intersectionArea(object.box.footprint(), storey == 0 ? flight : well), 0)
                    << object.category.toStdString();
    const auto holds = [&](const scene::Room &room) {
        return geometry::intersectionArea(room.polygon, well) > 0.999 * geometry::signedArea(well);
    };
    EXPECT_TRUE(std::any_of(house[1].rooms.begin(), house[1].rooms.end(), holds));
}

TEST(SimulatePresets, ThingsStandApartWithinTheirRoom)
{
    for (const scene::Room &room : allRooms()) {
        ASSERT_OK(scene::roomFromJson(scene::roomToJson(room)));
        for (std::size_t i = 0; i < room.objects.size(); ++i) {
            const scene::RoomObject &object = room.objects[i];
            EXPECT_LE(object.box.top(), *room.height) << object.category.toStdString();
            for (const geometry::Vec2 &corner : object.box.footprint())
                EXPECT_GT(geometry::signedDistance(room.polygon, corner), -0.001) << object.category.toStdString() << i;
            for (std::size_t k = 0; k < i; ++k)
                EXPECT_FALSE(geometry::overlaps(object.box, room.objects[k].box, 0.01) &&
                             !object.category.endsWith(QLatin1String("Chair")))
                    << object.category.toStdString() << i << ' ' << room.objects[k].category.toStdString() << k;
        }
    }
}

TEST(SimulatePresets, ThingsAreOfTheLibraryAndStandOnWhatTheyName)
{
    for (const scene::Room &room : allRooms())
        for (const scene::RoomObject &object : room.objects) {
            EXPECT_TRUE(asset::findCategory(object.category)) << object.category.toStdString();
            if (object.parent < 0)
                continue;
            const geometry::Box &carrier = room.objects[static_cast<std::size_t>(object.parent)].box;
            EXPECT_NEAR(object.box.bottom(), carrier.top(), 1e-9) << object.category.toStdString();
            EXPECT_TRUE(geometry::contains(carrier.footprint(), object.box.centre.head<2>()));
        }
}

TEST(SimulatePresets, OpeningsLieOnTheOutline)
{
    for (const scene::Room &room : allRooms())
        for (const auto *openings : {&room.doors, &room.windows})
            for (const scene::RoomOpening &opening : *openings) {
                EXPECT_LT(opening.top, *room.height);
                for (const geometry::Vec2 &end : {opening.from, opening.to})
                    EXPECT_LT(std::abs(geometry::signedDistance(room.polygon, end)), 1e-9) << end.transpose();
            }
}

} // namespace twinloom::scan
