// SPDX-License-Identifier: Apache-2.0
#include "tests/core/asset/placed_samples.h"

namespace twinloom::asset
{

std::vector<Placed> samplePlaced()
{
    auto model = std::make_shared<Model>();
    model->name = QStringLiteral("Wedge");
    model->materials.resize(2);
    model->materials[0].name = QStringLiteral("glass");
    model->materials[0].baseColour = {0.2f, 0.4f, 0.6f, 0.5f};
    model->materials[1].name = QStringLiteral("steel");
    model->materials[1].metallic = 1.0f;
    model->materials[1].roughness = 0.25f;
    MeshPart part;
    part.positions = {{-0.5f, -1, 0}, {0.5f, -1, 0}, {0.5f, 1, 0}, {-0.5f, -1, 3}};
    part.normals.assign(4, Eigen::Vector3f(0, 0, 1));
    part.uvs = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    part.indices = {0, 2, 1, 0, 1, 3};
    model->parts = {part, part};
    model->parts[1].material = 1;
    model->parts[1].indices = {0, 3, 2, 1, 2, 3};
    model->parts[1].uvs.clear();

    std::vector<Placed> placed(4);
    placed[0].name = QStringLiteral("Room 房间");
    placed[0].transform = geometry::Transform::place({4, 2, 0.5}, 0.7);
    placed[0].extras = {{QStringLiteral("id"), QStringLiteral("n1")}};
    placed[1].name = QStringLiteral("Wedge");
    placed[1].model = model;
    placed[1].parent = 0;
    placed[1].transform = geometry::Transform::place({1, 0, 0}, -0.3);
    placed[2].name = QStringLiteral("Wedge 2");
    placed[2].model = model;
    placed[2].parent = 1;
    placed[2].local = geometry::Transform::place({0.3, 0, 0}, 0.2);
    placed[2].local.scale = {2, 0.5, 1};
    placed[2].transform.translation = {0, 0, 3};
    placed[2].transform.rotation = Eigen::AngleAxisd(0.4, Eigen::Vector3d(1, 2, 3).normalized());
    placed[3].name = QStringLiteral("Mirrored");
    placed[3].model = model;
    placed[3].transform.scale = {-1, 1, 2};
    return placed;
}

Eigen::Vector3d extentOf(const std::vector<Placed> &placed)
{
    const auto worlds = worldOf(placed);
    Eigen::Vector3d low = Eigen::Vector3d::Constant(1e9), high = -low;
    for (std::size_t i = 0; i < placed.size(); ++i)
        for (const MeshPart &part : placed[i].model ? placed[i].model->parts : std::vector<MeshPart>())
            for (const Eigen::Vector3f &corner : part.positions) {
                const Eigen::Vector3d at = worlds[i] * (placed[i].local.matrix() * corner.cast<double>());
                low = low.cwiseMin(at);
                high = high.cwiseMax(at);
            }
    return high - low;
}

} // namespace twinloom::asset
