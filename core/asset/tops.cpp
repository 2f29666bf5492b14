// SPDX-License-Identifier: Apache-2.0
#include "core/asset/tops.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace twinloom::asset
{

namespace
{

using Eigen::Vector2f;
using Eigen::Vector3f;

constexpr float kFinest = 0.025f;
constexpr int kMostColumns = 64; ///< a side
constexpr float kLevel = 0.015f; ///< metres: faces that carry one thing together; a cushion gives way
constexpr float kThin = 0.004f;  ///< metres: less air is a seam between two solids
constexpr float kCarriedShare = 0.5f;
constexpr float kMargin = 0.2f;     ///< of the way from the middle to a side, beyond which something has to carry
constexpr float kIntruding = 0.06f; ///< share of the footprint that may meet something solid: rounded rims, handles

/// A face met on the way through a column.
struct Crossing {
    std::uint32_t column;
    float z;
    std::int8_t into; ///< from above: 1 into the solid, -1 out of it
};

/// From above; where faces coincide, into the next solid before out of the last one.
void sortByColumn(std::vector<Crossing> &crossings, std::size_t columns)
{
    std::vector<std::uint32_t> first(columns + 1, 0);
    for (const Crossing &crossing : crossings)
        ++first[crossing.column + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    std::vector<Crossing> sorted(crossings.size());
    for (const Crossing &crossing : crossings)
        sorted[next[crossing.column]++] = crossing;
    const auto isBefore = [](const Crossing &a, const Crossing &b) { return a.z != b.z ? a.z > b.z : a.into > b.into; };
    for (std::size_t column = 0; column < columns; ++column)
        std::sort(sorted.begin() + first[column], sorted.begin() + first[column + 1], isBefore);
    crossings = std::move(sorted);
}

float cross(const Vector2f &a, const Vector2f &b)
{
    return a.x() * b.y() - a.y() * b.x();
}

} // namespace

Tops::Tops(const Model &model)
{
    const auto [low, high] = model.bounds();
    const Vector2f size = (high - low).head<2>();
    m_low = low.head<2>();
    m_cell = std::max(kFinest, size.maxCoeff() / static_cast<float>(kMostColumns));
    m_columns = std::max(1, static_cast<int>(std::ceil(size.x() / m_cell - 1e-4f)));
    m_rows = std::max(1, static_cast<int>(std::ceil(size.y() / m_cell - 1e-4f)));
    // Looked at a little off the middle, so that seams along it are met on one side.
    const Vector2f off(0.4871f * m_cell, 0.5137f * m_cell);
    std::vector<Crossing> crossings;
    for (const MeshPart &part : model.parts)
        for (std::size_t i = 0; i + 2 < part.indices.size(); i += 3) {
            std::array<Vector3f, 3> p;
            for (std::size_t k = 0; k < 3; ++k)
                p[k] = part.positions[part.indices[i + k]];
            const std::array<Vector2f, 3> q = {p[0].head<2>() - m_low - off, p[1].head<2>() - m_low - off,
                                               p[2].head<2>() - m_low - off};
            const float area = cross(q[1] - q[0], q[2] - q[0]);
            if (std::abs(area) < 1e-10f)
                continue;
            const Vector2f least = q[0].cwiseMin(q[1]).cwiseMin(q[2]) / m_cell,
                           most = q[0].cwiseMax(q[1]).cwiseMax(q[2]) / m_cell;
            const int x1 = std::min(m_columns - 1, static_cast<int>(std::floor(most.x()))),
                      y1 = std::min(m_rows - 1, static_cast<int>(std::floor(most.y())));
            for (int y = std::max(0, static_cast<int>(std::ceil(least.y()))); y <= y1; ++y)
                for (int x = std::max(0, static_cast<int>(std::ceil(least.x()))); x <= x1; ++x) {
                    const Vector2f at = Vector2f(static_cast<float>(x), static_cast<float>(y)) * m_cell;
                    const float u = cross(q[1] - at, q[2] - at) / area, v = cross(q[2] - at, q[0] - at) / area,
                                w = 1 - u - v;
                    if (u < 0 || v < 0 || w < 0)
                        continue;
                    crossings.push_back({static_cast<std::uint32_t>(y * m_columns + x),
                                         u * p[0].z() + v * p[1].z() + w * p[2].z(),
                                         static_cast<std::int8_t>(area > 0 ? 1 : -1)});
                }
        }
    const auto columns = static_cast<std::size_t>(m_columns * m_rows);
    sortByColumn(crossings, columns);
    m_first.assign(columns + 1, 0);
    std::size_t next = 0;
    for (std::size_t column = 0; column < columns; ++column) {
        m_first[column] = static_cast<std::uint32_t>(m_air.size());
        float ceiling = std::numeric_limits<float>::infinity();
        int depth = 0;
        for (; next < crossings.size() && crossings[next].column == column; ++next) {
            const Crossing &crossing = crossings[next];
            if (depth == 0 && crossing.into > 0 && ceiling - crossing.z > kThin)
                m_air.push_back({crossing.z, ceiling});
            depth = std::max(0, depth + crossing.into);
            if (depth == 0)
                ceiling = crossing.z;
        }
        if (depth == 0 && ceiling > low.z() + kThin) // the air below it, down to the floor
            m_air.push_back({-std::numeric_limits<float>::infinity(), ceiling});
        std::reverse(m_air.begin() + m_first[column], m_air.end());
    }
    m_first[columns] = static_cast<std::uint32_t>(m_air.size());
}

int Tops::columnAt(float x, float y) const
{
    const int column = static_cast<int>(std::floor((x - m_low.x()) / m_cell)),
              row = static_cast<int>(std::floor((y - m_low.y()) / m_cell));
    return column < 0 || row < 0 || column >= m_columns || row >= m_rows ? -1 : row * m_columns + column;
}

std::span<const Tops::Air> Tops::airAt(const Vector2f &point) const
{
    const int column = columnAt(point.x(), point.y());
    if (column < 0)
        return {};
    const std::uint32_t first = m_first[static_cast<std::size_t>(column)];
    return std::span(m_air).subspan(first, m_first[static_cast<std::size_t>(column) + 1] - first);
}

/// `visit(across, air)` of a lattice of at least five by five places, `across` from -1 to 1 over width and depth.
template <class Visit>
void Tops::eachColumn(const Footprint &footprint, Visit &&visit) const
{
    constexpr int least = 5, most = 17;
    const float c = std::cos(footprint.yaw), s = std::sin(footprint.yaw);
    const auto count = [&](float half) {
        return std::clamp(static_cast<int>(std::lround(2 * half / m_cell)) | 1, least, most);
    };
    const int nx = count(footprint.half.x()), ny = count(footprint.half.y());
    for (int j = 0; j < ny; ++j)
        for (int i = 0; i < nx; ++i) {
            const Vector2f across((static_cast<float>(2 * i + 1) / static_cast<float>(nx)) - 1,
                                  (static_cast<float>(2 * j + 1) / static_cast<float>(ny)) - 1);
            const Vector2f local = across.cwiseProduct(footprint.half);
            visit(across,
                  airAt(footprint.middle + Vector2f(c * local.x() - s * local.y(), s * local.x() + c * local.y())));
        }
}

std::optional<float> Tops::restAt(const Footprint &footprint, float level) const
{
    float height = level;
    const auto carries = [&](const Air &air) { return std::abs(air.floor - level) <= kLevel; };
    eachColumn(footprint, [&](const Vector2f &, std::span<const Air> airs) {
        for (const Air &air : airs)
            if (carries(air))
                height = std::max(height, air.floor);
    });
    int columns = 0, carried = 0, blocked = 0;
    std::array<bool, 8> sides{};
    eachColumn(footprint, [&](const Vector2f &across, std::span<const Air> airs) {
        ++columns;
        const auto air = std::ranges::find_if(airs, [&](const Air &one) { return one.ceiling > height + kThin; });
        if (air == airs.end())
            return; // beyond the model
        if (air->floor > height + kLevel || air->ceiling < height + footprint.height)
            ++blocked;
        if (!carries(*air))
            return;
        ++carried;
        for (std::size_t k = 0; k < sides.size(); ++k) {
            const float angle = static_cast<float>(k) * 0.78539816f;
            sides[k] = sides[k] || across.dot(Vector2f(std::cos(angle), std::sin(angle))) > kMargin;
        }
    });
    const bool steady = static_cast<float>(carried) >= kCarriedShare * static_cast<float>(columns) &&
                        std::ranges::find(sides, false) == sides.end();
    if (!steady || static_cast<float>(blocked) > kIntruding * static_cast<float>(columns))
        return std::nullopt;
    return height;
}

std::optional<float> Tops::restingHeight(const Footprint &footprint, float wanted) const
{
    std::vector<float> levels;
    for (const Air &air : airAt(footprint.middle))
        if (std::isfinite(air.floor))
            levels.push_back(air.floor);
    std::ranges::stable_sort(levels, {}, [&](float level) { return std::abs(level - wanted); });
    for (const float level : levels)
        if (const auto height = restAt(footprint, level))
            return height;
    return std::nullopt;
}

bool Tops::isFreeBelow(const Footprint &footprint) const
{
    int columns = 0, blocked = 0;
    eachColumn(footprint, [&](const Vector2f &, std::span<const Air> airs) {
        ++columns;
        blocked += !airs.empty() && (std::isfinite(airs.front().floor) || airs.front().ceiling < footprint.height);
    });
    return static_cast<float>(blocked) <= kIntruding * static_cast<float>(columns);
}

bool Tops::encloses(const Footprint &footprint, float bottom) const
{
    bool solid = true;
    eachColumn(footprint, [&](const Vector2f &, std::span<const Air> airs) {
        solid = solid && !airs.empty() && std::ranges::none_of(airs, [&](const Air &air) {
                    return air.floor < bottom + footprint.height - kLevel && air.ceiling > bottom + kLevel;
                });
    });
    return solid;
}

} // namespace twinloom::asset
