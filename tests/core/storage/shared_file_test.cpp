// SPDX-License-Identifier: Apache-2.0
#include "core/storage/shared_file.h"

#include "tests/support/test_data.h"

namespace twinloom::storage
{

TEST(SharedFile, isMadeWithItsFolderAndFoundAgain)
{
    const test::TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("a/b/notes.db"));
    const QByteArray schema = "CREATE TABLE IF NOT EXISTS note(text TEXT)";
    auto first = openShared(path, schema);
    ASSERT_OK(first);
    auto second = openShared(path, schema); // beside it
    ASSERT_OK(second);
    ASSERT_OK(first->run("INSERT INTO note VALUES('x')"));
    ASSERT_OK(second->run("INSERT INTO note VALUES('y')"));
    EXPECT_EQ(*first->integer("SELECT count(*) FROM note"), 2);
    EXPECT_EQ(*first->integer("PRAGMA synchronous"), 2) << "FULL";
}

TEST(SharedFile, aFolderThatCannotBeMadeIsIo)
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.path(QStringLiteral("file")), {});
    const auto file = openShared(folder.path(QStringLiteral("file/notes.db")), "SELECT 1");
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, ErrorCode::Io);
}

} // namespace twinloom::storage
