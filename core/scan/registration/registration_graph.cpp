// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/registration_graph.h"

#include "core/scan/points/voxel.h"

#include <algorithm>
#include <cmath>

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kMostPaired = 30; // scans of which every pair is tried
constexpr double kUnionLeaf = 0.05;     // metres, of scans taken together

class Graph
{
public:
    Graph(std::span<const GivenScan> scans, double spacing)
        : m_scans(scans), m_spacing(spacing),
          m_facing(std::ranges::all_of(scans, [](const GivenScan &scan) { return scan.views.size() == 1; }))
    {
    }

    Result<void> prepare(Progress &progress);
    Result<void> searchPairs(Progress &progress);
    Result<void> place(const Progress &progress);
    Result<void> joinGroups(Progress &progress);
    Result<RegisteredScans> finish(Progress &progress);

private:
    PointCloud cloudOf(std::size_t scan) const;
    Result<PreparedScan> prepared(const PointCloud &cloud, std::vector<SeenSpace> views, double spacing,
                                  Progress &progress) const;
    Result<PreparedScan> prepareGroup(std::size_t root, Progress &progress) const;

    std::span<const GivenScan> m_scans;
    double m_spacing = 0;
    bool m_facing = false; ///< it is known of every point where its scanner stood: all normals face it
    ScanGroups m_groups;
    std::vector<Registration> m_bestGuess; ///< of each scan, with another or a group
};

PointCloud Graph::cloudOf(std::size_t scan) const
{
    PointCloud cloud = m_scans[scan].cloud;
    if (m_facing)
        turnNormals(cloud, m_scans[scan].views.front().station());
    return cloud;
}

Result<PreparedScan> Graph::prepared(const PointCloud &cloud, std::vector<SeenSpace> views, double spacing,
                                     Progress &progress) const
{
    auto scan = prepareScan(cloud, std::move(views), spacing, progress);
    if (scan && m_facing)
        scan->sayFacing();
    return scan;
}

Result<void> Graph::prepare(Progress &progress)
{
    for (std::size_t i = 0; i < m_scans.size(); ++i) {
        Progress part = progress.slice(static_cast<double>(i) / static_cast<double>(m_scans.size()),
                                       static_cast<double>(i + 1) / static_cast<double>(m_scans.size()));
        auto scan = prepared(cloudOf(i), m_scans[i].views, m_spacing, part);
        if (!scan)
            return unexpected(scan.error());
        m_groups.add(*std::move(scan));
        part.set(1);
    }
    m_bestGuess.resize(m_groups.size());
    for (Registration &guess : m_bestGuess)
        guess.doubt = Doubt::Overlap;
    return {};
}

Result<void> Graph::searchPairs(Progress &progress)
{
    const std::size_t count = m_groups.size();
    if (count > kMostPaired)
        return {};
    for (std::size_t a = 0; a < count; ++a)
        for (std::size_t b = a + 1; b < count; ++b) {
            // The share of the smaller one says more; and so the order of the files does not matter.
            const bool swap = m_scans[a].cloud.size() < m_scans[b].cloud.size();
            const PreparedScan &fixed = m_groups.scan(swap ? b : a), &moving = m_groups.scan(swap ? a : b);
            const auto found = registerScan(moving, fixed, progress);
            if (!found)
                return unexpected(found.error());
            if (found->confident)
                m_groups.add(ScanLink{a, b, swap ? found->transform.inverse() : found->transform,
                                      found->overlap * found->margin});
            for (const std::size_t one : {a, b})
                if (found->overlap > m_bestGuess[one].overlap)
                    m_bestGuess[one] = *found;
            progress.set(static_cast<double>(a * count + b) / static_cast<double>(count * count));
        }
    return {};
}

Result<void> Graph::place(const Progress &progress)
{
    if (const auto dropped = m_groups.dropContradictions(progress); !dropped)
        return dropped;
    return m_groups.placeWithoutIntruders(progress);
}

Result<PreparedScan> Graph::prepareGroup(std::size_t root, Progress &progress) const
{
    PointCloud whole;
    std::vector<SeenSpace> views;
    for (const std::size_t i : m_groups.groupOf(root)) {
        for (const SeenSpace &view : m_scans[i].views)
            views.push_back(view.moved(m_groups.pose(i)));
        const Eigen::Affine3f pose = m_groups.pose(i).cast<float>();
        const PointCloud cloud = cloudOf(i);
        for (const Eigen::Vector3f &p : cloud.positions)
            whole.positions.push_back(pose * p);
        for (const Eigen::Vector3f &n : cloud.normals)
            whole.normals.push_back(pose.linear() * n);
        if (progress.cancelled())
            return cancelledError();
    }
    const double leaf = std::max(m_spacing, kUnionLeaf);
    const auto thin = voxelise(whole, {leaf, false}, progress);
    return thin ? prepared(thin->cloud, std::move(views), leaf, progress) : unexpected(thin.error());
}

/// What fits no single scan surely may fit all that lie together: they show more of the place.
Result<void> Graph::joinGroups(Progress &progress)
{
    bool joined = m_groups.size() > 1;
    while (joined) {
        joined = false;
        const std::vector<std::size_t> all = m_groups.roots();
        // Two scans have been tried against each other.
        if (all.size() < 2 || (m_groups.size() == 2 && m_groups.size() <= kMostPaired))
            return {};
        const auto fixed = prepareGroup(all[0], progress);
        if (!fixed)
            return unexpected(fixed.error());
        std::size_t first = all[0];
        for (const std::size_t root : std::span(all).subspan(1)) {
            const auto moving = prepareGroup(root, progress);
            if (!moving)
                return unexpected(moving.error());
            const auto found = registerScan(*moving, *fixed, progress);
            if (!found)
                return unexpected(found.error());
            for (const std::size_t i : m_groups.groupOf(root)) {
                m_bestGuess[i] = *found;
                if (found->confident)
                    m_groups.setPose(i, found->transform * m_groups.pose(i));
            }
            if (!found->confident)
                continue;
            joined = true;
            m_groups.join(all[0], root);
            first = std::min(first, root);
        }
        // The frame is that of the group's first scan.
        const Eigen::Affine3d toFirst = m_groups.pose(first).inverse();
        for (const std::size_t i : m_groups.groupOf(all[0]))
            m_groups.setPose(i, toFirst * m_groups.pose(i));
        m_groups.join(first, all[0]);
    }
    return {};
}

Result<RegisteredScans> Graph::finish(Progress &progress)
{
    RegisteredScans result;
    if (const auto done = m_groups.fitTogether({}, progress); !done)
        return unexpected(done.error());
    auto pairs = m_groups.sharedSurfaces(SIZE_MAX, progress);
    if (!pairs)
        return unexpected(pairs.error());
    result.pairs = *std::move(pairs);
    result.contradictions = m_groups.contradictions();
    const std::vector<std::size_t> order = m_groups.roots();
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        RegisteredScans::Place place;
        place.move = m_groups.pose(i);
        place.group = static_cast<std::size_t>(std::ranges::find(order, m_groups.rootOf(i)) - order.begin());
        place.reference = m_groups.rootOf(i) == i;
        if (place.group > 0) {
            place.overlap = m_bestGuess[i].overlap;
            place.rms = m_bestGuess[i].rms;
            place.doubt = m_bestGuess[i].doubt;
        } else {
            const FitWithAll fit = m_groups.fitWithAll(i, result.pairs);
            place.overlap = fit.overlap;
            place.rms = fit.rms;
        }
        if (progress.cancelled())
            return cancelledError();
        result.places.push_back(place);
    }
    return result;
}

} // namespace

Result<RegisteredScans> registerScans(std::span<const GivenScan> scans, double spacing, Progress &progress)
{
    Graph graph(scans, spacing);
    Progress preparing = progress.slice(0, 0.3), searching = progress.slice(0.3, 0.7),
             joining = progress.slice(0.7, 0.7), // nobody knows how often: it moves no bar
        refining = progress.slice(0.7, 1.0);
    if (const auto done = graph.prepare(preparing); !done)
        return unexpected(done.error());
    if (const auto done = graph.searchPairs(searching); !done)
        return unexpected(done.error());
    if (const auto done = graph.place(searching); !done)
        return unexpected(done.error());
    if (const auto done = graph.joinGroups(joining); !done)
        return unexpected(done.error());
    return graph.finish(refining);
}

} // namespace twinloom::scan
