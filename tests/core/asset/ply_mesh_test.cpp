// SPDX-License-Identifier: Apache-2.0
#include "core/asset/ply_mesh.h"

#include "core/geometry/random.h"
#include "tests/support/test_data.h"

#include <QtEndian>

using namespace twinloom;
using namespace twinloom::asset;

namespace
{

constexpr const char *kText =
    "ply\r\nformat ascii 1.0\ncomment by hand\nelement vertex 4\nproperty float x\nproperty float y\n"
    "property double z\nproperty uchar red\nproperty uchar green\nproperty uchar blue\n"
    "element face 1\nproperty uchar flags\nproperty list uchar int vertex_indices\nend_header\n"
    "0 0 0 255 0 0\n1 0 0 255 0 0\n1 1 0.5 255 0 0\n0 1 0 255 0 0\n7 4 0 1 2 3\n";

template <class T>
void append(QByteArray &bytes, T value, bool big)
{
    T stored = value;
    big ? qToBigEndian(value, &stored) : qToLittleEndian(value, &stored);
    bytes.append(reinterpret_cast<const char *>(&stored), sizeof stored);
}

QByteArray binary(bool big)
{
    QByteArray bytes = QByteArray("ply\nformat ") + (big ? "binary_big_endian" : "binary_little_endian") +
                       " 1.0\nelement vertex 3\nproperty float x\nproperty float y\nproperty float z\nproperty float "
                       "nx\nproperty float ny\n"
                       "property float nz\nelement face 1\nproperty list uchar ushort vertex_index\nend_header\n";
    for (const float value : {0.f, 0.f, 0.f, 0.f, 0.f, 1.f, 2.f, 0.f, 0.f, 0.f, 0.f, 1.f, 0.f, 3.f, 0.f, 0.f, 0.f, 1.f})
        append(bytes, value, big);
    bytes.append('\3');
    for (const quint16 index : {0, 1, 2})
        append(bytes, index, big);
    return bytes;
}

} // namespace

TEST(PlyMesh, ReadsTextWithPolygonsAndColours)
{
    const auto mesh = readPlyMesh(kText, {});
    ASSERT_OK(mesh);
    ASSERT_EQ(mesh->corners.size(), 4u);
    EXPECT_EQ(mesh->corners[2], Eigen::Vector3d(1, 1, 0.5));
    EXPECT_EQ(mesh->indices, (std::vector<std::uint32_t>{0, 1, 2, 0, 2, 3}));
    EXPECT_TRUE(mesh->normals.empty());
    ASSERT_TRUE(mesh->colour);
    EXPECT_EQ(*mesh->colour, Eigen::Vector3f(1, 0, 0));
}

TEST(PlyMesh, ReadsBothByteOrders)
{
    for (const bool big : {false, true}) {
        const auto mesh = readPlyMesh(binary(big), {});
        ASSERT_OK(mesh);
        ASSERT_EQ(mesh->corners.size(), 3u);
        EXPECT_EQ(mesh->corners[2], Eigen::Vector3d(0, 3, 0));
        EXPECT_EQ(mesh->normals.at(1), Eigen::Vector3f(0, 0, 1));
        EXPECT_EQ(mesh->indices, (std::vector<std::uint32_t>{0, 1, 2}));
    }
}

TEST(PlyMesh, RefusesEveryTruncation)
{
    const QByteArray bytes = binary(false);
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        const auto mesh = readPlyMesh(bytes.first(size), {});
        ASSERT_FALSE(mesh) << size;
        EXPECT_EQ(mesh.error().code, ErrorCode::BadInput);
        EXPECT_TRUE(mesh.error().message.contains(QStringLiteral("at byte")));
    }
}

TEST(PlyMesh, StandsSpoiltBytes)
{
    geometry::Random random(3);
    for (int i = 0; i < 20000; ++i) {
        QByteArray bytes = i % 2 ? binary(i % 4 == 1) : QByteArray(kText);
        for (std::uint32_t k = 1 + random.below(4); k > 0; --k)
            bytes[random.below(static_cast<std::uint32_t>(bytes.size()))] = static_cast<char>(random.below(256));
        const auto mesh = readPlyMesh(bytes, {});
        for (const std::uint32_t index : mesh ? mesh->indices : std::vector<std::uint32_t>())
            ASSERT_LT(index, mesh->corners.size());
    }
}

TEST(PlyMesh, AForgedCountCostsNothing)
{
    const auto mesh = readPlyMesh("ply\nformat ascii 1.0\nelement vertex 9000000000000000000\nend_header\n", {});
    ASSERT_FALSE(mesh);
    EXPECT_EQ(mesh.error().code, ErrorCode::BadInput);
}
