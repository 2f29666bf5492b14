// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/beams.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kPoll = 8192;
constexpr double kCellInBeams = 1.5;

} // namespace

Result<Beams> Beams::sorted(std::span<const Eigen::Vector3f> positions, const Eigen::Vector3f &station,
                            const Progress &progress)
{
    const double spacing = std::sqrt(4 * std::numbers::pi / static_cast<double>(positions.size() + 1));
    Beams beams(kCellInBeams * spacing);
    beams.m_first.assign(beams.cells() + 1, 0);
    std::vector<std::uint32_t> cells(positions.size());
    for (std::size_t i = 0; i < positions.size(); ++i) {
        if (i % kPoll == 0 && progress.cancelled())
            return cancelledError();
        cells[i] = beams.m_grid.cellAt(positions[i] - station);
        ++beams.m_first[cells[i] + 1];
    }
    for (std::size_t cell = 1; cell < beams.m_first.size(); ++cell)
        beams.m_first[cell] += beams.m_first[cell - 1];
    beams.m_beams.resize(positions.size());
    std::vector<std::uint32_t> next(beams.m_first.begin(), beams.m_first.end() - 1);
    for (std::size_t i = 0; i < positions.size(); ++i) {
        if (i % kPoll == 0 && progress.cancelled())
            return cancelledError();
        const Eigen::Vector3f way = positions[i] - station;
        const float range = std::max(way.norm(), 1e-6f);
        beams.m_beams[next[cells[i]]++] = {way / range, range, static_cast<std::uint32_t>(i)};
    }
    return beams;
}

Beams::Around Beams::around(std::uint32_t cell) const
{
    auto cells = m_grid.around(cell);
    std::sort(cells.begin(), cells.end());
    const auto end = std::unique(cells.begin(), cells.end());
    Around around;
    for (auto other = cells.begin(); other != end; ++other) {
        auto &run = around.runs[static_cast<std::size_t>(other - cells.begin())];
        run = in(*other);
        around.beams += run.size();
    }
    return around;
}

} // namespace twinloom::scan
