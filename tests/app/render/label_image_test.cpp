// SPDX-License-Identifier: Apache-2.0
#include "app/render/label_image.h"

#include <gtest/gtest.h>

#include <limits>

namespace twinloom::render {
namespace {

TEST(LabelImage, GrowsWithItsTextAndScale)
{
    const QImage small = labelImage(QStringLiteral("12 °C"), {}, {});
    const QImage large = labelImage(QStringLiteral("Conveyor 12, temperature"), {}, {});
    EXPECT_GT(large.width(), small.width());
    EXPECT_NEAR(labelImage(QStringLiteral("12 °C"), {}, {false, 2}).width(), 2 * small.width(), 2);
    EXPECT_TRUE(labelImage({}, {}, {}).isNull());
}

TEST(LabelImage, TheBarShowsTheValue)
{
    const auto coloured = [](double value) {
        const QImage image = labelImage({}, value, {});
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y).saturation() > 100;
        return count;
    };
    EXPECT_GT(coloured(0.5), coloured(0.2) + 20);
    EXPECT_GT(coloured(1.0), coloured(0.5) + 20);
    EXPECT_FALSE(labelImage({}, std::numeric_limits<double>::quiet_NaN(), {}).isNull());
}

} // namespace
} // namespace twinloom::render
