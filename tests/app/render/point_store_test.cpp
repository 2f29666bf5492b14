// SPDX-License-Identifier: Apache-2.0
// What scanned points are coloured by, as it is drawn.
#include "app/render/point_store.h"

#include "tests/app/render/scenes.h"

#include <gtest/gtest.h>

namespace twinloom::render
{
namespace
{

/// A wall of red points, 2 m high, whose beams came back well to the right and badly to the left; a few points lie far
/// above it. Beside it, to the right, a blue cloud without intensities.
QImage wallBy(PointColour colour, float size = 1)
{
    auto wall = std::make_shared<scan::PointCloud>(), other = std::make_shared<scan::PointCloud>();
    for (int x = -100; x < 100; ++x)
        for (int z = -100; z <= 100; ++z) {
            scan::PointCloud &cloud = x < 50 ? *wall : *other;
            cloud.positions.emplace_back(0.01f * float(x), 0.0f, 0.01f * float(z));
            cloud.colours.push_back(x < 50 ? scan::Rgb{200, 40, 40} : scan::Rgb{40, 40, 200});
            if (x < 50)
                cloud.intensities.push_back(x < -50 ? 0.04f : 0.9f);
        }
    for (int i = 0; i < 20; ++i) {
        wall->positions.emplace_back(0.0f, 0.0f, 60.0f + float(i));
        wall->colours.push_back({200, 40, 40});
        wall->intensities.push_back(0.5f);
    }
    test::SceneBuilder scene;
    scene.addCloud(wall);
    scene.addCloud(other);
    Picture picture;
    picture.width = picture.height = 200;
    picture.camera = Camera();
    picture.camera->eye = {0, -4, 0};
    picture.camera->target = {0, 0, 0};
    picture.camera->orthoHeight = 2.4;
    picture.options.grid = picture.options.sky = false;
    picture.options.eyeDomeLighting = false;
    picture.options.pointColour = colour;
    picture.options.pointSize = size;
    const auto image = renderPicture(scene.hierarchy(), scene.resources(), picture);
    EXPECT_OK(image);
    return image.value_or(QImage(picture.width, picture.height, QImage::Format_RGBA8888));
}

TEST(PointStore, ColoursByIntensityWhereThereIsOne)
{
    const QImage image = wallBy(PointColour::Intensity);
    const QColor dark = image.pixelColor(30, 100), light = image.pixelColor(100, 100),
                 none = image.pixelColor(170, 100);
    EXPECT_LT(std::abs(dark.red() - dark.blue()), 12) << "grey";
    EXPECT_GT(light.red(), dark.red() + 60);
    EXPECT_GT(none.blue(), 2 * none.red()) << "as scanned";
}

TEST(PointStore, ColoursByHeightWhateverTheStrays)
{
    const QImage image = wallBy(PointColour::Height);
    const QColor low = image.pixelColor(100, 180), middle = image.pixelColor(100, 100),
                 high = image.pixelColor(100, 22);
    EXPECT_GT(low.blue(), low.green());
    EXPECT_GT(middle.green(), middle.red() + 40);
    EXPECT_GT(high.red(), high.blue() + 80) << "yellow";
    EXPECT_EQ(image.pixelColor(30, 180), image.pixelColor(100, 180)) << "one ramp for all clouds";
}

TEST(PointStore, ColoursByScan)
{
    const QImage image = wallBy(PointColour::Scan);
    const QColor wall = image.pixelColor(100, 100), other = image.pixelColor(170, 100);
    EXPECT_GT(wall.blue(), wall.red());
    EXPECT_GT(other.red(), other.blue());
}

TEST(PointStore, DrawsPointsAsScannedUnlessAsked)
{
    const QColor wall = wallBy(PointColour::Scanned).pixelColor(100, 100);
    EXPECT_GT(wall.red(), 2 * wall.blue());
}

} // namespace
} // namespace twinloom::render
