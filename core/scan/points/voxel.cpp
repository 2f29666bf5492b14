// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/voxel.h"

#include <cmath>

namespace twinloom::scan
{

namespace
{

constexpr std::size_t kPoll = 1 << 16;

/// What is summed over a cell, all in integers: adding floats in another order gives another sum.
struct Sums {
    static constexpr double kFine = 1 << 24; ///< steps a leaf, and steps of 1 for intensity and normal

    Eigen::Matrix<std::int64_t, 3, 1> place = {0, 0, 0};
    Eigen::Matrix<std::int64_t, 3, 1> normal = {0, 0, 0};
    std::array<std::uint64_t, 3> colour = {0, 0, 0};
    std::int64_t intensity = 0;
    std::uint64_t count = 0;

    void add(const PointCloud &cloud, const Lattice &lattice, std::uint32_t i)
    {
        const Eigen::Vector3d at = lattice.place(cloud.positions[i]);
        for (int k = 0; k < 3; ++k)
            place[k] +=
                static_cast<std::int64_t>((at[k] - static_cast<double>(static_cast<std::int64_t>(at[k]))) * kFine);
        if (!cloud.colours.empty()) {
            colour[0] += cloud.colours[i].r;
            colour[1] += cloud.colours[i].g;
            colour[2] += cloud.colours[i].b;
        }
        if (!cloud.intensities.empty() && std::isfinite(cloud.intensities[i]))
            intensity += std::llround(cloud.intensities[i] * kFine);
        if (!cloud.normals.empty() && cloud.normals[i].allFinite())
            for (int k = 0; k < 3; ++k)
                normal[k] += std::llround(std::clamp(static_cast<double>(cloud.normals[i][k]), -1.0, 1.0) * kFine);
        ++count;
    }
};

class Writer
{
public:
    Writer(const PointCloud &source, const Lattice &lattice, VoxelGrid &out)
        : m_source(source), m_lattice(lattice), m_out(out)
    {
    }
    void write(CellKey key, const Sums &sums)
    {
        const double n = static_cast<double>(sums.count);
        const auto cell = cellOf(key);
        Eigen::Vector3d place = sums.place.cast<double>() / (n * Sums::kFine);
        for (int k = 0; k < 3; ++k)
            place[k] += cell[static_cast<std::size_t>(k)];
        m_out.keys.push_back(key);
        m_out.counts.push_back(static_cast<std::uint32_t>(sums.count));
        m_out.cloud.positions.push_back((place * m_lattice.leaf + m_lattice.low).cast<float>());
        if (!m_source.colours.empty()) {
            const auto mean = [&](std::uint64_t sum) {
                return static_cast<std::uint8_t>((sum + sums.count / 2) / sums.count);
            };
            m_out.cloud.colours.push_back({mean(sums.colour[0]), mean(sums.colour[1]), mean(sums.colour[2])});
        }
        if (!m_source.intensities.empty())
            m_out.cloud.intensities.push_back(
                static_cast<float>(static_cast<double>(sums.intensity) / (n * Sums::kFine)));
        if (!m_source.normals.empty()) {
            const Eigen::Vector3d normal = sums.normal.cast<double>();
            const double length = normal.norm();
            m_out.cloud.normals.push_back(length > 0 ? Eigen::Vector3f((normal / length).cast<float>())
                                                     : Eigen::Vector3f(Eigen::Vector3f::Zero()));
        }
    }

private:
    const PointCloud &m_source;
    const Lattice &m_lattice;
    VoxelGrid &m_out;
};

std::size_t countCells(const SortedCells &cells)
{
    std::size_t count = 0;
    CellKey last = ~CellKey(0);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const CellKey key = cells.key(i);
        count += key != last;
        last = key;
    }
    return count;
}

void reserve(VoxelGrid &grid, const PointCloud &source, std::size_t voxels)
{
    grid.keys.reserve(voxels);
    grid.counts.reserve(voxels);
    grid.cloud.positions.reserve(voxels);
    if (!source.colours.empty())
        grid.cloud.colours.reserve(voxels);
    if (!source.intensities.empty())
        grid.cloud.intensities.reserve(voxels);
    if (!source.normals.empty())
        grid.cloud.normals.reserve(voxels);
}

} // namespace

Result<VoxelGrid> voxelise(const PointCloud &cloud, const VoxelOptions &options, Progress &progress)
{
    Progress sorting = progress.slice(0.0, 0.6), summing = progress.slice(0.6, 1.0);
    const Result<SortedCells> cells = SortedCells::sort(cloud.positions, options.leaf, sorting);
    if (!cells)
        return unexpected(cells.error());
    VoxelGrid grid;
    grid.lattice = cells->lattice();
    grid.cloud.origin = cloud.origin;
    grid.cloud.station = cloud.station;
    reserve(grid, cloud, countCells(*cells));
    if (options.keepIndex)
        grid.voxelOfPoint.assign(cloud.size(), kNoVoxel);
    Writer writer(cloud, grid.lattice, grid);
    for (std::size_t i = 0, next = 0; i < cells->size();) {
        const CellKey key = cells->key(i);
        Sums sums;
        for (; i < cells->size() && cells->key(i) == key; ++i) {
            const std::uint32_t index = cells->index(i);
            sums.add(cloud, grid.lattice, index);
            if (options.keepIndex)
                grid.voxelOfPoint[index] = static_cast<std::uint32_t>(grid.keys.size());
        }
        writer.write(key, sums);
        if (i >= next) {
            if (summing.cancelled())
                return cancelledError();
            summing.set(static_cast<double>(i) / static_cast<double>(cells->size()));
            next = i + kPoll;
        }
    }
    return grid;
}

} // namespace twinloom::scan
