// SPDX-License-Identifier: Apache-2.0
#include "scenegen/evaluate/floor_grid.h"

#include <algorithm>
#include <cmath>

namespace twinloom::scenegen
{

using geometry::Box;
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
    for (int y = 0; y < m_height; ++y)
        for (int x = 0; x < m_width; ++x)
            m_floor[static_cast<std::size_t>(y * m_width + x)] =
                geometry::signedDistance(floor, centre(x, y)) >= kWalker - 1e-9;
}

Vec2 FloorGrid::centre(int x, int y) const
{
    return m_low + Vec2(x + 0.5, y + 0.5) * kCell;
}

std::array<int, 4> FloorGrid::range(const Box &box, double margin) const
{
    const auto limits = geometry::bounds(box.footprint());
    const auto cell = [](double metres, int most) {
        return static_cast<int>(std::clamp(std::floor(metres / kCell), -1.0, static_cast<double>(most)));
    };
    const Vec2 low = limits[0] - m_low - Vec2::Constant(margin), high = limits[1] - m_low + Vec2::Constant(margin);
    return {std::max(0, cell(low.x(), m_width)), std::max(0, cell(low.y(), m_height)),
            std::min(m_width - 1, cell(high.x(), m_width)), std::min(m_height - 1, cell(high.y(), m_height))};
}

void FloorGrid::mark(const Box &obstacle, int by)
{
    const auto [x0, y0, x1, y1] = range(obstacle, kWalker);
    for (int y = y0; y <= y1; ++y)
        for (int x = x0; x <= x1; ++x)
            if (footprintDistance(obstacle, centre(x, y)) < kWalker - 1e-9)
                m_blocked[static_cast<std::size_t>(y * m_width + x)] += static_cast<std::int16_t>(by);
}

void FloorGrid::connect()
{
    std::fill(m_part.begin(), m_part.end(), -1);
    m_largest = -1;
    m_largestSize = m_freeCells = 0;
    int parts = 0;
    for (std::size_t start = 0; start < m_part.size(); ++start) {
        if (m_part[start] >= 0 || !free(start))
            continue;
        m_queue.assign(1, static_cast<int>(start));
        m_part[start] = parts;
        for (std::size_t next = 0; next < m_queue.size(); ++next) {
            const int cell = m_queue[next], x = cell % m_width, y = cell / m_width;
            const auto visit = [&](int to) {
                if (m_part[static_cast<std::size_t>(to)] < 0 && free(static_cast<std::size_t>(to))) {
                    m_part[static_cast<std::size_t>(to)] = parts;
                    m_queue.push_back(to);
                }
            };
            if (x > 0)
                visit(cell - 1);
            if (x + 1 < m_width)
                visit(cell + 1);
            if (y > 0)
                visit(cell - m_width);
            if (y + 1 < m_height)
                visit(cell + m_width);
        }
        m_freeCells += m_queue.size();
        if (m_queue.size() > m_largestSize) {
            m_largestSize = m_queue.size();
            m_largest = parts;
        }
        ++parts;
    }
}

double FloorGrid::walkableRatio() const
{
    return m_freeCells == 0 ? 0.0 : static_cast<double>(m_largestSize) / static_cast<double>(m_freeCells);
}

bool FloorGrid::reaches(const Box &obstacle) const
{
    const auto [x0, y0, x1, y1] = range(obstacle, kReach);
    for (int y = y0; y <= y1; ++y)
        for (int x = x0; x <= x1; ++x)
            if (m_largest >= 0 && m_part[static_cast<std::size_t>(y * m_width + x)] == m_largest &&
                footprintDistance(obstacle, centre(x, y)) <= kReach)
                return true;
    return false;
}

bool FloorGrid::isNearLostFloor(const Box &box, double reach) const
{
    const auto [x0, y0, x1, y1] = range(box, reach);
    for (int y = y0; y <= y1; ++y)
        for (int x = x0; x <= x1; ++x) {
            const int part = m_part[static_cast<std::size_t>(y * m_width + x)];
            if (part >= 0 && part != m_largest && footprintDistance(box, centre(x, y)) <= reach)
                return true;
        }
    return false;
}

} // namespace twinloom::scenegen
