// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/mixed_pixels.h"

#include "core/scan/cleaning/direction_grid.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kPoll = 8192;
constexpr double kCellInBeams = 1.5; // edge of a cell in distances of beams, were these spread evenly
constexpr std::size_t kBeams = 8;    // next to a point
constexpr std::size_t kFewBeams = 5; // with fewer nothing is said
constexpr std::size_t kCrowd = 512;  // in nine cells: above a scanner that turns; nothing is said there, either
constexpr int kOnSurface = 2;        // neighbours at a point's own range that make it one of a surface
constexpr float kSteep = 2.0f;       // tangent of 63 degrees: so fast may the range change along a surface
constexpr float kJump = 0.03f;       // metres that noise and texture do not reach
constexpr float kWide = 0.05f;       // metres between beams from which they tell nothing of each other

/// The beams of a station in the order of the cells of their directions.
struct Beams {
    DirectionGrid grid;
    std::vector<std::uint32_t> first;  ///< of each cell in `order`, and their number
    std::vector<std::uint32_t> order;  ///< the points
    std::vector<Eigen::Vector4f> rays; ///< in this order: unit direction, range
};

Result<Beams> sorted(std::span<const Eigen::Vector3f> positions, const Eigen::Vector3f &station,
                     const Progress &progress)
{
    const double spacing = std::sqrt(4 * std::numbers::pi / static_cast<double>(positions.size() + 1));
    Beams beams{DirectionGrid(kCellInBeams * spacing), {}, {}, {}};
    beams.first.assign(beams.grid.cells() + 1, 0);
    std::vector<std::uint32_t> cells(positions.size());
    for (std::size_t i = 0; i < positions.size(); ++i) {
        if (i % kPoll == 0 && progress.cancelled())
            return cancelledError();
        cells[i] = beams.grid.cellAt(positions[i] - station);
        ++beams.first[cells[i] + 1];
    }
    for (std::size_t cell = 1; cell < beams.first.size(); ++cell)
        beams.first[cell] += beams.first[cell - 1];
    beams.order.resize(positions.size());
    beams.rays.resize(positions.size());
    std::vector<std::uint32_t> next(beams.first.begin(), beams.first.end() - 1);
    for (std::size_t i = 0; i < positions.size(); ++i) {
        if (i % kPoll == 0 && progress.cancelled())
            return cancelledError();
        const std::uint32_t at = next[cells[i]]++;
        const Eigen::Vector3f ray = positions[i] - station;
        const float range = std::max(ray.norm(), 1e-6f);
        beams.order[at] = static_cast<std::uint32_t>(i);
        beams.rays[at] << ray / range, range;
    }
    return beams;
}

struct Neighbour {
    float apart = 0; ///< squared, of unit directions
    float range = 0;
};

/// The beams next to one, nearest first.
class Nearby
{
public:
    void clear() { m_count = 0; }
    void add(const Neighbour &beam)
    {
        if (m_count == kBeams && beam.apart >= m_beams[kBeams - 1].apart)
            return;
        std::size_t i = m_count < kBeams ? m_count++ : kBeams - 1;
        for (; i > 0 && m_beams[i - 1].apart > beam.apart; --i)
            m_beams[i] = m_beams[i - 1];
        m_beams[i] = beam;
    }
    bool showMixedPixel(float range) const
    {
        if (m_count < kFewBeams)
            return false;
        int same = 0, nearer = 0, farther = 0;
        for (std::size_t i = 0; i < m_count; ++i) {
            const float apart = std::sqrt(m_beams[i].apart), step = m_beams[i].range - range;
            const float surface = std::max(kJump, kSteep * apart * range);
            if (apart * range > kWide)
                return false;
            same += std::abs(step) <= surface;
            nearer += step < -surface;
            farther += step > surface;
        }
        return same < kOnSurface && nearer > 0 && farther > 0;
    }

private:
    std::array<Neighbour, kBeams> m_beams{};
    std::size_t m_count = 0;
};

} // namespace

Result<std::vector<std::uint8_t>> findMixedPixels(std::span<const Eigen::Vector3f> positions,
                                                  const Eigen::Vector3f &station, Progress &progress)
{
    const auto beams = sorted(positions, station, progress);
    if (!beams)
        return unexpected(beams.error());
    std::vector<std::uint8_t> mixed(positions.size(), 0);
    Nearby nearby;
    std::size_t poll = 0;
    for (std::uint32_t cell = 0; cell < beams->grid.cells(); ++cell) {
        if (beams->first[cell] == beams->first[cell + 1])
            continue;
        auto around = beams->grid.around(cell);
        std::sort(around.begin(), around.end());
        const auto end = std::unique(around.begin(), around.end());
        std::size_t near = 0;
        for (auto other = around.begin(); other != end; ++other)
            near += beams->first[*other + 1] - beams->first[*other];
        if (near > kCrowd)
            continue;
        for (std::uint32_t i = beams->first[cell]; i < beams->first[cell + 1]; ++i) {
            if (++poll % kPoll == 0) {
                if (progress.cancelled())
                    return cancelledError();
                progress.set(static_cast<double>(i) / static_cast<double>(positions.size()));
            }
            const Eigen::Vector4f &own = beams->rays[i];
            nearby.clear();
            for (auto other = around.begin(); other != end; ++other)
                for (std::uint32_t k = beams->first[*other]; k < beams->first[*other + 1]; ++k)
                    if (k != i)
                        nearby.add({(beams->rays[k] - own).head<3>().squaredNorm(), beams->rays[k].w()});
            mixed[beams->order[i]] = nearby.showMixedPixel(own.w());
        }
    }
    return mixed;
}

} // namespace twinloom::scan
