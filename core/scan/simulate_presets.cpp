// SPDX-License-Identifier: Apache-2.0
#include "core/scan/simulate.h"

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

} // namespace

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
