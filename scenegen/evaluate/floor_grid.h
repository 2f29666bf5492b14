// SPDX-License-Identifier: Apache-2.0
// Where a person can walk: cells of 0.1 m on which a walker of 0.2 m radius stands free, and their largest connected
// part.
#pragma once

#include "scenegen/evaluate/rules.h"

#include <cstdint>

namespace twinloom::scenegen
{

constexpr double kCell = 0.1;
constexpr double kWalker = 0.2;                ///< radius of the walker
constexpr double kReach = 0.6;                 ///< an obstacle so near a walkable cell is reached
constexpr std::size_t kMostCells = 16'000'000; ///< a floor of some 400 m by 400 m; some 11 bytes each

/// Cells count from the lower left corner of the floor's bounds. A value; not thread-safe while it changes.
class FloorGrid
{
public:
    /// An empty grid (fits() is false) when the floor needs more than kMostCells.
    explicit FloorGrid(const geometry::Polygon &floor);

    bool fits() const { return m_width > 0 && m_height > 0; }
    /// Takes the cells near the footprint from the walker.
    void add(const Footprint &obstacle);

    /// Nothing was added yet.
    bool isEmpty() const { return m_isEmpty; }

    /// Takes all floor that is not of the largest part off the grid for good. After connect(); connect() again.
    void giveUpLost();

    /// Finds the largest 4-connected part; to be called before all that follows.
    void connect();
    /// Share of the free cells that lie in the largest part; 0 without a free cell.
    double walkableRatio() const;
    /// There are free cells that are not of the largest part.
    bool hasLostFloor() const { return m_largest >= 0 && part(m_largest).size < m_freeCells; }
    /// A cell of the largest part lies within 0.6 m of the footprint.
    bool reaches(const Footprint &obstacle) const;
    /// A free cell that is not of the largest part lies within `reach` metres.
    bool isNearLostFloor(const Footprint &box, double reach) const;

    /// What became of the largest part, and so of what is reached.
    enum class Largest {
        AsItWas, ///< the same is reached
        Grown,   ///< all that was reached still is
        Another
    };
    /// Takes an added obstacle away and joins the parts that it kept asunder: the same as connecting anew, for the cost
    /// of its surroundings.
    Largest open(const Footprint &obstacle);
    /// Undoes the last open() that was neither undone nor kept.
    void close();
    /// What is open stays so: close() does not undo it.
    void keepOpen() { m_undo.clear(); }

private:
    /// A connected part, or one that was joined to another.
    struct Part {
        int joined = -1; ///< to this part; itself where it is none's
        std::size_t size = 0;
        int first = 0; ///< its lowest cell
    };
    struct Join {
        int part = -1; ///< was joined to another,
        int first = 0; ///< whose lowest cell was this
    };

    void fillInside(const geometry::Polygon &floor);
    /// Takes the cells from the floor whose centres are too near to a wall.
    void clearAlong(const geometry::Vec2 &from, const geometry::Vec2 &to);
    /// Calls `visit(cell)` for those that the walker must keep off because of the footprint.
    template <class Visit>
    void eachBlocked(const Footprint &obstacle, Visit &&visit) const;
    template <class Visit>
    void eachNeighbour(int cell, Visit &&visit) const;
    geometry::Vec2 centre(int x, int y) const;
    /// Cell ranges {x0, y0, x1, y1} that something within these limits, grown by `margin`, can touch.
    std::array<int, 4> range(const std::array<geometry::Vec2, 2> &limits, double margin) const;
    bool free(std::size_t cell) const { return m_floor[cell] && m_blocked[cell] == 0; }
    const Part &part(int number) const { return m_parts[static_cast<std::size_t>(number)]; }
    int rootOf(int cell) const;
    bool isOfLargest(int cell) const
    {
        const int number = m_part[static_cast<std::size_t>(cell)];
        return number >= 0 && (number == m_largest || rootOf(cell) == m_largest);
    }
    /// The part that both are of now.
    int join(int a, int b);
    bool isLarger(int a, int b) const;

    geometry::Vec2 m_low = geometry::Vec2::Zero();
    int m_width = 0, m_height = 0;
    std::vector<std::uint8_t> m_floor;   ///< the walker's centre may stand there in the empty room
    std::vector<std::int16_t> m_blocked; ///< obstacles too near
    std::vector<int> m_part;             ///< by cell: -1, or its part
    std::vector<Part> m_parts;
    std::vector<int> m_queue; ///< kept to spare allocations
    bool m_isEmpty = true;
    int m_largest = -1;
    std::size_t m_freeCells = 0;
    /// What an open() did.
    struct Opening {
        std::vector<int> lifted; ///< cells that the obstacle was too near
        std::vector<int> opened;
        std::vector<Join> joins;
        int largestBefore = -1;
    };
    std::vector<Opening> m_undo; ///< the newest last
};

} // namespace twinloom::scenegen
