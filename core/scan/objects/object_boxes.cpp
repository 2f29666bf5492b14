// SPDX-License-Identifier: Apache-2.0
#include "core/scan/objects/object_boxes.h"

#include "core/asset/parametric.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twinloom::scan
{
namespace
{

using geometry::Box;

constexpr double kWithin = 0.6;        // share of a piece's footprint over another object that makes it a part of it
constexpr double kPiece = 0.35;        // share of the other's volume that a piece may have at most
constexpr double kStandsWithin = 0.12; // metres of height between an object and its support
constexpr double kStandsSurely = 0.45, kSure = 0.4;        // metres, of a thing whose category is as sure as that
constexpr double kLeastCarrier = 0.3;                      // metres: height of a support
constexpr double kLeafMargin = 0.1, kLeafThickness = 0.15; // metres, of a door's leaf
constexpr double kMostCarried = 0.7;                       // share of the support's footprint
constexpr double kLayer = 0.25;                            // metres
constexpr double kOutside = 0.015;                         // metres that a box may reach out of its room
constexpr double kFloats = 0.3;                            // metres of height between an object and a part of it
constexpr double kOffWall = 0.005;                         // metres
constexpr double kTouch = 0.004;                           // metres of overlap that do not matter
constexpr double kMostCut = 0.4;                           // share of a side that may be cut off
constexpr double kLeastSide = 0.05;                        // metres
constexpr double kMuchHigher = 1.2;                        // times the height
constexpr double kLeastSure = 0.2;                         // confidence below which the category is "Unknown"
constexpr double kSmaller = 0.97;
constexpr double kMostHidden = 1.6;      // metres of height that may be hidden below a thing
constexpr double kHangs = 0.3;           // metres from the ceiling; half of it from a wall
constexpr double kDeepestCupboard = 0.8; // metres
constexpr double kHardlyOver = 0.15;     // share of a footprint
constexpr int kRounds = 4;

double footprintShare(const Box &of, const Box &over)
{
    return geometry::intersectionArea(of.footprint(), over.footprint()) / std::max(of.size.x() * of.size.y(), 1e-9);
}

bool stands(const ScannedObject &a, int on)
{
    return a.support == on;
}

/// Whether `upper` floats over `lower` and covers the same ground: the seat of a chair above its foot.
bool areOne(const ScannedObject &upper, const ScannedObject &lower)
{
    return upper.room == lower.room && upper.support < 0 && lower.support < 0 &&
           upper.box.bottom() > lower.box.bottom() + kFloats &&
           geometry::heightOverlap(upper.box, lower.box) > -kFloats && footprintShare(upper.box, lower.box) > kWithin &&
           footprintShare(lower.box, upper.box) > kWithin;
}

bool isSeat(const QString &category)
{
    return category.endsWith(QLatin1String("Chair")) || category == QLatin1String("Sofa");
}

/// Whether `upper` stands on `lower`, though nobody knew yet. Backs stand on no seats: they are parts of them.
bool carries(const ScannedObject &lower, const ScannedObject &upper)
{
    const Box &l = lower.box, &u = upper.box;
    const double gap = u.bottom() - l.top(), least = std::min(u.size.x(), u.size.y());
    return lower.room == upper.room && lower.support < 0 && upper.support < 0 && gap > -kStandsWithin &&
           gap < (upper.confidence > kSure ? kStandsSurely : kStandsWithin) && u.top() > l.top() + kLeastSide &&
           u.bottom() > l.bottom() + kLeastCarrier && l.size.z() > kLeastCarrier && least > kLeastSide &&
           u.size.head<2>().prod() < kMostCarried * l.size.head<2>().prod() && footprintShare(u, l) > kWithin &&
           geometry::contains(l.footprint(), u.centre.head<2>()) && !isSeat(lower.category);
}

/// Whether `upper` covers `lower`, flat: the thick surface of a noisy table top.
bool isLayer(const ScannedObject &upper, const ScannedObject &lower)
{
    return upper.box.size.z() < kLayer &&
           upper.box.size.head<2>().prod() > kMostCarried * lower.box.size.head<2>().prod();
}

/// Whether `piece` is but a part of `whole`.
bool isPartOf(const std::vector<ScannedObject> &objects, std::size_t piece, std::size_t whole)
{
    const ScannedObject &p = objects[piece], &w = objects[whole];
    if (p.room != w.room || stands(p, static_cast<int>(whole)) || stands(w, static_cast<int>(piece)) ||
        (p.support != w.support && p.support >= 0) || p.box.size.prod() > w.box.size.prod())
        return false;
    if (areOne(p, w) || areOne(w, p))
        return true;
    if (p.box.size.prod() > kPiece * w.box.size.prod())
        return false;
    return geometry::heightOverlap(p.box, w.box) > -kFloats && footprintShare(p.box, w.box) > kWithin;
}

void guessAnew(ScannedObject &object, const ObjectShape &shape)
{
    const CategoryGuess guess = guessCategory(shape, kLeastSure);
    object.category = guess.category;
    object.confidence = guess.confidence;
}

/// `whole` with `part` over, in or under it: higher, and where the part adds much to the height, guessed anew.
void takeIn(ScannedObject &whole, const ScannedObject &part, Setting setting)
{
    Box &box = whole.box;
    const double height = box.size.z(), floor = box.bottom();
    const double bottom = std::min(floor, part.box.bottom()), top = std::max(box.top(), part.box.top());
    box.centre.z() = (bottom + top) / 2;
    box.size.z() = top - bottom;
    whole.points += part.points;
    if (box.size.z() >= kMuchHigher * height)
        guessAnew(whole, {box.size, 0.5, {0, false, setting}});
}

/// Moves the side of `box` that `direction` (plan, unit length) points to by `by` metres inwards.
bool cut(Box &box, const Vec2 &direction, double by)
{
    const double right = direction.dot(box.right()), front = direction.dot(box.front());
    const int axis = std::abs(right) > std::abs(front) ? 0 : 1;
    const double along = axis == 0 ? right : front, side = along > 0 ? 1 : -1;
    const double depth = by / std::max(std::abs(along), 0.5);
    if (depth > kMostCut * box.size[axis] || box.size[axis] - depth < kLeastSide)
        return false;
    const Vec2 shift = (axis == 0 ? box.right() : box.front()) * (-side * depth / 2);
    box.size[axis] -= depth;
    box.centre.head<2>() += shift;
    return true;
}

/// The direction in which `a` has to give way to `b`, and by how much; none where they do not overlap.
std::optional<std::pair<Vec2, double>> overlapOf(const Box &a, const Box &b)
{
    if (!geometry::overlaps(a, b, kTouch))
        return std::nullopt;
    Vec2 best = Vec2::UnitX();
    double least = std::numeric_limits<double>::infinity();
    for (const Vec2 &axis : {a.right(), a.front(), b.right(), b.front()}) {
        const auto half = [&](const Box &box) {
            return std::abs(axis.dot(box.right())) * box.size.x() / 2 +
                   std::abs(axis.dot(box.front())) * box.size.y() / 2;
        };
        const double between = axis.dot((b.centre - a.centre).head<2>()), depth = half(a) + half(b) - std::abs(between);
        if (depth < least) {
            least = depth;
            best = between >= 0 ? axis : Vec2(-axis);
        }
    }
    return std::pair(best, least);
}

/// Whether it is as high as a door of its room, begins at one of its jambs, and fits into where its leaf swings: the
/// leaf itself, with what of the frame hangs together with it.
bool isDoorLeaf(const ScannedObject &object, const Structure &structure)
{
    return std::ranges::any_of(structure.openings, [&](const StructureOpening &door) {
        const StructureWall &wall = structure.walls[static_cast<std::size_t>(door.wall)];
        if (door.kind != StructureOpening::Kind::Door || wall.room != object.room ||
            std::abs(object.box.top() - door.top) > kLeafMargin)
            return false;
        const geometry::Polygon foot = object.box.footprint();
        const double width = (door.to - door.from).norm();
        const bool thin = object.box.size.head<2>().minCoeff() < kLeafThickness;
        const auto hangsAt = [&](const Vec2 &jamb, const Vec2 &other) {
            const Vec2 across = (other - jamb) / std::max(width, 1e-9);
            return std::abs(geometry::signedDistance(foot, jamb)) < 2 * kLeafMargin &&
                   std::ranges::all_of(foot, [&](const Vec2 &corner) {
                       return (geometry::nearestOnSegment(door.from, door.to, corner) - corner).norm() <
                                  width + kLeafMargin &&
                              (thin || (across.dot(corner - jamb) > -kLeafMargin &&
                                        across.dot(corner - jamb) < width + kLeafMargin));
                   });
        };
        return hangsAt(door.from, door.to) || hangsAt(door.to, door.from);
    });
}

bool reachesOut(const Polygon &room, const Box &box)
{
    const auto corners = box.footprint();
    for (std::size_t c = 0; c < corners.size(); ++c) // along the sides too: a room's corner may poke in
        for (const double t : {0.0, 0.25, 0.5, 0.75})
            if (geometry::signedDistance(room, corners[c] + t * (corners[(c + 1) % corners.size()] - corners[c])) <
                -kOutside)
                return true;
    return false;
}

class Settler
{
public:
    Settler(std::vector<ScannedObject> objects, const Structure &structure)
        : m_objects(std::move(objects)), m_structure(structure), m_gone(m_objects.size(), 0)
    {
    }

    std::vector<ScannedObject> run()
    {
        joinLayers();
        findSupports();
        joinPieces();
        for (std::size_t i = 0; i < m_objects.size(); ++i)
            if (isDoorLeaf(m_objects[i], m_structure))
                m_gone[i] = 1;
        downToFloor();
        for (ScannedObject &object : m_objects)
            deepen(object);
        for (std::size_t i = 0; i < m_objects.size(); ++i)
            if (!m_gone[i])
                offWalls(i);
        for (int round = 0; round < kRounds; ++round)
            apart();
        dropOverlaps();
        onTop();
        intoRooms();
        return remaining();
    }

private:
    Setting settingIn(const ScannedObject &object) const
    {
        return settingOf(m_structure.rooms[static_cast<std::size_t>(object.room)]);
    }
    /// What was scanned apart from what it stands on: a coffee machine on a dresser.
    void findSupports()
    {
        for (std::size_t i = 0; i < m_objects.size(); ++i) {
            ScannedObject &object = m_objects[i];
            std::size_t best = m_objects.size();
            for (std::size_t k = 0; k < m_objects.size(); ++k)
                if (k != i && !m_gone[i] && !m_gone[k] && carries(m_objects[k], object) &&
                    (best == m_objects.size() || m_objects[k].box.top() > m_objects[best].box.top()))
                    best = k;
            if (best == m_objects.size())
                continue;
            object.support = static_cast<int>(best);
            guessAnew(object, {object.box.size, 0.5, {0, true, settingIn(object)}});
        }
    }
    /// The thick surface of a noisy table top belongs to the table, and what lies on it lies on the table.
    void joinLayers()
    {
        for (std::size_t i = 0; i < m_objects.size(); ++i) {
            const ScannedObject &layer = m_objects[i];
            if (layer.support < 0 || !isLayer(layer, m_objects[static_cast<std::size_t>(layer.support)]))
                continue;
            ScannedObject &table = m_objects[static_cast<std::size_t>(layer.support)];
            if (layer.box.size.head<2>().prod() > table.box.size.head<2>().prod()) {
                table.box.centre.head<2>() = layer.box.centre.head<2>();
                table.box.size.head<2>() = layer.box.size.head<2>();
                table.box.yaw = layer.box.yaw;
            }
            table.points += layer.points;
            giveAway(i, layer.support);
        }
    }
    /// What stands on a part stands on what it became a part of.
    void giveAway(std::size_t part, int whole)
    {
        for (ScannedObject &object : m_objects)
            if (stands(object, static_cast<int>(part)))
                object.support = whole;
        m_gone[part] = 1;
    }
    void joinPieces()
    {
        for (std::size_t i = 0; i < m_objects.size(); ++i) {
            if (m_gone[i])
                continue;
            std::size_t whole = m_objects.size();
            for (std::size_t k = 0; k < m_objects.size(); ++k)
                if (k != i && !m_gone[k] && isPartOf(m_objects, i, k) &&
                    (whole == m_objects.size() || m_objects[k].box.size.prod() > m_objects[whole].box.size.prod()))
                    whole = k;
            if (whole == m_objects.size())
                continue;
            takeIn(m_objects[whole], m_objects[i], settingIn(m_objects[whole]));
            giveAway(i, static_cast<int>(whole));
        }
    }
    /// Nothing floats: what hangs on no wall and no ceiling, with nothing below it, stands on the floor; nobody saw its
    /// legs.
    void downToFloor()
    {
        for (std::size_t i = 0; i < m_objects.size(); ++i) {
            ScannedObject &object = m_objects[i];
            const StructureRoom &room = m_structure.rooms[static_cast<std::size_t>(object.room)];
            Box &box = object.box;
            const double bottom = box.bottom(), top = box.top();
            if (m_gone[i] || object.support >= 0 || bottom < room.floor + kTouch || bottom > room.floor + kMostHidden ||
                (room.ceiling && top > *room.ceiling - kHangs) || atWall(object) || overOther(i))
                continue;
            box.centre.z() = (room.floor + top) / 2;
            box.size.z() = top - room.floor;
            guessAnew(object, {box.size, 0.5, {0, false, settingIn(object)}, mostDepth(object)});
        }
    }
    /// What shows one side becomes as deep as its category usually is, as far as that is hidden: behind its front, but
    /// before the back rest of a chair whose seat is hidden (by the table before it), and by its foot to both sides.
    /// What is like nothing known reaches to the wall that is close behind it.
    void deepen(ScannedObject &object) const
    {
        const asset::CategoryInfo *info = asset::findCategory(object.category);
        Box &box = object.box;
        const bool cupboard = !info && object.hidden.toWall && object.hidden.behind < kDeepestCupboard;
        if (!info && !cupboard)
            return;
        const double lacks = info ? static_cast<double>(info->typical.y()) - box.size.y() : object.hidden.behind,
                     deeper = std::clamp(lacks, 0.0, object.hidden.behind),
                     both = std::clamp(lacks - deeper, 0.0, object.hidden.foot);
        box.centre.head<2>() += box.front() * (isSeat(object.category) ? deeper : -deeper) / 2;
        box.size.y() += deeper + both;
        if (cupboard)
            guessAnew(object, {box.size, 0.5, {0, false, settingIn(object)}});
    }
    bool atWall(const ScannedObject &object) const
    {
        const geometry::Polygon foot = object.box.footprint();
        const Polygon &room = m_structure.rooms[static_cast<std::size_t>(object.room)].polygon;
        return std::ranges::any_of(
            foot, [&](const Vec2 &corner) { return geometry::signedDistance(room, corner) < kHangs / 2; });
    }
    bool overOther(std::size_t upper) const
    {
        for (std::size_t i = 0; i < m_objects.size(); ++i)
            if (i != upper && !m_gone[i] && m_objects[i].room == m_objects[upper].room &&
                m_objects[i].box.bottom() < m_objects[upper].box.bottom() &&
                footprintShare(m_objects[upper].box, m_objects[i].box) > kHardlyOver)
                return true;
        return false;
    }
    void offWalls(std::size_t i)
    {
        for (int round = 0; round < 2; ++round)
            for (const StructureWall &wall : m_structure.walls) {
                Box &box = m_objects[i].box;
                if (wall.room != m_objects[i].room)
                    continue;
                const double length = (wall.to - wall.from).norm();
                const Vec2 along = (wall.to - wall.from) / std::max(length, 1e-9), inward(-along.y(), along.x());
                double through = 0;
                for (const Vec2 &corner : box.footprint()) {
                    const double s = along.dot(corner - wall.from), d = inward.dot(corner - wall.from);
                    if (s > 0 && s < length && d < kOffWall && d > -0.5)
                        through = std::max(through, kOffWall - d);
                }
                if (through > 0 && inward.dot(box.centre.head<2>() - wall.from) > 0)
                    cut(box, -inward, through);
            }
    }
    bool related(std::size_t a, std::size_t b) const
    {
        return stands(m_objects[a], static_cast<int>(b)) || stands(m_objects[b], static_cast<int>(a));
    }
    template <class Visit>
    void forOverlaps(const Visit &visit)
    {
        for (std::size_t a = 0; a < m_objects.size(); ++a)
            for (std::size_t b = a + 1; b < m_objects.size(); ++b) {
                if (m_gone[a] || m_gone[b] || related(a, b) || m_objects[a].room != m_objects[b].room)
                    continue;
                if (const auto overlap = overlapOf(m_objects[a].box, m_objects[b].box))
                    visit(a, b, overlap->first, overlap->second);
            }
    }
    void apart()
    {
        forOverlaps([&](std::size_t a, std::size_t b, const Vec2 &direction, double depth) {
            Box first = m_objects[a].box, second = m_objects[b].box;
            if (cut(first, direction, depth / 2 + kTouch / 4) && cut(second, -direction, depth / 2 + kTouch / 4)) {
                m_objects[a].box = first;
                m_objects[b].box = second;
            }
        });
    }
    void dropOverlaps()
    {
        forOverlaps([&](std::size_t a, std::size_t b, const Vec2 &, double) {
            const auto worth = [&](std::size_t i) {
                return static_cast<double>(m_objects[i].points) * (0.2 + m_objects[i].confidence);
            };
            m_gone[worth(a) < worth(b) ? a : b] = 1;
        });
    }
    /// What stands on something begins where that ends.
    void onTop()
    {
        for (std::size_t i = 0; i < m_objects.size(); ++i) {
            if (m_gone[i] || m_objects[i].support < 0)
                continue;
            const auto carrier = static_cast<std::size_t>(m_objects[i].support);
            Box &box = m_objects[i].box;
            const double under = m_objects[carrier].box.top(), top = box.top();
            if (m_gone[carrier] || box.bottom() - under > kStandsWithin) // a lamp that hangs over it
                continue;
            if (top - under < kLeastSide) {
                m_gone[i] = 1;
                continue;
            }
            box.size.z() = top - under;
            box.centre.z() = (top + under) / 2;
        }
    }
    /// Where corners of a room, or walls that bend, poke into a box: it becomes smaller, or goes.
    void intoRooms()
    {
        for (std::size_t i = 0; i < m_objects.size(); ++i) {
            if (m_gone[i])
                continue;
            const Polygon &room = m_structure.rooms[static_cast<std::size_t>(m_objects[i].room)].polygon;
            Box &box = m_objects[i].box;
            const Vec2 whole = box.size.head<2>();
            while (!m_gone[i] && reachesOut(room, box)) {
                box.size.head<2>() *= kSmaller;
                m_gone[i] = box.size.x() < (1 - kMostCut) * whole.x() || box.size.head<2>().minCoeff() < 0.01;
            }
        }
    }
    std::vector<ScannedObject> remaining()
    {
        std::vector<int> place(m_objects.size(), -1);
        std::vector<ScannedObject> result;
        for (ScannedObject &object : m_objects) // what was joined may stand on what stands on something
            while (object.support >= 0 && m_objects[static_cast<std::size_t>(object.support)].support >= 0)
                object.support = m_objects[static_cast<std::size_t>(object.support)].support;
        for (const bool carried : {false, true}) // what carries comes first; nothing carried carries
            for (std::size_t i = 0; i < m_objects.size(); ++i) {
                if (m_gone[i] || (m_objects[i].support >= 0) != carried)
                    continue;
                place[i] = static_cast<int>(result.size());
                result.push_back(m_objects[i]);
            }
        for (ScannedObject &object : result)
            object.support = object.support < 0 ? -1 : place[static_cast<std::size_t>(object.support)];
        return result;
    }

    std::vector<ScannedObject> m_objects;
    const Structure &m_structure;
    std::vector<char> m_gone;
};

} // namespace

std::vector<ScannedObject> settledBoxes(std::vector<ScannedObject> objects, const Structure &structure)
{
    return Settler(std::move(objects), structure).run();
}

} // namespace twinloom::scan
