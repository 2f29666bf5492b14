// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/aisle_map.h"

#include "scenegen/facility/fixed_blocks.h"

#include <algorithm>
#include <cmath>

namespace twinloom::facility
{

using geometry::Vec2;

namespace
{

constexpr double kSame = 1e-3;    ///< metres; lines nearer than that are one
constexpr double kNarrow = 0.5;   ///< metres; no aisle
constexpr double kMainRuns = 0.6; ///< of the ground's length

Block grown(const Block &block, double by)
{
    return {block[0] - by, block[1] - by, block[2] + 2 * by, block[3] + 2 * by};
}

bool isIn(const Block &block, const Vec2 &at)
{
    return at.x() > block[0] && at.x() < block[0] + block[2] && at.y() > block[1] && at.y() < block[1] + block[3];
}

/// All the lines of blocks, taken floor and straight walls make cells; a cell is aisle or not as a whole.
class AisleMap
{
public:
    AisleMap(const BlockTask &task, const std::vector<Block> &blocks, const Ground &ground, const HallRectangle &frame)
        : m_ground(ground), m_frame(frame)
    {
        for (const Block &block : blocks) {
            m_blocks.push_back(withoutAisles(block, task.aisle));
            m_rings.push_back(grown(m_blocks.back(), task.aisle));
            addLines(m_blocks.back());
            addLines(m_rings.back());
        }
        for (const geometry::Box &box : ground.taken) {
            m_taken.push_back(blockOf(frame, box));
            addLines(m_taken.back());
        }
        for (std::size_t axis = 0; axis < 2; ++axis) {
            addStraightWalls(axis);
            std::vector<double> &lines = m_lines[axis];
            std::sort(lines.begin(), lines.end());
            lines.erase(std::unique(lines.begin(), lines.end(), [](double a, double b) { return b - a < kSame; }),
                        lines.end());
        }
        m_isAisle.resize(count(0) * count(1));
        for (std::size_t y = 0; y < count(1); ++y)
            for (std::size_t x = 0; x < count(0); ++x)
                m_isAisle[y * count(0) + x] = judge(x, y);
    }

    std::vector<scenegen::PlannedAisle> aisles() const
    {
        std::vector<scenegen::PlannedAisle> found;
        const std::array runs = {runsAlong(0), runsAlong(1)};
        for (std::size_t axis = 0; axis < 2; ++axis)
            for (const Block &stretch : stretchesAlong(axis, runs))
                if (std::min(stretch[2], stretch[3]) >= kNarrow)
                    found.push_back(aisleOf(stretch, axis));
        return found;
    }

private:
    std::size_t count(std::size_t axis) const { return m_lines[axis].empty() ? 0 : m_lines[axis].size() - 1; }
    double from(std::size_t axis, std::size_t i) const { return m_lines[axis][i]; }
    double size(std::size_t axis, std::size_t i) const { return m_lines[axis][i + 1] - m_lines[axis][i]; }

    void addLines(const Block &block)
    {
        for (std::size_t axis = 0; axis < 2; ++axis)
            m_lines[axis].insert(m_lines[axis].end(), {block[axis], block[axis] + block[axis + 2]});
    }

    void addStraightWalls(std::size_t axis)
    {
        const geometry::Polygon &floor = m_ground.floor;
        for (std::size_t i = 0; i < floor.size(); ++i) {
            const Vec2 a = m_frame.toLocal(floor[i]), b = m_frame.toLocal(floor[(i + 1) % floor.size()]);
            const auto k = static_cast<Eigen::Index>(axis);
            if (std::abs(a[k] - b[k]) < kSame)
                m_lines[axis].push_back(a[k]);
        }
    }

    bool judge(std::size_t x, std::size_t y) const
    {
        const Vec2 low(from(0, x), from(1, y)), extent(size(0, x), size(1, y)), middle = low + extent / 2;
        const auto holdsMiddle = [&](const Block &block) { return isIn(block, middle); };
        if (std::none_of(m_rings.begin(), m_rings.end(), holdsMiddle) ||
            std::any_of(m_blocks.begin(), m_blocks.end(), holdsMiddle) ||
            std::any_of(m_taken.begin(), m_taken.end(), holdsMiddle))
            return false;
        return holds({m_ground.floor, m_ground.regions, {}}, m_frame, {low.x(), low.y(), extent.x(), extent.y()});
    }

    /// Metres of aisle that each cell has before and behind it along an axis.
    std::vector<double> runsAlong(std::size_t axis) const
    {
        std::vector<double> runs(m_isAisle.size(), 0);
        const std::size_t step = axis == 0 ? 1 : count(0), across = axis == 0 ? count(0) : 1;
        for (std::size_t line = 0; line < count(1 - axis); ++line)
            for (std::size_t i = 0; i < count(axis); ++i) {
                std::size_t end = i;
                for (; end < count(axis) && m_isAisle[line * across + end * step]; ++end)
                    ;
                for (std::size_t k = i; k < end; ++k)
                    runs[line * across + k * step] = from(axis, end) - from(axis, i);
                i = std::max(i, end);
            }
        return runs;
    }

    /// Rectangles of cells whose run along the axis is the longer one.
    std::vector<Block> stretchesAlong(std::size_t axis, const std::array<std::vector<double>, 2> &runs) const
    {
        const std::vector<double> &own = runs[axis], &other = runs[1 - axis];
        const std::size_t step = axis == 0 ? 1 : count(0), across = axis == 0 ? count(0) : 1;
        const auto isOwn = [&](std::size_t cell) {
            return m_isAisle[cell] && (axis == 0 ? own[cell] >= other[cell] : own[cell] > other[cell]);
        };
        std::vector<Block> stretches;
        for (std::size_t line = 0; line < count(1 - axis); ++line)
            for (std::size_t i = 0; i < count(axis); ++i) {
                std::size_t end = i;
                for (; end < count(axis) && isOwn(line * across + end * step); ++end)
                    ;
                if (end > i)
                    addStretch(stretches, axis, line, i, end);
                i = std::max(i, end);
            }
        return stretches;
    }

    /// Joins it to one of the line before, where that is as long.
    void addStretch(std::vector<Block> &stretches, std::size_t axis, std::size_t line, std::size_t first,
                    std::size_t end) const
    {
        Block stretch;
        stretch[axis] = from(axis, first);
        stretch[axis + 2] = from(axis, end) - from(axis, first);
        stretch[1 - axis] = from(1 - axis, line);
        stretch[3 - axis] = size(1 - axis, line);
        for (Block &other : stretches)
            if (std::abs(other[axis] - stretch[axis]) < kSame &&
                std::abs(other[axis + 2] - stretch[axis + 2]) < kSame &&
                std::abs(other[1 - axis] + other[3 - axis] - stretch[1 - axis]) < kSame) {
                other[3 - axis] += stretch[3 - axis];
                return;
            }
        stretches.push_back(stretch);
    }

    scenegen::PlannedAisle aisleOf(const Block &stretch, std::size_t axis) const
    {
        scenegen::PlannedAisle aisle;
        const auto corners = boxOf(m_frame, stretch).footprint();
        aisle.outline.assign(corners.begin(), corners.end());
        aisle.length = stretch[axis + 2];
        aisle.width = stretch[3 - axis];
        geometry::Polygon floor;
        for (const Vec2 &corner : m_ground.floor)
            floor.push_back(m_frame.toLocal(corner));
        const auto limits = geometry::bounds(floor);
        const double all = (limits[1] - limits[0])[static_cast<Eigen::Index>(axis)];
        aisle.kind =
            aisle.length >= kMainRuns * all ? scenegen::PlannedAisle::Kind::Main : scenegen::PlannedAisle::Kind::Cross;
        return aisle;
    }

    const Ground &m_ground;
    const HallRectangle &m_frame;
    std::vector<Block> m_blocks, m_rings, m_taken;
    std::array<std::vector<double>, 2> m_lines;
    std::vector<char> m_isAisle; ///< row by row
};

} // namespace

std::vector<scenegen::PlannedAisle> aislesOf(const BlockTask &task, const std::vector<Block> &blocks,
                                             const Ground &ground, const HallRectangle &frame)
{
    return AisleMap(task, blocks, ground, frame).aisles();
}

} // namespace twinloom::facility
