// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/cell_complex.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace twinloom::scan
{
namespace
{

constexpr double kTouch = 1e-7; // metres: a corner this near to a line is on it
constexpr double kLeastCell = 1e-8;
constexpr double kSamePoint = 1e-4;
constexpr double kCapacity = 1e6; // capacities are integers, so that the cut does not depend on rounding

/// Cuts a convex cell; leaves the part below the line in `cell` and returns the part above. Either may be empty.
PlanCell split(PlanCell &cell, const PlanLine &line, int lineIndex)
{
    PlanCell above, below;
    const std::size_t n = cell.polygon.size();
    for (std::size_t i = 0; i < n; ++i) {
        const Vec2 &a = cell.polygon[i], &b = cell.polygon[(i + 1) % n];
        double da = line.distance(a), db = line.distance(b);
        da = std::abs(da) < kTouch ? 0 : da;
        db = std::abs(db) < kTouch ? 0 : db;
        const auto put = [&](PlanCell &to, const Vec2 &p, int edge) {
            to.polygon.push_back(p);
            to.lines.push_back(edge);
        };
        // A corner's `lines` entry names the edge that leaves it, which on leaving a half is the cutting line.
        if (da >= 0)
            put(above, a, da == 0 && db < 0 ? lineIndex : cell.lines[i]);
        if (da <= 0)
            put(below, a, da == 0 && db > 0 ? lineIndex : cell.lines[i]);
        if ((da > 0 && db < 0) || (da < 0 && db > 0)) {
            const Vec2 cut = a + (b - a) * (da / (da - db));
            put(above, cut, da > 0 ? lineIndex : cell.lines[i]);
            put(below, cut, da > 0 ? cell.lines[i] : lineIndex);
        }
    }
    const auto real = [](const PlanCell &c) {
        return c.polygon.size() >= 3 && geometry::signedArea(c.polygon) > kLeastCell;
    };
    if (!real(above))
        return {};
    if (!real(below)) {
        cell.polygon.clear();
        return above;
    }
    cell = std::move(below);
    return above;
}

struct Side {
    double from, to;
    int cell;
};

void addBorders(CellComplex &complex, int line, std::vector<Side> above, std::vector<Side> below)
{
    const auto order = [](const Side &a, const Side &b) { return a.from < b.from; };
    std::sort(above.begin(), above.end(), order);
    std::sort(below.begin(), below.end(), order);
    std::vector<double> stops;
    for (const auto *sides : {&above, &below})
        for (const Side &side : *sides) {
            stops.push_back(side.from);
            stops.push_back(side.to);
        }
    std::sort(stops.begin(), stops.end());
    const auto at = [](const std::vector<Side> &sides, double s) {
        const auto next =
            std::upper_bound(sides.begin(), sides.end(), s, [](double v, const Side &x) { return v < x.from; });
        return next == sides.begin() || (next - 1)->to <= s ? -1 : (next - 1)->cell;
    };
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
        if (stops[i + 1] - stops[i] < 1e-6)
            continue;
        const double middle = (stops[i] + stops[i + 1]) / 2;
        const int a = at(above, middle), b = at(below, middle);
        if (a != b)
            complex.borders.push_back({line, stops[i], stops[i + 1], a, b});
    }
}

class MaxFlow
{
public:
    explicit MaxFlow(std::size_t nodes) : m_edges(nodes), m_level(nodes), m_next(nodes) {}

    void connect(int a, int b, std::int64_t forward, std::int64_t backward)
    {
        m_edges[static_cast<std::size_t>(a)].push_back(
            {b, static_cast<int>(m_edges[static_cast<std::size_t>(b)].size()), forward});
        m_edges[static_cast<std::size_t>(b)].push_back(
            {a, static_cast<int>(m_edges[static_cast<std::size_t>(a)].size()) - 1, backward});
    }
    /// Saturates; afterwards reached(i) tells which nodes are on the source's side.
    void run(int source, int sink)
    {
        while (layer(source), m_level[static_cast<std::size_t>(sink)] >= 0) {
            std::fill(m_next.begin(), m_next.end(), 0);
            while (push(source, sink, std::numeric_limits<std::int64_t>::max()) > 0) {
            }
        }
    }
    bool reached(int node) const { return m_level[static_cast<std::size_t>(node)] >= 0; }

private:
    struct Arc {
        int to, twin;
        std::int64_t left;
    };

    void layer(int source)
    {
        std::fill(m_level.begin(), m_level.end(), -1);
        std::vector<int> queue{source};
        m_level[static_cast<std::size_t>(source)] = 0;
        for (std::size_t head = 0; head < queue.size(); ++head)
            for (const Arc &arc : m_edges[static_cast<std::size_t>(queue[head])])
                if (arc.left > 0 && m_level[static_cast<std::size_t>(arc.to)] < 0) {
                    m_level[static_cast<std::size_t>(arc.to)] = m_level[static_cast<std::size_t>(queue[head])] + 1;
                    queue.push_back(arc.to);
                }
    }
    std::int64_t push(int node, int sink, std::int64_t amount)
    {
        if (node == sink)
            return amount;
        auto &edges = m_edges[static_cast<std::size_t>(node)];
        for (std::size_t &i = m_next[static_cast<std::size_t>(node)]; i < edges.size(); ++i) {
            Arc &arc = edges[i];
            if (arc.left <= 0 ||
                m_level[static_cast<std::size_t>(arc.to)] != m_level[static_cast<std::size_t>(node)] + 1)
                continue;
            if (const std::int64_t done = push(arc.to, sink, std::min(amount, arc.left)); done > 0) {
                arc.left -= done;
                m_edges[static_cast<std::size_t>(arc.to)][static_cast<std::size_t>(arc.twin)].left += done;
                return done;
            }
        }
        return 0;
    }

    std::vector<std::vector<Arc>> m_edges;
    std::vector<int> m_level;
    std::vector<std::size_t> m_next;
};

/// A piece of an outline, the cells to its left.
struct Piece {
    Vec2 from, to;
    int line;
    bool used = false;
};

std::vector<Piece> piecesOf(const CellComplex &complex, std::span<const int> label, int wanted)
{
    const auto is = [&](int cell) { return cell >= 0 && label[static_cast<std::size_t>(cell)] == wanted; };
    std::vector<Piece> pieces;
    for (const PlanBorder &border : complex.borders) {
        if (is(border.above) == is(border.below))
            continue;
        // direction() is the normal turned left, so what is above lies to the right of it.
        const PlanLine &line = complex.lines[static_cast<std::size_t>(border.line)];
        const Vec2 a = line.at(border.from), b = line.at(border.to);
        pieces.push_back(is(border.above) ? Piece{b, a, border.line} : Piece{a, b, border.line});
    }
    return pieces;
}

/// Follows pieces from `start` until it closes. Where several leave a corner, the sharpest left turn keeps pinched
/// corners apart.
std::vector<std::size_t> follow(std::vector<Piece> &pieces,
                                const std::multimap<std::pair<long, long>, std::size_t> &leaving, std::size_t start)
{
    const auto keyOf = [](double v) { return std::lround(v / kSamePoint); };
    std::vector<std::size_t> chain{start};
    pieces[start].used = true;
    while (chain.size() <= pieces.size()) {
        const Piece &last = pieces[chain.back()];
        std::size_t best = pieces.size();
        double bestTurn = -10;
        for (long dx = -1; dx <= 1; ++dx)
            for (long dy = -1; dy <= 1; ++dy) {
                const auto range = leaving.equal_range({keyOf(last.to.x()) + dx, keyOf(last.to.y()) + dy});
                for (auto it = range.first; it != range.second; ++it) {
                    const Vec2 in = last.to - last.from, out = pieces[it->second].to - pieces[it->second].from;
                    const double turn = std::atan2(in.x() * out.y() - in.y() * out.x(), in.dot(out));
                    if ((!pieces[it->second].used || it->second == start) && turn > bestTurn) {
                        bestTurn = turn;
                        best = it->second;
                    }
                }
            }
        if (best == pieces.size() || best == start)
            break;
        pieces[best].used = true;
        chain.push_back(best);
    }
    return chain;
}

} // namespace

CellComplex makeCellComplex(const std::vector<PlanLine> &lines, const Vec2 &low, const Vec2 &high)
{
    CellComplex complex;
    complex.lines = lines;
    const int n = static_cast<int>(lines.size());
    complex.lines.push_back({-Vec2::UnitY(), -low.y(), 0});
    complex.lines.push_back({Vec2::UnitX(), high.x(), 0});
    complex.lines.push_back({Vec2::UnitY(), high.y(), 0});
    complex.lines.push_back({-Vec2::UnitX(), -low.x(), 0});
    complex.cells.push_back({{low, {high.x(), low.y()}, high, {low.x(), high.y()}}, {n, n + 1, n + 2, n + 3}});
    for (int k = 0; k < n; ++k) {
        std::vector<PlanCell> added;
        for (PlanCell &cell : complex.cells)
            if (PlanCell above = split(cell, lines[static_cast<std::size_t>(k)], k); !above.polygon.empty())
                added.push_back(std::move(above));
        std::erase_if(complex.cells, [](const PlanCell &cell) { return cell.polygon.empty(); });
        complex.cells.insert(complex.cells.end(), std::make_move_iterator(added.begin()),
                             std::make_move_iterator(added.end()));
    }
    std::vector<std::vector<Side>> above(complex.lines.size()), below(complex.lines.size());
    for (std::size_t c = 0; c < complex.cells.size(); ++c) {
        const PlanCell &cell = complex.cells[c];
        const Vec2 middle = geometry::centroid(cell.polygon);
        for (std::size_t i = 0; i < cell.polygon.size(); ++i) {
            const auto k = static_cast<std::size_t>(cell.lines[i]);
            const PlanLine &line = complex.lines[k];
            const double a = line.along(cell.polygon[i]), b = line.along(cell.polygon[(i + 1) % cell.polygon.size()]);
            (line.distance(middle) > 0 ? above : below)[k].push_back(
                {std::min(a, b), std::max(a, b), static_cast<int>(c)});
        }
    }
    for (std::size_t k = 0; k < complex.lines.size(); ++k)
        addBorders(complex, static_cast<int>(k), above[k], below[k]);
    return complex;
}

std::vector<char> labelCells(const CellComplex &complex, std::span<const double> inside,
                             std::span<const double> outside, std::span<const double> cost)
{
    const int n = static_cast<int>(complex.cells.size());
    MaxFlow flow(static_cast<std::size_t>(n) + 2);
    const auto capacity = [](double value) { return static_cast<std::int64_t>(std::llround(value * kCapacity)); };
    for (int i = 0; i < n; ++i) {
        flow.connect(n, i, capacity(outside[static_cast<std::size_t>(i)]), 0);
        flow.connect(i, n + 1, capacity(inside[static_cast<std::size_t>(i)]), 0);
    }
    for (std::size_t b = 0; b < complex.borders.size(); ++b)
        if (complex.borders[b].above >= 0 && complex.borders[b].below >= 0)
            flow.connect(complex.borders[b].above, complex.borders[b].below, capacity(cost[b]), capacity(cost[b]));
    flow.run(n, n + 1);
    std::vector<char> label(static_cast<std::size_t>(n));
    for (int i = 0; i < n; ++i)
        label[static_cast<std::size_t>(i)] = flow.reached(i) ? 1 : 0;
    return label;
}

Outline outlineOf(const CellComplex &complex, std::span<const int> label, int wanted)
{
    std::vector<Piece> pieces = piecesOf(complex, label, wanted);
    std::multimap<std::pair<long, long>, std::size_t> leaving;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        leaving.emplace(
            std::pair(std::lround(pieces[i].from.x() / kSamePoint), std::lround(pieces[i].from.y() / kSamePoint)), i);
    Outline best;
    double bestArea = 0;
    for (std::size_t start = 0; start < pieces.size(); ++start) {
        if (pieces[start].used)
            continue;
        Outline outline;
        for (const std::size_t i : follow(pieces, leaving, start)) {
            if (!outline.lines.empty() && outline.lines.back() == pieces[i].line)
                continue;
            outline.polygon.push_back(pieces[i].from);
            outline.lines.push_back(pieces[i].line);
        }
        if (outline.lines.size() > 1 && outline.lines.front() == outline.lines.back()) {
            outline.polygon.erase(outline.polygon.begin()); // the start was in the middle of an edge
            outline.lines.erase(outline.lines.begin());
        }
        if (const double area = geometry::signedArea(outline.polygon); area > bestArea) {
            bestArea = area;
            best = std::move(outline);
        }
    }
    return best;
}

} // namespace twinloom::scan
