// SPDX-License-Identifier: Apache-2.0
#include "scenegen/evaluate/floor_grid.h"

#include <algorithm>
#include <cmath>

namespace twinloom::scenegen
{

using geometry::Vec2;

namespace
{

constexpr int kBlock = 16; ///< cells along the side of a square that is asked about at once

} // namespace

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
    // The distance to the walls changes no faster than the place, so that of a square's middle decides most squares.
    constexpr double around = 0.75 * kBlock * kCell;
    for (int y0 = 0; y0 < m_height; y0 += kBlock)
        for (int x0 = 0; x0 < m_width; x0 += kBlock) {
            const Vec2 middle = m_low + Vec2(x0 + kBlock / 2, y0 + kBlock / 2) * kCell;
            const double distance = geometry::signedDistance(floor, middle);
            if (distance < kWalker - around)
                continue;
            for (int y = y0; y < std::min(y0 + kBlock, m_height); ++y)
                for (int x = x0; x < std::min(x0 + kBlock, m_width); ++x)
                    m_floor[static_cast<std::size_t>(y * m_width + x)] =
                        distance > kWalker + around || geometry::signedDistance(floor, centre(x, y)) >= kWalker - 1e-9;
        }
}

Vec2 FloorGrid::centre(int x, int y) const
{
    return m_low + Vec2(x + 0.5, y + 0.5) * kCell;
}

std::array<int, 4> FloorGrid::range(const Footprint &box, double margin) const
{
    const auto limits = box.bounds();
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
    const auto [x0, y0, x1, y1] = range(obstacle, kWalker);
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
    m_joins.push_back({b, into.first});
    from.joined = a;
    into.size += from.size;
    into.first = std::min(into.first, from.first);
    return a;
}

FloorGrid::Largest FloorGrid::open(const Footprint &obstacle)
{
    m_lifted.clear();
    m_opened.clear();
    m_joins.clear();
    m_largestBefore = m_largest;
    eachBlocked(obstacle, [&](int cell) {
        const auto at = static_cast<std::size_t>(cell);
        m_lifted.push_back(cell);
        --m_blocked[at];
        if (!free(at))
            return;
        m_part[at] = static_cast<int>(m_parts.size());
        m_parts.push_back({m_part[at], 1, cell});
        m_opened.push_back(cell);
    });
    m_freeCells += m_opened.size();
    const std::size_t sizeBefore = m_largest < 0 ? 0 : part(m_largest).size;
    for (const int cell : m_opened) {
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
    for (const int cell : m_opened)
        if (const int root = rootOf(cell); m_largest < 0 || isLarger(root, m_largest))
            m_largest = root;
    if (m_largest != grown)
        return Largest::Another;
    return m_largest >= 0 && part(m_largest).size == sizeBefore ? Largest::AsItWas : Largest::Grown;
}

void FloorGrid::close()
{
    for (auto made = m_joins.rbegin(); made != m_joins.rend(); ++made) {
        Part &from = m_parts[static_cast<std::size_t>(made->part)];
        Part &into = m_parts[static_cast<std::size_t>(from.joined)];
        into.size -= from.size;
        into.first = made->first;
        from.joined = made->part;
    }
    for (const int cell : m_opened)
        m_part[static_cast<std::size_t>(cell)] = -1;
    m_parts.resize(m_parts.size() - m_opened.size());
    m_freeCells -= m_opened.size();
    m_largest = m_largestBefore;
    for (const int cell : m_lifted)
        ++m_blocked[static_cast<std::size_t>(cell)];
}

double FloorGrid::walkableRatio() const
{
    return m_freeCells == 0 ? 0.0 : static_cast<double>(part(m_largest).size) / static_cast<double>(m_freeCells);
}

bool FloorGrid::reaches(const Footprint &obstacle) const
{
    const auto [x0, y0, x1, y1] = range(obstacle, kReach);
    for (int y = y0; y <= y1; ++y)
        for (int x = x0; x <= x1; ++x)
            if (isOfLargest(y * m_width + x) && obstacle.distance(centre(x, y)) <= kReach)
                return true;
    return false;
}

bool FloorGrid::isNearLostFloor(const Footprint &box, double reach) const
{
    const auto [x0, y0, x1, y1] = range(box, reach);
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
