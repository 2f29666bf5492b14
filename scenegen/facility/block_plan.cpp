// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/block_plan.h"

#include "core/geometry/random.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace twinloom::facility
{

namespace
{

constexpr int kRuns = 4;             ///< searches, hence plans to choose from
constexpr double kDearest = 1.08;    ///< of the cheapest plan's cost
constexpr double kAlike = 0.7;       ///< plans that share so much of their blocks count as one
constexpr double kShrink = 0.9;      ///< where the departments do not fit
constexpr double kExact = 1.01;      ///< nearer to what does not fit, a scale is good enough
constexpr double kLeastScale = 0.25; ///< of the areas; below, one department less is better
constexpr double kTiniest = 1e-3;    ///< of the area of the only one
constexpr double kLeastInside = 1.0; ///< metres between the aisles of a block
constexpr double kOverflowPrice = 4; ///< of a share of the ground, in terms of a usual plan's cost
constexpr double kShapePrice = 1;    ///< of a block twice as long as it should be, likewise
constexpr double kGrow = 1.2;        ///< where there is room to spare
constexpr double kDearGrown = 1.08;  ///< of what a plan costs that is as much larger along both sides
constexpr int kCancelEvery = 64;
/// Temperatures of the search, of a usual plan's cost.
constexpr double kHot = 0.1, kWarm = 0.02, kCold = 2e-4;
/// Width of a bay over the side of a square of its departments' mean area; 0: as narrow as can be.
constexpr std::array kShapes = {0.0, 0.0, 0.6, 0.75, 0.9, 1.0, 1.15, 1.4, 1.8};
constexpr std::array kAligns = {0.0, 0.5, 1.0}; ///< share of what is left that lies before

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

double shapeExcess(const BlockTask &task, std::size_t department, const Block &block)
{
    const Block inner = withoutAisles(block, task.aisle);
    const double least = std::max(task.leastSide, std::min(task.rowDepths[department], std::sqrt(areaOf(inner))));
    const double lack = std::max(0.0, 1 - std::min(inner[2], inner[3]) / std::max(least, 1e-9));
    return std::min(10.0, std::max(0.0, aspectOf(block, task.aisle) / kMostAspect - 1)) + 3 * lack;
}

/// What a plan without thought would cost.
double usualCost(const BlockTask &task)
{
    double loads = 0;
    for (const Flow &flow : task.flows)
        loads += flow.amount;
    return std::max(1.0, loads) * std::sqrt(task.ground) / 2;
}

/// A plan as it is searched for; all but `order` by department or by site.
struct Code {
    std::vector<int> order;
    std::vector<int> site;
    std::vector<char> endsBay;
    std::vector<char> isFar;       ///< it, or its bay where it is the first, and what follows lie at the far end
    std::vector<int> shape, align; ///< of the bay whose first department this is
    std::vector<char> alongHeight; ///< the site's bays stand side by side along x
    std::vector<int> siteAlign;    ///< of the site's bays together
};

/// A plan, and what to go on from.
struct Found {
    BlockPlan plan;
    Code code;
};

class Search
{
public:
    Search(const BlockTask &task, double scale, std::uint64_t seed, int run)
        : m_task(task), m_scale(scale), m_random(seed, static_cast<std::uint64_t>(run) + 1)
    {
        for (std::size_t d = 0; d < task.departments.size(); ++d)
            if (!task.fixed[d])
                m_code.order.push_back(static_cast<int>(d));
        m_random.shuffle(m_code.order);
        const std::size_t count = task.departments.size();
        m_code.endsBay.resize(count);
        m_code.isFar.resize(count);
        m_code.site.resize(count);
        m_code.shape.resize(count);
        m_code.align.resize(count);
        std::vector<double> areas;
        for (const Block &site : task.sites)
            areas.push_back(areaOf(site));
        for (std::size_t d = 0; d < count; ++d) {
            m_code.site[d] = static_cast<int>(m_random.weighted(areas));
            m_code.endsBay[d] = m_random.below(2) == 1;
            m_code.shape[d] = static_cast<int>(m_random.below(kShapes.size()));
        }
        for (std::size_t s = 0; s < task.sites.size(); ++s)
            m_code.alongHeight.push_back(m_random.below(2) == 1);
        m_code.siteAlign.assign(task.sites.size(), 0);
        m_blocks.resize(count);
        for (std::size_t d = 0; d < count; ++d)
            if (task.fixed[d])
                m_blocks[d] = *task.fixed[d];
        m_usual = usualCost(task);
    }

    /// Goes on from a layout, and stays near it.
    void startFrom(const Code &code)
    {
        m_code = code;
        m_hot = kWarm;
    }

    /// Nothing where no layout held all departments.
    std::optional<Found> best(int steps, Progress &progress)
    {
        double now = judge();
        const double hot = m_hot * m_usual, cold = kCold * m_usual;
        for (int step = 0; step < steps && !m_code.order.empty(); ++step) {
            if (step % kCancelEvery == 0 && progress.cancelled())
                return {};
            Code before = m_code;
            move();
            const double then = judge();
            const double heat = hot * std::pow(cold / hot, static_cast<double>(step) / steps);
            if (then <= now || m_random.uniform() < std::exp((now - then) / heat))
                now = then;
            else
                m_code = std::move(before);
        }
        return m_best;
    }

private:
    int anyDepartment() { return m_code.order[m_random.below(static_cast<std::uint32_t>(m_code.order.size()))]; }

    void move()
    {
        const auto n = static_cast<std::uint32_t>(m_code.order.size());
        const auto sites = static_cast<std::uint32_t>(m_task.sites.size());
        const double kind = m_random.uniform();
        const int department = anyDepartment();
        if (kind < 0.3) {
            std::swap(m_code.order[m_random.below(n)], m_code.order[m_random.below(n)]);
        } else if (kind < 0.5) {
            const auto from = m_code.order.begin() + m_random.below(n), to = m_code.order.begin() + m_random.below(n);
            from < to ? std::rotate(from, from + 1, to + 1) : std::rotate(to, from, from + 1);
        } else if (kind < 0.65) {
            m_code.endsBay[at(department)] = !m_code.endsBay[at(department)];
        } else if (kind < 0.8) {
            m_code.shape[at(department)] = static_cast<int>(m_random.below(kShapes.size()));
        } else if (kind < 0.83) {
            m_code.isFar[at(department)] = !m_code.isFar[at(department)];
        } else if (kind < 0.86) {
            m_code.align[at(department)] = static_cast<int>(m_random.below(kAligns.size()));
        } else if (kind < 0.94) {
            m_code.site[at(department)] = static_cast<int>(m_random.below(sites));
        } else if (kind < 0.97) {
            m_code.siteAlign[m_random.below(sites)] = static_cast<int>(m_random.below(kAligns.size()));
        } else {
            char &along = m_code.alongHeight[m_random.below(sites)];
            along = !along;
        }
    }

    /// Lays the code out; the best layout that holds everything is kept.
    double judge()
    {
        double overflow = 0;
        for (std::size_t s = 0; s < m_task.sites.size(); ++s)
            overflow += layOut(s);
        const double cost = costOf(m_task, m_blocks);
        if (overflow <= 1e-6 && (!m_best || cost < m_best->plan.cost))
            m_best = Found{{m_blocks, cost, m_scale}, m_code};
        // Some price for any overflow, so that little of it is no bargain.
        return cost + m_usual * (kOverflowPrice * overflow / m_task.ground + (overflow > 1e-6 ? 0.05 : 0));
    }

    struct Bay {
        std::size_t first = 0, end = 0; ///< in m_onSite
        double width = 0;
    };

    /// Square metres that reach out of the site.
    double layOut(std::size_t s)
    {
        m_onSite.clear();
        for (const int department : m_code.order)
            if (m_code.site[at(department)] == static_cast<int>(s))
                m_onSite.push_back(department);
        const Block &site = m_task.sites[s];
        const bool alongHeight = m_code.alongHeight[s];
        const double across = site[alongHeight ? 2 : 3], along = site[alongHeight ? 3 : 2];
        m_bays.clear();
        double used = 0, overflow = 0;
        for (std::size_t first = 0; first < m_onSite.size(); first = m_bays.back().end) {
            std::size_t end = first + 1;
            while (end < m_onSite.size() && !m_code.endsBay[at(m_onSite[end - 1])])
                ++end;
            m_bays.push_back({first, end, widthOf(first, end, across, along)});
            used += m_bays.back().width;
        }
        overflow += std::max(0.0, used - across) * along;
        double spare = std::max(0.0, across - used), u = kAligns[at(m_code.siteAlign[s])] * spare;
        spare -= u;
        for (const Bay &bay : m_bays) {
            const double depth = depthOf(bay.first, bay.end, bay.width);
            overflow += std::max(0.0, depth - along) * bay.width;
            u += gapBefore(bay.first, spare);
            double rest = std::max(0.0, along - depth);
            double v = kAligns[at(m_code.align[at(m_onSite[bay.first])])] * rest;
            rest -= v;
            for (std::size_t i = bay.first; i < bay.end; ++i) {
                v += i > bay.first ? gapBefore(i, rest) : 0;
                const double one = m_task.depthOf(at(m_onSite[i]), bay.width, m_scale);
                m_blocks[at(m_onSite[i])] = alongHeight ? Block{site[0] + u, site[1] + v, bay.width, one}
                                                        : Block{site[0] + v, site[1] + u, one, bay.width};
                v += one;
            }
            u += bay.width;
        }
        return overflow;
    }

    /// All that is spare, once, before what is to lie at the far end.
    double gapBefore(std::size_t i, double &spare) const
    {
        return m_code.isFar[at(m_onSite[i])] ? std::exchange(spare, 0.0) : 0.0;
    }

    double depthOf(std::size_t first, std::size_t end, double width) const
    {
        double depth = 0;
        for (std::size_t i = first; i < end; ++i)
            depth += m_task.depthOf(at(m_onSite[i]), width, m_scale);
        return depth;
    }

    /// As its shape says, but wide enough for its departments to fit along it.
    double widthOf(std::size_t first, std::size_t end, double across, double along) const
    {
        double square = 0;
        for (std::size_t i = first; i < end; ++i)
            square += m_task.departments[at(m_onSite[i])].isShare
                          ? std::sqrt(m_task.departments[at(m_onSite[i])].area / 100 * m_task.ground * m_scale)
                          : std::sqrt(m_task.departments[at(m_onSite[i])].area * m_scale) + m_task.aisle;
        square /= static_cast<double>(end - first);
        const double least = m_task.aisle + kLeastInside;
        const double wanted = std::max(least, kShapes[at(m_code.shape[at(m_onSite[first])])] * square);
        if (depthOf(first, end, wanted) <= along)
            return wanted;
        double low = wanted, high = std::max(across, wanted);
        if (depthOf(first, end, high) > along)
            return high;
        for (int k = 0; k < 30; ++k) {
            const double middle = (low + high) / 2;
            (depthOf(first, end, middle) > along ? low : high) = middle;
        }
        return high;
    }

    const BlockTask &m_task;
    double m_scale;
    geometry::Random m_random;
    Code m_code;
    double m_usual = 1; ///< cost of a usual plan
    std::vector<Block> m_blocks;
    double m_hot = kHot;
    std::optional<Found> m_best;
    std::vector<int> m_onSite; ///< kept to spare allocations, as m_bays
    std::vector<Bay> m_bays;
};

bool isAlike(const BlockPlan &a, const BlockPlan &b)
{
    double shared = 0, all = 0;
    for (std::size_t d = 0; d < a.blocks.size(); ++d) {
        shared += overlapOf(a.blocks[d], b.blocks[d]);
        all += std::max(areaOf(a.blocks[d]), areaOf(b.blocks[d]));
    }
    return shared > kAlike * all;
}

std::vector<BlockPlan> bestDistinct(std::vector<Found> found)
{
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.plan.cost < b.plan.cost; });
    std::vector<BlockPlan> kept;
    for (Found &next : found)
        if (kept.empty() ||
            (next.plan.cost <= kDearest * kept.front().cost + 1e-9 &&
             std::ranges::none_of(kept, [&](const BlockPlan &other) { return isAlike(other, next.plan); })))
            kept.push_back(std::move(next.plan));
    return kept;
}

/// Floor that the departments without a place need at least, on their own and with square blocks.
double leastNeed(const BlockTask &task, double scale)
{
    const double least = std::pow(task.aisle + kLeastInside, 2);
    double sum = 0;
    for (std::size_t d = 0; d < task.departments.size(); ++d) {
        if (task.fixed[d])
            continue;
        const double area = scale * task.departments[d].area;
        sum += std::max(least, task.departments[d].isShare ? area / 100 * task.ground
                                                           : std::pow(std::sqrt(area) + task.aisle, 2));
    }
    return sum;
}

double leastScaleOf(const BlockTask &task)
{
    const auto loose = std::count(task.fixed.begin(), task.fixed.end(), std::nullopt);
    return loose > 1 ? kLeastScale : kTiniest;
}

/// Nothing where the departments do not fit at that scale.
std::vector<Found> plansAt(const BlockTask &task, double scale, std::uint64_t seed, int steps, Progress &progress)
{
    std::vector<Found> plans;
    // Two searches without success are enough to know.
    for (int run = 0; run < kRuns && (run < 2 || !plans.empty()) && !progress.cancelled(); ++run)
        if (auto plan = Search(task, scale, seed, run).best(std::max(1, steps / kRuns), progress))
            plans.push_back(std::move(*plan));
    return plans;
}

/// The same layouts, with departments of that scale.
std::vector<Found> grownTo(const BlockTask &task, double scale, const std::vector<Found> &from, std::uint64_t seed,
                           int steps, Progress &progress)
{
    std::vector<Found> plans;
    for (int run = 0; run < kRuns / 2 && !progress.cancelled(); ++run) {
        Search search(task, scale, seed, run);
        search.startFrom(from[at(run) % from.size()].code);
        if (auto plan = search.best(std::max(1, steps / kRuns), progress))
            plans.push_back(std::move(*plan));
    }
    return plans;
}

/// At the largest scale up to 1 that fits, to 1 %; nothing where none does.
std::vector<Found> plansThatFit(const BlockTask &task, std::uint64_t seed, int steps, Progress &progress)
{
    double scale = 1, most = 1; // `most` is not known to fit
    std::vector<Found> plans = plansAt(task, scale, seed, steps, progress);
    while (plans.empty() && !progress.cancelled()) {
        most = scale;
        scale *= kShrink;
        if (scale < leastScaleOf(task))
            return {};
        plans = plansAt(task, scale, seed, steps, progress);
    }
    while (!progress.cancelled() && most > kExact * scale) {
        const double middle = (most + scale) / 2;
        std::vector<Found> larger = plansAt(task, middle, seed, steps, progress);
        if (larger.empty()) {
            most = middle;
        } else {
            scale = middle;
            plans = std::move(larger);
        }
    }
    return plans;
}

double cheapest(const std::vector<Found> &plans)
{
    double least = std::numeric_limits<double>::infinity();
    for (const Found &found : plans)
        least = std::min(least, found.plan.cost);
    return least;
}

std::vector<Found> mergedWith(std::vector<Found> plans, std::vector<Found> others)
{
    std::move(others.begin(), others.end(), std::back_inserter(plans));
    return plans;
}

/// The departments of plans grow together, as long as that costs no more than larger sides explain. Searched anew at
/// the scale that just fits, few layouts are possible at all, and departments land far from their gates.
std::vector<Found> sharedOut(const BlockTask &task, std::vector<Found> plans, std::uint64_t seed, int steps,
                             Progress &progress)
{
    const double base = cheapest(plans);
    const auto isWorth = [&](const std::vector<Found> &larger, double scale) {
        return cheapest(larger) <= kDearGrown * base * std::sqrt(scale);
    };
    const auto grown = [&](const std::vector<Found> &from, double scale) {
        std::vector<Found> larger = grownTo(task, scale, from, seed, steps, progress);
        return isWorth(larger, scale) ? larger : mergedWith(plansAt(task, scale, seed, steps, progress), larger);
    };
    double scale = 1, most = std::max(1.0, totalArea(task.sites) / leastNeed(task, 1));
    std::vector<Found> from = plans;
    for (double next = kGrow; next < most && !progress.cancelled(); next *= kGrow) {
        from = grown(from, next);
        if (from.empty())
            most = next;
        else if (isWorth(from, next)) {
            plans = from;
            scale = next;
        }
    }
    most = std::min(most, kGrow * scale);
    while (!progress.cancelled() && most > kExact * scale) {
        const double middle = (scale + most) / 2;
        std::vector<Found> larger = grown(plans, middle);
        if (isWorth(larger, middle)) {
            plans = std::move(larger);
            scale = middle;
        } else {
            most = middle;
        }
    }
    return plans;
}

} // namespace

Unexpected noRoom()
{
    return unexpected(ErrorCode::BadInput,
                      QCoreApplication::translate("scenegen", "polygon: the hall is too small for departments"));
}

bool mayFit(const BlockTask &task)
{
    return leastNeed(task, leastScaleOf(task)) <= totalArea(task.sites);
}

double totalArea(const std::vector<Block> &blocks)
{
    double sum = 0;
    for (const Block &block : blocks)
        sum += areaOf(block);
    return sum;
}

Block withoutAisles(const Block &block, double aisle)
{
    const double dx = std::min(aisle, block[2]), dy = std::min(aisle, block[3]);
    return {block[0] + dx / 2, block[1] + dy / 2, block[2] - dx, block[3] - dy};
}

double aspectOf(const Block &block, double aisle)
{
    const Block inner = withoutAisles(block, aisle);
    return std::max(inner[2], inner[3]) / std::max(0.01, std::min(inner[2], inner[3]));
}

double overlapOf(const Block &a, const Block &b)
{
    return std::max(0.0, std::min(a[0] + a[2], b[0] + b[2]) - std::max(a[0], b[0])) *
           std::max(0.0, std::min(a[1] + a[3], b[1] + b[3]) - std::max(a[1], b[1]));
}

geometry::Vec2 middleOf(const BlockTask &task, const std::vector<Block> &blocks, int end)
{
    const std::size_t i = at(end);
    if (i >= blocks.size())
        return task.stations[i - blocks.size()].at;
    return {blocks[i][0] + blocks[i][2] / 2, blocks[i][1] + blocks[i][3] / 2};
}

double distanceOf(const BlockTask &task, const std::vector<Block> &blocks, const Flow &flow)
{
    return (middleOf(task, blocks, flow.from) - middleOf(task, blocks, flow.to)).lpNorm<1>();
}

double handlingCost(const BlockTask &task, const std::vector<Block> &blocks)
{
    double cost = 0;
    for (const Flow &flow : task.flows)
        cost += flow.amount * distanceOf(task, blocks, flow);
    return cost;
}

double costOf(const BlockTask &task, const std::vector<Block> &blocks)
{
    double excess = 0;
    for (std::size_t d = 0; d < blocks.size(); ++d)
        excess += shapeExcess(task, d, blocks[d]);
    return handlingCost(task, blocks) + kShapePrice * usualCost(task) * excess;
}

double BlockTask::depthOf(std::size_t department, double width, double scale) const
{
    const Department &wanted = departments[department];
    if (width < aisle + kLeastInside - 1e-9)
        return std::numeric_limits<double>::infinity();
    if (wanted.isShare)
        return std::max(scale * wanted.area / 100 * ground / width, aisle + kLeastInside);
    return std::max(scale * wanted.area / (width - aisle), kLeastInside) + aisle;
}

Result<std::vector<BlockPlan>> planBays(const BlockTask &task, std::uint64_t seed, int steps, Progress &progress)
{
    if (std::all_of(task.fixed.begin(), task.fixed.end(), [](const auto &block) { return block.has_value(); })) {
        BlockPlan plan;
        for (const std::optional<Block> &block : task.fixed)
            plan.blocks.push_back(*block);
        plan.cost = costOf(task, plan.blocks);
        return std::vector{plan};
    }
    std::vector<Found> plans;
    if (!task.sites.empty())
        plans = plansThatFit(task, seed, steps, progress);
    if (task.sharesOut && !plans.empty() && plans.front().plan.scale == 1)
        plans = sharedOut(task, std::move(plans), seed, steps, progress);
    if (progress.cancelled())
        return cancelledError();
    if (plans.empty())
        return noRoom();
    return bestDistinct(std::move(plans));
}

} // namespace twinloom::facility
