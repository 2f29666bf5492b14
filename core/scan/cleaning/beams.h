// SPDX-License-Identifier: Apache-2.0
// The beams of one station in the order of their directions, so that those beside one another are found together.
#pragma once

#include "core/progress.h"
#include "core/scan/cleaning/direction_grid.h"

#include <algorithm>
#include <span>
#include <vector>

namespace twinloom::scan
{

/// Thread: any, once made.
class Beams
{
public:
    struct Beam {
        Eigen::Vector3f direction = Eigen::Vector3f::Zero(); ///< of unit length
        float range = 0;                                     ///< metres, above 0
        std::uint32_t point = 0;                             ///< index in what they were made of
    };
    /// The beams of the nine cells around one: at most nine runs in the list of all.
    struct Around {
        static constexpr std::size_t kCrowd = 512;

        std::array<std::span<const Beam>, 9> runs;
        std::size_t beams = 0; ///< in all of them

        /// As above a scanner that turns: beams there tell nothing of each other.
        bool isCrowded() const { return beams > kCrowd; }
    };

    /// Cells are 1.5 times as wide as beams would be apart were they spread evenly. Cancelled.
    static Result<Beams> sorted(std::span<const Eigen::Vector3f> positions, const Eigen::Vector3f &station,
                                const Progress &progress);

    /// By how much ranges may differ, in metres, where two beams that pass each other at `apart` metres end on one
    /// surface, seen at no more than 63 degrees from its normal.
    static float stepOnSurface(float apart)
    {
        return std::max(0.03f, 2.0f * apart);
    } // noise and texture stay below 3 cm

    std::uint32_t cells() const { return m_grid.cells(); }
    std::span<const Beam> in(std::uint32_t cell) const
    {
        return std::span(m_beams).subspan(m_first[cell], m_first[cell + 1] - m_first[cell]);
    }
    Around around(std::uint32_t cell) const;

private:
    explicit Beams(double step) : m_grid(step) {}

    DirectionGrid m_grid;
    std::vector<std::uint32_t> m_first; ///< of each cell in `m_beams`, and their number
    std::vector<Beam> m_beams;
};

} // namespace twinloom::scan
