// SPDX-License-Identifier: Apache-2.0
#include "core/asset/model_blob.h"

#include "core/asset/parametric.h"
#include "core/geometry/random.h"
#include "tests/support/test_data.h"

#include <QCryptographicHash>

using namespace twinloom;
using namespace twinloom::asset;

namespace
{

Model sample()
{
    Model model;
    model.name = QStringLiteral("Stuhl 椅子");
    model.materials.resize(2);
    model.materials[1].name = QStringLiteral("wood");
    model.materials[1].baseColourTexture = 0;
    model.materials[1].emissive = {0.1f, 0.2f, 0.3f};
    model.textures = {{QStringLiteral("wood.png"), QByteArray("\x89PNG\r\n\x1a\n and so on", 18)}};
    MeshPart part;
    part.material = 1;
    part.positions = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}};
    part.normals = {{0, 0, 1}, {0, 0, 1}, {0, 0, 1}};
    part.uvs = {{0, 0}, {1, 0}, {0, 1}};
    part.indices = {0, 1, 2};
    model.parts = {part, part};
    model.parts[1].uvs.clear();
    return model;
}

/// The blob with its digest made right again, as somebody who means harm would.
QByteArray resigned(QByteArray blob)
{
    const QByteArray digest = QCryptographicHash::hash(blob.sliced(32), QCryptographicHash::Sha256).first(16);
    return blob.replace(16, 16, digest);
}

} // namespace

TEST(ModelBlob, ComesBackEqual)
{
    const Model model = sample();
    const QByteArray blob = modelToBlob(model);
    const auto read = modelFromBlob(blob);
    ASSERT_OK(read);
    EXPECT_EQ(read->name, model.name);
    ASSERT_EQ(read->materials.size(), 2u);
    EXPECT_EQ(read->materials[1].name, model.materials[1].name);
    EXPECT_EQ(read->materials[1].baseColourTexture, 0);
    EXPECT_EQ(read->materials[1].emissive, model.materials[1].emissive);
    EXPECT_EQ(read->textures.at(0).encoded, model.textures[0].encoded);
    ASSERT_EQ(read->parts.size(), 2u);
    EXPECT_EQ(read->parts[0].positions, model.parts[0].positions);
    EXPECT_EQ(read->parts[0].normals, model.parts[0].normals);
    EXPECT_EQ(read->parts[0].uvs, model.parts[0].uvs);
    EXPECT_EQ(read->parts[0].indices, model.parts[0].indices);
    EXPECT_EQ(modelToBlob(*read), blob);
}

TEST(ModelBlob, EmptyAndParametricModelsComeBack)
{
    EXPECT_OK(modelFromBlob(modelToBlob(Model())));
    for (const CategoryInfo &category : categories()) {
        const auto model = makeParametric(QString::fromLatin1(category.name), category.typical);
        ASSERT_OK(model);
        const QByteArray blob = modelToBlob(*model);
        const auto read = modelFromBlob(blob);
        ASSERT_OK(read);
        EXPECT_EQ(modelToBlob(*read), blob);
    }
}

TEST(ModelBlob, RefusesEveryTruncationAndBitFlip)
{
    const QByteArray blob = modelToBlob(sample());
    for (qsizetype size = 0; size < blob.size(); ++size) {
        const auto read = modelFromBlob(blob.first(size));
        ASSERT_FALSE(read) << size;
        ASSERT_EQ(read.error().code, ErrorCode::BadInput);
    }
    for (qsizetype bit = 0; bit < blob.size() * 8; ++bit) {
        QByteArray flipped = blob;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
        ASSERT_FALSE(modelFromBlob(flipped)) << bit;
    }
    EXPECT_FALSE(modelFromBlob(blob + 'x'));
}

TEST(ModelBlob, StandsForgedContentWithARightDigest)
{
    geometry::Random random(5);
    const QByteArray blob = modelToBlob(sample());
    int refused = 0;
    for (int i = 0; i < 20000; ++i) {
        QByteArray forged = blob;
        for (std::uint32_t k = 1 + random.below(4); k > 0; --k)
            forged[32 + random.below(static_cast<std::uint32_t>(blob.size() - 32))] =
                static_cast<char>(random.below(256));
        const auto read = modelFromBlob(resigned(forged));
        refused += !read;
        for (const MeshPart &part : read ? read->parts : std::vector<MeshPart>()) {
            ASSERT_LT(part.material, static_cast<int>(read->materials.size()));
            for (const std::uint32_t index : part.indices)
                ASSERT_LT(index, part.positions.size());
        }
    }
    EXPECT_GT(refused, 1000);
    EXPECT_LT(refused, 20000);
}
