// SPDX-License-Identifier: Apache-2.0
// Points so near that each covers many pixels.
#include "app/render/close_points.h"

#include "tests/app/render/scenes.h"

#include <gtest/gtest.h>

namespace twinloom::render
{
namespace
{

/// A wall of points 2 cm apart, red to the left and blue to the right, seen from 40 cm away: 8 pixels a centimetre.
QImage wallSeenClosely()
{
    auto cloud = std::make_shared<scan::PointCloud>();
    for (int x = -50; x <= 50; ++x)
        for (int z = -50; z <= 50; ++z) {
            cloud->positions.emplace_back(0.02f * float(x), 0.0f, 0.02f * float(z));
            cloud->colours.push_back(x < 0 ? scan::Rgb{200, 40, 40} : scan::Rgb{40, 40, 200});
        }
    test::SceneBuilder scene;
    scene.addCloud(cloud);
    Picture picture;
    picture.width = picture.height = 300;
    picture.camera = Camera();
    picture.camera->eye = {0, -0.4, 0};
    picture.camera->target = {0, 0, 0};
    picture.options.grid = picture.options.sky = false;
    picture.options.eyeDomeLighting = false;
    const auto image = renderPicture(scene.hierarchy(), scene.resources(), picture);
    EXPECT_OK(image);
    return image.value_or(QImage());
}

TEST(ClosePoints, MakeASurfaceOfTheirColours)
{
    const QImage image = wallSeenClosely();
    ASSERT_FALSE(image.isNull());
    int mixed = 0;
    for (int x = 20; x < 280; ++x) {
        const QColor colour = image.pixelColor(x, 150);
        EXPECT_EQ(colour.alpha(), 255) << "a hole at " << x;
        mixed += colour.red() > 70 && colour.blue() > 70;
    }
    EXPECT_GT(image.pixelColor(40, 150).red(), 2 * image.pixelColor(40, 150).blue());
    EXPECT_GT(image.pixelColor(260, 150).blue(), 2 * image.pixelColor(260, 150).red());
    EXPECT_GT(mixed, 2) << "neighbours are mixed where they meet";
    EXPECT_LT(mixed, 40);
}

} // namespace
} // namespace twinloom::render
