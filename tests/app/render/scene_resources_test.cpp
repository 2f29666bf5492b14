// SPDX-License-Identifier: Apache-2.0
#include "app/render/scene_resources.h"

#include "core/asset/model_blob.h"
#include "tests/app/render/scenes.h"

namespace twinloom::render
{
namespace
{

Result<QByteArray> nothing(const scene::BlobId &blob)
{
    return unexpected(ErrorCode::NotFound, QStringLiteral("No blob %1.").arg(blob));
}

TEST(SceneResources, MakesParametricModelsAndBoxesForTheRest)
{
    const Resources resources = projectResources(nothing);
    scene::ModelComponent component;
    component.category = QStringLiteral("Sofa");
    component.size = {2, 0.9, 0.8};
    const asset::ModelPtr sofa = resources.model(component);
    ASSERT_TRUE(sofa);
    EXPECT_EQ(resources.model(component), sofa); // shared
    component.category = QStringLiteral("NoSuchThing");
    ASSERT_TRUE(resources.model(component));
    component.size = {-1, 1, 1};
    EXPECT_FALSE(resources.model(component));
}

TEST(SceneResources, ReadsBlobsOnceAndSurvivesBrokenOnes)
{
    int asked = 0;
    const QByteArray bytes = asset::modelToBlob(*test::box({1, 1, 1}, test::material(1, 0, 0)));
    const Resources resources = projectResources([&](const scene::BlobId &blob) -> Result<QByteArray> {
        ++asked;
        return blob == QLatin1String("good") ? bytes : QByteArray("rubbish");
    });
    scene::ModelComponent component;
    component.blob = QStringLiteral("good");
    const asset::ModelPtr first = resources.model(component);
    ASSERT_TRUE(first);
    EXPECT_EQ(resources.model(component), first);
    EXPECT_EQ(asked, 1);
    component.blob = QStringLiteral("bad");
    EXPECT_FALSE(resources.model(component));
}

} // namespace
} // namespace twinloom::render
