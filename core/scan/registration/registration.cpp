// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/registration.h"

#include "core/scan/registration/flat_surface.h"
#include "core/scan/structure/levels.h"
#include "core/scan/points/voxel.h"

#include <QCoreApplication>

#include <Eigen/Cholesky>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <numbers>
#include <set>
#include <tuple>

namespace twinloom::scan
{
namespace
{

constexpr double kPlanCell = 0.10; // metres, of the plan correlation
constexpr double kCoarseReach = 0.3, kCoarseLeaf = 0.1, kFineReach = 0.1;
constexpr double kLeastOverlap = 0.3, kLeastSeenOverlap = 0.15, kLeastBlindOverlap = 0.8, kLeastBalance = 0.05,
                 kLeastMargin = 0.09, kLeastTightness = 0.5;
// A scan that lies on the other as it came, but for so much, was put there by somebody: many files share a frame.
constexpr double kGivenTurn = 0.01, kGivenWay = 0.1;
// Places tried a yaw; near a given pose; and of a scan on itself, where little of it may fall together.
constexpr int kPeaks = 12, kNearPeaks = 4, kSelfPeaks = 40;
constexpr std::size_t kHeaviest = 1200;       // cells of a plan that vote, of each direction
constexpr std::int64_t kMostShifts = 1 << 24; // cells of the table of votes
constexpr double kApartShifts = 0.4;          // metres
constexpr std::size_t kSamples = 6000;        // of the moving scan, in ICP
constexpr double kEvenCell = 0.2;             // metres
constexpr double kPlaneCell = 0.2;            // metres
constexpr std::size_t kPlanes = 8000;         // samples of what is flat, for the last millimetres
constexpr std::size_t kEven = 2000;           // even samples, to tell candidates apart, ...
constexpr std::size_t kFewest = 500;          // ... and to tell which starts are worth a try
constexpr MatchReach kGlance{0.3, 0.2};       // how near surfaces must be at a start
// Far from the scanner points are far apart: their planes reach between them.
constexpr MatchReach kSamePlane{kCoarseReach, kSameSurface};
constexpr std::size_t kMostApproached = 10;
constexpr double kSeenThroughCounts = 5.0;
// Of the overlap. At right poses there is nothing but who walked through while one of both was made; of what stands in
// a place that is nearly the same turned about, each scan has some where the other looked through.
constexpr double kMostSeenThrough = 0.012, kMostSeenByBoth = 0.002;
// A real scan has noise there, too. With a margin like this (turned about it was 0.54 at most) no place is alike.
constexpr double kClearMargin = 0.58, kMostSeenOfClear = 0.05;

// Of a scan onto itself: share of it that must come to where it has surface, and how alike that then is to what is
// there.
constexpr double kLeastRepeated = 0.3, kMostAlike = 0.85, kLeastOfWay = 0.05;
constexpr double kSameAngle = 0.09, kSamePlace = 0.4;

Eigen::Affine3d refine(std::span<const SurfacePoint> samples, const NearestSurface &fixed, Eigen::Affine3d pose,
                       std::initializer_list<double> reaches, const Progress &progress)
{
    for (const double reach : reaches) {
        if (progress.cancelled())
            break;                                        // whoever asked looks at that again before using the pose
        const Eigen::Vector3d pivot = pose.translation(); // small angles stay small far from the origin
        PlaneEquations equations = planeEquations(samples, fixed, pose, pivot, {reach, reach});
        equations.a.diagonal().array() += 1e-6 * equations.a.diagonal().maxCoeff() + 1e-12;
        pose = poseOf(equations.a.ldlt().solve(equations.b), pivot) * pose;
    }
    return pose;
}

/// Walls seen from above that look one way, or the opposite.
struct PlanCell {
    int x = 0, y = 0;
    float weight = 0; ///< square root of the square metres
};
using Plan = std::array<std::vector<PlanCell>, 2>; ///< those that look along the main direction, and those across

/// The cells that matter most of each direction. `yaw`: how the patches are turned; `main`: of the walls then.
Plan planOf(const std::vector<WallPatch> &patches, double yaw, double main, double cell)
{
    const Eigen::Rotation2Dd turn(yaw), toMain(yaw - main);
    std::array<std::map<std::pair<int, int>, double>, 2> weights;
    for (const WallPatch &patch : patches) {
        const Vec2 p = turn * patch.position / cell, n = toMain * patch.normal;
        weights[std::abs(n.x()) > std::abs(n.y()) ? 0 : 1]
               [{static_cast<int>(std::floor(p.x())), static_cast<int>(std::floor(p.y()))}] +=
            std::min(patch.weight, 0.1);
    }
    Plan plan;
    for (std::size_t way = 0; way < 2; ++way) {
        for (const auto &[at, weight] : weights[way])
            plan[way].push_back({at.first, at.second, static_cast<float>(std::sqrt(weight))});
        // Many walls are equally tall: of equal ones those scattered over the plan count, not those of one side.
        std::stable_sort(plan[way].begin(), plan[way].end(), [](const PlanCell &a, const PlanCell &b) {
            const auto scattered = [](const PlanCell &c) {
                return unsigned(c.x) * 0x9e3779b1u ^ unsigned(c.y) * 0x85ebca6bu;
            };
            return a.weight != b.weight ? a.weight > b.weight : scattered(a) < scattered(b);
        });
        if (plan[way].size() > kHeaviest)
            plan[way].resize(kHeaviest);
    }
    return plan;
}

/// Votes for each shift of one plan against another. Parallel walls fit at any shift along them; only where walls of
/// both directions fit at once is a place, hence the product of the votes of both.
class ShiftVotes
{
public:
    /// False where the plans are too large for a table.
    bool count(const Plan &moving, const Plan &fixed)
    {
        const auto span = [](const Plan &plan) {
            Eigen::AlignedBox2i box;
            for (const auto &cells : plan)
                for (const PlanCell &cell : cells)
                    box.extend(Eigen::Vector2i(cell.x, cell.y));
            return box;
        };
        const Eigen::AlignedBox2i from = span(moving), to = span(fixed);
        m_low = to.min() - from.max();
        const Eigen::Vector2i size = to.max() - from.min() - m_low + Eigen::Vector2i::Ones();
        if (std::int64_t(size.x()) * size.y() > kMostShifts)
            return false;
        m_width = size.x();
        m_depth = size.y();
        std::array<std::vector<float>, 2> votes;
        for (std::size_t way = 0; way < 2; ++way) {
            votes[way].assign(static_cast<std::size_t>(m_width * m_depth), 0.0f);
            for (const PlanCell &m : moving[way])
                for (const PlanCell &f : fixed[way])
                    votes[way][static_cast<std::size_t>((f.y - m.y - m_low.y()) * m_width + f.x - m.x - m_low.x())] +=
                        m.weight * f.weight;
        }
        m_votes = std::move(votes[0]);
        for (std::size_t i = 0; i < m_votes.size(); ++i)
            m_votes[i] *= votes[1][i];
        return true;
    }
    /// Those farther than `reach` cells from there, along x or y, get no votes.
    void keepOnly(const Eigen::Vector2i &middle, int reach)
    {
        for (int y = 0; y < m_depth; ++y)
            for (int x = 0; x < m_width; ++x)
                if ((m_low + Eigen::Vector2i(x, y) - middle).cwiseAbs().maxCoeff() > reach)
                    m_votes[static_cast<std::size_t>(y * m_width + x)] = 0;
    }
    /// The shift with the most votes, of equal ones the first. It and those nearer than `apart` get no votes then.
    Eigen::Vector2i takeBest(int apart)
    {
        const auto best = std::max_element(m_votes.begin(), m_votes.end());
        const int index = static_cast<int>(best - m_votes.begin()), x = index % m_width, y = index / m_width;
        for (int v = std::max(0, y - apart + 1); v < std::min(m_depth, y + apart); ++v)
            for (int u = std::max(0, x - apart + 1); u < std::min(m_width, x + apart); ++u)
                m_votes[static_cast<std::size_t>(v * m_width + u)] = 0;
        return m_low + Eigen::Vector2i(x, y);
    }

private:
    Eigen::Vector2i m_low = Eigen::Vector2i::Zero();
    int m_width = 1, m_depth = 1;
    std::vector<float> m_votes;
};

/// Shifts near to one.
struct ShiftWindow {
    Vec2 middle = Vec2::Zero();
    double reach = 0; ///< metres, each way
};

/// Shifts at which most of `moving`, turned by `yaw`, falls on `fixed`, best first, at least 0.4 m apart.
std::vector<Vec2> bestShifts(const PreparedScan &moving, const PreparedScan &fixed, double yaw, int peaks,
                             const Progress &progress, const std::optional<ShiftWindow> &window = {})
{
    if (moving.walls.empty() || fixed.walls.empty())
        return {};
    ShiftVotes votes;
    double cell = kPlanCell;
    while (!votes.count(planOf(moving.walls, yaw, fixed.yaw, cell), planOf(fixed.walls, 0, fixed.yaw, cell)))
        cell *= 2;
    if (window)
        votes.keepOnly((window->middle / cell).array().round().cast<int>(),
                       static_cast<int>(std::ceil(window->reach / cell)));
    std::vector<Vec2> shifts;
    for (int k = 0; k < peaks && !progress.cancelled(); ++k)
        shifts.push_back(votes.takeBest(std::max(1, static_cast<int>(kApartShifts / cell))).cast<double>() * cell);
    return shifts;
}

struct Candidate {
    Eigen::Affine3d pose;
    SurfaceFit fit;
    double seenThrough = 0;

    double quality() const { return fit.balanced - kSeenThroughCounts * seenThrough; }
};

bool samePose(const Eigen::Affine3d &a, const Eigen::Affine3d &b)
{
    const Eigen::Affine3d between = a.inverse() * b;
    return Eigen::AngleAxisd(between.rotation()).angle() < kSameAngle &&
           (a.translation() - b.translation()).norm() < kSamePlace;
}

std::vector<Eigen::Affine3d> starts(const PreparedScan &moving, const PreparedScan &fixed, int peaks,
                                    const Progress &progress)
{
    const double lift = moving.floor && fixed.floor ? *fixed.floor - *moving.floor : 0;
    std::vector<Eigen::Affine3d> poses{Eigen::Affine3d::Identity()}; // many files share a frame already
    for (int quarter = 0; quarter < 4 && !progress.cancelled(); ++quarter) {
        const double yaw = fixed.yaw - moving.yaw + quarter * std::numbers::pi / 2;
        for (const Vec2 &shift : bestShifts(moving, fixed, yaw, peaks, progress))
            poses.push_back(Eigen::Translation3d(shift.x(), shift.y(), lift) *
                            Eigen::Affine3d(Eigen::AngleAxisd(yaw, Eigen::Vector3d::UnitZ())));
    }
    return poses;
}

void sortByQuality(std::vector<Candidate> &candidates)
{
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate &a, const Candidate &b) { return a.quality() > b.quality(); });
}

/// How much better the first of them, sorted, is than the next that is another pose.
double marginOf(const std::vector<Candidate> &candidates)
{
    double other = 0;
    for (const Candidate &candidate : candidates)
        if (!samePose(candidate.pose, candidates.front().pose)) {
            other = std::max(0.0, candidate.quality());
            break;
        }
    return candidates.front().quality() - other;
}

/// The starts that are worth an approach, by a glance at each.
std::vector<Eigen::Affine3d> likeliest(const PreparedScan &moving, const PreparedScan &fixed,
                                       const std::vector<Eigen::Affine3d> &starts, const Progress &progress)
{
    const std::vector<SurfacePoint> few = thinnedTo(kFewest, moving.even), others = thinnedTo(kFewest, fixed.even);
    std::vector<Candidate> candidates;
    for (const Eigen::Affine3d &start : starts) {
        if (progress.cancelled())
            break;
        candidates.push_back({start, judgeFit(few, fixed.coarse, start, fixed.yaw, kGlance),
                              std::max(shareSeenThrough(few, fixed.views, start),
                                       shareSeenThrough(others, moving.views, start.inverse()))});
    }
    sortByQuality(candidates);
    std::vector<Eigen::Affine3d> poses;
    for (std::size_t i = 0; i < std::min(kMostApproached, candidates.size()); ++i)
        poses.push_back(candidates[i].pose);
    return poses;
}

Eigen::Affine3d approach(std::span<const SurfacePoint> samples, const PreparedScan &fixed, const Eigen::Affine3d &start,
                         const Progress &progress)
{
    const Eigen::Affine3d pose = refine(samples, fixed.coarse, start, {0.3, 0.3, 0.25, 0.2, 0.15, 0.15}, progress);
    return refine(samples, fixed.fine, pose, {0.1, 0.1, 0.1, 0.08}, progress);
}

/// Far from the origin a small turn moves the frame's origin far: what counts is how far the scan itself moves.
Eigen::Vector3d middleOf(const PreparedScan &scan)
{
    Eigen::Vector3d middle = Eigen::Vector3d::Zero();
    for (const SurfacePoint &sample : scan.samples)
        middle += sample.position.cast<double>() / static_cast<double>(scan.samples.size());
    return middle;
}

Candidate approached(const PreparedScan &moving, const PreparedScan &fixed, const Eigen::Affine3d &start,
                     const Progress &progress)
{
    const Eigen::Affine3d pose = approach(moving.even, fixed, start, progress);
    return {pose, judgeFit(moving.even, fixed.coarse, pose, fixed.yaw, kSamePlane), seenThrough(moving, fixed, pose)};
}

/// The last millimetres, and how well it fits then.
Registration settle(std::span<const SurfacePoint> samples, const PreparedScan &fixed, const Eigen::Affine3d &pose,
                    const Progress &progress)
{
    Registration result;
    result.transform = refine(samples, fixed.fine, pose, {0.1, 0.08, 0.06, 0.05, 0.05, 0.05, 0.05, 0.05}, progress);
    const SurfaceFit fit = judgeFit(samples, fixed.fine, result.transform, fixed.yaw);
    result.rms = fit.rms;
    result.overlap = fit.overlap;
    result.balance = fit.balance;
    return result;
}

/// `seen`: it is known what both looked through, so that a wrong pose would show. `known`: that, or the files share a
/// frame.
Doubt doubtOf(const Registration &found, bool seen, bool known)
{
    if (found.overlap < (seen ? kLeastSeenOverlap : kLeastOverlap))
        return Doubt::Overlap;
    if (found.balance < kLeastBalance)
        return Doubt::Balance;
    // In halls full of the like, wrong poses fit three quarters of a scan, and clearly better than the right one.
    if (found.margin < kLeastMargin || (!known && found.overlap < kLeastBlindOverlap))
        return Doubt::Ambiguous;
    if (found.rms > kMostRms || found.tightness < kLeastTightness)
        return Doubt::Rough;
    const bool clear = found.margin > kClearMargin;
    const bool seenByOne = found.seenThrough > (clear ? kMostSeenOfClear : kMostSeenThrough) * found.overlap,
               seenByBoth = !clear && found.seenByBoth > kMostSeenByBoth * found.overlap;
    return seenByOne || seenByBoth ? Doubt::SeenThrough : Doubt::None;
}

/// Poses near to one that somebody gave.
struct Around {
    GivenPose given;
    double way = 0, turn = 0; ///< metres at the pivot, radians

    bool holds(const Eigen::Affine3d &pose) const
    {
        return Eigen::AngleAxisd((pose * given.pose.inverse()).rotation()).angle() < turn &&
               (pose * given.pivot - given.pose * given.pivot).norm() < way;
    }
};

/// Brought nearer, with what is to be said of the pose. `margin`: see Registration. `told`: poses that need no known
/// stations to be believed.
Registration settled(const PreparedScan &moving, const PreparedScan &fixed, const Eigen::Affine3d &pose, double margin,
                     const Around &told, const Progress &progress)
{
    Registration result = settle(moving.samples, fixed, pose, progress);
    const SurfaceFit fit = judgeFit(moving.even, fixed.coarse, result.transform, fixed.yaw, kSamePlane);
    result.overlap = fit.overlap;
    result.balance = fit.balance;
    result.tightness = fit.tightness;
    std::tie(result.seenByBoth, result.seenThrough) = seenThroughEither(moving, fixed, result.transform);
    result.margin = margin;
    const bool seen = !moving.views.empty() && !fixed.views.empty();
    result.doubt = doubtOf(result, seen, seen || told.holds(result.transform));
    result.confident = result.doubt == Doubt::None;
    return result;
}

/// Level and turned so, with the pivot where the pose puts it.
Eigen::Affine3d levelled(const Eigen::Affine3d &pose, const Eigen::Vector3d &pivot, double yaw)
{
    return Eigen::Translation3d(pose * pivot) * Eigen::AngleAxisd(yaw, Eigen::Vector3d::UnitZ()) *
           Eigen::Translation3d(-pivot);
}

/// Near the given pose: as it is; level, turned as the walls or as the file say, with one floor, and where most of the
/// one falls on the other then.
std::vector<Eigen::Affine3d> nearStarts(const PreparedScan &moving, const PreparedScan &fixed, const Around &near,
                                        const Progress &progress)
{
    constexpr double kQuarter = std::numbers::pi / 2;
    const Eigen::Affine3d &pose = near.given.pose;
    const double told = std::atan2(pose(1, 0), pose(0, 0)), walls = fixed.yaw - moving.yaw,
                 byWalls = walls + std::round((told - walls) / kQuarter) * kQuarter;
    std::vector<double> yaws{told};
    if (std::abs(byWalls - told) < near.turn)
        yaws.insert(yaws.begin(), byWalls);
    std::vector<Eigen::Affine3d> poses{pose};
    for (const double yaw : yaws) {
        Eigen::Affine3d start = levelled(pose, near.given.pivot, yaw);
        if (moving.floor && fixed.floor)
            if (const double lift = *fixed.floor - *moving.floor - start.translation().z(); std::abs(lift) < near.way)
                start.pretranslate(Eigen::Vector3d(0, 0, lift));
        poses.push_back(start);
        for (const Vec2 &shift : bestShifts(moving, fixed, yaw, kNearPeaks, progress,
                                            ShiftWindow{start.translation().head<2>(), near.way})) {
            start.translation().head<2>() = shift;
            poses.push_back(start);
        }
    }
    return poses;
}

/// Where a scan has surface, seen from above, and half a metre around.
class PlanExtent
{
public:
    explicit PlanExtent(std::span<const SurfacePoint> samples)
    {
        for (const SurfacePoint &sample : samples) {
            const auto [x, y] = cellAt(sample.position);
            for (int v = -1; v <= 1; ++v)
                for (int u = -1; u <= 1; ++u)
                    m_cells.insert({x + u, y + v});
        }
    }
    bool holds(const Eigen::Vector3f &p) const { return m_cells.contains(cellAt(p)); }

private:
    static std::pair<int, int> cellAt(const Eigen::Vector3f &p)
    {
        constexpr float kCell = 0.5f;
        return {static_cast<int>(std::floor(p.x() / kCell)), static_cast<int>(std::floor(p.y() / kCell))};
    }
    std::set<std::pair<int, int>> m_cells;
};

/// What of the samples comes to where the scan has surface of its own.
std::vector<SurfacePoint> within(const PlanExtent &extent, std::span<const SurfacePoint> samples,
                                 const Eigen::Affine3d &pose)
{
    const Eigen::Affine3f place = pose.cast<float>();
    std::vector<SurfacePoint> inside;
    std::ranges::copy_if(samples, std::back_inserter(inside),
                         [&](const SurfacePoint &sample) { return extent.holds(place * sample.position); });
    return inside;
}

/// Of level surfaces, walls that look one way and those across: the overlap of that of which the least is shared.
/// Floor, ceiling and long walls are everywhere alike; what stands across them tells.
double leastOverlap(const std::vector<SurfacePoint> &samples, const PreparedScan &fixed, const Eigen::Affine3d &pose,
                    const MatchReach &reach)
{
    std::array<std::vector<SurfacePoint>, 3> ways;
    const Eigen::Matrix3f toMain =
        (Eigen::AngleAxisd(-fixed.yaw, Eigen::Vector3d::UnitZ()) * pose.linear()).cast<float>();
    for (const SurfacePoint &sample : samples) {
        Eigen::Index way = 0;
        (toMain * sample.normal).cwiseAbs().maxCoeff(&way);
        ways[static_cast<std::size_t>(way)].push_back(sample);
    }
    double least = 1;
    for (const std::vector<SurfacePoint> &way : ways)
        if (static_cast<double>(way.size()) > kLeastOfWay * static_cast<double>(samples.size()))
            least = std::min(least, judgeFit(way, fixed.coarse, pose, fixed.yaw, reach).overlap);
    return least;
}

/// Whether the scan, moved or turned, fits onto itself wherever it then has surface at all. Where no station is known,
/// nothing tells such a pose from the right one: a piece of a store of rows alike fits a row farther on, and two pieces
/// of it then share more than where they belong.
bool repeatsItself(const PreparedScan &scan, const Progress &progress)
{
    const PlanExtent extent(scan.even);
    const auto alikeAt = [&](const Eigen::Affine3d &pose, const std::vector<SurfacePoint> &samples,
                             const MatchReach &reach) {
        const std::vector<SurfacePoint> inside = within(extent, samples, pose);
        return static_cast<double>(inside.size()) < kLeastRepeated * static_cast<double>(samples.size())
                   ? 0.0
                   : leastOverlap(inside, scan, pose, reach);
    };
    const std::vector<SurfacePoint> few = thinnedTo(kFewest, scan.even);
    std::vector<std::pair<double, Eigen::Affine3d>> likely;
    for (const Eigen::Affine3d &start : starts(scan, scan, kSelfPeaks, progress))
        if (!samePose(start, Eigen::Affine3d::Identity()) && !progress.cancelled())
            likely.emplace_back(alikeAt(start, few, kGlance), start);
    std::ranges::stable_sort(likely, std::greater<>(), [](const auto &each) { return each.first; });
    for (const auto &[alike, start] : std::span(likely).first(std::min(kMostApproached, likely.size()))) {
        const Eigen::Affine3d pose = approach(scan.even, scan, start, progress);
        if (progress.cancelled())
            return false;
        if (!samePose(pose, Eigen::Affine3d::Identity()) && alikeAt(pose, scan.even, kSamePlane) > kMostAlike)
            return true;
    }
    return false;
}

/// A pose that is too far from the given one.
Registration notReached(Registration registration)
{
    registration.doubt = registration.doubt == Doubt::None ? Doubt::Ambiguous : registration.doubt;
    registration.confident = false;
    return registration;
}

Registration refinedByPerson(const PreparedScan &moving, const PreparedScan &fixed, const Eigen::Affine3d &given,
                             const Progress &progress)
{
    Registration result = settle(moving.samples, fixed, approach(moving.samples, fixed, given, progress), progress);
    const Eigen::Vector3d middle = middleOf(moving);
    result.turn = Eigen::AngleAxisd((result.transform * given.inverse()).rotation()).angle();
    result.way = (result.transform * middle - given * middle).norm();
    if (result.overlap < kLeastGivenOverlap)
        result.doubt = Doubt::Overlap;
    else if (result.rms > kMostRms || result.turn > kMostGivenTurn || result.way > kMostGivenWay)
        result.doubt = Doubt::Rough;
    result.confident = result.doubt == Doubt::None;
    return result;
}

} // namespace

double wayBetween(const PreparedScan &scan, const Eigen::Affine3d &one, const Eigen::Affine3d &other)
{
    const Eigen::Affine3f a = one.cast<float>(), b = other.cast<float>();
    double squares = 0;
    for (const SurfacePoint &sample : scan.even)
        squares += static_cast<double>((a * sample.position - b * sample.position).squaredNorm());
    return std::sqrt(squares / static_cast<double>(std::max<std::size_t>(scan.even.size(), 1)));
}

/// A surveyor knows more than a little shared surface tells: the two sides of a wall fit each other as well as one fits
/// itself, and a room that was seen through its door would be moved by that wall's thickness.
constexpr double kLeastToCorrect = 0.25;

Result<Registration> registerGiven(const PreparedScan &moving, const PreparedScan &fixed, const GivenPose &given,
                                   Progress &progress)
{
    // Where the fixed scan is turned about its own scanner, the other's scanner is off by more the farther it stands.
    const double apart = (given.pose * given.pivot - given.fixedPivot).norm();
    const Around near{given, kMostPoseError + apart * kMostPoseTurn / 2, kMostPoseTurn};
    // Nothing else is near that would fit as well, where it fits as it is.
    const Registration asGiven =
        settled(moving, fixed, approached(moving, fixed, given.pose, progress).pose, 1, near, progress);
    if (asGiven.confident && wayBetween(moving, asGiven.transform, given.pose) < kAsGiven)
        return asGiven;
    std::vector<Candidate> candidates;
    for (const Eigen::Affine3d &start : nearStarts(moving, fixed, near, progress)) {
        if (progress.cancelled())
            return cancelledError();
        const Candidate candidate = approached(moving, fixed, start, progress);
        if (near.holds(candidate.pose))
            candidates.push_back(candidate);
    }
    if (candidates.empty())
        return notReached(asGiven);
    sortByQuality(candidates);
    const Registration found = settled(moving, fixed, candidates.front().pose, marginOf(candidates), near, progress);
    if (progress.cancelled())
        return cancelledError();
    return near.holds(found.transform) && found.overlap >= kLeastToCorrect ? found : notReached(found);
}

std::pair<double, double> seenThroughEither(const PreparedScan &moving, const PreparedScan &fixed,
                                            const Eigen::Affine3d &pose)
{
    return std::minmax(
        {shareSeenThrough(moving.even, fixed.views, pose), shareSeenThrough(fixed.even, moving.views, pose.inverse())});
}

double seenThrough(const PreparedScan &moving, const PreparedScan &fixed, const Eigen::Affine3d &pose)
{
    return seenThroughEither(moving, fixed, pose).second;
}

void turnNormals(PointCloud &cloud, const Eigen::Vector3d &station)
{
    const Eigen::Vector3f from = (station - cloud.origin).cast<float>();
    for (std::size_t i = 0; i < cloud.size(); ++i)
        if (cloud.normals[i].dot(from - cloud.positions[i]) < 0)
            cloud.normals[i] = -cloud.normals[i];
}

void PreparedScan::sayFacing()
{
    for (NearestSurface *surface : {&coarse, &fine, &flat})
        surface->sayFacing();
}

Result<PreparedScan> prepareScan(const PointCloud &cloud, std::vector<SeenSpace> views, double spacing,
                                 Progress &progress)
{
    if (cloud.empty() || cloud.normals.size() != cloud.size())
        return unexpected(ErrorCode::Usage, QCoreApplication::translate(
                                                "scan", "Scans cannot be registered without points and normals."));
    Progress steps = progress.slice(0, 0); // quick ones: they can be cancelled, but move no bar
    const auto thin = voxelise(cloud, {kCoarseLeaf, false}, steps);
    if (!thin)
        return unexpected(thin.error());
    auto coarse = NearestSurface::make(thin->cloud, kCoarseReach, steps);
    if (!coarse)
        return unexpected(coarse.error());
    auto fine = NearestSurface::make(cloud, kFineReach, steps);
    if (!fine)
        return unexpected(fine.error());
    auto even = evenSamples(cloud, kEvenCell, kEven, steps);
    if (!even)
        return unexpected(even.error());
    const auto planes = flatSurface(cloud, steps);
    if (!planes)
        return unexpected(planes.error());
    auto flat = NearestSurface::make(*planes, kFlatReach, steps);
    if (!flat)
        return unexpected(flat.error());
    auto flatSamples = evenSamples(*planes, kPlaneCell, kPlanes, steps);
    if (!flatSamples)
        return unexpected(flatSamples.error());
    PreparedScan scan{*std::move(coarse),
                      *std::move(fine),
                      *std::move(flat),
                      surfaceSamples(cloud, kSamples),
                      *std::move(even),
                      *std::move(flatSamples),
                      std::move(views),
                      {},
                      {},
                      0};
    if (progress.cancelled())
        return cancelledError();
    const FloorAndCeiling heights = chooseFloorAndCeiling(findLevels(cloud, spacing, 0.5, {}, steps));
    if (progress.cancelled())
        return cancelledError();
    scan.floor = heights.floor;
    scan.walls =
        wallPatches(cloud, spacing, heights.floor.value_or(-1e6) + 0.3, heights.ceiling.value_or(1e6) - 0.1, steps);
    if (progress.cancelled())
        return cancelledError();
    scan.yaw = mainDirection(scan.walls);
    return scan;
}

Result<Registration> registerScan(const PreparedScan &moving, const PreparedScan &fixed, Progress &progress)
{
    std::vector<Candidate> candidates;
    for (const Eigen::Affine3d &start : likeliest(moving, fixed, starts(moving, fixed, kPeaks, progress), progress)) {
        if (progress.cancelled())
            return cancelledError();
        candidates.push_back(approached(moving, fixed, start, progress));
    }
    if (progress.cancelled())
        return cancelledError();
    sortByQuality(candidates);
    const Around asTheyCame{{Eigen::Affine3d::Identity(), middleOf(moving)}, kGivenWay, kGivenTurn};
    Registration found = settled(moving, fixed, candidates.front().pose, marginOf(candidates), asTheyCame, progress);
    const bool blind = moving.views.empty() || fixed.views.empty();
    if (found.confident && blind && !asTheyCame.holds(found.transform) &&
        (repeatsItself(moving, progress) || repeatsItself(fixed, progress)))
        found.doubt = Doubt::Ambiguous;
    found.confident = found.doubt == Doubt::None;
    return progress.cancelled() ? cancelledError() : Result<Registration>(found);
}

Result<Registration> registerScan(const PointCloud &moving, const PointCloud &fixed, double spacing, Progress &progress)
{
    const auto from = prepareScan(moving, {}, spacing, progress);
    if (!from)
        return unexpected(from.error());
    const auto to = prepareScan(fixed, {}, spacing, progress);
    return to ? registerScan(*from, *to, progress) : unexpected(to.error());
}

Registration refineRegistration(const PreparedScan &moving, const PreparedScan &fixed, const Eigen::Affine3d &given)
{
    return refinedByPerson(moving, fixed, given, Progress());
}

Result<Registration> refineRegistration(const PointCloud &moving, const PointCloud &fixed, double spacing,
                                        const Eigen::Affine3d &given, Progress &progress)
{
    const auto from = prepareScan(moving, {}, spacing, progress);
    if (!from)
        return unexpected(from.error());
    const auto to = prepareScan(fixed, {}, spacing, progress);
    if (!to)
        return unexpected(to.error());
    const Registration result = refinedByPerson(*from, *to, given, progress);
    return progress.cancelled() ? cancelledError() : Result<Registration>(result);
}

} // namespace twinloom::scan
