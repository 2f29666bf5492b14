// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/planes.h"

#include "core/scan/points/polled_sort.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kPollEvery = 16'384;
constexpr double kPi = std::numbers::pi;
constexpr float kVertical = 0.3f;   // |n.z| below it: a vertical surface
constexpr double kPatchCell = 0.05; // metres
constexpr int kPatchAngles = 18;    // of 10 degrees
constexpr int kAngleBins = 180;     // of 1 degree
constexpr int kAngleReach = 3;
constexpr double kOffsetBin = 0.02;
constexpr double kVoteAngle = 0.17; // radians, about 10 degrees
constexpr int kDirectionsTried = 5;
constexpr int kMostLines = 160;
constexpr double kSameAngle = 0.052; // 3 degrees
constexpr double kSameOffset = 0.05;
constexpr double kOnLine = 0.015;     // patches this near to a line are surely its own
constexpr double kLineCosine = 0.966; // 15 degrees
constexpr double kClaim = 0.04;       // patches this near to a found line are its own

double angleOf(const Vec2 &normal)
{
    const double angle = std::atan2(normal.y(), normal.x());
    const double folded = angle < 0 ? angle + kPi : angle;
    return folded >= kPi ? folded - kPi : folded;
}

double angleBetween(const Vec2 &a, const Vec2 &b)
{
    return std::acos(std::min(1.0, std::abs(a.dot(b))));
}

std::vector<double> smoothedAngles(const std::vector<WallPatch> &patches)
{
    std::vector<double> raw(kAngleBins, 0.0), smooth(kAngleBins, 0.0);
    for (const WallPatch &patch : patches)
        raw[static_cast<std::size_t>(angleOf(patch.normal) / kPi * kAngleBins) % kAngleBins] += patch.weight;
    for (int b = 0; b < kAngleBins; ++b)
        for (int d = -kAngleReach; d <= kAngleReach; ++d)
            smooth[static_cast<std::size_t>(b)] +=
                raw[static_cast<std::size_t>((b + d + kAngleBins) % kAngleBins)] * (kAngleReach + 1 - std::abs(d));
    return smooth;
}

/// The main direction and its square, which are known exactly; then the strongest others, at least 8 degrees apart.
std::vector<Vec2> likelyNormals(const std::vector<WallPatch> &patches, double mainDirection)
{
    std::vector<double> votes = smoothedAngles(patches);
    std::vector<Vec2> normals = {{std::cos(mainDirection), std::sin(mainDirection)},
                                 {-std::sin(mainDirection), std::cos(mainDirection)}};
    for (int k = 0; k < kDirectionsTried; ++k) {
        const auto best = static_cast<int>(std::max_element(votes.begin(), votes.end()) - votes.begin());
        if (votes[static_cast<std::size_t>(best)] <= 0)
            break;
        const double angle = (best + 0.5) * kPi / kAngleBins;
        normals.emplace_back(std::cos(angle), std::sin(angle));
        for (int d = -8; d <= 8; ++d)
            votes[static_cast<std::size_t>((best + d + kAngleBins) % kAngleBins)] = 0;
    }
    return normals;
}

/// The offset along `normal` with most surface square to it.
PlanLine strongestOffset(const std::vector<WallPatch> &patches, const Vec2 &normal)
{
    PlanLine line{normal, 0, 0};
    const double cosine = std::cos(kVoteAngle);
    double low = std::numeric_limits<double>::max(), high = std::numeric_limits<double>::lowest();
    for (const WallPatch &patch : patches) {
        const double offset = normal.dot(patch.position);
        low = std::min(low, offset);
        high = std::max(high, offset);
    }
    if (low > high)
        return line;
    std::vector<double> votes(static_cast<std::size_t>((high - low) / kOffsetBin) + 5, 0.0);
    for (const WallPatch &patch : patches)
        if (std::abs(normal.dot(patch.normal)) > cosine)
            votes[static_cast<std::size_t>((normal.dot(patch.position) - low) / kOffsetBin) + 2] += patch.weight;
    for (std::size_t b = 2; b + 2 < votes.size(); ++b) {
        const double sum = votes[b - 2] + votes[b - 1] + votes[b] + votes[b + 1] + votes[b + 2];
        if (sum > line.weight) {
            line.weight = sum;
            line.offset = low + (static_cast<double>(b) - 1.5) * kOffsetBin;
        }
    }
    return line;
}

struct Moments {
    double weight = 0;
    Vec2 mean = Vec2::Zero();
    Eigen::Matrix2d scatter = Eigen::Matrix2d::Zero();
};

template <class Accepts>
Moments momentsOf(const std::vector<WallPatch> &patches, const Accepts &accepts)
{
    Moments m;
    for (const WallPatch &patch : patches)
        if (accepts(patch)) {
            m.weight += patch.weight;
            m.mean += patch.weight * patch.position;
        }
    if (m.weight <= 0)
        return m;
    m.mean /= m.weight;
    for (const WallPatch &patch : patches)
        if (accepts(patch)) {
            const Vec2 d = patch.position - m.mean;
            m.scatter += patch.weight * d * d.transpose();
        }
    return m;
}

/// The line through the mean along the direction of the largest spread.
PlanLine lineOf(const Moments &m, const PlanLine &before)
{
    const double angle = 0.5 * std::atan2(2 * m.scatter(0, 1), m.scatter(0, 0) - m.scatter(1, 1));
    PlanLine line{Vec2(-std::sin(angle), std::cos(angle)), 0, m.weight};
    if (line.normal.dot(before.normal) < 0)
        line.normal = -line.normal;
    line.offset = line.normal.dot(m.mean);
    return line;
}

/// Square metres of surface on the line, along [from, to].
double supportOf(const PlanLine &line, const std::vector<WallPatch> &patches, double from, double to)
{
    double weight = 0;
    for (const WallPatch &patch : patches) {
        const double s = line.along(patch.position);
        if (std::abs(line.distance(patch.position)) < kOnLine &&
            std::abs(line.normal.dot(patch.normal)) > kLineCosine && s >= from && s <= to)
            weight += patch.weight;
    }
    return weight;
}

PlanLine leastSquares(PlanLine line, const std::vector<WallPatch> &patches, double from, double to,
                      const std::vector<double> &reaches)
{
    for (const double reach : reaches) {
        const Moments m = momentsOf(patches, [&](const WallPatch &patch) {
            const double s = line.along(patch.position);
            return std::abs(line.distance(patch.position)) < reach &&
                   std::abs(line.normal.dot(patch.normal)) > kLineCosine && s >= from && s <= to;
        });
        if (m.weight < 0.05 || m.scatter.trace() / m.weight < 0.004) // shorter than about 0.2 m: keep the direction
            break;
        const PlanLine next = lineOf(m, line);
        if (angleBetween(next.normal, line.normal) > 0.15)
            break;
        line = next;
    }
    return line;
}

/// Window panes and a wall's other face lie close by. A wide start finds a wall whose direction is hardly known, and
/// may end up between the two; a narrow one stays on the face. What has more surface on it is right.
PlanLine refined(const PlanLine &line, const std::vector<WallPatch> &patches, double from, double to)
{
    const PlanLine wide = leastSquares(line, patches, from, to, {0.10, 0.06, 0.04, 0.03, 0.03});
    const PlanLine narrow = leastSquares(line, patches, from, to, {0.035, 0.03, 0.03});
    return supportOf(narrow, patches, from, to) >= supportOf(wide, patches, from, to) ? narrow : wide;
}

} // namespace

std::optional<Vec2> meet(const PlanLine &a, const PlanLine &b)
{
    const double cross = a.normal.x() * b.normal.y() - a.normal.y() * b.normal.x();
    if (std::abs(cross) < 0.01)
        return std::nullopt;
    return Vec2((a.offset * b.normal.y() - b.offset * a.normal.y()) / cross,
                (a.normal.x() * b.offset - b.normal.x() * a.offset) / cross);
}

std::vector<WallPatch> wallPatches(const PointCloud &cloud, double spacing, double low, double high,
                                   const Progress &progress)
{
    struct Entry {
        std::uint64_t key;
        std::uint32_t index;
    };
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        if (i % kPollEvery == 0 && progress.cancelled())
            return {};
        const Eigen::Vector3f &p = cloud.positions[i], &n = cloud.normals[i];
        if (std::abs(n.z()) > kVertical || n.head<2>().squaredNorm() < 0.25f || p.z() < low || p.z() > high)
            continue;
        const auto x =
            static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(p.x() / kPatchCell)) + (1 << 27));
        const auto y =
            static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(p.y() / kPatchCell)) + (1 << 27));
        const double angle = angleOf({n.x(), n.y()});
        const auto a = static_cast<std::uint64_t>(angle / kPi * kPatchAngles) % kPatchAngles;
        entries.push_back({(x << 36) | (y << 8) | a, static_cast<std::uint32_t>(i)});
    }
    const auto byKey = [](const Entry &a, const Entry &b) {
        return std::tie(a.key, a.index) < std::tie(b.key, b.index);
    };
    std::vector<WallPatch> patches;
    if (!polledSort(entries, byKey, progress))
        return patches;
    for (std::size_t i = 0; i < entries.size();) {
        WallPatch patch;
        Vec2 normal = Vec2::Zero();
        std::size_t end = i;
        for (; end < entries.size() && entries[end].key == entries[i].key; ++end) {
            const Vec2 n = cloud.normals[entries[end].index].head<2>().cast<double>();
            patch.position += cloud.positions[entries[end].index].head<2>().cast<double>();
            normal += n.dot(normal) < 0 ? Vec2(-n) : n;
        }
        patch.position /= static_cast<double>(end - i);
        patch.weight = static_cast<double>(end - i) * spacing * spacing;
        if (normal.norm() > 1e-9) {
            patch.normal = normal.normalized();
            patches.push_back(patch);
        }
        i = end;
    }
    return patches;
}

std::vector<PlanLine> findPlanLines(std::vector<WallPatch> patches, double leastWeight, const Progress &progress)
{
    constexpr double kEverywhere = std::numeric_limits<double>::infinity();
    const double direction = mainDirection(patches);
    std::vector<PlanLine> lines;
    for (int round = 0; round < 3 * kMostLines && static_cast<int>(lines.size()) < kMostLines; ++round) {
        if (progress.cancelled())
            break;
        PlanLine best;
        for (const Vec2 &normal : likelyNormals(patches, direction)) {
            const PlanLine line = strongestOffset(patches, normal);
            if (line.weight > best.weight)
                best = line;
        }
        if (best.weight < leastWeight)
            break;
        const PlanLine line = refined(best, patches, -kEverywhere, kEverywhere);
        const auto claimed = [&](const WallPatch &patch) {
            return (std::abs(line.distance(patch.position)) < kClaim &&
                    angleBetween(line.normal, patch.normal) < 0.4) ||
                   (std::abs(best.distance(patch.position)) < kOffsetBin &&
                    angleBetween(best.normal, patch.normal) < kVoteAngle);
        };
        Moments m = momentsOf(patches, claimed);
        std::erase_if(patches, claimed);
        const bool known = std::any_of(lines.begin(), lines.end(), [&](const PlanLine &other) {
            return angleBetween(other.normal, line.normal) < kSameAngle &&
                   std::abs(other.distance(m.mean)) < kSameOffset;
        });
        if (!known && m.weight >= leastWeight)
            lines.push_back({line.normal, line.offset, m.weight});
    }
    return lines;
}

PlanLine refit(const PlanLine &line, const std::vector<WallPatch> &patches, double from, double to)
{
    return refined(line, patches, from, to);
}

double mainDirection(const std::vector<WallPatch> &patches)
{
    // The fourth power of the unit complex normal is the same for all four directions of a box; its mean is exact
    // where a histogram has bins. Two rounds, the second with the near ones only.
    double direction = 0;
    for (const double reach : {1.0, 0.12, 0.05}) {
        Vec2 sum = Vec2::Zero();
        for (const WallPatch &patch : patches) {
            const double angle = angleOf(patch.normal);
            const double off = std::remainder(angle - direction, kPi / 2);
            if (std::abs(off) <= reach)
                sum += patch.weight * Vec2(std::cos(4 * angle), std::sin(4 * angle));
        }
        if (sum.norm() > 0)
            direction = std::atan2(sum.y(), sum.x()) / 4;
    }
    return direction < 0 ? direction + kPi / 2 : direction;
}

} // namespace twinloom::scan
