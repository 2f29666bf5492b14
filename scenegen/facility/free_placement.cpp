// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/free_placement.h"

#include "core/geometry/random.h"

#include <algorithm>
#include <cmath>

namespace twinloom::facility
{

namespace
{

constexpr double kTouch = 1e-6; ///< m2; blocks that share an edge do not overlap
constexpr int kCancelEvery = 64;

class Mover
{
public:
    Mover(const BlockTask &task, const BlockPlan &plan, const std::function<bool(const Block &)> &isGround,
          std::uint64_t seed)
        : m_task(task), m_isGround(isGround), m_random(seed, 91), m_scale(plan.scale), m_blocks(plan.blocks)
    {
        for (std::size_t d = 0; d < m_blocks.size(); ++d)
            if (!task.fixed[d])
                m_loose.push_back(d);
    }

    bool canMove() const { return !m_loose.empty(); }
    const std::vector<Block> &blocks() const { return m_blocks; }
    bool accepts(double rise, double heat) { return rise <= 0 || m_random.uniform() < std::exp(-rise / heat); }
    void restore(std::vector<Block> blocks) { m_blocks = std::move(blocks); }

    double cost() const { return costOf(m_task, m_blocks); }

    /// False where the move led to no allowed layout; the blocks may have changed all the same.
    bool move(double reach)
    {
        const std::size_t d = any(m_loose), other = m_random.below(static_cast<std::uint32_t>(m_blocks.size()));
        Block &block = m_blocks[d];
        const double kind = m_random.uniform();
        if (kind < 0.4) {
            block[0] += m_random.normal() * reach;
            block[1] += m_random.normal() * reach;
        } else if (kind < 0.65 && other != d) {
            putBeside(block, m_blocks[other]);
        } else if (kind < 0.85) {
            reshape(d);
        } else {
            const std::size_t e = any(m_loose);
            std::swap(block[0], m_blocks[e][0]);
            std::swap(block[1], m_blocks[e][1]);
            return isAllowed(d) && isAllowed(e);
        }
        return isAllowed(d);
    }

private:
    std::size_t any(const std::vector<std::size_t> &list)
    {
        return list[m_random.below(static_cast<std::uint32_t>(list.size()))];
    }

    void putBeside(Block &block, const Block &other)
    {
        const std::size_t side = m_random.below(2), along = 1 - side;
        block[side] = m_random.below(2) == 1 ? other[side] + other[side + 2] : other[side] - block[side + 2];
        const double spare = other[along + 2] - block[along + 2];
        block[along] = other[along] + spare * 0.5 * m_random.below(3);
    }

    /// One of its corners stays, or its middle.
    void reshape(std::size_t d)
    {
        Block &block = m_blocks[d];
        const double width = block[2] * std::exp(0.3 * m_random.normal());
        const double depth = m_task.depthOf(d, width, m_scale);
        const double left = 0.5 * m_random.below(3), below = 0.5 * m_random.below(3);
        if (std::isfinite(depth))
            block = {block[0] + left * (block[2] - width), block[1] + below * (block[3] - depth), width, depth};
    }

    bool isAllowed(std::size_t d) const
    {
        for (std::size_t other = 0; other < m_blocks.size(); ++other)
            if (other != d && overlapOf(m_blocks[d], m_blocks[other]) > kTouch)
                return false;
        return m_isGround(m_blocks[d]);
    }

    const BlockTask &m_task;
    const std::function<bool(const Block &)> &m_isGround;
    geometry::Random m_random;
    double m_scale;
    std::vector<Block> m_blocks;
    std::vector<std::size_t> m_loose;
};

} // namespace

Result<BlockPlan> placeFreely(const BlockTask &task, const BlockPlan &plan,
                              const std::function<bool(const Block &)> &isGround, std::uint64_t seed, int steps,
                              Progress &progress)
{
    Mover mover(task, plan, isGround, seed);
    BlockPlan best = plan;
    double now = mover.cost();
    best.cost = now;
    const double hot = 0.01 * now, cold = 1e-4 * now, far = std::sqrt(task.ground) / 4;
    for (int step = 0; step < steps && mover.canMove() && now > 0; ++step) {
        if (step % kCancelEvery == 0 && progress.cancelled())
            return cancelledError();
        // The second half looks around the best that the first one found.
        if (step == steps / 2) {
            mover.restore(best.blocks);
            now = best.cost;
        }
        const double done = static_cast<double>(step) / steps;
        const std::vector<Block> before = mover.blocks();
        const bool isAllowed = mover.move(far * (1 - done) + 0.1);
        const double then = isAllowed ? mover.cost() : 0;
        if (!isAllowed || !mover.accepts(then - now, hot * std::pow(cold / hot, done))) {
            mover.restore(before);
            continue;
        }
        now = then;
        if (now < best.cost) {
            best.blocks = mover.blocks();
            best.cost = now;
        }
    }
    return best;
}

} // namespace twinloom::facility
