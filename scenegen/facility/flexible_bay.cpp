// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/flexible_bay.h"

#include "core/geometry/random.h"
#include "scenegen/facility/bay_state.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>
#include <numeric>

namespace twinloom::facility
{
namespace
{

BayCode randomCode(std::size_t n, geometry::Random &random)
{
    BayCode code;
    code.order.resize(n);
    std::iota(code.order.begin(), code.order.end(), 0);
    random.shuffle(code.order);
    code.breakAfter.assign(n, 0);
    const double share = 1.0 / std::sqrt(double(n));
    for (char &isBreak : code.breakAfter)
        isBreak = random.uniform() < share;
    code.breakAfter.back() = 1;
    code.alongHeight = random.below(2) == 0;
    return code;
}

/// One random move. The shares were found by trial on the shared instances.
BayMove randomMove(std::uint32_t n, geometry::Random &random)
{
    const double kind = random.uniform();
    const int a = static_cast<int>(random.below(n)), b = static_cast<int>(random.below(n));
    if (kind < 0.40 || n < 3)
        return {BayMove::Kind::Swap, a, b};
    if (kind < 0.75)
        return {BayMove::Kind::Insert, a, b};
    const int inner = static_cast<int>(n) - 1; // the last position always ends a bay
    if (kind < 0.83)
        return {BayMove::Kind::Break, a % inner, a % inner};
    if (kind < 0.95)
        return {BayMove::Kind::SwapBreaks, a % inner, (a % inner + 1) % inner};
    if (kind < 0.97)
        return {BayMove::Kind::ReverseBay, a, a};
    return {kind < 0.99 ? BayMove::Kind::SwapBays : BayMove::Kind::Side, a, a};
}

class Annealing
{
public:
    Annealing(const FlexibleBayInstance &instance, std::uint64_t seed)
        : m_random(seed), m_state(instance, randomCode(instance.area.size(), m_random)), m_start(m_state.value().cost)
    {
        remember();
    }

    /// Begins anew from another random layout, with bays along the other side; the best so far stays.
    void restart()
    {
        BayCode code = randomCode(m_state.code().order.size(), m_random);
        code.alongHeight = !m_state.code().alongHeight;
        m_state.reset(std::move(code));
    }
    void returnToBest() { m_state.reset(m_best); }
    /// Forgets what sums have gathered of rounding.
    void refresh() { m_state.reset(m_state.code()); }

    bool found() const { return std::isfinite(m_bestCost); }
    const BayCode &best() const { return m_best; }

    void step(double temperature)
    {
        const double before = total(m_state.value());
        const BayMove move = randomMove(static_cast<std::uint32_t>(m_state.code().order.size()), m_random);
        const double rise = total(m_state.consider(move)) - before;
        if (rise > 0 && m_random.uniform() >= std::exp(-rise / (temperature * m_start))) {
            m_state.drop();
            return;
        }
        m_state.keep();
        remember();
    }

private:
    double total(const BayState::Value &value) const { return value.cost + 0.1 * m_start * value.excess; }

    void remember()
    {
        if (m_state.value().excess > 0 || m_state.value().cost >= m_bestCost)
            return;
        m_bestCost = m_state.value().cost;
        m_best = m_state.code();
    }

    geometry::Random m_random;
    BayState m_state;
    double m_start;
    BayCode m_best;
    double m_bestCost = std::numeric_limits<double>::infinity();
};

} // namespace

double flexibleBayCost(const FlexibleBayInstance &instance, const std::vector<std::array<double, 4>> &rectangles)
{
    double sum = 0;
    for (std::size_t i = 0; i < rectangles.size(); ++i) {
        for (std::size_t j = 0; j < rectangles.size(); ++j) {
            const auto &a = rectangles[i], &b = rectangles[j];
            sum += instance.flow(Eigen::Index(i), Eigen::Index(j)) *
                   (std::abs(a[0] + a[2] / 2 - b[0] - b[2] / 2) + std::abs(a[1] + a[3] / 2 - b[1] - b[3] / 2));
        }
    }
    return sum;
}

Result<FlexibleBayLayout> solveFlexibleBay(const FlexibleBayInstance &instance, std::uint64_t seed,
                                           const SearchLimits &limits, Progress &progress)
{
    constexpr double kHot = 0.012, kWarm = 0.0007, kCold = 0.0001; // shares of the start's cost
    constexpr double kMovesARun = 60;                              // for each pair of departments
    constexpr std::int64_t kBlock = 256;
    SearchBudget budget(limits, progress);
    Annealing search(instance, seed);
    // The first blocks tell how many moves there is time for, hence how many times to cool down.
    std::int64_t done = 0;
    bool goOn = true;
    while (goOn && (budget.share() < 0.01 || done < 4 * kBlock)) {
        for (std::int64_t i = 0; i < kBlock; ++i)
            search.step(kHot);
        done += kBlock;
        goOn = budget.spend(kBlock);
    }
    const double expected = double(done) / std::max(budget.share(), 1e-9);
    const double runs =
        std::max(1.0, std::floor(expected / (kMovesARun * double(instance.area.size() * instance.area.size()))));
    double run = 0;
    bool isRefining = false;
    while (goOn) {
        const double share = std::clamp((budget.share() - 0.01) / 0.99, 0.0, 1.0) * runs;
        if (std::floor(share) > run) {
            run = std::floor(share);
            // Half of the time goes into what was found in the other half.
            isRefining = 2 * run >= runs && search.found();
            if (isRefining)
                search.returnToBest();
            else
                search.restart();
        }
        search.refresh();
        const double hot = isRefining ? kWarm : kHot;
        const double temperature = hot * std::pow(kCold / hot, share - run);
        for (std::int64_t i = 0; i < kBlock; ++i)
            search.step(temperature);
        goOn = budget.spend(kBlock);
    }
    if (budget.cancelled())
        return cancelledError();
    if (!search.found())
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("facility", "No layout keeps every aspect ratio."),
                          QCoreApplication::translate("facility", "Allow longer departments or give it more seconds."));
    FlexibleBayLayout layout;
    layout.rectangles = rectanglesOf(instance, search.best());
    layout.objective = flexibleBayCost(instance, layout.rectangles);
    return layout;
}

} // namespace twinloom::facility
