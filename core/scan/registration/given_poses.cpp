// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/given_poses.h"

#include "core/scan/registration/orientation.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kMostPaired = 30,
                      kNearest = 8;       // scans of which every pair is looked at; else the nearest of each
constexpr double kBeside = 0.5;           // metres between boxes of scans that may still share surface
constexpr double kWorthLevelling = 0.009; // radians
// Of groups that lie as their file puts them within themselves: thin scans look through racks that are there, and all
// of a group are rarely wrong in the same way.
constexpr double kMostIntrudingOfGroups = 3 * kMostIntruding;
constexpr std::size_t kMostFrames = 40; // tried for the one in which most poses are as given

class PoseCheck
{
public:
    explicit PoseCheck(double spacing) : m_spacing(spacing) {}

    Result<void> prepare(std::size_t count, const TakePosedScan &take, Progress &progress);
    Result<void> linkPairs(Progress &progress);
    Result<void> place(Progress &progress);
    Result<bool> believed(std::size_t file, const Progress &progress) const;
    Result<void> keepUnchecked(const Progress &progress);
    void levelParted();
    Result<CheckedPoses> finish(Progress &progress) const;

private:
    struct Given {
        Eigen::Affine3d pose;  ///< from the scan's level frame to that of the files
        Eigen::Vector3d pivot; ///< in its level frame
        std::size_t file = 0;
    };

    std::vector<std::pair<std::size_t, std::size_t>> neighbours() const;
    double offOf(std::size_t scan, const Eigen::Affine3d &frame) const;
    Eigen::Affine3d bestFrame(const std::vector<std::size_t> &group) const;
    void bringToFiles(std::size_t root);
    bool speaksAgainst(std::size_t one, std::size_t other, double most = kMostIntruding) const;
    bool liesAsGiven(const std::vector<std::size_t> &group) const;

    double m_spacing = 0;
    ScanGroups m_groups;
    std::vector<Given> m_given;
    std::vector<std::uint8_t> m_asGiven; ///< marks scans that others show to be right
    std::vector<std::uint8_t> m_linked;  ///< marks scans that share enough with another to be looked at
};

Result<void> PoseCheck::prepare(std::size_t count, const TakePosedScan &take, Progress &progress)
{
    std::vector<PreparedScan> scans;
    bool facing = true;
    for (std::size_t i = 0; i < count; ++i) {
        Progress part = progress.slice(static_cast<double>(i) / static_cast<double>(count),
                                       (static_cast<double>(i) + 1) / static_cast<double>(count));
        Progress taking = part.slice(0, 0.6), levelling = part.slice(0.6, 0.6), preparing = part.slice(0.6, 1);
        auto posed = take(i, taking);
        if (!posed)
            return unexpected(posed.error());
        // A pose may be off in any direction; the search near it wants scans that are level.
        const auto level = findOrientation(posed->scan.cloud, {UpAxis::Z, 1, {}, ZUp::Stated}, levelling);
        if (!level)
            return unexpected(level.error());
        std::vector<SeenSpace> views;
        for (const SeenSpace &view : posed->scan.views)
            views.push_back(view.moved(level->transform));
        facing = facing && !views.empty();
        PointCloud cloud = transformed(std::move(posed->scan.cloud), level->transform);
        turnNormals(cloud, level->transform * posed->pivot);
        auto prepared = prepareScan(cloud, std::move(views), m_spacing, preparing);
        if (!prepared)
            return unexpected(prepared.error());
        scans.push_back(*std::move(prepared));
        m_given.push_back({level->transform.inverse(), level->transform * posed->pivot, posed->file});
    }
    for (PreparedScan &scan : scans) {
        if (facing)
            scan.sayFacing();
        m_groups.add(std::move(scan));
    }
    m_asGiven.assign(count, 0);
    m_linked.assign(count, 0);
    return {};
}

/// Scans that may share surface.
std::vector<std::pair<std::size_t, std::size_t>> PoseCheck::neighbours() const
{
    const std::size_t count = m_groups.size();
    std::vector<Eigen::AlignedBox3d> boxes;
    for (std::size_t i = 0; i < count; ++i) {
        boxes.push_back(m_groups.boxOf(i).transformed(m_given[i].pose));
        boxes.back().extend(boxes.back().min() - Eigen::Vector3d::Constant(kBeside));
        boxes.back().extend(boxes.back().max() + Eigen::Vector3d::Constant(kBeside));
    }
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t a = 0; a < count; ++a) {
        std::vector<std::size_t> others;
        for (std::size_t b = 0; b < count; ++b)
            if (b != a && boxes[a].intersects(boxes[b]))
                others.push_back(b);
        const auto away = [&](std::size_t b) {
            return (m_given[a].pose * m_given[a].pivot - m_given[b].pose * m_given[b].pivot).squaredNorm();
        };
        std::ranges::stable_sort(others, {}, away);
        if (count > kMostPaired && others.size() > kNearest)
            others.resize(kNearest);
        for (const std::size_t b : others)
            pairs.emplace_back(std::min(a, b), std::max(a, b));
    }
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

Result<void> PoseCheck::linkPairs(Progress &progress)
{
    const auto pairs = neighbours();
    std::size_t done = 0;
    for (const auto &[a, b] : pairs) {
        // The share of the smaller one says more.
        const bool swap = m_groups.scan(a).samples.size() < m_groups.scan(b).samples.size();
        const std::size_t fixed = swap ? b : a, moving = swap ? a : b;
        const GivenPose given{m_given[fixed].pose.inverse() * m_given[moving].pose, m_given[moving].pivot,
                              m_given[fixed].pivot};
        const auto found = registerGiven(m_groups.scan(moving), m_groups.scan(fixed), given, progress);
        if (!found)
            return unexpected(found.error());
        if (found->confident) {
            m_groups.add(
                ScanLink{a, b, swap ? found->transform.inverse() : found->transform, found->overlap * found->margin});
            m_linked[a] = m_linked[b] = 1;
        }
        progress.set(static_cast<double>(++done) / static_cast<double>(pairs.size()));
    }
    return {};
}

/// Metres that the scan is off its file's pose, where `frame` takes its group to the files' frame.
double PoseCheck::offOf(std::size_t scan, const Eigen::Affine3d &frame) const
{
    return wayBetween(m_groups.scan(scan), frame * m_groups.pose(scan), m_given[scan].pose);
}

/// From the group's frame to that of the files, so that as many scans as possible are as given; where none agree, those
/// that are off least, but level.
Eigen::Affine3d PoseCheck::bestFrame(const std::vector<std::size_t> &group) const
{
    Eigen::Affine3d best = Eigen::Affine3d::Identity();
    double mostAgreeing = 0, leastOff = 0;
    const std::size_t step = group.size() / kMostFrames + 1;
    for (std::size_t k = 0; k < group.size(); k += step) {
        const Eigen::Affine3d frame = m_given[group[k]].pose * m_groups.pose(group[k]).inverse();
        double agreeing = 0, off = 0;
        for (const std::size_t i : group) {
            const double way = offOf(i, frame);
            agreeing += way < kAsGiven ? 1 : 0;
            off += std::min(way, kMostPoseError);
        }
        if (agreeing > mostAgreeing || (agreeing == mostAgreeing && off < leastOff)) {
            best = frame;
            mostAgreeing = agreeing;
            leastOff = off;
        }
    }
    if (mostAgreeing > 1 || group.size() == 1)
        return best;
    Eigen::Vector3d up = Eigen::Vector3d::Zero();
    for (const std::size_t i : group)
        up += best.linear() * m_groups.pose(i).linear().col(2);
    const auto level = Eigen::Quaterniond::FromTwoVectors(up, Eigen::Vector3d::UnitZ());
    if (Eigen::AngleAxisd(level).angle() < kWorthLevelling)
        return best;
    const Eigen::Vector3d pivot = best * m_groups.pose(group.front()) * m_given[group.front()].pivot;
    return Eigen::Translation3d(pivot) * level * Eigen::Translation3d(-pivot) * best;
}

void PoseCheck::bringToFiles(std::size_t root)
{
    const std::vector<std::size_t> group = m_groups.groupOf(root);
    const Eigen::Affine3d frame = bestFrame(group);
    for (const std::size_t i : group) {
        m_asGiven[i] = offOf(i, frame) < kAsGiven ? 1 : 0;
        m_groups.setPose(i, m_asGiven[i] ? m_given[i].pose : frame * m_groups.pose(i));
    }
}

/// What lies together is fitted together; what is as given then is put just there, and the rest fitted to it.
Result<void> PoseCheck::place(Progress &progress)
{
    if (const auto dropped = m_groups.dropContradictions(progress); !dropped)
        return dropped;
    m_groups.placeByTree();
    Progress together = progress.slice(0, 0.5), again = progress.slice(0.5, 1);
    if (const auto done = m_groups.fitTogether({}, together); !done)
        return done;
    std::vector<std::uint8_t> stays(m_groups.size(), 0);
    bool all = true;
    for (const std::size_t root : m_groups.roots()) {
        bringToFiles(root);
        bool any = false;
        for (const std::size_t i : m_groups.groupOf(root)) {
            stays[i] = m_asGiven[i];
            any = any || m_asGiven[i];
            all = all && m_asGiven[i];
        }
        if (!any)
            stays[root] = 1;
    }
    return all ? Result<void>() : m_groups.fitTogether(stays, again);
}

bool PoseCheck::speaksAgainst(std::size_t one, std::size_t other, double most) const
{
    return seenThrough(m_groups.scan(one), m_groups.scan(other), m_groups.pose(other).inverse() * m_groups.pose(one)) >
           most;
}

/// Whether several scans show one another that the poses of their file are right, but for the frame of them all.
bool PoseCheck::liesAsGiven(const std::vector<std::size_t> &group) const
{
    return group.size() > 1 &&
           std::ranges::all_of(group, [&](std::size_t i) { return m_linked[i] != 0 && m_asGiven[i] != 0; });
}

/// Whether the poses of a file are to be believed where they cannot be looked at: most of those that can be are right;
/// where none can, no scan speaks against another.
Result<bool> PoseCheck::believed(std::size_t file, const Progress &progress) const
{
    std::vector<std::size_t> scans;
    std::ptrdiff_t linked = 0, right = 0;
    for (std::size_t i = 0; i < m_given.size(); ++i) {
        if (m_given[i].file != file)
            continue;
        scans.push_back(i);
        linked += m_linked[i];
        right += m_linked[i] && m_asGiven[i] ? 1 : 0;
    }
    if (linked > 0)
        return 2 * right >= linked;
    for (const std::size_t a : scans)
        for (const std::size_t b : scans) {
            if (progress.cancelled())
                return cancelledError();
            if (a < b && speaksAgainst(b, a))
                return false;
        }
    return true;
}

/// What shares too little with the other scans of its file is left where the file says, unless one of them looked
/// through it there, or it through them.
Result<void> PoseCheck::keepUnchecked(const Progress &progress)
{
    const std::vector<std::size_t> roots = m_groups.roots();
    std::map<std::size_t, bool> beliefs; // by file
    for (const Given &given : m_given)
        if (!beliefs.contains(given.file)) {
            const auto belief = believed(given.file, progress);
            if (!belief)
                return unexpected(belief.error());
            beliefs[given.file] = *belief;
        }
    for (std::size_t k = 0; k < roots.size(); ++k)
        for (std::size_t earlier = 0; earlier < k; ++earlier) {
            const std::vector<std::size_t> main = m_groups.groupOf(roots[earlier]), apart = m_groups.groupOf(roots[k]);
            bool related = false, against = false;
            const double most = liesAsGiven(main) && liesAsGiven(apart) ? kMostIntrudingOfGroups : kMostIntruding;
            for (const std::size_t a : main)
                for (const std::size_t b : apart)
                    related = related || (m_given[a].file == m_given[b].file && beliefs[m_given[a].file]);
            for (std::size_t i = 0; related && !against && i < main.size() * apart.size(); ++i) {
                if (progress.cancelled())
                    return cancelledError();
                against = speaksAgainst(apart[i / main.size()], main[i % main.size()], most);
            }
            if (!related || against || main.empty() || apart.empty())
                continue;
            m_groups.join(std::min(roots[earlier], roots[k]), std::max(roots[earlier], roots[k]));
            break;
        }
    return {};
}

/// Whoever searches for them wants them level.
void PoseCheck::levelParted()
{
    for (const std::size_t root : m_groups.roots()) {
        const Eigen::Affine3d &given = m_given[root].pose;
        if (m_groups.groupOf(root).size() > 1 || std::acos(std::clamp(given(2, 2), -1.0, 1.0)) < kWorthLevelling)
            continue;
        const double yaw = std::atan2(given(1, 0), given(0, 0));
        const Eigen::Vector3d pivot = m_given[root].pivot;
        m_groups.setPose(root, Eigen::Translation3d(given * pivot) * Eigen::AngleAxisd(yaw, Eigen::Vector3d::UnitZ()) *
                                   Eigen::Translation3d(-pivot));
        m_asGiven[root] = 0;
    }
}

Result<CheckedPoses> PoseCheck::finish(Progress &progress) const
{
    CheckedPoses result;
    auto pairs = m_groups.sharedSurfaces(SIZE_MAX, progress);
    if (!pairs)
        return unexpected(pairs.error());
    result.pairs = *std::move(pairs);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        const std::size_t root = m_groups.rootOf(i);
        if (root == i)
            order.push_back(root);
        CheckedPoses::Place place;
        place.group = static_cast<std::size_t>(std::ranges::find(order, root) - order.begin());
        place.origin = !m_linked[i] ? PoseOrigin::Unchecked : m_asGiven[i] ? PoseOrigin::File : PoseOrigin::Refined;
        if (!m_asGiven[i])
            place.move = m_groups.pose(i) * m_given[i].pose.inverse();
        const FitWithAll fit = m_groups.fitWithAll(i, result.pairs);
        place.overlap = fit.overlap;
        place.rms = fit.rms;
        if (progress.cancelled())
            return cancelledError();
        result.places.push_back(place);
    }
    return result;
}

} // namespace

Result<CheckedPoses> checkGivenPoses(std::size_t count, const TakePosedScan &take, double spacing, Progress &progress)
{
    PoseCheck check(count > kMostPaired ? 2 * spacing : spacing); // many scans have more points than memory
    Progress preparing = progress.slice(0, 0.5), linking = progress.slice(0.5, 0.8), placing = progress.slice(0.8, 1);
    if (const auto done = check.prepare(count, take, preparing); !done)
        return unexpected(done.error());
    if (const auto done = check.linkPairs(linking); !done)
        return unexpected(done.error());
    if (const auto done = check.place(placing); !done)
        return unexpected(done.error());
    if (const auto done = check.keepUnchecked(placing); !done)
        return unexpected(done.error());
    check.levelParted();
    return check.finish(placing);
}

} // namespace twinloom::scan
