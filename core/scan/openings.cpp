// SPDX-License-Identifier: Apache-2.0
#include "core/scan/openings.h"

#include <algorithm>
#include <cmath>

namespace twinloom::scan {
namespace {

constexpr double kReach = 0.08;         // metres either side that count as the wall's own surface
constexpr double kHides = 1.5;          // metres before the wall in which things may hide it
constexpr double kSill = 0.2;           // a gap that begins lower reaches the floor
constexpr double kLeastDoorWidth = 0.55, kMostDoorWidth = 4.0, kLeastDoorHeight = 1.7;
constexpr double kLeastWindow = 0.4;    // width and height
constexpr double kLeastFill = 0.7;      // of its rectangle: real openings are rectangles
constexpr double kLeastFrame = 0.35;    // share of its surround that is wall
constexpr double kLeastLintel = 0.15;

/// What was seen of a wall, from its room: columns along it, rows upwards.
struct Face {
    double cell = 0.05;
    int columns = 0, rows = 0;
    std::vector<char> wall, hidden;

    std::size_t index(int c, int r) const
    {
        return static_cast<std::size_t>(r) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(c);
    }
};

Face lookAt(const StructureWall &wall, const PointCloud &cloud, const std::vector<std::uint32_t> &vertical,
            double spacing)
{
    Face face;
    face.cell = std::max(0.05, 1.6 * spacing);
    const double length = (wall.to - wall.from).norm();
    face.columns = std::max(1, static_cast<int>(std::ceil(length / face.cell)));
    face.rows = std::max(1, static_cast<int>(std::ceil((wall.top - wall.bottom) / face.cell)));
    face.wall.assign(face.index(0, face.rows), 0);
    face.hidden = face.wall;
    const Vec2 along = (wall.to - wall.from) / length, inward(-along.y(), along.x());
    for (const std::uint32_t i : vertical) {
        const Vec2 p = cloud.positions[i].head<2>().cast<double>() - wall.from;
        const double distance = inward.dot(p);
        if (distance < -kReach || distance > kHides)
            continue;
        const int c = static_cast<int>(std::floor(along.dot(p) / face.cell));
        const int r = static_cast<int>(std::floor((cloud.positions[i].z() - wall.bottom) / face.cell));
        if (c >= 0 && r >= 0 && c < face.columns && r < face.rows)
            (distance <= kReach ? face.wall : face.hidden)[face.index(c, r)] = 1;
    }
    return face;
}

/// Cells whose square neighbourhood has a cell with `value`.
std::vector<char> grown(const Face &face, const std::vector<char> &from, char value, int reach)
{
    std::vector<char> result(from.size(), 0);
    for (int r = 0; r < face.rows; ++r)
        for (int c = 0; c < face.columns; ++c) {
            if (from[face.index(c, r)] != value)
                continue;
            for (int y = std::max(0, r - reach); y <= std::min(face.rows - 1, r + reach); ++y)
                for (int x = std::max(0, c - reach); x <= std::min(face.columns - 1, c + reach); ++x)
                    result[face.index(x, y)] = 1;
        }
    return result;
}

struct Gap {
    int left, right, low, high; ///< inclusive
    int cells = 0;
};

/// Connected parts of `open` (4-neighbours). Rows and columns that only a few cells stick out to are cut off.
std::vector<Gap> gapsIn(const Face &face, const std::vector<char> &open)
{
    std::vector<int> part(open.size(), -1);
    std::vector<Gap> gaps;
    for (int r = 0; r < face.rows; ++r)
        for (int c = 0; c < face.columns; ++c) {
            if (!open[face.index(c, r)] || part[face.index(c, r)] >= 0)
                continue;
            const int id = static_cast<int>(gaps.size());
            std::vector<std::pair<int, int>> stack{{c, r}};
            part[face.index(c, r)] = id;
            std::vector<int> columnCount(static_cast<std::size_t>(face.columns), 0);
            std::vector<int> rowCount(static_cast<std::size_t>(face.rows), 0);
            Gap gap{c, c, r, r, 0};
            while (!stack.empty()) {
                const auto [x, y] = stack.back();
                stack.pop_back();
                ++gap.cells;
                ++columnCount[static_cast<std::size_t>(x)];
                ++rowCount[static_cast<std::size_t>(y)];
                for (const auto &[dx, dy] : {std::pair(1, 0), std::pair(-1, 0), std::pair(0, 1), std::pair(0, -1)}) {
                    const int nx = x + dx, ny = y + dy;
                    if (nx < 0 || ny < 0 || nx >= face.columns || ny >= face.rows || !open[face.index(nx, ny)]
                        || part[face.index(nx, ny)] >= 0)
                        continue;
                    part[face.index(nx, ny)] = id;
                    stack.emplace_back(nx, ny);
                }
            }
            const auto trim = [](const std::vector<int> &counts, int &first, int &last) {
                const int most = *std::max_element(counts.begin(), counts.end());
                const auto enough = [most](int count) { return count > 0.4 * most; };
                first = static_cast<int>(std::find_if(counts.begin(), counts.end(), enough) - counts.begin());
                last = static_cast<int>(counts.rend() - std::find_if(counts.rbegin(), counts.rend(), enough)) - 1;
            };
            trim(columnCount, gap.left, gap.right);
            trim(rowCount, gap.low, gap.high);
            gaps.push_back(gap);
        }
    return gaps;
}

double shareIn(const Face &face, const std::vector<char> &cells, int left, int right, int low, int high)
{
    int seen = 0, all = 0;
    for (int r = std::max(0, low); r <= std::min(face.rows - 1, high); ++r)
        for (int c = std::max(0, left); c <= std::min(face.columns - 1, right); ++c) {
            seen += cells[face.index(c, r)];
            ++all;
        }
    return all > 0 ? static_cast<double>(seen) / all : 0;
}

std::optional<StructureOpening> judge(const Face &face, const StructureWall &wall, const std::vector<char> &open,
                                      const Gap &gap)
{
    const double width = (gap.right - gap.left + 1) * face.cell;
    const double bottom = gap.low * face.cell, top = (gap.high + 1) * face.cell;
    const bool door = bottom < kSill;
    if (door ? width < kLeastDoorWidth || width > kMostDoorWidth || top < kLeastDoorHeight
             : width < kLeastWindow || top - bottom < kLeastWindow)
        return std::nullopt;
    const double fill = shareIn(face, open, gap.left, gap.right, gap.low, gap.high);
    constexpr int kFrame = 3;
    const double left = shareIn(face, face.wall, gap.left - kFrame, gap.left - 1, gap.low, gap.high);
    const double right = shareIn(face, face.wall, gap.right + 1, gap.right + kFrame, gap.low, gap.high);
    const double above = shareIn(face, face.wall, gap.left, gap.right, gap.high + 1, gap.high + kFrame);
    const double below = door ? 1.0 : shareIn(face, face.wall, gap.left, gap.right, gap.low - kFrame, gap.low - 1);
    const double frame = (std::min(1.0, 1.3 * left) + std::min(1.0, 1.3 * right) + std::min(1.0, 1.3 * above)
                          + std::min(1.0, 1.3 * below)) / 4;
    if (fill < kLeastFill || frame < kLeastFrame)
        return std::nullopt;
    const Vec2 along = (wall.to - wall.from).normalized();
    const double length = (wall.to - wall.from).norm();
    StructureOpening opening;
    const bool lintel = (wall.top - wall.bottom) - top > kLeastLintel;
    opening.kind = !door ? StructureOpening::Kind::Window
        : lintel         ? StructureOpening::Kind::Door
                         : StructureOpening::Kind::Opening;
    opening.from = wall.from + along * (gap.left * face.cell);
    opening.to = wall.from + along * std::min(length, (gap.right + 1) * face.cell);
    opening.bottom = door ? wall.bottom : wall.bottom + bottom;
    opening.top = std::min(wall.top, wall.bottom + top);
    opening.confidence = std::clamp(fill * frame, 0.0, 1.0);
    return opening;
}

} // namespace

void findOpenings(const PointCloud &cloud, const std::vector<std::uint32_t> &vertical, double spacing,
                  Structure &structure)
{
    for (std::size_t w = 0; w < structure.walls.size(); ++w) {
        StructureWall &wall = structure.walls[w];
        if ((wall.to - wall.from).norm() < 0.1 || wall.top <= wall.bottom)
            continue;
        const Face face = lookAt(wall, cloud, vertical, spacing);
        const std::vector<char> solid = grown(face, face.wall, 1, 1);
        std::vector<char> open(solid.size());
        int seen = 0;
        const std::vector<char> hidden = grown(face, face.hidden, 1, 1);
        for (std::size_t i = 0; i < open.size(); ++i) {
            seen += solid[i];
            open[i] = !solid[i] && !hidden[i];
        }
        wall.coverage = static_cast<double>(seen) / static_cast<double>(open.size());
        // Grown walls made the gaps smaller by a cell all around; growing them back also joins what frames part.
        const std::vector<char> gapCells = grown(face, open, 1, 1);
        for (const Gap &gap : gapsIn(face, gapCells))
            if (auto opening = judge(face, wall, gapCells, gap)) {
                opening->wall = static_cast<int>(w);
                structure.openings.push_back(*opening);
            }
    }
}

} // namespace twinloom::scan
