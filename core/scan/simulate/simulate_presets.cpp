// SPDX-License-Identifier: Apache-2.0
#include "core/scan/simulate/simulate.h"

#include <numbers>

namespace twinloom::scan
{

namespace
{

using geometry::Vec3;

constexpr double kNorth = 0.0;                  ///< yaw of what looks along +y
constexpr double kSouth = std::numbers::pi;     ///< -y
constexpr double kEast = -std::numbers::pi / 2; ///< +x
constexpr double kWest = std::numbers::pi / 2;  ///< -x

/// A room under construction, in the words of somebody who furnishes it.
class Furnisher
{
public:
    explicit Furnisher(scene::Room &room) : m_room(room) {}

    /// On the floor, its centre at x, y; returns its index, for what stands on it.
    int stand(const char *category, double x, double y, const Vec3 &size, double yaw)
    {
        return put(category, {x, y, size.z() / 2}, size, yaw, -1);
    }
    /// On the object `parent`, at x, y.
    int on(int parent, const char *category, double x, double y, const Vec3 &size, double yaw)
    {
        const double top = m_room.objects[static_cast<std::size_t>(parent)].box.top();
        return put(category, {x, y, top + size.z() / 2}, size, yaw, parent);
    }
    /// On a wall, its centre at a height.
    int hang(const char *category, const Vec3 &centre, const Vec3 &size, double yaw)
    {
        return put(category, centre, size, yaw, -1);
    }
    void door(double x0, double y0, double x1, double y1, double top)
    {
        m_room.doors.push_back({{x0, y0}, {x1, y1}, 0.0, top});
    }
    void window(double x0, double y0, double x1, double y1, double bottom, double top)
    {
        m_room.windows.push_back({{x0, y0}, {x1, y1}, bottom, top});
    }

private:
    int put(const char *category, const Vec3 &centre, const Vec3 &size, double yaw, int parent)
    {
        m_room.objects.push_back({QString::fromLatin1(category), {centre, size, yaw}, parent, {}});
        return static_cast<int>(m_room.objects.size()) - 1;
    }
    scene::Room &m_room;
};

/// A desk whose user sits before its front, with a screen and a chair.
void workplace(Furnisher &room, double x, double y, double yaw, double chairTurn)
{
    const geometry::Box desk{{x, y, 0}, {1.6, 0.8, 0.74}, yaw};
    const int index = room.stand("Desk", x, y, desk.size, yaw);
    const geometry::Vec2 screen = desk.toWorld({0.05, -0.2}), chair = desk.toWorld({0.1, 0.75});
    room.on(index, "Monitor", screen.x(), screen.y(), {0.61, 0.2, 0.46}, yaw);
    room.stand("OfficeChair", chair.x(), chair.y(), {0.64, 0.64, 1.05}, yaw + std::numbers::pi + chairTurn);
}

void furnishOffice(scene::Room &office)
{
    Furnisher room(office);
    room.door(6.5, 0, 7.45, 0, 2.1);
    room.window(2.6, 6, 1.0, 6, 0.9, 2.3);
    room.window(4.8, 6, 3.2, 6, 0.9, 2.3);
    room.window(7.0, 6, 5.4, 6, 0.9, 2.3);
    workplace(room, 1.85, 4.6, kNorth, 0.2);
    workplace(room, 3.5, 4.6, kNorth, -0.3);
    workplace(room, 1.85, 3.75, kSouth, 0.1);
    workplace(room, 3.5, 3.75, kSouth, 0.5);
    const int meeting = room.stand("DiningTable", 6.35, 4.0, {1.8, 0.9, 0.74}, kWest);
    room.on(meeting, "Laptop", 6.2, 4.4, {0.34, 0.26, 0.22}, kWest);
    for (const double y : {3.55, 4.45}) {
        room.stand("Chair", 5.55, y, {0.46, 0.52, 0.88}, kEast);
        room.stand("Chair", 7.15, y, {0.46, 0.52, 0.88}, kWest);
    }
    room.stand("ShelvingUnit", 0.22, 1.3, {1.2, 0.4, 2.0}, kEast);
    room.stand("ShelvingUnit", 0.22, 2.55, {1.2, 0.4, 2.0}, kEast);
    room.stand("FilingCabinet", 0.34, 3.6, {0.46, 0.62, 1.32}, kEast);
    room.hang("Whiteboard", {0.03, 4.9, 1.5}, {1.8, 0.05, 1.2}, kEast);
    room.stand("Sofa", 2.6, 0.5, {1.9, 0.88, 0.82}, kNorth);
    room.stand("CoffeeTable", 2.6, 1.55, {0.95, 0.55, 0.42}, kNorth);
    room.stand("ArmChair", 4.3, 1.2, {0.82, 0.8, 0.84}, kWest + 0.25);
    const int sideboard = room.stand("Cabinet", 7.76, 2.1, {1.6, 0.45, 1.0}, kWest);
    room.on(sideboard, "CoffeeMachine", 7.74, 2.5, {0.3, 0.4, 0.42}, kWest);
    room.stand("HousePlant", 7.6, 5.6, {0.5, 0.5, 1.35}, kNorth);
    room.stand("GarbageCan", 4.75, 5.6, {0.3, 0.3, 0.42}, kNorth);
    room.stand("FloorLamp", 0.45, 0.45, {0.4, 0.4, 1.75}, kNorth);
    room.hang("Painting", {7.98, 0.9, 1.6}, {0.9, 0.03, 0.65}, kWest);
}

void openHall(Furnisher &room)
{
    room.door(5, 0, 9, 0, 4.5);
    room.door(31, 0, 32, 0, 2.1);
    room.door(0, 14, 0, 10, 4.5);
    room.door(51.85, 26.5, 51.85, 27.4, 2.1);
    room.window(54, 23.85, 57, 23.85, 1.0, 2.2);
    for (const double x : {6.0, 15.0, 24.0, 33.0, 42.0})
        room.window(x + 5, 30, x, 30, 5.8, 7.2);
    for (const double x : {12.0, 22.0, 34.0, 44.0})
        room.window(x, 0, x + 5, 0, 5.8, 7.2);
}

void storageArea(Furnisher &room)
{
    for (const double x : {6.0, 14.5, 23.0}) {
        room.stand("PalletRack", x, 29.35, {8.1, 1.1, 5.2}, kSouth);
        room.stand("PalletRack", x, 25.2, {8.1, 1.1, 5.2}, kNorth);
        room.stand("PalletRack", x, 24.0, {8.1, 1.1, 5.2}, kSouth);
    }
    for (const double x : {3.0, 4.7, 6.4})
        room.stand("LoadedPallet", x, 18.5, {1.2, 0.8, 0.9 + 0.1 * x}, kNorth);
    room.stand("Forklift", 13.0, 18.2, {1.2, 2.6, 2.15}, kEast + 0.3);
    room.stand("Cart", 19.0, 19.3, {0.71, 0.54, 0.95}, 0.4);
}

void production(Furnisher &room)
{
    for (const double x : {14.0, 19.5, 25.0, 37.0, 42.5, 48.0}) {
        room.stand("CNCMachine", x, 2.4, {3.2, 2.2, 2.3}, kNorth);
        room.stand("ControlCabinet", x + 2.3, 1.6, {0.8, 0.5, 2.0}, kNorth);
    }
    room.stand("ConveyorStraight", 21.0, 11.5, {12.0, 0.8, 0.9}, kNorth);
    room.stand("ConveyorStraight", 36.0, 11.5, {12.0, 0.8, 0.9}, kNorth);
    room.stand("ConveyorStraight", 44.5, 15.2, {7.0, 0.8, 0.9}, kWest);
    for (const double x : {18.0, 24.0, 33.0, 39.0})
        room.stand("RobotArm", x, 9.6, {1.1, 1.5, 2.1}, kNorth);
    for (const double x : {21.0, 36.0})
        room.stand("Workbench", x, 14.2, {2.0, 0.8, 1.5}, kSouth);
    for (const double y : {4.0, 7.0, 10.0})
        room.stand("Workbench", 59.5, y, {2.0, 0.8, 1.5}, kWest);
    room.stand("StorageShelf", 59.6, 12.5, {2.0, 0.6, 2.0}, kWest);
    room.stand("AGV", 29.0, 7.0, {0.8, 1.2, 0.35}, kEast);
    room.stand("AGV", 49.5, 19.0, {0.8, 1.2, 0.35}, kNorth);
    for (const auto &[x, y] : {std::pair(57.0, 1.0), std::pair(57.8, 1.1), std::pair(57.4, 1.9)})
        room.stand("Drum", x, y, {0.6, 0.6, 0.9}, kNorth);
    const int pallet = room.stand("Pallet", 53.0, 7.0, {1.2, 0.8, 0.144}, kWest);
    room.on(pallet, "Crate", 53.0, 7.0, {1.0, 0.7, 0.7}, kWest);
}

void furnishHallOffice(Furnisher &room)
{
    room.door(52, 27.4, 52, 26.5, 2.1);
    room.window(54, 24, 57, 24, 1.0, 2.2);
    room.window(58.5, 30, 55.5, 30, 0.9, 2.2);
    workplace(room, 55.6, 28.6, kSouth, 0.2);
    workplace(room, 57.6, 28.6, kSouth, -0.3);
    room.stand("ShelvingUnit", 59.78, 25.6, {1.2, 0.4, 2.0}, kWest);
    room.stand("FilingCabinet", 59.66, 27.0, {0.46, 0.62, 1.32}, kWest);
    const int table = room.stand("DiningTable", 55.5, 25.6, {1.6, 0.85, 0.74}, kNorth);
    room.on(table, "Laptop", 55.2, 25.6, {0.34, 0.26, 0.22}, kNorth);
    for (const double x : {55.1, 55.9})
        room.stand("Chair", x, 26.4, {0.46, 0.52, 0.88}, kSouth);
    room.stand("HousePlant", 52.5, 29.5, {0.5, 0.5, 1.3}, kNorth);
}

scene::Room emptyRoom(const char *name, const char *type, const geometry::Polygon &outline, double height)
{
    scene::Room room;
    room.id = QString::fromLatin1(name);
    room.roomType = QString::fromLatin1(type);
    room.polygon = outline;
    room.height = height;
    return room;
}

constexpr double kDoorTop = 2.05, kSill = 0.9, kWindowTop = 2.2;

/// Living room, kitchen, bathroom and a hall with the stairs.
std::vector<scene::Room> groundFloor()
{
    constexpr double kHeight = 2.6;
    std::vector<scene::Room> rooms = {
        emptyRoom("living", "LivingRoom", {{0, 0}, {6, 0}, {6, 4.5}, {0, 4.5}}, kHeight),
        emptyRoom("kitchen", "Kitchen", {{6.15, 0}, {10, 0}, {10, 4.5}, {6.15, 4.5}}, kHeight),
        emptyRoom("hall", "Hall", {{0, 4.65}, {6.5, 4.65}, {6.5, 8}, {0, 8}}, kHeight),
        emptyRoom("bathroom", "Bathroom", {{6.65, 4.65}, {10, 4.65}, {10, 8}, {6.65, 8}}, kHeight)};
    Furnisher living(rooms[0]), kitchen(rooms[1]), hall(rooms[2]), bathroom(rooms[3]);
    living.door(2.9, 4.5, 2.0, 4.5, kDoorTop);
    living.door(6, 1.5, 6, 2.4, kDoorTop);
    living.window(0.8, 0, 2.4, 0, kSill, kWindowTop);
    living.window(3.6, 0, 5.2, 0, kSill, kWindowTop);
    living.stand("Sofa", 0.5, 2.2, {2.1, 0.9, 0.82}, kEast);
    living.stand("CoffeeTable", 1.6, 2.2, {1.0, 0.55, 0.42}, kEast);
    living.stand("TVStand", 5.0, 4.26, {1.6, 0.42, 0.5}, kSouth);
    living.stand("ShelvingUnit", 5.78, 0.7, {1.0, 0.4, 2.0}, kWest);
    living.stand("ArmChair", 3.2, 0.8, {0.82, 0.8, 0.84}, kNorth + 0.3);
    kitchen.door(6.15, 2.4, 6.15, 1.5, kDoorTop);
    kitchen.window(10, 1.0, 10, 2.6, kSill, kWindowTop);
    const int table = kitchen.stand("DiningTable", 7.9, 3.4, {1.4, 0.8, 0.74}, kNorth);
    kitchen.on(table, "Laptop", 7.6, 3.4, {0.34, 0.26, 0.22}, kNorth);
    for (const double x : {7.55, 8.25}) {
        kitchen.stand("Chair", x, 2.75, {0.46, 0.52, 0.88}, kNorth);
        kitchen.stand("Chair", x, 4.05, {0.46, 0.52, 0.88}, kSouth);
    }
    kitchen.stand("Fridge", 9.66, 3.9, {0.6, 0.65, 1.8}, kWest);
    kitchen.stand("Cabinet", 8.6, 0.32, {2.4, 0.6, 0.9}, kNorth);
    hall.door(2.0, 4.65, 2.9, 4.65, kDoorTop);
    hall.door(6.5, 5.2, 6.5, 6.05, kDoorTop);
    hall.door(0, 6.35, 0, 5.4, kDoorTop);
    hall.stand("Cabinet", 4.4, 4.87, {1.2, 0.4, 1.0}, kNorth);
    hall.stand("HousePlant", 6.1, 7.6, {0.5, 0.5, 1.2}, kNorth);
    bathroom.door(6.65, 6.05, 6.65, 5.2, kDoorTop);
    bathroom.window(9.0, 8, 8.0, 8, 1.3, kWindowTop);
    bathroom.stand("Bathtub", 9.6, 6.9, {1.7, 0.75, 0.58}, kWest);
    bathroom.stand("WashingMachine", 7.1, 7.66, {0.6, 0.6, 0.85}, kSouth);
    bathroom.stand("Toilet", 8.6, 5.02, {0.4, 0.66, 0.78}, kNorth);
    return rooms;
}

/// A landing at the head of the stairs, two bedrooms and a study.
std::vector<scene::Room> upperFloor()
{
    constexpr double kHeight = 2.5;
    std::vector<scene::Room> rooms = {
        emptyRoom("landing", "Hall", {{0, 4.65}, {4.5, 4.65}, {4.5, 8}, {0, 8}}, kHeight),
        emptyRoom("bedroom", "Bedroom", {{4.65, 4.65}, {10, 4.65}, {10, 8}, {4.65, 8}}, kHeight),
        emptyRoom("guest room", "Bedroom", {{0, 1.5}, {4.9, 1.5}, {4.9, 4.5}, {0, 4.5}}, kHeight),
        emptyRoom("study", "Office", {{5.05, 1.5}, {10, 1.5}, {10, 4.5}, {5.05, 4.5}}, kHeight)};
    Furnisher landing(rooms[0]), bedroom(rooms[1]), guest(rooms[2]), study(rooms[3]);
    landing.door(4.5, 5.0, 4.5, 5.9, kDoorTop);
    landing.door(1.4, 4.65, 2.3, 4.65, kDoorTop);
    landing.window(0, 6.6, 0, 5.4, kSill, kWindowTop);
    landing.stand("ShelvingUnit", 3.4, 4.87, {1.2, 0.4, 1.8}, kNorth);
    bedroom.door(4.65, 5.9, 4.65, 5.0, kDoorTop);
    bedroom.door(7.2, 4.65, 8.1, 4.65, kDoorTop);
    bedroom.window(8.6, 8, 6.8, 8, kSill, kWindowTop);
    bedroom.stand("Bed", 8.96, 6.6, {1.6, 2.05, 0.5}, kWest);
    bedroom.stand("Wardrobe", 5.9, 7.68, {2.0, 0.6, 2.1}, kSouth);
    guest.door(2.3, 4.5, 1.4, 4.5, kDoorTop);
    guest.window(1.6, 1.5, 3.2, 1.5, kSill, kWindowTop);
    guest.stand("Bed", 4.1, 2.54, {1.4, 2.05, 0.5}, kNorth);
    guest.stand("Dresser", 0.28, 2.6, {1.2, 0.5, 0.9}, kEast);
    study.door(8.1, 4.5, 7.2, 4.5, kDoorTop);
    study.window(6.6, 1.5, 8.4, 1.5, kSill, kWindowTop);
    workplace(study, 9.5, 3.0, kWest, 0.2);
    study.stand("ShelvingUnit", 5.27, 3.0, {1.6, 0.4, 2.0}, kEast);
    study.stand("Sofa", 6.2, 4.0, {1.2, 0.88, 0.82}, kSouth);
    return rooms;
}

} // namespace

std::vector<SimulatedStorey> housePreset()
{
    // The stairs rise along the hall's north wall, and end on the landing's west side.
    return {{0.0, groundFloor(), Stairs{{5.0, 7.5}, {1.25, 7.5}, 1.0, 2.75}}, {2.9, upperFloor(), {}}};
}

std::vector<scene::Room> officePreset()
{
    scene::Room office;
    office.id = QStringLiteral("office");
    office.roomType = QStringLiteral("office");
    office.polygon = {{0, 0}, {8, 0}, {8, 6}, {0, 6}};
    office.height = 2.8;
    furnishOffice(office);
    return {office};
}

std::vector<scene::Room> hallPreset()
{
    scene::Room hall;
    hall.id = QStringLiteral("hall");
    hall.roomType = QStringLiteral("factory");
    hall.polygon = {{0, 0}, {60, 0}, {60, 23.85}, {51.85, 23.85}, {51.85, 30}, {0, 30}};
    hall.height = 8.0;
    Furnisher furnisher(hall);
    openHall(furnisher);
    storageArea(furnisher);
    production(furnisher);

    scene::Room office;
    office.id = QStringLiteral("hall-office");
    office.roomType = QStringLiteral("office");
    office.polygon = {{52, 24}, {60, 24}, {60, 30}, {52, 30}};
    office.height = 3.0;
    Furnisher inside(office);
    furnishHallOffice(inside);
    return {hall, office};
}

} // namespace twinloom::scan
