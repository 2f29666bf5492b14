// SPDX-License-Identifier: Apache-2.0
#include "core/input_file.h"

#include "tests/support/test_data.h"

#include <sys/stat.h>

using namespace twinloom;
using namespace twinloom::test;

namespace
{

struct InputFile : testing::Test {
    Result<void> open(const QString &path)
    {
        QFile file(path);
        return openInput(file);
    }
    TemporaryFolder folder;
};

} // namespace

TEST_F(InputFile, aFileIsOpenedForReading)
{
    writeFile(folder.path(QStringLiteral("a.txt")), "abc");
    QFile file(folder.path(QStringLiteral("a.txt")));
    ASSERT_OK(openInput(file, QIODevice::Unbuffered));
    EXPECT_EQ(file.readAll(), QByteArray("abc"));
    EXPECT_FALSE(file.isWritable());
}

TEST_F(InputFile, whatCannotBeReadIsNamedWithItsReason)
{
    const auto absent = open(folder.path(QStringLiteral("nowhere.ply")));
    ASSERT_FALSE(absent);
    EXPECT_EQ(absent.error().code, ErrorCode::NotFound);
    EXPECT_TRUE(absent.error().message.contains(QStringLiteral("nowhere.ply")));
    const auto directory = open(folder.path(QStringLiteral(".")));
    ASSERT_FALSE(directory);
    EXPECT_EQ(directory.error().code, ErrorCode::BadInput);
    EXPECT_TRUE(directory.error().message.contains(QStringLiteral("is a folder, not a file")));
    QFile pipe(folder.path(QStringLiteral("pipe")));
    ASSERT_EQ(mkfifo(qPrintable(pipe.fileName()), 0600), 0);
    const auto waiting = openRegularInput(pipe); // opening it would wait for a writer
    ASSERT_FALSE(waiting);
    EXPECT_EQ(waiting.error().code, ErrorCode::Io);
}
