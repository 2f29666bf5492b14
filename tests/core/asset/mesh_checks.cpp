// SPDX-License-Identifier: Apache-2.0
#include "tests/core/asset/mesh_checks.h"

#include <Eigen/Geometry>

#include <array>
#include <map>
#include <numeric>
#include <sstream>

namespace twinloom::asset
{
namespace
{

using Edge = std::pair<std::uint32_t, std::uint32_t>;

/// For each vertex the first one at the same place.
std::vector<std::uint32_t> welded(const MeshPart &part)
{
    std::map<std::array<float, 3>, std::uint32_t> places;
    std::vector<std::uint32_t> first;
    for (const Eigen::Vector3f &p : part.positions)
        first.push_back(
            places.emplace(std::array{p.x(), p.y(), p.z()}, static_cast<std::uint32_t>(first.size())).first->second);
    return first;
}

std::uint32_t root(std::vector<std::uint32_t> &parents, std::uint32_t i)
{
    while (parents[i] != i)
        i = parents[i] = parents[parents[i]];
    return i;
}

std::string triangleFault(const MeshPart &part, std::size_t t, double leastArea)
{
    std::array<Eigen::Vector3d, 3> corner;
    for (int k = 0; k < 3; ++k)
        corner[k] = part.positions[part.indices[t + k]].cast<double>();
    const Eigen::Vector3d face = (corner[1] - corner[0]).cross(corner[2] - corner[0]);
    std::ostringstream fault;
    if (!(face.norm() / 2 > leastArea))
        fault << "triangle of area " << face.norm() / 2;
    for (int k = 0; k < 3; ++k) {
        const Eigen::Vector3d normal = part.normals[part.indices[t + k]].cast<double>();
        if (std::abs(normal.norm() - 1) > 1e-4)
            fault << "normal of length " << normal.norm();
        else if (!(normal.dot(face) > 0))
            fault << "normal " << normal.transpose() << " against face " << face.normalized().transpose();
    }
    if (fault.str().empty())
        return {};
    fault << " at " << corner[0].transpose() << " / " << corner[1].transpose() << " / " << corner[2].transpose();
    return fault.str();
}

std::string partFault(const MeshPart &part, double leastArea)
{
    if (part.positions.size() != part.normals.size() || part.indices.empty() || part.indices.size() % 3 != 0)
        return "counts do not fit";
    for (const Eigen::Vector3f &position : part.positions) {
        if (!position.allFinite())
            return "a position is not finite";
    }
    for (const std::uint32_t index : part.indices) {
        if (index >= part.positions.size())
            return "an index is out of range";
    }
    const std::vector<std::uint32_t> place = welded(part);
    std::vector<std::uint32_t> parents(place.size());
    std::iota(parents.begin(), parents.end(), 0u);
    std::map<Edge, int> edges;
    for (std::size_t t = 0; t < part.indices.size(); t += 3) {
        if (std::string fault = triangleFault(part, t, leastArea); !fault.empty())
            return fault;
        for (int k = 0; k < 3; ++k) {
            const std::uint32_t a = place[part.indices[t + k]], b = place[part.indices[t + (k + 1) % 3]];
            ++edges[{a, b}];
            parents[root(parents, a)] = root(parents, b);
        }
    }
    for (const auto &[edge, count] : edges) {
        const auto back = edges.find({edge.second, edge.first});
        if (back == edges.end() || back->second != count) {
            std::ostringstream fault;
            fault << "open edge from " << part.positions[edge.first].transpose() << " to "
                  << part.positions[edge.second].transpose();
            return fault.str();
        }
    }
    std::map<std::uint32_t, double> volumes;
    for (std::size_t t = 0; t < part.indices.size(); t += 3) {
        const std::uint32_t shell = root(parents, place[part.indices[t]]);
        const Eigen::Vector3d o = part.positions[shell].cast<double>(); // near the shell, for precision
        const Eigen::Vector3d a = part.positions[part.indices[t]].cast<double>() - o;
        const Eigen::Vector3d b = part.positions[part.indices[t + 1]].cast<double>() - o;
        const Eigen::Vector3d c = part.positions[part.indices[t + 2]].cast<double>() - o;
        volumes[shell] += a.dot(b.cross(c)) / 6;
    }
    for (const auto &[shell, volume] : volumes) {
        if (!(volume > 0)) {
            std::ostringstream fault;
            fault << "shell of volume " << volume << " at " << part.positions[shell].transpose();
            return fault.str();
        }
    }
    return {};
}

} // namespace

std::string meshFault(const Model &model, double leastArea)
{
    for (const MeshPart &part : model.parts) {
        if (part.material < 0 || part.material >= static_cast<int>(model.materials.size()))
            return "a part has no material";
        if (std::string fault = partFault(part, leastArea); !fault.empty())
            return model.materials[part.material].name.toStdString() + ": " + fault;
    }
    return {};
}

} // namespace twinloom::asset
