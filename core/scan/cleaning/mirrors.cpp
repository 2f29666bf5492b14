// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/mirrors.h"

#include "core/scan/cleaning/connected_places.h"
#include "core/scan/points/normals.h"
#include "core/scan/points/planes.h"
#include "core/scan/points/voxel.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twinloom::scan
{
namespace
{

constexpr double kLeastWall = 0.5; // square metres of surface in the plane that a mirror hangs on
constexpr std::size_t kMostPlanes = 60;
constexpr std::size_t kMostPoints = 40'000; // of a station that are looked at
constexpr std::size_t kSample = 200;        // of those seen through one place that are compared
constexpr float kBehind = 0.15f;            // metres behind the plane from which a point may be a mirrored one
constexpr float kCell = 0.1f;               // metres: of what is seen through a plane
constexpr std::size_t kLeastPoints = 40;
constexpr float kLeastSide = 0.2f, kMostSide = 6;
constexpr double kTrim = 0.02;           // of the points at each end, that a rectangle is without
constexpr float kDeep = 1.2f;            // metres behind a mirror of half of what it shows; racks are symmetrical, too
constexpr float kFits = 0.03f;           // metres
constexpr double kLeastFit = 0.6;        // share of the points
constexpr std::size_t kLeastFacing = 20; // points on surfaces that face the mirror
constexpr float kFaces = 0.5f;           // cosine
constexpr float kLowest = -0.03f, kHighest = 0.15f; // metres of a mirror before its wall's face
constexpr float kTilt = 0.996f;                     // cosine of 5 degrees: so well the plane of a wall is known
constexpr float kSurround = 0.2f;                   // metres around a mirror
constexpr float kThickest = 0.25f; // metres from the middle of a wall, where a room might be turned over, to its face
constexpr double kLeastSurround = 0.4; // share of it that makes a wall

/// Surfaces to compare with: points with normals, found by where they are.
class Surfaces
{
public:
    static Result<Surfaces> make(std::span<const StationView> stations, double spacing, Progress &progress)
    {
        PointCloud all;
        for (const StationView &view : stations)
            all.positions.insert(all.positions.end(), view.positions.begin(), view.positions.end());
        Progress thinning = progress.slice(0, 0.3), fitting = progress.slice(0.3, 1);
        auto grid = voxelise(all, {spacing, false}, thinning);
        if (!grid)
            return unexpected(grid.error());
        Surfaces surfaces{std::move(*grid)};
        const auto variation = estimateNormals(surfaces.m_grid.cloud, {2.5 * spacing, {}, 0}, fitting);
        if (!variation)
            return unexpected(variation.error());
        return surfaces;
    }
    const PointCloud &cloud() const { return m_grid.cloud; }
    /// The nearest point with a normal, within a cell's edge or so.
    std::optional<std::size_t> nearest(const Eigen::Vector3f &p) const
    {
        std::optional<std::size_t> best;
        float least = std::numeric_limits<float>::infinity();
        const Eigen::Vector3d place = m_grid.lattice.place(p);
        for (int axis = 0; axis < 3; ++axis)
            if (place[axis] < 1 || place[axis] >= m_grid.lattice.cells[static_cast<std::size_t>(axis)])
                return best;
        const auto cell = [&](int axis) { return static_cast<std::uint64_t>(place[axis]); };
        for (std::uint64_t z = cell(2) - 1; z <= cell(2) + 1; ++z)
            for (std::uint64_t y = cell(1) - 1; y <= cell(1) + 1; ++y) {
                auto key = std::lower_bound(m_grid.keys.begin(), m_grid.keys.end(), cellKey(cell(0) - 1, y, z));
                for (; key != m_grid.keys.end() && *key <= cellKey(cell(0) + 1, y, z); ++key) {
                    const auto i = static_cast<std::size_t>(key - m_grid.keys.begin());
                    const float distance = (cloud().positions[i] - p).squaredNorm();
                    if (distance < least && !cloud().normals[i].isZero()) {
                        least = distance;
                        best = i;
                    }
                }
            }
        return best;
    }

    /// Metres from the plane of one of them.
    float offSurface(std::size_t i, const Eigen::Vector3f &p) const
    {
        return std::abs(cloud().normals[i].dot(cloud().positions[i] - p));
    }

private:
    explicit Surfaces(VoxelGrid grid) : m_grid(std::move(grid)) {}
    VoxelGrid m_grid;
};

/// normal.dot(p) == offset; the station is on the side of the normal.
struct Plane {
    Eigen::Vector3f normal;
    float offset = 0;

    float before(const Eigen::Vector3f &p) const { return normal.dot(p) - offset; }
    Eigen::Vector3f turnedOver(const Eigen::Vector3f &p) const { return p - 2 * before(p) * normal; }
    Eigen::Vector3f meets(const Eigen::Vector3f &from, const Eigen::Vector3f &to) const
    {
        return from + (to - from) * (before(from) / (before(from) - before(to)));
    }
};

using Points = std::vector<Eigen::Vector3f>;

/// What one station sees behind a plane, by the connected places of the plane that it is seen through.
std::vector<Points> glimpses(const StationView &view, const Plane &plane)
{
    const Eigen::Vector2f along(-plane.normal.y(), plane.normal.x());
    Points behind;
    std::vector<Eigen::Vector2f> at;
    const std::size_t step = view.positions.size() / kMostPoints + 1;
    for (std::size_t i = 0; i < view.positions.size(); i += step) {
        if (plane.before(view.positions[i]) > -kBehind)
            continue;
        const Eigen::Vector3f meets = plane.meets(view.station, view.positions[i]);
        behind.push_back(view.positions[i]);
        at.emplace_back(along.dot(meets.head<2>()), meets.z());
    }
    std::vector<Points> result;
    for (const std::vector<std::uint32_t> &place : connectedPlaces(at, kCell)) {
        if (place.size() < kLeastPoints)
            continue;
        Points &glimpse = result.emplace_back();
        for (const std::uint32_t i : place)
            glimpse.push_back(behind[i]);
    }
    return result;
}

/// The share of the points (of some of them) that lie on something when they are turned over.
double likeness(const Points &points, const Plane &plane, const Surfaces &surfaces)
{
    const std::size_t step = points.size() / kSample + 1;
    double fitting = 0, looked = 0;
    for (std::size_t i = 0; i < points.size(); i += step, ++looked) {
        const Eigen::Vector3f turned = plane.turnedOver(points[i]);
        const auto near = surfaces.nearest(turned);
        fitting += near && surfaces.offSurface(*near, turned) <= kFits;
    }
    return looked > 0 ? fitting / looked : 0;
}

/// Mirrors are hung before their walls: the best of some such planes, if it is worth a closer look.
std::optional<Plane> likelyPlane(const Points &glimpse, const Plane &wall, const Surfaces &surfaces)
{
    std::optional<Plane> likely;
    double most = kLeastFit / 2;
    for (float before = 0; before < kHighest; before += kFits) {
        const Plane plane{wall.normal, wall.offset + before};
        const double fitting = likeness(glimpse, plane, surfaces);
        if (fitting > most) {
            most = fitting;
            likely = plane;
        }
    }
    return likely;
}

/// The plane that brings the points, turned over, nearest to what they lie on.
Plane fitMirror(const Points &points, Plane plane, const Surfaces &surfaces)
{
    for (const float reach : {0.2f, 0.2f, 0.12f, 0.08f, 0.05f}) {
        // Least squares of normal steps: turning the plane by t and shifting it by o moves a turned point p' along n.
        Eigen::Matrix2d a = Eigen::Matrix2d::Zero();
        Eigen::Vector2d b = Eigen::Vector2d::Zero();
        const Eigen::Vector3f along(-plane.normal.y(), plane.normal.x(), 0);
        for (const Eigen::Vector3f &p : points) {
            const Eigen::Vector3f turned = plane.turnedOver(p);
            const auto near = surfaces.nearest(turned);
            if (!near)
                continue;
            const Eigen::Vector3f &normal = surfaces.cloud().normals[*near];
            const float off = normal.dot(surfaces.cloud().positions[*near] - turned);
            if (std::abs(off) > reach)
                continue;
            const float faces = normal.dot(plane.normal);
            // p' = p - 2 (n.p - o) n; with n + t a (a along the wall): dp' = -2 t ((a.p) n + (n.p - o) a), + 2 do n.
            const Eigen::Vector3f turn = -2 * (along.dot(p) * plane.normal + plane.before(p) * along);
            const Eigen::Vector2d row(normal.dot(turn), 2 * faces);
            a += row * row.transpose();
            b += row * off;
        }
        if (a.determinant() < 1e-9 * a.squaredNorm())
            break;
        const Eigen::Vector2d step = a.ldlt().solve(b);
        plane.normal = (plane.normal + static_cast<float>(step.x()) * along).normalized();
        plane.offset += static_cast<float>(step.y());
    }
    return plane;
}

/// Whether what faces the mirror is seen in it: enough such points, most of them on such surfaces when turned over.
bool showsWhatFacesIt(const Points &points, const Plane &mirror, const Surfaces &surfaces)
{
    std::size_t facing = 0, fitting = 0;
    const auto faces = [&](std::size_t i) { return std::abs(surfaces.cloud().normals[i].dot(mirror.normal)) > kFaces; };
    for (const Eigen::Vector3f &p : points) {
        const auto own = surfaces.nearest(p);
        if (!own || !faces(*own))
            continue;
        ++facing;
        const Eigen::Vector3f turned = mirror.turnedOver(p);
        const auto near = surfaces.nearest(turned);
        fitting += near && faces(*near) && surfaces.offSurface(*near, turned) <= kFits;
    }
    return facing >= kLeastFacing && static_cast<double>(fitting) >= kLeastFit * static_cast<double>(facing);
}

/// The rectangle in the plane that nearly all ways go through.
UprightPane paneOf(const Plane &plane, const Points &points, const Eigen::Vector3f &station)
{
    Points met;
    for (const Eigen::Vector3f &p : points)
        met.push_back(plane.meets(station, p));
    return UprightPane::around(plane.normal, plane.offset, met, kTrim);
}

/// Share of a mirror's surround where something is seen, `from` to `to` metres before the mirror.
double seenAround(const UprightPane &pane, float from, float to, const Surfaces &surfaces, double spacing)
{
    const Eigen::Vector2f inner(pane.width / 2, pane.height / 2), outer = inner.array() + kSurround;
    std::size_t points = 0;
    for (const Eigen::Vector3f &p : surfaces.cloud().positions) {
        const Eigen::Vector3f off = p - pane.centre;
        const float before = pane.normal.dot(off);
        if (before < from || before > to)
            continue;
        const Eigen::Array2f at(std::abs(pane.along().dot(off)), std::abs(off.z()));
        points += (at < outer.array()).all() && (at > inner.array()).any();
    }
    return static_cast<double>(points) * spacing * spacing / (4.0 * static_cast<double>(outer.prod() - inner.prod()));
}

float medianDepth(const Points &points, const Plane &plane)
{
    std::vector<float> depths;
    for (const Eigen::Vector3f &p : points)
        depths.push_back(-plane.before(p));
    const auto middle = depths.begin() + static_cast<std::ptrdiff_t>(depths.size() / 2);
    std::nth_element(depths.begin(), middle, depths.end());
    return *middle;
}

std::optional<UprightPane> judge(const Points &glimpse, const Plane &wall, const StationView &view,
                                 const Surfaces &surfaces, double spacing)
{
    const UprightPane rough = paneOf(wall, glimpse, view.station);
    if (std::min(rough.width, rough.height) < kLeastSide || std::max(rough.width, rough.height) > kMostSide)
        return std::nullopt;
    if (medianDepth(glimpse, wall) < kDeep)
        return std::nullopt;
    const auto likely = likelyPlane(glimpse, wall, surfaces);
    if (!likely)
        return std::nullopt;
    const Plane mirror = fitMirror(glimpse, *likely, surfaces);
    if (likeness(glimpse, mirror, surfaces) < kLeastFit || !showsWhatFacesIt(glimpse, mirror, surfaces))
        return std::nullopt;
    const UprightPane pane = paneOf(mirror, glimpse, view.station);
    const float before = wall.before(pane.centre);
    if (before < kLowest || before > kHighest || wall.normal.dot(pane.normal) < kTilt)
        return std::nullopt;
    const bool onWall = seenAround(pane, -kHighest, kFits, surfaces, spacing) >= kLeastSurround;
    const bool inWall = seenAround(pane, kFits, kThickest, surfaces, spacing) >= kLeastSurround;
    return onWall && !inWall ? std::optional(pane) : std::nullopt;
}

/// Two views of one mirror as one.
void add(std::vector<UprightPane> &panes, const UprightPane &pane)
{
    for (UprightPane &known : panes) {
        const Eigen::Vector3f apart = pane.centre - known.centre;
        const float along = known.along().dot(apart), up = apart.z();
        if (known.normal.dot(pane.normal) < kTilt || std::abs(known.normal.dot(apart)) > kHighest ||
            std::abs(along) > (known.width + pane.width) / 2 || std::abs(up) > (known.height + pane.height) / 2)
            continue;
        const float left = std::min(-known.width / 2, along - pane.width / 2),
                    right = std::max(known.width / 2, along + pane.width / 2),
                    low = std::min(-known.height / 2, up - pane.height / 2),
                    high = std::max(known.height / 2, up + pane.height / 2);
        known.centre += (left + right) / 2 * known.along();
        known.centre.z() += (low + high) / 2;
        known.width = right - left;
        known.height = high - low;
        return;
    }
    panes.push_back(pane);
}

} // namespace

Result<std::vector<UprightPane>> findMirrors(std::span<const StationView> stations, double spacing, Progress &progress)
{
    Progress preparing = progress.slice(0, 0.6), looking = progress.slice(0.6, 1);
    const auto surfaces = Surfaces::make(stations, 2 * spacing, preparing);
    if (!surfaces)
        return unexpected(surfaces.error());
    constexpr double kEverywhere = std::numeric_limits<double>::infinity();
    std::vector<PlanLine> lines = findPlanLines(
        wallPatches(surfaces->cloud(), 2 * spacing, -kEverywhere, kEverywhere, looking), kLeastWall, looking);
    lines.resize(std::min(lines.size(), kMostPlanes));
    std::vector<UprightPane> panes;
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (const StationView &view : stations) {
            if (progress.cancelled())
                return cancelledError();
            looking.set(static_cast<double>(i) / static_cast<double>(lines.size()));
            Plane plane{{static_cast<float>(lines[i].normal.x()), static_cast<float>(lines[i].normal.y()), 0},
                        static_cast<float>(lines[i].offset)};
            if (plane.before(view.station) < 0)
                plane = {-plane.normal, -plane.offset};
            if (plane.before(view.station) < kBehind)
                continue;
            for (const Points &glimpse : glimpses(view, plane))
                if (const auto pane = judge(glimpse, plane, view, *surfaces, 2 * spacing))
                    add(panes, *pane);
        }
    return panes;
}

} // namespace twinloom::scan
