// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/conveyor_routes.h"

#include "scenegen/evaluate/floor_grid.h"
#include "scenegen/evaluate/rules.h"
#include "scenegen/facility/fixed_blocks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <queue>
#include <unordered_map>

namespace twinloom::facility
{

using geometry::Box;
using geometry::Vec2;
using scene::RoomObject;

namespace
{

constexpr double kStep = 0.35; ///< metres between the places that are tried
constexpr double kWidth = 0.8, kHeight = 0.85, kHangingHeight = 0.45;
constexpr double kHangingAt = 2.6;                ///< people walk below it
constexpr double kUnderCeiling = 0.3;             ///< kept free above a hanging one
constexpr double kLongest = 4.0;                  ///< of a straight piece
constexpr double kCurve = 1.46;                   ///< side of a curve, whose lane is as wide as a straight piece
constexpr double kCurveLeg = kCurve - kWidth / 2; ///< from the turn of the middle line to the curve's ends
constexpr int kRunBetween = 7;                    ///< steps between two turns, so that both curves have room
constexpr int kRunAtEnd = 3;                      ///< steps between a turn and an end
constexpr double kTurnCost = 3, kFrontCost = 3;   ///< in metres
constexpr int kMostStates = 150'000;
constexpr int kTries = 4;     ///< ways that are judged by what they cut off
constexpr double kPost = 0.3; ///< side of a post's plates
constexpr double kLift = 0.8; ///< side of a vertical lift
constexpr double kBesideMachine = 0.02;
constexpr double kPostEvery = 4.0;  ///< metres between posts
constexpr double kPostAtEnd = 1.0;  ///< metres from an end within which a post is best
constexpr double kPostStep = 0.2;   ///< metres between the places for posts that are tried
constexpr double kOnAisle = 1e-4;   ///< m2; what touches an aisle is not on it
constexpr double kTouch = -0.004;   ///< pieces touch
constexpr double kLostFloor = 2e-3; ///< share of the floor that may be cut off: corners behind a piece

struct Heading {
    int x = 0, y = 0;
};
constexpr Heading kHeadings[] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};

Vec2 vectorOf(int heading)
{
    return {kHeadings[heading].x, kHeadings[heading].y};
}

/// Height and thickness of a conveyor.
struct Level {
    double bottom = 0, height = kHeight;
};

/// A place beside a machine, and the way that leads off it.
struct Port {
    int cell = 0, heading = 0;
    double cost = 0;
    Vec2 contact = Vec2::Zero(); ///< on the machine's side
    std::size_t machine = 0;
};

/// The middle line with its ends on the machines, in the hall's axes.
struct Route {
    std::vector<Vec2> corners;
    std::size_t to = 0; ///< machine
};

bool isOn(const std::vector<Block> &floor, const Block &block)
{
    return std::any_of(floor.begin(), floor.end(),
                       [&](const Block &part) { return overlapOf(part, block) > kOnAisle; });
}

/// Searches the lattice of places where a piece fits (A*; a state is a place, a heading and the steps since the turn).
class RouteSearch
{
public:
    /// Keeps off what is in `closed`.
    RouteSearch(const CellPlacer &placer, const HallRectangle &frame, const geometry::Polygon &floor, Level level,
                std::vector<Block> closed)
        : m_placer(placer), m_frame(frame), m_level(level), m_closed(std::move(closed))
    {
        geometry::Polygon local;
        for (const Vec2 &corner : floor)
            local.push_back(frame.toLocal(corner));
        const auto limits = geometry::bounds(local);
        m_low = limits[0];
        m_columns = std::max(1, static_cast<int>((limits[1] - limits[0]).x() / kStep));
        m_rows = std::max(1, static_cast<int>((limits[1] - limits[0]).y() / kStep));
        m_free.assign(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows), kUnknown);
    }

    std::optional<Route> find(const std::vector<Box> &from, const std::vector<Box> &to, const std::vector<bool> &isOut,
                              const Progress &progress)
    {
        const std::vector<Port> starts = portsOf(from, {}), goals = portsOf(to, isOut);
        if (starts.empty() || goals.empty())
            return {};
        aimAt(goals);
        for (const Port &start : starts)
            reach(stateOf(start.cell, start.heading, kRunBetween - kRunAtEnd), start.cost, -1);
        for (int done = 0; !m_open.empty() && done < kMostStates; ++done) {
            if (done % 1024 == 0 && progress.cancelled())
                return {};
            const auto [estimate, state] = m_open.top();
            m_open.pop();
            const double cost = m_reached.at(state).first;
            if (estimate > cost + estimateFrom(cellOf(state)) + 1e-9)
                continue;
            // It arrives against the way that leads off the machine.
            const auto goal = m_goals.find(cellOf(state) * 4 + (headingOf(state) + 2) % 4);
            if (goal != m_goals.end() && runOf(state) >= kRunAtEnd)
                return routeTo(state, starts, *goal->second);
            advance(state, cost);
        }
        return {};
    }

private:
    static constexpr char kUnknown = 2;

    int stateOf(int cell, int heading, int run) const
    {
        return (cell * 4 + heading) * (kRunBetween + 1) + std::min(run, kRunBetween);
    }
    static int runOf(int state) { return state % (kRunBetween + 1); }
    static int headingOf(int state) { return state / (kRunBetween + 1) % 4; }
    static int cellOf(int state) { return state / (kRunBetween + 1) / 4; }
    Vec2 middleOf(int cell) const { return m_low + Vec2(cell % m_columns + 0.5, cell / m_columns + 0.5) * kStep; }

    bool isFree(int cell)
    {
        char &known = m_free[static_cast<std::size_t>(cell)];
        if (known == kUnknown) {
            const Vec2 low = middleOf(cell) - Vec2::Constant(kWidth / 2);
            const Block block = {low.x(), low.y(), kWidth, kWidth};
            Box box = boxOf(m_frame, block);
            box.size.z() = m_level.height;
            box.centre.z() = m_level.bottom + m_level.height / 2;
            known = !isOn(m_closed, block) && m_placer.isFree(box);
        }
        return known != 0;
    }

    int neighbour(int cell, int heading) const
    {
        const int x = cell % m_columns + kHeadings[heading].x, y = cell / m_columns + kHeadings[heading].y;
        return x >= 0 && y >= 0 && x < m_columns && y < m_rows ? y * m_columns + x : -1;
    }

    /// All places along the four sides of each box.
    std::vector<Port> portsOf(const std::vector<Box> &machines, const std::vector<bool> &isOut)
    {
        std::vector<Port> ports;
        for (std::size_t m = 0; m < machines.size(); ++m)
            for (int heading = 0; heading < 4 && (isOut.empty() || !isOut[m]); ++heading)
                addPorts(ports, machines[m], m, heading);
        return ports;
    }

    void addPorts(std::vector<Port> &ports, const Box &machine, std::size_t number, int heading)
    {
        const Block block = blockOf(m_frame, machine);
        const std::size_t axis = heading % 2 == 0 ? 0 : 1, across = 1 - axis;
        const bool isHigh = heading < 2;
        const double side = block[axis] + (isHigh ? block[axis + 2] : 0);
        const auto k = static_cast<Eigen::Index>(axis), q = static_cast<Eigen::Index>(across);
        const double place = (side + (isHigh ? 1 : -1) * kWidth / 2 - m_low[k]) / kStep - 0.5;
        const int line = static_cast<int>(isHigh ? std::ceil(place - 1e-9) : std::floor(place + 1e-9));
        const double front = vectorOf(heading).dot(m_frame.toLocal(m_frame.origin + machine.front()));
        for (int i = static_cast<int>((block[across] - m_low[q]) / kStep);; ++i) {
            Vec2 middle;
            middle[k] = m_low[k] + (line + 0.5) * kStep;
            middle[q] = m_low[q] + (i + 0.5) * kStep;
            if (middle[q] > block[across] + block[across + 2] - kWidth / 4)
                break;
            const int x = axis == 0 ? line : i, y = axis == 0 ? i : line;
            if (middle[q] < block[across] + kWidth / 4 || x < 0 || y < 0 || x >= m_columns || y >= m_rows)
                continue;
            Port port{y * m_columns + x, heading, front > 0.7 ? kFrontCost : 0, middle, number};
            port.contact[k] = side;
            if (isFree(port.cell))
                ports.push_back(port);
        }
    }

    void aimAt(const std::vector<Port> &goals)
    {
        m_goalPorts = goals;
        m_aim = Eigen::AlignedBox2d();
        for (const Port &goal : m_goalPorts) {
            m_goals.emplace(goal.cell * 4 + goal.heading, &goal);
            m_aim.extend(middleOf(goal.cell));
        }
    }

    double estimateFrom(int cell) const
    {
        const Vec2 at = middleOf(cell);
        return (at - at.cwiseMax(m_aim.min()).cwiseMin(m_aim.max())).lpNorm<1>();
    }

    void reach(int state, double cost, int before)
    {
        const auto known = m_reached.find(state);
        if (known != m_reached.end() && known->second.first <= cost)
            return;
        m_reached[state] = {cost, before};
        m_open.emplace(cost + estimateFrom(cellOf(state)), state);
    }

    void advance(int state, double cost)
    {
        const int cell = cellOf(state), heading = headingOf(state), run = runOf(state);
        if (const int ahead = neighbour(cell, heading); ahead >= 0 && isFree(ahead))
            reach(stateOf(ahead, heading, run + 1), cost + kStep, state);
        if (run < kRunBetween)
            return;
        for (const int turned : {(heading + 1) % 4, (heading + 3) % 4})
            if (const int beside = neighbour(cell, turned); beside >= 0 && isFree(beside))
                reach(stateOf(beside, turned, 1), cost + kStep + kTurnCost, state);
    }

    Route routeTo(int state, const std::vector<Port> &starts, const Port &goal) const
    {
        std::vector<int> cells;
        int first = state;
        for (int at = state; at >= 0; at = m_reached.at(at).second) {
            cells.push_back(cellOf(at));
            first = at;
        }
        std::reverse(cells.begin(), cells.end());
        const auto start = std::find_if(starts.begin(), starts.end(), [&](const Port &port) {
            return port.cell == cells.front() && port.heading == headingOf(first);
        });
        Route route{{start->contact}, goal.machine};
        for (std::size_t i = 1; i + 1 < cells.size(); ++i)
            if (cells[i + 1] - cells[i] != cells[i] - cells[i - 1])
                route.corners.push_back(middleOf(cells[i]));
        route.corners.push_back(goal.contact);
        return route;
    }

    const CellPlacer &m_placer;
    const HallRectangle &m_frame;
    Level m_level;
    std::vector<Block> m_closed;
    Vec2 m_low;
    int m_columns = 1, m_rows = 1;
    std::vector<char> m_free;
    std::vector<Port> m_goalPorts;
    std::map<int, const Port *> m_goals;
    Eigen::AlignedBox2d m_aim;
    std::unordered_map<int, std::pair<double, int>> m_reached; ///< cost, and the state before
    using Entry = std::pair<double, int>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> m_open;
};

RoomObject pieceAt(const HallRectangle &frame, const char *category, const Vec2 &middle, double length, double width,
                   double yaw, const Level &level)
{
    RoomObject piece;
    piece.category = QLatin1String(category);
    const Vec2 at = frame.toWorld(middle.x(), middle.y());
    piece.box.centre = {at.x(), at.y(), level.bottom + level.height / 2};
    piece.box.size = {length, width, level.height};
    piece.box.yaw = geometry::wrapAngle(frame.yaw + yaw);
    return piece;
}

void addStraight(std::vector<RoomObject> &pieces, const HallRectangle &frame, const Vec2 &from, const Vec2 &to,
                 const Level &level)
{
    const double length = (to - from).norm();
    const int count = static_cast<int>(std::ceil(length / kLongest - 1e-9));
    const double yaw = std::atan2(to.y() - from.y(), to.x() - from.x());
    for (int i = 0; i < count; ++i)
        pieces.push_back(pieceAt(frame, "ConveyorStraight", from + (to - from) * ((i + 0.5) / count), length / count,
                                 kWidth, yaw, level));
}

RoomObject postAt(const HallRectangle &frame, const Vec2 &middle)
{
    return pieceAt(frame, "ConveyorPost", middle, kPost, kPost, 0, {0, kHangingAt});
}

RoomObject liftAt(const HallRectangle &frame, const Vec2 &middle)
{
    return pieceAt(frame, "ConveyorLift", middle, kLift, kLift, 0, {0, kHangingAt});
}

double lengthOf(const std::vector<Vec2> &corners)
{
    double length = 0;
    for (std::size_t i = 1; i < corners.size(); ++i)
        length += (corners[i] - corners[i - 1]).norm();
    return length;
}

/// The curve's model comes in at its front, on the left, and goes out at its right side, at the back.
RoomObject curveAt(const HallRectangle &frame, const Vec2 &corner, const Vec2 &in, const Vec2 &out, const Level &level)
{
    // Legs point from the corner to the curve's ends; its front leg is a quarter turn to the left of the other.
    const Vec2 a = -in, b = out;
    const bool isLeft = b.x() * a.y() - b.y() * a.x() > 0;
    const Vec2 right = isLeft ? b : a;
    const Vec2 middle = corner + (a + b) * (kCurve / 2 - kWidth / 2);
    return pieceAt(frame, "ConveyorCurve", middle, kCurve, kCurve, std::atan2(right.y(), right.x()), level);
}

std::vector<RoomObject> piecesOf(const HallRectangle &frame, const std::vector<Vec2> &corners, const Level &level)
{
    std::vector<RoomObject> pieces;
    for (std::size_t i = 1; i < corners.size(); ++i) {
        const Vec2 along = (corners[i] - corners[i - 1]).normalized();
        const Vec2 from = corners[i - 1] + along * (i > 1 ? kCurveLeg : 0);
        const Vec2 to = corners[i] - along * (i + 1 < corners.size() ? kCurveLeg : 0);
        if ((to - from).dot(along) > 0.01)
            addStraight(pieces, frame, from, to, level);
        if (i + 1 < corners.size())
            pieces.push_back(curveAt(frame, corners[i], along, (corners[i + 1] - corners[i]).normalized(), level));
    }
    return pieces;
}

} // namespace

/// What people reach in a hall.
class ReachedFloor
{
public:
    ReachedFloor(const geometry::Polygon &floor, const std::vector<scenegen::Body> &bodies) : m_grid(floor)
    {
        if (!isKnown())
            return;
        for (const scenegen::Body &body : bodies)
            add(body.box);
        connect();
    }

    /// False for floors that are too large to be walked.
    bool isKnown() const { return m_grid.fits(); }
    /// With these pieces, too; null where people reach less then.
    std::unique_ptr<ReachedFloor> with(const std::vector<RoomObject> &pieces) const
    {
        auto after = std::make_unique<ReachedFloor>(*this);
        for (const RoomObject &piece : pieces)
            after->add(piece.box);
        after->connect();
        const bool isAsGood = after->m_unreached <= m_unreached && after->m_walkable >= m_walkable - kLostFloor;
        return isAsGood ? std::move(after) : nullptr;
    }

private:
    void add(const Box &box)
    {
        if (!scenegen::isObstacle(box))
            return;
        m_grid.add(box);
        m_obstacles.push_back(box);
    }
    void connect()
    {
        m_grid.connect();
        m_walkable = m_grid.walkableRatio();
        m_unreached =
            std::count_if(m_obstacles.begin(), m_obstacles.end(), [&](const Box &box) { return !m_grid.reaches(box); });
    }

    scenegen::FloorGrid m_grid;
    std::vector<Box> m_obstacles;
    double m_walkable = 0;
    std::ptrdiff_t m_unreached = 0;
};

std::vector<ConveyorWish> conveyorWishes(const BlockTask &task, double share)
{
    struct Pair {
        double forth = 0, back = 0;
    };
    std::map<std::pair<int, int>, Pair> pairs;
    const auto departments = static_cast<int>(task.departments.size());
    double strongest = 0;
    for (const Flow &flow : task.flows) {
        if (flow.from == flow.to || flow.from >= departments || flow.to >= departments)
            continue;
        Pair &pair = pairs[std::minmax(flow.from, flow.to)];
        (flow.from < flow.to ? pair.forth : pair.back) += flow.amount;
        strongest = std::max(strongest, pair.forth + pair.back);
    }
    std::vector<std::pair<double, ConveyorWish>> found;
    for (const auto &[ends, pair] : pairs)
        if (pair.forth + pair.back >= share * strongest)
            found.push_back({pair.forth + pair.back, pair.forth >= pair.back ? ConveyorWish{ends.first, ends.second}
                                                                             : ConveyorWish{ends.second, ends.first}});
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    std::vector<ConveyorWish> wishes;
    for (const auto &[amount, wish] : found)
        wishes.push_back(wish);
    return wishes;
}

std::vector<std::size_t> aislesUnder(const std::vector<Vec2> &way, const std::vector<scenegen::PlannedAisle> &aisles)
{
    std::vector<std::size_t> under;
    for (std::size_t a = 0; a < aisles.size(); ++a)
        for (std::size_t i = 1; i < way.size(); ++i) {
            const Vec2 along = (way[i] - way[i - 1]).normalized(), beside = Vec2(-along.y(), along.x()) * kWidth / 2;
            const geometry::Polygon strip = {way[i - 1] - beside, way[i] - beside, way[i] + beside,
                                             way[i - 1] + beside};
            if (geometry::intersectionArea(aisles[a].outline, strip) > kOnAisle) {
                under.push_back(a);
                break;
            }
        }
    return under;
}

double longestSpan(const scenegen::PlannedConveyor &conveyor)
{
    double longest = 0, since = 0;
    std::size_t next = 0;
    for (std::size_t i = 1; i < conveyor.way.size(); ++i) {
        const Vec2 from = conveyor.way[i - 1], to = conveyor.way[i], along = (to - from).normalized();
        const double length = (to - from).norm();
        double done = 0;
        for (; next < conveyor.posts.size(); ++next) {
            const Vec2 offset = conveyor.posts[next] - from;
            const double at = offset.dot(along);
            if (at > length + 1e-6 || (offset - at * along).norm() > 0.01)
                break; // it carries a later piece
            longest = std::max(longest, since + at - done);
            since = 0;
            done = at;
        }
        since += length - done;
    }
    return std::max(longest, since);
}

ConveyorRouter::ConveyorRouter(CellPlacer &placer, const HallRectangle &frame, const geometry::Polygon &floor,
                               std::vector<scenegen::PlannedAisle> aisles)
    : m_placer(placer), m_frame(frame), m_floor(floor), m_aisles(std::move(aisles)),
      m_reached(std::make_unique<ReachedFloor>(floor, placer.taken().placed()))
{
    for (const scenegen::PlannedAisle &aisle : m_aisles) {
        geometry::Polygon local;
        for (const Vec2 &corner : aisle.outline)
            local.push_back(frame.toLocal(corner));
        const auto limits = geometry::bounds(local);
        const Vec2 size = limits[1] - limits[0];
        m_aisleBlocks.push_back({limits[0].x(), limits[0].y(), size.x(), size.y()});
    }
}

ConveyorRouter::~ConveyorRouter() = default;

/// All of them, where they may stand; else none.
bool ConveyorRouter::place(const std::vector<RoomObject> &pieces)
{
    for (const RoomObject &piece : pieces)
        if (!m_placer.isFree(piece.box, kTouch))
            return false;
    const bool isInTheWay = std::any_of(pieces.begin(), pieces.end(),
                                        [](const RoomObject &piece) { return scenegen::isObstacle(piece.box); });
    if (isInTheWay && m_reached->isKnown()) {
        auto after = m_reached->with(pieces);
        if (!after)
            return false;
        m_reached = std::move(after);
    }
    for (const RoomObject &piece : pieces)
        m_placer.placeOne(piece, kTouch);
    return true;
}

/// Vertical lifts at the ends of a raised conveyor, in the hall's axes; none where there is no room.
struct ConveyorRouter::Lifts {
    std::optional<Vec2> first, last;
};

/// The place below the conveyor that is nearest to its end, beside the aisles.
std::optional<Vec2> ConveyorRouter::liftPlace(const Vec2 &end, const Vec2 &next) const
{
    const Vec2 along = (next - end).normalized();
    const double last = std::min(kPostAtEnd, (next - end).norm() - kLift / 2);
    for (double at = kLift / 2 + kBesideMachine; at <= last; at += kPostStep) {
        const Vec2 middle = end + at * along;
        const Block block = {middle.x() - kLift / 2, middle.y() - kLift / 2, kLift, kLift};
        if (!isOn(m_aisleBlocks, block) && m_placer.isFree(liftAt(m_frame, middle).box, kTouch))
            return middle;
    }
    return {};
}

ConveyorRouter::Lifts ConveyorRouter::addLifts(const std::vector<Vec2> &corners)
{
    const auto add = [this](const Vec2 &end, const Vec2 &next) {
        auto at = liftPlace(end, next);
        if (at && !place({liftAt(m_frame, *at)})) // people need the floor
            at.reset();
        return at;
    };
    Lifts lifts;
    lifts.first = add(corners.front(), corners[1]);
    lifts.last = add(corners.back(), corners[corners.size() - 2]);
    return lifts;
}

/// Places for posts below the straight pieces of a raised conveyor, beside the aisles, in the hall's axes: no farther
/// from one another, and from the lifts, than has to be.
std::vector<Vec2> ConveyorRouter::postPlaces(const std::vector<Vec2> &corners, const Lifts &lifts) const
{
    std::vector<Vec2> posts;
    bool isCarried = lifts.first.has_value();
    double before = 0, carried = isCarried ? (*lifts.first - corners.front()).norm() : 0; // metres of the way
    const double end = lengthOf(corners) - (lifts.last ? (*lifts.last - corners.back()).norm() + kPostAtEnd : 0);
    std::optional<std::pair<double, Vec2>> waiting; // the farthest place that is near enough to the last post
    const auto take = [&] {
        posts.push_back(waiting->second);
        carried = waiting->first;
        isCarried = true;
        waiting.reset();
    };
    for (std::size_t i = 1; i < corners.size(); ++i) {
        const Vec2 along = (corners[i] - corners[i - 1]).normalized();
        const double length = (corners[i] - corners[i - 1]).norm();
        const double last = std::min(length - (i + 1 < corners.size() ? kCurveLeg : kPost), end - before);
        for (double at = i > 1 ? kCurveLeg : kPost; at <= last; at += kPostStep) {
            const Vec2 middle = corners[i - 1] + at * along;
            const Block block = {middle.x() - kPost / 2, middle.y() - kPost / 2, kPost, kPost};
            if (isOn(m_aisleBlocks, block) || !m_placer.isFree(postAt(m_frame, middle).box, kTouch))
                continue;
            const double reach = isCarried ? carried + kPostEvery : kPostAtEnd;
            if (waiting && before + at > reach)
                take();
            if (!isCarried || before + at >= carried + kPostAtEnd) // not next to the last one
                waiting = {before + at, middle};
        }
        before += length;
    }
    const double left = lifts.last ? kPostEvery - kPostAtEnd : kPostAtEnd; // needs no further post
    if (waiting && end - carried > left)
        take();
    return posts;
}

/// Lifts and posts below a raised conveyor: where they stand, from its beginning on, in the scene.
std::vector<Vec2> ConveyorRouter::addCarriers(const std::vector<Vec2> &corners)
{
    const Lifts lifts = addLifts(corners);
    const std::vector<Vec2> places = postPlaces(corners, lifts);
    std::vector<RoomObject> posts;
    for (const Vec2 &place : places)
        posts.push_back(postAt(m_frame, place));
    std::vector<Vec2> stood;
    const auto stands = [&](const Vec2 &place) { stood.push_back(m_frame.toWorld(place.x(), place.y())); };
    if (lifts.first)
        stands(*lifts.first);
    // What people still reach is costly to know: all at once, and only where that is too much, one by one.
    const bool areAll = posts.empty() || place(posts);
    for (std::size_t i = 0; i < posts.size(); ++i)
        if (areAll || place({posts[i]}))
            stands(places[i]);
    if (lifts.last)
        stands(*lifts.last);
    return stood;
}

std::optional<scenegen::PlannedConveyor> ConveyorRouter::joinBy(Way kind, const ConveyorEnds &ends,
                                                                const Progress &progress)
{
    const bool isRaised = kind == Way::Raised;
    const Level level = isRaised ? Level{kHangingAt, kHangingHeight} : Level{0, kHeight};
    if (isRaised ? level.bottom + level.height > m_placer.taken().height() - kUnderCeiling : !m_reached->isKnown())
        return {};
    std::vector<bool> isOut(ends.to.size(), false);
    const std::vector<Block> closed = kind == Way::BesideAisles ? m_aisleBlocks : std::vector<Block>();
    for (int k = 0; k < kTries && !progress.cancelled(); ++k) {
        RouteSearch search(m_placer, m_frame, m_floor, level, closed);
        const auto route = search.find(ends.from, ends.to, isOut, progress);
        if (!route)
            break;
        isOut[route->to] = true;
        if (!place(piecesOf(m_frame, route->corners, level)))
            continue;
        scenegen::PlannedConveyor conveyor;
        conveyor.isRaised = isRaised;
        for (const Vec2 &corner : route->corners)
            conveyor.way.push_back(m_frame.toWorld(corner.x(), corner.y()));
        if (isRaised)
            conveyor.posts = addCarriers(route->corners);
        const std::vector<QString> names = scenegen::aisleNames(m_aisles);
        for (const std::size_t aisle : aislesUnder(conveyor.way, m_aisles))
            conveyor.crossed.push_back(names[aisle]);
        return conveyor;
    }
    return {};
}

std::optional<scenegen::PlannedConveyor> ConveyorRouter::join(const ConveyorEnds &ends, const Progress &progress)
{
    for (const Way kind : {Way::BesideAisles, Way::Raised, Way::AcrossAisles})
        if (auto conveyor = joinBy(kind, ends, progress))
            return conveyor;
    return {};
}

} // namespace twinloom::facility
