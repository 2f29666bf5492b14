// SPDX-License-Identifier: Apache-2.0
#include "app/render/label_image.h"

#include <gtest/gtest.h>

#include <limits>

namespace twinloom::render
{
namespace
{

TEST(LabelImage, GrowsWithItsTextAndScale)
{
    const QImage small = labelImage({QStringLiteral("12 °C"), {}, false}, {});
    const QImage large = labelImage({QStringLiteral("Conveyor 12, temperature"), {}, false}, {});
    EXPECT_GT(large.width(), small.width());
    EXPECT_NEAR(labelImage({QStringLiteral("12 °C"), {}, false}, {false, 2}).width(), 2 * small.width(), 2);
    EXPECT_TRUE(labelImage({}, {}).isNull());
}

TEST(LabelImage, EveryLineHasItsPlace)
{
    const QImage one = labelImage({QStringLiteral("Press 2500 mbar"), 0.5, false}, {});
    const QImage two = labelImage({QStringLiteral("Over pressure\nPress 2500 mbar"), 0.5, false}, {});
    EXPECT_EQ(two.width(), one.width()) << "as wide as the longest";
    EXPECT_GE(two.height(), one.height() + 12);
}

TEST(LabelImage, TheBarShowsTheValue)
{
    const auto coloured = [](double value) {
        const QImage image = labelImage({{}, value, false}, {});
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y).saturation() > 100;
        return count;
    };
    EXPECT_GT(coloured(0.5), coloured(0.2) + 20);
    EXPECT_GT(coloured(1.0), coloured(0.5) + 20);
    EXPECT_FALSE(labelImage({{}, std::numeric_limits<double>::quiet_NaN(), false}, {}).isNull());
}

TEST(LabelImage, StaleOnesHaveAClockAndNoColourInTheirBar)
{
    const LabelContent fresh{QStringLiteral("12 °C"), 0.9, false};
    LabelContent stale = fresh;
    stale.stale = true;
    const QImage image = labelImage(stale, {});
    EXPECT_GT(labelImage({fresh.text, {}, true}, {}).width(), labelImage({fresh.text, {}, false}, {}).width());
    const auto saturated = [](const QImage &of, int fromX, int toX) {
        int count = 0;
        for (int y = 0; y < of.height(); ++y)
            for (int x = fromX; x < toX; ++x)
                count += of.pixelColor(x, y).saturation() > 150;
        return count;
    };
    EXPECT_GT(saturated(image, 0, image.width() / 2), 15);                // the clock
    EXPECT_EQ(saturated(image, image.width() * 2 / 3, image.width()), 0); // the bar
    EXPECT_FALSE(labelImage({{}, {}, true}, {}).isNull());
}

TEST(LabelImage, AnAlarmIsRedAlsoWhereTheValueIsStale)
{
    const auto red = [](const QImage &image) {
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                const QColor at = image.pixelColor(x, y);
                count += at.saturation() > 120 && (at.hue() < 12 || at.hue() > 348);
            }
        return count;
    };
    const LabelContent stale{QStringLiteral("12 °C"), 0.9, true};
    LabelContent alarmed = stale;
    alarmed.alarm = QStringLiteral("Too hot");
    const QImage plain = labelImage(stale, {}), image = labelImage(alarmed, {});
    EXPECT_EQ(red(plain), 0);
    EXPECT_GT(red(image), 30);
    EXPECT_GT(red(labelImage(alarmed, {true, 1})), 30);
    EXPECT_GT(image.height(), plain.height()) << "a line of its own";
    alarmed.alarm = alarmed.alarm.repeated(40);
    EXPECT_LT(labelImage(alarmed, {}).width(), 400);
}

TEST(LabelImage, ChineseIsWrittenWithGlyphsOfItsOwn)
{
    const QImage one = labelImage({QStringLiteral("温度"), {}, false}, {false, 2});
    const QImage other = labelImage({QStringLiteral("压力"), {}, false}, {false, 2});
    ASSERT_EQ(one.size(), other.size());
    EXPECT_NE(one, other); // boxes for missing glyphs would be equal
}

} // namespace
} // namespace twinloom::render
