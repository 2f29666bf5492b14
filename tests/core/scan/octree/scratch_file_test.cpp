// SPDX-License-Identifier: Apache-2.0
#include "core/scan/octree/scratch_file.h"

#include "tests/support/test_data.h"
#include "tests/support/write_limit.h"

#include <QDir>

#include <array>

namespace twinloom::scan
{
namespace
{

using Bytes = std::array<char, 4>;

std::span<const std::byte> bytesOf(const Bytes &bytes)
{
    return std::as_bytes(std::span(bytes));
}

TEST(ScratchFile, GivesBackWhatWasWrittenAnywhere)
{
    const twinloom::test::TemporaryFolder folder;
    {
        auto file = ScratchFile::create(folder.path({}));
        ASSERT_OK(file);
        EXPECT_OK(file->append(bytesOf(Bytes{'a', 'b', 'c', 'd'})));
        EXPECT_OK(file->write(100, bytesOf(Bytes{'x', 'y', 'z', '!'})));
        EXPECT_EQ(file->size(), 104u);
        Bytes back{};
        EXPECT_OK(file->read(2, std::as_writable_bytes(std::span(back))));
        EXPECT_EQ(back, (Bytes{'c', 'd', 0, 0}));
        EXPECT_OK(file->read(100, std::as_writable_bytes(std::span(back))));
        EXPECT_EQ(back, (Bytes{'x', 'y', 'z', '!'}));
        EXPECT_EQ(file->read(102, std::as_writable_bytes(std::span(back))).error().code, ErrorCode::Io);
    }
    EXPECT_TRUE(QDir(folder.path({})).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot));
}

TEST(ScratchFile, SaysWhyItCannotBeWritten)
{
    const twinloom::test::TemporaryFolder folder;
    auto file = ScratchFile::create(folder.path({}));
    ASSERT_OK(file);
    const twinloom::test::WriteLimit limit(6);
    EXPECT_OK(file->append(bytesOf(Bytes{})));
    const auto full = file->append(bytesOf(Bytes{}));
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().code, ErrorCode::Io);
    EXPECT_TRUE(full.error().message.contains(twinloom::test::WriteLimit::words()));
    EXPECT_EQ(ScratchFile::create(folder.path(QStringLiteral("missing"))).error().code, ErrorCode::Io);
}

} // namespace
} // namespace twinloom::scan
