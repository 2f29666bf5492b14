// SPDX-License-Identifier: Apache-2.0
#include "core/asset/gltf_export.h"

#include "core/asset/import.h"
#include "core/asset/obj_export.h"
#include "tests/core/asset/placed_samples.h"
#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

#include <cmath>

using namespace twinloom;
using namespace twinloom::asset;

namespace
{

QJsonObject jsonOf(const QByteArray &glb)
{
    const auto length = qFromLittleEndian<quint32>(glb.constData() + 12);
    return QJsonDocument::fromJson(glb.mid(20, length)).object();
}

} // namespace

TEST(GltfExport, ComesBackWithTheSameBounds)
{
    const test::TemporaryFolder folder;
    const std::vector<Placed> placed = samplePlaced();
    const Eigen::Vector3d extent = extentOf(placed);
    for (const char *name : {"a.glb", "a.gltf", "a.obj"}) {
        const QString path = folder.path(QString::fromLatin1(name));
        ASSERT_OK(exportModels(path, placed, {}));
        Progress progress;
        const auto model = importModel(path, progress);
        ASSERT_OK(model);
        EXPECT_EQ(model->triangles(), 12u) << name;
        const auto [low, high] = model->bounds();
        EXPECT_LT(((high - low).cast<double>() - extent).norm(), 1e-4) << name << ' ' << (high - low).transpose();
    }
}

TEST(GltfExport, KeepsNamesHierarchyMaterialsAndExtras)
{
    const auto glb = toGlb(samplePlaced(), {});
    ASSERT_OK(glb);
    EXPECT_EQ(glb->size() % 4, 0);
    EXPECT_EQ(qFromLittleEndian<quint32>(glb->constData() + 8), glb->size());
    const QJsonObject json = jsonOf(*glb);
    const QJsonArray nodes = json.value(QLatin1String("nodes")).toArray();
    ASSERT_EQ(nodes.size(), 5); // one more for the stretched mesh
    EXPECT_EQ(nodes[0][QLatin1String("name")].toString(), QStringLiteral("Room 房间"));
    EXPECT_EQ(nodes[0][QLatin1String("children")].toArray(), QJsonArray{1});
    EXPECT_EQ(nodes[0][QLatin1String("extras")][QLatin1String("id")].toString(), QStringLiteral("n1"));
    EXPECT_EQ(nodes[0][QLatin1String("translation")].toArray(), (QJsonArray{-4, 0.5, 2}));
    EXPECT_EQ(json.value(QLatin1String("meshes")).toArray().size(), 1); // shared
    const QJsonArray materials = json.value(QLatin1String("materials")).toArray();
    EXPECT_EQ(materials[0][QLatin1String("alphaMode")].toString(), QStringLiteral("BLEND"));
    EXPECT_EQ(materials[1][QLatin1String("pbrMetallicRoughness")][QLatin1String("roughnessFactor")].toDouble(), 0.25);
}

TEST(GltfExport, MaterialsAndTexturesComeBack)
{
    const test::TemporaryFolder folder;
    std::vector<Placed> placed = samplePlaced();
    auto model = std::make_shared<Model>(*placed[1].model);
    const QByteArray png = QByteArray::fromBase64(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");
    model->textures = {{QStringLiteral("dot.png"), png}};
    model->materials[0].baseColourTexture = 0;
    placed.resize(1);
    placed[0].model = model;
    for (const char *name : {"a.glb", "a.gltf", "a.obj"}) {
        const QString path = folder.path(QString::fromLatin1(name));
        ASSERT_OK(exportModels(path, placed, {}));
        Progress progress;
        Issues issues;
        const auto back = importModel(path, progress, &issues);
        ASSERT_OK(back);
        EXPECT_TRUE(issues.empty());
        ASSERT_EQ(back->textures.size(), 1u) << name;
        EXPECT_EQ(back->textures[0].encoded, png);
        bool foundUvs = false;
        for (const MeshPart &part : back->parts) {
            const Material &material = back->materials[static_cast<std::size_t>(part.material)];
            if (part.uvs.empty()) {
                EXPECT_NEAR(material.metallic, 1, 1e-6) << name;
                EXPECT_NEAR(material.roughness, 0.25, 1e-6) << name;
                continue;
            }
            foundUvs = true;
            EXPECT_EQ(material.baseColourTexture, 0);
            EXPECT_NEAR(material.baseColour.w(), 0.5, 1e-6);
            // v = 0 stays at the top: the corner at (0, 0) is the one at the origin's side of the wedge.
            const auto origin = std::find(part.uvs.begin(), part.uvs.end(), Eigen::Vector2f(0, 1));
            ASSERT_NE(origin, part.uvs.end());
            EXPECT_NEAR(part.positions[static_cast<std::size_t>(origin - part.uvs.begin())].z(), 3, 1e-5);
        }
        EXPECT_TRUE(foundUvs);
    }
}

TEST(GltfExport, SameInputSameBytes)
{
    const auto a = toGlb(samplePlaced(), {}), b = toGlb(samplePlaced(), {}), c = toGltf(samplePlaced(), {}),
               d = toGltf(samplePlaced(), {});
    ASSERT_OK(a);
    ASSERT_OK(b);
    EXPECT_EQ(*a, *b);
    ASSERT_OK(c);
    ASSERT_OK(d);
    EXPECT_EQ(*c, *d);
}

TEST(GltfExport, AnEmptySceneIsAFile)
{
    const auto glb = toGlb({}, {});
    ASSERT_OK(glb);
    EXPECT_FALSE(jsonOf(*glb).contains(QLatin1String("nodes")));
}

TEST(GltfExport, RefusesWhatNoFileCanHold)
{
    std::vector<Placed> placed = samplePlaced();
    placed[1].transform.translation.x() = NAN;
    const auto nan = toGlb(placed, {});
    ASSERT_FALSE(nan);
    EXPECT_EQ(nan.error().code, ErrorCode::BadInput);
    EXPECT_TRUE(nan.error().message.contains(QStringLiteral("Wedge")));
    placed = samplePlaced();
    placed[0].parent = 2;
    EXPECT_FALSE(toGlb(placed, {}));
}
