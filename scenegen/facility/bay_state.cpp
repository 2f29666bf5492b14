// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/bay_state.h"

#include <algorithm>
#include <cmath>

namespace twinloom::facility
{

namespace
{

constexpr Eigen::Index kPacket = 8; ///< rows are padded to whole vector registers

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// The first position of a position's bay.
int bayBegin(const BayCode &code, int position)
{
    while (position > 0 && !code.breakAfter[at(position - 1)])
        --position;
    return position;
}

/// The first position behind it.
int bayEnd(const BayCode &code, int position)
{
    while (!code.breakAfter[at(position)])
        ++position;
    return position + 1;
}

/// Visits position, department, its bay's width, its depth and its start, of whole bays from one position to another.
template <class Visit>
void eachDepartment(const FlexibleBayInstance &instance, const BayCode &code, int from, int to, Visit &&visit)
{
    const double length = code.alongHeight ? instance.height : instance.width;
    for (int first = from; first <= to;) {
        int end = first;
        double area = 0;
        do {
            area += instance.area[at(code.order[at(end)])];
        } while (!code.breakAfter[at(end++)]);
        const double width = area / length, depthPerArea = length / area;
        double along = 0;
        for (; first < end; ++first) {
            const int department = code.order[at(first)];
            const double depth = instance.area[at(department)] * depthPerArea;
            visit(first, department, width, depth, along);
            along += depth;
        }
    }
}

} // namespace

BayState::BayState(const FlexibleBayInstance &instance, BayCode code)
    : m_instance(instance), m_n(static_cast<int>(instance.area.size())), m_total(instance.area.size(), 0.0)
{
    const Eigen::Index padded = (m_n + kPacket - 1) / kPacket * kPacket;
    m_flow.setZero(m_n, padded);
    for (int i = 0; i < m_n; ++i)
        for (int j = 0; j < m_n; ++j)
            if (i != j) {
                m_flow(i, j) = static_cast<float>(instance.flow(i, j) + instance.flow(j, i));
                m_total[at(i)] += flow(i, j);
            }
    for (Numbers *numbers : {&m_now, &m_next}) {
        numbers->y.setZero(padded);
        for (auto *list : {&numbers->cut, &numbers->width, &numbers->excess})
            list->assign(at(m_n), 0.0);
    }
    reset(std::move(code));
}

void BayState::reset(BayCode code)
{
    m_code = std::move(code);
    m_then = m_code;
    layOutAll(m_code, m_now);
    m_value = {m_now.x + m_now.along, m_now.excessSum};
}

double BayState::excessOf(int department, double width, double depth) const
{
    const double most = m_instance.maxAspectRatio[at(department)];
    if (width <= most * depth && depth <= most * width)
        return 0;
    return std::max(0.0, std::max(width / depth, depth / width) / most - 1.0 - 1e-9);
}

/// Of the joints from one position to another.
double BayState::acrossCost(const BayCode &code, const Numbers &numbers, int from, int to) const
{
    double sum = 0;
    for (int p = std::max(from, 0); p <= std::min(to, m_n - 2); ++p)
        if (code.breakAfter[at(p)])
            sum += (numbers.width[at(p)] + numbers.width[at(p + 1)]) / 2 * numbers.cut[at(p)];
    return sum;
}

/// A department more on the near side: its flow with the others crosses, that with those there does no longer.
void BayState::countCuts(const std::vector<int> &order, std::vector<double> &cut) const
{
    for (int p = 0; p < m_n; ++p) {
        const int department = order[at(p)];
        double near = 0;
        for (int k = 0; k < p; ++k)
            near += flow(department, order[at(k)]);
        cut[at(p)] = (p > 0 ? cut[at(p - 1)] : 0.0) + m_total[at(department)] - 2 * near;
    }
}

void BayState::layOutAll(const BayCode &code, Numbers &numbers)
{
    countCuts(code.order, numbers.cut);
    numbers.excessSum = 0;
    numbers.violations = 0;
    eachDepartment(m_instance, code, 0, m_n - 1,
                   [&](int position, int department, double width, double depth, double along) {
                       numbers.width[at(position)] = width;
                       numbers.y[department] = static_cast<float>(along + depth / 2);
                       const double excess = excessOf(department, width, depth);
                       numbers.excess[at(department)] = excess;
                       numbers.excessSum += excess;
                       numbers.violations += excess > 0;
                   });
    numbers.x = acrossCost(code, numbers, 0, m_n);
    numbers.along = 0;
    for (int i = 0; i < m_n; ++i)
        numbers.along +=
            static_cast<double>((m_flow.row(i).transpose().array() * (numbers.y - numbers.y[i]).abs()).head(i).sum());
}

void BayState::apply(const BayMove &move)
{
    const auto [kind, a, b] = move;
    const auto first = m_then.order.begin();
    switch (kind) {
    case BayMove::Kind::Swap:
        std::swap(m_then.order[at(a)], m_then.order[at(b)]);
        return;
    case BayMove::Kind::Insert:
        if (a < b)
            std::rotate(first + a, first + a + 1, first + b + 1);
        else
            std::rotate(first + b, first + a, first + a + 1);
        return;
    case BayMove::Kind::Break:
        m_then.breakAfter[at(a)] ^= 1;
        return;
    case BayMove::Kind::SwapBreaks:
        std::swap(m_then.breakAfter[at(a)], m_then.breakAfter[at(b)]);
        return;
    case BayMove::Kind::ReverseBay: {
        const int begin = bayBegin(m_then, a);
        std::reverse(first + begin, first + bayEnd(m_then, a));
        return;
    }
    case BayMove::Kind::SwapBays: {
        const int begin = bayBegin(m_then, a), middle = bayEnd(m_then, a);
        const int end = middle < m_n ? bayEnd(m_then, middle) : middle;
        std::rotate(first + begin, first + middle, first + end);
        std::rotate(m_then.breakAfter.begin() + begin, m_then.breakAfter.begin() + middle,
                    m_then.breakAfter.begin() + end);
        return;
    }
    case BayMove::Kind::Side:
        m_then.alongHeight = !m_then.alongHeight;
        return;
    }
}

/// Cuts between the two positions of a swap or an insertion, from those that there are.
void BayState::cutsAfter(const BayMove &move)
{
    const int low = std::min(move.a, move.b), high = std::max(move.a, move.b);
    const std::vector<int> &order = m_code.order;
    const std::vector<double> &cut = m_now.cut;
    const int i = order[at(move.kind == BayMove::Kind::Swap ? low : move.a)], j = order[at(high)];
    double nearI = 0, nearJ = 0; // their flow with those up to the position, as they stand now
    for (int k = 0; k < low; ++k) {
        nearI += flow(i, order[at(k)]);
        nearJ += flow(j, order[at(k)]);
    }
    for (int p = low; p < high; ++p) {
        double &next = m_next.cut[at(p)];
        if (move.kind == BayMove::Kind::Swap) {
            nearI += flow(i, order[at(p)]);
            nearJ += flow(j, order[at(p)]);
            next = cut[at(p)] + 2 * nearI - m_total[at(i)] + m_total[at(j)] - 2 * nearJ + 2 * flow(i, j);
        } else if (move.a < move.b) { // up to here there are now those up to the next one, without i
            nearI += flow(i, order[at(p + 1)]);
            next = cut[at(p + 1)] + 2 * nearI - m_total[at(i)];
        } else { // ... those up to the one before, with i
            next = (p > 0 ? cut[at(p - 1)] : 0.0) + m_total[at(i)] - 2 * nearI;
            nearI += flow(i, order[at(p)]);
        }
    }
}

/// Moves departments along their bays, one by one, and sums what that changes.
double BayState::shiftAlong()
{
    double change = 0;
    for (std::size_t s = 0; s < m_shifts.size(); ++s) {
        const auto [department, from] = m_shifts[s];
        const float to = m_places[s];
        change += static_cast<double>(
            (m_flow.row(department).transpose().array() * ((m_now.y - to).abs() - (m_now.y - from).abs())).sum());
        m_now.y[department] = to;
    }
    return change;
}

/// `from` to `to` are the whole bays that the move touches, before and after it.
void BayState::considerPart(const BayMove &move, int from, int to)
{
    const bool reorders = move.kind == BayMove::Kind::Swap || move.kind == BayMove::Kind::Insert;
    // A joint before and one behind stay what they are, but for the width beside them.
    const int before = std::max(from - 1, 0), behind = std::min(to + 1, m_n - 1);
    for (int p = before; p <= behind; ++p)
        m_next.cut[at(p)] = m_now.cut[at(p)];
    m_next.width[at(before)] = m_now.width[at(before)];
    m_next.width[at(behind)] = m_now.width[at(behind)];
    if (reorders)
        cutsAfter(move);
    m_shifts.clear();
    m_places.clear();
    double excessSum = m_now.excessSum;
    int violations = m_now.violations;
    eachDepartment(m_instance, m_then, from, to,
                   [&](int position, int department, double width, double depth, double along) {
                       m_next.width[at(position)] = width;
                       const double was = m_now.excess[at(department)], excess = excessOf(department, width, depth);
                       m_next.excess[at(department)] = excess;
                       excessSum += excess - was;
                       violations += (excess > 0) - (was > 0);
                       const float place = static_cast<float>(along + depth / 2);
                       if (place != m_now.y[department]) {
                           m_shifts.push_back({department, m_now.y[department]});
                           m_places.push_back(place);
                       }
                   });
    m_next.excessSum = violations > 0 ? excessSum : 0.0;
    m_next.violations = violations;
    m_next.x = m_now.x + acrossCost(m_then, m_next, from - 1, to) - acrossCost(m_code, m_now, from - 1, to);
    m_next.along = m_now.along + shiftAlong();
}

const BayState::Value &BayState::consider(const BayMove &move)
{
    apply(move);
    m_all = move.kind == BayMove::Kind::ReverseBay || move.kind == BayMove::Kind::SwapBays ||
            move.kind == BayMove::Kind::Side;
    if (m_all) {
        m_from = 0;
        m_to = m_n - 1;
        layOutAll(m_then, m_next);
    } else {
        m_from = std::min(move.a, move.b);
        m_to = std::max(move.a, move.b);
        m_from = bayBegin(m_code, m_from);
        while (!m_code.breakAfter[at(m_to)] || !m_then.breakAfter[at(m_to)])
            ++m_to;
        considerPart(move, m_from, m_to);
    }
    m_nextValue = {m_next.x + m_next.along, m_next.excessSum};
    return m_nextValue;
}

void BayState::keep()
{
    m_value = m_nextValue;
    if (m_all) {
        std::swap(m_now, m_next);
        m_code = m_then;
        return;
    }
    for (int p = m_from; p <= m_to; ++p) {
        const int department = m_then.order[at(p)];
        m_code.order[at(p)] = department;
        m_code.breakAfter[at(p)] = m_then.breakAfter[at(p)];
        m_now.cut[at(p)] = m_next.cut[at(p)];
        m_now.width[at(p)] = m_next.width[at(p)];
        m_now.excess[at(department)] = m_next.excess[at(department)];
    }
    m_now.x = m_next.x;
    m_now.along = m_next.along;
    m_now.excessSum = m_next.excessSum;
    m_now.violations = m_next.violations;
}

void BayState::drop()
{
    if (m_all) {
        m_then = m_code;
        return;
    }
    for (int p = m_from; p <= m_to; ++p) {
        m_then.order[at(p)] = m_code.order[at(p)];
        m_then.breakAfter[at(p)] = m_code.breakAfter[at(p)];
    }
    for (const Shift &shift : m_shifts)
        m_now.y[shift.department] = shift.from;
}

std::vector<std::array<double, 4>> rectanglesOf(const FlexibleBayInstance &instance, const BayCode &code)
{
    std::vector<std::array<double, 4>> rectangles(instance.area.size());
    double across = 0, bay = 0;
    const int last = static_cast<int>(code.order.size()) - 1;
    eachDepartment(instance, code, 0, last, [&](int, int department, double width, double depth, double along) {
        if (along == 0) {
            across += bay;
            bay = width;
        }
        if (code.alongHeight)
            rectangles[at(department)] = {across, along, width, depth};
        else
            rectangles[at(department)] = {along, across, depth, width};
    });
    return rectangles;
}

} // namespace twinloom::facility
