// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/closed_doors.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twinloom::scan
{
namespace
{

using Evidence = StructureOpening::Evidence;

constexpr double kCell = 0.05, kCellInSpacings = 1.6; // metres
constexpr double kBefore = 0.12, kBehind = 0.06;      // metres about the wall that are frame or leaf
constexpr float kFacing = 0.7f;                       // cosine to the wall's normal of points on a surface along it
constexpr float kLeastStep = 0.015f;                  // metres that a frame stands out
constexpr float kLeastContrast = 25;                  // of 255, between the colours of leaf and surround
constexpr double kLeastHead = 1.85, kMostHead = 2.45; // metres above the floor
constexpr double kLeastLeaf = 0.6, kMostLeaf = 1.15;  // metres wide
constexpr double kMostWidth = 2.3;                    // metres: two leaves
constexpr double kLeastAbove = 0.1;                   // metres of wall above a head
constexpr int kReach = 3;                             // cells either side of an edge that are compared
constexpr int kLoose = 2;                             // cells that an edge may lie beside where the head ends
constexpr double kHeadShare = 0.8, kSideShare = 0.35; // of an edge's known places that must show a step
constexpr double kKnownHead = 0.7, kKnownSide = 0.3, kKnownFoot = 0.15; // share of an edge's places that must be known
constexpr double kColourSideShare = 0.7;                                // a colour alone says less than a frame
constexpr double kFoot = 0.8;                    // metres: a door's sides show a step below it too, a picture's do not
constexpr double kSwing = 0.5;                   // metres before a leaf where nothing tall stands
constexpr double kTall = 0.4, kMostBefore = 0.1; // metres above the floor; share of the leaf's cells
constexpr double kKnownLeaf = 0.6, kFlatLeaf = 0.8; // shares of a leaf's cells
constexpr double kQuiet = 0.3;     // share of places within a leaf that may show a step of colour, as its edges do
constexpr float kFlat = 0.01f;     // metres from its plane
constexpr float kCertainty = 0.7f; // confidence where all edges show a step

/// What was seen of a wall's surface, in cells along the wall and upwards from the floor.
struct Relief {
    struct Cell {
        int points = 0;
        float depth = 0; ///< metres from the wall's line towards the room, the mean
        Eigen::Vector3f colour = Eigen::Vector3f::Zero();
        bool before = false; ///< something stands in the room before it
    };
    double cell = kCell;
    int columns = 0, rows = 0;
    std::vector<Cell> cells;

    /// Share of the cells of a rectangle (inclusive) that something stands before.
    double hidden(int left, int right, int low, int high) const
    {
        int before = 0;
        for (int row = low; row <= high; ++row)
            for (int c = left; c <= right; ++c)
                before += cells[static_cast<std::size_t>(row * columns + c)].before;
        return before / std::max(1.0, static_cast<double>((right - left + 1) * (high - low + 1)));
    }
    /// Nothing where the surface was not seen.
    const Cell *at(int column, int row) const
    {
        if (column < 0 || row < 0 || column >= columns || row >= rows)
            return nullptr;
        const Cell &found = cells[static_cast<std::size_t>(row * columns + column)];
        return found.points > 0 ? &found : nullptr;
    }
};

Relief reliefOf(const StructureWall &wall, const PointCloud &cloud, double spacing)
{
    Relief relief;
    const double length = (wall.to - wall.from).norm(), height = wall.top - wall.bottom;
    relief.cell = std::max(kCell, kCellInSpacings * spacing);
    relief.columns = std::max(1, static_cast<int>(length / relief.cell));
    relief.rows = std::max(1, static_cast<int>(height / relief.cell));
    relief.cells.resize(static_cast<std::size_t>(relief.columns * relief.rows));
    const Vec2 along = (wall.to - wall.from) / length, inward(-along.y(), along.x());
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        const Vec2 p = cloud.positions[i].head<2>().cast<double>() - wall.from;
        const double depth = inward.dot(p);
        if (depth > kSwing || depth < -kBehind)
            continue;
        const int column = static_cast<int>(std::floor(along.dot(p) / relief.cell)),
                  row = static_cast<int>(std::floor((cloud.positions[i].z() - wall.bottom) / relief.cell));
        if (column < 0 || row < 0 || column >= relief.columns || row >= relief.rows)
            continue;
        Relief::Cell &cell = relief.cells[static_cast<std::size_t>(row * relief.columns + column)];
        if (depth > kBefore)
            cell.before = true;
        if (depth > kBefore || std::abs(cloud.normals[i].head<2>().dot(inward.cast<float>())) < kFacing)
            continue;
        ++cell.points;
        cell.depth += static_cast<float>(depth);
        if (!cloud.colours.empty())
            cell.colour += Eigen::Vector3f(cloud.colours[i].r, cloud.colours[i].g, cloud.colours[i].b);
    }
    for (Relief::Cell &cell : relief.cells)
        if (cell.points > 0) {
            cell.depth /= static_cast<float>(cell.points);
            cell.colour /= static_cast<float>(cell.points);
        }
    return relief;
}

/// The places of an edge: how many there are, at how many both sides were seen, and at how many they differ.
struct Support {
    int places = 0, known = 0, steps = 0;
    int closeness = 0; ///< the greater, the closer the steps are to the edge

    /// `step`: as LeafFinder::stepAt.
    void add(std::optional<int> step)
    {
        ++places;
        known += step.has_value();
        steps += step.value_or(0) > 0;
        closeness += step.value_or(0) > 0 ? kReach + 1 - *step : 0;
    }
    double share() const { return known > 0 ? static_cast<double>(steps) / known : 0; }
    bool holds(double leastKnown, double leastShare) const
    {
        return known >= leastKnown * places && share() >= leastShare;
    }
};

/// In cells, inclusive; from the floor up to `head`.
struct Leaf {
    int left = 0, right = 0, head = 0;
    double support = 0; ///< 0 to 1
    int closeness = 0;  ///< of its head
};

class LeafFinder
{
public:
    LeafFinder(const Relief &relief, Evidence evidence) : m_relief(relief), m_evidence(evidence) {}

    /// The best supported first; they do not overlap.
    std::vector<Leaf> find() const
    {
        std::vector<Leaf> found;
        const int last = std::min(cells(kMostHead), m_relief.rows - 1 - cells(kLeastAbove));
        for (int head = cells(kLeastHead); head <= last; ++head)
            for (const Leaf &run : runsUnder(head))
                if (const auto leaf = judged(run))
                    found.push_back(*leaf);
        // Near a head several heights show a step; the closest is it, and of equals the lowest: what is above is frame.
        std::stable_sort(found.begin(), found.end(), [](const Leaf &a, const Leaf &b) {
            return std::pair(a.closeness, a.support) > std::pair(b.closeness, b.support);
        });
        std::vector<Leaf> best;
        for (const Leaf &leaf : found)
            if (std::none_of(best.begin(), best.end(),
                             [&](const Leaf &other) { return leaf.left <= other.right && leaf.right >= other.left; }))
                best.push_back(leaf);
        return best;
    }

private:
    int cells(double metres) const { return static_cast<int>(std::lround(metres / m_relief.cell)); }

    /// How many cells beyond an edge the surround stands out from the leaf; 0: it does not, nothing: either was not
    /// seen. The edge: outwards, in the direction (dx, dy), of (column, row), the leaf's last cell.
    std::optional<int> stepAt(int column, int row, int dx, int dy) const
    {
        const Relief::Cell *inside = nullptr;
        for (int i = 1; i < kReach && !inside; ++i) // not the outermost: it may be half frame
            inside = m_relief.at(column - i * dx, row - i * dy);
        if (!inside)
            return std::nullopt;
        bool seen = false;
        for (int i = 1; i <= kReach; ++i)
            if (const Relief::Cell *outside = m_relief.at(column + i * dx, row + i * dy)) {
                seen = true;
                if (differs(*outside, *inside))
                    return i;
            }
        return seen ? std::optional(0) : std::nullopt;
    }
    bool differs(const Relief::Cell &outside, const Relief::Cell &inside) const
    {
        return m_evidence == Evidence::Relief ? outside.depth - inside.depth > kLeastStep
                                              : (outside.colour - inside.colour).norm() > kLeastContrast;
    }

    /// Stretches of columns with a step at this height, over gaps of a column; as wide as doors are.
    std::vector<Leaf> runsUnder(int head) const
    {
        std::vector<Leaf> runs;
        std::optional<Leaf> run;
        for (int c = 0; c <= m_relief.columns; ++c) {
            const bool ends = c == m_relief.columns || (run && c > run->right + 2);
            if (run && ends) {
                const double width = (run->right - run->left + 1) * m_relief.cell;
                if (width >= kLeastLeaf && width <= kMostWidth)
                    runs.push_back(*run);
                run.reset();
            }
            if (c < m_relief.columns && stepAt(c, head, 0, 1).value_or(0) > 0) {
                if (!run)
                    run = Leaf{c, c, head, 0};
                run->right = c;
            }
        }
        return runs;
    }

    bool isCorner(int column) const { return column <= kLoose || column >= m_relief.columns - 1 - kLoose; }
    Support sideAt(int column, int top, int outwards) const
    {
        Support side;
        for (int row = 0; row <= top; ++row)
            side.add(stepAt(column, row, outwards, 0));
        return side;
    }
    bool holds(int column, const Support &side, int outwards) const
    {
        const double least = m_evidence == Evidence::Relief ? kSideShare : kColourSideShare;
        return side.holds(kKnownSide, least) && sideAt(column, cells(kFoot), outwards).holds(kKnownFoot, least);
    }
    /// The place near `column` where the side shows best, and its support.
    std::pair<int, Support> bestSide(int column, int head, int outwards) const
    {
        std::pair<int, Support> best{column, sideAt(column, head, outwards)};
        for (int i = -kLoose; i <= kLoose; ++i) { // from within, as of equals the innermost is it
            const int at = column + i * outwards;
            if (const Support side = sideAt(at, head, outwards); side.closeness > best.second.closeness)
                best = {at, side};
        }
        return best;
    }

    std::optional<Leaf> judged(const Leaf &run) const
    {
        const auto [left, leftSide] = bestSide(run.left, run.head, -1);
        const auto [right, rightSide] = bestSide(run.right, run.head, 1);
        const bool leftHolds = holds(left, leftSide, -1), rightHolds = holds(right, rightSide, 1);
        if ((!leftHolds && !(rightHolds && isCorner(run.left))) || (!rightHolds && !(leftHolds && isCorner(run.right))))
            return std::nullopt;
        Leaf leaf{leftHolds ? left : run.left, rightHolds ? right : run.right, run.head, 0};
        Support head;
        for (int c = leaf.left; c <= leaf.right; ++c)
            head.add(stepAt(c, leaf.head, 0, 1));
        if ((leaf.right - leaf.left + 1) * m_relief.cell < kLeastLeaf || !head.holds(kKnownHead, kHeadShare) ||
            m_relief.hidden(leaf.left, leaf.right, cells(kTall), leaf.head) > kMostBefore || !isOneSurface(leaf))
            return std::nullopt;
        leaf.closeness = head.closeness;
        leaf.support = (head.share() + (leftHolds ? leftSide.share() : 0) + (rightHolds ? rightSide.share() : 0)) / 3;
        return leaf;
    }

    /// A plane along the wall (it may stand a little askew), and of one colour where that is what gave it away.
    bool isOneSurface(const Leaf &leaf) const
    {
        std::vector<std::pair<int, const Relief::Cell *>> seen;
        for (int row = 0; row < leaf.head; ++row)
            for (int c = leaf.left + 1; c < leaf.right; ++c)
                if (const Relief::Cell *cell = m_relief.at(c, row))
                    seen.emplace_back(c, cell);
        const int all = leaf.head * std::max(1, leaf.right - leaf.left - 1);
        if (static_cast<double>(seen.size()) < kKnownLeaf * all)
            return false;
        return isFlat(seen) && (m_evidence == Evidence::Relief || (hasOneColour(seen) && isQuiet(leaf)));
    }
    using Seen = std::vector<std::pair<int, const Relief::Cell *>>;

    /// Where points are few, their colours differ from one to the next, and any height looks like a head.
    bool isQuiet(const Leaf &leaf) const
    {
        Support across, up;
        for (int row = 0; row < leaf.head; ++row)
            for (int c = leaf.left + kReach; c + kReach <= leaf.right; ++c) {
                across.add(stepAt(c, row, 1, 0));
                if (row + kReach < leaf.head)
                    up.add(stepAt(c, row, 0, 1));
            }
        return across.share() < kQuiet && up.share() < kQuiet;
    }

    static bool isFlat(const Seen &seen)
    {
        // A line through the medians of the two halves: what lies on the leaf, or before it, does not turn it.
        const int low = seen.front().first, high = std::max_element(seen.begin(), seen.end())->first;
        const double middle = (low + high) / 2.0;
        std::vector<float> halves[2];
        for (const auto &[column, cell] : seen)
            halves[column > middle].push_back(cell->depth);
        if (halves[0].empty() || halves[1].empty())
            return false;
        float medians[2];
        for (int i = 0; i < 2; ++i) {
            std::nth_element(halves[i].begin(), halves[i].begin() + static_cast<std::ptrdiff_t>(halves[i].size() / 2),
                             halves[i].end());
            medians[i] = halves[i][halves[i].size() / 2];
        }
        const double slope = 2 * (medians[1] - medians[0]) / std::max(1.0, static_cast<double>(high - low));
        const double centre = (medians[0] + medians[1]) / 2.0;
        const auto flat = std::count_if(seen.begin(), seen.end(), [&](const auto &place) {
            return std::abs(place.second->depth - centre - slope * (place.first - middle)) < static_cast<double>(kFlat);
        });
        return static_cast<double>(flat) >= kFlatLeaf * static_cast<double>(seen.size());
    }
    static bool hasOneColour(const Seen &seen)
    {
        Eigen::Vector3f mean = Eigen::Vector3f::Zero();
        for (const auto &[column, cell] : seen)
            mean += cell->colour / static_cast<float>(seen.size());
        const auto alike = std::count_if(seen.begin(), seen.end(), [&](const auto &place) {
            return (place.second->colour - mean).norm() < kLeastContrast;
        });
        return static_cast<double>(alike) >= kFlatLeaf * static_cast<double>(seen.size());
    }

    const Relief &m_relief;
    Evidence m_evidence;
};

/// Wider than one leaf can be: several, equally wide.
std::vector<StructureOpening> doorsOf(const Leaf &found, const Relief &relief, const StructureWall &wall,
                                      Evidence evidence)
{
    const Vec2 along = (wall.to - wall.from).normalized();
    const double from = found.left * relief.cell,
                 to = std::min((found.right + 1) * relief.cell, (wall.to - wall.from).norm());
    const int leaves = static_cast<int>(std::ceil((to - from) / kMostLeaf));
    std::vector<StructureOpening> doors;
    for (int i = 0; i < leaves; ++i) {
        StructureOpening door;
        door.kind = StructureOpening::Kind::Door;
        door.evidence = evidence;
        door.from = wall.from + along * (from + (to - from) * i / leaves);
        door.to = wall.from + along * (from + (to - from) * (i + 1) / leaves);
        door.bottom = wall.bottom;
        door.top = wall.bottom + (found.head + 1) * relief.cell;
        door.confidence = static_cast<double>(kCertainty) * found.support;
        doors.push_back(door);
    }
    return doors;
}

bool overlaps(const StructureOpening &a, const StructureOpening &b)
{
    const Vec2 along = (a.to - a.from).normalized();
    return a.wall == b.wall && along.dot(b.to - a.from) > 0 && along.dot(a.to - b.from) > 0;
}

} // namespace

Result<void> findClosedDoors(const PointCloud &cloud, double spacing, Structure &structure, Progress &progress)
{
    for (std::size_t w = 0; w < structure.walls.size(); ++w) {
        const StructureWall &wall = structure.walls[w];
        if ((wall.to - wall.from).norm() < kLeastLeaf || wall.top - wall.bottom < kLeastHead)
            continue;
        if (progress.cancelled())
            return cancelledError();
        const Relief relief = reliefOf(wall, cloud, spacing);
        for (const Evidence evidence : {Evidence::Relief, Evidence::Colour}) {
            if (evidence == Evidence::Colour && cloud.colours.empty())
                continue;
            for (const Leaf &leaf : LeafFinder(relief, evidence).find())
                for (StructureOpening &door : doorsOf(leaf, relief, wall, evidence)) {
                    door.wall = static_cast<int>(w);
                    if (std::none_of(structure.openings.begin(), structure.openings.end(),
                                     [&](const StructureOpening &other) { return overlaps(door, other); }))
                        structure.openings.push_back(door);
                }
        }
    }
    return {};
}

} // namespace twinloom::scan
