// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/room_type.h"

#include <gtest/gtest.h>

namespace twinloom::scenegen
{
namespace
{

std::string typeOf(const std::vector<SeenThing> &things)
{
    return likelyRoomType(Statistics::builtIn(), things).toStdString();
}

SeenThing thing(const char *category, double confidence = 0.7)
{
    return {QString::fromLatin1(category), confidence};
}

} // namespace

TEST(RoomType, FurnitureTellsTheType)
{
    EXPECT_EQ(typeOf({thing("Bed"), thing("Wardrobe")}), "Bedroom");
    EXPECT_EQ(typeOf({thing("Desk"), thing("OfficeChair"), thing("Desk"), thing("OfficeChair"), thing("Monitor")}),
              "Office");
    EXPECT_EQ(typeOf({thing("Sofa"), thing("TVStand"), thing("Television"), thing("ArmChair")}), "LivingRoom");
    EXPECT_EQ(typeOf({thing("CncMachine"), thing("RobotArm"), thing("Conveyor"), thing("ControlCabinet")}), "Factory");
    EXPECT_EQ(typeOf({thing("Desk", 0.6), thing("Chair", 0.4), thing("Chair", 0.3)}), "Office");
    EXPECT_EQ(typeOf({thing("Toilet"), thing("Bathtub")}), "Bathroom");
}

TEST(RoomType, NothingSpeaksForNothing)
{
    EXPECT_EQ(typeOf({}), "");
    EXPECT_EQ(typeOf({thing("Unknown", 1), thing("Dodo", 1)}), "");
    EXPECT_EQ(typeOf({thing("HousePlant")}), "");
}

TEST(RoomType, WeakGuessesWeighLittle)
{
    EXPECT_EQ(typeOf({thing("Bed", 0.1)}), "");
    EXPECT_EQ(typeOf({thing("Bed", 0.25), thing("Desk"), thing("OfficeChair"), thing("Desk"), thing("OfficeChair")}),
              "Office");
}

} // namespace twinloom::scenegen
