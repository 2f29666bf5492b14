// SPDX-License-Identifier: Apache-2.0
#include "scenegen/evaluate/box_index.h"

#include <algorithm>
#include <cmath>

namespace twinloom::scenegen
{

using geometry::Box;
using geometry::Vec2;

namespace
{

constexpr double kLattice = 4.0; ///< metres; about the size of a machine with its surroundings
constexpr int kMostSpanned = 32; ///< cells along a side; what spans more is kept apart

} // namespace

BoxIndex::Cells BoxIndex::cellsOf(const Box &box, double margin)
{
    const Vec2 right = box.right().cwiseAbs(), front = box.front().cwiseAbs();
    const Vec2 half = right * box.size.x() / 2 + front * box.size.y() / 2 + Vec2::Constant(margin);
    const Vec2 low = (box.centre.head<2>() - half) / kLattice, high = (box.centre.head<2>() + half) / kLattice;
    const bool sensible =
        low.allFinite() && high.allFinite() && low.cwiseAbs().maxCoeff() < 1e9 && high.cwiseAbs().maxCoeff() < 1e9;
    if (!sensible || (high - low).maxCoeff() > kMostSpanned)
        return {0, 0, 0, 0, true};
    const auto cell = [](double metres) { return static_cast<std::int32_t>(std::floor(metres)); };
    return {cell(low.x()), cell(low.y()), cell(high.x()), cell(high.y()), false};
}

void BoxIndex::enter(std::uint32_t number)
{
    const Cells &cells = m_cells[number];
    if (cells.everywhere) {
        m_everywhere.push_back(number);
        return;
    }
    for (std::int32_t y = cells.y0; y <= cells.y1; ++y)
        for (std::int32_t x = cells.x0; x <= cells.x1; ++x)
            m_buckets[key(x, y)].push_back(number);
}

void BoxIndex::add(const Box &box)
{
    const std::size_t number = m_cells.size();
    m_cells.push_back(cellsOf(box, 0));
    if (number < kFew)
        return;
    for (std::size_t k = number == kFew ? 0 : number; k <= number; ++k)
        enter(static_cast<std::uint32_t>(k));
}

void BoxIndex::truncate(std::size_t count)
{
    if (count >= m_cells.size())
        return;
    if (count <= kFew) {
        m_buckets.clear();
        m_everywhere.clear();
    }
    // Numbers rise in every list, so the last ones are at the ends.
    for (std::size_t number = m_cells.size(); number-- > count && count > kFew;) {
        const Cells &cells = m_cells[number];
        if (cells.everywhere) {
            m_everywhere.pop_back();
            continue;
        }
        for (std::int32_t y = cells.y0; y <= cells.y1; ++y)
            for (std::int32_t x = cells.x0; x <= cells.x1; ++x)
                m_buckets[key(x, y)].pop_back();
    }
    m_cells.resize(count);
}

std::vector<std::size_t> BoxIndex::near(const Box &box, double margin) const
{
    std::vector<std::size_t> numbers;
    any(box, margin, [&](std::size_t number) {
        numbers.push_back(number);
        return false;
    });
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

} // namespace twinloom::scenegen
