// SPDX-License-Identifier: Apache-2.0
#include "twin/history/recording_lock.h"

#include "tests/support/test_data.h"

namespace twinloom::history
{

TEST(RecordingLock, thereIsOneAtATime)
{
    const test::TemporaryFolder folder;
    {
        const auto first = RecordingLock::take(folder.path(QStringLiteral("h")));
        ASSERT_OK(first);
        const auto second = RecordingLock::take(folder.path(QStringLiteral("h")));
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().code, ErrorCode::Conflict);
    }
    EXPECT_OK(RecordingLock::take(folder.path(QStringLiteral("h"))));
}

TEST(RecordingLock, aFolderThatCannotBeMadeIsIo)
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.path(QStringLiteral("file")), {});
    const auto lock = RecordingLock::take(folder.path(QStringLiteral("file/h")));
    ASSERT_FALSE(lock);
    EXPECT_EQ(lock.error().code, ErrorCode::Io);
}

} // namespace twinloom::history
