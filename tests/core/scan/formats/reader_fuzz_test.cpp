// SPDX-License-Identifier: Apache-2.0
// Damaged files: whatever is in them, a reader gives points or one error that names the file, and never allocates by
// what a header claims.
#include "core/scan/formats/reader.h"

#include "core/geometry/random.h"
#include "tests/support/test_data.h"

#include <QFileInfo>

#include <cstring>

namespace twinloom::scan
{
namespace
{

using test::dataPath;

class DamagedFiles : public testing::TestWithParam<const char *>
{
protected:
    QString source() const { return dataPath(QLatin1String("scans/") + QLatin1String(GetParam())); }
    /// Reads `bytes` under the source's extension and checks what every outcome must hold.
    Result<std::vector<LoadedScan>> check(const QByteArray &bytes)
    {
        const QString path = m_folder.path(QLatin1String("damaged.") + QFileInfo(source()).suffix());
        test::writeFile(path, bytes);
        Progress progress;
        auto scans = readScans(path, {}, progress);
        if (!scans) {
            EXPECT_EQ(scans.error().code, ErrorCode::BadInput) << scans.error().text().toStdString();
            EXPECT_TRUE(scans.error().message.contains(path));
            return scans;
        }
        EXPECT_FALSE(scans->empty());
        for (const LoadedScan &scan : *scans) {
            EXPECT_FALSE(scan.cloud.empty());
            for (const Eigen::Vector3f &position : scan.cloud.positions)
                if (!position.allFinite())
                    ADD_FAILURE() << "a position is not finite";
        }
        return scans;
    }

private:
    test::TemporaryFolder m_folder;
};

TEST_P(DamagedFiles, survivesRandomChanges)
{
    const QByteArray whole = test::readFile(source()).left(40000);
    geometry::Random random(17);
    for (int round = 0; round < 60; ++round) {
        QByteArray bytes = whole;
        const std::uint32_t changes = 1 + random.below(8);
        // Half of the changes go where the headers are.
        for (std::uint32_t i = 0; i < changes; ++i) {
            const auto size = static_cast<std::uint32_t>(bytes.size());
            const std::uint32_t at = random.below(random.below(2) ? std::min(size, 400u) : size);
            bytes[static_cast<qsizetype>(at)] = static_cast<char>(random.below(4) ? random.below(256) : 0xff);
        }
        static_cast<void>(check(bytes));
    }
}

TEST_P(DamagedFiles, truncationIsAnErrorOrFewerPoints)
{
    const QByteArray whole = test::readFile(source());
    const auto complete = check(whole);
    ASSERT_OK(complete);
    for (int part = 1; part < 12; ++part) {
        const auto scans = check(whole.left(whole.size() * part / 12));
        if (scans) {
            EXPECT_LE(scans->front().pointsInFile, complete->front().pointsInFile);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(All, DamagedFiles,
                         testing::Values("formats/ply/mesh.ply", "formats/ply/text_extradim.ply",
                                         "quest_rooms/office_small_mesh.ply", "formats/pcd/autzen-utm.pcd",
                                         "pcl_kinect_pairwise/capture0004.pcd", "formats/pts/test.pts",
                                         "formats/text/utm17_1.txt", "formats/ptx/multiple-and-transform.ptx",
                                         "formats/las/1.2-with-color.las", "formats/las/test1_4.las",
                                         "formats/e57/tinyCartesianFloatRgb.e57", "formats/e57/tiny_spherical.e57"));

Result<std::vector<LoadedScan>> loadBytes(const QByteArray &bytes, const char *name)
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.path(QLatin1String(name)), bytes);
    Progress progress;
    return readScans(folder.path(QLatin1String(name)), {}, progress);
}

QByteArray plyHeader(const QByteArray &format, const QByteArray &count)
{
    return "ply\nformat " + format + " 1.0\nelement vertex " + count +
           "\nproperty float x\nproperty float y\nproperty float z\nend_header\n";
}

TEST(ReaderLimits, hugeCountsAreRefusedBeforeAnythingIsAllocated)
{
    const QByteArray ten(120, '\0');
    for (const char *count : {"11", "4000000000", "18446744073709551615"}) {
        for (const char *format : {"ascii", "binary_little_endian", "binary_big_endian"}) {
            const auto ply = loadBytes(plyHeader(format, count) + ten, "a.ply");
            ASSERT_FALSE(ply.has_value()) << format << count;
            EXPECT_TRUE(ply.error().message.contains(QLatin1String("byte"))) << ply.error().text().toStdString();
        }
        for (const char *data : {"ascii", "binary", "binary_compressed"}) {
            const QByteArray pcd = QByteArray("# .PCD v0.7\nFIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nWIDTH ") + count +
                                   "\nHEIGHT 1\nPOINTS " + count + "\nDATA " + data + "\n";
            EXPECT_FALSE(loadBytes(pcd + ten, "a.pcd").has_value()) << data << count;
        }
        EXPECT_FALSE(loadBytes(QByteArray(count) + "\n1 2 3\n", "a.pts").has_value());
        EXPECT_FALSE(loadBytes(QByteArray(count) + "\n" + count +
                                   "\n0 0 0\n1 0 0\n0 1 0\n0 0 1\n1 0 0 0\n0 1 0 0\n0 0 1 0\n0 0 0 1\n1 2 3 0\n",
                               "a.ptx")
                         .has_value());
    }
}

TEST(ReaderLimits, pointsThatAreNotFiniteDoNotCount)
{
    const float nan = std::numeric_limits<float>::quiet_NaN(), inf = std::numeric_limits<float>::infinity();
    const float values[] = {1, 2, 3, nan, 0, 0, 0, -inf, 0, 4, 5, 6};
    const auto ply = loadBytes(plyHeader("binary_little_endian", "4") +
                                   QByteArray(reinterpret_cast<const char *>(values), sizeof(values)),
                               "a.ply");
    ASSERT_OK(ply);
    EXPECT_EQ(ply->front().pointsInFile, 2u);
    const auto text = loadBytes("1 2 3\nnan nan nan\n4 5 6\n", "a.xyz");
    ASSERT_OK(text);
    EXPECT_EQ(text->front().pointsInFile, 2u);
    EXPECT_FALSE(loadBytes("nan nan nan\n", "a.xyz").has_value());
    EXPECT_FALSE(loadBytes(plyHeader("ascii", "0"), "a.ply").has_value());
}

TEST(ReaderLimits, bigEndianReadsLikeLittleEndian)
{
    QByteArray bytes;
    for (const float value : {1.5f, -2.25f, 1000.5f}) {
        char raw[4];
        std::memcpy(raw, &value, 4);
        for (const int i : {3, 2, 1, 0})
            bytes.append(raw[i]);
    }
    const auto scans = loadBytes(plyHeader("binary_big_endian", "1") + bytes, "a.ply");
    ASSERT_OK(scans);
    EXPECT_LT((scans->front().cloud.positions[0].cast<double>() + scans->front().cloud.origin -
               geometry::Vec3(1.5, -2.25, 1000.5))
                  .norm(),
              1e-9);
}

TEST(ReaderLimits, textTablesOfManyHands)
{
    const auto german = loadBytes("X;Y;Z\n1,5;2,5;0,25\n", "a.csv");
    ASSERT_OK(german);
    EXPECT_EQ(german->front().cloud.positions[0], Eigen::Vector3f(1.5f, 2.5f, 0.25f));
    const auto swapped = loadBytes("//Z X Y Red Green Blue\n3 1 2 255 128 0\n", "a.txt");
    ASSERT_OK(swapped);
    EXPECT_EQ(swapped->front().cloud.positions[0], Eigen::Vector3f(1, 2, 3));
    EXPECT_EQ(swapped->front().cloud.colours.at(0), (Rgb{255, 128, 0}));
    const auto normals = loadBytes("0 0 0 0 0 1\n1 0 0 0.6 0.8 0\n", "a.xyzn");
    ASSERT_OK(normals);
    EXPECT_EQ(normals->front().cloud.normals.size(), 2u);
    EXPECT_TRUE(normals->front().cloud.colours.empty());
    const auto two = loadBytes("1\n1 2 3\n2\n4 5 6\n7 8 9\n", "a.pts");
    ASSERT_OK(two);
    ASSERT_EQ(two->size(), 2u);
    EXPECT_EQ((*two)[1].pointsInFile, 2u);
    const auto broken = loadBytes("1 2 3\n4 5\n", "a.xyz");
    ASSERT_FALSE(broken.has_value());
    EXPECT_TRUE(broken.error().message.contains(QLatin1String("line 2")));
    EXPECT_FALSE(loadBytes("dear reader, this is prose\nand no table\n", "a.txt").has_value());
    EXPECT_FALSE(loadBytes(QByteArray(3 << 20, '7'), "a.txt").has_value());
}

TEST(ReaderLimits, modelsAndUnknownFilesSayWhatToDo)
{
    for (const char *name : {"a.obj", "a.glb", "a.stl", "a.docx"}) {
        const auto scans = loadBytes(QByteArray("\x01\x02\x03\x04", 4), name);
        ASSERT_FALSE(scans.has_value());
        EXPECT_EQ(scans.error().code, ErrorCode::BadInput);
        EXPECT_FALSE(scans.error().hint.isEmpty());
    }
}

TEST(ReaderLimits, stopsWhenCancelled)
{
    Progress progress;
    progress.cancel();
    for (const char *file :
         {"quest_rooms/office_small_cloud.ply", "formats/e57/bunnyFloat.e57", "formats/las/100-points.las"})
        EXPECT_EQ(readScans(dataPath(QLatin1String("scans/") + QLatin1String(file)), {}, progress).error().code,
                  ErrorCode::Cancelled)
            << file;
}

} // namespace
} // namespace twinloom::scan
