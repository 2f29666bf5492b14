// SPDX-License-Identifier: Apache-2.0
#include "twin/history/folder_reader.h"

#include "tests/twin/history/history_samples.h"

namespace twinloom::history
{

TEST(FolderReader, verifyNamesBadFilesAndReadsTheOthers)
{
    const test::TemporaryFolder folder;
    record(folder.path(QString()), wave(50, kHour), true);
    const QString bad = dayPath(folder.path(QString()), kStart + 7 * kDay);
    test::writeFile(bad, QByteArray(3000, 'x'));
    const auto checked = FolderReader(folder.path(QString())).verify({});
    ASSERT_OK(checked);
    EXPECT_EQ(checked->samples, 50);
    ASSERT_EQ(checked->issues.size(), 1u);
    EXPECT_EQ(checked->issues[0].code, QStringLiteral("database"));
    EXPECT_EQ(checked->issues[0].field, bad);
}

} // namespace twinloom::history
