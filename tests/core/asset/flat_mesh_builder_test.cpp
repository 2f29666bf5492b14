// SPDX-License-Identifier: Apache-2.0
#include "core/asset/flat_mesh_builder.h"

#include <gtest/gtest.h>

using namespace twinloom;
using namespace twinloom::asset;

TEST(FlatMeshBuilder, ABoxIsClosedAndFacesOutward)
{
    FlatMeshBuilder mesh(QStringLiteral("box"));
    mesh.box(mesh.material({}), {-1, 0, 2}, {1, 3, 4});
    const ModelPtr model = mesh.build();
    ASSERT_EQ(model->triangles(), 12u);
    const MeshPart &part = model->parts.front();
    const Eigen::Vector3f middle(0, 1.5f, 3);
    double volume = 0; // by the divergence theorem: right only for a closed surface that faces outward
    for (std::size_t i = 0; i < part.indices.size(); i += 3) {
        const Eigen::Vector3f a = part.positions[part.indices[i]] - middle,
                              b = part.positions[part.indices[i + 1]] - middle,
                              c = part.positions[part.indices[i + 2]] - middle;
        volume += static_cast<double>(a.dot(b.cross(c))) / 6;
        EXPECT_GT(part.normals[part.indices[i]].dot(a), 0);
    }
    EXPECT_NEAR(volume, 12, 1e-4);
}

TEST(FlatMeshBuilder, EachMaterialHasItsPart)
{
    FlatMeshBuilder mesh(QStringLiteral("two"));
    Material red, blue;
    red.name = QStringLiteral("red");
    blue.name = QStringLiteral("blue");
    const int first = mesh.material(red), second = mesh.material(blue);
    mesh.triangle(second, {0, 0, 0}, {1, 0, 0}, {0, 1, 0});
    mesh.quad(first, {0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0});
    const ModelPtr model = mesh.build();
    ASSERT_EQ(model->parts.size(), 2u);
    EXPECT_EQ(model->parts[0].indices.size(), 6u);
    EXPECT_EQ(model->parts[1].indices.size(), 3u);
    EXPECT_EQ(model->materials[static_cast<std::size_t>(model->parts[1].material)].name, QStringLiteral("blue"));
    for (const MeshPart &part : model->parts)
        for (const Eigen::Vector3f &normal : part.normals)
            EXPECT_TRUE(normal.isApprox(Eigen::Vector3f::UnitZ()));
}
