// SPDX-License-Identifier: Apache-2.0
#include "core/scan/objects/object_depth.h"

#include "core/scan/points/cells.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace twinloom::scan
{
namespace
{

using geometry::Vec2;

constexpr double kCell = 0.05, kLayer = 0.05; // metres
constexpr float kLevel = 0.8f;                // cosine between normal and vertical
constexpr double kBegins = 0.05, kEnds = 0.4; // metres from a plate, of the strip beside it that is looked at
constexpr double kKnown = 0.3;                // share of the strip, where less was seen for other reasons
constexpr double kUnderFoot = 0.25;           // metres behind a plate whose ground may be seen between its legs
constexpr double kClearly = 0.15;             // share by which one side was seen more
constexpr double kAsMuch = 0.4;               // of the share before it: ground that was seen

std::optional<CellKey> keyOf(const Vec2 &at, double height)
{
    const auto place = [](double metres, double cell) {
        return static_cast<std::int64_t>(std::floor(metres / cell)) + (std::int64_t(1) << (kCellBits - 1));
    };
    const std::int64_t x = place(at.x(), kCell), y = place(at.y(), kCell), z = place(height, kLayer),
                       most = (std::int64_t(1) << kCellBits) - 2;
    if (x < 1 || y < 1 || z < 1 || x > most || y > most || z > most)
        return std::nullopt;
    return cellKey(static_cast<CellKey>(x), static_cast<CellKey>(y), static_cast<CellKey>(z));
}

/// `from` and `to`: metres from the middle of the plate along its front.
Rectangle strip(const geometry::Box &plate, double from, double to)
{
    return {plate.centre.head<2>() + plate.front() * (from + to) / 2, {plate.size.x(), std::abs(to - from)}, plate.yaw};
}

double shareBefore(const SeenGround &ground, const geometry::Box &plate, double side)
{
    const double half = plate.size.y() / 2;
    return ground.share(strip(plate, side * (half + kBegins), side * (half + kEnds)), plate.bottom());
}

} // namespace

Result<SeenGround> SeenGround::of(const PointCloud &levelled, Progress &progress)
{
    SeenGround ground;
    for (std::size_t i = 0; i < levelled.size(); ++i) {
        if (i % 65536 == 0 && progress.cancelled())
            return cancelledError();
        if (std::abs(levelled.normals[i].z()) < kLevel)
            continue;
        const Eigen::Vector3d p = levelled.positions[i].cast<double>();
        if (const auto key = keyOf(p.head<2>(), p.z()))
            ground.m_cells.push_back(*key);
    }
    std::sort(ground.m_cells.begin(), ground.m_cells.end());
    ground.m_cells.erase(std::unique(ground.m_cells.begin(), ground.m_cells.end()), ground.m_cells.end());
    return ground;
}

double SeenGround::share(const Rectangle &area, double height) const
{
    const Vec2 right(std::cos(area.yaw), std::sin(area.yaw)), front(-right.y(), right.x());
    const auto steps = [](double metres) { return static_cast<int>(metres / kCell) + 1; };
    const int columns = steps(area.size.x()), rows = steps(area.size.y());
    int seen = 0;
    for (int c = 0; c < columns; ++c)
        for (int r = 0; r < rows; ++r) {
            const Vec2 at = area.centre + right * area.size.x() * ((c + 0.5) / columns - 0.5) +
                            front * area.size.y() * ((r + 0.5) / rows - 0.5);
            for (const double layer : {-kLayer, 0.0, kLayer}) {
                const auto key = keyOf(at, height + layer);
                if (key && std::binary_search(m_cells.begin(), m_cells.end(), *key)) {
                    ++seen;
                    break;
                }
            }
        }
    return seen / static_cast<double>(columns * rows);
}

int seenSide(const SeenGround &ground, const geometry::Box &plate)
{
    const double before = shareBefore(ground, plate, 1), behind = shareBefore(ground, plate, -1);
    return before > behind + kClearly ? 1 : behind > before + kClearly ? -1 : 0;
}

double hiddenDepth(const SeenGround &ground, const geometry::Box &plate, double most)
{
    const double before = std::max(kKnown, shareBefore(ground, plate, 1)), back = plate.size.y() / 2;
    const auto unseen = [&](double depth) {
        return ground.share(strip(plate, -back - depth, -back - depth - kCell), plate.bottom()) <= kAsMuch * before;
    };
    double depth = kBegins;
    while (depth < kUnderFoot && !unseen(depth))
        depth += kCell;
    const double begin = depth;
    while (depth < most && unseen(depth))
        depth += kCell;
    return depth > begin ? std::min(depth, most) : 0;
}

} // namespace twinloom::scan
