// SPDX-License-Identifier: Apache-2.0
#include "scenegen/evaluate/floor_grid.h"

#include <algorithm>
#include <cmath>

namespace twinloom::scenegen
{

using geometry::Vec2;

FloorGrid::FloorGrid(const geometry::Polygon &floor)
{
    const auto limits = geometry::bounds(floor);
    const Vec2 cells = (limits[1] - limits[0]) / kCell;
    if (cells.x() * cells.y() > static_cast<double>(kMostCells))
        return;
    m_low = limits[0];
    m_width = static_cast<int>(std::ceil(cells.x()));
    m_height = static_cast<int>(std::ceil(cells.y()));
    const std::size_t count = static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_height);
    m_floor.assign(count, 0);
    m_blocked.assign(count, 0);
    m_part.assign(count, -1);
    fillInside(floor);
    for (std::size_t i = 0; i < floor.size(); ++i)
        clearAlong(floor[i], floor[(i + 1) % floor.size()]);
}

void FloorGrid::fillInside(const geometry::Polygon &floor)
{
    std::vector<double> crossings; // of a row's middle line with the outline
    for (int y = 0; y < m_height; ++y) {
        const double height = centre(0, y).y();
        crossings.clear();
        for (std::size_t i = 0; i < floor.size(); ++i) {
            const Vec2 &a = floor[i], &b = floor[(i + 1) % floor.size()];
            if ((a.y() > height) != (b.y() > height))
                crossings.push_back(a.x() + (b.x() - a.x()) * (height - a.y()) / (b.y() - a.y()));
        }
        std::sort(crossings.begin(), crossings.end());
        std::size_t passed = 0;
        for (int x = 0; x < m_width; ++x) {
            while (passed < crossings.size() && crossings[passed] <= centre(x, y).x())
                ++passed;
            m_floor[static_cast<std::size_t>(y * m_width + x)] = passed % 2;
        }
    }
}

void FloorGrid::clearAlong(const Vec2 &from, const Vec2 &to)
{
    const auto around = range({from.cwiseMin(to), from.cwiseMax(to)}, kWalker);
    const Vec2 way = to - from;
    for (int y = around[1]; y <= around[3]; ++y) {
        // The part of the wall that is no farther above or below than the walker is wide: all of a level one.
        double first = 0, last = 1;
        if (std::abs(way.y()) > kCell) {
            const double height = centre(0, y).y();
            const double low = (height - kWalker - from.y()) / way.y(), high = (height + kWalker - from.y()) / way.y();
            first = std::clamp(std::min(low, high), 0.0, 1.0);
            last = std::clamp(std::max(low, high), 0.0, 1.0);
        }
        const Vec2 a = from + first * way, b = from + last * way;
        const auto near = range({a.cwiseMin(b), a.cwiseMax(b)}, kWalker);
        for (int x = near[0]; x <= near[2]; ++x)
            if ((centre(x, y) - geometry::nearestOnSegment(from, to, centre(x, y))).norm() < kWalker - 1e-9)
                m_floor[static_cast<std::size_t>(y * m_width + x)] = 0;
    }
}

Vec2 FloorGrid::centre(int x, int y) const
{
    return m_low + Vec2(x + 0.5, y + 0.5) * kCell;
}

std::array<int, 4> FloorGrid::range(const std::array<Vec2, 2> &limits, double margin) const
{
    const auto cell = [](double metres, int most) {
        return static_cast<int>(std::clamp(std::floor(metres / kCell), -1.0, static_cast<double>(most)));
    };
    const Vec2 low = limits[0] - m_low - Vec2::Constant(margin), high = limits[1] - m_low + Vec2::Constant(margin);
    return {std::max(0, cell(low.x(), m_width)), std::max(0, cell(low.y(), m_height)),
            std::min(m_width - 1, cell(high.x(), m_width)), std::min(m_height - 1, cell(high.y(), m_height))};
}

template <class Visit>
void FloorGrid::eachBlocked(const Footprint &obstacle, Visit &&visit) const
{
    const auto [x0, y0, x1, y1] = range(obstacle.bounds(), kWalker);
    for (int y = y0; y <= y1; ++y)
        for (int x = x0; x <= x1; ++x)
            if (obstacle.distance(centre(x, y)) < kWalker - 1e-9)
                visit(y * m_width + x);
}

template <class Visit>
void FloorGrid::eachNeighbour(int cell, Visit &&visit) const
{
    const int x = cell % m_width, y = cell / m_width;
    if (x > 0)
        visit(cell - 1);
    if (x + 1 < m_width)
        visit(cell + 1);
    if (y > 0)
        visit(cell - m_width);
    if (y + 1 < m_height)
        visit(cell + m_width);
}

void FloorGrid::add(const Footprint &obstacle)
{
    m_isEmpty = false;
    eachBlocked(obstacle, [&](int cell) { ++m_blocked[static_cast<std::size_t>(cell)]; });
}

void FloorGrid::connect()
{
    std::fill(m_part.begin(), m_part.end(), -1);
    m_parts.clear();
    m_largest = -1;
    m_freeCells = 0;
    for (std::size_t start = 0; start < m_part.size(); ++start) {
        if (m_part[start] >= 0 || !free(start))
            continue;
        const int number = static_cast<int>(m_parts.size());
        m_queue.assign(1, static_cast<int>(start));
        m_part[start] = number;
        for (std::size_t next = 0; next < m_queue.size(); ++next)
            eachNeighbour(m_queue[next], [&](int to) {
                if (m_part[static_cast<std::size_t>(to)] < 0 && free(static_cast<std::size_t>(to))) {
                    m_part[static_cast<std::size_t>(to)] = number;
                    m_queue.push_back(to);
                }
            });
        m_freeCells += m_queue.size();
        m_parts.push_back({number, m_queue.size(), static_cast<int>(start)});
        if (m_largest < 0 || isLarger(number, m_largest))
            m_largest = number;
    }
}

void FloorGrid::giveUpLost()
{
    for (std::size_t cell = 0; cell < m_floor.size(); ++cell)
        if (free(cell) && !isOfLargest(static_cast<int>(cell)))
            m_floor[cell] = 0;
}

bool FloorGrid::isLarger(int a, int b) const
{
    return part(a).size > part(b).size || (part(a).size == part(b).size && part(a).first < part(b).first);
}

int FloorGrid::rootOf(int cell) const
{
    int number = m_part[static_cast<std::size_t>(cell)];
    while (number >= 0 && part(number).joined != number)
        number = part(number).joined;
    return number;
}

int FloorGrid::join(int a, int b)
{
    if (a == b)
        return a;
    if (part(a).size < part(b).size)
        std::swap(a, b);
    Part &into = m_parts[static_cast<std::size_t>(a)], &from = m_parts[static_cast<std::size_t>(b)];
    m_undo.back().joins.push_back({b, into.first});
    from.joined = a;
    into.size += from.size;
    into.first = std::min(into.first, from.first);
    return a;
}

FloorGrid::Largest FloorGrid::open(const Footprint &obstacle)
{
    Opening &undo = m_undo.emplace_back();
    undo.largestBefore = m_largest;
    eachBlocked(obstacle, [&](int cell) {
        const auto at = static_cast<std::size_t>(cell);
        undo.lifted.push_back(cell);
        --m_blocked[at];
        if (!free(at))
            return;
        m_part[at] = static_cast<int>(m_parts.size());
        m_parts.push_back({m_part[at], 1, cell});
        undo.opened.push_back(cell);
    });
    m_freeCells += undo.opened.size();
    const std::size_t sizeBefore = m_largest < 0 ? 0 : part(m_largest).size;
    for (const int cell : undo.opened) {
        int root = rootOf(cell);
        eachNeighbour(cell, [&](int to) {
            const int number = m_part[static_cast<std::size_t>(to)];
            if (number >= 0 && number != root)
                root = join(root, rootOf(to));
        });
    }
    int grown = m_largest;
    while (grown >= 0 && part(grown).joined != grown)
        grown = part(grown).joined;
    m_largest = grown;
    for (const int cell : undo.opened)
        if (const int root = rootOf(cell); m_largest < 0 || isLarger(root, m_largest))
            m_largest = root;
    if (m_largest != grown)
        return Largest::Another;
    return m_largest >= 0 && part(m_largest).size == sizeBefore ? Largest::AsItWas : Largest::Grown;
}

void FloorGrid::close()
{
    const Opening &undo = m_undo.back();
    for (auto made = undo.joins.rbegin(); made != undo.joins.rend(); ++made) {
        Part &from = m_parts[static_cast<std::size_t>(made->part)];
        Part &into = m_parts[static_cast<std::size_t>(from.joined)];
        into.size -= from.size;
        into.first = made->first;
        from.joined = made->part;
    }
    for (const int cell : undo.opened)
        m_part[static_cast<std::size_t>(cell)] = -1;
    m_parts.resize(m_parts.size() - undo.opened.size());
    m_freeCells -= undo.opened.size();
    m_largest = undo.largestBefore;
    for (const int cell : undo.lifted)
        ++m_blocked[static_cast<std::size_t>(cell)];
    m_undo.pop_back();
}

double FloorGrid::walkableRatio() const
{
    return m_freeCells == 0 ? 0.0 : static_cast<double>(part(m_largest).size) / static_cast<double>(m_freeCells);
}

bool FloorGrid::reaches(const Footprint &obstacle) const
{
    const auto [x0, y0, x1, y1] = range(obstacle.bounds(), kReach);
    for (int y = y0; y <= y1; ++y)
        for (int x = x0; x <= x1; ++x)
            if (isOfLargest(y * m_width + x) && obstacle.distance(centre(x, y)) <= kReach)
                return true;
    return false;
}

bool FloorGrid::isNearLostFloor(const Footprint &box, double reach) const
{
    const auto [x0, y0, x1, y1] = range(box.bounds(), reach);
    for (int y = y0; y <= y1; ++y)
        for (int x = x0; x <= x1; ++x) {
            const int cell = y * m_width + x;
            if (m_part[static_cast<std::size_t>(cell)] >= 0 && !isOfLargest(cell) &&
                box.distance(centre(x, y)) <= reach)
                return true;
        }
    return false;
}

} // namespace twinloom::scenegen
