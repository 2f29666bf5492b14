// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/scan_groups.h"

#include <Eigen/Eigenvalues>
#include <Eigen/SparseCholesky>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace twinloom::scan
{
namespace
{

constexpr double kSamePlace = 0.3, kSameTurn = 0.05;         // metres, radians: the same pose by two ways
constexpr double kMostAgainst = 0.016;                       // of a scan, where another of its group looked through
constexpr double kLeastShared = 0.05;                        // overlap of pairs that count at last
constexpr std::size_t kFewSamples = 1500, kBudget = 240'000; // of samples: to see an overlap; in a round of all pairs
constexpr double kLeastHeld = 20, kLeastBalance = 0.01;      // of planes that two share: samples, share of them

/// Metres between the surfaces of these pairs, each by what it shares.
double rmsOf(const std::vector<ScanPair> &pairs)
{
    double squares = 0, shares = 0;
    for (const ScanPair &pair : pairs) {
        squares += pair.overlap * pair.rms * pair.rms;
        shares += pair.overlap;
    }
    return shares > 0 ? std::sqrt(squares / shares) : 0;
}

} // namespace

void ScanGroups::add(PreparedScan scan)
{
    Eigen::AlignedBox3d box;
    for (const SurfacePoint &sample : scan.samples)
        box.extend(sample.position.cast<double>());
    m_members.push_back({std::move(scan), box});
    standAlone();
}

void ScanGroups::standAlone()
{
    m_poses.assign(m_members.size(), Eigen::Affine3d::Identity());
    m_root.resize(m_members.size());
    std::iota(m_root.begin(), m_root.end(), std::size_t(0));
}

bool ScanGroups::samePose(const Eigen::Affine3d &one, const Eigen::Affine3d &other, std::size_t scan) const
{
    const Eigen::Vector3d middle = m_members[scan].box.center();
    return (one * middle - other * middle).norm() < kSamePlace &&
           Eigen::AngleAxisd((one.inverse() * other).rotation()).angle() < kSameTurn;
}

Result<void> ScanGroups::dropContradictions(const Progress &progress)
{
    const std::size_t count = m_members.size();
    for (;;) {
        std::vector<const ScanLink *> between(count * count, nullptr);
        for (const ScanLink &link : m_links)
            between[link.a * count + link.b] = between[link.b * count + link.a] = &link;
        const auto toFirst = [&](std::size_t first, std::size_t second) { // from `second` to `first`
            const ScanLink &link = *between[first * count + second];
            return link.a == first ? link.bToA : Eigen::Affine3d(link.bToA.inverse());
        };
        std::ptrdiff_t worst = -1;
        int worstVotes = 0;
        for (std::size_t i = 0; i < m_links.size(); ++i) {
            if (progress.cancelled())
                return cancelledError();
            const ScanLink &link = m_links[i];
            int votes = 0; // against it
            for (std::size_t k = 0; k < count; ++k)
                if (between[link.a * count + k] && between[link.b * count + k])
                    votes += samePose(link.bToA, toFirst(link.a, k) * toFirst(k, link.b), link.b) ? -1 : 1;
            const bool worse = votes > worstVotes || (votes == worstVotes && worst >= 0 &&
                                                      link.weight < m_links[static_cast<std::size_t>(worst)].weight);
            if (votes > 0 && worse) {
                worst = static_cast<std::ptrdiff_t>(i);
                worstVotes = votes;
            }
        }
        if (worst < 0)
            return {};
        const auto link = m_links.begin() + worst;
        m_contradictions.push_back({link->a, link->b});
        m_links.erase(link);
    }
}

/// Strongest links first (Kruskal). A link that closes a loop is its weakest: it goes if the loop does not close.
void ScanGroups::placeByTree()
{
    standAlone();
    std::stable_sort(m_links.begin(), m_links.end(),
                     [](const ScanLink &x, const ScanLink &y) { return x.weight > y.weight; });
    m_tree.clear();
    for (std::size_t next = 0; next < m_links.size(); ++next) {
        const ScanLink &link = m_links[next];
        const Eigen::Affine3d bByLink = m_poses[link.a] * link.bToA;
        if (m_root[link.a] == m_root[link.b]) {
            if (!samePose(bByLink, m_poses[link.b], link.b))
                m_contradictions.push_back({link.a, link.b});
            continue;
        }
        m_tree.push_back(next);
        // The frame is that of the group's first scan.
        const bool aFirst = m_root[link.a] < m_root[link.b];
        const Eigen::Affine3d bsToAs = bByLink * m_poses[link.b].inverse();
        const std::size_t kept = m_root[aFirst ? link.a : link.b], joined = m_root[aFirst ? link.b : link.a];
        for (std::size_t i = 0; i < m_root.size(); ++i)
            if (m_root[i] == joined) {
                m_poses[i] = (aFirst ? bsToAs : Eigen::Affine3d(bsToAs.inverse())) * m_poses[i];
                m_root[i] = kept;
            }
    }
}

/// The links of the tree on the way from one scan to another of its group.
std::vector<std::size_t> ScanGroups::linksBetween(std::size_t from, std::size_t to) const
{
    std::vector<std::size_t> cameBy(m_members.size(), m_links.size()), queue{to};
    const auto otherEnd = [&](std::size_t link, std::size_t scan) {
        return m_links[link].a == scan ? m_links[link].b : m_links[link].a;
    };
    for (std::size_t next = 0; next < queue.size(); ++next)
        for (const std::size_t link : m_tree) {
            const std::size_t scan = queue[next], other = otherEnd(link, scan);
            if ((m_links[link].a == scan || m_links[link].b == scan) && link != cameBy[scan]) {
                cameBy[other] = link;
                queue.push_back(other);
            }
        }
    std::vector<std::size_t> links;
    for (std::size_t scan = from; scan != to; scan = otherEnd(links.back(), scan))
        links.push_back(cameBy[scan]);
    return links;
}

/// The link that brought together the most scans of which one stands where the other looked through; of several the
/// weakest. None where no scan speaks against another.
std::optional<std::size_t> ScanGroups::wrongLink(const Progress &progress) const
{
    std::vector<int> against(m_links.size(), 0);
    for (std::size_t a = 0; a < m_members.size(); ++a)
        for (std::size_t b = a + 1; b < m_members.size() && !progress.cancelled(); ++b)
            if (m_root[a] == m_root[b] &&
                seenThrough(m_members[b].scan, m_members[a].scan, m_poses[a].inverse() * m_poses[b]) > kMostAgainst)
                if (const auto links = linksBetween(a, b); links.size() > 1) // what is linked was looked at
                    for (const std::size_t link : links)
                        ++against[link];
    // The weakest come last.
    const auto worst = std::max_element(against.rbegin(), against.rend());
    return worst != against.rend() && *worst > 0 ? std::optional(static_cast<std::size_t>(against.rend() - worst) - 1)
                                                 : std::nullopt;
}

/// What all that lie together know of empty space says more than two scans alone do.
Result<void> ScanGroups::placeWithoutIntruders(const Progress &progress)
{
    const std::size_t told = m_contradictions.size();
    placeByTree();
    while (const auto link = wrongLink(progress)) {
        m_links.erase(m_links.begin() + static_cast<std::ptrdiff_t>(*link));
        m_contradictions.resize(told);
        placeByTree();
    }
    return progress.cancelled() ? cancelledError() : Result<void>();
}

std::vector<std::size_t> ScanGroups::groupOf(std::size_t root) const
{
    std::vector<std::size_t> scans;
    for (std::size_t i = 0; i < m_root.size(); ++i)
        if (m_root[i] == root)
            scans.push_back(i);
    return scans;
}

void ScanGroups::join(std::size_t root, std::size_t joined)
{
    for (std::size_t &each : m_root)
        each = each == joined ? root : each;
}

std::vector<std::size_t> ScanGroups::roots() const
{
    std::vector<std::size_t> result, sizes(m_root.size(), 0);
    for (std::size_t i = 0; i < m_root.size(); ++i) {
        if (m_root[i] == i)
            result.push_back(i);
        ++sizes[m_root[i]];
    }
    std::stable_sort(result.begin(), result.end(), [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
    return result;
}

Result<std::vector<ScanPair>> ScanGroups::sharedSurfaces(std::size_t most, Progress &progress) const
{
    std::vector<ScanPair> pairs;
    std::vector<std::vector<SurfacePoint>> samples;
    std::vector<Eigen::AlignedBox3d> boxes;
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        samples.push_back(thinnedTo(most, m_members[i].scan.samples));
        boxes.push_back(m_members[i].box.transformed(m_poses[i]));
    }
    for (std::size_t a = 0; a < m_members.size(); ++a)
        for (std::size_t b = a + 1; b < m_members.size(); ++b) {
            if (m_root[a] != m_root[b] || !boxes[a].intersects(boxes[b]))
                continue;
            if (progress.cancelled())
                return cancelledError();
            const Eigen::Affine3d bToA = m_poses[a].inverse() * m_poses[b];
            const PreparedScan &first = m_members[a].scan, &second = m_members[b].scan;
            const SurfaceFit onFirst = judgeFit(samples[b], first.fine, bToA, first.yaw);
            const SurfaceFit onSecond = judgeFit(samples[a], second.fine, bToA.inverse(), second.yaw);
            const SurfaceFit &fit = onFirst.overlap > onSecond.overlap ? onFirst : onSecond;
            if (fit.overlap >= kLeastShared)
                pairs.push_back({a, b, fit.overlap, fit.balance, fit.within6mm, fit.rms});
        }
    return pairs;
}

/// Of the planes that both have; where those do not hold the one to the other in all directions (a cave, a garden), of
/// all points.
PlaneEquations ScanGroups::equationsOf(const PreparedScan &moving, const PreparedScan &fixed,
                                       const Eigen::Affine3d &pose, const Eigen::Vector3d &pivot, const Round &round,
                                       std::size_t most)
{
    if (round.flat) {
        const PlaneEquations planes =
            planeEquations(thinnedTo(most, moving.planes), fixed.flat, pose, pivot, round.reach);
        const Eigen::Matrix3d ways = planes.a.bottomRightCorner<3, 3>();
        const Eigen::Vector3d held = Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d>(ways).eigenvalues();
        if (held[0] > kLeastHeld && 3 * held[0] > kLeastBalance * held.sum())
            return planes;
    }
    const double reach = std::min(round.reach.point, kSameSurface);
    return planeEquations(thinnedTo(most, moving.samples), fixed.fine, pose, pivot,
                          round.flat ? MatchReach{reach, reach} : round.reach);
}

/// One step of Gauss-Newton over all poses but those that stay. The largest shift of a scan, metres.
Result<double> ScanGroups::improve(const std::vector<ScanPair> &pairs, const std::vector<std::uint8_t> &stays,
                                   const Round &round, const Progress &progress)
{
    const std::size_t most = std::max<std::size_t>(kFewSamples, kBudget / (2 * pairs.size() + 1));
    const auto size = static_cast<Eigen::Index>(6 * m_members.size());
    std::vector<Eigen::Matrix<double, 6, 6>> diagonal(m_members.size(), Eigen::Matrix<double, 6, 6>::Zero());
    std::vector<Eigen::Triplet<double>> entries;
    Eigen::VectorXd right = Eigen::VectorXd::Zero(size);
    const auto put = [&](std::size_t i, std::size_t j, const Eigen::Matrix<double, 6, 6> &block) {
        for (int r = 0; r < 6; ++r)
            for (int c = 0; c < 6; ++c)
                entries.emplace_back(static_cast<int>(6 * i) + r, static_cast<int>(6 * j) + c, block(r, c));
    };
    const auto add = [&](std::size_t moving, std::size_t fixed) {
        const Eigen::Affine3d pose = m_poses[fixed].inverse() * m_poses[moving];
        const Eigen::Vector3d pivot = m_poses[fixed].inverse().translation();
        const PlaneEquations own = equationsOf(m_members[moving].scan, m_members[fixed].scan, pose, pivot, round, most);
        Eigen::Matrix<double, 6, 6> turn = Eigen::Matrix<double, 6, 6>::Zero(); // to the group's frame, about its zero
        turn.topLeftCorner<3, 3>() = turn.bottomRightCorner<3, 3>() = m_poses[fixed].linear();
        const Eigen::Matrix<double, 6, 6> a = turn * own.a * turn.transpose();
        const SmallMove b = turn * own.b;
        diagonal[moving] += a;
        diagonal[fixed] += a;
        right.segment<6>(static_cast<Eigen::Index>(6 * moving)) += b;
        right.segment<6>(static_cast<Eigen::Index>(6 * fixed)) -= b;
        put(moving, fixed, -a);
        put(fixed, moving, -a);
    };
    for (const ScanPair &pair : pairs) {
        if (progress.cancelled())
            return cancelledError();
        add(pair.a, pair.b);
        add(pair.b, pair.a);
    }
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        Eigen::Matrix<double, 6, 6> block = diagonal[i];
        // What is held in no direction must not make the system singular.
        block.diagonal().array() += stays[i] ? 1e12 : 1e-6 * block.diagonal().maxCoeff() + 1e-9;
        put(i, i, block);
    }
    Eigen::SparseMatrix<double> system(size, size);
    system.setFromTriplets(entries.begin(), entries.end());
    const Eigen::VectorXd step = Eigen::SimplicialLDLT<Eigen::SparseMatrix<double>>(system).solve(right);
    double largest = 0;
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        if (stays[i])
            continue;
        const Eigen::Vector3d before = m_poses[i] * m_members[i].box.center();
        m_poses[i] = poseOf(step.segment<6>(static_cast<Eigen::Index>(6 * i)), Eigen::Vector3d::Zero()) * m_poses[i];
        largest = std::max(largest, (m_poses[i] * m_members[i].box.center() - before).norm());
    }
    return largest;
}

Result<void> ScanGroups::fitTogether(const std::vector<std::uint8_t> &stays, Progress &progress)
{
    // By all points until surfaces lie on each other; then what is flat tells the last millimetres.
    constexpr std::array kRounds{
        Round{{0.1, 0.1}, false},        Round{{0.1, 0.1}, false},        Round{{0.08, 0.08}, false},
        Round{{0.06, 0.06}, false},      Round{{0.05, 0.05}, false},      Round{{0.05, 0.05}, false},
        Round{{kFlatReach, 0.05}, true}, Round{{kFlatReach, 0.02}, true}, Round{{kFlatReach, 0.02}, true},
        Round{{kFlatReach, 0.02}, true}, Round{{kFlatReach, 0.02}, true}};
    constexpr double kSettled = 2e-5, kWorse = 1.02;
    std::vector<std::uint8_t> held = stays;
    held.resize(m_members.size());
    for (std::size_t i = 0; stays.empty() && i < held.size(); ++i)
        held[i] = m_root[i] == i ? 1 : 0;
    const auto pairs = sharedSurfaces(kFewSamples, progress);
    if (!pairs)
        return unexpected(pairs.error());
    std::vector<Eigen::Affine3d> byPoints;
    double rms = 0;
    for (std::size_t round = 0; round < kRounds.size(); ++round) {
        if (kRounds[round].flat && byPoints.empty()) {
            const auto now = sharedSurfaces(kFewSamples, progress);
            if (!now)
                return unexpected(now.error());
            rms = rmsOf(*now);
            byPoints = m_poses;
        }
        const auto moved = improve(*pairs, held, kRounds[round], progress);
        if (!moved)
            return unexpected(moved.error());
        if (*moved < kSettled && kRounds[round].reach.plane == kRounds.back().reach.plane)
            break;
        progress.set(static_cast<double>(round + 1) / static_cast<double>(kRounds.size()));
    }
    const auto last = sharedSurfaces(kFewSamples, progress);
    if (!last)
        return unexpected(last.error());
    if (rmsOf(*last) > kWorse * rms) // what looks flat in noisy scans is not: then all points know better
        m_poses = std::move(byPoints);
    return {};
}

FitWithAll ScanGroups::fitWithAll(std::size_t scan, const std::vector<ScanPair> &pairs) const
{
    FitWithAll all;
    std::vector<ScanPair> own;
    std::vector<std::pair<const NearestSurface *, Eigen::Affine3f>> others;
    for (const ScanPair &pair : pairs) {
        if (pair.a != scan && pair.b != scan)
            continue;
        const std::size_t other = pair.a == scan ? pair.b : pair.a;
        others.emplace_back(&m_members[other].scan.fine, (m_poses[other].inverse() * m_poses[scan]).cast<float>());
        own.push_back(pair);
    }
    const std::vector<SurfacePoint> &samples = m_members[scan].scan.samples;
    const auto shown = std::ranges::count_if(samples, [&](const SurfacePoint &sample) {
        return std::ranges::any_of(others, [&](const auto &other) {
            const auto &[surface, pose] = other;
            return surface->nearest(pose * sample.position, pose.linear() * sample.normal, kSameSurface) != nullptr;
        });
    });
    all.overlap = static_cast<double>(shown) / static_cast<double>(std::max<std::size_t>(samples.size(), 1));
    all.rms = rmsOf(own);
    return all;
}

} // namespace twinloom::scan
