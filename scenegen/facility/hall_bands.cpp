// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/hall_bands.h"

#include <algorithm>

namespace twinloom::facility
{

namespace
{

constexpr int kNone = -1;
constexpr std::size_t kMostIslands = 24;
constexpr double kFilled = 12;    ///< worth of a width without rest
constexpr double kRepeated = 0.3; ///< each further island of a kind is worth so much of the one before
constexpr double kTooWide = 0.6;  ///< cost of a metre of aisle beyond the widest that is of use
constexpr double kWhim = 1.2;     ///< so that seeds differ

struct Chosen {
    int low = kNone, high = kNone; ///< bands at the walls
    std::vector<int> islands;      ///< how many of each island of the zone
    double score = -1e9;
};

class Chooser
{
public:
    Chooser(const HallRules &rules, const HallRule &hall, const ZoneRule &zone, const HallRectangle &part,
            geometry::Random &random)
        : m_rules(rules), m_hall(hall), m_zone(zone), m_part(part), m_random(random)
    {
    }

    Chosen best()
    {
        std::vector<int> low = {kNone}, high = {kNone};
        if (!m_part.open[0])
            low.insert(low.end(), m_zone.walls.begin(), m_zone.walls.end());
        if (!m_part.open[2])
            high.insert(high.end(), m_zone.walls.begin(), m_zone.walls.end());
        for (const int a : low)
            for (const int b : high) {
                m_now = {a, b, std::vector<int>(m_zone.islands.size(), 0), 0};
                const double left = m_part.width - depthOf(a) - depthOf(b) - m_hall.aisleLeast;
                if (left >= 0)
                    addIslands(0, left, 0);
            }
        return m_best;
    }

private:
    double depthOf(int band) const
    {
        return band == kNone ? 0 : m_rules.bands[static_cast<std::size_t>(band)].fullDepth();
    }
    double worthOf(int band) const
    {
        const auto found = m_zone.prefer.find(band);
        return found == m_zone.prefer.end() ? 0.5 : found->second;
    }

    void addIslands(std::size_t kind, double left, std::size_t total)
    {
        if (kind == m_zone.islands.size()) {
            judge(left, total);
            return;
        }
        const double need = depthOf(m_zone.islands[kind]) + m_hall.aisleLeast;
        for (int n = 0; total + static_cast<std::size_t>(n) <= kMostIslands && n * need <= left; ++n) {
            m_now.islands[kind] = n;
            addIslands(kind + 1, left - n * need, total + static_cast<std::size_t>(n));
        }
        m_now.islands[kind] = 0;
    }

    void judge(double left, std::size_t islands)
    {
        const auto aisles = static_cast<double>(islands + 1);
        const double used = m_part.width - left - aisles * m_hall.aisleLeast;
        if (used <= 0)
            return;
        double score = kFilled * used / m_part.width;
        score -= kTooWide * std::max(0.0, left - aisles * (m_hall.aisleMost - m_hall.aisleLeast));
        for (const int wall : {m_now.low, m_now.high})
            if (wall != kNone)
                score += worthOf(wall);
        if (m_now.low == m_now.high && m_now.low != kNone && m_zone.walls.size() > 2)
            score -= worthOf(m_now.low);
        for (std::size_t k = 0; k < m_now.islands.size(); ++k) {
            double worth = worthOf(m_zone.islands[k]);
            for (int n = 0; n < m_now.islands[k]; ++n, worth *= kRepeated)
                score += worth;
        }
        score += kWhim * m_random.uniform();
        if (score > m_best.score) {
            m_best = m_now;
            m_best.score = score;
        }
    }

    const HallRules &m_rules;
    const HallRule &m_hall;
    const ZoneRule &m_zone;
    const HallRectangle &m_part;
    geometry::Random &m_random;
    Chosen m_now, m_best;
};

/// Kinds take turns, so that like islands do not all lie side by side.
std::vector<int> inTurns(const ZoneRule &zone, std::vector<int> counts)
{
    std::vector<int> order;
    for (bool more = true; more;) {
        more = false;
        for (std::size_t k = 0; k < counts.size(); ++k)
            if (counts[k] > 0) {
                --counts[k];
                order.push_back(zone.islands[k]);
                more = true;
            }
    }
    return order;
}

} // namespace

AcrossPlan chooseBands(const HallRules &rules, const HallRule &hall, const ZoneRule &zone, const HallRectangle &part,
                       geometry::Random &random)
{
    const Chosen chosen = Chooser(rules, hall, zone, part, random).best();
    AcrossPlan plan;
    if (chosen.score < -1e8)
        return plan;
    std::vector<int> islands = inTurns(zone, chosen.islands);
    if (random.below(2) == 1)
        std::reverse(islands.begin(), islands.end());
    const auto depthOf = [&](int band) {
        return band == kNone ? 0.0 : rules.bands[static_cast<std::size_t>(band)].fullDepth();
    };
    double used = depthOf(chosen.low) + depthOf(chosen.high);
    for (const int island : islands)
        used += depthOf(island);
    const double aisle = (part.width - used) / static_cast<double>(islands.size() + 1);
    double v = depthOf(chosen.low);
    if (chosen.low != kNone)
        plan.bands.push_back({chosen.low, 0, false, true});
    for (const int island : islands) {
        plan.aisles.push_back({v, v + aisle});
        v += aisle;
        plan.bands.push_back({island, v, random.below(2) == 1, false});
        v += depthOf(island);
    }
    plan.aisles.push_back({v, v + aisle});
    if (chosen.high != kNone)
        plan.bands.push_back({chosen.high, part.width - depthOf(chosen.high), true, true});
    return plan;
}

} // namespace twinloom::facility
