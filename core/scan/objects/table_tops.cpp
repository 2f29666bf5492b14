// SPDX-License-Identifier: Apache-2.0
#include "core/scan/objects/table_tops.h"

#include "core/scan/structure/levels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twinloom::scan
{
namespace
{

using geometry::Vec2;

constexpr double kLeastSupport = 0.55, kMostSupport = 1.2; // heights of table tops above the floor
constexpr double kSupportShare = 0.5;                      // of the cluster's footprint
constexpr double kSlab = 0.03;                             // metres above and below a table top that are it
constexpr double kStrip = 1.25;     // spacings: a strip of a table top this wide has points all along
constexpr double kGapShare = 0.2;   // of the usual number of points, in a gap between two table tops
constexpr double kLeastTable = 0.3; // metres: the least side of a table
constexpr double kLeastTop = 0.12;  // square metres of a table top
constexpr double kTopMargin = 0.03; // metres: legs and edges stand out
constexpr double kMostBare = 0.15;  // metres: thickness of a top without legs
constexpr double kLeastUpper = 0.4, kUpperLength = 0.8; // metres high; share of the table's length
constexpr float kLevel = 0.8f;                          // cosine between normal and vertical
constexpr double kLevelShare = 0.6;                     // of a bare top's points

double surface(const Indices &points, double spacing)
{
    return static_cast<double>(points.size()) * spacing * spacing;
}

class TopFinder
{
public:
    TopFinder(const PointCloud &cloud, double spacing) : m_cloud(cloud), m_spacing(spacing) {}

    /// Adds `piece`, cut along the gaps that go all the way through it.
    void add(const Indices &piece, const Rectangle &r)
    {
        if (surface(piece, m_spacing) < kLeastTop)
            return;
        for (int axis = 0; axis < 2; ++axis) {
            const Vec2 along =
                axis == 0 ? Vec2(std::cos(r.yaw), std::sin(r.yaw)) : Vec2(-std::sin(r.yaw), std::cos(r.yaw));
            const auto cut = gapAlong(piece, r, axis, along);
            if (!cut)
                continue;
            Indices sides[2];
            for (const std::uint32_t i : piece)
                sides[along.dot(m_cloud.positions[i].head<2>().cast<double>()) > *cut ? 1 : 0].push_back(i);
            for (const Indices &side : sides)
                add(side, rectangleAt(m_cloud, side, r.yaw));
            return;
        }
        m_tops.push_back(r);
    }
    std::vector<Rectangle> take() { return std::move(m_tops); }

private:
    /// The place along `along` where nearly no point lies in a strip somewhat wider than the points are apart.
    std::optional<double> gapAlong(const Indices &piece, const Rectangle &r, int axis, const Vec2 &along) const
    {
        std::vector<double> places;
        for (const std::uint32_t i : piece)
            places.push_back(along.dot(m_cloud.positions[i].head<2>().cast<double>()));
        std::sort(places.begin(), places.end());
        const double middle = along.dot(r.centre), half = r.size[axis] / 2 - kLeastTable, strip = kStrip * m_spacing;
        const double usual = static_cast<double>(places.size()) / std::max(r.size[axis], strip) * strip;
        double least = kGapShare * usual;
        std::optional<double> best;
        for (double at = middle - half; at + strip < middle + half; at += strip / 5) {
            const auto inside = std::lower_bound(places.begin(), places.end(), at + strip) -
                                std::lower_bound(places.begin(), places.end(), at);
            if (static_cast<double>(inside) < least) {
                least = static_cast<double>(inside);
                best = at + strip / 2;
            }
        }
        return best;
    }

    const PointCloud &m_cloud;
    double m_spacing;
    std::vector<Rectangle> m_tops;
};

} // namespace

std::optional<double> supportTop(const PointCloud &cloud, const Indices &part, double floor, double spacing)
{
    PointCloud own;
    double highest = -std::numeric_limits<double>::infinity();
    for (const std::uint32_t i : part) {
        own.positions.push_back(cloud.positions[i]);
        own.normals.push_back(cloud.normals[i]);
        highest = std::max(highest, static_cast<double>(cloud.positions[i].z()));
    }
    const double area = bestRectangle(cloud, part, 0).area();
    std::optional<double> best;
    for (const Level &level : findLevels(own, spacing, std::max(0.15, kSupportShare * area))) {
        const double height = level.height - floor;
        if (height >= kLeastSupport && height <= kMostSupport && highest > level.height + 0.08)
            best = level.height;
    }
    return best;
}

Result<std::vector<Rectangle>> tableTops(const PointCloud &cloud, const Indices &part, double top, double wallYaw,
                                         double spacing, Progress &progress)
{
    Indices slab;
    for (const std::uint32_t i : part) // what stands on a top hides it: there is no gap
        if (const double above = cloud.positions[i].z() - top;
            above >= kSlab || (above > -kSlab && std::abs(cloud.normals[i].z()) > kLevel))
            slab.push_back(i);
    auto pieces = connectedParts(cloud, slab, kConnected * spacing, progress);
    if (!pieces)
        return unexpected(pieces.error());
    TopFinder finder(cloud, spacing);
    for (const Indices &piece : *pieces) {
        if (progress.cancelled())
            return cancelledError();
        finder.add(piece, bestRectangle(cloud, piece, wallYaw));
    }
    return finder.take();
}

std::size_t tableAt(const std::vector<Rectangle> &tops, const Vec2 &p, double spacing)
{
    std::size_t best = tops.size();
    double least = kTopMargin + spacing;
    for (std::size_t t = 0; t < tops.size(); ++t) {
        const Vec2 right(std::cos(tops[t].yaw), std::sin(tops[t].yaw)), front(-right.y(), right.x()),
            d = p - tops[t].centre;
        const double off =
            std::max(std::abs(right.dot(d)) - tops[t].size.x() / 2, std::abs(front.dot(d)) - tops[t].size.y() / 2);
        if (off < least) {
            least = off;
            best = t;
        }
    }
    return best;
}

bool isUpperPart(const PointCloud &cloud, const Indices &piece, const Rectangle &top)
{
    if (piece.empty())
        return false;
    const auto [low, high] = std::ranges::minmax(piece, {}, [&](std::uint32_t i) { return cloud.positions[i].z(); });
    return cloud.positions[high].z() - cloud.positions[low].z() > kLeastUpper &&
           rectangleAt(cloud, piece, top.yaw).size.maxCoeff() > kUpperLength * top.size.maxCoeff();
}

bool isBareTop(const PointCloud &cloud, const Indices &part, double bottom, double top, double floor, double spacing)
{
    if (top - bottom > kMostBare || top - floor < kLeastSupport || top - floor > kMostSupport ||
        surface(part, spacing) < kLeastTop)
        return false;
    const auto level =
        std::ranges::count_if(part, [&](std::uint32_t i) { return std::abs(cloud.normals[i].z()) > kLevel; });
    return static_cast<double>(level) > kLevelShare * static_cast<double>(part.size());
}

} // namespace twinloom::scan
