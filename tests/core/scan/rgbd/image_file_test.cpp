// SPDX-License-Identifier: Apache-2.0
#include "core/scan/rgbd/image_file.h"

#include "tests/support/test_data.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace twinloom::scan
{
namespace
{

QString pictureFile(const char *file)
{
    return test::dataPath(QStringLiteral("scans/") + QLatin1String(file));
}

std::uint16_t highest(const DepthImage &image)
{
    return *std::max_element(image.pixels.begin(), image.pixels.end());
}

} // namespace

TEST(ImageFile, DepthComesAsItWasStored)
{
    const auto png = readDepthImage(pictureFile("open3d_rgbd/depth/00000.png"));
    ASSERT_OK(png);
    EXPECT_EQ(png->width, 640);
    EXPECT_EQ(png->height, 480);
    EXPECT_GT(highest(*png), 1000) << "millimetres, not scaled to 8 bits";
    EXPECT_LT(highest(*png), 20'000);
    const auto pgm = readDepthImage(pictureFile("slambook_rgbd/depth/1.pgm"));
    ASSERT_OK(pgm);
    EXPECT_EQ(pgm->pixels.size(), std::size_t{640 * 480});
    EXPECT_GT(highest(*pgm), 1000);
    EXPECT_LT(highest(*pgm), 20'000) << "the bytes are not swapped";
}

TEST(ImageFile, PgmIsReadToThePixel)
{
    const test::TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("a.pgm"));
    test::writeFile(path, QByteArray("P5\n# a camera\n2 1\n65535\n\x03\xe8\xff\xff", 28));
    const auto image = readDepthImage(path);
    ASSERT_OK(image);
    EXPECT_THAT(image->pixels, testing::ElementsAre(1000, 65535));
}

TEST(ImageFile, ColourIsReadFromBothKinds)
{
    for (const char *file : {"open3d_rgbd/color/00000.jpg", "slambook_rgbd/color/1.png"}) {
        const auto image = readColourImage(pictureFile(file));
        ASSERT_OK(image);
        EXPECT_EQ(image->width, 640) << file;
        EXPECT_EQ(image->height, 480) << file;
        EXPECT_NE(image->at(0, 0), image->at(320, 240)) << file;
    }
}

TEST(ImageFile, WhatIsNoPictureIsNamed)
{
    const test::TemporaryFolder folder;
    const auto why = [&folder](const QByteArray &bytes, bool depth) {
        const QString path = folder.path(QStringLiteral("picture"));
        test::writeFile(path, bytes);
        const auto said = [](const auto &read) {
            EXPECT_FALSE(read);
            return read ? std::string() : read.error().message.toStdString();
        };
        return depth ? said(readDepthImage(path)) : said(readColourImage(path));
    };
    const QByteArray png = test::readFile(pictureFile("open3d_rgbd/depth/00000.png"));
    const QByteArray jpeg = test::readFile(pictureFile("open3d_rgbd/color/00000.jpg"));
    const QByteArray colour = test::readFile(pictureFile("slambook_rgbd/color/1.png"));
    using testing::HasSubstr;
    EXPECT_THAT(why("text", true), HasSubstr("picture"));
    EXPECT_THAT(why(png.first(png.size() / 2), true), HasSubstr("breaks off"));
    EXPECT_THAT(why(colour, true), HasSubstr("16-bit"));
    EXPECT_THAT(why("P5 640 480 255\n", true), HasSubstr("16-bit"));
    EXPECT_THAT(why("P5 640 480 65535\nabc", true), HasSubstr("breaks off"));
    EXPECT_THAT(why("P5 99999 480 65535\n", true), HasSubstr("at most 8192"));
    EXPECT_THAT(why(jpeg.first(jpeg.size() / 2), false), HasSubstr("Cannot read"));
    EXPECT_THAT(why(colour.first(colour.size() / 2), false), HasSubstr("Cannot read"));
    for (qsizetype size = 0; size < 400; ++size) { // headers that break off anywhere
        why(png.first(size), true);
        why(colour.first(size), false);
        why(jpeg.first(size), false);
    }
    EXPECT_EQ(readDepthImage(folder.path(QStringLiteral("none"))).error().code, ErrorCode::NotFound);
}

} // namespace twinloom::scan
