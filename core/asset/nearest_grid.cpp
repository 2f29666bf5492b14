// SPDX-License-Identifier: Apache-2.0
#include "core/asset/nearest_grid.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace twinloom::asset
{
namespace
{

constexpr int kMargin = 4;          // cells around the points
constexpr float kFar = 1e12f;       // squared distance, in cells, to nothing
constexpr float kLeastCell = 1e-6f; // metres: points that are all one still have cells

/// One line of the transform: the lower envelope of the parabolas that stand on the sources.
class Line
{
public:
    explicit Line(int longest)
        : m_distance(static_cast<std::size_t>(longest)), m_source(m_distance.size()), m_place(m_distance.size()),
          m_from(m_distance.size() + 1)
    {
    }

    void run(float *distance, std::uint16_t *source, int count, std::ptrdiff_t stride)
    {
        int last = -1;
        for (int q = 0; q < count; ++q) {
            const float height = distance[q * stride];
            if (height >= kFar)
                continue;
            float from = -std::numeric_limits<float>::infinity();
            while (last >= 0) {
                const int v = m_place[index(last)];
                from = ((height + float(q * q)) - (m_distance[index(last)] + float(v * v))) / float(2 * (q - v));
                if (from > m_from[index(last)])
                    break;
                --last;
                from = -std::numeric_limits<float>::infinity();
            }
            ++last;
            m_place[index(last)] = q;
            m_distance[index(last)] = height;
            m_source[index(last)] = source[q * stride];
            m_from[index(last)] = from;
        }
        if (last < 0)
            return;
        for (int q = 0, k = 0; q < count; ++q) {
            while (k < last && m_from[index(k + 1)] < float(q))
                ++k;
            const auto away = float(q - m_place[index(k)]);
            distance[q * stride] = m_distance[index(k)] + away * away;
            source[q * stride] = m_source[index(k)];
        }
    }

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }

    std::vector<float> m_distance; // of the parabolas in the envelope: height, source, place, and where each begins
    std::vector<std::uint16_t> m_source;
    std::vector<int> m_place;
    std::vector<float> m_from;
};

} // namespace

NearestGrid::NearestGrid(std::vector<Eigen::Vector3f> points, int cells) : m_points(std::move(points))
{
    assert(!m_points.empty() && m_points.size() < 65000);
    Eigen::Vector3f low = m_points.front(), high = low;
    for (const Eigen::Vector3f &p : m_points) {
        low = low.cwiseMin(p);
        high = high.cwiseMax(p);
    }
    const float cell = std::max((high - low).maxCoeff() / static_cast<float>(cells), kLeastCell);
    m_perCell = 1 / cell;
    m_corner = low - Eigen::Vector3f::Constant(kMargin * cell);
    m_size = ((high - low) * m_perCell).array().floor().cast<int>() + 1 + 2 * kMargin;
    m_most = m_size - 1;
    const auto count = static_cast<std::size_t>(m_size.prod());
    std::vector<float> distance(count, kFar);
    m_nearest.assign(count, 0);
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const Eigen::Array3i at = ((m_points[i] - m_corner) * m_perCell).array().cast<int>().min(m_most);
        const auto place = static_cast<std::size_t>((at.z() * m_size.y() + at.y()) * m_size.x() + at.x());
        if (distance[place] == 0)
            continue; // the first one of a cell stands for it
        distance[place] = 0;
        m_nearest[place] = static_cast<std::uint16_t>(i);
    }
    const std::ptrdiff_t strides[] = {1, m_size.x(), std::ptrdiff_t(m_size.x()) * m_size.y()};
    Line line(m_size.maxCoeff());
    for (int axis = 0; axis < 3; ++axis) {
        const int u = (axis + 1) % 3, v = (axis + 2) % 3;
        for (int a = 0; a < m_size[u]; ++a)
            for (int b = 0; b < m_size[v]; ++b) {
                const std::ptrdiff_t start = a * strides[u] + b * strides[v];
                line.run(distance.data() + start, m_nearest.data() + start, m_size[axis], strides[axis]);
            }
    }
}

} // namespace twinloom::asset
