// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/space_grid.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace twinloom::workflow
{

using geometry::Box;
using geometry::Vec2;

namespace
{

constexpr double kCell = 0.1, kMostCells = 32e6;
constexpr double kNearFloor = 0.1, kNearCeiling = 0.2; ///< metres: floors and ceilings are seldom quite level
constexpr double kLow = 0.2;                           ///< metres: rugs, cables, sills
constexpr double kNearWall = 0.12;                     ///< metres from the outline to the middle of a column
constexpr double kNearThing = 0.1;                     ///< metres round the box of what was recognised
constexpr double kCounterHigh = 1.15;                  ///< metres: nobody puts anything below what begins lower
constexpr double kHole = 0.25;                         ///< metres between points of one thing, one above the other
constexpr double kStep = 0.2;                          ///< metres: heights are told so finely
constexpr std::size_t kLeastCells = 6;                 ///< of a thing
constexpr int kLeastPoints = 12;

/// Of the longest wall.
Vec2 alongWalls(const geometry::Polygon &floor)
{
    Vec2 longest = Vec2::UnitX();
    double length = 0;
    for (std::size_t i = 0; i < floor.size(); ++i) {
        const Vec2 wall = floor[(i + 1) % floor.size()] - floor[i];
        if (wall.norm() <= length)
            continue;
        length = wall.norm();
        longest = wall / length;
    }
    return longest;
}

} // namespace

SpaceGrid::SpaceGrid(const geometry::Polygon &floor, double height) : m_floor(floor), m_right(alongWalls(floor))
{
    m_up = {-m_right.y(), m_right.x()};
    Eigen::AlignedBox2d bounds;
    for (const Vec2 &corner : floor)
        bounds.extend(Vec2(m_right.dot(corner), m_up.dot(corner)));
    m_origin = m_right * bounds.min().x() + m_up * bounds.min().y();
    const Vec2 size = bounds.sizes();
    m_cell = std::max(kCell, std::cbrt(size.prod() * height / kMostCells));
    const auto cells = [&](double length) { return std::max(1, static_cast<int>(std::ceil(length / m_cell - 1e-6))); };
    m_columns = cells(size.x());
    m_rows = cells(size.y());
    m_levels = cells(std::max(height - kNearCeiling, m_cell));
    m_points.assign(index(0, m_rows, 0), 0);
}

Vec2 SpaceGrid::toGrid(const Vec2 &point) const
{
    const Vec2 offset = point - m_origin;
    return Vec2(m_right.dot(offset), m_up.dot(offset)) / m_cell;
}

Vec2 SpaceGrid::middleOf(int x, int y) const
{
    return m_origin + m_cell * ((x + 0.5) * m_right + (y + 0.5) * m_up);
}

void SpaceGrid::addPoints(const std::vector<Eigen::Vector3f> &positions)
{
    for (const Eigen::Vector3f &position : positions) {
        const Vec2 at = toGrid(position.head<2>().cast<double>());
        const double level = position.z() / m_cell;
        const bool within = at.x() >= 0 && at.y() >= 0 && at.x() < m_columns && at.y() < m_rows &&
                            position.z() >= kNearFloor && level < m_levels;
        if (!within)
            continue;
        auto &points = m_points[index(static_cast<int>(at.x()), static_cast<int>(at.y()), static_cast<int>(level))];
        points = static_cast<std::uint8_t>(std::min(points + 1, 255));
    }
}

void SpaceGrid::explain(const Box &box)
{
    Box grown = box;
    grown.size += geometry::Vec3::Constant(2 * (kNearThing));
    Eigen::AlignedBox2d bounds;
    for (const Vec2 &corner : grown.footprint())
        bounds.extend(toGrid(corner));
    const auto column = [](double at, int most) { return static_cast<int>(std::clamp(at, 0.0, double(most))); };
    const int from = column(grown.bottom() / m_cell, m_levels), to = column(grown.top() / m_cell + 0.5, m_levels);
    for (int y = column(bounds.min().y(), m_rows); y < column(bounds.max().y() + 1, m_rows); ++y)
        for (int x = column(bounds.min().x(), m_columns); x < column(bounds.max().x() + 1, m_columns); ++x)
            if ((grown.toLocal(middleOf(x, y)).cwiseAbs() - grown.size.head<2>() / 2).maxCoeff() <= 0)
                std::fill_n(m_points.begin() + static_cast<std::ptrdiff_t>(index(x, y, from)), std::max(0, to - from),
                            std::uint8_t(0));
}

void SpaceGrid::clearWalls()
{
    for (int y = 0; y < m_rows; ++y)
        for (int x = 0; x < m_columns; ++x)
            if (geometry::signedDistance(m_floor, middleOf(x, y)) < kNearWall)
                std::fill_n(m_points.begin() + static_cast<std::ptrdiff_t>(index(x, y, 0)), m_levels, std::uint8_t(0));
}

/// Cells with far fewer points than is usual hold none of a surface.
void SpaceGrid::clearSparse()
{
    std::array<std::size_t, 256> histogram{};
    std::size_t taken = 0;
    for (const std::uint8_t points : m_points)
        if (points > 0)
            ++histogram[points], ++taken;
    int median = 1;
    for (std::size_t below = histogram[1]; median < 255 && 2 * below < taken; below += histogram[std::size_t(median)])
        ++median;
    const int least = std::clamp(median / 10, 1, 8);
    for (std::uint8_t &points : m_points)
        if (points < least)
            points = 0;
}

template <class Visit>
void SpaceGrid::eachNeighbour(std::size_t cell, Visit &&visit) const
{
    const auto levels = static_cast<std::size_t>(m_levels), columns = static_cast<std::size_t>(m_columns);
    const int z0 = static_cast<int>(cell % levels), x0 = static_cast<int>(cell / levels % columns),
              y0 = static_cast<int>(cell / levels / columns);
    for (int y = std::max(0, y0 - 1); y <= std::min(m_rows - 1, y0 + 1); ++y)
        for (int x = std::max(0, x0 - 1); x <= std::min(m_columns - 1, x0 + 1); ++x)
            for (int z = std::max(0, z0 - 1); z <= std::min(m_levels - 1, z0 + 1); ++z)
                visit(index(x, y, z));
}

void SpaceGrid::clearSpecks()
{
    std::vector<bool> seen(m_points.size(), false);
    std::vector<std::size_t> part;
    for (std::size_t start = 0; start < m_points.size(); ++start) {
        if (m_points[start] == 0 || seen[start])
            continue;
        part.assign(1, start);
        seen[start] = true;
        int points = 0, top = 0;
        for (std::size_t next = 0; next < part.size(); ++next) {
            points = std::min(points + m_points[part[next]], kLeastPoints);
            top = std::max(top, static_cast<int>(part[next] % static_cast<std::size_t>(m_levels)) + 1);
            eachNeighbour(part[next], [&](std::size_t to) {
                if (m_points[to] > 0 && !seen[to]) {
                    seen[to] = true;
                    part.push_back(to);
                }
            });
        }
        if (points < kLeastPoints || part.size() < kLeastCells || top * m_cell < kLow + 1e-6)
            for (const std::size_t cell : part)
                m_points[cell] = 0;
    }
}

/// What stands so near to a wall stands at it: nothing fits between.
void SpaceGrid::growToWalls()
{
    const std::vector<std::uint8_t> before = m_points;
    for (int y = 0; y < m_rows; ++y)
        for (int x = 0; x < m_columns; ++x) {
            const double distance = geometry::signedDistance(m_floor, middleOf(x, y));
            if (distance >= kNearWall || distance < -m_cell)
                continue;
            for (const auto &[dx, dy] : {std::pair(1, 0), {-1, 0}, {0, 1}, {0, -1}}) {
                if (x + dx < 0 || y + dy < 0 || x + dx >= m_columns || y + dy >= m_rows)
                    continue;
                for (int z = 0; z < m_levels; ++z)
                    if (before[index(x + dx, y + dy, z)] > 0)
                        m_points[index(x, y, z)] = 1;
            }
        }
}

std::vector<SpaceGrid::Span> SpaceGrid::spansAt(int x, int y) const
{
    const int hole = static_cast<int>(kHole / m_cell), step = std::max(1, static_cast<int>(kStep / m_cell + 1e-6));
    std::vector<Span> spans;
    for (int z = 0; z < m_levels; ++z) {
        if (m_points[index(x, y, z)] == 0)
            continue;
        const int from = z * m_cell < kCounterHigh ? 0 : z / step * step, to = z / step * step + step;
        if (!spans.empty() && from <= spans.back().to + hole)
            spans.back().to = to;
        else
            spans.push_back({from, to});
    }
    return spans;
}

Box SpaceGrid::boxOf(int x0, int x1, int y0, int y1, const Span &span) const
{
    const auto rounded = [](double metres) { return std::round(metres * 1000) / 1000; };
    const Vec2 middle = m_origin + m_cell / 2 * ((x0 + x1) * m_right + (y0 + y1) * m_up);
    const double bottom = span.from * m_cell, top = span.to * m_cell;
    Box box;
    box.centre = {rounded(middle.x()), rounded(middle.y()), rounded((bottom + top) / 2)};
    box.size = {rounded((x1 - x0) * m_cell), rounded((y1 - y0) * m_cell), rounded(top - bottom)};
    box.yaw = std::round(std::atan2(m_right.y(), m_right.x()) * 1e6) / 1e6;
    return box;
}

std::vector<Box> SpaceGrid::boxes()
{
    clearWalls();
    clearSparse();
    clearSpecks();
    growToWalls();
    // Columns alike side by side make a run, runs alike in successive rows a box.
    using Run = std::array<int, 4>; // columns from and to, levels from and to
    std::map<Run, int> open;        // by the row that it began in
    std::vector<Box> boxes;
    const auto close = [&](const Run &run, int from, int to) {
        boxes.push_back(boxOf(run[0], run[1], from, to, {run[2], run[3]}));
    };
    for (int y = 0; y <= m_rows; ++y) {
        std::map<Run, int> runs;
        std::map<std::pair<int, int>, int> begun; // by levels: the first column
        for (int x = 0; x <= m_columns && y < m_rows; ++x) {
            const std::vector<Span> spans = x < m_columns ? spansAt(x, y) : std::vector<Span>();
            std::erase_if(begun, [&](const auto &run) {
                const auto &[levels, first] = run;
                const bool ended = std::ranges::find(spans, Span{levels.first, levels.second}) == spans.end();
                if (ended)
                    runs.emplace(Run{first, x, levels.first, levels.second}, y);
                return ended;
            });
            for (const Span &span : spans)
                begun.emplace(std::pair(span.from, span.to), x);
        }
        for (const auto &[run, from] : open) {
            if (const auto same = runs.find(run); same != runs.end())
                same->second = from;
            else
                close(run, from, y);
        }
        open = std::move(runs);
    }
    return boxes;
}

} // namespace twinloom::workflow
