// SPDX-License-Identifier: Apache-2.0
#include "core/asset/import.h"

#include "tests/support/test_data.h"

#include <gmock/gmock.h>

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace twinloom;
using namespace twinloom::asset;

namespace
{

// The corner of a box, 1 wide, 2 deep, 3 high in its own frame and unit; longest upwards, so that axes can be told
// apart.
constexpr const char *kObj =
    "mtllib a.mtl\nusemtl red\nv 0 0 0\nv 1 0 0\nv 0 0 2\nv 0 3 0\nf 1 2 3\nf 1 4 2\nf 1 3 4\nf 2 4 3\n";
constexpr const char *kStl =
    "solid a\nfacet normal 0 0 0\nouter loop\nvertex 0 0 0\nvertex 0 2 0\nvertex 1 0 0\nendloop\nendfacet\n"
    "facet normal 0 0 0\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 0 3\nendloop\nendfacet\nendsolid a\n";
constexpr const char *kPly =
    "ply\nformat ascii 1.0\nelement vertex 4\nproperty float x\nproperty float y\nproperty float z\n"
    "element face 2\nproperty list uchar int vertex_indices\nend_header\n"
    "0 0 0\n1 0 0\n0 2 0\n0 0 3\n3 0 2 1\n3 0 1 3\n";
constexpr const char *kPlyCloud =
    "ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\n"
    "end_header\n0 0 0\n";

QByteArray dae(const char *upAxis, const char *metres, const char *points)
{
    return QByteArray(
               R"(<?xml version="1.0"?><COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1">)") +
           R"(<asset><unit name="u" meter=")" + metres + R"("/><up_axis>)" + upAxis + "</up_axis></asset>" +
           R"(<library_geometries><geometry id="g"><mesh><source id="p"><float_array id="pa" count="12">)" + points +
           R"(</float_array><technique_common><accessor source="#pa" count="4" stride="3"><param name="X" type="float"/>)"
           R"(<param name="Y" type="float"/><param name="Z" type="float"/></accessor></technique_common></source>)"
           R"(<vertices id="v"><input semantic="POSITION" source="#p"/></vertices><triangles count="4">)"
           R"(<input semantic="VERTEX" source="#v" offset="0"/><p>0 2 1 0 1 3 0 3 2 1 2 3</p></triangles></mesh></geometry>)"
           R"(</library_geometries><library_visual_scenes><visual_scene id="s"><node id="n"><instance_geometry url="#g"/></node>)"
           R"(</visual_scene></library_visual_scenes><scene><instance_visual_scene url="#s"/></scene></COLLADA>)";
}

QByteArray fbx(int up, int front, int frontSign, const char *unit)
{
    return QStringLiteral(R"(; FBX 7.4.0 project file
FBXHeaderExtension:  {
	FBXHeaderVersion: 1003
	FBXVersion: 7400
}
GlobalSettings:  {
	Version: 1000
	Properties70:  {
		P: "UpAxis", "int", "Integer", "",%1
		P: "UpAxisSign", "int", "Integer", "",1
		P: "FrontAxis", "int", "Integer", "",%2
		P: "FrontAxisSign", "int", "Integer", "",%3
		P: "CoordAxis", "int", "Integer", "",0
		P: "CoordAxisSign", "int", "Integer", "",1
		P: "UnitScaleFactor", "double", "Number", "",%4
	}
}
Objects:  {
	Geometry: 100, "Geometry::g", "Mesh" {
		Vertices: *12 {
			a: 0,0,0,100,0,0,0,200,0,0,0,300
		}
		PolygonVertexIndex: *12 {
			a: 0,2,-2,0,1,-4,0,3,-3,1,2,-4
		}
		GeometryVersion: 124
	}
	Model: 200, "Model::m", "Mesh" {
		Version: 232
	}
}
Connections:  {
	C: "OO",200,0
	C: "OO",100,200
}
)")
        .arg(up)
        .arg(front)
        .arg(frontSign)
        .arg(QString::fromLatin1(unit))
        .toUtf8();
}

void expectSize(const Result<Model> &model, const Eigen::Vector3f &size)
{
    ASSERT_OK(model);
    const auto [low, high] = model->bounds();
    EXPECT_LT((high - low - size).norm(), 1e-4f) << (high - low).transpose();
    EXPECT_NEAR(low.z(), 0, 1e-6);
    EXPECT_LT((low + high).head<2>().norm(), 1e-5f);
    for (const MeshPart &part : model->parts) {
        ASSERT_EQ(part.normals.size(), part.positions.size());
        ASSERT_LT(part.material, static_cast<int>(model->materials.size()));
        for (const Eigen::Vector3f &normal : part.normals)
            EXPECT_NEAR(normal.norm(), 1, 1e-4);
    }
}

/// Where the one corner is that is highest.
Eigen::Vector3f top(const Model &model)
{
    Eigen::Vector3f highest = Eigen::Vector3f::Constant(-1e9f);
    for (const MeshPart &part : model.parts)
        for (const Eigen::Vector3f &corner : part.positions)
            if (corner.z() > highest.z())
                highest = corner;
    return highest;
}

struct Import : testing::Test {
    test::TemporaryFolder folder;
    Progress progress;

    Result<Model> read(const char *name, const QByteArray &bytes, Issues *issues = nullptr)
    {
        const QString path = folder.path(QString::fromLatin1(name));
        test::writeFile(path, bytes);
        return importModel(path, progress, issues);
    }
};

} // namespace

TEST_F(Import, AllLibraryModelsHaveTheirCatalogsSizeAndTriangles)
{
    const QString root = test::dataPath(QStringLiteral("assets/"));
    const QJsonArray catalog = QJsonDocument::fromJson(test::readFile(root + QStringLiteral("catalog.json"))).array();
    ASSERT_EQ(catalog.size(), 115);
    for (const QJsonValue entry : catalog) {
        Issues issues;
        const auto model = importModel(root + entry[QLatin1String("file")].toString(), progress, &issues);
        ASSERT_OK(model);
        EXPECT_TRUE(issues.empty()) << issues.front().message.toStdString();
        EXPECT_EQ(static_cast<int>(model->triangles()), entry[QLatin1String("triangles")].toInt())
            << model->name.toStdString();
        const auto [low, high] = model->bounds();
        const QJsonArray size = entry[QLatin1String("size_m")].toArray();
        const Eigen::Vector3f expected(static_cast<float>(size[0].toDouble()), static_cast<float>(size[2].toDouble()),
                                       static_cast<float>(size[1].toDouble()));
        EXPECT_LT((high - low - expected).cwiseAbs().maxCoeff(), 1e-3f) << model->name.toStdString();
        for (const Texture &texture : model->textures)
            EXPECT_FALSE(texture.encoded.isEmpty());
    }
}

TEST_F(Import, GltfFrontBecomesPlusY)
{
    // A triangle on the ground that points along glTF's front, +Z; its left as seen from there is -X.
    const float corners[] = {-1, 0, 0, 1, 0, 0, 0.25f, 0, 4};
    const QByteArray data(reinterpret_cast<const char *>(corners), sizeof corners);
    const auto model =
        read("a.gltf", R"({"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],"nodes":[{"mesh":0}],
        "meshes":[{"primitives":[{"attributes":{"POSITION":0}}]}],
        "accessors":[{"bufferView":0,"componentType":5126,"type":"VEC3","count":3,"min":[-1,0,0],"max":[1,0,4]}],
        "bufferViews":[{"buffer":0,"byteLength":36}],"buffers":[{"byteLength":36,"uri":"data:application/octet-stream;base64,)" +
                           data.toBase64() + R"("}]})");
    expectSize(model, {2, 4, 0});
    Eigen::Vector3f tip = Eigen::Vector3f::Zero();
    for (const Eigen::Vector3f &corner : model->parts.at(0).positions)
        if (corner.y() > tip.y())
            tip = corner;
    EXPECT_LT((tip - Eigen::Vector3f(-0.25f, 2, 0)).norm(), 1e-5f);
}

TEST_F(Import, ReadsObjWithMaterialsAsYUp)
{
    test::writeFile(folder.path(QStringLiteral("a.mtl")), "newmtl red\nKd 1 0.5 0\nd 0.25\nmap_Kd gone.png\n");
    Issues issues;
    const auto model = read("a.obj", kObj, &issues);
    expectSize(model, {1, 2, 3});
    EXPECT_EQ(model->triangles(), 4u);
    const Material &material = model->materials.at(static_cast<std::size_t>(model->parts.at(0).material));
    EXPECT_EQ(material.name, QStringLiteral("red"));
    EXPECT_NEAR(material.baseColour.x(), 1, 1e-6);
    EXPECT_NEAR(material.baseColour.y(), 0.21404, 1e-4); // 0.5 in sRGB
    EXPECT_NEAR(material.baseColour.w(), 0.25, 1e-6);
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues[0].code, QStringLiteral("missing-texture"));
    EXPECT_EQ(issues[0].field, QStringLiteral("gone.png"));
}

TEST_F(Import, TakesTexturesFromBesideTheModel)
{
    const QByteArray png = QByteArray::fromBase64(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");
    test::writeFile(folder.path(QStringLiteral("wood.png")), png);
    test::writeFile(folder.path(QStringLiteral("a.mtl")),
                    "newmtl red\nKd 0.2 0.2 0.2\nmap_Kd C:\\elsewhere\\wood.png\n");
    Issues issues;
    const auto model = read("a.obj", kObj, &issues);
    ASSERT_OK(model);
    EXPECT_TRUE(issues.empty());
    ASSERT_EQ(model->textures.size(), 1u);
    EXPECT_EQ(model->textures[0].encoded, png);
    const Material &material = model->materials.at(static_cast<std::size_t>(model->parts.at(0).material));
    EXPECT_EQ(material.baseColourTexture, 0);
    EXPECT_EQ(material.baseColour, Eigen::Vector4f(1, 1, 1, 1));
}

TEST_F(Import, StlAndPlyAreZUp)
{
    expectSize(read("a.stl", kStl), {1, 2, 3});
    expectSize(read("a.ply", kPly), {1, 2, 3});
}

TEST_F(Import, DaeIsTurnedUprightAndToMetres)
{
    const auto zUp = read("z.dae", dae("Z_UP", "0.01", "0 0 0 100 0 0 0 200 0 0 0 300"));
    expectSize(zUp, {1, 2, 3});
    const auto yUp = read("y.dae", dae("Y_UP", "0.001", "0 0 0 1000 0 0 0 3000 0 0 0 2000"));
    expectSize(yUp, {1, 2, 3});
    // Both faced -Y or +Z at home; the edge that goes up stands at the back left, seen from the front.
    EXPECT_LT((top(*yUp) - Eigen::Vector3f(0.5f, -1, 3)).norm(), 1e-5f);
    EXPECT_LT((top(*zUp) - Eigen::Vector3f(0.5f, 1, 3)).norm(), 1e-5f);
}

TEST_F(Import, FbxIsTurnedUprightAndToMetres)
{
    const auto zUp = read("z.fbx", fbx(2, 1, -1, "1"));
    expectSize(zUp, {1, 2, 3});
    EXPECT_LT((top(*zUp) - Eigen::Vector3f(0.5f, 1, 3)).norm(), 1e-5f); // as the DAE of the same frame
    const auto yUp = read("y.fbx", fbx(1, 2, 1, "100"));
    expectSize(yUp, {100, 300, 200});
}

TEST_F(Import, ErrorsNameTheFile)
{
    const struct {
        const char *name;
        QByteArray bytes;
        const char *part;
    } kCases[] = {{"cloud.ply", kPlyCloud, "cloud.ply"},
                  {"empty.glb", {}, "empty.glb"},
                  {"broken.glb", "glTF\2\0\0\0", "broken.glb"},
                  {"text.fbx", "hello", "text.fbx"},
                  {"text.dae", "<a/>", "text.dae"},
                  {"picture.png", "x", "obj"}};
    for (const auto &[name, bytes, part] : kCases) {
        const auto model = read(name, bytes);
        ASSERT_FALSE(model) << name;
        EXPECT_EQ(model.error().code, ErrorCode::BadInput) << name;
        EXPECT_TRUE(model.error().text().contains(QLatin1String(part))) << model.error().text().toStdString();
    }
    const auto missing = importModel(folder.path(QStringLiteral("no.glb")), progress);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
    EXPECT_TRUE(missing.error().message.contains(QStringLiteral("no.glb")));
}

TEST_F(Import, StandsFilesThatBreakOff)
{
    const QByteArray glb = test::readFile(test::dataPath(QStringLiteral("assets/furniture/kenney_bedDouble.glb")));
    for (qsizetype size = 0; size < glb.size(); size += 211)
        EXPECT_FALSE(read("a.glb", glb.first(size))) << size;
    // Faces without corners, over which Assimp itself would end the program.
    const auto empty =
        read("a.dae", dae("Z_UP", "1", "0 0 0 1 0 0 0 2 0 0 0 3").replace("<p>0 2 1 0 1 3 0 3 2 1 2 3</p>", "<p></p>"));
    EXPECT_FALSE(empty);
}

TEST_F(Import, GltfThatIsBrokenIsRefusedWithTheReason)
{
    const auto model = read("a.glb", "no glTF file");
    ASSERT_FALSE(model);
    EXPECT_EQ(model.error().code, ErrorCode::BadInput);
    EXPECT_THAT(model.error().message.toStdString(), testing::HasSubstr("does not begin as a binary glTF"));
}

TEST_F(Import, CanBeCancelled)
{
    progress.cancel();
    const auto model = read("a.obj", kObj);
    ASSERT_FALSE(model);
    EXPECT_EQ(model.error().code, ErrorCode::Cancelled);
}
