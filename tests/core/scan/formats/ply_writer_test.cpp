// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/ply_writer.h"

#include "core/scan/formats/reader.h"
#include "tests/support/test_data.h"

namespace twinloom::scan
{
namespace
{

TEST(PlyWriter, readerGivesBackWhatWasWritten)
{
    for (const double far : {0.0, 4320900.0}) {
        PointCloud cloud;
        cloud.origin = {0, far, 0};
        cloud.positions = {{1.5f, 2.25f, 3}, {-1, 0.001f, 7}};
        cloud.colours = {{1, 2, 3}, {255, 254, 0}};
        cloud.intensities = {0.25f, 1.0f};
        cloud.normals = {{0, 0, 1}, {1, 0, 0}};
        const test::TemporaryFolder folder;
        Progress progress;
        ASSERT_OK(writePly(folder.path(QStringLiteral("a.ply")), cloud, progress));
        const auto scans = readScans(folder.path(QStringLiteral("a.ply")), {}, progress);
        ASSERT_OK(scans);
        EXPECT_EQ(scans->front().zUp, ZUp::Stated);
        EXPECT_EQ(scans->front().unitHint, QStringLiteral("metre"));
        const PointCloud &back = scans->front().cloud;
        ASSERT_EQ(back.size(), 2u);
        for (std::size_t i = 0; i < 2; ++i)
            EXPECT_LT(
                (back.positions[i].cast<double>() + back.origin - cloud.positions[i].cast<double>() - cloud.origin)
                    .norm(),
                1e-5);
        EXPECT_TRUE(back.colours == cloud.colours);
        EXPECT_EQ(back.intensities, cloud.intensities);
        EXPECT_TRUE(back.normals == cloud.normals);
    }
}

TEST(PlyWriter, saysWhyItCannotWrite)
{
    const test::TemporaryFolder folder;
    Progress progress;
    const auto done = writePly(folder.path(QStringLiteral("none/a.ply")), PointCloud(), progress);
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::Io);
}

} // namespace
} // namespace twinloom::scan
