// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/surface_fit.h"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <bit>
#include <cmath>

namespace twinloom::scan
{
namespace
{

constexpr float kSameWay = 0.8f;     // cosine between normals of the same surface
constexpr double kLeastWay = 0.05;   // share of the surface that must look a way for that way to count
constexpr double kClose = 0.006;     // metres: ReCap's figure of merit
constexpr double kTight = 0.015;     // metres: surfaces that only happen to be near are spread over all of the reach
constexpr float kLeastNormal = 0.5f; // a normal is of unit length, or zero where there is none

std::uint64_t mixed(CellKey key)
{
    return key * 0x9e3779b97f4a7c15u;
}

} // namespace

Result<NearestSurface> NearestSurface::make(const PointCloud &cloud, double mostReach, Progress &progress)
{
    const auto sorted = SortedCells::sort(cloud.positions, mostReach, progress);
    if (!sorted)
        return unexpected(sorted.error());
    NearestSurface result;
    result.m_lattice = sorted->lattice();
    std::vector<Run> runs;
    for (std::size_t i = 0; i < sorted->size(); ++i) {
        const std::size_t point = sorted->index(i);
        if (cloud.normals[point].squaredNorm() < kLeastNormal)
            continue;
        const auto at = static_cast<std::uint32_t>(result.m_points.size());
        if (runs.empty() || runs.back().key != sorted->key(i))
            runs.push_back({sorted->key(i), at, at});
        runs.back().end = at + 1;
        result.m_points.push_back({cloud.positions[point], cloud.normals[point]});
    }
    if (progress.cancelled())
        return cancelledError();
    const std::size_t slots = std::bit_ceil(2 * runs.size() + 2);
    result.m_table.resize(slots);
    result.m_shift = 64 - std::countr_zero(slots);
    for (const Run &run : runs) {
        std::size_t slot = mixed(run.key) >> result.m_shift;
        while (result.m_table[slot].key != 0)
            slot = (slot + 1) & (slots - 1);
        result.m_table[slot] = run;
    }
    return result;
}

const NearestSurface::Run *NearestSurface::find(CellKey key) const
{
    for (std::size_t slot = mixed(key) >> m_shift;; slot = (slot + 1) & (m_table.size() - 1)) {
        if (m_table[slot].key == key)
            return &m_table[slot];
        if (m_table[slot].key == 0)
            return nullptr;
    }
}

const SurfacePoint *NearestSurface::nearest(const Eigen::Vector3f &p, const Eigen::Vector3f &normal, double reach) const
{
    const Eigen::Vector3d at = m_lattice.place(p);
    const SurfacePoint *best = nullptr;
    if ((at.array() < 0).any() || (at.array() > 2e6).any())
        return best;
    auto bestDistance = static_cast<float>(reach * reach);
    const double part = reach / m_lattice.leaf;
    const Eigen::Array3d low = (at.array() - part).floor().max(0.0), high = (at.array() + part).floor();
    const Eigen::Array<std::uint64_t, 3, 1> from = low.cast<std::uint64_t>(), to = high.cast<std::uint64_t>();
    for (std::uint64_t z = from.z(); z <= to.z(); ++z)
        for (std::uint64_t y = from.y(); y <= to.y(); ++y)
            for (std::uint64_t x = from.x(); x <= to.x(); ++x) {
                const Run *run = find(cellKey(x, y, z));
                for (std::uint32_t i = run ? run->begin : 0; run && i < run->end; ++i) {
                    const float distance = (m_points[i].position - p).squaredNorm(),
                                way = m_points[i].normal.dot(normal);
                    if (distance < bestDistance && (m_facing ? way : std::abs(way)) > kSameWay) {
                        bestDistance = distance;
                        best = &m_points[i];
                    }
                }
            }
    return best;
}

std::vector<SurfacePoint> thinnedTo(std::size_t most, const std::vector<SurfacePoint> &samples)
{
    std::vector<SurfacePoint> few;
    const std::size_t step = samples.size() / most + 1;
    for (std::size_t i = 0; i < samples.size(); i += step)
        few.push_back(samples[i]);
    return few;
}

std::vector<SurfacePoint> surfaceSamples(const PointCloud &cloud, std::size_t most)
{
    std::vector<SurfacePoint> samples;
    const std::size_t step = cloud.size() / most + 1;
    for (std::size_t i = 0; i < cloud.size(); i += step)
        if (cloud.normals[i].squaredNorm() > kLeastNormal)
            samples.push_back({cloud.positions[i], cloud.normals[i]});
    return samples;
}

Result<std::vector<SurfacePoint>> evenSamples(const PointCloud &cloud, double cell, std::size_t most,
                                              Progress &progress)
{
    const auto sorted = SortedCells::sort(cloud.positions, cell, progress);
    if (!sorted)
        return unexpected(sorted.error());
    std::vector<SurfacePoint> samples;
    CellKey taken = 0; // is never a cell's
    for (std::size_t i = 0; i < sorted->size(); ++i) {
        const std::size_t point = sorted->index(i);
        if (sorted->key(i) == taken || cloud.normals[point].squaredNorm() < kLeastNormal)
            continue;
        taken = sorted->key(i);
        samples.push_back({cloud.positions[point], cloud.normals[point]});
    }
    return thinnedTo(most, samples);
}

SurfaceFit judgeFit(std::span<const SurfacePoint> samples, const NearestSurface &fixed, const Eigen::Affine3d &pose,
                    double yaw, const MatchReach &reach)
{
    double sum = 0, close = 0;
    std::array<double, 3> matched{}, tight{}, all{};
    Eigen::Matrix3d ways = Eigen::Matrix3d::Zero();
    const Eigen::Affine3f place = pose.cast<float>();
    const Eigen::Vector3f main(static_cast<float>(std::cos(yaw)), static_cast<float>(std::sin(yaw)), 0.0f);
    for (const SurfacePoint &sample : samples) {
        const Eigen::Vector3f p = place * sample.position, n = place.linear() * sample.normal;
        const std::size_t way = std::abs(n.z()) > 0.7f                                ? 0
                                : std::abs(n.dot(main)) > std::abs(n.cross(main).z()) ? 1
                                                                                      : 2;
        all[way] += 1;
        const SurfacePoint *match = fixed.nearest(p, n, reach.point);
        if (const double d = match ? match->normal.dot(p - match->position) : 0; match && std::abs(d) < reach.plane) {
            sum += d * d;
            close += std::abs(d) < kClose ? 1 : 0;
            matched[way] += 1;
            tight[way] += std::abs(d) < kTight ? 1 : 0;
            const Eigen::Vector3d m = match->normal.cast<double>();
            ways += m * m.transpose();
        }
    }
    SurfaceFit fit;
    const double count = matched[0] + matched[1] + matched[2], total = all[0] + all[1] + all[2];
    if (count <= 0)
        return fit;
    fit.rms = std::sqrt(sum / count);
    fit.overlap = count / total;
    fit.within6mm = close / count;
    fit.balance = std::max(0.0, 3 * Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d>(ways / count).eigenvalues()[0]);
    double counting = 0;
    fit.tightness = 1;
    for (std::size_t way = 0; way < 3; ++way)
        if (all[way] > kLeastWay * total) {
            fit.balanced += matched[way] / all[way];
            fit.tightness = std::min(fit.tightness, tight[way] / std::max(matched[way], 1.0));
            counting += 1;
        }
    fit.balanced /= std::max(counting, 1.0);
    return fit;
}

Eigen::Affine3d poseOf(const SmallMove &move, const Eigen::Vector3d &pivot)
{
    const Eigen::Vector3d turn = move.head<3>();
    const double angle = turn.norm();
    return Eigen::Translation3d(move.tail<3>() + pivot) *
           Eigen::AngleAxisd(angle, angle > 1e-12 ? Eigen::Vector3d(turn / angle) : Eigen::Vector3d::UnitZ()) *
           Eigen::Translation3d(-pivot);
}

PlaneEquations planeEquations(std::span<const SurfacePoint> samples, const NearestSurface &fixed,
                              const Eigen::Affine3d &pose, const Eigen::Vector3d &pivot, const MatchReach &reach)
{
    PlaneEquations equations;
    const Eigen::Affine3f place = pose.cast<float>();
    for (const SurfacePoint &sample : samples) {
        const Eigen::Vector3f p = place * sample.position;
        const SurfacePoint *match = fixed.nearest(p, place.linear() * sample.normal, reach.point);
        if (!match)
            continue;
        const Eigen::Vector3d n = match->normal.cast<double>();
        const double off = n.dot((p - match->position).cast<double>());
        if (std::abs(off) > reach.plane)
            continue;
        const double weight = 1.0 / (1.0 + std::pow(off / (0.3 * reach.plane), 2));
        SmallMove row;
        row << (p.cast<double>() - pivot).cross(n), n;
        equations.a += weight * row * row.transpose();
        equations.b -= weight * off * row;
    }
    return equations;
}

} // namespace twinloom::scan
