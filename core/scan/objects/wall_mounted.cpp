// SPDX-License-Identifier: Apache-2.0
#include "core/scan/objects/wall_mounted.h"

#include "core/asset/parametric.h"

#include <algorithm>
#include <cmath>

namespace twinloom::scan
{
namespace
{

constexpr double kCell = 0.05, kCellInSpacings = 1.6;    // metres
constexpr double kBehind = 0.05, kBefore = 0.1;          // metres about the wall's line that are its surface
constexpr float kFacing = 0.7f;                          // cosine to the wall's normal of points of its surface
constexpr float kLeastStep = 0.015f, kMostStep = 0.075f; // metres
constexpr float kDeviations = 4;                         // median ones, of a wall's surface from its plane
constexpr float kSharp = 0.6f;                           // of the step that is made within two cells
constexpr double kLeastWidth = 0.25, kLeastHeight = 0.2, kMostWidth = 4; // metres
constexpr double kLeastThickness = 0.02, kMostThickness = 0.1; // metres: frames and trays stand out further than a face
constexpr double kLeastBottom = 0.4, kUnderTop = 0.05;         // metres above the floor, below the wall's top
constexpr double kCovered = 0.7;                               // share of the rectangle that stands out
constexpr double kKnownRing = 0.3;                             // share of the cells around it that were seen
constexpr double kMostOfWall = 0.6;                            // share of the wall's surface
constexpr double kMargin = 0.1;                                // metres from an opening

/// A wall's surface, in cells along the wall and upwards from its foot.
struct Surface {
    struct Cell {
        float depth = 0; ///< metres from the wall's line towards the room, the mean
        int points = 0;
        qint64 scanned = 0;
    };
    double cell = kCell;
    int columns = 0, rows = 0;
    float plane = 0, deviation = 0; ///< medians, of the depths and of their distances from the first
    std::vector<Cell> cells;

    const Cell *at(int column, int row) const
    {
        if (column < 0 || row < 0 || column >= columns || row >= rows)
            return nullptr;
        const Cell &found = cells[static_cast<std::size_t>(row * columns + column)];
        return found.points > 0 ? &found : nullptr;
    }
};

/// In cells, inclusive.
struct Patch {
    int left = 0, right = 0, low = 0, high = 0;
    std::vector<float> depths;
    qint64 scanned = 0;
    double covered() const { return static_cast<double>(depths.size()) / ((right - left + 1.0) * (high - low + 1.0)); }
};

float medianOf(std::vector<float> values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

struct WallFrame {
    Vec2 from, along, inward;
    double length = 0;
    explicit WallFrame(const StructureWall &wall)
        : from(wall.from), along((wall.to - wall.from).normalized()), inward(-along.y(), along.x()),
          length((wall.to - wall.from).norm())
    {
    }
};

Result<Surface> surfaceOf(const StructureWall &wall, const PointCloud &cloud, std::span<const std::uint32_t> counts,
                          double spacing, Progress &progress)
{
    const WallFrame frame(wall);
    Surface surface;
    surface.cell = std::max(kCell, kCellInSpacings * spacing);
    surface.columns = std::max(1, static_cast<int>(frame.length / surface.cell));
    surface.rows = std::max(1, static_cast<int>((wall.top - wall.bottom) / surface.cell));
    surface.cells.resize(static_cast<std::size_t>(surface.columns) * static_cast<std::size_t>(surface.rows));
    const Vec2 along = frame.along, inward = frame.inward;
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        if (i % 65536 == 0 && progress.cancelled())
            return cancelledError();
        const Vec2 p = cloud.positions[i].head<2>().cast<double>() - frame.from;
        const double depth = inward.dot(p);
        if (depth > kBefore || depth < -kBehind ||
            std::abs(cloud.normals[i].head<2>().dot(inward.cast<float>())) < kFacing)
            continue;
        const int column = static_cast<int>(std::floor(along.dot(p) / surface.cell)),
                  row = static_cast<int>(std::floor((cloud.positions[i].z() - wall.bottom) / surface.cell));
        if (column < 0 || row < 0 || column >= surface.columns || row >= surface.rows)
            continue;
        Surface::Cell &cell = surface.cells[static_cast<std::size_t>(row * surface.columns + column)];
        cell.depth += static_cast<float>(depth);
        ++cell.points;
        cell.scanned += counts.empty() ? 1 : static_cast<qint64>(counts[i]);
    }
    std::vector<float> depths;
    for (Surface::Cell &cell : surface.cells)
        if (cell.points > 0)
            depths.push_back(cell.depth /= static_cast<float>(cell.points));
    surface.plane = medianOf(depths);
    for (float &depth : depths)
        depth = std::abs(depth - surface.plane);
    surface.deviation = medianOf(std::move(depths));
    return surface;
}

class PatchFinder
{
public:
    explicit PatchFinder(const Surface &surface)
        : m_surface(surface), m_least(std::max(kLeastStep, kDeviations * surface.deviation)),
          m_taken(surface.cells.size(), 0)
    {
    }

    std::vector<Patch> find()
    {
        std::vector<Patch> patches;
        for (int row = 0; row < m_surface.rows; ++row)
            for (int column = 0; column < m_surface.columns; ++column)
                if (raised(column, row))
                    patches.push_back(grownFrom(column, row));
        std::erase_if(patches, [this](const Patch &patch) { return patch.covered() < kCovered || !hasStep(patch); });
        return patches;
    }

private:
    std::size_t index(int column, int row) const { return static_cast<std::size_t>(row * m_surface.columns + column); }
    bool raised(int column, int row) const
    {
        const Surface::Cell *cell = m_surface.at(column, row);
        return cell && !m_taken[index(column, row)] && cell->depth - m_surface.plane > m_least &&
               cell->depth - m_surface.plane < kMostStep;
    }
    Patch grownFrom(int column, int row)
    {
        Patch patch{column, column, row, row, {}, 0};
        std::vector<std::pair<int, int>> reached{{column, row}};
        m_taken[index(column, row)] = 1;
        for (std::size_t i = 0; i < reached.size(); ++i) {
            const auto [c, r] = reached[i];
            patch.left = std::min(patch.left, c);
            patch.right = std::max(patch.right, c);
            patch.low = std::min(patch.low, r);
            patch.high = std::max(patch.high, r);
            patch.depths.push_back(m_surface.at(c, r)->depth);
            patch.scanned += m_surface.at(c, r)->scanned;
            for (const auto &[dc, dr] : {std::pair(1, 0), {-1, 0}, {0, 1}, {0, -1}})
                if (raised(c + dc, r + dr)) {
                    m_taken[index(c + dc, r + dr)] = 1;
                    reached.emplace_back(c + dc, r + dr);
                }
        }
        return patch;
    }
    /// A bulge of the wall goes over into it slowly, a frame at once; the row next to it may be half of each.
    bool hasStep(const Patch &patch) const
    {
        std::vector<float> ring;
        std::size_t places = 0;
        const auto look = [&](int column, int row) {
            ++places;
            if (const Surface::Cell *cell = m_surface.at(column, row))
                ring.push_back(cell->depth);
        };
        for (int c = patch.left - 2; c <= patch.right + 2; ++c) {
            look(c, patch.low - 2);
            look(c, patch.high + 2);
        }
        for (int r = patch.low - 1; r <= patch.high + 1; ++r) {
            look(patch.left - 2, r);
            look(patch.right + 2, r);
        }
        if (static_cast<double>(ring.size()) < kKnownRing * static_cast<double>(places))
            return false;
        const float top = medianOf(patch.depths);
        return top - medianOf(std::move(ring)) > std::max(kLeastStep, kSharp * (top - m_surface.plane));
    }

    const Surface &m_surface;
    float m_least;
    std::vector<char> m_taken;
};

/// As a box on the wall, if it is as large as what hangs on walls is, and beside the openings.
std::optional<geometry::Box> boxOf(const Patch &patch, const Surface &surface, const Structure &structure,
                                   std::size_t wallIndex)
{
    const StructureWall &wall = structure.walls[wallIndex];
    const WallFrame frame(wall);
    const double left = patch.left * surface.cell, right = (patch.right + 1) * surface.cell,
                 bottom = wall.bottom + patch.low * surface.cell, top = wall.bottom + (patch.high + 1) * surface.cell;
    const double width = right - left, height = top - bottom;
    if (width < kLeastWidth || width > kMostWidth || height < kLeastHeight || bottom < wall.bottom + kLeastBottom ||
        top > wall.top - kUnderTop || width * height > kMostOfWall * frame.length * (wall.top - wall.bottom))
        return std::nullopt;
    for (const StructureOpening &opening : structure.openings) {
        const double from = frame.along.dot(opening.from - frame.from), to = frame.along.dot(opening.to - frame.from);
        if (static_cast<std::size_t>(opening.wall) == wallIndex && left < to + kMargin && right > from - kMargin &&
            bottom < opening.top + kMargin && top > opening.bottom - kMargin)
            return std::nullopt;
    }
    const double front = static_cast<double>(medianOf(patch.depths)),
                 thickness = std::max(kLeastThickness, front - static_cast<double>(surface.plane));
    const Vec2 at = frame.from + frame.along * (left + right) / 2 + frame.inward * (front - thickness / 2);
    return geometry::Box{{at.x(), at.y(), (bottom + top) / 2},
                         {width, thickness, height},
                         std::atan2(-frame.inward.x(), frame.inward.y())};
}

} // namespace

Result<std::vector<ScannedObject>> findWallMounted(const PointCloud &levelled, std::span<const std::uint32_t> counts,
                                                   const Structure &structure, const ObjectOptions &options,
                                                   Progress &progress)
{
    std::vector<ScannedObject> found;
    for (std::size_t w = 0; w < structure.walls.size(); ++w) {
        const StructureWall &wall = structure.walls[w];
        if ((wall.to - wall.from).norm() < kLeastWidth || wall.top - wall.bottom < kLeastHeight)
            continue;
        const auto surface = surfaceOf(wall, levelled, counts, options.spacing, progress);
        if (!surface)
            return unexpected(surface.error());
        for (const Patch &patch : PatchFinder(*surface).find()) {
            const auto box = boxOf(patch, *surface, structure, w);
            if (!box)
                continue;
            const StructureRoom &room = structure.rooms[static_cast<std::size_t>(wall.room)];
            const CategoryGuess guess =
                guessCategory({box->size, 0, {box->bottom() - room.floor, false, settingOf(room)}, kMostThickness},
                              options.leastConfidence);
            const asset::CategoryInfo *info = asset::findCategory(guess.category);
            if (!info || info->mount != asset::Mount::Wall)
                continue;
            ScannedObject object;
            object.category = guess.category;
            object.confidence = guess.confidence;
            object.box = *box;
            object.points = patch.scanned;
            object.room = wall.room;
            found.push_back(std::move(object));
        }
    }
    return found;
}

} // namespace twinloom::scan
