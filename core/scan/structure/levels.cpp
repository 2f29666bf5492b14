// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/levels.h"

#include "core/scan/points/polled_sort.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kPollEvery = 16'384;
constexpr double kBin = 0.01;
constexpr int kReach = 3; // bins either side that belong to a peak: scan noise and slight slopes
constexpr double kCell = 0.1;
constexpr float kHorizontal = 0.9f;
constexpr double kFloorShare = 0.25, kThinFloorShare = 0.02;

struct Sample {
    float z;
    std::uint64_t cell;
};

std::uint64_t cellOf(const Eigen::Vector3f &p)
{
    const auto x = static_cast<std::uint32_t>(static_cast<std::int32_t>(std::floor(p.x() / kCell)));
    const auto y = static_cast<std::uint32_t>(static_cast<std::int32_t>(std::floor(p.y() / kCell)));
    return (static_cast<std::uint64_t>(x) << 32) | y;
}

/// Area as the number of distinct cells seen from above; dense clutter at one place counts once.
double coveredArea(const std::vector<Sample> &samples, std::size_t from, std::size_t to, const Progress &progress)
{
    std::vector<std::uint64_t> cells;
    cells.reserve(to - from);
    for (std::size_t i = from; i < to; ++i)
        cells.push_back(samples[i].cell);
    if (!polledSort(cells, std::less<>(), progress))
        return 0;
    return static_cast<double>(std::unique(cells.begin(), cells.end()) - cells.begin()) * kCell * kCell;
}

} // namespace

std::vector<Level> findLevels(const PointCloud &cloud, double spacing, double leastArea,
                              const std::function<bool(std::size_t)> &accepts, const Progress &progress)
{
    std::vector<Sample> samples;
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        if (i % kPollEvery == 0 && progress.cancelled())
            return {};
        if (std::abs(cloud.normals[i].z()) > kHorizontal && (!accepts || accepts(i)))
            samples.push_back({cloud.positions[i].z(), cellOf(cloud.positions[i])});
    }
    const auto byHeight = [](const Sample &a, const Sample &b) {
        return std::tie(a.z, a.cell) < std::tie(b.z, b.cell);
    };
    if (samples.empty() || !polledSort(samples, byHeight, progress))
        return {};

    const double low = samples.front().z;
    const auto bins = static_cast<std::size_t>((samples.back().z - low) / kBin) + 1;
    std::vector<std::size_t> first(bins + 1, samples.size());
    for (std::size_t i = samples.size(); i-- > 0;)
        first[static_cast<std::size_t>((samples[i].z - low) / kBin)] = i;
    for (std::size_t b = bins; b-- > 0;)
        first[b] = std::min(first[b], first[b + 1]);

    const auto begin = [&](std::size_t b) { return first[b > kReach ? b - kReach : 0]; };
    const auto end = [&](std::size_t b) { return first[std::min(b + kReach + 1, bins)]; };
    const auto count = [&](std::size_t b) { return end(b) - begin(b); };
    const auto leastCount = static_cast<std::size_t>(0.3 * leastArea / (spacing * spacing)) + 1;

    std::vector<Level> levels;
    for (std::size_t b = 0; b < bins; ++b) {
        const std::size_t here = count(b);
        bool peak = here >= leastCount;
        for (std::size_t other = b > 2 * kReach ? b - 2 * kReach : 0;
             peak && other < std::min(b + 2 * kReach + 1, bins); ++other)
            peak = count(other) < here || (count(other) == here && other >= b);
        if (!peak)
            continue;
        const double area = coveredArea(samples, begin(b), end(b), progress);
        if (area >= leastArea)
            levels.push_back({samples[(begin(b) + end(b)) / 2].z, area});
    }
    return levels;
}

FloorAndCeiling chooseFloorAndCeiling(const std::vector<Level> &levels, double leastHeadroom)
{
    FloorAndCeiling chosen;
    std::optional<double> thinFloor;
    double largest = 0;
    for (const Level &level : levels)
        largest = std::max(largest, level.area);
    for (const Level &level : levels)
        if (level.area >= kFloorShare * largest) {
            chosen.floor = level.height;
            break;
        }
    double best = 0;
    for (const Level &level : levels)
        if (chosen.floor && level.height > *chosen.floor + leastHeadroom && level.area > best) {
            best = level.area;
            chosen.ceiling = level.height;
        }
    // The floor of a wide hall is seen at a low angle, and so thinly: what looked like a floor is its ceiling.
    best = kThinFloorShare * largest;
    for (const Level &level : levels)
        if (chosen.floor && !chosen.ceiling && level.height < *chosen.floor - leastHeadroom && level.area > best) {
            best = level.area;
            thinFloor = level.height;
        }
    return thinFloor ? FloorAndCeiling{thinFloor, chosen.floor} : chosen;
}

} // namespace twinloom::scan
