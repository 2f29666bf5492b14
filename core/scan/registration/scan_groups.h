// SPDX-License-Identifier: Apache-2.0
// Scans that are known, pair by pair, to lie on each other: which of them lie together, where, and how well. A spanning
// tree of the strongest pairs gives first poses, which point-to-plane distances between all that overlap then correct
// together, so that errors do not add up along a chain and loops close (multiview registration after Pulli 1999; the
// equations are those of a pose graph, Lu and Milios 1997).
#pragma once

#include "core/scan/registration/registration.h"

namespace twinloom::scan
{

/// Two scans that share surface, as they lie at last; the figures that ReCap reports.
struct ScanPair {
    std::size_t a = 0, b = 0; ///< a < b
    double overlap = 0;       ///< share of the surface of that scan of which more is shared, within 5 cm
    double balance = 0;       ///< SurfaceFit::balance
    double within6mm = 0;     ///< share of the shared surface that is so near
    double rms = 0;           ///< metres, point to plane
};

/// Two scans that fit each other, but not where all the others put them.
struct Contradiction {
    std::size_t a = 0, b = 0;
};

/// `b` lies on `a`, by a search that knew no other scan.
struct ScanLink {
    std::size_t a = 0, b = 0;
    Eigen::Affine3d bToA = Eigen::Affine3d::Identity();
    double weight = 0; ///< which of several links is believed
};

/// How far all that lie with a scan show it too.
struct FitWithAll {
    double overlap = 0, rms = 0; ///< share of its samples; metres, of its pairs
};

/// More of a scan than this, where another looked through, and one of the two is not where it should be.
constexpr double kMostIntruding = 0.04;

/// Thread: one at a time.
class ScanGroups
{
public:
    /// The scan stands alone, with the identity as its pose; so do all others then.
    void add(PreparedScan scan);
    void add(const ScanLink &link) { m_links.push_back(link); }

    /// Of three scans that are linked pairwise, each pair must fit where the third puts them. What contradicts more
    /// triangles than it agrees with goes, the worst first.
    Result<void> dropContradictions(const Progress &progress);
    /// Poses by the strongest links, in the frame of each group's first scan.
    void placeByTree();
    /// The same, but links that put scans where others of their group looked through are left out. Cancelled.
    Result<void> placeWithoutIntruders(const Progress &progress);
    /// Makes the distances between all surfaces of a group that are on each other small. The first scan of each group
    /// stays, or, where `stays` has one mark a scan, those that are marked (at least one a group). Cancelled.
    Result<void> fitTogether(const std::vector<std::uint8_t> &stays, Progress &progress);

    /// Pairs of one group whose surfaces are on each other where the scans lie now, by `most` samples of each.
    /// Cancelled.
    Result<std::vector<ScanPair>> sharedSurfaces(std::size_t most, Progress &progress) const;
    FitWithAll fitWithAll(std::size_t scan, const std::vector<ScanPair> &pairs) const;

    std::size_t size() const { return m_members.size(); }
    const PreparedScan &scan(std::size_t i) const { return m_members[i].scan; }
    const Eigen::AlignedBox3d &boxOf(std::size_t i) const { return m_members[i].box; } ///< in the scan's frame
    /// From the scan's frame to that of its group.
    const Eigen::Affine3d &pose(std::size_t i) const { return m_poses[i]; }
    void setPose(std::size_t i, const Eigen::Affine3d &pose) { m_poses[i] = pose; }
    std::size_t rootOf(std::size_t i) const { return m_root[i]; } ///< the first scan of its group
    std::vector<std::size_t> groupOf(std::size_t root) const;
    std::vector<std::size_t> roots() const; ///< of groups, the largest first
    /// The scans of the one group are of the other from now on; their poses are in its frame already.
    void join(std::size_t root, std::size_t joined);
    const std::vector<Contradiction> &contradictions() const { return m_contradictions; }

private:
    struct Member {
        PreparedScan scan;
        Eigen::AlignedBox3d box;
    };

    /// How near surfaces must be in one round of fitting together, and whether only what is flat counts.
    struct Round {
        MatchReach reach;
        bool flat = false;
    };

    void standAlone();
    std::vector<std::size_t> linksBetween(std::size_t from, std::size_t to) const;
    std::optional<std::size_t> wrongLink(const Progress &progress) const;
    bool samePose(const Eigen::Affine3d &one, const Eigen::Affine3d &other, std::size_t scan) const;
    Result<double> improve(const std::vector<ScanPair> &pairs, const std::vector<std::uint8_t> &stays,
                           const Round &round, const Progress &progress);
    static PlaneEquations equationsOf(const PreparedScan &moving, const PreparedScan &fixed,
                                      const Eigen::Affine3d &pose, const Eigen::Vector3d &pivot, const Round &round,
                                      std::size_t most);

    std::vector<Member> m_members;
    std::vector<ScanLink> m_links;
    std::vector<std::size_t> m_tree; ///< those of them by which scans were placed
    std::vector<Contradiction> m_contradictions;
    std::vector<Eigen::Affine3d> m_poses; ///< in the frame of the group
    std::vector<std::size_t> m_root;      ///< first scan of the group
};

} // namespace twinloom::scan
