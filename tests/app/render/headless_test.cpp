// SPDX-License-Identifier: Apache-2.0
#include "app/render/headless.h"

#include "tests/app/render/scenes.h"

namespace twinloom::render
{
namespace
{

TEST(Headless, ContextsComeAndGo)
{
    auto first = HeadlessContext::create();
    ASSERT_OK(first);
    auto second = HeadlessContext::create();
    ASSERT_OK(second);
    (*second)->doneCurrent();
    EXPECT_OK((*first)->makeCurrent());
    EXPECT_OK(Renderer::create());
}

TEST(Headless, RefusesSizesThatMakeNoSense)
{
    const auto refuses = [](int width, int height, int supersample) {
        Picture picture;
        picture.width = width;
        picture.height = height;
        picture.supersample = supersample;
        const auto image = renderPicture(scene::Hierarchy(scene::Scene()), {}, picture);
        return !image && image.error().code == ErrorCode::Usage;
    };
    EXPECT_TRUE(refuses(0, 100, 1));
    EXPECT_TRUE(refuses(100, -1, 1));
    EXPECT_TRUE(refuses(100, 100, 0));
    EXPECT_TRUE(refuses(2'000'000'000, 2'000'000'000, 1));
    EXPECT_TRUE(refuses(1'000'000, 1, 1)); // longer than any texture
}

TEST(Headless, SupersamplingKeepsTheSizeAndSmooths)
{
    test::SceneBuilder scene;
    scene.addModel(test::sphere(0.5f, test::material(0.6f, 0.2f, 0.1f)));
    Picture picture;
    picture.width = 200;
    picture.height = 120;
    const auto plain = renderPicture(scene.hierarchy(), scene.resources(), picture);
    picture.supersample = 2;
    const auto fine = renderPicture(scene.hierarchy(), scene.resources(), picture);
    ASSERT_OK(plain);
    ASSERT_OK(fine);
    EXPECT_EQ(fine->size(), QSize(200, 120));
    EXPECT_NE(*plain, *fine);
    EXPECT_LT(test::difference(*plain, *fine), 0.05);
}

} // namespace
} // namespace twinloom::render
