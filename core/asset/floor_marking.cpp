// SPDX-License-Identifier: Apache-2.0
#include "core/asset/floor_marking.h"

#include "core/asset/flat_mesh_builder.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace twinloom::asset
{

using Eigen::Vector3f;
using geometry::Vec2;

namespace
{

constexpr double kHead = 2.5; ///< length of an arrowhead, and its width, over that of the line

Material paintOf(const char *name, const Vector3f &colour)
{
    Material material;
    material.name = QLatin1String(name);
    material.baseColour << colour, 1;
    material.roughness = 0.8f;
    return material;
}

Vector3f flat(const Vec2 &point)
{
    return {static_cast<float>(point.x()), static_cast<float>(point.y()), 0};
}

Vec2 leftOf(const Vec2 &along)
{
    return {-along.y(), along.x()};
}

/// The outline's corners moved inwards, so that each edge moves by `width`.
geometry::Polygon inset(const geometry::Polygon &outline, double width)
{
    geometry::Polygon inner;
    const std::size_t n = outline.size();
    for (std::size_t i = 0; i < n; ++i) {
        const Vec2 before = (outline[i] - outline[(i + n - 1) % n]).normalized();
        const Vec2 after = (outline[(i + 1) % n] - outline[i]).normalized();
        const Vec2 middle = leftOf(before) + leftOf(after);
        inner.push_back(outline[i] + middle * (width / std::max(0.2, middle.dot(leftOf(after)))));
    }
    return inner;
}

/// A line from a to b, with a square end at both, so that the corners of a way are filled.
void addLine(FlatMeshBuilder &mesh, int material, const Vec2 &a, const Vec2 &b, double width)
{
    const Vec2 along = (b - a).normalized() * (width / 2), aside = leftOf(along);
    mesh.quad(material, flat(a - along - aside), flat(b + along - aside), flat(b + along + aside),
              flat(a - along + aside));
}

} // namespace

Vector3f distinctColour(std::size_t number)
{
    // Muted, as floor paint is.
    static const std::array<Vector3f, 8> colours = {{{0.16f, 0.33f, 0.50f},
                                                     {0.55f, 0.30f, 0.12f},
                                                     {0.17f, 0.42f, 0.24f},
                                                     {0.45f, 0.20f, 0.36f},
                                                     {0.50f, 0.43f, 0.13f},
                                                     {0.12f, 0.42f, 0.43f},
                                                     {0.52f, 0.19f, 0.17f},
                                                     {0.29f, 0.27f, 0.52f}}};
    return colours[number % colours.size()];
}

ModelPtr areaMarking(const geometry::Polygon &outline, const Paint &paint)
{
    FlatMeshBuilder mesh(QStringLiteral("area"));
    const int area = mesh.material(paintOf("area", paint.area)), edge = mesh.material(paintOf("edge", paint.edge));
    const geometry::Polygon inner = inset(outline, paint.edgeWidth);
    for (const auto &corners : geometry::triangulate(inner)) {
        const auto at = [&](std::size_t k) { return flat(inner[static_cast<std::size_t>(corners[k])]); };
        mesh.triangle(area, at(0), at(1), at(2));
    }
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const std::size_t next = (i + 1) % outline.size();
        mesh.quad(edge, flat(outline[i]), flat(outline[next]), flat(inner[next]), flat(inner[i]));
    }
    return mesh.build();
}

ModelPtr wayMarking(const std::vector<Vec2> &corners, double width, const Vector3f &colour)
{
    if (corners.size() < 2)
        return nullptr;
    FlatMeshBuilder mesh(QStringLiteral("way"));
    const int material = mesh.material(paintOf("way", colour));
    const Vec2 end = corners.back(), last = end - corners[corners.size() - 2];
    const double head = std::min(kHead * width, last.norm());
    const Vec2 along = last.norm() > 0 ? Vec2(last.normalized()) : Vec2(1, 0), neck = end - along * head;
    for (std::size_t i = 1; i < corners.size(); ++i)
        addLine(mesh, material, corners[i - 1], i + 1 == corners.size() ? neck : corners[i], width);
    const Vec2 aside = leftOf(along) * (kHead * width / 2);
    mesh.triangle(material, flat(neck - aside), flat(end), flat(neck + aside));
    return mesh.build();
}

} // namespace twinloom::asset
