// SPDX-License-Identifier: Apache-2.0
// A flexible-bay layout that is being searched. It knows what one move would cost for the price of the bays that the
// move touches: along the bays only departments in them shift, and across them the cost is that of the flow over each
// joint of two bays times the distance of their middles.
#pragma once

#include "scenegen/facility/flexible_bay.h"

namespace twinloom::facility
{

/// Order of the departments, after which of them a bay ends, and the side that bays run along.
struct BayCode {
    std::vector<int> order;
    std::vector<char> breakAfter; ///< by position; the last one always ends a bay
    bool alongHeight = true;      ///< bays stand side by side along x and fill the plant's height
};

/// One step from a layout to another; `a` and `b` are positions.
struct BayMove {
    enum class Kind {
        Swap,       ///< of the departments there
        Insert,     ///< the one at `a` comes to `b`, those between move up
        Break,      ///< a bay ends after `a`, or no longer
        SwapBreaks, ///< of these two positions
        ReverseBay, ///< that of position `a`
        SwapBays,   ///< that of position `a` with the one behind it
        Side        ///< bays run along the other side
    };
    Kind kind = Kind::Swap;
    int a = 0, b = 0;
};

std::vector<std::array<double, 4>> rectanglesOf(const FlexibleBayInstance &instance, const BayCode &code);

/// Not thread-safe; one a search. The instance must outlive it.
class BayState
{
public:
    struct Value {
        double cost = 0;
        double excess = 0; ///< how far aspect ratios are above their limits, summed; exactly 0 where none is
    };

    BayState(const FlexibleBayInstance &instance, BayCode code);

    void reset(BayCode code);
    const BayCode &code() const { return m_code; }
    const Value &value() const { return m_value; }
    /// What the layout would cost after a move. To be followed by keep() or drop().
    const Value &consider(const BayMove &move);
    void keep();
    void drop();

private:
    /// By position, but for `y` and `excess`, which are by department.
    struct Numbers {
        Eigen::ArrayXf y;           ///< middles along the bays
        std::vector<double> cut;    ///< flow between those up to here and the others
        std::vector<double> width;  ///< of the bay
        std::vector<double> excess; ///< of aspect ratio
        double x = 0, along = 0;    ///< cost across and along the bays
        double excessSum = 0;
        int violations = 0;
    };
    struct Shift {
        int department;
        float from;
    };

    double flow(int i, int j) const { return static_cast<double>(m_flow(i, j)); }
    double excessOf(int department, double width, double depth) const;
    double acrossCost(const BayCode &code, const Numbers &numbers, int from, int to) const;
    void apply(const BayMove &move);
    void countCuts(const std::vector<int> &order, std::vector<double> &cut) const;
    void cutsAfter(const BayMove &move);
    void layOutAll(const BayCode &code, Numbers &numbers);
    void considerPart(const BayMove &move, int from, int to);
    double shiftAlong();

    const FlexibleBayInstance &m_instance;
    int m_n;
    Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> m_flow; ///< symmetric, rows padded with zeros
    std::vector<double> m_total;                                                  ///< flow of each department
    BayCode m_code, m_then;                                                       ///< now, and after the move
    Numbers m_now, m_next;
    Value m_value, m_nextValue;
    std::vector<Shift> m_shifts; ///< departments whose place along the bays the move changes
    std::vector<float> m_places; ///< to where, in step with m_shifts
    int m_from = 0, m_to = -1;   ///< positions that the considered move touches; all: the whole was laid out
    bool m_all = false;
};

} // namespace twinloom::facility
