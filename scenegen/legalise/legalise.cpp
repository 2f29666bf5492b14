// SPDX-License-Identifier: Apache-2.0
#include "scenegen/legalise/legalise.h"

#include "core/asset/category_text.h"
#include "scenegen/evaluate/box_index.h"
#include "scenegen/legalise/kept_space.h"
#include "scenegen/legalise/paths.h"
#include "scenegen/legalise/rest.h"
#include "scenegen/legalise/settle.h"
#include "scenegen/legalise/support.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace twinloom::scenegen
{

using geometry::Box;
using geometry::Vec2;

namespace
{

constexpr double kLargest = 1000.0;      ///< metres; more is no object
constexpr double kTouch = 0.001;         ///< metres into the ceiling, as Arrangement has it
constexpr double kThroughCeiling = 0.02; ///< metres, as those that a thing may reach out of the outline
constexpr double kTouching = -0.006;     ///< boxes may touch so deep, as settle() has it

QString text(const char *source)
{
    return QCoreApplication::translate("scenegen", source);
}

bool meets(const std::vector<Box> &others, const Box &box)
{
    return std::ranges::any_of(others,
                               [&](const Box &other) { return geometry::overlaps(other, box, kCollisionTolerance); });
}

/// One run over one room; `gone` marks what was dropped, so that indices stay valid until the end.
class Legaliser
{
public:
    Legaliser(scene::Room &room, const std::vector<Keep> &keep, Issues &issues, const LegaliseOptions &options)
        : m_options(options), m_room(room), m_objects(room.objects), m_original(room.objects), m_keep(keep),
          m_issues(issues), m_gone(room.objects.size(), false), m_takenOn(room.objects.size())
    {
    }

    Result<void> run(Progress &progress);

private:
    bool pinned(std::size_t i) const { return isKept(m_keep[i]); }
    bool isChild(std::size_t i) const { return m_objects[i].parent >= 0; }
    void drop(std::size_t i, const char *code, const QString &why);
    void report(std::size_t i, const char *code, const QString &what);
    void refuseNonsense();
    Arrangement arrangementOfPinned() const;
    Result<void> placeStanding(Progress &progress);
    void placeGiven(std::size_t i, Arrangement &arrangement);
    void placeChildren();
    void placeChild(std::size_t i);
    void findMounted();
    std::vector<Box> mountedOver(std::size_t carrier) const;
    std::vector<Box> &takenOn(std::size_t carrier);
    bool isInRegions(const Box &box) const;
    bool isBelowCeiling(const Box &box) const { return !m_room.height || box.top() <= *m_room.height + kTouch; }
    void keepPaths(Progress &progress);
    bool isInTheAir(std::size_t i) const;
    void audit();
    void dropOrphans();
    Result<void> rest(Progress &progress);
    Result<void> restOn(std::size_t carrier, const std::vector<std::vector<std::size_t>> &children, Progress &progress);
    void compact();

    const LegaliseOptions &m_options;
    scene::Room &m_room;
    std::vector<scene::RoomObject> &m_objects;
    const std::vector<scene::RoomObject> m_original;
    const std::vector<Keep> &m_keep;
    Issues &m_issues;
    std::vector<bool> m_gone;
    struct Dropped {
        Issue first;
        std::size_t at; ///< its index in m_issues
        int times;
    };
    std::vector<Dropped> m_dropped;                         ///< so that fifty chairs without a place are told once
    std::vector<std::optional<std::vector<Box>>> m_takenOn; ///< by carrier, once asked for: what is there
    std::vector<std::size_t> m_mounted;                     ///< what hangs, when all that stands has its place
    BoxIndex m_mountedIndex;                                ///< of m_mounted
};

void Legaliser::drop(std::size_t i, const char *code, const QString &why)
{
    m_gone[i] = true;
    const QString name = asset::categoryText(m_objects[i].category);
    Issue issue{QString::fromLatin1(code), text("%1 was left out: %2").arg(name, why),
                QStringLiteral("objects.%1").arg(m_objects[i].category)};
    const auto same = std::ranges::find(m_dropped, issue, &Dropped::first);
    if (same == m_dropped.end()) {
        m_dropped.push_back({issue, m_issues.size(), 1});
        m_issues.push_back(std::move(issue));
        return;
    }
    m_issues[same->at].message = text("%1 was left out %2 times: %3").arg(name).arg(++same->times).arg(why);
}

void Legaliser::report(std::size_t i, const char *code, const QString &what)
{
    m_issues.push_back({QString::fromLatin1(code),
                        text("The pinned %1 %2").arg(asset::categoryText(m_objects[i].category), what),
                        QStringLiteral("objects[%1]").arg(i)});
}

void Legaliser::refuseNonsense()
{
    for (std::size_t i = 0; i < m_objects.size(); ++i) {
        const Box &box = m_objects[i].box;
        const bool finite = box.centre.allFinite() && box.size.allFinite() && std::isfinite(box.yaw);
        if (!finite || box.size.minCoeff() <= 0 || box.size.maxCoeff() > kLargest)
            drop(i, "bad-proposal", text("its place or size is no sensible number."));
        if (m_objects[i].parent >= static_cast<int>(m_objects.size()))
            m_objects[i].parent = -1;
        // A chain of parents that never ends: cut it here.
        std::size_t steps = 0;
        for (int at = m_objects[i].parent; at >= 0; at = m_objects[static_cast<std::size_t>(at)].parent)
            if (at >= static_cast<int>(m_objects.size()) || ++steps > m_objects.size()) {
                m_objects[i].parent = -1;
                break;
            }
    }
}

/// Where it was said that it stands, before a window even.
void Legaliser::placeGiven(std::size_t i, Arrangement &arrangement)
{
    const Body body = Body::of(m_objects[i]);
    if (arrangement.fits(body, {kTouching, true, true, false}) ||
        (isObstacle(body.box) && arrangement.fits(body, {kTouching, true, false, false}))) {
        arrangement.place(body);
        return;
    }
    const bool beforeDoor = std::any_of(m_room.doors.begin(), m_room.doors.end(), [&](const scene::RoomOpening &door) {
        return isObstacle(body.box) && blocksDoor(doorZone(m_room.polygon, door), body.box);
    });
    if (!isInside(m_room.polygon, body.box))
        drop(i, "no-place", text("as it was given it reaches out of the room."));
    else if (beforeDoor)
        drop(i, "no-place", text("as it was given it stands before a door."));
    else
        drop(i, "no-place",
             text("as it was given other things, an opening or the limits of the areas are in its way."));
}

/// With what stays as it is.
Arrangement Legaliser::arrangementOfPinned() const
{
    Arrangement arrangement(m_room);
    arrangement.setRegions(m_options.regions);
    std::vector<scene::RoomObject> kept;
    for (std::size_t i = 0; i < m_objects.size(); ++i)
        if (!m_gone[i] && pinned(i) && stands(m_objects, i)) {
            arrangement.place(Body::of(m_objects[i]));
            kept.push_back(m_objects[i]);
            kept.back().parent = -1;
        }
    std::vector<Box> taken = spaceOfKept(m_room.polygon, kept);
    taken.insert(taken.end(), m_options.obstacles.begin(), m_options.obstacles.end());
    arrangement.setTaken(taken);
    return arrangement;
}

Result<void> Legaliser::placeStanding(Progress &progress)
{
    Arrangement arrangement = arrangementOfPinned();
    for (const Keep round : {Keep::Given, Keep::Wanted, Keep::Free})
        for (std::size_t i = 0; i < m_objects.size(); ++i) {
            if (m_gone[i] || m_keep[i] != round || isChild(i))
                continue;
            if (progress.cancelled())
                return cancelledError();
            const Body body = Body::of(m_objects[i]);
            if (round == Keep::Given) {
                placeGiven(i, arrangement);
                continue;
            }
            const auto box = settle(arrangement, body);
            if (!box) {
                drop(i, "no-place", text("there is no free place for it."));
                continue;
            }
            m_objects[i].box = *box;
            arrangement.place(Body::of(m_objects[i]));
        }
    return {};
}

void Legaliser::findMounted()
{
    constexpr double least = 0.3; // above the floor, as isObstacle() has it
    for (std::size_t i = 0; i < m_objects.size(); ++i)
        if (!m_gone[i] && !isChild(i) && m_objects[i].box.bottom() >= least) {
            m_mounted.push_back(i);
            m_mountedIndex.add(m_objects[i].box);
        }
}

/// What hangs over the carrier or before it, but for what carries the carrier.
std::vector<Box> Legaliser::mountedOver(std::size_t carrier) const
{
    std::size_t root = carrier;
    while (m_objects[root].parent >= 0)
        root = static_cast<std::size_t>(m_objects[root].parent);
    const Box &below = m_objects[carrier].box;
    const double margin = below.size.head<2>().norm() / 2; // things reach over its edges
    std::vector<Box> over;
    for (const std::size_t number : m_mountedIndex.near(below, margin))
        if (m_mounted[number] != root)
            over.push_back(m_objects[m_mounted[number]].box);
    return over;
}

std::vector<Box> &Legaliser::takenOn(std::size_t carrier)
{
    auto &taken = m_takenOn[carrier];
    if (!taken)
        taken = mountedOver(carrier);
    return *taken;
}

void Legaliser::placeChild(std::size_t i)
{
    const auto parent = static_cast<std::size_t>(m_objects[i].parent);
    if (m_gone[parent]) {
        if (!pinned(i))
            m_gone[i] = true; // its parent's Issue tells it
        return;
    }
    if (pinned(i))
        return;
    const Box &was = m_original[parent].box, &is = m_objects[parent].box;
    Box &box = m_objects[i].box;
    if (m_keep[i] == Keep::Given) {
        if (footprintDistance(is, box.centre.head<2>()) > 0 || isOutOfBounds(m_room.polygon, box))
            drop(i, "no-place", text("as it was given it does not lie on what carries it."));
        else if (!isBelowCeiling(box))
            drop(i, "no-place", text("as it was given it reaches out of the room."));
        else if (meets(takenOn(parent), box))
            drop(i, "no-place",
                 text("as it was given other things, an opening or the limits of the areas are in its way."));
        return;
    }
    Vec2 local = was.toLocal(box.centre.head<2>());
    const Vec2 most = (is.size.head<2>() / 2 - Vec2::Constant(0.001)).cwiseMax(0.0);
    local = local.cwiseMax(-most).cwiseMin(most);
    box.yaw = geometry::wrapAngle(box.yaw + is.yaw - was.yaw);
    box.centre.head<2>() = is.toWorld(local);
    box.centre.z() += is.bottom() - was.bottom();
    const bool inRegions = isInRegions(is);
    const auto allowed = [&](const Box &place) {
        return isInside(m_room.polygon, place) && isBelowCeiling(place) && (!inRegions || isInRegions(place));
    };
    const auto held = carried(m_objects[parent], box, takenOn(parent), allowed);
    if (held && isBelowCeiling(*held)) // what lies in a hollow was not asked `allowed`
        box = *held;
    else if (!isBelowCeiling(box))
        drop(i, "out-of-bounds", text("it reaches out of the room."));
    else if (carried(m_objects[parent], box, {}, allowed))
        drop(i, "no-place", text("there is no free place for it."));
    else
        drop(i, "no-place", text("nothing there would carry it."));
}

/// Whether it stands where new things may.
bool Legaliser::isInRegions(const Box &box) const
{
    const auto holds = [&](const geometry::Polygon &region) { return isInside(region, box); };
    return m_options.regions.empty() || std::ranges::any_of(m_options.regions, holds);
}

void Legaliser::placeChildren()
{
    // Parents before their children, whatever the order in the list.
    std::vector<std::size_t> depth(m_objects.size(), 0);
    std::size_t deepest = 0;
    for (std::size_t i = 0; i < m_objects.size(); ++i) {
        for (int at = m_objects[i].parent; at >= 0; at = m_objects[static_cast<std::size_t>(at)].parent)
            ++depth[i];
        deepest = std::max(deepest, depth[i]);
    }
    findMounted();
    // The firmest first: the others make way. Within these in the order of their importance.
    std::vector<std::size_t> order(m_objects.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return m_keep[i]; });
    for (std::size_t level = 1; level <= deepest; ++level)
        for (const std::size_t i : order)
            if (depth[i] == level && !m_gone[i]) {
                placeChild(i);
                if (!m_gone[i])
                    takenOn(static_cast<std::size_t>(m_objects[i].parent)).push_back(m_objects[i].box);
            }
}

void Legaliser::keepPaths(Progress &progress)
{
    std::vector<PathObstacle> obstacles;
    std::vector<std::size_t> index;
    for (std::size_t i = 0; i < m_objects.size(); ++i)
        if (!m_gone[i] && stands(m_objects, i) && isObstacle(m_objects[i].box)) {
            const Keep keep = m_keep[i] == Keep::Given ? Keep::Wanted : m_keep[i];
            obstacles.push_back(
                {m_objects[i].box, isSeat(m_objects[i].category), keep, isTable(m_objects[i].category)});
            index.push_back(i);
        }
    const FloorGrid floor = floorBetween(m_room.polygon, m_options.obstacles);
    for (const std::size_t blocker : blockersOfPaths(floor, obstacles, progress))
        drop(index[blocker], "unreachable", text("nobody could walk around it."));
    dropOrphans();
}

/// Children of what went go along, however deep: they would stand in the air.
void Legaliser::dropOrphans()
{
    for (std::size_t i = 0; i < m_objects.size(); ++i)
        for (int at = m_objects[i].parent; at >= 0 && !pinned(i); at = m_objects[static_cast<std::size_t>(at)].parent)
            if (m_gone[static_cast<std::size_t>(at)])
                m_gone[i] = true;
}

Result<void> Legaliser::restOn(std::size_t carrier, const std::vector<std::vector<std::size_t>> &children,
                               Progress &progress)
{
    std::vector<scene::RoomObject> fixed, falling;
    std::vector<std::size_t> index;
    for (const std::size_t child : children[carrier]) {
        (pinned(child) ? fixed : falling).push_back(m_objects[child]);
        if (!pinned(child))
            index.push_back(child);
    }
    if (falling.empty())
        return {};
    const auto boxes = restUpon(m_objects[carrier], fixed, falling, progress);
    if (!boxes)
        return unexpected(boxes.error());
    for (std::size_t k = 0; k < index.size(); ++k) {
        const std::optional<Box> &box = (*boxes)[k];
        if (!box || isOutOfBounds(m_room.polygon, *box)) {
            drop(index[k], "unsteady", text("it would not lie still there."));
            continue;
        }
        // What lies on it comes along, then falls in its turn.
        const geometry::Vec3 by = box->centre - m_objects[index[k]].box.centre;
        std::vector<std::size_t> above = children[index[k]];
        for (std::size_t next = 0; next < above.size(); ++next) {
            m_objects[above[next]].box.centre += pinned(above[next]) ? geometry::Vec3::Zero() : by;
            above.insert(above.end(), children[above[next]].begin(), children[above[next]].end());
        }
        m_objects[index[k]].box = *box;
    }
    return {};
}

/// Lower carriers before what lies on what they carry.
Result<void> Legaliser::rest(Progress &progress)
{
    std::vector<std::vector<std::size_t>> children(m_objects.size());
    std::vector<std::size_t> carriers;
    for (std::size_t i = 0; i < m_objects.size(); ++i) {
        if (m_objects[i].parent < 0)
            carriers.push_back(i);
        else if (!m_gone[i] && !stands(m_objects, i))
            children[static_cast<std::size_t>(m_objects[i].parent)].push_back(i);
    }
    for (std::size_t next = 0; next < carriers.size(); ++next) {
        if (m_gone[carriers[next]])
            continue;
        if (const auto rested = restOn(carriers[next], children, progress); !rested)
            return unexpected(rested.error());
        const auto &upon = children[carriers[next]];
        carriers.insert(carriers.end(), upon.begin(), upon.end());
    }
    dropOrphans();
    return {};
}

/// Neither on the floor nor on another thing, at a wall or under the ceiling.
bool Legaliser::isInTheAir(std::size_t i) const
{
    constexpr double near = 0.1;
    const Box &box = m_objects[i].box;
    const bool atCeiling = m_room.height && box.top() > *m_room.height - near;
    if (m_objects[i].parent >= 0 || isObstacle(box) || box.bottom() < near || atCeiling)
        return false;
    for (const Vec2 &corner : box.footprint())
        if (geometry::signedDistance(m_room.polygon, corner) < near)
            return false;
    return std::none_of(m_objects.begin(), m_objects.end(), [&](const scene::RoomObject &other) {
        return &other != &m_objects[i] && std::abs(other.box.top() - box.bottom()) < near &&
               geometry::planOverlap(other.box, box) > 0;
    });
}

void Legaliser::audit()
{
    for (std::size_t i = 0; i < m_objects.size(); ++i) {
        if (m_gone[i])
            continue;
        if (m_keep[i] == Keep::Pinned && isInTheAir(i))
            report(i, "pinned-in-the-air", text("hangs in the air: nothing carries it."));
        if (m_keep[i] == Keep::Pinned && m_room.height && m_objects[i].box.top() > *m_room.height + kThroughCeiling)
            report(i, "pinned-too-high",
                   text("ends %1 m above the ceiling.").arg(m_objects[i].box.top() - *m_room.height, 0, 'f', 2));
        if (isOutOfBounds(m_room.polygon, m_objects[i].box)) {
            if (pinned(i))
                report(i, "pinned-out-of-bounds", text("reaches out of the room."));
            else
                drop(i, "out-of-bounds", text("it reaches out of the room."));
        }
    }
    for (const scene::RoomOpening &door : m_room.doors) {
        const Box zone = doorZone(m_room.polygon, door);
        for (std::size_t i = 0; i < m_objects.size(); ++i)
            if (!m_gone[i] && stands(m_objects, i) && isObstacle(m_objects[i].box) &&
                blocksDoor(zone, m_objects[i].box)) {
                if (pinned(i))
                    report(i, "pinned-blocks-door", text("stands before a door."));
                else
                    drop(i, "door-blocked", text("it stands before a door."));
            }
    }
    BoxIndex index;
    for (std::size_t i = 0; i < m_objects.size(); ++i) {
        for (const std::size_t k : index.near(m_objects[i].box, 0)) {
            if (m_gone[i] || m_gone[k] || !stands(m_objects, i) || !stands(m_objects, k) ||
                !collides(m_objects[i], m_objects[k]))
                continue;
            if (pinned(i) && pinned(k))
                report(i, "pinned-collision",
                       text("overlaps the pinned %1.").arg(asset::categoryText(m_objects[k].category)));
            else
                drop(pinned(i) || (m_keep[i] > m_keep[k]) ? k : i, "collision", text("it overlaps another object."));
        }
        index.add(m_objects[i].box);
    }
}

void Legaliser::compact()
{
    std::vector<int> newIndex(m_objects.size(), -1);
    std::vector<scene::RoomObject> kept;
    for (std::size_t i = 0; i < m_objects.size(); ++i)
        if (!m_gone[i]) {
            newIndex[i] = static_cast<int>(kept.size());
            kept.push_back(std::move(m_objects[i]));
        }
    for (scene::RoomObject &object : kept)
        if (object.parent >= 0)
            object.parent = newIndex[static_cast<std::size_t>(object.parent)];
    m_objects = std::move(kept);
}

Result<void> Legaliser::run(Progress &progress)
{
    refuseNonsense();
    if (const auto placed = placeStanding(progress); !placed)
        return unexpected(placed.error());
    placeChildren();
    keepPaths(progress);
    if (progress.cancelled())
        return cancelledError();
    audit();
    dropOrphans();
    if (m_options.lying == Lying::AtRest)
        if (const auto rested = rest(progress); !rested)
            return unexpected(rested.error());
    compact();
    return {};
}

} // namespace

Result<scene::Room> legalise(scene::Room room, std::vector<Keep> keep, Issues &issues, Progress &progress,
                             const LegaliseOptions &options)
{
    keep.resize(room.objects.size(), Keep::Free);
    if (const auto done = Legaliser(room, keep, issues, options).run(progress); !done)
        return unexpected(done.error());
    return room;
}

} // namespace twinloom::scenegen
