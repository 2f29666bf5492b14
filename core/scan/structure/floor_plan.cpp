// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/floor_plan.h"

#include "core/scan/structure/wall_spits.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>

namespace twinloom::scan
{
namespace
{

constexpr double kOpenBorder = 0.30;             // square metres that a metre of border without any wall is worth
constexpr double kWallBorder = 0.02;             // the same for a full wall: corners are not free
constexpr double kIsWall = 0.45;                 // mean evidence above which a border parts two rooms
constexpr double kIsWallToo = 0.25;              // the same where the wall surely goes on along the line
constexpr double kBeside = 1.5, kSureWall = 0.7; // metres of that, and its evidence
constexpr double kIsPartition = 0.35; // mean share of the height over all that parts two rooms, or it is but a beam
constexpr double kThickest = 0.4;     // metres of a wall: a narrower strip behind a face is between the faces
constexpr double kLeastJudged = 0.5;  // metres of a line over which its evidence is taken at least
constexpr double kLeastBound = 0.3;   // metres of an edge without a wall between two walls that meet
constexpr double kLeastEdgeInSpacings = 2;
constexpr double kLeastEdge = 0.07;             // metres: shorter edges are doubled lines, not jogs
constexpr double kMostJump = 0.3;               // metres that a corner may move when its lines do
constexpr double kFitMargin = 0.06;             // metres left out at corners when fitting
constexpr double kStraight = 0.06;              // radians up to which two edges may be of one wall
constexpr double kOnFace = 0.02, kFacing = 0.9; // metres from a line, cosine to its normal, of surface that is on it

/// Mean of `inside` over each cell, and the cell's area.
struct Coverage {
    std::vector<double> mean, area;
};

/// Of fewer cells when cancelled.
Coverage coverageOf(const CellComplex &complex, const PlanGrid &grid, const Progress &progress)
{
    Coverage coverage;
    for (const PlanCell &cell : complex.cells) {
        if (progress.cancelled())
            break;
        const auto bounds = geometry::bounds(cell.polygon);
        const Vec2 a = (bounds[0] - grid.low) / PlanGrid::kCell, b = (bounds[1] - grid.low) / PlanGrid::kCell;
        double sum = 0, count = 0;
        const auto sample = [&](int x, int y) {
            if (x >= 0 && y >= 0 && x < grid.width && y < grid.height)
                sum += static_cast<double>(grid.inside[grid.index(x, y)]);
            count += 1;
        };
        for (int y = static_cast<int>(std::floor(a.y())); y <= static_cast<int>(b.y()) && !progress.cancelled(); ++y)
            for (int x = static_cast<int>(std::floor(a.x())); x <= static_cast<int>(b.x()); ++x)
                if (geometry::contains(cell.polygon, grid.centre(x, y)))
                    sample(x, y);
        if (count == 0) { // a sliver between grid points
            const Vec2 middle = (geometry::centroid(cell.polygon) - grid.low) / PlanGrid::kCell;
            sample(static_cast<int>(std::floor(middle.x())), static_cast<int>(std::floor(middle.y())));
        }
        coverage.mean.push_back(sum / count);
        coverage.area.push_back(geometry::signedArea(cell.polygon));
    }
    return coverage;
}

struct BorderEvidence {
    double length = 0, wall = 0, full = 0;
    bool continues = false; ///< there surely is a wall on the same line just before or after
    bool parts() const { return wall >= (continues ? kIsWallToo : kIsWall); }
};

std::vector<BorderEvidence> evidenceOf(const CellComplex &complex, const std::vector<LineEvidence> &lines)
{
    std::vector<BorderEvidence> evidence;
    for (const PlanBorder &border : complex.borders) {
        BorderEvidence e;
        e.length = border.to - border.from;
        if (static_cast<std::size_t>(border.line) < lines.size()) {
            // A few centimetres in a corner say little for themselves; judged alone they would be leaks.
            const double middle = (border.from + border.to) / 2, half = std::max(e.length, kLeastJudged) / 2;
            const LineEvidence &line = lines[static_cast<std::size_t>(border.line)];
            e.wall = line.wall(middle - half, middle + half);
            e.full = line.full(middle - half, middle + half);
            e.continues = std::max(line.wall(border.from - kBeside, border.from),
                                   line.wall(border.to, border.to + kBeside)) > kSureWall;
        }
        evidence.push_back(e);
    }
    return evidence;
}

class Groups
{
public:
    explicit Groups(std::size_t n) : m_parent(n) { std::iota(m_parent.begin(), m_parent.end(), 0); }
    int find(int i)
    {
        while (m_parent[static_cast<std::size_t>(i)] != i)
            i = m_parent[static_cast<std::size_t>(i)] =
                m_parent[static_cast<std::size_t>(m_parent[static_cast<std::size_t>(i)])];
        return i;
    }
    void join(int a, int b)
    {
        const int from = find(a), to = find(b);
        m_parent[static_cast<std::size_t>(std::max(from, to))] = std::min(from, to);
    }

private:
    std::vector<int> m_parent;
};

/// Joins groups whose common border is mostly open, or which are too small to be rooms; -1 for cells outside.
std::vector<int> groupRooms(const CellComplex &complex, const std::vector<char> &inside,
                            const std::vector<BorderEvidence> &evidence, const Coverage &coverage, double leastArea)
{
    Groups groups(complex.cells.size());
    const auto both = [&](const PlanBorder &b) {
        return b.above >= 0 && b.below >= 0 && inside[static_cast<std::size_t>(b.above)] &&
               inside[static_cast<std::size_t>(b.below)];
    };
    for (std::size_t b = 0; b < complex.borders.size(); ++b)
        if (both(complex.borders[b]) && !evidence[b].parts())
            groups.join(complex.borders[b].above, complex.borders[b].below);
    for (bool changed = true; changed;) {
        changed = false;
        std::map<int, double> area;
        for (std::size_t c = 0; c < complex.cells.size(); ++c)
            if (inside[c])
                area[groups.find(static_cast<int>(c))] += coverage.area[c];
        std::map<std::pair<int, int>, BorderEvidence> between;
        for (std::size_t b = 0; b < complex.borders.size(); ++b) {
            if (!both(complex.borders[b]))
                continue;
            const int p = groups.find(complex.borders[b].above), q = groups.find(complex.borders[b].below);
            if (p == q)
                continue;
            BorderEvidence &sum = between[std::minmax(p, q)];
            sum.length += evidence[b].length;
            sum.wall += evidence[b].length * evidence[b].wall;
            sum.full += evidence[b].length * evidence[b].full;
        }
        std::map<int, int> strips; // how many neighbours a group is a narrow strip with a wall along
        for (const auto &[pair, sum] : between)
            for (const int group : {pair.first, pair.second})
                strips[group] += area[group] < kThickest * sum.length && sum.wall > kIsWall * sum.length ? 1 : 0;
        for (const auto &[pair, sum] : between) {
            const double smaller = std::min(area[pair.first], area[pair.second]);
            const bool small =
                smaller < leastArea && strips[area[pair.first] < area[pair.second] ? pair.first : pair.second] < 2;
            if (sum.full < kIsPartition * sum.length || (small && sum.wall < 0.8 * sum.length)) {
                groups.join(pair.first, pair.second);
                changed = true;
                break;
            }
        }
    }
    std::vector<int> label(complex.cells.size(), -1);
    for (std::size_t c = 0; c < label.size(); ++c)
        if (inside[c])
            label[c] = groups.find(static_cast<int>(c));
    return label;
}

/// Turns `line` to the main direction (or square to it) about the middle of [a, b] when its ends move little.
PlanLine snapped(const PlanLine &line, const Vec2 &a, const Vec2 &b, double mainDirection, double distance)
{
    const double angle = std::atan2(line.normal.y(), line.normal.x());
    const double off = std::remainder(angle - mainDirection, std::numbers::pi / 2);
    if (std::abs(off) > 0.09 || std::abs(std::sin(off)) * (b - a).norm() / 2 > distance)
        return line;
    PlanLine turned = line;
    turned.normal = Vec2(std::cos(angle - off), std::sin(angle - off));
    const Vec2 middle = (line.at(line.along(a)) + line.at(line.along(b))) / 2;
    turned.offset = turned.normal.dot(middle);
    return turned;
}

struct Ring {
    Polygon corners;
    std::vector<PlanLine> lines; ///< lines[i] from corner i to the next
};

/// Corners anew as meetings of the lines; false when neighbours are parallel or a corner jumps.
bool meetAgain(Ring &ring, double mostJump = kMostJump)
{
    const std::size_t n = ring.lines.size();
    Polygon corners(n);
    for (std::size_t i = 0; i < n; ++i) {
        const auto corner = meet(ring.lines[(i + n - 1) % n], ring.lines[i]);
        if (!corner || (*corner - ring.corners[i]).norm() > mostJump)
            return false;
        corners[i] = *corner;
    }
    if (!geometry::isSimple(corners) || geometry::signedArea(corners) <= 0)
        return false;
    ring.corners = std::move(corners);
    return true;
}

void dropEdge(Ring &ring, std::size_t i)
{
    const auto at = static_cast<std::ptrdiff_t>(i);
    ring.lines.erase(ring.lines.begin() + at);
    ring.corners.erase(ring.corners.begin() + at);
}

/// Of the grid, not of a wall.
bool isBound(const PlanLine &line)
{
    return line.weight == 0;
}

/// Takes out edges shorter than `least`: they come from two lines for one wall. So are those where the grid cuts off
/// the corner of two walls, which few points reach when it is sharp.
void dropShortEdges(Ring &ring, double least)
{
    for (std::size_t i = 0; i < ring.lines.size() && ring.lines.size() > 3;) {
        const std::size_t n = ring.lines.size(), before = (i + n - 1) % n, after = (i + 1) % n;
        const double length = (ring.corners[after] - ring.corners[i]).norm();
        const bool meets = meet(ring.lines[before], ring.lines[after]).has_value();
        if (length >= (meets && isBound(ring.lines[i]) ? kLeastBound : least) || (!meets && n == 4)) {
            ++i;
            continue;
        }
        Ring shorter = ring;
        if (meets) {
            dropEdge(shorter, i);
        } else { // a small jog in one wall: the longer part's line is the wall's
            const double left = (ring.corners[i] - ring.corners[before]).norm();
            const double right = (ring.corners[(after + 1) % n] - ring.corners[after]).norm();
            shorter.lines[after] = shorter.lines[before] = ring.lines[left > right ? before : after];
            shorter.corners[after] = ring.corners[before];
            dropEdge(shorter, std::max(i, before));
            dropEdge(shorter, std::min(i, before));
        }
        if (meetAgain(shorter)) {
            ring = std::move(shorter);
            i = 0;
        } else {
            ++i;
        }
    }
}

/// Where a room goes on to the end of the grid nobody saw a wall: it ends with the points. False as meetAgain.
bool toLastPoints(Ring &ring, const PlanGrid &grid)
{
    for (PlanLine &line : ring.lines) {
        if (!isBound(line))
            continue;
        const int axis = std::abs(line.normal.x()) > 0.5 ? 0 : 1;
        const double at = line.offset * line.normal[axis];
        const bool low = std::abs(at - grid.low[axis]) < std::abs(at - grid.high()[axis]);
        line.offset = (low ? grid.seenLow : grid.seenHigh)[axis] * line.normal[axis];
    }
    return meetAgain(ring, kMostJump + std::numbers::sqrt2 * (grid.seenLow - grid.low).maxCoeff());
}

/// Square metres of surface that lie on the line between two places.
double surfaceOn(const PlanLine &line, const std::vector<WallPatch> &patches, const Vec2 &a, const Vec2 &b)
{
    const auto [from, to] = std::minmax({line.along(a), line.along(b)});
    double sum = 0;
    for (const WallPatch &patch : patches)
        if (const double s = line.along(patch.position); s > from && s < to &&
                                                         std::abs(line.distance(patch.position)) < kOnFace &&
                                                         std::abs(line.normal.dot(patch.normal)) > kFacing)
            sum += patch.weight;
    return sum;
}

/// Two edges that differ by little are one wall where the one's line fits what was seen along the other as well: in
/// corners far from stations a few points lie askew.
void straighten(Ring &ring, const std::vector<WallPatch> &patches)
{
    const auto isBent = [&](std::size_t drop, std::size_t keep) {
        const std::size_t n = ring.lines.size();
        const Vec2 a = ring.corners[drop], b = ring.corners[(drop + 1) % n];
        const Vec2 other = ring.corners[(keep + 1) % n] - ring.corners[keep];
        if ((b - a).dot(other) < std::cos(kStraight) * (b - a).norm() * other.norm())
            return false;
        const double seen = surfaceOn(ring.lines[keep], patches, a, b);
        return seen > 0 && seen >= surfaceOn(ring.lines[drop], patches, a, b);
    };
    for (std::size_t i = 0; i < ring.lines.size() && ring.lines.size() > 3;) {
        const std::size_t after = (i + 1) % ring.lines.size();
        Ring straight = ring;
        if (isBent(after, i)) {
            dropEdge(straight, after);
        } else if (isBent(i, after)) {
            straight.corners[after] = straight.corners[i];
            dropEdge(straight, i);
        } else {
            ++i;
            continue;
        }
        if (meetAgain(straight)) {
            ring = std::move(straight);
            i = 0;
        } else {
            ++i;
        }
    }
}

Polygon fittedRing(const Outline &outline, const CellComplex &complex, const FloorPlanInput &input)
{
    Ring ring{outline.polygon, {}};
    for (const int k : outline.lines)
        ring.lines.push_back(complex.lines[static_cast<std::size_t>(k)]);
    dropShortEdges(ring, std::max(kLeastEdge, kLeastEdgeInSpacings * input.spacing));
    if (Ring ended = ring; toLastPoints(ended, input.grid))
        ring = std::move(ended);
    straighten(ring, input.patches);
    Ring fitted = ring;
    const std::size_t n = ring.lines.size();
    for (std::size_t i = 0; i < n; ++i) {
        const Vec2 a = ring.corners[i], b = ring.corners[(i + 1) % n];
        const double s = ring.lines[i].along(a), t = ring.lines[i].along(b);
        PlanLine line = ring.lines[i];
        if (std::abs(t - s) > 4 * kFitMargin)
            line = refit(line, input.patches, std::min(s, t) + kFitMargin, std::max(s, t) - kFitMargin);
        const bool near = std::max(std::abs(line.distance(a)), std::abs(line.distance(b))) < 0.12;
        fitted.lines[i] = snapped(near ? line : ring.lines[i], a, b, input.mainDirection, input.snapDistance);
    }
    return meetAgain(fitted) ? fitted.corners : ring.corners;
}

} // namespace

Result<std::vector<Polygon>> findFloorPlan(const FloorPlanInput &input, Progress &progress)
{
    const CellComplex complex = makeCellComplex(input.lines, input.grid.low, input.grid.high());
    if (progress.cancelled())
        return cancelledError();
    const Coverage coverage = coverageOf(complex, input.grid, progress);
    const std::vector<BorderEvidence> evidence = evidenceOf(complex, input.evidence);
    if (progress.cancelled())
        return cancelledError();
    std::vector<double> inside, outside, cost;
    for (std::size_t c = 0; c < complex.cells.size(); ++c) {
        inside.push_back((1 - coverage.mean[c]) * coverage.area[c]);
        outside.push_back(coverage.mean[c] * coverage.area[c]);
    }
    for (const BorderEvidence &e : evidence)
        cost.push_back(e.length * (kWallBorder + kOpenBorder * (1 - e.wall)));
    const std::vector<char> labels = labelCells(complex, inside, outside, cost);
    const std::vector<int> rooms = groupRooms(complex, labels, evidence, coverage, input.leastArea);

    std::vector<int> wanted(rooms);
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    std::vector<Polygon> polygons;
    for (const int room : wanted) {
        if (progress.cancelled())
            return cancelledError();
        const Outline outline = room < 0 ? Outline{} : withoutWallSpits(outlineOf(complex, rooms, room), kThickest);
        if (outline.polygon.size() < 3)
            continue;
        const Polygon ring = geometry::normalised(fittedRing(outline, complex, input), 1e-4);
        if (geometry::isSimple(ring) && geometry::signedArea(ring) >= input.leastArea)
            polygons.push_back(ring);
    }
    std::stable_sort(polygons.begin(), polygons.end(), [](const Polygon &a, const Polygon &b) {
        return geometry::signedArea(a) > geometry::signedArea(b);
    });
    return polygons;
}

} // namespace twinloom::scan
