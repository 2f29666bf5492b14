// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/picture_file.h"

#include "tests/support/test_data.h"
#include "tests/support/write_limit.h"

#include <QImage>

using namespace twinloom;
using namespace twinloom::test;

namespace
{

/// Noise, so that no encoder makes it small.
QImage picture()
{
    QImage image(64, 64, QImage::Format_RGB32);
    quint32 state = 1;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, state = state * 1664525 + 1013904223);
    return image;
}

} // namespace

TEST(PictureFile, theSuffixSaysInWhichForm)
{
    const TemporaryFolder folder;
    ASSERT_OK(workflow::savePicture(picture(), folder.path(QStringLiteral("a.PNG"))));
    EXPECT_TRUE(readFile(folder.path(QStringLiteral("a.PNG"))).startsWith("\x89PNG"));
    EXPECT_EQ(QImage(folder.path(QStringLiteral("a.PNG"))).size(), QSize(64, 64));
    ASSERT_OK(workflow::savePicture(picture(), folder.path(QStringLiteral("a.jpg"))));
    EXPECT_TRUE(readFile(folder.path(QStringLiteral("a.jpg"))).startsWith("\xff\xd8"));
    const auto unknown = workflow::savePicture(picture(), folder.path(QStringLiteral("a.docx")));
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, ErrorCode::Usage);
    EXPECT_FALSE(workflow::savePicture(QImage(), folder.path(QStringLiteral("b.png"))));
    EXPECT_FALSE(QFile::exists(folder.path(QStringLiteral("b.png"))));
}

TEST(PictureFile, aFullDiskLeavesTheOldPicture)
{
    const TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("a.png"));
    ASSERT_OK(workflow::savePicture(QImage(4, 4, QImage::Format_RGB32), path));
    const QByteArray old = readFile(path);
    {
        const WriteLimit limit(1000);
        const auto saved = workflow::savePicture(picture(), path);
        ASSERT_FALSE(saved);
        EXPECT_EQ(saved.error().code, ErrorCode::Io);
        EXPECT_TRUE(saved.error().message.contains(WriteLimit::words())) << saved.error().message.toStdString();
    }
    EXPECT_EQ(readFile(path), old);
}
