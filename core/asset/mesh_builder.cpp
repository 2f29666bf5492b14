// SPDX-License-Identifier: Apache-2.0
#include "core/asset/mesh_builder.h"

#include "core/geometry/polygon.h"
#include "core/geometry/transform.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace twinloom::asset
{
namespace
{

constexpr float kPi = std::numbers::pi_v<float>;
constexpr float kSmoothCosine = 0.8f; ///< edges below about 35 degrees are drawn smooth

int sidesFor(float radius)
{
    return std::clamp(static_cast<int>(12 + radius * 90), 12, 32);
}

std::vector<Vec2f> circle(float radius, int sides)
{
    std::vector<Vec2f> points;
    for (int i = 0; i < sides; ++i) {
        const float angle = 2 * kPi * static_cast<float>(i) / static_cast<float>(sides);
        points.emplace_back(radius * std::cos(angle), radius * std::sin(angle));
    }
    return points;
}

Eigen::Matrix3f turnBetween(const Vec3f &from, const Vec3f &to)
{
    return geometry::turnBetween(from.cast<double>(), to.cast<double>()).cast<float>().toRotationMatrix();
}

/// Outward normal of the edge from a to b of a counter-clockwise outline (or of a lathe's profile).
Vec2f edgeNormal(const Vec2f &a, const Vec2f &b)
{
    return Vec2f(b.y() - a.y(), a.x() - b.x()).normalized();
}

/// The normals at both ends of each edge: those of neighbours are merged where they differ little.
std::vector<std::array<Vec2f, 2>> edgeNormals(std::span<const Vec2f> points, bool closed)
{
    const std::size_t count = points.size(), edges = closed ? count : count - 1;
    std::vector<Vec2f> flat(edges);
    for (std::size_t i = 0; i < edges; ++i)
        flat[i] = edgeNormal(points[i], points[(i + 1) % count]);
    std::vector<std::array<Vec2f, 2>> normals(edges);
    for (std::size_t i = 0; i < edges; ++i)
        normals[i] = {flat[i], flat[i]};
    for (std::size_t i = closed ? 0 : 1; i < edges; ++i) {
        const std::size_t before = (i + edges - 1) % edges;
        if (flat[before].dot(flat[i]) > kSmoothCosine)
            normals[before][1] = normals[i][0] = (flat[before] + flat[i]).normalized();
    }
    return normals;
}

} // namespace

Eigen::Affine3f moved(const Vec3f &by)
{
    return Eigen::Affine3f(Eigen::Translation3f(by));
}

Eigen::Affine3f turned(Axis axis, float angle, const Vec3f &about)
{
    const Vec3f direction = Vec3f::Unit(static_cast<int>(axis));
    return Eigen::Translation3f(about) * Eigen::AngleAxisf(angle, direction) * Eigen::Translation3f(-about);
}

Eigen::Affine3f mirroredX()
{
    return Eigen::Affine3f(Eigen::Scaling(-1.0f, 1.0f, 1.0f));
}

Eigen::Affine3f standing(const Vec3f &from, const Vec3f &to)
{
    return Eigen::Translation3f(from) * turnBetween(Vec3f::UnitZ(), to - from);
}

std::vector<Vec2f> roundedRectangle(float width, float depth, float radius, int steps)
{
    radius = std::clamp(radius, kThinnest, 0.499f * std::min(width, depth));
    std::vector<Vec2f> outline;
    for (int corner = 0; corner < 4; ++corner) {
        const float sx = corner == 0 || corner == 3 ? 1.0f : -1.0f, sy = corner < 2 ? 1.0f : -1.0f;
        for (int i = 0; i <= steps; ++i) {
            const float angle =
                kPi / 2 * (static_cast<float>(corner) + static_cast<float>(i) / static_cast<float>(steps));
            outline.emplace_back(sx * (width / 2 - radius) + radius * std::cos(angle),
                                 sy * (depth / 2 - radius) + radius * std::sin(angle));
        }
    }
    return outline;
}

std::vector<Vec3f> rounded(std::span<const Vec3f> path, float radius, int steps)
{
    std::vector<Vec3f> result{path.front()};
    for (std::size_t i = 1; i + 1 < path.size(); ++i) {
        const Vec3f in = path[i - 1] - path[i], out = path[i + 1] - path[i];
        const float reach = std::min({radius, 0.45f * in.norm(), 0.45f * out.norm()});
        const Vec3f start = path[i] + in.normalized() * reach, end = path[i] + out.normalized() * reach;
        for (int k = 0; k <= steps; ++k) {
            const float t = static_cast<float>(k) / static_cast<float>(steps);
            result.push_back((1 - t) * (1 - t) * start + 2 * t * (1 - t) * path[i] + t * t * end);
        }
    }
    result.push_back(path.back());
    return result;
}

void MeshBuilder::use(const Material &material)
{
    for (m_part = 0; m_part < m_model.materials.size(); ++m_part) {
        if (m_model.materials[m_part].name == material.name)
            return;
    }
    m_model.materials.push_back(material);
    m_model.parts.emplace_back().material = static_cast<int>(m_part);
}

Model MeshBuilder::take() &&
{
    std::erase_if(m_model.parts, [](const MeshPart &part) { return part.indices.empty(); });
    return std::move(m_model);
}

MeshPart &MeshBuilder::part()
{
    if (m_model.parts.empty())
        use(Material{.name = QStringLiteral("default")});
    return m_model.parts[m_part];
}

std::uint32_t MeshBuilder::vertex(const Vec3f &position, const Vec3f &normal)
{
    MeshPart &target = part();
    target.positions.push_back(m_place * position);
    target.normals.push_back((m_place.linear() * normal).normalized());
    return static_cast<std::uint32_t>(target.positions.size() - 1);
}

void MeshBuilder::triangle(std::uint32_t a, std::uint32_t b, std::uint32_t c)
{
    MeshPart &target = part();
    const Vec3f &origin = target.positions[a];
    const Vec3f face = (target.positions[b] - origin).cross(target.positions[c] - origin);
    if (face.dot(target.normals[a] + target.normals[b] + target.normals[c]) < 0)
        std::swap(b, c);
    target.indices.insert(target.indices.end(), {a, b, c});
}

void MeshBuilder::quad(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d)
{
    triangle(a, b, c);
    triangle(a, c, d);
}

void MeshBuilder::block(const Vec3f &base, const Vec3f &requested, float bevel)
{
    const Vec3f size = requested.cwiseMax(kThinnest), half = size / 2;
    const Vec3f centre = base + Vec3f(0, 0, half.z());
    bevel = std::min(bevel, 0.3f * size.minCoeff());
    // One vertex a corner and face, drawn in from the corner along that face by the bevel.
    std::array<std::array<std::uint32_t, 3>, 8> corners;
    for (unsigned corner = 0; corner < 8; ++corner) {
        const Vec3f sign(corner & 1 ? 1 : -1, corner & 2 ? 1 : -1, corner & 4 ? 1 : -1);
        for (int face = 0; face < 3; ++face) {
            Vec3f inset = Vec3f::Constant(std::max(bevel, 0.0f));
            inset[face] = 0;
            corners[corner][face] = vertex(centre + sign.cwiseProduct(half - inset), sign[face] * Vec3f::Unit(face));
        }
    }
    for (unsigned face = 0; face < 3; ++face) {
        const unsigned u = 1u << (face + 1) % 3, v = 1u << (face + 2) % 3;
        for (unsigned side : {0u, 1u << face})
            quad(corners[side][face], corners[side | u][face], corners[side | u | v][face], corners[side | v][face]);
    }
    if (bevel <= 0)
        return;
    for (unsigned along = 0; along < 3; ++along) {
        const unsigned p = (along + 1) % 3, q = (along + 2) % 3, end = 1u << along;
        for (unsigned edge : {0u, 1u << p, 1u << q, 1u << p | 1u << q})
            quad(corners[edge][p], corners[edge | end][p], corners[edge | end][q], corners[edge][q]);
    }
    for (const auto &corner : corners)
        triangle(corner[0], corner[1], corner[2]);
}

void MeshBuilder::cushion(const Vec3f &base, const Vec3f &requested, float plan, float side)
{
    constexpr int kCells = 6; // even, so that the outermost points are met
    const Vec3f half = requested.cwiseMax(kThinnest) / 2, centre = base + Vec3f(0, 0, half.z());
    const auto place = [&](const Vec3f &onCube) {
        const Vec3f a = onCube.cwiseAbs();
        const float level = std::pow(a.x(), plan) + std::pow(a.y(), plan);
        const float norm = std::pow(std::pow(level, side / plan) + std::pow(a.z(), side), 1 / side);
        const Vec3f p = onCube / norm, q = p.cwiseAbs();
        const float planLevel = std::pow(q.x(), plan) + std::pow(q.y(), plan);
        const float slope = planLevel > 1e-9f ? std::pow(planLevel, side / plan - 1) : 0;
        Vec3f normal(slope * std::pow(q.x(), plan - 1), slope * std::pow(q.y(), plan - 1), std::pow(q.z(), side - 1));
        for (int i = 0; i < 3; ++i)
            normal[i] = std::copysign(normal[i], p[i]) / half[i];
        return vertex(centre + p.cwiseProduct(half), normal);
    };
    for (int face = 0; face < 6; ++face) {
        const int n = face % 3, u = (n + 1) % 3, v = (n + 2) % 3;
        std::array<std::uint32_t, (kCells + 1) * (kCells + 1)> grid;
        for (int i = 0; i <= kCells; ++i) {
            for (int j = 0; j <= kCells; ++j) {
                Vec3f onCube;
                // Tangent spacing: even angles, exactly symmetric so that neighbouring faces share their corners.
                const auto spaced = [](int k) {
                    const int mirrored = 2 * k - kCells;
                    const float t = std::tan(kPi / 4 * static_cast<float>(std::abs(mirrored)) / kCells);
                    return std::abs(mirrored) == kCells ? std::copysign(1.0f, static_cast<float>(mirrored))
                                                        : std::copysign(t, static_cast<float>(mirrored));
                };
                onCube[n] = face < 3 ? 1.0f : -1.0f;
                onCube[u] = spaced(i);
                onCube[v] = spaced(j);
                grid[i * (kCells + 1) + j] = place(onCube);
            }
        }
        for (int i = 0; i < kCells; ++i) {
            for (int j = 0; j < kCells; ++j) {
                const int at = i * (kCells + 1) + j;
                quad(grid[at], grid[at + kCells + 1], grid[at + kCells + 2], grid[at + 1]);
            }
        }
    }
}

void MeshBuilder::ellipsoid(const Vec3f &base, const Vec3f &requested, int sides)
{
    const Vec3f size = requested.cwiseMax(kThinnest);
    const int count = sides > 0 ? sides : sidesFor(size.maxCoeff() / 2);
    const int stacks = std::max(6, count / 2);
    const Vec3f half = size / 2, centre = base + Vec3f(0, 0, half.z());
    std::vector<std::vector<std::uint32_t>> rows;
    for (int i = 0; i <= stacks; ++i) {
        const float polar = kPi * static_cast<float>(i) / static_cast<float>(stacks);
        const bool pole = i == 0 || i == stacks;
        auto &row = rows.emplace_back();
        for (int j = 0; j < (pole ? 1 : count); ++j) {
            const float angle = 2 * kPi * static_cast<float>(j) / static_cast<float>(count);
            const float level = pole ? 0.0f : std::sin(polar);
            const Vec3f unit(level * std::cos(angle), level * std::sin(angle), -std::cos(polar));
            row.push_back(vertex(centre + unit.cwiseProduct(half), unit.cwiseQuotient(half)));
        }
    }
    for (int i = 0; i < stacks; ++i) {
        const auto &low = rows[i], &high = rows[i + 1];
        for (int j = 0; j < count; ++j) {
            const int next = (j + 1) % count;
            if (low.size() > 1)
                triangle(low[j], low[next], high[high.size() > 1 ? next : 0]);
            if (high.size() > 1)
                triangle(low[low.size() > 1 ? j : 0], high[next], high[j]);
        }
    }
}

void MeshBuilder::cylinder(const Vec3f &base, float radius, float height, float bevel)
{
    radius = std::max(radius, kThinnest);
    height = std::max(height, kThinnest);
    bevel = std::min({bevel, 0.4f * radius, 0.4f * height});
    if (bevel <= 0)
        lathe(base, std::array{Vec2f(radius, 0), Vec2f(radius, height)});
    else
        lathe(base, std::array{Vec2f(radius - bevel, 0), Vec2f(radius, bevel), Vec2f(radius, height - bevel),
                               Vec2f(radius - bevel, height)});
}

void MeshBuilder::cone(const Vec3f &base, float bottomRadius, float topRadius, float height)
{
    lathe(base, std::array{Vec2f(std::max(bottomRadius, 0.0f), 0),
                           Vec2f(std::max(topRadius, 0.0f), std::max(height, kThinnest))});
}

void MeshBuilder::lathe(const Vec3f &base, std::span<const Vec2f> profile, int sides)
{
    std::vector<Vec2f> points;
    float widest = 0;
    const auto add = [&](const Vec2f &point) {
        if (points.empty() || (points.back() - point).norm() > kThinnest / 4)
            points.push_back(point);
        widest = std::max(widest, point.x());
    };
    add({0, profile.front().y()});
    for (const Vec2f &point : profile)
        add(point);
    add({0, profile.back().y()});
    const int count = sides > 0 ? sides : sidesFor(widest);
    const auto normals = edgeNormals(points, false);
    const std::vector<Vec2f> unit = circle(1, count);
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        std::array<std::vector<std::uint32_t>, 2> rings;
        for (int end : {0, 1}) {
            const Vec2f &point = points[i + end], &normal = normals[i][end];
            for (const Vec2f &side : unit)
                rings[end].push_back(vertex(base + Vec3f(side.x() * point.x(), side.y() * point.x(), point.y()),
                                            {side.x() * normal.x(), side.y() * normal.x(), normal.y()}));
        }
        for (int j = 0; j < count; ++j) {
            const int next = (j + 1) % count;
            if (points[i].x() > 0)
                triangle(rings[0][j], rings[0][next], rings[1][next]);
            if (points[i + 1].x() > 0)
                triangle(rings[0][j], rings[1][next], rings[1][j]);
        }
    }
}

void MeshBuilder::rod(const Vec3f &from, const Vec3f &to, float radius, float bevel)
{
    at(standing(from, to), [&] { cylinder(Vec3f::Zero(), radius, (to - from).norm(), bevel); });
}

void MeshBuilder::tube(std::span<const Vec3f> path, float radius, int sides)
{
    sweep(path, circle(std::max(radius, kThinnest), sides), Ends::Capped, true);
}

void MeshBuilder::ring(std::span<const Vec3f> path, float radius, int sides)
{
    sweep(path, circle(std::max(radius, kThinnest), sides), Ends::Joined, true);
}

void MeshBuilder::bar(std::span<const Vec3f> path, float width, float height)
{
    const float w = width / 2, h = height / 2;
    sweep(path, std::array{Vec2f(-w, -h), Vec2f(w, -h), Vec2f(w, h), Vec2f(-w, h)}, Ends::Capped, false);
}

void MeshBuilder::sweep(std::span<const Vec3f> path, std::span<const Vec2f> section, Ends ends, bool smooth)
{
    const std::size_t count = path.size(), pieces = ends == Ends::Joined ? count : count - 1;
    std::vector<Vec3f> ways(pieces);
    for (std::size_t i = 0; i < pieces; ++i)
        ways[i] = (path[(i + 1) % count] - path[i]).normalized();
    // The section's x axis stays level at the start and is then carried along without twist.
    std::vector<Eigen::Matrix3f> frames(pieces);
    const Vec3f up = std::abs(ways[0].z()) > 0.99f ? Vec3f::UnitY() : Vec3f::UnitZ();
    const Vec3f side = ways[0].cross(up).normalized();
    frames[0] << side, side.cross(ways[0]), ways[0];
    for (std::size_t i = 1; i < pieces; ++i)
        frames[i] = turnBetween(ways[i - 1], ways[i]) * frames[i - 1];

    // Each joint's corners lie in the plane that halves the angle (a mitre).
    const std::size_t joints = count, corners = section.size();
    std::vector<Vec3f> points(joints * corners);
    for (std::size_t i = 0; i < joints; ++i) {
        const bool first = ends == Ends::Capped && i == 0, last = ends == Ends::Capped && i + 1 == joints;
        const std::size_t in = first ? 0 : (i + pieces - 1) % pieces, out = last ? pieces - 1 : i % pieces;
        const Vec3f across = (ways[in] + ways[out]).normalized();
        const std::size_t own = first ? 0 : in;
        for (std::size_t k = 0; k < corners; ++k) {
            const Vec3f offset = frames[own] * Vec3f(section[k].x(), section[k].y(), 0);
            points[i * corners + k] = path[i] + offset - ways[own] * (offset.dot(across) / ways[own].dot(across));
        }
    }
    const auto normals = edgeNormals(section, true);
    for (std::size_t i = 0; i < pieces; ++i) {
        const std::size_t j = (i + 1) % joints;
        for (std::size_t k = 0; k < corners; ++k) {
            const std::size_t next = (k + 1) % corners;
            const auto blended = [&](std::size_t joint, const Vec2f &n) {
                const std::size_t other = joint == i ? (i + pieces - 1) % pieces : (i + 1) % pieces;
                const bool inner = ends == Ends::Joined || (joint != 0 && joint + 1 != joints);
                const Vec3f flat(n.x(), n.y(), 0), own = frames[i] * flat;
                return smooth && inner && ways[i].dot(ways[other]) > 0.5f ? (own + frames[other] * flat).eval() : own;
            };
            quad(vertex(points[i * corners + k], blended(i, normals[k][0])),
                 vertex(points[i * corners + next], blended(i, normals[k][1])),
                 vertex(points[j * corners + next], blended(j, normals[k][1])),
                 vertex(points[j * corners + k], blended(j, normals[k][0])));
        }
    }
    if (ends == Ends::Joined)
        return;
    for (const std::size_t joint : {std::size_t{0}, joints - 1}) {
        const Vec3f outward = joint == 0 ? (-ways.front()).eval() : ways.back();
        std::vector<std::uint32_t> rim;
        for (std::size_t k = 0; k < corners; ++k)
            rim.push_back(vertex(points[joint * corners + k], outward));
        for (std::size_t k = 1; k + 1 < corners; ++k)
            triangle(rim[0], rim[k], rim[k + 1]);
    }
}

void MeshBuilder::prism(Axis axis, std::span<const Vec2f> outline, float from, float to)
{
    const auto place = [axis](const Vec2f &point, float along) -> Vec3f {
        switch (axis) {
        case Axis::X:
            return {along, point.x(), point.y()};
        case Axis::Y:
            return {point.x(), along, point.y()};
        case Axis::Z:
            break;
        }
        return {point.x(), point.y(), along};
    };
    const auto normals = edgeNormals(outline, true);
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const Vec2f &a = outline[i], &b = outline[(i + 1) % outline.size()];
        const Vec3f na = place(normals[i][0], 0), nb = place(normals[i][1], 0);
        quad(vertex(place(a, from), na), vertex(place(b, from), nb), vertex(place(b, to), nb),
             vertex(place(a, to), na));
    }
    geometry::Polygon ring;
    for (const Vec2f &point : outline)
        ring.push_back(point.cast<double>());
    const auto triangles = geometry::triangulate(ring);
    for (const float along : {from, to}) {
        const Vec3f outward = place(Vec2f::Zero(), (along == to) == (to > from) ? 1.0f : -1.0f);
        std::vector<std::uint32_t> rim;
        for (const Vec2f &point : outline)
            rim.push_back(vertex(place(point, along), outward));
        for (const auto &corner : triangles)
            triangle(rim[corner[0]], rim[corner[1]], rim[corner[2]]);
    }
}

void fitTo(Model &model, const Vec3f &size)
{
    const auto [low, high] = model.bounds();
    const Eigen::Vector3d from = low.cast<double>(), extent = (high - low).cwiseMax(1e-9f).cast<double>();
    const Eigen::Vector3d to = size.cast<double>(), start(-to.x() / 2, -to.y() / 2, 0);
    const Vec3f inverse = (extent.cwiseQuotient(to)).cast<float>();
    for (MeshPart &part : model.parts) {
        for (Vec3f &p : part.positions)
            p = (start + (p.cast<double>() - from).cwiseQuotient(extent).cwiseProduct(to)).cast<float>();
        for (Vec3f &normal : part.normals)
            normal = normal.cwiseProduct(inverse).normalized();
    }
}

} // namespace twinloom::asset
