// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/assignment.h"

#include "core/geometry/random.h"

#include <numeric>

namespace twinloom::facility
{
namespace
{

using RowMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// A permutation with the cost of every swap, kept up to date at O(1) a pair.
class SwapTable
{
public:
    SwapTable(const AssignmentInstance &instance, std::vector<int> permutation)
        : m_a(instance.distance), m_b(instance.flow), p(std::move(permutation)), m_n(static_cast<int>(p.size())),
          m_delta(m_n, m_n), m_rowA(m_n), m_columnA(m_n), m_rowB(m_n), m_columnB(m_n)
    {
        reset();
    }

    const std::vector<int> &permutation() const { return p; }
    double delta(int r, int s) const { return m_delta(r, s); }

    void restart(std::vector<int> permutation)
    {
        p = std::move(permutation);
        reset();
    }

    /// With c(k) = a(r,k) - a(s,k) and e(k) = b(s,k) - b(r,k), rows and columns alike, the cost of every swap (u, v)
    /// that shares no place with (r, s) changes by (c(u) - c(v)) (e(u) - e(v)) and the same of the columns.
    void swap(int r, int s)
    {
        std::swap(p[std::size_t(r)], p[std::size_t(s)]);
        for (int k = 0; k < m_n; ++k) {
            m_rowA[k] = m_a(r, k) - m_a(s, k);
            m_columnA[k] = m_a(k, r) - m_a(k, s);
            m_rowB[k] = b(s, k) - b(r, k);
            m_columnB[k] = b(k, s) - b(k, r);
        }
        for (int u = 0; u + 1 < m_n; ++u) {
            const int rest = m_n - u - 1;
            m_delta.row(u).tail(rest).array() +=
                ((m_rowA[u] - m_rowA.tail(rest)) * (m_rowB[u] - m_rowB.tail(rest)) +
                 (m_columnA[u] - m_columnA.tail(rest)) * (m_columnB[u] - m_columnB.tail(rest)))
                    .transpose();
        }
        for (int k = 0; k < m_n; ++k) {
            for (const int changed : {r, s})
                if (k != changed)
                    m_delta(std::min(k, changed), std::max(k, changed)) =
                        full(std::min(k, changed), std::max(k, changed));
        }
    }

private:
    double b(int i, int j) const { return m_b(p[std::size_t(i)], p[std::size_t(j)]); }

    void reset()
    {
        for (int u = 0; u + 1 < m_n; ++u)
            for (int v = u + 1; v < m_n; ++v)
                m_delta(u, v) = full(u, v);
    }

    /// What swapping the facilities at r and s would add to the cost.
    double full(int r, int s) const
    {
        double sum = (m_a(r, r) - m_a(s, s)) * (b(s, s) - b(r, r)) + (m_a(r, s) - m_a(s, r)) * (b(s, r) - b(r, s));
        for (int k = 0; k < m_n; ++k)
            if (k != r && k != s)
                sum += (m_a(k, r) - m_a(k, s)) * (b(k, s) - b(k, r)) + (m_a(r, k) - m_a(s, k)) * (b(s, k) - b(r, k));
        return sum;
    }

    RowMatrix m_a, m_b;
    std::vector<int> p;
    int m_n;
    RowMatrix m_delta;
    Eigen::ArrayXd m_rowA, m_columnA, m_rowB, m_columnB; ///< scratch of swap()
};

class TabuSearch
{
public:
    TabuSearch(const AssignmentInstance &instance, std::uint64_t seed)
        : m_instance(instance), m_random(seed), m_n(static_cast<int>(instance.flow.rows())),
          m_table(instance, shuffled()),
          m_tabuUntil(m_n, m_n), m_best{m_table.permutation(), assignmentCost(instance, m_table.permutation())},
          m_cost(m_best.objective)
    {
        forget();
    }

    const Assignment &best() const { return m_best; }

    void step()
    {
        ++m_iteration;
        const auto [r, s] = choose();
        if (r < 0) // everything is tabu: can happen for the smallest instances only
            return;
        const std::vector<int> &p = m_table.permutation();
        m_tabuUntil(r, p[std::size_t(r)]) = m_iteration + tenure();
        m_tabuUntil(s, p[std::size_t(s)]) = m_iteration + tenure();
        m_cost += m_table.delta(r, s);
        m_table.swap(r, s);
        if (m_cost < m_best.objective) {
            // Summed anew, so that rounding does not pile up over millions of swaps.
            m_cost = assignmentCost(m_instance, m_table.permutation());
            if (m_cost < m_best.objective)
                m_best = {m_table.permutation(), m_cost};
            m_lastSuccess = m_iteration;
        } else if (m_iteration - m_lastSuccess > 2000LL * m_n) {
            perturb();
        }
    }

private:
    std::vector<int> shuffled()
    {
        std::vector<int> p(static_cast<std::size_t>(m_n));
        std::iota(p.begin(), p.end(), 0);
        m_random.shuffle(p);
        return p;
    }

    std::int64_t tenure() { return std::int64_t(m_n * m_random.uniform(0.9, 1.1)) + 1; }

    void forget()
    {
        for (int i = 0; i < m_n; ++i)
            for (int j = 0; j < m_n; ++j)
                m_tabuUntil(i, j) = m_iteration - std::int64_t(m_n) * (i + j);
    }

    /// The best swap that is allowed, or that gives a new best, or that has not been made for very long.
    std::pair<int, int> choose() const
    {
        const std::vector<int> &p = m_table.permutation();
        const std::int64_t longAgo = m_iteration - 5LL * m_n * m_n;
        // Looking for swaps that were not made for very long costs two reads a pair, so large instances do it now and
        // then.
        const bool lookBack = m_n < 50 || m_iteration % 16 == 0;
        std::pair<int, int> chosen{-1, -1};
        double least = std::numeric_limits<double>::infinity();
        bool overdue = false;
        for (int u = 0; u + 1 < m_n; ++u) {
            for (int v = u + 1; v < m_n; ++v) {
                const double delta = m_table.delta(u, v);
                if (delta >= least && (!lookBack || overdue))
                    continue;
                const std::int64_t first = m_tabuUntil(u, p[std::size_t(v)]),
                                   second = m_tabuUntil(v, p[std::size_t(u)]);
                if (lookBack && first < longAgo && second < longAgo) {
                    overdue = true;
                    least = delta;
                    chosen = {u, v};
                } else if (!overdue && delta < least &&
                           (first < m_iteration || second < m_iteration || m_cost + delta < m_best.objective - 1e-9)) {
                    least = delta;
                    chosen = {u, v};
                }
            }
        }
        return chosen;
    }

    void perturb()
    {
        std::vector<int> p = m_best.permutation;
        const auto n = static_cast<std::uint32_t>(m_n);
        const std::uint32_t swaps = n / 5 + m_random.below(n / 5 + 1) + 1;
        for (std::uint32_t i = 0; i < swaps; ++i)
            std::swap(p[m_random.below(n)], p[m_random.below(n)]);
        m_cost = assignmentCost(m_instance, p);
        m_table.restart(std::move(p));
        forget();
        m_lastSuccess = m_iteration;
    }

    const AssignmentInstance &m_instance;
    geometry::Random m_random;
    int m_n;
    SwapTable m_table;
    Eigen::Matrix<std::int64_t, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> m_tabuUntil; ///< by place and facility
    Assignment m_best;
    double m_cost;
    std::int64_t m_iteration = 0, m_lastSuccess = 0;
};

} // namespace

double assignmentCost(const AssignmentInstance &instance, const std::vector<int> &permutation)
{
    double sum = 0;
    const auto n = static_cast<Eigen::Index>(permutation.size());
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = 0; j < n; ++j)
            sum += instance.distance(i, j) * instance.flow(permutation[std::size_t(i)], permutation[std::size_t(j)]);
    return sum;
}

Result<Assignment> solveAssignment(const AssignmentInstance &instance, std::uint64_t seed, const SearchLimits &limits,
                                   Progress &progress)
{
    TabuSearch search(instance, seed);
    SearchBudget budget(limits, progress);
    const auto n = instance.flow.rows();
    if (n > 1) {
        // About a millisecond between looks at the clock.
        const std::int64_t block = std::max<std::int64_t>(1, 400'000 / (n * n));
        do {
            for (std::int64_t i = 0; i < block; ++i)
                search.step();
        } while (budget.spend(block));
    }
    if (budget.cancelled())
        return cancelledError();
    return search.best();
}

} // namespace twinloom::facility
