// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration.h"

#include "core/scan/cells.h"
#include "core/scan/levels.h"
#include "core/scan/planes.h"

#include <QCoreApplication>

#include <Eigen/Cholesky>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <tuple>
#include <unordered_map>

namespace twinloom::scan
{
namespace
{

constexpr double kPlanCell = 0.10; // metres, of the plan correlation
constexpr double kMatch = 0.05;    // metres: nearer than this is the same surface
constexpr double kLeastOverlap = 0.3, kLeastMargin = 0.08, kMostRms = 0.035;
// A pose that a person gave: with less overlap than is asked of one that was searched for, and not led far astray.
constexpr double kLeastGivenOverlap = 0.1, kMostGivenTurn = 0.17, kMostGivenWay = 0.5;
constexpr double kLeastWay = 0.05;     // share of the surface that must look a way for that way to count
constexpr int kPeaks = 3;              // places tried a yaw
constexpr std::size_t kSamples = 6000; // of the moving scan, in ICP
constexpr double kSameAngle = 0.09, kSamePlace = 0.4;

/// Points of the fixed scan by cell, for nearest neighbours within one cell.
class Neighbours
{
public:
    static Result<Neighbours> make(const PointCloud &cloud, double reach, Progress &progress)
    {
        auto sorted = SortedCells::sort(cloud.positions, reach, progress);
        if (!sorted)
            return unexpected(sorted.error());
        Neighbours result(cloud, std::move(*sorted));
        return result;
    }
    /// Index of the nearest point within `reach` whose normal fits (either way round); -1 for none.
    std::ptrdiff_t nearest(const Eigen::Vector3f &p, const Eigen::Vector3f &normal, double reach) const
    {
        const Eigen::Vector3d at = m_cells.lattice().place(p);
        std::ptrdiff_t best = -1;
        auto bestDistance = static_cast<float>(reach * reach);
        if ((at.array() < 0).any() || (at.array() > 2e6).any())
            return best;
        const auto x = static_cast<std::uint64_t>(at.x()), y = static_cast<std::uint64_t>(at.y()),
                   z = static_cast<std::uint64_t>(at.z());
        for (std::uint64_t dz = z ? z - 1 : 0; dz <= z + 1; ++dz)
            for (std::uint64_t dy = y ? y - 1 : 0; dy <= y + 1; ++dy) {
                const CellKey from = cellKey(x ? x - 1 : 0, dy, dz), to = cellKey(x + 1, dy, dz);
                auto run = std::lower_bound(m_keys.begin(), m_keys.end(), from);
                for (; run != m_keys.end() && *run <= to; ++run) {
                    const std::uint32_t i = m_cells.index(static_cast<std::size_t>(run - m_keys.begin()));
                    const float distance = (m_cloud->positions[i] - p).squaredNorm();
                    if (distance < bestDistance && std::abs(m_cloud->normals[i].dot(normal)) > 0.8f) {
                        bestDistance = distance;
                        best = i;
                    }
                }
            }
        return best;
    }

private:
    Neighbours(const PointCloud &cloud, SortedCells cells) : m_cloud(&cloud), m_cells(std::move(cells))
    {
        m_keys.reserve(m_cells.size());
        for (std::size_t i = 0; i < m_cells.size(); ++i)
            m_keys.push_back(m_cells.key(i));
    }

    const PointCloud *m_cloud;
    SortedCells m_cells;
    std::vector<CellKey> m_keys;
};

struct Sample {
    Eigen::Vector3f position, normal;
};

std::vector<Sample> samplesOf(const PointCloud &cloud)
{
    std::vector<Sample> samples;
    const std::size_t step = cloud.size() / kSamples + 1;
    for (std::size_t i = 0; i < cloud.size(); i += step)
        if (cloud.normals[i].squaredNorm() > 0.5f)
            samples.push_back({cloud.positions[i], cloud.normals[i]});
    return samples;
}

struct Fit {
    double rms = 0, overlap = 0;
    double balanced = 0; ///< mean overlap of the level surfaces and of the walls that look either way
};

/// `yaw`: main direction of the walls. A scan that is pushed along a corridor still matches in floor, ceiling and two
/// walls, which are most of its surface; the walls across then match nowhere. Hence the balance.
Fit judge(const std::vector<Sample> &samples, const Neighbours &fixed, const PointCloud &cloud,
          const Eigen::Affine3d &pose, double yaw)
{
    double sum = 0;
    std::array<double, 3> matched{}, all{};
    const Eigen::Affine3f place = pose.cast<float>();
    const Eigen::Vector3f main(static_cast<float>(std::cos(yaw)), static_cast<float>(std::sin(yaw)), 0.0f);
    for (const Sample &sample : samples) {
        const Eigen::Vector3f p = place * sample.position, n = place.linear() * sample.normal;
        const std::size_t way = std::abs(n.z()) > 0.7f                                ? 0
                                : std::abs(n.dot(main)) > std::abs(n.cross(main).z()) ? 1
                                                                                      : 2;
        all[way] += 1;
        if (const auto i = fixed.nearest(p, n, kMatch); i >= 0) {
            const double d =
                cloud.normals[static_cast<std::size_t>(i)].dot(p - cloud.positions[static_cast<std::size_t>(i)]);
            sum += d * d;
            matched[way] += 1;
        }
    }
    Fit fit;
    const double count = matched[0] + matched[1] + matched[2], total = all[0] + all[1] + all[2];
    if (count <= 0)
        return fit;
    fit.rms = std::sqrt(sum / count);
    fit.overlap = count / total;
    double ways = 0;
    for (std::size_t way = 0; way < 3; ++way)
        if (all[way] > kLeastWay * total) {
            fit.balanced += matched[way] / all[way];
            ways += 1;
        }
    fit.balanced /= std::max(ways, 1.0);
    return fit;
}

Eigen::Affine3d refine(const std::vector<Sample> &samples, const Neighbours &fixed, const PointCloud &cloud,
                       Eigen::Affine3d pose, const std::vector<double> &reaches)
{
    for (const double reach : reaches) {
        Eigen::Matrix<double, 6, 6> a = Eigen::Matrix<double, 6, 6>::Zero();
        Eigen::Matrix<double, 6, 1> b = Eigen::Matrix<double, 6, 1>::Zero();
        const Eigen::Affine3f place = pose.cast<float>();
        const Eigen::Vector3d pivot = pose.translation(); // small angles stay small far from the origin
        for (const Sample &sample : samples) {
            const Eigen::Vector3f p = place * sample.position;
            const auto i = fixed.nearest(p, place.linear() * sample.normal, reach);
            if (i < 0)
                continue;
            const Eigen::Vector3d n = cloud.normals[static_cast<std::size_t>(i)].cast<double>();
            const double off = n.dot((p - cloud.positions[static_cast<std::size_t>(i)]).cast<double>());
            const double weight = 1.0 / (1.0 + std::pow(off / (0.3 * reach), 2));
            Eigen::Matrix<double, 6, 1> row;
            row << (p.cast<double>() - pivot).cross(n), n;
            a += weight * row * row.transpose();
            b -= weight * off * row;
        }
        a.diagonal().array() += 1e-6 * a.diagonal().maxCoeff() + 1e-12;
        const Eigen::Matrix<double, 6, 1> step = a.ldlt().solve(b);
        const Eigen::Vector3d turn = step.head<3>();
        Eigen::Affine3d change = Eigen::Translation3d(step.tail<3>() + pivot) *
                                 Eigen::AngleAxisd(turn.norm(), turn.norm() > 1e-12 ? Eigen::Vector3d(turn.normalized())
                                                                                    : Eigen::Vector3d::UnitZ()) *
                                 Eigen::Translation3d(-pivot);
        pose = change * pose;
    }
    return pose;
}

/// Walls seen from above: weight a cell.
struct Plan {
    std::map<std::pair<int, int>, double> cells;
};

Plan planOf(const std::vector<WallPatch> &patches, double yaw)
{
    const Eigen::Rotation2Dd turn(yaw);
    Plan plan;
    for (const WallPatch &patch : patches) {
        const Vec2 p = turn * patch.position / kPlanCell;
        plan.cells[{static_cast<int>(std::floor(p.x())), static_cast<int>(std::floor(p.y()))}] +=
            std::min(patch.weight, 0.1);
    }
    return plan;
}

/// The cells that matter most, heaviest first: they are the walls.
std::vector<std::pair<double, std::pair<int, int>>> heavyCells(const Plan &plan)
{
    std::vector<std::pair<double, std::pair<int, int>>> cells;
    for (const auto &[cell, weight] : plan.cells)
        cells.push_back({-weight, cell});
    std::sort(cells.begin(), cells.end());
    if (cells.size() > 900)
        cells.resize(900);
    return cells;
}

/// Shifts (in cells) at which most of `moving` falls on `fixed`, best first, at least 0.4 m apart; few when cancelled.
std::vector<Vec2> bestShifts(const Plan &moving, const Plan &fixed, const Progress &progress)
{
    struct Hash {
        std::size_t operator()(const std::pair<int, int> &shift) const
        {
            return static_cast<std::size_t>(shift.first) * 0x9e3779b97f4a7c15u + static_cast<std::size_t>(shift.second);
        }
    };
    std::unordered_map<std::pair<int, int>, double, Hash> votes;
    const auto targets = heavyCells(fixed);
    for (const auto &[w, m] : heavyCells(moving)) {
        if (progress.cancelled())
            return {};
        for (const auto &[v, f] : targets)
            votes[{f.first - m.first, f.second - m.second}] += std::sqrt(w * v);
    }
    std::vector<Vec2> shifts;
    for (int k = 0; k < kPeaks && !votes.empty() && !progress.cancelled(); ++k) {
        // Of equal ones the first in order, since a table of hashes has none.
        const auto best = std::max_element(votes.begin(), votes.end(), [](const auto &a, const auto &b) {
            return std::tie(a.second, b.first) < std::tie(b.second, a.first);
        });
        const auto [x, y] = best->first;
        shifts.emplace_back(x * kPlanCell, y * kPlanCell);
        std::erase_if(votes, [x = x, y = y](const auto &vote) {
            return std::abs(vote.first.first - x) < 4 && std::abs(vote.first.second - y) < 4;
        });
    }
    return shifts;
}

struct Candidate {
    Eigen::Affine3d pose;
    Fit fit;
};

bool samePose(const Eigen::Affine3d &a, const Eigen::Affine3d &b)
{
    const Eigen::Affine3d between = a.inverse() * b;
    return Eigen::AngleAxisd(between.rotation()).angle() < kSameAngle &&
           (a.translation() - b.translation()).norm() < kSamePlace;
}

std::vector<Eigen::Affine3d> starts(const PointCloud &moving, const PointCloud &fixed, double spacing,
                                    const Progress &progress)
{
    const auto heights = [&](const PointCloud &cloud) {
        return chooseFloorAndCeiling(findLevels(cloud, spacing, 0.5));
    };
    const auto from = heights(moving), to = heights(fixed);
    const double lift = from.floor && to.floor ? *to.floor - *from.floor : 0;
    const auto patches = [&](const PointCloud &cloud, const FloorAndCeiling &h) {
        const double floor = h.floor.value_or(-1e6);
        return wallPatches(cloud, spacing, floor + 0.3, h.ceiling.value_or(1e6) - 0.1);
    };
    const auto movingPatches = patches(moving, from), fixedPatches = patches(fixed, to);
    const double turn = mainDirection(fixedPatches) - mainDirection(movingPatches);
    const Plan target = planOf(fixedPatches, 0);
    std::vector<Eigen::Affine3d> poses{Eigen::Affine3d::Identity()}; // many files share a frame already
    for (int quarter = 0; quarter < 4; ++quarter) {
        const double yaw = turn + quarter * std::numbers::pi / 2;
        for (const Vec2 &shift : bestShifts(planOf(movingPatches, yaw), target, progress))
            poses.push_back(Eigen::Translation3d(shift.x(), shift.y(), lift) *
                            Eigen::Affine3d(Eigen::AngleAxisd(yaw, Eigen::Vector3d::UnitZ())));
    }
    return poses;
}

/// The fixed scan, made ready to be compared with.
struct Ground {
    const PointCloud &cloud;
    Neighbours coarse, fine;
    double yaw = 0; ///< main direction of its walls
};

Result<Ground> groundOf(const PointCloud &moving, const PointCloud &fixed, double spacing, Progress &progress)
{
    if (moving.normals.size() != moving.size() || fixed.normals.size() != fixed.size() || moving.empty() ||
        fixed.empty())
        return unexpected(ErrorCode::Usage, QCoreApplication::translate(
                                                "scan", "Scans cannot be registered without points and normals."));
    auto coarse = Neighbours::make(fixed, 0.3, progress);
    if (!coarse)
        return unexpected(coarse.error());
    auto fine = Neighbours::make(fixed, kMatch, progress);
    if (!fine)
        return unexpected(fine.error());
    return Ground{fixed, *std::move(coarse), *std::move(fine), mainDirection(wallPatches(fixed, spacing, -1e6, 1e6))};
}

Eigen::Affine3d approach(const std::vector<Sample> &samples, const Ground &ground, const Eigen::Affine3d &start)
{
    const Eigen::Affine3d pose = refine(samples, ground.coarse, ground.cloud, start, {0.3, 0.3, 0.25, 0.2, 0.15, 0.15});
    return refine(samples, ground.coarse, ground.cloud, pose, {0.12, 0.1, 0.1, 0.08});
}

/// The last millimetres, and how well it fits then.
Registration settle(const std::vector<Sample> &samples, const Ground &ground, const Eigen::Affine3d &pose)
{
    Registration result;
    result.transform =
        refine(samples, ground.coarse, ground.cloud, pose, {0.1, 0.08, 0.06, 0.05, 0.05, 0.05, 0.05, 0.05});
    const Fit fit = judge(samples, ground.fine, ground.cloud, result.transform, ground.yaw);
    result.rms = fit.rms;
    result.overlap = fit.overlap;
    return result;
}

} // namespace

Result<Registration> registerScan(const PointCloud &moving, const PointCloud &fixed, double spacing, Progress &progress)
{
    const auto ground = groundOf(moving, fixed, spacing, progress);
    if (!ground)
        return unexpected(ground.error());
    const std::vector<Sample> samples = samplesOf(moving);
    std::vector<Sample> few;
    for (std::size_t i = 0; i < samples.size(); i += 4)
        few.push_back(samples[i]);
    std::vector<Candidate> candidates;
    for (const Eigen::Affine3d &start : starts(moving, fixed, spacing, progress)) {
        if (progress.cancelled())
            return cancelledError();
        const Eigen::Affine3d pose = approach(few, *ground, start);
        candidates.push_back({pose, judge(few, ground->fine, fixed, pose, ground->yaw)});
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate &a, const Candidate &b) { return a.fit.balanced > b.fit.balanced; });
    Registration result = settle(samples, *ground, candidates.front().pose);
    double other = 0;
    for (const Candidate &candidate : candidates)
        if (!samePose(candidate.pose, candidates.front().pose)) {
            other = candidate.fit.balanced;
            break;
        }
    result.margin = candidates.front().fit.balanced - other;
    result.confident = result.overlap >= kLeastOverlap && result.margin >= kLeastMargin && result.rms <= kMostRms;
    return result;
}

Result<Registration> refineRegistration(const PointCloud &moving, const PointCloud &fixed, double spacing,
                                        const Eigen::Affine3d &given, Progress &progress)
{
    const auto ground = groundOf(moving, fixed, spacing, progress);
    if (!ground)
        return unexpected(ground.error());
    const std::vector<Sample> samples = samplesOf(moving);
    Registration result = settle(samples, *ground, approach(samples, *ground, given));
    if (progress.cancelled())
        return cancelledError();
    // Far from the origin a small turn moves the frame's origin far: what counts is how far the scan itself moved.
    Eigen::Vector3d middle = Eigen::Vector3d::Zero();
    for (const Sample &sample : samples)
        middle += sample.position.cast<double>() / static_cast<double>(std::max<std::size_t>(samples.size(), 1));
    const double turn = Eigen::AngleAxisd((result.transform * given.inverse()).rotation()).angle();
    const double way = (result.transform * middle - given * middle).norm();
    result.confident =
        result.overlap >= kLeastGivenOverlap && result.rms <= kMostRms && turn < kMostGivenTurn && way < kMostGivenWay;
    return result;
}

} // namespace twinloom::scan
