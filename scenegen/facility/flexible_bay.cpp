// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/flexible_bay.h"

#include "core/geometry/random.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>
#include <numeric>

namespace twinloom::facility
{
namespace
{

/// Order of the departments, after which of them a bay ends, and the side that bays run along.
struct Code {
    std::vector<int> order;
    std::vector<char> breakAfter; ///< by position; the last one always ends a bay
    bool alongHeight = true;      ///< bays stand side by side along x and fill the plant's height
};

/// Centroids and aspect excess of a code, in buffers that live as long as the search.
class Evaluator
{
public:
    explicit Evaluator(const FlexibleBayInstance &instance)
        : m_instance(instance), m_n(static_cast<Eigen::Index>(instance.area.size())), m_flow(m_n, m_n), m_x(m_n),
          m_y(m_n)
    {
        for (Eigen::Index i = 0; i < m_n; ++i)
            for (Eigen::Index j = 0; j < m_n; ++j)
                m_flow(i, j) = i < j ? static_cast<float>(instance.flow(i, j) + instance.flow(j, i)) : 0.0f;
    }

    struct Value {
        double cost = 0;
        double excess = 0; ///< how far aspect ratios are above their limits, summed
    };

    Value evaluate(const Code &code)
    {
        double excess = 0;
        layOut(code, [&](int department, double x, double y, double w, double h) {
            m_x[department] = static_cast<float>(x + w / 2);
            m_y[department] = static_cast<float>(y + h / 2);
            const double ratio = std::max(w / h, h / w) / m_instance.maxAspectRatio[std::size_t(department)];
            excess += std::max(0.0, ratio - 1.0 - 1e-9);
        });
        return {cost(), excess};
    }

    std::vector<std::array<double, 4>> rectangles(const Code &code) const
    {
        std::vector<std::array<double, 4>> result(static_cast<std::size_t>(m_n));
        layOut(code, [&](int department, double x, double y, double w, double h) {
            result[std::size_t(department)] = {x, y, w, h};
        });
        return result;
    }

private:
    double cost() const
    {
        double sum = 0;
        for (Eigen::Index i = 0; i + 1 < m_n; ++i) {
            const Eigen::Index rest = m_n - i - 1;
            sum += static_cast<double>(((m_x.tail(rest) - m_x[i]).abs() + (m_y.tail(rest) - m_y[i]).abs())
                                           .matrix()
                                           .dot(m_flow.row(i).tail(rest)));
        }
        return sum;
    }

    template <class Visit>
    void layOut(const Code &code, Visit &&visit) const
    {
        const double length = code.alongHeight ? m_instance.height : m_instance.width;
        double across = 0;
        for (std::size_t first = 0; first < code.order.size();) {
            std::size_t end = first;
            double area = 0;
            do {
                area += m_instance.area[std::size_t(code.order[end])];
            } while (!code.breakAfter[end++]);
            const double bay = area / length;
            double along = 0;
            for (; first < end; ++first) {
                const int department = code.order[first];
                const double depth = m_instance.area[std::size_t(department)] / bay;
                if (code.alongHeight)
                    visit(department, across, along, bay, depth);
                else
                    visit(department, along, across, depth, bay);
                along += depth;
            }
            across += bay;
        }
    }

    const FlexibleBayInstance &m_instance;
    Eigen::Index m_n;
    Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> m_flow;
    Eigen::ArrayXf m_x, m_y;
};

Code randomCode(std::size_t n, geometry::Random &random)
{
    Code code;
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

/// One random move. The shares were found by trial on the shared instances (research of the layout literature agrees).
void mutate(Code &code, geometry::Random &random)
{
    const auto n = static_cast<std::uint32_t>(code.order.size());
    const double kind = random.uniform();
    const std::uint32_t a = random.below(n), b = random.below(n);
    if (kind < 0.35 || n < 3) {
        std::swap(code.order[a], code.order[b]);
    } else if (kind < 0.65) {
        const auto from = code.order.begin() + a, to = code.order.begin() + b;
        if (a < b)
            std::rotate(from, from + 1, to + 1);
        else
            std::rotate(to, from, from + 1);
    } else if (kind < 0.80) {
        code.breakAfter[a % (n - 1)] ^= 1;
    } else if (kind < 0.93) {
        const std::uint32_t at = a % (n - 1), next = at + 1 < n - 1 ? at + 1 : 0;
        std::swap(code.breakAfter[at], code.breakAfter[next]);
    } else if (kind < 0.98) {
        std::reverse(code.order.begin() + std::min(a, b), code.order.begin() + std::max(a, b) + 1);
    } else {
        code.alongHeight = !code.alongHeight;
    }
}

class Annealing
{
public:
    Annealing(const FlexibleBayInstance &instance, std::uint64_t seed)
        : m_evaluator(instance), m_random(seed), m_current(randomCode(instance.area.size(), m_random)),
          m_value(m_evaluator.evaluate(m_current)), m_start(m_value.cost), m_proposal(m_current)
    {
        remember(m_current, m_value);
    }

    /// Begins anew from another random layout, with bays along the other side; the best so far stays.
    void restart()
    {
        const bool along = !m_current.alongHeight;
        m_current = randomCode(m_current.order.size(), m_random);
        m_current.alongHeight = along;
        m_value = m_evaluator.evaluate(m_current);
    }

    bool found() const { return std::isfinite(m_bestCost); }
    const Code &best() const { return m_best; }
    const Evaluator &evaluator() const { return m_evaluator; }

    void step(double temperature)
    {
        m_proposal.order = m_current.order;
        m_proposal.breakAfter = m_current.breakAfter;
        m_proposal.alongHeight = m_current.alongHeight;
        mutate(m_proposal, m_random);
        const Evaluator::Value value = m_evaluator.evaluate(m_proposal);
        const double rise = total(value) - total(m_value);
        if (rise > 0 && m_random.uniform() >= std::exp(-rise / (temperature * m_start)))
            return;
        std::swap(m_current, m_proposal);
        m_value = value;
        remember(m_current, value);
    }

private:
    double total(const Evaluator::Value &value) const { return value.cost + 0.1 * m_start * value.excess; }

    void remember(const Code &code, const Evaluator::Value &value)
    {
        if (value.excess > 0 || value.cost >= m_bestCost)
            return;
        m_bestCost = value.cost;
        m_best = code;
    }

    Evaluator m_evaluator;
    geometry::Random m_random;
    Code m_current;
    Evaluator::Value m_value;
    double m_start;
    Code m_proposal, m_best;
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
    constexpr double kHot = 0.03, kCold = 0.00002; // shares of the start's cost
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
        std::max(1.0, std::floor(expected / (4000.0 * double(instance.area.size() * instance.area.size()))));
    double run = 0;
    while (goOn) {
        const double share = std::clamp((budget.share() - 0.01) / 0.99, 0.0, 1.0) * runs;
        if (std::floor(share) > run) {
            run = std::floor(share);
            search.restart();
        }
        const double temperature = kHot * std::pow(kCold / kHot, share - run);
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
    layout.rectangles = search.evaluator().rectangles(search.best());
    layout.objective = flexibleBayCost(instance, layout.rectangles);
    return layout;
}

} // namespace twinloom::facility
