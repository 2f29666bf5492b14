// SPDX-License-Identifier: Apache-2.0
// Boxes by where they are in plan, so that a question about one costs its neighbours, not a whole hall.
#pragma once

#include "core/geometry/box.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace twinloom::scenegen
{

/// Numbers boxes from 0 in the order of add(). A value; not thread-safe while boxes are added.
class BoxIndex
{
public:
    void add(const geometry::Box &box);
    /// Forgets all but the first `count`.
    void truncate(std::size_t count);
    std::size_t size() const { return m_cells.size(); }

    /// Rising numbers: at least all whose footprint comes within `margin` metres of the box's.
    std::vector<std::size_t> near(const geometry::Box &box, double margin) const;
    /// Whether `is(number)` holds for one of these. `is` may also be asked about others.
    template <class Predicate>
    bool any(const geometry::Box &box, double margin, Predicate &&is) const
    {
        if (m_cells.size() <= kFew) {
            for (std::size_t number = 0; number < m_cells.size(); ++number)
                if (is(number))
                    return true;
            return false;
        }
        return anyInCells(cellsOf(box, margin), is);
    }

private:
    static constexpr std::size_t kFew = 48; ///< so many are looked through sooner than looked up

    /// Cells of a lattice, both ends included. `everywhere`: too large for the lattice, or at no sensible place.
    struct Cells {
        std::int32_t x0 = 0, y0 = 0, x1 = 0, y1 = 0;
        bool everywhere = false;
    };
    static Cells cellsOf(const geometry::Box &box, double margin);
    static std::uint64_t key(std::int32_t x, std::int32_t y)
    {
        return std::uint64_t(std::uint32_t(x)) << 32 | std::uint32_t(y);
    }

    template <class Predicate>
    bool anyInCells(const Cells &asked, Predicate &&is) const
    {
        for (const std::uint32_t number : m_everywhere)
            if (is(number))
                return true;
        if (asked.everywhere) {
            for (std::size_t number = 0; number < m_cells.size(); ++number)
                if (!m_cells[number].everywhere && is(number))
                    return true;
            return false;
        }
        for (std::int32_t y = asked.y0; y <= asked.y1; ++y)
            for (std::int32_t x = asked.x0; x <= asked.x1; ++x) {
                const auto bucket = m_buckets.find(key(x, y));
                if (bucket == m_buckets.end())
                    continue;
                for (const std::uint32_t number : bucket->second) {
                    // What lies in several cells is asked about in the first one only.
                    const Cells &cells = m_cells[number];
                    if (x == std::max(asked.x0, cells.x0) && y == std::max(asked.y0, cells.y0) && is(number))
                        return true;
                }
            }
        return false;
    }
    void enter(std::uint32_t number);

    std::vector<Cells> m_cells; ///< by number
    std::vector<std::uint32_t> m_everywhere;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_buckets; ///< empty while there are few
};

} // namespace twinloom::scenegen
