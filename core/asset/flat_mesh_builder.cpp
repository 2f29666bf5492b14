// SPDX-License-Identifier: Apache-2.0
#include "core/asset/flat_mesh_builder.h"

#include <Eigen/Geometry>

namespace twinloom::asset
{

using Eigen::Vector3f;

int FlatMeshBuilder::material(Material material)
{
    MeshPart part;
    part.material = static_cast<int>(m_model.materials.size());
    m_model.materials.push_back(std::move(material));
    m_model.parts.push_back(std::move(part));
    return m_model.parts.back().material;
}

void FlatMeshBuilder::quad(int material, const Vector3f &a, const Vector3f &b, const Vector3f &c, const Vector3f &d)
{
    MeshPart &part = m_model.parts[static_cast<std::size_t>(material)];
    const Vector3f normal = (c - a).cross(d - b).normalized();
    const auto first = static_cast<std::uint32_t>(part.positions.size());
    for (const Vector3f &corner : {a, b, c, d}) {
        part.positions.push_back(corner);
        part.normals.push_back(normal);
    }
    part.uvs.insert(part.uvs.end(), {{0, 0}, {1, 0}, {1, 1}, {0, 1}});
    for (const std::uint32_t i : {0u, 1u, 2u, 0u, 2u, 3u})
        part.indices.push_back(first + i);
}

void FlatMeshBuilder::triangle(int material, const Vector3f &a, const Vector3f &b, const Vector3f &c)
{
    MeshPart &part = m_model.parts[static_cast<std::size_t>(material)];
    const Vector3f normal = (b - a).cross(c - a).normalized();
    const auto first = static_cast<std::uint32_t>(part.positions.size());
    for (const Vector3f &corner : {a, b, c}) {
        part.positions.push_back(corner);
        part.normals.push_back(normal);
        part.uvs.emplace_back(0.5f, 0.5f);
    }
    for (const std::uint32_t i : {0u, 1u, 2u})
        part.indices.push_back(first + i);
}

void FlatMeshBuilder::box(int material, const Vector3f &low, const Vector3f &high)
{
    const auto corner = [&](int x, int y, int z) {
        return Vector3f((x ? high : low).x(), (y ? high : low).y(), (z ? high : low).z());
    };
    quad(material, corner(0, 0, 0), corner(1, 0, 0), corner(1, 0, 1), corner(0, 0, 1));
    quad(material, corner(1, 1, 0), corner(0, 1, 0), corner(0, 1, 1), corner(1, 1, 1));
    quad(material, corner(1, 0, 0), corner(1, 1, 0), corner(1, 1, 1), corner(1, 0, 1));
    quad(material, corner(0, 1, 0), corner(0, 0, 0), corner(0, 0, 1), corner(0, 1, 1));
    quad(material, corner(0, 0, 1), corner(1, 0, 1), corner(1, 1, 1), corner(0, 1, 1));
    quad(material, corner(0, 1, 0), corner(1, 1, 0), corner(1, 0, 0), corner(0, 0, 0));
}

ModelPtr FlatMeshBuilder::build()
{
    return std::make_shared<const Model>(std::move(m_model));
}

} // namespace twinloom::asset
