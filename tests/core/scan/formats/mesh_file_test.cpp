// SPDX-License-Identifier: Apache-2.0
#include "core/asset/gltf_export.h"
#include "core/scan/formats/reader.h"
#include "core/scan/rgbd/image_file.h"

#include "tests/support/test_data.h"

#include <gtest/gtest.h>

#include <QFile>

namespace twinloom::scan
{
namespace
{

/// Two triangles of 2 x 1 m, a metre above the ground, with a texture all over.
asset::Model photographed(const QByteArray &picture)
{
    asset::Model model;
    model.textures.push_back({QStringLiteral("photo"), picture});
    model.materials.emplace_back();
    model.materials[0].baseColour.setOnes();
    model.materials[0].baseColourTexture = 0;
    asset::MeshPart part;
    part.positions = {{0, 0, 1}, {2, 0, 1}, {2, 1, 1}, {0, 1, 1}};
    part.normals.assign(4, Eigen::Vector3f::UnitZ());
    part.uvs = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    part.indices = {0, 1, 2, 0, 2, 3};
    model.parts.push_back(part);
    return model;
}

Result<std::vector<LoadedScan>> loadMesh(const QString &path)
{
    Progress progress;
    return readScans(path, {}, progress);
}

Eigen::Vector3d inFile(const LoadedScan &scan, std::size_t i)
{
    return scan.cloud.origin + scan.cloud.positions[i].cast<double>();
}

} // namespace

TEST(MeshFile, AGltfFileIsSampledInItsPlaceWithTheColoursOfItsTexture)
{
    const QString photo = test::dataPath(QStringLiteral("scans/open3d_rgbd/color/00000.jpg"));
    QFile picture(photo);
    ASSERT_TRUE(picture.open(QIODevice::ReadOnly));
    const auto pixels = readColourImage(photo);
    ASSERT_OK(pixels);
    asset::Placed placed;
    placed.model = std::make_shared<asset::Model>(photographed(picture.readAll()));
    placed.transform.translation = {100, 20, 0};
    const auto glb = asset::toGlb({placed}, {});
    ASSERT_OK(glb);
    const test::TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("room.glb"));
    test::writeFile(path, *glb);

    const auto scans = loadMesh(path);
    ASSERT_OK(scans);
    const LoadedScan &scan = scans->front();
    EXPECT_EQ(scan.pointsInFile, 4u);
    EXPECT_EQ(scan.pointsSampled, scan.cloud.size() - 4);
    EXPECT_GT(scan.pointsSampled, 0u);
    EXPECT_NEAR(double(scan.cloud.size()), 4 + 2 * ReadOptions{}.samplesPerArea, 2);
    EXPECT_EQ(scan.zUp, ZUp::Stated);
    EXPECT_EQ(scan.unitHint, QStringLiteral("metre"));
    for (std::size_t i = 4; i < scan.cloud.size(); i += 7) {
        const Eigen::Vector3d at = inFile(scan, i) - Eigen::Vector3d(100, 20, 0);
        EXPECT_NEAR(at.z(), 1, 1e-5);
        EXPECT_GT(scan.cloud.normals[i].z(), 0.99f);
        const int x = std::min(int(at.x() / 2 * pixels->width), pixels->width - 1);
        const int y = std::min(int(at.y() * pixels->height), pixels->height - 1);
        if (x == 0 || y == 0 || x + 1 >= pixels->width || y + 1 >= pixels->height)
            continue;
        int nearest = 255; // rounding may choose a neighbour
        for (int dy = -1; dy <= 1; ++dy)
            for (int dx = -1; dx <= 1; ++dx)
                nearest = std::min(nearest, std::abs(pixels->at(x + dx, y + dy).g - scan.cloud.colours[i].g));
        EXPECT_LE(nearest, 1) << "at pixel " << x << ", " << y;
    }
}

TEST(MeshFile, ObjAndStlKeepTheirAxesTheirUnitAndTheirPlace)
{
    const test::TemporaryFolder folder;
    const QString obj = folder.path(QStringLiteral("a.obj"));
    test::writeFile(obj, "v 500000 0 7\nv 500003 0 7\nv 500000 4 7\nf 1 2 3\n");
    const QString stl = folder.path(QStringLiteral("a.stl"));
    test::writeFile(stl, "solid a\nfacet normal 0 0 1\nouter loop\nvertex 500000 0 7\nvertex 500003 0 7\n"
                         "vertex 500000 4 7\nendloop\nendfacet\nendsolid a\n");
    for (const QString &path : {obj, stl}) {
        const auto scans = loadMesh(path);
        ASSERT_OK(scans);
        const LoadedScan &scan = scans->front();
        EXPECT_EQ(scan.zUp, ZUp::Unknown);
        EXPECT_TRUE(scan.unitHint.isEmpty());
        EXPECT_GT(scan.cloud.size(), 10'000u);
        Eigen::AlignedBox3d bounds;
        for (std::size_t i = 0; i < scan.cloud.size(); ++i)
            bounds.extend(inFile(scan, i));
        EXPECT_LT((bounds.min() - Eigen::Vector3d(500000, 0, 7)).norm(), 0.05) << path.toStdString();
        EXPECT_LT((bounds.max() - Eigen::Vector3d(500003, 4, 7)).norm(), 0.05) << path.toStdString();
        ASSERT_FALSE(scan.issues.empty());
        EXPECT_EQ(scan.issues.back().code, QStringLiteral("mesh-sampled"));
    }
}

TEST(MeshFile, AMeshWithoutTrianglesOrCutOffIsRefused)
{
    const test::TemporaryFolder folder;
    const QString points = folder.path(QStringLiteral("points.obj"));
    test::writeFile(points, "v 0 0 0\nv 1 0 0\nv 0 1 0\n");
    const QString cut = folder.path(QStringLiteral("cut.glb"));
    asset::Placed placed;
    placed.model = std::make_shared<asset::Model>(photographed("no picture"));
    const auto glb = asset::toGlb({placed}, {});
    ASSERT_OK(glb);
    test::writeFile(cut, glb->left(glb->size() / 2));
    for (const QString &path : {points, cut}) {
        const auto scans = loadMesh(path);
        ASSERT_FALSE(scans.has_value());
        EXPECT_EQ(scans.error().code, ErrorCode::BadInput);
        EXPECT_TRUE(scans.error().message.contains(path)) << scans.error().text().toStdString();
        EXPECT_FALSE(scans.error().hint.isEmpty());
    }
}

} // namespace twinloom::scan
