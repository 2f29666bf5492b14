// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/sample.h"

#include "core/scene/room.h"

#include <QCoreApplication>

#include <numbers>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kFloor = -1;
constexpr double kQuarter = std::numbers::pi / 2;

/// Front (local +y) towards north (+y), west (-x), south (-y) or east (+x).
enum class Faces { North, West, South, East };

struct Piece {
    const char *category;
    double x, y; ///< middle, metres
    double width, depth, height;
    Faces faces;
    int on = kFloor; ///< index of the piece that it stands on
    double lift = 0; ///< metres above the floor
};

// A flat of 7.2 by 5.4 metres: living in the west, eating in the middle, working in the east.
constexpr Piece kPieces[] = {
    {"Rug", -1.9, -0.25, 2.6, 1.9, 0.02, Faces::North},
    {"Sofa", -1.9, -1.75, 2.3, 0.95, 0.82, Faces::North},
    {"CoffeeTable", -1.9, -0.35, 1.1, 0.6, 0.4, Faces::North},
    {"TVStand", -1.9, 2.4, 1.8, 0.42, 0.5, Faces::South},
    {"Television", -1.9, 2.42, 1.3, 0.1, 0.78, Faces::South, 3, 0.5},
    {"ArmChair", -3.0, 0.5, 0.85, 0.85, 0.85, Faces::East},
    {"FloorLamp", -3.3, -1.85, 0.4, 0.4, 1.65, Faces::North},
    {"HousePlant", -3.25, 2.3, 0.5, 0.5, 1.2, Faces::South},
    {"DiningTable", 1.1, -1.2, 1.6, 0.9, 0.75, Faces::North},
    {"Chair", 0.7, -0.5, 0.46, 0.5, 0.88, Faces::South},
    {"Chair", 1.5, -0.5, 0.46, 0.5, 0.88, Faces::South},
    {"Chair", 0.7, -1.9, 0.46, 0.5, 0.88, Faces::North},
    {"Chair", 1.5, -1.9, 0.46, 0.5, 0.88, Faces::North},
    {"Desk", 2.5, 2.3, 1.6, 0.75, 0.74, Faces::South},
    {"OfficeChair", 2.5, 1.55, 0.6, 0.6, 1.0, Faces::North},
    {"Monitor", 2.5, 2.45, 0.6, 0.2, 0.45, Faces::South, 13, 0.74},
    {"ShelvingUnit", 3.4, 0.6, 0.9, 0.35, 1.9, Faces::West},
    {"Dresser", 3.33, -1.2, 1.1, 0.48, 0.8, Faces::West},
};

double yawOf(Faces faces)
{
    return geometry::wrapAngle(static_cast<int>(faces) * kQuarter);
}

} // namespace

scene::Change sampleRoom(scene::NodeIdAllocator &ids)
{
    scene::Room room;
    room.roomType = u"livingroom"_s;
    room.polygon = {{-3.6, -2.7}, {3.6, -2.7}, {3.6, 2.7}, {-3.6, 2.7}};
    room.height = 2.6;
    room.doors.push_back({{2.3, -2.7}, {3.2, -2.7}, 0, 2.05});
    room.windows.push_back({{3.3, 2.7}, {1.5, 2.7}, 0.95, 2.2});
    room.windows.push_back({{-3.6, 1.3}, {-3.6, -0.7}, 0.85, 2.2});
    for (const Piece &piece : kPieces) {
        scene::RoomObject object;
        object.category = QLatin1StringView(piece.category);
        object.box = {{piece.x, piece.y, piece.lift + piece.height / 2},
                      {piece.width, piece.depth, piece.height},
                      yawOf(piece.faces)};
        object.parent = piece.on;
        room.objects.push_back(object);
    }
    scene::Change change;
    scene::addRoom(change, ids, room, QCoreApplication::translate("twinloom::studio::Sample", "Studio flat"));
    return change;
}

} // namespace twinloom::studio
