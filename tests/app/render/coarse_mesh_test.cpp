// SPDX-License-Identifier: Apache-2.0
#include "app/render/coarse_mesh.h"

#include "tests/app/render/scenes.h"

namespace twinloom::render
{
namespace
{

struct Mesh {
    std::vector<CoarseCorner> corners;
    std::vector<std::uint32_t> indices;
    Eigen::AlignedBox3f box;
};

Mesh sphere()
{
    const auto model = test::sphere(0.5f, test::material(1, 1, 1));
    Mesh mesh;
    mesh.indices = model->parts[0].indices;
    for (std::size_t i = 0; i < model->parts[0].positions.size(); ++i) {
        mesh.corners.push_back({model->parts[0].positions[i], model->parts[0].normals[i], 0});
        mesh.box.extend(model->parts[0].positions[i]);
    }
    return mesh;
}

TEST(CoarseMesh, HasFewerTrianglesOverTheSameCorners)
{
    const Mesh mesh = sphere();
    const auto coarse = coarseIndices(mesh.corners, mesh.indices, mesh.box, 8);
    EXPECT_GT(coarse.size(), mesh.indices.size() / 40);
    EXPECT_LT(coarse.size(), mesh.indices.size() / 4);
    ASSERT_EQ(coarse.size() % 3, 0u);
    Eigen::AlignedBox3f box;
    for (std::size_t i = 0; i < coarse.size(); i += 3) {
        EXPECT_NE(coarse[i], coarse[i + 1]);
        EXPECT_NE(coarse[i + 1], coarse[i + 2]);
        EXPECT_NE(coarse[i + 2], coarse[i]);
        for (std::size_t k = 0; k < 3; ++k) {
            ASSERT_LT(coarse[i + k], mesh.corners.size());
            box.extend(mesh.corners[coarse[i + k]].position);
        }
    }
    EXPECT_TRUE(box.sizes().isApprox(mesh.box.sizes(), 0.15f)); // about as large
    EXPECT_EQ(coarse, coarseIndices(mesh.corners, mesh.indices, mesh.box, 8));
}

TEST(CoarseMesh, MaterialsStayApart)
{
    Mesh mesh = sphere();
    for (CoarseCorner &corner : mesh.corners)
        corner.material = corner.position.z() > 0.5f ? 1 : 0;
    for (const std::uint32_t index : coarseIndices(mesh.corners, mesh.indices, mesh.box, 8)) {
        const CoarseCorner &corner = mesh.corners[index];
        EXPECT_EQ(corner.material, corner.position.z() > 0.5f ? 1u : 0u);
    }
}

TEST(CoarseMesh, NothingInNothingOut)
{
    EXPECT_TRUE(coarseIndices({}, {}, {}, 8).empty());
}

} // namespace
} // namespace twinloom::render
