// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scan_score.h"

#include "core/geometry/box.h"
#include "core/scan/structure/floor_map.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <functional>

namespace twinloom::test
{
namespace
{

using geometry::Box;
using geometry::Polygon;
using geometry::Vec2;

constexpr double kBuffer = 0.1;
constexpr double kStorey = 1.0; // metres between floors of different storeys, at least
constexpr double kStep = 0.05;  // between samples of wall area

Vec2 point(const QJsonValue &value)
{
    return {value.toArray().at(0).toDouble(), value.toArray().at(1).toDouble()};
}

/// An upright rectangle: a wall or an opening.
struct Panel {
    Vec2 from, to;
    double bottom, top;
};

std::vector<Panel> panelsOf(const QJsonObject &json, const QString &key)
{
    std::vector<Panel> panels;
    for (const QJsonValue &value : json[key].toArray()) {
        const QJsonObject o = value.toObject();
        panels.push_back({point(o[QStringLiteral("from")]), point(o[QStringLiteral("to")]),
                          o[QStringLiteral("bottom")].toDouble(), o[QStringLiteral("top")].toDouble()});
    }
    return panels;
}

double distanceTo(const Panel &panel, const Vec2 &p, double z)
{
    const double aside = (geometry::nearestOnSegment(panel.from, panel.to, p) - p).norm();
    const double off = std::max({panel.bottom - z, z - panel.top, 0.0});
    return std::hypot(aside, off);
}

/// Share of the area of `of` within the buffer of `to`; the distances within it go to `near`.
double shareNear(const std::vector<Panel> &of, const std::vector<Panel> &to, std::vector<double> *near = nullptr)
{
    std::size_t within = 0, all = 0;
    for (const Panel &panel : of) {
        const int columns = std::max(1, static_cast<int>((panel.to - panel.from).norm() / kStep));
        const int rows = std::max(1, static_cast<int>((panel.top - panel.bottom) / (2 * kStep)));
        for (int c = 0; c < columns; ++c)
            for (int r = 0; r < rows; ++r) {
                const Vec2 p = panel.from + (panel.to - panel.from) * ((c + 0.5) / columns);
                const double z = panel.bottom + (panel.top - panel.bottom) * ((r + 0.5) / rows);
                double least = 1e9;
                for (const Panel &other : to)
                    least = std::min(least, distanceTo(other, p, z));
                ++all;
                within += least <= kBuffer ? 1 : 0;
                if (near && least <= kBuffer)
                    near->push_back(least);
            }
    }
    return all > 0 ? static_cast<double>(within) / static_cast<double>(all) : 0;
}

/// Pairs of the best fit first, one to one, down to `least`.
std::vector<std::pair<int, int>> pairUp(std::size_t found, std::size_t expected, double least,
                                        const std::function<double(std::size_t, std::size_t)> &fit)
{
    struct Pair {
        double fit;
        int found, expected;
    };
    std::vector<Pair> pairs;
    for (std::size_t f = 0; f < found; ++f)
        for (std::size_t e = 0; e < expected; ++e)
            if (const double value = fit(f, e); value >= least)
                pairs.push_back({value, static_cast<int>(f), static_cast<int>(e)});
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair &a, const Pair &b) { return a.fit > b.fit; });
    std::vector<char> usedFound(found, 0), usedExpected(expected, 0);
    std::vector<std::pair<int, int>> chosen;
    for (const Pair &pair : pairs) {
        char &f = usedFound[static_cast<std::size_t>(pair.found)],
             &e = usedExpected[static_cast<std::size_t>(pair.expected)];
        if (!f && !e) {
            f = e = 1;
            chosen.emplace_back(pair.found, pair.expected);
        }
    }
    return chosen;
}

/// Intersection over union of two rectangles on nearly one wall.
double panelIou(const Panel &a, const Panel &b)
{
    const double length = (b.to - b.from).norm();
    if (length <= 0)
        return 0;
    const Vec2 along = (b.to - b.from) / length, across(-along.y(), along.x());
    if (std::max(std::abs(across.dot(a.from - b.from)), std::abs(across.dot(a.to - b.from))) > kBuffer)
        return 0;
    const double p = along.dot(a.from - b.from), q = along.dot(a.to - b.from), from = std::min(p, q),
                 to = std::max(p, q);
    const double wide = std::min(to, length) - std::max(from, 0.0),
                 high = std::min(a.top, b.top) - std::max(a.bottom, b.bottom);
    if (wide <= 0 || high <= 0)
        return 0;
    const double both = wide * high;
    return both / ((to - from) * (a.top - a.bottom) + length * (b.top - b.bottom) - both);
}

Matches matchPanels(const QJsonObject &found, const QJsonObject &expected, const QString &key)
{
    const std::vector<Panel> f = panelsOf(found, key), e = panelsOf(expected, key);
    const auto pairs =
        pairUp(f.size(), e.size(), 0.5, [&](std::size_t i, std::size_t j) { return panelIou(f[i], e[j]); });
    return {static_cast<int>(e.size()), static_cast<int>(f.size()), static_cast<int>(pairs.size())};
}

struct RoomShape {
    Polygon polygon;
    QJsonValue floor, ceiling;
};

Polygon polygonOf(const QJsonValue &corners)
{
    Polygon polygon;
    for (const QJsonValue &corner : corners.toArray())
        polygon.push_back(point(corner));
    return polygon;
}

std::vector<RoomShape> roomsOf(const QJsonObject &json)
{
    std::vector<RoomShape> rooms;
    for (const QJsonValue &value : json[QStringLiteral("rooms")].toArray())
        rooms.push_back({polygonOf(value[QStringLiteral("polygon")]), value[QStringLiteral("floor")],
                         value[QStringLiteral("ceiling")]});
    return rooms;
}

bool onOneStorey(const QJsonValue &floor, const QJsonValue &other)
{
    return std::abs(floor.toDouble() - other.toDouble()) < kStorey;
}

/// Outlines of a part of the floors that lie about as high as `floor`.
std::vector<Polygon> ringsAt(const QJsonObject &json, const QString &part, const QJsonValue &floor)
{
    std::vector<Polygon> rings;
    for (const QJsonValue &room : json[QStringLiteral("rooms")].toArray())
        if (onOneStorey(room[QStringLiteral("floor")], floor))
            for (const QJsonValue &ring : room[part][QStringLiteral("polygons")].toArray())
                rings.push_back(polygonOf(ring));
    return rings;
}

void worst(std::optional<double> &so, const QJsonValue &a, const QJsonValue &b)
{
    if (b.isDouble())
        so = std::max(so.value_or(0.0), a.isDouble() ? std::abs(a.toDouble() - b.toDouble()) : 1e9);
}

void scoreRooms(ScanScore &score, const QJsonObject &found, const QJsonObject &expected)
{
    const std::vector<RoomShape> f = roomsOf(found), e = roomsOf(expected);
    const auto iou = [&](std::size_t i, std::size_t j) {
        return onOneStorey(f[i].floor, e[j].floor) ? geometry::iou(f[i].polygon, e[j].polygon) : 0;
    };
    const auto pairs = pairUp(f.size(), e.size(), 0.5, iou);
    score.rooms = {static_cast<int>(e.size()), static_cast<int>(f.size()), static_cast<int>(pairs.size())};
    score.roomIou = pairs.size() == e.size() ? 1.0 : 0.0;
    for (const RoomShape &room : f)
        score.corners.found += static_cast<int>(room.polygon.size());
    for (const RoomShape &room : e)
        score.corners.expected += static_cast<int>(room.polygon.size());
    for (const auto &[i, j] : pairs) {
        const RoomShape &a = f[static_cast<std::size_t>(i)], &b = e[static_cast<std::size_t>(j)];
        score.roomIou = std::min(score.roomIou, geometry::iou(a.polygon, b.polygon));
        const double area = geometry::signedArea(a.polygon), wanted = geometry::signedArea(b.polygon);
        score.areaError = std::max(score.areaError, std::abs(area - wanted) / wanted);
        worst(score.floorError, a.floor, b.floor);
        worst(score.ceilingError, a.ceiling, b.ceiling);
        score.corners.matched +=
            static_cast<int>(pairUp(a.polygon.size(), b.polygon.size(), -kBuffer, [&](std::size_t p, std::size_t q) {
                                 return -(a.polygon[p] - b.polygon[q]).norm();
                             }).size());
    }
}

struct Thing {
    Box box;
    QString category;
    int points = 0;
};

std::vector<Thing> thingsOf(const QJsonObject &json)
{
    std::vector<Thing> things;
    for (const QJsonValue &value : json[QStringLiteral("objects")].toArray()) {
        const QJsonArray c = value[QStringLiteral("centre")].toArray(), s = value[QStringLiteral("size")].toArray();
        things.push_back({{{c[0].toDouble(), c[1].toDouble(), c[2].toDouble()},
                           {s[0].toDouble(), s[1].toDouble(), s[2].toDouble()},
                           value[QStringLiteral("yaw")].toDouble()},
                          value[QStringLiteral("category")].toString(),
                          value[QStringLiteral("points")].toInt(1 << 30)});
    }
    return things;
}

double boxIou(const Box &a, const Box &b)
{
    const double high = geometry::heightOverlap(a, b);
    if (high <= 0)
        return 0;
    const double both = high * geometry::intersectionArea(a.footprint(), b.footprint());
    return both / (a.size.prod() + b.size.prod() - both);
}

bool within(const Box &box, const geometry::Vec3 &p)
{
    const Vec2 local = box.toLocal(p.head<2>());
    return std::abs(local.x()) < box.size.x() / 2 && std::abs(local.y()) < box.size.y() / 2 && p.z() > box.bottom() &&
           p.z() < box.top();
}

void scoreObjects(ScanScore &score, const QJsonObject &found, const QJsonObject &expected, int leastPoints)
{
    const std::vector<Thing> f = thingsOf(found), e = thingsOf(expected);
    const auto pairs =
        pairUp(f.size(), e.size(), 0.3, [&](std::size_t i, std::size_t j) { return boxIou(f[i].box, e[j].box); });
    const auto seen = [&](const Thing &thing) { return thing.points >= leastPoints; };
    score.objects.expected = static_cast<int>(std::count_if(e.begin(), e.end(), seen));
    score.objects.found = static_cast<int>(f.size());
    for (const auto &[i, j] : pairs) {
        const Thing &a = f[static_cast<std::size_t>(i)], &b = e[static_cast<std::size_t>(j)];
        if (!seen(b)) {
            --score.objects.found;
            continue;
        }
        ++score.objects.matched;
        score.rightCategories += a.category == b.category ? 1 : 0;
    }
    for (const Thing &a : f) {
        const auto holds =
            std::count_if(e.begin(), e.end(), [&](const Thing &b) { return seen(b) && within(a.box, b.box.centre); });
        score.merged += holds > 1 ? 1 : 0;
    }
}

/// By the definition of core/scan/structure/floor_map.h, with the boxes of the objects for obstacles.
scan::FloorMap trueFloor(const RoomShape &room, const std::vector<Thing> &things)
{
    scan::FloorMap map = scan::emptyFloor(room.polygon, 0.05);
    for (int y = 0; y < map.height; ++y)
        for (int x = 0; x < map.width; ++x)
            for (const Thing &thing : things) {
                const Vec2 local = thing.box.toLocal(map.centre(x, y));
                if (thing.box.top() > room.floor.toDouble() + scan::FloorMap::kStepOver &&
                    thing.box.bottom() < room.floor.toDouble() + scan::FloorMap::kHeadroom &&
                    std::abs(local.x()) < thing.box.size.x() / 2 && std::abs(local.y()) < thing.box.size.y() / 2 &&
                    map.cells[map.index(x, y)] == scan::FloorMap::Cell::Free)
                    map.cells[map.index(x, y)] = scan::FloorMap::Cell::Occupied;
            }
    scan::findWalkable(map);
    return map;
}

/// Where one can walk, seen or guessed, in each expected room.
void scoreWalkable(ScanScore &score, const QJsonObject &found, const QJsonObject &expected)
{
    const std::vector<Thing> things = thingsOf(expected);
    if (things.empty())
        return;
    double both = 0, either = 0, bothSeen = 0, eitherSeen = 0;
    for (const RoomShape &room : roomsOf(expected)) {
        const scan::FloorMap map = trueFloor(room, things);
        const auto sure = scan::cellsWithin(map, ringsAt(found, QStringLiteral("walkable"), room.floor)),
                   maybe = scan::cellsWithin(map, ringsAt(found, QStringLiteral("guessed"), room.floor));
        for (std::size_t i = 0; i < map.cells.size(); ++i) {
            const bool truth = map.walkable[i], hit = sure[i] || maybe[i];
            both += truth && hit;
            either += truth || hit;
            bothSeen += truth && sure[i];
            eitherSeen += (truth || sure[i]) && !(maybe[i] && !sure[i]);
        }
    }
    score.walkableIou = both / std::max(1.0, either);
    score.walkableSeenIou = bothSeen / std::max(1.0, eitherSeen);
}

QString described(const Matches &m)
{
    return QStringLiteral("%1 of %2, %3 found (F1 %4)")
        .arg(m.matched)
        .arg(m.expected)
        .arg(m.found)
        .arg(m.f1(), 0, 'f', 2);
}

} // namespace

ScanScore scoreScan(const QJsonObject &found, const QJsonObject &expected, int leastPoints)
{
    ScanScore score;
    const std::vector<Panel> f = panelsOf(found, QStringLiteral("walls")),
                             e = panelsOf(expected, QStringLiteral("walls"));
    score.completeness = shareNear(e, f);
    std::vector<double> near;
    score.correctness = shareNear(f, e, &near);
    if (!near.empty()) {
        std::nth_element(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(near.size() / 2), near.end());
        score.wallDistance = near[near.size() / 2];
    }
    scoreRooms(score, found, expected);
    score.doors = matchPanels(found, expected, QStringLiteral("doors"));
    score.windows = matchPanels(found, expected, QStringLiteral("windows"));
    scoreObjects(score, found, expected, leastPoints);
    scoreWalkable(score, found, expected);
    return score;
}

QString describe(const ScanScore &s)
{
    const auto millimetres = [](const std::optional<double> &v) {
        return v ? QString::number(1000 * *v, 'f', 1) : QStringLiteral("-");
    };
    return QStringLiteral("walls: complete %1 %, correct %2 %, off %3 mm\n")
               .arg(100 * s.completeness, 0, 'f', 1)
               .arg(100 * s.correctness, 0, 'f', 1)
               .arg(1000 * s.wallDistance, 0, 'f', 1) +
           QStringLiteral("rooms: %1; IoU %2, area off %3 %, floor off %4 mm, ceiling off %5 mm\ncorners: %6\n")
               .arg(described(s.rooms))
               .arg(s.roomIou, 0, 'f', 3)
               .arg(100 * s.areaError, 0, 'f', 2)
               .arg(millimetres(s.floorError), millimetres(s.ceilingError), described(s.corners)) +
           (s.walkableIou ? QStringLiteral("walkable: IoU %1, %2 where it was seen\n")
                                .arg(*s.walkableIou, 0, 'f', 3)
                                .arg(s.walkableSeenIou.value_or(0), 0, 'f', 3)
                          : QString()) +
           QStringLiteral("doors: %1\nwindows: %2\nobjects: %3; %4 categories right, %5 boxes over several\n")
               .arg(described(s.doors), described(s.windows), described(s.objects))
               .arg(s.rightCategories)
               .arg(s.merged);
}

} // namespace twinloom::test
