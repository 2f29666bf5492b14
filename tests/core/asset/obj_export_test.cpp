// SPDX-License-Identifier: Apache-2.0
#include "core/asset/obj_export.h"

#include "tests/core/asset/placed_samples.h"
#include "tests/support/test_data.h"
#include "tests/support/write_limit.h"

#include <QDir>
#include <QFile>

#include <cmath>

using namespace twinloom;
using namespace twinloom::asset;

TEST(ObjExport, WritesYUpCornersCountedThroughTheFile)
{
    std::vector<Placed> placed = samplePlaced();
    placed.erase(placed.begin(), placed.begin() + 3); // the mirrored one, scaled by (-1, 1, 2)
    const auto files = toObj(placed, QStringLiteral("my scene"), {});
    ASSERT_OK(files);
    ASSERT_EQ(files->size(), 2u);
    EXPECT_EQ((*files)[0].name, QStringLiteral("my_scene.obj"));
    EXPECT_EQ((*files)[1].name, QStringLiteral("my_scene.mtl"));
    const QByteArray &obj = (*files)[0].bytes;
    EXPECT_TRUE(obj.contains("mtllib my_scene.mtl\n"));
    EXPECT_TRUE(obj.contains("\nv -0.5 6 -1\n"));         // (-0.5, -1, 3) mirrored to (0.5, -1, 6)
    EXPECT_TRUE(obj.contains("\nf 1/1/1 2/2/2 3/3/3\n")); // 0 2 1, turned back since it is mirrored
    EXPECT_TRUE(obj.contains("\nf 5//5 7//7 8//8\n"));    // the second part starts at corner 5 and has no texture
    EXPECT_TRUE((*files)[1].bytes.contains("newmtl m1_1\n"));
}

TEST(ObjExport, SameInputSameBytes)
{
    const auto a = toObj(samplePlaced(), QStringLiteral("a"), {}), b = toObj(samplePlaced(), QStringLiteral("a"), {});
    ASSERT_OK(a);
    ASSERT_OK(b);
    for (std::size_t i = 0; i < a->size(); ++i)
        EXPECT_EQ((*a)[i].bytes, (*b)[i].bytes);
}

TEST(ObjExport, RefusesCornersThatAreNotFinite)
{
    std::vector<Placed> placed = samplePlaced();
    placed[0].transform.translation.x() = NAN;
    const auto files = toObj(placed, QStringLiteral("a"), {});
    ASSERT_FALSE(files);
    EXPECT_EQ(files.error().code, ErrorCode::BadInput);
}

TEST(ObjExport, ExportChoosesByEndingAndNamesWhatFails)
{
    const test::TemporaryFolder folder;
    const auto usage = exportModels(folder.path(QStringLiteral("a.xyz")), samplePlaced(), {});
    ASSERT_FALSE(usage);
    EXPECT_EQ(usage.error().code, ErrorCode::Usage);
    const auto io = exportModels(folder.path(QStringLiteral("no/such/a.glb")), samplePlaced(), {});
    ASSERT_FALSE(io);
    EXPECT_EQ(io.error().code, ErrorCode::Io);
    EXPECT_TRUE(io.error().message.contains(QStringLiteral("a.glb")));
    EXPECT_OK(exportModels(folder.path(QStringLiteral("b.OBJ")), samplePlaced(), {}));
    EXPECT_TRUE(QFile::exists(folder.path(QStringLiteral("b.mtl"))));
}

TEST(ObjExport, CanBeCancelled)
{
    const test::TemporaryFolder folder;
    Progress progress;
    progress.cancel();
    for (const char *name : {"a.obj", "a.glb", "a.gltf"})
        EXPECT_EQ(exportModels(folder.path(QString::fromLatin1(name)), samplePlaced(), progress).error().code,
                  ErrorCode::Cancelled)
            << name;
    EXPECT_EQ(QDir(folder.path({})).entryList(QDir::Files | QDir::Hidden), QStringList());
}

TEST(ObjExport, AFullDiskLeavesNeitherTheObjNorItsMaterials)
{
    const test::TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("a.obj"));
    const auto files = toObj(samplePlaced(), QStringLiteral("a"), {});
    ASSERT_OK(files);
    ASSERT_LT((*files)[1].bytes.size(), (*files)[0].bytes.size());
    {
        const test::WriteLimit limit(rlim_t((*files)[0].bytes.size() - 1)); // enough for all but the OBJ itself
        const auto io = exportModels(path, samplePlaced(), {});
        ASSERT_FALSE(io);
        EXPECT_EQ(io.error().code, ErrorCode::Io);
        EXPECT_TRUE(io.error().message.contains(test::WriteLimit::words())) << io.error().message.toStdString();
    }
    EXPECT_EQ(QDir(folder.path({})).entryList(QDir::Files | QDir::Hidden), QStringList());
}
