// SPDX-License-Identifier: Apache-2.0
#include "core/scan/compare_scans.h"

#include "core/scan/points/cells.h"
#include "core/scan/points/normals.h"
#include "core/scan/registration/registration.h"
#include "core/scan/registration/thing_turn.h"
#include "core/scan/points/voxel.h"
#include "core/scan/thing_pieces.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace twinloom::scan
{
namespace
{

using geometry::Box;
using geometry::Vec2;
using geometry::Vec3;
using Fate = PlaceChange::Fate;
using What = PlaceChange::What;

constexpr double kLeaf = 0.05;       // metres between the points that are compared
constexpr double kNear = 0.06;       // metres: points of one surface
constexpr double kMoved = 0.05;      // metres: less is how far boxes of the same thing differ
constexpr double kTurned = 0.26;     // radians: the least turn of what stays at its place that is told
constexpr double kStill = 0.5;       // share of a thing's points that the other scan has, too, if it still stands there
constexpr double kStays = 0.8;       // the same of one that did not move at all, whatever its boxes say
constexpr double kCertain = 0.5;     // share of a thing's place that must have been seen before it is said to be gone
constexpr double kColumn = 0.08;     // metres: the ground plan is looked at in columns so wide
constexpr double kLift = 0.04;       // metres above its support from which points are the thing's own
constexpr double kUnderFloor = 0.08; // metres below a floor of points that may be it
constexpr double kBehind = 0.25;     // metres behind a thing on a wall in which the wall is looked for
constexpr double kHangs = 0.3; // metres above the lowest points of its surroundings: it has a background behind it
constexpr double kSizeApart = 0.12,
                 kSizeShare = 0.25; // metres, and share of a side, by which sizes of one thing differ
// What makes it less likely that one of two things of a size is the other: metres of size that each counts.
constexpr double kOtherCategory = 0.1, kPerMetre = 0.15, kPerPiece = 0.05, kOnlyHidden = 0.3;
constexpr double kFar = 2,
                 kMostUnlikeFar = 0.25; // metres of way from which a thing must be much the same, and how much
constexpr double kMostHiddenWay = 1.5;  // metres that what may still be where it was is said to have moved
constexpr double kMostShift = 0.8;      // metres that a wall moves at most to be the same one
constexpr double kSameWay = 0.09;       // radians

/// Points sorted by cell, so that what is near can be asked for.
class Survey
{
public:
    static Result<Survey> make(const PointCloud &cloud, Progress &progress)
    {
        auto cells = SortedCells::sort(cloud.positions, kNear, progress);
        if (!cells)
            return unexpected(cells.error());
        return Survey(cloud, std::move(*cells));
    }
    bool isNear(const Vec3 &p) const
    {
        bool found = false;
        around(p, [&](const Vec3 &q) { found = found || (q - p).squaredNorm() < kNear * kNear; });
        return found;
    }
    const PointCloud &cloud() const { return *m_cloud; }

private:
    Survey(const PointCloud &cloud, SortedCells cells) : m_cloud(&cloud), m_cells(std::move(cells))
    {
        for (std::size_t i = 0; i < m_cells.size(); ++i)
            m_keys.push_back(m_cells.key(i));
    }
    template <class Visit>
    void around(const Vec3 &p, const Visit &visit) const
    {
        const Eigen::Vector3d at = m_cells.lattice().place(p.cast<float>());
        if ((at.array() < 1).any() || (at.array() > 2e6).any())
            return;
        const auto x = static_cast<std::uint64_t>(at.x()), y = static_cast<std::uint64_t>(at.y()),
                   z = static_cast<std::uint64_t>(at.z());
        for (std::uint64_t dz = z - 1; dz <= z + 1; ++dz)
            for (std::uint64_t dy = y - 1; dy <= y + 1; ++dy) {
                const CellKey from = cellKey(x - 1, dy, dz), to = cellKey(x + 1, dy, dz);
                for (auto run = std::lower_bound(m_keys.begin(), m_keys.end(), from); run != m_keys.end() && *run <= to;
                     ++run)
                    visit(m_cloud->positions[m_cells.index(static_cast<std::size_t>(run - m_keys.begin()))]
                              .cast<double>());
            }
    }

    const PointCloud *m_cloud;
    SortedCells m_cells;
    std::vector<CellKey> m_keys;
};

/// What a scan shows of the place of one thing.
struct Sight {
    std::vector<Vec3> own;     ///< its points
    std::vector<char> columns; ///< a column of its ground plan (or, where it hangs, of its elevation): see below
    static constexpr char kUnseen = 0, kBare = 1, kTaken = 2;
};

/// What a thing is looked at before: the floor below it, or, where it hangs, the wall behind it.
struct Footing {
    double floor = 0; ///< z
    bool hangs = false;
};

/// The columns of a box: upright ones where it stands, level ones from its front to its back where it hangs on a wall.
class Columns
{
public:
    Columns(const Box &box, const Footing &footing)
        : m_box(box), m_hangs(footing.hangs), m_lowest(footing.floor - box.bottom() - kUnderFloor),
          m_wide(count(box.size.x())), m_deep(count(footing.hangs ? box.size.z() : box.size.y()))
    {
    }
    Sight look(const PointCloud &cloud) const
    {
        Sight sight;
        sight.columns.assign(m_wide * m_deep, Sight::kUnseen);
        for (const Eigen::Vector3f &position : cloud.positions) {
            const Vec3 p = position.cast<double>();
            const Vec2 local = m_box.toLocal(p.head<2>());
            const double up = p.z() - m_box.bottom();
            if (std::abs(local.x()) > m_box.size.x() / 2 || std::abs(local.y()) > m_box.size.y() / 2 + kBehind)
                continue;
            const bool across = std::abs(local.y()) <= m_box.size.y() / 2;
            const bool inside = across && up > (m_hangs ? 0 : kLift) && up < m_box.size.z();
            const bool behind = m_hangs ? local.y() < -m_box.size.y() / 2 && up > 0 && up < m_box.size.z()
                                        : across && up <= kLift && up > m_lowest;
            if (!inside && !behind)
                continue;
            char &column = sight.columns[columnOf(local, up)];
            column = inside ? Sight::kTaken : std::max(column, Sight::kBare);
            if (inside)
                sight.own.push_back(p);
        }
        return sight;
    }

private:
    static std::size_t count(double length) { return static_cast<std::size_t>(std::max(1.0, length / kColumn)); }
    static std::size_t step(double at, double length, std::size_t count)
    {
        return std::min(count - 1, static_cast<std::size_t>(std::max(0.0, at / length * static_cast<double>(count))));
    }
    std::size_t columnOf(const Vec2 &local, double up) const
    {
        const std::size_t u = step(local.x() + m_box.size.x() / 2, m_box.size.x(), m_wide);
        const std::size_t v =
            m_hangs ? step(up, m_box.size.z(), m_deep) : step(local.y() + m_box.size.y() / 2, m_box.size.y(), m_deep);
        return v * m_wide + u;
    }

    const Box &m_box;
    bool m_hangs;
    double m_lowest; ///< above the box's bottom: what is lower is of another storey
    std::size_t m_wide, m_deep;
};

double shareNear(const std::vector<Vec3> &points, const Survey &other)
{
    std::size_t near = 0;
    for (const Vec3 &p : points)
        near += other.isNear(p) ? 1 : 0;
    return points.empty() ? 0 : static_cast<double>(near) / static_cast<double>(points.size());
}

/// How a thing of one scan fares in the other, by the points alone: Same, Vanished (its place was seen, and is
/// different) or NotSeen.
Fate fateOf(const Box &box, const Footing &footing, const Survey &own, const Survey &other)
{
    const Columns columns(box, footing);
    const Sight mine = columns.look(own.cloud());
    if (mine.own.empty())
        return Fate::NotSeen;
    const double still = shareNear(mine.own, other);
    if (still >= kStill)
        return Fate::Same;
    const Sight theirs = columns.look(other.cloud());
    const double agrees = shareNear(theirs.own, own);
    double taken = 0, bare = 0, unseen = 0;
    for (std::size_t c = 0; c < mine.columns.size(); ++c)
        if (mine.columns[c] == Sight::kTaken) {
            taken += theirs.columns[c] == Sight::kTaken ? 1 : 0;
            bare += theirs.columns[c] == Sight::kBare ? 1 : 0;
            unseen += theirs.columns[c] == Sight::kUnseen ? 1 : 0;
        }
    // Where the other scan has points that agree with this one, the thing is there but half hidden.
    const double different = bare + taken * (1 - agrees), all = taken + bare + unseen;
    return different >= kCertain * all ? Fate::Vanished : Fate::NotSeen;
}

bool ofOneSize(const Vec3 &a, const Vec3 &b)
{
    const auto apart = [](double x, double y) {
        return std::max(0.0, std::abs(x - y) - std::max(kSizeApart, kSizeShare * std::max(x, y)));
    };
    const auto differs = [&](bool turned) {
        return apart(a.x(), turned ? b.y() : b.x()) + apart(a.y(), turned ? b.x() : b.y());
    };
    return apart(a.z(), b.z()) == 0 && std::min(differs(false), differs(true)) == 0;
}

/// Whether `part` may be one side of `whole`, seen from there: as high and as long, but less deep.
bool mayBeSideOf(const Vec3 &part, const Vec3 &whole)
{
    const Vec3 turned(whole.y(), whole.x(), whole.z());
    return std::ranges::any_of(std::array{whole, turned}, [&](const Vec3 &size) {
        const Vec3 deep(part.x(), size.y(), part.z()), wide(size.x(), part.y(), part.z());
        return (part.y() < size.y() && ofOneSize(deep, size)) || (part.x() < size.x() && ofOneSize(wide, size));
    });
}

double sizeDifference(const Vec3 &a, const Vec3 &b)
{
    const double straight = std::abs(a.x() - b.x()) + std::abs(a.y() - b.y()),
                 turned = std::abs(a.x() - b.y()) + std::abs(a.y() - b.x());
    return std::min(straight, turned) + std::abs(a.z() - b.z());
}

/// Of the longer side of a thing that is clearly longer than wide, the least turn, in (-pi/2, pi/2]: all that can be
/// told of what looks the same after half a turn. None where it is not longer than wide in both scans.
std::optional<double> turnOfLongerSide(const Box &a, const Box &b)
{
    const auto wayOf = [](const Box &box) -> std::optional<double> {
        const double apart = box.size.x() - box.size.y();
        if (std::abs(apart) < std::max(kSizeApart, kSizeShare * std::max(box.size.x(), box.size.y())))
            return {};
        return box.yaw + (apart > 0 ? 0 : std::numbers::pi / 2);
    };
    const auto was = wayOf(a), is = wayOf(b);
    return was && is ? std::optional(geometry::wrapAngle(2 * (*is - *was)) / 2) : std::nullopt;
}

/// How far a box moved, seen from the sides that agree: a side that only one scan saw says nothing.
double shiftOf(const Box &a, const Box &b)
{
    Vec2 shift = Vec2::Zero();
    for (const Vec2 &axis : {a.right(), a.front()}) {
        const auto half = [&](const Box &box) {
            return std::abs(axis.dot(box.right())) * box.size.x() / 2 +
                   std::abs(axis.dot(box.front())) * box.size.y() / 2;
        };
        const double middle = axis.dot((b.centre - a.centre).head<2>()), low = middle - half(b) + half(a),
                     high = middle + half(b) - half(a);
        if (low * high > 0)
            shift += axis * (std::abs(low) < std::abs(high) ? low : high);
    }
    const double up = b.bottom() - a.bottom();
    return std::hypot(shift.norm(), std::abs(up) > kMoved ? up : 0);
}

Box moved(const Box &box, const Eigen::Affine3d &transform)
{
    const double turn = std::atan2(transform(1, 0), transform(0, 0));
    return {transform * box.centre, box.size, geometry::wrapAngle(box.yaw + turn)};
}

class Comparison
{
public:
    Comparison(const SurveyedPlace &first, const SurveyedPlace &second, const Survey &before, const Survey &after)
        : m_first(first), m_second(second), m_before(before), m_after(after)
    {
    }

    Result<std::vector<PlaceChange>> run(Progress &progress)
    {
        std::vector<char> known(m_second.objects.size(), 0);
        std::vector<std::size_t> gone, fresh;
        for (std::size_t i = 0; i < m_first.objects.size(); ++i) {
            if (progress.cancelled())
                return cancelledError();
            progress.set(0.5 * static_cast<double>(i) / static_cast<double>(m_first.objects.size()));
            const auto there = sameAt(m_first.objects[i].box, known);
            if (there)
                known[*there] = 1;
            m_changes.push_back(changeOf(m_first.objects[i], there, progress));
            if (m_changes.back().fate != Fate::Same && m_changes.back().fate != Fate::Moved)
                gone.push_back(i);
        }
        for (std::size_t k = 0; k < m_second.objects.size(); ++k) {
            if (progress.cancelled())
                return cancelledError();
            progress.set(0.5 + 0.3 * static_cast<double>(k) / static_cast<double>(m_second.objects.size()));
            const SurveyedPlace::Thing &thing = m_second.objects[k];
            if (known[k] || fateOf(thing.box, footingOf(thing.box, m_second), m_after, m_before) == Fate::Same)
                continue;
            fresh.push_back(k);
        }
        matchMoved(gone, fresh, progress);
        if (progress.cancelled())
            return cancelledError();
        addFresh(fresh);
        compareWalls();
        return std::move(m_changes);
    }

private:
    /// The object of the second scan that is at the place and of the size.
    std::optional<std::size_t> sameAt(const Box &box, const std::vector<char> &known) const
    {
        std::optional<std::size_t> best;
        double most = 0.25;
        for (std::size_t k = 0; k < m_second.objects.size(); ++k) {
            const Box &other = m_second.objects[k].box;
            const double high = geometry::heightOverlap(box, other);
            if (known[k] || high <= 0 || !ofOneSize(box.size, other.size))
                continue;
            const double common = high * geometry::intersectionArea(box.footprint(), other.footprint());
            if (const double iou = common / (box.size.prod() + other.size.prod() - common); iou > most) {
                most = iou;
                best = k;
            }
        }
        return best;
    }

    /// On a wall: above the floor, and not on another object. The floor is that of the walls that reach up to it.
    static Footing footingOf(const Box &box, const SurveyedPlace &place)
    {
        double floor = box.bottom();
        for (const SurveyedPlace::WallPiece &wall : place.walls)
            if (wall.top > box.bottom())
                floor = std::min(floor, wall.bottom);
        const bool carried = std::any_of(place.objects.begin(), place.objects.end(), [&](const auto &other) {
            return std::abs(other.box.top() - box.bottom()) < 2 * kLift &&
                   geometry::contains(other.box.footprint(), box.centre.head<2>());
        });
        return {floor, box.bottom() > floor + kHangs && !carried};
    }

    /// How a thing of the first scan turned to be that of the second. What hangs looks away from its wall.
    std::optional<double> turnOf(const Box &a, const Box &b, const Progress &progress) const
    {
        const Footing was = footingOf(a, m_first), is = footingOf(b, m_second);
        if (was.hangs && is.hangs)
            return geometry::wrapAngle(b.yaw - a.yaw);
        const auto turn = turnOfThing(Columns(a, was).look(m_before.cloud()).own,
                                      Columns(b, is).look(m_after.cloud()).own, b.bottom() - a.bottom(), progress);
        if (turn)
            return turn;
        const auto least = turnOfLongerSide(a, b);
        return least && std::abs(*least) > kTurned ? least : std::nullopt;
    }

    PlaceChange changeOf(const SurveyedPlace::Thing &thing, std::optional<std::size_t> there,
                         const Progress &progress) const
    {
        PlaceChange change;
        change.before = thing.node;
        change.name = thing.name;
        change.category = thing.category;
        change.from = change.to = thing.box.centre;
        if (!there) {
            change.fate = fateOf(thing.box, footingOf(thing.box, m_first), m_before, m_after);
            return change;
        }
        const SurveyedPlace::Thing &now = m_second.objects[*there];
        change.after = now.node;
        const double shift = shiftOf(thing.box, now.box);
        // Boxes of things that were seen from elsewhere differ; points that lie where they lay do not. The scan that
        // saw less of a thing has no other ones.
        const double stay = shareNear(Columns(thing.box, footingOf(thing.box, m_first)).look(m_before.cloud()).own,
                                      m_after),
                     were =
                         shareNear(Columns(now.box, footingOf(now.box, m_second)).look(m_after.cloud()).own, m_before);
        if (std::max(stay, were) > kStays)
            return change;
        const std::optional<double> turn = turnOf(thing.box, now.box, progress);
        if (shift <= kMoved + sizeDifference(thing.box.size, now.box.size) / 2 && !(turn && std::abs(*turn) > kTurned))
            return change;
        change.fate = Fate::Moved;
        change.distance = shift;
        change.turn = turn;
        change.to = now.box.centre;
        return change;
    }

    /// What some things of a scan may be, the pieces as indices of its objects.
    static std::vector<Assembly> assembliesIn(const SurveyedPlace &place, const Survey &survey,
                                              const std::vector<std::size_t> &things, const Progress &progress)
    {
        std::vector<Box> boxes;
        std::vector<std::vector<Vec3>> points;
        for (const std::size_t i : things) {
            if (progress.cancelled())
                return {};
            boxes.push_back(place.objects[i].box);
            points.push_back(Columns(boxes.back(), footingOf(boxes.back(), place)).look(survey.cloud()).own);
        }
        std::vector<Assembly> assemblies = assembliesOf(boxes, points);
        for (Assembly &assembly : assemblies)
            for (std::size_t &piece : assembly.pieces)
                piece = things[piece];
        return assemblies;
    }

    /// How unlike a thing that is gone and one that is new are, in metres; none where they are not of one size.
    std::optional<double> unlikeness(const Assembly &gone, const Assembly &fresh) const
    {
        const Vec3 &was = gone.box.size, &is = fresh.box.size;
        const bool whole = ofOneSize(was, is), hidden = m_changes[gone.pieces.front()].fate == Fate::NotSeen;
        const double way = (gone.box.centre - fresh.box.centre).norm();
        if ((hidden && way > kMostHiddenWay) || (!whole && (hidden || !(mayBeSideOf(is, was) || mayBeSideOf(was, is)))))
            return {};
        const auto &a = m_first.objects[gone.pieces.front()], &b = m_second.objects[fresh.pieces.front()];
        const double unlike = sizeDifference(was, is) + (a.category == b.category ? 0 : kOtherCategory) +
                              kPerPiece * static_cast<double>(gone.pieces.size() + fresh.pieces.size() - 2);
        if (way > kFar && unlike > kMostUnlikeFar)
            return {};
        return unlike + kPerMetre * way + (hidden ? kOnlyHidden : 0);
    }

    /// What is gone here and new there is one thing that moved, the likest first. `fresh` keeps what is new.
    void matchMoved(const std::vector<std::size_t> &gone, std::vector<std::size_t> &fresh, const Progress &progress)
    {
        struct Pair {
            double cost;
            const Assembly *gone, *fresh;
        };
        const std::vector<Assembly> before = assembliesIn(m_first, m_before, gone, progress),
                                    after = assembliesIn(m_second, m_after, fresh, progress);
        std::vector<Pair> pairs;
        for (const Assembly &a : before)
            for (const Assembly &b : after)
                if (const auto cost = unlikeness(a, b); cost && (a.pieces.size() == 1 || b.pieces.size() == 1))
                    pairs.push_back({*cost, &a, &b});
        std::ranges::stable_sort(pairs, {}, &Pair::cost);
        std::vector<std::size_t> left = gone;
        const auto takeAll = [](std::vector<std::size_t> &from, const std::vector<std::size_t> &pieces) {
            std::erase_if(from, [&](std::size_t i) { return std::ranges::find(pieces, i) != pieces.end(); });
        };
        const auto hasAll = [](const std::vector<std::size_t> &in, const std::vector<std::size_t> &pieces) {
            return std::ranges::all_of(pieces, [&](std::size_t i) { return std::ranges::find(in, i) != in.end(); });
        };
        for (const auto &[cost, a, b] : pairs) {
            if (progress.cancelled() || !hasAll(left, a->pieces) || !hasAll(fresh, b->pieces))
                continue;
            takeAll(left, a->pieces);
            takeAll(fresh, b->pieces);
            addMove(*a, *b, progress);
        }
    }

    void addMove(const Assembly &gone, const Assembly &fresh, const Progress &progress)
    {
        const Vec3 way = fresh.box.centre - gone.box.centre;
        // Of a side alone, several turns fit.
        const std::optional<double> turn =
            ofOneSize(gone.box.size, fresh.box.size) ? turnOf(gone.box, fresh.box, progress) : std::optional<double>();
        for (const std::size_t piece : gone.pieces) {
            PlaceChange &change = m_changes[piece];
            change.fate = Fate::Moved;
            change.after = m_second.objects[fresh.pieces.front()].node;
            change.to = change.from + way;
            change.distance = std::hypot(way.head<2>().norm(), fresh.box.bottom() - gone.box.bottom());
            change.turn = turn;
        }
    }

    void addFresh(const std::vector<std::size_t> &fresh)
    {
        for (const std::size_t k : fresh) {
            const SurveyedPlace::Thing &thing = m_second.objects[k];
            const bool isNew =
                fateOf(thing.box, footingOf(thing.box, m_second), m_after, m_before) == Fate::Vanished; // from today
            PlaceChange change;
            change.fate = isNew ? Fate::Appeared : Fate::NotSeen;
            change.after = thing.node;
            change.name = thing.name;
            change.category = thing.category;
            change.from = change.to = thing.box.centre;
            m_changes.push_back(change);
        }
    }

    using WallPiece = SurveyedPlace::WallPiece;

    /// A wall as a thin box that looks into its room.
    static Box boxOf(const WallPiece &wall)
    {
        const Vec2 along = wall.to - wall.from;
        Box box;
        box.centre << (wall.from + wall.to) / 2, (wall.bottom + wall.top) / 2;
        box.size = {along.norm(), kNear, wall.top - wall.bottom};
        box.yaw = std::atan2(along.y(), along.x());
        return box;
    }

    /// The piece that runs the same way beside the wall, and how far aside it is.
    static std::optional<std::pair<std::size_t, double>> beside(const WallPiece &wall,
                                                                const std::vector<WallPiece> &others)
    {
        const Vec2 along = (wall.to - wall.from).normalized(), inward(-along.y(), along.x());
        std::optional<std::pair<std::size_t, double>> best;
        for (std::size_t k = 0; k < others.size(); ++k) {
            const Vec2 way = (others[k].to - others[k].from).normalized();
            const double aside = inward.dot((others[k].from + others[k].to) / 2 - wall.from);
            const double low = along.dot(others[k].from - wall.from), high = along.dot(others[k].to - wall.from),
                         length = (wall.to - wall.from).norm();
            const double common = std::min(high, length) - std::max(low, 0.0);
            if (others[k].bottom >= wall.top || others[k].top <= wall.bottom || // of another storey
                way.dot(along) < std::cos(kSameWay) || std::abs(aside) > kMostShift || common < length / 2)
                continue;
            if (!best || std::abs(aside) < std::abs(best->second))
                best = {k, aside};
        }
        return best;
    }

    void compareWalls()
    {
        std::vector<char> known(m_second.walls.size(), 0);
        for (const WallPiece &wall : m_first.walls) {
            PlaceChange change = wallChange(wall, m_before, m_after);
            change.before = wall.node;
            const auto other = beside(wall, m_second.walls);
            if (other) {
                known[other->first] = 1;
                change.after = m_second.walls[other->first].node;
                if (change.fate != Fate::Same && std::abs(other->second) > kMoved) {
                    change.fate = Fate::Moved;
                    change.distance = std::abs(other->second);
                    change.to = boxOf(m_second.walls[other->first]).centre;
                } else {
                    change.fate = Fate::Same;
                }
            }
            m_changes.push_back(change);
        }
        for (std::size_t k = 0; k < m_second.walls.size(); ++k) {
            if (known[k])
                continue;
            PlaceChange change = wallChange(m_second.walls[k], m_after, m_before);
            if (change.fate == Fate::Same)
                continue;
            change.after = m_second.walls[k].node;
            if (change.fate == Fate::Vanished) // from today
                change.fate = Fate::Appeared;
            m_changes.push_back(change);
        }
    }

    static PlaceChange wallChange(const WallPiece &wall, const Survey &own, const Survey &other)
    {
        PlaceChange change;
        change.what = What::Wall;
        change.name = wall.name;
        const Box box = boxOf(wall);
        change.from = change.to = box.centre;
        change.fate = fateOf(box, {box.bottom(), false}, own, other); // where it is gone, the floor runs on
        return change;
    }

    const SurveyedPlace &m_first, &m_second;
    const Survey &m_before, &m_after;
    std::vector<PlaceChange> m_changes;
};

Result<PointCloud> prepared(const PointCloud &cloud, Progress &progress)
{
    if (cloud.empty())
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("scan", "A scan without points cannot be compared."));
    auto grid = voxelise(cloud, {kLeaf, false}, progress);
    if (!grid)
        return unexpected(grid.error());
    NormalOptions normals;
    normals.radius = 2.5 * kLeaf;
    normals.mostRadius = 10 * kLeaf;
    if (const auto done = estimateNormals(grid->cloud, normals, progress); !done)
        return unexpected(done.error());
    return std::move(grid->cloud);
}

void move(SurveyedPlace &place, const Eigen::Affine3d &transform)
{
    for (SurveyedPlace::Thing &thing : place.objects)
        thing.box = moved(thing.box, transform);
    for (SurveyedPlace::WallPiece &wall : place.walls) {
        const Vec3 from = transform * Vec3(wall.from.x(), wall.from.y(), wall.bottom),
                   to = transform * Vec3(wall.to.x(), wall.to.y(), wall.top);
        wall = {wall.node, wall.name, from.head<2>(), to.head<2>(), from.z(), to.z()};
    }
}

} // namespace

Result<PlaceComparison> compareScans(const SurveyedPlace &first, const SurveyedPlace &second, Progress &progress)
{
    Progress preparing = progress.slice(0, 0.3), registering = progress.slice(0.3, 0.6),
             comparing = progress.slice(0.6, 1);
    preparing.stage(QCoreApplication::translate("scan", "Reading the scans"));
    auto before = prepared(first.cloud, preparing);
    if (!before)
        return unexpected(before.error());
    auto after = prepared(second.cloud, preparing);
    if (!after)
        return unexpected(after.error());
    registering.stage(QCoreApplication::translate("scan", "Registering"));
    const auto registered = registerScan(*after, *before, kLeaf, registering);
    if (!registered)
        return unexpected(registered.error());
    if (!registered->confident)
        return unexpected(
            ErrorCode::BadInput,
            QCoreApplication::translate("scan", "The two scans do not surely show the same place (overlap %1 %).")
                .arg(100 * registered->overlap, 0, 'f', 0),
            QCoreApplication::translate("scan", "Compare scans that share most of their walls."));
    comparing.stage(QCoreApplication::translate("scan", "Comparing"));
    PlaceComparison result;
    result.transform = registered->transform;
    result.rms = registered->rms;
    result.overlap = registered->overlap;
    for (Eigen::Vector3f &p : after->positions)
        p = (registered->transform * p.cast<double>()).cast<float>();
    SurveyedPlace there;
    there.objects = second.objects;
    there.walls = second.walls;
    move(there, registered->transform);
    const auto surveyBefore = Survey::make(*before, comparing), surveyAfter = Survey::make(*after, comparing);
    if (!surveyBefore || !surveyAfter)
        return unexpected(surveyBefore ? surveyAfter.error() : surveyBefore.error());
    auto changes = Comparison(first, there, *surveyBefore, *surveyAfter).run(comparing);
    if (!changes)
        return unexpected(changes.error());
    result.changes = *std::move(changes);
    return result;
}

} // namespace twinloom::scan
