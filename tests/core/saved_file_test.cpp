// SPDX-License-Identifier: Apache-2.0
#include "core/saved_file.h"

#include "tests/support/test_data.h"
#include "tests/support/write_limit.h"

#include <QDir>

#include <sys/stat.h>

using namespace twinloom;
using namespace twinloom::test;

namespace
{

struct SavedFileTest : testing::Test {
    QString path(const char *name) const { return folder.path(QLatin1String(name)); }
    QStringList names() const { return QDir(folder.path({})).entryList(QDir::Files | QDir::Hidden); }

    TemporaryFolder folder;
};

} // namespace

TEST_F(SavedFileTest, writesWholeFilesOverOldOnes)
{
    writeFile(path("a"), "old");
    ASSERT_OK(saveFiles({{path("a"), "new"}, {path("b"), QByteArray(100'000, 'b')}}));
    EXPECT_EQ(readFile(path("a")), "new");
    EXPECT_EQ(readFile(path("b")).size(), 100'000);
    EXPECT_EQ(names(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
}

TEST_F(SavedFileTest, whatIsNoRegularFileStays)
{
    ASSERT_EQ(::mkfifo(path("pipe").toLocal8Bit().constData(), 0600), 0);
    const auto done = saveFile(path("pipe"), "new");
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::Io);
    struct stat status {
    };
    ASSERT_EQ(::stat(path("pipe").toLocal8Bit().constData(), &status), 0);
    EXPECT_TRUE(S_ISFIFO(status.st_mode));
}

TEST_F(SavedFileTest, aDiskWithoutSpaceLeavesTheOldFileAndSaysWhy)
{
    writeFile(path("a"), "old");
    for (const qsizetype size : {1001, 100'000}) {
        const WriteLimit limit(1000);
        const Result<void> saved = saveFile(path("a"), QByteArray(size, 'n'));
        ASSERT_FALSE(saved);
        EXPECT_EQ(saved.error().code, ErrorCode::Io);
        EXPECT_TRUE(saved.error().message.contains(path("a"))) << saved.error().message.toStdString();
        EXPECT_TRUE(saved.error().message.contains(WriteLimit::words())) << saved.error().message.toStdString();
    }
    EXPECT_EQ(readFile(path("a")), "old");
    EXPECT_EQ(names(), QStringList{QStringLiteral("a")});
}

TEST_F(SavedFileTest, whenOneOfSeveralFailsNoneIsThere)
{
    const WriteLimit limit(1000);
    EXPECT_FALSE(saveFiles({{path("a"), "small"}, {path("b"), QByteArray(2000, 'b')}}));
    EXPECT_EQ(names(), QStringList());
}

TEST_F(SavedFileTest, whatIsNotCommittedIsNotThere)
{
    {
        SavedFile file(path("a"));
        ASSERT_OK(file.open());
        ASSERT_OK(file.write("bytes"));
    }
    EXPECT_EQ(names(), QStringList());
}

TEST_F(SavedFileTest, aMissingFolderIsNamed)
{
    const Result<void> saved = saveFile(path("none/a"), "x");
    ASSERT_FALSE(saved);
    EXPECT_TRUE(saved.error().message.contains(QStringLiteral("none/a"))) << saved.error().message.toStdString();
}
